/// The bytes of a source one by one, with a look ahead.
struct BufferedBytes {
  private let source: ByteSource
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private var bytesBefore = 0

  init(_ source: @escaping ByteSource) { self.source = source }

  /// How many bytes were taken.
  var consumed: Int { bytesBefore + position }

  mutating func next() throws -> UInt8? {
    if position == buffer.count { try fill() }
    guard position < buffer.count else { return nil }
    defer { position += 1 }
    return buffer[position]
  }

  mutating func peek() throws -> UInt8? {
    if position == buffer.count { try fill() }
    return position < buffer.count ? buffer[position] : nil
  }

  mutating func skip(_ count: Int) { position += count }

  /// The first bytes, at least 64 KB unless the source ends before, without taking them.
  mutating func sample() throws -> (bytes: [UInt8], isWhole: Bool) {
    while !isAtEnd, buffer.count < 1 << 16 { try read() }
    return (buffer, isAtEnd)
  }

  private mutating func fill() throws {
    guard !isAtEnd else { return }
    bytesBefore += position
    buffer.removeAll(keepingCapacity: true)
    position = 0
    try read()
  }

  /// Appends one piece.
  private mutating func read() throws {
    let piece = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { raw, count in
      count = try source(UnsafeMutableRawBufferPointer(raw))
    }
    isAtEnd = piece.isEmpty
    buffer += piece
  }
}
