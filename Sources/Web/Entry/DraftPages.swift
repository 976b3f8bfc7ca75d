import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The brouillard: what may still change, and what is sealed from here.
enum DraftPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("brouillard", .read) { visit in .page(try page(visit, through: visit.query.text("jusquau"), blocked: [])) }
    routes.dossierPost("brouillard/valider", .seal, validate)
    routes.dossierPost("brouillard/supprimer", .record, delete)
  }

  private struct View: Sendable {
    struct Item: Sendable {
      let id, day, journal, piece, label, total, href: String
      let isTicked, hasVoucher: Bool
    }
    struct Fault: Sendable {
      let message, recovery: String
    }
    struct Block: Sendable {
      let title, href: String
      let faults: [Fault]
    }
    let validateAction, deleteAction, token, through, count, total, nextHref: String
    let items: [Item]
    let blocks: [Block]
    let isEmpty, hasBlocks, maySeal, mayRecord, hasNext: Bool
    let entryHref, blockedCount: String
  }

  private struct JSON: Encodable, Sendable {
    let entries: [EntrySummaryJSON]
    let next: String?
    let findings: [FindingJSON]
  }

  /// As many as a page of 200 kB holds with room to spare.
  private static let limit = 200

  private static func page(
    _ visit: DossierVisit, through typed: String?, blocked: [ValidateEntries.Blocked], findings: [Finding] = [],
    ticked: Set<Int64> = []
  ) throws -> Page {
    let context = try visit.context()
    let filter = EntryFilter(from: Day(1900, 1, 1), through: Day(2199, 12, 31), state: .drafts)
    let after = visit.query.text("apres").flatMap { EntryPlace(text: $0) }
    let found = try FindEntries(filter, after: after, limit: limit)(visit.desk)
    let items = found.entries.map { entry in
      View.Item(
        id: "\(entry.id)", day: entry.day.french, journal: entry.journal,
        piece: entry.pieceRef.isEmpty ? "sans pièce" : entry.pieceRef, label: entry.label,
        total: entry.total.french, href: visit.path("ecritures/\(entry.id)"), isTicked: ticked.contains(entry.id),
        hasVoucher: entry.hasVoucher)
    }
    let through = typed ?? defaultThrough(visit, context).french
    let view = View(
      validateAction: visit.path("brouillard/valider"), deleteAction: visit.path("brouillard/supprimer"), token: visit.token(),
      through: through, count: items.count == 1 ? "1 écriture" : "\(items.count) écritures",
      total: found.entries.map(\.total).sum().french,
      nextHref: found.next.map { visit.request.address(with: ["apres": $0.text]) } ?? "", items: items,
      blocks: blocked.prefix(100).map { block in
        let content = block.entry.content
        return View.Block(
          title: "\(content.journal) \(content.pieceRef), \(content.day.french) : \(content.label)",
          href: visit.path("saisie?ecriture=\(block.entry.id)"),
          faults: block.findings.map { View.Fault(message: $0.message, recovery: $0.recovery) })
      },
      isEmpty: items.isEmpty, hasBlocks: !blocked.isEmpty, maySeal: visit.may(.seal), mayRecord: visit.may(.record),
      hasNext: found.next != nil, entryHref: visit.path("saisie"),
      blockedCount: blocked.count == 1
        ? "Une écriture arrête la validation" : "\(blocked.count) écritures arrêtent la validation")
    return Page(
      title: "Brouillard",
      subtitle: items.isEmpty
        ? "Tout est validé."
        : "\(view.count)\(found.next == nil ? "" : " sur cette page"), total \(view.total) €. Rien n’est scellé tant que ce n’est pas validé.",
      template: "Entry/brouillard", view: view,
      json: JSON(
        entries: found.entries.map(EntrySummaryJSON.init), next: found.next?.text,
        findings: (findings + blocked.flatMap(\.findings)).json),
      place: .drafts, crumbs: [Crumb("Comptabilité", visit.path()), Crumb("Brouillard")],
      actions: visit.may(.record) ? [Action("Saisir", visit.path("saisie"), isFirst: items.isEmpty)] : [],
      status: findings.isEmpty && blocked.isEmpty ? 200 : 422, refusals: findings, scripts: ["liste.js"])
  }

  private static func defaultThrough(_ visit: DossierVisit, _ context: Shell.Context) -> Day {
    guard let month = context.period?.month else { return visit.desk.today }
    return min(month.lastDay, visit.desk.today)
  }

  private static func validate(_ visit: DossierVisit) throws -> Answer {
    let typed = visit.form.text("jusquau") ?? visit.desk.today.french
    let ids = Set(visit.form.all("ecriture").compactMap { Int64($0) })
    let work = try Work(visit)
    do {
      guard let day = Day(typed: typed, today: visit.desk.today, month: work.month, year: work.year) else {
        throw Finding.formDay(typed).at(field: "jusquau")
      }
      let isPart = visit.form["portee"] == "choisies"
      let outcome = try ValidateEntries(through: isPart ? visit.desk.today : day, ids: isPart ? ids : [])(visit.desk)
      guard outcome.blocked.isEmpty else {
        return .page(try page(visit, through: typed, blocked: outcome.blocked, ticked: ids))
      }
      let numbers = outcome.numbers.map { "n° \($0.first)\($0.first == $0.last ? "" : " à \($0.last)")" }
        .joined(separator: ", ")
      let count = outcome.validated == 1 ? "1 écriture validée" : "\(outcome.validated) écritures validées"
      return .redirect(visit.path("brouillard"), Notice("\(count), \(numbers). Elles ne changent plus."))
    } catch let finding as Finding where finding.httpStatus == 422 {
      let field = finding.code == "ledger.validation.future" ? "jusquau" : finding.field
      return .page(try page(visit, through: typed, blocked: [], findings: [finding.at(field: field)], ticked: ids))
    }
  }

  private static func delete(_ visit: DossierVisit) throws -> Answer {
    let ids = visit.form.all("ecriture").compactMap { Int64($0) }
    let version = visit.form.text("version").flatMap { Int64($0) }
    guard !ids.isEmpty else { return .redirect(visit.path("brouillard"), Notice("Aucune écriture n’était choisie.")) }
    if ids.count == 1 { try DeleteDraft(ids[0], version: version)(visit.desk) } else { try DeleteDraft(ids)(visit.desk) }
    let back = visit.form["retour"] == "saisie" ? "saisie" : "brouillard"
    return .redirect(
      visit.path(back), Notice(ids.count == 1 ? "L’écriture est supprimée du brouillard." : "\(ids.count) écritures supprimées."))
  }
}

/// A line of a list of entries, as JSON.
struct EntrySummaryJSON: Encodable, Sendable {
  let id: Int64
  let number: OrNull<Int64>
  let journal, piece, label, total: String
  let date: Day
  let lines: Int
  let validated, voucher: Bool

  init(_ entry: EntrySummary) {
    (id, number, journal, piece) = (entry.id, OrNull(entry.number), entry.journal, entry.pieceRef)
    (label, total, date, lines) = (entry.label, entry.total.json, entry.day, entry.lines)
    (validated, voucher) = (entry.number != nil, entry.hasVoucher)
  }
}
