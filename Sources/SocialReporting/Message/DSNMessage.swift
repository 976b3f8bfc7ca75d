/// A whole send: the envelope, its declarations, the totals.
public struct DSNMessage: Hashable, Sendable {
  /// How lines end. Both are seen; what was read is written again.
  public enum LineEnding: String, Hashable, Sendable, CaseIterable {
    case crlf = "CRLF"
    case lf = "LF"
  }

  /// `S10.G00.00` with the sender and the contacts under it.
  public var envelope: BlockOccurrence
  /// `S20.G00.05`, one for each declaration.
  public var declarations: [BlockOccurrence]
  /// `S90.G00.90`.
  public var totals: BlockOccurrence
  public var lineEnding: LineEnding

  public init(
    envelope: BlockOccurrence, declarations: [BlockOccurrence], totals: BlockOccurrence, lineEnding: LineEnding = .crlf
  ) {
    (self.envelope, self.declarations, self.totals, self.lineEnding) = (envelope, declarations, totals, lineEnding)
  }

  /// With the totals that its own rubrics make: the two of the total are counted (`S90.G00.90.001`).
  public init(envelope: BlockOccurrence, declarations: [BlockOccurrence], lineEnding: LineEnding = .crlf) {
    let rubrics = declarations.reduce(envelope.rubricCount + 2) { $0 + $1.rubricCount }
    let totals = BlockOccurrence(
      "S90.G00.90", [Rubric("S90.G00.90.001", "\(rubrics)"), Rubric("S90.G00.90.002", "\(declarations.count)")])
    self.init(envelope: envelope, declarations: declarations, totals: totals, lineEnding: lineEnding)
  }

  /// `P26V01`: what `S10.G00.00.006` says; nil when it says nothing.
  public var version: String? { envelope[6] }
  /// The file is a trial (`S10.G00.00.005`).
  public var isTest: Bool { envelope[5] == "01" }

  public var blocks: [BlockOccurrence] { [envelope] + declarations + [totals] }
  public var rubricCount: Int { blocks.reduce(0) { $0 + $1.rubricCount } }

  /// In document order.
  public func forEachRubric(_ body: (Rubric) throws -> Void) rethrows {
    for block in blocks { try block.forEachRubric(body) }
  }
}

/// What a declaration is about (`S20.G00.05.001`). The dictionary knows others; these are made here.
public enum DeclarationNature: String, Hashable, Sendable, CaseIterable {
  case monthly = "01"
  case workStoppage = "04"
  case returnToWork = "05"
  /// « FCTU », fin de contrat de travail unique.
  case endOfContract = "07"

  public var french: String {
    switch self {
    case .monthly: "DSN mensuelle"
    case .workStoppage: "signalement d’arrêt de travail"
    case .returnToWork: "signalement de reprise"
    case .endOfContract: "signalement de fin de contrat"
    }
  }
}

/// Whether it stands alone, replaces, cancels, and has somebody in it (`S20.G00.05.002`).
public enum DeclarationType: String, Hashable, Sendable, CaseIterable {
  case normal = "01"
  /// Nobody was employed: « DSN néant ».
  case normalWithoutIndividual = "02"
  case replacement = "03"
  case cancellation = "04"
  case replacementWithoutIndividual = "05"

  public var french: String {
    switch self {
    case .normal: "normale"
    case .normalWithoutIndividual: "néant"
    case .replacement: "annule et remplace"
    case .cancellation: "annule"
    case .replacementWithoutIndividual: "annule et remplace, sans individu"
    }
  }

  public var replaces: Bool { self == .replacement || self == .replacementWithoutIndividual || self == .cancellation }
}
