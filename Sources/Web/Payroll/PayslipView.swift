import Kernel
import Law
import Payroll

/// A payslip as its page shows it: who pays whom, the lines in the legal order, each with its « pourquoi ? », what the year and the
/// leave come to. Sealed or not, it looks the same.
struct PayslipView: Sendable {
  struct Fact: Sendable {
    let factName, factValue: String
  }
  struct Party: Sendable {
    let partyKind, partyName: String
    let partyLines: [String]
    let partyFacts: [Fact]
  }
  struct Tile: Sendable {
    let tileName, tileValue, tileNote: String
    let isMain: Bool
  }
  struct Leave: Sendable {
    let leaveName, leaveAcquired, leaveTaken, leaveLeft: String
  }

  let parties: [Party]
  let tiles: [Tile]
  let earnings, contributions, nets, costs: [PayslipRow]
  let earningsFoot, contributionsFoot, netsFoot: [PayslipRow]
  let yearFacts: [Fact]
  let leave: [Leave]
  let leavesOfMonth: [String]
  let mentions: [String]
  let hasYear, hasLeave, hasLeaveTaken, hasDoubt: Bool

  /// - Parameters:
  ///   - whole: the number of social security is shown whole.
  ///   - opened: which « pourquoi ? » is open from the start: the name of one, or `tout`.
  /// - Throws: when the day of payment has no rule on how a payslip is laid out.
  init(_ document: PayslipDocument, law: Law, whole: Bool = false, opened: String? = nil) throws(Finding) {
    let slip = document.slip
    let writer = PayslipRows(document, try PayslipLayout(document, law: law), opened: opened)
    (earnings, earningsFoot) = PayslipView.parted(writer.rows([.earnings], .earnings, isTitled: false))
    contributions = writer.rows(PayslipView.contributionParts, .contributions)
    contributionsFoot = writer.rows([.total], .contributions, isTitled: false)
    (nets, netsFoot) = PayslipView.parted(
      writer.rows([.netSocial, .adjustments, .netBeforeTax, .tax, .netPaid], .nets, isTitled: false))
    costs = writer.rows([.cost], .cost, isTitled: false)
    parties = [
      PayslipView.employer(document), PayslipView.employee(document, whole: whole), PayslipView.period(document, writer.layout),
    ]
    tiles = [
      Tile(
        tileName: "Net payé", tileValue: slip.netPaid.euros,
        tileNote: document.paymentDay.map { "le \($0.french)" } ?? "", isMain: true),
      Tile(
        tileName: "Net à payer avant impôt", tileValue: slip.netBeforeTax.euros,
        tileNote: "impôt à la source : \(slip.incomeTax.amount.euros)", isMain: false),
      Tile(
        tileName: "Montant net social", tileValue: slip.netSocial.euros, tileNote: "à déclarer pour les prestations",
        isMain: false),
      Tile(
        tileName: "Coût pour l’employeur", tileValue: slip.employerCost.euros, tileNote: "brut : \(slip.gross.euros)",
        isMain: false),
    ]
    yearFacts = PayslipView.year(document.totals)
    leave = document.leave.map {
      Leave(
        leaveName: $0.label, leaveAcquired: PayslipView.days($0.acquired), leaveTaken: PayslipView.days($0.taken),
        leaveLeft: PayslipView.days($0.left))
    }
    leavesOfMonth = document.leaveTaken.map { taken in
      "\(taken.label) du \(taken.days.lowerBound.french) au \(taken.days.upperBound.french)"
        + (taken.indemnity.map { " : \($0.euros)" } ?? "")
    }
    mentions = document.mentions
    (hasYear, hasLeave, hasLeaveTaken) = (!yearFacts.isEmpty, !leave.isEmpty, !leavesOfMonth.isEmpty)
    hasDoubt = (earnings + contributions + nets + netsFoot).contains(where: \.isDoubtful)
  }

  private static let contributionParts: [PayslipLayout.Part] = [
    .health, .workAccident, .retirement, .family, .unemployment, .otherContributions, .csg, .exemptions, .optional,
  ]

  /// The last row is the total of the others.
  private static func parted(_ rows: [PayslipRow]) -> (body: [PayslipRow], foot: [PayslipRow]) {
    (Array(rows.dropLast()), Array(rows.suffix(1)))
  }

  private static func facts(_ facts: [(String, String?)]) -> [Fact] {
    facts.compactMap { name, value in value.map { Fact(factName: name, factValue: $0) } }
  }

  private static func employer(_ document: PayslipDocument) -> Party {
    let employer = document.employer
    return Party(
      partyKind: "Employeur", partyName: employer.name ?? "Sans nom", partyLines: employer.address,
      partyFacts: facts([
        ("SIRET", employer.siret), ("APE", employer.activityCode), ("Urssaf", employer.urssaf),
        ("Convention", employer.agreement?.french),
      ]))
  }

  private static func employee(_ document: PayslipDocument, whole: Bool) -> Party {
    let person = whole ? document.employee : document.masked.employee
    return Party(
      partyKind: "Salarié", partyName: person.name ?? "Sans nom", partyLines: person.address,
      partyFacts: facts([
        ("Sécurité sociale", person.nir), ("Matricule", person.number), ("Emploi", person.job),
        ("Classification", person.classification), ("Statut", person.isExecutive.map { $0 ? "cadre" : "non-cadre" }),
        ("Entrée", person.entered?.french), ("Ancienneté depuis", person.seniorityFrom?.french),
      ]))
  }

  private static func period(_ document: PayslipDocument, _ layout: PayslipLayout) -> Party {
    let month = document.slip.period
    return Party(
      partyKind: "Période", partyName: month.french.capitalizedFirst,
      partyLines: ["Du \(document.period.lowerBound.french) au \(document.period.upperBound.french)"],
      partyFacts: facts([
        ("Payé le", document.paymentDay?.french), ("Bulletin", document.number), ("Présentation", layout.model.french),
        ("Plafond retenu", document.slip.ceiling.euros),
      ]))
  }

  private static func year(_ totals: PayslipDocument.Totals) -> [Fact] {
    facts([
      ("Brut", totals.gross?.euros), ("Plafond", totals.ceiling?.euros), ("Net imposable", totals.netTaxable?.euros),
      ("Impôt prélevé", totals.incomeTax?.euros),
      ("Heures exonérées, net", totals.exemptOvertimeNet.flatMap { $0.isZero ? nil : $0.euros }),
    ])
  }

  private static func days(_ hundredths: Int) -> String { Money(cents: Int64(hundredths)).shown }
}
