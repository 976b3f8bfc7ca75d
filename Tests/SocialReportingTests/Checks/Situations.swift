/// One valid message for each situation.
extension Messages {
  static let all: [ValidMessage] = [
    ValidMessage("a plain month", monthly), ValidMessage("a cadre over the ceiling", cadre),
    ValidMessage("an apprentice", apprentice), ValidMessage("part time", partTime),
    ValidMessage("sickness with subrogation", sickness), ValidMessage("two contracts", twoContracts),
    ValidMessage("two establishments in fractions", fractions), ValidMessage("nobody", nobody),
    ValidMessage("a replacement", replacement), ValidMessage("work stoppage", stoppage),
    ValidMessage("return to work", returning), ValidMessage("end of contract", ending),
    ValidMessage("a fixed term that ends", fixedTerm), ValidMessage("therapeutic part time", therapeutic),
    ValidMessage("no social security number", temporaryNumber), ValidMessage("withholding mended", mended),
    ValidMessage("collective insurance", insured), ValidMessage("a mandate", mandate), ValidMessage("an intern", intern),
    ValidMessage("another place of work", elsewhere), ValidMessage("the general reduction", reduced),
    ValidMessage("the general reduction, given back", givenBack), ValidMessage("two people", twoPeople),
    ValidMessage("an end that is cancelled", cancelled), ValidMessage("an agreed end with its indemnity", agreedEnd),
    ValidMessage("contributions of the establishment", ofEstablishment), ValidMessage("two people of a workshop", workshop),
  ]

  static let cadre = monthly.setting("40.002", "04").setting("40.004", "372c").setting("40.003", "01").setting(
    "40.006", "Responsable d'agence"
  ).setting("51.013#1", "5000.00").setting("51.013#2", "5000.00").setting("51.013#3", "5000.00").setting("51.013#4", "5000.00")
    .setting("78.004#1", "4005.00").setting("81.003#1", "4005.00").setting("81.004#1", "618.77").setting("78.004#2", "5000.00")
    .setting("81.003#2", "5000.00").setting("81.004#2", "350.00").setting("78.004#3", "4912.50").setting("81.003#3", "4912.50")
    .setting("81.004#3", "451.95").setting("58.004", "3900.00").setting("23.004#1", "5000.00").setting("23.004#2", "4005.00")
    .setting("23.004#3", "4913.00").setting("22.005", "1809.00").setting("20.005#1", "1809.00").adding(
      after: "81.007#2", "81.001 132\n81.002 78861779300013\n81.003 5000.00\n81.004 3.00\n81.007 0.060")

  static let apprentice = monthly.adding(after: "30.023", "30.024 03\n30.025 04").setting("40.007", "02").setting("40.008", "64")
    .setting("40.001", "01092026").setting("86.003", "3").adding(after: "40.009", "40.010 31082028")

  static let partTime = monthly.setting("40.013", "104.00").setting("40.014", "20").setting("53.002", "104.00")

  static let sickness = monthly.adding(
    after: "40.043",
    """
    60.001 01
    60.002 06112026
    60.003 13112026
    60.004 01
    60.005 10112026
    60.006 13112026
    60.007 FR7630004000030000123456759
    60.008 BNPAFRPP
    60.010 16112026
    60.011 01
    """
  ).adding(after: "53.003", "53.001 02\n53.002 35.00\n53.003 10")

  static let twoContracts = MessageText(
    [
      head, person, contract, pension,
      contract.replacing("40.009 00001", "40.009 00002").replacing("40.001 01092021", "40.001 01092022"), pension, payment, pay(),
      pay("00002", "800.00"), netSocial, bases(), seniority(), seniority("00002"),
    ].joined(separator: "\n"))

  static let fractions = MessageText(
    [
      envelope, declaration.replacing("05.003 11", "05.003 12"), establishment, person, contract, pension, payment, pay(),
      netSocial, bases(), seniority(), declaration.replacing("05.003 11", "05.003 22").replacing("05.004 1", "05.004 2"),
      establishment.replacing("11.001 00002", "11.001 00010"), payments,
      person.replacing("30.001 2850699999123", "30.001 2850699999124"),
      contract.replacing("40.019 00000001800002", "40.019 00000001800010"), pension, payment, pay(), netSocial, bases(),
      seniority(),
    ].joined(separator: "\n"))

  static let nobody = MessageText(
    [envelope.replacing("00.008 01", "00.008 02"), declaration.replacing("05.002 01", "05.002 02"), establishment].joined(
      separator: "\n"))

  static let replacement = monthly.setting("05.002", "03").setting("05.004", "2")

  static func signal(_ nature: String, _ rest: String) -> MessageText {
    MessageText(
      [
        envelope, "05.001 \(nature)\n05.002 01\n05.003 11\n05.004 1\n05.007 09112026",
        "07.001 ESSAI Camille\n07.002 0100000000\n07.003 paie@essai.invalid\n07.004 01",
        "06.001 000000018\n06.002 00002\n11.001 00002", rest,
      ].joined(separator: "\n"))
  }

  static let named = "30.001 2850699999123\n30.002 MODELE\n30.004 Claire\n30.006 12061985"

  static let stoppage = signal(
    "04",
    named + "\n" + """
      40.001 01092021
      40.009 00001
      60.001 01
      60.002 06112026
      60.003 13112026
      60.004 01
      60.005 10112026
      60.006 13112026
      60.007 FR7630004000030000123456759
      60.008 BNPAFRPP
      """)

  static let returning = signal(
    "05", named + "\n40.001 01092021\n40.009 00001\n60.001 01\n60.002 06112026\n60.010 16112026\n60.011 01")

  static let end = """
    62.001 30112026
    62.002 031
    62.006 30112026
    62.008 02
    63.001 90
    """

  static let fixedContract = contract.replacing("40.001 01092021", "40.001 01062026").replacing("40.007 01", "40.007 02")
    .replacing("40.009 00001", "40.009 00001\n40.010 30112026").replacing("40.020 200", "40.020 200\n40.021 02")

  static let ending = signal(
    "07",
    [
      person, fixedContract, end.replacing("62.008 02", "62.008 02\n62.020 01112026"), pension,
      "50.001 30112026\n50.003 01\n50.020 02", pay().replacing("51.011 003", "51.011 023"),
      "78.001 03\n78.002 01112026\n78.003 30112026\n78.004 3000.00\n81.001 075\n81.002 78861779300013\n81.003 3000.00",
      "81.004 210.00", "86.001 07\n86.002 02\n86.003 6\n86.005 00001",
    ].joined(separator: "\n"))

  static let fixedTerm = MessageText(
    [
      head, person, fixedContract, end, pension, payment, pay(), "52.001 015\n52.002 300.00\n52.006 00001", netSocial, bases(),
      seniority(),
    ].joined(separator: "\n"))

  static let therapeutic = monthly.adding(
    after: "40.043", "60.001 15\n60.002 31102026\n60.003 31122026\n60.004 02\n66.001 01112026\n66.002 30112026\n66.003 1500.00")

  static let temporaryNumber = monthly.without("30.001").adding(after: "30.019", "30.020 2000000018AB1")

  static let mended = monthly.adding(
    before: "58.001", "56.001 102026\n56.002 01\n56.003 100.00\n56.006 2.50\n56.007 2.50\n56.010 100.00"
  ).setting("20.005#2", "62.50")

  static let insured = MessageText(
    [
      envelope, declaration, establishment,
      "15.001 CONTRAT1\n15.002 P0001\n15.004 01\n15.005 1\n15.001 CONTRAT2\n15.002 AB0001\n15.004 02\n15.005 2", payments,
      "20.001 P0001\n20.003 BNPAFRPP\n20.004 FR7630004000030000123456759\n20.005 45.00\n20.006 01112026\n20.007 30112026\n20.010 05",
      "55.001 30.00\n55.003 CONTRAT1\n55.004 2026M11\n55.001 15.00\n55.003 CONTRAT1\n55.004 2026M11", person, contract,
      "70.012 1\n70.013 1\n70.014 01092021", pension, payment, pay(), netSocial, bases(),
      "78.001 31\n78.002 01112026\n78.003 30112026\n78.004 0.00\n78.005 1\n79.001 10\n79.004 3000.00\n81.001 059\n81.004 45.00",
      seniority(),
    ].joined(separator: "\n"))

  static let mandate = monthly.setting("40.002", "03").setting("40.004", "372c").setting("40.003", "01").setting(
    "40.006", "Gerant"
  ).setting("40.007", "80").setting("40.011", "99").without("40.012", "40.013").without(from: "86.001", before: "86.005").without(
    "86.005")

  static let intern = monthly.setting("40.003", "99").setting("40.007", "29").setting("40.001", "01092026").adding(
    after: "40.009", "40.010 28022027"
  ).setting("71.002", "90000").without(from: "86.001", before: "86.005").without("86.005")

  static let elsewhere = monthly.setting("40.019", "00000002600005").appending(
    """
    85.001 00000002600005
    85.002 6920Z
    85.003 3 RUE DES ESSAIS
    85.004 69001
    85.005 LYON
    85.010 01
    85.011 69381
    """)

  static let reduced = monthly.adding(after: "23.004#3", "23.001 668\n23.002 920\n23.005 -310.00").setting("22.005", "868.00")
    .setting("20.005#1", "868.00").adding(after: "78.006#2", "79.001 01\n79.004 1823.03").adding(
      after: "81.007#2", "81.001 018\n81.002 78861779300013\n81.003 3000.00\n81.004 -310.00")

  /// Deducted 714 at the month, of which 404 come back.
  static let givenBack = reduced.setting("23.005", "-714.00").adding(after: "23.005", "23.001 669\n23.002 920\n23.005 404.00")

  static let twoPeople = MessageText(
    [
      head.replacing("20.005 60.00", "20.005 120.00"), person, contract, pension, payment, pay(), netSocial, bases(), seniority(),
      person.replacing("30.001 2850699999123", "30.001 2850699999124"), contract.replacing("40.002 06", "40.002 05"), pension,
      payment, pay(), netSocial, bases(), seniority(),
    ].joined(separator: "\n")
  ).setting("23.004#1", "6000.00").setting("23.004#2", "6000.00").setting("23.004#3", "5895.00").setting("22.005", "2355.00")
    .setting("20.005#1", "2355.00")

  static let cancelled = monthly.adding(after: "40.043", "62.001 31102026\n62.002 099")

  static let agreedEnd = MessageText(
    [
      head, person, contract, "62.001 30112026\n62.002 043\n62.004 01102026\n62.006 30112026\n62.008 02\n63.001 90", pension,
      payment, pay(), "52.001 001\n52.002 4000.00\n52.006 00001", netSocial, bases(), seniority(),
    ].joined(separator: "\n"))

  static let ofEstablishment = monthly.appending(
    """
    44.001 007
    44.002 3000.00
    44.003 2026
    82.001 12.00
    82.002 065
    82.003 01012025
    82.004 31122025
    82.001 12.00
    82.002 066
    82.003 01012025
    82.004 31122025
    82.001 12.00
    82.002 067
    82.003 01012025
    82.004 31122025
    82.001 12.00
    82.002 068
    82.003 01012025
    82.004 31122025
    """)
}

extension String {
  /// All occurrences; the tests say what they change, so there must be one.
  func replacing(_ old: String, _ new: String) -> String {
    let parts = split(separator: old, omittingEmptySubsequences: false)
    precondition(parts.count > 1, "no « \(old) »")
    return parts.joined(separator: new)
  }
}

extension Messages {
  /// A slip whose lines all have their amount.
  static let ofAmounts = monthly.without("23.003#1").adding(after: "23.004#1", "23.005 428.00").adding(
    after: "23.004#2", "23.005 464.00"
  ).adding(after: "23.004#3", "23.005 286.00")
}
