import Kernel

// `salaries.csv`: who works in the company when the scenario begins.
extension Scenario.EmployeeRule {
  static let columns = [
    "numero", "nom", "prenom", "sexe", "emploi", "contrat", "entree", "naissance", "heures", "taux", "salaire",
  ]

  init(_ row: ScenarioTable.Row) throws(Finding) {
    guard let contract = Scenario.Employee.Contract(rawValue: row["contrat"]) else {
      let known = Scenario.Employee.Contract.allCases.map(\.rawValue).joined(separator: ", ")
      throw row.refused("contrat", "le contrat « \(row["contrat"]) » n’existe pas ; il y a : \(known)")
    }
    guard ["F", "M"].contains(row["sexe"]) else { throw row.refused("sexe", "« F » ou « M »") }
    if row["numero"].isEmpty { throw row.refused("numero", "le salarié n’a pas de numéro") }
    if !row["taux"].isEmpty, !row["salaire"].isEmpty { throw row.refused("salaire", "un salaire est à l’heure ou au mois") }
    self.init(
      number: row["numero"], familyName: row["nom"], firstName: row["prenom"], isWoman: row["sexe"] == "F", job: row["emploi"],
      contract: contract,
      entered: try row.formula("entree"), born: try row.formula("naissance"), weeklyHours: try row.formula("heures"),
      hourlyRate: row["taux"].isEmpty ? nil : try row.formula("taux"),
      monthlySalary: row["salaire"].isEmpty ? nil : try row.formula("salaire"), line: row.line)
  }
}

extension Scenario.Employee {
  init(_ rule: Scenario.EmployeeRule, _ facts: FactSheet) throws(Formula.Fault) {
    func amount(_ formula: Formula?) throws(Formula.Fault) -> Money? {
      guard let formula else { return nil }
      return try facts.money(formula)
    }
    self.init(
      number: rule.number, familyName: rule.familyName, firstName: rule.firstName, isWoman: rule.isWoman, job: rule.job,
      contract: rule.contract,
      entered: try facts.day(rule.entered), born: try facts.day(rule.born),
      weeklyHours: Hours(hundredths: try facts.money(rule.weeklyHours).cents), hourlyRate: try amount(rule.hourlyRate),
      monthlySalary: try amount(rule.monthlySalary))
  }
}
