import ArgumentParser
import Kernel
import Ledger
import UseCases

struct GeneralLedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grand-livre", abstract: "Les lignes des comptes, avec le solde après chacune.",
    discussion: "Avec --page, une page à la fois : la place où reprendre est donnée à la fin, et se passe à --apres.")

  @Option(name: .customLong("compte"), help: ArgumentHelp("Le compte, ou le début de plusieurs ; sinon tous.", valueName: "n°"))
  var account = ""
  @Flag(name: .customLong("exact"), help: "Le compte de ce numéro exactement.") var isExact = false
  @Option(name: .customLong("tiers"), help: ArgumentHelp("Seulement les lignes de ce tiers.", valueName: "code")) var thirdParty:
    String?
  @OptionGroup var period: PeriodOptions
  @Option(name: .customLong("page"), help: ArgumentHelp("Nombre de lignes par page.", valueName: "n")) var pageSize: Int?
  @Option(name: .customLong("apres"), help: ArgumentHelp("La place où la page précédente s’est arrêtée.", valueName: "place"))
  var after: String?
  @OptionGroup var report: ReportOptions

  func run() throws {
    let read = ReadGeneralLedger(
      account: account, isExact: isExact, thirdParty: thirdParty, period: period.period, pageSize: pageSize,
      after: try after.map { try LedgerCursor($0) })
    let page = try read(report.dossier.desk())
    let tables = page.sections.map(\.ledger.table)
    try report.show(tables, json: GeneralLedgerJSON(page), csvTable: page.table)
    let output = Output(report.dossier.output)
    guard !report.csv else { return }
    if page.sections.isEmpty { output.say("Aucune ligne \(page.days.french).") }
    if let next = page.next { output.say("Suite : --apres \(next.text)") }
  }
}

extension ReadGeneralLedger.Page {
  /// All the accounts in one table, for CSV.
  fileprivate var table: ReportTable {
    var table = ReportTable(
      title: "Grand-livre \(days.french)",
      columns: [
        .init("Compte", .text), .init("Libellé du compte", .text), .init("Date", .day), .init("Jal", .text), .init("N°", .count),
        .init("Pièce", .text), .init("Tiers", .text), .init("Libellé", .text), .init("Let.", .text), .init("Débit", .amount),
        .init("Crédit", .amount), .init("Solde", .amount),
      ])
    for ledger in sections.map(\.ledger) {
      for row in ledger.lines {
        let line = row.line
        table.add([
          .text(ledger.account.text), .text(ledger.label), .day(line.day), .text(line.journal),
          line.number.map(ReportTable.Cell.count) ?? .empty, .text(line.pieceRef), .text(line.thirdParty ?? ""),
          .text(line.label),
          .text(line.lettering ?? ""), .side(line.debit), .side(line.credit), .amount(row.balance),
        ])
      }
    }
    return table
  }
}

private struct GeneralLedgerJSON: Encodable {
  struct Account: Encodable {
    let number, label, opening: String
    let lines: [LedgerLineJSON]
    let debit, credit, closing: String
  }
  let from, through: Day
  let accounts: [Account]
  let next: OrNull<String>
  let findings: [FindingJSON] = []

  init(_ page: ReadGeneralLedger.Page) {
    (from, through, next) = (page.days.first, page.days.last, OrNull(page.next?.text))
    accounts = page.sections.map { section in
      let ledger = section.ledger
      return Account(
        number: ledger.account.text, label: ledger.label, opening: ledger.opening.json,
        lines: zip(ledger.lines, section.places).map { LedgerLineJSON($0.line, place: $1, balance: $0.balance) },
        debit: ledger.movements.debit.json, credit: ledger.movements.credit.json, closing: ledger.closing.json)
    }
  }
}
