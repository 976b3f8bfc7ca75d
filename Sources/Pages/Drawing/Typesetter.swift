import CPangoCairo
import Kernel

/// Measures and draws texts with Pango. Of one thread, and for one document: the faces of letters stay in Pango's own store of the
/// thread, so that a batch reads them once.
final class Typesetter {
  static let family = "TeX Gyre Pagella"

  private final class Face {
    let description: OpaquePointer
    let attributes: OpaquePointer

    init(_ family: String, _ style: TextStyle) {
      description = pango_font_description_new()
      pango_font_description_set_family(description, family)
      pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
      pango_font_description_set_weight(description, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
      pango_font_description_set_style(description, style.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
      attributes = pango_attr_list_new()
      // Figures of one width; no ligatures, which text copied from the page would have to be told again.
      let features = "tnum,lnum,liga=0,clig=0" + (style.isSmallCapitals ? ",smcp" : "")
      pango_attr_list_insert(attributes, pango_attr_font_features_new(features))
      pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
    }

    deinit {
      pango_attr_list_unref(attributes)
      pango_font_description_free(description)
    }
  }

  private let family: String
  private let context: OpaquePointer
  private let layout: OpaquePointer
  private var faces: [TextStyle: Face] = [:]
  private var widths: [TextStyle: [String: Double]] = [:]

  /// Throws `pages.font-missing`.
  init(family: String = Typesetter.family) throws(Finding) {
    self.family = family
    context = pango_font_map_create_context(pango_cairo_font_map_get_default())
    pango_cairo_context_set_resolution(context, 72)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    pango_context_set_language(context, pango_language_from_string("fr"))
    layout = pango_layout_new(context)
    pango_layout_set_auto_dir(layout, 0)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    guard isInstalled() else { throw .pagesFontMissing(family) }
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(layout))
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// Fontconfig gives another family rather than none.
  private func isInstalled() -> Bool {
    guard let font = pango_context_load_font(context, face(TextStyle(size: 10)).description) else { return false }
    defer { g_object_unref(UnsafeMutableRawPointer(font)) }
    let description = pango_font_describe(font)
    defer { pango_font_description_free(description) }
    return pango_font_description_get_family(description).map { String(cString: $0) } == family
  }

  private func face(_ style: TextStyle) -> Face {
    let plain = TextStyle(
      size: style.size, isBold: style.isBold, isItalic: style.isItalic, isSmallCapitals: style.isSmallCapitals)
    if let face = faces[plain] { return face }
    let face = Face(family, plain)
    faces[plain] = face
    return face
  }

  private func set(_ text: PlacedText) {
    let face = face(text.style)
    pango_layout_set_font_description(layout, face.description)
    pango_layout_set_attributes(layout, face.attributes)
    pango_layout_set_spacing(layout, Int32((text.style.leading - text.style.size) * Double(PANGO_SCALE)))
    pango_layout_set_width(layout, text.width.isFinite ? Int32(max(text.width, 1) * Double(PANGO_SCALE)) : -1)
    let alignment =
      switch text.alignment {
      case .leading: PANGO_ALIGN_LEFT
      case .trailing: PANGO_ALIGN_RIGHT
      case .centre: PANGO_ALIGN_CENTER
      }
    pango_layout_set_alignment(layout, alignment)
    pango_layout_set_height(layout, text.lines.map { -Int32($0) } ?? Int32.max)
    pango_layout_set_ellipsize(layout, text.lines == nil ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END)
    var bytes = text.text
    bytes.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { pango_layout_set_text(layout, $0.baseAddress, Int32($0.count)) }
    }
  }

  /// How wide a text is on one line.
  func width(_ text: String, _ style: TextStyle) -> Double {
    if let width = widths[style]?[text] { return width }
    set(PlacedText(text: text, style: style, x: 0, y: 0, width: .infinity, lines: nil))
    var (width, height): (Int32, Int32) = (0, 0)
    pango_layout_get_size(layout, &width, &height)
    let points = Double(width) / Double(PANGO_SCALE)
    if text.utf8.count < 40, (widths[style]?.count ?? 0) < 1_000 { widths[style, default: [:]][text] = points }
    return points
  }

  /// How high a text stands within its width.
  func height(_ text: PlacedText) -> Double { Double(count(text)) * text.style.leading }

  private func count(_ text: PlacedText) -> Int {
    if text.lines == 1 || text.text.isEmpty { return 1 }
    set(text)
    return max(Int(pango_layout_get_line_count(layout)), 1)
  }

  /// The texts of its lines, cut after each `most`.
  func parts(_ text: PlacedText, most: Int) -> [String] {
    set(text)
    let bytes = Array(text.text.utf8)
    let count = Int(pango_layout_get_line_count(layout))
    let starts = stride(from: 0, to: count, by: max(most, 1)).map {
      Int(pango_layout_get_line_readonly(layout, Int32($0)).pointee.start_index)
    }
    return zip(starts, starts.dropFirst() + [bytes.count]).map { String(decoding: bytes[$0..<$1], as: UTF8.self) }
  }

  /// Draws a text so that its first line stands where that of any other of its style would.
  func draw(_ text: PlacedText, on surface: OpaquePointer) {
    guard !text.text.isEmpty else { return }
    set(text)
    cairo_set_source_rgb(surface, text.style.grey, text.style.grey, text.style.grey)
    let baseline = Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE)
    let wanted = text.style.leading / 2 + text.style.size * 0.28
    cairo_move_to(surface, text.x, text.y + wanted - baseline)
    pango_cairo_show_layout(surface, layout)
  }
}
