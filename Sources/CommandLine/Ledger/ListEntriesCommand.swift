import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases

struct ListEntriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lister", abstract: "Lister les écritures, page par page.",
    discussion: "Sans option, toutes : les validées par exercice et numéro, puis le brouillard.")

  @Flag(name: .customLong("brouillard"), help: "Seulement le brouillard.") var drafts = false
  @Option(name: .customLong("exercice"), help: ArgumentHelp("Les écritures validées de cet exercice.", valueName: "AAAA"))
  var year: Int?
  @Option(name: .customLong("journal"), help: ArgumentHelp("Seulement ce journal.", valueName: "code")) var journal: String?
  @Option(name: .customLong("limite"), help: ArgumentHelp("Combien au plus.", valueName: "n")) var limit = 100
  @Option(name: .customLong("apres"), help: ArgumentHelp("Combien en passer d’abord.", valueName: "n")) var after = 0
  @OptionGroup var options: DossierOptions

  func validate() throws {
    if year != nil, drafts { throw ValidationError("--exercice et --brouillard s’excluent.") }
    if !(1...100_000).contains(limit) { throw ValidationError("--limite va de 1 à 100000.") }
    if !(0...100_000_000).contains(after) { throw ValidationError("--apres va de 0 à 100000000.") }
  }

  func run() throws {
    let scope: ListEntries.Scope = drafts ? .drafts : year.map { .validated(fiscalYear: $0) } ?? .all
    let page = try ListEntries(scope, journal: journal, limit: limit, after: after)(options.desk())
    let output = Output(options.output)
    try output.value(EntryListJSON(page))
    output.table(Entry.table(page.entries, title: title))
    if let next = page.next { output.say("La suite : --apres \(next)") }
  }

  private var title: String {
    let what = drafts ? "Brouillard" : year.map { "Écritures validées, exercice \($0)" } ?? "Écritures"
    return what + (journal.map { ", journal \($0)" } ?? "")
  }
}

struct ShowEntryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "montrer", abstract: "Montrer une écriture : ses lignes, ses lettrages, ses pièces, ce qui la corrige.")

  @Argument(help: ArgumentHelp("Sa clé (12), ou son numéro une fois validée (n12).", valueName: "écriture")) var entry:
    EntryArgument
  @Option(name: .customLong("exercice"), help: ArgumentHelp("L’exercice du numéro ; sinon celui du jour.", valueName: "AAAA"))
  var year: Int?
  @OptionGroup var options: DossierOptions

  func run() throws {
    let shown = try ShowEntry(entry.name(year))(options.desk())
    let (entry, output) = (shown.entry, Output(options.output))
    try output.value(ShownEntryJSON(shown))
    output.table(entry.content.table(title: "\(entry.name) — \(entry.content.heading)", letterings: entry.letterings))
    output.say("Clé \(entry.id), version \(entry.version), exercice \(entry.fiscalYear.french).")
    output.say(
      entry.validDay.map { "Validée le \($0.french) : elle ne change plus." } ?? "Au brouillard : elle peut encore changer.")
    if let day = entry.content.pieceDay { output.say("Pièce datée du \(day.french).") }
    if let batch = entry.batch {
      output.say("Venue de l’import n° \(batch)\(entry.sourceNumber.map { ", où elle avait le n° \($0)" } ?? "").")
    }
    if let other = shown.corrected { output.say("Corrige : \(other.name) (\(other.content.heading))") }
    if let other = shown.correction { output.say("Corrigée par : \(other.name) (\(other.content.heading))") }
    for voucher in shown.vouchers { output.say("Pièce jointe n° \(voucher.id) : \(voucher.name) (\(voucher.mediaType))") }
  }
}
