public import Kernel
public import Law
import Payroll

/// How sure a row of the tables is, and where it comes from.
public struct Certainty: Hashable, Sendable {
  public enum Grade: String, Hashable, Sendable, CaseIterable {
    /// In the norm's own tables of codes.
    case norm = "norme"
    /// Read in a public source.
    case read = "lu"
    /// From memory: to be verified.
    case memory = "mémoire"
  }

  public let grade: Grade
  public let source: String
}

/// How lines of payslips become bases, contributions and aggregates, and facts of contracts codes: read from dated files, so that a
/// change of law is a row.
public struct DeclaringTables: Sendable {
  /// A line of payslips, a part of it, and what it becomes.
  public struct ContributionRow: Hashable, Sendable {
    /// The code of a line of payslips, or one of a reduction.
    public let line: String
    /// Of an individual contribution (`S21.G00.81.001`).
    public let code: String
    /// `S21.G00.78.001`.
    public let base: String
    /// The first so many percent of the line's rate; nil for what is left.
    public let share: Rate?
    public let isEmployersOnly: Bool
    /// The line's base is the contribution's: a second line on the same base adds its rate only.
    public let addsBase: Bool
    /// False for a detail of another contribution.
    public let counts: Bool
    /// « urssaf », as in the accounts of pay.
    public let body: String
    public let aggregate: Aggregate?
    public let certainty: Certainty

    /// `S21.G00.23`.
    public struct Aggregate: Hashable, Sendable {
      public let ctp: String
      /// Where a reduction is given back.
      public let reverse: String?
      public let qualifier: String
      /// The bordereau shows the line's rate (`S21.G00.23.003`).
      public let showsRate: Bool
    }
  }

  /// Of a kind of base, a component (`S21.G00.79`).
  struct ComponentRow: Hashable, Sendable {
    let base: String
    let type: String
    let amount: String
  }

  /// What the aggregates are rounded to.
  enum Unit: String, Hashable, Sendable {
    case euro
    case cent = "centime"
  }

  static let folder = "Sources/SocialReporting/Norm/Declaring/"

  /// In the order of the file.
  public let contributions: [ContributionRow]
  /// The lines whose bases make a base assujettie, by its code.
  let bases: [(base: String, lines: [String])]
  let components: [ComponentRow]
  let changes: [(current: RubricID, former: RubricID)]
  let baseUnit, amountUnit: Unit
  public let ctpLabels: [String: String]
  /// Codes from memory, of CTP, contributions and values: what a declaration should say of itself.
  let doubtful: Set<String>
  private let values: [String: String]
  private let rowsByLine: [String: [Int]]

  /// A code for a fact: `value("40.002", "cadre")`; nil when there is none.
  func value(_ kind: String, _ key: String) -> String? { values["\(kind) \(key)"] }

  /// The rows of a line, in order.
  func rows(of line: String) -> [Int] { rowsByLine[line] ?? [] }

  /// Those in force on a day for an employer of that size. Throws `dsn.norm.data-invalid`, and as `Law.count`.
  public init(on day: Day, headcount: Int, law: Law, _ files: DataFiles = .embedded) throws(Finding) {
    let folder = DeclaringTables.folder
    func isInForce(_ from: String, _ until: String) throws -> Bool {
      func parsed(_ text: String) throws -> Day? {
        guard !text.isEmpty else { return nil }
        guard let day = Day(iso: text) else { throw Norm.Fault(reason: "« \(text) » n’est pas un jour") }
        return day
      }
      return try (parsed(from).map { $0 <= day } ?? true) && (parsed(until).map { day <= $0 } ?? true)
    }
    func grade(_ text: String) throws -> Certainty.Grade {
      guard let grade = Certainty.Grade(rawValue: text) else { throw Norm.Fault(reason: "certitude « \(text) » inconnue") }
      return grade
    }
    var contributions: [ContributionRow] = []
    var doubtful: Set<String> = []
    try Norm.read(folder + "contributions.csv", fields: 17, files) { f in
      guard try isInForce(f[13], f[14]), try DeclaringTables.holds(f[1], headcount, law, day) else { return }
      let share = f[4].isEmpty ? nil : Rate(frenchPercent: f[4].replacing(".", with: ","))
      guard f[4].isEmpty || share != nil else { throw Norm.Fault(reason: "part « \(f[4]) »") }
      let certainty = Certainty(grade: try grade(f[15]), source: f[16])
      if certainty.grade == .memory { doubtful.insert("81 \(f[2])") }
      contributions.append(
        ContributionRow(
          line: f[0], code: f[2], base: f[3], share: share, isEmployersOnly: f[5] == "employer", addsBase: f[6] == "oui",
          counts: f[7] == "oui", body: f[8],
          aggregate: f[9].isEmpty
            ? nil : .init(ctp: f[9], reverse: f[10].isEmpty ? nil : f[10], qualifier: f[11], showsRate: f[12] == "oui"),
          certainty: certainty))
    }
    var bases: [(String, [String])] = []
    try Norm.read(folder + "bases.csv", fields: 6, files) { f in
      guard try isInForce(f[2], f[3]) else { return }
      bases.append((f[0], f[1].split(separator: "+").map(String.init)))
    }
    var components: [ComponentRow] = []
    try Norm.read(folder + "components.csv", fields: 7, files) { f in
      guard try isInForce(f[3], f[4]) else { return }
      components.append(ComponentRow(base: f[0], type: f[1], amount: f[2]))
    }
    var changes: [(RubricID, RubricID)] = []
    try Norm.read(folder + "changes.csv", fields: 4, files) { f in
      changes.append((try Norm.rubric(f[0]), try Norm.rubric(f[1])))
    }
    var units: [String: Unit] = [:]
    try Norm.read(folder + "rounding.csv", fields: 6, files) { f in
      guard try isInForce(f[2], f[3]) else { return }
      guard let unit = Unit(rawValue: f[1]) else { throw Norm.Fault(reason: "arrondi « \(f[1]) » inconnu") }
      units[f[0]] = unit
    }
    var labels: [String: String] = [:]
    try Norm.read(folder + "ctp.csv", fields: 6, files) { f in
      guard try isInForce(f[2], f[3]) else { return }
      labels[f[0]] = f[1]
      if try grade(f[4]) == .memory { doubtful.insert("CTP \(f[0])") }
    }
    var values: [String: String] = [:]
    var (sure, unsure): (Set<String>, Set<String>) = ([], [])
    try Norm.read(folder + "values.csv", fields: 7, files) { f in
      guard try isInForce(f[3], f[4]) else { return }
      values["\(f[0]) \(f[1])"] = f[2]
      if try grade(f[5]) == .memory { unsure.insert("\(f[0]) \(f[2])") } else { sure.insert("\(f[0]) \(f[2])") }
    }
    // A code that another row is sure of is a code of the norm.
    doubtful.formUnion(unsure.subtracting(sure))
    (self.contributions, self.bases, self.components, self.changes) = (contributions, bases, components, changes)
    (baseUnit, amountUnit, ctpLabels) = (units["base"] ?? .cent, units["amount"] ?? .cent, labels)
    (self.values, self.doubtful) = (values, doubtful)
    rowsByLine = Dictionary(grouping: contributions.indices) { contributions[$0].line }
  }

  /// `<payroll.housing.headcount`: fewer people than a figure of law.
  private static func holds(_ condition: String, _ headcount: Int, _ law: Law, _ day: Day) throws -> Bool {
    if condition.isEmpty { return true }
    if condition.hasPrefix(">=") { return headcount >= (try law.count(String(condition.dropFirst(2)), on: day).value) }
    if condition.hasPrefix("<") { return headcount < (try law.count(String(condition.dropFirst()), on: day).value) }
    throw Norm.Fault(reason: "condition « \(condition) »")
  }
}
