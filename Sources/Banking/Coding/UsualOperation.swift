import Kernel
import Ledger

/// Movements that every company has, told by the words of their label: who collects contributions and taxes, staff, transfers.
struct UsualOperation: Sendable {
  /// « cotisations Urssaf ».
  let name: String
  /// Any of these lists, all of its words.
  let words: [[String]]
  let direction: CodingRule.Conditions.Direction?
  /// Where it goes when nothing open tells a sub-account.
  let account: AccountNumber
  /// The accounts that it settles.
  let settles: [String]
  /// Where no debt of that amount is open: sure of the account all the same, or not.
  let scoreAlone: Int

  private init(
    _ name: String, _ words: [[String]], _ direction: CodingRule.Conditions.Direction?, _ account: AccountNumber,
    settles: [String] = [], alone scoreAlone: Int = 62
  ) {
    (self.name, self.words, self.direction, self.account) = (name, words, direction, account)
    (self.settles, self.scoreAlone) = (settles, scoreAlone)
  }

  /// In the order they are tried: « DGFIP PRELEVEMENT A LA SOURCE » before « DGFIP ».
  static let all: [UsualOperation] = [
    UsualOperation("cotisations Urssaf", [["urssaf"], ["cotisations", "sociales"]], nil, "431", settles: ["431"]),
    UsualOperation(
      "retraite complémentaire ou prévoyance",
      [
        ["retraite"], ["agirc"], ["arrco"], ["malakoff"], ["humanis"], ["klesia"], ["ag2r"], ["probtp"], ["pro", "btp"],
        ["ircem"],
        ["prevoyance"], ["mutuelle"], ["apicil"], ["ipsec"], ["irp", "auto"],
      ], nil, "437", settles: ["437"]),
    UsualOperation(
      "impôt sur le revenu prélevé à la source", [["prelevement", "source"], ["pas", "dgfip"], ["pasrau"]], .leaves, "4421",
      settles: ["4421", "442"]),
    UsualOperation(
      "TVA", [["tva"], ["dgfip", "tva"], ["ca3"]], .leaves, "44551", settles: ["44551", "4455"]),
    UsualOperation(
      "remboursement de TVA", [["tva"], ["remboursement", "credit", "tva"]], .enters, "44583", settles: ["44583", "44567"]),
    UsualOperation(
      "impôt sur les sociétés", [["impot", "societes"], ["dgfip", "is"], ["acompte", "is"], ["solde", "is"]], nil, "444",
      settles: ["444"]),
    UsualOperation("cotisation foncière des entreprises", [["cfe"], ["cvae"]], .leaves, "63511", settles: ["447"]),
    UsualOperation(
      "salaires", [["salaire"], ["salaires"], ["paie"], ["paye"], ["remuneration"], ["remunerations"]], .leaves, "421",
      settles: ["421", "455", "427"]),
    UsualOperation(
      "intérêts créditeurs", [["interets", "crediteurs"], ["interet", "crediteur"], ["interets", "crediteur"]], .enters, "768",
      alone: 82),
    UsualOperation(
      "versement ou retrait d’espèces", [["retrait"], ["dab"], ["versement", "especes"], ["vers", "especes"]], nil, "580",
      settles: ["58"], alone: 82),
    UsualOperation(
      "virement entre comptes",
      [["virement", "interne"], ["vir", "interne"], ["compte", "a", "compte"], ["transfert", "interne"]], nil,
      "580", settles: ["58"], alone: 84),
  ]

  func fits(_ line: StatementLine, _ text: MovementText) -> Bool {
    guard direction.map({ ($0 == .enters) == (line.amount.minor > 0) }) ?? true else { return false }
    return words.contains { text.containsAll($0) }
  }

  static func find(_ line: StatementLine, _ text: MovementText) -> UsualOperation? { all.first { $0.fits(line, text) } }
}

/// What the bank takes for itself. Interest bears no tax (CGI art. 261 C, 1°); commissions and fees do at the bank that opted
/// for it (CGI art. 260 B), which most did, short of those that pay for a credit or a risk (art. 260 C). What the
/// bank does not state is a supposition, and said.
struct BankCharge: Sendable {
  enum Tax: Sendable {
    /// Taxed when the bank opted.
    case onOption
    case exempt
  }

  let name: String
  let account: AccountNumber
  let tax: Tax

  static func find(_ line: StatementLine) -> BankCharge? {
    guard line.amount.minor < 0 || line.isReversal else { return nil }
    let label = Set(MovementText.words(of: line.label))
    // A rejected payment of a customer bears the same words as the charge for it, which is small or says so.
    let isSmall = line.amount.minor.magnitude <= 50_00 || !label.isDisjoint(with: ["frais", "commission", "commissions", "com"])
    if let row = table.first(where: { $0.words.contains { label.isSuperset(of: $0) } }) {
      return row.charge.name == incident && !isSmall ? nil : row.charge
    }
    return line.operation.flatMap { ofOperation($0.uppercased()) }
  }

  private static let incident = "frais d’incident"

  private static let table: [(words: [[String]], charge: BankCharge)] = [
    (
      [
        ["agios"], ["interets", "debiteurs"], ["int", "debiteurs"], ["interet", "debiteur"], ["arrete", "compte"], ["decouvert"],
      ],
      BankCharge(name: "intérêts débiteurs", account: "6616", tax: .exempt)
    ),
    (
      [["caution"], ["cautions"], ["aval"], ["garantie"]],
      BankCharge(name: "commission de garantie", account: "627", tax: .exempt)
    ),
    (
      [["rejet"], ["impaye"], ["impayes"], ["lettre", "information"], ["saisie"], ["opposition"], ["intervention"]],
      BankCharge(name: incident, account: "627", tax: .exempt)
    ),
    (
      [
        ["frais"], ["commission"], ["commissions"], ["com"], ["cotisation"], ["cotis"], ["tenue", "compte"],
        ["forfait", "compte"],
      ],
      BankCharge(name: "frais bancaires", account: "627", tax: .onOption)
    ),
  ]

  /// ISO 20022 sub-families and OFX types; the interbank codes of CFONB are each bank’s to use, and its label says as much.
  private static func ofOperation(_ code: String) -> BankCharge? {
    if ["INT"].contains(code) || code.hasSuffix("-INTR") {
      return BankCharge(name: "intérêts débiteurs", account: "6616", tax: .exempt)
    }
    guard ["FEE", "SRVCHG"].contains(code) || ["-CHRG", "-COMM", "-FEES"].contains(where: code.hasSuffix) else { return nil }
    return BankCharge(name: "frais bancaires", account: "627", tax: .onOption)
  }
}
