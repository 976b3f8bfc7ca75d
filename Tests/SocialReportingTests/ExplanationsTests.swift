import Kernel
import SocialReporting
import Testing

@Suite struct ExplanationsTests {
  static let norm = try! Norm.load("P26V01")

  @Test func eachRubricAndEachBlockIsExplained() throws {
    let norm = Self.norm
    #expect(norm.rubrics.count == 573)
    #expect(norm.rubrics.filter { norm.explanation(of: $0.id) == nil }.map(\.id) == [])
    #expect(norm.blocks.filter { norm.explanation(of: $0.id) == nil }.map(\.id) == [])
    #expect(try Explanations.load().count == norm.rubrics.count + norm.blocks.count)
  }

  @Test func theLinesAreFitToRead() {
    let norm = Self.norm
    let lines = norm.rubrics.compactMap { norm.explanation(of: $0.id) } + norm.blocks.compactMap { norm.explanation(of: $0.id) }
    #expect(lines.filter { $0.count > 140 || $0.count < 15 } == [])
    #expect(lines.filter { $0.contains("'") || $0.contains("\"") || $0.contains("« ") || $0.contains(" »") } == [])
    #expect(lines.filter { $0.last != "." && $0.last != "…" } == [])
    // No figure of law: but the nines of an unknown day of birth, no digit.
    #expect(lines.filter { $0.contains(where: \.isNumber) }.count == 2)
  }

  @Test func noTwoLinesAreTheSame() {
    let norm = Self.norm
    let lines = norm.rubrics.compactMap { norm.explanation(of: $0.id) } + norm.blocks.compactMap { norm.explanation(of: $0.id) }
    #expect(Set(lines).count == lines.count)
  }

  @Test func anExplanationIsNotTheNameOfTheRubric() {
    for rubric in Self.norm.rubrics {
      #expect(Self.norm.explanation(of: rubric.id)?.lowercased() != rubric.name.lowercased() + ".", "\(rubric.id)")
    }
  }

  @Test func nothingIsInventedForWhatNoNormHas() {
    #expect(Self.norm.explanation(of: "S21.G00.30.999" as RubricID) == nil)
    #expect(Self.norm.explanation(of: "S99.G00.99" as BlockID) == nil)
  }
}
