/// Writes a file of the user's, whole or absent: 0600, since books name people.
public struct WriteFile: Sendable {
  public var path: String
  public var overwrites: Bool

  public init(_ path: String, overwrites: Bool = false) { (self.path, self.overwrites) = (path, overwrites) }

  /// Throws `file.exists`, `file.cannot-write`, `disk.full`, and what `body` throws.
  public func callAsFunction(_ body: (_ sink: @escaping ([UInt8]) throws -> Void) throws -> Void) throws {
    let output = try OutputFile(path, overwrites: overwrites)
    try body { try output.write($0) }
    try output.keep()
  }
}
