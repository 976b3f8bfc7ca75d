import Kernel

/// A control that a function found broken: which one, where, and what was read.
struct Breach {
  let control: String
  let block: BlockOccurrence
  /// The number of the rubric in the block; the whole block when it is not there.
  let number: Int
  /// In French, with the values; empty when the statement says all.
  let read: String
  /// Another than the control’s own.
  var severity: Finding.Severity?
}

/// What functions that judge write to.
struct Breaches {
  private(set) var found: [Breach] = []

  mutating func tell(
    _ control: String, _ block: BlockOccurrence, _ number: Int, _ read: String = "", as severity: Finding.Severity? = nil
  ) { found.append(Breach(control: control, block: block, number: number, read: read, severity: severity)) }
}
