import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// What a dossier is: the company, its fiscal years, what is locked, the assistants of a school, a copy to take away.
enum DossierPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("dossier") { visit in try show(visit) }
    routes.dossierPost("dossier/exercice", .close) { visit in try addYear(visit) }
    routes.dossierPost("dossier/verrou", .close) { visit in try lock(visit) }
    routes.dossierPost("dossier/assistants", .openAssistants) { visit in try setAssistants(visit) }
    routes.dossierPost("dossier/sauvegarde", .exportOnly) { visit in try backUp(visit) }
  }

  private struct View: Sendable {
    struct Year: Sendable {
      let name, days, entries, drafts, lines: String
      let locked: String?
      let hasDrafts: Bool
    }
    struct Assistant: Sendable {
      let name, label: String
      let isOpen: Bool
    }
    struct FieldState: Sendable {
      let value: String
      let isRefused: Bool
    }
    let company, siren, mode, sirenNote: String
    let years: [Year]
    let hasYears: Bool
    let counts: [Count]
    let mayClose, mayBackUp, maySetAssistants, isSchool, mayLock: Bool
    let assistants: [Assistant]
    let first, last, through: FieldState
    let yearAction, lockAction, assistantsAction, backUpAction, trailHref, importsHref, draftsHref, fecHref: String
    let tokens: Tokens
    let isUnderstood: Bool
  }
  struct Count: Sendable {
    let label, value: String
  }
  /// One for each form of the page: a token is good once.
  struct Tokens: Sendable {
    let year, lock, assistants, backUp: String
  }

  private static func show(_ visit: DossierVisit, refusals: [Finding] = []) throws -> Answer {
    let state = try DescribeDossier()(visit.desk.dossier)
    let facts = state.facts
    let years = state.years.map { year in
      View.Year(
        name: Shell.short(year.stored.year), days: year.stored.year.french, entries: year.entries.french,
        drafts: year.drafts.french,
        lines: year.lines.french, locked: year.stored.lockedThrough?.french, hasDrafts: year.drafts > 0)
    }
    func field(_ name: String, _ proposed: Day?) -> View.FieldState {
      View.FieldState(value: visit.form[name] ?? proposed?.iso ?? "", isRefused: refusals.contains { $0.field == name })
    }
    let next = nextYear(state.years.map(\.stored.year), today: visit.desk.today)
    let view = View(
      company: facts.name, siren: facts.siren, mode: facts.mode == .school ? "dossier d’école" : "dossier d’entreprise",
      sirenNote: facts.siren.hasPrefix("000") ? "numéro fictif : tout ce qui s’imprime le dit" : "", years: years,
      hasYears: !years.isEmpty,
      counts: [
        Count(label: "Comptes", value: state.accounts.french), Count(label: "Journaux", value: state.journals.french),
        Count(label: "Tiers", value: state.thirdParties.french), Count(label: "Lettrages", value: state.letterings.groups.french),
        Count(label: "Imports", value: state.batches.count.french),
      ], mayClose: visit.may(.close), mayBackUp: visit.may(.exportOnly), maySetAssistants: visit.may(.openAssistants),
      isSchool: facts.mode == .school, mayLock: visit.may(.close) && !years.isEmpty,
      assistants: AssistantsJSON(facts).assistants.map { View.Assistant(name: $0.name, label: $0.label, isOpen: $0.isOpen) },
      first: field("debut", next?.first), last: field("fin", next?.last), through: field("jusquau", nil),
      yearAction: visit.path("dossier/exercice"), lockAction: visit.path("dossier/verrou"),
      assistantsAction: visit.path("dossier/assistants"), backUpAction: visit.path("dossier/sauvegarde"),
      trailHref: visit.path("piste"),
      importsHref: visit.path("imports"), draftsHref: visit.path("brouillard"), fecHref: visit.path("fec"),
      tokens: Tokens(year: visit.token(), lock: visit.token(), assistants: visit.token(), backUp: visit.token()),
      isUnderstood: visit.form.isTicked("compris"))
    return .page(
      Page(
        title: facts.name, subtitle: "SIREN \(facts.siren), \(view.mode).", template: "Dossier/dossier", view: view,
        json: DossierStateJSON(state, path: visit.name), place: .dossier, status: refusals.isEmpty ? 200 : 422, refusals: refusals
      ))
  }

  /// The twelve months that follow the last fiscal year; those of today for the first one.
  private static func nextYear(_ years: [FiscalYear], today: Day) -> FiscalYear? {
    let first = years.map(\.last).max().map { $0 + 1 } ?? Day(today.year, 1, 1)
    return FiscalYear(first: first, last: first.addingMonths(12) - 1)
  }

  /// The page again, with what was typed and what is wrong beside its field.
  private static func refusing(_ visit: DossierVisit, field: String, _ work: () throws -> Answer) throws -> Answer {
    do {
      return try work()
    } catch let finding as Finding where finding.httpStatus == 422 {
      return try show(visit, refusals: [finding.at(field: finding.field ?? field)])
    }
  }

  private static func addYear(_ visit: DossierVisit) throws -> Answer {
    try refusing(visit, field: "debut") {
      let year = try FiscalYear(text: "\(visit.form["debut"] ?? ""):\(visit.form["fin"] ?? "")")
      try AddFiscalYear(year)(visit.desk)
      return .redirect(visit.path("dossier"), Notice("L’exercice \(year.french) est ouvert."))
    }
  }

  private static func lock(_ visit: DossierVisit) throws -> Answer {
    try refusing(visit, field: "jusquau") {
      let text = visit.form.text("jusquau") ?? ""
      guard let day = Day(iso: text) ?? Day(french: text) else { throw Finding.dayUnreadable(text) }
      guard visit.form.isTicked("compris") else { throw Finding.lockNotUnderstood(day).at(field: "compris") }
      try LockPeriod(through: day)(visit.desk)
      return .redirect(visit.path("dossier"), Notice("La période est verrouillée jusqu’au \(day.french)."))
    }
  }

  private static func setAssistants(_ visit: DossierVisit) throws -> Answer {
    let known = Set(SetAssistants.known.keys)
    let open = Set(visit.form.all("assistant"))
    _ = try SetAssistants(open: open, close: known.subtracting(open))(visit.desk)
    return .redirect(visit.path("dossier"), Notice("Les assistants sont réglés."))
  }

  /// A copy made while the dossier is in use, verified before it leaves.
  private static func backUp(_ visit: DossierVisit) throws -> Answer {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-copie-" + Sessions.random(bytes: 12)).path
    _ = try BackUpDossier()(visit.desk.dossier, to: path)
    for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
    return .download(
      Download(
        name: "\(visit.name)-\(visit.visit.today.iso).ecritoire", mediaType: "application/vnd.sqlite3",
        content: .file(path, isTemporary: true)))
  }
}

extension Finding {
  static func lockNotUnderstood(_ day: Day) -> Finding {
    Finding(
      "web.lock-not-understood", "Un verrou ne s’enlève pas : la période jusqu’au \(day.french) n’a pas été verrouillée.",
      recovery: "Cochez la case qui dit que vous le savez, puis recommencez.", reference: "PCG art. 1031-4")
  }
}
