import Kernel

/// Balance âgée: what each third party owes or is owed, by how late it is.
public struct AgedBalance: TabularReport, Hashable, Sendable {
  /// How late an amount is at the day of the report.
  public enum Age: Int, Hashable, Sendable, CaseIterable {
    case notDue, upTo30, upTo60, upTo90, over90

    /// A line is late from the day after its due day.
    public init(daysLate: Int) {
      switch daysLate {
      case ...0: self = .notDue
      case 1...30: self = .upTo30
      case 31...60: self = .upTo60
      case 61...90: self = .upTo90
      default: self = .over90
      }
    }

    public var french: String {
      switch self {
      case .notDue: "Non échu"
      case .upTo30: "1 à 30 j"
      case .upTo60: "31 à 60 j"
      case .upTo90: "61 à 90 j"
      case .over90: "Plus de 90 j"
      }
    }
  }

  /// What is owed by age; credits apart, since they have no age until they settle something.
  public struct Amounts: Hashable, Sendable {
    public fileprivate(set) var byAge: [Money] = Array(repeating: .zero, count: Age.allCases.count)
    /// Payments and credit notes that are not lettered: negative.
    public fileprivate(set) var credits = Money.zero
    /// The ages and the credits together: the open balance of the account.
    public fileprivate(set) var total = Money.zero

    public subscript(age: Age) -> Money { byAge[age.rawValue] }

    fileprivate mutating func add(_ due: OpenSum, on day: Day) throws(Finding) {
      total = try total.checkedSum(due.amount)
      guard due.amount > .zero else {
        credits = try credits.checkedSum(due.amount)
        return
      }
      let age = Age(daysLate: day - due.day).rawValue
      byAge[age] = try byAge[age].checkedSum(due.amount)
    }

    fileprivate var cells: [ReportTable.Cell] {
      byAge.map(ReportTable.Cell.side) + [.side(credits), .amount(total)]
    }
  }

  public struct Row: Hashable, Sendable {
    public let account: AccountNumber
    public let thirdParty: String?
    public let name: String
    public let amounts: Amounts
  }

  public let side: DueSide
  public let day: Day
  /// In the order of accounts, then third parties.
  public let rows: [Row]
  public let total: Amounts

  /// - Parameters:
  ///   - items: open lines, those of partial groups among them; they count from their due day, else from their own.
  ///   - sums: more of them, added up.
  ///   - names: the name of each third party by its code.
  ///
  /// Throws `report.sum-too-large`.
  public init(
    _ side: DueSide, items: [OpenItem], sums: [OpenSum] = [], on day: Day, names: [String: String] = [:]
  ) throws(Finding) {
    (self.side, self.day) = (side, day)
    var (amounts, total) = ([Scope: Amounts](), Amounts())
    for due in try OpenSum.owed(items.filter { $0.day <= day }, sums, side) {
      try amounts[Scope(account: due.account, thirdParty: due.thirdParty), default: Amounts()].add(due, on: day)
      try total.add(due, on: day)
    }
    rows = amounts.map { scope, amounts in
      let name = scope.thirdParty.map { names[$0] ?? $0 } ?? "Sans tiers"
      return Row(account: scope.account, thirdParty: scope.thirdParty, name: name, amounts: amounts)
    }.sorted { ($0.account, $0.thirdParty ?? "") < ($1.account, $1.thirdParty ?? "") }
    self.total = total
  }

  private struct Scope: Hashable {
    let account: AccountNumber
    let thirdParty: String?
  }

  public var table: ReportTable {
    let names: [ReportTable.Column] = [.init("Compte", .text), .init("Tiers", .text), .init("Nom", .text)]
    let ages = Age.allCases.map { ReportTable.Column($0.french, .amount) }
    let sums: [ReportTable.Column] = [.init("Non affecté", .amount), .init("Total", .amount)]
    var table = ReportTable(title: "Balance âgée \(side.rawValue) au \(day.french)", columns: names + ages + sums)
    for row in rows { table.add([.text(row.account.text), .text(row.thirdParty ?? ""), .text(row.name)] + row.amounts.cells) }
    table.add(.total, [.empty, .empty, .text("Total")] + total.cells)
    return table
  }
}
