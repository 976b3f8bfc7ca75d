import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The third parties, and the card of one: who it is, what is open with it, how late, its last lines.
enum ThirdPartyPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("tiers") { visit in try list(visit) }
    routes.dossierPost("tiers", .organise) { visit in try create(visit) }
    routes.dossierGet("tiers/{code}") { visit in try card(visit) }
    routes.dossierPost("tiers/{code}", .organise) { visit in try change(visit) }
    routes.dossierPost("tiers/{code}/rib", .approvePayments) { visit in try confirm(visit) }
    routes.dossierPost("tiers/{code}/coordonnees", .organise) { visit in try define(visit) }
  }

  // MARK: The form

  /// The fields of the form, as they are or as they were typed.
  private struct PartyForm: Sendable {
    struct Choice: Sendable {
      let choiceValue, choiceLabel: String
      let isSelected: Bool
    }
    let formAction, formToken, submitLabel: String
    let isNew: Bool
    let codeValue, nameValue, accountValue, sirenValue, vatValue, ibanValue: String
    let kinds: [Choice]
    let isCodeInvalid, isNameInvalid, isAccountInvalid, isSirenInvalid, isVATInvalid, isIbanInvalid: Bool

    init(_ visit: DossierVisit, _ party: ThirdParty?, refusals: [Finding]) {
      let typed = refusals.isEmpty ? nil : visit.form
      isNew = party == nil
      formAction = party.map { visit.links.thirdParty($0.code) } ?? visit.path("tiers")
      formToken = visit.token()
      submitLabel = party == nil ? "Ouvrir le tiers" : "Enregistrer"
      codeValue = typed?["code"] ?? party?.code ?? ""
      nameValue = typed?["nom"] ?? party?.name ?? ""
      accountValue = typed?["compte"] ?? party?.account.text ?? ""
      sirenValue = typed?["siren"] ?? party?.siren ?? ""
      vatValue = typed?["tva"] ?? party?.vatNumber ?? ""
      ibanValue = typed?["iban"] ?? party?.iban ?? ""
      let kind = typed?["genre"].flatMap { ThirdParty.Kind(rawValue: $0) } ?? party?.kind ?? .customer
      kinds = ThirdParty.Kind.allCases.map {
        Choice(choiceValue: $0.rawValue, choiceLabel: $0.shown, isSelected: $0 == kind)
      }
      func isWrong(_ field: String) -> Bool { refusals.contains { $0.field == field } }
      (isCodeInvalid, isNameInvalid, isAccountInvalid) = (isWrong("code"), isWrong("nom"), isWrong("compte"))
      (isSirenInvalid, isVATInvalid, isIbanInvalid) = (isWrong("siren"), isWrong("tva"), isWrong("iban"))
    }
  }

  private static func save(_ visit: DossierVisit, code: String, changes: Bool) throws -> ThirdParty {
    let form = visit.form
    return try SaveThirdParty(
      code, name: form.text("nom"), kind: form.text("genre").flatMap { ThirdParty.Kind(rawValue: $0) },
      account: form.text("compte"), siren: form["siren"]?.trimmed, vatNumber: form["tva"]?.trimmed, iban: form["iban"]?.trimmed,
      changes: changes)(visit.desk)
  }

  /// The field of the form that a refusal is about.
  private static func placed(_ finding: Finding) -> Finding {
    if finding.field != nil { return finding }
    switch finding.code {
    case "ledger.directory.label-invalid": return finding.at(field: "nom")
    case "ledger.third-party.code-invalid", "ledger.third-party.already-open": return finding.at(field: "code")
    case "ledger.third-party.numbers-disagree": return finding.at(field: "tva")
    default: return finding.at(field: "compte")
    }
  }

  // MARK: The list

  private struct ListView: Sendable {
    let searchText: String
    let kinds: [PartyForm.Choice]
    let partyTable: TableView
    let isEmptyList, mayOrganise, isFormOpen: Bool
    let nextHref, firstHref: String?
    let form: PartyForm
  }

  private static func list(_ visit: DossierVisit, refusals: [Finding] = []) throws -> Answer {
    let all = try visit.desk.dossier.reading { try $0.thirdParties() }
    let words = (visit.query.text("q") ?? "").searchFolded
    let kind = visit.query.text("genre").flatMap { ThirdParty.Kind(rawValue: $0) }
    let parties = all.filter { party in
      (kind == nil || party.kind == kind) && (words.isEmpty || "\(party.code) \(party.name)".searchFolded.contains(words))
    }
    let balances = try balances(visit)
    if let format = visit.fileFormat { return try visit.file(ThirdParty.table(parties, balances: balances), "tiers", format) }
    let table = table(parties, balances ?? [:])
    if visit.wantsPrint {
      return try visit.printed("Tiers", period: kind.map { "Genre : \($0.shown)" } ?? "Tous les genres", table)
    }
    let page = TablePage(table, visit.request) { parties.indices.contains($0) ? parties[$0].code : nil }
    var style = TableStyle("Tiers")
    style.rowHeader = 1
    style.secondary = [2, 3]
    style.sorting = visit.request
    style.lines = page.lines
    style.link = { row, column in
      guard parties.indices.contains(row) else { return nil }
      let party = parties[row]
      if column == 4 { return balances != nil ? visit.links.ledger(party.account, thirdParty: party.code) : nil }
      return column < 2 ? visit.links.thirdParty(party.code) : column == 3 ? visit.links.account(party.account) : nil
    }
    return .page(
      Page(
        title: "Tiers", subtitle: "\(parties.count.counted("tiers", "tiers")) : clients, fournisseurs, salariés et autres.",
        template: "Directory/tiers-liste",
        view: ListView(
          searchText: visit.query["q"] ?? "",
          kinds: ThirdParty.Kind.allCases.map {
            PartyForm.Choice(choiceValue: $0.rawValue, choiceLabel: $0.shown, isSelected: $0 == kind)
          }, partyTable: TableView(table, style), isEmptyList: all.isEmpty, mayOrganise: visit.may(.organise),
          isFormOpen: !refusals.isEmpty || all.isEmpty, nextHref: page.nextHref, firstHref: page.firstHref,
          form: PartyForm(visit, nil, refusals: refusals)),
        json: ThirdPartyListJSON(parties), place: .thirdParties, actions: visit.reportActions(),
        status: refusals.isEmpty ? 200 : 422, refusals: refusals))
  }

  /// What stands on the account of each of them; nil before the first fiscal year.
  private static func balances(_ visit: DossierVisit) throws -> [String: Money]? {
    guard try !visit.desk.dossier.reading({ try $0.fiscalYears() }).isEmpty else { return nil }
    var balances: [String: Money] = [:]
    let outcome = try ReadTrialBalance(fiscalYear: try visit.reportPeriod().fiscalYear, byThirdParty: true)(visit.desk)
    for row in outcome.balance.rows {
      if let code = row.thirdParty { balances[code] = (balances[code] ?? .zero).adding(row.balance) ?? .zero }
    }
    return balances
  }

  private static func table(_ parties: [ThirdParty], _ balances: [String: Money]) -> ReportTable {
    var table = ReportTable(
      title: "Tiers",
      columns: [
        .init("Code", .text), .init("Nom", .text), .init("Genre", .text), .init("Compte", .text), .init("Solde", .amount),
      ])
    for party in parties {
      table.add([
        .text(party.code), .text(party.name), .text(party.kind.shown), .text(party.account.text),
        balances[party.code].map(ReportTable.Cell.amount) ?? .empty,
      ])
    }
    return table
  }

  private static func create(_ visit: DossierVisit) throws -> Answer {
    do {
      let party = try save(visit, code: visit.form.text("code") ?? "", changes: false)
      return .redirect(visit.links.thirdParty(party.code), Notice("Tiers \(party.code) ouvert : \(party.name)."))
    } catch let finding as Finding where finding.code != "access.denied" {
      return try list(visit, refusals: [placed(finding)])
    }
  }

  // MARK: The card

  private struct CardView: Sendable {
    struct Fact: Sendable {
      let factName, factValue: String
    }
    let facts: [Fact]
    let openBalance, openCount, letteringHref, ledgerHref: String
    let hasOpen, mayOrganise, isFormOpen: Bool
    let openTable: TableView
    let agedTable: TableView?
    let lastTable: TableView?
    let form: PartyForm
    let held: BankDetailView?
    let bank: BankFormView
  }

  private struct CardJSON: Encodable, Sendable {
    let thirdParty: ThirdPartyJSON
    let openBalance: String
    let open: [LedgerLineJSON]
    let aged: OrNull<AgedBalanceJSON>
    let last: [LedgerLineJSON]
    let bankDetails: [BankDetailJSON]
    let findings: [FindingJSON] = []
  }

  private static func card(_ visit: DossierVisit, refusals: [Finding] = []) throws -> Answer {
    let outcome = try ReadThirdPartyCard(visit.parameter("code"))(visit.desk)
    let party = outcome.party
    let details = try visit.desk.dossier.reading { try $0.bankDetails(of: party.code) }
    let open = openTable(outcome)
    if let format = visit.fileFormat { return try visit.file(open, "tiers-\(party.code)", format) }
    if visit.wantsPrint { return try statement(visit, party) }
    let facts: [(String, String?)] = [
      ("Genre", party.kind.shown), ("Compte collectif", party.account.text), ("SIREN", party.siren),
      ("N° de TVA", party.vatNumber), ("IBAN", party.iban.map(IBAN.foldable)), ("BIC", details.first?.bic),
    ].filter { $0.0 != "BIC" || $0.1 != nil }
    let view = CardView(
      facts: facts.map { CardView.Fact(factName: $0.0, factValue: $0.1 ?? "non renseigné") },
      openBalance: outcome.openBalance.euros, openCount: outcome.open.count.counted("ligne ouverte", "lignes ouvertes"),
      letteringHref: visit.links.lettering(party.account, thirdParty: party.code),
      ledgerHref: visit.links.ledger(party.account, thirdParty: party.code), hasOpen: !outcome.open.isEmpty,
      mayOrganise: visit.may(.organise),
      isFormOpen: !refusals.isEmpty && visit.form["vu"] == nil && visit.form["rib-iban"] == nil,
      openTable: openView(open, outcome, visit),
      agedTable: agedView(outcome), lastTable: LastLines.table(outcome.last, "Dernières lignes de \(party.code)", visit.links),
      form: PartyForm(visit, party, refusals: refusals),
      held: details.first.flatMap { $0.isHeld ? BankDetailView($0, visit, refusals) : nil },
      bank: BankFormView(party, details, visit, refusals))
    return .page(
      Page(
        title: party.name, subtitle: "\(party.kind.shown.capitalizedFirst) \(party.code), compte \(party.account).",
        template: "Directory/tiers",
        view: view,
        json: CardJSON(
          thirdParty: ThirdPartyJSON(party), openBalance: outcome.openBalance.json,
          open: outcome.open.map { LedgerLineJSON(LedgerLine($0), place: $0.line) },
          aged: OrNull(outcome.aged.map { AgedBalanceJSON(day: outcome.day, [$0]) }),
          last: outcome.last.map { LedgerLineJSON($0.content, place: $0.line) }, bankDetails: details.map(BankDetailJSON.init)),
        place: .thirdParties,
        crumbs: [Crumb("Tiers", visit.path("tiers")), Crumb(party.code)],
        actions: [
          Action("Lettrer", view.letteringHref, isFirst: outcome.open.count > 1), Action("Relevé de compte", view.ledgerHref),
        ]
          + visit.reportActions(),
        status: refusals.isEmpty ? 200 : 422, refusals: refusals))
  }

  /// The relevé de compte, as one would send it: each account on its own sheets.
  private static func statement(_ visit: DossierVisit, _ party: ThirdParty) throws -> Answer {
    let outcome = try ReadStatement(party.code, period: try visit.reportPeriod())(visit.desk)
    return try visit.printed(
      "Relevé de compte \(party.name)", period: outcome.days.french.capitalizedFirst,
      outcome.statements.map { statement in
        let table = statement.table
        return PrintedReport.Part(
          table: table, running: [table.columns.count - 1], name: "\(statement.account) \(statement.thirdParty)")
      })
  }

  private static func openTable(_ outcome: ReadThirdPartyCard.Outcome) -> ReportTable {
    var table = ReportTable(
      title: "Lignes ouvertes de \(outcome.party.code)",
      columns: [
        .init("Date", .day), .init("Pièce", .text), .init("Libellé", .text), .init("Échéance", .day), .init("Débit", .amount),
        .init("Crédit", .amount),
      ])
    var sums = DebitCredit()
    for item in outcome.open {
      try? sums.add(debit: item.debit, credit: item.credit)
      table.add([
        .day(item.day), .text(item.pieceRef.isEmpty ? "écriture" : item.pieceRef), .text(item.label), .optional(item.dueDay),
        .side(item.debit), .side(item.credit),
      ])
    }
    table.add(.total, [.empty, .empty, .text("Total"), .empty, .amount(sums.debit), .amount(sums.credit)])
    return table
  }

  private static func openView(_ table: ReportTable, _ outcome: ReadThirdPartyCard.Outcome, _ visit: DossierVisit) -> TableView {
    let open = outcome.open
    var style = TableStyle(table.title)
    style.rowHeader = 2
    style.secondary = [3]
    style.lines = 0..<min(open.count, 200)
    style.empty = "Tout est lettré."
    style.margin = { row in open.indices.contains(row) ? open[row].code.map { .letter($0.text) } : nil }
    style.link = { row, column in
      open.indices.contains(row) && column == 1 ? visit.links.entry(open[row].line.entry) : nil
    }
    return TableView(table, style)
  }

  private static func agedView(_ outcome: ReadThirdPartyCard.Outcome) -> TableView? {
    guard let aged = outcome.aged, !outcome.open.isEmpty else { return nil }
    var table = ReportTable(title: "Par ancienneté", columns: [.init("Ancienneté", .text), .init("Montant", .amount)])
    for age in AgedBalance.Age.allCases where !aged.total[age].isZero {
      table.add([.text(age.french), .amount(aged.total[age])])
    }
    if !aged.total.credits.isZero { table.add([.text("Règlements et avoirs non affectés"), .amount(aged.total.credits)]) }
    table.add(.total, [.text("Total"), .amount(aged.total.total)])
    return TableView(table, TableStyle("Ce qui est dû, par ancienneté au \(outcome.day.french)"))
  }

  private static func change(_ visit: DossierVisit) throws -> Answer {
    let code = visit.parameter("code")
    do {
      let party = try save(visit, code: code, changes: true)
      return .redirect(visit.links.thirdParty(code), Notice("Fiche de \(party.name) enregistrée."))
    } catch let finding as Finding where finding.code != "access.denied" && finding.code != "report.third-party-unknown" {
      return try card(visit, refusals: [placed(finding)])
    }
  }

  /// Gives bank details whole: the account, its holder, an address.
  private static func define(_ visit: DossierVisit) throws -> Answer {
    let code = visit.parameter("code")
    do {
      let detail = try BankFormView.save(visit, code)
      let held = detail.isHeld ? " L’IBAN a changé : rien ne sera payé avant qu’il soit confirmé." : ""
      return .redirect(visit.links.thirdParty(code), Notice("Coordonnées bancaires enregistrées.\(held)"))
    } catch let finding as Finding where finding.code != "access.denied" && finding.code != "report.third-party-unknown" {
      return try card(visit, refusals: [finding])
    }
  }

  /// Vouches for the IBAN that was seen.
  private static func confirm(_ visit: DossierVisit) throws -> Answer {
    let code = visit.parameter("code")
    do {
      let detail = try ConfirmBankDetails(code, reason: visit.form.text("motif") ?? "", seen: visit.form.text("vu"))(visit.desk)
      return .redirect(visit.links.thirdParty(code), Notice("IBAN de \(detail.thirdParty) confirmé."))
    } catch let finding as Finding where finding.code != "access.denied" && finding.code != "report.third-party-unknown" {
      return try card(visit, refusals: [finding])
    }
  }
}

extension ThirdParty.Kind {
  /// « salarié », as people write it; the raw value is for addresses.
  var shown: String { self == .employee ? "salarié" : rawValue }
}

extension LedgerLine {
  init(_ item: OpenItem) {
    self.init(
      journal: "", number: nil, day: item.day, pieceRef: item.pieceRef, account: item.account, thirdParty: item.thirdParty,
      label: item.label, debit: item.debit, credit: item.credit, dueDay: item.dueDay, lettering: item.code?.text)
  }
}
