import Kernel

/// What a known mistake changes in a dossier, and by what it is recognised there.
enum MistakeAim: Hashable, Sendable {
  /// `BM`: the wrong lines are a variant of the entry.
  case entry(String)
  /// `ca3.20`, with the wrong value.
  case answer(String)
  /// `lettre(TILLEULS ; F101 VT)`: these entries are lettered together, and should not be.
  case lettered(party: String, entries: [String])
  /// `solde(512)`, with the wrong balance that the wrong entries lead to.
  case balance(String)
  /// `rapprochement(512)`, with the difference that is left.
  case reconciled(String)
  /// `suspens(512)`, with the wrong number of outstanding items.
  case outstanding(String)
  /// `bulletin(karim ; 2026-10 ; brut)`, with the wrong amount.
  case payslip(person: String, month: Month, item: String)
  /// `contrat(ibrahima ; taux)`, with the wrong term.
  case contract(person: String, item: String)
  /// `dsn(01 ; 2026-10 ; S21.G00.51.013 ; karim.brut)`, with what stands there instead of the right value.
  case declaration(nature: String, month: Month, rubric: String, Formula)

  /// A name alone is an answer when it has a wrong value, else an entry.
  init(_ text: String, hasValue: Bool) throws(Formula.Fault) {
    guard let open = text.firstIndex(of: "("), text.last == ")" else {
      self = hasValue ? .answer(text) : .entry(text)
      return
    }
    let name = String(text[..<open]).trimmed
    let inner = text[text.index(after: open)...].dropLast()
    let arguments = inner.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
    let counts = ["lettre": 2, "solde": 1, "rapprochement": 1, "suspens": 1, "bulletin": 3, "contrat": 2, "dsn": 4]
    guard let count = counts[name] else {
      throw Formula.Fault("la cible « \(name) » n’existe pas ; il y a : \(counts.keys.sorted().joined(separator: ", "))")
    }
    guard arguments.count == count, !arguments.contains("") else {
      throw Formula.Fault("\(name) demande \(count) valeur(s) : « \(text) »")
    }
    guard hasValue != (name == "lettre") else {
      throw Formula.Fault(hasValue ? "un lettrage erroné n’a pas de valeur" : "la valeur erronée manque")
    }
    switch name {
    case "lettre": self = .lettered(party: arguments[0], entries: arguments[1].split(separator: " ").map(String.init))
    case "solde": self = .balance(arguments[0])
    case "rapprochement": self = .reconciled(arguments[0])
    case "suspens": self = .outstanding(arguments[0])
    case "contrat": self = .contract(person: arguments[0], item: arguments[1])
    default:
      guard let month = Month(iso: arguments[1]) else { throw Formula.Fault("« \(arguments[1]) » n’est pas un mois AAAA-MM") }
      self =
        name == "bulletin"
        ? .payslip(person: arguments[0], month: month, item: arguments[2])
        : .declaration(nature: arguments[0], month: month, rubric: arguments[2], try Formula(arguments[3]))
    }
  }
}
