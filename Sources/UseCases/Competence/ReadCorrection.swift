public import Competence
public import Kernel
public import Store

/// A learner's work beside the model answer: what whoever judges it reads.
public struct ReadCorrection: Sendable {
  public init() {}

  public struct Outcome: Sendable {
    public let graded: GradeScenario.Outcome
    /// What the learner wrote, by the reference that the grade gives.
    public let entries: [ObservedWork.Reference: ObservedWork.Entry]
    public let answers: [ScenarioAnswer]
    /// The answers of the model, by name.
    public let expected: [String: String]
    public let handIns: [Kept<HandIn>]
    public let remarks: RemarkTable
  }

  /// Throws `access.denied`, `competence.scenario.none`, and as `GradeScenario`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.judge)
    let graded = try GradeScenario()(desk)
    let model = try ObservedWork(modelOf: graded.scenario.version)
    return try desk.dossier.reading { reading in
      let work = try ObservedWork(reading, graded.scenario, desk)
      return Outcome(
        graded: graded, entries: Dictionary(work.entries.map { ($0.reference, $0) }) { first, _ in first },
        answers: try reading.scenarioAnswers().map(\.value), expected: model.answers.mapValues(\.text),
        handIns: try reading.handIns(), remarks: try RemarkTable(desk.files))
    }
  }
}
