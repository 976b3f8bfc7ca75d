/// Gives each distinct code a small number, by its bytes: no `String` is made
/// for a code already known. Open addressing with a seed of the process,
/// so that a file cannot be written to make it slow.
struct FECInterner: Sendable {
  private struct Key: Sendable {
    var hash: UInt64
    var start: Int
    var count: Int32
    var labelStart: Int
    var labelCount: Int32
    /// The label has changed, and it has been said.
    var labelChanged: Bool
  }

  enum Outcome {
    case known, created, labelChanged
    /// It had no label so far.
    case labelled
  }

  private var arena: [UInt8] = []
  private var keys: [Key] = []
  /// Index + 1 in `keys`; 0 is free.
  private var slots = [Int32](repeating: 0, count: 256)
  private let seed = FECInterner.processSeed
  private var last: Int32 = -1

  var count: Int { keys.count }

  /// The process's own hash seed, as `Dictionary` uses it: no result depends on it.
  static var processSeed: UInt64 { UInt64(bitPattern: Int64(Hasher().finalize())) }

  /// The number of the code whose bytes are `base[start..<end]`, and whether
  /// it is new or has another label than the first time. A change is told once.
  mutating func intern(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, label: Int, _ labelEnd: Int
  ) -> (Int32, Outcome) {
    if last >= 0, matches(last, base + start, end - start) { return (last, compareLabel(last, base + label, labelEnd - label)) }
    let hash = FECInterner.hash(base + start, end - start, seed)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = slots[slot] - 1
      if keys[Int(index)].hash == hash, matches(index, base + start, end - start) {
        last = index
        return (index, compareLabel(index, base + label, labelEnd - label))
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    last = add(hash, base + start, end - start, base + label, labelEnd - label)
    slots[slot] = last + 1
    if keys.count * 2 > slots.count { grow() }
    return (last, .created)
  }

  @inline(__always)
  private func matches(_ index: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let key = keys[Int(index)]
    guard Int(key.count) == count else { return false }
    return equal(key.start, bytes, count)
  }

  @inline(__always)
  private func equal(_ position: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    arena.withUnsafeBufferPointer { arena in
      for offset in 0..<count where arena[position + offset] != bytes[offset] { return false }
      return true
    }
  }

  private mutating func compareLabel(_ index: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Outcome {
    let key = keys[Int(index)]
    if Int(key.labelCount) == count, equal(key.labelStart, bytes, count) { return .known }
    guard !key.labelChanged, count > 0 else { return .known }
    if key.labelCount == 0 {
      (keys[Int(index)].labelStart, keys[Int(index)].labelCount) = (arena.count, Int32(count))
      arena.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
      return .labelled
    }
    keys[Int(index)].labelChanged = true
    return .labelChanged
  }

  private mutating func add(
    _ hash: UInt64, _ code: UnsafePointer<UInt8>, _ count: Int, _ label: UnsafePointer<UInt8>, _ labelCount: Int
  ) -> Int32 {
    let start = arena.count
    arena.append(contentsOf: UnsafeBufferPointer(start: code, count: count))
    arena.append(contentsOf: UnsafeBufferPointer(start: label, count: labelCount))
    keys.append(
      Key(
        hash: hash, start: start, count: Int32(count), labelStart: start + count, labelCount: Int32(labelCount),
        labelChanged: false))
    return Int32(keys.count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (index, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index) + 1
    }
  }

  /// A multiply-and-fold hash, eight bytes at a time.
  static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ seed: UInt64) -> UInt64 {
    let raw = UnsafeRawPointer(bytes)
    var value = seed ^ UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var position = 0
    while position + 8 <= count {
      value = fold(value ^ raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      position += 8
    }
    var rest: UInt64 = 0
    while position < count {
      rest = rest << 8 | UInt64(bytes[position])
      position += 1
    }
    return fold(value ^ rest)
  }

  @inline(__always)
  static func fold(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return high ^ low ^ value >> 32
  }
}
