import Crypto

/// The SHA-256 of bytes that come piece by piece.
public struct FileDigest {
  private var hasher = SHA256()
  public init() {}
  public mutating func add(_ bytes: UnsafeRawBufferPointer) { hasher.update(bufferPointer: bytes) }
  public var digest: Digest { Digest(finalizing: hasher) }
}
