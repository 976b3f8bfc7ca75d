import Formats
import Foundation
import Kernel
import SocialReporting

/// A declaration of as many people as wanted, made of those of the sample, each with a number of their own: piece after piece, so that
/// the making needs no memory.
struct SyntheticMessage {
  let norm: Norm
  let people: Int
  private let sample: DSNMessage
  private let individuals: [BlockOccurrence]

  struct Missing: Error, CustomStringConvertible { let description: String }

  init(people: Int) throws {
    guard let data = DataFiles.embedded.data("Samples/Files/dsn-FICTIF-2026-10.dsn"),
      let message = try NEODeSReader().read(byteSource(Array(data))).message
    else { throw Missing(description: "the sample declaration is not inside the program") }
    (self.people, sample, norm) = (people, message, try Norm.load(message.version ?? ""))
    individuals = message.declarations.flatMap { $0.descendants("S21.G00.30") }
  }

  /// With the two of the totals.
  var rubricCount: Int {
    let of = individuals.map(\.rubricCount)
    let inSample = of.reduce(0, +)
    return sample.rubricCount - inSample + (0..<people).reduce(0) { $0 + of[$1 % of.count] }
  }

  func forEachPiece(_ body: (MessagePiece) throws -> Void) throws {
    var isPast = false
    let totals = BlockOccurrence(
      "S90.G00.90", [Rubric("S90.G00.90.001", "\(rubricCount)"), Rubric("S90.G00.90.002", "1")])
    try sample.forEachPiece { piece in
      switch piece {
      case .individual:
        guard !isPast else { return }
        isPast = true
        for number in 0..<people { try body(.individual(individual(number))) }
      case .block(let block): try body(block.id == totals.id ? .block(totals) : piece)
      }
    }
  }

  /// The one of the sample, under a number of social security that nobody else has.
  private func individual(_ number: Int) -> BlockOccurrence {
    var individual = individuals[number % individuals.count]
    let place = 100 + number / 899 % 890
    let order = 100 + number % 899
    individual.rubrics = individual.rubrics.map { rubric in
      rubric.id == "S21.G00.30.001" ? Rubric(rubric.id, "\(rubric.value.prefix(7))\(place)\(order)") : rubric
    }
    return individual
  }
}
