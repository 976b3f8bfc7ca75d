import Foundation
import Testing

@Suite("The program runs wherever it is copied")
struct MovedBinaryTests {
  private static let strace: String? = {
    let program = "/usr/bin/strace"
    guard FileManager.default.isExecutableFile(atPath: program),
      let run = try? BuiltProgram.launch([program, "-o", "/dev/null", "/bin/true"], in: "/", [:]), run.status == 0
    else { return nil }
    return program
  }()

  static let commands = [
    ["plan", "expliquer", "512"], ["parametres"], ["aide", "fec"], ["demo", "--sans-serveur"], ["fec", "regles", "--json"],
  ]

  @Test(arguments: commands)
  func `alone in an empty folder, without an environment, it does the same`(command: [String]) throws {
    let folder = try TemporaryFolder()
    var program = BuiltProgram(in: folder)
    let copied = folder.file("copie")
    try FileManager.default.copyItem(atPath: program.executable, toPath: copied)
    program.environment = [:]
    let expected = try runs(program, command, in: folder)
    program.executable = copied
    let moved = try runs(program, command, in: folder)
    #expect(moved.status == 0, "\(moved.said)")
    #expect(moved.text.count > 40)
    #expect(moved.text == expected.text)
  }

  /// Each run starts from an empty folder.
  private func runs(_ program: BuiltProgram, _ command: [String], in folder: TemporaryFolder) throws -> BuiltProgram.Run {
    var program = program
    program.folder = folder.file("ici")
    try? FileManager.default.removeItem(atPath: program.folder)
    try FileManager.default.createDirectory(atPath: program.folder, withIntermediateDirectories: false)
    return try program.run(command)
  }

  // strace is a Debian package of its own, and some containers refuse it.
  @Test(.enabled(if: strace != nil, "strace is absent or refused"), arguments: commands)
  func `it opens nothing of the build folder nor of the sources`(command: [String]) throws {
    let folder = try TemporaryFolder()
    let program = BuiltProgram(in: folder)
    let copied = folder.file("copie")
    try FileManager.default.copyItem(atPath: program.executable, toPath: copied)
    let trace = folder.file("trace")
    let run = try BuiltProgram.launch(
      [Self.strace!, "-f", "-e", "trace=%file", "-o", trace, copied] + command, in: folder.path, ["PATH": "/usr/bin:/bin"])
    #expect(run.status == 0, "\(run.said)")
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    let calls = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
    #expect(calls.count > 10)
    let inside = calls.filter { $0.contains("\"\(sources)/") || $0.contains("/.build/") }
    #expect(inside.isEmpty, "\(inside.prefix(5))")
  }
}
