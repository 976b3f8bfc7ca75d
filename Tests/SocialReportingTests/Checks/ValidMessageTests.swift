import Formats
import Foundation
import Kernel
import SocialReporting
import Testing

@Suite struct ValidMessageTests {
  @Test func aPlainMonthIsValid() throws {
    let verdict = try Messages.monthly.verdict()
    #expect(verdict.log.findings.isEmpty, "\(verdict.log.findings.map { "\($0.reference ?? "") \($0.message)" })")
  }

  @Test func theSampleOfTheReference() throws {
    let path = "/work/shared/reference/dsn/sample.dsn"
    let data = try Data(contentsOf: URL(filePath: path))
    let reading = try NEODeSReader().read(byteSource(Array(data)))
    let verdict = try MessageChecker.verdict(
      on: try #require(reading.message), norm: try #require(reading.norm), today: Day(2026, 12, 5))
    #expect(verdict.log.findings.isEmpty, "\(verdict.log.findings.map { "\($0.reference ?? "") \($0.message)\n" })")
  }
}
