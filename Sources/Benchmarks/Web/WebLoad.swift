import Foundation

/// What the pages cost over HTTP. The clients are Python’s and `wrk`, in processes of their own; figures are printed, and
/// nothing is asserted about time.
struct WebLoad {
  let options: Options
  let folder: URL

  /// The status of the program.
  func run() throws -> Int32 {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard let ecritoire = Ecritoire(folder: folder), let python = ChildProcess.find("python3") else {
      FileHandle.standardError.write(Data("Benchmarks : il manque ecritoire à côté de ce programme, ou python3\n".utf8))
      return 70
    }
    let files = FirmFiles(folder: folder)
    print("Web : " + (try files.write(.init(lines: options.lines, isLettered: true), withJournal: false)))
    fflush(nil)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("web_load.py").path
    let load = Process()
    load.executableURL = URL(fileURLWithPath: python)
    load.arguments = ["-u", script, ecritoire.path, files.fec.path, folder.path, "\(options.seconds)"]
    try load.run()
    load.waitUntilExit()
    return load.terminationStatus
  }
}
