import Banking
import Foundation
import Kernel
import Ledger
import Store
import Testing
import UseCases

/// A company that pays: two suppliers, a customer, the IBAN of its bank.
struct PayingHouse {
  static let today = Day(2026, 10, 30)
  static let own = "FR7630006000011234567890189"
  static let first = "FR1420041010050500013M02606"
  static let other = "DE89370400440532013000"
  let ledger: LedgerDesk

  init(mode: DossierMode = .business) throws {
    ledger = try LedgerDesk(mode: mode, today: PayingHouse.today)
    _ = try SaveThirdParty("LAC", name: "Scierie du Lac", kind: .supplier, iban: PayingHouse.other)(ledger.desk)
    _ = try SaveThirdParty("MORVAN", iban: PayingHouse.first, changes: true)(ledger.desk)
    _ = try SavePaymentAccount("512", iban: PayingHouse.own, bic: "AGRIFRPP")(ledger.desk)
  }

  var desk: Desk { ledger.desk }

  /// Somebody who came in by name.
  func person(_ name: String, _ role: Role) -> Desk {
    Desk(dossier: desk.dossier, author: name, today: desk.today, instant: desk.instant, role: role)
  }

  @discardableResult
  func owe(
    _ piece: String, _ cents: Int64, to party: String = "MORVAN", due: Day? = Day(2026, 10, 15), day: Day = Day(2026, 10, 2)
  ) throws -> LineReference {
    var line = EntryLine.credit("401", Money(cents: cents), thirdParty: party)
    line.dueDay = due
    let draft = EntryDraft(
      journal: "HA", day: day, pieceRef: piece, label: "Panneaux", lines: [.debit("601", Money(cents: cents)), line])
    return LineReference(entry: try ledger.record(draft), position: 1)
  }

  func credit(_ piece: String, _ cents: Int64, from party: String = "MORVAN") throws {
    let draft = EntryDraft(
      journal: "HA", day: Day(2026, 10, 5), pieceRef: piece, label: "Avoir",
      lines: [.debit("401", Money(cents: cents), thirdParty: party), .credit("601", Money(cents: cents))])
    try ledger.record(draft)
  }

  func prepare(_ prepare: PreparePayments = PreparePayments(), by desk: Desk? = nil) throws -> StoredPaymentBatch {
    let outcome = try prepare(desk ?? self.desk)
    let id = try #require(outcome.id, "\(outcome.findings)")
    return try ReadPayments(id)(self.desk).batch
  }
}

@Suite struct PreparePaymentsTests {
  @Test func `what falls due is paid, one transfer for each supplier, credit notes taken off`() throws {
    let house = try PayingHouse()
    try house.owe("F-1", 100_00)
    try house.owe("F-2", 50_00)
    try house.credit("A-1", 30_00)
    try house.owe("F-9", 900_00, due: Day(2026, 12, 31))
    try house.owe("L-1", 12_34, to: "LAC")
    let content = try house.prepare().content
    #expect(content.identifier == "V20261030-1" && content.day == PayingHouse.today)
    #expect(content.orders.map(\.name) == ["Scierie du Lac", "Bois du Morvan"])
    #expect(content.orders.map(\.amount) == [12_34, 120_00] && content.total == Money(cents: 132_34))
    #expect(content.orders[1].remittance == "F-1, F-2, avoir A-1")
    #expect(content.orders.map(\.endToEnd) == ["V20261030-1-1", "V20261030-1-2"])
    try house.ledger.expectIntact()
  }

  @Test func `what is in a batch is not paid a second time, until the batch is cancelled`() throws {
    let house = try PayingHouse()
    let line = try house.owe("F-1", 100_00)
    let batch = try house.prepare()
    try house.ledger.refuses("payment.nothing") { _ = try PreparePayments()(house.desk) }
    try house.ledger.refuses("payment.line.taken") { _ = try PreparePayments(lines: [line])(house.desk) }
    #expect(try CancelPayments(batch.id)(house.desk).batch.state == .cancelled)
    #expect(try house.prepare(PreparePayments(lines: [line])).content.identifier == "V20261030-2")
    try house.ledger.expectIntact()
  }

  @Test func `one transfer for each invoice, unless a credit note makes them one`() throws {
    let house = try PayingHouse()
    try house.owe("F-1", 100_00)
    try house.owe("F-2", 50_00)
    #expect(try PreparePayments(isPerPiece: true)(house.desk, isTrial: true).content?.orders.map(\.amount) == [100_00, 50_00])
    try house.credit("A-1", 30_00)
    let outcome = try PreparePayments(isPerPiece: true)(house.desk, isTrial: true)
    #expect(outcome.content?.orders.map(\.amount) == [120_00] && outcome.findings.map(\.code) == ["payment.party.combined"])
    #expect(try ListPayments()(house.desk).isEmpty)
  }

  @Test func `a partial lettering is paid for what remains of it`() throws {
    let house = try PayingHouse()
    let invoice = try house.owe("F-1", 100_00)
    let payment = EntryDraft(
      journal: "BQ", day: Day(2026, 10, 20), pieceRef: "VIR", label: "Acompte",
      lines: [.debit("401", Money(cents: 40_00), thirdParty: "MORVAN"), .credit("512", Money(cents: 40_00))])
    let paid = LineReference(entry: try house.ledger.record(payment), position: 0)
    _ = try LetterLines([invoice, paid], allowsPartial: true)(house.desk)
    #expect(try house.prepare().content.orders.map(\.amount) == [60_00])
  }

  @Test func `suppliers without an IBAN are left out and said; chosen by name they are refused`() throws {
    let house = try PayingHouse()
    _ = try SaveThirdParty("LAC", iban: "", changes: true)(house.desk)
    try house.owe("F-1", 100_00)
    try house.owe("L-1", 10_00, to: "LAC")
    let outcome = try PreparePayments()(house.desk, isTrial: true)
    #expect(outcome.content?.orders.count == 1)
    #expect(outcome.findings.map { "\($0.severity) \($0.code)" } == ["warning payment.party.no-iban"])
    let named = try house.ledger.untouched { try PreparePayments(thirdParties: ["LAC", "MORVAN"])(house.desk) }
    #expect(named.id == nil && named.findings.contains { $0.severity == .error })
  }

  @Test func `the refusals: no account, a closed day, a line that is not open, nothing due`() throws {
    let house = try PayingHouse()
    try house.ledger.refuses("payment.nothing") { _ = try PreparePayments()(house.desk) }
    try house.owe("F-1", 100_00)
    try house.ledger.refuses("payment.account.not-bank") { _ = try PreparePayments(from: "606")(house.desk) }
    try house.ledger.refuses("payment.account.no-iban") { _ = try PreparePayments(from: "512200")(house.desk) }
    try house.ledger.refuses("payment.line.not-open") {
      _ = try PreparePayments(lines: [LineReference(entry: 999, position: 0)])(house.desk)
    }
    try house.ledger.refuses("report.third-party-unknown") { _ = try PreparePayments(thirdParties: ["X"])(house.desk) }
    let closed = try house.ledger.untouched { try PreparePayments(on: Day(2026, 11, 1))(house.desk) }
    #expect(closed.id == nil && closed.findings.contains { $0.code == "sepa.day.closed" })
  }

  @Test func `credit notes that cover everything make no order`() throws {
    let house = try PayingHouse()
    try house.owe("F-1", 20_00)
    try house.credit("A-1", 30_00)
    let outcome = try house.ledger.untouched { try PreparePayments()(house.desk) }
    #expect(outcome.id == nil && outcome.findings.map(\.code) == ["payment.party.nothing-owed"])
  }
}

@Suite struct SettlePaymentsTests {
  @Test func `prepared, approved, exported once, then copied: the file and the entry`() throws {
    let house = try PayingHouse()
    try house.owe("F-1", 100_00)
    try house.owe("L-1", 12_34, to: "LAC")
    let batch = try house.prepare()
    try house.ledger.refuses("payment.batch.state") { _ = try ExportPayments(batch.id)(house.desk) }
    #expect(try ApprovePayments(batch.id)(house.desk).batch.state == .approved)
    let folder = try ScratchFolder()
    let outcome = try ExportPayments(batch.id, to: folder.path)(house.desk)
    let file = folder.file("V20261030-1.xml")
    #expect(Array(try Data(contentsOf: URL(fileURLWithPath: file))) == outcome.bytes)
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let verdict = try CheckFiles([file], today: PayingHouse.today)()[0]
    #expect(verdict.kind == .pain001 && verdict.isValid, "\(verdict.log.findings)")
    let entry = try house.ledger.entry(try #require(outcome.entry))
    #expect(entry.content.day == PayingHouse.today && entry.content.pieceRef == "V20261030-1" && !entry.isValidated)
    #expect(
      entry.content.lines.map { "\($0.account) \($0.thirdParty ?? "") \($0.debit.cents) \($0.credit.cents)" } == [
        "401 LAC 1234 0", "401 MORVAN 10000 0", "512  0 11234",
      ])
    try house.ledger.refuses("payment.export.already") { _ = try ExportPayments(batch.id, to: folder.path)(house.desk) }
    let copy = try ExportPayments(batch.id, to: folder.path, isCopy: true)(house.desk)
    #expect(copy.bytes == outcome.bytes && copy.name == "V20261030-1-copie.xml" && copy.entry == nil)
    try house.ledger.expectIntact()
  }

  @Test func `who prepared does not approve; a role that may not is refused`() throws {
    let house = try PayingHouse()
    try house.owe("F-1", 100_00)
    let camille = house.person("Camille", .director)
    let batch = try house.prepare(by: camille)
    try house.ledger.refuses("payment.approve.same-person") { _ = try ApprovePayments(batch.id)(camille) }
    try house.ledger.refuses("access.denied") { _ = try ApprovePayments(batch.id)(house.person("Jo", .collaborator)) }
    try house.ledger.refuses("access.denied") { _ = try PreparePayments()(house.person("Ada", .accountant)) }
    #expect(try ApprovePayments(batch.id)(house.person("Denis", .director)).batch.steps.map(\.author) == ["Denis"])
    try house.ledger.refuses("payment.batch.state") { _ = try ApprovePayments(batch.id)(house.person("Denis", .director)) }
  }

  @Test func `what was lettered or changed since stops the batch`() throws {
    let house = try PayingHouse()
    let invoice = try house.owe("F-1", 100_00)
    let batch = try house.prepare()
    let payment = EntryDraft(
      journal: "BQ", day: Day(2026, 10, 20), pieceRef: "CHQ", label: "Chèque",
      lines: [.debit("401", Money(cents: 100_00), thirdParty: "MORVAN"), .credit("512", Money(cents: 100_00))])
    let paid = LineReference(entry: try house.ledger.record(payment), position: 0)
    _ = try LetterLines([invoice, paid])(house.desk)
    let outcome = try house.ledger.untouched { try ApprovePayments(batch.id)(house.desk) }
    #expect(outcome.batch.state == .draft && outcome.findings.map(\.code) == ["payment.order.changed"])
  }

  @Test func `an IBAN changed between the approval and the export stops the export`() throws {
    let house = try PayingHouse()
    try house.owe("F-1", 100_00)
    let batch = try house.prepare()
    _ = try ApprovePayments(batch.id)(house.desk)
    _ = try SaveThirdParty("MORVAN", iban: PayingHouse.other, changes: true)(house.desk)
    let outcome = try house.ledger.untouched { try ExportPayments(batch.id)(house.desk) }
    #expect(outcome.bytes == nil && outcome.findings.map(\.code) == ["payment.bank-detail.held"])
    _ = try ConfirmBankDetails("MORVAN", reason: "rappelé au numéro du contrat")(house.desk)
    #expect(try ExportPayments(batch.id)(house.desk).findings.map(\.code) == ["payment.order.changed"])
  }

  @Test func `a batch that left is cancelled with a reason, and the draft of its entry goes`() throws {
    let house = try PayingHouse()
    try house.owe("F-1", 100_00)
    let batch = try house.prepare()
    _ = try ApprovePayments(batch.id)(house.desk)
    let entry = try #require(try ExportPayments(batch.id)(house.desk).entry)
    try house.ledger.refuses("payment.reason.missing") { _ = try CancelPayments(batch.id)(house.desk) }
    _ = try CancelPayments(batch.id, reason: "fichier refusé par la banque")(house.desk)
    #expect(try house.desk.dossier.reading { try $0.entry(id: entry) } == nil)
    #expect(try house.prepare().content.orders.count == 1)
    try house.ledger.expectIntact()
  }

  @Test func `at school the entry is the learner's to write`() throws {
    let house = try PayingHouse(mode: .school)
    try house.owe("F-1", 100_00)
    let batch = try house.prepare()
    _ = try ApprovePayments(batch.id)(house.desk)
    let outcome = try ExportPayments(batch.id)(house.desk)
    #expect(outcome.bytes != nil && outcome.entry == nil && outcome.findings.map(\.code) == ["payment.entry.by-hand"])
  }
}

@Suite struct BankDetailTests {
  @Test func `another IBAN is held, whatever the door, and told on the first page`() throws {
    let house = try PayingHouse()
    try house.owe("F-1", 100_00)
    _ = try SaveThirdParty("MORVAN", iban: PayingHouse.other, changes: true)(house.desk)
    let outcome = try PreparePayments()(house.desk)
    #expect(outcome.id == nil && outcome.findings.map(\.code) == ["payment.bank-detail.held"])
    #expect(outcome.findings[0].message.contains("changement de RIB"))
    #expect(try ReadOverview()(house.desk).findings.map(\.finding.code).contains("overview.bank-detail-held"))
    #expect(try ListBankDetails(onlyHeld: true)(house.desk).details.map(\.party.code) == ["MORVAN"])
    _ = try ConfirmBankDetails("MORVAN", reason: "rappelé au 03 86 00 00 00, M. Petit")(house.desk)
    #expect(try house.prepare().content.orders[0].iban == PayingHouse.other)
    try house.ledger.expectIntact()
  }

  @Test func `the first IBAN is taken as given, and going back to the accepted one needs nobody`() throws {
    let house = try PayingHouse()
    func state() throws -> [BankDetail.State] {
      try house.desk.dossier.reading { try $0.bankDetails(of: "MORVAN") }.map(\.state)
    }
    #expect(try state() == [.given])
    _ = try SaveThirdParty("MORVAN", iban: PayingHouse.other, changes: true)(house.desk)
    #expect(try state() == [.held, .given])
    _ = try SaveThirdParty("MORVAN", iban: PayingHouse.first, changes: true)(house.desk)
    #expect(try state() == [.given, .held, .given])
    // Taking it off first is no way around.
    _ = try SaveThirdParty("MORVAN", iban: "", changes: true)(house.desk)
    _ = try SaveThirdParty("MORVAN", iban: PayingHouse.other, changes: true)(house.desk)
    #expect(try state().first == .held)
    // Nor is giving the same again.
    _ = try SaveBankDetails("MORVAN", iban: PayingHouse.other, bic: "COBADEFF")(house.desk)
    #expect(try state().first == .held)
    try house.ledger.expectIntact()
  }

  @Test func `the one who gave it does not confirm it; a reason is needed`() throws {
    let house = try PayingHouse()
    let (camille, denis) = (house.person("Camille", .director), house.person("Denis", .director))
    let reason = "rappelé au numéro du contrat"
    try house.ledger.refuses("payment.bank-detail.not-held") { _ = try ConfirmBankDetails("MORVAN", reason: reason)(denis) }
    _ = try SaveBankDetails("MORVAN", iban: PayingHouse.other)(camille)
    try house.ledger.refuses("payment.bank-detail.same-person") { _ = try ConfirmBankDetails("MORVAN", reason: reason)(camille) }
    try house.ledger.refuses("payment.reason.missing") { _ = try ConfirmBankDetails("MORVAN", reason: "ok")(denis) }
    try house.ledger.refuses("payment.bank-detail.changed") {
      _ = try ConfirmBankDetails("MORVAN", reason: reason, seen: PayingHouse.first)(denis)
    }
    try house.ledger.refuses("access.denied") {
      _ = try ConfirmBankDetails("MORVAN", reason: reason)(house.person("Jo", .collaborator))
    }
    #expect(try ConfirmBankDetails("MORVAN", reason: reason, seen: PayingHouse.other)(denis).state == .confirmed)
  }

  @Test func `identifiers are checked, and the account of the books keeps the IBAN of its statements`() throws {
    let house = try PayingHouse()
    for (iban, bic) in [("FR76", nil), (PayingHouse.own, "BNP")] as [(String, String?)] {
      try house.ledger.refuses("payment.identifier.refused") {
        _ = try SaveBankDetails("MORVAN", iban: iban, bic: bic)(house.desk)
      }
    }
    try house.ledger.refuses("payment.account.other-iban") {
      _ = try SavePaymentAccount("512", iban: PayingHouse.first)(house.desk)
    }
    try house.ledger.refuses("payment.account.not-bank") { _ = try SavePaymentAccount("530", iban: PayingHouse.own)(house.desk) }
    #expect(try SavePaymentAccount("512", bic: "PSSTFRPP")(house.desk).bic == "PSSTFRPP")
  }
}

@Suite struct DirectDebitTests {
  static func house() throws -> PayingHouse {
    let house = try PayingHouse()
    _ = try SaveThirdParty("TILLEULS", iban: PayingHouse.first, changes: true)(house.desk)
    return house
  }

  static func invoice(_ house: PayingHouse, _ piece: String, _ cents: Int64) throws {
    let draft = EntryDraft(
      journal: "VE", day: Day(2026, 10, 2), pieceRef: piece, label: "Tables",
      lines: [.debit("411", Money(cents: cents), thirdParty: "TILLEULS"), .credit("701", Money(cents: cents))])
    try house.ledger.record(draft)
  }

  @Test func `customers with a mandate are collected from: first, then recurrent`() throws {
    let house = try Self.house()
    try Self.invoice(house, "VE-1", 80_00)
    let prepare = PreparePayments(.directDebits)
    try house.ledger.refuses("payment.creditor.none") { _ = try prepare(house.desk) }
    try house.ledger.refuses("payment.identifier.refused") { _ = try SaveCreditorIdentifier("FR73ZZZ123456")(house.desk) }
    _ = try SaveCreditorIdentifier("FR72ZZZ123456")(house.desk)
    #expect(try prepare(house.desk).findings.map(\.code) == ["payment.mandate.none"])
    _ = try AddMandate("TILLEULS", identifier: "RUM-1", signedOn: Day(2026, 10, 1))(house.desk)
    let batch = try house.prepare(prepare)
    #expect(batch.content.orders.map(\.sequence) == [.first] && batch.content.day == Day(2026, 11, 13))
    _ = try ApprovePayments(batch.id)(house.desk)
    let outcome = try ExportPayments(batch.id)(house.desk)
    let entry = try house.ledger.entry(try #require(outcome.entry))
    #expect(entry.content.lines.map { "\($0.account) \($0.debit.cents) \($0.credit.cents)" } == ["411 0 8000", "512 8000 0"])
    try Self.invoice(house, "VE-2", 20_00)
    let next = try house.prepare(prepare).content
    #expect(next.orders.map(\.sequence) == [.recurrent] && next.orders[0].lastUsed == Day(2026, 11, 13))
    try house.ledger.expectIntact()
  }

  @Test func `a short notice is said, a mandate taken back collects no more`() throws {
    let house = try Self.house()
    _ = try SaveCreditorIdentifier("FR72ZZZ123456")(house.desk)
    _ = try AddMandate("TILLEULS", identifier: "RUM-1", signedOn: Day(2026, 10, 1))(house.desk)
    try Self.invoice(house, "VE-1", 80_00)
    let soon = try PreparePayments(.directDebits, on: Day(2026, 11, 3))(house.desk)
    #expect(soon.findings.map(\.code) == ["sepa.text.changed", "payment.prenotification.short"])
    _ = try EndMandate("RUM-1", reason: "révoqué par courrier du client")(house.desk)
    #expect(try ApprovePayments(try #require(soon.id))(house.desk).findings.map(\.code) == ["payment.order.changed"])
    try house.ledger.refuses("payment.mandate.unknown") {
      _ = try EndMandate("RUM-1", reason: "révoqué par courrier")(house.desk)
    }
    try house.ledger.refuses("payment.mandate.known") {
      _ = try AddMandate("TILLEULS", identifier: "RUM-1", signedOn: Day(2026, 10, 1))(house.desk)
    }
    try house.ledger.refuses("sepa.mandate.not-signed") {
      _ = try AddMandate("TILLEULS", identifier: "RUM-2", signedOn: Day(2026, 12, 1))(house.desk)
    }
    try house.ledger.refuses("payment.mandate.refused") {
      _ = try AddMandate("TILLEULS", identifier: "/é", signedOn: Day(2026, 10, 1))(house.desk)
    }
  }
}
