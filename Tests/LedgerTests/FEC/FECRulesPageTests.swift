import Foundation
import Ledger
import Testing

@Suite struct FECRulesPageTests {
  /// The top of the repository, from the place of this file.
  static let root = (0..<4).reduce(URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()) { place, _ in
    place.deletingLastPathComponent()
  }

  @Test func `the page of the rules is the table of the rules (ECRITOIRE_UPDATE_GOLDEN=1 rewrites it)`() throws {
    let page = Self.root.appendingPathComponent("Sources/Ledger/Ledger.docc/FECRules.md")
    if ProcessInfo.processInfo.environment["ECRITOIRE_UPDATE_GOLDEN"] == "1" {
      try FECRule.markdown.write(to: page, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: page, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    let rules = FECRule.markdown.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rules.filter { !written.contains($0) } == [], "run make data")
    #expect(written.filter { !rules.contains($0) } == [], "run make data")
    #expect(written == rules)
  }

  @Test func `each rule stands once on the page, under its group`() {
    let sections = FECRule.markdown.components(separatedBy: "\n## ").dropFirst()
    #expect(sections.count == FECRule.Group.allCases.count)
    for (section, group) in zip(sections, FECRule.Group.allCases) {
      #expect(section.hasPrefix(group.french))
      let listed = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { $0.split(separator: "`")[1] }
      #expect(listed.map(String.init) == FECRule.all.filter { $0.group == group }.map(\.code))
    }
  }
}
