import ArgumentParser
import Kernel
import Law
import Ledger
import Payroll
import Presentation
import Store
import UseCases
import Workforce

extension Month: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso: argument) }
}

/// The month that a command is about: the one of the day of work when nothing is said.
struct MonthArgument: ParsableArguments {
  @Option(name: .customLong("mois"), help: ArgumentHelp("Le mois ; sinon celui d’aujourd’hui.", valueName: "AAAA-MM"))
  var month: Month?

  func of(_ desk: Desk) -> Month { month ?? desk.today.month }
}

/// `ecritoire paie calculer`: nothing is kept.
struct ComputePayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calculer", abstract: "Les bulletins d’un mois : ce qui est prêt, ce qui manque.",
    discussion: "Exemple : ecritoire paie calculer --mois 2026-11. Rien n’est gardé avant : ecritoire paie sceller.")

  @OptionGroup var month: MonthArgument
  @Option(name: .customLong("contrat"), help: ArgumentHelp("Un seul contrat, et tout son bulletin.", valueName: "n°"))
  var contract: Int64?
  @OptionGroup var report: ReportOptions

  func run() throws {
    let desk = try report.dossier.desk()
    let read = try ReadPayMonth(month.of(desk), contract: contract)(desk)
    let output = Output(report.dossier.output)
    for row in read.rows { output.report(row.findings, file: row.employee.value.name) }
    var tables = [PayMonthTables.month(read)]
    if contract != nil, let document = read.rows.first?.document {
      tables.append(PayslipTable(document.slip, title: "Bulletin \(read.month.ofFrench), non scellé").table)
    }
    try report.show(tables, json: PayMonthJSON(read), desk)
    if let contract, let document = read.rows.first?.document {
      try output.say(CompareWithLastMonth(document, contract: contract)(desk))
    }
    if !read.refused.isEmpty { throw ExitStatus.blocked.code }
  }
}

/// `ecritoire paie sceller`.
struct SealPayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sceller", abstract: "Sceller les bulletins prêts d’un mois : chacun prend un numéro et ne change plus.")

  @OptionGroup var month: MonthArgument
  @Option(
    name: .customLong("contrat"), help: ArgumentHelp("Ces contrats seulement, tous ou aucun.", valueName: "n°")) var contracts:
    [Int64] = []
  @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var isTrial = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let desk = try options.desk()
    let outcome = try SealPayslips(month.of(desk), contracts: contracts.isEmpty ? nil : contracts)(desk, isTrial: isTrial)
    let output = Output(options.output)
    try output.value(
      SealedPayslipsJSON(outcome.sealed, refused: outcome.refused, findings: outcome.findings, isTrial: isTrial))
    for document in outcome.sealed {
      let number = isTrial ? "" : " : bulletin n° \(document.number ?? "")"
      output.say("\(document.employee.name ?? "")\(number), net payé \(document.slip.netPaid.french) €")
    }
    output.report(outcome.findings)
    for row in outcome.refused { output.report(row.findings, file: row.employee.value.name) }
    if isTrial { output.say("Essai : rien n’est gardé.") }
    if !outcome.refused.isEmpty { throw ExitStatus.blocked.code }
  }
}

/// `ecritoire paie corriger 2026-0001 --motif "…"`.
struct CorrectPayslipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corriger",
    abstract: "Refaire un bulletin scellé avec ce qui est gardé maintenant : le nouveau dit lequel il remplace.")

  @Argument(help: ArgumentHelp("Le numéro du bulletin.", valueName: "n°")) var number: String
  @Option(name: .customLong("motif"), help: ArgumentHelp("Pourquoi.", valueName: "texte")) var reason: String
  @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var isTrial = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let (document, findings) = try CorrectPayslip(number, reason: reason)(options.desk(), isTrial: isTrial)
    let output = Output(options.output)
    try output.value(SealedPayslipsJSON([document], findings: findings, isTrial: isTrial))
    output.report(findings)
    output.say(
      isTrial
        ? "Essai : rien n’est gardé. Net payé : \(document.slip.netPaid.french) €"
        : "Bulletin n° \(document.number ?? "") : il remplace le n° \(number). Net payé : \(document.slip.netPaid.french) €")
  }
}

/// `ecritoire paie bulletin`: the list, or one.
struct PayslipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bulletin", abstract: "Les bulletins scellés, ou l’un d’eux.",
    discussion: """
      Exemple : ecritoire paie bulletin 2026-0001 --pdf bulletin.pdf. Le PDF est celui des bulletins \
      eux-mêmes : d’un numéro, ou de toute la liste, ceux qui sont remplacés exceptés.
      """)

  @Argument(help: ArgumentHelp("Le numéro du bulletin ; sinon la liste.", valueName: "n°")) var number: String?
  @Option(name: .customLong("mois"), help: ArgumentHelp("Ceux de ce mois.", valueName: "AAAA-MM")) var month: Month?
  @Option(name: .customLong("salarie"), help: ArgumentHelp("Ceux de cette personne.", valueName: "n°")) var employee: Int64?
  @Flag(name: .customLong("pourquoi"), help: "Sous le bulletin, d’où vient chaque ligne.") var explains = false
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if number != nil, month != nil || employee != nil { throw ValidationError("Donnez un numéro, ou --mois et --salarie.") }
  }

  func run() throws {
    let desk = try report.dossier.desk()
    guard let number else {
      let payslips = try ListPayslips(month: month, employee: employee)(desk)
      if let path = report.file.pdf {
        try write(payslips.filter { !$0.isReplaced }, to: path, desk)
        return try Output(report.dossier.output).value(PayslipListJSON(payslips))
      }
      return try report.show(PayMonthTables.payslips(payslips), json: PayslipListJSON(payslips), desk)
    }
    let sealed = try ReadPayslip(number)(desk)
    if let path = report.file.pdf {
      try write(PayslipPDF(sealed, desk).bytes(), to: path)
      return try Output(report.dossier.output).value(SealedPayslipJSON(sealed))
    }
    try report.show(PayslipTable(sealed.document.slip, title: sealed.title).table, json: SealedPayslipJSON(sealed), desk)
    let output = Output(report.dossier.output)
    if explains {
      sealed.document.slip.explain(output)
      try output.say(CompareWithLastMonth(sealed.document, contract: sealed.contract)(desk))
    }
    output.say("\nScellé le \(sealed.instant) par \(sealed.author), SHA-256 \(sealed.digest)")
    if let old = sealed.corrects { output.say("Remplace le n° \(old) : \(sealed.reason ?? "")") }
    if let next = sealed.correctedBy { output.say("Remplacé par le n° \(next)") }
  }

  private func write(_ payslips: [SealedPayslip], to path: String, _ desk: Desk) throws {
    guard !payslips.isEmpty else { throw Finding.noPayslipToPrint() }
    let title = month.map { "Bulletins \($0.ofFrench)" } ?? "Bulletins"
    try write(
      PayslipPDF.batch(payslips.map { try PayslipPDF($0, desk) }, title: title, author: desk.author), to: path)
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try WriteFile(path, overwrites: report.file.overwrites)() { sink in try sink(bytes) }
    Output(report.dossier.output).say("Écrit : \(path)")
  }
}

extension SealedPayslip {
  /// « Bulletin n° 2026-0001, Nadia Roux, octobre 2026 ».
  fileprivate var title: String {
    ["Bulletin n° \(number)", document.employee.name, month.french].compactMap(\.self).joined(separator: ", ")
  }
}

extension Output {
  /// Why a payslip does not pay what the month before paid; nothing without one.
  fileprivate func say(_ comparison: PayslipComparison?) {
    guard let table = comparison.map(PayslipComparisonTable.init) else { return }
    say("\n\(table.heading)")
    for reason in table.reasons { say("  • \(reason)") }
  }
}
