import Kernel

/// An amount of a FEC, read from bytes without floating point.
struct FECAmount {
  enum Trouble {
    case invalid
    /// `12.50`: read all the same.
    case decimalPoint
    /// `1 234,50`: read all the same.
    case thousands
    /// `1.234`: a thousand and more, or one and a bit.
    case ambiguous
    /// A third decimal that is not zero; the cents before it are read.
    case decimals
    case tooLarge
  }

  /// Signed, as written; zero when unreadable.
  var cents: Int64
  var trouble: Trouble?

  /// The legal form: digits, a comma and up to two decimals, a sign before or
  /// after, zeros before. Nothing at all is zero.
  @inline(__always)
  init(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    var position = start
    var whole: Int64 = 0
    while position < end {
      let digit = base[position] &- 48
      guard digit < 10 else { break }
      whole = whole &* 10 &+ Int64(digit)
      position += 1
    }
    if position + 3 == end, position > start, position - start <= 12, base[position] == 44 {
      let (tens, units) = (base[position + 1] &- 48, base[position + 2] &- 48)
      if tens < 10, units < 10 {
        self.init(cents: whole &* 100 &+ Int64(tens) &* 10 &+ Int64(units), trouble: nil)
        return
      }
    }
    self = FECAmount.other(base, start, end)
  }

  private init(cents: Int64, trouble: Trouble?) { (self.cents, self.trouble) = (cents, trouble) }

  /// Any other form: the sign first, then what stands between.
  private static func other(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> FECAmount {
    guard start < end else { return FECAmount(cents: 0, trouble: nil) }
    var body = UnsafeBufferPointer(start: base + start, count: end - start)[...]
    var isNegative = false
    if let sign = body.first, sign == 43 || sign == 45 {
      isNegative = sign == 45
      body = body.dropFirst()
    } else if let sign = body.last, sign == 43 || sign == 45 {
      isNegative = sign == 45
      body = body.dropLast()
    }
    while body.first == 32 { body = body.dropFirst() }
    while body.last == 32 { body = body.dropLast() }
    var amount = unsigned(body)
    if isNegative { amount.cents = -amount.cents }
    return amount
  }

  private static func unsigned(_ body: Slice<UnsafeBufferPointer<UInt8>>) -> FECAmount {
    guard body.count <= 64, let marks = Marks(body) else { return FECAmount(cents: 0, trouble: .invalid) }
    var (value, decimals, digits) = (Int64(0), 0, 0)
    var trouble = marks.trouble
    for (offset, byte) in body.enumerated() where byte >= 48 && byte <= 57 {
      digits += 1
      if let decimal = marks.decimal, offset > decimal {
        decimals += 1
        if decimals > 2 {
          if byte != 48 { trouble = marks.isAmbiguous ? .ambiguous : .decimals }
          continue
        }
      }
      guard value < 1_000_000_000_000_000 else { return FECAmount(cents: 0, trouble: .tooLarge) }
      value = value * 10 + Int64(byte - 48)
    }
    guard digits > 0 else { return FECAmount(cents: 0, trouble: .invalid) }
    if marks.isAmbiguous { return FECAmount(cents: 0, trouble: .ambiguous) }
    for _ in min(decimals, 2)..<2 { value *= 10 }
    guard value <= Money.largest.cents else { return FECAmount(cents: 0, trouble: .tooLarge) }
    return FECAmount(cents: value, trouble: trouble)
  }

  /// What separates the digits: the last mark is the decimal one, unless it comes twice.
  private struct Marks {
    var decimal: Int?
    var trouble: Trouble?
    /// One point, three digits after it, one to three before: nobody can tell.
    var isAmbiguous = false

    /// Nil when a byte has no place in an amount.
    init?(_ body: Slice<UnsafeBufferPointer<UInt8>>) {
      var (commas, points, spaces) = (0, 0, 0)
      var previous: UInt8 = 0
      for (offset, byte) in body.enumerated() {
        switch byte {
        case 48...57: break
        case 44: (commas, decimal) = (commas + 1, offset)
        case 46: (points, decimal) = (points + 1, offset)
        case 32, 0xA0, 0xAF, 0x89: spaces += 1
        case 0xC2, 0xE2: break
        case 0x80 where previous == 0xE2: break
        default: return nil
        }
        previous = byte
      }
      guard commas <= 1 || points <= 1, let last = decimal else {
        guard commas + points == 0 else { return nil }
        trouble = spaces > 0 ? .thousands : nil
        return
      }
      let isComma = body[body.startIndex + last] == 44
      guard (isComma ? commas : points) == 1 else { return nil }
      if spaces > 0 || commas + points > 1 { trouble = .thousands } else if !isComma { trouble = .decimalPoint }
      let after = body.count - last - 1
      isAmbiguous = !isComma && commas == 0 && after == 3 && (1...3).contains(last) && spaces == 0
    }
  }
}

/// A date of a FEC, read from bytes.
struct FECDate {
  enum Trouble {
    /// Not a date in any form known.
    case invalid
    /// A day that the month does not have.
    case calendar
    /// Readable, but not AAAAMMJJ.
    case form
    case year
  }

  /// AAAAMMJJ; 0 when missing or unreadable.
  var number: Int32
  var trouble: Trouble?

  private init(_ number: Int32, _ trouble: Trouble? = nil) { (self.number, self.trouble) = (number, trouble) }

  init(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    guard start < end else {
      self.init(0)
      return
    }
    let text = UnsafeBufferPointer(start: base + start, count: end - start)
    let digits = text.allSatisfy { $0 >= 48 && $0 <= 57 }
    if text.allSatisfy({ $0 == 48 || $0 == 47 || $0 == 45 || $0 == 46 }) {
      self.init(0)
    } else if digits, text.count == 8 {
      self = FECDate.compact(FECDate.number(text[...]))
    } else {
      self = FECDate.separated(text)
    }
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int32 {
    digits.reduce(0) { $0 * 10 + Int32($1 - 48) }
  }

  /// Eight digits: AAAAMMJJ, or else JJMMAAAA.
  private static func compact(_ value: Int32) -> FECDate {
    if let day = Day(number: value) { return day.year <= 2099 ? FECDate(value) : FECDate(value, .year) }
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
    let turned = value % 10_000 * 10_000 + value / 10_000 % 100 * 100 + value / 1_000_000
    if !(1900...2099).contains(year), let day = Day(number: turned), day.year <= 2099 { return FECDate(turned, .form) }
    guard (1...12).contains(month), (1...31).contains(day) else { return FECDate(0, .invalid) }
    return FECDate(0, (1900...2099).contains(year) ? .calendar : .year)
  }

  /// `31/12/2024` or `2024-12-31`, with a time after it or not.
  private static func separated(_ text: UnsafeBufferPointer<UInt8>) -> FECDate {
    let isMark = { (byte: UInt8) in byte == 47 || byte == 45 || byte == 46 }
    guard text.count >= 8 else { return FECDate(0, .invalid) }
    var day = text.prefix { $0 != 32 && $0 != 84 }
    day = day.prefix(10)
    let parts = day.split(omittingEmptySubsequences: false, whereSeparator: isMark)
    guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy { $0 >= 48 && $0 <= 57 } }) else {
      return FECDate(0, .invalid)
    }
    let values = parts.map { number($0) }
    let (year, month, dayOfMonth) = parts[0].count == 4 ? (values[0], values[1], values[2]) : (values[2], values[1], values[0])
    guard parts[0].count == 4 || parts[2].count == 4, (1...12).contains(month), (1...31).contains(dayOfMonth) else {
      return FECDate(0, .invalid)
    }
    guard let valid = Day(number: year * 10_000 + month * 100 + dayOfMonth) else { return FECDate(0, .calendar) }
    return FECDate(valid.number, .form)
  }
}
