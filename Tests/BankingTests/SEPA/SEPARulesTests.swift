import Banking
import Kernel
import Testing

@Suite struct SEPARulesTests {
  static let rules = SEPARules(today: Day(2026, 11, 29))

  static func codes(_ batch: CreditTransferBatch) -> [String] { rules.check(batch).map(\.code) }
  static func codes(_ batch: DirectDebitBatch) -> [String] { rules.check(batch).map(\.code) }

  @Test func `a sound batch of either kind has no fault`() {
    #expect(Self.rules.check(SEPASamples.transfers()) == [])
    #expect(Self.rules.check(SEPASamples.debits()) == [])
  }

  @Test(arguments: [
    ("2026-01-01", "le Jour de l’An"), ("2026-04-03", "le Vendredi saint"), ("2026-04-06", "le lundi de Pâques"),
    ("2026-05-01", "le 1er mai"), ("2026-12-25", "Noël"), ("2028-12-26", "le 26 décembre"), ("2027-03-26", "le Vendredi saint"),
  ])
  func `the days on which T2 is closed`(day: String, why: String) {
    #expect(TargetCalendar.closing(on: Day(iso: day)!) == why)
    #expect(!TargetCalendar.isOpen(Day(iso: day)!))
  }

  @Test(arguments: ["2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14", "2026-11-11"])
  func `French holidays that are none of the banks'`(day: String) { #expect(TargetCalendar.isOpen(Day(iso: day)!)) }

  @Test func `a closed day is refused and the next open one is named`() {
    let findings = Self.rules.check(SEPASamples.transfers(on: Day(2026, 12, 25)))
    #expect(findings.map(\.code) == ["sepa.day.closed"])
    #expect(findings[0].recovery.contains("28/12/2026"))
    #expect(Self.codes(SEPASamples.transfers(on: Day(2026, 11, 27))) == ["sepa.day.past"])
  }

  @Test func `amounts go from one cent to a billion less one`() {
    for (cents, isRight) in [(0, false), (-1, false), (1, true), (99_999_999_999, true), (100_000_000_000, false)] {
      let codes = Self.codes(SEPASamples.transfers([SEPASamples.transfer("A", Int64(cents))]))
      #expect(codes == (isRight ? [] : ["sepa.amount.out-of-range"]), "\(cents)")
    }
  }

  @Test func `a reference given twice and an identifier that banks refuse`() {
    #expect(
      Self.codes(SEPASamples.transfers([SEPASamples.transfer("A", 100), SEPASamples.transfer("A", 200)]))
        == ["sepa.end-to-end.twice"])
    for text in ["", "/A", "A/", "A//B", "é", String(repeating: "A", count: 36)] {
      #expect(Self.codes(SEPASamples.transfers([SEPASamples.transfer(text, 100)])).contains("sepa.identifier.invalid"), "\(text)")
    }
    #expect(Self.codes(SEPASamples.transfers([])) == ["sepa.batch.empty"])
  }

  @Test func `accents are taken away and said, other alphabets are refused`() {
    let changed = Self.rules.check(SEPASamples.transfers([SEPASamples.transfer("A", 100, name: "Société Œuvre & Cie")]))
    #expect(changed.map(\.code) == ["sepa.text.changed"] && changed[0].severity == .info)
    #expect(changed[0].message.contains("Societe OEuvre + Cie"))
    #expect(Self.codes(SEPASamples.transfers([SEPASamples.transfer("A", 100, name: "Δελφοί")])) == ["sepa.text.refused"])
    let long = SEPASamples.transfer("A", 100, remittance: String(repeating: "x", count: 141))
    #expect(Self.codes(SEPASamples.transfers([long])) == ["sepa.text.too-long"])
  }

  @Test(arguments: [
    ("L’été à Pâques, n° 12", "L'ete a Paques, no 12"), ("Müller & Söhne", "Muller + Sohne"), ("100 %", "100 ."), ("ﬁn", "fin"),
    ("a\u{A0}b\u{202F}c  d", "a b c d"), ("Straße", "Strasse"), ("12 €", "12 EUR"),
  ])
  func `how a text is written`(text: String, written: String) { #expect(SEPAText.written(text).text == written) }

  @Test func `unstructured addresses are refused from 15 November 2026 on, and told before`() {
    let lines = PaymentAddress(town: nil, country: nil, lines: ["12 rue des Lilas", "84120 Pertuis"])
    let batch = SEPASamples.transfers([SEPASamples.transfer("A", 100, address: lines)])
    #expect(Self.codes(batch) == ["sepa.address.unstructured"])
    let before = SEPASamples.transfers([SEPASamples.transfer("A", 100, address: lines)], on: Day(2026, 11, 13))
    #expect(SEPARules(today: Day(2026, 11, 12)).check(before).map(\.code) == ["sepa.address.soon-refused"])
    let hybrid = PaymentAddress(town: "Pertuis", country: "FR", lines: ["12 rue des Lilas"])
    #expect(Self.codes(SEPASamples.transfers([SEPASamples.transfer("A", 100, address: hybrid)])) == [])
    let three = PaymentAddress(town: "Pertuis", country: "FR", lines: ["1", "2", "3"])
    #expect(Self.codes(SEPASamples.transfers([SEPASamples.transfer("A", 100, address: three)])) == ["sepa.address.lines"])
  }

  @Test func `an account outside the Economic Area asks for an address`() {
    #expect(Self.codes(SEPASamples.transfers([SEPASamples.transfer("A", 100, SEPASamples.swiss)])) == ["sepa.address.needed"])
    let address = PaymentAddress(postCode: "1200", town: "Geneve", country: "CH")
    #expect(Self.codes(SEPASamples.transfers([SEPASamples.transfer("A", 100, SEPASamples.swiss, address: address)])) == [])
  }

  @Test func `accounts are reached from the day their country joined`() throws {
    let moldova = try IBAN("MD24AG000225100013104168")
    #expect(!SEPACountries.reaches(moldova, on: Day(2025, 10, 4)))
    #expect(SEPACountries.reaches(moldova, on: Day(2025, 10, 5)))
  }

  @Test func `a BIC of another country than the account`() {
    let wrong = PaymentAccount(SEPASamples.german.iban, bic: BIC("BNPAFRPP"))
    #expect(Self.codes(SEPASamples.transfers([SEPASamples.transfer("A", 100, wrong)])) == ["sepa.bic.other-country"])
    let reunion = PaymentAccount(SEPASamples.french.iban, bic: BIC("BNPARERX"))
    #expect(Self.codes(SEPASamples.transfers([SEPASamples.transfer("A", 100, reunion)])) == [])
  }

  @Test(arguments: ["BNPAFRPPXXX", "psstfrpp", "BNPA FR PP"]) func `BICs`(text: String) { #expect(BIC(text) != nil) }
  @Test(arguments: ["", "BNPAFRPPXX", "BNPA12PP", "BNPAFRP", "ÉNPAFRPP"]) func `no BICs`(text: String) {
    #expect(BIC(text) == nil)
  }

  @Test(arguments: ["DE98ZZZ09999999999", "FR72ZZZ123456", "fr72 abc 123456"]) func `creditor identifiers`(text: String) throws {
    _ = try CreditorIdentifier(text)
  }

  @Test(arguments: ["", "FR73ZZZ123456", "FR72ZZZ12345", "12", "FR7ZZZZ123456", "FR72ZZZ12345é"])
  func `what is no creditor identifier`(text: String) {
    #expect(throws: IdentifierTextError.self) { _ = try CreditorIdentifier(text) }
  }

  @Test func `creditor references carry their key`() {
    #expect(CreditorReference("RF18 5390 0754 7034")?.text == "RF18539007547034")
    #expect(CreditorReference("RF19539007547034") == nil && CreditorReference("XX18539007547034") == nil)
  }

  @Test func `mandates: not signed yet, lapsed after 36 months, used already`() {
    func codes(_ debit: DirectDebit) -> [String] { Self.codes(SEPASamples.debits([debit])) }
    #expect(codes(SEPASamples.debit("A", "RUM", signed: Day(2026, 12, 1))) == ["sepa.mandate.not-signed"])
    #expect(codes(SEPASamples.debit("A", "RUM", signed: Day(2023, 11, 29))) == ["sepa.mandate.lapsed"])
    #expect(codes(SEPASamples.debit("A", "RUM", signed: Day(2023, 11, 30))) == [])
    #expect(codes(SEPASamples.debit("A", "RUM", .recurrent, signed: Day(2019, 1, 1), used: Day(2026, 10, 30))) == [])
    #expect(codes(SEPASamples.debit("A", "RUM", .oneOff, used: Day(2026, 10, 30))) == ["sepa.sequence.used"])
    #expect(codes(SEPASamples.debit("A", "RUM", .first, used: Day(2026, 10, 30))) == ["sepa.sequence.used"])
    let twice = SEPASamples.debits([SEPASamples.debit("A", "RUM"), SEPASamples.debit("B", "RUM")])
    #expect(Self.codes(twice) == ["sepa.mandate.twice"])
  }
}
