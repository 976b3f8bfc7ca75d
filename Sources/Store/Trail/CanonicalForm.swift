import Crypto
import Foundation
import Kernel

/// The bytes that a digest is taken of: each field as `<length>:<bytes>,`, an
/// absent one as `-`. No two different artefacts have the same form, whatever
/// characters their texts hold.
struct CanonicalForm {
  private(set) var bytes: [UInt8] = []

  /// The name says what the artefact is, and the version of its form.
  init(_ name: StaticString) { restart(name) }

  /// Starts another artefact in the same memory.
  mutating func restart(_ name: StaticString) {
    bytes.removeAll(keepingCapacity: true)
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(10)
  }

  mutating func add(_ value: Int64) {
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)  // 20 characters and a sign fit in 24
    withUnsafeMutableBytes(of: &digits) { room in
      var place = room.count
      var rest = value.magnitude
      repeat {
        place -= 1
        room[place] = UInt8(48 + rest % 10)
        rest /= 10
      } while rest > 0
      if value < 0 {
        place -= 1
        room[place] = 45
      }
      bytes.append(contentsOf: room[place...])
    }
    bytes.append(44)
  }

  mutating func add(_ value: Int64?) {
    if let value { add(value) } else { addNothing() }
  }

  mutating func add(_ text: some Collection<UInt8>) {
    appendDecimal(text.count)
    bytes.append(58)
    bytes.append(contentsOf: text)
    bytes.append(44)
  }

  mutating func add(raw text: UnsafeRawBufferPointer) {
    appendDecimal(text.count)
    bytes.append(58)
    bytes.append(contentsOf: text)
    bytes.append(44)
  }

  mutating func add(_ text: String) { add(text.utf8) }

  mutating func add(_ text: String?) {
    if let text { add(text.utf8) } else { addNothing() }
  }

  mutating func addNothing() { bytes.append(45) }

  private mutating func appendDecimal(_ count: Int) {
    if count < 10 {
      bytes.append(UInt8(48 + count))
    } else if count < 100 {
      bytes.append(UInt8(48 + count / 10))
      bytes.append(UInt8(48 + count % 10))
    } else {
      bytes.append(contentsOf: String(count).utf8)
    }
  }

  var digest: Digest { bytes.withUnsafeBytes { Digest(of: $0) } }
}

/// A SHA-256.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
  public let bytes: [UInt8]

  public init(of data: UnsafeRawBufferPointer) {
    var hasher = SHA256()
    hasher.update(bufferPointer: data)
    bytes = Array(hasher.finalize())
  }

  public init(of data: some ContiguousBytesSource) { self = data.withBytes { Digest(of: $0) } }

  init(finalizing hasher: SHA256) { bytes = Array(hasher.finalize()) }

  /// Nil unless there are 32 bytes.
  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    self.bytes = Array(bytes)
  }

  /// For columns of digests. Throws `dossier.damaged`.
  init(stored data: Data) throws {
    guard let digest = Digest(data) else { throw Finding.dossierDamaged("dossier", "une empreinte n’a pas 32 octets") }
    self = digest
  }

  static let zero = Digest(repeatElement(0, count: 32))!

  /// 64 hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}

/// What a digest can be taken of.
public protocol ContiguousBytesSource {
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result
}

extension Array: ContiguousBytesSource where Element == UInt8 {
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result { withUnsafeBytes(body) }
}

extension Digest {
  var data: Data { Data(bytes) }
}
