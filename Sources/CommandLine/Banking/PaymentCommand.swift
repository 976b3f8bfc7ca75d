import ArgumentParser
import Banking
import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// `ecritoire virement …`: from what is owed to suppliers to the file for the bank.
struct TransferCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "virement", abstract: "Payer les fournisseurs (voir aussi : rib).",
    subcommands: [
      PreparePaymentsCommand<Transfers>.self, ListPaymentsCommand<Transfers>.self, ShowPaymentsCommand<Transfers>.self,
      ApprovePaymentsCommand<Transfers>.self, ExportPaymentsCommand<Transfers>.self, CancelPaymentsCommand<Transfers>.self,
      PaymentAccountCommand.self,
    ])
}

/// `ecritoire prelevement …`: from what customers owe to the file for the bank.
struct DirectDebitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prelevement", abstract: "Prélever les clients (voir aussi : mandat).",
    subcommands: [
      PreparePaymentsCommand<DirectDebits>.self, ListPaymentsCommand<DirectDebits>.self, ShowPaymentsCommand<DirectDebits>.self,
      ApprovePaymentsCommand<DirectDebits>.self, ExportPaymentsCommand<DirectDebits>.self,
      CancelPaymentsCommand<DirectDebits>.self, CreditorIdentifierCommand.self,
    ])
}

/// What is the same in both, told apart by what they order.
protocol PaymentNoun: Sendable {
  static var kind: SEPAKind { get }
  static var word: String { get }
  static var words: String { get }
}

enum Transfers: PaymentNoun {
  static let kind = SEPAKind.creditTransfers
  static let word = "virement"
  static let words = "virements"
}

enum DirectDebits: PaymentNoun {
  static let kind = SEPAKind.directDebits
  static let word = "prélèvement"
  static let words = "prélèvements"
}

extension DirectDebitScheme: ExpressibleByArgument {}

struct PreparePaymentsCommand<Noun: PaymentNoun>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "preparer", abstract: "Préparer un lot de \(Noun.words) de ce qui est ouvert.")
  }
  @Option(
    name: .customLong("jusquau"),
    help: ArgumentHelp("Ce qui échoit jusqu’à ce jour ; sinon jusqu’à aujourd’hui.", valueName: "date"))
  var through: Day?
  @Option(
    name: [.customLong("tiers"), .customLong("fournisseur")],
    help: ArgumentHelp("Tout ce qui est ouvert avec ce tiers ; répétable.", valueName: "code"))
  var thirdParties: [String] = []
  @Option(
    name: .customLong("ligne"), help: ArgumentHelp("Cette ligne (repère de « lettrage etat ») ; répétable.", valueName: "repère"))
  var lines: [String] = []
  @Option(name: .customLong("compte"), help: ArgumentHelp("Le compte de banque.", valueName: "n°")) var account = "512"
  @Option(
    name: .customLong("execution"),
    help: ArgumentHelp("Le jour d’exécution, ouvré pour les banques ; sinon le premier possible.", valueName: "date"))
  var day: Day?
  @Flag(name: .customLong("par-piece"), help: "Un ordre par facture, au lieu d’un par tiers.") var perPiece = false
  @Flag(name: .customLong("detail"), help: "Un mouvement par ordre sur le relevé, au lieu d’un pour le lot.") var isDetailed =
    false
  @Option(name: .customLong("schema"), help: ArgumentHelp("Pour des prélèvements.", valueName: "schéma"))
  var scheme: DirectDebitScheme = .core
  @Flag(name: .customLong("essai"), help: "Montrer le lot sans le garder.") var trial = false
  @OptionGroup var options: DossierOptions

  func validate() throws {
    if let wrong = lines.first(where: { LineReference(text: $0) == nil }) {
      throw ValidationError("« \(wrong) » n’est pas un repère de ligne : écriture.position, tel que 12.0")
    }
    _ = try AccountNumber.argument(account)
  }

  func run() throws {
    let desk = try options.desk()
    let output = Output(options.output)
    let prepare = PreparePayments(
      Noun.kind, from: try .argument(account), on: day, dueThrough: through, thirdParties: thirdParties,
      lines: lines.compactMap { LineReference(text: $0) }, isPerPiece: perPiece, isBookedAsOne: !isDetailed, scheme: scheme)
    let outcome = try prepare(desk, isTrial: trial)
    if let content = outcome.content {
      try output.value(PaymentBatchJSON(content, id: outcome.id, findings: outcome.findings))
      output.table(PaymentTables.orders(content))
    } else {
      try output.value(NoPaymentJSON(outcome.findings))
    }
    output.report(outcome.findings)
    guard let id = outcome.id, let content = outcome.content else {
      output.say("Aucun lot n’est préparé.")
      if outcome.findings.contains(where: { $0.severity == .error }) { throw ExitStatus.blocked.code }
      return
    }
    let count =
      "\(content.orders.count) \(content.orders.count > 1 ? Noun.words : Noun.word), \(content.total.french) €, le \(content.day.french)"
    output.say(
      trial
        ? "Essai, rien n’est gardé : \(count)."
        : "Lot n° \(id) préparé : \(count). À approuver : ecritoire \(Noun.kind == .creditTransfers ? "virement" : "prelevement") approuver \(id)"
    )
  }
}

struct ListPaymentsCommand<Noun: PaymentNoun>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "lister", abstract: "Les lots de \(Noun.words), le dernier d’abord.")
  }
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try report.dossier.desk()
    let batches = try ListPayments(Noun.kind)(desk)
    try report.show(PaymentTables.batches(batches), json: PaymentBatchListJSON(batches), desk)
  }
}

struct ShowPaymentsCommand<Noun: PaymentNoun>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "montrer", abstract: "Un lot : ses ordres, et ce qu’il en est advenu.")
  }
  @Argument(help: ArgumentHelp("Le numéro du lot.", valueName: "n°")) var id: Int64
  @OptionGroup var options: DossierOptions

  func run() throws {
    let outcome = try ReadPayments(id)(options.desk())
    let output = Output(options.output)
    try output.value(PaymentBatchJSON(outcome.batch, findings: outcome.findings))
    output.table(PaymentTables.orders(outcome.batch.content))
    output.say("Lot n° \(id) : \(outcome.batch.state.french), préparé par \(outcome.batch.author).")
    for step in outcome.batch.steps {
      let detail = [step.detail.file, step.detail.reason].compactMap { $0 }.joined(separator: ", ")
      output.say("  \(step.kind.french) par \(step.author), \(step.instant)" + (detail.isEmpty ? "" : " (\(detail))"))
    }
    output.report(outcome.findings)
  }
}

struct ApprovePaymentsCommand<Noun: PaymentNoun>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "approuver", abstract: "Approuver un lot, après avoir relu les IBAN et les montants.")
  }
  @Argument(help: ArgumentHelp("Le numéro du lot.", valueName: "n°")) var id: Int64
  @OptionGroup var options: DossierOptions

  func run() throws {
    let outcome = try ApprovePayments(id)(options.desk())
    let output = Output(options.output)
    try output.value(PaymentBatchJSON(outcome.batch, findings: outcome.findings))
    output.report(outcome.findings)
    guard outcome.batch.state == .approved else { throw ExitStatus.blocked.code }
    output.say("Lot n° \(id) approuvé : \(outcome.batch.content.orders.count) ordre(s), \(outcome.batch.content.total.french) €.")
  }
}

struct ExportPaymentsCommand<Noun: PaymentNoun>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "exporter", abstract: "Écrire le fichier d’un lot approuvé, pour la banque.")
  }
  @Argument(help: ArgumentHelp("Le numéro du lot.", valueName: "n°")) var id: Int64
  @Option(name: .customLong("sortie"), help: ArgumentHelp("Le répertoire où l’écrire.", valueName: "rep")) var folder = "."
  @Flag(name: .customLong("copie"), help: "Écrire une copie d’un fichier déjà exporté.") var isCopy = false
  @Flag(name: .customLong("sans-ecriture"), help: "Ne pas préparer l’écriture du paiement.") var withoutEntry = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let outcome = try ExportPayments(id, to: folder, isCopy: isCopy, writesEntry: !withoutEntry)(options.desk())
    let output = Output(options.output)
    try output.value(PaymentBatchJSON(outcome.batch, findings: outcome.findings))
    output.report(outcome.findings)
    guard outcome.bytes != nil else { throw ExitStatus.blocked.code }
    output.say("Écrit : \((folder as NSString).appendingPathComponent(outcome.name)), empreinte \(outcome.digest.prefix(12))…")
    if let entry = outcome.entry { output.say("Écriture du paiement au brouillard : n° \(entry).") }
  }
}

struct CancelPaymentsCommand<Noun: PaymentNoun>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "annuler", abstract: "Annuler un lot : ses lignes sont de nouveau à régler.")
  }
  @Argument(help: ArgumentHelp("Le numéro du lot.", valueName: "n°")) var id: Int64
  @Option(name: .customLong("motif"), help: ArgumentHelp("Pourquoi ; il le faut quand le fichier est parti.", valueName: "texte"))
  var reason: String?
  @OptionGroup var options: DossierOptions

  func run() throws {
    let outcome = try CancelPayments(id, reason: reason)(options.desk())
    let output = Output(options.output)
    try output.value(PaymentBatchJSON(outcome.batch, findings: outcome.findings))
    output.report(outcome.findings)
    output.say("Lot n° \(id) annulé : ses lignes sont de nouveau à régler.")
  }
}
