public import Formats
public import Kernel

/// Reads the XML form of a message: the same pieces and findings as the text gives, in flat memory.
///
/// Nothing is fetched, a DOCTYPE is refused before anything else, and what the text could not say again (a block without rubrics, text
/// between elements, two blocks that would melt into one) is refused. Comments are not part of a message.
public struct DSNXMLReader: Sendable {
  private let files: DataFiles

  public init(files: DataFiles = .embedded) { self.files = files }

  /// Gives the pieces in document order, with the norm that the root element names. What stands out of its place is left out. Throws
  /// what the source or `take` throws, and what ``Norm/load(_:_:)`` throws for files of the user's.
  public func read(_ source: @escaping ByteSource, _ take: (MessagePiece, Norm) throws -> Void) throws -> MessageReading {
    let shelf = NormShelf(files)
    var reading = DSNXMLReading(assembler: MessageAssembler(try shelf.latest()), shelf: shelf)
    return try reading.run(XMLStream(limits: DSNXMLReader.limits, source), take)
  }

  /// The whole message at once, for files of an ordinary size.
  public func read(_ source: @escaping ByteSource) throws -> MessageReading {
    var collector: MessageCollector?
    let reading = try read(source) { piece, norm in
      if collector == nil { collector = MessageCollector(norm) }
      collector?.take(piece)
    }
    return reading.with(collector?.message(reading.lineEnding))
  }

  /// Blocks are nested eight deep at most, and the longest value has 255 characters.
  static let limits = XMLLimits(depth: 16, textBytes: 1 << 16)
}

/// One reading, event after event.
struct DSNXMLReading {
  var assembler: MessageAssembler
  let shelf: NormShelf
  private var named: Norm?
  private var lineEnding: DSNMessage.LineEnding = .crlf
  private var version = ""
  private var open: [OpenBlock] = []
  private var isInRoot = false
  /// How many elements that are left out are open, one inside the other.
  private var skipped = 0
  private var rubric: OpenRubric?
  /// The last rubric given, and the numbers of its block: what a text would join the next ones to.
  private var last: RubricID?
  private var lastNumbers: [Int] = []

  private struct OpenBlock {
    let id: BlockID
    let line: Int
    var numbers: [Int] = []
    var hasChildren = false
    /// The numbers of the occurrence right before, when nothing stands between them in a text.
    var before: [Int] = []
  }

  private struct OpenRubric {
    let id: RubricID
    let line: Int
    var value = ""
  }

  init(assembler: MessageAssembler, shelf: NormShelf) { (self.assembler, self.shelf) = (assembler, shelf) }

  mutating func run(_ stream: XMLStream, _ take: (MessagePiece, Norm) throws -> Void) throws -> MessageReading {
    while let event = try next(stream) {
      switch event {
      case .start(let element):
        if !isInRoot {
          guard try enterRoot(element) else { return reading() }
        } else {
          try start(element, take)
        }
      case .text(let text, let line): self.text(text, line)
      case .end: try end(take)
      }
    }
    guard !isBroken else { return reading() }
    let norm = assembler.norm
    try assembler.finish { try take($0, norm) }
    if assembler.summary.rubrics == 0 { assembler.notes.add(.dsnXMLNoRubric()) }
    return reading()
  }

  /// True once the document is not even XML: what follows is not known.
  private var isBroken = false

  /// What refuses the document ends it; what the source throws goes up.
  private mutating func next(_ stream: XMLStream) throws -> XMLEvent? {
    do { return try stream.next() } catch let finding as Finding {
      guard finding.code.hasPrefix("xml.") else { throw finding }
      assembler.notes.add(finding)
      isBroken = true
      return nil
    }
  }

  private func reading() -> MessageReading {
    MessageReading(message: nil, norm: named, log: assembler.notes.log, summary: assembler.summary, lineEnding: lineEnding)
  }

  // MARK: The root

  /// False when the document is another one.
  private mutating func enterRoot(_ element: XMLElementStart) throws -> Bool {
    guard element.name == DSNXML.root else {
      assembler.notes.add(.dsnXMLRoot(element.name, line: element.line))
      return false
    }
    guard element.namespace == DSNXML.namespace else {
      assembler.notes.add(.dsnXMLNamespace(element.namespace, line: element.line))
      return false
    }
    isInRoot = true
    refuseAttributes(of: element, except: [DSNXML.version, DSNXML.encoding, DSNXML.lineEnding])
    if let text = element[DSNXML.version] {
      version = text
      if let norm = try shelf.norm(text) {
        named = norm
        assembler.use(norm)
      } else {
        assembler.notes.add(.dsnVersionUnknown(text, known: shelf.versions).at(line: element.line, field: DSNXML.version))
      }
    } else {
      assembler.notes.add(.dsnXMLAttributeMissing(DSNXML.version, values: shelf.versions, line: element.line))
    }
    read(DSNXML.encoding, [DSNXML.latin1], of: element)
    let endings = DSNMessage.LineEnding.allCases.map(\.rawValue)
    if let ending = read(DSNXML.lineEnding, endings, of: element) { lineEnding = .init(rawValue: ending) ?? .crlf }
    return true
  }

  @discardableResult
  private mutating func read(_ attribute: String, _ values: [String], of element: XMLElementStart) -> String? {
    guard let value = element[attribute] else {
      assembler.notes.add(.dsnXMLAttributeMissing(attribute, values: values, line: element.line))
      return nil
    }
    if values.contains(value) { return value }
    assembler.notes.add(.dsnXMLAttributeWrong(attribute, value, values: values, line: element.line))
    return nil
  }

  private mutating func refuseAttributes(of element: XMLElementStart, except known: [String] = []) {
    for attribute in element.attributes where attribute.namespace != DSNXML.instanceNamespace {
      if attribute.namespace.isEmpty, known.contains(attribute.name) { continue }
      assembler.notes.add("dsn.xml.attribute-unknown") {
        .dsnXMLAttributeUnknown(attribute.name, of: element.name, line: element.line)
      }
    }
  }

  // MARK: Elements

  private mutating func start(_ element: XMLElementStart, _ take: (MessagePiece, Norm) throws -> Void) throws {
    if skipped > 0 {
      skipped += 1
      return
    }
    if let rubric {
      assembler.notes.add("dsn.xml.rubric-element") { .dsnXMLRubricElement(rubric.id, element.name, line: element.line) }
      skipped = 1
      return
    }
    if !element.attributes.isEmpty { refuseAttributes(of: element) }
    guard element.namespace == DSNXML.namespace else { return leaveOut(element) }
    if let id = RubricID(name: element.name) { return startRubric(id, element.line) }
    guard let block = BlockID(element.name) else { return leaveOut(element) }
    if !open.isEmpty { open[open.count - 1].hasChildren = true }
    noteEmpty()
    let norm = assembler.norm
    guard try assembler.open(block, line: element.line, { try take($0, norm) }) else {
      skipped = 1
      return
    }
    var opened = OpenBlock(id: block, line: element.line)
    if let last, last.block == block { opened.before = lastNumbers }
    open.append(opened)
  }

  private mutating func leaveOut(_ element: XMLElementStart) {
    assembler.notes.add("dsn.xml.element-unknown") { .dsnXMLElementUnknown(element.name, line: element.line) }
    skipped = 1
  }

  private mutating func startRubric(_ id: RubricID, _ line: Int) {
    guard let block = open.last else {
      assembler.notes.add("dsn.rubric.elsewhere") { .dsnRubricElsewhere(Rubric(id, "", line: line)) }
      skipped = 1
      return
    }
    if block.hasChildren, block.id == id.block {
      assembler.notes.add("dsn.xml.rubric-late") { .dsnXMLRubricLate(id, line: line) }
      skipped = 1
      return
    }
    rubric = OpenRubric(id: id, line: line)
  }

  private mutating func text(_ text: String, _ line: Int) {
    guard skipped == 0 else { return }
    guard rubric == nil else {
      rubric?.value += text
      return
    }
    // White space alone in an element without children is no text of anybody's.
    guard text.utf8.contains(where: { $0 > 32 }) else { return }
    assembler.notes.add("dsn.xml.text") { .dsnXMLText(text, line: line) }
  }

  private mutating func end(_ take: (MessagePiece, Norm) throws -> Void) throws {
    if skipped > 0 {
      skipped -= 1
      return
    }
    if let ended = rubric {
      rubric = nil
      return endRubric(ended)
    }
    guard let block = open.popLast() else { return }
    if block.numbers.isEmpty {
      if !block.hasChildren {
        assembler.notes.add("dsn.xml.block-empty") { .dsnXMLBlockEmpty(block.id, line: block.line) }
      }
    } else if !block.before.isEmpty {
      noteMelting(block)
    }
    let norm = assembler.norm
    try assembler.close { try take($0, norm) }
  }

  private mutating func endRubric(_ ended: OpenRubric) {
    let rubric = Rubric(ended.id, ended.value, line: ended.line)
    check(rubric)
    assembler.add(rubric)
    guard let depth = open.indices.last, open[depth].id == rubric.id.block else { return }
    open[depth].numbers.append(rubric.id.number)
    (last, lastNumbers) = (rubric.id, open[depth].numbers)
    guard rubric.id == "S10.G00.00.006", rubric.value != version, named != nil else { return }
    assembler.notes.add(.dsnXMLVersionDiffers(rubric, version))
  }

  /// A block whose first child begins before any rubric of its own.
  private mutating func noteEmpty() {
    guard let block = open.last, block.numbers.isEmpty else { return }
    assembler.notes.add("dsn.xml.block-empty") { .dsnXMLBlockEmpty(block.id, line: block.line) }
  }

  /// In a text, a block ends where a number does not rise: two in a row that share no rubric would be one.
  private mutating func noteMelting(_ block: OpenBlock) {
    guard let first = block.numbers.first, let last = block.before.last,
      first > last || !block.numbers.contains(where: block.before.contains)
    else { return }
    assembler.notes.add("dsn.xml.block-ambiguous") { .dsnXMLBlockAmbiguous(block.id, line: block.line) }
  }

  // MARK: Values

  private mutating func check(_ rubric: Rubric) {
    let isPlain = rubric.value.utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, first != 32, bytes[bytes.count - 1] != 32 else { return false }
      return bytes.allSatisfy { (32...126).contains($0) }
    }
    if isPlain == true { return }
    let (value, line) = (rubric.value, Int(rubric.line))
    if let control = value.unicodeScalars.first(where: { $0.value < 32 || (0x7F...0x9F).contains($0.value) }) {
      assembler.notes.add("dsn.text.control") { .dsnTextControl(line: line, rubric.id, byte: UInt8(control.value)) }
    } else if let character = Latin1.firstOutside(value) {
      assembler.notes.add("dsn.text.outside-latin1") { .dsnTextOutside(line: line, rubric.id, character) }
    }
    if value.allSatisfy({ $0 == " " }) {
      assembler.notes.add("dsn.value.empty") { .dsnValueEmpty(line: line, rubric.id) }
    } else if value.first == " " || value.last == " " {
      assembler.notes.add(.dsnValueSpaces(line: line, rubric.id))
    }
  }
}

extension RubricID {
  /// As ``init(bytes:)``, of the name of an element.
  fileprivate init?(name: String) {
    let id = name.utf8.withContiguousStorageIfAvailable { RubricID(bytes: $0) }
    guard let id = id ?? RubricID(name) else { return nil }
    self = id
  }
}
