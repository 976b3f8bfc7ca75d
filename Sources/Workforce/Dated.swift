public import Kernel

/// A value and the first day it holds: it holds until the next one of its list.
public struct Dated<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  public var from: Day
  public var value: Value

  public init(_ value: Value, from: Day) { (self.value, self.from) = (value, from) }
}

/// Values in order of days, one a day at most.
public struct History<Value: Codable & Hashable & Sendable>: Hashable, Sendable {
  public private(set) var values: [Dated<Value>]

  public init(_ values: [Dated<Value>] = []) {
    self.values = []
    for value in values { set(value.value, from: value.from) }
  }

  /// The value in force that day; nil before the first.
  public func on(_ day: Day) -> Value? { values.last { $0.from <= day }?.value }

  /// Adds a value, or takes the place of the one that began the same day.
  public mutating func set(_ value: Value, from day: Day) {
    values.removeAll { $0.from == day }
    values.insert(Dated(value, from: day), at: values.firstIndex { $0.from > day } ?? values.count)
  }

  public mutating func remove(from day: Day) { values.removeAll { $0.from == day } }

  public var isEmpty: Bool { values.isEmpty }
}

extension History: Codable {
  public init(from decoder: any Decoder) throws { self.init(try [Dated<Value>](from: decoder)) }
  public func encode(to encoder: any Encoder) throws { try values.encode(to: encoder) }
}
