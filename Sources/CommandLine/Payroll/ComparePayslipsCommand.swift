import ArgumentParser
import Kernel
import Ledger
import Payroll
import Presentation
import UseCases

extension PayrollCommand {
  /// `ecritoire paie comparer A.json B.json`: why the net is not the same. Months that differ are no failure.
  struct ComparePayslipsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "comparer", abstract: "Dire pourquoi deux bulletins d’un salarié ne paient pas le même net.",
      discussion: "Exemple : ecritoire paie comparer septembre.json octobre.json. Voir aussi : ecritoire aide bulletin-controle.")

    @Argument(help: ArgumentHelp("Le premier bulletin, en JSON.", valueName: "avant")) var first: String
    @Argument(help: ArgumentHelp("Le second.", valueName: "après")) var second: String
    @OptionGroup var options: OutputOptions

    func run() throws {
      let output = Output(options)
      let outcome = try ComparePayslips(first, second, files: options.files)()
      output.report(outcome.findings)
      try output.value(PayslipComparisonJSON(outcome.comparison, findings: outcome.findings))
      guard let comparison = outcome.comparison else { throw ExitStatus(outcome.findings).code }
      guard !comparison.differences.isEmpty else { return output.say("Aucune différence.") }
      let table = PayslipComparisonTable(comparison)
      output.table(table.table)
      output.say("\nPourquoi")
      for reason in table.reasons { output.say("  • \(reason)") }
    }
  }
}
