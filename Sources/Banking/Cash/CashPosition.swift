import Kernel
import Ledger

/// How much money there is, account by account and day by day, as the books say it.
public struct CashPosition: Hashable, Sendable {
  /// One account over the days looked at.
  public struct Line: Hashable, Sendable {
    public let account: Account
    public let kind: CashAccountKind
    /// Before the first day.
    public let opening: Money
    /// What came in over the days, and what went out, both positive.
    public let received: Money
    public let paid: Money
    /// At the end of each day that moves it.
    public let days: [DayBalance]
    /// Below which somebody wants to be told.
    public let threshold: Money?

    public var closing: Money { days.last?.balance ?? opening }
    /// The lowest of the ends of day, the first of them when it is reached several times.
    public var lowest: DayBalance? { days.min { ($0.balance, $0.day) < ($1.balance, $1.day) } }
    /// What the last balance lacks to be at the threshold; nil when it is reached, or when there is none.
    public var shortfall: Money? {
      guard let threshold, closing < threshold else { return nil }
      return threshold - closing
    }
  }

  public let first: Day
  /// The day the position is asked for.
  public let day: Day
  /// Those that are money, in order of number.
  public let lines: [Line]
  /// Those on their way to be, shown apart, when they are not empty.
  public let aside: [Line]
  /// All the money, before the first day and at the end of each day that moves it.
  public let total: Line

  /// - Parameters:
  ///   - accounts: with their balance before the first day.
  ///   - moves: sums of a day, from the first day through the last; what is dated outside is left out.
  ///   - thresholds: by account.
  /// Throws `report.sum-too-large`.
  public init(
    from first: Day, through day: Day, accounts: [(account: Account, opening: Money)], moves: [AccountDay],
    thresholds: [AccountNumber: Money] = [:], totalThreshold: Money? = nil
  ) throws(Finding) {
    (self.first, self.day) = (first, day)
    let moves = moves.filter { $0.day >= first && $0.day <= day }
    let byAccount = Dictionary(grouping: moves, by: \.account)
    var (lines, aside): ([Line], [Line]) = ([], [])
    for (account, opening) in accounts.sorted(by: { $0.account.number < $1.account.number }) {
      guard let kind = CashAccountKind(account.number) else { continue }
      let line = try Line(
        account: account, kind: kind, opening: opening, moves: byAccount[account.number] ?? [],
        threshold: thresholds[account.number])
      if kind.isCounted { lines.append(line) } else if !line.closing.isZero || !line.days.isEmpty { aside.append(line) }
    }
    (self.lines, self.aside) = (lines, aside)
    let counted = Set(lines.map(\.account.number))
    var opening = Money.zero
    for line in lines { opening = try opening.checkedSum(line.opening) }
    total = try Line(
      account: Account(number: CashPosition.totalNumber, label: "Trésorerie"), kind: .bank, opening: opening,
      moves: moves.filter { counted.contains($0.account) }, threshold: totalThreshold)
  }

  /// Stands for all of them; it is no account of a dossier.
  private static let totalNumber: AccountNumber = "500"

  /// The accounts, then the total.
  public var alerts: [Line] { (lines + [total]).filter { $0.shortfall != nil } }
}

extension CashPosition.Line {
  /// Throws `report.sum-too-large`.
  fileprivate init(
    account: Account, kind: CashAccountKind, opening: Money, moves: [AccountDay], threshold: Money?
  ) throws(Finding) {
    var (balance, received, paid) = (opening, Money.zero, Money.zero)
    var days: [DayBalance] = []
    for move in moves.sorted(by: { $0.day < $1.day }) {
      balance = try balance.checkedSum(move.debit).checkedSum(-move.credit)
      received = try received.checkedSum(move.debit)
      paid = try paid.checkedSum(move.credit)
      if days.last?.day == move.day { days.removeLast() }
      days.append(DayBalance(day: move.day, balance: balance))
    }
    self.init(
      account: account, kind: kind, opening: opening, received: received, paid: paid, days: days, threshold: threshold)
  }
}

extension CashPosition: TabularReport {
  public var table: ReportTable {
    var table = ReportTable(
      title: "Position de trésorerie au \(day.french)",
      columns: [
        .init("Compte", .text), .init("Libellé", .text), .init("Solde au \((first - 1).french)", .amount),
        .init("Encaissé", .amount), .init("Décaissé", .amount), .init("Solde", .amount), .init("Seuil", .amount),
        .init("Manque", .amount),
      ])
    for line in lines {
      table.add(.line, CashPosition.cells(line, [.text(line.account.number.text), .text(line.account.label)]))
    }
    table.add(.total, CashPosition.cells(total, [.empty, .text("Trésorerie")]))
    if !aside.isEmpty {
      table.add(.heading, [.text("En chemin, non compté")])
      for line in aside {
        table.add(.line, CashPosition.cells(line, [.text(line.account.number.text), .text(line.account.label)]))
      }
    }
    return table
  }

  private static func cells(_ line: Line, _ name: [ReportTable.Cell]) -> [ReportTable.Cell] {
    name + [
      .amount(line.opening), .side(line.received), .side(line.paid), .amount(line.closing),
      line.threshold.map { .amount($0) } ?? .empty, line.shortfall.map { .amount($0) } ?? .empty,
    ]
  }

  /// The balance of each account and of all of them, at the end of each day that moves one.
  public var dayTable: ReportTable {
    var table = ReportTable(
      title: "Trésorerie jour par jour",
      columns: [.init("Date", .day)] + lines.map { .init($0.account.number.text, .amount) } + [.init("Trésorerie", .amount)])
    table.add([.day(first - 1)] + lines.map { .amount($0.opening) } + [.amount(total.opening)])
    var places = Array(repeating: 0, count: lines.count)
    for day in total.days {
      var cells: [ReportTable.Cell] = [.day(day.day)]
      for (index, line) in lines.enumerated() {
        while places[index] < line.days.count, line.days[places[index]].day <= day.day { places[index] += 1 }
        cells.append(.amount(places[index] == 0 ? line.opening : line.days[places[index] - 1].balance))
      }
      table.add(cells + [.amount(day.balance)])
    }
    return table
  }
}
