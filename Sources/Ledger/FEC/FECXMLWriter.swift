import Formats
public import Kernel

/// Writes the XML form (VII-1) of a FEC: ISO 8859-15, restricted to what it
/// shares with Latin-1, with the schema named in the first 300 bytes.
///
/// A journal element is opened again each time the journal changes, so that
/// entries stay in the order of validation. What the schema holds once per entry and a line
/// says otherwise (label, piece, lettering) stands at the end of the line.
public struct FECXMLWriter {
  private var out: XMLOut
  private var text = FECText(.latin1)
  private var tally = FECTally()
  private let extraColumns: [String]
  private var pending: [FECExportLine] = []
  private var journal: String?
  private var findings: [Finding] = []
  static let schemaFile = "formatA47A-I-VII-1.xsd"
  static let instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"

  /// `extraColumns` become elements at the end of each line; a name that XML cannot hold is written without its odd characters.
  public init(closing: Day, extraColumns: [String] = [], _ flush: @escaping ([UInt8]) throws -> Void) throws {
    self.extraColumns = extraColumns.map(FECXMLWriter.elementName)
    out = XMLOut(encoding: .latin9, indents: true, flush)
    try out.open(
      "comptabilite",
      [
        XMLAttribute("xmlns:xsi", FECXMLWriter.instanceNamespace),
        XMLAttribute("xsi:noNamespaceSchemaLocation", FECXMLWriter.schemaFile),
      ])
    try out.open("exercice")
    try out.leaf("DateCloture", closing.iso)
  }

  public mutating func write(_ line: FECExportLine) throws {
    if let first = pending.first, first.number != line.number || first.journalCode != line.journalCode { try writeEntry() }
    pending.append(line)
  }

  /// Writes what is left and tells what was written. The writer is not used after it.
  public mutating func finish() throws -> FECWritten {
    if !pending.isEmpty { try writeEntry() }
    if journal != nil { try out.close() }
    try out.close()
    try out.close()
    try out.finish()
    var written = tally.written
    written.findings += findings + text.findings
    return written
  }

  private mutating func leaf(_ field: FECField, _ value: String) throws { try out.leaf(field.name, text.legal(value)) }

  private mutating func writeEntry() throws {
    guard let first = pending.first else { return }
    if journal != first.journalCode {
      if journal != nil { try out.close() }
      journal = first.journalCode
      try out.open("journal")
      try leaf(.journalCode, first.journalCode.isEmpty ? "OD" : first.journalCode)
      try leaf(.journalLib, first.journalLabel.isEmpty ? first.journalCode : first.journalLabel)
    }
    if pending.count < 2 { findings.append(.fecExportOneLine(first.number)) }
    try out.open("ecriture")
    try leaf(.ecritureNum, first.number)
    try leaf(.ecritureDate, first.day.iso)
    try leaf(.ecritureLib, first.label.isEmpty ? first.pieceRef : first.label)
    try leaf(.pieceRef, first.pieceRef.isEmpty ? first.number : first.pieceRef)
    try leaf(.pieceDate, (first.pieceDay ?? first.day).iso)
    try leaf(.validDate, first.validDay.iso)
    for line in pending { try writeLine(line, of: first) }
    try out.close()
    pending.removeAll(keepingCapacity: true)
  }

  /// A line with both sides set makes two, since the schema allows one amount each.
  private mutating func writeLine(_ line: FECExportLine, of first: FECExportLine) throws {
    tally.add(line)
    if !line.debit.isZero || line.credit.isZero { try writeSide(.debit, line.debit, line, first) }
    if !line.credit.isZero { try writeSide(.credit, line.credit, line, first) }
  }

  private mutating func writeSide(_ side: FECField, _ amount: Money, _ line: FECExportLine, _ first: FECExportLine) throws {
    try out.open("ligne")
    try leaf(.compteNum, line.account)
    try leaf(.compteLib, line.accountLabel.isEmpty ? line.account : line.accountLabel)
    if !line.thirdParty.isEmpty {
      try leaf(.compAuxNum, line.thirdParty)
      try leaf(.compAuxLib, line.thirdPartyLabel)
    }
    if !line.currency.isEmpty || !line.foreignAmount.isEmpty {
      try leaf(.montantDevise, line.foreignAmount)
      try leaf(.idevise, line.currency)
    }
    try out.leaf(side.name, amount.json)
    try writeOwn(line, first)
    for (name, value) in zip(extraColumns, line.extra) where !value.isEmpty { try out.leaf(name, text.legal(value)) }
    try out.close()
  }

  /// What this line says otherwise than the entry.
  private mutating func writeOwn(_ line: FECExportLine, _ first: FECExportLine) throws {
    if line.label != first.label { try leaf(.ecritureLib, line.label) }
    if line.pieceRef != first.pieceRef { try leaf(.pieceRef, line.pieceRef) }
    if (line.pieceDay ?? line.day) != (first.pieceDay ?? first.day) { try leaf(.pieceDate, (line.pieceDay ?? line.day).iso) }
    if line.validDay != first.validDay { try leaf(.validDate, line.validDay.iso) }
    if !line.lettering.isEmpty { try leaf(.ecritureLet, line.lettering) }
    if let day = line.letteringDay { try leaf(.dateLet, day.iso) }
  }

  static func elementName(_ name: String) -> String {
    let kept = String(
      name.unicodeScalars.filter { ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
    )
    guard let first = kept.first, first.isLetter else { return "Champ" + kept }
    return kept
  }
}
