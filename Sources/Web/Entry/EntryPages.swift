import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The saisie, and the life of an entry after it.
enum EntryPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("saisie", .record, form)
    routes.dossierPost("saisie", .record, uploadLimit: VoucherPages.uploadLimit, save)
    AssistPages.add(to: &routes)
    VoucherPages.add(to: &routes)
    DraftPages.add(to: &routes)
    EntryListPages.add(to: &routes)
    GuidePages.add(to: &routes)
  }

  /// What a form begins with, as JSON.
  struct PreparedJSON: Encodable, Sendable {
    let journal, piece: String
    let date: Day
    let drafts, inbox: Int
    let assistant: Bool
    let last: [EntryJSON]
    let findings: [FindingJSON]

    init(_ prepared: PrepareEntry.Outcome, _ findings: [Finding] = []) {
      (journal, piece, date) = (prepared.journal.code, prepared.pieceRef, prepared.day)
      (drafts, inbox, assistant) = (prepared.drafts, prepared.inbox, prepared.isAssistantOpen)
      (last, self.findings) = (prepared.last.map(EntryJSON.init), findings.json)
    }
  }

  // MARK: The form

  private static func form(_ visit: DossierVisit) throws -> Answer {
    if let id = visit.query.text("ecriture").flatMap({ Int64($0) }) { return try edit(id, visit) }
    let work = try Work(visit)
    let prepared = try work.prepared(journal: visit.query.text("journal"), day: visit.query.text("date").flatMap { Day(iso: $0) })
    var form = EntryForm()
    if let id = visit.query.text("copie").flatMap({ Int64($0) }) {
      form = EntryForm(try ShowEntry(.id(id))(visit.desk).entry.content)
      (form.day, form.pieceDay, form.due) = (prepared.day.french, "", "")
    } else if let name = visit.query.text("guide") {
      form = try GuidePages.filled(name, visit, day: prepared.day)
    } else {
      (form.journal, form.day, form.piece) = (prepared.journal.code, prepared.day.french, prepared.pieceRef)
      form.label = visit.query["libelle"] ?? ""
    }
    form.vouchers = visit.query.all("piece_jointe").compactMap { Int64($0) }
    return .page(try work.renderer(prepared).page(form, json: PreparedJSON(prepared)))
  }

  private static func edit(_ id: Int64, _ visit: DossierVisit) throws -> Answer {
    let shown = try ShowEntry(.id(id))(visit.desk)
    guard !shown.entry.isValidated else { return .redirect(visit.path("ecritures/\(id)")) }
    let work = try Work(visit)
    let prepared = try work.prepared(journal: shown.entry.content.journal, day: shown.entry.content.day)
    var form = EntryForm(shown.entry.content, keepsOrigins: true)
    form.replacing = (id, shown.entry.version)
    form.firstShown = visit.query.text("ligne").flatMap { Int($0) }.map { $0 - 1 } ?? 0
    return .page(
      try work.renderer(prepared).page(form, attached: shown.vouchers, json: ShownEntryJSON(shown)))
  }

  // MARK: Saving

  private static func save(_ visit: DossierVisit) throws -> Answer {
    var form = EntryForm(visit.form)
    applyChoices(&form, visit.form)
    // Before anything can be refused: a document that was sent is not asked for twice.
    if !visit.request.uploads.isEmpty { form.vouchers += try VoucherPages.receive(visit).map(\.id) }
    let work = try Work(visit)
    let action = visit.form["action"] ?? "suivante"
    let original = try form.replacing.flatMap { try draftAsRead($0.id, $0.version, visit) }
    let reading = try EntryFormReader(desk: visit.desk, month: work.month, year: work.year, original: original).read(form)
    if let first = otherRows(visit.form) {
      form.firstShown = first
      return try again(form, reading, [], visit, work)
    }
    if action == "ligne" { return try again(form, reading, [], visit, work, extraRows: 4) }
    guard reading.findings.isEmpty else { return try again(form, reading, reading.findings, visit, work) }
    do {
      var record = RecordEntry(reading.draft, replacing: form.replacing)
      record.vouchers = form.vouchers
      let outcome = try record(visit.desk)
      guard let id = outcome.id else { return try again(form, reading, outcome.findings, visit, work) }
      return done(id, outcome, visit, closes: action == "fermer")
    } catch let finding as Finding where finding.code == "ledger.entry.changed-meanwhile" {
      return try conflict(form, reading, finding, visit, work)
    } catch let finding as Finding where form.replacing != nil || finding.code == "ledger.inbox.missing" {
      return try again(form, reading, [finding], visit, work)
    }
  }

  /// The first of the rows asked for, of a form too long to be shown at once: what is typed goes along, nothing is saved.
  private static func otherRows(_ fields: Fields) -> Int? {
    let asked = fields["action"] == "lignes" ? fields.text("lignes_choix") : fields.text("lignes_de")
    return asked.flatMap { Int($0) }
  }

  /// The draft as it was read, unless it changed since: then its lines may be others.
  private static func draftAsRead(_ id: Int64, _ version: Int64, _ visit: DossierVisit) throws -> EntryDraft? {
    let entry = try? ShowEntry(.id(id))(visit.desk).entry
    return entry?.version == version ? entry?.content : nil
  }

  /// A homonym chosen under its row takes the place of what was typed.
  private static func applyChoices(_ form: inout EntryForm, _ fields: Fields) {
    for index in form.rows.indices {
      if let account = fields.text("choix_c\(index + 1)") { form.rows[index].account = account }
      if let party = fields.text("choix_t\(index + 1)") { form.rows[index].thirdParty = party }
    }
  }

  private static func again(
    _ form: EntryForm, _ reading: EntryReading, _ findings: [Finding], _ visit: DossierVisit, _ work: Work, extraRows: Int = 0
  ) throws -> Answer {
    let prepared = try work.prepared(journal: form.journal.isEmpty ? nil : form.journal, day: reading.draft.day)
    let attached = try form.replacing.map { try ListVouchers(of: .id($0.id))(visit.desk) } ?? []
    var page = try work.renderer(prepared).page(
      form, reading: reading, findings: findings, attached: attached, extraRows: extraRows,
      json: RefusalJSON(findings: findings.json))
    if findings.contains(where: { $0.code == "ledger.entry.sealed" || $0.code == "ledger.entry.missing" }) { page.status = 409 }
    return .page(page)
  }

  private struct ConflictJSON: Encodable, Sendable {
    struct Difference: Encodable, Sendable {
      let line: Int?
      let field, theirs, yours: String
    }
    let entry: EntryJSON
    let differences: [Difference]
    let findings: [FindingJSON]
  }

  /// Theirs and yours, side by side: the form now stands on their version.
  private static func conflict(
    _ typed: EntryForm, _ reading: EntryReading, _ finding: Finding, _ visit: DossierVisit, _ work: Work
  ) throws -> Answer {
    var form = typed
    let outcome = try CompareVersions(form.replacing!.id, yours: reading.draft)(visit.desk)
    form.replacing = (outcome.entry.id, outcome.entry.version)
    let prepared = try work.prepared(journal: form.journal, day: reading.draft.day)
    let json = ConflictJSON(
      entry: EntryJSON(outcome.entry),
      differences: outcome.differences.map { .init(line: $0.line, field: $0.field, theirs: $0.theirs, yours: $0.yours) },
      findings: [finding].json)
    return .page(
      try work.renderer(prepared).page(
        form, reading: reading, findings: [finding], conflict: outcome,
        attached: try ListVouchers(of: .id(outcome.entry.id))(visit.desk), json: json))
  }

  private static func done(_ id: Int64, _ outcome: RecordEntry.Outcome, _ visit: DossierVisit, closes: Bool) -> Answer {
    if visit.request.wantsJSON || visit.request.isFromScript {
      return .json(RecordedEntryJSON(outcome.draft, outcome: outcome, trial: false, findings: outcome.findings))
    }
    let draft = outcome.draft
    let piece = draft.pieceRef.isEmpty ? draft.label : draft.pieceRef
    let warnings = outcome.findings.map { " \($0.message)" }.joined()
    var notice = Notice("\(piece) enregistrée au brouillard, \(draft.totalDebit.french) €.\(warnings)")
    if visit.form.text("ecriture") == nil {
      notice.undo = Notice.Undo(
        label: "Annuler", action: visit.path("brouillard/supprimer"),
        fields: [.init(name: "ecriture", value: "\(id)"), .init(name: "version", value: "1")])
    }
    if closes { return .redirect(visit.path("ecritures/\(id)"), notice) }
    let fields = Fields([("journal", draft.journal), ("date", draft.day.iso), ("suite", "1")])
    return .redirect(visit.path("saisie") + "?" + fields.urlEncoded, notice)
  }
}

/// The month and the year that somebody enters in.
struct Work {
  let visit: DossierVisit
  let month: Month
  let year: FiscalYear?

  init(_ visit: DossierVisit) throws {
    self.visit = visit
    let context = try visit.context()
    month = context.period?.month ?? visit.desk.today.month
    year = context.year
  }

  func prepared(journal: String?, day: Day?) throws -> PrepareEntry.Outcome {
    try PrepareEntry(journal: journal, day: day, month: month)(visit.desk)
  }

  func renderer(_ prepared: PrepareEntry.Outcome) -> EntryFormRenderer {
    EntryFormRenderer(visit: visit, prepared: prepared, month: month, year: year)
  }
}
