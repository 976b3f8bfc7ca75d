import Foundation
import Testing

/// The page of the messages is made from the sources, so that it cannot say
/// something else than the program.
@Suite struct MessagesPageTests {
  static let page = "Sources/Ledger/Ledger.docc/Messages.md"

  static let opening = """
    # Messages et remèdes

    Tout ce qu’Écritoire peut trouver à redire, par code, avec la forme du message et ce qu’on peut faire.

    ## Lire un message

        fichier:ligne:champ: gravité [code] message → remède (texte de loi)

    Une **erreur** arrête : rien n’est gardé. Un **avertissement** et une **information** n’arrêtent pas. Le code ne change jamais de
    sens et n’est jamais repris pour autre chose : un script peut s’y fier. Avec `--json`, les mêmes champs sont dans `findings`.

    Ci-dessous, « … » tient la place d’un nombre, d’un nom ou d’une date, et « / » sépare ce qui dépend du cas. Quand un fichier a
    beaucoup de fois la même faute, les premières sont montrées et les autres comptées.

    Cette page est faite à partir des sources (`make data`).

    """

  /// What the first word of a code is about, in the order of the page.
  static let subjects: [(prefix: String, title: String)] = [
    ("dossier", "Le dossier"),
    ("trail", "La piste d’audit"),
    ("ledger", "Les écritures, les comptes, les tiers, les journaux"),
    ("entry-import", "L’import d’écritures"),
    ("import", "Les imports"),
    ("vat", "La TVA"),
    ("lettering", "Le lettrage"),
    ("fec", "Le fichier des écritures comptables"),
    ("bank", "La banque"),
    ("cash", "La trésorerie et la caisse"),
    ("payment", "Les paiements"),
    ("sepa", "Les fichiers SEPA"),
    ("workforce", "Les salariés, les contrats, les absences"),
    ("payroll", "La paie"),
    ("dsn", "La DSN"),
    ("payslip", "Le contrôle d’un bulletin"),
    ("competence", "Les scénarios et les compétences"),
    ("report", "Les états"),
    ("pages", "Les PDF"),
    ("chart", "Le plan comptable"),
    ("law", "Les chiffres du droit"),
    ("file", "Les fichiers"),
    ("text", "Les textes"),
    ("csv", "Le CSV"),
    ("xml", "Le XML"),
    ("sample", "Les exemples"),
    ("demo", "La démonstration"),
    ("help", "L’aide"),
  ]

  static func cell(_ text: String) -> String {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
    let escaped = ["|", "<", "*", "_"].reduce(words) { $0.replacing($1, with: "\\" + $1) }
    // As code, or the page would show the two hyphens of an option as a dash.
    return escaped.replacing(/--[a-z-]+/) { "`\($0.output)`" }
  }

  static func rows(_ calls: [FindingCall]) -> [String] {
    Dictionary(grouping: calls, by: \.code).sorted { $0.key < $1.key }.map { code, calls in
      func all(_ part: (FindingCall) -> String) -> String {
        var seen: [String] = []
        for call in calls where !part(call).isEmpty && !seen.contains(part(call)) { seen.append(part(call)) }
        return cell(seen.joined(separator: " / "))
      }
      let french = ["error": "erreur", "warning": "avertissement", "info": "information"]
      let severities = ["error", "warning", "info"].filter { name in calls.contains { $0.severities.contains(name) } }
      let gravity = severities.compactMap { french[$0] }.joined(separator: " ou ")
      return "| `\(code)` | \(gravity) | \(all(\.message)) | \(all(\.recovery)) | \(all(\.reference)) |"
    }
  }

  static func markdown(_ calls: [FindingCall]) -> String {
    var page = opening
    let head = "\n| code | gravité | message | remède | texte |\n|---|---|---|---|---|\n"
    for (subject, calls) in grouped(calls) where !calls.isEmpty {
      page += "\n## \(subject)\n" + head + rows(calls).map { $0 + "\n" }.joined()
    }
    return page
  }

  static func grouped(_ calls: [FindingCall]) -> [(String, [FindingCall])] {
    let known = Set(subjects.map(\.prefix))
    let byWord = Dictionary(grouping: calls) { String($0.code.prefix { $0 != "." }) }
    let others = byWord.filter { !known.contains($0.key) }.flatMap(\.value)
    return subjects.map { ($0.title, byWord[$0.prefix] ?? []) } + [("Autres", others)]
  }

  @Test func `the page Messages et remèdes says what the sources say (ECRITOIRE_UPDATE_GOLDEN=1 rewrites it)`() throws {
    let made = Self.markdown(try FindingCall.all())
    if ProcessInfo.processInfo.environment["ECRITOIRE_UPDATE_GOLDEN"] == "1" {
      try made.write(to: Repository.root.appendingPathComponent(Self.page), atomically: true, encoding: .utf8)
    }
    let (now, wanted) = (try Repository.lines(Self.page), Array(made.components(separatedBy: "\n").dropLast()))
    #expect(Set(wanted).subtracting(now).sorted() == [], "to be said: run make data")
    #expect(Set(now).subtracting(wanted).sorted() == [], "no longer said: run make data")
    #expect(now == wanted, "in this order: run make data")
  }

  @Test func `each code has a message and a way out on the page`() throws {
    let calls = try FindingCall.all()
    let codes = Set(calls.map(\.code))
    #expect(Set(try FindingCodeTests.uses().map(\.code)).subtracting(codes).sorted() == [])
    #expect(Set(try FECRuleText.all().values.map(\.code)).subtracting(codes).sorted() == [])
    for call in calls {
      #expect(!call.message.isEmpty, "\(call.path): \(call.code) has no message that can be read")
      #expect(call.recovery.contains { $0.isLetter }, "\(call.path): \(call.code) has no way out that can be read")
    }
  }

  @Test func `a message is read through its literals, choices and local names`() throws {
    let source = #"""
      extension Finding {
        static func a(_ n: Int) -> Finding {
          let place = "Ligne \(n)"
          let way = n > 1 ? "Ôtez-la." : "Gardez-la, \(n)."
          return Finding("a.b", .warning, "\(place), trop (\(f("x)")))" + ".", recovery: way, reference: "CGI art. 1")
        }
        static func c() -> Finding { .fec(.rule, "Vide.", recovery: "Refaites.") }
        static func d(_ isFirst: Bool) -> Finding {
          let again = "recommencez"
          return Finding("d.e", "Rien.", recovery: isFirst ? again.capitalized : again + ".")
        }
      }
      """#
    var file = SourceOfFindings(path: "A.swift", text: source)
    file.rules = ["rule": FECRuleText(code: "fec.c", severity: "info", article: "LPF")]
    let calls = file.calls()
    try #require(calls.count == 3)
    #expect(calls[0].message == "Ligne …, trop (…).")
    #expect(calls[0].recovery == "Ôtez-la. / Gardez-la, ….")
    #expect((calls[0].code, calls[0].severities, calls[0].reference) == ("a.b", ["warning"], "CGI art. 1"))
    #expect((calls[1].code, calls[1].severities, calls[1].message) == ("fec.c", ["info"], "Vide."))
    #expect(calls[2].recovery == "recommencez")
  }
}
