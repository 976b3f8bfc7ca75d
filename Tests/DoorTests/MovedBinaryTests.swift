import Foundation
import Testing

@Suite("The program runs wherever it is copied")
struct MovedBinaryTests {
  private static let strace: String? = {
    let program = "/usr/bin/strace"
    guard FileManager.default.isExecutableFile(atPath: program),
      let run = try? Child.run([program, "-o", "/dev/null", "/bin/true"]), run.status == 0
    else { return nil }
    return program
  }()

  static let commands = [
    ["plan", "expliquer", "512"], ["parametres"], ["aide", "fec"], ["demo", "--sans-serveur"], ["fec", "regles", "--json"],
  ]

  @Test(arguments: commands)
  func `alone in an empty folder, without an environment, it does the same`(command: [String]) throws {
    let folder = try Folder()
    let built = try Program(in: folder).executable
    let copied = folder.file("copie")
    try copy(built, to: copied)
    let expected = try runs(built, command, in: folder)
    let moved = try runs(copied, command, in: folder)
    #expect(moved.status == 0, "\(moved.said)")
    #expect(moved.out.count > 40)
    #expect(moved.out == expected.out)
  }

  /// Each run starts from an empty folder.
  private func runs(_ program: String, _ command: [String], in folder: Folder) throws -> Program.Run {
    let here = folder.file("ici")
    try? FileManager.default.removeItem(atPath: here)
    try FileManager.default.createDirectory(atPath: here, withIntermediateDirectories: false)
    return try Child.run([program] + command, in: here, [:])
  }

  /// By a process of its own: were the copy open for writing here, a child that another test starts at that moment
  /// would hold it open too, and the system does not run a file that is being written.
  private func copy(_ program: String, to path: String) throws {
    try #require(try Child.run(["/bin/cp", program, path]).status == 0)
  }

  // strace is a Debian package of its own, and some containers refuse it.
  @Test(.enabled(if: strace != nil, "strace is absent or refused"), arguments: commands)
  func `it opens nothing of the build folder nor of the sources`(command: [String]) throws {
    let folder = try Folder()
    let copied = folder.file("copie")
    try copy(Program(in: folder).executable, to: copied)
    let trace = folder.file("trace")
    let run = try Child.run(
      [Self.strace!, "-f", "-e", "trace=%file", "-o", trace, copied] + command, in: folder.path)
    #expect(run.status == 0, "\(run.said)")
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let calls = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
    #expect(calls.count > 10)
    let inside = calls.filter { $0.contains("\"\(sources)/") || $0.contains("/.build/") }
    #expect(inside.isEmpty, "\(inside.prefix(5))")
  }
}
