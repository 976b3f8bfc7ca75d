import ArgumentParser
import Banking
import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// `ecritoire controler FICHIER…`: any file of the trade, its kind found by its content.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "controler", abstract: "Dire ce qu’est un fichier et ce qui n’y va pas.")
  @Argument(
    help: ArgumentHelp("Un ou plusieurs fichiers ; les parties _1, _2 d’un FEC sont jugées ensemble.", valueName: "fichier"))
  var paths: [String]
  @Flag(name: .customLong("tolerant"), help: "Lire aussi les FEC approchés des éditeurs.") var tolerant = false
  @OptionGroup(title: "Ce qu’un relevé de banque ne dit pas") var statements: StatementReadingArguments
  @Option(
    name: .customLong("dossier"), help: ArgumentHelp("Le dossier qui retient la correspondance nommée.", valueName: "chemin"))
  var dossier: String?
  @Option(
    name: .customLong("xsd"),
    help: ArgumentHelp("Un schéma auquel tenir aussi les ordres SEPA, tel que donné par la banque.", valueName: "fichier"))
  var schema: String?
  @Option(name: .customLong("aujourdhui"), help: ArgumentHelp("La date du jour.", valueName: "date")) var today: Day?
  @OptionGroup var options: OutputOptions

  func validate() throws {
    if statements.mapping != nil, dossier == nil { throw ValidationError("--correspondance va avec --dossier, qui la retient.") }
  }

  func run() throws {
    let output = Output(options)
    let verdicts = try CheckFiles(
      paths, mode: tolerant ? .tolerant : .strict, files: options.files, today: today ?? SystemClock.today,
      statements: try statements.options(), dossier: try dossier.map { try Dossier.open(at: $0) }, schema: schema)()
    if verdicts.count == 1 { try output.value(VerdictJSON(verdicts[0])) } else { try output.value(VerdictListJSON(verdicts)) }
    for verdict in verdicts {
      output.report(verdict.log, file: verdict.file)
      output.say(sentence(verdict))
    }
    if verdicts.contains(where: { $0.kind == .unknown }) { throw ExitStatus.unreadable.code }
    if verdicts.contains(where: { !$0.isValid }) { throw ExitStatus.blocked.code }
  }

  private func sentence(_ verdict: CheckFiles.Verdict) -> String {
    let counts =
      "\(verdict.log.errorCount) erreur(s), \(verdict.log.counts.values.reduce(0, +) - verdict.log.errorCount) remarque(s)"
    let word = verdict.kind == .unknown ? "non reconnu" : verdict.isValid ? "conforme" : "non conforme"
    return "\(verdict.file) : \(verdict.kind.french), \(word) (\(counts)).\(detail(verdict.summary))"
  }

  private func detail(_ summary: CheckFiles.Summary?) -> String {
    switch summary {
    case .fec(let fec)?:
      " \(fec.entries) écritures, \(fec.lines) lignes, débit \(fec.debit.french), crédit \(fec.credit.french)."
    case .dossier(let verification)?: " \(verification.entries) écritures validées, \(verification.events) événements."
    case .csv(let records, let fields)?: " \(records) enregistrements de \(fields) champs."
    case .bank(let bank)?:
      bank.statements.prefix(20).map { "\n  " + $0.french }.joined()
        + (bank.count > 20 ? "\n  … et \(bank.count - 20) autre(s) relevé(s)." : "")
    case .orders(let file)?: " " + file.french
    case .payslip(let slip)?: " \(slip.period.french), \(slip.verdict) : \(slip.broken) règle(s) enfreinte(s) sur quarante-deux."
    case .dsn(let dsn)?: " \(dsn.french)"
    case nil: ""
    }
  }
}
