import Kernel
import Ledger

/// One movement or one line, its texts read once.
struct MatchItem {
  var amount: Int64
  /// Days since 1970.
  var day: Int32
  var operation: MatchOperation?
  /// The stems of its words, as numbers, in order.
  var words: [Int32] = []
  /// The references it carries or names, as numbers, in order.
  var keys: [Int32] = []
  /// The number of its cheque, without zeros before it, and as it is written.
  var cheque: String?
  var chequeText: String?
  /// The account of the other, without spaces.
  var account: String?
  /// What lines of the books belong together by: their entry, their piece.
  var entry: Int64 = 0
  var piece: String = ""
}

/// Movements and lines beside each other, with the words and the references that they share.
struct MatchSides {
  /// The movements of the bank, then the lines of the books.
  private(set) var items: [[MatchItem]] = [[], []]
  /// How many items a word stands in, for each word.
  private(set) var wordCounts: [Int32] = []
  private(set) var wordTexts: [String] = []
  /// For each reference, how it was written first, and who carries or names it, on either side.
  private(set) var keyTexts: [String] = []
  private(set) var keyMembers: [[[Int32]]] = []

  private var wordIDs: [Substring: Int32] = [:]
  private var keyIDs: [UInt64: Int32] = [:]
  private var keyForms: [[UInt8]] = []

  /// Those in order of day, which the caller gives.
  init(_ movements: [BankMovement], _ lines: [BookLine]) {
    for movement in movements {
      for reference in movement.references { register(reference) }
      if let number = movement.number { register(number) }
    }
    for line in lines {
      register(line.pieceRef)
      for word in MatchText.words(MatchText.folded(line.label)) where isTellingWord(word) { register(String(word)) }
    }
    for movement in movements {
      var item = MatchItem(amount: movement.amount.cents, day: Int32(movement.day.serial))
      let texts = [movement.label] + movement.texts + [movement.counterpartName ?? ""]
      read(&item, texts: texts, owned: movement.references + [movement.number ?? ""])
      if item.operation == .cheque {
        let told = movement.number.flatMap { MatchText.number($0) == nil ? nil : $0 }
        item.chequeText = told ?? MatchSides.chequeNumber(in: movement.label)
        item.cheque = item.chequeText.flatMap { MatchText.number($0) }
      }
      item.account = movement.counterpartAccount?.filter { !$0.isWhitespace }
      items[0].append(item)
    }
    for line in lines {
      var item = MatchItem(amount: line.amount.cents, day: Int32(line.day.serial))
      read(&item, texts: [line.label, line.thirdPartyName ?? ""], owned: [line.pieceRef])
      if item.operation == nil { item.operation = MatchOperation.told(by: MatchText.words(MatchText.folded(line.pieceRef))) }
      if item.operation == .cheque || line.amount.cents < 0 {
        item.cheque = MatchSides.chequeNumber(of: line, isSaid: item.operation == .cheque).flatMap { MatchText.number($0) }
      }
      item.account = line.thirdPartyAccount?.filter { !$0.isWhitespace }
      (item.entry, item.piece) = (line.line.entry, line.pieceRef)
      items[1].append(item)
    }
    listMembers()
  }

  private func isTellingWord(_ word: Substring) -> Bool {
    let canonical = ReferenceText.canonical(word.utf8)
    return canonical.count >= 5 && ReferenceText.isTelling(canonical) && !MatchText.isDay(word)
  }

  // MARK: References

  private mutating func register(_ text: String) {
    let canonical = ReferenceText.canonical(text.utf8)
    guard ReferenceText.mayBeNamed(canonical), keyIDs[ReferenceText.hash(canonical)] == nil else {
      registerNumber(text)
      return
    }
    add(canonical, text)
    registerNumber(text)
  }

  /// « 0004511 » and « CHQ-4511 » are one number.
  private mutating func registerNumber(_ text: String) {
    guard let number = MatchSides.loneNumber(text) else { return }
    let canonical = Array(number.utf8)
    if ReferenceText.mayBeNamed(canonical), keyIDs[ReferenceText.hash(canonical)] == nil { add(canonical, number) }
  }

  private mutating func add(_ canonical: [UInt8], _ text: String) {
    keyIDs[ReferenceText.hash(canonical)] = Int32(keyTexts.count)
    keyTexts.append(text)
    keyForms.append(canonical)
  }

  private func key(_ canonical: [UInt8]) -> Int32? {
    guard let id = keyIDs[ReferenceText.hash(canonical)], keyForms[Int(id)] == canonical else { return nil }
    return id
  }

  /// The number of a text that has only one, letters left aside, zeros before it left out.
  private static func loneNumber(_ text: some StringProtocol) -> String? {
    let runs = text.split { !($0.isASCII && $0.isNumber) }
    guard runs.count == 1, text.count <= 20 else { return nil }
    let digits = runs[0].drop { $0 == "0" }
    return digits.count >= 4 ? String(digits) : nil
  }

  // MARK: Texts

  private mutating func read(_ item: inout MatchItem, texts: [String], owned: [String]) {
    var (words, keys) = (Set<Int32>(), Set<Int32>())
    for text in owned where !text.isEmpty { note(text, &keys) }
    for text in texts where !text.isEmpty {
      var folded = MatchText.folded(text)
      let pieces = MatchText.words(folded)
      if item.operation == nil { item.operation = MatchOperation.told(by: pieces) }
      for word in pieces {
        for piece in MatchText.pieces(word) { if let stem = MatchText.stem(piece) { words.insert(wordID(stem, of: piece)) } }
        if isTellingWord(word) || (MatchSides.loneNumber(word) != nil && !MatchText.isDay(word)) { note(String(word), &keys) }
      }
      folded.withUTF8 { bytes in
        ReferenceText.eachRun(of: bytes) { hash, range in
          guard let id = keyIDs[hash], keyForms[Int(id)] == ReferenceText.canonical(bytes[range]) else { return }
          // « 22/10 » is a day, not the piece 2210.
          let text = String(decoding: bytes[range], as: UTF8.self)
          if !text.contains(" "), text.contains(where: { "-./_".contains($0) }), MatchText.isDay(text[...]) { return }
          keys.insert(id)
        }
      }
    }
    (item.words, item.keys) = (words.sorted(), keys.sorted())
    for word in item.words { wordCounts[Int(word)] += 1 }
  }

  private func note(_ text: String, _ keys: inout Set<Int32>) {
    if let id = key(ReferenceText.canonical(text.utf8)) { keys.insert(id) }
    if let number = MatchSides.loneNumber(text), let id = key(Array(number.utf8)) { keys.insert(id) }
  }

  /// A word is shown as it was written first.
  private mutating func wordID(_ stem: Substring, of word: Substring) -> Int32 {
    if let id = wordIDs[stem] { return id }
    let id = Int32(wordTexts.count)
    wordIDs[Substring(String(stem))] = id
    wordTexts.append(String(word))
    wordCounts.append(0)
    return id
  }

  private mutating func listMembers() {
    keyMembers = Array(repeating: [[], []], count: keyTexts.count)
    for side in 0...1 {
      for (index, item) in items[side].enumerated() {
        for key in item.keys { keyMembers[Int(key)][side].append(Int32(index)) }
      }
    }
  }

  /// The digits that stand after « chèque » in a label.
  private static func chequeNumber(in label: String) -> String? {
    let words = MatchText.words(MatchText.folded(label))
    guard let place = words.firstIndex(where: { $0.hasPrefix("CHQ") || $0.hasPrefix("CHEQUE") }) else { return nil }
    return words[place...].first { MatchText.number($0) != nil }.map { String($0.filter { $0.isASCII && $0.isNumber }) }
  }

  /// A line that is said to be a cheque has its number in the piece or the label.
  private static func chequeNumber(of line: BookLine, isSaid: Bool) -> String? {
    guard isSaid else { return nil }
    return chequeNumber(in: line.label) ?? chequeNumber(in: line.pieceRef)
      ?? (line.pieceRef.allSatisfy { $0.isASCII && $0.isNumber } ? line.pieceRef : nil)
  }
}
