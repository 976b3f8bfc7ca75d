import Foundation
import Kernel
import Testing

@testable import SocialReporting

@Suite struct ControlTableTests {
  /// The official controls of the norm of 2024 are 643.
  @Test func eachOfficialControlIsThereOnceWithItsReason() throws {
    let controls = try Control.all(try Norm.load("P24V01"))
    let official = controls.filter { !$0.isOurs }
    #expect(Set(controls.map(\.id)).count == controls.count)
    #expect(official.count == 643)
    #expect(official.count(where: \.isApplied) >= 500)
    #expect(official.count(where: \.isApplied) + official.count { !$0.isApplied } == 643)
    for control in controls {
      if case .notApplied(let reason) = control.state { #expect(reason.hasSuffix("."), "\(control.id)") }
      #expect(control.statement.count > 10 && control.statement.hasSuffix("."), "\(control.id)")
      #expect(control.isOurs || control.rubric != nil, "\(control.id)")
      #expect(
        !control.statement.contains("'") && !control.statement.contains("« ") && !control.statement.contains(" »"),
        "\(control.id)")
    }
    #expect(controls.filter(\.isOurs).map(\.id.text) == (1...105).map { "E-\($0 < 10 ? "0" : "")\($0)" })
  }

  /// A rubric that a year does not have takes its controls away, and says so.
  @Test func aYearWithoutARubricSaysWhichControlsFall() throws {
    let (old, new) = (try Control.all(try Norm.load("P24V01")), try Control.all(try Norm.load("P26V01")))
    let fallen = zip(old, new).filter { $0.isApplied && !$1.isApplied }.map { $1 }
    #expect(
      fallen.map(\.id.text) == [
        "S21.G00.71.003/SIG-11", "S21.G00.72.002/CCH-11", "S21.G00.72.002/SIG-12", "S21.G00.85.012/CCH-11",
        "S21.G00.85.013/CCH-11", "S21.G00.85.014/CCH-11", "S21.G00.85.015/CCH-11", "S21.G00.85.016/CCH-11",
        "S21.G00.85.016/CCH-12", "S21.G00.85.016/CSL-11", "S21.G00.85.017/CCH-11",
      ])
    for control in fallen {
      #expect(control.state == .notApplied("La rubrique \(control.rubric!) n’est pas dans la norme P26V01."))
    }
  }

  @Test(arguments: [
    ("S21.G00.40.010/CCH-12", Finding.Severity.error, Control.Kind.coherence), ("S21.G00.51.012/SIG-11", .warning, .notice),
    ("S21.G00.30.006/CSL-11", .error, .format), ("S20.G00.05.001/CST-11", .error, .structure), ("E-01", .error, .ours),
    ("E-12", .warning, .ours), ("S21.G00.06.001/CME-11", .error, .external), ("S21.G00.30.009/CRE-11", .error, .code),
  ]) func severityAndKindComeFromTheName(name: String, severity: Finding.Severity, kind: Control.Kind) throws {
    let control = try #require(try Control.all(try Norm.load("P26V01")).first { $0.id.text == name })
    #expect(control.severity == severity)
    #expect(control.kind == kind)
  }

  @Test(arguments: [
    ("", "ne numérote pas"), ("002=01 => ", "ne numérote pas"), ("some(99)", "ne désigne pas"),
    ("002=01 and", "n’était pas attendu"), ("(002", "« ) » était attendu"), ("01", "ne numérote pas"),
    ("#12", "rien n’est comparé"), ("002 d<= #x", "n’est pas un nombre"), ("unique(30 002)", "« : » était attendu"),
    ("002 002", "n’était pas attendu"),
  ]) func wordsThatAreNoRuleAreRefused(text: String, reason: String) {
    #expect { try RuleReader.read(text, blocks: ["30": 210_030]) } throws: {
      (($0 as? RuleReader.Fault)?.reason ?? "").contains(reason)
    }
  }

  @Test(
    arguments: [
      ("1.00", 10_000), ("-1.5", -15_000), ("0", 0), ("12.3456", 123_456), ("99999999999.99", 999_999_999_999_900),
      ("1.23456", nil), ("", nil), ("-", nil), ("1.2.3", nil), ("1,2", nil), ("123456789012345", nil),
      ("9999999999999999999999", nil), ("--1", nil),
    ] as [(String, Int?)]) func decimalsAreExactOrNothing(text: String, expected: Int?)
  { #expect(RuleScene.decimal(text) == expected) }

  @Test(
    arguments: [
      ("15112026", 20_261_115), ("112026", 20_261_100), ("2026", 20_260_000), ("1511202", nil), ("15/11/26", nil), ("", nil),
    ] as [(String, Int?)]) func datesAreTurned(text: String, expected: Int?)
  { #expect(RuleScene.date(text) == expected) }

  @Test(arguments: [
    ("01022024", 20_240_229, 20_240_331), ("01122026", 20_261_231, 20_270_131), ("01022100", 21_000_228, 21_000_331),
  ]) func aMonthKnowsItsDays(text: String, end: Int, nextEnd: Int) {
    #expect(DeclaredMonth(text)?.end == end)
    #expect(DeclaredMonth(text)?.nextEnd == nextEnd)
  }

  @Test(arguments: ["02112026", "01132026", "112026", nil]) func whatIsNoFirstDayIsNoMonth(text: String?) {
    #expect(DeclaredMonth(text) == nil)
  }
}
