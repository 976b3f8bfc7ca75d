import Foundation

extension String {
  /// For search and comparison: without accents, in lower case, œ as oe, one space between words.
  public var searchFolded: String {
    let folded = folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
      .lowercased().replacingOccurrences(of: "œ", with: "oe").replacingOccurrences(of: "æ", with: "ae")
      .replacingOccurrences(of: "’", with: "'")
    return folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
