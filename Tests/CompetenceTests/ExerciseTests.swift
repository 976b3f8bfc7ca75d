import Competence
import Kernel
import TestSupport
import Testing

/// Scenarios by name, each read once.
enum Exercises {
  static let ids = ["saisie", "lettrage", "rapprochement", "bulletin"].flatMap { family in (1...3).map { "\(family)-\($0)" } }

  private static let read = Dictionary(uniqueKeysWithValues: (ids + ["S2"]).map { ($0, Scenario.read(ScenarioFolder($0))) })

  static func scenario(_ id: String) throws -> Scenario {
    let read = try #require(read[id])
    #expect(read.findings == [], "\(id)")
    return try #require(read.scenario)
  }

  /// The names of the mistakes of a scenario's file.
  static func mistakes(_ id: String) throws -> Set<String> {
    let bytes = try #require(DataFiles.embedded.data("Samples/Scenarios/\(id)/erreurs.csv"))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    return Set(lines.compactMap { $0.split(separator: ";").first.map(String.init) })
  }

  static func version(_ id: String, seed: UInt64?) throws -> ScenarioVersion {
    let scenario = try scenario(id)
    guard let seed else { return try ScenarioVersion(baseOf: scenario) }
    return try ScenarioVersion(of: scenario) { name in
      var random = SplitMix64(seed: name.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
      return random.next()
    }
  }

  static func theModelAnswerHasEveryPoint(_ id: String) throws {
    let causes = try CauseTable()
    for seed in [nil] + (1...20).map(Optional.init) as [UInt64?] {
      let version = try version(id, seed: seed)
      let grade = try Grading.grade(version, try ObservedWork(modelOf: version), causes)
      #expect(grade.maximum.french == "100")
      #expect(grade.score == grade.maximum, "\(id), graine \(seed ?? 0) : \(grade.criteria.flatMap(\.feedback))")
    }
  }

  static func anEmptyHandInHasNothing(_ id: String) throws {
    for seed in [nil, 4] as [UInt64?] {
      let version = try version(id, seed: seed)
      let grade = try Grading.grade(version, ObservedWork(givenBy: version), try CauseTable())
      #expect(grade.score == .zero, "\(id) : \(grade.criteria.filter { $0.points > .zero }.map(\.criterion.id))")
    }
  }

  /// Made all the way through, on the base version and two others: it costs the same, and it alone is named.
  static func costs(_ row: MistakeCost) throws {
    let causes = try CauseTable()
    for seed in [nil, 7, 23] as [UInt64?] {
      let version = try version(row.scenario, seed: seed)
      let grade = try Grading.grade(version, try ObservedWork(modelOf: version, making: row.mistake), causes)
      let feedback = grade.criteria.flatMap(\.feedback)
      #expect(
        (grade.maximum - grade.score).french == row.lost, "graine \(seed ?? 0) : \(feedback.map { "\($0.cause) \($0.subject)" })")
      #expect(
        Set(feedback.map(\.cause)) == [row.mistake], "graine \(seed ?? 0) : \(feedback.map { "\($0.cause) \($0.subject)" })")
      #expect(feedback.allSatisfy { !$0.hint.isEmpty && !$0.rule.isEmpty && !$0.hint.contains("{") })
    }
  }
}

/// A known mistake of a scenario, and the points it costs, in French.
struct MistakeCost: CustomTestStringConvertible, Sendable {
  let scenario: String
  let mistake: String
  let lost: String
  let what: String
  var testDescription: String { "\(scenario) : \(what)" }

  init(_ scenario: String, _ mistake: String, _ lost: String, _ what: String) {
    (self.scenario, self.mistake, self.lost, self.what) = (scenario, mistake, lost, what)
  }
}

/// The short exercises: three levels of each family, complete and fair.
@Suite struct ExerciseTests {
  @Test(arguments: Exercises.ids) func isReadWithItsLevel(_ id: String) throws {
    let scenario = try Exercises.scenario(id)
    #expect(scenario.level == Int(String(id.last!)))
    #expect((20...40).contains(scenario.minutes))
    #expect(scenario.company.siren.hasPrefix("000"))
    #expect(scenario.tasks.isEmpty == false)
  }

  @Test(arguments: Exercises.ids) func theModelAnswerHasEveryPoint(_ id: String) throws {
    try Exercises.theModelAnswerHasEveryPoint(id)
  }

  @Test(arguments: Exercises.ids) func anEmptyHandInHasNothing(_ id: String) throws { try Exercises.anEmptyHandInHasNothing(id) }

  @Test(arguments: Exercises.ids) func seedsGiveDifferentFigures(_ id: String) throws {
    let answers = try (1...20).map { seed in
      let version = try Exercises.version(id, seed: UInt64(seed))
      return try ObservedWork(modelOf: version).answers.values.map(\.text).sorted().joined(separator: " ")
    }
    #expect(Set(answers).count > 15)
  }

  struct Figure: CustomTestStringConvertible, Sendable {
    let id: String
    let formula: String
    let text: String
    let what: String
    var testDescription: String { "\(id) : \(what)" }
    init(_ id: String, _ what: String, _ formula: String, _ text: String) {
      (self.id, self.what, self.formula, self.text) = (id, what, formula, text)
    }
  }

  /// Those of payslips are the payroll engine’s for the same month.
  static let figures = [
    Figure("saisie-2", "TVA collectée", "collectee", "1414,00"), Figure("saisie-2", "TVA déductible", "deductible", "383,40"),
    Figure("saisie-3", "TVA due", "due", "985,90"), Figure("lettrage-2", "reste dû par l’hôtel", "hotel.reste", "2820,00"),
    Figure("lettrage-3", "second virement de l’hôtel", "hotel.total - virement1", "4096,00"),
    Figure("rapprochement-3", "intérêts du prêt", "pret.interets", "55,78"),
    Figure("bulletin-1", "brut", "brut", "2528,86"), Figure("bulletin-1", "rappel", "rappel", "10,65"),
    Figure("bulletin-2", "retenue", "retenue", "281,28"), Figure("bulletin-2", "brut", "brut", "1821,43"),
    Figure("bulletin-2", "base de la CSG", "csg.base", "1789,55"), Figure("bulletin-2", "net social", "social", "1441,83"),
    Figure("bulletin-2", "net imposable", "imposable", "1493,73"), Figure("bulletin-2", "net à payer", "paye", "1383,57"),
    Figure("bulletin-3", "base de la CSG", "csg.base", "2136,02"), Figure("bulletin-3", "CSG des heures", "csg.hs", "31,46"),
    Figure("bulletin-3", "réduction", "reduction", "37,34"), Figure("bulletin-3", "net social", "avant", "1981,62"),
    Figure("bulletin-3", "net imposable", "imposable", "1764,87"), Figure("bulletin-3", "net à payer", "paye", "1893,38"),
  ]

  @Test(arguments: figures) func baseFiguresAre(_ figure: Figure) throws {
    let facts = try Exercises.version(figure.id, seed: nil).facts
    #expect(try facts.money(try Formula(figure.formula)).plainFrench == figure.text)
  }

  @Test(arguments: Exercises.ids) func everyMistakeOfTheFileIsInTheTable(_ id: String) throws {
    let names = try Exercises.mistakes(id)
    #expect(names == Set(ExerciseMistakeTests.rows.filter { $0.scenario == id }.map(\.mistake)))
    #expect(names.count >= 3)
  }
}

/// What each known mistake of an exercise costs.
@Suite struct ExerciseMistakeTests {
  static let rows = entryRows + letteringRows + bankRows + payRows

  static let entryRows = [
    MistakeCost("saisie-1", "port-oublie", "19", "transport de la facture du bois oublié"),
    MistakeCost("saisie-1", "ttc-en-charge", "14", "électricité toutes taxes en charge"),
    MistakeCost("saisie-1", "vente-sans-taxe", "14", "vente à la mairie sans sa taxe"),
    MistakeCost("saisie-2", "taux-normal-partout", "11", "travaux de logement à 20 %"),
    MistakeCost("saisie-2", "avoir-a-l-envers", "14,5", "avoir enregistré comme une vente"),
    MistakeCost("saisie-2", "remise-a-part", "2,25", "remise de la facture au 609"),
    MistakeCost("saisie-2", "acompte-oublie", "7", "solde du client sans l’acompte"),
    MistakeCost("saisie-3", "autoliquidation-oubliee", "13,5", "autoliquidation oubliée"),
    MistakeCost("saisie-3", "machine-en-charge", "13,5", "scie à format en charge"),
    MistakeCost("saisie-3", "petit-outil-immobilise", "7", "visseuse de moins de 500 € immobilisée"),
    MistakeCost("saisie-3", "tva-trop-tot", "11", "taxe du cabinet déduite avant le paiement"),
  ]

  static let letteringRows = [
    MistakeCost("lettrage-1", "mauvaise-facture", "16,5", "virement lettré avec l’autre facture du client"),
    MistakeCost("lettrage-1", "tout-ensemble", "11", "deux factures lettrées avec le paiement d’une seule"),
    MistakeCost("lettrage-1", "factures-pour-solde", "20", "total des factures donné pour le solde"),
    MistakeCost("lettrage-2", "avoir-oublie", "21,75", "avoir laissé hors du lettrage"),
    MistakeCost("lettrage-2", "acompte-oublie", "9", "acompte laissé hors du lettrage"),
    MistakeCost("lettrage-2", "une-seule-facture", "9", "virement de deux factures lettré avec une"),
    MistakeCost("lettrage-2", "partiel-oublie", "12", "paiement partiel oublié dans le solde"),
    MistakeCost("lettrage-3", "un-pour-un", "12", "deux virements lettrés un pour un avec deux factures"),
    MistakeCost("lettrage-3", "ecart-en-remise", "4", "écart de règlement au 709"),
    MistakeCost("lettrage-3", "avoir-oublie", "7,5", "avoir du fournisseur laissé hors du lettrage"),
    MistakeCost("lettrage-3", "second-virement", "0", "facture lettrée avec le second des deux paiements"),
    MistakeCost("lettrage-3", "compensation", "6", "indu compensé avec un autre fournisseur"),
  ]

  static let bankRows = [
    MistakeCost("rapprochement-1", "frais-sans-tva", "10", "frais bancaires sans leur taxe"),
    MistakeCost("rapprochement-1", "cheque-ajoute", "47,5", "chèque en circulation ajouté"),
    MistakeCost("rapprochement-1", "cheque-oublie", "57,5", "chèque en circulation oublié"),
    MistakeCost("rapprochement-2", "frais-sans-tva", "6", "frais bancaires sans leur taxe"),
    MistakeCost("rapprochement-2", "virement-en-vente", "9", "encaissement enregistré comme une vente"),
    MistakeCost("rapprochement-2", "prelevement-en-charge", "9", "paiement enregistré comme une charge"),
    MistakeCost("rapprochement-2", "suspens-a-l-envers", "36", "remise et chèque comptés à l’envers"),
    MistakeCost("rapprochement-3", "frais-sans-tva", "3,5", "frais bancaires sans leur taxe"),
    MistakeCost("rapprochement-3", "inconnu-en-charge", "6,75", "prélèvement inconnu en charge"),
    MistakeCost("rapprochement-3", "impaye-en-perte", "6,75", "chèque impayé en perte"),
    MistakeCost("rapprochement-3", "echeance-en-capital", "6,75", "échéance de prêt entière au 164"),
    MistakeCost("rapprochement-3", "cheque-ancien-oublie", "39", "chèque du mois dernier oublié"),
  ]

  static let payRows = [
    MistakeCost("bulletin-1", "majoration-unique", "38", "heures supplémentaires toutes à 25 %"),
    MistakeCost("bulletin-1", "seuil-mensuel", "14", "huit heures à 25 % comptées par mois"),
    MistakeCost("bulletin-1", "quatre-semaines", "12", "mois de quatre semaines"),
    MistakeCost("bulletin-2", "trentieme", "16", "absence retenue par trentièmes"),
    MistakeCost("bulletin-2", "csg-sans-abattement", "14", "CSG sur tout le brut"),
    MistakeCost("bulletin-2", "impot-sur-net-social", "12", "impôt sur le net social"),
    MistakeCost("bulletin-3", "reduction-oubliee", "15", "réduction de cotisations oubliée"),
    MistakeCost("bulletin-3", "csg-des-heures-deductible", "25", "CSG des heures déduite de l’impôt"),
    MistakeCost("bulletin-3", "heures-imposees", "13", "heures supplémentaires imposées"),
    MistakeCost("bulletin-3", "net-social-apres-impot", "13", "montant net social après impôt"),
  ]

  @Test(arguments: rows) func costsWhatItShould(_ row: MistakeCost) throws { try Exercises.costs(row) }
}
