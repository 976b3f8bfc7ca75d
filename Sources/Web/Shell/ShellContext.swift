import Kernel
import Store
import UseCases

extension DossierVisit {
  /// What the shell says of the dossier. The working period is the session's, else that of today.
  func context() throws -> Shell.Context {
    try desk.dossier.reading { reading in
      let years = try reading.fiscalYears()
      return Shell.Context(
        name: name, facts: try reading.facts(), years: years, period: period(among: years),
        hasScenario: try reading.scenarioRun() != nil)
    }
  }

  /// The fiscal year and month somebody works in: chosen in this session, else those of today, else the last ones.
  func period(among years: [StoredFiscalYear]) -> WorkingPeriod? {
    if let chosen = visit.office.sessions.period(of: name, visit.session),
      years.contains(where: { $0.year.name == chosen.fiscalYear })
    {
      return chosen
    }
    // The clock of a dossier follows its scenario.
    let today = desk.today
    guard let year = (years.first { $0.year.contains(today) } ?? years.last)?.year else { return nil }
    return WorkingPeriod(fiscalYear: year.name, month: year.contains(today) ? today.month : year.last.month)
  }
}
