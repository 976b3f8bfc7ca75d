import Foundation
public import Kernel
import SocialReporting
import Store

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

  /// Each as `P26V01-dsn-01.xsd`, in the folder, which is made when it is not there. Made of the dictionary, the user's own when there is one. Throws `dsn.norm.unknown`, `file.exists`,
  /// `file.cannot-write`.
  public func callAsFunction() throws -> [Written] {
    var written: [Written] = []
    let versions = try version.map { [$0] } ?? Norm.versions(files)
    // A version that is not there leaves no folder behind.
    for version in versions { _ = try Norm.load(version, files) }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch { throw Finding.cannotWrite(folder, "ce répertoire ne peut pas être créé") }
    for version in versions {
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
