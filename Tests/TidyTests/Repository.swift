import Foundation

/// The repository under test, found from the place of this file.
enum Repository {
  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    repeat { folder.deleteLastPathComponent() } while folder.path != "/" && !exists("Package.swift", in: folder)
    return folder
  }()

  /// Folders that builds make: no part of the repository.
  private static func isBuilt(_ name: String) -> Bool { name == ".git" || name.hasPrefix(".build") || name == ".swiftpm" }

  /// Every file under the folder, as paths from the top of the repository, in order.
  static func files(under folder: String = "", suffix: String = "") -> [String] {
    let base = folder.isEmpty ? root : root.appendingPathComponent(folder)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: base.path) else { return [] }
    var found: [String] = []
    for name in names where !isBuilt(name) {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      var isFolder: ObjCBool = false
      let place = root.appendingPathComponent(path).path
      guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else { continue }
      if isFolder.boolValue { found += files(under: path, suffix: suffix) } else if path.hasSuffix(suffix) { found.append(path) }
    }
    return found.sorted()
  }

  /// The Swift files of the product, tests left out.
  static let productFiles = ["Sources", "ChartOfAccounts", "Samples"].flatMap { files(under: $0, suffix: ".swift") }

  /// Text that people write: not the data, not the licence.
  static let writtenFiles = files().filter { path in
    [".swift", ".md", ".sh", ".py", ".c", ".h", "Makefile", ".ci/run", ".swift-format"].contains { path.hasSuffix($0) }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  static func lines(_ path: String) throws -> [String] {
    var lines = try text(path).components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  static func exists(_ path: String, in folder: URL = root) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }

  /// The module that a file of the product belongs to.
  static func module(of path: String) -> String {
    let parts = path.split(separator: "/")
    return parts[0] == "Sources" ? String(parts[1]) : String(parts[0])
  }
}

extension String {
  /// What the groups of the expression caught, one array for each match.
  func matches(of pattern: String) -> [[String]] {
    let expression = try! NSRegularExpression(pattern: pattern, options: [.anchorsMatchLines, .dotMatchesLineSeparators])
    return expression.matches(in: self, range: NSRange(startIndex..., in: self)).map { match in
      (0..<match.numberOfRanges).map { Range(match.range(at: $0), in: self).map { String(self[$0]) } ?? "" }
    }
  }
}
