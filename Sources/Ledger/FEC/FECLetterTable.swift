/// The letterings that do not balance yet: a group leaves the table when its
/// sum comes to zero, so that memory holds the open ones only.
struct FECLetterTable: Sendable {
  struct Group: Sendable {
    var hash: UInt64 = 0
    /// Debit less credit; a file could choose amounts that wrap it, which changes no other figure.
    var sum: Int64 = 0
    var account: Int32 = 0
    var thirdParty: Int32 = 0
    /// 0 marks a free slot: lines count from 1.
    var line: Int32 = 0
    var part: Int32 = 0
    /// The first eight bytes of the code.
    var code: UInt64 = 0

    var codeText: String {
      let bytes = (0..<8).map { UInt8(truncatingIfNeeded: code >> (8 * UInt64($0))) }
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  private var slots = [Group](repeating: Group(), count: 1024)
  private var count = 0

  mutating func add(_ amount: Int64, to group: Group) {
    guard amount != 0 else { return }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: group.hash) & mask
    while slots[slot].line != 0 {
      if slots[slot].hash == group.hash {
        slots[slot].sum &+= amount
        if slots[slot].sum == 0 { remove(slot) }
        return
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = group
    slots[slot].sum = amount
    count += 1
    if count * 2 > slots.count { grow() }
  }

  /// Frees the slot and moves back the groups that it had pushed away.
  private mutating func remove(_ start: Int) {
    let mask = slots.count - 1
    var free = start
    var slot = (start + 1) & mask
    while slots[slot].line != 0 {
      let home = Int(truncatingIfNeeded: slots[slot].hash) & mask
      if (slot - home) & mask >= (slot - free) & mask {
        slots[free] = slots[slot]
        free = slot
      }
      slot = (slot + 1) & mask
    }
    slots[free].line = 0
    count -= 1
  }

  private mutating func grow() {
    let old = slots
    slots = [Group](repeating: Group(), count: old.count * 2)
    let mask = slots.count - 1
    for group in old where group.line != 0 {
      var slot = Int(truncatingIfNeeded: group.hash) & mask
      while slots[slot].line != 0 { slot = (slot + 1) & mask }
      slots[slot] = group
    }
  }

  /// Those that do not balance, in the order of the file.
  var open: [Group] { slots.filter { $0.line != 0 }.sorted { ($0.part, $0.line) < ($1.part, $1.line) } }
}
