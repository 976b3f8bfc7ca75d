import Foundation
import Kernel
import Ledger
import Store

/// What two FECs, or two dossiers, say differently, by meaning.
public struct CompareFiles: Sendable {
  public var first: String
  public var second: String
  public var mode: FECMode

  public init(_ first: String, _ second: String, mode: FECMode = .strict) {
    (self.first, self.second, self.mode) = (first, second, mode)
  }

  /// Throws `file.missing`, and what opening a dossier throws.
  public func callAsFunction() throws -> FECComparison {
    let sides = try [first, second].map(Side.init)
    return try FECComparison.compare(
      { try FECFile.source(try InputFile(sides[0].path), mode: mode) },
      { try FECFile.source(try InputFile(sides[1].path), mode: mode) })
  }

  /// A FEC as it stands; a dossier as the FEC of its validated entries, written for the time of the comparison.
  private final class Side {
    let path: String
    private var temporary: String?

    init(_ path: String) throws {
      guard try InputFile(path).head(16).elementsEqual("SQLite format 3\0".utf8) else {
        self.path = path
        return
      }
      let copy = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-\(UUID().uuidString).txt").path
      (self.path, temporary) = (copy, copy)
      let dossier = try Dossier.open(at: path)
      defer { try? dossier.close() }
      let output = try OutputFile(copy, overwrites: false)
      try dossier.reading { reading in
        var writer: FECWriter?
        for year in try reading.fiscalYears() {
          let lines = try reading.fecLines(year)
          if writer == nil { writer = FECWriter(extraColumns: lines.extraColumns) { try output.write($0) } }
          try lines.eachLine { try writer?.write($0) }
        }
        _ = try writer?.finish()
      }
      try output.keep()
    }

    deinit { if let temporary { unlink(temporary) } }
  }
}
