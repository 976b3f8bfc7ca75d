import Kernel

/// Writes an Excel workbook (SpreadsheetML, ISO/IEC 29500), whose text stands in its cells rather than in a table of strings:
/// that would have to be held until the end.
public struct XLSXWriter: WorkbookWriter {
  private let zip: ZIPWriter
  private let properties: WorkbookProperties
  private let rowLimit: Int
  private var sheet: Sheet?
  private var part = 0
  private var tabs: [String] = []
  private var row = 0
  private var hasOnlyLines = true
  private var text = SheetText()

  /// - Parameters:
  ///   - rowLimit: the rows of a sheet, the names of its columns included.
  ///   - sink: takes the bytes of the file as they come.
  public init(
    _ properties: WorkbookProperties, rowLimit: Int = SheetLimits.rows, _ sink: @escaping ([UInt8]) throws -> Void
  ) throws {
    precondition(rowLimit > 1, "a sheet has rows besides its names")
    zip = ZIPWriter(sink)
    (self.properties, self.rowLimit) = (properties, rowLimit)
    try zip.add("_rels/.rels", XLSXWriter.relations)
    try zip.add("docProps/core.xml", XLSXWriter.core(properties))
    try zip.add("docProps/app.xml", XLSXWriter.app(properties))
    try zip.add("xl/styles.xml", XLSXWriter.styles)
  }

  public mutating func begin(_ sheet: Sheet) throws {
    if self.sheet != nil { try endSheet() }
    (self.sheet, part) = (sheet, 0)
    try beginPart(sheet)
  }

  public mutating func write(_ cells: [Sheet.Cell], _ style: Sheet.Style) throws {
    guard let sheet else { preconditionFailure("no sheet was begun") }
    precondition(cells.count == sheet.columns.count, "one cell for each column")
    if row == rowLimit {
      try endSheet()
      try beginPart(sheet)
    }
    if style != .line { hasOnlyLines = false }
    text.raw("<row>")
    for (index, cell) in cells.enumerated() { add(cell, style, sheet.columns[index].kind) }
    text.raw("</row>")
    row += 1
    if text.isFull { try flush() }
  }

  public mutating func finish() throws {
    precondition(sheet != nil, "no sheet was begun")
    try endSheet()
    try zip.add("xl/workbook.xml", workbook)
    try zip.add("xl/_rels/workbook.xml.rels", workbookRelations)
    try zip.add("[Content_Types].xml", contentTypes)
    try zip.finish()
  }

  private mutating func flush() throws {
    try zip.write(text.bytes)
    text.empty()
  }

  // MARK: Sheets

  private mutating func beginPart(_ sheet: Sheet) throws {
    part += 1
    tabs.append(Sheet.tab(sheet.name, part: part, taken: Set(tabs.map { $0.lowercased() })))
    try zip.begin("xl/worksheets/sheet\(tabs.count).xml")
    text.raw(SheetText.declaration)
    text.raw("<worksheet xmlns=\"\(XLSXWriter.main)\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>")
    // The names of the columns stay in sight.
    text.raw("<sheetViews><sheetView workbookViewId=\"0\"\(tabs.count == 1 ? " tabSelected=\"1\"" : "")>")
    text.raw("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>")
    text.raw("<sheetFormatPr defaultRowHeight=\"15\"/><cols>")
    for (index, column) in sheet.columns.enumerated() {
      let style = XLSXWriter.style(.line, column.kind)
      text.raw("<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.width)\" style=\"\(style)\" customWidth=\"1\"/>")
    }
    text.raw("</cols><sheetData><row>")
    for column in sheet.columns {
      text.raw("<c s=\"\(column.kind.isFigure ? 2 : 1)\" t=\"inlineStr\"><is><t>")
      text.escaped(XLSXWriter.protected(column.name))
      text.raw("</t></is></c>")
    }
    text.raw("</row>")
    (row, hasOnlyLines) = (1, true)
  }

  private mutating func endSheet() throws {
    guard let sheet else { return }
    let last = XLSXWriter.letters(sheet.columns.count)
    text.raw("</sheetData>")
    // To sort a column would scatter the totals.
    if hasOnlyLines { text.raw("<autoFilter ref=\"A1:\(last)\(row)\"/>") }
    text.raw("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.7\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>")
    text.raw("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/><headerFooter><oddHeader>")
    // « & » begins an order to the printer; the spaces keep a title of digits from being a size of letters.
    text.escaped("&L \(printed(properties.company))&R \(printed(properties.title))")
    text.raw("</oddHeader><oddFooter>")
    text.escaped("&L \(printed(properties.subject))&RPage &P sur &N")
    // Account numbers are text that looks like numbers: they are so on purpose.
    text.raw("</oddFooter></headerFooter><ignoredErrors>")
    text.raw("<ignoredError sqref=\"A1:\(last)\(row)\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>")
    try flush()
    try zip.end()
  }

  private func printed(_ text: String) -> String {
    // Both together have 255 characters at the most.
    XLSXWriter.protected(String(text.prefix(50)).replacing("\n", with: " ").replacing("&", with: "&&"))
  }

  // MARK: Cells

  private mutating func add(_ cell: Sheet.Cell, _ style: Sheet.Style, _ kind: Sheet.Kind) {
    switch cell {
    case .empty:
      open(style, kind)
      text.raw("/>")
    case .text(let value):
      open(style, .text)
      if value.isEmpty { return text.raw("/>") }
      text.raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
      text.escaped(XLSXWriter.protected(SheetText.cell(value)))
      text.raw("</t></is></c>")
    case .money(let money):
      open(style, .money)
      text.raw("><v>")
      text.decimal(money)
      text.raw("</v></c>")
    case .day(let day):
      open(style, .day)
      text.raw("><v>")
      text.number(XLSXWriter.serial(day))
      text.raw("</v></c>")
    case .count(let count):
      open(style, .count)
      text.raw("><v>")
      text.number(count)
      text.raw("</v></c>")
    }
  }

  private mutating func open(_ style: Sheet.Style, _ kind: Sheet.Kind) {
    text.raw("<c s=\"")
    text.number(XLSXWriter.style(style, kind))
    text.raw("\"")
  }

  /// Days since 30 December 1899, as long as one counts a 29 February 1900 that never was.
  static func serial(_ day: Day) -> Int {
    let count = day.serial + 25_569
    return count > 60 ? count : count - 1
  }

  /// Excel reads `_x0041_` as « A »: text that has this shape is written so that it reads as it was.
  static func protected(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    return text.replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#) { _ in "_x005F_" }
  }

  /// The name of a column counted from 1: A, Z, AA.
  static func letters(_ column: Int) -> String {
    let before = (column - 1) / 26
    let letter = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8((column - 1) % 26)))
    return before > 0 ? letters(before) + letter : letter
  }

  /// Where `styles` has the look of a cell: first the default and the two of the names of columns.
  static func style(_ style: Sheet.Style, _ kind: Sheet.Kind) -> Int {
    3 + style.rawValue * Sheet.Kind.allCases.count + kind.rawValue
  }
}

// MARK: - The parts around the sheets

extension XLSXWriter {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  private static let relations = SheetText(
    SheetText.declaration + """
      <Relationships xmlns="\(package)/relationships">\
      <Relationship Id="rId1" Type="\(office)/relationships/officeDocument" Target="xl/workbook.xml"/>\
      <Relationship Id="rId2" Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
      <Relationship Id="rId3" Type="\(office)/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>
      """
  ).bytes

  private static func core(_ properties: WorkbookProperties) -> [UInt8] {
    var text = SheetText(SheetText.declaration)
    text.raw("<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"")
    text.raw(" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>")
    text.escaped(properties.title)
    text.raw("</dc:title><dc:subject>")
    text.escaped(properties.subject)
    text.raw("</dc:subject><dc:creator>")
    text.escaped(properties.author)
    text.raw("</dc:creator><dc:description>")
    text.escaped(properties.company)
    text.raw("</dc:description><dc:language>fr-FR</dc:language>")
    text.raw("<dcterms:created xsi:type=\"dcterms:W3CDTF\">\(properties.instant)</dcterms:created></cp:coreProperties>")
    return text.bytes
  }

  private static func app(_ properties: WorkbookProperties) -> [UInt8] {
    var text = SheetText(SheetText.declaration)
    text.raw(
      "<Properties xmlns=\"\(office)/extended-properties\"><Application>\(WorkbookProperties.program)</Application><Company>")
    text.escaped(properties.company)
    text.raw("</Company></Properties>")
    return text.bytes
  }

  /// Fonts: plain, bold, white. Fills: none and grey, which the format asks for, then those of names and of totals. Borders:
  /// none, a line above, a double line below.
  private static let styles: [UInt8] = {
    var text = SheetText(SheetText.declaration)
    text.raw("<styleSheet xmlns=\"\(main)\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"[$-40C]#,##0.00\"/>")
    text.raw("<numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy\"/></numFmts><fonts count=\"2\">")
    text.raw(
      "<font><sz val=\"10\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"10\"/><name val=\"Calibri\"/></font></fonts>")
    text.raw(
      "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>")
    for colour in ["FFE6E1F2", "FFF4F2F8"] {
      text.raw("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"\(colour)\"/></patternFill></fill>")
    }
    let (sides, plain) = ("<left/><right/>", "numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"")
    text.raw("</fills><borders count=\"3\"><border>\(sides)<top/><bottom/><diagonal/></border>")
    text.raw("<border>\(sides)<top style=\"thin\"/><bottom/><diagonal/></border>")
    text.raw("<border>\(sides)<top style=\"thin\"/><bottom style=\"double\"/><diagonal/></border></borders>")
    text.raw("<cellStyleXfs count=\"1\"><xf \(plain)/></cellStyleXfs>")
    text.raw("<cellXfs count=\"\(3 + looks.count)\"><xf \(plain) xfId=\"0\"/>")
    for alignment in ["left", "right"] {
      text.raw("<xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"")
      text.raw(" applyFill=\"1\" applyAlignment=\"1\"><alignment horizontal=\"\(alignment)\" vertical=\"center\"/></xf>")
    }
    for look in looks { text.raw(look) }
    text.raw(
      "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>")
    return text.bytes
  }()

  /// In the order that `style` counts. Text has the format of text, so that to edit it does not make a formula of it.
  private static let looks: [String] = Sheet.Style.allCases.flatMap { style in
    Sheet.Kind.allCases.map { kind in
      let format =
        switch kind {
        case .text: 49
        case .money: 164
        case .day: 165
        case .count: 1
        }
      let (font, fill, border) =
        switch style {
        case .line: (0, 0, 0)
        case .heading: (1, 0, 0)
        case .subtotal: (1, 3, 1)
        case .total: (1, 3, 2)
        }
      return """
        <xf numFmtId="\(format)" fontId="\(font)" fillId="\(fill)" borderId="\(border)" xfId="0" applyNumberFormat="1" \
        applyFont="1" applyFill="1" applyBorder="1"/>
        """
    }
  }

  private var workbook: [UInt8] {
    var text = SheetText(SheetText.declaration)
    text.raw("<workbook xmlns=\"\(XLSXWriter.main)\" xmlns:r=\"\(XLSXWriter.office)/relationships\"><sheets>")
    for (index, tab) in tabs.enumerated() {
      text.raw("<sheet name=\"")
      text.escaped(tab)
      text.raw("\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>")
    }
    // The names of the columns stand on top of each printed page.
    text.raw("</sheets><definedNames>")
    for (index, tab) in tabs.enumerated() {
      text.raw("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(index)\">")
      text.escaped("'\(tab.replacing("'", with: "''"))'!$1:$1")
      text.raw("</definedName>")
    }
    text.raw("</definedNames></workbook>")
    return text.bytes
  }

  private var workbookRelations: [UInt8] {
    var text = SheetText(SheetText.declaration)
    text.raw("<Relationships xmlns=\"\(XLSXWriter.package)/relationships\">")
    let kind = "\(XLSXWriter.office)/relationships"
    for number in 1...tabs.count {
      text.raw("<Relationship Id=\"rId\(number)\" Type=\"\(kind)/worksheet\" Target=\"worksheets/sheet\(number).xml\"/>")
    }
    text.raw("<Relationship Id=\"rId\(tabs.count + 1)\" Type=\"\(kind)/styles\" Target=\"styles.xml\"/></Relationships>")
    return text.bytes
  }

  private var contentTypes: [UInt8] {
    var text = SheetText(SheetText.declaration)
    text.raw("<Types xmlns=\"\(XLSXWriter.package)/content-types\">")
    text.raw("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
    text.raw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
    let types = "application/vnd.openxmlformats-officedocument"
    var parts = [
      ("/xl/workbook.xml", "\(types).spreadsheetml.sheet.main+xml"), ("/xl/styles.xml", "\(types).spreadsheetml.styles+xml"),
      ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ("/docProps/app.xml", "\(types).extended-properties+xml"),
    ]
    parts += (1...tabs.count).map { ("/xl/worksheets/sheet\($0).xml", "\(types).spreadsheetml.worksheet+xml") }
    for (name, type) in parts { text.raw("<Override PartName=\"\(name)\" ContentType=\"\(type)\"/>") }
    text.raw("</Types>")
    return text.bytes
  }
}
