import Foundation
import Glibc
public import Kernel

/// Gives a file or a message in pieces: fills the start of the buffer and
/// returns how many bytes it wrote, 0 at the end. Readers of this module keep
/// no more of it than they need, so memory does not grow with the file.
public typealias ByteSource = (UnsafeMutableRawBufferPointer) throws -> Int

/// The bytes, in pieces of at most so many.
public func byteSource(_ bytes: [UInt8], pieces: Int = .max) -> ByteSource {
  var position = 0
  return { buffer in
    let count = min(buffer.count, max(pieces, 1), bytes.count - position)
    bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count])) }
    position += count
    return count
  }
}

/// The UTF-8 of a text, in pieces of at most so many bytes.
public func byteSource(_ text: String, pieces: Int = .max) -> ByteSource { byteSource(Array(text.utf8), pieces: pieces) }

/// The file at the path. Throws `file.unreadable`, when it is opened and while it is read.
public func byteSource(file path: String) throws(Finding) -> ByteSource {
  let file = try OpenFile(path)
  return { try file.read(into: $0) }
}

private final class OpenFile {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(Finding) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .fileUnreadable(path, errno) }
    (self.path, self.descriptor) = (path, descriptor)
  }

  deinit { _ = close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw Finding.fileUnreadable(path, errno) }
    }
  }
}
