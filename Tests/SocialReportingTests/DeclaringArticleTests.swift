import Foundation
import Testing

/// The table of the article is the file that declarations are made with.
@Suite struct DeclaringArticleTests {
  private static func text(_ path: String) throws -> String {
    let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: top.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func `each row of the contributions is in the article, and no other`() throws {
    let rows = try Self.text("Sources/SocialReporting/Norm/Declaring/contributions.csv").split(separator: "\n").dropFirst()
    let article = try Self.text("Sources/SocialReporting/SocialReporting.docc/Declaring.md").split(separator: "\n")
    let table = article.drop { !$0.hasPrefix("|---") }.dropFirst().prefix { $0.hasPrefix("|") }.map(String.init)
    let expected = rows.map { row in
      let f = row.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      let line = f[1].isEmpty ? f[0] : "\(f[0]) (\(f[1]))"
      let share = f[4].isEmpty ? "—" : "\(f[4]) %"
      let ctp = f[9].isEmpty ? "—" : f[10].isEmpty ? f[9] : "\(f[9]) / \(f[10])"
      return "| \(line) | \(f[3]) | \(f[2]) | \(share) | \(ctp) | \(f[11].isEmpty ? "—" : f[11]) | \(f[15]) |"
    }
    #expect(table == expected && !table.isEmpty)
  }
}
