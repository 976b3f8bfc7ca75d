import Banking
import Competence
import Formats
import Kernel
import Ledger
import Payroll
import SocialReporting
import Store
import Workforce

extension ObservedWork {
  /// What the dossier holds now, as grading sees it.
  init(_ reading: DossierReading, _ running: RunningScenario, _ desk: Desk) throws {
    self.init()
    try observeBooks(reading, running)
    try observeBank(reading, running)
    for kept in try reading.scenarioAnswers() { answers[kept.value.name] = Answer(kept.value.text, on: kept.value.day) }
    try observeWorkforce(reading, running, desk)
    done = try reading.useCasesDone()
  }

  private mutating func observeBooks(_ reading: DossierReading, _ running: RunningScenario) throws {
    let days = try reading.entryDays()
    let vouchers = try reading.entriesWithVouchers()
    let openings = Set(try reading.journals().filter { $0.kind == .openings }.map(\.code))
    struct Group: Hashable {
      let account: String
      let party: String?
      let code: String
    }
    var groups: [Group: Lettering] = [:]
    try reading.forEachEntry(.all) { entry in
      let reference = "ecritoire:entry/\(entry.id)"
      let isOpening = openings.contains(entry.content.journal)
      let lines = entry.content.lines.map { Line(account: $0.account.text, party: $0.thirdParty, amount: $0.balance) }
      entries.append(
        Entry(
          reference: reference, journal: entry.content.journal, day: entry.content.day, piece: entry.content.pieceRef,
          label: entry.content.label, lines: lines, hasVoucher: vouchers.contains(entry.id),
          recordedOn: days[entry.id].flatMap { Day(iso: $0) }, isOpening: isOpening))
      for (line, mark) in zip(lines, entry.letterings) {
        guard let mark else { continue }
        let group = Group(account: line.account, party: line.party, code: mark.code)
        groups[group, default: Lettering([], isWhole: mark.isFull)].lines.append((reference, line))
      }
    }
    letterings = groups.sorted { ($0.key.account, $0.key.code) < ($1.key.account, $1.key.code) }.map(\.value)
  }

  private mutating func observeBank(_ reading: DossierReading, _ running: RunningScenario) throws {
    let last = running.scenario.days.upperBound
    for account in try reading.bankAccounts() {
      guard try reading.bankBalance(account, on: last) != nil else { continue }
      let state = try reading.reconciliation(account, on: last)
      let matched = try reading.hasMatches(account)
      reconciliations.append(
        Reconciliation(
          account: account.ledgerAccount.text, day: last, difference: state.difference, outstanding: state.outstanding.count,
          isMatched: matched))
    }
  }

  private mutating func observeWorkforce(_ reading: DossierReading, _ running: RunningScenario, _ desk: Desk) throws {
    let known = Set(running.version.staff.map(\.number))
    let names = Dictionary(uniqueKeysWithValues: try reading.employees().map { ($0.id, ObservedWork.key($0.value, known)) })
    for contract in try reading.contracts() {
      guard let person = names[contract.value.employee] else { continue }
      contracts[person] = ObservedWork.facts(of: contract.value)
    }
    for slip in try reading.sealedPayslips(law: desk.law) where !slip.isReplaced {
      guard let person = names[slip.employee] else { continue }
      payslips.append(Payslip(person: person, month: slip.month, amounts: ObservedWork.amounts(of: slip.document)))
    }
    for kept in try reading.declarations() {
      var rubrics: [String: [String]] = [:]
      try NEODeSReader(files: desk.files).read(byteSource(kept.content.text)).message?.forEachRubric { rubric in
        rubrics[rubric.id.description, default: []].append(rubric.value)
      }
      declarations.append(Declaration(nature: kept.content.nature, month: kept.content.month, rubrics: rubrics))
    }
  }

  /// How a scenario names somebody: by the number it gave them, or by the first name of whom the learner hired.
  private static func key(_ file: EmployeeFile, _ known: Set<String>) -> String {
    if let number = file.number, known.contains(number) { return number }
    return String(file.firstNames.searchFolded.split(separator: " ").first ?? "")
  }

  private static func facts(of contract: EmploymentContract) -> [String: String] {
    var facts = ["debut": contract.start.iso, "nature": contract.kind.rawValue]
    if let end = contract.agreedEnd { facts["fin"] = end.iso }
    if let trial = contract.trial { facts["essai-fin"] = trial.last.iso }
    if let signed = contract.signed { facts["signature"] = signed.iso }
    if let term = contract.fixedTerm {
      facts["motif"] = term.reason?.rawValue
      facts["remplace"] = term.replaced
    }
    let terms = contract.terms
    facts["heures"] = terms.weeklyHours.json.replacing(".", with: ",")
    switch terms.pay {
    case .monthly(let amount): facts["salaire"] = amount.plainFrench
    case .hourly(let amount), .hoursWorked(let amount): facts["taux"] = amount.plainFrench
    case .legalMinimum: break
    }
    return facts
  }

  private static func amounts(of document: PayslipDocument) -> [String: Money] {
    let slip = document.slip
    var amounts = [
      "brut": slip.gross, "net-imposable": slip.netTaxable, "net-social": slip.netSocial, "net-avant-impot": slip.netBeforeTax,
      "impot": slip.incomeTax.amount, "net": slip.netPaid, "cout": slip.employerCost,
    ]
    for earning in slip.earnings { amounts[earning.code.rawValue, default: .zero] += earning.amount }
    for line in slip.lines { amounts[line.code.rawValue, default: .zero] += line.employeeAmount }
    return amounts
  }
}
