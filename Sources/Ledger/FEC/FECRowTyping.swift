import Kernel

// From the fields of a line to a typed row.
extension FECLineParser {
  @inline(__always)
  mutating func row(_ fields: FECFields, sideStart: Int) -> FECRow {
    var row = FECRow()
    row.line = line
    codes(fields, &row)
    row.date = date(fields, .ecritureDate, 0)
    row.pieceDate = date(fields, .pieceDate, 1)
    row.letteringDate = date(fields, .dateLet, 2)
    row.validDate = date(fields, .validDate, 3)
    amounts(fields, &row)
    row.number = fields.range(layout[.ecritureNum])
    row.pieceRef = fields.range(layout[.pieceRef])
    row.label = fields.range(layout[.ecritureLib])
    row.lettering = fields.range(layout[.ecritureLet])
    row.foreignAmount = fields.range(layout[.montantDevise])
    row.currency = fields.range(layout[.idevise])
    if !layout.extra.isEmpty { row.extra = extra(fields, sideStart) }
    if row.number.isEmpty || row.label.isEmpty || row.pieceRef.isEmpty || row.date == 0 || row.pieceDate == 0
      || row.validDate == 0
    {
      reportEmpty(fields)
    }
    return row
  }

  // MARK: Codes

  @inline(__always)
  private mutating func codes(_ fields: FECFields, _ row: inout FECRow) {
    let (journal, journalLabel) = (layout[.journalCode], layout[.journalLib])
    let (account, accountLabel) = (layout[.compteNum], layout[.compteLib])
    let (third, thirdLabel) = (layout[.compAuxNum], layout[.compAuxLib])
    row.journal = -1
    row.account = -1
    if !fields.isEmpty(journal) {
      let (index, outcome) = journals.intern(
        fields.base, fields.starts[journal], fields.ends[journal], label: fields.starts[journalLabel], fields.ends[journalLabel])
      row.journal = index
      if outcome != .known { newJournal(fields, index, outcome) }
    }
    if !fields.isEmpty(account) {
      let (index, outcome) = accounts.intern(
        fields.base, fields.starts[account], fields.ends[account], label: fields.starts[accountLabel], fields.ends[accountLabel])
      row.account = index
      if outcome != .known { newAccount(fields, index, outcome) }
    }
    if !fields.isEmpty(third) {
      let (index, outcome) = thirdParties.intern(
        fields.base, fields.starts[third], fields.ends[third], label: fields.starts[thirdLabel], fields.ends[thirdLabel])
      row.thirdParty = index
      if outcome != .known { newThirdParty(fields, index, outcome) }
    } else if !fields.isEmpty(thirdLabel) {
      let (here, text) = (line, excerpt(fields.text(thirdLabel)))
      report(.thirdPartyLabelAlone) { .fecThirdPartyLabelAlone(text, line: here) }
    }
    if row.journal < 0 || row.account < 0 || fields.isEmpty(journalLabel) || fields.isEmpty(accountLabel) {
      reportEmptyCodes(fields)
    }
  }

  private mutating func newJournal(_ fields: FECFields, _ index: Int32, _ outcome: FECInterner.Outcome) {
    let name = FECNames.Name(code: fields.text(layout[.journalCode]), label: fields.text(layout[.journalLib]))
    if outcome == .labelled { names.journals[Int(index)].label = name.label }
    guard outcome == .created else { return labelChanged(.journalLabels, "Le journal", names.journals[Int(index)], name.label) }
    names.journals.append(name)
  }

  private mutating func newAccount(_ fields: FECFields, _ index: Int32, _ outcome: FECInterner.Outcome) {
    let name = FECNames.Name(code: fields.text(layout[.compteNum]), label: fields.text(layout[.compteLib]))
    if outcome == .labelled { names.accounts[Int(index)].label = name.label }
    guard outcome == .created else { return labelChanged(.accountLabels, "Le compte", names.accounts[Int(index)], name.label) }
    names.accounts.append(name)
    guard name.code.utf8.count < 3 || !name.code.utf8.prefix(3).allSatisfy({ (48...57).contains($0) }) else { return }
    let here = line
    report(.accountThreeDigits) { .fecAccountDigits(excerpt(name.code), line: here) }
  }

  private mutating func newThirdParty(_ fields: FECFields, _ index: Int32, _ outcome: FECInterner.Outcome) {
    let name = FECNames.Name(code: fields.text(layout[.compAuxNum]), label: fields.text(layout[.compAuxLib]))
    if outcome == .labelled { names.thirdParties[Int(index)].label = name.label }
    guard outcome == .created else {
      return labelChanged(.thirdPartyLabels, "Le tiers", names.thirdParties[Int(index)], name.label)
    }
    names.thirdParties.append(name)
  }

  private mutating func labelChanged(_ rule: FECRule, _ what: String, _ first: FECNames.Name, _ label: String) {
    guard label != first.label else { return }
    let here = line
    report(rule) {
      .fecLabelChange(rule, what, code: excerpt(first.code), first: excerpt(first.label), now: excerpt(label), line: here)
    }
  }

  // MARK: Dates

  @inline(__always)
  private mutating func date(_ fields: FECFields, _ field: FECField, _ slot: Int) -> Int32 {
    let column = layout[field]
    let start = fields.starts[column]
    guard fields.ends[column] - start == 8 else { return fields.isEmpty(column) ? 0 : slowDate(fields, field) }
    let word = UnsafeRawPointer(fields.base + start).loadUnaligned(as: UInt64.self)
    if word == dateCache[slot].word { return dateCache[slot].number }
    let value = FECDate(fields.base, start, start + 8)
    guard value.trouble == nil, value.number != 0 else { return slowDate(fields, field) }
    dateCache[slot] = (word, value.number)
    return value.number
  }

  private mutating func slowDate(_ fields: FECFields, _ field: FECField) -> Int32 {
    let column = layout[field]
    let value = FECDate(fields.base, fields.starts[column], fields.ends[column])
    guard let trouble = value.trouble else { return value.number }
    let (here, text) = (line, excerpt(fields.text(column)))
    if trouble == .form, mode == .tolerant {
      guess(.dateForm)
      return value.number
    }
    let rule: FECRule =
      switch trouble {
      case .invalid: .dateInvalid
      case .calendar: .dateCalendar
      case .form: .dateForm
      case .year: .dateYear
      }
    report(rule) { .fecDate(trouble, text, field, line: here) }
    return value.number
  }

  // MARK: Amounts

  @inline(__always)
  private mutating func amounts(_ fields: FECFields, _ row: inout FECRow) {
    guard layout.header.amountForm == .debitCredit else { return amountAndSide(fields, &row) }
    row.debit = amount(fields, .debit)
    row.credit = amount(fields, .credit)
  }

  private mutating func amountAndSide(_ fields: FECFields, _ row: inout FECRow) {
    let value = amount(fields, .montant)
    switch side(fields) {
    case .some(true): row.debit = value
    case .some(false): row.credit = value
    case nil: break
    }
  }

  /// True for debit; nil when unreadable, which a finding says.
  private mutating func side(_ fields: FECFields) -> Bool? {
    let column = layout[.sens]
    let text = UnsafeBufferPointer(start: fields.base + fields.starts[column], count: fields.ends[column] - fields.starts[column])
    switch (text.count, text.first) {
    case (1, UInt8(ascii: "D")), (1, UInt8(ascii: "d")): return true
    case (1, UInt8(ascii: "C")), (1, UInt8(ascii: "c")): return false
    case (2, UInt8(ascii: "+")) where text[1] == UInt8(ascii: "1"): return true
    case (2, UInt8(ascii: "-")) where text[1] == UInt8(ascii: "1"): return false
    default: break
    }
    let (here, written) = (line, excerpt(fields.text(column)))
    if mode == .tolerant, let first = text.first {
      let isDebit = [UInt8(ascii: "D"), UInt8(ascii: "d"), UInt8(ascii: "1"), UInt8(ascii: "+")].contains(first)
      let isCredit = [UInt8(ascii: "C"), UInt8(ascii: "c"), UInt8(ascii: "-")].contains(first)
      if isDebit || isCredit {
        guess(.side)
        return isDebit
      }
    }
    report(.sideInvalid) { .fecSide(written, line: here) }
    return nil
  }

  @inline(__always)
  private mutating func amount(_ fields: FECFields, _ field: FECField) -> Int64 {
    let column = layout[field]
    let amount = FECAmount(fields.base, fields.starts[column], fields.ends[column])
    if let trouble = amount.trouble { troubled(trouble, fields, field) }
    return amount.cents
  }

  private mutating func troubled(_ trouble: FECAmount.Trouble, _ fields: FECFields, _ field: FECField) {
    if mode == .tolerant, trouble == .decimalPoint || trouble == .thousands {
      return guess(trouble == .decimalPoint ? .decimalPoint : .thousands)
    }
    let rule: FECRule =
      switch trouble {
      case .decimalPoint: .amountPoint
      case .thousands: .amountThousands
      case .invalid, .ambiguous: .amountInvalid
      case .decimals: .amountDecimals
      case .tooLarge: .amountTooLarge
      }
    let (here, text) = (line, excerpt(fields.text(layout[field])))
    report(rule) { .fecAmount(trouble, text, field, line: here) }
  }

  // MARK: The rest

  /// The columns kept apart, joined by tabs.
  private mutating func extra(_ fields: FECFields, _ sideStart: Int) -> TextRange {
    guard layout.extra.contains(where: { !fields.isEmpty($0) }) else { return .empty }
    if layout.extraIsTail, let first = layout.extra.first, let last = layout.extra.last {
      return TextRange(start: UInt32(fields.starts[first]), count: UInt32(fields.ends[last] - fields.starts[first]))
    }
    let start = side.count
    for (index, column) in layout.extra.enumerated() {
      if index > 0 { side.append(9) }
      side.append(
        contentsOf: UnsafeBufferPointer(
          start: fields.base + fields.starts[column], count: fields.ends[column] - fields.starts[column]))
    }
    return TextRange(start: UInt32(sideStart + start), count: UInt32(side.count - start))
  }

  private mutating func reportEmpty(_ fields: FECFields) {
    let rules: [(FECField, FECRule)] = [
      (.ecritureNum, .numberEmpty), (.ecritureDate, .dateEmpty), (.ecritureLib, .labelEmpty), (.pieceRef, .pieceRefEmpty),
      (.pieceDate, .pieceDateEmpty), (.validDate, .validDateEmpty),
    ]
    for (field, rule) in rules where layout.has(field) { reportEmpty(fields, field, rule) }
  }

  private mutating func reportEmptyCodes(_ fields: FECFields) {
    var rules: [(FECField, FECRule)] = [(.compteLib, .accountLabelEmpty)]
    // Cash bookkeeping may leave these blank (VIII-5 and VIII-7), and the XML form VIII-3.
    if layout.header.form == .commercial, !layout.header.allowsBlankCodes {
      rules += [(.journalCode, .journalCodeEmpty), (.journalLib, .journalLabelEmpty), (.compteNum, .accountEmpty)]
    }
    for (field, rule) in rules where layout.has(field) { reportEmpty(fields, field, rule) }
  }

  private mutating func reportEmpty(_ fields: FECFields, _ field: FECField, _ rule: FECRule) {
    guard fields.isEmpty(layout[field]) || isNullDate(fields, field) else { return }
    let here = line
    report(rule) { .fecFieldEmpty(rule, field, line: here) }
  }

  /// `00000000` stands for no date.
  private func isNullDate(_ fields: FECFields, _ field: FECField) -> Bool {
    let dates: [FECField] = [.ecritureDate, .pieceDate, .validDate]
    guard dates.contains(field) else { return false }
    let column = layout[field]
    return (fields.starts[column]..<fields.ends[column]).allSatisfy { [48, 47, 45, 46].contains(fields.base[$0]) }
  }
}
