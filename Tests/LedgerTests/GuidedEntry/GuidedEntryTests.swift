import Kernel
import Testing

@testable import Ledger

/// The thirteen vouchers of October at Atelier Brindille, as a bookkeeper would write them.
struct Voucher: CustomTestStringConvertible, Sendable {
  let guided: GuidedEntry
  /// « compte[/tiers] D|C montant », in order.
  let lines: [String]
  var testDescription: String { "\(guided.journal) \(guided.pieceRef)" }

  init(
    _ operation: GuidedEntry.Operation, _ journal: String, _ day: Int, _ piece: String, _ party: String?,
    _ account: AccountNumber, _ amount: String, basis: GuidedPart.Basis = .net, _ code: String,
    treasury: AccountNumber? = nil, _ lines: [String]
  ) {
    guided = GuidedEntry(
      operation, journal: journal, day: EntrySamples.october(day), pieceRef: piece, label: piece,
      thirdParty: party.map(EntrySamples.party), treasury: treasury,
      parts: [GuidedPart(account, eur(amount), basis, vatCode: code)])
    self.lines = lines
  }

  static let october = [
    Voucher(
      .purchase, "HA", 2, "BM-7902", "MORVAN", "601", "6480,00", "D20",
      ["601 D 6480,00", "44566 D 1296,00", "401/MORVAN C 7776,00"]),
    Voucher(
      .sale, "VE", 5, "F2026-101", "TILLEULS", "701", "16850,00", "C20",
      ["411/TILLEULS D 20220,00", "701 C 16850,00", "44571 C 3370,00"]),
    Voucher(
      .purchase, "HA", 6, "QE-2290", "QUINCAILLE", "6022", "412,40", "D20",
      ["6022 D 412,40", "44566 D 82,48", "401/QUINCAILLE C 494,88"]),
    Voucher(
      .purchase, "HA", 8, "PN-118", "POSENORD", "611", "1200,00", "AL20",
      ["611 D 1200,00", "44566 D 240,00", "44571 C 240,00", "401/POSENORD C 1200,00"]),
    Voucher(
      .sale, "VE", 12, "F2026-102", "AUBRY", "706", "2400,00", "C10",
      ["411/AUBRY D 2640,00", "706 C 2400,00", "44571 C 240,00"]),
    Voucher(
      .purchase, "HA", 14, "EP-44120", "ENERGIE", "6061", "318,75", "D20",
      ["6061 D 318,75", "44566 D 63,75", "401/ENERGIE C 382,50"]),
    Voucher(
      .purchase, "HA", 15, "OR-5561", "OUTILLAGE", "2154", "2950,00", "I20",
      ["2154 D 2950,00", "44562 D 590,00", "401/OUTILLAGE C 3540,00"]),
    Voucher(
      .sale, "VE", 19, "F2026-103", "MAIRIE", "701", "9275,50", "C20",
      ["411/MAIRIE D 11130,60", "701 C 9275,50", "44571 C 1855,10"]),
    Voucher(
      .purchase, "HA", 20, "CS-2026-310", "SALVAT", "6226", "480,00", "DE20",
      ["6226 D 480,00", "445882 D 96,00", "401/SALVAT C 576,00"]),
    Voucher(
      .purchase, "BQ", 22, "CB-2210", nil, "6257", "64,90", basis: .gross, "D10", treasury: "512",
      ["6257 D 59,00", "44566 D 5,90", "512 C 64,90"]),
    Voucher(
      .customerCreditNote, "VE", 26, "A2026-007", "TILLEULS", "7091", "350,00", "C20",
      ["7091 D 350,00", "44571 D 70,00", "411/TILLEULS C 420,00"]),
    Voucher(
      .purchase, "BQ", 28, "CB-2810", nil, "6066", "96,00", basis: .gross, "D20", treasury: "512",
      ["6066 D 80,00", "44566 D 16,00", "512 C 96,00"]),
    Voucher(
      .sale, "CA", 29, "TC-2026-10", nil, "701", "180,00", basis: .gross, "C20", treasury: "530",
      ["530 D 180,00", "701 C 150,00", "44571 C 30,00"]),
  ]
}

func described(_ draft: EntryDraft?) -> [String] {
  (draft?.lines ?? []).map { line in
    let party = line.thirdParty.map { "/\($0)" } ?? ""
    let amount = line.debit.isZero ? "C \(line.credit.plainFrench)" : "D \(line.debit.plainFrench)"
    return "\(line.account)\(party) \(amount)"
  }
}

@Suite("Guided entry")
struct GuidedEntryTests {
  @Test("Each voucher of October becomes the lines a bookkeeper writes", arguments: Voucher.october)
  func vouchers(_ voucher: Voucher) {
    let proposal = EntryProposal.make(voucher.guided, rates: EntrySamples.rates)
    #expect(proposal.findings.isEmpty)
    #expect(described(proposal.draft) == voucher.lines)
    #expect(proposal.trace.map(\.line) == Array(voucher.lines.indices))
    #expect(proposal.trace.allSatisfy { !$0.rule.isEmpty })
    if let draft = proposal.draft { #expect(EntryChecks.check(draft, in: EntrySamples.context()) == []) }
  }

  @Test("The vouchers of October give the totals of the journals") func journals() {
    var totals: [String: Money] = [:]
    for voucher in Voucher.october {
      guard let draft = EntryProposal.make(voucher.guided, rates: EntrySamples.rates).draft else { continue }
      totals[draft.journal, default: .zero] += draft.totalDebit
    }
    #expect(totals == ["VE": eur("34410,60"), "HA": eur("14209,38"), "CA": eur("180,00"), "BQ": eur("160,90")])
  }

  private func propose(
    _ operation: GuidedEntry.Operation, _ party: String?, treasury: AccountNumber? = nil, _ parts: [GuidedPart],
    accounts: VATAccounts = .pcg
  ) -> EntryProposal {
    let guided = GuidedEntry(
      operation, journal: "OD", day: EntrySamples.october(5), pieceRef: "P1", label: "Essai",
      thirdParty: party.map(EntrySamples.party), treasury: treasury, parts: parts)
    return EntryProposal.make(guided, rates: EntrySamples.rates, accounts: accounts)
  }

  @Test("A voucher of several rates has one line of tax per rate, computed on the sum of its bases") func severalRates() {
    let proposal = propose(
      .purchase, "MORVAN",
      [
        GuidedPart("601", eur("10,02"), vatCode: "D20"), GuidedPart("6022", eur("10,01"), vatCode: "D20"),
        GuidedPart("6063", eur("10,00"), vatCode: "D55"),
      ])
    // 20.03 × 20 % = 4.006; line by line it would be 2.00 + 2.00.
    #expect(
      described(proposal.draft) == [
        "601 D 10,02", "6022 D 10,01", "6063 D 10,00", "44566 D 4,01", "44566 D 0,55", "401/MORVAN C 34,59",
      ])
    #expect(proposal.draft?.lines.map(\.vatCode) == ["D20", "D20", "D55", "D20", "D55", nil])
  }

  @Test("Of an amount tax included, the base is what remains and the total stays") func gross() {
    let proposal = propose(
      .sale, "AUBRY",
      [GuidedPart("706", eur("0,01"), .gross, vatCode: "C20"), GuidedPart("701", eur("100,00"), .gross, vatCode: "C20")])
    #expect(described(proposal.draft) == ["411/AUBRY D 100,01", "706 C 0,01", "701 C 83,33", "44571 C 16,67"])
  }

  @Test("The tax that the voucher states is taken as it is") func statedTax() {
    let net = propose(.purchase, "MORVAN", [GuidedPart("601", eur("100,00"), vatCode: "D20", statedTax: eur("20,02"))])
    #expect(described(net.draft) == ["601 D 100,00", "44566 D 20,02", "401/MORVAN C 120,02"])
    #expect(net.trace[1].rule.contains("portée sur la pièce"))
    let gross = propose(.purchase, "MORVAN", [GuidedPart("601", eur("120,00"), .gross, vatCode: "D20", statedTax: eur("19,98"))])
    #expect(described(gross.draft) == ["601 D 100,02", "44566 D 19,98", "401/MORVAN C 120,00"])
  }

  @Test("A reverse charge takes the amount as the base, given either way, and its account can be set") func reverseCharge() {
    let accounts = VATAccounts.pcg.setting(.dueDomesticReverseCharge, to: "4452")
    for basis in [GuidedPart.Basis.net, .gross] {
      let proposal = propose(
        .purchase, "POSENORD", [GuidedPart("611", eur("1200,00"), basis, vatCode: "AL20")], accounts: accounts)
      #expect(
        described(proposal.draft) == ["611 D 1200,00", "44566 D 240,00", "4452 C 240,00", "401/POSENORD C 1200,00"])
    }
    let acquisition = propose(.purchase, "MORVAN", [GuidedPart("2154", eur("500,00"), vatCode: "AICI20")])
    #expect(described(acquisition.draft) == ["2154 D 500,00", "44562 D 100,00", "4452 C 100,00", "401/MORVAN C 500,00"])
  }

  @Test("Operations without tax have no line of tax and keep their code", arguments: ["FR", "EXO", "EXP", "ICL", "ICS", "STR"])
  func untaxed(_ code: String) {
    let proposal = propose(.sale, "MAIRIE", [GuidedPart("701", eur("50,00"), vatCode: code)])
    #expect(described(proposal.draft) == ["411/MAIRIE D 50,00", "701 C 50,00"])
    #expect(proposal.draft?.lines[1].vatCode == code)
  }

  @Test("Tax that is not deductible stays in the cost") func notDeductible() {
    let proposal = propose(.purchase, nil, treasury: "512", [GuidedPart("6257", eur("64,90"), .gross, vatCode: "ND")])
    #expect(described(proposal.draft) == ["6257 D 64,90", "512 C 64,90"])
  }

  @Test("A supplier's credit note turns the purchase round") func supplierCreditNote() {
    let proposal = propose(.supplierCreditNote, "POSENORD", [GuidedPart("611", eur("100,00"), vatCode: "AL20")])
    #expect(described(proposal.draft) == ["401/POSENORD D 100,00", "611 C 100,00", "44566 C 20,00", "44571 D 20,00"])
  }

  @Test("A known third party paid at once keeps its history") func paidAtOnce() {
    let proposal = propose(.purchase, "MORVAN", treasury: "512", [GuidedPart("601", eur("10,00"), vatCode: "D20")])
    #expect(
      described(proposal.draft) == [
        "601 D 10,00", "44566 D 2,00", "401/MORVAN C 12,00", "401/MORVAN D 12,00", "512 C 12,00",
      ])
  }

  @Test("A receipt and a payment settle the third party") func payments() {
    #expect(
      described(propose(.receipt, "TILLEULS", treasury: "512", [GuidedPart(nil, eur("12000,00"))]).draft) == [
        "512 D 12000,00", "411/TILLEULS C 12000,00",
      ])
    #expect(
      described(propose(.payment, "MORVAN", treasury: "512", [GuidedPart(nil, eur("5316,00"))]).draft) == [
        "401/MORVAN D 5316,00", "512 C 5316,00",
      ])
    let loan = propose(
      .payment, nil, treasury: "512",
      [GuidedPart("164", eur("1000,00")), GuidedPart("6611", eur("58,20")), GuidedPart("616", eur("6,00"))])
    #expect(described(loan.draft) == ["164 D 1000,00", "6611 D 58,20", "616 D 6,00", "512 C 1064,20"])
  }

  @Test("Tax on receipts becomes chargeable, or deductible, in proportion to what is paid") func taxOnReceipts() {
    let receipt = propose(.receipt, "AUBRY", treasury: "512", [GuidedPart(nil, eur("600,00"), vatCode: "E20")])
    #expect(
      described(receipt.draft) == ["512 D 600,00", "411/AUBRY C 600,00", "445881 D 100,00", "44571 C 100,00"])
    let payment = propose(.payment, "SALVAT", treasury: "512", [GuidedPart(nil, eur("576,00"), vatCode: "DE20")])
    #expect(
      described(payment.draft) == ["401/SALVAT D 576,00", "512 C 576,00", "44566 D 96,00", "445882 C 96,00"])
    if let draft = payment.draft { #expect(EntryChecks.check(draft, in: EntrySamples.context()) == []) }
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: String
    let guided: GuidedEntry
    init(
      _ name: String, _ code: String, by operation: GuidedEntry.Operation = .purchase, party: String? = "MORVAN",
      treasury: AccountNumber? = nil, day: Day = EntrySamples.october(5), _ parts: [GuidedPart]
    ) {
      (testDescription, self.code) = (name, code)
      guided = GuidedEntry(
        operation, journal: "HA", day: day, pieceRef: "P1", label: "Essai", thirdParty: party.map(EntrySamples.party),
        treasury: treasury, parts: parts)
    }
  }

  @Test(
    "What cannot become an entry is refused with its reason",
    arguments: [
      Refusal("no amount", "ledger.entry.guided-without-amount", []),
      Refusal("zero", "ledger.entry.guided-amount-not-positive", [GuidedPart("601", .zero)]),
      Refusal("negative", "ledger.entry.guided-amount-not-positive", [GuidedPart("601", eur("-1,00"), vatCode: "D20")]),
      Refusal(
        "the least Int64", "ledger.entry.guided-amount-not-positive", [GuidedPart("601", Money(cents: .min), vatCode: "D20")]),
      Refusal("no account", "ledger.entry.guided-account-missing", [GuidedPart(nil, eur("1,00"))]),
      Refusal("nobody", "ledger.entry.guided-third-party-missing", party: nil, [GuidedPart("601", eur("1,00"))]),
      Refusal(
        "payment to nobody", "ledger.entry.guided-third-party-missing", by: .payment, party: nil, treasury: "512",
        [GuidedPart(nil, eur("1,00"))]),
      Refusal("payment from nowhere", "ledger.entry.guided-treasury-missing", by: .payment, [GuidedPart(nil, eur("1,00"))]),
      Refusal("unknown code", "ledger.vat.code-unknown", [GuidedPart("601", eur("1,00"), vatCode: "X99")]),
      Refusal("code of a sale", "ledger.entry.guided-vat-code-side", [GuidedPart("601", eur("1,00"), vatCode: "C20")]),
      Refusal(
        "code of a purchase", "ledger.entry.guided-vat-code-side", by: .sale, party: "AUBRY",
        [GuidedPart("701", eur("1,00"), vatCode: "D20")]),
      Refusal(
        "tax at payment of a code that does not wait", "ledger.entry.guided-vat-code-not-on-receipts", by: .payment,
        treasury: "512", [GuidedPart(nil, eur("1,00"), vatCode: "D20")]),
      Refusal(
        "tax beyond the amount", "ledger.entry.guided-tax-beyond-amount",
        [GuidedPart("601", eur("1,00"), vatCode: "D20", statedTax: eur("1,01"))]),
      Refusal("too much", "ledger.entry.guided-total-too-large", [GuidedPart("601", .largest), GuidedPart("601", .largest)]),
      Refusal(
        "the greatest Int64", "ledger.entry.guided-total-too-large",
        [GuidedPart("601", Money(cents: .max)), GuidedPart("601", Money(cents: .max))]),
      Refusal(
        "rate not in force", "law.parameter.not-in-force", day: Day(2013, 1, 1), [GuidedPart("601", eur("1,00"), vatCode: "D20")]),
    ])
  func refusals(_ row: Refusal) {
    let proposal = EntryProposal.make(row.guided, rates: EntrySamples.rates)
    #expect(proposal.draft == nil)
    #expect(proposal.findings.map(\.code).contains(row.code))
    #expect(proposal.findings.allSatisfy { !$0.message.isEmpty && !$0.recovery.isEmpty })
  }

  @Test("A school dossier can close the assistant") func assistantOff() {
    let proposal = EntryProposal.make(Voucher.october[0].guided, rates: EntrySamples.rates, isAssistantOpen: false)
    #expect(proposal.draft == nil)
    #expect(proposal.findings.map(\.code) == ["ledger.entry.assistant-off"])
  }

  @Test("Whatever is entered, the entry balances, keeps the total and passes its checks", arguments: [1, 2, 3] as [UInt64])
  func property(_ seed: UInt64) throws {
    var random = EntryGenerator(seed: seed)
    for _ in 0..<400 {
      let isSale = Bool.random(using: &random)
      let codes = VATCode.all.filter { $0.side == (isSale ? .sale : .purchase) }
      let parts = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        let code = codes.randomElement(using: &random)!
        let account: AccountNumber = isSale ? "706" : code.deductible == .deductibleAssets ? "2154" : "611"
        return GuidedPart(account, random.amount(), Bool.random(using: &random) ? .net : .gross, vatCode: code.code)
      }
      let operations: [GuidedEntry.Operation] = isSale ? [.sale, .customerCreditNote] : [.purchase, .supplierCreditNote]
      let guided = GuidedEntry(
        operations.randomElement(using: &random)!, journal: isSale ? "VE" : "HA", day: EntrySamples.october(9), pieceRef: "P",
        label: "Essai", thirdParty: EntrySamples.party(isSale ? "AUBRY" : "MORVAN"), parts: parts)
      let draft = try #require(EntryProposal.make(guided, rates: EntrySamples.rates).draft, "seed \(seed)")
      #expect(draft.totalDebit == draft.totalCredit, "seed \(seed)")
      #expect(EntryChecks.check(draft, in: EntrySamples.context()) == [], "seed \(seed): \(guided)")
      if parts.allSatisfy({ $0.basis == .gross }) {
        let total = draft.lines.filter { $0.thirdParty != nil }.map(\.balance).sum().magnitude
        #expect(total == parts.map(\.amount).sum(), "seed \(seed)")
      }
    }
  }
}
