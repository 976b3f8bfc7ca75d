import CQPDF
import Foundation
import Testing

/// A PDF as other readers see it: libqpdf for what it is made of, poppler for what it says.
final class PDFFile {
  private var file: qpdf_data?
  private let held: UnsafeMutableBufferPointer<CChar>
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    held = .allocate(capacity: bytes.count)
    _ = held.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
    file = qpdf_init()
    qpdf_silence_errors(file)
    qpdf_set_suppress_warnings(file, QPDF_TRUE)
    let status = qpdf_read_memory(file, "read.pdf", held.baseAddress, UInt64(bytes.count), nil)
    try #require(status == 0, "the PDF does not read without a warning")
  }

  deinit {
    qpdf_cleanup(&file)
    held.deallocate()
  }

  var pages: Int { Int(qpdf_get_num_pages(file)) }

  /// What stands under a path of keys from the catalogue: `["/MarkInfo", "/Marked"]`; a number goes into an array.
  private func object(_ path: [String]) -> qpdf_oh {
    path.reduce(qpdf_get_root(file)) { object, key in
      if let place = Int32(key) { return qpdf_oh_get_array_item(file, object, place) }
      let isStream = qpdf_oh_is_stream(file, object) != QPDF_FALSE
      return qpdf_oh_get_key(file, isStream ? qpdf_oh_get_dict(file, object) : object, key)
    }
  }

  func text(_ path: String...) -> String { String(cString: qpdf_oh_get_utf8_value(file, object(path))) }
  func name(_ path: String...) -> String { String(cString: qpdf_oh_get_name(file, object(path))) }
  func isTrue(_ path: String...) -> Bool { qpdf_oh_get_bool_value(file, object(path)) != QPDF_FALSE }
  func count(_ path: String...) -> Int { Int(qpdf_oh_get_array_n_items(file, object(path))) }

  func stream(_ path: String...) throws -> [UInt8] {
    var (buffer, length): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
    var isFiltered: QPDF_BOOL = 0
    let status = qpdf_oh_get_stream_data(file, object(path), qpdf_dl_all, &isFiltered, &buffer, &length)
    try #require(status == 0)
    let start = try #require(buffer)
    defer { free(start) }
    return Array(UnsafeBufferPointer(start: start, count: length))
  }

  /// The names of the outline, of its first level.
  var outline: [String] {
    var (names, path) = ([String](), ["/Outlines", "/First"])
    while names.count < 10_000, qpdf_oh_is_dictionary(file, object(path)) != QPDF_FALSE {
      names.append(String(cString: qpdf_oh_get_utf8_value(file, object(path + ["/Title"]))))
      path.append("/Next")
    }
    return names
  }

  /// What `pdftotext`, `pdffonts` or `pdfinfo` say of it.
  func said(by program: String, _ options: String...) throws -> String {
    let path = "/usr/bin/\(program)"
    try #require(FileManager.default.isExecutableFile(atPath: path), "poppler-utils is missing")
    let at = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pdf")
    try Data(bytes).write(to: at)
    defer { try? FileManager.default.removeItem(at: at) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = options + [at.path] + (program == "pdftotext" ? ["-"] : [])
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let read = output.fileHandleForReading.readDataToEndOfFile()
    let complaints = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(complaints.isEmpty, "\(program): \(String(decoding: complaints, as: UTF8.self))")
    return String(decoding: read, as: UTF8.self)
  }
}
