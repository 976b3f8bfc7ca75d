public import Kernel
public import Workforce

/// What the rates that came back change in the files of the people here, and why some change nothing.
public struct TaxRatePlan: Hashable, Sendable {
  /// Somebody who has a file here.
  public struct Person: Hashable, Sendable {
    public let id: Int64
    public let file: EmployeeFile
    /// The last day of the last contract; nil when one has no end.
    public let lastDay: Day?
    /// Whether there is a contract at all.
    public let hasContract: Bool

    public init(id: Int64, file: EmployeeFile, lastDay: Day?, hasContract: Bool = true) {
      (self.id, self.file, self.lastDay, self.hasContract) = (id, file, lastDay, hasContract)
    }
  }

  public enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// The file takes it.
    case applied
    /// The file has it already.
    case same
    /// A line that changes nothing, with a finding that says why.
    case skipped
    /// A line that stops the whole.
    case refused
  }

  public struct Row: Hashable, Sendable {
    public let line: Int
    public let outcome: Outcome
    /// Nil when nobody here has that number.
    public let employee: Int64?
    public let name: String?
    /// What applied until now; nil when there was none.
    public let before: EmployeeFile.TaxRate?
    /// What comes; nil when the line is no rate.
    public let after: EmployeeFile.TaxRate?
  }

  /// In the order of the file.
  public let rows: [Row]
  public let findings: [Finding]

  public var isRefused: Bool { findings.contains { $0.severity == .error } }
  /// The files that change, with their rate.
  public var changes: [(employee: Int64, rate: EmployeeFile.TaxRate)] {
    guard !isRefused else { return [] }
    return rows.compactMap { row in
      guard row.outcome == .applied, let id = row.employee, let rate = row.after else { return nil }
      return (id, rate)
    }
  }

  /// - Parameters:
  ///   - received: when a rate came that does not say it itself.
  ///   - today: nothing comes after it.
  public init(_ rates: [ReturnedRate], people: [Person], received: Day, today: Day) {
    var planning = Planning(people: people, received: received, today: today)
    for rate in rates { planning.take(rate) }
    (rows, findings) = (planning.rows, planning.findings)
  }
}

private struct Planning {
  private let byNIR: [NIR: TaxRatePlan.Person]
  private let byNumber: [String: [TaxRatePlan.Person]]
  private let received: Day
  private let today: Day
  /// The line and the rate that each person got in this file.
  private var seen: [Int64: (line: Int, rate: Rate?, day: Day)] = [:]
  private(set) var rows: [TaxRatePlan.Row] = []
  private(set) var findings: [Finding] = []

  init(people: [TaxRatePlan.Person], received: Day, today: Day) {
    (self.received, self.today) = (received, today)
    byNIR = Dictionary(people.compactMap { person in person.file.nir.map { ($0, person) } }) { first, _ in first }
    byNumber = Dictionary(grouping: people.filter { $0.file.number != nil }) { $0.file.number! }
  }

  mutating func take(_ rate: ReturnedRate) {
    findings += rate.findings
    let isReadable = rate.findings.allSatisfy { $0.severity != .error }
    guard isReadable else {
      // Whose line it is, is told all the same; nothing else of it is taken.
      return add(rate, .refused, found(rate), nil)
    }
    guard let person = person(rate) else { return }
    guard rate.percent == nil || rate.rate != nil else {
      findings.append(.returnRateInvalid(rate.percent ?? "", person.file.name, line: rate.line))
      return add(rate, .refused, person, nil)
    }
    let day = rate.received ?? received
    let tax = EmployeeFile.TaxRate(rate.rate, received: day, identifier: rate.identifier)
    guard day <= today else {
      findings.append(.returnDateFuture(day, person.file.name, line: rate.line))
      return add(rate, .refused, person, tax)
    }
    if let first = seen[person.id] { return again(rate, person, tax, first) }
    seen[person.id] = (rate.line, tax.rate, day)
    settle(rate, person, tax)
  }

  private func found(_ rate: ReturnedRate) -> TaxRatePlan.Person? {
    if let nir = rate.nir, let person = byNIR[nir] { return person }
    let namesakes = rate.number.flatMap { byNumber[$0] } ?? []
    // Another number of social security than the one in the file: not the same person, whatever the number in the firm says.
    guard let person = namesakes.first, namesakes.count == 1, rate.nir == nil || person.file.nir == nil else { return nil }
    return person
  }

  /// By number of social security, else by number in the firm. Notes who is not found.
  private mutating func person(_ rate: ReturnedRate) -> TaxRatePlan.Person? {
    if let person = found(rate) { return person }
    let namesakes = rate.number.flatMap { byNumber[$0] } ?? []
    findings.append(
      namesakes.count > 1
        ? .returnNumberShared(rate.number ?? "", namesakes.count, line: rate.line)
        : .returnPersonUnknown(rate.who, line: rate.line))
    add(rate, .skipped, nil, nil)
    return nil
  }

  private mutating func again(
    _ rate: ReturnedRate, _ person: TaxRatePlan.Person, _ tax: EmployeeFile.TaxRate, _ first: (line: Int, rate: Rate?, day: Day)
  ) {
    let isSame = first.rate == tax.rate && first.day == tax.received
    findings.append(
      isSame
        ? .returnRepeated(person.file.name, first.line, line: rate.line)
        : .returnContradicted(person.file.name, first.line, line: rate.line))
    add(rate, isSame ? .skipped : .refused, person, tax)
  }

  private mutating func settle(_ rate: ReturnedRate, _ person: TaxRatePlan.Person, _ tax: EmployeeFile.TaxRate) {
    // A source that does not name the rate takes no name away.
    let isHeld = person.file.taxRates.contains {
      $0.rate == tax.rate && $0.received == tax.received && (tax.identifier == nil || $0.identifier == tax.identifier)
    }
    if isHeld { return add(rate, .same, person, tax) }
    if let last = person.file.taxRates.last, last.received > tax.received {
      findings.append(.returnOlder(person.file.name, tax.received, held: last.received, line: rate.line))
      return add(rate, .skipped, person, tax)
    }
    if !person.hasContract {
      findings.append(.returnNoContract(person.file.name, line: rate.line))
      return add(rate, .skipped, person, tax)
    }
    if let end = person.lastDay, end < tax.received {
      findings.append(.returnLeft(person.file.name, end, line: rate.line))
      return add(rate, .skipped, person, tax)
    }
    add(rate, .applied, person, tax)
  }

  private mutating func add(
    _ rate: ReturnedRate, _ outcome: TaxRatePlan.Outcome, _ person: TaxRatePlan.Person?, _ tax: EmployeeFile.TaxRate?
  ) {
    rows.append(
      TaxRatePlan.Row(
        line: rate.line, outcome: outcome, employee: person?.id, name: person?.file.name, before: person?.file.taxRates.last,
        after: tax))
  }
}
