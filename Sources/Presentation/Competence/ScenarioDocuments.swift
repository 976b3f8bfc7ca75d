public import Competence
import Formats
import Foundation
import Kernel
import Pages
public import UseCases

/// The forms of a scenario's documents: what a company really receives. All are marked as fictitious.
public enum ScenarioDocuments {
  /// The files of a document, the one to attach to an entry first. Throws as `PDFDocument.bytes` and `XMLOut`.
  @Sendable public static func files(_ document: Document, _ version: ScenarioVersion) throws -> [DocumentFile] {
    let name = document.name.replacing("/", with: "-")
    switch document.kind {
    case .sale, .purchase, .creditNote, .receipt, .letter, .payslip, .staffFile:
      return [DocumentFile(name: name + ".pdf", mediaType: "application/pdf", content: try paper(document, version).bytes())]
    case .payroll:
      return [
        DocumentFile(name: name + ".pdf", mediaType: "application/pdf", content: try paper(document, version).bytes()),
        DocumentFile(name: name + ".csv", mediaType: "text/csv", content: try table(document)),
      ]
    case .bankStatement:
      return [
        DocumentFile(name: name + ".pdf", mediaType: "application/pdf", content: try statement(document, version).bytes()),
        DocumentFile(name: name + ".xml", mediaType: "application/xml", content: try camt(document, version)),
      ]
    }
  }

  /// The forms a document takes, as their files end; the one to attach to an entry first.
  public static func extensions(_ kind: Document.Kind) -> [String] {
    switch kind {
    case .payroll: ["pdf", "csv"]
    case .bankStatement: ["pdf", "xml"]
    case .sale, .purchase, .creditNote, .receipt, .letter, .payslip, .staffFile: ["pdf"]
    }
  }

  // MARK: - Papers

  private static func empty(_ document: Document, _ version: ScenarioVersion) -> PDFDocument {
    // Whoever wrote the paper has their name on it: a supplier's invoice is not the company's.
    let isOthers = document.kind == .purchase || document.kind == .receipt
    return PDFDocument(
      title: "\(document.title.capitalized) \(document.reference)", subject: version.scenario.title,
      author: "Écritoire", day: document.day, owner: isOthers ? document.party?.name ?? "" : version.scenario.company.name,
      footer: "Document fictif, pour l’étude · Écritoire", watermark: "FICTIF")
  }

  private static func paper(_ document: Document, _ version: ScenarioVersion) throws -> PDFDocument {
    let company = version.scenario.company
    let own = [company.name, company.address, "SIREN \(company.siren)"].joined(separator: "\n")
    let other = document.party.map {
      [$0.name, $0.address, $0.siren.isEmpty ? "" : "SIREN \($0.siren)"].filter { !$0.isEmpty }.joined(separator: "\n")
    }
    let isOurs = document.kind == .sale || document.kind == .creditNote
    var pages = empty(document, version)
    pages.blocks = [.heading(1, heading(document))]
    if document.kind.hasParties {
      pages.blocks.append(
        .columns([
          (1, [.heading(3, "Émise par"), .paragraph((isOurs ? own : other) ?? document.mentions)]),
          (1, [.heading(3, "Adressée à"), .paragraph((isOurs ? other : own) ?? own)]),
        ]))
    }
    pages.blocks.append(.paragraph("Date : \(document.day.french)"))
    if !document.lines.isEmpty { pages.blocks += [.space(6), .table(lines(document))] }
    if !document.lines.isEmpty, document.kind.hasParties { pages.blocks.append(.table(totals(document))) }
    if document.kind != .receipt || document.party != nil { pages.blocks.append(.paragraph(document.mentions)) }
    return pages
  }

  /// A number follows « n° »; the paper of a file is named by what it is, a payslip by its month.
  private static func heading(_ document: Document) -> String {
    switch document.kind {
    case .letter, .staffFile: document.reference
    case .payslip: "\(document.title), \(document.reference)"
    case .sale, .purchase, .creditNote, .receipt, .bankStatement, .payroll: "\(document.title) n° \(document.reference)"
    }
  }

  private static func lines(_ document: Document) -> PDFTable {
    if !document.kind.hasParties {
      var table = PDFTable(
        name: document.title, columns: [.init("Poste", isFlexible: true), .init("Montant", isTrailing: true, width: 84)])
      for line in document.lines { table.add([.text(line.label), .amount(line.net)]) }
      return table
    }
    var table = PDFTable(
      name: "Lignes",
      columns: [
        .init("Désignation", isFlexible: true), .init("Quantité", isTrailing: true), .init("Prix unitaire", isTrailing: true),
        .init("TVA", isTrailing: true), .init("Montant HT", isTrailing: true, width: 84),
      ])
    for line in document.lines {
      table.add([
        .text(line.label), .text(quantity(line.quantity)), .amount(line.unitPrice), .text(line.rate.frenchPercent),
        .amount(line.net),
      ])
    }
    return table
  }

  private static func quantity(_ quantity: Fraction) -> String {
    if quantity.denominator == 1 { return String(quantity.numerator) }
    return (try? quantity.money(.halfAwayFromZero).plainFrench) ?? ""
  }

  private static func totals(_ document: Document) -> PDFTable {
    var table = PDFTable(name: "Totaux", columns: [.init("", isFlexible: true), .init("Montant", isTrailing: true, width: 84)])
    table.add([.text("Total hors taxe"), .amount(document.net)])
    for tax in document.taxes where tax.rate > .zero {
      table.add([.text("TVA \(tax.rate.frenchPercent) sur \(tax.base.french)\u{A0}€"), .amount(tax.tax)])
    }
    table.add(.total, [.text("Total toutes taxes comprises, en euros"), .amount(document.total)])
    return table
  }

  private static func table(_ document: Document) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = CSVWriter(mark: true) { bytes += $0 }
    try writer.write(["poste", "montant"])
    for line in document.lines { try writer.write([.text(line.label), .amount(line.net)]) }
    _ = try writer.finish()
    return bytes
  }

  // MARK: - The bank

  private static func statement(_ document: Document, _ version: ScenarioVersion) throws -> PDFDocument {
    var pages = empty(document, version)
    var table = PDFTable(
      name: "Opérations",
      columns: [
        .init("Date"), .init("Libellé", isFlexible: true), .init("Débit", isTrailing: true, width: 84),
        .init("Crédit", isTrailing: true, width: 84),
      ])
    let opening = version.statementOpening
    table.add(.subtotal, [.text("Solde initial"), .empty, .empty, .amount(opening)])
    for line in version.statement {
      let isOut = line.amount < .zero
      table.add([
        .text(line.day.french), .text(line.label), isOut ? .amount(line.amount.magnitude) : .empty,
        isOut ? .empty : .amount(line.amount),
      ])
    }
    table.add(.total, [.text("Solde final"), .empty, .empty, .amount(version.statementClosing)])
    pages.blocks = [
      .heading(1, "Relevé de compte, \(document.reference)"),
      .paragraph(
        "\(document.mentions)\nTitulaire : \(version.scenario.company.name)\nIBAN : \(version.scenario.company.bankAccount)"),
      .table(table),
    ]
    return pages
  }

  /// The same as a file: CAMT.053, as banks send it.
  private static func camt(_ document: Document, _ version: ScenarioVersion) throws -> [UInt8] {
    let (first, last) = (version.scenario.days.lowerBound, version.scenario.days.upperBound)
    let name = "FICTIF-\(document.name)"
    var bytes: [UInt8] = []
    var out = XMLOut { bytes += $0 }
    func balance(_ code: String, _ amount: Money, _ day: Day) throws {
      try out.open("Bal")
      try nested(&out, ["Tp", "CdOrPrtry"], "Cd", code)
      try out.leaf("Amt", amount.magnitude.json, [XMLAttribute("Ccy", "EUR")])
      try out.leaf("CdtDbtInd", amount < .zero ? "DBIT" : "CRDT")
      try nested(&out, ["Dt"], "Dt", day.iso)
      try out.close()
    }
    try out.open("Document", [XMLAttribute("xmlns", "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08")])
    try out.open("BkToCstmrStmt")
    try out.open("GrpHdr")
    try out.leaf("MsgId", name)
    try out.leaf("CreDtTm", "\(last.iso)T00:00:00")
    try out.close()
    try out.open("Stmt")
    try out.leaf("Id", name)
    try out.open("FrToDt")
    try out.leaf("FrDtTm", "\(first.iso)T00:00:00")
    try out.leaf("ToDtTm", "\(last.iso)T23:59:59")
    try out.close()
    try out.open("Acct")
    try nested(&out, ["Id"], "IBAN", version.scenario.company.bankAccount)
    try out.leaf("Ccy", "EUR")
    try out.close()
    try balance("OPBD", version.statementOpening, first - 1)
    try balance("CLBD", version.statementClosing, last)
    for (index, line) in version.statement.enumerated() {
      try out.open("Ntry")
      try out.leaf("Amt", line.amount.magnitude.json, [XMLAttribute("Ccy", "EUR")])
      try out.leaf("CdtDbtInd", line.amount < .zero ? "DBIT" : "CRDT")
      try nested(&out, ["Sts"], "Cd", "BOOK")
      try nested(&out, ["BookgDt"], "Dt", line.day.iso)
      try nested(&out, ["ValDt"], "Dt", line.day.iso)
      try out.open("NtryDtls")
      try out.open("TxDtls")
      try nested(&out, ["Refs"], "InstrId", "\(name)-\(index + 1)")
      try nested(&out, ["RmtInf"], "Ustrd", line.label)
      try out.close()
      try out.close()
      try out.close()
    }
    try out.close()
    try out.close()
    try out.close()
    try out.finish()
    return bytes
  }

  private static func nested(_ out: inout XMLOut, _ path: [String], _ leaf: String, _ text: String) throws {
    for name in path { try out.open(name) }
    try out.leaf(leaf, text)
    for _ in path { try out.close() }
  }
}

extension Document.Kind {
  /// Somebody bills somebody: its lines have a tax and a total.
  fileprivate var hasParties: Bool {
    switch self {
    case .sale, .purchase, .creditNote, .receipt: true
    case .letter, .bankStatement, .payroll, .payslip, .staffFile: false
    }
  }
}
