import Competence
import Foundation
import Kernel
import Testing

/// The title RNCP34786 as the program knows it.
@Suite struct ReferentialTests {
  @Test func hasTheEightyFourRowsAndFiveBlocks() throws {
    let title = try Referential.known()
    #expect(title.competences.count == 84)
    #expect(title.blocks.map(\.id) == ["BC01", "BC02", "BC03", "BC04", "BC05"])
    #expect(title.routes.count == 6)
    #expect(title.route("vae")?.jury.count == 4)
    #expect(title.route("apprentissage")?.jury.count == 6)
  }

  @Test func expiredOnTheTwentyThirdOfJuly2022() throws {
    let title = try Referential.known()
    #expect(!title.isExpired(on: Day(2022, 7, 23)))
    #expect(title.isExpired(on: Day(2022, 7, 24)))
  }

  @Test func eachAutomaticCompetenceNamesItsPredicates() throws {
    let title = try Referential.known()
    for item in title.competences where title.coverage(item) == .automatic {
      #expect(!item.predicates.isEmpty, "\(item.id)")
    }
    let counts = title.counts
    #expect(counts.automatic + counts.person + counts.awaiting == 84)
    #expect(
      (counts.automatic, counts.person) == (
        title.competences.count { !$0.predicates.isEmpty && title.coverage($0) == .automatic }, 5
      ))
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let find, replace, says: String
  }

  static let faults = [
    Fault(
      testDescription: "un autre schéma", find: "ecritoire.referentiel/1", replace: "autre/1", says: "le schéma est « autre/1 »"),
    Fault(testDescription: "un bloc inconnu", find: "\"bloc\":\"BC02\"", replace: "\"bloc\":\"BC99\"", says: "BC99"),
    Fault(
      testDescription: "un prédicat inconnu", find: "\"lettrage-sans-faux\"", replace: "\"magie\"", says: "le prédicat « magie »"),
    Fault(testDescription: "un niveau impossible", find: "\"niveau\":5", replace: "\"niveau\":12", says: "le niveau 12"),
    Fault(testDescription: "un jour illisible", find: "2022-07-23", replace: "2022-02-31", says: "illisible"),
    Fault(
      testDescription: "une compétence deux fois", find: "\"id\":\"BC01.1.2\"", replace: "\"id\":\"BC01.1.1\"",
      says: "BC01.1.1 » est défini deux fois"),
    Fault(
      testDescription: "une compétence qui est sa propre mère", find: "\"parent\":\"BC01.1\",",
      replace: "\"parent\":\"BC01.1.1\",",
      says: "mère"),
    Fault(
      testDescription: "un nombre à la place d’un texte", find: "\"code\":\"RNCP34786\"", replace: "\"code\":34786", says: "code"),
    Fault(testDescription: "un fichier coupé", find: "\"competences\":[", replace: "", says: "JSON"),
  ]

  @Test(arguments: faults) func whatIsWrongIsSaid(_ fault: Fault) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(try Referential.known()), as: UTF8.self)
    #expect(text.contains(fault.find))
    let read = Referential.read(Array(text.replacing(fault.find, with: fault.replace).utf8))
    #expect(read.referential == nil)
    #expect(read.findings.contains { $0.message.contains(fault.says) }, "\(read.findings.map(\.message))")
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let title = try Referential.known()
    #expect(Referential.read(Array(try JSONEncoder().encode(title))).referential == title)
  }
}
