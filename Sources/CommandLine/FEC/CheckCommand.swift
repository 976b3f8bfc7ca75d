import ArgumentParser
import Foundation
import Kernel
import Ledger
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
  @Option(name: .customLong("aujourdhui"), help: ArgumentHelp("La date du jour.", valueName: "date")) var today: Day?
  @OptionGroup var options: OutputOptions

  struct JSON: Encodable {
    let file, kind: String
    let valid: Bool
    let summary: SummaryJSON?
    let counts: [String: Int]
    let findings: [FindingJSON]
  }

  struct Several: Encodable {
    let files: [JSON]
  }

  struct SummaryJSON: Encodable {
    var entries, lines, events, records, accounts, journals: Int?
    var debit, credit, siren, closing, head: String?

    init(_ summary: CheckFiles.Summary) {
      switch summary {
      case .fec(let fec):
        (entries, lines, accounts, journals) = (fec.entries, fec.lines, fec.accounts.count, fec.journals.count)
        (debit, credit, siren, closing) = (fec.debit.json, fec.credit.json, fec.siren, fec.closingDay?.iso)
      case .dossier(let verification):
        (entries, events, head) = (verification.entries, verification.events, "\(verification.head)")
      case .csv(let count, _): records = count
      }
    }
  }

  func run() throws {
    let output = Output(options)
    let verdicts = try CheckFiles(
      paths, mode: tolerant ? .tolerant : .strict, files: options.files, today: today ?? SystemClock.today)()
    let values = verdicts.map {
      JSON(
        file: $0.file, kind: $0.kind.rawValue, valid: $0.isValid, summary: $0.summary.map(SummaryJSON.init),
        counts: $0.log.counts,
        findings: $0.log.json)
    }
    if values.count == 1 { try output.value(values[0]) } else { try output.value(Several(files: values)) }
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
    case nil: ""
    }
  }
}

extension CheckFiles.Kind {
  fileprivate var french: String {
    switch self {
    case .fec: "fichier des écritures comptables"
    case .fecXML: "fichier des écritures comptables en XML"
    case .dossier: "dossier d’Écritoire"
    case .csv: "fichier CSV"
    case .unknown: "fichier inconnu"
    }
  }
}
