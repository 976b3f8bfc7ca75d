import ArgumentParser
import Banking
import Kernel
import Ledger
import Payroll
import Presentation
import UseCases

/// The months of a book.
struct BookOptions: ParsableArguments {
  @OptionGroup var month: MonthArgument
  @Option(name: .customLong("jusquau"), help: ArgumentHelp("Le dernier mois d’un livre de plusieurs.", valueName: "AAAA-MM"))
  var through: Month?

  func read(_ desk: Desk) throws -> ReadPayrollBook.Outcome {
    let first = month.of(desk)
    guard let through else { return try ReadPayrollBook(first)(desk) }
    guard first <= through else { throw ValidationError("« --jusquau » est avant « --mois ».") }
    return try ReadPayrollBook(first...through)(desk)
  }
}

/// `ecritoire paie journal`: sealed payslips, and what they come to.
struct PayrollBookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Le livre de paie : un bulletin par ligne, et leurs totaux.",
    discussion: "Exemple : ecritoire paie journal --mois 2026-10 --xlsx livre.xlsx. Voir aussi : ecritoire aide paie-comptable.")

  @OptionGroup var book: BookOptions
  @Flag(name: .customLong("charges"), help: "Ce qui est dû à chaque organisme, au lieu des bulletins.") var showsCharges = false
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try report.dossier.desk()
    let outcome = try book.read(desk)
    let table = showsCharges ? PayrollBookTables.charges(outcome) : PayrollBookTables.book(outcome)
    try report.show(table, json: PayrollBookJSON(outcome), desk, findings: outcome.findings)
  }
}

/// `ecritoire paie charges`: the same, body by body.
struct PayrollChargesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charges", abstract: "Ce que la paie doit à chaque organisme : Urssaf, retraite, prévoyance, mutuelle, impôt.")

  @OptionGroup var book: BookOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try report.dossier.desk()
    let outcome = try book.read(desk)
    try report.show(PayrollBookTables.charges(outcome), json: PayrollBookJSON(outcome), desk, findings: outcome.findings)
  }
}

/// `ecritoire paie comptabiliser`.
struct PostPayrollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comptabiliser", abstract: "Passer les bulletins d’un mois en écriture, au brouillard.",
    discussion: "Exemple : ecritoire paie comptabiliser --mois 2026-10 --essai --pourquoi.")

  @OptionGroup var month: MonthArgument
  @Option(name: .customLong("journal"), help: ArgumentHelp("Le journal ; sinon celui de la paie.", valueName: "code"))
  var journal: String?
  @Option(name: .customLong("date"), help: ArgumentHelp("Le jour ; sinon le dernier du mois.", valueName: "date")) var day: Day?
  @Flag(name: .customLong("pourquoi"), help: "Sous l’écriture, pourquoi chaque compte.") var explains = false
  @Flag(name: .customLong("essai"), help: "Montrer l’écriture sans la garder.") var isTrial = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let desk = try options.desk()
    let month = month.of(desk)
    let outcome = try PostPayroll(month, journal: journal, day: day)(desk, isTrial: isTrial)
    let output = Output(options.output)
    try output.value(PostedPayrollJSON(outcome, month: month))
    for posted in outcome.posted {
      output.table(PayrollBookTables.entry(posted))
      guard explains else { continue }
      for (line, made) in zip(posted.draft.lines, posted.entry.lines) {
        output.say("\n\(line.account.text)")
        for reason in made.reasons { output.say("  • \(reason)") }
      }
    }
    output.report(outcome.findings)
    if outcome.findings.contains(where: { $0.severity == .error }) { throw ExitStatus.blocked.code }
    for posted in outcome.posted where !isTrial {
      output.say("Au brouillard, n° \(posted.id). À valider : ecritoire ecriture valider --jusquau \(posted.draft.day.iso)")
    }
    if isTrial { output.say("Essai : rien n’est gardé.") }
  }
}

/// `ecritoire paie virement`.
struct PayWagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "virement", abstract: "Préparer les virements des salaires d’un mois, à faire approuver.",
    discussion: "Exemple : ecritoire paie virement --mois 2026-10, puis ecritoire virement approuver et exporter.")

  @OptionGroup var month: MonthArgument
  @Option(name: .customLong("compte"), help: ArgumentHelp("Le compte de banque.", valueName: "n°")) var account = "512"
  @Option(
    name: .customLong("execution"),
    help: ArgumentHelp("Le jour d’exécution, ouvré pour les banques ; sinon le premier possible.", valueName: "date"))
  var day: Day?
  @Option(name: .customLong("sauf"), help: ArgumentHelp("Un salarié payé autrement ; répétable.", valueName: "n°"))
  var leavingOut: [Int64] = []
  @Flag(name: .customLong("essai"), help: "Montrer le lot sans le garder.") var isTrial = false
  @OptionGroup var options: DossierOptions

  func validate() throws { _ = try AccountNumber.argument(account) }

  func run() throws {
    let desk = try options.desk()
    let wages = PayWages(month.of(desk), from: try .argument(account), on: day, leavingOut: leavingOut)
    let outcome = try wages(desk, isTrial: isTrial)
    let output = Output(options.output)
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
    let count = "\(content.orders.count) salaire(s), \(content.total.french) €, le \(content.day.french)"
    output.say(
      isTrial
        ? "Essai, rien n’est gardé : \(count)."
        : "Lot n° \(id) préparé : \(count). À approuver par une autre personne : ecritoire virement approuver \(id)")
  }
}
