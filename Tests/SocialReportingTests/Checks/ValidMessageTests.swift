import Formats
import Foundation
import Kernel
import SocialReporting
import Testing

@Suite struct ValidMessageTests {
  @Test(arguments: Messages.all) func aValidMessageRaisesNoAlarm(valid: ValidMessage) throws {
    let verdict = try valid.text.verdict()
    #expect(verdict.broken.isEmpty, "\(verdict.log.findings.map { "\($0.reference ?? "") \($0.message)" })")
    #expect(verdict.isValid)
  }

  /// The simplified sample of the reference raises nothing, not even of ours.
  @Test(.enabled(if: XMLSample.referenceIsThere, "the reference is not beside this copy"))
  func theSampleOfTheReferenceRaisesNoAlarm() throws {
    let bytes = try XMLSample.bytes(XMLSample.reference.appendingPathComponent("sample.dsn"))
    let reading = try NEODeSReader().read(byteSource(bytes))
    let norm = try #require(reading.norm)
    let verdict = try MessageChecker.verdict(on: try #require(reading.message), norm: norm, today: Day(2026, 12, 5))
    #expect(verdict.broken.isEmpty, "\(verdict.log.findings.map { "\($0.reference ?? "") \($0.message)" })")
  }

  /// The whole message and its pieces are judged alike.
  @Test func piecesAreJudgedAsTheyCome() throws {
    let norm = try Norm.load("P26V01")
    let message = Messages.twoPeople.setting("40.002#2", "04").message(norm)
    var checker = try MessageChecker(norm)
    message.forEachPiece { checker.take($0) }
    let verdict = checker.finish()
    #expect(verdict.individuals == 2)
    #expect(verdict.declarations == 1)
    #expect(try MessageChecker.verdict(on: message, norm: norm).log.findings == verdict.log.findings)
  }
}
