import Kernel

/// Puts the blocks of a document on pages: where each text stands, where a page ends.
final class Composer {
  let type: Typesetter
  let scale: Scale
  let x: Double
  let width: Double
  let top: Double
  /// Nil for what is composed apart and put on a page afterwards.
  let bottom: Double?
  private(set) var pages = [Page()]
  var y: Double

  init(_ type: Typesetter, _ scale: Scale, x: Double, width: Double, top: Double, bottom: Double?) {
    (self.type, self.scale, self.x, self.width) = (type, scale, x, width)
    (self.top, self.bottom, y) = (top, bottom, top)
  }

  var page: Page {
    get { pages[pages.count - 1] }
    _modify { yield &pages[pages.count - 1] }
  }

  var room: Double { bottom.map { $0 - y } ?? .infinity }
  var isAtTop: Bool { y <= top }

  func breakPage() {
    pages.append(Page())
    y = top
  }

  /// On a new page when it does not fit on this one, unless that would leave this one empty.
  func need(_ height: Double) {
    if height > room, !isAtTop { breakPage() }
  }

  func tagged(_ tag: String, _ body: () -> Void) {
    page.marks.append(.open(tag))
    body()
    page.marks.append(.close(tag))
  }

  func place(_ text: PlacedText) { page.marks.append(.text(text)) }

  func rule(_ weight: Double, at y: Double? = nil, grey: Double = 0) {
    page.ink.append(.rule(x: x, y: y ?? self.y, width: width, weight: weight, grey: grey))
  }

  func add(_ blocks: [PDFBlock]) {
    for (index, block) in blocks.enumerated() {
      if case .heading = block, index > 0 { y += isAtTop ? 0 : scale.gap }
      add(block)
    }
  }

  private func add(_ block: PDFBlock) {
    switch block {
    case .heading(let level, let text): heading(level, PageText.clean(text))
    case .paragraph(let text, let voice): paragraph(PageText.clean(text), voice)
    case .pairs(let pairs): self.pairs(pairs)
    case .table(let table): TableComposer(table, self).compose()
    case .figures(let figures): self.figures(figures)
    case .columns(let columns): self.columns(columns)
    case .space(let height): y += isAtTop && !pages.isEmpty && pages.count > 1 ? 0 : max(height, 0)
    }
  }

  private func heading(_ level: Int, _ text: String) {
    let level = min(max(level, 1), 3)
    let style = scale.heading(level)
    let placed = PlacedText(text: text, style: style, x: x, y: 0, width: width, lines: 3)
    let height = type.height(placed)
    // Never alone at the foot of a page.
    need(height + scale.body.leading * 4)
    tagged("H\(level)") {
      var placed = placed
      placed.y = y
      place(placed)
    }
    y += height + scale.gap / 3
  }

  private func paragraph(_ text: String, _ voice: PDFVoice) {
    let style =
      switch voice {
      case .plain: scale.body
      case .strong: TextStyle(size: scale.body.size, isBold: true)
      case .note: scale.note
      }
    let placed = PlacedText(text: text, style: style, x: x, y: 0, width: width, lines: nil)
    let height = type.height(placed)
    if height > room { need(min(height, style.leading * 4)) }
    var texts = [text]
    if height > room {
      let first = Int(room / style.leading)
      let whole = max(Int(((bottom ?? room) - top) / style.leading), 1)
      let parts = type.parts(placed, most: min(max(first, 1), whole))
      texts = parts
    }
    for text in texts {
      var placed = placed
      placed.text = text
      let height = type.height(placed)
      need(height)
      placed.y = y
      tagged("P") { place(placed) }
      y += height
    }
    y += scale.gap / 4
  }

  private func pairs(_ pairs: [(name: String, value: String)]) {
    let names = pairs.map { PageText.clean($0.name, limit: PageText.mostCharactersOfCell) }
    let label = TextStyle(size: scale.body.size, isItalic: true, grey: 0.25)
    let widest = min((names.map { type.width($0, label) }.max() ?? 0) + 8, width * 0.5)
    for (name, pair) in zip(names, pairs) {
      let name = PlacedText(text: name, style: label, x: x, y: y, width: widest - 6)
      var value = PlacedText(
        text: PageText.clean(pair.value, limit: PageText.mostCharactersOfCell), style: scale.body, x: x + widest, y: y,
        width: width - widest, lines: 6)
      let height = type.height(value)
      need(height)
      value.y = y
      tagged("P") {
        var name = name
        name.y = y
        place(name)
        place(value)
      }
      y += height
    }
    y += scale.gap / 4
  }

  private func figures(_ figures: [PDFFigure]) {
    guard !figures.isEmpty else { return }
    let gap = 8.0
    let wide = (width - gap * Double(figures.count - 1)) / Double(figures.count)
    let name = TextStyle(size: scale.body.size, grey: 0.15)
    let hasNote = figures.contains { !$0.note.isEmpty }
    let main = TextStyle(size: scale.body.size * 1.75, isBold: true)
    let height = 5 + name.leading + main.leading + (hasNote ? scale.note.leading : 0) + 5
    need(height)
    for (index, figure) in figures.enumerated() {
      let left = x + Double(index) * (wide + gap)
      let style = TextStyle(size: scale.body.size * (figure.isMain ? 1.75 : 1.45), isBold: true)
      let y = y + (hasNote && figure.note.isEmpty ? scale.note.leading / 2 : 0)
      page.ink.append(
        .frame(
          x: left, y: self.y, width: wide, height: height, weight: figure.isMain ? 1.2 : 0.5, fill: figure.isMain ? 0.95 : nil))
      tagged("P") {
        let inner = (left + 6, wide - 12)
        place(
          PlacedText(
            text: PageText.clean(figure.name, limit: 200), style: name, x: inner.0, y: y + 4, width: inner.1, alignment: .centre))
        place(
          PlacedText(
            text: PageText.clean(figure.value, limit: 200), style: style, x: inner.0,
            y: y + 4 + name.leading + (main.leading - style.leading) / 2, width: inner.1, alignment: .centre))
        if !figure.note.isEmpty {
          place(
            PlacedText(
              text: PageText.clean(figure.note, limit: 200), style: scale.note, x: inner.0,
              y: y + 3 + name.leading + main.leading, width: inner.1, alignment: .centre))
        }
      }
    }
    y += height + scale.gap / 2
  }

  private func columns(_ columns: [(share: Int, blocks: [PDFBlock])]) {
    let gap = scale.gap * 1.4
    let shares = max(columns.reduce(0) { $0 + max($1.share, 1) }, 1)
    let free = width - gap * Double(max(columns.count - 1, 0))
    var (left, composed): (Double, [Composer]) = (x, [])
    for column in columns {
      let wide = free * Double(max(column.share, 1)) / Double(shares)
      let own = Composer(type, scale, x: left, width: wide, top: 0, bottom: nil)
      own.add(column.blocks)
      composed.append(own)
      left += wide + gap
    }
    let height = composed.map(\.y).max() ?? 0
    if let bottom, height > bottom - top {
      for column in columns { add(column.blocks) }
      return
    }
    need(height)
    for own in composed { page.add(own.page, dy: y) }
    y += height
  }
}

/// The sizes of a document's texts.
struct Scale {
  let body: TextStyle
  let note: TextStyle
  let cell: TextStyle
  let gap: Double
  /// White above and below the text of a cell.
  let pad: Double
  let isDense: Bool
  private let title: Double

  init(cell: Double? = nil) {
    body = TextStyle(size: 9.5)
    note = TextStyle(size: 7.8, grey: 0.2)
    self.cell = TextStyle(size: cell ?? 8.6)
    (gap, pad, title, isDense) = (12, 0.8, 19, false)
  }

  /// Of a form, whose letters all have this size, but for its title and its notes.
  init(dense size: Double) {
    (body, cell) = (TextStyle(size: size), TextStyle(size: size))
    note = TextStyle(size: size * 0.82, grey: 0.2)
    (gap, pad, title, isDense) = (size, 0.35, size * 1.9, true)
  }

  func heading(_ level: Int) -> TextStyle {
    switch level {
    case 1: TextStyle(size: title)
    case 2: TextStyle(size: body.size * 1.25, isBold: true)
    default: TextStyle(size: body.size * 1.05, isItalic: true)
    }
  }
}
