import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct DirectoryTests {
  @Test func `a sub-account is opened with its own label, else with that of the chart`() throws {
    let ledger = try ReportLedger()
    #expect(try OpenAccount("512100", label: " Banque du Morvan ")(ledger.desk).account.label == "Banque du Morvan")
    #expect(try OpenAccount("530000")(ledger.desk).account.label == "Caisse")
    let accounts = try ledger.desk.dossier.reading { try $0.accounts() }
    #expect(accounts.contains(Account(number: "512100", label: "Banque du Morvan")))
    #expect(try VerifyDossier()(ledger.desk.dossier).findings.isEmpty)
  }

  @Test func `an account that was removed from the chart is opened with a warning`() throws {
    let outcome = try OpenAccount("675000")(ReportLedger().desk)
    #expect(outcome.findings.map(\.code) == ["chart.account.removed"])
    #expect(outcome.findings.map(\.severity) == [.warning])
  }

  @Test(arguments: [
    ("41", "ledger.account.number-invalid"), ("9X0", "ledger.account.number-invalid"), ("990000", "chart.account.unknown"),
    ("440000", "chart.account.is-total"), ("411", "ledger.account.already-open"),
  ])
  func `an account that cannot be posted to is refused`(number: String, code: String) throws {
    let ledger = try ReportLedger()
    #expect(refusal { try OpenAccount(number, label: "Essai")(ledger.desk) } == code)
    #expect(try ledger.desk.dossier.reading { try $0.accounts() }.count == 9)
  }

  @Test func `an account is renamed, never opened by a rename`() throws {
    let ledger = try ReportLedger()
    #expect(try OpenAccount("411", label: "Clients", renames: true)(ledger.desk).account.label == "Clients")
    #expect(refusal { try OpenAccount("416", label: "Douteux", renames: true)(ledger.desk) } == "ledger.directory.missing")
    #expect(refusal { try OpenAccount("411", label: " ", renames: true)(ledger.desk) } == "ledger.directory.label-invalid")
    #expect(refusal { try OpenAccount("411", label: "a\tb", renames: true)(ledger.desk) } == "ledger.directory.label-invalid")
  }

  @Test func `a journal takes what the standard one says, and keeps what is not changed`() throws {
    let ledger = try ReportLedger()
    #expect(try OpenJournal("CA")(ledger.desk) == Journal(code: "CA", label: "Caisse", kind: .cash, counterpart: "530"))
    let bank = try OpenJournal("BQ2", label: "Banque 2", counterpart: "512")(ledger.desk)
    #expect(bank.kind == .bank && bank.counterpart == "512")
    #expect(
      try OpenJournal("BQ2", kind: .miscellaneous, changes: true)(ledger.desk)
        == Journal(code: "BQ2", label: "Banque 2", kind: .miscellaneous, counterpart: "512"))
    #expect(refusal { try OpenJournal("VE")(ledger.desk) } == "ledger.journal.already-open")
    #expect(refusal { try OpenJournal("PA", changes: true)(ledger.desk) } == "ledger.directory.missing")
    #expect(refusal { try OpenJournal("deux mots")(ledger.desk) } == "ledger.journal.code-invalid")
    #expect(refusal { try OpenJournal("BQ3", counterpart: "51")(ledger.desk) } == "ledger.account.number-invalid")
    let listed = try ListJournals()(ledger.desk)
    #expect(listed.filter(\.isOpen).map(\.journal.code) == ["AN", "VE", "HA", "BQ", "CA", "BQ2"])
    #expect(listed.filter { !$0.isOpen }.map(\.journal.code) == ["OD", "PA"])
  }

  @Test func `a third party takes the usual account of its kind, or the kind of its account`() throws {
    let ledger = try ReportLedger()
    #expect(try SaveThirdParty("A", name: "Anouk", kind: .supplier)(ledger.desk).account == "401")
    #expect(try SaveThirdParty("B", name: "Basile", account: "404")(ledger.desk).kind == .supplier)
    #expect(try SaveThirdParty("C", name: "Chloé")(ledger.desk).kind == .customer)
    #expect(try ledger.desk.dossier.reading { try $0.account("404") } != nil)
  }

  @Test func `identifiers are kept compact, changed one at a time, and taken off by an empty text`() throws {
    let ledger = try ReportLedger()
    let save = SaveThirdParty(
      "SOLEIL", name: "Maison Soleil", siren: "732 829 320", vatNumber: "FR 44 732 829 320",
      iban: "FR76 3000 6000 0112 3456 7890 189")
    let party = try save(ledger.desk)
    #expect([party.siren, party.vatNumber, party.iban] == ["732829320", "FR44732829320", "FR7630006000011234567890189"])
    let changed = try SaveThirdParty("SOLEIL", iban: "", changes: true)(ledger.desk)
    #expect(changed.iban == nil && changed.siren == "732829320" && changed.name == "Maison Soleil")
    #expect(try SaveThirdParty("BERLIN", vatNumber: "DE 123456789")(ledger.desk).vatNumber == "DE123456789")
  }

  @Test(arguments: [
    (SaveThirdParty("X", siren: "732829321"), "ledger.third-party.identifier"),
    (SaveThirdParty("X", vatNumber: "FR45732829320"), "ledger.third-party.identifier"),
    (SaveThirdParty("X", vatNumber: "12345"), "ledger.third-party.identifier"),
    (SaveThirdParty("X", iban: "FR7630006000011234567890188"), "ledger.third-party.identifier"),
    (SaveThirdParty("X", siren: "000000018", vatNumber: "FR44732829320"), "ledger.third-party.numbers-disagree"),
    (SaveThirdParty("DEUX MOTS"), "ledger.third-party.code-invalid"),
    (SaveThirdParty("ANNE"), "ledger.third-party.already-open"),
    (SaveThirdParty("ANN", changes: true), "report.third-party-unknown"),
    (SaveThirdParty("X", account: "41"), "ledger.account.number-invalid"),
    (SaveThirdParty("X", name: "  "), "ledger.directory.label-invalid"),
  ])
  func `a third party that cannot be is refused, and the dossier stays as it was`(save: SaveThirdParty, code: String) throws {
    let ledger = try ReportLedger()
    let events = try VerifyDossier()(ledger.desk.dossier).events
    #expect(refusal { try save(ledger.desk) } == code)
    #expect(try VerifyDossier()(ledger.desk.dossier).events == events)
  }
}
