import Kernel

/// The text form of a template, for people to read, edit and share:
///
///     guide: Loyer du bureau
///     journal: HA
///     piece: LOYER-{aaaamm}
///     libelle: Loyer {mois}
///     variable: montant = 950,00
///     ligne: 6132 ; ; D ; montant ; D20
///     ligne: 44566 ; ; D ; tva D20 de montant ; D20
///     ligne: 401 ; BAILLEUR ; C ; reste
///
/// A line is `compte ; tiers ; sens ; formule ; code de TVA ; libellé`; what
/// is empty at its end may be left out. Lines that start with `#` are comments.
extension EntryTemplate {
  public var text: String {
    var rows = ["guide: \(name)", "journal: \(journal)", "piece: \(pieceRef)", "libelle: \(label)"]
    rows += variables.map { "variable: \($0.name)" + ($0.usual.map { " = \($0.plainFrench)" } ?? "") }
    rows += lines.map { line in
      var fields = [
        line.account.text, line.thirdParty ?? "", line.side.rawValue, line.formula.text, line.vatCode ?? "", line.label ?? "",
      ]
      while fields.last == "" { fields.removeLast() }
      return "ligne: \(fields[0])" + fields.dropFirst().map { $0.isEmpty ? " ;" : " ; \($0)" }.joined()
    }
    return rows.joined(separator: "\n") + "\n"
  }

  /// Reads the text form. The template is nil when a finding is an error.
  public static func read(_ text: String) -> (template: EntryTemplate?, findings: [Finding]) {
    var reader = TemplateReader()
    for (index, row) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      reader.read(EntryTemplate.trimmed(row), line: index + 1)
    }
    return reader.finish()
  }

  fileprivate static func trimmed(_ text: some StringProtocol) -> String {
    var body = text[...]
    while body.first?.isWhitespace == true { body.removeFirst() }
    while body.last?.isWhitespace == true { body.removeLast() }
    return String(body)
  }
}

private struct TemplateReader {
  var template = EntryTemplate(name: "", journal: "", pieceRef: "", label: "", variables: [], lines: [])
  var findings: [Finding] = []
  var seen: Set<String> = []

  mutating func read(_ row: String, line: Int) {
    if row.isEmpty || row.hasPrefix("#") { return }
    guard let colon = row.firstIndex(of: ":") else { return findings.append(Finding.templateRowUnknown(row).at(line: line)) }
    let key = EntryTemplate.trimmed(row[..<colon]).searchFolded
    let value = EntryTemplate.trimmed(row[row.index(after: colon)...])
    if key != "variable", key != "ligne", !seen.insert(key).inserted {
      return findings.append(Finding.templateRowTwice(key).at(line: line))
    }
    switch key {
    case "guide": template.name = value
    case "journal": template.journal = value
    case "piece": template.pieceRef = value
    case "libelle": template.label = value
    case "variable": readVariable(value, line: line)
    case "ligne": readLine(value, line: line)
    default: findings.append(Finding.templateRowUnknown(row).at(line: line))
    }
  }

  private mutating func readVariable(_ value: String, line: Int) {
    let pieces = value.split(separator: "=", maxSplits: 1).map { EntryTemplate.trimmed($0) }
    guard let name = pieces.first, AmountFormula.isVariableName(name) else {
      return findings.append(Finding.templateVariableName(value).at(line: line))
    }
    guard pieces.count == 2 else { return template.variables.append(.init(name: name)) }
    do {
      template.variables.append(.init(name: name, usual: try Money(french: pieces[1])))
    } catch {
      findings.append(Finding.templateAmountUnreadable(pieces[1], error).at(line: line))
    }
  }

  private mutating func readLine(_ value: String, line: Int) {
    // The label comes last, so that it may hold a semicolon.
    let fields = value.split(separator: ";", maxSplits: 5, omittingEmptySubsequences: false).map { EntryTemplate.trimmed($0) }
    let field = { (index: Int) in index < fields.count && !fields[index].isEmpty ? fields[index] : nil }
    guard let account = AccountNumber(field(0) ?? "") else {
      return findings.append(Finding.templateAccount(field(0) ?? "").at(line: line))
    }
    guard let side = EntryTemplate.Side(rawValue: field(2)?.uppercased() ?? "") else {
      return findings.append(Finding.templateSide(field(2) ?? "").at(line: line))
    }
    guard let formula = AmountFormula(field(3) ?? "") else {
      return findings.append(Finding.templateFormula(field(3) ?? "").at(line: line))
    }
    if let code = field(4), VATCode.find(code) == nil { return findings.append(Finding.vatCodeUnknown(code).at(line: line)) }
    template.lines.append(
      .init(
        account: account, thirdParty: field(1), side: side, formula: formula, vatCode: field(4)?.uppercased(), label: field(5)))
  }

  mutating func finish() -> (template: EntryTemplate?, findings: [Finding]) {
    for (key, value) in [("guide", template.name), ("journal", template.journal), ("libelle", template.label)] where value.isEmpty
    {
      findings.append(.templateRowMissing(key))
    }
    if findings.isEmpty { findings = template.check() }
    return (findings.isEmpty ? template : nil, findings)
  }
}
