import Foundation
import Testing

/// The house around the code: the folders, the Makefile, the README, the data inside the binary.
@Suite struct HouseTests {
  @Test func `only known names stand at the top of the repository`() {
    let allowed: Set = [
      ".ci", ".gitattributes", ".gitignore", ".swift-format", "ChartOfAccounts", "LICENSE", "Makefile", "Package.swift",
      "README.md", "Samples", "Sources", "Tests", "Documentation", "CHANGELOG.md", "CONTRIBUTING.md",
    ]
    let ignored = ["Package.resolved"]
    let names = Set(Repository.files().map { String($0.split(separator: "/")[0]) }).subtracting(ignored)
    #expect(names.subtracting(allowed).filter { !$0.contains(".ecritoire") }.sorted() == [])
  }

  @Test(.enabled(if: Repository.exists(".git"), "this copy is not a git repository"))
  func `nothing that a build makes is tracked`() throws {
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = ["git", "-C", Repository.root.path, "-c", "safe.directory=*", "ls-files"]
    let output = Pipe()
    git.standardOutput = output
    try git.run()
    let names = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(separator: "\n")
    git.waitUntilExit()
    try #require(git.terminationStatus == 0)
    #expect(names.contains("Package.swift"))
    for name in names {
      #expect(!name.hasPrefix(".build") && name != "Package.resolved" && !name.hasSuffix(".ecritoire"), "\(name)")
    }
  }

  @Test func `the data inside the binary are the files of the data folders`() throws {
    let script = try Repository.text("Sources/EmbeddedData/list.sh")
    let folders = try #require(script.matches(of: #"files=\$\(find (.*?) \\?\s*-type f"#).first?[1])
      .components(separatedBy: .whitespacesAndNewlines).filter { !$0.isEmpty && $0 != "\\" }
    #expect(folders.contains("Samples/Files"))
    let wanted = folders.flatMap { Repository.files(under: $0) }.filter { path in
      let name = path.split(separator: "/").last!
      return !name.hasPrefix(".") && !name.hasSuffix(".swift") && name != "SOURCES.md"
    }
    let listed = try Repository.text("Sources/EmbeddedData/files.c").matches(of: #"\{"([^"]+)", file_\d+"#).map { $0[1] }
    #expect(listed.sorted() == wanted.sorted(), "run make data")
  }

  static func targets() throws -> [(name: String, help: String)] {
    try Repository.text("Makefile").matches(of: #"^([a-z][a-z-]*):[^=\n]*?(?:## *([^\n]*))?$"#).map { ($0[1], $0[2]) }
  }

  @Test func `the Makefile has twelve targets at most, each with its line of help, and help comes first`() throws {
    let targets = try Self.targets()
    #expect(targets.first?.name == "help")
    #expect(targets.count <= 12)
    for target in targets { #expect(!target.help.isEmpty, "\(target.name)") }
  }

  @Test func `the README names only targets that the Makefile has`() throws {
    let known = Set(try Self.targets().map(\.name))
    let named = try Repository.text("README.md").matches(of: #"\bmake ([a-z][a-z-]*)"#).map { $0[1] }
    #expect(named.contains("demo") && named.contains("test"))
    #expect(Set(named).subtracting(known).sorted() == [])
  }

  @Test func `links of the README lead somewhere`() throws {
    for link in try Repository.text("README.md").matches(of: #"\]\(([^)#:]+)\)"#) {
      #expect(Repository.exists(link[1]), "\(link[1])")
    }
  }

  @Test func `submissions are held to make test`() throws {
    #expect(try Repository.text(".ci/run").contains("make test"))
  }

  @Test func `the licence is Apache 2.0, and the README says that no accountant is replaced`() throws {
    #expect(try Repository.text("LICENSE").contains("Apache License\n                           Version 2.0"))
    let readme = try Repository.text("README.md")
    #expect(readme.contains("Apache") && readme.contains("ne remplace pas un expert-comptable"))
  }
}
