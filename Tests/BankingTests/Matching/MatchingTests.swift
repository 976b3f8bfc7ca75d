import Banking
import Kernel
import Ledger
import TestSupport
import Testing

/// `03/10 -500,00 CHEQUE 0004511 #0004511`: day of October, amount, label, and after « # » the number.
private func movement(_ id: Int64, _ text: String, day: Int = 1, month: Int = 10, number: String? = nil, iban: String? = nil)
  -> BankMovement
{
  let (cents, label) = split(text)
  return BankMovement(
    id: id, day: Day(2026, month, day), amount: Money(cents: cents), label: label, number: number, counterpartAccount: iban)
}

private func line(
  _ entry: Int64, _ text: String, day: Int = 1, month: Int = 10, piece: String = "", position: Int32 = 0, party: String? = nil,
  iban: String? = nil
) -> BookLine {
  let (cents, label) = split(text)
  return BookLine(
    line: LineReference(entry: entry, position: position), day: Day(2026, month, day), amount: Money(cents: cents), label: label,
    pieceRef: piece, journal: "BQ", thirdPartyName: party, thirdPartyAccount: iban)
}

/// « -500,00 CHEQUE »: the amount, then the label.
private func split(_ text: String) -> (Int64, String) {
  let (amount, label) = (text.prefix { $0 != " " }, text.drop { $0 != " " }.dropFirst())
  return (Int64(amount.filter { $0 != "," })!, String(label))
}

/// What is proposed: « 1 = 7.0 sûr ».
private func told(_ movements: [BankMovement], _ lines: [BookLine]) -> [String] {
  BankMatching().run(movements: movements, lines: lines).proposals.map { proposal in
    proposal.movements.map { "\($0)" }.joined(separator: " ") + " = " + proposal.lines.map(\.text).joined(separator: " ")
      + (proposal.isSure ? " sûr" : "")
  }
}

@Suite struct MatchingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let movements: [BankMovement]
    let lines: [BookLine]
    let expected: [String]

    init(_ name: String, _ movements: [BankMovement], _ lines: [BookLine], _ expected: [String]) {
      (testDescription, self.movements, self.lines, self.expected) = (name, movements, lines, expected)
    }
  }

  static let cases = [
    Case(
      "a cheque is told by its number, two months late",
      [movement(1, "-500,00 CHEQUE 0004511", day: 3, month: 12, number: "0004511")],
      [line(7, "-500,00 Chèque 4511 loyer", day: 1, piece: "CHQ-4511")], ["1 = 7.0 sûr"]),
    Case(
      "a cheque is told by its number among equal ones",
      [movement(1, "-500,00 CHEQUE 0004512", day: 5), movement(2, "-500,00 CHEQUE 0004511", day: 5)],
      [line(7, "-500,00 Chèque 4511"), line(8, "-500,00 Chèque 4512")], ["1 = 8.0 sûr", "2 = 7.0 sûr"]),
    Case(
      "two cheques of different numbers are not the same, whatever their amount",
      [movement(1, "-500,00 CHEQUE 0004511", day: 5)], [line(7, "-500,00 Chèque 4599", day: 4)], []),
    Case(
      "the invoice that the bank names, in other signs",
      [movement(1, "7440,00 VIR HOTEL LES TILLEULS F2026101", day: 6)],
      [
        line(7, "7440,00 Règlement client", day: 6, piece: "F2026-101"),
        line(8, "7440,00 Règlement client", day: 6, piece: "F2026-99"),
      ],
      ["1 = 7.0 sûr"]),
    Case(
      "words tell, in any order and without accents",
      [movement(1, "-642,48 VIR EXPRESS QUINCAILLE", day: 16)], [line(7, "-642,48 Virement Quincaillé Express", day: 15)],
      ["1 = 7.0 sûr"]),
    Case(
      "the account of the third party tells",
      [movement(1, "-642,48 VIR SEPA 12345", day: 16, iban: "FR7630001007941234567890185")],
      [line(7, "-642,48 Règlement fournisseur", day: 15, iban: "FR76 3000 1007 9412 3456 7890 185")], ["1 = 7.0 sûr"]),
    Case(
      "an amount alone is proposed, and never sure",
      [movement(1, "-96,00 PAIEMENT 28", day: 28)], [line(7, "-96,00 Gazole", day: 28)], ["1 = 7.0"]),
    Case(
      "two payments of one amount by the same customer are never sure",
      [movement(1, "150,00 VIR MARTIN", day: 10), movement(2, "150,00 VIR MARTIN", day: 12)],
      [line(7, "150,00 Règlement Martin", day: 11)], ["2 = 7.0"]),
    Case(
      "Transports Nguyen is not Pharmacie Nguyen",
      [movement(1, "100,00 VIR TRANSPORTS NGUYEN", day: 10)], [line(7, "100,00 Règlement Pharmacie Nguyen", day: 9)],
      ["1 = 7.0"]),
    Case(
      "a payment of every month goes to the line of its own month",
      [movement(1, "-29,90 PRLV TELEMAGIQUE", day: 27, month: 9), movement(2, "-29,90 PRLV TELEMAGIQUE", day: 27)],
      [line(7, "-29,90 Abonnement Télémagique", day: 26, month: 9), line(8, "-29,90 Abonnement Télémagique", day: 26)],
      ["1 = 7.0 sûr", "2 = 8.0 sûr"]),
    Case(
      "the bank is months late without a number: nothing",
      [movement(1, "-96,00 CB STATION", day: 28, month: 12)], [line(7, "-96,00 Carte station", day: 1, month: 9)], []),
    Case(
      "a remittance sums its cheques, which have its number in their piece",
      [movement(1, "600,00 REMISE CHEQUES 3 CHQ", day: 12)],
      [
        line(7, "100,00 Remise Aubry", day: 10, piece: "REM 2026-32"),
        line(8, "200,00 Remise Morvan", day: 10, piece: "REM 2026-32"),
        line(9, "300,00 Remise Sarr", day: 10, piece: "REM 2026-32"),
        line(10, "400,00 Remise Weber", day: 10, piece: "REM 2026-33"),
      ], ["1 = 7.0 8.0 9.0 sûr"]),
    Case(
      "a grouped transfer sums the transfers of a day",
      [movement(1, "-900,00 VIR SEPA GROUPE 3 OPE", day: 12)],
      [
        line(7, "-450,10 Virement Morvan", day: 11), line(8, "-249,90 Virement Express", day: 11),
        line(9, "-200,00 Virement Plateau", day: 11),
      ], ["1 = 7.0 8.0 9.0"]),
    Case(
      "one line of salaries is as many transfers",
      [
        movement(1, "-1800,00 VIR SALAIRE FERRAND", day: 30), movement(2, "-1650,54 VIR SALAIRE OUAZZANI", day: 30),
        movement(3, "-1500,00 VIR SALAIRE POMMIER", day: 30),
      ], [line(7, "-4950,54 Salaires nets d’octobre", day: 30, piece: "PAIE-10")], ["1 2 3 = 7.0"]),
    Case(
      "takings come less the charges of their own entry",
      [movement(1, "497,50 REMISE CB COM 2,50", day: 12)],
      [
        line(7, "500,00 Encaissements carte", day: 11, piece: "TPE-9"),
        line(7, "-2,50 Commission", day: 11, piece: "TPE-9", position: 1),
      ],
      ["1 = 7.0 7.1 sûr"]),
    Case(
      "takings come less charges that were entered apart",
      [movement(1, "497,50 REMISE CB", day: 12)],
      [line(7, "500,00 Encaissements carte", day: 11), line(9, "-2,50 Frais de carte", day: 12)], ["1 = 7.0 9.0"]),
    Case(
      "a sum that several choices make is none",
      [movement(1, "300,00 VIR DIVERS", day: 12)],
      [
        line(7, "100,00 A", day: 11), line(8, "200,00 B", day: 10), line(9, "120,00 C", day: 9), line(10, "180,00 D", day: 8),
      ], []),
    Case("amounts of opposite signs are not the same", [movement(1, "50,00 VIR X")], [line(7, "-50,00 Virement X")], []),
    Case("a line of no amount is left out", [movement(1, "0,00 INFORMATION")], [line(7, "0,00 Pour mémoire")], []),
    Case("nothing on one side", [], [line(7, "50,00 X")], []),
  ]

  @Test(arguments: cases)
  func `what is the same is found, and only what is plain is sure`(row: Case) {
    #expect(told(row.movements, row.lines) == row.expected)
  }

  @Test func `the reasons are told in French`() throws {
    let outcome = BankMatching().run(
      movements: [movement(1, "-500,00 CHEQUE 0004511", day: 4, number: "0004511")],
      lines: [line(7, "-500,00 Chèque 0004511 loyer", day: 1, piece: "0004511")])
    let proposal = try #require(outcome.proposals.first)
    #expect(proposal.french.hasPrefix("même montant, n° de chèque 0004511"))
    #expect(proposal.french.contains("3 jours d’écart"))
    #expect(proposal.score == 100)
  }

  @Test func `neither the order of the movements nor that of the lines matters`() {
    let movements = Self.cases.flatMap(\.movements).enumerated().map { index, movement in
      var movement = movement
      movement.id = Int64(index)
      return movement
    }
    let lines = Self.cases.flatMap(\.lines).enumerated().map { index, line in
      var line = line
      line.line = LineReference(entry: Int64(index), position: 0)
      return line
    }
    let first = BankMatching().run(movements: movements, lines: lines)
    var random = SplitMix64(seed: 7)
    for _ in 0..<5 {
      let other = BankMatching().run(movements: movements.shuffled(using: &random), lines: lines.shuffled(using: &random))
      #expect(other.proposals == first.proposals)
      #expect(other.freeMovements == first.freeMovements)
      #expect(other.freeLines == first.freeLines)
    }
  }

  @Test func `the search for sums says when it was cut short`() {
    var options = MatchingOptions()
    options.stepsInAll = 3
    let lines = (1...14).map { line(Int64($0), "\($0)7,31 Divers", day: 10) }
    let outcome = BankMatching(options: options).run(
      movements: [movement(1, "61,00 VIR", day: 11), movement(2, "62,00 VIR", day: 11)], lines: lines)
    #expect(outcome.isCutShort)
    #expect(outcome.proposals.isEmpty)
  }
}
