import Kernel

/// The entry that the lines are in.
struct FECEntryState: Sendable {
  var journal: Int32
  var date: Int32
  var line: Int32
  var lines = 0
  var sum: Int128 = 0
  var digest: UInt64
  /// Its number was met before: this is a further piece of it.
  var isPiece = false
  var touchesResult = false
  var touchesYearResult = false
  var touchesOther = false
  var hasTwoDays = false
  var hasBlankAccount = false
}

/// An entry that does not balance, or not yet.
struct FECPendingEntry: Sendable {
  var key: FECPendingKey
  var sum: Int128
  var line: Int32
  var lines: Int
  var file: String
}

struct FECPendingKey: Hashable, Sendable {
  var journal: Int32
  var number: String
}

// What the lines of an entry say together.
extension FECChecker {
  mutating func startEntry(_ row: FECRow, _ journal: Int32) {
    // The boundary already holds the new number: the old entry kept what it needs.
    endEntry()
    var state = FECEntryState(
      journal: journal, date: row.date, line: row.line, digest: FECInterner.fold(seed ^ UInt64(UInt32(bitPattern: journal))))
    state.digest = FECInterner.fold(state.digest ^ UInt64(UInt32(bitPattern: row.date)))
    if !row.number.isEmpty {
      state.isPiece = !number(row, Int(journal))
    }
    entryNumber = boundary.text
    if !state.isPiece {
      entries += 1
      journals[Int(journal)].entries += 1
    } else {
      let (text, code) = (entryNumber, journals[Int(journal)].name.code)
      add(.entryScattered) { .fecEntryScattered(text, journal: code, line: row.line) }
    }
    entry = state
    place(row, Int(journal))
  }

  /// À-nouveaux first, no centralisation, in the fiscal year.
  private mutating func place(_ row: FECRow, _ journal: Int) {
    let code = journals[journal].name.code
    if journals[journal].isOpening {
      if hasOtherThanOpening { add(.openingNotFirst) { .fecOpeningNotFirst(code, line: row.line) } }
      if options.fiscalYear == nil, !hasOtherThanOpening, row.date >= yearFirst, row.date <= yearLast { yearFirst = row.date }
    } else {
      hasOtherThanOpening = true
    }
    if journals[journal].isCentralising { add(.centralisation) { .fecCentralisation(code, line: row.line) } }
    if row.date != 0, row.date < yearFirst || row.date > yearLast {
      let (first, last) = (yearFirst, yearLast)
      add(.dateOutside) { .fecDateOutside(row.date, from: first, to: last, line: row.line) }
    }
  }

  /// Notes the number of the entry; false when the journal has had it.
  private mutating func number(_ row: FECRow, _ journal: Int) -> Bool {
    numberedEntries += 1
    guard let value = FECChecker.number(boundary.bytes) else {
      if firstTextNumber == nil { firstTextNumber = (boundary.text, row.line, file) }
      textNumbers += 1
      let bytes = boundary.bytes
      let hash = bytes.withUnsafeBufferPointer { FECInterner.hash($0.baseAddress!, $0.count, seed) }
      return journals[journal].textNumbers.insert(hash)
    }
    let isNew = journals[journal].numbers.insert(value, line: row.line)
    if !numbers.insert(value, line: row.line), isNew {
      sharedCount += 1
      if shared.count < 20 {
        shared.append(.fecNumberReused(boundary.text, journal: journals[journal].name.code, line: row.line).at(file: file))
      }
    }
    return isNew
  }

  /// Up to fifteen digits.
  static func number(_ bytes: [UInt8]) -> UInt64? {
    guard (1...15).contains(bytes.count) else { return nil }
    var value: UInt64 = 0
    for byte in bytes {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + UInt64(byte - 48)
    }
    return value
  }

  @inline(__always)
  mutating func extend(_ row: FECRow, _ account: Int32, _ thirdParty: Int32, _ bytes: UnsafeBufferPointer<UInt8>) {
    var state = entry.take()!
    state.lines += 1
    state.sum += Int128(row.debit) - Int128(row.credit)
    if row.date != state.date, !state.hasTwoDays, row.date != 0, state.date != 0 {
      state.hasTwoDays = true
      let (number, first) = (entryNumber, state.date)
      add(.entryTwoDays) { .fecEntryTwoDays(number, first: first, second: row.date, line: row.line) }
    }
    if account >= 0 {
      let accountClass = accounts[Int(account)].accountClass
      if accountClass == 6 || accountClass == 7 {
        state.touchesResult = true
        if journals[Int(state.journal)].isOpening { openingResult(row, account) }
      } else if accounts[Int(account)].isResult {
        state.touchesYearResult = true
      } else {
        state.touchesOther = true
      }
    }
    var digest = state.digest ^ (UInt64(UInt32(bitPattern: account)) << 32 | UInt64(UInt32(bitPattern: thirdParty)))
    digest = FECInterner.fold(digest) ^ UInt64(bitPattern: row.debit)
    digest = FECInterner.fold(digest) ^ UInt64(bitPattern: row.credit)
    let (label, piece) = (text(row.label, bytes), text(row.pieceRef, bytes))
    if let base = label.baseAddress { digest = FECInterner.hash(base, label.count, digest) }
    if let base = piece.baseAddress { digest = FECInterner.hash(base, piece.count, digest) }
    state.digest = digest
    entry = state
  }

  private mutating func openingResult(_ row: FECRow, _ account: Int32) {
    let number = accounts[Int(account)].name.code
    add(.openingResult) { .fecOpeningResult(number, line: row.line) }
  }

  /// Judges the entry whose last line has passed.
  mutating func endEntry() {
    guard let entry = self.entry.take() else { return }
    let code = journals[Int(entry.journal)].name.code
    let number = entryNumber
    if entry.touchesResult, entry.touchesYearResult, !entry.touchesOther {
      hasClosing = true
      add(.closingEntries) { .fecClosing(number, journal: code, line: entry.line) }
    }
    if header?.form != .commercial, entry.hasBlankAccount {
      hasUnbalancedByForm = true  // Cash bookkeeping has no second side.
      return
    }
    if entry.sum == 0, !entry.isPiece {
      previous = nil
      if entry.lines == 1 { add(.entryOneLine) { .fecEntryOneLine(number, journal: code, line: entry.line) } }
      if entry.lines > 1, !digests.insert(entry.digest) {
        add(.entryDuplicate) { .fecEntryDuplicate(number, journal: code, line: entry.line) }
      }
    } else {
      unbalanced(entry, number)
    }
  }

  /// Keeps the entry until its other lines come, if they do.
  private mutating func unbalanced(_ entry: FECEntryState, _ number: String) {
    let key = FECPendingKey(journal: entry.journal, number: number)
    if let previous, previous.key.number == number, previous.key.journal != entry.journal, previous.sum + entry.sum == 0 {
      let (first, second) = (journals[Int(previous.key.journal)].name.code, journals[Int(entry.journal)].name.code)
      add(.entryTwoJournals) { .fecEntryTwoJournals(number, first: first, second: second, line: entry.line) }
      pending[previous.key] = nil
      self.previous = nil
      return
    }
    var item = FECPendingEntry(key: key, sum: entry.sum, line: entry.line, lines: entry.lines, file: file)
    if let known = pending[key] {
      (item.sum, item.line, item.lines) = (item.sum + known.sum, known.line, item.lines + known.lines)
    }
    previous = item
    if item.sum == 0 {
      pending[key] = nil
    } else if pending.count < 100_000 || pending[key] != nil {
      pending[key] = item
    } else {
      report(item)
    }
  }

  /// Says that the entry does not balance, for good.
  mutating func report(_ item: FECPendingEntry) {
    let code = journals[Int(item.key.journal)].name.code
    log.add(FECRule.entryUnbalanced.code, severity: .error) {
      .fecEntryUnbalanced(item.key.number, journal: code, gap: FECChecker.money(item.sum).0, line: item.line).at(file: item.file)
    }
    guard item.lines == 1 else { return }
    log.add(FECRule.entryOneLine.code, severity: .warning) {
      .fecEntryOneLine(item.key.number, journal: code, line: item.line).at(file: item.file)
    }
  }

  /// The amount; or the largest that differences can still be taken of, and false.
  static func money(_ cents: Int128) -> (Money, Bool) {
    let most = Int64.max / 4
    guard cents.magnitude <= UInt128(most) else { return (Money(cents: cents < 0 ? -most : most), false) }
    return (Money(cents: Int64(cents)), true)
  }
}
