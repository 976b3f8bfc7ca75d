import Formats

/// Writes a message as XML, piece after piece: one element for each occurrence of a block, one for each rubric, the value as it is.
/// It is a form to exchange and to read by program; a declaration is deposited as NEODeS text.
///
///     var writer = try DSNXMLWriter(norm: norm) { try file.write($0) }
///     try message.forEachPiece { try writer.write($0) }
///     try writer.finish()
public struct DSNXMLWriter {
  private let norm: Norm
  private var out: XMLOut
  /// The blocks whose elements are open, the outermost first.
  private var path: [BlockID] = []
  private let names: [RubricID: String]
  private let blockNames: [BlockID: String]

  /// - Parameters:
  ///   - version: the norm that the message names, when it is not the one it was read with.
  ///   - flush: called with about 64 KB at a time, and once at `finish`.
  public init(
    norm: Norm, version: String? = nil, lineEnding: DSNMessage.LineEnding = .crlf,
    _ flush: @escaping ([UInt8]) throws -> Void
  ) throws {
    self.norm = norm
    names = Dictionary(uniqueKeysWithValues: norm.rubrics.map { ($0.id, $0.id.description) })
    blockNames = Dictionary(norm.blocks.map { ($0.id, $0.id.description) }) { first, _ in first }
    out = XMLOut(encoding: .utf8, frame: .bare, flush)
    try out.open(
      DSNXML.root,
      [
        XMLAttribute("xmlns", DSNXML.namespace), XMLAttribute(DSNXML.version, version ?? norm.version),
        XMLAttribute(DSNXML.encoding, DSNXML.latin1), XMLAttribute(DSNXML.lineEnding, lineEnding.rawValue),
      ])
  }

  /// Throws `xml.character-refused` on a control character, and what `flush` throws.
  public mutating func write(_ piece: MessagePiece) throws {
    let occurrence = piece.occurrence
    let parent = norm.block(occurrence.id)?.parent
    while let last = path.last, last != parent { try close() }
    try out.open(name(occurrence.id))
    path.append(occurrence.id)
    try rubrics(occurrence)
    guard case .individual = piece else { return }
    for child in occurrence.children { try whole(child) }
    try close()
  }

  /// Ends the document. The writer is not used after it.
  public mutating func finish() throws {
    while !path.isEmpty { try close() }
    try out.close()
    try out.finish()
  }

  private mutating func close() throws {
    path.removeLast()
    try out.close()
  }

  private mutating func whole(_ occurrence: BlockOccurrence) throws {
    try out.open(name(occurrence.id))
    try rubrics(occurrence)
    for child in occurrence.children { try whole(child) }
    try out.close()
  }

  private mutating func rubrics(_ occurrence: BlockOccurrence) throws {
    for rubric in occurrence.rubrics { try out.leaf(names[rubric.id] ?? rubric.id.description, rubric.value) }
  }

  private func name(_ block: BlockID) -> String { blockNames[block] ?? block.description }
}

/// The words of the XML form.
public enum DSNXML {
  /// Ours: the norm knows only text.
  public static let namespace = "urn:ecritoire:dsn:neodes:1"
  /// Of attributes that name a schema, which say nothing of the message.
  static let instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"
  static let root = "dsn"
  static let version = "norme"
  static let encoding = "encodage"
  static let lineEnding = "finDeLigne"
  /// The only encoding of the text that the XML stands for.
  static let latin1 = "ISO-8859-1"
}

extension DSNMessage {
  /// The whole message as XML. Throws `dsn.norm.unknown` when it names no version that there are files for, and what the writer
  /// throws.
  public func xml(_ norm: Norm? = nil) throws -> [UInt8] {
    let norm = try norm ?? Norm.load(version ?? "")
    var bytes: [UInt8] = []
    var writer = try DSNXMLWriter(norm: norm, version: version, lineEnding: lineEnding) { bytes += $0 }
    try forEachPiece { try writer.write($0) }
    try writer.finish()
    return bytes
  }
}
