import ArgumentParser
import Foundation
import Kernel
import Ledger
import Payroll
import Presentation
import Samples
import SocialReporting
import Store
import UseCases
import Web

/// `ecritoire demo`: the main job on invented companies, from nothing to a FEC that was controlled.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Rejouer le travail sur des entreprises inventées.")
  @Option(
    name: .customLong("sortie"),
    help: ArgumentHelp("Le répertoire où écrire ; une démonstration d’avant y est remplacée.", valueName: "rep"))
  var folder = "ecritoire-demo"
  @Flag(name: .customLong("sans-serveur"), help: "Ne pas ouvrir de page : le terminal suffit.") var withoutServer = false
  @Flag(name: .customLong("sans-paie"), help: "N’embaucher personne dans le dossier d’exemple.") var withoutPay = false
  @Option(name: .long, help: ArgumentHelp("Le port des pages ; 0 pour n’importe quel port libre.", valueName: "n")) var port = 0
  @OptionGroup var page: PageOptions

  private var options: OutputOptions { page.output }

  struct JSON: Encodable {
    let folder: String
    let sampleEntries, payslips, importedEntries, importedLines, lettered, open: Int
    let fec: String
    let valid: Bool
  }

  func run() throws {
    let output = Output(options)
    try prepareFolder()
    let sample = try buildSample(output)
    let payslips = withoutPay ? 0 : try pay(sample.desk, output)
    try sample.desk.dossier.close()
    let demo = try importFEC(output)
    let lettering = try letter(demo.desk, output)
    try show(demo.desk, output)
    let (fec, isValid) = try export(demo.desk, output)
    try output.value(
      JSON(
        folder: folder, sampleEntries: sample.entries, payslips: payslips, importedEntries: demo.outcome.entries,
        importedLines: demo.outcome.lines,
        lettered: lettering.posted.count, open: lettering.proposal.untouched.count, fec: fec, valid: isValid))
    guard isValid else { throw ExitStatus.blocked.code }
    try demo.desk.dossier.close()
    guard !withoutServer, !output.isJSON else { return }
    output.say("\n7. Les mêmes dossiers dans le navigateur, le \(DemoCommand.day.french) comme si vous y étiez")
    var page = page
    page.today = page.today ?? DemoCommand.day
    try page.serve(folder: folder, host: "127.0.0.1", port: port, mode: .local, opensBrowser: true)
  }

  /// The pages are shown on the first working day after the month that was replayed.
  private static let day = Day(2026, 11, 2)

  private func path(_ name: String) -> String { (folder as NSString).appendingPathComponent(name) }

  private static let sampleDossier = "atelier-brindille.ecritoire"
  private static let payslips = "bulletins-2026-10.pdf"
  private static let shopDossier = "quincaillerie-lambert.ecritoire"

  /// A folder of a former demonstration is replaced; any other is left alone.
  private func prepareFolder() throws {
    let files = FileManager.default
    if files.fileExists(atPath: folder) {
      let inside = try files.contentsOfDirectory(atPath: folder)
      guard inside.isEmpty || inside.contains(DemoCommand.sampleDossier) else { throw Finding.demoFolder(folder) }
      for name in inside
      where name == DemoCommand.payslips || name.hasPrefix("atelier-brindille") || name.hasPrefix("quincaillerie-lambert")
        || name.hasPrefix("0000")
      {
        try files.removeItem(atPath: path(name))
      }
    }
    do {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Finding.cannotWrite(folder, error.localizedDescription)
    }
  }

  private func buildSample(_ output: Output) throws -> BuildSampleDossier.Outcome {
    output.say("1. Le dossier d’exemple « Atelier Brindille » (FICTIF), créé de rien")
    let sample = try BuildSampleDossier()(at: path(DemoCommand.sampleDossier), author: "démonstration", files: options.files)
    output.say("   \(sample.entries) écritures saisies et validées jusqu’au \(BuildSampleDossier.lastDay.french).\n")
    return sample
  }

  /// The payslips of October, sealed, drawn, and in the books.
  private func pay(_ desk: Desk, _ output: Output) throws -> Int {
    output.say("2. La paie d’octobre de deux salariés inventés : contrats, heures en plus, bulletins scellés, écriture")
    let paid = try PaySampleMonth()(desk)
    for payslip in paid.payslips {
      let slip = payslip.document.slip
      output.say(
        "   n° \(payslip.number), \(payslip.document.employee.name ?? "") : brut \(slip.gross.french), net social \(slip.netSocial.french), net payé \(slip.netPaid.french), coût \(slip.employerCost.french)"
      )
    }
    let file = path(DemoCommand.payslips)
    let bytes = try PayslipPDF.batch(
      paid.payslips.map { try PayslipPDF($0, desk) }, title: "Bulletins d’octobre 2026", author: desk.author)
    try WriteFile(file, overwrites: true)() { try $0(bytes) }
    output.say("   Les bulletins sont dans \(file) ; leur écriture est au brouillard.")
    for one in paid.declared.prepared {
      let errors = one.verdict.log.findings.count { $0.severity == .error }
      let verdict = errors == 0 ? "aucune erreur" : "\(errors) erreur(s)"
      output.say(
        "   \(one.declaration?.title ?? "DSN") : \(one.message.rubricCount) rubriques, \(verdict) aux contrôles Écritoire, non certifiés.\n"
      )
    }
    return paid.payslips.count
  }

  private func importFEC(_ output: Output) throws -> (desk: Desk, outcome: ImportFEC.Outcome) {
    output.say("3. Un FEC écrit par un autre logiciel, repris dans un second dossier")
    let file = Samples.hardwareShop
    guard let data = file.data(in: options.files) else { throw Finding.fileMissing(file.path) }
    let today = Day(2026, 1, 15)
    let author = Author(name: "démonstration", instant: "\(today.iso)T09:00:00Z")
    let siren = String(file.name.prefix(9))
    let dossier = try CreateDossier(name: "Quincaillerie Lambert (FICTIF)", siren: siren)(
      at: path(DemoCommand.shopDossier), author: author)
    let desk = Desk(dossier: dossier, author: author.name, today: today, instant: author.instant, files: options.files)
    let received = path("recu-\(file.name)")
    try? FileManager.default.removeItem(atPath: received)
    try data.write(to: URL(fileURLWithPath: received))
    defer { try? FileManager.default.removeItem(atPath: received) }
    let outcome = try ImportFEC(received)(desk)
    output.report(outcome.log, file: file.name)
    guard outcome.isImported else { throw ExitStatus.blocked.code }
    output.say(
      "   \(outcome.entries) écritures, \(outcome.lines) lignes, débit \(outcome.debit.french), crédit \(outcome.credit.french).\n"
    )
    return (desk, outcome)
  }

  private func letter(_ desk: Desk, _ output: Output) throws -> LetterAutomatically.Outcome {
    output.say("4. Le lettrage automatique, avec ses raisons")
    let outcome = try LetterAutomatically()(desk)
    for (strategy, count) in outcome.counts { output.say("   \(count) groupes \(strategy.french)") }
    if let first = outcome.posted.first {
      output.say("   par exemple \(first.code.text) sur \(first.group.scope.french) : \(first.group.reason.french)")
    }
    output.say("   \(outcome.proposal.untouched.count) lignes restent ouvertes.\n")
    return outcome
  }

  private func show(_ desk: Desk, _ output: Output) throws {
    guard !output.isJSON else { return }
    output.say("5. La balance et les lignes ouvertes les plus anciennes")
    let totals = try desk.dossier.reading { try $0.accountTotals(try desk.fiscalYear(2025, $0)) }
    let rows = totals.map {
      TrialBalance.Row(account: $0.account.number, label: $0.account.label, debit: $0.debit, credit: $0.credit)
    }
    output.table(try TrialBalance(rows: rows).table)
    let open = try ReadLetteringState(prefix: "411")(desk).open.sorted { ($0.day, $0.line) < ($1.day, $1.line) }
    output.table(try OpenItemsStatement(items: Array(open.prefix(10)), on: desk.today).table)
  }

  private func export(_ desk: Desk, _ output: Output) throws -> (String, Bool) {
    output.say("6. Les contrôles, et le FEC remis")
    let outcome = try ExportFEC(fiscalYear: 2025, folder: folder)(desk)
    let verdict = try CheckFiles([outcome.file], files: options.files, today: desk.today)()[0]
    output.report(verdict.log, file: outcome.file)
    let verification = try VerifyDossier()(desk.dossier)
    output.report(verification.findings)
    output.say(
      "   \(outcome.file) : \(verdict.isValid ? "conforme" : "non conforme") (\(FECRule.all.count) règles), avec sa description.")
    output.say("   Piste d’audit : \(verification.events) événements, empreinte \(verification.head).")
    output.say("\nTout est dans « \(folder) ». Pour continuer : ecritoire balance --dossier \(path(DemoCommand.shopDossier))")
    return (outcome.file, verdict.isValid && verification.findings.isEmpty)
  }
}

extension Finding {
  static func demoFolder(_ folder: String) -> Finding {
    Finding(
      "demo.folder", "« \(folder) » contient autre chose qu’une démonstration : rien n’y a été écrit.",
      recovery: "Choisissez un autre répertoire : --sortie REP")
  }
}
