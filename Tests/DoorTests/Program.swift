import Foundation
import Testing

/// The program as a user runs it, in a folder of its own.
struct Program {
  /// A folder that is gone with the program; the current folder of its runs.
  let folder: Folder
  /// The variables of each run, over an environment without any of ours.
  var environment: [String: String] = ["ECRITOIRE_AUJOURDHUI": "2026-11-24", "ECRITOIRE_AUTEUR": "Camille Aubry"]

  init() throws { folder = try Folder() }
  init(folder: Folder) { self.folder = folder }

  struct Run {
    let status: Int32
    let out: String
    let err: String

    /// The one JSON value on the standard output. Fails when there is anything else.
    func json(_ place: SourceLocation = #_sourceLocation) throws -> [String: Any] {
      let value = try? JSONSerialization.jsonObject(with: Data(out.utf8))
      return try #require(value as? [String: Any], "not one JSON object: \(out)\n\(err)", sourceLocation: place)
    }

    /// The codes of the findings in the JSON value.
    func codes() throws -> [String] { (try json()["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String } }
  }

  /// Runs the program and waits for its end.
  func callAsFunction(_ arguments: String..., env: [String: String] = [:]) throws -> Run {
    try run(arguments, cwd: folder.path, env: env)
  }

  /// - Parameters:
  ///   - program: another program than ours, such as a shell; it finds ours in ECRITOIRE.
  ///   - input: what stands on the standard input, as a file would.
  func run(
    _ arguments: [String], cwd: String, env: [String: String] = [:], program: URL? = nil, input: String? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = try program ?? Program.location()
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: cwd)
    let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("ECRITOIRE_") }
    process.environment = inherited.merging(environment) { $1 }.merging(env) { $1 }
    // Files rather than pipes: no run can fill a buffer that nobody reads.
    let (out, err) = (folder.file(".out-\(UUID().uuidString)"), folder.file(".err-\(UUID().uuidString)"))
    for path in [out, err] { try Data().write(to: URL(fileURLWithPath: path)) }
    process.standardOutput = FileHandle(forWritingAtPath: out)
    process.standardError = FileHandle(forWritingAtPath: err)
    process.standardInput = FileHandle.nullDevice
    let typed = folder.file(".in-\(UUID().uuidString)")
    if let input {
      try Data(input.utf8).write(to: URL(fileURLWithPath: typed))
      process.standardInput = FileHandle(forReadingAtPath: typed)
    }
    try process.run()
    process.waitUntilExit()
    defer { for path in [out, err, typed] { try? FileManager.default.removeItem(atPath: path) } }
    return Run(
      status: process.terminationStatus, out: try String(contentsOfFile: out, encoding: .utf8),
      err: try String(contentsOfFile: err, encoding: .utf8))
  }

  /// The binary stands where the tests were built: beside the test bundle.
  static func location() throws -> URL {
    let runner = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var beside = runner.deletingLastPathComponent()
    for _ in 0..<4 {
      let program = beside.appendingPathComponent("ecritoire")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder), !isFolder.boolValue { return program }
      beside.deleteLastPathComponent()
    }
    throw Missing(near: runner.path)
  }

  struct Missing: Error { let near: String }
}

/// A folder that is gone with the test.
final class Folder: Sendable {
  let path: String

  init() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-porte-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    path = place.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
  }
  func write(_ text: String, to name: String) throws {
    try text.write(to: URL(fileURLWithPath: file(name)), atomically: false, encoding: .utf8)
  }
}

/// The lines of a golden file beside the tests; `ECRITOIRE_UPDATE_GOLDEN=1` rewrites it.
func expectGolden(_ text: String, _ name: String, _ place: SourceLocation = #_sourceLocation) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
  if ProcessInfo.processInfo.environment["ECRITOIRE_UPDATE_GOLDEN"] == "1" {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
  let golden = try String(contentsOf: file, encoding: .utf8)
  #expect(text == golden, "differs from Golden/\(name)", sourceLocation: place)
}
