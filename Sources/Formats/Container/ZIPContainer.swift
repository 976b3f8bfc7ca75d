import CZLib

/// Several small files in one, as ZIP.
public enum ZIPContainer {
  public struct File: Hashable, Sendable {
    public let name: String
    public let content: [UInt8]
    public init(_ name: String, _ content: [UInt8]) { (self.name, self.content) = (name, content) }
  }

  /// What a container may hold before it is refused.
  public struct Limits: Hashable, Sendable {
    public var files: Int
    /// Bytes once unpacked, all files together.
    public var size: Int
    public init(files: Int = 1000, size: Int = 256 << 20) { (self.files, self.size) = (files, size) }
  }

  /// The same files give the same bytes. Throws `spreadsheet.too-large` beyond 4 GiB, and what the sink throws.
  public static func write(_ files: [File], _ sink: @escaping ([UInt8]) throws -> Void) throws {
    let writer = ZIPWriter(sink)
    for file in files { try writer.add(file.name, file.content) }
    try writer.finish()
  }

  /// Reads a container whole, and trusts nothing of it: names stay inside, no name comes twice, no file is larger than it says, the
  /// places of files do not overlap, every checksum holds. What goes beyond the limits is refused before it is unpacked.
  public static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(ZIPFault) -> [File] {
    try ZIPReader(bytes, limits).files()
  }
}

/// Why a container is not read.
public struct ZIPFault: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// No container, a part of one, or one whose bytes do not agree with each other.
    case damaged
    /// Made to harm, or beyond what is accepted.
    case refused
  }

  public let kind: Kind
  /// In French, to follow « : ».
  public let reason: String
  /// The file of the container it is about.
  public let name: String?
}

/// Reads what `ZIPWriter` writes, and what common tools make of the same files; nothing else of the format: no encryption, no parts,
/// no 64-bit sizes, no method but stored and deflated.
struct ZIPReader {
  private struct Entry {
    let name: String
    let flags, method: Int
    let checksum: UInt
    let packed, size, offset: Int
  }

  private let bytes: [UInt8]
  private let limits: ZIPContainer.Limits

  init(_ bytes: [UInt8], _ limits: ZIPContainer.Limits) { (self.bytes, self.limits) = (bytes, limits) }

  func files() throws(ZIPFault) -> [ZIPContainer.File] {
    let (entries, directory) = try directory()
    try check(entries)
    var taken: [(name: String, range: Range<Int>)] = []
    var files: [ZIPContainer.File] = []
    for entry in entries {
      let place = try place(of: entry, before: directory)
      taken.append((entry.name, entry.offset..<place.upperBound))
      files.append(ZIPContainer.File(entry.name, try content(of: entry, at: place)))
    }
    taken.sort { $0.range.lowerBound < $1.range.lowerBound }
    for (one, next) in zip(taken, taken.dropFirst()) where one.range.upperBound > next.range.lowerBound {
      throw ZIPFault(kind: .refused, reason: "deux fichiers occupent la même place", name: next.name)
    }
    return files
  }

  // MARK: The directory

  private func directory() throws(ZIPFault) -> (entries: [Entry], start: Int) {
    let end = try end()
    let (count, size, start) = (number(end + 10, 2), number(end + 12, 4), number(end + 16, 4))
    guard number(end + 4, 4) == 0, number(end + 8, 2) == count else { throw damaged("l’archive est en plusieurs morceaux") }
    guard count <= limits.files else { throw refused("elle contient \(count) fichiers, au-delà de \(limits.files)") }
    guard start + size == end else { throw damaged("sa table n’est pas où elle le dit") }
    var entries: [Entry] = []
    var place = start
    for _ in 0..<count {
      guard place + 46 <= end, number(place, 4) == 0x0201_4B50 else { throw damaged("sa table est tronquée") }
      let (nameLength, extra, comment) = (number(place + 28, 2), number(place + 30, 2), number(place + 32, 2))
      guard place + 46 + nameLength + extra + comment <= end else { throw damaged("sa table est tronquée") }
      entries.append(
        Entry(
          name: try name(at: place + 46, nameLength), flags: number(place + 8, 2), method: number(place + 10, 2),
          checksum: UInt(number(place + 16, 4)), packed: number(place + 20, 4), size: number(place + 24, 4),
          offset: number(place + 42, 4)))
      place += 46 + nameLength + extra + comment
    }
    guard place == end else { throw damaged("sa table dit un autre nombre de fichiers") }
    return (entries, start)
  }

  /// Where the last record begins: it ends the file, without a comment that could hold another one.
  private func end() throws(ZIPFault) -> Int {
    guard bytes.count >= 22, number(0, 4) == 0x0403_4B50 || number(0, 4) == 0x0605_4B50 else {
      throw damaged("ce n’est pas une archive ZIP")
    }
    let end = bytes.count - 22
    guard number(end, 4) == 0x0605_4B50, number(end + 20, 2) == 0 else { throw damaged("sa fin manque : elle est tronquée") }
    return end
  }

  /// Letters and digits of ASCII, with `-`, `_`, `.` and `/` between names: nothing that leaves the folder it is unpacked in, and
  /// nothing that two systems would read in two ways.
  private func name(at place: Int, _ length: Int) throws(ZIPFault) -> String {
    let raw = bytes[place..<(place + length)]
    let name = String(decoding: raw.map { (32...126).contains($0) ? $0 : 63 }, as: UTF8.self)
    let isPlain = raw.allSatisfy {
      (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || [45, 46, 47, 95].contains($0)
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard isPlain, length <= 200, parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".") }) else {
      throw ZIPFault(kind: .refused, reason: "un nom de fichier n’est pas admis", name: String(name.prefix(200)))
    }
    return name
  }

  private func check(_ entries: [Entry]) throws(ZIPFault) {
    var (seen, total): (Set<String>, Int) = ([], 0)
    for entry in entries {
      guard seen.insert(entry.name.lowercased()).inserted else {
        throw ZIPFault(kind: .refused, reason: "deux fichiers ont le même nom", name: entry.name)
      }
      // Encryption, patches, and what else nothing here writes.
      guard entry.flags & ~0x080E == 0, entry.method == 0 || entry.method == 8 else {
        throw ZIPFault(
          kind: .refused, reason: "un fichier est chiffré, ou comprimé autrement que par « deflate »", name: entry.name)
      }
      guard entry.method == 8 || entry.packed == entry.size else {
        throw ZIPFault(kind: .damaged, reason: "les tailles d’un fichier se contredisent", name: entry.name)
      }
      // Deflate never does better than 1032 to 1.
      guard entry.size / 1032 <= entry.packed else {
        throw ZIPFault(kind: .refused, reason: "un fichier prétend à une taille impossible", name: entry.name)
      }
      total += entry.size
    }
    guard total <= limits.size else {
      throw refused("dépliée, elle ferait \(total >> 20) Mio, au-delà de \(limits.size >> 20)")
    }
  }

  // MARK: A file

  /// Where its bytes are. What its own header says is what the directory says.
  private func place(of entry: Entry, before directory: Int) throws(ZIPFault) -> Range<Int> {
    let start = entry.offset
    func fault(_ reason: String) -> ZIPFault { ZIPFault(kind: .damaged, reason: reason, name: entry.name) }
    guard start + 30 <= directory, number(start, 4) == 0x0403_4B50 else { throw fault("le début d’un fichier manque") }
    let (nameLength, extra) = (number(start + 26, 2), number(start + 28, 2))
    let content = start + 30 + nameLength + extra
    guard content + entry.packed <= directory else { throw fault("un fichier est tronqué") }
    guard Array(bytes[(start + 30)..<(start + 30 + nameLength)]) == Array(entry.name.utf8), number(start + 8, 2) == entry.method
    else {
      throw ZIPFault(kind: .refused, reason: "un fichier a deux noms ou deux formes", name: entry.name)
    }
    return content..<(content + entry.packed)
  }

  private func content(of entry: Entry, at place: Range<Int>) throws(ZIPFault) -> [UInt8] {
    let packed = Array(bytes[place])
    guard let content = entry.method == 0 ? packed : ZIPReader.inflated(packed, size: entry.size) else {
      throw ZIPFault(kind: .damaged, reason: "un fichier ne se déplie pas comme il le dit", name: entry.name)
    }
    guard ZIPWriter.checksum(0, content) == entry.checksum else {
      throw ZIPFault(kind: .damaged, reason: "la somme de contrôle d’un fichier ne tombe pas juste", name: entry.name)
    }
    return content
  }

  /// Nil unless it unpacks to exactly that size, and to its last byte.
  private static func inflated(_ packed: [UInt8], size: Int) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    // One byte more than it says, to see that it stops.
    var output = [UInt8](repeating: 0, count: size + 1)
    var input = packed
    let isWhole = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0 && stream.avail_out == 1
      }
    }
    guard isWhole else { return nil }
    output.removeLast()
    return output
  }

  // MARK: Numbers

  /// In little-endian bytes; zero beyond the end, where the callers have looked already.
  private func number(_ place: Int, _ width: Int) -> Int {
    guard place >= 0, place + width <= bytes.count else { return 0 }
    return (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  private func damaged(_ reason: String) -> ZIPFault { ZIPFault(kind: .damaged, reason: reason, name: nil) }
  private func refused(_ reason: String) -> ZIPFault { ZIPFault(kind: .refused, reason: reason, name: nil) }
}
