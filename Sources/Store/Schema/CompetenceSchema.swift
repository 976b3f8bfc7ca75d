extension Schema {
  /// The scenario that a dossier is for, what its learner answered, what was handed in, and what people judged: state by state, as the
  /// workforce is kept.
  static let competence = ["scenario_run", "scenario_answer", "hand_in", "judgement"].map(states).joined(separator: "\n\n")
}
