import Kernel

/// A form on its way in: URL-encoded or multipart, bounded as it comes.
struct FormReader {
  /// Bytes of fields, files aside.
  static let fieldLimit = 4 << 20

  private enum Kind {
    case encoded
    case multipart(MultipartReader)
  }

  /// Fields that a form has at most: an entry of a thousand lines has seven a line.
  static let fieldCount = 16_384
  /// Bytes of a form from somebody who has not come in.
  static let strangerLimit = 16 << 10

  private let kind: Kind
  private let limit: Int
  private var held: [UInt8] = []

  /// Throws `web.form-kind` for a body that is no form.
  init(contentType: String, uploadLimit: Int, fieldLimit: Int = FormReader.fieldLimit) throws {
    limit = fieldLimit
    if let boundary = MultipartReader.boundary(of: contentType) {
      kind = .multipart(
        MultipartReader(boundary: boundary, limits: .init(files: uploadLimit, fieldBytes: min(fieldLimit, 1 << 20))))
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
      guard held.count <= limit else { throw Finding.tooLarge("champs", limit) }
    case .multipart(let reader): try reader.feed(bytes)
    }
  }

  /// Throws `web.form-malformed`.
  func finish() throws -> (fields: Fields, uploads: [Upload]) {
    switch kind {
    case .encoded:
      guard held.count(where: { $0 == 38 }) < FormReader.fieldCount else {
        throw Finding.tooLarge("champs", FormReader.fieldCount, unit: "")
      }
      return (Fields(urlEncoded: String(decoding: held, as: UTF8.self)), [])
    case .multipart(let reader):
      try reader.finish()
      return (reader.fields, reader.uploads)
    }
  }
}
