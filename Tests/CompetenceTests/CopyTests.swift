import Competence
import Kernel
import Testing

/// Somebody else's amounts are recognised, and one's own never are.
@Suite struct CopyTests {
  @Test func anothersHandInIsRecognised() throws {
    let (mine, theirs) = (try S1Tests.version(seed: 1), try S1Tests.version(seed: 2))
    let others = try [("bea", 2), ("carl", 3), ("dora", 4)].map {
      (learner: $0.0, version: try S1Tests.version(seed: UInt64($0.1)))
    }
    let copied = CopyDetector.suspicions(mine, try ObservedWork(modelOf: theirs), others: others)
    #expect(copied.first?.learner == "bea")
    #expect(copied.first.map { $0.entries.count > 15 } == true)
  }

  @Test func onesOwnWorkIsNeverSuspected() throws {
    let versions = try (1...20).map { (learner: "p\($0)", version: try S1Tests.version(seed: UInt64($0))) }
    for (index, own) in versions.enumerated() {
      var others = versions
      others.remove(at: index)
      let found = CopyDetector.suspicions(own.version, try ObservedWork(modelOf: own.version), others: others)
      #expect(found.isEmpty, "graine \(index + 1) : \(found)")
    }
  }

  @Test func fourEntriesTakenFromAFriendAreEnough() throws {
    let (mine, theirs) = (try S1Tests.version(seed: 5), try S1Tests.version(seed: 6))
    var work = try ObservedWork(modelOf: mine)
    let friend = try ObservedWork(modelOf: theirs)
    for id in ["BM", "F101", "F102", "FRAIS"] {
      let lines = try #require(friend.entries.first { $0.reference == "modele:\(id)" }).lines
      let index = try #require(work.entries.firstIndex { $0.reference == "modele:\(id)" })
      work.entries[index].lines = lines
    }
    let found = CopyDetector.suspicions(mine, work, others: [("ami", theirs)])
    #expect(found.first.map { $0.entries.count >= 2 } == true)
  }
}
