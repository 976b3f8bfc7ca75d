public import Banking
import Formats
import Foundation
import Kernel
import Store

/// What the user says of a file of statements that does not say it itself.
public struct StatementReadingOptions: Hashable, Sendable {
  /// Of a QIF.
  public var dayOrder: StatementDayForm?
  /// The name under which the columns of a CSV are remembered, or were.
  public var mappingName: String?
  /// Of a CSV.
  public var columns: [StatementMapping.Field: StatementMapping.Column]
  /// The other columns of the CSV are left out, not guessed.
  public var columnsAreAll = false

  public init(
    dayOrder: StatementDayForm? = nil, mappingName: String? = nil,
    columns: [StatementMapping.Field: StatementMapping.Column] = [:]
  ) {
    (self.dayOrder, self.mappingName, self.columns) = (dayOrder, mappingName, columns)
  }

  var namesColumns: Bool { !columns.isEmpty || mappingName != nil }

  /// What a file is, how it is read, and the mapping to remember when it is kept.
  struct Found {
    /// Nil when it is no statement.
    var kind: StatementKind?
    var options: StatementOptions
    var toSave: (name: String, body: String)?
  }

  /// Tells the format, and looks for the mapping of a CSV: by its name, else by the titles of the file.
  /// - Parameter reading: the dossier that remembers mappings; nil: none is remembered.
  ///
  /// Throws `bank.csv.mapping-missing`, `bank.csv.mapping-titles`, `ledger.import.mapping-unreadable`.
  func found(for path: String, _ reading: DossierReading?) throws -> Found {
    let head = try InputFile(path).head(4096)
    var found = Found(kind: StatementKind.detect(head), options: StatementOptions(dayOrder: dayOrder, columns: columns))
    guard found.kind == .csv || (found.kind == nil && !head.isEmpty && !head.contains(0)) else { return found }
    let open: () throws -> ByteSource = {
      let input = try InputFile(path)
      return { try input.read(into: $0) }
    }
    let saved = try reading?.saved(.importMapping) ?? [:]
    if columns.isEmpty, let mapping = try known(saved, titles: (try? StatementMapping.titles(open)) ?? []) {
      (found.kind, found.options.mapping) = (.csv, mapping)
      return found
    }
    // A file whose columns cannot be guessed says so when it is read.
    guard !columns.isEmpty || mappingName != nil else { return found }
    found.kind = .csv
    guard let guess = try? StatementMapping.guess(open, naming: columns, areAll: columnsAreAll) else {
      if let mappingName, columns.isEmpty { throw Finding.bankMappingMissing(mappingName) }
      return found
    }
    if columnsAreAll { found.options.mapping = guess.mapping }
    // What a guess gives is guessed again; under a name it is kept all the same, since it was asked for.
    let titles = "titres-\("\(Digest(of: Array(guess.mapping.signature.utf8)))".prefix(16))"
    found.toSave = ("\(StatementReadingOptions.prefix)\(mappingName ?? titles)", try guess.mapping.json)
    return found
  }

  /// Mappings of statements stand beside those of entries, under names of their own.
  private static let prefix = "banque-"

  private func known(_ saved: [String: String], titles: [String]) throws -> StatementMapping? {
    if let mappingName {
      guard let body = saved["\(StatementReadingOptions.prefix)\(mappingName)".savedName] else { return nil }
      let mapping = try StatementMapping.read(body, mappingName)
      guard let placed = mapping.placed(among: titles) else { throw Finding.bankMappingOtherTitles(mappingName) }
      return placed
    }
    for (name, body) in saved.sorted(by: { $0.key < $1.key }) where name.hasPrefix(StatementReadingOptions.prefix) {
      if let mapping = try StatementMapping.read(body, name).placed(among: titles) { return mapping }
    }
    return nil
  }
}

extension StatementMapping {
  fileprivate static func read(_ body: String, _ name: String) throws -> StatementMapping {
    do { return try JSONDecoder().decode(StatementMapping.self, from: Data(body.utf8)) } catch {
      throw Finding.mappingUnreadable(name)
    }
  }

  /// The mapping for a file that has its titles, wherever they stand; nil when it has not.
  fileprivate func placed(among titles: [String]) -> StatementMapping? {
    guard let place = titles.firstIndex(of: signature) else { return nil }
    var mapping = self
    mapping.headerRecords = place + 1
    return mapping
  }

  fileprivate var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}

/// The columns of a list, for who names them.
public struct PreviewStatementColumns: Sendable {
  public let path: String
  public let reading: StatementReadingOptions
  public init(_ path: String, _ reading: StatementReadingOptions) { (self.path, self.reading) = (path, reading) }

  public struct Outcome: Sendable {
    public let titles: [String]
    public let rows: [[String]]
    /// What each column is read as, by its place from 0.
    public let fields: [Int: StatementMapping.Field]
  }

  /// Nil for a file that is no list.
  public func callAsFunction() -> Outcome? {
    guard let head = try? InputFile(path).head(4096), [.csv, nil].contains(StatementKind.detect(head)), !head.contains(0) else {
      return nil
    }
    let preview = try? StatementMapping.preview(
      {
        let input = try InputFile(path)
        return { try input.read(into: $0) }
      }, naming: reading.columns, areAll: reading.columnsAreAll)
    return preview.map { Outcome(titles: $0.titles, rows: $0.rows, fields: $0.fields) }
  }
}
