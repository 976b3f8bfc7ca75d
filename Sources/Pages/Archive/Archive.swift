import CQPDF
import Kernel

/// Makes an archive of a drawn PDF (PDF/A-3b, ISO 19005-3): its properties, its colours, its attachments, an identifier that comes
/// from what it holds.
final class Archive {
  private let document: PDFDocument
  /// qpdf reads from it until it has written.
  private let drawn: UnsafeMutableBufferPointer<CChar>
  private var file: qpdf_data?

  /// Throws `pages.not-drawn`.
  init(_ bytes: [UInt8], _ document: PDFDocument) throws(Finding) {
    self.document = document
    drawn = .allocate(capacity: bytes.count)
    _ = drawn.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
    file = qpdf_init()
    qpdf_silence_errors(file)
    qpdf_set_suppress_warnings(file, QPDF_TRUE)
    _ = qpdf_read_memory(file, "pages.pdf", drawn.baseAddress, UInt64(bytes.count), nil)
    try check()
  }

  deinit {
    qpdf_cleanup(&file)
    drawn.deallocate()
  }

  /// Throws `pages.not-drawn`.
  func bytes() throws -> [UInt8] {
    let root = qpdf_get_root(file)
    set(root, "/Lang", text(document.language))
    set(root, "/ViewerPreferences", dictionary([("/DisplayDocTitle", qpdf_oh_new_bool(file, QPDF_TRUE))]))
    set(root, "/MarkInfo", dictionary([("/Marked", qpdf_oh_new_bool(file, QPDF_TRUE))]))
    set(root, "/OutputIntents", array([outputIntent()]))
    set(root, "/Metadata", stream(try document.xmp(), [("/Type", name("Metadata")), ("/Subtype", name("XML"))]))
    set(qpdf_get_trailer(file), "/Info", information())
    attach(to: root)
    for index in 0..<max(qpdf_get_num_pages(file), 0) {
      // Nothing is transparent here, whatever Cairo says of each page.
      qpdf_oh_remove_key(file, qpdf_get_page_n(file, Int(index)), "/Group")
    }
    var columns: Int32 = 0
    nameHeads(qpdf_oh_get_key(file, root, "/StructTreeRoot"), depth: 0, columns: &columns)
    try check()
    _ = qpdf_init_write_memory(file)
    try check()
    qpdf_set_deterministic_ID(file, QPDF_TRUE)
    qpdf_set_object_stream_mode(file, qpdf_o_disable)
    qpdf_force_pdf_version(file, "1.7")
    _ = qpdf_write(file)
    try check()
    return Array(UnsafeBufferPointer(start: qpdf_get_buffer(file), count: Int(qpdf_get_buffer_length(file))))
  }

  private func check() throws(Finding) {
    guard qpdf_has_error(file) != QPDF_FALSE, let error = qpdf_get_error(file) else { return }
    throw .pagesNotDrawn(String(cString: qpdf_get_error_full_text(file, error)))
  }

  // MARK: Parts

  private func information() -> qpdf_oh {
    let day = qpdf_oh_new_string(file, document.pdfInstant)
    var entries = [
      ("/Title", text(document.shown(document.title))), ("/Author", text(document.shown(document.author))),
      ("/Creator", text(PDFDocument.program)), ("/Producer", text(PDFDocument.program)), ("/CreationDate", day),
      ("/ModDate", day),
    ]
    if !document.subject.isEmpty { entries.append(("/Subject", text(document.shown(document.subject)))) }
    return qpdf_make_indirect_object(file, dictionary(entries))
  }

  private func outputIntent() -> qpdf_oh {
    dictionary([
      ("/Type", name("OutputIntent")), ("/S", name("GTS_PDFA1")),
      ("/OutputConditionIdentifier", qpdf_oh_new_string(file, "sRGB IEC61966-2.1")),
      ("/Info", qpdf_oh_new_string(file, "sRGB IEC61966-2.1")),
      ("/DestOutputProfile", stream(SRGBProfile.bytes, [("/N", qpdf_oh_new_integer(file, 3))])),
    ])
  }

  private func attach(to root: qpdf_oh) {
    let attachments = document.attachments + document.parts.flatMap(\.attachments)
    guard !attachments.isEmpty else { return }
    var (files, tree): ([qpdf_oh], [qpdf_oh]) = ([], [])
    // A name tree is sorted.
    for attachment in attachments.sorted(by: { $0.name < $1.name }) {
      let parameters = dictionary([
        ("/Size", qpdf_oh_new_integer(file, Int64(attachment.content.count))),
        ("/ModDate", qpdf_oh_new_string(file, document.pdfInstant)),
      ])
      let kind = attachment.mediaType.replacing("/", with: "#2f")
      let content = stream(
        attachment.content, [("/Type", name("EmbeddedFile")), ("/Subtype", name(kind)), ("/Params", parameters)])
      let specification = qpdf_make_indirect_object(
        file,
        dictionary([
          ("/Type", name("Filespec")), ("/F", text(attachment.name)), ("/UF", text(attachment.name)),
          ("/Desc", text(document.shown(attachment.description))), ("/AFRelationship", name(attachment.relationship.rawValue)),
          ("/EF", dictionary([("/F", content), ("/UF", content)])),
        ]))
      files.append(specification)
      tree += [text(attachment.name), specification]
    }
    set(root, "/AF", array(files))
    let names = qpdf_oh_has_key(file, root, "/Names") != QPDF_FALSE ? qpdf_oh_get_key(file, root, "/Names") : dictionary([])
    set(names, "/EmbeddedFiles", dictionary([("/Names", array(tree))]))
    set(root, "/Names", names)
  }

  /// Says of each name of a column that it is one, and of a name over all the columns how many it spans: a reader says it again before
  /// the cells below. `columns` is how many the table has, once its first row is known.
  private func nameHeads(_ element: qpdf_oh, depth: Int, columns: inout Int32) {
    guard depth < 12 else { return }
    if qpdf_oh_is_array(file, element) != QPDF_FALSE {
      for index in 0..<qpdf_oh_get_array_n_items(file, element) {
        let item = qpdf_oh_get_array_item(file, element, index)
        nameHeads(item, depth: depth + 1, columns: &columns)
        qpdf_oh_release(file, item)
      }
      return
    }
    guard qpdf_oh_is_dictionary(file, element) != QPDF_FALSE else { return }
    let kind = qpdf_oh_get_key(file, element, "/S")
    let isName = qpdf_oh_is_name(file, kind) != QPDF_FALSE
    let word = isName ? String(cString: qpdf_oh_get_name(file, kind)) : ""
    qpdf_oh_release(file, kind)
    let children = qpdf_oh_get_key(file, element, "/K")
    defer { qpdf_oh_release(file, children) }
    switch word {
    case "/TH": set(element, "/A", dictionary([("/O", name("Table")), ("/Scope", name("Column"))]))
    case "/TD", "/P", "/H1", "/H2", "/H3": break
    case "/TR":
      let count = qpdf_oh_is_array(file, children) != QPDF_FALSE ? qpdf_oh_get_array_n_items(file, children) : 1
      guard columns > 1, count == 1 else {
        if columns == 0 { columns = count }
        return nameHeads(children, depth: depth + 1, columns: &columns)
      }
      let spanning = [
        ("/O", name("Table")), ("/Scope", name("Row")), ("/ColSpan", qpdf_oh_new_integer(file, Int64(columns))),
      ]
      let only = qpdf_oh_is_array(file, children) != QPDF_FALSE ? qpdf_oh_get_array_item(file, children, 0) : children
      set(only, "/A", dictionary(spanning))
    default:
      var columns: Int32 = 0
      nameHeads(children, depth: depth + 1, columns: &columns)
    }
  }

  // MARK: Objects

  private func name(_ text: String) -> qpdf_oh { qpdf_oh_new_name(file, "/" + text) }
  private func text(_ text: String) -> qpdf_oh { qpdf_oh_new_unicode_string(file, text) }
  private func set(_ dictionary: qpdf_oh, _ key: String, _ value: qpdf_oh) { qpdf_oh_replace_key(file, dictionary, key, value) }

  private func dictionary(_ entries: [(String, qpdf_oh)]) -> qpdf_oh {
    let dictionary = qpdf_oh_new_dictionary(file)
    for (key, value) in entries { set(dictionary, key, value) }
    return dictionary
  }

  private func array(_ items: [qpdf_oh]) -> qpdf_oh {
    let array = qpdf_oh_new_array(file)
    for item in items { qpdf_oh_append_item(file, array, item) }
    return array
  }

  private func stream(_ bytes: [UInt8], _ entries: [(String, qpdf_oh)]) -> qpdf_oh {
    let stream = qpdf_oh_new_stream(file)
    bytes.withUnsafeBufferPointer {
      qpdf_oh_replace_stream_data(file, stream, $0.baseAddress, $0.count, qpdf_oh_new_null(file), qpdf_oh_new_null(file))
    }
    let dictionary = qpdf_oh_get_dict(file, stream)
    for (key, value) in entries { set(dictionary, key, value) }
    return stream
  }
}
