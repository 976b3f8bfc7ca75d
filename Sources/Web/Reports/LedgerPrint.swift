import Kernel
import Ledger
import Store
import UseCases

/// The general ledger on paper: one account after the other, the movements carried over the whole, the balance within its account.
struct LedgerPrint {
  private let read: ReadGeneralLedger

  init(_ read: ReadGeneralLedger) { self.read = read }

  func answer(_ visit: DossierVisit, accounts: String) throws -> Answer {
    let (days, sections) = try sections(visit)
    let party = try read.thirdParty.flatMap { code in try visit.desk.dossier.reading { try $0.thirdParty(code)?.name ?? code } }
    let single = read.isExact ? sections.first : nil
    let title =
      single.map { "Grand livre \($0.account) \(party ?? $0.label)" }
      ?? "Grand livre\(accounts.isEmpty ? "" : " des comptes \(accounts)")\(party.map { ", \($0)" } ?? "")"
    let table = try single?.table ?? LedgerPrint.table(sections)
    return try visit.printed(
      title, period: days.french.capitalizedFirst, table, running: [table.columns.count - 1])
  }

  /// The accounts whole, put together again from the pages they are read by.
  private func sections(_ visit: DossierVisit) throws -> (ReportDays, [GeneralLedger]) {
    var (read, count) = (read, 0)
    var found: [(account: AccountNumber, label: String, opening: Money, lines: [LedgerLine])] = []
    (read.pageSize, read.after) = (2_000, nil)
    while true {
      let page = try read(visit.desk)
      for ledger in page.sections.map(\.ledger) {
        let lines = ledger.lines.map(\.line)
        count += lines.count
        if found.last?.account == ledger.account {
          found[found.count - 1].lines += lines
        } else {
          found.append((ledger.account, ledger.label, ledger.opening, lines))
        }
      }
      // Rather than more lines that would not be printed either.
      guard count <= PrintedReport.mostRows else { throw Finding.printTooLong() }
      guard let next = page.next else {
        return (page.days, try found.map { try GeneralLedger(account: $0, label: $1, opening: $2, lines: $3) })
      }
      read.after = next
    }
  }

  private static func table(_ ledgers: [GeneralLedger]) throws -> ReportTable {
    let columns = ledgers.first?.table.columns ?? []
    var table = ReportTable(title: "Grand livre", columns: columns)
    var sums = DebitCredit()
    for ledger in ledgers {
      table.add(.heading, [.text("\(ledger.account) \(ledger.label)")])
      for row in ledger.table.rows {
        switch row.kind {
        case .subtotal where ledger.opening.isZero: continue
        case .total: table.add(.subtotal, row.cells.map { $0 == .text("Total et solde") ? .text("Total \(ledger.account)") : $0 })
        default: table.add(row.kind, row.cells)
        }
      }
      try sums.add(debit: ledger.movements.debit, credit: ledger.movements.credit)
    }
    if columns.count > 3 {
      let blank = Array(repeating: ReportTable.Cell.empty, count: columns.count - 4)
      table.add(.total, blank + [.text("Total des mouvements"), .amount(sums.debit), .amount(sums.credit), .empty])
    }
    return table
  }
}
