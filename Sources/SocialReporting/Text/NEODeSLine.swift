import Kernel

/// A line as a rubric: its name, and where its value stands in its bytes.
struct NEODeSLine {
  var id: RubricID
  var value: Range<Int>

  /// Nil unless the line is exactly `Snn.Gnn.nn.nnn,'…'`.
  init?(strict bytes: UnsafeRawBufferPointer) {
    let count = bytes.count
    guard count >= 17, bytes[14] == comma, bytes[15] == apostrophe, bytes[count - 1] == apostrophe,
      let id = RubricID(line: bytes)
    else { return nil }
    (self.id, value) = (id, 16..<count - 1)
  }

  /// What the line has beside the form, when it can still be read.
  struct Departures: OptionSet {
    let rawValue: Int
    static let spaces = Departures(rawValue: 1)
    static let lowercase = Departures(rawValue: 2)
    static let curly = Departures(rawValue: 4)
    static let apostrophe = Departures(rawValue: 8)
  }

  /// Reads with spaces around, a name in lower case, curly apostrophes around the value, or an apostrophe that is missing.
  static func tolerant(_ bytes: UnsafeRawBufferPointer) -> (NEODeSLine, Departures)? {
    var departures: Departures = []
    var (from, to) = (0, bytes.count)
    func trim() {
      let before = (from, to)
      while from < to, isSpace(bytes[from]) { from += 1 }
      while from < to, isSpace(bytes[to - 1]) { to -= 1 }
      if before != (from, to) { departures.insert(.spaces) }
    }
    trim()
    guard to - from >= 15 else { return nil }
    let name = bytes[from..<from + 14].map { (97...122).contains($0) ? $0 - 32 : $0 }
    guard let id = RubricID(bytes: name) else { return nil }
    if !name.elementsEqual(bytes[from..<from + 14]) { departures.insert(.lowercase) }
    from += 14
    trim()
    guard from < to, bytes[from] == comma else { return nil }
    from += 1
    trim()
    var marks = 0
    if let length = openingMark(bytes[from..<to]) {
      if bytes[from] != apostrophe { departures.insert(.curly) }
      from += length
      marks += 1
    }
    if let length = closingMark(bytes[from..<to]) {
      if bytes[to - 1] != apostrophe { departures.insert(.curly) }
      to -= length
      marks += 1
    }
    if marks < 2 { departures.insert(.apostrophe) }
    return (NEODeSLine(id: id, value: from..<to), departures)
  }

  private init(id: RubricID, value: Range<Int>) { (self.id, self.value) = (id, value) }

  /// An apostrophe, or a quotation mark of Windows-1252 or of UTF-8: how many bytes it takes.
  private static func openingMark(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
    guard let first = bytes.first else { return nil }
    if first == apostrophe || isWindowsMark(first) { return 1 }
    return isUnicodeMark(bytes.prefix(3)) ? 3 : nil
  }

  private static func closingMark(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
    guard let last = bytes.last else { return nil }
    if isUnicodeMark(bytes.suffix(3)) { return 3 }
    return last == apostrophe || isWindowsMark(last) ? 1 : nil
  }

  static func isWindowsMark(_ byte: UInt8) -> Bool { byte == 0x91 || byte == 0x92 }

  private static func isUnicodeMark(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    bytes.elementsEqual([0xE2, 0x80, 0x98]) || bytes.elementsEqual([0xE2, 0x80, 0x99])
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 0xA0 }
}

let comma = UInt8(ascii: ",")
let apostrophe = UInt8(ascii: "'")

extension RubricID {
  /// The first fourteen bytes, without making anything: this runs for each line.
  init?(line bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 14, bytes[0] == UInt8(ascii: "S"), bytes[3] == UInt8(ascii: "."), bytes[4] == UInt8(ascii: "G"),
      bytes[7] == UInt8(ascii: "."), bytes[10] == UInt8(ascii: ".")
    else { return nil }
    var (number, wrong): (UInt32, Bool) = (0, false)
    func take(_ place: Int) {
      let digit = bytes[place] &- 48
      wrong = wrong || digit > 9
      number = number &* 10 &+ UInt32(digit)
    }
    take(1)
    take(2)
    take(5)
    take(6)
    take(8)
    take(9)
    take(11)
    take(12)
    take(13)
    if wrong { return nil }
    self.init(packed: number)
  }
}
