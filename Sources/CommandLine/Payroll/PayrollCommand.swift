import ArgumentParser
import Kernel
import Law
import Ledger
import Payroll
import Presentation
import UseCases

struct PayrollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paie", abstract: "La paie : calculer, contrôler, sceller, payer.",
    subcommands: [
      SimulateCommand.self, ComputePayCommand.self, PayVariablesCommand.self, ImportPayVariablesCommand.self,
      SealPayCommand.self, PayslipCommand.self, CorrectPayslipCommand.self, CheckPayslipCommand.self,
      ComparePayslipsCommand.self, PayrollBookCommand.self, PayrollChargesCommand.self, PostPayrollCommand.self,
      PayWagesCommand.self,
    ])

  /// `ecritoire paie simuler SITUATION.json`: without a dossier, nothing is kept.
  struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "simuler", abstract: "Le bulletin d’une situation écrite dans un fichier, ou le brut d’un net.",
      discussion: "Exemple : ecritoire paie simuler situation.json --net-cible 1800. Voir aussi : ecritoire aide paie.")

    @Argument(help: ArgumentHelp("La situation, en JSON.", valueName: "fichier")) var path: String
    @Option(
      name: .customLong("net-cible"),
      help: ArgumentHelp("Chercher le salaire qui donne ce net, au centime.", valueName: "montant"), transform: Money.argument)
    var net: Money?
    @Option(
      name: .customLong("net"),
      help: ArgumentHelp("Quel net est la cible : avant-impot (sinon), paye ou social.", valueName: "quel"))
    var target: NetToGross.Target?
    @Flag(name: .customLong("pourquoi"), help: "Sous le bulletin, d’où vient chaque ligne.") var explains = false
    @Option(name: .customLong("pdf"), help: ArgumentHelp("Écrire aussi le bulletin dans ce PDF.", valueName: "fichier"))
    var pdf: String?
    @Flag(name: .customLong("remplacer"), help: "Remplacer le PDF s’il existe.") var overwrites = false
    @OptionGroup var options: OutputOptions

    func validate() throws {
      if overwrites, pdf == nil { throw ValidationError("--remplacer va avec --pdf.") }
      if target != nil, net == nil { throw ValidationError("« --net » dit de quel net parle « --net-cible », qui manque.") }
    }

    func run() throws {
      let output = Output(options)
      let simulation = try SimulatePayslip(path, net: net, target: target ?? .beforeTax, files: options.files)()
      output.report(simulation.findings)
      guard let slip = simulation.payslip else {
        try output.value(RefusedSimulationJSON(simulation.findings))
        throw ExitStatus(simulation.findings).code
      }
      try writePages(simulation)
      try output.value(PayslipJSON(slip, monthlySalary: simulation.monthlySalary, findings: simulation.findings))
      if let found = simulation.monthlySalary { output.say("Salaire mensuel brut trouvé : \(found.french) €\n") }
      output.table(PayslipTable(slip).table)
      if let pdf { output.say("Écrit : \(pdf)") }
      if explains { slip.explain(output) }
    }

    private func writePages(_ simulation: SimulatePayslip.Simulation) throws {
      guard let pdf, let document = simulation.document else { return }
      let bytes = try PayslipPDF(document, law: Law(options.files)).bytes()
      try WriteFile(pdf, overwrites: overwrites)() { sink in try sink(bytes) }
    }
  }
}

extension Payslip {
  /// Under a payslip, where each line comes from.
  func explain(_ output: Output) {
    func section(_ title: String, _ steps: [String]) {
      guard !steps.isEmpty else { return }
      output.say("\n\(title)")
      for step in steps { output.say("  • \(step)") }
    }
    for earning in earnings { section(earning.label, earning.trace.map(\.why)) }
    for line in lines { section(line.label, line.steps) }
    section("Réduction générale", generalReduction.steps)
    if let dailyAllowances { section("Indemnités journalières", dailyAllowances.steps) }
    section("Impôt prélevé à la source", incomeTax.steps)
  }
}

extension NetToGross.Target: ExpressibleByArgument {}
