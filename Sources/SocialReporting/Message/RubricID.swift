/// The name of a block of the norm: `S21.G00.30`.
public struct BlockID: Hashable, Comparable, Sendable {
  /// Structure, group and block, two digits each: 210030.
  let packed: UInt32

  init(packed: UInt32) { self.packed = packed }

  /// Nil when the text is not `Snn.Gnn.nn`.
  public init?(_ text: some StringProtocol) {
    guard let packed = packedName(Array(text.utf8), parts: 3) else { return nil }
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
  public init?(_ text: some StringProtocol) { self.init(bytes: Array(text.utf8)) }

  /// Nil when the bytes are not `Snn.Gnn.nn.nnn`.
  public init?(bytes: some RandomAccessCollection<UInt8>) {
    guard let packed = packedName(bytes, parts: 4) else { return nil }
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

/// The digits of `Snn.Gnn.nn` or of `Snn.Gnn.nn.nnn` as one number; nil when the bytes are shaped otherwise.
private func packedName(_ bytes: some RandomAccessCollection<UInt8>, parts: Int) -> UInt32? {
  guard bytes.count == (parts == 3 ? 10 : 14) else { return nil }
  var number: UInt32 = 0
  for (place, byte) in bytes.enumerated() {
    switch place {
    case 0: guard byte == UInt8(ascii: "S") else { return nil }
    case 4: guard byte == UInt8(ascii: "G") else { return nil }
    case 3, 7, 10: guard byte == UInt8(ascii: ".") else { return nil }
    default:
      guard (48...57).contains(byte) else { return nil }
      number = number * 10 + UInt32(byte - 48)
    }
  }
  return number
}
