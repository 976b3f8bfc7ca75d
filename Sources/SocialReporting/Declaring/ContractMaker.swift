import Kernel
import Payroll
import Workforce

/// The block of a contract (`S21.G00.40`) with its stops, its end, its affiliations.
extension IndividualMaker {
  mutating func contract(
    _ declared: DeclaredContract, of person: DeclaredPerson, hasSeveral: Bool
  ) -> BlockOccurrence {
    let contract = declared.contract
    let last = min(contract.lastDay ?? context.month.lastDay, context.month.lastDay)
    let terms = contract.terms(on: max(last, contract.start))
    var block = BlockDraft("S21.G00.40", capacity: 28)
    if context.nature == .workStoppage || context.nature == .returnToWork {
      block.set(1, contract.start)
      block.set(9, declared.number)
      block.children = stops(declared, person.file)
      return block.occurrence
    }
    setNature(&block, declared, terms, person.file)
    setWork(&block, contract, terms)
    setScheme(&block, declared, terms, hasSeveral: hasSeveral)
    let earlier = person.earlier?.children("S21.G00.40").first { $0[9] == declared.number }
    let amended = contract.amendments.last { context.days.contains($0.effective) }?.effective
    // Somebody who moved is declared by the establishment of the end of the month, which says where they were.
    let moved = earlier == nil ? nil : person.formerWorkplace.map { Rubric("S21.G00.41.012", $0.digits) }
    if let changes = changes(
      from: earlier, to: block.rubrics, "S21.G00.41", at: amended ?? context.month.firstDay, besides: moved)
    {
      block.children.append(changes)
    }
    block.children += stops(declared, person.file)
    if let end = end(declared, person.file) { block.children.append(end) }
    block.children += suspensions(declared)
    block.children += affiliations(declared, terms, person)
    block.children.append(pension(contract))
    return block.occurrence
  }

  private mutating func setNature(
    _ block: inout BlockDraft, _ declared: DeclaredContract, _ terms: Terms, _ file: EmployeeFile
  ) {
    let (contract, tables) = (declared.contract, context.tables)
    let isIntern = contract.kind == .internship
    block.set(1, contract.start)
    block.set(2, tables.value("40.002", terms.category.rawValue))
    block.set(3, tables.value("40.003", isIntern ? "stage" : terms.category.isExecutive ? "cadre" : "non-cadre"))
    block.set(4, declared.occupationCode)
    if declared.occupationCode == nil, !isIntern { log.add(.declaringOccupationMissing(file.name)) }
    checkOccupation(block, declared.occupationCode, terms.category, isIntern ? nil : file.name)
    block.set(6, context.clean(terms.jobTitle, "S21.G00.40.006", log: &log))
    let isOpen = contract.agreedEnd == nil && (contract.kind == .apprenticeship || contract.kind == .professionalisation)
    block.set(7, tables.value("40.007", isOpen ? "cdi" : contract.kind.rawValue))
    let scheme = contract.kind == .apprenticeship ? (context.isSmallTrainer ? "-petit" : "-grand") : ""
    block.set(8, tables.value("40.008", contract.kind.rawValue + scheme))
    block.set(9, declared.number)
    let end = contract.agreedEnd ?? contract.fixedTerm?.leastThrough
    if contract.kind != .permanent { block.set(10, end) }
    if end == nil, contract.kind == .fixedTerm { log.add(.declaringEndMissing(file.name)) }
  }

  /// Whether the occupation goes with the status and with the scheme of retirement: an executive of the one is no worker of the other.
  private mutating func checkOccupation(
    _ block: BlockDraft, _ occupation: String?, _ category: SocialCategory, _ name: String?
  ) {
    guard let name, let occupation, let status = block.rubrics.first(where: { $0.id.number == 2 })?.value,
      let expected = context.tables.value("pcs", String(occupation.prefix(1))),
      !expected.split(separator: "+").contains(Substring(status))
    else { return }
    log.add(.declaringOccupationStatus(name, occupation, category))
  }

  private func setWork(_ block: inout BlockDraft, _ contract: EmploymentContract, _ terms: Terms) {
    if let days = terms.daysPerYear {
      // The norm takes no more than thirty-one: a twelfth of the year.
      let monthly = RoundingRule.halfAwayFromZero.quotient(Int128(days) * 100, by: 12)
      block.set(11, "20")
      block.set(12, DeclaredText.hundredths(monthly))
      block.set(13, DeclaredText.hundredths(monthly))
      block.set(14, "10")
    } else {
      let isFull = terms.monthlyHours >= context.referenceHours
      block.set(11, "10")
      block.set(12, DeclaredText.hours(context.referenceHours))
      block.set(13, DeclaredText.hours(terms.monthlyHours))
      block.set(14, isFull ? "10" : "20")
    }
  }

  private mutating func setScheme(
    _ block: inout BlockDraft, _ declared: DeclaredContract, _ terms: Terms, hasSeveral: Bool
  ) {
    let (contract, workplace, tables) = (declared.contract, context.declarant.workplace, context.tables)
    block.set(16, workplace.hasLocalHealthScheme ? "01" : "99")
    block.set(17, context.agreement())
    block.set(18, "200")
    block.set(19, context.siret)
    let owesOldAge = declared.payslips.contains { $0.slip.lines.contains { $0.code == .oldAgeUncapped } }
    block.set(20, tables.value("40.020", contract.kind == .internship && !owesOldAge ? "stage" : "contrat"))
    if contract.kind == .fixedTerm {
      block.set(21, contract.fixedTerm?.reason.flatMap { tables.value("40.021", $0.rawValue) })
      if contract.fixedTerm?.reason == nil { log.add(.declaringRecourseMissing(declared.number)) }
    }
    block.set(24, "99")
    block.set(26, "99")
    block.set(36, hasSeveral ? "02" : "01")
    // Whether there is another employer, nothing here says.
    block.set(37, "03")
    guard context.nature == .monthly else { return }
    block.set(39, "200")
    block.set(40, context.declarant.accidentRiskCode)
    if context.declarant.accidentRiskCode == nil { log.add(.declaringRiskMissing(workplace.name)) }
    let position = terms.classification.french
    block.set(41, context.clean(position.isEmpty ? nil : position, "S21.G00.40.041", log: &log))
    block.set(43, workplace.workAccidentRates.on(context.month.lastDay).flatMap { DeclaredText.percent($0, decimals: 2) })
  }

  private func pension(_ contract: EmploymentContract) -> BlockOccurrence {
    BlockOccurrence(
      "S21.G00.71", [Rubric("S21.G00.71.002", contract.kind == .internship ? "90000" : "RUAA")])
  }

  // MARK: Stops

  /// `S21.G00.60`: a stop with those that go on it is one.
  mutating func stops(_ declared: DeclaredContract, _ file: EmployeeFile) -> [BlockOccurrence] {
    let stops = declared.absences.filter { $0.stands && $0.kind.hasAllowances }.sorted { $0.from < $1.from }
    var chains: [[Absence]] = []
    for stop in stops {
      if let last = chains.last?.last, last.kind == stop.kind, stop.from <= last.through + 1,
        stop.isExtension || stop.from <= last.through
      {
        chains[chains.count - 1].append(stop)
      } else {
        chains.append([stop])
      }
    }
    return chains.compactMap { chain in
      let (from, through) = (chain[0].from, chain.lazy.map(\.through).max() ?? chain[0].through)
      let isOfMonth = from <= context.month.lastDay && through >= context.month.firstDay
      let isReturn = declared.returns[from].map { context.days.contains($0) } ?? false
      guard context.nature == .endOfContract ? isOfMonth : context.nature != .monthly || isOfMonth || isReturn else { return nil }
      return stop(chain[0], through: through, declared, file)
    }
  }

  private mutating func stop(
    _ absence: Absence, through: Day, _ declared: DeclaredContract, _ file: EmployeeFile
  ) -> BlockOccurrence {
    var block = BlockDraft("S21.G00.60", capacity: 10)
    block.set(1, context.tables.value("60.001", absence.kind.rawValue))
    block.set(2, declared.lastDaysWorked[absence.from] ?? absence.from - 1)
    if context.nature != .returnToWork {
      block.set(3, through)
      setSubrogation(&block, absence, through, file)
    }
    if context.nature != .workStoppage, let back = declared.returns[absence.from] {
      block.set(10, back)
      block.set(11, "01")
    }
    if context.nature != .returnToWork, absence.kind == .workAccident || absence.kind == .commutingAccident {
      block.set(12, declared.accidentDays[absence.from])
      if declared.accidentDays[absence.from] == nil { log.add(.declaringAccidentDayMissing(file.name)) }
    }
    return block.occurrence
  }

  private mutating func setSubrogation(
    _ block: inout BlockDraft, _ absence: Absence, _ through: Day, _ file: EmployeeFile
  ) {
    guard absence.subrogation ?? context.declarant.workplace.hasSubrogation else {
      if context.nature == .monthly { block.set(4, "02") }
      return
    }
    block.set(4, "01")
    block.set(5, absence.from)
    block.set(6, through)
    guard let account = context.declarant.account else {
      log.add(.declaringSubrogationAccountMissing(file.name))
      return
    }
    block.set(7, account.iban.text)
    block.set(8, account.bic)
    if account.bic == nil { log.add(.declaringSubrogationAccountMissing(file.name)) }
  }

  /// `S21.G00.65`.
  private func suspensions(_ declared: DeclaredContract) -> [BlockOccurrence] {
    declared.absences.filter(\.stands).compactMap { absence in
      guard let code = context.tables.value("65.001", absence.kind.rawValue), absence.days(within: context.days) != nil else {
        return nil
      }
      var block = BlockDraft("S21.G00.65")
      block.set(1, code)
      block.set(2, absence.from)
      block.set(3, absence.through)
      return block.occurrence
    }
  }

  // MARK: The end

  /// `S21.G00.62` and `63`, in the month of the last day.
  private mutating func end(_ declared: DeclaredContract, _ file: EmployeeFile) -> BlockOccurrence? {
    let contract = declared.contract
    guard let last = contract.lastDay, context.nature == .endOfContract || context.days.contains(last) else { return nil }
    let reason = contract.ending?.reason ?? .term
    let isTraining = contract.kind == .apprenticeship || contract.kind == .professionalisation
    let kind = contract.kind == .internship ? "/stage" : isTraining ? "/apprentissage" : contract.kind == .fixedTerm ? "/02" : ""
    // What has no row for its kind of contract has the one of all.
    let code =
      contract.kind == .professionalisation && reason == .term
      ? context.tables.value("62.002", "terme/02")
      : context.tables.value("62.002", reason.rawValue + kind) ?? context.tables.value("62.002", reason.rawValue)
    if code == nil { log.add(.declaringReasonUnknown(reason.french, file.name)) }
    var block = BlockDraft("S21.G00.62")
    block.set(1, last)
    block.set(2, code)
    let notice = contract.ending?.noticeGiven
    let isAgreed = reason == .mutualTermination
    if !isAgreed { block.set(3, notice) }
    if isAgreed { block.set(4, notice) }
    let needsNotice = reason != .term && reason != .death && reason != .retirement && reason != .retiredByEmployer
    if notice == nil, needsNotice { log.add(.declaringNotificationMissing(file.name)) }
    block.set(5, declared.dismissalStarted)
    block.set(6, lastDayPaid(declared, last))
    if context.nature == .endOfContract {
      block.set(8, "02")
      block.set(20, DeclaredText.date(last.month.firstDay))
    }
    var period = BlockDraft("S21.G00.63")
    period.set(1, declared.notice?.kind ?? "90")
    period.set(2, declared.notice?.days?.lowerBound)
    period.set(3, declared.notice?.days?.upperBound)
    block.children = [period.occurrence]
    return block.occurrence
  }

  /// The last day worked and paid as usual: the one before the stops and absences without pay that run to the end of the contract, and
  /// before a notice that is not worked.
  private func lastDayPaid(_ declared: DeclaredContract, _ last: Day) -> Day {
    var day = last
    if let notice = declared.notice, notice.kind == "02" || notice.kind == "03", let days = notice.days {
      day = min(day, days.lowerBound - 1)
    }
    let away = declared.absences.filter { $0.stands && ($0.kind.hasAllowances || $0.kind == .unpaid) }
    while let absence = away.first(where: { $0.from <= day && day <= $0.through }) {
      let worked =
        declared.lastDaysWorked[absence.from] ?? absence.lastDayWorked
        ?? (absence.startsAtNoon ? absence.from : absence.from - 1)
      guard worked < day else { break }
      day = worked
    }
    return max(day, declared.contract.start)
  }

  // MARK: Insurance

  /// `S21.G00.70`, one for each insurance that the payslips pay.
  private mutating func affiliations(
    _ declared: DeclaredContract, _ terms: Terms, _ person: DeclaredPerson
  ) -> [BlockOccurrence] {
    guard context.nature == .monthly else { return [] }
    var blocks: [BlockOccurrence] = []
    for kind in [PayslipContributions.Insurance.health, .provident] {
      let code: PayslipLine.Code = kind == .health ? .healthInsurance : .provident
      guard declared.payslips.contains(where: { $0.slip.lines.contains { $0.code == code } }) else { continue }
      guard let (id, contract) = context.insurance(kind, for: terms.category) else {
        log.add(.declaringInsuranceMissing(kind == .health ? .health : .provident, person.file.name))
        continue
      }
      var block = BlockDraft("S21.G00.70")
      block.set(4, contract.option)
      block.set(5, contract.population)
      block.set(12, affiliation(id, of: declared.number, person))
      block.set(13, "\(id)")
      blocks.append(block.occurrence)
    }
    return blocks
  }

  /// `S21.G00.70.012`: one of its own for each contract of the person.
  func affiliation(_ adhesion: Int, of contract: String, _ person: DeclaredPerson) -> String {
    let place = person.contracts.firstIndex { $0.number == contract } ?? 0
    return "\(place * max(context.declarant.insurance.count, 1) + adhesion)"
  }
}
