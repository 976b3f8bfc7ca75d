import Kernel
import Testing

@testable import Ledger

/// The lettering of the scenario « Octobre en atelier »: what must be lettered in full, in part, and stay open.
@Suite struct LetteringScenarioTests {
  static let items: [OpenItem] = {
    var entry: Int64 = 0
    func line(_ account: AccountNumber, _ thirdParty: String?, _ day: Int, _ amount: String, _ ref: String, _ label: String)
      -> OpenItem
    {
      entry += 1
      return Lines.make(
        entry, account, thirdParty, "2026-10-\(day < 10 ? "0" : "")\(day)", amount, ref: ref, label: label)
    }
    return [
      line("411", "TILLEULS", 1, "7440,00", "AN2026", "À nouveau"),
      line("411", "TILLEULS", 6, "-7440,00", "BQ-03", "VIR Hôtel Les Tilleuls"),
      line("411", "TILLEULS", 5, "20220,00", "F2026-101", "Facture F2026-101"),
      line("411", "TILLEULS", 23, "-12000,00", "BQ-11", "VIR Hôtel Les Tilleuls acompte F2026-101"),
      line("411", "TILLEULS", 26, "-420,00", "A2026-007", "Avoir sur F2026-101, rayure"),
      line("411", "AUBRY", 1, "1980,00", "AN2026", "À nouveau"),
      line("411", "AUBRY", 13, "-1980,00", "BQ-05", "Remise chèque Mme Aubry"),
      line("411", "AUBRY", 12, "2640,00", "F2026-102", "Facture F2026-102"),
      line("411", "AUBRY", 30, "-2640,00", "REM-32", "Remise 2026-32 Mme Aubry F2026-102"),
      line("411", "STAUBERT", 19, "11130,60", "F2026-103", "Facture F2026-103"),
      line("401", "MORVAN", 1, "-5316,00", "AN2026", "À nouveau"),
      line("401", "MORVAN", 9, "5316,00", "BQ-04", "VIR Bois du Morvan"),
      line("401", "MORVAN", 2, "-7776,00", "BM-7902", "Panneaux"),
      line("401", "QUINCAILLE", 1, "-642,48", "AN2026", "À nouveau"),
      line("401", "QUINCAILLE", 16, "642,48", "BQ-08", "VIR Quincaille Express"),
      line("401", "QUINCAILLE", 6, "-494,88", "QE-2290", "Consommables"),
      line("401", "POSENORD", 8, "-1200,00", "PN-118", "Sous-traitance pose"),
      line("401", "ENERGIE", 14, "-382,50", "EP-44120", "Électricité"),
      line("401", "ENERGIE", 29, "382,50", "BQ-15", "PRLV énergie"),
      line("404", "OUTILROUTE", 15, "-3540,00", "OR-5561", "Défonceuse"),
      line("404", "OUTILROUTE", 30, "3540,00", "CHQ 0004512", "Chèque 0004512 OR-5561"),
      line("401", "COMPTEXPERT", 20, "-576,00", "CS-2026-310", "Honoraires"),
      line("431", nil, 1, "-3912,00", "AN2026", "À nouveau"), line("431", nil, 15, "3912,00", "BQ-06", "URSSAF septembre"),
      line("431", nil, 30, "-4690,66", "PAIE-10", "Paie d’octobre"),
      line("4372", nil, 1, "-1104,00", "AN2026", "À nouveau"), line("4372", nil, 15, "1104,00", "BQ-07", "Retraite septembre"),
      line("4372", nil, 30, "-1105,00", "PAIE-10", "Paie d’octobre"),
      line("44551", nil, 1, "-2187,00", "AN2026", "À nouveau"), line("44551", nil, 19, "2187,00", "BQ-09", "TVA septembre"),
      line("421", nil, 30, "-9876,54", "PAIE-10", "Paie d’octobre"), line("421", nil, 30, "9876,54", "BQ-16", "VIR salaires"),
      line("471", nil, 27, "29,90", "BQ-13", "PRLV ABO TELEMAGIQUE"),
    ]
  }()

  struct Expected: CustomTestStringConvertible {
    let account: String
    let thirdParty: String?
    let amounts: [String]
    let code: String
    var testDescription: String { "\(account) \(thirdParty ?? "") \(amounts[0]) \(code)" }
  }

  /// In the order of accounts, third parties and first lines, which gives the codes.
  static let expected = [
    Expected(account: "401", thirdParty: "ENERGIE", amounts: ["-382,50", "382,50"], code: "AAA"),
    Expected(account: "401", thirdParty: "MORVAN", amounts: ["-5316,00", "5316,00"], code: "AAA"),
    Expected(account: "401", thirdParty: "QUINCAILLE", amounts: ["-642,48", "642,48"], code: "AAA"),
    Expected(account: "404", thirdParty: "OUTILROUTE", amounts: ["-3540,00", "3540,00"], code: "AAA"),
    Expected(account: "411", thirdParty: "AUBRY", amounts: ["1980,00", "-1980,00"], code: "AAA"),
    Expected(account: "411", thirdParty: "AUBRY", amounts: ["2640,00", "-2640,00"], code: "AAB"),
    Expected(account: "411", thirdParty: "TILLEULS", amounts: ["7440,00", "-7440,00"], code: "AAA"),
    Expected(account: "411", thirdParty: "TILLEULS", amounts: ["20220,00", "-12000,00", "-420,00"], code: "aaa"),
    Expected(account: "421", thirdParty: nil, amounts: ["-9876,54", "9876,54"], code: "AAA"),
    Expected(account: "431", thirdParty: nil, amounts: ["-3912,00", "3912,00"], code: "AAA"),
    Expected(account: "4372", thirdParty: nil, amounts: ["-1104,00", "1104,00"], code: "AAA"),
    Expected(account: "44551", thirdParty: nil, amounts: ["-2187,00", "2187,00"], code: "AAA"),
  ]

  static let open = ["-576,00", "-7776,00", "-1200,00", "-494,88", "11130,60", "-4690,66", "-1105,00", "29,90"]

  private func letter() throws -> (posted: [PostedLettering], untouched: [LineReference]) {
    var options = LetteringOptions()
    options.makesPartialGroups = true
    let proposal = AutomaticLettering(day: Day(2026, 10, 31), options: options).run(items: Self.items)
    var book = LetteringBook()
    var posted: [PostedLettering] = []
    for group in proposal.groups { posted.append(try book.post(group)) }
    return (posted, proposal.untouched)
  }

  @Test(arguments: expected)
  func `letters as the scenario says`(_ expected: Expected) throws {
    let posted = try letter().posted
    let match = posted.first { lettering in
      lettering.group.scope.account.text == expected.account && lettering.group.scope.thirdParty == expected.thirdParty
        && lettering.code.text == expected.code
    }
    #expect(try #require(match).group.members.map(\.amount) == expected.amounts.map(Lines.cents))
  }

  @Test func `nothing else is lettered`() throws {
    let (posted, untouched) = try letter()
    #expect(posted.count == Self.expected.count)
    let byLine = Dictionary(uniqueKeysWithValues: Self.items.map { ($0.line, $0) })
    #expect(untouched.map { byLine[$0]!.balance } == Self.open.map(Lines.cents))
  }

  @Test func `the partial payment of the hotel leaves 7 800,00`() throws {
    let partial = try letter().posted.filter { !$0.group.isFull }
    #expect(partial.map(\.group.remaining) == [Lines.cents("7800,00")])
    #expect(partial[0].group.reason.french == "Règlement partiel de la pièce « F2026-101 » : reste 7\u{202F}800,00 €.")
  }
}
