import Foundation
public import Kernel
import SocialReporting

/// Writes the XML schemas of the program into a folder, one for each nature and version: for editors and programs of others.
public struct WriteDSNSchemas: Sendable {
  public struct Written: Sendable {
    public let file, version, nature, name: String
  }

  public var folder: String
  /// Nil: every version.
  public var version: String?
  public var overwrites: Bool
  public var files: DataFiles

  public init(_ folder: String, version: String? = nil, overwrites: Bool = false, files: DataFiles = .embedded) {
    (self.folder, self.version, self.overwrites, self.files) = (folder, version, overwrites, files)
  }

  /// Each as `P26V01-dsn-01.xsd`. Made of the dictionary, the user's own when there is one. Throws `dsn.norm.unknown`, `file.exists`,
  /// `file.cannot-write`.
  public func callAsFunction() throws -> [Written] {
    var written: [Written] = []
    for version in version.map({ [$0] }) ?? Norm.versions(files) {
      let norm = try Norm.load(version, files)
      for nature in DeclarationNature.allCases {
        let path = (folder as NSString).appendingPathComponent("\(version)-\(DSNSchema.fileName(nature))")
        let bytes = try DSNSchema.xsd(norm, nature)
        try WriteFile(path, overwrites: overwrites)() { try $0(bytes) }
        written.append(Written(file: path, version: version, nature: nature.rawValue, name: nature.french))
      }
    }
    return written
  }
}
