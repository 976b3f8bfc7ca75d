import Foundation

extension Messages {
  /// A whole declaration of October 2026, as it is made here of two payslips: the golden one.
  static let workshop: MessageText = {
    guard let data = try? Data(contentsOf: DeclaringGoldenTests.file) else { preconditionFailure("no golden declaration") }
    let text = String(String.UnicodeScalarView(data.map { Unicode.Scalar($0) }))
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("S90") }.map { line in
      line.dropFirst(8).prefix(6) + " " + line.dropFirst(16).dropLast()
    }
    return MessageText(lines.joined(separator: "\n"))
  }()
}

extension MessageText {
  /// The first rubric of a name after some lines, one after the other: « 81.003 » of the contribution « 075 » under a base.
  func after(_ lines: String..., set name: String, _ value: String) -> MessageText {
    var changed = self
    let place = changed.end(of: lines)
    guard let found = changed.lines[place...].firstIndex(where: { $0.name == name }) else {
      preconditionFailure("no rubric \(name)")
    }
    changed.lines[found].value = value
    return changed
  }

  /// Everything from the first such line after some others to the one before the next of a name.
  func after(_ lines: String..., dropping first: String, to name: String) -> MessageText {
    var changed = self
    let start = changed.end(of: lines + [first]) - 1
    let names = name.split(separator: " ").map(String.init)
    let end = changed.lines[(start + 1)...].firstIndex { names.contains($0.name) } ?? changed.lines.count
    changed.lines.removeSubrange(start..<end)
    return changed
  }

  private func end(of wanted: [String]) -> Int {
    var place = 0
    for line in wanted {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard let found = lines[place...].firstIndex(where: { $0.name == parts[0] && $0.value == parts[1] }) else {
        preconditionFailure("no line \(line)")
      }
      place = found + 1
    }
    return place
  }
}
