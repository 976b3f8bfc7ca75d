public import Kernel

/// The number that an employer forms for somebody who has no number of social security yet, so that the DSN can follow them from one
/// month to the next (« numéro technique temporaire », NTT, `S21.G00.30.020`): 1 for a man and 2 for a woman, the SIREN of the company, then
/// up to thirty characters that are the employer's choice.
///
/// It opens no right: a few months are tolerated. It never changes, and goes on being declared beside the number of social security
/// until the returns of the DSN know the person.
public struct TemporaryNumber: Hashable, Sendable {
  public static let lengths = 11...40

  /// Eleven to forty characters, without spaces.
  public let text: String
  public let siren: Siren

  /// Reads « 1 732 829 320 00042 », with or without spaces.
  public init(_ text: String) throws(IdentifierTextError) {
    let characters = text.filter { !$0.isWhitespace }.uppercased()
    guard !characters.isEmpty else { throw .empty }
    if let other = characters.first(where: { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == "-") }) {
      throw .unexpectedCharacter(other)
    }
    guard TemporaryNumber.lengths.contains(characters.count) else {
      throw .part("il a \(characters.count) caractères, et il en faut de 11 à 40")
    }
    guard characters.hasPrefix("1") || characters.hasPrefix("2") else { throw .part("il ne commence ni par 1, ni par 2") }
    do { siren = try Siren(String(characters.dropFirst().prefix(9))) } catch {
      throw .part("ses caractères 2 à 10 ne sont pas un SIREN : \(error.reason)")
    }
    self.text = characters
  }

  /// Forms one: « 1 », the SIREN, and a rank on five digits.
  /// - Parameter rank: among those of the company, from 1.
  public init(_ sex: EmployeeFile.Sex, of siren: Siren, rank: Int) {
    let digits = String(rank)
    text = (sex == .male ? "1" : "2") + siren.digits + String(repeating: "0", count: max(5 - digits.count, 0)) + digits
    self.siren = siren
  }

  /// What the company chose after its SIREN.
  public var suffix: String { String(text.dropFirst(10)) }
  public var isMale: Bool { text.hasPrefix("1") }
  /// « 1 732 829 320 00042 ».
  public var french: String { "\(text.prefix(1))\u{202F}\(siren.french)\u{202F}\(suffix)" }
  /// Enough to recognise a file: the suffix is hidden.
  public var masked: String { "\(text.prefix(1))\u{202F}••• ••• •••\u{202F}•••••" }

  /// The next of a company: a rank that none of the given numbers has, whatever their sex.
  public static func next(_ sex: EmployeeFile.Sex, of siren: Siren, besides known: [TemporaryNumber]) -> TemporaryNumber {
    let taken = Set(known.map(\.suffix))
    var rank = 1
    while taken.contains(TemporaryNumber(sex, of: siren, rank: rank).suffix) { rank += 1 }
    return TemporaryNumber(sex, of: siren, rank: rank)
  }
}

extension TemporaryNumber: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do { self = try TemporaryNumber(text) } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.reason)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
