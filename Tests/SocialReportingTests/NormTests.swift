import Kernel
import SocialReporting
import Testing

@Suite struct NormTests {
  @Test(arguments: ["P24V01", "P25V01", "P26V01"]) func aNormIsRead(version: String) throws {
    let norm = try Norm.load(version)
    #expect(norm.blocks.count == 62)
    #expect(norm.rubrics.allSatisfy { norm.block($0.id.block) != nil }, "each rubric has its block")
    #expect(norm.blocks.allSatisfy { block in block.parent.map { norm.block($0) != nil } ?? true }, "each parent is there")
    #expect(norm.rubric("S21.G00.30.001") != nil)
    #expect(norm.rubric("S10.G00.00.006")?.codes.map(\.code) == [version])
  }

  @Test func theRubricsOf2026AreThere() throws {
    let (before, after) = (try Norm.load("P25V01"), try Norm.load("P26V01"))
    let (old, new) = (Set(before.rubrics.map(\.id)), Set(after.rubrics.map(\.id)))
    #expect(
      new.subtracting(old)
        == ["S21.G00.11.025", "S21.G00.30.030", "S21.G00.40.082", "S21.G00.40.083", "S89.G00.92.018"])
    #expect(old.subtracting(new) == ["S21.G00.06.009", "S21.G00.11.008"])
  }

  @Test func anUnknownNormIsRefusedWithThoseThatAre() throws {
    #expect { try Norm.load("P99V01") } throws: { ($0 as? Finding)?.code == "dsn.norm.unknown" }
  }

  @Test func namesAreExact() {
    #expect("\(RubricID("S21.G00.30.001"))" == "S21.G00.30.001")
    #expect("\(BlockID("S89.G00.91"))" == "S89.G00.91")
    for wrong in ["S21.G00.30", "S21.G00.30.01", "s21.G00.30.001", "S21.G00.30.0011", "S21-G00.30.001", "S2A.G00.30.001", ""] {
      #expect(RubricID(wrong) == nil, "\(wrong)")
    }
  }
}

@Suite struct UsageTests {
  @Test(arguments: [
    ("S21.G00.71", DeclarationNature.workStoppage, Usage.forbidden), ("S20.G00.07", .workStoppage, .mandatory),
    ("S21.G00.30.009", .workStoppage, .forbidden), ("S21.G00.60.007", .workStoppage, .conditional),
    ("S21.G00.62.008", .endOfContract, .mandatory), ("S21.G00.79", .endOfContract, .forbidden),
    ("S21.G00.78.006", .endOfContract, .forbidden), ("S21.G00.60.010", .returnToWork, .mandatory),
    ("S21.G00.30.002", .monthly, .mandatory), ("S21.G00.30.012", .monthly, .unknown), ("S21.G00.98", .monthly, .unknown),
  ]) func `a nature requires and forbids`(name: String, nature: DeclarationNature, usage: Usage) throws {
    let norm = try NormShelf().latest()
    let found = RubricID(name).map { norm.usage(of: $0, in: nature) } ?? BlockID(name).map { norm.usage(of: $0, in: nature) }
    #expect(found == usage)
  }

  @Test func `each fact says where it comes from`() throws {
    let norm = try NormShelf().latest()
    let facts = DeclarationNature.allCases.flatMap { nature in
      norm.rubrics.compactMap { norm.usageFact(of: $0.id, in: nature) }
        + norm.blocks.compactMap { norm.usageFact(of: $0.id, in: nature) }
    }
    #expect(facts.count == 175 && facts.allSatisfy { !$0.source.isEmpty && $0.usage != .unknown })
    #expect(norm.usageFact(of: "S21.G00.30.002" as RubricID, in: .monthly)?.certainty == .memory)
    #expect(norm.usageFact(of: "S21.G00.71" as BlockID, in: .workStoppage)?.certainty == .read)
  }

  @Test func `what was reported of 2026 is not said of other years`() throws {
    let norm = try #require(try NormShelf().norm("P25V01"))
    #expect(norm.usage(of: "S21.G00.71" as BlockID, in: .workStoppage) == .unknown)
    #expect(norm.usage(of: "S21.G00.30.002" as RubricID, in: .monthly) == .mandatory)
  }
}
