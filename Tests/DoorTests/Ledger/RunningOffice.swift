import Foundation
import Testing

/// A company at work: the program, in a folder that holds one dossier, on 31 October 2026.
struct RunningOffice {
  static let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private var program: Program
  var folder: Folder { program.folder }

  /// - Parameter mode: nil for a folder without a dossier.
  init(mode: String? = "entreprise") throws {
    program = try Program()
    program.environment["ECRITOIRE_AUJOURDHUI"] = "2026-10-31"
    program.environment["ECRITOIRE"] = try Program.location().path
    guard let mode else { return }
    try run(
      "dossier", "creer", "essai.ecritoire", "--nom", "Les Essais (FICTIF)", "--siren", "000026005", "--exercice",
      "2026-10-01:2027-09-30",
      "--mode", mode, expecting: 0)
  }

  /// Runs the program, and expects that status when one is given.
  @discardableResult
  func run(
    _ arguments: String..., input: String? = nil, expecting status: Int32? = nil, at place: SourceLocation = #_sourceLocation
  ) throws -> Program.Run {
    let run = try launch(arguments, input: input)
    if let status { #expect(run.status == status, "\(run.out)\(run.err)", sourceLocation: place) }
    return run
  }

  func launch(_ arguments: [String], input: String? = nil) throws -> Program.Run {
    try program.run(arguments, cwd: folder.path, input: input)
  }

  /// Runs a shell script, which finds the program in ECRITOIRE.
  func script(_ arguments: String...) throws -> Program.Run {
    try program.run(arguments, cwd: folder.path, program: URL(fileURLWithPath: "/bin/sh"))
  }

  /// How many events the trail has; the dossier is intact.
  func events(at place: SourceLocation = #_sourceLocation) throws -> Int {
    let json = try run("dossier", "verifier", "--json", expecting: 0, at: place).json()
    #expect(json["valid"] as? Bool == true, sourceLocation: place)
    return try #require(json["events"] as? Int)
  }
}
