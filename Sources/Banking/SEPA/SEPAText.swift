import Foundation
import Kernel

/// The characters that every bank of SEPA takes (EPC217-08, « SEPA Requirements for an Extended Character Set », basic Latin):
/// a to z, A to Z, 0 to 9, / - ? : ( ) . , ' + and the blank.
public enum SEPAText {
  static let allowed: Set<Character> = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ ")

  /// What stands for a sign outside of them. Letters lose their accent; these are ours to choose, near to EPC217-08.
  private static let replacements: [Character: String] = [
    "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ð": "d",
    "Ð": "D", "þ": "th", "Þ": "TH", "ı": "i", "’": "'", "‘": "'", "`": "'", "´": "'", "\"": "'", "“": "'", "”": "'",
    "«": "'", "»": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "_": "-", "·": ".", "…": "...", "&": "+", "€": "EUR",
    "°": "o", "º": "o", "ª": "a", "№": "No", ";": ",", "!": ".", "*": ".", "#": ".", "%": ".", "=": "-", "@": "(at)", "[": "(",
    "]": ")", "{": "(", "}": ")", "<": "(", ">": ")", "|": "/", "\\": "/", "~": "-", "^": ".", "$": ".", "\u{A0}": " ",
    "\u{202F}": " ", "\u{2009}": " ", "\t": " ", "\n": " ", "\r": " ", "²": "2", "³": "3", "½": "1/2", "×": "x", "•": "-",
    "§": "S", "£": "GBP",
  ]

  /// A text as banks take it, with what could not be written in it.
  public struct Written: Hashable, Sendable {
    public let text: String
    /// Letters of other alphabets, and signs without a likeness: nothing stands for them.
    public let lost: [Character]
    public let isChanged: Bool
  }

  public static func written(_ text: String) -> Written {
    var (made, lost) = ("", [Character]())
    for character in text {
      if allowed.contains(character) {
        made.append(character)
      } else if let other = replacements[character] {
        made += other
      } else if let plain = withoutAccent(character) {
        made += plain
      } else {
        lost.append(character)
      }
    }
    let trimmed = made.split(separator: " ").joined(separator: " ")
    return Written(text: trimmed, lost: lost, isChanged: trimmed != text)
  }

  private static func withoutAccent(_ character: Character) -> String? {
    let bases = String(character).decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
      $0.properties.canonicalCombiningClass == .notReordered
    }
    let plain = String(String.UnicodeScalarView(bases))
    return !plain.isEmpty && plain.allSatisfy(allowed.contains) ? plain : nil
  }

  /// Identifiers do not start or end with a slash, nor hold two together (EPC132-08, 1.4).
  public static func isIdentifier(_ text: String, atMost length: Int = 35) -> Bool {
    (1...length).contains(text.count) && text.allSatisfy(allowed.contains) && !text.hasPrefix("/") && !text.hasSuffix("/")
      && !text.contains("//") && !text.hasPrefix(" ") && !text.hasSuffix(" ")
  }
}
