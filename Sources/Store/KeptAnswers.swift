import GRDB
import Synchronization

/// Answers that take long to find and are asked again and again, each kept until the dossier changes.
///
/// Every change ends with an event of the trail, whoever makes it and from whatever program: the number of the last one
/// tells whether an answer still holds.
final class KeptAnswers: Sendable {
  /// A dossier is asked the same few questions; beyond, the oldest answers are found again.
  private static let limit = 8

  private struct Answer {
    let event: Int64
    let value: any Sendable
  }

  private let answers = Mutex<[String: Answer]>([:])

  func answer<Value: Sendable>(_ question: String, after event: Int64, _ find: () throws -> Value) rethrows -> Value {
    if let kept = answers.withLock({ $0[question] }), kept.event == event, let value = kept.value as? Value { return value }
    let value = try find()
    answers.withLock { answers in
      if answers[question] == nil, answers.count >= KeptAnswers.limit,
        let oldest = answers.min(by: { $0.value.event < $1.value.event })
      {
        answers[oldest.key] = nil
      }
      answers[question] = Answer(event: event, value: value)
    }
    return value
  }
}

extension Dossier {
  /// As `reading`, for what is long to find: the answer is kept, and given again as long as nothing has changed.
  /// - Parameter question: all that the answer depends on besides the dossier: the day, the year.
  public func remembering<Value: Sendable>(_ question: String, _ body: (DossierReading) throws -> Value) throws -> Value {
    try read { db in
      let last = try Int64.fetchOne(db, sql: "SELECT max(seq) FROM event") ?? 0
      return try kept.answer(question, after: last) { try body(DossierReading(db: db)) }
    }
  }
}
