/// Which controls are broken by one fault: the one that names it, and those that only follow from it.
struct CascadeBook: Sendable {
  /// A person without contract, without payment; a month that is another.
  private let noContract, noPayment, otherMonth: (head: Int, followers: Set<Int>)?

  init(_ places: [String: Int]) {
    func cascade(_ head: String, _ followers: [String]) -> (Int, Set<Int>)? {
      places[head].map { ($0, Set(followers.compactMap { places[$0] })) }
    }
    noContract = cascade(
      "E-104",
      [
        "S21.G00.51.010/CCH-11", "E-14", "S21.G00.86.005/CCH-11", "S21.G00.78.005/CCH-11", "S21.G00.78.005/CCH-12",
        "S21.G00.78.006/CCH-11",
      ])
    noPayment = cascade("S21.G00.40.009/CCH-13", ["S21.G00.78.001/CCH-13"])
    otherMonth = cascade(
      "E-105",
      [
        "E-11", "E-26", "E-30", "E-43", "E-49", "E-50", "E-51", "E-58", "E-64", "E-65", "E-66", "E-67", "E-73", "E-77", "E-78",
        "E-85", "E-86", "E-89", "E-93", "S21.G00.78.003/CCH-15", "S21.G00.50.001/CCH-13", "S21.G00.50.001/CCH-14",
        "S21.G00.50.001/CCH-15", "E-44", "E-52", "S21.G00.20.007/CCH-13", "S21.G00.22.004/CCH-12",
      ])
  }

  func individual(_ faults: inout FoundFaults, since mark: FoundFaults.Mark, isPaid: Bool) {
    if let (head, followers) = noContract { faults.fold(followers, under: head, since: mark) }
    if !isPaid, let (head, followers) = noPayment { faults.fold(followers, under: head, since: mark) }
  }

  func declaration(_ faults: inout FoundFaults, since mark: FoundFaults.Mark) {
    if let (head, followers) = otherMonth { faults.fold(followers, under: head, since: mark) }
  }
}
