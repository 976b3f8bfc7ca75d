import Kernel
public import Ledger
public import Payroll

/// The rules of a payslip as a table: what each asks, and, once it is judged, what it says.
public struct PayslipRulesTable: TabularReport {
  let verdict: PayslipVerdict?

  /// Nil for the rules alone.
  public init(_ verdict: PayslipVerdict? = nil) { self.verdict = verdict }

  public var table: ReportTable {
    guard let verdict else {
      var table = ReportTable(
        title: "Les règles du contrôle d’un bulletin de paie",
        columns: [.init("Règle", .text), .init("Gravité", .text), .init("Ce qu’elle demande", .text), .init("Texte", .text)])
      for rule in PayslipRule.all {
        table.add([.text(rule.id), .text(rule.severity.ofRule), .text(rule.line), .text(rule.article)])
      }
      return table
    }
    var table = ReportTable(
      title: "Contrôle du bulletin : \(verdict.word.rawValue)",
      columns: [.init("Règle", .text), .init("Verdict", .text), .init("Ce qu’elle demande, ou ce qui a été trouvé", .text)])
    for judgement in verdict.judgements {
      let said = judgement.why ?? (judgement.findings.first?.message ?? judgement.rule.line)
      let more = judgement.findings.count > 1 ? " (et \(judgement.findings.count - 1) autre(s))" : ""
      table.add([.text(judgement.rule.id), .text(judgement.state.french), .text(said + more)])
    }
    return table
  }
}

extension Finding.Severity {
  /// « bloquant », « majeur », « mineur ».
  fileprivate var ofRule: String { self == .error ? "bloquant" : self == .warning ? "majeur" : "mineur" }
}
