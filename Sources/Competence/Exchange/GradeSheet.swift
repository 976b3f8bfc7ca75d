import Formats
public import Kernel

/// What is known of one competence of one learner, as a line of the trainer's grades.
public struct GradeRow: Hashable, Sendable {
  /// The learner's login.
  public let learner: String
  public let standing: CompetenceStanding
  /// The day of the last grade or judgement; nil when there is none.
  public let day: Day?

  public init(learner: String, _ standing: CompetenceStanding, on day: Day?) {
    (self.learner, self.standing, self.day) = (learner, standing, day)
  }
}

/// The grades of learners for a trainer's spreadsheet or another tool: UTF-8 with its mark, semicolons, no cell that runs as a formula.
public enum GradeSheet {
  static let columns = ["identifiant", "competence", "bloc", "score", "niveau", "date", "preuves"]

  /// The score is the program's, out of a hundred; the level is people's, A to D; neither is made from the other. Throws
  /// `competence.grades.unknown`.
  public static func csv(_ rows: [GradeRow], _ referential: Referential) throws(Finding) -> [UInt8] {
    var lines: [[CSVCell]] = [columns.map { .text($0) }]
    for row in rows {
      let standing = row.standing
      guard let competence = referential.competence(standing.competence) else {
        throw .gradeUnknown(standing.competence, referential)
      }
      lines.append([
        .text(row.learner), .text(competence.id), .text(competence.block ?? ""), .text(standing.automatic?.percentFrench ?? ""),
        .text(standing.human?.rawValue ?? ""), row.day.map { .day($0) } ?? .empty, .integer(standing.evidence),
      ])
    }
    return lines.csv(separator: .semicolon, mark: true)
  }
}
