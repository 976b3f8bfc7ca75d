public import Kernel

/// A FEC being read, flat or XML: chunks come out, in the order of the file.
public protocol FECSource: AnyObject {
  /// The name of the file, as the user gave it.
  var file: String { get }
  /// Nil until the first chunk has been asked for, and for a file that is no FEC.
  var header: FECHeader? { get }
  /// The codes met so far.
  var names: FECNames { get }
  /// What is wrong with the form, so far.
  var log: FindingLog { get }

  /// Reads the next lines into the chunk, whose memory is used again. False at
  /// the end of the file, and when nothing more can be read: the log then holds an
  /// error. Throws what the input throws.
  func next(into chunk: inout FECChunk) throws -> Bool
}

extension FECSource {
  /// Hands each chunk to the closure, to the end of the file.
  public func forEachChunk(_ body: (borrowing FECChunk) throws -> Void) throws {
    var chunk = FECChunk(bytes: [], rows: [])
    while try next(into: &chunk) { try body(chunk) }
  }
}

/// How vendors' liberties are taken.
public enum FECMode: Sendable, Hashable {
  /// As the law writes it; anything else is an error.
  case strict
  /// What can be understood is, and each guess is said once.
  case tolerant
}
