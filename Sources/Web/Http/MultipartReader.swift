import Foundation
import Kernel

/// Reads a `multipart/form-data` body piece by piece (RFC 7578): fields are kept, files go to temporary files, and
/// everything is bounded. Nothing is kept in memory beyond one field and the longest boundary.
final class MultipartReader {
  struct Limits: Sendable {
    /// Bytes of all files together.
    var files: Int
    var fileCount = 32
    var fieldBytes = 1 << 20
    var fieldCount = FormReader.fieldCount
    var headerBytes = 8 << 10
  }

  private enum State { case preamble, headers, body, end }

  private let delimiter: [UInt8]
  private let limits: Limits
  private let folder: String
  private var state = State.preamble
  private var pending: [UInt8] = Array("\r\n".utf8)
  private var part = Part()
  private var fileBytes = 0
  private var fieldBytes = 0
  private(set) var fields = Fields()
  private(set) var uploads: [Upload] = []

  private struct Part {
    var name = ""
    var fileName: String?
    var value: [UInt8] = []
    var path: String?
    var handle: FileHandle?
    var size = 0
    /// The line end that closes the headers, still before the value.
    var skips = 2
  }

  /// - Parameter folder: where temporary files go, readable by the owner alone.
  init(boundary: String, limits: Limits, folder: String = FileManager.default.temporaryDirectory.path) {
    delimiter = Array("\r\n--\(boundary)".utf8)
    (self.limits, self.folder) = (limits, folder)
  }

  /// The boundary of a Content-Type header; nil when it is not multipart or has none.
  static func boundary(of contentType: String) -> String? {
    let parts = contentType.split(separator: ";").map { $0.trimmed }
    guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
    for part in parts.dropFirst() where part.lowercased().hasPrefix("boundary=") {
      let value = part.dropFirst("boundary=".count).trimmingPrefix("\"")
      let boundary = value.hasSuffix("\"") ? value.dropLast() : value
      return (1...70).contains(boundary.utf8.count) ? String(boundary) : nil
    }
    return nil
  }

  deinit {
    try? part.handle?.close()
    if let path = part.path { unlink(path) }
  }

  /// Throws `web.too-large`, `web.form-malformed`.
  func feed(_ bytes: some Sequence<UInt8>) throws {
    pending.append(contentsOf: bytes)
    while try step() {}
  }

  /// Throws `web.form-malformed` when the body stopped before its end.
  func finish() throws {
    guard state == .end else { throw Finding.formMalformed("il s’arrête avant sa fin") }
  }

  /// One advance; false when more bytes are needed.
  private func step() throws -> Bool {
    switch state {
    case .preamble, .body:
      if let at = pending.firstRange(of: delimiter)?.lowerBound {
        guard pending.count >= at + delimiter.count + 2 else { return try keep(upTo: at) }
        let after = Array(pending[(at + delimiter.count)..<(at + delimiter.count + 2)])
        if state == .body {
          try append(pending[..<at])
          try close()
        }
        pending.removeFirst(at + delimiter.count + 2)
        switch after {
        case [45, 45]: state = .end
        case [13, 10]: state = .headers
        default: throw Finding.formMalformed("un séparateur n’y est pas suivi d’une fin de ligne")
        }
        return true
      }
      return try keep(upTo: max(0, pending.count - delimiter.count + 1))
    case .headers:
      guard let end = pending.firstRange(of: Array("\r\n\r\n".utf8)) else {
        guard pending.count <= limits.headerBytes else {
          throw Finding.formMalformed("les en-têtes d’une partie n’en finissent pas")
        }
        return false
      }
      try begin(String(decoding: pending[..<end.lowerBound], as: UTF8.self))
      // The line end of the headers stays, since a delimiter that follows at once needs it; `append` drops it.
      pending.removeFirst(end.upperBound - 2)
      state = .body
      return true
    case .end:
      pending.removeAll()
      return false
    }
  }

  /// Hands over what cannot be part of a delimiter any more.
  private func keep(upTo end: Int) throws -> Bool {
    guard end > 0 else { return false }
    if state == .body { try append(pending[..<end]) }
    pending.removeFirst(end)
    return false
  }

  private func begin(_ headers: String) throws {
    part = Part()
    guard let line = headers.split(separator: "\r\n").first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
      let name = MultipartReader.parameter("name", of: line)
    else { throw Finding.formMalformed("une partie n’y a pas de nom") }
    part.name = name
    guard let fileName = MultipartReader.parameter("filename", of: line) else {
      guard fields.pairs.count < limits.fieldCount else { throw Finding.tooLarge("champs", limits.fieldCount, unit: "") }
      return
    }
    guard uploads.count < limits.fileCount else { throw Finding.tooLarge("fichiers", limits.fileCount, unit: "") }
    // Some browsers give the whole path: only the name is of use, and never to open anything.
    part.fileName = String(fileName.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
  }

  private func append(_ found: ArraySlice<UInt8>) throws {
    let skipped = min(part.skips, found.count)
    part.skips -= skipped
    let bytes = found.dropFirst(skipped)
    guard !bytes.isEmpty else { return }
    guard part.fileName != nil else {
      fieldBytes += bytes.count
      guard fieldBytes <= limits.fieldBytes else { throw Finding.tooLarge("champs", limits.fieldBytes) }
      part.value += bytes
      return
    }
    fileBytes += bytes.count
    guard fileBytes <= limits.files else { throw Finding.tooLarge("fichiers", limits.files) }
    if part.handle == nil { try openTemporary() }
    part.size += bytes.count
    do { try part.handle?.write(contentsOf: Data(bytes)) } catch { throw Finding.noRoomForUpload() }
  }

  private func openTemporary() throws {
    let path = folder + "/ecritoire-" + Sessions.random(bytes: 12)
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Finding.noRoomForUpload() }
    part.path = path
    part.handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  private func close() throws {
    guard let fileName = part.fileName else {
      fields.add(part.name, String(decoding: part.value, as: UTF8.self))
      return
    }
    // A file field left empty comes as a file without a name.
    if fileName.isEmpty, part.size == 0 { return }
    if part.handle == nil { try openTemporary() }
    try? part.handle?.close()
    uploads.append(Upload(field: part.name, name: fileName, path: part.path ?? "", size: part.size))
    part = Part()
  }

  /// `name="…"` of a header, its escapes undone as browsers write them (%22 for a quote).
  private static func parameter(_ name: String, of line: Substring) -> String? {
    for piece in line.split(separator: ";").dropFirst() {
      let piece = piece.drop(while: \.isWhitespace)
      guard piece.lowercased().hasPrefix(name + "=") else { continue }
      let value = piece.dropFirst(name.count + 1)
      guard value.hasPrefix("\"") else { return String(value) }
      return String(value.dropFirst().prefix { $0 != "\"" }).replacingOccurrences(of: "%22", with: "\"")
    }
    return nil
  }
}
