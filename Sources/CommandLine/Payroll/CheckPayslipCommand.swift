import ArgumentParser
import Kernel
import Ledger
import Payroll
import Presentation
import UseCases

extension PayrollCommand {
  /// `ecritoire paie controler FICHIER…`: payslips, ours or typed in, held to the rules P01 to P42.
  struct CheckPayslipCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "controler", abstract: "Tenir des bulletins de paie aux quarante-deux règles de conformité.",
      discussion: "Exemple : ecritoire paie controler bulletin.json --regles. Voir aussi : ecritoire aide bulletin-controle.")

    @Argument(help: ArgumentHelp("Un ou plusieurs bulletins, en JSON.", valueName: "fichier")) var paths: [String] = []
    @Flag(name: .customLong("regles"), help: "Dire ce que chaque règle a trouvé ; sans fichier, la liste des règles.")
    var showsRules = false
    @OptionGroup var options: OutputOptions

    func validate() throws {
      if paths.isEmpty, !showsRules {
        throw ValidationError("Donnez un bulletin, ou « --regles » seul pour la liste des règles.")
      }
    }

    func run() throws {
      let output = Output(options)
      guard !paths.isEmpty else {
        try output.value(PayslipRulesJSON())
        return output.table(PayslipRulesTable().table)
      }
      let checked = try CheckPayslips(paths, files: options.files)()
      if checked.count == 1 {
        try output.value(PayslipVerdictJSON(checked[0]))
      } else {
        try output.value(PayslipVerdictListJSON(checked))
      }
      for one in checked {
        output.report(one.findings, file: one.file)
        if showsRules, let verdict = one.verdict { output.table(PayslipRulesTable(verdict).table) }
        output.say(sentence(one))
      }
      if checked.contains(where: { $0.findings.contains(where: \.saysUnreadable) }) { throw ExitStatus.unreadable.code }
      if checked.contains(where: { !$0.isValid }) { throw ExitStatus.blocked.code }
    }

    private func sentence(_ checked: CheckPayslips.Verdict) -> String {
      guard let document = checked.document, let verdict = checked.verdict else {
        return "\(checked.file) : ce n’est pas un bulletin lisible."
      }
      let who = document.employee.name.map { ", \($0)" } ?? ""
      let counts = PayslipVerdict.State.allCases.map { state in
        let count = verdict.count(state)
        return "\(count) \(state.french)\(count > 1 && state != .notConcerned ? "s" : "")"
      }.joined(separator: ", ")
      return "\(checked.file) : bulletin, \(document.slip.period.french)\(who), \(verdict.word.rawValue) (\(counts))."
    }
  }
}
