import Kernel
import Payroll
import Workforce

/// The payments of a person (`S21.G00.50`), one for each payslip, with what is under them.
extension IndividualMaker {
  mutating func payments(_ person: DeclaredPerson) -> [BlockOccurrence] {
    guard context.nature == .monthly || context.nature == .endOfContract else { return [] }
    var blocks: [BlockOccurrence] = []
    for declared in person.contracts {
      if declared.payslips.isEmpty {
        log.add(.declaringPayslipMissing(person.file.name))
        blocks.append(empty(declared, number: blocks.count + 1))
      }
      for document in declared.payslips {
        blocks.append(payment(document, declared, person, number: blocks.count + 1))
      }
    }
    if context.nature == .monthly, !person.corrections.isEmpty, !blocks.isEmpty {
      let corrections = taxCorrections(person)
      let place = blocks[0].children.firstIndex { $0.id > "S21.G00.56" } ?? blocks[0].children.count
      blocks[0].children.insert(contentsOf: corrections, at: place)
      for correction in person.corrections { blocks[0].children += correctedBases(correction, person) }
      let wages = person.corrections.flatMap { correctedWages($0, person) }
      let after = blocks[0].children.firstIndex { $0.id > "S21.G00.51" } ?? blocks[0].children.count
      blocks[0].children.insert(contentsOf: wages, at: after)
    }
    return blocks
  }

  /// A month without pay still says its contract.
  private func empty(_ declared: DeclaredContract, number: Int) -> BlockOccurrence {
    var block = BlockDraft("S21.G00.50")
    block.set(1, context.month.lastDay)
    let isMonthly = context.nature == .monthly
    if isMonthly { block.set(2, Money.zero) }
    block.set(3, place(number))
    if isMonthly { block.set(4, Money.zero) } else { block.set(20, "01") }
    for type in isMonthly ? ["001", "002", "003", "010"] : ["001", "002", "010"] {
      block.children.append(remuneration(type, .zero, declared, days: context.days))
    }
    for base in ["02", "03"] { block.children.append(self.base(base, .zero, context.days, declared.number).occurrence) }
    return block.occurrence
  }

  private func place(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private mutating func payment(
    _ document: PayslipDocument, _ declared: DeclaredContract, _ person: DeclaredPerson, number: Int
  ) -> BlockOccurrence {
    let paid = document.slip.period.firstDay...document.slip.period.lastDay
    let days = declared.contract.days(within: paid) ?? paid
    var block = BlockDraft("S21.G00.50", capacity: 10)
    let known = document.number.flatMap { declared.paymentDays[$0] }
    let paymentDay = known ?? document.paymentDay
    if paymentDay == nil { log.add(.declaringPaymentDayMissing(person.file.name)) }
    // What is left at the end of a contract is paid with it: a pay day to come is that of the others.
    if context.nature == .endOfContract, known == nil, let paymentDay, paymentDay > context.declarant.madeOn {
      log.add(.declaringPaymentDayToCome(person.file.name, paymentDay))
    }
    block.set(1, paymentDay ?? paid.upperBound)
    if context.nature == .monthly {
      setTax(&block, document, person, number: number)
    } else {
      block.set(3, place(number))
      // The month that tells the last of the contract, or the one before.
      let last = declared.payslips.lazy.map(\.slip.period).max() ?? context.month
      block.set(20, document.slip.period == last ? "01" : "02")
    }
    block.children.reserveCapacity(24)
    block.children += remunerations(document, declared, days, of: person.file.name)
    block.children += bonuses(document, declared)
    block.children += otherElements(document)
    if context.nature == .monthly { block.children += netElements(document) }
    block.children += bases(document, declared, person, days)
    return block.occurrence
  }

  private mutating func setTax(
    _ block: inout BlockDraft, _ document: PayslipDocument, _ person: DeclaredPerson, number: Int
  ) {
    let (slip, tax) = (document.slip, document.slip.incomeTax)
    block.set(
      2, slip.netTaxable,
      from: ledger.note(document, [.total("netTaxable")], ["Net imposable du bulletin : \(slip.netTaxable.french)\u{A0}€"]))
    block.set(3, place(number))
    block.set(
      4, slip.netPaid,
      from: ledger.note(document, [.total("netPaid")], ["Net payé du bulletin : \(slip.netPaid.french)\u{A0}€"]))
    block.set(6, DeclaredText.percent(tax.rate, decimals: 2))
    let zone = document.facts.establishment?.zone ?? .mainland
    block.set(7, context.tables.value("50.007", tax.isDefaultRate ? zone.rawValue : "taux"))
    if !tax.isDefaultRate {
      // The norm wants one: -1 says that it is not known.
      block.set(8, person.taxRateIdentifier ?? "-1")
      if person.taxRateIdentifier == nil { log.add(.declaringTaxIdentifierMissing(person.file.name)) }
    }
    let source = ledger.note(document, [.total("incomeTax")], tax.steps)
    block.set(9, max(tax.amount, .zero), from: source)
    if !slip.exemptIncome.isZero {
      block.set(
        11, slip.exemptIncome,
        from: ledger.note(
          document, [.total("exemptIncome")], ["Part non imposable : \(slip.exemptIncome.french)\u{A0}€ (CGI, art. 81 bis)"]))
    }
    block.set(13, max(tax.base, .zero), from: source)
  }

  // MARK: 51 and 53

  func remuneration(
    _ type: String, _ amount: Money, _ declared: DeclaredContract, days: ClosedRange<Day>, hours: Hours? = nil,
    increase: Rate? = nil, from source: Int = 0, _ activities: [BlockOccurrence] = []
  ) -> BlockOccurrence {
    var block = BlockDraft("S21.G00.51", capacity: 7)
    block.set(1, days.lowerBound)
    block.set(2, days.upperBound)
    block.set(10, declared.number)
    block.set(11, type)
    block.set(12, hours.map(DeclaredText.hours))
    block.set(13, amount, from: source)
    block.set(16, increase.flatMap { $0 < Rate.percent(100_00) ? DeclaredText.percent($0, decimals: 2) : nil })
    block.children = activities
    return block.occurrence
  }

  /// What is paid as without any absence, and the basic wage.
  func wages(_ slip: Payslip) -> (rebuilt: Money, basic: Money) {
    guard !slip.earnings.isEmpty else { return (slip.gross, slip.gross) }
    func sum(_ type: Substring) -> Money {
      slip.earnings.lazy.filter { earning in
        (context.tables.value("51.earning", earning.code.rawValue) ?? "").split(separator: "+").contains(type)
      }.map(\.amount).sum()
    }
    return (sum("003"), sum("010"))
  }

  private mutating func remunerations(
    _ document: PayslipDocument, _ declared: DeclaredContract, _ days: ClosedRange<Day>, of name: String
  ) -> [BlockOccurrence] {
    let slip = document.slip
    let (rebuilt, basic) = wages(slip)
    var extra: [BlockOccurrence] = []
    for earning in slip.earnings {
      let types = context.tables.value("51.earning", earning.code.rawValue) ?? ""
      for type in types.split(separator: "+") {
        switch type {
        case "003", "010": continue
        case "017":
          extra += overtime(earning, document, declared, days)
        default:
          let source = ledger.note(document, [.earning(earning.label)], earning.steps)
          extra.append(
            remuneration(
              String(type), earning.amount, declared, days: days, hours: earning.hours, increase: earning.increase, from: source))
        }
      }
    }
    let origins: [RubricSource.Origin] = slip.earnings.map { .earning($0.label) }
    let gross = ledger.note(document, origins, slip.earnings.flatMap(\.steps) + ["Brut : \(slip.gross.french)\u{A0}€"])
    let kept = slip.earnings.filter { (context.tables.value("51.earning", $0.code.rawValue) ?? "").contains("003") }
    let whole = ledger.note(
      document, kept.map { .earning($0.label) },
      kept.flatMap(\.steps) + ["Comme sans absence : \(rebuilt.french)\u{A0}€"])
    let wage = slip.earnings.filter { (context.tables.value("51.earning", $0.code.rawValue) ?? "").contains("010") }
    let base = ledger.note(document, wage.map { .earning($0.label) }, wage.flatMap(\.steps))
    return [
      remuneration("001", slip.gross, declared, days: days, from: gross),
      remuneration("002", slip.gross, declared, days: days, from: gross, activities(document, declared, days, of: name)),
      remuneration("003", rebuilt, declared, days: days, from: whole),
      remuneration("010", basic, declared, days: days, from: base),
    ] + extra
  }

  /// Hours of the contract itself beyond the legal week are structural (018), the others are not (017). The first increase pays both:
  /// a line of it is parted by its hours.
  private mutating func overtime(
    _ earning: Earning, _ document: PayslipDocument, _ declared: DeclaredContract, _ days: ClosedRange<Day>
  ) -> [BlockOccurrence] {
    let source = ledger.note(document, [.earning(earning.label)], earning.steps)
    func said(_ type: String, _ amount: Money, _ hours: Hours?) -> BlockOccurrence {
      remuneration(type, amount, declared, days: days, hours: hours, increase: earning.increase, from: source)
    }
    let structuralType = context.tables.value("51.earning", "structuralOvertime")
    let terms = declared.contract.terms(on: days.upperBound)
    let first = document.slip.earnings.filter { $0.code == .overtime }.compactMap(\.increase).min()
    guard earning.code == .overtime, let structuralType, let hours = earning.hours, hours > .zero, earning.increase == first,
      terms.daysPerYear == nil, terms.monthlyHours > context.referenceHours
    else { return [said("017", earning.amount, earning.hours)] }
    let structural = min(terms.monthlyHours - context.referenceHours, hours)
    guard structural < hours else { return [said(structuralType, earning.amount, hours)] }
    let part = RoundingRule.halfAwayFromZero.quotient(
      Int128(earning.amount.cents) * Int128(structural.hundredths), by: Int128(hours.hundredths))
    return [
      said("017", earning.amount - Money(cents: part), hours - structural), said(structuralType, Money(cents: part), structural),
    ]
  }

  /// `S21.G00.53`: hours paid, hours that are not, and the calendar days that the ceiling counts.
  private mutating func activities(
    _ document: PayslipDocument, _ declared: DeclaredContract, _ days: ClosedRange<Day>, of name: String
  ) -> [BlockOccurrence] {
    func activity(_ type: String, _ hundredths: Int64, _ unit: String) -> BlockOccurrence {
      var block = BlockDraft("S21.G00.53", capacity: 3)
      block.set(1, type)
      block.set(2, DeclaredText.hundredths(hundredths))
      block.set(3, unit)
      return block.occurrence
    }
    let time = WorkedTime(document, declared, month: document.slip.period)
    // Half a day of work more or less than the payslip counted.
    if let (payslip, week) = time.comparison, (payslip.hundredths - week.hundredths).magnitude >= 3_50 {
      log.add(.declaringHours(name, payslip: payslip, week: week))
    }
    var blocks: [BlockOccurrence] = []
    if let inDays = time.days {
      blocks.append(activity("01", inDays.worked, "20"))
      if inDays.missed > 0 { blocks.append(activity("02", inDays.missed, "20")) }
    } else {
      blocks.append(activity("01", time.paid.hundredths, "10"))
      if time.missed > .zero { blocks.append(activity("02", time.missed.hundredths, "10")) }
    }
    blocks.append(activity("01", Int64(max(days.upperBound - days.lowerBound + 1 - time.unpaidDays, 0)) * 100, "40"))
    return blocks
  }

  // MARK: 58

  private mutating func netElements(_ document: PayslipDocument) -> [BlockOccurrence] {
    let slip = document.slip
    var amounts: [(key: String, amount: Money, step: String)] = []
    if !slip.exemptOvertimeNet.isZero {
      amounts.append(("exemptOvertime", slip.exemptOvertimeNet, "Heures en plus exonérées d’impôt, nettes de CSG déductible"))
    }
    amounts.append(("netSocial", slip.netSocial, "Montant net social du bulletin"))
    if let allowances = slip.dailyAllowances {
      amounts.append(("dailyAllowances", allowances.net, "Indemnités journalières subrogées, nettes"))
    }
    return amounts.compactMap { key, amount, step in
      guard let type = context.tables.value("58.003", key) else { return nil }
      var block = BlockDraft("S21.G00.58", capacity: 4)
      block.set(1, context.month.firstDay)
      block.set(2, context.month.lastDay)
      block.set(3, type)
      block.set(4, amount, from: ledger.note(document, [.total(key)], ["\(step) : \(amount.french)\u{A0}€"]))
      return block.occurrence
    }
  }
}
