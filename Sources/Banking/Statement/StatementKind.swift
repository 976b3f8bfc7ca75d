import Formats
import Foundation

/// The formats that statements are found in, told by their content and never by the name of the file.
public enum StatementKind: String, Sendable, Hashable, CaseIterable, Codable {
  case cfonb120 = "cfonb120"
  case camt053 = "camt053"
  case ofx
  case mt940
  case qif
  case csv = "csv-bancaire"

  /// « relevé CFONB 120 ».
  public var french: String {
    switch self {
    case .cfonb120: "relevé de banque CFONB 120"
    case .camt053: "relevé de banque CAMT.053"
    case .ofx: "relevé de banque OFX"
    case .mt940: "relevé de banque MT940"
    case .qif: "relevé de banque QIF"
    case .csv: "relevé de banque en CSV"
    }
  }

  /// What the first bytes of a file are, nil when they are no statement. About 4 KB are enough.
  public static func detect(_ head: [UInt8]) -> StatementKind? {
    guard !head.starts(with: [0xFF, 0xFE]), !head.starts(with: [0xFE, 0xFF]), !head.prefix(512).contains(0) else { return nil }
    var bytes = head[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    bytes = bytes.drop { $0 == 32 || $0 == 10 || $0 == 13 || $0 == 9 }
    let text = String(decoding: bytes, as: Unicode.ASCII.self)
    let upper = text.uppercased()
    if text.hasPrefix("<") {
      if text.contains("BkToCstmrStmt") || text.contains("camt.053") { return .camt053 }
      return upper.contains("<OFX>") || upper.contains("<?OFX") ? .ofx : nil
    }
    if upper.hasPrefix("OFXHEADER") { return .ofx }
    if ["!TYPE:", "!ACCOUNT", "!OPTION", "!CLEAR"].contains(where: upper.hasPrefix) { return .qif }
    if isMT940(text) { return .mt940 }
    if isCFONB(Array(bytes.prefix(32))) { return .cfonb120 }
    return StatementMapping.looksLikeStatement(head) ? .csv : nil
  }

  private static func isMT940(_ text: String) -> Bool {
    guard text.hasPrefix("{1:") || text.hasPrefix(":20:") || text.hasPrefix(":25:") || text.hasPrefix("{4:") else { return false }
    return [":60F:", ":60M:", ":61:", ":62F:", ":62M:", ":28C:"].contains { text.contains($0) }
  }

  private static func isCFONB(_ head: [UInt8]) -> Bool {
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
    guard head.count == 32, head[0] == 48, [49, 52, 53, 55].contains(head[1]) else { return false }
    return head[2..<7].allSatisfy(isDigit) && head[11..<16].allSatisfy(isDigit) && isDigit(head[19])
      && head[16..<19].allSatisfy { (65...90).contains($0) }
  }
}
