import Competence
import Kernel
import Testing

/// « Un remplacement au pied levé »: its figures, its grid and its frequent mistakes.
@Suite struct S2Tests {
  @Test func isRead() throws {
    let scenario = try Exercises.scenario("S2")
    #expect(scenario.title == "Un remplacement au pied levé")
    #expect(scenario.level == nil)
    #expect(scenario.criteria.map(\.points.french) == ["20", "16", "20", "16", "16", "6", "6"])
    #expect(scenario.introduction.contains("votre formateur juge"))
  }

  struct Figure: CustomTestStringConvertible, Sendable {
    let fact: String
    let text: String
    let testDescription: String
    init(_ testDescription: String, _ fact: String, _ text: String) {
      (self.testDescription, self.fact, self.text) = (testDescription, fact, text)
    }
  }

  static let figures = [
    Figure("Karim, heures supplémentaires", "karim.hs", "330,15"), Figure("Karim, brut", "karim.brut", "2483,86"),
    Figure("Elsa, retenue", "elsa.retenue", "1593,91"), Figure("Elsa, présence", "elsa.presence", "468,80"),
    Figure("Lucie, heures complémentaires", "lucie.hc", "65,56"), Figure("Lucie, brut", "lucie.brut", "1873,38"),
    Figure("Ibrahima, brut d’octobre", "octobre", "1428,00"),
    Figure("Ibrahima, manque au taux du projet", "octobre - projet.octobre", "63,00"),
    Figure("Ibrahima, novembre", "novembre", "476,00"), Figure("Ibrahima, fin de contrat", "precarite", "190,40"),
    Figure("Ibrahima, congés", "conges", "209,44"), Figure("Ibrahima, dernier brut", "dernier", "875,84"),
    Figure(
      "Total hors apprenti, gérante et maintien", "karim.brut + elsa.presence + lucie.brut + octobre + salaire.nadege", "8904,04"),
  ]

  @Test(arguments: figures) func baseFiguresAreThoseOfTheSituation(_ figure: Figure) throws {
    let facts = try Exercises.version("S2", seed: nil).facts
    #expect(try facts.money(try Formula(figure.fact)).plainFrench == figure.text)
  }

  static let days = [
    Figure("DPAE au plus tôt", "dpae.debut", "04/10/2026"), Figure("remise du contrat", "remise.limite", "14/10/2026"),
    Figure("fin de l’essai", "essai.fin", "15/10/2026"), Figure("signalement de l’arrêt", "arret.limite", "12/10/2026"),
    Figure("signalement de fin de contrat", "fin.limite", "13/11/2026"), Figure("DSN d’octobre", "dsn.limite", "16/11/2026"),
  ]

  @Test(arguments: days) func dueDatesAreThoseOfTheSituation(_ figure: Figure) throws {
    let facts = try Exercises.version("S2", seed: nil).facts
    #expect(try facts.day(try Formula(figure.fact)).french == figure.text)
  }

  @Test func staffIsThatOfTheWorkshop() throws {
    let staff = try Exercises.version("S2", seed: nil).staff
    #expect(staff.map(\.number) == ["nadege", "karim", "elsa", "theo", "lucie"])
    #expect(staff.first { $0.number == "lucie" }?.weeklyHours == Hours(hundredths: 28_00))
    #expect(staff.first { $0.number == "elsa" }?.hourlyRate?.plainFrench == "13,60")
    #expect(staff.first { $0.number == "nadege" }?.monthlySalary?.plainFrench == "2650,00")
    #expect(staff.filter { $0.contract == .apprenticeship }.map(\.number) == ["theo"])
  }

  /// Rates and hours vary; no week passes forty-eight hours, and no rate falls below the minimum wage.
  @Test func seedsKeepTheInvariants() throws {
    var rates: Set<String> = []
    for seed in 1...50 {
      let facts = try Exercises.version("S2", seed: UInt64(seed)).facts
      for week in ["s41", "s42", "s43"] { #expect(try facts.value(try Formula(week)).isAtMost(48)) }
      for rate in ["taux.elsa", "taux.projet", "taux.karim", "taux.lucie"] {
        let amount = try facts.money(try Formula(rate))
        #expect(amount >= Money(cents: 12_31), "graine \(seed), \(rate)")
        rates.insert(amount.plainFrench)
      }
      #expect(try facts.money(try Formula("taux.elsa - taux.projet")) > .zero)
    }
    #expect(rates.count > 10)
  }

  @Test func theModelAnswerHasEveryPoint() throws { try Exercises.theModelAnswerHasEveryPoint("S2") }

  @Test func anEmptyHandInHasNothing() throws { try Exercises.anEmptyHandInHasNothing("S2") }

  static let rows = [
    MistakeCost("S2", "taux-du-projet", "4", "contrat signé à 13,00 € de l’heure au lieu de 13,60 €"),
    MistakeCost("S2", "essai-de-deux-semaines", "4", "essai de deux semaines"),
    MistakeCost("S2", "motif-surcroit", "4,5", "motif de surcroît, personne n’est nommé"),
    MistakeCost("S2", "majoration-unique", "3,75", "heures supplémentaires toutes à 25 %"),
    MistakeCost("S2", "complementaires-sans-majoration", "3", "heures complémentaires sans majoration"),
    MistakeCost("S2", "absence-par-trentiemes", "5", "absence retenue par trentièmes"),
    MistakeCost("S2", "prorata-mensuel", "2", "salaire à l’heure proratisé comme un mois"),
    MistakeCost("S2", "conges-sans-precarite", "2", "congés sans l’indemnité de fin de contrat"),
    MistakeCost("S2", "dsn-le-quinze", "3", "DSN un dimanche"),
    MistakeCost("S2", "premier-jour-d-arret", "2", "premier jour d’arrêt pour dernier jour travaillé"),
    MistakeCost("S2", "reprise-obligatoire", "1", "visite de reprise crue obligatoire"),
  ]

  @Test(arguments: rows) func costsWhatItShould(_ row: MistakeCost) throws { try Exercises.costs(row) }

  @Test func everyMistakeOfTheFileIsInTheTable() throws {
    #expect(try Exercises.mistakes("S2") == Set(S2Tests.rows.map(\.mistake)))
  }
}

extension Fraction {
  fileprivate func isAtMost(_ limit: Int128) -> Bool { numerator <= limit * denominator }
}
