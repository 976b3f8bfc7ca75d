/// References as they are compared: ASCII letters in capitals and digits,
/// without the dashes, points and strokes that people put in or leave out.
/// « FA-2025/0123 » is FA20250123.
package enum ReferenceText {
  package static func canonical(_ text: some Sequence<UInt8>) -> [UInt8] { text.compactMap(letterOrDigit) }

  /// Equal references tie lines only when they have a digit: « VIR » or « AN » tell nothing.
  package static func isTelling(_ canonical: [UInt8]) -> Bool { canonical.contains { (48...57).contains($0) } }

  /// A label may name a reference only when it could hardly be something else: four characters, and not a year.
  package static func mayBeNamed(_ canonical: [UInt8]) -> Bool {
    guard canonical.count >= 4, isTelling(canonical) else { return false }
    let isNumber = canonical.allSatisfy { (48...57).contains($0) }
    return !(isNumber && canonical.count == 4 && (canonical.starts(with: [49, 57]) || canonical.starts(with: [50, 48])))
  }

  package static func hash(_ canonical: some Sequence<UInt8>) -> UInt64 { canonical.reduce(seed, mix) }

  /// Calls back with the hash and the bytes of each run of one to three
  /// words of the label, so that « FA 2025 123 » is found for FA2025123 and « F2026-10 » is not found in « F2026-101 ».
  package static func eachRun(of label: UnsafeBufferPointer<UInt8>, _ body: (UInt64, Range<Int>) -> Void) {
    var start = 0
    while let first = nextWord(in: label, from: start) {
      var (hash, word) = (seed, first)
      for _ in 0..<3 {
        for index in word { if let byte = letterOrDigit(label[index]) { hash = mix(hash, byte) } }
        body(hash, first.lowerBound..<word.upperBound)
        guard let next = nextWord(in: label, from: word.upperBound) else { break }
        word = next
      }
      start = first.upperBound
    }
  }

  /// FNV-1a, 64 bits: fast on short texts; equal hashes are confirmed on the bytes.
  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  @inline(__always)
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

  private static func nextWord(in label: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    var first = start
    while first < label.count, letterOrDigit(label[first]) == nil { first += 1 }
    guard first < label.count else { return nil }
    var end = first
    while end < label.count, letterOrDigit(label[end]) != nil || isInnerPunctuation(label[end]) { end += 1 }
    return first..<end
  }

  @inline(__always)
  private static func letterOrDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57, 65...90: byte
    case 97...122: byte - 32
    default: nil
    }
  }

  @inline(__always)
  private static func isInnerPunctuation(_ byte: UInt8) -> Bool {
    // - . / _
    (45...47).contains(byte) || byte == 95
  }
}
