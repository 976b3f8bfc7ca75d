import Kernel

/// Writes a LibreOffice workbook (OpenDocument 1.3, ISO/IEC 26300): all the sheets are one file of the container, left open
/// until the end.
public struct ODSWriter: WorkbookWriter {
  private struct Part {
    let tab: String
    let lastColumn: String
    var rows = 1
    var hasOnlyLines = true
  }

  private let zip: ZIPWriter
  private let rowLimit: Int
  private var sheet: Sheet?
  private var number = 0
  private var parts: [Part] = []
  private var text = SheetText()

  /// - Parameters:
  ///   - rowLimit: the rows of a sheet, the names of its columns included.
  ///   - sink: takes the bytes of the file as they come.
  public init(
    _ properties: WorkbookProperties, rowLimit: Int = SheetLimits.rows, _ sink: @escaping ([UInt8]) throws -> Void
  ) throws {
    precondition(rowLimit > 1, "a sheet has rows besides its names")
    zip = ZIPWriter(sink)
    self.rowLimit = rowLimit
    // First and as it is: that is how the form is told from its first bytes.
    try zip.store("mimetype", Array(ODSWriter.mediaType.utf8))
    try zip.add("META-INF/manifest.xml", ODSWriter.manifest)
    try zip.add("meta.xml", ODSWriter.meta(properties))
    try zip.add("styles.xml", ODSWriter.pageStyles(properties))
    try zip.begin("content.xml")
    text.raw(ODSWriter.opening("content"))
    text.raw(ODSWriter.cellStyles)
    text.raw("<office:body><office:spreadsheet>")
  }

  public mutating func begin(_ sheet: Sheet) throws {
    if self.sheet != nil { text.raw("</table:table>") }
    (self.sheet, number) = (sheet, 0)
    beginPart(sheet)
  }

  public mutating func write(_ cells: [Sheet.Cell], _ style: Sheet.Style) throws {
    guard let sheet else { preconditionFailure("no sheet was begun") }
    precondition(cells.count == sheet.columns.count, "one cell for each column")
    if parts[parts.count - 1].rows == rowLimit {
      text.raw("</table:table>")
      beginPart(sheet)
    }
    if style != .line { parts[parts.count - 1].hasOnlyLines = false }
    text.raw("<table:table-row>")
    for (index, cell) in cells.enumerated() { add(cell, style, sheet.columns[index].kind) }
    text.raw("</table:table-row>")
    parts[parts.count - 1].rows += 1
    if text.isFull { try flush() }
  }

  public mutating func finish() throws {
    precondition(sheet != nil, "no sheet was begun")
    text.raw("</table:table>")
    addFilters()
    text.raw("</office:spreadsheet></office:body></office:document-content>")
    try flush()
    try zip.end()
    try zip.add("settings.xml", settings)
    try zip.finish()
  }

  private mutating func flush() throws {
    try zip.write(text.bytes)
    text.empty()
  }

  // MARK: Sheets

  private mutating func beginPart(_ sheet: Sheet) {
    number += 1
    let tab = Sheet.tab(sheet.name, part: number, taken: Set(parts.map { $0.tab.lowercased() }))
    parts.append(Part(tab: tab, lastColumn: XLSXWriter.letters(sheet.columns.count)))
    text.raw("<table:table table:style-name=\"feuille\" table:name=\"")
    text.escaped(tab)
    text.raw("\">")
    for column in sheet.columns {
      let style = ODSWriter.style(.line, column.kind)
      text.raw("<table:table-column table:style-name=\"l\(column.width)\" table:default-cell-style-name=\"\(style)\"/>")
    }
    // On top of each printed page.
    text.raw("<table:table-header-rows><table:table-row>")
    for column in sheet.columns {
      let style = column.kind.isFigure ? "nom-d" : "nom-g"
      text.raw("<table:table-cell table:style-name=\"\(style)\" office:value-type=\"string\">")
      add(paragraphs: column.name)
      text.raw("</table:table-cell>")
    }
    text.raw("</table:table-row></table:table-header-rows>")
  }

  /// The buttons to filter, as Excel has them; not where to sort a column would scatter the totals.
  private mutating func addFilters() {
    let plain = parts.filter(\.hasOnlyLines)
    guard !plain.isEmpty else { return }
    text.raw("<table:database-ranges>")
    for (index, part) in plain.enumerated() {
      let name = "'\(part.tab.replacing("'", with: "''"))'"
      text.raw("<table:database-range table:name=\"__Anonymous_Sheet_DB__\(index)\" table:target-range-address=\"")
      text.escaped("\(name).A1:\(name).\(part.lastColumn)\(part.rows)")
      text.raw("\" table:display-filter-buttons=\"true\"/>")
    }
    text.raw("</table:database-ranges>")
  }

  // MARK: Cells

  private mutating func add(_ cell: Sheet.Cell, _ style: Sheet.Style, _ kind: Sheet.Kind) {
    switch cell {
    case .empty:
      open(style, kind)
      return text.raw("/>")
    case .text(let value):
      open(style, .text)
      if value.isEmpty { return text.raw("/>") }
      text.raw(" office:value-type=\"string\">")
      add(paragraphs: SheetText.cell(value))
    case .money(let money):
      open(style, .money)
      text.raw(" office:value-type=\"float\" office:value=\"")
      text.decimal(money)
      text.raw("\"><text:p>")
      text.raw(money.plainFrench)
      text.raw("</text:p>")
    case .day(let day):
      open(style, .day)
      text.raw(" office:value-type=\"date\" office:date-value=\"\(day.iso)\"><text:p>\(day.french)</text:p>")
    case .count(let count):
      open(style, .count)
      text.raw(" office:value-type=\"float\" office:value=\"\(count)\"><text:p>\(count)</text:p>")
    }
    text.raw("</table:table-cell>")
  }

  private mutating func open(_ style: Sheet.Style, _ kind: Sheet.Kind) {
    text.raw("<table:table-cell table:style-name=\"")
    text.raw(ODSWriter.style(style, kind))
    text.raw("\"")
  }

  /// Each line is a paragraph. A space that others stand beside, or that an end stands beside, has an element of its own:
  /// readers drop it otherwise.
  private mutating func add(paragraphs value: String) {
    for line in value.split(separator: "\n", omittingEmptySubsequences: false) {
      text.raw("<text:p>")
      let scalars = line.unicodeScalars
      let isPlain = !line.utf8.contains(9) && scalars.first != " " && scalars.last != " " && !line.contains("  ")
      if isPlain { text.escaped(String(line)) } else { add(spaced: Array(scalars)) }
      text.raw("</text:p>")
    }
  }

  private mutating func add(spaced scalars: [Unicode.Scalar]) {
    for (index, scalar) in scalars.enumerated() {
      let isAtEnd = index == 0 || index == scalars.count - 1
      switch scalar {
      case "\t": text.raw("<text:tab/>")
      case " " where isAtEnd || scalars[index - 1] == " " || scalars[index - 1] == "\t": text.raw("<text:s/>")
      default: text.escaped(String(scalar))
      }
    }
  }

  private static let styleNames: [String] = Sheet.Style.allCases.flatMap { style in
    Sheet.Kind.allCases.map { "c\(style.rawValue)\($0.rawValue)" }
  }

  private static func style(_ style: Sheet.Style, _ kind: Sheet.Kind) -> String {
    styleNames[style.rawValue * Sheet.Kind.allCases.count + kind.rawValue]
  }
}

// MARK: - The files around the sheets

extension ODSWriter {
  static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"

  private static func opening(_ document: String) -> String {
    let oasis = "urn:oasis:names:tc:opendocument:xmlns"
    let spaces = [
      "office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle", "meta": "meta",
      "config": "config", "fo": "xsl-fo-compatible",
    ]
    let names = spaces.sorted { $0.key < $1.key }.map { " xmlns:\($0.key)=\"\(oasis):\($0.value):1.0\"" }.joined()
    return SheetText.declaration
      + "<office:document-\(document)\(names) xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      + " xmlns:ooo=\"http://openoffice.org/2004/office\" office:version=\"1.3\">"
  }

  private static let manifest: [UInt8] = {
    var text = SheetText(SheetText.declaration)
    text.raw("<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">")
    text.raw("<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"\(mediaType)\"/>")
    for name in ["content.xml", "styles.xml", "meta.xml", "settings.xml"] {
      text.raw("<manifest:file-entry manifest:full-path=\"\(name)\" manifest:media-type=\"text/xml\"/>")
    }
    text.raw("</manifest:manifest>")
    return text.bytes
  }()

  private static func meta(_ properties: WorkbookProperties) -> [UInt8] {
    var text = SheetText(opening("meta"))
    text.raw("<office:meta><meta:generator>\(WorkbookProperties.program)</meta:generator><dc:title>")
    text.escaped(properties.title)
    text.raw("</dc:title><dc:description>")
    text.escaped(properties.company)
    text.raw("</dc:description><dc:subject>")
    text.escaped(properties.subject)
    text.raw("</dc:subject><meta:initial-creator>")
    text.escaped(properties.author)
    text.raw(
      "</meta:initial-creator><meta:creation-date>\(properties.instant)</meta:creation-date><dc:language>fr-FR</dc:language>")
    text.raw("</office:meta></office:document-meta>")
    return text.bytes
  }

  /// A landscape page of A4, with whose books they are above and the number of the page below.
  private static func pageStyles(_ properties: WorkbookProperties) -> [UInt8] {
    func region(_ side: String, _ content: String) -> String {
      "<style:region-\(side)><text:p>\(content)</text:p></style:region-\(side)>"
    }
    func escaped(_ value: String) -> String {
      var text = SheetText()
      text.escaped(value.replacing("\n", with: " "))
      return String(decoding: text.bytes, as: UTF8.self)
    }
    var text = SheetText(opening("styles"))
    text.raw("<office:styles><style:default-style style:family=\"table-cell\">")
    text.raw("<style:text-properties fo:font-size=\"10pt\" fo:language=\"fr\" fo:country=\"FR\"/></style:default-style>")
    text.raw("<style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles><office:automatic-styles>")
    text.raw("<style:page-layout style:name=\"paysage\"><style:page-layout-properties fo:page-width=\"29.7cm\"")
    text.raw(" fo:page-height=\"21cm\" style:print-orientation=\"landscape\" fo:margin-top=\"1cm\" fo:margin-bottom=\"1cm\"")
    text.raw(" fo:margin-left=\"1cm\" fo:margin-right=\"1cm\" style:scale-to-X=\"1\" style:scale-to-Y=\"0\"/>")
    text.raw("<style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles><office:master-styles>")
    text.raw("<style:master-page style:name=\"Page\" style:page-layout-name=\"paysage\"><style:header>")
    text.raw(region("left", escaped(properties.company)) + region("right", escaped(properties.title)))
    text.raw("</style:header><style:footer>" + region("left", escaped(properties.subject)))
    text.raw(region("right", "Page <text:page-number>1</text:page-number> sur <text:page-count>1</text:page-count>"))
    text.raw("</style:footer></style:master-page></office:master-styles></office:document-styles>")
    return text.bytes
  }

  private static let cellStyles: String = {
    var text = "<office:automatic-styles>"
    text += "<number:number-style style:name=\"n\(Sheet.Kind.money.rawValue)\" number:language=\"fr\" number:country=\"FR\">"
    text += "<number:number number:decimal-places=\"2\" number:min-integer-digits=\"1\" number:grouping=\"true\"/>"
    text += "</number:number-style><number:number-style style:name=\"n\(Sheet.Kind.count.rawValue)\">"
    text += "<number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\"/></number:number-style>"
    text += "<number:date-style style:name=\"n\(Sheet.Kind.day.rawValue)\"><number:day number:style=\"long\"/>"
    text += "<number:text>/</number:text><number:month number:style=\"long\"/><number:text>/</number:text>"
    text += "<number:year number:style=\"long\"/></number:date-style>"
    // With the format of text, to edit a cell does not make a formula of it.
    text += "<number:text-style style:name=\"n\(Sheet.Kind.text.rawValue)\"><number:text-content/></number:text-style>"
    text += "<style:style style:name=\"feuille\" style:family=\"table\" style:master-page-name=\"Page\">"
    text += "<style:table-properties table:display=\"true\"/></style:style>"
    for width in 1...Sheet.widest {
      // Two millimetres a character.
      text += "<style:style style:name=\"l\(width)\" style:family=\"table-column\">"
      text += "<style:table-column-properties style:column-width=\"\(width * 2)mm\"/></style:style>"
    }
    for (name, end) in [("nom-g", "start"), ("nom-d", "end")] {
      text += "<style:style style:name=\"\(name)\" style:family=\"table-cell\" style:parent-style-name=\"Default\""
      text +=
        " style:data-style-name=\"n\(Sheet.Kind.text.rawValue)\"><style:table-cell-properties fo:background-color=\"#e6e1f2\""
      text += " style:text-align-source=\"fix\"/><style:paragraph-properties fo:text-align=\"\(end)\"/>"
      text += "<style:text-properties fo:font-weight=\"bold\"/></style:style>"
    }
    for style in Sheet.Style.allCases { for kind in Sheet.Kind.allCases { text += look(style, kind) } }
    return text + "</office:automatic-styles>"
  }()

  private static func look(_ style: Sheet.Style, _ kind: Sheet.Kind) -> String {
    let bold = "<style:text-properties fo:font-weight=\"bold\"/>"
    let above = "<style:table-cell-properties fo:background-color=\"#f4f2f8\" fo:border-top=\"0.5pt solid #000000\""
    let inside =
      switch style {
      case .line: ""
      case .heading: bold
      case .subtotal: above + "/>" + bold
      case .total: above + " fo:border-bottom=\"1.5pt double #000000\"/>" + bold
      }
    return "<style:style style:name=\"\(ODSWriter.style(style, kind))\" style:family=\"table-cell\""
      + " style:parent-style-name=\"Default\" style:data-style-name=\"n\(kind.rawValue)\">\(inside)</style:style>"
  }

  /// The names of the columns stay in sight.
  private var settings: [UInt8] {
    func item(_ name: String, _ type: String, _ value: String) -> String {
      "<config:config-item config:name=\"\(name)\" config:type=\"\(type)\">\(value)</config:config-item>"
    }
    let frozen =
      item("VerticalSplitMode", "short", "2") + item("VerticalSplitPosition", "int", "1") + item("ActiveSplitRange", "short", "2")
      + item("PositionTop", "int", "0") + item("PositionBottom", "int", "1")
    var text = SheetText(ODSWriter.opening("settings"))
    text.raw("<office:settings><config:config-item-set config:name=\"ooo:view-settings\">")
    text.raw("<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>")
    text.raw(item("ViewId", "string", "view1") + "<config:config-item-map-named config:name=\"Tables\">")
    for part in parts {
      text.raw("<config:config-item-map-entry config:name=\"")
      text.escaped(part.tab)
      text.raw("\">\(frozen)</config:config-item-map-entry>")
    }
    text.raw("</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>")
    text.raw("</config:config-item-set></office:settings></office:document-settings>")
    return text.bytes
  }
}
