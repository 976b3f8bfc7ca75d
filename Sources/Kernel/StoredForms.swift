// How values are kept in JSON bodies: exact integers, identifiers as plain text that is checked again when it is read.

extension Money: Codable {
  /// In cents.
  public init(from decoder: any Decoder) throws { self.init(cents: try decoder.singleValueContainer().decode(Int64.self)) }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(cents)
  }
}

extension Rate: Codable {
  /// In hundred-millionths.
  public init(from decoder: any Decoder) throws { self.init(e8: try decoder.singleValueContainer().decode(Int64.self)) }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(e8)
  }
}

extension Hours: Codable {
  /// In hundredths.
  public init(from decoder: any Decoder) throws {
    self.init(hundredths: try decoder.singleValueContainer().decode(Int64.self))
  }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hundredths)
  }
}

extension Siret: Codable {
  public init(from decoder: any Decoder) throws {
    self = try decoder.identifier { text throws(IdentifierTextError) in try Siret(text) }
  }
  public func encode(to encoder: any Encoder) throws { try digits.encode(to: encoder) }
}

extension NIR: Codable {
  public init(from decoder: any Decoder) throws {
    self = try decoder.identifier { text throws(IdentifierTextError) in try NIR(text) }
  }
  public func encode(to encoder: any Encoder) throws { try (body + key).encode(to: encoder) }
}

extension IBAN: Codable {
  public init(from decoder: any Decoder) throws {
    self = try decoder.identifier { text throws(IdentifierTextError) in try IBAN(text) }
  }
  public func encode(to encoder: any Encoder) throws { try text.encode(to: encoder) }
}

extension HolidayTerritory: Codable {}

extension Decoder {
  fileprivate func identifier<Value>(_ read: (String) throws(IdentifierTextError) -> Value) throws -> Value {
    let text = try singleValueContainer().decode(String.self)
    do { return try read(text) } catch {
      throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: error.reason))
    }
  }
}

extension Month: Codable {
  /// `2026-10`.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let month = Month(iso: text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a month: \(text)"))
    }
    self = month
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}
