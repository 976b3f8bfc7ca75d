/// Where somebody lives, or where work is done.
public struct PostalAddress: Codable, Hashable, Sendable {
  /// Number and street, then what completes them.
  public var lines: [String]
  public var postcode: String
  public var town: String
  /// Two letters, ISO 3166.
  public var country: String

  public init(lines: [String], postcode: String, town: String, country: String = "FR") {
    (self.lines, self.postcode, self.town, self.country) = (lines, postcode, town, country)
  }

  /// « 12 rue des Lilas, 67000 Strasbourg ».
  public var french: String {
    (lines + ["\(postcode) \(town)"] + (country == "FR" ? [] : [country])).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
