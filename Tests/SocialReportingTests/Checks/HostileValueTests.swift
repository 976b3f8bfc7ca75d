import Kernel
import TestSupport
import Testing

@testable import SocialReporting

/// Whatever a file holds, it is judged to its end, and nobody is named.
@Suite struct HostileValueTests {
  private static let values = [
    "", "0", "-", ".", "99999999999.99", "-99999999999.99", "9999999999999999999999999", "99999999", "00000000", "31022026", "é",
    "2A",
    "00001", " ", "’", "0101", String(repeating: "9", count: 400), "S21.G00.30.001", "1,5", "--1", "1e9",
  ]

  @Test(arguments: 0..<8) func anyValueIsJudged(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<25 {
      var text = Messages.all.randomElement(using: &random)!.text
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        text.lines[Int.random(in: 9..<text.lines.count, using: &random)].value = Self.values.randomElement(using: &random)!
      }
      let verdict = try text.verdict()
      #expect(verdict.broken.values.allSatisfy { $0 > 0 }, "seed \(seed)")
      for finding in verdict.log.findings { #expect(!finding.message.contains("2850699999"), "seed \(seed): \(finding.message)") }
    }
  }

  /// Sums stop before they overflow.
  @Test func sumsOfHugeAmountsEnd() throws {
    let lines = Array(repeating: "23.001 100\n23.002 920\n23.005 99999999999.99", count: 3000).joined(separator: "\n")
    let text = Messages.monthly.without(from: "23.001#1", before: "30.001").adding(before: "30.001", lines)
    #expect(try text.verdict().broken.keys.map(\.text).sorted() == ["E-08", "E-39"])
  }

  /// Beyond the first of each control, findings are counted and not kept.
  @Test func findingsAreBounded() throws {
    let norm = try Norm.load("P26V01")
    var checker = try MessageChecker(norm, keptPerControl: 3)
    Messages.monthly.setting("40.003", "01").message(norm).forEachPiece { piece in
      if case .individual = piece {
        for _ in 0..<50 { checker.take(piece) }
      } else {
        checker.take(piece)
      }
    }
    let verdict = checker.finish()
    #expect(verdict.broken.first { $0.key.text == "S21.G00.40.003/CCH-11" }?.value == 50)
    #expect(verdict.log.findings.count { $0.reference == "S21.G00.40.003/CCH-11" } == 3)
    // And the number that all of them have.
    #expect(verdict.log.counts["dsn.control.coherence"] == 99)
    #expect(verdict.individuals == 50)
  }

  @Test func aFindingSaysWhereAndWhatAndTheWayOut() throws {
    let finding = try #require(try Messages.apprentice.without("40.010").verdict().log.findings.first)
    #expect(finding.code == "dsn.control.coherence")
    #expect(finding.field == "S21.G00.40.010")
    #expect(finding.reference == "S21.G00.40.010/CCH-12")
    #expect(
      finding.message.hasSuffix("Lu : S21.G00.40.007 = « 02 », S20.G00.05.001 = « 01 », S21.G00.40.010 absente. (individu n° 1)"),
      "\(finding.message)")
    #expect(!finding.recovery.isEmpty)
    let ours = try #require(try Messages.monthly.setting("30.008", "1, RUE").verdict().log.findings.first)
    #expect(ours.reference == "E-27, contrôle Écritoire")
    #expect(ours.severity == .warning)
  }
}
