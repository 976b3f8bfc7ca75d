import Foundation
import Kernel
import Testing

@Suite("Findings and their log")
struct FindingTests {
  static func finding(_ code: String, _ severity: Finding.Severity = .error, line: Int? = nil) -> Finding {
    Finding(code, severity, "message", recovery: "recovery", reference: "LPF art. A47 A-1", line: line)
  }

  @Test("A finding is placed without losing what it knew")
  func places() {
    let placed = FindingTests.finding("a.b", line: 3).at(file: "x.txt", field: "Debit")
    #expect((placed.file, placed.line, placed.field) == ("x.txt", 3, "Debit"))
    #expect(placed.at(line: 4).line == 4 && placed.at(line: 4).file == "x.txt")
  }

  @Test("Severities are ordered")
  func severities() {
    #expect(Finding.Severity.info < .warning && .warning < Finding.Severity.error && !(Finding.Severity.error < .info))
  }

  @Test("The log keeps the first of each code whole and counts all")
  func bounds() {
    var log = FindingLog(keptPerCode: 3)
    for line in 1...1_000 { log.add(FindingTests.finding("a", line: line)) }
    for line in 1...2 { log.add(FindingTests.finding("b", .warning, line: line)) }
    #expect(log.findings.count == 5 && log.findings.prefix(3).map(\.line) == [1, 2, 3])
    #expect(log.counts == ["a": 1_000, "b": 2] && log.unlisted == ["a": 997])
    #expect(log.errorCount == 1_000 && log.hasErrors)
  }

  @Test("Warnings alone are no errors; a sequence is added one by one")
  func warnings() {
    var log = FindingLog()
    #expect(!log.hasErrors && log.findings.isEmpty && log.unlisted.isEmpty)
    log.add([FindingTests.finding("a", .warning), FindingTests.finding("b", .info)])
    #expect(!log.hasErrors && log.findings.count == 2)
  }

  @Test("A code that is full is counted without building its findings")
  func lazily() {
    var log = FindingLog(keptPerCode: 2)
    var built = 0
    for _ in 1...100 {
      log.add("a", severity: .error) {
        built += 1
        return FindingTests.finding("a")
      }
    }
    #expect(built == 2 && log.findings.count == 2 && log.errorCount == 100 && log.unlisted == ["a": 98])
  }

  @Test("A log that keeps none still counts")
  func keepsNone() {
    var log = FindingLog(keptPerCode: 0)
    log.add(FindingTests.finding("a"))
    #expect(log.findings.isEmpty && log.unlisted == ["a": 1] && log.hasErrors)
  }
}

@Suite("Data files and search text")
struct DataFilesTests {
  @Test("The files inside the binary are found by path and by prefix")
  func embedded() throws {
    let paths = DataFiles.embedded.paths(under: "Sources/Law/Parameters/")
    #expect(paths.count > 20 && paths == paths.sorted())
    let text = try #require(DataFiles.embedded.text(paths[0]))
    #expect(text.hasPrefix("{") && text.contains("\"values\""))
    #expect(DataFiles.embedded.data("no/such/file") == nil && DataFiles.embedded.text("") == nil)
    #expect(DataFiles.embedded.paths(under: "no/such/folder/").isEmpty)
  }

  @Test("A file of the user's replaces the one inside, is listed once, and may be new")
  func override() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let replaced = DataFiles.embedded.paths(under: "Sources/Law/Parameters/")[0]
    for path in [replaced, "Sources/Law/Parameters/zzz/new.json"] {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: file)
    }
    let files = DataFiles(override: folder)
    #expect(files.text(replaced) == "mine")
    let paths = files.paths(under: "Sources/Law/Parameters/")
    #expect(paths.count == DataFiles.embedded.paths(under: "Sources/Law/Parameters/").count + 1)
    #expect(files.paths(under: "Sources/Law/Parameters/zzz/n") == ["Sources/Law/Parameters/zzz/new.json"])
    #expect(Set(files.paths(under: "")).isSuperset(of: paths) && Set(files.paths(under: "Sou")).isSuperset(of: paths))
    #expect(paths.last == "Sources/Law/Parameters/zzz/new.json" && paths.filter { $0 == replaced }.count == 1)
    #expect(files.text(DataFiles.embedded.paths(under: "Sources/Law/Parameters/")[1])?.hasPrefix("{") == true)
  }

  @Test("A user's file that cannot be read hides the one inside rather than let it pass for it")
  func unreadable() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = DataFiles.embedded.paths(under: "Sources/Law/Parameters/")[0]
    // A folder where a file is wanted cannot be read by anyone, root included.
    try FileManager.default.createDirectory(at: folder.appendingPathComponent(path), withIntermediateDirectories: true)
    #expect(DataFiles(override: folder).data(path) == nil)
  }

  @Test(
    "Search forgets accents, case, ligatures, apostrophes and spaces",
    arguments: [
      ("Électricité", "electricite"), ("ŒUVRES d’art", "oeuvres d'art"), ("  À  nouveaux\u{A0}2026 ", "a nouveaux 2026"),
      ("Cæsar", "caesar"),
      ("", ""), ("ÇA", "ca"), ("A\nB\tC", "a b c"), ("ｆｅｃ", "fec"), ("Œ", "oe"),
    ])
  func searchFolded(text: String, folded: String) { #expect(text.searchFolded == folded) }
}
