import CPangoCairo
import Kernel

/// Draws pages into a PDF held in memory, with Cairo.
final class Press {
  private final class Bytes { var bytes: [UInt8] = [] }

  private let out = Bytes()
  private let surface: OpaquePointer
  private let drawing: OpaquePointer
  /// Of the sheet being drawn on.
  private var (width, height) = (595.276, 841.89)
  private var drawn = 0

  init() {
    surface = cairo_pdf_surface_create_for_stream(
      { closure, bytes, count in
        guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<Bytes>.fromOpaque(closure).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(out).toOpaque(), width, height)
    drawing = cairo_create(surface)
    // Not the clock's: the file's own day is written at the end, with its other properties.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
  }

  deinit {
    cairo_destroy(drawing)
    cairo_surface_destroy(surface)
  }

  /// - Parameter outline: what leads to the first of the pages, when they are a part of the file.
  func draw(_ pages: [Page], _ type: Typesetter, width: Double, height: Double, outline: String?) {
    (self.width, self.height) = (width, height)
    cairo_pdf_surface_set_size(surface, width, height)
    if let outline {
      // Cairo knows a place by the number of its page.
      _ = cairo_pdf_surface_add_outline(
        surface, CAIRO_PDF_OUTLINE_ROOT, outline, "page=\(drawn + 1) pos=[0 0]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
    }
    drawn += pages.count
    cairo_tag_begin(drawing, "Document", nil)
    for page in pages {
      for ink in page.ink { draw(ink, type) }
      for mark in page.marks {
        switch mark {
        case .open(let tag): cairo_tag_begin(drawing, tag, nil)
        case .close(let tag): cairo_tag_end(drawing, tag)
        case .text(let text): type.draw(text, on: drawing)
        }
      }
      cairo_show_page(drawing)
    }
    cairo_tag_end(drawing, "Document")
  }

  /// Throws `pages.not-drawn`.
  func finish() throws(Finding) -> [UInt8] {
    let status = cairo_status(drawing)
    cairo_surface_finish(surface)
    let written = cairo_surface_status(surface)
    for status in [status, written] where status != CAIRO_STATUS_SUCCESS {
      throw .pagesNotDrawn(String(cString: cairo_status_to_string(status)))
    }
    return out.bytes
  }

  private func draw(_ ink: Page.Ink, _ type: Typesetter) {
    switch ink {
    case .text(let text): type.draw(text, on: drawing)
    case .rule(let x, let y, let width, let weight, let grey):
      cairo_set_source_rgb(drawing, grey, grey, grey)
      cairo_set_line_width(drawing, weight)
      cairo_move_to(drawing, x, y)
      cairo_line_to(drawing, x + width, y)
      cairo_stroke(drawing)
    case .frame(let x, let y, let width, let height, let weight, let fill):
      cairo_rectangle(drawing, x, y, width, height)
      if let fill {
        cairo_set_source_rgb(drawing, fill, fill, fill)
        cairo_fill_preserve(drawing)
      }
      cairo_set_source_rgb(drawing, 0, 0, 0)
      cairo_set_line_width(drawing, weight)
      if weight > 0 { cairo_stroke(drawing) } else { cairo_new_path(drawing) }
    case .watermark(let text):
      var style = TextStyle(size: 120, isBold: true, grey: 0.93)
      // From corner to corner at most.
      let longest = 0.86 * (width * width + height * height).squareRoot()
      style.size = min(style.size, style.size * longest / max(type.width(text, style), 1))
      let length = type.width(text, style)
      cairo_save(drawing)
      cairo_translate(drawing, width / 2, height / 2)
      cairo_rotate(drawing, -0.9)
      type.draw(PlacedText(text: text, style: style, x: -length / 2, y: -style.leading / 2, width: length + 10), on: drawing)
      cairo_restore(drawing)
    }
  }
}
