import Foundation
import Testing

/// The codes of the findings are a promise to scripts: one place each, one
/// spelling, and a list under review, so that none is renamed or reused by accident.
@Suite struct FindingCodeTests {
  struct Use {
    let code: String
    let path: String
  }

  /// Where a finding is made: `Finding("code", …`, or `.init("code", …` and `Self("code", …` in an extension of Finding.
  static func uses() throws -> [Use] {
    try Repository.productFiles.filter { $0 != "Sources/Kernel/Finding.swift" }.flatMap { path in
      let text = try Repository.text(path)
      // `.init("Nom", .text)` makes a column, not a finding: there a code is told by its dot.
      let direct = text.matches(of: #"\bFinding\(\s*"([^"]*)"\s*,"#)
      let short = text.contains("extension Finding") ? text.matches(of: #"(?:\.init|\bSelf)\(\s*"([a-z][^"]*\.[^"]*)"\s*,"#) : []
      return (direct + short).map { Use(code: $0[1], path: path) }
    }
  }

  static let list = "Tests/TidyTests/finding-codes.txt"

  @Test func `a code is dotted, in lower case, and starts with its subject`() throws {
    for use in try Self.uses() {
      #expect(!use.code.matches(of: #"\A[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+\z"#).isEmpty, "\(use.path): \(use.code)")
    }
  }

  @Test func `a code is made in one place`() throws {
    for (code, uses) in Dictionary(grouping: try Self.uses(), by: \.code) where uses.count > 1 {
      Issue.record("\(code) is made in \(uses.map(\.path).joined(separator: ", "))")
    }
  }

  @Test func `the list of codes is the one in finding-codes.txt (ECRITOIRE_UPDATE_GOLDEN=1 rewrites it)`() throws {
    let codes = Set(try Self.uses().map(\.code)).sorted()
    if ProcessInfo.processInfo.environment["ECRITOIRE_UPDATE_GOLDEN"] == "1" {
      let text = codes.map { $0 + "\n" }.joined()
      try text.write(to: Repository.root.appendingPathComponent(Self.list), atomically: true, encoding: .utf8)
    }
    let listed = try Repository.lines(Self.list)
    #expect(Set(codes).subtracting(listed).sorted() == [], "made but not listed")
    #expect(Set(listed).subtracting(codes).sorted() == [], "listed but no longer made")
  }
}
