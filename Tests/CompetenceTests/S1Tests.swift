import Competence
import Kernel
import TestSupport
import Testing

/// « Octobre en atelier » : what its figures are, and what the model answer is worth.
@Suite struct S1Tests {
  private static let read = Scenario.read(ScenarioFolder("S1"))

  static func scenario() throws -> Scenario {
    #expect(read.findings == [])
    return try #require(read.scenario)
  }

  @Test func isRead() throws {
    let scenario = try S1Tests.scenario()
    #expect(scenario.title == "Octobre en atelier")
    #expect(scenario.criteria.map(\.points.french) == ["26", "16", "12", "10", "16", "4", "10", "6"])
  }

  @Test func baseFiguresAreThoseOfTheSituation() throws {
    let version = try ScenarioVersion(baseOf: try S1Tests.scenario())
    let all = [version.opening] + version.entries
    #expect(all.count == 35)
    #expect(all.flatMap(\.lines).filter { !$0.amount.isZero }.count == 119)
    #expect(all.flatMap(\.lines).map(\.amount).filter { $0 > .zero }.sum().plainFrench == "210899,74")
    #expect(version.statementOpening.plainFrench == "18932,65")
    #expect(version.statementClosing.plainFrench == "15155,53")
  }
}

extension S1Tests {
  /// A draw that needs no library: enough to tell seeds apart in tests.
  static func version(seed: UInt64?) throws -> ScenarioVersion {
    let scenario = try scenario()
    guard let seed else { return try ScenarioVersion(baseOf: scenario) }
    return try ScenarioVersion(of: scenario) { name in
      var random = SplitMix64(seed: name.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
      return random.next()
    }
  }

  @Test func theModelAnswerHasEveryPointOnFiftySeeds() throws {
    let causes = try CauseTable()
    for seed in [nil] + (1...50).map(Optional.init) as [UInt64?] {
      let version = try S1Tests.version(seed: seed)
      let grade = try Grading.grade(version, try ObservedWork(modelOf: version), causes)
      #expect(grade.score == grade.maximum, "seed \(seed ?? 0): \(grade.criteria.flatMap(\.feedback))")
    }
  }

  @Test func anEmptyHandInHasNothing() throws {
    let version = try S1Tests.version(seed: nil)
    var work = ObservedWork()
    work.entries = [ObservedWork.Entry(version.opening, recordedOn: nil)]
    let grade = try Grading.grade(version, work, try CauseTable())
    #expect(grade.score == .zero, "\(grade.criteria.filter { $0.points > .zero }.map(\.criterion.id))")
    #expect(grade.maximum.french == "100")
  }

  @Test func seedsChangeTheAmountsAndKeepTheSums() throws {
    let totals = try (1...50).map { seed in
      try S1Tests.version(seed: UInt64(seed)).entries.flatMap(\.lines).map(\.amount).filter { $0 > .zero }.sum()
    }
    #expect(Set(totals).count == 50)
  }
}
