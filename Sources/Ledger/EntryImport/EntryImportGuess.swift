import Kernel

extension EntryImportMapping {
  /// The headers that other programs give to our columns, folded as `searchFolded` does
  /// with signs as spaces. The first that is found wins.
  private static let synonyms: [Field: [String]] = [
    .day: ["date", "date ecriture", "ecrituredate", "date comptable", "date d ecriture", "jour", "date operation"],
    .journal: ["journal", "journalcode", "code journal", "jnl", "jal"],
    .piece: [
      "piece", "pieceref", "n piece", "no piece", "numero piece", "numero de piece", "reference", "ref", "ref piece", "facture",
    ],
    .account: ["compte", "comptenum", "n compte", "no compte", "numero de compte", "numero compte", "compte general", "cpte"],
    .thirdParty: ["auxiliaire", "compauxnum", "compte auxiliaire", "code tiers", "tiers", "code auxiliaire", "aux"],
    .label: ["libelle", "ecriturelib", "libelle ligne", "intitule", "designation", "description", "lib"],
    .debit: ["debit", "montant debit", "debit eur", "debit euros"],
    .credit: ["credit", "montant credit", "credit eur", "credit euros"],
    .dueDay: ["echeance", "date echeance", "date d echeance"],
    .vatCode: ["code tva", "code taxe"],
    .currency: ["devise", "idevise", "monnaie"],
    .foreignAmount: ["montant devise", "montantdevise", "montant en devise"],
    .pieceDay: ["date piece", "piecedate", "date de piece", "date facture"],
    .entryLabel: ["libelle ecriture", "libelle de l ecriture"],
    .entryMark: ["ecriture", "ecriturenum", "n ecriture", "no ecriture", "numero ecriture", "mouvement"],
    .amount: ["montant", "montant eur", "montant signe"],
    .side: ["sens", "d c", "dc"],
    .thirdPartyName: ["nom tiers", "compauxlib", "nom du tiers", "libelle tiers", "libelle auxiliaire"],
  ]

  /// Finds out what the columns hold from the first record and some of those
  /// that follow. Our own headers are read without a word; of everything else
  /// a finding says what was guessed, so that the user can correct it; what
  /// the corrections say is not guessed.
  ///
  /// - Returns: a mapping that can be used when no finding is an error.
  public static func guess(
    first: [String], sample: [[String]], separator: String = ";", corrections: EntryImportCorrections = .init()
  ) -> (mapping: EntryImportMapping, findings: [Finding]) {
    var findings: [Finding] = []
    var mapping = EntryImportMapping(columns: [:], separator: separator)
    let cells = first.enumerated().map { $0.offset == 0 ? $0.element.withoutByteOrderMark : $0.element }
    if cells.first.flatMap({ readDay($0) }) != nil {
      mapping.hasHeader = false
      for (index, field) in usualFields.enumerated() { mapping.columns[field] = .position(index + 1) }
      findings.append(.importWithoutHeader(usualFields.map(\.rawValue)))
    } else {
      mapping.matchHeader(cells, corrections, &findings)
    }
    mapping = mapping.corrected(by: corrections)
    let rows = mapping.hasHeader ? sample : [cells] + sample
    let columns = mapping.positions(in: cells)
    if corrections.dayForm == nil { mapping.guessDays(columns, rows, &findings) }
    if corrections.decimal == nil { mapping.guessDecimal(columns, rows, &findings) }
    findings += mapping.check(header: mapping.hasHeader ? cells : [])
    return (mapping, findings)
  }

  private mutating func matchHeader(_ cells: [String], _ corrections: EntryImportCorrections, _ findings: inout [Finding]) {
    let folded = cells.map(\.headerFolded)
    var taken = Set(
      corrections.ignored.union(corrections.columns.values).compactMap { $0.index(in: folded, width: cells.count) })
    for field in Field.allCases where corrections.columns[field] == nil {
      let names = EntryImportMapping.synonyms[field] ?? []
      guard let index = names.lazy.compactMap({ name in folded.firstIndex(of: name) }).first(where: { !taken.contains($0) })
      else { continue }
      taken.insert(index)
      columns[field] = .name(cells[index])
      if cells[index].trimmedSpaces != field.rawValue { findings.append(.importColumnGuessed(cells[index], field)) }
    }
    for (index, cell) in cells.enumerated() where !taken.contains(index) && !cell.trimmedSpaces.isEmpty {
      findings.append(.importColumnIgnored(cell))
    }
  }

  private mutating func guessDays(_ columns: [Field: Int], _ rows: [[String]], _ findings: inout [Finding]) {
    let days = EntryImportMapping.texts(of: .day, columns, rows)
    guard !days.isEmpty, days.contains(where: { EntryImportMapping.readDay($0, as: .usual) == nil }) else { return }
    for form in [DayForm.compact, .american] where days.allSatisfy({ EntryImportMapping.readDay($0, as: form) != nil }) {
      dayForm = form
      return findings.append(.importDayFormGuessed(form, example: days[0]))
    }
  }

  private mutating func guessDecimal(_ columns: [Field: Int], _ rows: [[String]], _ findings: inout [Finding]) {
    let amounts = [Field.debit, .credit, .amount].flatMap { EntryImportMapping.texts(of: $0, columns, rows) }
    guard let example = amounts.first(where: { $0.contains(".") }), !amounts.contains(where: { $0.contains(",") }) else { return }
    decimal = .point
    findings.append(.importDecimalGuessed(example: example))
  }

  private static func texts(of field: Field, _ columns: [Field: Int], _ rows: [[String]]) -> [String] {
    guard let index = columns[field] else { return [] }
    return rows.compactMap { index < $0.count ? $0[index].trimmedSpaces : nil }.filter { !$0.isEmpty }
  }

  /// Where each field stands in the file, from 0; those that the file does not have are left out.
  func positions(in header: [String]) -> [Field: Int] {
    let folded = header.map(\.headerFolded)
    return columns.compactMapValues { column in
      switch column {
      case .position(let position): return position - 1
      case .name(let name):
        let wanted = name.headerFolded
        return folded.firstIndex(of: wanted)
      }
    }
  }

  /// What the mapping lacks to read a file that has this header.
  public func check(header: [String]) -> [Finding] {
    let found = positions(in: header)
    var findings: [Finding] = []
    for field in [Field.day, .account] where found[field] == nil { findings.append(.importColumnMissing(field)) }
    if found[.debit] == nil || found[.credit] == nil, found[.amount] == nil { findings.append(.importAmountColumnsMissing()) }
    if defaultJournal == nil, found[.journal] == nil { findings.append(.importJournalMissing()) }
    if found[.label] == nil, found[.entryLabel] == nil { findings.append(.importColumnMissing(.label)) }
    if found[.piece] == nil { findings.append(.importPieceColumnMissing()) }
    return findings
  }

  static func readDay(_ text: String, as form: DayForm = .usual) -> Day? {
    switch form {
    case .usual: return Day(iso: text) ?? Day(french: text)
    case .compact: return text.utf8.count == 8 ? Int32(text).flatMap { Day(number: $0) } : nil
    case .american:
      let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
      return pieces.count == 3 ? Day(french: "\(pieces[1])/\(pieces[0])/\(pieces[2])") : nil
    }
  }
}

extension String {
  /// Compared by bytes: for characters the mark may be part of the letter that follows.
  var withoutByteOrderMark: String { utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? String(unicodeScalars.dropFirst()) : self }

  var trimmedSpaces: String {
    // Most cells start and end with a plain letter or digit: nothing to look up.
    guard let first = utf8.first, let last = utf8.last else { return self }
    if first > 32, first < 127, last > 32, last < 127 { return self }
    var body = self[...]
    while body.first?.isWhitespace == true { body.removeFirst() }
    while body.last?.isWhitespace == true { body.removeLast() }
    return String(body)
  }

  /// For comparing headers: folded, signs and underscores as spaces.
  var headerFolded: String {
    String(withoutByteOrderMark.searchFolded.map { $0.isLetter || $0.isNumber ? $0 : " " }).searchFolded
  }
}
