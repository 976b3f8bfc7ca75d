/// A value, or an explicit null: the key is always there.
public struct OrNull<Value: Encodable & Sendable>: Encodable, Sendable {
  public let value: Value?
  public init(_ value: Value?) { self.value = value }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}
