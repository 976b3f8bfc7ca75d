/// An element of a message with what it holds, without namespaces: they change from version to version, the names do not.
struct CAMT053Node {
  let name: String
  let line: Int
  var attributes: [String: String] = [:]
  var text = ""
  var children: [CAMT053Node] = []

  init(_ name: String, line: Int) { (self.name, self.line) = (name, line) }

  /// The first child of that name.
  func child(_ name: String) -> CAMT053Node? { children.first { $0.name == name } }

  /// The element that a path of names leads to: `at("Acct", "Id", "IBAN")`.
  func at(_ path: String...) -> CAMT053Node? {
    var node = self
    for name in path {
      guard let next = node.child(name) else { return nil }
      node = next
    }
    return node
  }

  /// Its text without blanks around, nil when there is none.
  var value: String? { BankText.nonEmpty(BankText.trimmed(BankText.cleaned(text))) }

  /// The code that an element holds, itself or in `Cd` or `Prtry`: statuses changed from one to the other with version 8.
  var code: String? { child("Cd")?.value ?? child("Prtry")?.value ?? value }

  /// Every element of that name below, in order.
  func all(_ name: String) -> [CAMT053Node] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }
}
