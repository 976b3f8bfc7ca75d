import Foundation

/// The reference files that may stand beside the repository, and the oracles in Python.
enum Shared {
  static let folder: String? = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.deletingLastPathComponent().appendingPathComponent("shared")
      if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("reference").path) { return candidate.path }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  static var isThere: Bool { folder != nil }

  static let python: String? = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static var hasOracles: Bool { isThere && python != nil }

  static let variants: [String] = {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/reference/accounting/fec_variants")) ?? []
    return names.sorted().map { "\(folder)/reference/accounting/fec_variants/\($0)" }
  }()

  /// What the script of the oracles prints.
  static func run(_ script: String, _ arguments: [String]) throws -> Program.Run {
    try Child.run([python!, "\(folder!)/oracles/\(script)"] + arguments)
  }
}
