import SocialReporting

/// A declaration whose people come again and again, piece after piece, so that the making needs no memory.
struct RepeatedMessage {
  let people: Int
  private let message: DSNMessage
  private let individuals: [BlockOccurrence]

  init(_ message: DSNMessage, people: Int) {
    (self.message, self.people) = (message, people)
    individuals = message.declarations.flatMap { $0.descendants("S21.G00.30") }
  }

  private var rubricCount: Int {
    let of = individuals.map(\.rubricCount)
    return message.rubricCount - of.reduce(0, +) + (0..<people).reduce(0) { $0 + of[$1 % of.count] }
  }

  func forEachPiece(_ body: (MessagePiece) throws -> Void) throws {
    var isPast = false
    let totals = BlockOccurrence(
      "S90.G00.90", [Rubric("S90.G00.90.001", "\(rubricCount)"), Rubric("S90.G00.90.002", "1")])
    try message.forEachPiece { piece in
      switch piece {
      case .individual:
        guard !isPast else { return }
        isPast = true
        for number in 0..<people { try body(.individual(individuals[number % individuals.count])) }
      case .block(let block): try body(block.id == totals.id ? .block(totals) : piece)
      }
    }
  }
}
