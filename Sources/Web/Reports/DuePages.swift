import Kernel
import Ledger
import Presentation
import UseCases

/// What is owed, by how late it is (balance âgée) and by when it falls due (échéancier).
enum DuePages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("balance-agee") { visit in try aged(visit) }
    routes.dossierGet("echeancier") { visit in try dueDates(visit) }
  }

  private struct AgedView: Sendable {
    struct Side: Sendable {
      let sideTitle, sideTotal, sideLate: String
      let isLate: Bool
      let agedTable: TableView
      let moreHref: String?
    }
    let throughText: String
    let isCustomers, isSuppliers: Bool
    let sides: [Side]
  }

  private static func aged(_ visit: DossierVisit) throws -> Answer {
    let day = try visit.day("au") ?? visit.desk.today
    let asked = visit.query.text("cote").flatMap { DueSide(rawValue: $0) }
    let balances = try (asked.map { [$0] } ?? DueSide.allCases).map { try ReadAgedBalance($0, on: day)(visit.desk) }
    if let format = visit.fileFormat, let table = balances.table { return try visit.file(table, "balance-agee", format) }
    if visit.wantsPrint {
      return try visit.printed(
        "Balance âgée", period: "Au \(day.french)",
        balances.map { PrintedReport.Part(table: $0.table, name: $0.side.rawValue.capitalizedFirst) })
    }
    return .page(
      Page(
        title: "Balance âgée au \(day.long)", subtitle: "Les lignes non lettrées, de leur échéance à ce jour.",
        template: "Reports/balance-agee",
        view: AgedView(
          throughText: day.french, isCustomers: asked == .customers, isSuppliers: asked == .suppliers,
          sides: balances.map { side($0, isAlone: asked != nil, visit) }),
        json: AgedBalanceJSON(day: day, balances), place: .aged, actions: visit.reportActions(), isWide: true))
  }

  private static func side(_ balance: AgedBalance, isAlone: Bool, _ visit: DossierVisit) -> AgedView.Side {
    let rows = balance.rows
    let page = TablePage(balance.table, visit.request, size: isAlone ? 200 : 100) { row in
      rows.indices.contains(row) ? "\(balance.side.rawValue):\(rows[row].account):\(rows[row].thirdParty ?? "")" : nil
    }
    var style = TableStyle(balance.table.title)
    style.rowHeader = 2
    style.secondary = [0, 3, 4, 5, 6, 7, 8]
    style.sorting = visit.request
    style.lines = page.lines
    style.empty = "Rien n’est dû à cette date."
    style.link = { index, column in
      guard rows.indices.contains(index) else { return nil }
      let row = rows[index]
      if column == 1 || column == 2 { return row.thirdParty.map(visit.links.thirdParty) }
      return column == 0
        ? visit.links.ledger(row.account, thirdParty: row.thirdParty)
        : visit.links.lettering(row.account, thirdParty: row.thirdParty)
    }
    let late = AgedBalance.Age.allCases.dropFirst().map { balance.total[$0] }.reduce(Money.zero) { $0.adding($1) ?? $0 }
    let more: String? =
      isAlone ? page.nextHref : page.nextHref.map { _ in visit.request.address(with: ["cote": balance.side.rawValue]) }
    return AgedView.Side(
      sideTitle: balance.side == .customers ? "Clients" : "Fournisseurs", sideTotal: balance.total.total.euros,
      sideLate: late.euros, isLate: late > .zero, agedTable: TableView(balance.table, style), moreHref: more)
  }

  private struct DueView: Sendable {
    let throughText: String
    let isByMonth: Bool
    let receiveText, payText: String
    let dueTable: TableView
    let agedHref: String
  }

  private static func dueDates(_ visit: DossierVisit) throws -> Answer {
    let day = try visit.day("au") ?? visit.desk.today
    let step = visit.query.text("par").flatMap { Echeancier.Step(rawValue: $0) } ?? .week
    let due = try ReadDueDates(by: step, on: day)(visit.desk)
    if let format = visit.fileFormat { return try visit.file(due.table, "echeancier", format) }
    if visit.wantsPrint {
      return try visit.printed("Échéancier par \(step.rawValue)", period: "Au \(day.french)", due.table)
    }
    var style = TableStyle(due.table.title)
    style.empty = "Rien n’est à recevoir ni à payer."
    style.marginName = "État"
    style.margin = { row in
      due.periods.indices.contains(row) && due.periods[row].first == nil ? .sign("!", label: "en retard", kind: "faux fort") : nil
    }
    style.link = { row, column in
      guard due.periods.indices.contains(row), column == 1 || column == 2 else { return nil }
      return visit.path("balance-agee?cote=\((column == 1 ? DueSide.customers : .suppliers).rawValue)&au=\(day.iso)")
    }
    return .page(
      Page(
        title: "Échéancier au \(day.long)",
        subtitle: "\(due.toReceive.euros) à recevoir, \(due.toPay.euros) à payer, d’après les échéances des lignes non lettrées.",
        template: "Reports/echeancier",
        view: DueView(
          throughText: day.french, isByMonth: step == .month, receiveText: due.toReceive.euros, payText: due.toPay.euros,
          dueTable: TableView(due.table, style), agedHref: visit.path("balance-agee")),
        json: DueDatesJSON(due), place: .dueDates, actions: visit.reportActions()))
  }
}
