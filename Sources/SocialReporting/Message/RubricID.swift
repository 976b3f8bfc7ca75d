/// The name of a block of the norm: `S21.G00.30`.
public struct BlockID: Hashable, Comparable, Sendable {
  /// Structure, group and block, two digits each: 210030.
  let packed: UInt32

  init(packed: UInt32) { self.packed = packed }

  /// Nil when the text is not `Snn.Gnn.nn`.
  public init?(_ text: some StringProtocol) {
    guard let packed = packedName(text, parts: 3) else { return nil }
    self.packed = packed
  }

  public static func < (a: BlockID, b: BlockID) -> Bool { a.packed < b.packed }

  /// The rubric of that number: `S21.G00.30` and 1 give `S21.G00.30.001`.
  public func rubric(_ number: Int) -> RubricID { RubricID(packed: packed * 1000 + UInt32(number)) }
}

extension BlockID: ExpressibleByStringLiteral, CustomStringConvertible {
  /// For names that the program itself writes: traps on another text.
  public init(stringLiteral text: String) {
    guard let id = BlockID(text) else { preconditionFailure("« \(text) » names no block") }
    self = id
  }

  public var description: String {
    "S\(digits(packed / 10_000)).G\(digits(packed / 100 % 100)).\(digits(packed % 100))"
  }
}

/// The name of a rubric of the norm: `S21.G00.30.001`. It says its block.
public struct RubricID: Hashable, Comparable, Sendable {
  /// Structure, group and block, two digits each, then the number on three: 210030001.
  let packed: UInt32

  init(packed: UInt32) { self.packed = packed }

  /// Nil when the text is not `Snn.Gnn.nn.nnn`.
  public init?(_ text: some StringProtocol) {
    guard let packed = packedName(text, parts: 4) else { return nil }
    self.packed = packed
  }

  /// Nil when the bytes are not `Snn.Gnn.nn.nnn`.
  public init?(bytes: some RandomAccessCollection<UInt8>) {
    let found = bytes.withContiguousStorageIfAvailable { packedName($0, parts: 4) }
    guard let packed = found ?? Array(bytes).withUnsafeBufferPointer({ packedName($0, parts: 4) }) else { return nil }
    self.packed = packed
  }

  public var block: BlockID { BlockID(packed: packed / 1000) }
  /// Inside its block: 1 for `S21.G00.30.001`.
  public var number: Int { Int(packed % 1000) }

  public static func < (a: RubricID, b: RubricID) -> Bool { a.packed < b.packed }
}

extension RubricID: ExpressibleByStringLiteral, CustomStringConvertible {
  /// For names that the program itself writes: traps on another text.
  public init(stringLiteral text: String) {
    guard let id = RubricID(text) else { preconditionFailure("« \(text) » names no rubric") }
    self = id
  }

  public var description: String {
    let number = packed % 1000
    return "\(block).\(number < 10 ? "00" : number < 100 ? "0" : "")\(number)"
  }
}

private func digits(_ number: UInt32) -> String { number < 10 ? "0\(number)" : "\(number)" }

private func packedName(_ text: some StringProtocol, parts: Int) -> UInt32? {
  var text = String(text)
  return text.withUTF8 { packedName($0, parts: parts) }
}

/// The digits of `Snn.Gnn.nn` or of `Snn.Gnn.nn.nnn` as one number; nil when the bytes are shaped otherwise. Names that the program
/// itself writes come through here each time they are compared.
private func packedName(_ bytes: UnsafeBufferPointer<UInt8>, parts: Int) -> UInt32? {
  guard bytes.count == (parts == 3 ? 10 : 14), bytes[0] == UInt8(ascii: "S"), bytes[4] == UInt8(ascii: "G") else { return nil }
  let dot = UInt8(ascii: ".")
  guard bytes[3] == dot, bytes[7] == dot, parts == 3 || bytes[10] == dot else { return nil }
  var number: UInt32 = 0
  var place = 1
  while place < bytes.count {
    if place == 3 { place = 5 } else if place == 7 || place == 10 { place += 1 }
    let digit = bytes[place] &- 48
    if digit > 9 { return nil }
    number = number * 10 + UInt32(digit)
    place += 1
  }
  return number
}
