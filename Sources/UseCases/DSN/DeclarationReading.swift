import Banking
import Formats
import Kernel
import Law
import Ledger
import Payroll
import SocialReporting
import Store
import Workforce

/// Puts the facts of declarations together out of the dossier.
struct DeclarationReading {
  let reading: DossierReading
  let desk: Desk
  let office: DeclarantFile
  private let company: String
  private let places: [Kept<Workplace>]

  /// Throws `dsn.declarant.missing`, `dsn.declaration.no-workplace`.
  init(_ reading: DossierReading, _ desk: Desk) throws {
    guard let office = try reading.declarant()?.value else { throw Finding.declarantMissing() }
    (self.reading, self.desk, self.office) = (reading, desk, office)
    (company, places) = (try reading.facts().name, try reading.workplaces())
    guard !places.isEmpty else { throw Finding.declarationNoWorkplace() }
  }

  private var headOffice: Kept<Workplace> { places.first { $0.id == office.headOffice } ?? places[0] }

  /// The establishments that have somebody to declare in the month; the head office when none has.
  func workplaces(of month: Month, only wanted: Int64? = nil) throws -> [Kept<Workplace>] {
    if let wanted {
      guard let place = places.first(where: { $0.id == wanted }) else {
        throw Finding.workplaceUnknown(wanted, places.map(\.id))
      }
      return [place]
    }
    let employing = Set(try contracts(of: month).map { DeclarationReading.workplace(of: $0.value, in: month) })
    let found = places.filter { employing.contains($0.id) }
    return found.isEmpty ? [headOffice] : found
  }

  /// Those that have a day in the month, or a payslip of it: one that was shortened since keeps the months it was paid.
  func contracts(of month: Month) throws -> [Kept<EmploymentContract>] {
    let paid = Set(try reading.payslips(of: month).map(\.contract))
    return try reading.contracts().filter {
      paid.contains($0.id) || $0.value.days(within: month.firstDay...month.lastDay) != nil
    }
  }

  /// Where the work is done at the end of the month, as the payslip says it.
  static func workplace(of contract: EmploymentContract, in month: Month) -> Int64 {
    contract.terms(on: min(contract.lastDay ?? month.lastDay, month.lastDay)).workplace
  }

  /// The norm of the year of a month; the last one that there is when that year has none.
  func norm(of month: Month) throws -> Norm {
    let shelf = NormShelf(desk.files)
    let year = month.year % 100
    return try shelf.norm("P\(year < 10 ? "0" : "")\(year)V01") ?? shelf.latest()
  }

  // MARK: Who

  func declarant(at place: Kept<Workplace>, on day: Day, isTest: Bool) throws -> Declarant {
    let head = headOffice.value
    let party = Declarant.Party(siret: head.siret, name: company, address: head.address)
    let civility = Declarant.Contact.Civility(rawValue: office.civility.code)
    let contact = Declarant.Contact(office.name, civility: civility, email: office.email, telephone: office.phone)
    var declarant = Declarant(
      software: .init(version: ProgramVersion.text), sender: party, senderContact: contact, company: party,
      workplace: place.value, contacts: [contact], isTest: isTest, madeOn: desk.today)
    declarant.companyActivity = head.activityCode
    (declarant.communeCode, declarant.accidentRiskCode) = (place.value.communeCode, place.value.accidentRiskCode)
    declarant.trainingBody = place.value.trainingBody
    declarant.urssaf = office.urssaf.map { Declarant.Body($0.digits, name: "Urssaf") }
    declarant.pension = office.pensionInstitution.map { Declarant.Body($0.digits, name: "Agirc-Arrco") }
    declarant.insurance = DeclarationReading.insurance(of: place.value, on: day)
    declarant.account = try account()
    return declarant
  }

  private func account() throws -> Declarant.Account? {
    guard let number = office.account.flatMap({ AccountNumber($0) }), let known = try? reading.paymentAccount(number),
      let iban = try? IBAN(known.iban)
    else { return nil }
    return Declarant.Account(iban: iban, bic: known.bic)
  }

  /// The contracts of insurance in force that day: one for both parts of the wage when they are the same.
  private static func insurance(of place: Workplace, on day: Day) -> [Declarant.InsuranceContract] {
    func contract(
      _ kind: Declarant.InsuranceContract.Kind, _ category: SchemeCategory, _ insurance: InsuranceContract
    ) -> Declarant.InsuranceContract {
      Declarant.InsuranceContract(
        kind: kind, category: category, reference: insurance.reference, insurer: insurance.insurer,
        delegate: insurance.delegate, option: insurance.option, population: insurance.population)
    }
    let health = place.healthSchemes.filter { $0.from <= day && $0.through.map { day <= $0 } ?? true }
      .compactMap { scheme in scheme.insurance.map { contract(.health, scheme.category, $0) } }
    let provident = place.providentSchemes.filter { $0.from <= day && $0.through.map { day <= $0 } ?? true }
      .compactMap { scheme in scheme.insurance.map { contract(.provident, scheme.category, $0) } }
    return (health + provident).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  // MARK: A contract

  /// « 00012 »: the same from the first declaration to the last.
  static func number(ofContract id: Int64) -> String {
    String(repeating: "0", count: max(5 - String(id).count, 0)) + String(id)
  }

  func declared(
    _ kept: Kept<EmploymentContract>, _ payslips: [PayslipDocument], within days: ClosedRange<Day>
  ) throws -> DeclaredContract {
    let contract = kept.value
    let all = try reading.absences(of: contract.employee).map(\.value).filter(\.stands)
    let absences = all.filter { $0.days(within: days) != nil && contract.days(within: $0.from...$0.through) != nil }
    var declared = DeclaredContract(
      number: DeclarationReading.number(ofContract: kept.id), contract: contract, payslips: payslips, absences: absences)
    declared.occupationCode = contract.terms(on: min(contract.lastDay ?? days.upperBound, days.upperBound)).occupationCode
    for absence in absences where absence.kind.hasAllowances {
      // A stop that begins at noon follows a morning of work.
      if let worked = absence.lastDayWorked ?? (absence.startsAtNoon ? absence.from : nil) {
        declared.lastDaysWorked[absence.from] = worked
      }
      if let accident = absence.accidentDay { declared.accidentDays[absence.from] = accident }
      if let day = try dayBack(from: absence, contract, all), days.contains(day) { declared.returns[absence.from] = day }
    }
    declared.dismissalStarted = contract.ending?.procedureStarted
    declared.notice = contract.ending?.notice.map { notice in
      let days = notice.from.flatMap { from in notice.through.flatMap { from <= $0 ? from...$0 : nil } }
      return .init(notice.kind.code, days: days)
    }
    return declared
  }

  /// The days of the transfers that were prepared for payslips and not cancelled; the last one of each.
  func paymentDays(_ payslips: [PayslipDocument]) throws -> [String: Day] {
    var days: [String: Day] = [:]
    for month in Set(payslips.map(\.slip.period)) {
      for link in try reading.payslipPayments(of: month) {
        guard let batch = try reading.paymentBatch(link.batch) else { continue }
        days[link.payslip] = max(days[link.payslip] ?? batch.content.day, batch.content.day)
      }
    }
    return days
  }

  /// The day somebody came back: as it was told, or the first day of work after the absence. Nil while another goes on, or when
  /// the contract is over by then.
  func dayBack(from absence: Absence, _ contract: EmploymentContract, _ all: [Absence]) throws -> Day? {
    if let returned = absence.returned { return returned }
    let calendar = try reading.calendar(of: [contract], on: absence.through)
    let week = contract.terms(on: absence.through).week
    for day in (1...62).map({ absence.through + $0 }) {
      guard contract.isInForce(on: day) else { return nil }
      if all.contains(where: { $0.from <= day && day <= $0.through && $0.kind.hasAllowances }) { return nil }
      if week.isWorked(day), !calendar.isHoliday(day) { return day }
    }
    return nil
  }

  // MARK: What was declared before

  /// The message of a declaration that is kept. Throws `dsn.declaration.unreadable`.
  static func message(of stored: StoredDeclaration, files: DataFiles) throws -> DSNMessage {
    do {
      let read = try NEODeSReader(files: files).read(byteSource(stored.content.text))
      guard let message = read.message else { throw Finding.declarationUnreadable(stored.id, read.log.findings.first) }
      return message
    } catch let finding as Finding {
      throw finding.code == "dsn.declaration.unreadable" ? finding : .declarationUnreadable(stored.id, finding)
    }
  }

  /// What is declared of the months before: what each person was declared as the last time, and the payslips that were declared.
  func before(_ month: Month, at place: Int64) throws -> (people: DeclaredBefore, payslips: [Month: Set<String>]) {
    let sent = try reading.declarations(workplace: place, nature: DeclarationNature.monthly.rawValue)
      .filter { $0.isSent && $0.content.month < month }
    var payslips: [Month: Set<String>] = [:]
    for stored in sent { payslips[stored.content.month, default: []].formUnion(stored.content.payslips) }
    return (try last(of: sent), payslips)
  }

  /// Those that the other establishments declared the month before, with the SIRET of each: somebody may have moved.
  func elsewhere(_ month: Month, besides place: Int64) throws -> DeclaredElsewhere {
    guard places.count > 1 else { return DeclaredElsewhere() }
    let sent = try reading.declarations(of: month.adding(-1), nature: DeclarationNature.monthly.rawValue)
      .filter { $0.isSent && $0.content.workplace != place }
    var found = DeclaredElsewhere()
    for (workplace, stored) in Dictionary(grouping: sent, by: \.content.workplace).sorted(by: { $0.key < $1.key }) {
      guard let siret = places.first(where: { $0.id == workplace })?.value.siret else { continue }
      found.places.append((siret, try last(of: stored)))
    }
    return found
  }

  /// What the last month of these says of each person.
  private func last(of sent: [StoredDeclaration]) throws -> DeclaredBefore {
    guard let last = sent.map(\.content.month).max() else { return DeclaredBefore() }
    var people: [String: BlockOccurrence] = [:]
    // All the parts of the month; what replaces comes after what it replaces.
    for stored in sent where stored.content.month == last {
      for person in try DeclarationReading.message(of: stored, files: desk.files).declarations.flatMap({
        $0.descendants("S21.G00.30")
      }) {
        if let number = person[1] ?? person[20] { people[number] = person }
      }
    }
    return DeclaredBefore(people: people)
  }
}

extension EmploymentContract.Ending.Notice.Kind {
  /// As the norm of the DSN writes it (`S21.G00.63.001`).
  fileprivate var code: String {
    switch self {
    case .worked: "01"
    case .paid: "02"
    case .unpaid: "03"
    case .none: "90"
    }
  }
}

/// The version of the program, which declarations name.
public enum ProgramVersion {
  public static let text = "0.1.0"
}

/// People as a declaration said them, by the number it named them by.
struct DeclaredBefore {
  var people: [String: BlockOccurrence] = [:]

  /// Declared by a temporary number until the other came, a person is found by it.
  subscript(_ file: EmployeeFile) -> BlockOccurrence? {
    file.nir.flatMap { people[$0.body] } ?? file.temporaryNumber.flatMap { people[$0.text] }
  }
}

/// The same, of the other establishments.
struct DeclaredElsewhere {
  var places: [(siret: Siret, people: DeclaredBefore)] = []

  subscript(_ file: EmployeeFile) -> (person: BlockOccurrence, siret: Siret)? {
    for place in places { if let person = place.people[file] { return (person, place.siret) } }
    return nil
  }
}
