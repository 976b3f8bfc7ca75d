import CZLib
import Kernel

/// Writes a ZIP container file after file, through deflate, as their bytes come: memory does not grow with them. The same
/// content gives the same bytes: nothing of the clock is written.
///
/// Over zlib, which stands everywhere: no ZIP library is reachable as a Swift package, and libzip would be one more to install
/// where the program runs.
final class ZIPWriter {
  /// A file of the container, as its directory at the end names it.
  private struct Entry {
    let name: String
    let isDeflated: Bool
    let offset: Int
    var checksum: UInt = 0
    var packed = 0
    var size = 0

    /// Sizes follow the bytes, for who writes them without coming back; and names are UTF-8.
    var flags: UInt16 { isDeflated ? 0x0808 : 0x0800 }
  }

  private let sink: ([UInt8]) throws -> Void
  private var entries: [Entry] = []
  private var open: Entry?
  private var offset = 0
  private let limit: Int
  // zlib keeps the address of its stream: it must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var output = [UInt8](repeating: 0, count: 1 << 16)

  /// - Parameter limit: the bytes that the format counts in 32 bits.
  init(limit: Int = Int(UInt32.max), _ sink: @escaping ([UInt8]) throws -> Void) {
    (self.limit, self.sink) = (limit, sink)
    stream.initialize(to: z_stream())
    // Bare deflate (-15): the container has its own checksum.
    let status = deflateInit2_(
      stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib does not start: \(status)")
  }

  deinit {
    deflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// A small file as it is.
  func store(_ name: String, _ bytes: [UInt8]) throws {
    var entry = Entry(name: name, isDeflated: false, offset: offset)
    (entry.checksum, entry.size, entry.packed) = (ZIPWriter.checksum(0, bytes), bytes.count, bytes.count)
    try put(header(of: entry) + bytes)
    entries.append(entry)
  }

  /// A small file, deflated.
  func add(_ name: String, _ bytes: [UInt8]) throws {
    try begin(name)
    try write(bytes)
    try end()
  }

  /// Starts a file, whose bytes `write` takes until `end`.
  func begin(_ name: String) throws {
    precondition(open == nil, "a file is still open")
    let entry = Entry(name: name, isDeflated: true, offset: offset)
    open = entry
    deflateReset(stream)
    try put(header(of: entry))
  }

  func write(_ bytes: [UInt8]) throws { try deflate(bytes, Z_NO_FLUSH) }

  func end() throws {
    try deflate([], Z_FINISH)
    guard let entry = open else { return }
    var bytes: [UInt8] = []
    bytes.add(0x0807_4B50, 4)
    bytes.add(Int(entry.checksum), 4)
    bytes.add(entry.packed, 4)
    bytes.add(entry.size, 4)
    try put(bytes)
    entries.append(entry)
    open = nil
  }

  /// Writes the directory. Throws `spreadsheet.too-large`.
  func finish() throws {
    precondition(open == nil, "a file is still open")
    let start = offset
    for entry in entries {
      var bytes: [UInt8] = []
      bytes.add(0x0201_4B50, 4)
      bytes.add(20, 2)
      bytes += tail(of: entry)
      // No comment, first disk, no attributes.
      bytes.add(0, 2)
      bytes.add(0, 2)
      bytes.add(0, 2)
      bytes.add(0, 4)
      bytes.add(entry.offset, 4)
      try put(bytes + Array(entry.name.utf8))
    }
    let size = offset - start
    var bytes: [UInt8] = []
    bytes.add(0x0605_4B50, 4)
    bytes.add(0, 4)
    bytes.add(entries.count, 2)
    bytes.add(entries.count, 2)
    bytes.add(size, 4)
    bytes.add(start, 4)
    bytes.add(0, 2)
    try put(bytes)
  }

  private func header(of entry: Entry) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.add(0x0403_4B50, 4)
    return bytes + tail(of: entry) + Array(entry.name.utf8)
  }

  /// What the header of a file and its line of the directory have in common. Sizes that follow the bytes are zero before them.
  private func tail(of entry: Entry) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.add(20, 2)
    bytes.add(Int(entry.flags), 2)
    bytes.add(entry.isDeflated ? 8 : 0, 2)
    // 1 January 1980, midnight: the first moment that the format knows.
    bytes.add(0, 2)
    bytes.add(0x21, 2)
    bytes.add(Int(entry.checksum), 4)
    bytes.add(entry.packed, 4)
    bytes.add(entry.size, 4)
    bytes.add(entry.name.utf8.count, 2)
    bytes.add(0, 2)
    return bytes
  }

  private func deflate(_ bytes: [UInt8], _ flush: Int32) throws {
    guard var entry = open else { preconditionFailure("no file is open") }
    entry.checksum = ZIPWriter.checksum(entry.checksum, bytes)
    entry.size += bytes.count
    var input = bytes
    try input.withUnsafeMutableBufferPointer { source in
      stream.pointee.next_in = source.baseAddress
      stream.pointee.avail_in = UInt32(source.count)
      var isDone = false
      while !isDone {
        let (count, status) = turn(flush)
        if count > 0 { try put(Array(output[..<count])) }
        entry.packed += count
        isDone = flush == Z_FINISH ? status == Z_STREAM_END : count < output.count
      }
    }
    open = entry
    if entry.size > limit || entry.packed > limit { throw Finding.spreadsheetTooLarge() }
  }

  /// Fills the output once.
  private func turn(_ flush: Int32) -> (count: Int, status: Int32) {
    output.withUnsafeMutableBufferPointer { target in
      stream.pointee.next_out = target.baseAddress
      stream.pointee.avail_out = UInt32(target.count)
      let status = CZLib.deflate(stream, flush)
      return (target.count - Int(stream.pointee.avail_out), status)
    }
  }

  private func put(_ bytes: [UInt8]) throws {
    guard offset + bytes.count <= limit else { throw Finding.spreadsheetTooLarge() }
    offset += bytes.count
    try sink(bytes)
  }

  static func checksum(_ start: UInt, _ bytes: [UInt8]) -> UInt {
    // Without bytes zlib would start again.
    bytes.isEmpty
      ? start : UInt(bytes.withUnsafeBufferPointer { crc32(CUnsignedLong(start), $0.baseAddress, UInt32($0.count)) })
  }
}

extension [UInt8] {
  /// A number in little-endian bytes.
  fileprivate mutating func add(_ number: Int, _ width: Int) {
    for shift in 0..<width { append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
  }
}
