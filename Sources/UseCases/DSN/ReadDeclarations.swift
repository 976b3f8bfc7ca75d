public import Kernel
import Law
public import SocialReporting
import Store
import Workforce

/// The declarations of the dossier: what was prepared, what left.
public struct ListDeclarations: Sendable {
  /// Nil for all.
  public var month: Month?
  /// Leaves out the versions that another one took the place of.
  public var onlyCurrent: Bool

  public init(of month: Month? = nil, onlyCurrent: Bool = false) { (self.month, self.onlyCurrent) = (month, onlyCurrent) }

  /// The latest first. Throws `access.denied`.
  public func callAsFunction(_ desk: Desk) throws -> [KeptDeclaration] {
    try desk.require(.readWorkforce)
    return try desk.dossier.reading { try $0.keptDeclarations(desk, of: month) }
      .filter { !onlyCurrent || $0.state.isCurrent }.reversed()
  }
}

/// Which declaration somebody speaks of: by its number, or that of a month.
public enum DeclarationChoice: Hashable, Sendable {
  case number(Int64)
  /// The current one of a month and of an establishment, nil for the only one; of trials, or of real ones, nil for the last prepared; of
  /// a part, nil for the only one.
  case month(Month, workplace: Int64? = nil, isTest: Bool? = nil, part: DeclarationFacts.Fraction? = nil)

  /// Throws `dsn.declaration.unknown`, `dsn.declaration.none`, `dsn.declaration.several`.
  func find(_ reading: DossierReading, _ desk: Desk) throws -> KeptDeclaration {
    switch self {
    case .number(let id): return try reading.requiredDeclaration(id, desk)
    case .month(let month, let workplace, let isTest, let part):
      let found = try reading.keptDeclarations(desk, of: month).filter {
        $0.nature == .monthly && $0.state.isCurrent
          && workplace.map { [place = $0.stored.content.workplace] in $0 == place } ?? true
          && isTest.map { [test = $0.isTest] in $0 == test } ?? true
          && part.map { [code = $0.stored.content.fraction] in $0.code == code } ?? true
      }
      guard let last = found.last else { throw Finding.declarationNone(month) }
      let (place, fraction) = (last.stored.content.workplace, last.stored.content.fraction)
      guard found.allSatisfy({ $0.stored.content.workplace == place && $0.stored.content.fraction == fraction }) else {
        throw Finding.declarationSeveral(month, found.map(\.id))
      }
      return last
    }
  }
}

/// One declaration: its message, what the checks say of it, its money beside the payslips and the books.
public struct ReadDeclaration: Sendable {
  public struct Outcome: Sendable {
    public let declaration: KeptDeclaration
    /// As the role may see it.
    public let message: DSNMessage
    public let norm: Norm
    /// The checks of Écritoire, which nobody certified.
    public let verdict: MessageVerdict
    /// Made again of the dossier as it is now: cross-footing and sources. Nil when it cannot be any more, or for a signalement.
    public let built: BuiltDeclaration?
    /// What is made now says the same: else the findings say that something changed.
    public let isUpToDate: Bool
    /// The one of the month before that was sent, to compare it with.
    public let previous: KeptDeclaration?
    /// The version of the same declaration that came before.
    public let earlierVersion: KeptDeclaration?
    /// Of the books and of what changed; those of the checks are in the verdict.
    public let findings: [Finding]
    /// The text as it is exported; nil for whoever may not see the numbers of social security.
    public let text: [UInt8]?
  }

  public var choice: DeclarationChoice

  public init(_ choice: DeclarationChoice) { self.choice = choice }
  public init(_ id: Int64) { choice = .number(id) }

  /// Throws `access.denied`, `dsn.declaration.unknown`, `dsn.declaration.none`, `dsn.declaration.several`,
  /// `dsn.declaration.unreadable`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.require(.readWorkforce)
    // Somebody who looks at it asks for it at each block.
    let question = "declaration/\(choice)/\(desk.today.iso)/\(desk.role.may(.employ))"
    return try desk.dossier.remembering(question) { reading in
      let kept = try choice.find(reading, desk)
      let content = kept.stored.content
      let message = try DeclarationReading.message(of: kept.stored, files: desk.files)
      let norm = try NormShelf(desk.files).required(content.norm)
      let (built, isSame, findings) = try again(kept, message, reading, desk)
      let all = try reading.keptDeclarations(desk)
      let sent = all.filter {
        $0.nature == .monthly && $0.stored.isSent && $0.month < kept.month && $0.stored.content.workplace == content.workplace
      }
      let before = sent.last { $0.stored.content.fraction == content.fraction } ?? sent.last
      let earlier = all.last { $0.id < kept.id && $0.stored.content.isSameMatter(as: content) }
      return Outcome(
        declaration: kept, message: desk.shown(message), norm: norm,
        verdict: try MessageChecker.verdict(on: message, norm: norm, today: desk.today, files: desk.files), built: built,
        isUpToDate: isSame, previous: kept.nature == .monthly ? before : nil, earlierVersion: earlier, findings: findings,
        text: desk.role.may(.employ) ? content.text : nil)
    }
  }

  /// Makes that of a month again; one that was sent or took its place is not asked to be what the dossier says today.
  private func again(
    _ kept: KeptDeclaration, _ message: DSNMessage, _ reading: DossierReading, _ desk: Desk
  ) throws -> (BuiltDeclaration?, Bool, [Finding]) {
    guard kept.nature == .monthly, let place = try reading.workplace(kept.stored.content.workplace) else {
      return (nil, true, [])
    }
    do {
      let facts = try DeclarationReading(reading, desk)
      let monthly = try MonthlyFacts(kept.month, at: place, isTest: kept.isTest, facts, again: kept.stored)
      guard !monthly.isRefused else { return (nil, false, monthly.refusals) }
      let built = try monthly.build()
      let isSame = built.message.says(as: message)
      let findings = try monthly.findings(on: built) + (isSame ? [] : [.declarationChanged(kept.id)])
      return (built, isSame, findings)
    } catch let finding as Finding {
      return (nil, false, [finding, .declarationChanged(kept.id)])
    }
  }
}

extension DSNMessage {
  /// Whether both say the same, the day they were made, the order and what they replace aside.
  func says(as other: DSNMessage) -> Bool {
    func facts(_ message: DSNMessage) -> [String] {
      let aside: Set<RubricID> = ["S20.G00.05.002", "S20.G00.05.004", "S20.G00.05.006", "S20.G00.05.007", "S90.G00.90.001"]
      var facts: [String] = []
      message.forEachRubric { if !aside.contains($0.id) { facts.append("\($0.id)=\($0.value)") } }
      return facts
    }
    return facts(self) == facts(other)
  }
}

/// Notes that a declaration was deposited, with what the place of deposit answered.
public struct MarkSent: Sendable {
  public var choice: DeclarationChoice
  /// Nil for today.
  public var day: Day?
  public var reference: String

  public init(_ choice: DeclarationChoice, on day: Day? = nil, reference: String = "") {
    (self.choice, self.day, self.reference) = (choice, day, reference)
  }

  /// Throws `access.denied`, `dsn.declaration.unknown`, `dsn.declaration.none`, `dsn.declaration.several`, `dsn.declaration.test`,
  /// `dsn.declaration.sent`, `dsn.declaration.superseded`, `dsn.declaration.sent-day`, `workforce.text.controls`.
  public func callAsFunction(_ desk: Desk) throws -> KeptDeclaration {
    try WorkforceText.check(reference)
    let subject = try desk.dossier.reading { "declaration/\(try choice.find($0, desk).id)" }
    return try desk.changing("dsn.envoyee", subject: subject) { change in
      let kept = try choice.find(change.reading, desk)
      if kept.isTest { throw Finding.declarationIsTest(kept.id) }
      if let deposit = kept.stored.deposit { throw Finding.declarationSent(kept.id, deposit.day) }
      if case .superseded(let next) = kept.state { throw Finding.declarationSuperseded(kept.id, by: next) }
      let sent = day ?? desk.today
      let prepared = Day(iso: String(kept.stored.instant.prefix(10))) ?? sent
      guard sent <= desk.today, sent >= prepared else {
        throw Finding.declarationSentDay(sent, prepared: prepared, today: desk.today)
      }
      try change.deposit(kept.stored, on: sent, reference: reference)
      return try change.reading.requiredDeclaration(kept.id, desk)
    }
  }
}
