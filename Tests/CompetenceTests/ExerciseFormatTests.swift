import Competence
import Foundation
import Kernel
import Testing

/// What the format of a scenario refuses, with the file and the line.
@Suite struct ExerciseFormatTests {
  /// An exercise with one text of one file replaced.
  static func read(_ id: String, _ file: String, _ old: String, _ new: String) throws -> [Finding] {
    let folder = ScenarioFolder(id, prefix: "") { name in
      guard let bytes = DataFiles.embedded.data("Samples/Scenarios/\(id)/\(name)") else { return nil }
      let text = String(decoding: bytes, as: UTF8.self)
      return Array((name == file ? text.replacing(old, with: new, maxReplacements: 1) : text).utf8)
    }
    return Scenario.read(folder).findings
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let id: String
    let file: String
    let change: (String, String)
    let code: String
    let says: String
    let testDescription: String

    init(_ testDescription: String, _ id: String, _ file: String, _ old: String, _ new: String, _ code: String, _ says: String) {
      (self.testDescription, self.id, self.file, change, self.code, self.says) = (
        testDescription, id, file, (old, new), code, says
      )
    }
  }

  static let rows = [
    Row("un niveau 4", "saisie-1", "scenario.csv", "niveau;1", "niveau;4", "competence.scenario.invalid", "de 1 à 3"),
    Row(
      "un niveau en lettres", "saisie-1", "scenario.csv", "niveau;1", "niveau;facile", "competence.scenario.invalid", "de 1 à 3"),
    Row(
      "un choix d’une seule possibilité", "bulletin-1", "reponses.csv", "juste | fausse", "juste", "competence.scenario.invalid",
      "au moins deux possibilités"),
    Row(
      "des possibilités pour un montant", "bulletin-1", "reponses.csv", "montant;base;", "montant;base;10 | 20",
      "competence.scenario.invalid", "lui seul en a"),
    Row(
      "un choix attendu qui n’est pas proposé", "bulletin-1", "reponses.csv", "choix;1;", "choix;3;",
      "competence.scenario.inconsistent", "n’est pas proposé"),
    Row(
      "une donnée chez un tiers inconnu", "lettrage-1", "donnees.csv", "clients;TILLEULS", "clients;CHATEAU",
      "competence.scenario.inconsistent", "CHATEAU"),
    Row(
      "une donnée qui porte le nom d’une écriture attendue", "lettrage-3", "donnees.csv", "F1;", "ECART;",
      "competence.scenario.inconsistent", "« ECART » est défini deux fois"),
    Row(
      "une donnée sans débit ni crédit", "lettrage-1", "donnees.csv", "701;;;hotel1.ht", "701;;;", "competence.scenario.invalid",
      "un débit ou un crédit"),
    Row(
      "une donnée déséquilibrée", "lettrage-1", "donnees.csv", "701;;;hotel1.ht", "701;;;hotel1.tva",
      "competence.scenario.inconsistent", "n’est pas équilibrée"),
    Row(
      "une erreur de lettrage sur une écriture inconnue", "lettrage-1", "erreurs.csv", "F2 V1", "F9 V1",
      "competence.scenario.inconsistent", "F9"),
    Row(
      "une erreur de lettrage avec une valeur", "lettrage-1", "erreurs.csv", "\"lettre(TILLEULS ; F2 V1)\";",
      "\"lettre(TILLEULS ; F2 V1)\";5",
      "competence.scenario.invalid", "n’a pas de valeur"),
    Row(
      "une erreur de rapprochement sans valeur", "rapprochement-1", "erreurs.csv", "rapprochement(512);cheque;",
      "rapprochement(512);;", "competence.scenario.invalid", "la valeur erronée manque"),
    Row(
      "une cible qui n’existe pas", "rapprochement-1", "erreurs.csv", "suspens(512)", "pointage(512)",
      "competence.scenario.invalid",
      "pointage"),
    Row(
      "une erreur de bulletin sans son mois", "S2", "erreurs.csv", "karim ; 2026-10 ; overtime", "karim ; octobre ; overtime",
      "competence.scenario.invalid", "AAAA-MM"),
    Row("un contrat inconnu", "S2", "salaries.csv", ";cdi;", ";interim;", "competence.scenario.invalid", "interim"),
    Row("un salarié deux fois", "S2", "salaries.csv", "karim;", "nadege;", "competence.scenario.inconsistent", "« nadege »"),
    Row(
      "un salaire à l’heure et au mois", "S2", "salaries.csv", ";35;;salaire.nadege", ";35;taux.karim;salaire.nadege",
      "competence.scenario.invalid", "à l’heure ou au mois"),
  ]

  @Test(arguments: rows) func isRefused(_ row: Row) throws {
    #expect(try ExerciseFormatTests.read(row.id, row.file, "\u{0}", "") == [])
    let findings = try ExerciseFormatTests.read(row.id, row.file, row.change.0, row.change.1)
    let finding = try #require(findings.first, "rien n’est dit")
    #expect(finding.code == row.code)
    #expect(finding.message.contains(row.says), "\(finding.message)")
  }
}

/// A dossier numbers its entries and its accounts its own way, and is graded the same.
@Suite struct ExerciseDossierTests {
  @Test(arguments: Exercises.ids) func aDossierWithItsOwnNumbersIsWorthTheSame(_ id: String) throws {
    let version = try Exercises.version(id, seed: 3)
    var work = try ObservedWork(modelOf: version)
    work.entries = work.entries.reversed().map { entry in
      var entry = entry
      entry.reference = renamed(entry.reference)
      entry.lines = entry.lines.reversed().map(renumbered)
      return entry
    }
    work.letterings = work.letterings.map { group in
      ObservedWork.Lettering(group.lines.map { (entry: renamed($0.entry), line: renumbered($0.line)) }, isWhole: group.isWhole)
    }
    work.answers = work.answers.mapValues { ObservedWork.Answer("  \($0.text.uppercased()) ", on: $0.day) }
    let grade = try Grading.grade(version, work, try CauseTable())
    #expect(grade.score == grade.maximum, "\(grade.criteria.flatMap(\.feedback).map { "\($0.cause) \($0.subject)" })")
  }

  private func renamed(_ reference: String) -> String { "ecritoire:entry/\(reference.dropFirst("modele:".count))" }

  private func renumbered(_ line: ObservedWork.Line) -> ObservedWork.Line {
    ObservedWork.Line(
      account: line.account.padding(toLength: 8, withPad: "0", startingAt: 0), party: line.party, amount: line.amount)
  }

  /// What was given is nobody's work: without it, what answers it in the books is not found.
  @Test func givenEntriesThatWereRemovedAreMissed() throws {
    let version = try Exercises.version("lettrage-1", seed: nil)
    var work = try ObservedWork(modelOf: version)
    work.entries.removeAll { $0.reference == "modele:F1" }
    let feedback = try Grading.grade(version, work, try CauseTable()).criteria.flatMap(\.feedback)
    #expect(feedback.map(\.cause) == ["lettrage"])
  }

  /// An entry that is corrected by its reversal and a new one, both under its number, is corrected all the same.
  @Test func aReversalAndANewEntryAreOneCorrection() throws {
    let version = try Exercises.version("rapprochement-3", seed: nil)
    var work = try ObservedWork(modelOf: version)
    let given = try #require(work.entries.first { $0.reference == "modele:VQ" })
    let index = try #require(work.entries.firstIndex { $0.reference == "modele:CORR" })
    let correction = work.entries[index]
    var (reversal, new) = (correction, correction)
    (reversal.reference, new.reference) = ("modele:EXTOURNE", "modele:NOUVELLE")
    reversal.lines = given.lines.map { ObservedWork.Line(account: $0.account, party: $0.party, amount: -$0.amount) }
    new.lines = given.lines + correction.lines
    work.entries.replaceSubrange(index...index, with: [reversal, new])
    let grade = try Grading.grade(version, work, try CauseTable())
    #expect(grade.score == grade.maximum, "\(grade.criteria.flatMap(\.feedback).map { "\($0.cause) \($0.subject)" })")
  }
}
