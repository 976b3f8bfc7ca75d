import Foundation
import Kernel

/// How exchange files write values: the same bytes for the same values, always.
enum ExchangeJSON {
  /// Keys sorted, slashes as they are, no spaces. Traps on what JSON cannot say, which none of our values is.
  static func bytes(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return ExactDecimal.unquoted(Array(try encoder.encode(value))) } catch { preconditionFailure("not JSON: \(error)") }
  }
}

/// A decimal number of at most four decimals, written in JSON digit by digit: the encoder of Foundation knows fractions only as binary
/// ones, which points never are.
public struct ExactDecimal: Hashable, Sendable, Encodable {
  public let tenThousandths: Int

  public init(tenThousandths: Int) { self.tenThousandths = tenThousandths }

  /// « 0.7812 », « 12.5 », « 100 ».
  public var text: String {
    let (whole, rest) = (tenThousandths.magnitude / 10_000, tenThousandths.magnitude % 10_000)
    var decimals = String(repeating: "0", count: 4 - String(rest).count) + String(rest)
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return (tenThousandths < 0 ? "-" : "") + String(whole) + (decimals.isEmpty ? "" : "." + decimals)
  }

  /// Says that what follows is a number: a control character, which no text of ours has.
  private static let mark = "\u{1}"

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(ExactDecimal.mark + text)
  }

  /// The same JSON with the marked texts as the numbers they are.
  static func unquoted(_ json: [UInt8]) -> [UInt8] {
    let opening = Array("\"\\u0001".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(json.count)
    var place = 0
    while place < json.count {
      guard json[place] == opening[0], json[place...].starts(with: opening) else {
        result.append(json[place])
        place += 1
        continue
      }
      place += opening.count
      while place < json.count, json[place] != opening[0] {
        result.append(json[place])
        place += 1
      }
      place += 1
    }
    return result
  }
}

/// Base 64 for addresses, without padding (RFC 4648, 5; RFC 7515, 2).
enum Base64URL {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func encode(_ bytes: some Collection<UInt8>) -> String {
    var (text, pending, bits): ([UInt8], UInt32, UInt32) = ([], 0, 0)
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(digits[Int(pending >> bits & 63)])
      }
      pending &= (1 << bits) - 1
    }
    if bits > 0 { text.append(digits[Int(pending << (6 - bits) & 63)]) }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Referential {
  /// `urn:ecritoire:rncp34786:BC01.2.2`: the same thing has the same name in each file that leaves.
  func urn(_ parts: String...) -> String {
    (["urn:ecritoire", code.lowercased()] + parts).enumerated().map { $0 == 0 ? $1 : percentEncoded($1) }.joined(separator: ":")
  }

  /// Where the public register shows the title; nil for a code of no register.
  var publicPage: String? {
    for register in ["RNCP", "RS"] where code.hasPrefix(register) {
      let number = code.dropFirst(register.count)
      guard !number.isEmpty, number.utf8.allSatisfy({ (48...57).contains($0) }) else { continue }
      return "https://www.francecompetences.fr/recherche/\(register.lowercased())/\(number)/"
    }
    return nil
  }

  private func percentEncoded(_ text: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    return text.utf8.reduce(into: "") { result, byte in
      let hexadecimal = String(byte, radix: 16, uppercase: true)
      result += plain.contains(byte) ? String(UnicodeScalar(byte)) : "%" + (hexadecimal.count == 1 ? "0" : "") + hexadecimal
    }
  }
}

extension String {
  /// `https://…`, `urn:…`: a scheme, then something, without a space.
  var isAbsoluteURI: Bool {
    guard let colon = firstIndex(of: ":"), !contains(where: { $0.isWhitespace || $0.isNewline }) else { return false }
    let (scheme, rest) = (self[..<colon], self[index(after: colon)...])
    return scheme.first.map { $0.isASCII && $0.isLetter } == true && !rest.isEmpty
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  }
}

extension Evidence {
  /// The digest, sixty-four lower-case hexadecimal digits. Throws `competence.evidence.digest`.
  func checkedDigest() throws(Finding) -> String {
    let isHexadecimal = digest.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard digest.utf8.count == 64, isHexadecimal else { throw .evidenceDigest(self) }
    return digest
  }
}

extension Share {
  /// `87.5`: a percentage as exchange files write numbers.
  var percent: String { thousandths % 10 == 0 ? String(thousandths / 10) : "\(thousandths / 10).\(thousandths % 10)" }
  /// « 87,5 ».
  var percentFrench: String { percent.replacing(".", with: ",") }
}
