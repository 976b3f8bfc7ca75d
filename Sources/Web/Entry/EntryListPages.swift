import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The entries of the dossier: the list, and each with all that hangs on it.
enum EntryListPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("ecritures", .read, list)
    routes.dossierGet("ecritures/{ecriture}", .read, show)
    routes.dossierPost("ecritures/{ecriture}/contrepasser", .seal, reverse)
  }

  // MARK: The list

  private struct ListView: Sendable {
    struct Item: Sendable {
      let number, day, journal, piece, label, total, href: String
      let isValidated, hasVoucher: Bool
    }
    let action, from, through, text, amount, nextHref, firstHref: String
    let journals, states: [EntryFormView.Option]
    let items: [Item]
    let isEmpty, isFiltered, hasNext, isFurther, mayRecord: Bool
    let entryHref, allHref, caption: String
  }

  private struct ListJSON: Encodable, Sendable {
    let entries: [EntrySummaryJSON]
    let next: OrNull<String>
    let findings: [FindingJSON]
  }

  private static func list(_ visit: DossierVisit) throws -> Answer {
    let work = try Work(visit)
    var findings: [Finding] = []
    func day(_ name: String, _ usual: Day) -> Day {
      guard let text = visit.query.text(name) else { return usual }
      if let day = Day(typed: text, today: visit.desk.today, month: work.month, year: work.year) { return day }
      findings.append(Finding.formDay(text).at(field: name))
      return usual
    }
    let year = work.year ?? FiscalYear(first: work.month.firstDay, last: work.month.lastDay)!
    var filter = EntryFilter(
      journal: visit.query.text("journal"), from: day("du", year.first), through: day("au", year.last),
      state: visit.query.text("etat").flatMap { EntryFilter.State(rawValue: $0) }, text: visit.query.text("texte") ?? "")
    if let text = visit.query.text("montant") {
      do { filter.amounts = try amounts(text) } catch { findings.append(error.at(field: "montant")) }
    }
    if let format = visit.fileFormat, findings.isEmpty {
      return try visit.file("ecritures", format, year: year) { try FindEntries(filter).write(visit.desk, to: &$0) }
    }
    let after = visit.query.text("apres").flatMap { EntryPlace(text: $0) }
    if visit.wantsPrint, findings.isEmpty { return try EntryListPrint(filter).answer(visit) }
    let found = try FindEntries(filter, after: after)(visit.desk)
    let journals = try ListJournals()(visit.desk).filter(\.isOpen).map(\.journal)
    let isFiltered = ["journal", "du", "au", "etat", "texte", "montant"].contains { visit.query.text($0) != nil }
    let caption = "Écritures du \(filter.from.french) au \(filter.through.french)"
    let view = ListView(
      action: visit.path("ecritures"), from: visit.query["du"] ?? filter.from.french,
      through: visit.query["au"] ?? filter.through.french, text: filter.text, amount: visit.query["montant"] ?? "",
      nextHref: found.next.map { visit.request.address(with: ["apres": $0.text]) } ?? "",
      firstHref: visit.request.address(with: ["apres": nil]),
      journals: [EntryFormView.Option(optionValue: "", optionLabel: "Tous", isChosen: filter.journal == nil)]
        + journals.map {
          EntryFormView.Option(optionValue: $0.code, optionLabel: "\($0.code) · \($0.label)", isChosen: $0.code == filter.journal)
        },
      states: [
        EntryFormView.Option(optionValue: "", optionLabel: "Toutes", isChosen: filter.state == nil),
        EntryFormView.Option(optionValue: "brouillard", optionLabel: "Au brouillard", isChosen: filter.state == .drafts),
        EntryFormView.Option(optionValue: "validees", optionLabel: "Validées", isChosen: filter.state == .validated),
      ],
      items: found.entries.map { entry in
        ListView.Item(
          number: entry.number.map(String.init) ?? "", day: entry.day.french, journal: entry.journal,
          piece: entry.pieceRef.isEmpty ? "sans pièce" : entry.pieceRef, label: entry.label, total: entry.total.french,
          href: visit.path("ecritures/\(entry.id)"), isValidated: entry.number != nil, hasVoucher: entry.hasVoucher)
      },
      isEmpty: found.entries.isEmpty, isFiltered: isFiltered, hasNext: found.next != nil, isFurther: after != nil,
      mayRecord: visit.may(.record), entryHref: visit.path("saisie"), allHref: visit.path("ecritures"), caption: caption)
    return .page(
      Page(
        title: "Écritures", subtitle: caption + ".", template: "Entry/ecritures", view: view,
        json: ListJSON(
          entries: found.entries.map(EntrySummaryJSON.init), next: OrNull(found.next?.text), findings: findings.json),
        place: .entries, crumbs: [Crumb("Comptabilité", visit.path()), Crumb("Écritures")],
        actions: (visit.may(.record) ? [Action("Saisir", visit.path("saisie"), isFirst: true)] : []) + visit.reportActions(),
        status: findings.isEmpty ? 200 : 422, refusals: findings))
  }

  /// `1 234,56`, or `100..200` for what stands between.
  private static func amounts(_ text: String) throws(Finding) -> ClosedRange<Money> {
    let pieces = text.replacing("..", with: "\u{0}").split(separator: "\u{0}", omittingEmptySubsequences: false).map {
      $0.trimmed
    }
    func amount(_ text: String) throws(Finding) -> Money {
      do { return try Money(expression: text).magnitude } catch { throw Finding.formAmount(text, error) }
    }
    guard pieces.count == 2 else {
      let only = try amount(text)
      return only...only
    }
    let least = pieces[0].isEmpty ? Money(cents: 1) : try amount(pieces[0])
    let most = pieces[1].isEmpty ? Money.largest : try amount(pieces[1])
    return min(least, most)...max(least, most)
  }

  // MARK: One entry

  private struct EntryView: Sendable {
    struct Line: Sendable {
      let rank, account, accountHref, party, partyHref, label, code, due, debit, credit, lettering: String
      let isLettered, isPartial, hasParty: Bool
    }
    struct Link: Sendable {
      let text: String
      let href: String?
    }
    let facts: [Link]
    let lines: [Line]
    let debit, credit, caption: String
    let links: [Link]
    let hasLinks: Bool
    let vouchers: [EntryFormView.VoucherView]
    let hasVoucher, isDraft, maySeal, mayRecord, mayReverse: Bool
    let token, sealToken, deleteToken, attachToken, guideToken: String
    let editHref, copyHref, trailHref: String
    let validateAction, deleteAction, reverseAction, attachAction, guideAction: String
    let id, version, reverseDay: String
    let inboxOptions: [EntryFormView.Option]
    let hasInbox: Bool
    /// The lines that follow those shown, of an entry that would weigh too much.
    let nextLines: Link?
  }

  /// As many lines as a page of 200 kB holds with room to spare.
  private static let linesShown = 400

  private static func show(_ visit: DossierVisit) throws -> Answer {
    .page(try page(visit, findings: []))
  }

  private static func page(_ visit: DossierVisit, findings: [Finding]) throws -> Page {
    let id = Int64(visit.parameter("ecriture")) ?? 0
    let shown = try ShowEntry(.id(id))(visit.desk)
    let (entry, content) = (shown.entry, shown.entry.content)
    let inbox = visit.may(.record) ? try ListInbox()(visit.desk) : []
    let name = entry.number.map { "Écriture n° \($0)" } ?? "Écriture au brouillard"
    let piece = content.pieceRef.isEmpty ? "" : " · \(content.pieceRef)"
    let first = max(0, visit.query.text("apres").flatMap { Int($0) } ?? 0)
    let last = first + linesShown
    let view = EntryView(
      facts: facts(entry, visit),
      lines: content.lines.enumerated().dropFirst(first).prefix(linesShown).map { line($1, $0, entry, visit) },
      debit: content.totalDebit.french, credit: content.totalCredit.french, caption: "Lignes de l’écriture\(piece)",
      links: links(shown, visit), hasLinks: !links(shown, visit).isEmpty,
      vouchers: shown.vouchers.map {
        EntryFormView.VoucherView(
          voucherID: "\($0.id)", voucherName: $0.name, voucherHref: visit.path("pieces-jointes/\($0.id)"),
          isImage: $0.mediaType.hasPrefix("image/"), isFramed: $0.mediaType == "application/pdf", isAttached: true)
      },
      hasVoucher: !shown.vouchers.isEmpty, isDraft: !entry.isValidated, maySeal: visit.may(.seal),
      mayRecord: visit.may(.record), mayReverse: visit.may(.seal) && entry.isValidated, token: visit.token(),
      sealToken: visit.token(), deleteToken: visit.token(), attachToken: visit.token(), guideToken: visit.token(),
      editHref: visit.path("saisie?ecriture=\(id)"),
      copyHref: visit.path("saisie?copie=\(id)&journal=\(Fields.encode(content.journal))"),
      trailHref: visit.path("piste?sujet=entry/\(id)"), validateAction: visit.path("brouillard/valider"),
      deleteAction: visit.path("brouillard/supprimer"), reverseAction: visit.path("ecritures/\(id)/contrepasser"),
      attachAction: visit.path("ecritures/\(id)/pieces"), guideAction: visit.path("guides/depuis-ecriture"), id: "\(id)",
      version: "\(entry.version)", reverseDay: visit.desk.today.french,
      inboxOptions: inbox.map { EntryFormView.Option(optionValue: "\($0.id)", optionLabel: $0.name, isChosen: false) },
      hasInbox: !inbox.isEmpty,
      nextLines: content.lines.count <= last
        ? nil
        : EntryView.Link(
          text: "Lignes \(last + 1) à \(min(last + linesShown, content.lines.count)) sur \(content.lines.count)",
          href: visit.path("ecritures/\(id)?apres=\(last)")))
    return Page(
      title: "\(name)\(piece)", subtitle: content.label, template: "Entry/ecriture", view: view,
      json: ShownEntryJSON(shown), place: entry.isValidated ? .entries : .drafts,
      crumbs: [
        Crumb("Comptabilité", visit.path()),
        entry.isValidated ? Crumb("Écritures", visit.path("ecritures")) : Crumb("Brouillard", visit.path("brouillard")),
        Crumb(name),
      ],
      actions: actions(entry, visit), status: findings.isEmpty ? 200 : 422, refusals: findings, scripts: ["pieces.js"],
      isWide: true)
  }

  private static func actions(_ entry: Entry, _ visit: DossierVisit) -> [Action] {
    guard visit.may(.record) else { return [] }
    var actions: [Action] = []
    if !entry.isValidated { actions.append(Action("Modifier", visit.path("saisie?ecriture=\(entry.id)"), isFirst: true)) }
    actions.append(
      Action("Dupliquer", visit.path("saisie?copie=\(entry.id)&journal=\(Fields.encode(entry.content.journal))")))
    return actions
  }

  private static func facts(_ entry: Entry, _ visit: DossierVisit) -> [EntryView.Link] {
    let content = entry.content
    var facts = [
      EntryView.Link(text: "Journal \(content.journal)", href: visit.path("journaux/\(Fields.encode(content.journal))")),
      EntryView.Link(text: "Date \(content.day.french)", href: nil),
    ]
    if let day = content.pieceDay { facts.append(EntryView.Link(text: "Pièce du \(day.french)", href: nil)) }
    facts.append(EntryView.Link(text: "Exercice \(entry.fiscalYear.french)", href: nil))
    if let day = entry.validDay { facts.append(EntryView.Link(text: "Validée le \(day.french)", href: nil)) }
    if let batch = entry.batch { facts.append(EntryView.Link(text: "Import n° \(batch)", href: visit.path("imports"))) }
    if let number = entry.sourceNumber { facts.append(EntryView.Link(text: "N° d’origine \(number)", href: nil)) }
    return facts
  }

  private static func line(_ line: EntryLine, _ index: Int, _ entry: Entry, _ visit: DossierVisit) -> EntryView.Line {
    let mark = entry.letterings.indices.contains(index) ? entry.letterings[index] : nil
    return EntryView.Line(
      rank: "\(index + 1)", account: line.account.text,
      accountHref: visit.path("grand-livre?compte=\(line.account.text)"), party: line.thirdParty ?? "",
      partyHref: line.thirdParty.map { visit.path("tiers/\(Fields.encode($0))") } ?? "",
      label: line.label ?? entry.content.label, code: line.vatCode ?? "", due: line.dueDay?.french ?? "",
      debit: line.debit.isZero ? "" : line.debit.french, credit: line.credit.isZero ? "" : line.credit.french,
      lettering: mark?.code ?? "", isLettered: mark != nil, isPartial: mark.map { !$0.isFull } ?? false,
      hasParty: line.thirdParty != nil)
  }

  /// The entries that this one corrects, and those that correct it.
  private static func links(_ shown: ShowEntry.Outcome, _ visit: DossierVisit) -> [EntryView.Link] {
    func name(_ entry: Entry) -> String { entry.number.map { "n° \($0)" } ?? "au brouillard" }
    var links: [EntryView.Link] = []
    if let other = shown.corrected {
      links.append(
        EntryView.Link(
          text: "Corrige ou contre-passe l’écriture \(name(other)) du \(other.content.day.french)",
          href: visit.path("ecritures/\(other.id)")))
    }
    if let other = shown.correction {
      links.append(
        EntryView.Link(
          text: "Corrigée ou contre-passée par l’écriture \(name(other)) du \(other.content.day.french)",
          href: visit.path("ecritures/\(other.id)")))
    }
    return links
  }

  private static func reverse(_ visit: DossierVisit) throws -> Answer {
    let entry = try ShowEntry(.id(Int64(visit.parameter("ecriture")) ?? 0))(visit.desk).entry
    do {
      guard let number = entry.number else { throw Finding.formReverseDraft() }
      let work = try Work(visit)
      let typed = visit.form.text("date") ?? ""
      guard let day = Day(typed: typed, today: visit.desk.today, month: work.month, year: work.year) else {
        throw Finding.formDay(typed).at(field: "date")
      }
      let outcome = try ReverseEntry(number, fiscalYear: entry.fiscalYear.name, day: day)(visit.desk)
      guard let id = outcome.id else { return .page(try page(visit, findings: outcome.findings)) }
      return .redirect(
        visit.path("ecritures/\(id)"), Notice("L’écriture n° \(number) est contre-passée, au brouillard : relisez, puis validez.")
      )
    } catch let finding as Finding where finding.httpStatus == 422 {
      return .page(try page(visit, findings: [finding]))
    }
  }
}

extension Finding {
  static func formReverseDraft() -> Finding {
    Finding(
      "web.entry.reverse-draft", "Une écriture au brouillard ne se contre-passe pas : elle peut encore changer.",
      recovery: "Modifiez-la, ou supprimez-la.")
  }
}
