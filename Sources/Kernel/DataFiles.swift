import EmbeddedData
import Foundation

/// The data files of the project (chart of accounts, figures of law, samples),
/// held inside the binary. A folder given by the user takes precedence, file
/// by file, so that a law table can be corrected without a build.
public struct DataFiles: Sendable {
  /// Searched first; nil for the files inside the binary alone.
  public let override: URL?

  public init(override: URL? = nil) { self.override = override }

  /// The files inside the binary.
  public static let embedded = DataFiles()

  /// The file at a path relative to the top of the repository, such as
  /// `ChartOfAccounts/PCG/2026.csv`; nil when there is none. A file of the
  /// user's that is there but cannot be read also gives nil: the one inside
  /// must not stand in for it unseen.
  public func data(_ path: String) -> Data? {
    if let override {
      let file = override.appendingPathComponent(path)
      if FileManager.default.fileExists(atPath: file.path) { return try? Data(contentsOf: file) }
    }
    return DataFiles.inside[path].map { Data(bytesNoCopy: .init(mutating: $0.bytes), count: $0.count, deallocator: .none) }
  }

  /// The same, as text. Data files of the project are UTF-8.
  public func text(_ path: String) -> String? { data(path).map { String(decoding: $0, as: UTF8.self) } }

  /// The paths that start with the prefix, in order.
  public func paths(under prefix: String) -> [String] {
    var found = Set(DataFiles.inside.keys.filter { $0.hasPrefix(prefix) })
    let base = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    if let override, let walk = FileManager.default.enumerator(atPath: override.appendingPathComponent(base).path) {
      for case let name as String in walk where (base + name).hasPrefix(prefix) {
        let path = base + name
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: override.appendingPathComponent(path).path, isDirectory: &isFolder)
        if exists, !isFolder.boolValue { found.insert(path) }
      }
    }
    return found.sorted()
  }

  private struct Embedded: @unchecked Sendable {  // constant memory of the binary
    let bytes: UnsafeRawPointer
    let count: Int
  }

  private static let inside: [String: Embedded] = {
    var count = 0
    let files = UnsafeBufferPointer(start: embedded_files(&count), count: count)
    return Dictionary(uniqueKeysWithValues: files.map { (String(cString: $0.path), Embedded(bytes: $0.bytes, count: $0.count)) })
  }()
}
