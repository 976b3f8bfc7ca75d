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
    return try FECComparison.compare({ try sides[0].source(mode) }, { try sides[1].source(mode) })
  }

  /// A FEC as it stands; a dossier as the FEC of its validated entries, written for the time of the comparison.
  private final class Side {
    private let path: String
    private var temporary: String?
    /// True for a dossier without a validated entry: it says nothing, which a FEC may not.
    private var isBlank = false

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
        isBlank = try writer?.finish().lines ?? 0 == 0
      }
      try output.keep()
    }

    func source(_ mode: FECMode) throws -> any FECSource {
      isBlank ? BlankSource(file: path) : try FECFile.source(try InputFile(path), mode: mode)
    }

    deinit { if let temporary { unlink(temporary) } }
  }

  /// No line, and nothing wrong with it.
  private final class BlankSource: FECSource {
    let file: String
    let header: FECHeader? = nil
    let names = FECNames()
    let log = FindingLog()

    init(file: String) { self.file = file }

    func next(into chunk: inout FECChunk) -> Bool { false }
  }
}
