public import Kernel

/// A scenario as one learner has it: their amounts, days and numbers, the model answer they lead to, and what happens when.
public struct ScenarioVersion: Sendable {
  public let scenario: Scenario
  public let facts: FactSheet
  /// Who works there when the scenario begins.
  public let staff: [Scenario.Employee]
  /// The opening, an entry of its own.
  public let opening: ModelEntry
  /// The right entries, by day.
  public let entries: [ModelEntry]
  /// What whoever starts the scenario writes into the books after the opening, by day.
  public let given: [ModelEntry]
  /// The known wrong ways, by the id of their entry.
  public let variants: [String: [ModelEntry]]
  public let statement: [StatementLine]
  /// The bank's balance before the first line.
  public let statementOpening: Money
  public let documents: [String: Document]
  /// In the order they happen.
  public let events: [Event]
  public let tasks: [Task]

  /// An entry as it should be, or as it often is.
  public struct ModelEntry: Hashable, Sendable {
    public let id: String
    public let variant: String?
    public let day: Day
    public let journal: String
    /// The number of its document; empty when it comes from none.
    public let reference: String
    public let label: String
    public let lines: [Line]

    public struct Line: Hashable, Sendable {
      /// The account that the model answer writes.
      public let account: String
      /// The beginnings of the account numbers that are right too.
      public let accepted: [String]
      public let tolerated: [Tolerated]
      public let party: String?
      /// Positive for a debit.
      public let amount: Money

      public struct Tolerated: Hashable, Sendable {
        public let prefix: String
        public let share: Share
      }
    }

    /// Something moves on the bank's account or in the till.
    public var isCash: Bool { lines.contains { $0.account.hasPrefix("5") } }
  }

  public struct StatementLine: Hashable, Sendable {
    public let day: Day
    public let label: String
    /// Positive for what comes in.
    public let amount: Money
  }

  public struct Event: Hashable, Sendable {
    public let rule: Scenario.EventRule
    public let day: Day
    public let text: String
  }

  public struct Task: Hashable, Sendable {
    public let rule: Scenario.Task
    public let due: Day
  }

  static let attempts = 50

  /// The base version, which everybody who names no seed has. Throws `competence.scenario.inconsistent`.
  public init(baseOf scenario: Scenario) throws(Finding) {
    do throws(Formula.Fault) { try self.init(scenario, draw: nil) } catch { throw .scenarioInconsistent(error.reason) }
  }

  /// A learner's own version: the first draw that keeps the books balanced, and the bank and the till above zero every day.
  /// Throws `competence.scenario.no-version`.
  public init(of scenario: Scenario, draw: @escaping @Sendable (String) -> UInt64) throws(Finding) {
    for attempt in 1...ScenarioVersion.attempts {
      let source = Draw { draw("\(scenario.id)#\(attempt)#\($0)") }
      guard let version = try? ScenarioVersion(scenario, draw: source) else { continue }
      self = version
      return
    }
    throw .scenarioNoVersion(scenario.id, attempts: ScenarioVersion.attempts)
  }

  private init(_ scenario: Scenario, draw: Draw?) throws(Formula.Fault) {
    let facts = try FactSheet(scenario.facts, draw: draw)
    (self.scenario, self.facts) = (scenario, facts)
    var staff: [Scenario.Employee] = []
    for rule in scenario.staff { staff.append(try Scenario.Employee(rule, facts)) }
    self.staff = staff
    var openingLines: [ModelEntry.Line] = []
    for line in scenario.opening {
      openingLines.append(
        ModelEntry.Line(
          account: line.account, accepted: [line.account], tolerated: [], party: line.party, amount: try facts.money(line.amount))
      )
    }
    opening = ModelEntry(
      id: "AN", variant: nil, day: scenario.fiscalYear.first, journal: "AN", reference: "", label: "À-nouveaux",
      lines: openingLines)
    var entries: [ModelEntry] = []
    var variants: [String: [ModelEntry]] = [:]
    for rule in scenario.entries {
      let entry = try ScenarioVersion.entry(rule, scenario, facts)
      if rule.variant == nil { entries.append(entry) } else { variants[rule.id, default: []].append(entry) }
    }
    self.entries = ScenarioVersion.byDay(entries)
    var given: [ModelEntry] = []
    for rule in scenario.given { given.append(try ScenarioVersion.entry(rule, scenario, facts)) }
    self.given = ScenarioVersion.byDay(given)
    self.variants = variants
    var statement: [StatementLine] = []
    for rule in scenario.statement {
      statement.append(
        StatementLine(day: try facts.day(rule.day), label: try facts.fill(rule.label), amount: try facts.money(rule.amount)))
    }
    self.statement = statement.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    statementOpening = scenario.statement.isEmpty ? .zero : try facts.money(.name("releve.ouverture"))
    var documents: [String: Document] = [:]
    for rule in scenario.documents { documents[rule.id] = try ScenarioVersion.document(rule, scenario, facts) }
    self.documents = documents
    var events: [Event] = []
    for rule in scenario.events {
      events.append(Event(rule: rule, day: try facts.day(rule.day), text: try facts.fill(rule.text)))
    }
    self.events = events.enumerated().sorted {
      ($0.element.day, $0.element.rule.hour, $0.offset) < ($1.element.day, $1.element.rule.hour, $1.offset)
    }.map(\.element)
    var tasks: [Task] = []
    for rule in scenario.tasks { tasks.append(Task(rule: rule, due: try facts.day(rule.due))) }
    self.tasks = tasks
    try keepInvariants()
  }

  private static func byDay(_ entries: [ModelEntry]) -> [ModelEntry] {
    entries.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }

  private static func entry(
    _ rule: Scenario.EntryRule, _ scenario: Scenario, _ facts: FactSheet
  ) throws(Formula.Fault) -> ModelEntry {
    var lines: [ModelEntry.Line] = []
    for line in rule.lines {
      let found = scenario.classes[line.account]
      lines.append(
        ModelEntry.Line(
          account: found?.accepted[0] ?? line.account, accepted: found?.accepted ?? [line.account],
          tolerated: found?.tolerated.map { ModelEntry.Line.Tolerated(prefix: $0.prefix, share: $0.share) } ?? [],
          party: line.party, amount: try facts.money(line.amount)))
    }
    return ModelEntry(
      id: rule.id, variant: rule.variant, day: try facts.day(rule.day), journal: rule.journal,
      reference: try facts.fill(rule.reference), label: try facts.fill(rule.label), lines: lines)
  }

  private static func document(
    _ rule: Scenario.DocumentRule, _ scenario: Scenario, _ facts: FactSheet
  ) throws(Formula.Fault) -> Document {
    var lines: [Document.Line] = []
    for line in rule.lines {
      let (quantity, price, rate) = (try facts.value(line.quantity), try facts.money(line.unitPrice), try facts.value(line.rate))
      guard let net = try? quantity.times(Fraction(price)).money(.halfAwayFromZero) else {
        throw Formula.Fault("document \(rule.id) : un montant est trop grand")
      }
      guard rate.numerator >= 0, rate.numerator <= rate.denominator else {
        throw Formula.Fault("document \(rule.id) : un taux va de 0 à 1")
      }
      lines.append(
        Document.Line(
          label: try facts.fill(line.label), quantity: quantity, unitPrice: price, net: net,
          rate: Rate(e8: RoundingRule.halfAwayFromZero.quotient(rate.numerator * 100_000_000, by: rate.denominator))))
    }
    return Document(
      id: rule.id, kind: rule.kind, name: try facts.fill(rule.name), title: rule.kind.title,
      party: rule.party.flatMap { code in scenario.parties.first { $0.code == code } }, day: try facts.day(rule.day),
      reference: try facts.fill(rule.reference), lines: lines, mentions: try facts.fill(rule.mentions))
  }

  /// Every entry balances, and neither the bank nor the till is ever below zero at the end of a day.
  private func keepInvariants() throws(Formula.Fault) {
    for entry in [opening] + given + entries + variants.values.joined() where entry.lines.map(\.amount).sum() != .zero {
      let difference = entry.lines.map(\.amount).sum().plainFrench
      throw Formula.Fault(
        "l’écriture \(entry.id) \(entry.variant.map { "(\($0)) " } ?? "")n’est pas équilibrée, à \(difference) près")
    }
    for (prefix, name) in [("512", "la banque"), ("53", "la caisse")] {
      var balance = opening.lines.filter { $0.account.hasPrefix(prefix) }.map(\.amount).sum()
      for (day, moves) in Dictionary(grouping: given + entries, by: \.day).sorted(by: { $0.key < $1.key }) {
        balance += moves.flatMap(\.lines).filter { $0.account.hasPrefix(prefix) }.map(\.amount).sum()
        if balance < .zero { throw Formula.Fault("le \(day.french), \(name) est à \(balance.plainFrench)") }
      }
    }
    var bank = statementOpening
    for line in statement {
      bank += line.amount
      if bank < .zero { throw Formula.Fault("le \(line.day.french), le relevé est à \(bank.plainFrench)") }
    }
  }

  /// What the statement ends with.
  public var statementClosing: Money { statementOpening + statement.map(\.amount).sum() }

  /// One of the model answer, or one that was given.
  public func entry(_ id: String) -> ModelEntry? { entries.first { $0.id == id } ?? given.first { $0.id == id } }
}

extension Document.Kind {
  /// What stands at the top of the paper.
  var title: String {
    switch self {
    case .sale, .purchase: "FACTURE"
    case .creditNote: "AVOIR"
    case .receipt: "TICKET"
    case .letter: "COURRIER"
    case .bankStatement: "RELEVÉ DE COMPTE"
    case .payroll: "JOURNAL DE PAIE"
    case .payslip: "BULLETIN DE PAIE"
    case .staffFile: "DOSSIER DU PERSONNEL"
    }
  }
}

extension ScenarioVersion {
  /// What happened in a run, in order.
  public func happened(_ run: ScenarioRun) -> [Event] {
    let known = Set(run.happened.map(\.event))
    return events.filter { known.contains($0.rule.id) }
  }

  /// A text of the scenario with its facts; as it is when it names none.
  public func filled(_ text: String) -> String { (try? facts.fill(text)) ?? text }

  public func text(of task: Task) -> String { filled(task.rule.text) }
}
