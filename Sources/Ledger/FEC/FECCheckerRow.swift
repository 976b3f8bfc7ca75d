import Kernel

// What one line says by itself, and beside the lines before it.
extension FECChecker {
  mutating func take(_ row: FECRow, _ bytes: UnsafeBufferPointer<UInt8>) {
    let journal = row.journal < 0 ? blankJournal() : journalMap[Int(row.journal)]
    let account = row.account < 0 ? -1 : accountMap[Int(row.account)]
    let thirdParty = row.thirdParty < 0 ? -1 : thirdPartyMap[Int(row.thirdParty)]
    lines += 1
    amounts(row, journal)
    if boundary.startsEntry(row, journal: journal, bytes) { startEntry(row, journal) }
    if account >= 0 { take(row, account: Int(account), thirdParty) } else { entry!.hasBlankAccount = true }
    extend(row, account, thirdParty, bytes)
    dates(row)
    if !row.lettering.isEmpty || row.letteringDate != 0 { lettering(row, account, thirdParty, bytes) }
    if !row.foreignAmount.isEmpty || !row.currency.isEmpty { currency(row, bytes) }
    texts(row, bytes)
  }

  private mutating func blankJournal() -> Int32 {
    if let known = journalCodes[""] { return known }
    let index = Int32(journals.count)
    journals.append(FECJournalState(FECNames.Name(code: "", label: "")))
    journalCodes[""] = index
    return index
  }

  @inline(__always)
  private mutating func amounts(_ row: FECRow, _ journal: Int32) {
    debit += Int128(row.debit)
    credit += Int128(row.credit)
    journals[Int(journal)].lines += 1
    journals[Int(journal)].debit += Int128(row.debit)
    journals[Int(journal)].credit += Int128(row.credit)
    if (row.debit == 0) == (row.credit == 0) {
      if row.debit == 0 {
        add(.lineZero) { .fecZero(line: row.line) }
      } else {
        add(.lineBothSides) { .fecBothSides(debit: Money(cents: row.debit), credit: Money(cents: row.credit), line: row.line) }
      }
    }
    if row.debit < 0 || row.credit < 0 {
      let (amount, field) = row.debit < 0 ? (row.debit, "Debit") : (row.credit, "Credit")
      add(.amountNegative) { .fecNegative(Money(cents: amount), field, line: row.line) }
    }
  }

  @inline(__always)
  private mutating func take(_ row: FECRow, account: Int, _ thirdParty: Int32) {
    accounts[account].debit += Int128(row.debit)
    accounts[account].credit += Int128(row.credit)
    accounts[account].lines += 1
    if accounts[account].lines == 1 { newAccount(row, account) }
    if thirdParty < 0 {
      if accounts[account].wantsThirdParty { noThirdParty(row, account) }
    } else if accounts[account].accountClass != 4 {
      let (code, number) = (thirdParties[Int(thirdParty)], accounts[account].name.code)
      add(.thirdPartyUnexpected) { .fecThirdPartyUnexpected(code, account: number, line: row.line) }
    }
    if accounts[account].isCash, row.date != 0 {
      cash[Int64(account) << 32 | Int64(row.date), default: 0] &+= row.debit &- row.credit
    }
  }

  private mutating func newAccount(_ row: FECRow, _ account: Int) {
    let number = accounts[account].name.code
    switch accounts[account].status {
    case .known: break
    case .unknown: add(.accountUnknown) { .fecAccountUnknown(number, line: row.line) }
    case .removed(let advice): add(.accountRemoved) { .fecAccountRemoved(number, advice: advice, line: row.line) }
    }
  }

  private mutating func noThirdParty(_ row: FECRow, _ account: Int) {
    if accounts[account].linesWithoutThirdParty == 0 { accounts[account].firstWithoutThirdParty = (row.line, part) }
    accounts[account].linesWithoutThirdParty += 1
  }

  // MARK: Dates

  @inline(__always)
  private mutating func dates(_ row: FECRow) {
    let (date, valid, piece) = (row.date, row.validDate, row.pieceDate)
    if date != 0 {
      if date < firstDate { firstDate = date }
      if date > lastDate { lastDate = date }
    }
    if valid != 0 {
      if valid < lastValidDate {
        let last = lastValidDate
        add(.validDateOrder) { .fecValidDateOrder(valid, after: last, line: row.line) }
      }
      lastValidDate = valid
      if valid < date { add(.validDateBefore) { .fecValidDateBefore(valid, entry: date, line: row.line) } }
      if piece > valid { add(.pieceDateFuture) { .fecPieceDateFuture(piece, valid: valid, line: row.line) } }
    }
    if date != 0, piece > date + 10_000 { add(.pieceDateLate) { .fecPieceDateLate(piece, entry: date, line: row.line) } }
  }

  // MARK: Lettering

  @inline(__always)
  private mutating func lettering(_ row: FECRow, _ account: Int32, _ thirdParty: Int32, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard !row.lettering.isEmpty else {
      return add(.letteringDateAlone) { .fecLetteringDateAlone(row.letteringDate, line: row.line) }
    }
    letteredLines += 1
    let code = text(row.lettering, bytes)
    if row.letteringDate == 0 {
      add(.letteringNoDate) { .fecLetteringNoDate(String(decoding: code, as: UTF8.self), line: row.line) }
    } else if row.letteringDate < row.date {
      add(.letteringDateEarly) { .fecLetteringDateEarly(row.letteringDate, entry: row.date, line: row.line) }
    }
    // Lower case says that the lettering is partial.
    guard !code.contains(where: { $0 >= 97 && $0 <= 122 }) else { return }
    var group = FECLetterTable.Group()
    let place = UInt64(UInt32(bitPattern: account)) << 32 | UInt64(UInt32(bitPattern: thirdParty))
    group.hash = FECInterner.fold(FECInterner.hash(code.baseAddress!, code.count, seed) ^ FECInterner.fold(place))
    (group.account, group.thirdParty, group.line, group.part) = (account, thirdParty, row.line, part)
    for (index, byte) in code.prefix(8).enumerated() { group.code |= UInt64(byte) << (8 * UInt64(index)) }
    letterings.add(row.debit &- row.credit, to: group)
  }

  // MARK: Currency

  private mutating func currency(_ row: FECRow, _ bytes: UnsafeBufferPointer<UInt8>) {
    let (amount, code) = (text(row.foreignAmount, bytes), text(row.currency, bytes))
    let isZero = amount.allSatisfy { $0 == 48 || $0 == 44 || $0 == 46 }
    if code.isEmpty, !isZero {
      add(.currencyMissing) { .fecCurrencyMissing(String(decoding: amount, as: UTF8.self), line: row.line) }
    }
    if !code.isEmpty, isZero { add(.currencyAlone) { .fecCurrencyAlone(String(decoding: code, as: UTF8.self), line: row.line) } }
    if !isZero, !FECChecker.isForeignAmount(amount) {
      add(.currencyAmount) { .fecCurrencyAmount(String(decoding: amount, as: UTF8.self), line: row.line) }
    }
    guard !code.isEmpty else { return }
    // Three letters in one word: the last code that was right costs no look-up.
    let word = code.count == 3 ? UInt64(code[0]) << 16 | UInt64(code[1]) << 8 | UInt64(code[2]) : 0
    guard word == 0 || word != currencyBytes else { return }
    let name = String(decoding: code, as: UTF8.self)
    if FECCurrencies.contains(name) {
      currencyBytes = word
    } else {
      add(.currencyUnknown) { .fecCurrencyUnknown(name, line: row.line) }
    }
  }

  /// Digits, one comma at the most, a sign before or after.
  static func isForeignAmount(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var body = bytes[...]
    if let first = body.first, first == 43 || first == 45 {
      body = body.dropFirst()
    } else if let last = body.last, last == 43 || last == 45 {
      body = body.dropLast()
    }
    guard body.contains(where: { $0 >= 48 && $0 <= 57 }) else { return false }
    return body.allSatisfy { $0 == 44 || ($0 >= 48 && $0 <= 57) } && body.count { $0 == 44 } <= 1
  }

  // MARK: Texts

  @inline(__always)
  private mutating func texts(_ row: FECRow, _ bytes: UnsafeBufferPointer<UInt8>) {
    if saysNothing(row.label, bytes) {
      let label = String(decoding: text(row.label, bytes), as: UTF8.self)
      add(.labelBlank) { .fecLabelBlank(.labelBlank, label, "EcritureLib", line: row.line) }
    }
    if saysNothing(row.pieceRef, bytes) {
      let piece = String(decoding: text(row.pieceRef, bytes), as: UTF8.self)
      add(.pieceRefBlank) { .fecLabelBlank(.pieceRefBlank, piece, "PieceRef", line: row.line) }
    }
  }

  /// Signs without a single letter or digit.
  @inline(__always)
  private func saysNothing(_ range: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.count > 0 else { return false }
    for index in Int(range.start)..<Int(range.start + range.count) {
      let byte = bytes[index]
      if byte >= 0x80 || (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 { return false }
    }
    return true
  }

  @inline(__always)
  func text(_ range: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(range.start)..<Int(range.start + range.count)])
  }
}
