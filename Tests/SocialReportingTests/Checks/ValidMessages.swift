import Testing

/// Messages of different situations that no control has anything to say about. People and companies are invented.
struct ValidMessage: Sendable, CustomTestStringConvertible {
  let name: String
  let text: MessageText
  var testDescription: String { name }

  init(_ name: String, _ text: MessageText) { (self.name, self.text) = (name, text) }
}

enum Messages {
  /// The sender: the company itself, whose number begins with 000, as of no company.
  static let envelope = """
    00.001 ECRITOIRE
    00.002 ECRITOIRE
    00.003 1
    00.005 01
    00.006 P26V01
    00.007 01
    00.008 01
    01.001 000000018
    01.002 00002
    01.003 ATELIER DES ESSAIS
    01.004 1 RUE DES ESSAIS
    01.005 75001
    01.006 PARIS
    02.001 02
    02.002 ESSAI Camille
    02.004 paie@essai.invalid
    02.005 0100000000
    """

  static let declaration = """
    05.001 01
    05.002 01
    05.003 11
    05.004 1
    05.005 01112026
    05.007 01122026
    05.008 01
    05.010 01
    07.001 ESSAI Camille
    07.002 0100000000
    07.003 paie@essai.invalid
    07.004 08
    """

  static let establishment = """
    06.001 000000018
    06.002 00002
    06.003 6920Z
    06.004 1 RUE DES ESSAIS
    06.005 75001
    06.006 PARIS
    06.015 0787
    11.001 00002
    11.002 6920Z
    11.003 1 RUE DES ESSAIS
    11.004 75001
    11.005 PARIS
    11.017 01
    11.022 0787
    """

  /// What goes to Urssaf and to the tax office for one person of 3 000,00.
  static let payments = """
    20.001 78861779300013
    20.002 00000001800002
    20.003 BNPAFRPP
    20.004 FR7630004000030000123456759
    20.005 1178.00
    20.006 01112026
    20.007 30112026
    20.010 05
    20.001 DGFIP
    20.002 DGFIP_PAS
    20.003 BNPAFRPP
    20.004 FR7630004000030000123456759
    20.005 60.00
    20.006 01112026
    20.007 30112026
    20.010 05
    22.001 78861779300013
    22.002 00000001800002
    22.003 01112026
    22.004 30112026
    22.005 1178.00
    23.001 100
    23.002 920
    23.003 1.00
    23.004 3000.00
    23.001 100
    23.002 921
    23.004 3000.00
    23.001 260
    23.002 920
    23.004 2948.00
    """

  static let person = """
    30.001 2850699999123
    30.002 MODELE
    30.004 Claire
    30.006 12061985
    30.007 BRUXELLES
    30.008 2 RUE DES ESSAIS
    30.009 75001
    30.010 PARIS
    30.013 01
    30.014 99
    30.015 BE
    30.019 00001
    30.023 01
    """

  static let contract = """
    40.001 01092021
    40.002 06
    40.003 04
    40.004 542a
    40.006 Assistante
    40.007 01
    40.008 99
    40.009 00001
    40.011 10
    40.012 151.67
    40.013 151.67
    40.014 10
    40.016 99
    40.017 0787
    40.018 200
    40.019 00000001800002
    40.020 200
    40.024 99
    40.026 99
    40.036 01
    40.037 01
    40.039 200
    40.040 753CB
    40.043 1.00
    """

  static let pension = "71.002 RUAA"

  static let payment = """
    50.001 30112026
    50.002 2400.00
    50.003 01
    50.004 2300.00
    50.006 2.50
    50.007 01
    50.008 123456
    50.009 60.00
    50.013 2400.00
    """

  /// The four remunerations that go together, with the hours of the month.
  static func pay(_ contract: String = "00001", _ amount: String = "3000.00") -> String {
    ["001", "002", "003", "010"].map { type in
      let activity = type == "002" ? "\n53.001 01\n53.002 151.67\n53.003 10" : ""
      return "51.001 01112026\n51.002 30112026\n51.010 \(contract)\n51.011 \(type)\n51.013 \(amount)" + activity
    }
    .joined(separator: "\n")
  }

  static let netSocial = """
    58.001 01112026
    58.002 30112026
    58.003 03
    58.004 2350.00
    """

  static func bases(_ contract: String = "00001") -> String {
    """
    78.001 02
    78.002 01112026
    78.003 30112026
    78.004 3000.00
    78.006 \(contract)
    81.001 076
    81.002 78861779300013
    81.003 3000.00
    81.004 463.50
    81.007 15.450
    78.001 03
    78.002 01112026
    78.003 30112026
    78.004 3000.00
    78.006 \(contract)
    81.001 075
    81.002 78861779300013
    81.003 3000.00
    81.004 210.00
    81.007 7.000
    78.001 04
    78.002 01112026
    78.003 30112026
    78.004 2947.50
    78.006 \(contract)
    81.001 072
    81.002 78861779300013
    81.003 2947.50
    81.004 271.17
    81.007 9.200
    """
  }

  static func seniority(_ contract: String = "00001") -> String { "86.001 07\n86.002 02\n86.003 62\n86.005 \(contract)" }

  static let head = envelope + "\n" + declaration + "\n" + establishment + "\n" + payments
  static let monthly = MessageText(
    [head, person, contract, pension, payment, pay(), netSocial, bases(), seniority()].joined(separator: "\n"))
}
