import Kernel
import Payroll
import Workforce

/// The blocks that stand around people: the envelope, the declaration, the company, the establishment with what it owes and pays.
struct EstablishmentMaker {
  let context: DeclaringContext
  var log = FindingLog()

  init(_ context: DeclaringContext) { self.context = context }

  private var declarant: Declarant { context.declarant }
  private var isShort: Bool { context.nature == .workStoppage || context.nature == .returnToWork }

  mutating func envelope(isEmpty: Bool) -> BlockOccurrence {
    var block = BlockDraft("S10.G00.00")
    block.set(1, context.clean(declarant.software.name, "S10.G00.00.001", log: &log))
    block.set(2, context.clean(declarant.software.publisher, "S10.G00.00.002", log: &log))
    block.set(3, String(declarant.software.version.prefix(10)))
    block.set(5, declarant.isTest ? "01" : "02")
    block.set(6, context.norm.version)
    block.set(7, "01")
    block.set(8, isEmpty ? "02" : "01")
    var sender = BlockDraft("S10.G00.01")
    sender.set(1, declarant.sender.siret.siren.digits)
    sender.set(2, declarant.sender.siret.nic)
    sender.set(3, context.clean(declarant.sender.name.uppercased(), "S10.G00.01.003", log: &log))
    context.address(declarant.sender.address, of: &sender, street: 4, postcode: 5, town: 6, complement: 9, &log)
    var contact = BlockDraft("S10.G00.02")
    contact.set(1, declarant.senderContact.civility?.rawValue)
    contact.set(2, context.clean(declarant.senderContact.name, "S10.G00.02.002", log: &log))
    contact.set(4, declarant.senderContact.email)
    contact.set(5, telephone(declarant.senderContact.telephone))
    block.children = [sender.occurrence, contact.occurrence]
    return block.occurrence
  }

  /// Ten digits: what is only written between them is left out.
  private func telephone(_ text: String) -> String { text.filter { $0.isASCII && ($0.isNumber || $0 == "+") } }

  /// `S20.G00.05`, without what stands under it.
  func declaration(_ type: DeclarationType, fraction: String, order: Int, replaced: String?) -> BlockDraft {
    var block = BlockDraft("S20.G00.05", capacity: 10)
    block.set(1, context.nature.rawValue)
    block.set(2, type.rawValue)
    block.set(3, fraction)
    block.set(4, "\(order)")
    if context.nature == .monthly { block.set(5, context.month.firstDay) }
    block.set(6, replaced)
    block.set(7, declarant.madeOn)
    if context.nature == .monthly { block.set(8, "01") }
    if !isShort { block.set(10, "01") }
    return block
  }

  mutating func contacts() -> [BlockOccurrence] {
    let given = isShort ? [contact(about: "01")].compactMap { $0 } : declarant.contacts
    return given.map { contact in
      var block = BlockDraft("S20.G00.07")
      block.set(1, context.clean(contact.name, "S20.G00.07.001", log: &log))
      block.set(2, telephone(contact.telephone))
      block.set(3, contact.email)
      block.set(4, isShort ? "01" : contact.subject)
      return block.occurrence
    }
  }

  private func contact(about subject: String) -> Declarant.Contact? {
    declarant.contacts.first { $0.subject == subject } ?? declarant.contacts.first
  }

  mutating func company() -> BlockDraft {
    var block = BlockDraft("S21.G00.06")
    block.set(1, declarant.company.siret.siren.digits)
    block.set(2, declarant.company.siret.nic)
    guard !isShort else { return block }
    block.set(3, declarant.companyActivity ?? declarant.workplace.activityCode)
    context.address(declarant.company.address, of: &block, street: 4, postcode: 5, town: 6, complement: 7, &log)
    block.set(15, context.agreement())
    return block
  }

  mutating func establishment() -> BlockDraft {
    let place = declarant.workplace
    var block = BlockDraft("S21.G00.11")
    block.set(1, place.siret.nic)
    if !isShort { block.set(2, place.activityCode) }
    context.address(place.address, of: &block, street: 3, postcode: 4, town: 5, complement: 6, &log)
    guard !isShort else { return block }
    block.set(17, "01")
    block.set(22, context.agreement())
    block.set(23, declarant.trainingBody)
    return block
  }

  /// `S21.G00.85`.
  mutating func place() -> BlockOccurrence {
    let place = declarant.workplace
    var block = BlockDraft("S21.G00.85")
    block.set(1, place.siret.digits)
    block.set(2, place.activityCode)
    context.address(place.address, of: &block, street: 3, postcode: 4, town: 5, complement: 8, &log)
    block.set(10, "01")
    block.set(11, declarant.communeCode)
    if declarant.communeCode == nil { log.add(.declaringCommuneMissing(place.name)) }
    return block.occurrence
  }

  /// `S21.G00.44` and `82`.
  mutating func yearly(_ facts: DeclarationFacts) -> [BlockOccurrence] {
    let taxes = facts.taxes.map { tax in
      var block = BlockDraft("S21.G00.44")
      block.set(1, tax.code)
      block.set(2, tax.amount)
      block.set(3, "\(tax.year)")
      return block.occurrence
    }
    return taxes
      + facts.charges.map { charge in
        var block = BlockDraft("S21.G00.82")
        block.set(1, charge.amount)
        block.set(2, charge.code)
        block.set(3, charge.period.lowerBound)
        block.set(4, charge.period.upperBound)
        block.set(5, context.clean(charge.reference, "S21.G00.82.005", log: &log))
        return block.occurrence
      }
  }

  // MARK: What is owed and paid

  /// `S21.G00.15`.
  /// - Parameter covered: the places of the contracts that cover somebody here.
  func adhesions(covering covered: Set<Int>) -> [BlockOccurrence] {
    declarant.insurance.enumerated().map { index, contract in
      var block = BlockDraft("S21.G00.15")
      block.set(1, contract.reference)
      block.set(2, contract.insurer)
      block.set(3, contract.delegate)
      block.set(4, covered.contains(index) ? "01" : "02")
      block.set(5, "\(index + 1)")
      return block.occurrence
    }
  }

  struct Owed {
    /// By month, the declared one last.
    var bordereaux: [(month: Month, total: Money, lines: [AggregateTally.Line])] = []
    /// By body: « urssaf », « pension », « tax », « insurance 0 ».
    var payments: [String: Money] = [:]
    /// Of an insurance, by its place: what is owed for each month, the declared one last.
    var insurance: [Int: [(month: Month, amount: Money)]] = [:]
  }

  func owed(_ totals: DeclarationTotals) -> Owed {
    var owed = Owed()
    if declarant.urssaf != nil {
      for (month, tally) in totals.aggregates.sorted(by: { $0.key < $1.key }) {
        let lines = tally.lines(context.tables)
        guard !lines.isEmpty || month == context.month else { continue }
        owed.bordereaux.append((month, lines.lazy.map(\.amount).sum(), lines))
      }
      owed.payments["urssaf"] = max(owed.bordereaux.lazy.map(\.total).sum(), .zero)
    }
    if declarant.pension != nil { owed.payments["pension"] = max(totals.pension + totals.pensionCorrection, .zero) }
    owed.payments["tax"] = max(totals.tax + totals.taxCorrection, .zero)
    for place in Set(totals.insurance.keys).union(totals.insuranceCorrections.keys) {
      let earlier = (totals.insuranceCorrections[place] ?? [:]).sorted { $0.key < $1.key }.map {
        (month: $0.key, amount: $0.value)
      }
      let parts = earlier + [(month: context.month, amount: totals.insurance[place] ?? .zero)]
      owed.insurance[place] = parts
      owed.payments["insurance \(place)"] = parts.lazy.map(\.amount).sum()
    }
    return owed
  }

  /// `S21.G00.20` and `55`.
  mutating func payments(_ owed: Owed) -> [BlockOccurrence] {
    var blocks: [BlockOccurrence] = []
    if let urssaf = declarant.urssaf, let amount = owed.payments["urssaf"] {
      blocks.append(payment(urssaf.identifier, context.siret, amount, urssaf.account, urssaf.name).occurrence)
    }
    if let amount = owed.payments["tax"] {
      blocks.append(payment("DGFIP", "DGFIP_PAS", amount, nil, "DGFiP").occurrence)
    }
    if let pension = declarant.pension, let amount = owed.payments["pension"], !amount.isZero {
      blocks.append(payment(pension.identifier, context.siret, amount, pension.account, pension.name).occurrence)
    }
    var done: Set<String> = []
    for contract in declarant.insurance {
      let key = contract.insurer + " " + (contract.delegate ?? "")
      guard done.insert(key).inserted else { continue }
      let same = declarant.insurance.indices.filter {
        declarant.insurance[$0].insurer == contract.insurer && declarant.insurance[$0].delegate == contract.delegate
          && owed.payments["insurance \($0)"] != nil
      }
      guard !same.isEmpty else { continue }
      let sum = same.lazy.map { owed.payments["insurance \($0)"] ?? .zero }.sum()
      var block = payment(
        contract.insurer, context.siret, max(sum, .zero), contract.account, contract.insurer, delegate: contract.delegate)
      for place in same {
        for (month, amount) in owed.insurance[place] ?? [] where month == context.month || !amount.isZero {
          var part = BlockDraft("S21.G00.55")
          part.set(1, amount)
          part.set(2, declarant.insurance[place].population)
          part.set(3, context.clean(declarant.insurance[place].reference, "S21.G00.55.003", log: &log))
          part.set(4, "\(month.year)M\(month.number < 10 ? "0" : "")\(month.number)")
          block.children.append(part.occurrence)
        }
      }
      blocks.append(block.occurrence)
    }
    return blocks
  }

  private mutating func payment(
    _ body: String, _ entity: String, _ amount: Money, _ account: Declarant.Account?, _ name: String, delegate: String? = nil
  ) -> BlockDraft {
    var block = BlockDraft("S21.G00.20", capacity: 8)
    block.set(1, body)
    block.set(2, entity)
    let account = account ?? declarant.account
    block.set(3, account?.bic)
    block.set(4, account?.iban.text)
    block.set(5, amount)
    block.set(6, context.month.firstDay)
    block.set(7, context.month.lastDay)
    block.set(8, delegate)
    // The tax is always taken by the administration itself.
    if account != nil || body == "DGFIP" { block.set(10, "05") }
    if account == nil, !amount.isZero { log.add(.declaringAccountMissing(name)) }
    return block
  }

  /// `S21.G00.22` and `23`.
  mutating func bordereaux(_ owed: Owed) -> [BlockOccurrence] {
    guard let urssaf = declarant.urssaf else {
      log.add(.declaringUrssafMissing())
      return []
    }
    return owed.bordereaux.map { month, total, lines in
      var block = BlockDraft("S21.G00.22")
      block.set(1, urssaf.identifier)
      block.set(2, context.siret)
      block.set(3, month.firstDay)
      block.set(4, month.lastDay)
      block.set(5, total)
      for line in lines {
        var part = BlockDraft("S21.G00.23", capacity: 5)
        part.set(1, line.key.ctp)
        part.set(2, line.key.qualifier)
        part.set(3, line.key.shownRate.flatMap { DeclaredText.percent($0, decimals: 2) })
        if let base = line.base { part.set(4, base) } else { part.set(5, line.amount) }
        if line.key.ctp == "900" { part.set(6, declarant.communeCode) }
        block.children.append(part.occurrence)
      }
      return block.occurrence
    }
  }
}
