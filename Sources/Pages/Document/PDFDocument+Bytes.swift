import Kernel

extension PDFDocument {
  /// Draws the document: tagged, PDF/A-3b, its letters inside. Throws `pages.font-missing`, `pages.not-drawn`.
  public func bytes() throws -> [UInt8] {
    let type = try Typesetter()
    let drawn = try draw(type)
    return try Archive(drawn, self).bytes()
  }

  /// As Cairo writes it, before it is an archive.
  func draw(_ type: Typesetter) throws(Finding) -> [UInt8] {
    let form = form(type)
    let sheet = form.sheet
    let composer = Composer(
      type, form.scale, x: sheet.side, width: sheet.inside, top: sheet.top, bottom: sheet.height - sheet.foot)
    composer.add(blocks)
    var pages = composer.pages
    for index in pages.indices { furnish(&pages[index], number: index + 1, of: pages.count, sheet) }
    let press = Press(width: sheet.width, height: sheet.height)
    press.draw(pages, type)
    return try press.finish()
  }

  /// The smallest turn that lets every table be read: upright, lying, then smaller.
  private func form(_ type: Typesetter) -> (sheet: Sheet, scale: Scale) {
    let tables = blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    let plain = Scale(isDense: isDense)
    let trials: [(isLying: Bool, size: Double)] = [(false, plain.cell.size), (true, plain.cell.size), (true, 7.6), (true, 6.6)]
    for trial in trials {
      let sheet = Sheet(isLying: trial.isLying, isDense: isDense)
      let scale = Scale(isDense: isDense, cell: trial.size)
      if tables.allSatisfy({ TableComposer.fits($0, sheet.inside, type, scale.cell) }) { return (sheet, scale) }
    }
    return (Sheet(isLying: true, isDense: isDense), Scale(isDense: isDense, cell: 6.6))
  }

  /// Whose document, what, which page of how many.
  private func furnish(_ page: inout Page, number: Int, of count: Int, _ sheet: Sheet) {
    let style = TextStyle(size: isDense ? 6.8 : 7.8, isItalic: true, grey: 0.3)
    func text(_ text: String, _ y: Double, _ alignment: PlacedText.Alignment, share: Double) -> Page.Ink {
      let width = sheet.inside * share
      let x = alignment == .trailing ? sheet.side + sheet.inside - width : sheet.side
      return .text(
        PlacedText(text: PageText.clean(text, limit: 300), style: style, x: x, y: y, width: width, alignment: alignment))
    }
    var ink: [Page.Ink] = watermark.map { [.watermark(PageText.clean($0, limit: 40))] } ?? []
    if !owner.isEmpty || number > 1 {
      ink.append(text(owner, sheet.top - 24, .leading, share: 0.62))
      if number > 1 { ink.append(text(title, sheet.top - 24, .trailing, share: 0.36)) }
      ink.append(.rule(x: sheet.side, y: sheet.top - 11, width: sheet.inside, weight: 0.4, grey: 0.6))
    }
    let foot = sheet.height - sheet.foot + 10
    ink.append(text(footer, foot, .leading, share: 0.84))
    ink.append(text("page \(number)/\(count)", foot, .trailing, share: 0.15))
    page.ink = ink + page.ink
  }
}

/// A sheet of A4, in points.
private struct Sheet {
  let (width, height): (Double, Double)
  let (side, top, foot): (Double, Double, Double)
  var inside: Double { width - 2 * side }

  init(isLying: Bool, isDense: Bool) {
    let (short, long) = (595.276, 841.89)
    (width, height) = isLying ? (long, short) : (short, long)
    (side, top, foot) = isDense ? (34, 40, 36) : (48, 66, 52)
  }
}
