import Kernel
import Presentation
import Store
import UseCases
import Workforce

// What the pages of the workforce have in common: numbers in addresses, the state that a form was filled on, refusals.

extension DossierVisit {
  /// The number that a part of the address says; 0, which nothing has, when it is none.
  func number(_ parameter: String) -> Int64 { Int64(self.parameter(parameter)) ?? 0 }

  /// The state that the form was filled on: another one since is refused when it is kept.
  func asRead<Value>(_ kept: Kept<Value>) -> Kept<Value> {
    Kept(
      id: kept.id, version: form.text("version").flatMap { Int64($0) } ?? kept.version, value: kept.value, instant: kept.instant,
      author: kept.author)
  }

  var isTrial: Bool { form["acte"] == "verifier" }

  func employeePath(_ id: Int64, _ rest: String = "") -> String { path("salaries/\(id)" + (rest.isEmpty ? "" : "/\(rest)")) }

  /// Makes a change that a form asked for. What is refused brings the form back, as it was typed.
  /// - Parameters:
  ///   - placed: gives a finding the field of the form, where the use case counts otherwise.
  ///   - done: where to go once it is kept, and what is said there.
  func change<Value>(
    placed: (Finding) -> Finding = { $0 }, draw: ([Finding]) throws -> Page, make: () throws -> WorkforceOutcome<Value>,
    done: (WorkforceOutcome<Value>) -> (address: String, text: String)
  ) throws -> Answer {
    do {
      let outcome = try make()
      guard outcome.isKept else {
        let findings = outcome.findings.map(placed)
        var page = shown(try draw(findings), findings)
        page.status = outcome.isRefused ? 422 : 200
        if !outcome.isRefused {
          page.subtitle =
            outcome.findings.isEmpty
            ? "Vérifié : rien à redire, et rien n’est gardé." : "Vérifié : cela peut se garder ; rien n’est gardé encore."
        }
        return .page(page)
      }
      let (address, text) = done(outcome)
      return .redirect(address, Notice(([text] + outcome.findings.map(\.message)).joined(separator: " ")))
    } catch let finding as Finding where [409, 422].contains(finding.httpStatus) {
      var page = shown(try draw([finding]), [finding])
      page.status = finding.httpStatus
      return .page(page)
    }
  }

  /// What is to be seen again, led to its field when the form has it: an amendment does not show the birth day.
  private func shown(_ page: Page, _ findings: [Finding]) -> Page {
    var page = page
    guard let fields = (page.view as? any ShowsForm)?.form.groups.flatMap(\.inputs).compactMap(\.id) else {
      page.refusals = findings
      return page
    }
    page.refusals = findings.map { finding in
      guard let field = finding.field, !fields.contains(field) else { return finding }
      return finding.withoutField
    }
    return page
  }
}

extension Fields {
  /// A duration in hours: `35`, `17,5`. Throws `web.amount-unreadable`.
  func hours(_ field: String) throws -> Hours? { try amount(field).map { Hours(hundredths: $0.cents) } }

  /// Days of leave: `17,5`. Throws `web.amount-unreadable`.
  func leaveDays(_ field: String) throws -> LeaveDays? { try amount(field).map { LeaveDays(hundredths: $0.cents) } }

  /// A day that must be there. Throws `web.day-unreadable`, `web.field-missing`.
  func requiredDay(_ field: String) throws -> Day {
    guard let day = try day(field) else { throw Finding.fieldMissing("une date").at(field: field) }
    return day
  }

  /// A number that carries its own key. Throws `web.identifier-refused`.
  func identifier<Value>(
    _ field: String, _ name: String, _ read: (String) throws(IdentifierTextError) -> Value
  ) throws -> Value? {
    guard let text = text(field) else { return nil }
    do { return try read(text) } catch { throw Finding.identifierRefused(name, error.reason).at(field: field) }
  }

  /// The address of somebody or of a place: `rue`, `complement`, `code-postal`, `ville`, `pays`; nil when all are empty.
  func postalAddress() -> PostalAddress? {
    let lines = ["rue", "complement"].compactMap { text($0) }
    let (postcode, town) = (text("code-postal") ?? "", text("ville") ?? "")
    guard !lines.isEmpty || !postcode.isEmpty || !town.isEmpty else { return nil }
    return PostalAddress(lines: lines, postcode: postcode, town: town, country: text("pays")?.uppercased() ?? "FR")
  }
}

extension FormDrawing {
  func address(_ address: PostalAddress?) -> [FormInput] {
    [
      field("rue", "Numéro et rue", address?.lines.first),
      field("complement", "Complément", address.map { $0.lines.dropFirst().joined(separator: ", ") }),
      field("code-postal", "Code postal", address?.postcode), field("ville", "Ville", address?.town),
      field("pays", "Pays", address?.country ?? "FR", help: "en deux lettres"),
    ]
  }
}

extension Finding {
  static func identifierRefused(_ name: String, _ reason: String) -> Finding {
    Finding(
      "web.identifier-refused", "\(name) est refusé : \(reason).",
      recovery: "Relisez-le signe par signe sur le document ; sa clé dit qu’un chiffre n’est pas le bon.")
  }
}
