import Testing

@testable import Store

@Suite("The dossier the other tests work on")
struct SampleTests {
  @Test("holds something of everything, and verifies")
  func isComplete() throws {
    let sample = try SampleDossier.full(seed: 1)
    let verification = try sample.dossier.verify()
    #expect(verification.findings == [])
    #expect(verification.entries == 55 + 60 + 60 + 60)
    let counts = try sample.dossier.content().reduce(into: [:]) { $0[String($1.prefix { $0 != ":" }), default: 0] += 1 }
    for table in TamperTests.tables { #expect(counts[table] ?? 0 > 0, "\(table)") }
    #expect(Set(counts.keys) == Set(TamperTests.tables))
  }
}
