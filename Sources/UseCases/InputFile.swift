import Foundation
import Kernel
import Store

/// A file given by the user, read from its beginning, piece by piece.
final class InputFile {
  let path: String
  let size: Int64
  private let descriptor: Int32
  private(set) var position: Int64 = 0
  private var hasher = FileDigest()

  /// The name without its folders.
  var name: String { (path as NSString).lastPathComponent }
  /// The SHA-256 of what was read so far.
  var digest: Digest { hasher.digest }

  /// Throws `file.missing` when it is not there or cannot be read, `file.not-regular` for a folder, a pipe or a device.
  init(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Finding.fileMissing(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Finding.fileNotRegular(path) }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Finding.fileMissing(path) }
    (self.path, size) = (path, Int64(status.st_size))
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit { close(descriptor) }

  /// Fills the buffer from its start; 0 at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Finding.fileMissing(path) }
      hasher.add(UnsafeRawBufferPointer(rebasing: buffer[0..<count]))
      position += Int64(count)
      return count
    }
  }

  /// The first bytes, from where reading stands.
  func head(_ count: Int) throws -> [UInt8] {
    var room = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let read = try room.withUnsafeMutableBytes { (buffer) throws -> Int in
        try self.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      }
      guard read > 0 else { break }
      filled += read
    }
    return Array(room[0..<filled])
  }

  /// The whole file, for formats that are small. Throws `file.too-large`.
  func contents(atMost limit: Int = 64 << 20) throws -> [UInt8] {
    guard size <= limit else { throw Finding.fileTooLarge(path, size: size, limit: limit) }
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try room.withUnsafeMutableBytes { try read(into: $0) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: room[0..<count])
      guard bytes.count <= limit else { throw Finding.fileTooLarge(path, size: Int64(bytes.count), limit: limit) }
    }
  }
}

extension Finding {
  static func fileNotRegular(_ path: String) -> Finding {
    Finding(
      "file.not-regular", "« \(path) » n’est pas un fichier : c’est un répertoire, un tube ou un périphérique.",
      recovery: "Donnez le chemin du fichier lui-même ; ce qui sort d’une autre commande, écrivez-le d’abord dans un fichier.")
  }

  static func fileTooLarge(_ path: String, size: Int64, limit: Int) -> Finding {
    Finding(
      "file.too-large", "« \(path) » fait \(size / 1_048_576) Mio, plus que les \(limit / 1_048_576) Mio admis pour ce format.",
      recovery: "Vérifiez que c’est le bon fichier ; au besoin, découpez-le.")
  }
}
