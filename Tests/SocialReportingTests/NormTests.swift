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
