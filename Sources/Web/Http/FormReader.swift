import Kernel

/// A form on its way in: URL-encoded or multipart, bounded as it comes.
struct FormReader {
  /// Bytes of fields, files aside.
  static let fieldLimit = 4 << 20

  private enum Kind {
    case encoded
    case multipart(MultipartReader)
  }

  private let kind: Kind
  private var held: [UInt8] = []

  /// Throws `web.form-kind` for a body that is no form.
  init(contentType: String, uploadLimit: Int) throws {
    if let boundary = MultipartReader.boundary(of: contentType) {
      kind = .multipart(MultipartReader(boundary: boundary, limits: .init(files: uploadLimit)))
    } else if contentType.prefix(while: { $0 != ";" }).trimmed.lowercased() == "application/x-www-form-urlencoded" {
      kind = .encoded
    } else {
      throw Finding.formKind(contentType)
    }
  }

  /// Throws `web.too-large`, `web.form-malformed`.
  mutating func feed(_ bytes: some Sequence<UInt8>) throws {
    switch kind {
    case .encoded:
      held.append(contentsOf: bytes)
      guard held.count <= FormReader.fieldLimit else { throw Finding.tooLarge("champs", FormReader.fieldLimit) }
    case .multipart(let reader): try reader.feed(bytes)
    }
  }

  /// Throws `web.form-malformed`.
  func finish() throws -> (fields: Fields, uploads: [Upload]) {
    switch kind {
    case .encoded: return (Fields(urlEncoded: String(decoding: held, as: UTF8.self)), [])
    case .multipart(let reader):
      try reader.finish()
      return (reader.fields, reader.uploads)
    }
  }
}
