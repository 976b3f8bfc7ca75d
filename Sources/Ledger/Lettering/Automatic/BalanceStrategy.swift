import Kernel

extension LetteringBucket {
  /// All that is open sums to zero: nothing is owed, so all of it is settled.
  mutating func letterBalance() {
    let members = openNodes
    guard members.count > 1, sum(members) == 0 else { return }
    tie(members, .balanceIsZero(count: members.reduce(0) { $0 + nodes[Int($1)].items.count }))
  }

  /// From the first open day, each stretch of whole days after which the running balance is zero.
  /// Days are taken whole: the order of the lines within a day means nothing.
  mutating func letterRunningBalance() {
    let members = openNodes
    var balance: Int128 = 0
    var start = 0
    for index in members.indices {
      balance += Int128(nodes[Int(members[index])].amount)
      let endsDay = index + 1 == members.count || nodes[Int(members[index + 1])].day != nodes[Int(members[index])].day
      guard balance == 0, endsDay else { continue }
      let stretch = Array(members[start...index])
      let days = stretch.map { Day(serial: Int(nodes[Int($0)].day)) }
      tie(stretch, .runningBalance(from: days[0], to: days[days.count - 1]))
      start = index + 1
    }
  }
}
