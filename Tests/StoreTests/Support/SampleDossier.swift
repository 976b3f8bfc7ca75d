import Banking
import Foundation
import GRDB
import Kernel
import Ledger
import TestSupport
import Workforce

@testable import Competence
@testable import Store

let author = Author(name: "Camille Aubry", instant: "2026-11-24T09:30:00Z")
let year2025 = FiscalYear(first: Day(2025, 1, 1), last: Day(2025, 12, 31))!
let year2026 = FiscalYear(first: Day(2026, 1, 1), last: Day(2026, 12, 31))!

/// A dossier with a bit of everything, the same for one seed.
struct SampleDossier: Sendable {
  static let accounts: [AccountNumber] = [
    "401", "411", "445660", "445710", "512", "530", "601", "606", "613", "641", "701", "706",
  ]
  static let parties = ["ATELIER", "BRUNO", "CERAMIQUES", "DELMAS", "ÉTOILE", "FOURNIL"]
  private(set) var dossier: Dossier
  var random: SplitMix64
  private(set) var drafts: [Int64] = []

  /// The company, two fiscal years, journals, accounts, third parties, what is saved by name.
  init(seed: UInt64, in dossier: Dossier? = nil) throws {
    self.dossier = try dossier ?? Dossier.inMemory()
    random = SplitMix64(seed: seed)
    try change("dossier.creer") {
      try $0.setFacts(
        DossierFacts(name: "Les Tilleuls", siren: "732829320", mode: .school, openAssistants: ["saisie", "lettrage"]))
      try $0.addFiscalYear(year2025)
      try $0.addFiscalYear(year2026)
    }
    try change("comptes") { change in
      try change.openJournal(Journal(code: "HA", label: "Achats", kind: .purchases))
      try change.openJournal(Journal(code: "VE", label: "Ventes", kind: .sales))
      try change.openJournal(Journal(code: "BQ", label: "Banque", kind: .bank, counterpart: "512"))
      try change.openJournal(Journal(code: "OD", label: "Opérations diverses", kind: .miscellaneous))
      for number in SampleDossier.accounts { try change.openAccount(Account(number: number, label: "Compte \(number)")) }
    }
    try change("tiers") { change in
      for (index, code) in SampleDossier.parties.enumerated() {
        try change.openThirdParty(
          ThirdParty(
            code: code, name: "Maison \(code)", kind: index % 2 == 0 ? .customer : .supplier,
            account: index % 2 == 0 ? "411" : "401",
            siren: index < 3 ? "7328293\(20 + index)" : nil, vatNumber: index == 1 ? "FR44732829320" : nil,
            iban: index == 2 ? "FR7630006000011234567890189" : nil))
      }
    }
    try change("modeles") { change in
      for kind in SavedKind.allCases {
        for name in ["loyer", "modèle d’été", "abonnement"] {
          try change.save(kind, name: name, body: #"{"compte":"613","nom":"\#(name)"}"#)
        }
      }
      try change.setRecurringDone("loyer", through: Day(2026, 3, 31))
    }
  }

  @discardableResult
  func change<Result>(_ useCase: String, _ body: (DossierChange) throws -> Result) throws -> Result {
    try dossier.changing(author, useCase, subject: "essai", body)
  }

  func years() throws -> [StoredFiscalYear] { try dossier.reading { try $0.fiscalYears() } }

  // MARK: Typed entries

  /// A balanced draft of two to four lines in a year.
  mutating func draft(in year: FiscalYear) -> EntryDraft {
    let amount = Money(cents: Int64(1 + random.below(5_000_000)))
    var lines = [
      EntryLine.debit(
        random.pick(SampleDossier.accounts), amount,
        thirdParty: random.chance(1, in: 2) ? random.pick(SampleDossier.parties) : nil)
    ]
    for part in amount.split(into: 1 + random.below(3)) where !part.isZero {
      lines.append(.credit(random.pick(SampleDossier.accounts), part, vatCode: random.chance(1, in: 3) ? "FR20" : nil))
    }
    if random.chance(1, in: 3) { lines[0].label = "Ligne particulière n° \(random.below(1_000))" }
    if random.chance(1, in: 4) { lines[0].dueDay = year.first + random.below(360) }
    if random.chance(1, in: 5) { lines[0].foreign = ForeignAmount(amount: "12,5", currency: "USD") }
    if random.chance(1, in: 5) {
      lines[0].extra = [ExtraField(name: "Axe=1", value: "Nord\\Est"), ExtraField(name: "Lot", value: "7")]
    }
    return EntryDraft(
      journal: random.pick(["HA", "VE", "BQ", "OD"]), day: year.first + random.below(365), pieceRef: "P\(random.below(10_000))",
      pieceDay: random.chance(1, in: 3) ? year.first + random.below(300) : nil, label: "Écriture \(random.below(10_000))",
      lines: lines)
  }

  /// Types drafts, changes some, seals most.
  mutating func type(_ count: Int, in year: StoredFiscalYear, sealing sealed: Int) throws {
    let contents = (0..<count).map { _ in draft(in: year.year) }
    let ids = try change("saisir") { change in try contents.map { try change.addDraft($0, in: year) } }
    let other = draft(in: year.year)
    try change("modifier") { try $0.replaceDraft(ids[count / 2], version: 1, with: other, in: year) }
    try change("valider") { try $0.seal(Array(ids[..<sealed]), on: Day(2026, 11, 24)) }
    drafts += ids[sealed...]
  }

  // MARK: Imported entries

  /// Sales of a year with their payments, lettered, with extra columns and currencies.
  mutating func salesFile(in year: FiscalYear, entries: Int, validated: Bool) -> FECSketch {
    var lines: [FECLine] = []
    var owed: [(party: String, amount: Int64, code: String)] = []
    for index in 0..<entries {
      let day = year.first + index * 364 / entries
      let isPayment = index % 2 == 1
      let (party, amount, code) =
        isPayment ? owed.removeLast() : (random.pick(SampleDossier.parties), Int64(1_000 + random.below(900_000)), "L\(index)")
      if !isPayment { owed.append((party, amount, code)) }
      var line = FECLine(number: "F\(index + 1)", date: day.number, account: "411", thirdParty: party)
      line.journal = isPayment ? "BQ" : "VE"
      (line.pieceRef, line.pieceDate, line.label) = (
        "FA-\(index)", day.number, isPayment ? "Règlement \(code)" : "Facture \(code)"
      )
      (line.lettering, line.letteringDate) = (index % 8 < 6 ? code : "", day.number)
      line.validDate = validated ? (day + 1).number : 0
      line.extra = ["Nord", index % 3 == 0 ? "" : "chantier \(index)"]
      if index % 5 == 0 { (line.foreignAmount, line.currency) = ("\(amount),5", "CHF") }
      (line.debit, line.credit) = isPayment ? (0, amount) : (amount, 0)
      var other = line
      (other.account, other.thirdParty, other.lettering, other.extra) = (isPayment ? "512" : "706", nil, "", ["", ""])
      (other.debit, other.credit) = (line.credit, line.debit)
      lines += [line, other]
    }
    return FECSketch(lines: lines)
  }

  /// Returns the key of the batch.
  @discardableResult
  func ingest(
    _ file: FECSketch, into year: StoredFiscalYear, chunkSize: Int = 50, keepsDrafts: Bool = false, expectedLines: Int64 = 0
  ) throws -> Int64 {
    try change("fec.importer") { change in
      let batch = try change.beginBatch(kind: "fec", file: "ventes.txt")
      let ingest = try FECIngest(
        change, into: year, batch: batch, keepsDrafts: keepsDrafts, extraNames: ["Axe", "Chantier"], expectedLines: expectedLines
      ) { _ in .sales }
      for (chunk, names) in file.chunks(of: chunkSize) { try ingest.consume(chunk, names: names) }
      try ingest.finish()
      if let finding = ingest.log.findings.first { throw finding }
      try change.endBatch(
        batch, kind: "fec", file: "ventes.txt", digest: Digest(of: Array("ventes".utf8)), entries: ingest.maker.entries,
        lines: ingest.maker.lines)
      return batch
    }
  }

  // MARK: Statements of a bank

  /// One statement of one account; the first of its movements comes twice the same. Returns the key of the batch.
  @discardableResult
  func importStatement(
    _ account: AccountNumber = "512", iban: String? = "FR1420041010050500013M02606", from first: Day = Day(2026, 10, 1),
    movements: Int = 8
  ) throws -> Int64 {
    try change("banque.importer") { change in
      let batch = try change.beginBatch(kind: StatementKind.camt053.rawValue, file: "releve.xml")
      let named = iban.map { BankAccount(named: $0) } ?? BankAccount()
      let linked =
        try change.reading.bankAccount(account) ?? change.link(account, to: named, currency: "EUR", label: "Compte \(account)")
      let lines = (0..<movements).map { index in SampleDossier.movement(max(index, 1), from: first) }
      var statement = BankStatement(account: named, number: "10", identifier: "2026-10")
      let sum = lines.reduce(0) { $0 + $1.amount.minor }
      (statement.opening, statement.closing) = (
        BankBalance(BankAmount(10_000), on: first), BankBalance(BankAmount(10_000 + sum), on: first + 30)
      )
      let stored = try change.addStatement(statement, from: first, through: first + 30, account: linked, batch: batch)
      for line in lines { try change.addMovement(line, account: linked, batch: batch, statement: stored) }
      try change.endBatch(
        batch, kind: StatementKind.camt053.rawValue, file: "releve.xml", digest: Digest(of: Array("relevé".utf8)), entries: 1,
        lines: lines.count)
      return batch
    }
  }

  /// One that says much, in turn a receipt and a payment.
  static func movement(_ index: Int, from first: Day) -> StatementLine {
    var line = StatementLine(
      on: first + index * 3, BankAmount(Int64(index % 2 == 0 ? 12_345 : -6_789) * Int64(index + 1)), "VIR ÉTÉ \(index)",
      valueDay: index % 3 == 0 ? nil : first + index * 3 + 1, texts: index % 2 == 0 ? ["MOTIF \(index)", "SUITE"] : [],
      place: index * 4)
    (line.operation, line.bankReference, line.counterpartName) = ("PMNT-RCDT-ESCT", "REF/\(index)", "Maison n° \(index)")
    if index % 4 == 1 {
      (line.isReversal, line.charges, line.originalAmount) = (true, BankAmount(-25), BankAmount(-1_000, BankCurrency("JPY")))
      line.details = [StatementLine.Detail("LIB", "  à la lettre "), StatementLine.Detail("FEE", "7")]
    }
    return line
  }

  // MARK: Payments

  /// Two batches, one of which left and was copied; IBANs that were changed, one of them confirmed; mandates, one at its end.
  func pay() throws {
    let codes = SampleDossier.parties
    for (index, iban) in ["FR1420041010050500013M02606", "DE89370400440532013000", "FR7630006000011234567890189"].enumerated() {
      for code in codes.prefix(3) {
        try change("rib.definir") { change in
          let party = try change.reading.thirdParty(code)!
          try change.setBankDetails(
            of: party, iban: iban, bic: index == 0 ? nil : "AGRIFRPP", holder: "Titulaire \(index)",
            address: index == 1 ? PaymentAddress(town: "Pertuis", country: "FR", lines: ["Bât. 3"]) : nil)
        }
      }
    }
    for code in codes.prefix(2) {
      try change("rib.confirmer") { change in
        try change.confirm(change.reading.bankDetails(of: code)[0], reason: "rappelé au numéro de \(code)")
      }
    }
    for (index, code) in codes.prefix(3).enumerated() {
      try change("mandat.ajouter") {
        try $0.addMandate(
          "RUM-\(index)", of: code, signedOn: Day(2026, 1, 5 + index), index == 1 ? .betweenBusinesses : .core,
          isOneOff: index == 2)
      }
    }
    for index in 0..<2 {
      try change("mandat.revoquer") { try $0.end($0.reading.mandates()[index], reason: "révoqué par le client \(index)") }
    }
    try change("prelevement.ics") { try $0.setPayment("ics", "FR72ZZZ123456") }
    try change("virement.compte") { try $0.setPayment("bic/512", "AGRIFRPP") }
    for (index, kind) in SEPAKind.allCases.enumerated() {
      let id = try change("virement.preparer") { try $0.addPayments(SampleDossier.payments(kind, codes[index], index)) }
      try change("virement.approuver") { try $0.addStep(.approved, to: $0.reading.paymentBatch(id)!) }
      let detail = PaymentStep.Detail(file: "V\(index).xml", digest: "abc", created: "2026-11-30T09:00:00Z")
      try change("virement.exporter") { try $0.addStep(.exported, to: $0.reading.paymentBatch(id)!, detail) }
    }
    try change("virement.annuler") {
      try $0.addStep(.cancelled, to: $0.reading.paymentBatch(1)!, PaymentStep.Detail(reason: "refusé par la banque"))
    }
  }

  static func payments(_ kind: SEPAKind, _ code: String, _ index: Int) -> PaymentContent {
    let lines = (0..<3).map {
      PaymentContent.Line(entry: Int64(index * 10 + $0 + 1), position: 1, amount: 1_000, piece: "F-\($0)", due: nil)
    }
    let order = PaymentContent.Order(
      endToEnd: "V\(index)-1", thirdParty: code, account: "401", name: "Maison", iban: "DE89370400440532013000", bic: nil,
      address: nil, amount: 3_000, remittance: "F-0, F-1", lines: lines)
    return PaymentContent(
      kind, identifier: "V\(index)", account: "512", name: "Essais", iban: "FR7630006000011234567890189", bic: nil,
      day: Day(2026, 11, 30), isBookedAsOne: true, orders: [order])
  }

  // MARK: People

  /// Two workplaces; three people, one of whom moved; contracts, one amended and one ended; absences, one taken back.
  func employ() throws {
    for (index, nic) in ["00074", "00082"].enumerated() {
      let workplace = Workplace(
        name: "Atelier n° \(index)", siret: try Siret("732829320\(nic)"),
        address: PostalAddress(lines: ["\(index + 3) rue des Lilas"], postcode: "67000", town: "Strasbourg"),
        activityCode: "4752A")
      try change("etablissement.ajouter") { try $0.add(workplace) }
    }
    for (index, name) in ["Roux", "Étienne", "Da Silva"].enumerated() {
      var file = EmployeeFile(birthName: name, firstNames: "Nadia", sex: .female, birth: Day(1980 + index, 8, 14))
      let id = try change("salarie.ajouter") { try $0.add(file) }
      let terms = Terms(
        workplace: 1, jobTitle: "Vendeuse", weeklyHours: Hours(hundredths: 3_500), pay: .monthly(Money(cents: 210_000)))
      var contract = EmploymentContract(employee: id, start: Day(2025, 1, 6 + index), terms: terms)
      let contractID = try change("contrat.signer") { try $0.add(contract) }
      file.email = "nadia.\(index)@example.org"
      try change("salarie.modifier") { try $0.change($0.reading.employee(id)!, to: file) }
      contract.ending = .init(lastDay: Day(2026, 10, 31), reason: .resignation)
      if index == 1 { try change("contrat.terminer") { try $0.change($0.reading.contract(contractID)!, to: contract) } }
      var absence = Absence(employee: id, kind: .paidLeave, from: Day(2026, 8, 3 + index), through: Day(2026, 8, 14))
      let absenceID = try change("absence.saisir") { try $0.add(absence) }
      absence.cancelled = "report demandé"
      if index == 2 { try change("absence.annuler") { try $0.change($0.reading.absence(absenceID)!, to: absence) } }
      try pay(employee: id, contract: contractID, index)
    }
  }

  /// A month's variables, changed once, its payslip, and for one person the payslip that replaces it.
  private func pay(employee: Int64, contract: Int64, _ index: Int) throws {
    let month = Month(2026, 7)
    var variables = PayVariables(employee: employee, contract: contract, month: month)
    let id = try change("paie.variables") { try $0.add(variables) }
    variables.items = [.init(.bonus, "Prime d’été", Money(cents: 10_000 + Int64(index)))]
    try change("paie.variables") { change in
      try change.change(change.reading.payVariables(of: employee).last { $0.id == id }!, to: variables)
    }
    let number = try change("paie.sceller") { change in
      try change.seal(
        change.reading.nextPayslipNumber(2026), employee: employee, contract: contract, month: month,
        body: "{\"net\":\"1\(index)00.00\"}"
      ).number
    }
    guard index == 1 else { return }
    try change("paie.corriger") { change in
      try change.seal(
        change.reading.nextPayslipNumber(2026), employee: employee, contract: contract, month: month,
        body: "{\"net\":\"1200.00\"}", corrects: number, reason: "prime oubliée")
    }
  }

  // MARK: Pay in the books

  /// Payslips posted by two drafts, one of which was deleted and one of which takes a payslip off; transfers of wages.
  func post(_ year: StoredFiscalYear) throws {
    for index in 0..<3 {
      let entry = try change("paie.comptabiliser") { change in
        let lines: [EntryLine] = [.debit("641", Money(cents: 210_000)), .credit("512", Money(cents: 210_000))]
        let draft = EntryDraft(
          journal: "OD", day: Day(2026, 7, 31), pieceRef: "PAIE-2026-07-\(index)", label: "Paie juillet 2026", lines: lines)
        let id = try change.addDraft(draft, in: year)
        for number in ["2026-0001", "2026-0002"] { try change.link(payslip: number, toEntry: id, isRemoval: index == 2) }
        return id
      }
      if index == 0 { try change("supprimer") { try $0.deleteDraft(entry, version: 1) } }
    }
    try change("paie.payer") { change in
      for (index, number) in ["2026-0001", "2026-0002", "2026-0004"].enumerated() {
        try change.link(payslip: number, toPayment: Int64(1 + index % 2), Money(cents: 160_000 + Int64(index)))
      }
    }
  }

  // MARK: Everything

  /// Some two hundred and seventy entries: validated ones of two years, drafts, imports
  /// of which one was undone, letterings of which some were removed, vouchers.
  static func full(seed: UInt64, in dossier: Dossier? = nil) throws -> SampleDossier {
    var sample = try SampleDossier(seed: seed, in: dossier)
    let (first, second) = (try sample.years()[0], try sample.years()[1])
    try sample.type(60, in: first, sealing: 55)
    try sample.ingest(sample.salesFile(in: year2025, entries: 60, validated: true), into: first)
    try sample.type(70, in: second, sealing: 60)
    try sample.ingest(sample.salesFile(in: year2026, entries: 60, validated: true), into: second)
    try sample.ingest(sample.salesFile(in: year2026, entries: 20, validated: false), into: second)
    let undone = try sample.ingest(sample.salesFile(in: year2026, entries: 16, validated: false), into: second)
    try sample.change("fec.annuler") { try $0.undoBatch(undone) }
    try sample.finish(second)
    return sample
  }

  private static let made = Result<SampleDossier, any Error> { try full(seed: 20_261_124) }

  /// A copy of one full dossier: quicker than making it again.
  static func copy() throws -> SampleDossier {
    var copy = try made.get()
    let fresh = try Dossier.inMemory()
    try copy.dossier.database.backup(to: fresh.database)
    copy.dossier = fresh
    return copy
  }

  private func finish(_ year: StoredFiscalYear) throws {
    let dissolved = try dossier.read { db in
      try LetteringRowKeys.all(db).enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
    }
    try change("lettrage.defaire") { change in for id in dissolved { try change.dissolve(id) } }
    try change("piece.joindre") { change in
      try change.attach(Data("facture n° 1".utf8), name: "facture-1.pdf", mediaType: "application/pdf", to: 1)
      try change.attach(Data("facture n° 2".utf8), name: "facture-2.pdf", mediaType: "application/pdf", to: 2)
      try change.attach(Data([0, 1, 2, 255]), name: "brouillon.png", mediaType: "image/png", to: drafts[0])
    }
    let old = try dossier.reading { try $0.entry(id: drafts[1]) }!
    try change("supprimer") { try $0.deleteDraft(old.id, version: old.version) }
    try change("verrouiller") { try $0.lock(try $0.reading.fiscalYears()[0], through: Day(2025, 12, 31)) }
    try change("comptes") { try $0.update(Account(number: "606", label: "Achats non stockés")) }
    try change("fec.exporter") { _ in }
    try importStatement()
    try importStatement("512100", iban: nil, movements: 5)
    let undone = try importStatement("512", from: Day(2026, 11, 1))
    try change("banque.annuler") { try $0.undoBatch(undone) }
    try change("banque.coder") { change in
      for id: Int64 in [2, 3] { try change.setEntry(1, ofMovement: id) }
      try change.setEntry(nil, ofMovement: 3)
    }
    try reconcile(year)
    try countCash()
    try pay()
    try employ()
    try post(year)
    try declare()
    try learn()
  }

  /// A scenario that went on, answers of which one changed, works handed in, judgements.
  func learn() throws {
    var run = ScenarioRun(scenario: "S1", seed: "7", learner: "lea", day: Day(2026, 10, 1))
    try change("scenario.demarrer") { try $0.add(run) }
    run.day = Day(2026, 10, 9)
    run.happened = [.init(event: "bois", day: Day(2026, 10, 2))]
    try change("scenario.avancer") { try $0.change($0.reading.scenarioRun()!, to: run) }
    for (name, text) in [("ca3.16", "5665"), ("ca3.19", "590"), ("ca3.28", "3367")] {
      try change("scenario.repondre") { try $0.add(ScenarioAnswer(name: name, text: text, day: run.day)) }
    }
    try change("scenario.repondre") { change in
      let kept = try change.reading.scenarioAnswers()[1]
      try change.change(kept, to: ScenarioAnswer(name: kept.value.name, text: "591", day: run.day))
    }
    for index in 1...3 {
      let grade = Grade(criteria: [])
      try change("scenario.rendre") {
        try $0.add(
          HandIn(
            scenario: "S1", day: run.day, head: String(repeating: "a\(index)", count: 32), event: Int64(index), engine: "0", grade
          ))
      }
      try change("parcours.evaluer") {
        try $0.add(Judgement(.competence("BC01.2.\(index)", index == 1 ? .a : .c), reason: "Revu \(index)", day: run.day))
      }
    }
  }

  /// Who declares, changed once; declarations of two months and a signalement, two of them sent, one of which replaces another.
  func declare() throws {
    var file = DeclarantFile(civility: .madam, name: "Lucie Bonnard", email: "paie@exemple.example", phone: "0388000000")
    try change("dsn.declarant") { try $0.add(file) }
    file.account = "512"
    try change("dsn.declarant") { try $0.change($0.reading.declarant()!, to: file) }
    for index in 0..<4 {
      let stored = try change("dsn.preparer") { change in
        try change.keep(
          DeclarationContent(
            workplace: Int64(1 + index % 2), month: Month(2026, 7 + index % 3), nature: index == 3 ? "04" : "01",
            type: index == 2 ? "03" : "01", orderNumber: index + 1, isTest: index == 1, about: index == 3 ? "absence/1" : "",
            payslips: index == 3 ? [] : ["2026-0001", "2026-000\(index + 2)"], replaces: index == 2 ? 1 : nil, norm: "P26V01",
            text: Array("S10.G00.00.001,'ECRITOIRE \(index)'\r\n".utf8)))
      }
      if index != 1 {
        try change("dsn.envoyee") { try $0.deposit(stored, on: Day(2026, 11, 2 + index), reference: "REF-\(index)") }
      }
    }
  }

  // MARK: Reconciliations

  /// Movements matched with lines and with opening items, one match and one item taken back, a state sealed, opened again and
  /// sealed once more.
  private func reconcile(_ year: StoredFiscalYear) throws {
    let (main, other) = try dossier.reading { (try $0.bankAccount("512")!, try $0.bankAccount("512100")!) }
    let own = try dossier.reading { try $0.movements(MovementFilter(account: "512")) }
    try change("banque.rapprocher") { change in
      for movement in own.prefix(4) {
        let money = movement.amount.magnitude
        let lines: [EntryLine] =
          movement.amount > .zero
          ? [.debit("512", money), .credit("701", money)] : [.credit("512", money), .debit("606", money)]
        let entry = EntryDraft(
          journal: "BQ", day: movement.line.bookingDay, pieceRef: "RB\(movement.id)", label: "Rapproché", lines: lines)
        let line = LineReference(entry: try change.addDraft(entry, in: year), position: 0)
        _ = try change.match(
          MatchMembers(movements: [movement.id], lines: [line]), score: 90, reason: "même montant", account: main)
      }
    }
    let matches = try dossier.reading { try $0.matches("512") }
    try change("banque.depointer") { change in for match in matches.prefix(2) { try change.removeMatch(match.id) } }
    let movements = try dossier.reading { try $0.movements(MovementFilter(account: "512100")) }
    try change("banque.suspens-ouverture") { change in
      for (index, movement) in movements.prefix(3).enumerated() {
        let id = try change.addOpeningItem(
          .ledger, on: Day(2026, 9, 1 + index), movement.amount, label: "Chèque n° \(index)", reference: "000\(index)",
          account: other)
        if index < 2 {
          _ = try change.match(MatchMembers(movements: [movement.id], items: [id]), reason: "choisi à la main", account: other)
        } else {
          try change.removeOpeningItem(id, account: "512100")
        }
      }
      let state = try change.reading.reconciliation(other, on: Day(2026, 10, 31))
      try change.addOpeningItem(
        .ledger, on: Day(2026, 9, 30), -state.difference, label: "Écart d’ouverture", reference: "AN", account: other)
    }
    for reason in ["relevé rectifié par la banque", nil] {
      try change("banque.sceller") { change in
        _ = try change.sealReconciliation(change.reading.reconciliation(other, on: Day(2026, 10, 31)), account: other)
      }
      if let reason { try change("banque.rouvrir") { try $0.reopenReconciliation("512100", reason: reason) } }
    }
  }

  private func countCash() throws {
    try change("caisse.compter") { change in
      for (day, counted) in [(Day(2026, 1, 31), Int64(12_350)), (Day(2026, 2, 28), 9_900)] {
        try change.addCashCount(
          account: "530", day: day, pieces: [5_000: 2, 50: 7], others: Money(cents: 250), counted: Money(cents: counted),
          booked: Money(cents: 12_000), note: "Tiroir du magasin", author: "Camille Aubry")
      }
    }
  }
}
