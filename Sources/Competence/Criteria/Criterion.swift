public import Kernel

/// Points, in hundredths: criteria are worth half points too.
public struct Points: Hashable, Comparable, Sendable, AdditiveArithmetic {
  public let hundredths: Int
  public init(hundredths: Int) { self.hundredths = hundredths }

  public static let zero = Points(hundredths: 0)
  public static func + (a: Points, b: Points) -> Points { Points(hundredths: a.hundredths + b.hundredths) }
  public static func - (a: Points, b: Points) -> Points { Points(hundredths: a.hundredths - b.hundredths) }
  public static func < (a: Points, b: Points) -> Bool { a.hundredths < b.hundredths }

  /// A share of them, a half goes up.
  func kept(_ share: Share) -> Points { Points(hundredths: (hundredths * share.thousandths + 500) / 1000) }

  /// « 12 », « 1,5 ».
  public var french: String {
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    let decimals = rest == 0 ? "" : "," + (rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0" : "") + String(rest))
    return sign + String(whole) + decimals
  }

  /// Reads what `french` prints; nil for anything else, and for a negative number.
  public init?(french text: String) {
    guard let amount = try? Money(french: text), amount >= .zero, amount.cents < 1_000_000 else { return nil }
    self.init(hundredths: Int(amount.cents))
  }
}

/// What is kept of the points of something that is not wholly right, in thousandths.
public struct Share: Hashable, Comparable, Sendable {
  public let thousandths: Int

  /// Traps outside 0…1000.
  public init(thousandths: Int) {
    precondition((0...1000).contains(thousandths), "a share goes from none to all")
    self.thousandths = thousandths
  }

  public static let none = Share(thousandths: 0)
  public static let all = Share(thousandths: 1000)
  public static func < (a: Share, b: Share) -> Bool { a.thousandths < b.thousandths }

  /// Reads a percentage from 0 to 100 with at most one decimal, `66,7`; nil for anything else.
  public init?(french text: String) {
    guard let percent = Rate(frenchPercent: text), (0...100_000_000).contains(percent.e8), percent.e8 % 100_000 == 0 else {
      return nil
    }
    self.init(thousandths: Int(percent.e8 / 100_000))
  }
}

/// What is graded together, and the competences it speaks for.
public struct Criterion: Hashable, Sendable {
  public let id: String
  public let title: String
  public let competences: [String]
  public let controls: [Control]

  public var points: Points { controls.map(\.points).reduce(.zero, +) }
}

/// One thing that is looked at in the dossier, what it is worth, and what is said of it in three steps.
public struct Control: Hashable, Sendable {
  public let points: Points
  public let predicate: Predicate
  /// A question that leads there.
  public let hint: String
  /// The rule, with its article.
  public let rule: String
  /// The worked correction, with `{faits}`; empty where the model answer says it.
  public let correction: String
  public let line: Int
}

/// What can be asked of a dossier: a small declared vocabulary, so that who writes a scenario writes no program, and who reads a grade
/// can say what was looked at.
public enum Predicate: Hashable, Sendable {
  /// `ecriture(BM)`: an entry has the effect of the model's.
  case entry(String)
  /// `justificatif(BM)`: its voucher is attached.
  case voucher(String)
  /// `solde(512 ; banque.fin)`: what accounts that begin so come to, positive for a debit.
  case balance(prefix: String, Formula)
  /// `lettre(TILLEULS ; F101 A007 VT ; 7800)`: lines of these entries are lettered together, and so much is left.
  case lettered(party: String, entries: [String], rest: Formula)
  /// `ouvert(MAIRIE ; F103)`: the entry's line on the third party is not lettered.
  case open(party: String, entry: String)
  /// `lettrage-sans-faux()`: no group mixes third parties or is called whole when it is not, and some work was done.
  case noFalseLettering
  /// `rapprochement(512)`: a reconciliation of the scenario's last day leaves no difference.
  case reconciled(String)
  /// `suspens(512 ; 2)`: with so many outstanding items, each dated.
  case outstanding(String, Int)
  /// `reponse(ca3.16)`
  case answer(String)
  /// `tenue(1)`: the bank's and the till's movements were recorded at most so many working days after they were handed over; the share
  /// of those that were.
  case keptUp(Int)
  /// `bulletin(ibrahima ; 2026-10 ; brut ; 1428)`
  case payslip(person: String, month: Month, item: String, Formula)
  /// `contrat(ibrahima ; taux ; 13.60)`: an employee's contract says so.
  case contract(person: String, item: String, Formula)
  /// `preuve(fec.exporter)`: the trail has an event of the use case.
  case done(String)
  /// `dsn(01 ; 2026-10 ; S21.G00.51.013 ; brut)`: a declaration of the nature and month has the rubric with that value.
  case declaration(nature: String, month: Month, rubric: String, Formula?)

  /// Their names, for who writes a scenario.
  public static let names = [
    "ecriture", "justificatif", "solde", "lettre", "ouvert", "lettrage-sans-faux", "rapprochement", "suspens", "reponse", "tenue",
    "bulletin", "contrat", "dsn", "preuve",
  ]

  /// Reads `nom(argument ; argument)`.
  public init(_ text: String) throws(Formula.Fault) {
    let trimmed = text.trimmed
    guard let open = trimmed.firstIndex(of: "("), trimmed.last == ")" else {
      throw Formula.Fault("le contrôle « \(text) » s’écrit nom(…)")
    }
    let name = String(trimmed[..<open]).trimmed
    let inner = trimmed[trimmed.index(after: open)...].dropLast()
    let arguments = inner.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
    func count(_ expected: Int) throws(Formula.Fault) {
      guard arguments.count == expected, !arguments.contains("") else {
        throw Formula.Fault("\(name) demande \(expected) valeur(s) : « \(text) »")
      }
    }
    switch name {
    case "ecriture", "justificatif", "rapprochement", "reponse", "preuve":
      try count(1)
      switch name {
      case "ecriture": self = .entry(arguments[0])
      case "justificatif": self = .voucher(arguments[0])
      case "rapprochement": self = .reconciled(arguments[0])
      case "preuve": self = .done(arguments[0])
      default: self = .answer(arguments[0])
      }
    case "solde":
      try count(2)
      self = .balance(prefix: arguments[0], try Formula(arguments[1]))
    case "lettre":
      try count(3)
      self = .lettered(
        party: arguments[0], entries: arguments[1].split(separator: " ").map(String.init), rest: try Formula(arguments[2]))
    case "ouvert":
      try count(2)
      self = .open(party: arguments[0], entry: arguments[1])
    case "lettrage-sans-faux": self = .noFalseLettering
    case "suspens":
      try count(2)
      self = .outstanding(arguments[0], try Predicate.number(arguments[1], 0...99))
    case "tenue":
      try count(1)
      self = .keptUp(try Predicate.number(arguments[0], 0...31))
    case "bulletin":
      try count(4)
      self = .payslip(
        person: arguments[0], month: try Predicate.month(arguments[1]), item: arguments[2], try Formula(arguments[3]))
    case "contrat":
      try count(3)
      self = .contract(person: arguments[0], item: arguments[1], try Formula(arguments[2]))
    case "dsn":
      guard (3...4).contains(arguments.count) else { throw Formula.Fault("dsn demande 3 ou 4 valeurs : « \(text) »") }
      self = .declaration(
        nature: arguments[0], month: try Predicate.month(arguments[1]), rubric: arguments[2],
        arguments.count == 4 ? try Formula(arguments[3]) : nil)
    default:
      throw Formula.Fault("le contrôle « \(name) » n’existe pas ; il y a : \(Predicate.names.joined(separator: ", "))")
    }
  }

  private static func number(_ text: String, _ range: ClosedRange<Int>) throws(Formula.Fault) -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw Formula.Fault("« \(text) » n’est pas un nombre de \(range)")
    }
    return number
  }

  private static func month(_ text: String) throws(Formula.Fault) -> Month {
    guard let month = Month(iso: text) else { throw Formula.Fault("« \(text) » n’est pas un mois AAAA-MM") }
    return month
  }
}

extension String {
  var trimmed: String { String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
}
