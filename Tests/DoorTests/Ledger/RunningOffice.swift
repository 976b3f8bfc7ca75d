import Foundation
import Testing

/// The program as a user runs it: the binary that the build made beside the tests, in a folder of its own, on a dossier of its own.
final class RunningOffice {
  static let binary: URL = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/", !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("ecritoire").path) {
      folder.deleteLastPathComponent()
    }
    return folder.appendingPathComponent("ecritoire")
  }()

  static let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  let folder: URL
  var today = "2026-10-31"

  struct Run {
    let status: Int32
    let output: String
    let errors: String

    /// The JSON value that is all of the output.
    var json: [String: Any] {
      get throws { try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any], "\(output)\(errors)") }
    }
    var codes: [String] { get throws { (try json["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String } } }
  }

  /// With a dossier of the year from 1 October 2026, unless told otherwise.
  init(mode: String? = "entreprise") throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-porte-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    guard let mode else { return }
    try run(
      "dossier", "creer", "essai.ecritoire", "--nom", "Les Essais (FICTIF)", "--siren", "000026005", "--exercice", "2026-10-01:2027-09-30",
      "--mode", mode, expecting: 0)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
  func write(_ name: String, _ text: String) throws { try text.write(to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8) }

  /// Runs the program in the folder, and expects that status when one is given.
  @discardableResult
  func run(_ arguments: String..., input: String = "", expecting status: Int32? = nil, at place: SourceLocation = #_sourceLocation) throws -> Run {
    let run = try launch(RunningOffice.binary, arguments, input: input)
    if let status { #expect(run.status == status, "\(run.output)\(run.errors)", sourceLocation: place) }
    return run
  }

  func launch(_ program: URL, _ arguments: [String], input: String = "") throws -> Run {
    let process = Process()
    let (output, errors) = (folder.appendingPathComponent("sortie-\(UUID().uuidString)"), folder.appendingPathComponent("erreurs-\(UUID().uuidString)"))
    for file in [output, errors] { try Data().write(to: file) }
    defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
    (process.executableURL, process.arguments, process.currentDirectoryURL) = (program, arguments, folder)
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "ECRITOIRE": RunningOffice.binary.path,
      "ECRITOIRE_AUJOURDHUI": today, "ECRITOIRE_AUTEUR": "Camille",
    ]
    (process.standardOutput, process.standardError) = (try FileHandle(forWritingTo: output), try FileHandle(forWritingTo: errors))
    let pipe = Pipe()
    process.standardInput = pipe
    try process.run()
    try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8), errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// How many events the trail has; the dossier is intact.
  func events(at place: SourceLocation = #_sourceLocation) throws -> Int {
    let json = try run("dossier", "verifier", "--json", expecting: 0, at: place).json
    #expect(json["valid"] as? Bool == true, sourceLocation: place)
    return try #require(json["events"] as? Int)
  }
}
