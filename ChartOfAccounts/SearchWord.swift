import Kernel

/// Words of the trade for an account that its label does not carry: « essence ».
public struct Synonym: Sendable {
  public let text: String
  /// The likeliest first.
  public let accounts: [String]
}

/// A word made comparable: without accents or case, and its singular.
struct SearchWord: Sendable, Hashable {
  let text: String
  let stem: String

  init(_ folded: String) {
    text = folded
    stem = SearchWord.singular(of: folded)
  }

  /// The words that say something, folded: articles and prepositions are dropped, unless nothing else is there.
  static func words(of text: String) -> [SearchWord] {
    let all = folded(text)
    let telling = all.filter { !empty.contains($0) }
    return (telling.isEmpty ? all : telling).map(SearchWord.init)
  }

  private static let empty: Set<String> = [
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "par", "pour", "sur", "un", "une", "dans",
  ]

  private static func singular(of word: String) -> String {
    if word.utf8.count > 4, word.hasSuffix("aux") { return word.dropLast(3) + "al" }
    return word.utf8.count > 3 && (word.hasSuffix("s") || word.hasSuffix("x")) ? String(word.dropLast()) : word
  }

  /// The words of `searchFolded`, many times faster over French text, which
  /// is what the whole chart is made of.
  static func folded(_ text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    for scalar in text.unicodeScalars {
      if let letters = french(scalar) {
        word += letters
      } else if scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered {
        return text.searchFolded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      } else if !word.isEmpty {
        words.append(String(decoding: word, as: UTF8.self))
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  /// The plain lower-case letters of a letter or digit of French; nil for any other character.
  private static func french(_ scalar: Unicode.Scalar) -> [UInt8]? {
    switch scalar {
    case "a"..."z", "0"..."9": [UInt8(scalar.value)]
    case "A"..."Z": [UInt8(scalar.value + 32)]
    case "é", "è", "ê", "ë", "É", "È", "Ê", "Ë": [UInt8(ascii: "e")]
    case "à", "â", "À", "Â": [UInt8(ascii: "a")]
    case "ô", "ö", "Ô", "Ö": [UInt8(ascii: "o")]
    case "î", "ï", "Î", "Ï": [UInt8(ascii: "i")]
    case "ù", "û", "ü", "Ù", "Û", "Ü": [UInt8(ascii: "u")]
    case "ç", "Ç": [UInt8(ascii: "c")]
    case "œ", "Œ": [UInt8(ascii: "o"), UInt8(ascii: "e")]
    default: nil
    }
  }

  /// How well a word typed in full or in part fits this one.
  func fits(_ typed: SearchWord) -> Fit {
    if stem == typed.stem || text == typed.text { return .whole }
    return text.hasPrefix(typed.text) || (typed.stem.utf8.count >= 3 && stem.hasPrefix(typed.stem)) ? .start : .none
  }

  enum Fit { case whole, start, none }
}
