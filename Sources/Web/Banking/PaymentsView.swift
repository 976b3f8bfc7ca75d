import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// What the page of payments shows: everything is text already.
struct PaymentsView: Sendable {
  struct Held: Sendable {
    let heldText, heldHref: String
  }
  struct Choice: Sendable {
    let choiceValue, choiceLabel: String
    let isChosen: Bool
  }
  struct Unit: Sendable {
    let unitID, unitLines, unitName, partyName, partyHref, unitPieces, unitDue, unitYear, unitIban, unitAmount: String
    let unitNote: String?
    let noteKind: String
    let unitBox, isTicked: Bool
  }

  let subtitle: String
  let held: [Held]
  let isWithoutAccount, isWithoutCreditor, isNothing, hasUnits, canPrepare, mayPay, isTransfer: Bool
  let accountVerb, accountAction, accountToken, accountText, ibanText, bicText: String
  let isIbanWrong, isBicWrong, isCreditorWrong, isDayWrong: Bool
  let creditorAction, creditorToken, creditorText: String
  let nothingTitle, nothingText, nothingExample: String
  let formAction, formToken, openTitle, openCount, tickedTotal, dayLabel, dayText, accountColumn: String
  let units: [Unit]
  let unitsMore: String?
  let accounts: [Choice]
  let isPerPiece, isDetailed, isB2B: Bool
  let batchTable: TableView
  let hasMandates, isMandateOpen, isRumWrong, isSignedWrong: Bool
  let mandateTable: TableView?
  let mandateAction, mandateToken, rumText, signedText: String
  let customers: [Choice]

  /// How many pieces the page shows; beyond, the command line takes them all.
  static let shownUnits = 300

  init(
    _ visit: DossierVisit, _ kind: SEPAKind, _ payables: ReadPayables.Outcome, _ batches: [StoredPaymentBatch],
    ticked: Set<LineReference>?, refusals: [Finding], isMandateOpen: Bool
  ) throws {
    isTransfer = kind == .creditTransfers
    let form = refusals.isEmpty && ticked == nil ? nil : visit.form
    func isWrong(_ field: String) -> Bool { refusals.contains { $0.field == field } }
    mayPay = visit.may(.pay)
    held = isTransfer ? PaymentsView.held(payables, visit) : []
    isWithoutAccount = payables.accounts.isEmpty
    isWithoutCreditor = !isTransfer && payables.creditorIdentifier == nil
    let all = PaymentsView.units(payables, visit, ticked: ticked)
    units = Array(all.units.prefix(PaymentsView.shownUnits))
    unitsMore = all.units.count > units.count ? "… et \((all.units.count - units.count).counted("pièce")) de plus." : nil
    tickedTotal = all.total.euros
    (isNothing, hasUnits) = (units.isEmpty, !units.isEmpty)
    canPrepare = mayPay && !isWithoutAccount && !isWithoutCreditor && hasUnits
    (accountVerb, accountAction) = (isTransfer ? "paie" : "reçoit", visit.path("\(kind.path)/compte"))
    (accountToken, creditorToken, formToken, mandateToken) = (visit.token(), visit.token(), visit.token(), visit.token())
    (accountText, ibanText, bicText) = (form?["compte"] ?? "512", form?["iban"] ?? "", form?["bic"] ?? "")
    (isIbanWrong, isBicWrong, isCreditorWrong) = (isWrong("iban"), isWrong("bic"), isWrong("ics"))
    isDayWrong = isWrong("jour")
    (creditorAction, creditorText) = (visit.path("prelevements/ics"), form?["ics"] ?? "")
    nothingTitle = isTransfer ? "Rien n’est dû aux fournisseurs" : "Rien n’est dû par les clients"
    nothingText =
      isTransfer
      ? "Les factures d’achat non lettrées se cochent ici ; un lot les réunit, une autre personne l’approuve, puis le fichier part à la banque."
      : "Les factures de vente non lettrées des clients qui ont signé un mandat se cochent ici, et partent à la banque en un lot."
    nothingExample =
      isTransfer
      ? "Facture F-118 du Bois du Morvan, 1 200,00 €, échéance au 30/11 : un virement le jour dit."
      : "Facture VE-12 de l’Hôtel Les Tilleuls, 420,00 € : un prélèvement sous le mandat RUM-001."
    formAction = visit.path(kind.path)
    accountColumn = isTransfer ? "Compte payé" : "Compte prélevé"
    openTitle = isTransfer ? "À payer" : "À prélever"
    openCount = all.units.count.counted("pièce ouverte", "pièces ouvertes")
    (dayLabel, dayText) = (isTransfer ? "Jour d’exécution" : "Jour du prélèvement", form?["jour"] ?? payables.day.french)
    accounts = payables.accounts.map {
      Choice(
        choiceValue: $0.account.text, choiceLabel: "\($0.account) · \((try? IBAN($0.iban))?.french ?? $0.iban)",
        isChosen: form?["compte"] == $0.account.text)
    }
    (isPerPiece, isDetailed) = (form?.isTicked("par-piece") ?? false, form?.isTicked("detail") ?? false)
    isB2B = form?.isTicked("b2b") ?? false
    batchTable = PaymentsView.table(batches, kind, visit)
    hasMandates = !isTransfer
    let mandates = isTransfer ? [] : try ListMandates()(visit.desk)
    mandateTable = isTransfer ? nil : PaymentsView.table(mandates, visit)
    self.isMandateOpen = isMandateOpen || (!isTransfer && mandates.isEmpty)
    (isRumWrong, isSignedWrong) = (isWrong("rum"), isWrong("signe"))
    (mandateAction, rumText, signedText) = (visit.path("prelevements/mandats"), form?["rum"] ?? "", form?["signe"] ?? "")
    customers = isTransfer ? [] : try PaymentsView.customers(visit, chosen: form?["tiers"])
    let waiting = batches.count { $0.state == .draft || $0.state == .approved }
    subtitle = "\(openCount.capitalizedFirst), \(waiting.counted("lot")) en attente."
  }

  private static func held(_ payables: ReadPayables.Outcome, _ visit: DossierVisit) -> [Held] {
    payables.held.map { detail in
      let name = payables.sections.first { $0.party.code == detail.thirdParty }?.party.name ?? detail.thirdParty
      return Held(
        heldText: "L’IBAN de \(name) a été changé par \(detail.author) le \(detail.day) : rien ne lui est payé.",
        heldHref: visit.links.thirdParty(detail.thirdParty))
    }
  }

  /// What falls due today is ticked, until somebody ticks otherwise.
  private static func units(
    _ payables: ReadPayables.Outcome, _ visit: DossierVisit, ticked: Set<LineReference>?
  ) -> (units: [Unit], total: Money) {
    var (units, total) = ([Unit](), Money.zero)
    let mayPay = visit.may(.pay)
    for section in payables.sections {
      for payable in section.payables {
        let unit = payable.unit
        let lines = unit.items.map(\.line)
        let isFree = payable.batch == nil && section.obstacle == nil
        let isDue = unit.amount < .zero || unit.due <= visit.desk.today
        let isTicked = isFree && (ticked.map { chosen in lines.contains { chosen.contains($0) } } ?? isDue)
        if isTicked { total = total.adding(unit.amount) ?? total }
        let note = note(payable, section.obstacle)
        let pieces = unit.pieces.isEmpty ? "sans pièce" : unit.pieces.prefix(4).joined(separator: ", ")
        units.append(
          Unit(
            unitID: lines[0].text, unitLines: lines.map(\.text).joined(separator: " "),
            unitName: "\(section.party.name), \(pieces), \(unit.amount.euros)", partyName: section.party.name,
            partyHref: visit.links.thirdParty(section.party.code), unitPieces: pieces, unitDue: unit.due.short,
            unitYear: String(unit.due.french.dropFirst(5)),
            unitIban: section.party.iban.flatMap { (try? IBAN($0))?.french } ?? "—", unitAmount: unit.amount.shown,
            unitNote: note?.text, noteKind: note?.kind ?? "", unitBox: isFree && mayPay, isTicked: isTicked))
      }
    }
    return (units, total)
  }

  private static func note(_ payable: ReadPayables.Payable, _ obstacle: Finding?) -> (text: String, kind: String)? {
    if let batch = payable.batch { return ("dans le lot n° \(batch)", "info") }
    switch obstacle?.code {
    case "payment.bank-detail.held": return ("IBAN à confirmer", "faux")
    case "payment.party.no-iban": return ("sans IBAN", "alerte")
    case "payment.mandate.none": return ("sans mandat", "alerte")
    default: return payable.unit.amount < .zero ? ("avoir ou acompte", "violet") : nil
    }
  }

  private static func table(_ batches: [StoredPaymentBatch], _ kind: SEPAKind, _ visit: DossierVisit) -> TableView {
    let table = PaymentTables.batches(batches)
    var style = TableStyle("Lots de \(kind.path)")
    style.rowHeader = 1
    style.secondary = [0, 3, 6]
    style.empty = "Aucun lot pour l’instant."
    let page = TablePage(table, visit.request) { batches.indices.contains($0) ? String(batches[$0].id) : nil }
    style.lines = page.lines
    style.link = { row, column in
      batches.indices.contains(row) && column == 1 ? visit.path("\(kind.path)/\(batches[row].id)") : nil
    }
    return TableView(table, style)
  }

  private static func table(_ mandates: [(mandate: StoredMandate, party: ThirdParty?)], _ visit: DossierVisit) -> TableView {
    var style = TableStyle("Mandats de prélèvement")
    style.secondary = [2, 3, 5, 6]
    style.empty = "Aucun mandat pour l’instant."
    style.link = { row, column in
      mandates.indices.contains(row) && column == 1 ? visit.links.thirdParty(mandates[row].mandate.thirdParty) : nil
    }
    return TableView(PaymentTables.mandates(mandates), style)
  }

  private static func customers(_ visit: DossierVisit, chosen: String?) throws -> [Choice] {
    try visit.desk.dossier.reading { try $0.thirdParties() }.filter { $0.kind == .customer }.map {
      Choice(choiceValue: $0.code, choiceLabel: "\($0.code) · \($0.name)", isChosen: $0.code == chosen)
    }
  }
}
