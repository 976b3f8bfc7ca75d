import ArgumentParser
import Kernel
import Ledger
import Presentation
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
    let desk = try report.dossier.desk()
    let output = Output(report.dossier.output)
    if report.file.asked != nil, pageSize == nil, after == nil, !output.isJSON { return try write(read, desk, output) }
    let page = try read(desk)
    let tables = page.sections.map(\.ledger.table)
    try report.show(tables, json: GeneralLedgerJSON(page), whole: page.table, desk, days: page.days)
    guard !report.file.csv else { return }
    if page.sections.isEmpty { output.say("Aucune ligne \(page.days.french).") }
    if let next = page.next { output.say("Suite : --apres \(next.text)") }
  }

  /// Page by page: a ledger of a million lines does not fit in memory.
  private func write(_ whole: ReadGeneralLedger, _ desk: Desk, _ output: Output) throws {
    var first = whole
    first.pageSize = 1
    let days = try first(desk).days
    try report.file.writeFile(about: try ReportHeading(desk, days: days), output) { try whole.write(desk, to: &$0) }
  }
}
