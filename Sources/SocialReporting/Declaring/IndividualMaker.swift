import Kernel
import Law
import Payroll
import Workforce

/// Makes the block of a person (`S21.G00.30`) with all that stands under it.
struct IndividualMaker {
  let context: DeclaringContext
  var log = FindingLog()
  var ledger: SourceLedger

  init(_ context: DeclaringContext, withSources: Bool = false) {
    self.context = context
    ledger = SourceLedger(isOn: withSources)
  }

  mutating func individual(_ person: DeclaredPerson) -> BlockOccurrence {
    var block = identity(person)
    let contracts = person.contracts.map { contract($0, of: person, hasSeveral: person.contracts.count > 1) }
    if let changes = changes(from: person.earlier, to: block.rubrics, "S21.G00.31", at: context.month.firstDay) {
      block.children.append(changes)
    }
    block.children += contracts
    block.children += payments(person)
    block.children += person.contracts.compactMap { seniority($0) }
    return block.occurrence
  }

  private mutating func identity(_ person: DeclaredPerson) -> BlockDraft {
    let file = person.file
    var block = BlockDraft("S21.G00.30", capacity: 20)
    let isSignal = context.nature == .workStoppage || context.nature == .returnToWork
    if let nir = file.nir, !nir.isTemporary { block.set(1, nir.body) }
    block.set(2, context.clean(file.birthName.uppercased(), "S21.G00.30.002", log: &log))
    block.set(3, context.clean(file.usedName?.uppercased(), "S21.G00.30.003", log: &log))
    block.set(4, context.clean(file.firstNames, "S21.G00.30.004", log: &log))
    let temporary = file.temporaryNumber?.text
    let hasNumber = block.rubrics.first?.id.number == 1
    if !hasNumber, !isSignal { block.set(5, file.sex == .male ? "01" : "02") }
    block.set(6, file.birth)
    if !hasNumber, temporary == nil { log.add(.declaringNIRMissing(file.name)) }
    guard !isSignal else {
      block.set(20, temporary)
      return block
    }
    let isAbroad = file.birthDepartment == "99" || file.birthCountry != "FR"
    if !hasNumber, file.birthPlace == nil || file.birthDepartment == nil { log.add(.declaringBirthMissing(file.name)) }
    block.set(7, context.clean(file.birthPlace?.uppercased(), "S21.G00.30.007", .address, log: &log))
    if let address = file.address {
      context.address(address, of: &block, street: 8, postcode: 9, town: 10, complement: nil, &log)
      if address.country != "FR" { block.set(11, address.country) }
    } else {
      log.add(.declaringAddressMissing(file.name))
    }
    if let nationality = file.nationality {
      block.set(13, context.tables.value("30.013", nationality) ?? context.tables.value("30.013", "autre"))
    } else {
      log.add(.declaringNationalityMissing(file.name))
    }
    block.set(14, isAbroad ? "99" : department(file))
    block.set(15, file.birthCountry)
    if let lines = file.address?.lines.dropFirst(), !lines.isEmpty {
      block.set(16, context.clean(lines.joined(separator: " "), "S21.G00.30.016", .address, log: &log))
    }
    block.set(19, context.clean(file.number, "S21.G00.30.019", log: &log))
    // Beside the number of social security too, as long as the file keeps it: what was declared before is then found again.
    block.set(20, temporary)
    block.set(23, "01")
    if file.age(on: context.month.lastDay) >= context.pensionAge { log.add(.declaringCombinedWork(file.name)) }
    let training = person.contracts.last { $0.contract.kind == .apprenticeship }?.contract.apprenticeship
    let prepared = person.preparedDiploma ?? training?.preparedLevel
    block.set(24, person.highestDiploma ?? training?.highestLevel)
    block.set(25, prepared)
    if prepared == nil, person.contracts.contains(where: { $0.contract.kind == .apprenticeship }) {
      log.add(.declaringDiplomaMissing(file.name))
    }
    return block
  }

  /// The norm wants two characters: the overseas ones are 97 in a file.
  private func department(_ file: EmployeeFile) -> String? {
    file.birthDepartment.map { String($0.prefix(2)) } ?? file.nir?.departmentOfBirth
  }

  /// The former values of what differs (`31` and `41`); nil when nothing does.
  /// - Parameter other: what else was other before.
  func changes(
    from earlier: BlockOccurrence?, to rubrics: [Rubric], _ id: BlockID, at day: Day, besides other: Rubric? = nil
  ) -> BlockOccurrence? {
    guard let earlier, context.nature == .monthly else { return nil }
    var former = [other].compactMap(\.self)
    for change in context.tables.changes where change.former.block == id {
      guard let was = earlier.rubrics.first(where: { $0.id == change.current })?.value,
        let now = rubrics.first(where: { $0.id == change.current })?.value, was != now
      else { continue }
      former.append(Rubric(change.former, was))
    }
    guard !former.isEmpty else { return nil }
    let dated = Rubric(id.rubric(1), DeclaredText.date(day))
    return BlockOccurrence(id, [dated] + former.sorted { $0.id < $1.id })
  }

  /// `S21.G00.86`: whole months in the company, days in the first month.
  private func seniority(_ declared: DeclaredContract) -> BlockOccurrence? {
    guard context.nature == .monthly || context.nature == .endOfContract else { return nil }
    let contract = declared.contract
    guard contract.kind != .internship else { return nil }
    let from = contract.seniorityFrom ?? contract.start
    let end = min(contract.lastDay ?? context.month.lastDay, context.month.lastDay) + 1
    guard from < end else { return nil }
    var months = end.month - from.month
    if from.addingMonths(months) > end { months -= 1 }
    var block = BlockDraft("S21.G00.86")
    block.set(1, "07")
    block.set(2, months > 0 ? "02" : "01")
    block.set(3, "\(months > 0 ? months : max(end - from, 1))")
    block.set(5, declared.number)
    return block.occurrence
  }
}
