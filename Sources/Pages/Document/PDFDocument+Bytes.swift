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
    let press = Press()
    let isBound = !parts.isEmpty
    if !isBound || !blocks.isEmpty { lay(on: press, type, isBound: isBound) }
    for part in parts { part.lay(on: press, type, isBound: true) }
    return try press.finish()
  }

  private func lay(on press: Press, _ type: Typesetter, isBound: Bool) {
    var (sheet, pages) = isDense ? sheetful(type) : composed(type)
    for index in pages.indices { furnish(&pages[index], number: index + 1, of: pages.count, sheet) }
    press.draw(
      pages, type, width: sheet.width, height: sheet.height, outline: isBound ? PageText.clean(title, limit: 300) : nil)
  }

  private func composed(_ type: Typesetter, _ form: (sheet: Sheet, scale: Scale)) -> (sheet: Sheet, pages: [Page]) {
    let sheet = form.sheet
    let composer = Composer(
      type, form.scale, x: sheet.side, width: sheet.inside, top: sheet.top, bottom: sheet.height - sheet.foot)
    composer.add(blocks)
    return (sheet, composer.pages)
  }

  /// In the largest letters that let a form stand on one sheet; when none does, it goes on with the next one, at its ease.
  private func sheetful(_ type: Typesetter) -> (sheet: Sheet, pages: [Page]) {
    let sheet = Sheet(isLying: false, isDense: true)
    for size in [9.4, 9, 8.6] {
      let trial = composed(type, (sheet, Scale(dense: size)))
      if trial.pages.count == 1 { return trial }
    }
    return composed(type, (sheet, Scale(dense: 9)))
  }

  /// The smallest turn that lets every table be read: upright, lying, then smaller.
  private func composed(_ type: Typesetter) -> (sheet: Sheet, pages: [Page]) {
    let tables = blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    let plain = Scale().cell.size
    let trials: [(isLying: Bool, size: Double)] = [(false, plain), (true, plain), (true, 7.6), (true, 6.6)]
    for trial in trials {
      let sheet = Sheet(isLying: trial.isLying, isDense: false)
      let scale = Scale(cell: trial.size)
      if tables.allSatisfy({ TableComposer.fits($0, sheet.inside, type, scale.cell) }) { return composed(type, (sheet, scale)) }
    }
    return composed(type, (Sheet(isLying: true, isDense: false), Scale(cell: 6.6)))
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
    (side, top, foot) = isDense ? (36, 34, 34) : (48, 66, 52)
  }
}
