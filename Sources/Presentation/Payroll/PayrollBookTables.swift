import Kernel
public import Ledger
public import Payroll
public import UseCases

/// The payroll book, what is owed to each body and the entry, for the terminal, the pages and the files.
public enum PayrollBookTables {
  /// A row for each payslip, a subtotal for each month when there are several.
  public static func book(_ outcome: ReadPayrollBook.Outcome) -> ReportTable {
    let amounts = [
      "Brut", "Plafond", "Cotis. salarié", "Net social", "Net av. impôt", "Impôt", "Acomptes", "Saisies", "Net payé",
      "Cotis. employeur", "Allègements", "Coût",
    ]
    // The number of a payslip begins with its year: one month says itself once, in the title.
    var table = ReportTable(
      title: "Livre de paie \(period(outcome))",
      columns: [.init("Bulletin", .text), .init("Nom", .text)] + amounts.map { .init($0, .amount) })
    let months = Dictionary(grouping: outcome.book.rows, by: \.month)
    for (month, rows) in months.sorted(by: { $0.key < $1.key }) {
      for row in rows { table.add([.text(row.number ?? ""), .text(row.employee)] + cells(row.amounts)) }
      guard months.count > 1 else { continue }
      let sum = rows.map(\.amounts).reduce(.none, +)
      table.add(.subtotal, [.text(month.iso), .text(count(rows.count))] + cells(sum))
    }
    if !outcome.book.rows.isEmpty {
      table.add(.total, [.text("Total"), .text(count(outcome.book.rows.count))] + cells(outcome.book.total))
    }
    return table
  }

  private static func count(_ count: Int) -> String { "\(count) bulletin\(count > 1 ? "s" : "")" }

  private static func cells(_ amounts: PayrollBook.Amounts) -> [ReportTable.Cell] {
    [
      amounts.gross, amounts.ceiling, amounts.employeeContributions, amounts.netSocial, amounts.netBeforeTax, amounts.incomeTax,
      amounts.advances, amounts.attachments, amounts.netPaid, amounts.employerContributions, amounts.reliefs, amounts.cost,
    ].map { .amount($0) }
  }

  /// « d’octobre 2026 », « de janvier 2026 à mars 2026 ».
  private static func period(_ outcome: ReadPayrollBook.Outcome) -> String {
    let (first, last) = (outcome.months.lowerBound, outcome.months.upperBound)
    return first == last ? first.ofFrench : "\(first.ofFrench) à \(last.french)"
  }

  /// Each body: its contributions, what reductions take off, what it is owed; then what is due once a year.
  public static func charges(_ outcome: ReadPayrollBook.Outcome) -> ReportTable {
    var table = ReportTable(
      title: "Charges par organisme \(period(outcome))",
      columns: [
        .init("Organisme", .text), .init("Compte", .text), .init("Cotisation", .text), .init("Base", .amount),
        .init("Salarié", .amount), .init("Employeur", .amount), .init("Dû", .amount),
      ])
    let book = outcome.book
    for body in book.charges {
      for line in body.lines { table.add(cells(line, of: body)) }
      table.add(
        .subtotal,
        [
          .text(body.label), .text(body.account), .text("Dû à l’organisme"), .empty, .amount(body.employee),
          .amount(body.employer), .amount(body.owed),
        ])
    }
    if book.charges.count > 1 {
      table.add(
        .total,
        [
          .text("Total"), .empty, .empty, .empty, .amount(book.charges.map(\.employee).sum()),
          .amount(book.charges.map(\.employer).sum()), .amount(book.charges.map(\.owed).sum()),
        ])
    }
    guard !book.yearly.isEmpty else { return table }
    table.add(.heading, [.text("Dû une fois l’an, hors de l’écriture du mois")])
    for body in book.yearly { for line in body.lines { table.add(.subtotal, cells(line, of: body)) } }
    return table
  }

  private static func cells(_ line: BodyCharges.Line, of body: BodyCharges) -> [ReportTable.Cell] {
    [
      .text(body.label), .text(body.account), .text(line.label), line.base.map { .amount($0) } ?? .empty, .side(line.employee),
      .side(line.employer), .amount(line.employee + line.employer),
    ]
  }

  /// The lines of an entry as they are written.
  public static func entry(_ posted: PostPayroll.Posted) -> ReportTable {
    var table = ReportTable(
      title: "\(posted.draft.label), journal \(posted.draft.journal), \(posted.draft.day.french)",
      columns: [.init("Compte", .text), .init("Libellé", .text), .init("Débit", .amount), .init("Crédit", .amount)])
    for line in posted.draft.lines {
      table.add([.text(line.account.text), .text(line.label ?? ""), .side(line.debit), .side(line.credit)])
    }
    table.add(.total, [.text("Total"), .empty, .amount(posted.draft.totalDebit), .amount(posted.draft.totalCredit)])
    return table
  }
}
