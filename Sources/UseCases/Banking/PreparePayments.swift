public import Banking
public import Kernel
public import Ledger
import Store

/// Prepares transfers to suppliers, or direct debits on customers, from the lines that are open. Credit notes and advances are
/// taken off; one order for each third party, or one for each piece.
public struct PreparePayments: Sendable {
  public var kind: SEPAKind
  /// The account of the books that pays or is paid.
  public var account: AccountNumber
  /// Nil: the first day that banks can do.
  public var day: Day?
  /// What falls due until that day, of every third party.
  public var through: Day?
  /// Everything that is open with these, due or not.
  public var thirdParties: [String]
  /// These lines, whatever their day.
  public var lines: [LineReference]
  public var isPerPiece: Bool
  public var isBookedAsOne: Bool
  public var scheme: DirectDebitScheme

  public init(
    _ kind: SEPAKind = .creditTransfers, from account: AccountNumber = "512", on day: Day? = nil, dueThrough through: Day? = nil,
    thirdParties: [String] = [], lines: [LineReference] = [], isPerPiece: Bool = false, isBookedAsOne: Bool = true,
    scheme: DirectDebitScheme = .core
  ) {
    (self.kind, self.account, self.day, self.through) = (kind, account, day, through)
    (self.thirdParties, self.lines, self.isPerPiece) = (thirdParties, lines, isPerPiece)
    (self.isBookedAsOne, self.scheme) = (isBookedAsOne, scheme)
  }

  public struct Outcome: Sendable {
    /// Nil when nothing was prepared; in a dry run, the key that the batch would have.
    public let id: Int64?
    public let content: PaymentContent?
    public let findings: [Finding]
  }

  /// What was chosen by name is refused when it cannot be paid; what falls due is left out and said.
  /// Throws `payment.account.not-bank`, `payment.account.no-iban`, `payment.creditor.none`, `payment.line.not-open`,
  /// `payment.line.taken`, `payment.nothing`, `report.third-party-unknown`.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    try desk.changing("\(kind.verb).preparer", subject: "account/\(account.text)", isTrial: isTrial) { change in
      let reading = change.reading
      let own = try reading.paymentAccount(account)
      let creditor = kind == .directDebits ? try reading.paymentSetting("ics") : nil
      if kind == .directDebits, creditor == nil { throw Finding.paymentNoCreditor() }
      let parties = Dictionary(uniqueKeysWithValues: try reading.thirdParties().map { ($0.code, $0) })
      for code in thirdParties { _ = try reading.requiredThirdParty(code) }
      let chosen = try chosenUnits(reading, desk)
      var makers = OrderMaker(reading: reading, kind: kind, scheme: scheme, isPerPiece: isPerPiece, parties: parties)
      for units in chosen { try makers.add(units) }
      let day = day ?? kind.firstDay(from: desk.today)
      let id = try reading.nextPaymentBatch()
      let identifier = PreparePayments.identifier(kind, day, id)
      var content = PaymentContent(
        kind, identifier: identifier, account: account.text, name: try reading.facts().name, iban: own.iban, bic: own.bic,
        day: day, isBookedAsOne: isBookedAsOne, orders: makers.orders)
      for index in content.orders.indices { content.orders[index].endToEnd = "\(identifier)-\(index + 1)" }
      if kind == .directDebits { (content.scheme, content.creditorIdentifier) = (scheme, creditor) }
      return try keep(content, makers.findings, desk, change)
    }
  }

  private func keep(
    _ content: PaymentContent, _ found: [Finding], _ desk: Desk, _ change: DossierChange
  ) throws -> Outcome {
    // What somebody named is not left out in silence: nothing is prepared until it can be.
    let isNamed = !thirdParties.isEmpty || !lines.isEmpty
    var findings = found.map { isNamed || $0.severity != .error ? $0 : $0.asWarning }
    if content.orders.isEmpty, findings.isEmpty { throw Finding.paymentNothing(through: isNamed ? nil : dueDay(desk)) }
    if !content.orders.isEmpty {
      findings += try content.check(today: desk.today)
      findings += content.noticeFindings(today: desk.today)
    }
    guard !content.orders.isEmpty, !findings.contains(where: { $0.severity == .error }) else {
      change.abandon()
      return Outcome(id: nil, content: content.orders.isEmpty ? nil : content, findings: findings)
    }
    return Outcome(id: try change.addPayments(content), content: content, findings: findings)
  }

  private func dueDay(_ desk: Desk) -> Day { through ?? desk.today }

  /// « V20261130-12 »: short, since the references of the orders are made of it.
  private static func identifier(_ kind: SEPAKind, _ day: Day, _ id: Int64) -> String {
    "\(kind == .creditTransfers ? "V" : "P")\(day.number)-\(id)"
  }

  // MARK: What to settle

  /// The units of each account and third party that are to be settled together.
  private func chosenUnits(_ reading: DossierReading, _ desk: Desk) throws -> [[PayableUnit]] {
    let taken = try reading.linesBeingPaid()
    let all = try reading.payableUnits(kind)
    let chosen = lines.isEmpty ? try byDay(all, taken, desk) : try byLine(all, taken)
    let groups = Dictionary(grouping: chosen) { "\($0.thirdParty)\u{0}\($0.account.text)" }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  private func byDay(_ all: [PayableUnit], _ taken: [LineReference: Int64], _ desk: Desk) throws -> [PayableUnit] {
    let free = all.filter { unit in !unit.items.contains { taken[$0.line] != nil } }
    let wanted = Set(thirdParties)
    // What is named is settled whole, unless a day is given too.
    let last = wanted.isEmpty ? dueDay(desk) : through
    let own = free.filter { wanted.isEmpty || wanted.contains($0.thirdParty) }
    let due = own.filter { unit in unit.amount > .zero && last.map { unit.due <= $0 } ?? true }
    let owed = Set(due.map { "\($0.thirdParty)\u{0}\($0.account.text)" })
    return due + own.filter { $0.amount < .zero && owed.contains("\($0.thirdParty)\u{0}\($0.account.text)") }
  }

  private func byLine(_ all: [PayableUnit], _ taken: [LineReference: Int64]) throws -> [PayableUnit] {
    let wanted = Set(lines)
    for line in lines { if let batch = taken[line] { throw Finding.paymentLineTaken(line, batch) } }
    let found = all.filter { unit in unit.items.contains { wanted.contains($0.line) } }
    let known = Set(found.flatMap { $0.items.map(\.line) })
    for line in lines where !known.contains(line) { throw Finding.paymentLineNotOpen(line) }
    if let other = found.flatMap(\.items).first(where: { taken[$0.line] != nil }) {
      throw Finding.paymentLineTaken(other.line, taken[other.line] ?? 0)
    }
    return found
  }
}

/// Makes orders of what is to be settled with one third party after another.
private struct OrderMaker {
  let reading: DossierReading
  let kind: SEPAKind
  let scheme: DirectDebitScheme
  let isPerPiece: Bool
  let parties: [String: ThirdParty]
  var orders: [PaymentContent.Order] = []
  var findings: [Finding] = []

  mutating func add(_ units: [PayableUnit]) throws {
    guard let first = units.first, let party = parties[first.thirdParty] else { return }
    let net = units.reduce(Money.zero) { $0.adding($1.amount) ?? $0 }
    guard net > .zero else { return findings.append(.paymentNothingOwed(party.name, net)) }
    let detail = try reading.bankDetails(of: party.code).first
    guard let iban = party.iban else { return findings.append(.paymentNoIBAN(party)) }
    if let detail, detail.isHeld { return findings.append(.paymentHeld(party, detail)) }
    var mandate: StoredMandate?
    if kind == .directDebits {
      mandate = try reading.mandates(of: party.code).last { mandate in
        !mandate.isOver && mandate.scheme == scheme && !(mandate.isOneOff && mandate.lastUsed != nil)
      }
      if mandate == nil { return findings.append(.paymentNoMandate(party, scheme)) }
    }
    let hasCredit = units.contains { $0.amount < .zero }
    if isPerPiece, hasCredit { findings.append(.paymentCombined(party.name)) }
    let isSplit = isPerPiece && !hasCredit && kind == .creditTransfers
    for part in isSplit ? units.map({ [$0] }) : [units] {
      orders.append(order(part, party, iban, detail, mandate))
    }
  }

  private func order(
    _ units: [PayableUnit], _ party: ThirdParty, _ iban: String, _ detail: BankDetail?, _ mandate: StoredMandate?
  ) -> PaymentContent.Order {
    let lines = units.flatMap(\.items).map { item in
      PaymentContent.Line(
        entry: item.line.entry, position: item.line.position, amount: PayableUnit.amount(of: item, kind).cents,
        piece: item.pieceRef, due: item.dueDay)
    }
    var order = PaymentContent.Order(
      endToEnd: "", thirdParty: party.code, account: units[0].account.text, name: detail?.holder ?? party.name, iban: iban,
      bic: detail?.bic, address: detail?.address, amount: lines.reduce(0) { $0 + $1.amount },
      remittance: PaymentContent.remittance(units), lines: lines)
    if let mandate {
      (order.mandate, order.signedOn, order.lastUsed) = (mandate.identifier, mandate.signedOn, mandate.lastUsed)
      order.sequence = mandate.isOneOff ? .oneOff : mandate.lastUsed == nil ? .first : .recurrent
    }
    return order
  }
}

extension SEPAKind {
  /// The word of its commands and of the trail.
  var verb: String { self == .creditTransfers ? "virement" : "prelevement" }

  /// The accounts of the books whose lines it settles.
  var accounts: [String] { self == .creditTransfers ? ["401", "404"] : ["411"] }
}

extension Finding {
  fileprivate var asWarning: Finding {
    var finding = self
    finding.severity = .warning
    return finding
  }
}

extension DossierReading {
  /// What is open with suppliers or customers, whether it falls due or not; what the openings of a year repeat, once.
  func payableUnits(_ kind: SEPAKind, thirdParty: String? = nil) throws -> [PayableUnit] {
    var units: [PayableUnit] = []
    for prefix in kind.accounts {
      units += try PayableUnit.units(try openItemsOnce(prefix: prefix, thirdParty: thirdParty), kind)
    }
    return units
  }
}
