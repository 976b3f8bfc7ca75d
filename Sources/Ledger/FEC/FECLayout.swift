import Kernel

/// Where the fields stand on a line: made from the header line.
struct FECLayout {
  /// As many fields as this are split on one line.
  static let most = 200

  var header = FECHeader()
  /// For each `FECField`, its column, or `most` (an always empty one) when the file has none.
  var columns = [Int](repeating: most, count: FECField.allCases.count)
  /// The columns kept apart, in order; and whether they stand together at the end of the line.
  var extra: [Int] = []
  var extraIsTail = false

  subscript(field: FECField) -> Int { columns[field.rawValue] }
  func has(_ field: FECField) -> Bool { columns[field.rawValue] != FECLayout.most }

  /// For a header known already.
  init(header: FECHeader) {
    self.header = header
    place()
  }

  /// Nil when the line cannot be the header of a FEC; `log` says why.
  init?(line: String, mode: FECMode, log: inout FindingLog) {
    header.separator = FECLayout.separator(of: line)
    var names = line.split(separator: Character(Unicode.Scalar(header.separator.rawValue)), omittingEmptySubsequences: false)
      .map { FECLayout.cleaned($0, mode) }
    if names.count > 1, names.last == "" {
      header.hasTrailingSeparator = true
      names.removeLast()
    }
    guard names.count < FECLayout.most else {
      log.add(.fecHeaderUnknown(excerpt(line)))
      return nil
    }
    header.columns = names
    header.fields = names.map { FECField.legal($0) }
    if mode == .tolerant { guessNames(&log) }
    guard header.fields.contains(where: { $0 != nil }) else {
      log.add(.fecHeaderUnknown(excerpt(line)))
      return nil
    }
    place()
    reportSeparator(mode, &log)
    guard reportMissing(mode, &log) else { return nil }
    reportOrder(&log)
    if !header.extraColumns.isEmpty { log.add(.fecHeaderExtra(header.extraColumns)) }
  }

  private static func separator(of line: String) -> FECHeader.Separator {
    let counts = FECHeader.Separator.allCases.map { separator in
      (separator, line.utf8.count { $0 == separator.rawValue })
    }
    let legal = counts.filter { $0.0.isLegal }.max { $0.1 < $1.1 }!
    return legal.1 > 0 ? legal.0 : counts.filter { !$0.0.isLegal }.max { $0.1 < $1.1 }!.0
  }

  private static func cleaned(_ name: Substring, _ mode: FECMode) -> String {
    var text = name
    func isBlank(_ c: Character) -> Bool { c == " " || c == "\u{A0}" }
    while let c = text.first, isBlank(c) { text.removeFirst() }
    while let c = text.last, isBlank(c) { text.removeLast() }
    if mode == .tolerant, text.count >= 2, text.first == "\"", text.last == "\"" { text = text.dropFirst().dropLast() }
    return String(text)
  }

  private mutating func guessNames(_ log: inout FindingLog) {
    var pairs: [String] = []
    for (index, name) in header.columns.enumerated() where header.fields[index] == nil {
      guard let field = FECField.vendor(name), !header.fields.contains(field) else { continue }
      header.fields[index] = field
      pairs.append("« \(name) » pour \(field.name)")
    }
    if !pairs.isEmpty { log.add(.fecGuess(.columnNames(pairs), line: 1)) }
  }

  private mutating func place() {
    for (index, field) in header.fields.enumerated() {
      guard let field, columns[field.rawValue] == FECLayout.most else { continue }
      columns[field.rawValue] = index
    }
    header.amountForm = has(.montant) && has(.sens) && !(has(.debit) && has(.credit)) ? .amountSide : .debitCredit
    extra = header.extraIndices
    if let first = extra.first { extraIsTail = extra == Array(first..<header.columns.count) && header.separator == .tab }
  }

  private func reportSeparator(_ mode: FECMode, _ log: inout FindingLog) {
    guard !header.separator.isLegal, header.columns.count > 1 else { return }
    log.add(mode == .tolerant ? .fecGuess(.separator(header.separator), line: 1) : .fecHeaderSeparator(header.separator))
  }

  /// False when too much is missing to read on.
  private func reportMissing(_ mode: FECMode, _ log: inout FindingLog) -> Bool {
    var missing = FECField.legal.filter { !has($0) && $0 != .debit && $0 != .credit }
    if header.amountForm == .debitCredit { missing += [.debit, .credit].filter { !has($0) } }
    guard !missing.isEmpty else { return true }
    let vital: [FECField] = [.ecritureDate, .compteNum, .debit, .credit]
    let mandatory: [FECField] = mode == .tolerant ? vital : vital + [.ecritureNum, .compteLib, .ecritureLib]
    let lacking = missing.filter(mandatory.contains)
    if !lacking.isEmpty { log.add(.fecHeaderMandatory(lacking.map(\.name))) }
    let others = missing.filter { !mandatory.contains($0) }
    if !others.isEmpty {
      log.add(mode == .tolerant ? .fecGuess(.missingColumns(others.map(\.name)), line: 1) : .fecHeaderMissing(others.map(\.name)))
    }
    return !missing.contains(where: vital.contains)
  }

  private func reportOrder(_ log: inout FindingLog) {
    for (index, field) in header.fields.enumerated() {
      if let field, header.fields.firstIndex(of: field) != index { log.add(.fecHeaderDuplicate(field.name)) }
    }
    var expected = FECField.legal
    if header.amountForm == .amountSide { expected.replaceSubrange(11...12, with: [.montant, .sens]) }
    expected.removeAll { !has($0) }
    for (index, field) in expected.enumerated() where header.fields.count > index && header.fields[index] != field {
      log.add(.fecHeaderOrder(header.columns[index], place: index + 1, expected: field.name))
      return
    }
  }
}

/// The beginning of a text, for a message.
func excerpt(_ text: String, _ most: Int = 60) -> String {
  let shown = String(String.UnicodeScalarView(text.unicodeScalars.prefix(most).map { $0.value < 32 ? "·" : $0 }))
  return text.unicodeScalars.count > most ? shown + "…" : shown
}
