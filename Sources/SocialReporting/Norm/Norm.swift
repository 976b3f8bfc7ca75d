import Formats
import Foundation
public import Kernel

/// The norm of a year: its blocks, its rubrics, its code tables. Read from data files; a new year is new files.
///
///     let norm = try Norm.load("P26V01")
///     norm.rubric("S21.G00.30.001")?.name   // « Numéro d’inscription au répertoire »
public struct Norm: Sendable {
  /// A kind of block.
  public struct Block: Hashable, Sendable {
    public let id: BlockID
    /// As the norm names it.
    public let name: String
    /// Nil at the top of a message.
    public let parent: BlockID?
    /// How many of them a parent may have; nil when there is no limit.
    public let maximum: Int?
    /// Its place among all: among blocks of one parent a lower one comes first.
    public let order: Int
  }

  /// A kind of rubric.
  public struct RubricDefinition: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
      case text = "X"
      /// Digits, a point before decimals.
      case number = "N"
      /// JJMMAAAA, or another shape that ``pattern`` says.
      case date = "D"
    }

    public let id: RubricID
    /// As the norm names it.
    public let name: String
    public let kind: Kind
    /// In characters.
    public let lengths: ClosedRange<Int>
    /// A regular expression that the whole value matches; nil when none is known.
    public let pattern: String?
    /// The values that are allowed, in the order of the norm; empty when it has no table, or when its table is not known.
    public let codes: [Code]
    /// The table is that of this version of the norm; else it is that of another year, and a code that it lacks may be right.
    public let codesAreSure: Bool
    let rules: ValueRules

    public func label(of code: String) -> String? { codes.first { $0.code == code }?.label }
  }

  public struct Code: Hashable, Sendable {
    public let code: String
    public let label: String
  }

  /// `P26V01`.
  public let version: String
  /// In their order.
  public let blocks: [Block]
  /// In ascending order.
  public let rubrics: [RubricDefinition]
  private let blockPlaces: [BlockID: Int]
  private let rubricPlaces: [RubricID: Int]
  let usages: Usages

  public func block(_ id: BlockID) -> Block? { blockPlaces[id].map { blocks[$0] } }
  public func rubric(_ id: RubricID) -> RubricDefinition? { rubricPlaces[id].map { rubrics[$0] } }
  /// Where it stands among ``rubrics``.
  public func place(of id: RubricID) -> Int? { rubricPlaces[id] }
  /// The blocks right under one, in order; those of the top for nil.
  public func children(of id: BlockID?) -> [Block] { blocks.filter { $0.parent == id } }
  /// The rubrics of a block, in ascending order.
  public func rubrics(of id: BlockID) -> [RubricDefinition] { rubrics.filter { $0.id.block == id } }

  static let folder = "Sources/SocialReporting/Norm/"

  /// The versions that there are files for, oldest first.
  public static func versions(_ files: DataFiles = .embedded) -> [String] {
    files.paths(under: folder).filter { $0.hasSuffix("/blocks.csv") }.map {
      String($0.dropFirst(folder.count).dropLast("/blocks.csv".count))
    }
  }

  /// Throws `dsn.norm.unknown` for a version that there are no files for, `dsn.norm.data-invalid` for files of the user's own that
  /// are not well-formed.
  public static func load(_ version: String, _ files: DataFiles = .embedded) throws(Finding) -> Norm {
    let known = versions(files)
    guard known.contains(version) else { throw .dsnVersionUnknown(version, known: known) }
    let path = folder + version
    var codes: [RubricID: [Code]] = [:]
    try read(path + "/codes.csv", fields: 3, files) { fields in
      codes[try rubric(fields[0]), default: []].append(Code(code: fields[1], label: fields[2]))
    }
    var blocks: [Block] = []
    try read(path + "/blocks.csv", fields: 4, files) { fields in
      let parent = fields[2].isEmpty ? nil : try block(fields[2])
      blocks.append(
        Block(id: try block(fields[0]), name: fields[1], parent: parent, maximum: Int(fields[3]), order: blocks.count))
    }
    let codesAreSure = try codesAreSure(path + "/version.csv", files)
    var rubrics: [RubricDefinition] = []
    try read(path + "/rubrics.csv", fields: 6, files) { fields in
      let id = try rubric(fields[0])
      rubrics.append(try definition(id, fields, codes: codes[id] ?? [], codesAreSure: codesAreSure))
    }
    return Norm(version: version, blocks: blocks, rubrics: rubrics, usages: try Usages.load(path + "/usages.csv", files))
  }

  private static func definition(
    _ id: RubricID, _ fields: [String], codes: [Code], codesAreSure: Bool
  ) throws -> RubricDefinition {
    guard let kind = RubricDefinition.Kind(rawValue: fields[2]) else { throw Fault(reason: "type « \(fields[2]) » inconnu") }
    // A least length that is not known is one: no value is empty.
    guard let shortest = fields[3].isEmpty ? 1 : Int(fields[3]), let longest = Int(fields[4]), 0 <= shortest,
      shortest <= longest
    else {
      throw Fault(reason: "longueurs « \(fields[3]) » et « \(fields[4]) »")
    }
    let pattern = fields[5].isEmpty ? nil : fields[5]
    do {
      return RubricDefinition(
        id: id, name: fields[1], kind: kind, lengths: shortest...longest, pattern: pattern, codes: codes,
        codesAreSure: codesAreSure, rules: try ValueRules(pattern: pattern, codes: codes))
    } catch let unreadable as ValuePattern.Unreadable {
      throw Fault(reason: unreadable.reason)
    }
  }

  /// What is said of the version as a whole (`version.csv`): a version without the file has its own code tables.
  private static func codesAreSure(_ path: String, _ files: DataFiles) throws(Finding) -> Bool {
    guard files.data(path) != nil else { return true }
    var areSure = true
    try read(path, fields: 3, files) { fields in
      switch (fields[0], fields[1]) {
      case ("codes", "sure"): areSure = true
      case ("codes", "unsure"): areSure = false
      default: throw Fault(reason: "« \(fields[0]) » et « \(fields[1]) » inconnus")
      }
    }
    return areSure
  }

  private init(version: String, blocks: [Block], rubrics: [RubricDefinition], usages: Usages) {
    self.usages = usages
    (self.version, self.blocks, self.rubrics) = (version, blocks, rubrics.sorted { $0.id < $1.id })
    blockPlaces = Dictionary(blocks.enumerated().map { ($1.id, $0) }) { first, _ in first }
    rubricPlaces = Dictionary(self.rubrics.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// What is wrong with a record.
  struct Fault: Error { let reason: String }

  /// The records of a data file after the first, which names the fields.
  static func read(
    _ path: String, fields count: Int, _ files: DataFiles, _ take: ([String]) throws -> Void
  ) throws(Finding) {
    guard let data = files.data(path) else { throw .dsnNormDataInvalid(path, line: 1, reason: "le fichier manque") }
    var line = 1
    do {
      let format = CSVFormat(separator: .semicolon, encoding: .utf8)
      let reader = try CSVReader(format, byteSource(Array(data)))
      _ = try reader.next()
      while let record = try reader.next() {
        line = record.line
        guard record.fields.count == count else { throw Fault(reason: "\(record.fields.count) champs au lieu de \(count)") }
        try take(record.fields)
      }
    } catch let fault as Fault {
      throw .dsnNormDataInvalid(path, line: line, reason: fault.reason)
    } catch {
      let finding = error as? Finding
      let reason = finding.map { $0.message.hasSuffix(".") ? String($0.message.dropLast()) : $0.message } ?? "\(error)"
      throw .dsnNormDataInvalid(path, line: finding?.line ?? line, reason: reason)
    }
  }

  static func rubric(_ text: String) throws -> RubricID {
    guard let id = RubricID(text) else { throw Fault(reason: "« \(text) » n’est pas une rubrique") }
    return id
  }

  static func block(_ text: String) throws -> BlockID {
    guard let id = BlockID(text) else { throw Fault(reason: "« \(text) » n’est pas un bloc") }
    return id
  }
}
