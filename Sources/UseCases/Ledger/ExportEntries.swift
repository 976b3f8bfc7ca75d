import Formats
import Foundation
import Kernel
import Ledger
import Store

/// Writes entries as the CSV that `ImportEntries` reads back without a question.
public struct ExportEntries: Sendable {
  public var scope: ListEntries.Scope
  public init(_ scope: ListEntries.Scope = .all) { self.scope = scope }

  public struct Outcome: Sendable {
    public let entries: Int
    public let lines: Int
    /// The columns that the file could not carry, by how many lines had them.
    public let findings: [Finding]
  }

  /// To a file, whole or absent, and remembered in the trail. Throws `ledger.export.empty`, `file.exists`, `file.cannot-write`.
  public func callAsFunction(_ desk: Desk, to path: String, overwrites: Bool = false) throws -> Outcome {
    let output = try OutputFile(path, overwrites: overwrites)
    let outcome = try self(desk) { try output.write($0) }
    let name = (path as NSString).lastPathComponent
    try desk.changing("ecriture.exporter", subject: "file/\(name)") { change in
      change.add(subject: "export/\(name)", output.digest)
      try output.keep()
    }
    return outcome
  }

  /// To whatever takes bytes, such as the standard output. Throws `ledger.export.empty`.
  public func callAsFunction(_ desk: Desk, to sink: @escaping ([UInt8]) throws -> Void) throws -> Outcome {
    let entries = try desk.dossier.reading { reading in try reading.entries(scope.selection(desk, reading)) }
    guard !entries.isEmpty else { throw Finding.noEntryToExport() }
    let drafts = entries.map(\.content)
    let records = EntryExport.records(of: drafts)
    var writer = CSVWriter(sink)
    for record in records { try writer.write(record) }
    _ = try writer.finish()
    let dropped = drafts.flatMap(\.lines).count { !$0.extra.isEmpty }
    return Outcome(
      entries: drafts.count, lines: records.count - 1, findings: dropped > 0 ? [.exportWithoutExtraColumns(dropped)] : [])
  }
}

extension Finding {
  static func noEntryToExport() -> Finding {
    Finding(
      "ledger.export.empty", "Il n’y a aucune écriture à exporter.",
      recovery: "Choisissez un autre exercice, ou tout le dossier : ecritoire ecriture exporter sans option.")
  }

  static func exportWithoutExtraColumns(_ lines: Int) -> Finding {
    Finding(
      "ledger.export.extra-columns", .warning,
      "\(lines) ligne(s) portent des colonnes reprises d’un FEC, qui ne sont pas dans ce CSV.",
      recovery: "Pour les garder, exportez le FEC : ecritoire fec exporter")
  }
}
