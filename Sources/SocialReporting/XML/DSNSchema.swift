public import Formats
import Foundation
public import Kernel

/// The XML schema of a nature of declaration in a version of the norm. It is made of the dictionary: what the dictionary does not
/// know, the schema leaves free, and what ties rubrics together is left to the checks.
///
///     let schema = try DSNSchema.schema(version: "P26V01", nature: .monthly)
///     let findings = try schema.validate(file: path)
public struct DSNSchema {
  private let norm: Norm
  private let nature: DeclarationNature
  private var out: XMLOut
  /// The names of the types of values, by what they say: a type that several rubrics have is written once.
  private var types: [ValueType: String] = [:]
  private var typesInOrder: [ValueType] = []

  /// Where the schema of the program is among its data files.
  public static func path(version: String, nature: DeclarationNature) -> String {
    Norm.folder + version + "/" + fileName(nature)
  }

  /// `dsn-01.xsd`.
  public static func fileName(_ nature: DeclarationNature) -> String { "dsn-\(nature.rawValue).xsd" }

  /// The schema that stands among the data files, compiled. Throws `dsn.schema.missing`, and what `XMLSchema` refuses.
  public static func schema(
    version: String, nature: DeclarationNature, files: DataFiles = .embedded
  ) throws -> XMLSchema {
    guard let data = files.data(path(version: version, nature: nature)) else {
      throw Finding.dsnSchemaMissing(version, nature: nature.rawValue)
    }
    return try XMLSchema(Array(data))
  }

  /// The schema as a document.
  public static func xsd(_ norm: Norm, _ nature: DeclarationNature) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var schema = DSNSchema(norm: norm, nature: nature, out: XMLOut { bytes += $0 })
    try schema.write()
    return bytes
  }

  private mutating func write() throws {
    try out.open(
      "xs:schema",
      [
        XMLAttribute("xmlns:xs", "http://www.w3.org/2001/XMLSchema"), XMLAttribute("xmlns", DSNXML.namespace),
        XMLAttribute("targetNamespace", DSNXML.namespace), XMLAttribute("elementFormDefault", "qualified"),
        XMLAttribute("version", "\(norm.version)-\(nature.rawValue)"),
      ])
    try document(
      "\(nature.french.prefix(1).uppercased())\(nature.french.dropFirst()) (nature \(nature.rawValue)), norme \(norm.version). "
        + "Schéma d’échange d’Écritoire, fait de son dictionnaire : contrôles Écritoire, non certifiés.")
    try writeRoot()
    for block in norm.blocks where isAllowed(block.id) { try write(block) }
    for type in typesInOrder { try write(type) }
    try out.close()
    try out.finish()
  }

  private mutating func document(_ text: String) throws {
    try out.open("xs:annotation")
    try out.leaf("xs:documentation", text)
    try out.close()
  }

  private mutating func writeRoot() throws {
    try out.open("xs:element", [XMLAttribute("name", DSNXML.root)])
    try out.open("xs:complexType")
    try out.open("xs:sequence")
    for block in norm.children(of: nil) {
      // How many declarations one send may have is not a matter of the block.
      let times = block.id == "S20.G00.05" ? Occurs(least: 1, most: nil) : Occurs(least: 1, most: 1)
      try element(block.id.description, type: blockType(block.id), times)
    }
    try out.close()
    try attribute(DSNXML.version, [norm.version])
    try attribute(DSNXML.encoding, [DSNXML.latin1])
    try attribute(DSNXML.lineEnding, DSNMessage.LineEnding.allCases.map(\.rawValue))
    try out.close()
    try out.close()
  }

  private mutating func attribute(_ name: String, _ values: [String]) throws {
    try out.open("xs:attribute", [XMLAttribute("name", name), XMLAttribute("use", "required")])
    try out.open("xs:simpleType")
    try restriction(ValueType(codes: values))
    try out.close()
    try out.close()
  }

  private mutating func write(_ block: Norm.Block) throws {
    try out.open("xs:complexType", [XMLAttribute("name", blockType(block.id))])
    try document(block.name)
    try out.open("xs:sequence")
    for rubric in norm.rubrics(of: block.id) {
      guard let times = occurs(rubric.id) else { continue }
      try element(rubric.id.description, type: typeName(rubric), times)
    }
    for child in norm.children(of: block.id) {
      guard let times = occurs(child) else { continue }
      try element(child.id.description, type: blockType(child.id), times)
    }
    try out.close()
    try out.close()
  }

  private func blockType(_ id: BlockID) -> String { "B.\(id)" }

  private mutating func element(_ name: String, type: String, _ times: Occurs) throws {
    var attributes = [XMLAttribute("name", name), XMLAttribute("type", type)]
    if times.least != 1 { attributes.append(XMLAttribute("minOccurs", "\(times.least)")) }
    if times.most != 1 { attributes.append(XMLAttribute("maxOccurs", times.most.map { "\($0)" } ?? "unbounded")) }
    try out.leaf("xs:element", "", attributes)
  }

  private struct Occurs {
    let least: Int
    /// Nil without a limit.
    let most: Int?
  }

  /// Nil when the nature forbids it.
  private func occurs(_ rubric: RubricID) -> Occurs? {
    if DSNSchema.named.contains(rubric) || rubric.block == "S90.G00.90" { return Occurs(least: 1, most: 1) }
    return occurs(norm.usageFact(of: rubric, in: nature), most: 1)
  }

  /// Nil when the nature forbids it.
  private func occurs(_ block: Norm.Block) -> Occurs? { occurs(norm.usageFact(of: block.id, in: nature), most: block.maximum) }

  /// What a named source says is required or refused; what is only remembered is left free, as what nobody says.
  private func occurs(_ fact: UsageFact?, most: Int?) -> Occurs? {
    guard let fact, fact.certainty == .read else { return Occurs(least: 0, most: most) }
    switch fact.usage {
    case .mandatory: return Occurs(least: 1, most: most)
    case .forbidden: return nil
    case .conditional, .optional, .unknown: return Occurs(least: 0, most: most)
    }
  }

  /// A block under one that is forbidden is not there either.
  private func isAllowed(_ block: BlockID) -> Bool {
    guard let known = norm.block(block) else { return false }
    return occurs(known) != nil && (known.parent.map(isAllowed) ?? true)
  }

  /// What says which schema a message goes with.
  private static let named: [RubricID] = ["S10.G00.00.006", "S20.G00.05.001"]

  // MARK: Values

  /// What a value must be like.
  private struct ValueType: Hashable {
    var codes: [String] = []
    var pattern: String?
    var lengths: ClosedRange<Int>?
  }

  private mutating func typeName(_ rubric: Norm.RubricDefinition) -> String {
    let type = valueType(rubric)
    if let known = types[type] { return known }
    let name = "V.\(rubric.id)"
    types[type] = name
    typesInOrder.append(type)
    return name
  }

  private func valueType(_ rubric: Norm.RubricDefinition) -> ValueType {
    switch rubric.id {
    case "S10.G00.00.006": return ValueType(codes: [norm.version])
    case "S20.G00.05.001": return ValueType(codes: [nature.rawValue])
    default: break
    }
    // A table that is not sure is not closed: other codes may be right.
    guard rubric.codes.isEmpty || !rubric.codesAreSure else {
      var seen: Set<String> = []
      return ValueType(codes: rubric.codes.map(\.code).filter { seen.insert($0).inserted })
    }
    var type = ValueType(pattern: rubric.pattern.flatMap(SchemaPattern.init)?.text, lengths: rubric.lengths)
    if type.pattern == nil {
      switch rubric.kind {
      case .text: break
      case .number: type.pattern = #"-?[0-9]+(\.[0-9]+)?"#
      case .date: type.pattern = "[0-9]*"
      }
    }
    return type
  }

  private mutating func write(_ type: ValueType) throws {
    try out.open("xs:simpleType", [XMLAttribute("name", types[type] ?? "")])
    try restriction(type)
    try out.close()
  }

  private mutating func restriction(_ type: ValueType) throws {
    try out.open("xs:restriction", [XMLAttribute("base", "xs:string")])
    if let lengths = type.lengths {
      let shortest = max(lengths.lowerBound, 1)
      if shortest == lengths.upperBound {
        try facet("length", "\(shortest)")
      } else {
        try facet("minLength", "\(shortest)")
        try facet("maxLength", "\(lengths.upperBound)")
      }
    }
    if let pattern = type.pattern { try facet("pattern", pattern) }
    for code in type.codes { try facet("enumeration", code) }
    try out.close()
  }

  private mutating func facet(_ name: String, _ value: String) throws {
    try out.leaf("xs:\(name)", "", [XMLAttribute("value", value)])
  }
}
