import Kernel
import Ledger
import Testing

@testable import Store

@Suite struct KeptAnswersTests {
  private static let author = Author(name: "Camille", instant: "2026-11-02T08:00:00Z")

  @Test func anAnswerIsFoundOnceUntilTheDossierChanges() throws {
    let dossier = try Dossier.inMemory()
    var asked = 0
    func accounts(_ question: String) throws -> Int {
      try dossier.remembering(question) { reading in
        asked += 1
        return try reading.accounts().count
      }
    }
    #expect(try [accounts("comptes"), accounts("comptes")] == [0, 0])
    #expect(asked == 1)
    #expect(try accounts("une autre question") == 0)
    #expect(asked == 2)
    try dossier.changing(KeptAnswersTests.author, "compte.ouvrir", subject: "account/512") { change in
      try change.openAccount(Account(number: "512", label: "Banque"))
    }
    #expect(try accounts("comptes") == 1)
    #expect(asked == 3)
  }

  @Test func whatIsRolledBackChangesNoAnswer() throws {
    let dossier = try Dossier.inMemory()
    try dossier.changing(KeptAnswersTests.author, "compte.ouvrir", subject: "account/512", isTrial: true) { change in
      try change.openAccount(Account(number: "512", label: "Banque"))
    }
    #expect(try dossier.remembering("comptes") { try $0.accounts().count } == 0)
  }

  @Test func aQuestionThatCannotBeAnsweredIsAskedAgain() throws {
    let dossier = try Dossier.inMemory()
    struct Refusal: Error {}
    #expect(throws: Refusal.self) { try dossier.remembering("x") { _ -> Int in throw Refusal() } }
    #expect(try dossier.remembering("x") { _ in 7 } == 7)
  }

  @Test func onlyAFewAnswersAreKept() {
    let kept = KeptAnswers()
    var found = 0
    for event in 1...Int64(20) { kept.answer("q\(event)", after: event) { found += 1 } }
    for event in 1...Int64(20) { kept.answer("q\(event)", after: event) { found += 1 } }
    #expect((20 + 12...40).contains(found))
  }
}
