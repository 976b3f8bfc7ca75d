import Formats
import Kernel

/// One CSV file of a scenario's folder, by column names, with the place of each row for what is wrong in it.
struct ScenarioTable {
  struct Row {
    fileprivate let fields: [String: String]
    let file: String
    let line: Int

    /// The text of a column, without the spaces around.
    subscript(_ column: String) -> String { fields[column] ?? "" }

    /// Nil for an empty field.
    func optional(_ column: String) -> String? { self[column].isEmpty ? nil : self[column] }

    func words(_ column: String) -> [String] { self[column].split(separator: " ").map(String.init) }

    func formula(_ column: String) throws(Finding) -> Formula {
      try read(column) { () throws(Formula.Fault) in try Formula(self[column]) }
    }

    /// What the body reads; its fault becomes a finding with the file, the line and the column.
    func read<Value>(_ column: String, _ body: () throws(Formula.Fault) -> Value) throws(Finding) -> Value {
      do throws(Formula.Fault) { return try body() } catch { throw refused(column, error.reason) }
    }

    func refused(_ column: String, _ reason: String) -> Finding {
      .scenarioInvalid(reason).at(file: file, line: line, field: column)
    }
  }

  let rows: [Row]

  /// Reads a file that has at least these columns. What is wrong in it is added to the log; the rows that can be read are kept.
  init(_ name: String, columns: [String], in folder: ScenarioFolder, _ log: inout FindingLog) {
    let file = folder.path(name)
    guard let bytes = folder.read(name) else {
      log.add(.scenarioInvalid("le fichier manque").at(file: file))
      rows = []
      return
    }
    var rows: [Row] = []
    do {
      let reader = try CSVReader(CSVFormat(separator: .semicolon, encoding: .utf8), byteSource(bytes))
      guard let header = try reader.next()?.fields.map(\.trimmed) else { throw Finding.scenarioInvalid("le fichier est vide") }
      if let missing = columns.first(where: { !header.contains($0) }) {
        throw Finding.scenarioInvalid("la colonne « \(missing) » manque").at(line: 1, field: missing)
      }
      if Set(header).count != header.count { throw Finding.scenarioInvalid("une colonne est écrite deux fois").at(line: 1) }
      while let record = try reader.next() {
        let fields = Dictionary(uniqueKeysWithValues: zip(header, record.fields.map(\.trimmed)))
        rows.append(Row(fields: fields, file: file, line: record.line))
      }
    } catch let finding as Finding {
      log.add(finding.at(file: file))
    } catch {
      log.add(.scenarioInvalid("le fichier ne se lit pas").at(file: file))
    }
    self.rows = rows
  }
}

/// Where the files of a scenario are: inside the program, or in a folder of the user's.
public struct ScenarioFolder: Sendable {
  public let name: String
  private let prefix: String
  private let bytes: @Sendable (String) -> [UInt8]?

  /// - Parameters:
  ///   - name: the scenario's id.
  ///   - prefix: what findings write before the names of files.
  ///   - bytes: a file by its name; nil when there is none.
  public init(_ name: String, prefix: String, _ bytes: @escaping @Sendable (String) -> [UInt8]?) {
    (self.name, self.prefix, self.bytes) = (name, prefix, bytes)
  }

  /// A folder of the project's data.
  public init(_ name: String, _ files: DataFiles = .embedded) {
    let folder = ScenarioFolder.root + name + "/"
    self.init(name, prefix: folder) { file in files.data(folder + file).map(Array.init) }
  }

  private static let root = "Samples/Scenarios/"

  /// The scenarios of the project, by id.
  public static func known(_ files: DataFiles = .embedded) -> [ScenarioFolder] {
    let ids = files.paths(under: root).compactMap { $0.dropFirst(root.count).split(separator: "/").first.map(String.init) }
    return Set(ids).sorted().map { ScenarioFolder($0, files) }
  }

  func path(_ file: String) -> String { prefix + file }
  func read(_ file: String) -> [UInt8]? { bytes(file) }
}
