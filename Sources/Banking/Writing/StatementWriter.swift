import Formats
import Foundation
import Kernel

/// Writes statements in the formats that are read: for samples, for trying, for giving a statement to a program that reads one
/// format only. A format carries what it has a place for; the rest is left out.
public struct StatementWriter: Sendable {
  public let kind: StatementKind
  public init(_ kind: StatementKind) { self.kind = kind }

  /// The bytes of a file with these statements. CSV and QIF hold one account each: their statements follow one another.
  /// Throws `xml.character-refused` on a control character, in XML.
  public func bytes(_ statements: [BankStatement]) throws -> [UInt8] {
    switch kind {
    case .cfonb120: CFONB120Writer.bytes(statements)
    case .camt053: try CAMT053Writer.bytes(statements)
    case .ofx: try OFXWriter.bytes(statements)
    case .mt940: MT940Writer.bytes(statements)
    case .qif: QIFWriter.bytes(statements)
    case .csv: try StatementCSVWriter.bytes(statements)
    }
  }
}

/// Texts as the narrow formats hold them.
enum NarrowText {
  /// ASCII: letters lose their accents, what has no letter becomes a blank.
  static func ascii(_ text: String) -> String {
    let plain = TextEncoding.latin9(from: text).bytes.map { $0 < 0x80 ? Character(UnicodeScalar($0)) : letter(of: $0) }
    return BankText.trimmed(BankText.cleaned(String(plain)))
  }

  private static func letter(of byte: UInt8) -> Character {
    let text = String(UnicodeScalar(byte))
    let folded = text.folding(options: .diacriticInsensitive, locale: nil)
    return folded.unicodeScalars.count == 1 && folded.unicodeScalars.first!.isASCII ? folded.first! : " "
  }

  /// Padded with blanks, or cut, to a width.
  static func padded(_ text: String, _ width: Int) -> String {
    let cut = String(text.prefix(width))
    return cut + String(repeating: " ", count: width - cut.count)
  }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// `311026`.
  static func dayFirst(_ day: Day) -> String {
    twoDigits(day.dayOfMonth) + twoDigits(day.monthOfYear) + twoDigits(day.year % 100)
  }
  /// `261031`.
  static func yearFirst(_ day: Day) -> String {
    twoDigits(day.year % 100) + twoDigits(day.monthOfYear) + twoDigits(day.dayOfMonth)
  }
}

extension BankStatement {
  /// The day that a balance stands at, or the nearest that is known.
  func day(of balance: BankBalance?) -> Day? { balance?.day ?? firstDay ?? lines.first?.bookingDay ?? lastDay }
}
