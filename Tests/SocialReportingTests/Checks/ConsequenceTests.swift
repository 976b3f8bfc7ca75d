import Formats
import Foundation
import Kernel
import Testing

@testable import SocialReporting

/// A fault is said once: not with all that follows from it.
@Suite struct ConsequenceTests {
  private static let bytes: [UInt8] = { (try? Data(contentsOf: DeclaringGoldenTests.file)).map(Array.init) ?? [] }()

  /// Wherever a file stops, between two lines or inside one, it is said to be cut, and nothing else.
  @Test(arguments: Array(stride(from: 700, through: 16_200, by: 487))) func aFileThatIsCutIsOneFault(length: Int) throws {
    let cut = Array(Self.bytes.prefix(length))
    try #require(cut.count == length)
    let norm = try Norm.load("P26V01")
    var checker = try MessageChecker(norm, today: Day(2026, 12, 5), formIsRead: true)
    let reading = try NEODeSReader().read(byteSource(cut)) { piece, _ in checker.take(piece) }
    #expect(reading.log.findings.map(\.code) == ["dsn.totals.missing"])
    let verdict = checker.finish(isCut: true)
    #expect(verdict.broken.isEmpty, "\(verdict.log.findings.map { "\($0.reference ?? "") \($0.message)" })")
  }

  /// What was wrong before the cut is still found.
  @Test func whatStandsBeforeTheCutIsJudged() throws {
    let text = Messages.workshop.setting("40.014#1", "20")
    let norm = try Norm.load("P26V01")
    var checker = try MessageChecker(norm)
    text.message(norm).forEachPiece { checker.take($0) }
    #expect(checker.finish(isCut: true).broken.isEmpty == false)
  }

  @Test(arguments: [
    ("<?xml version=\"1.0\"?>\n<!DOCTYPE autre SYSTEM \"http://exemple.invalid/a.dtd\">\n<autre/>", true),
    ("<!DOCTYPE dsn [<!ENTITY a \"b\">]>\n<dsn xmlns=\"urn:ecritoire:dsn:1\">&a;</dsn>", true),
    ("<?xml version=\"1.0\"?>\n<autre/>", false), ("<!DOCTYPE comptabilite><comptabilite/>", false),
  ]) func aDoctypeIsRefusedBeforeAnything(text: String, isOurs: Bool) throws {
    #expect((DSNForm.detect(Array(text.utf8)) == .xml) == isOurs)
    guard isOurs else { return }
    let reading = try DSNXMLReader().read(byteSource(Array(text.utf8)))
    #expect(reading.log.findings.map(\.code) == ["xml.doctype-refused"])
  }

  @Test(arguments: ["2850699999012;FERRAND;Nadège", "S21.G00.30.001;'2850699999012'", "S21.G00.30.01,'2 85 06 99 999 012'"])
  func aLineOfNoShapeShowsNoNumber(line: String) throws {
    var lines = String(decoding: Self.bytes.prefix(900), as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    lines[3] = line
    let text = Array(lines.joined(separator: "\r\n").utf8)
    let finding = try #require(try NEODeSReader().read(byteSource(text)).log.findings.first { $0.code == "dsn.line.shape" })
    #expect(finding.line == 4)
    for part in ["2850699999012", "06 99", "999012", "99 999"] { #expect(!finding.message.contains(part), "\(finding.message)") }
  }
}
