import Kernel
import Ledger
import Presentation
import SocialReporting
import Store
import UseCases

/// The months to declare and what became of each; the events to signal; everything that was prepared.
enum DeclarationListPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("dsn", .readWorkforce) { visit in .page(try page(visit)) }
    routes.dossierPost("dsn/signaler", .employ) { visit in try signal(visit) }
  }

  private struct View: Sendable {
    struct Row: Sendable {
      let signText, signClass, stateText, stateDetail: String
      let monthText, monthHref, placeText, dueText, dueClass, payslipText, payslipHref: String
      let wayHref, wayLabel: String
      let isFirstWay, hasWay: Bool
      let trialHref: String?
    }
    struct Event: Sendable {
      let eventText, eventName, eventHref, eventDue, eventClass: String
      let preparedHref: String?
      let kind, subject, token: String
      let isEnd: Bool
    }
    struct Past: Sendable {
      let pastTitle, pastHref, pastState, pastDay, pastNumber: String
    }
    let rows: [Row]
    let events: [Event]
    let past: [Past]
    let isNothing, hasEvents, hasPast, hasSeveral, mayEmploy, lacksDeclarant: Bool
    let declarantHref, placeHref, signalAction: String
    let more: String?
  }

  /// How many of those that were prepared are listed.
  private static let listed = 30

  private static func page(_ visit: DossierVisit, _ refusals: [Finding] = []) throws -> Page {
    let read = try ReadDeclarationMonths()(visit.desk)
    let mayEmploy = visit.may(.employ)
    let rest = read.declarations.count - listed
    let view = View(
      rows: read.rows.map { row($0, visit) }, events: read.signals.map { event($0, visit) },
      past: read.declarations.prefix(listed).map { past($0, visit) }, isNothing: read.rows.isEmpty,
      hasEvents: !read.signals.isEmpty, hasPast: !read.declarations.isEmpty, hasSeveral: read.hasSeveralPlaces,
      mayEmploy: mayEmploy, lacksDeclarant: !read.hasDeclarant && !read.rows.isEmpty, declarantHref: visit.dsnPath("declarant"),
      placeHref: visit.path("etablissement"), signalAction: visit.dsnPath("signaler"),
      more: rest > 0 ? "… et \(rest.counted("autre")), plus ancienne\(rest > 1 ? "s" : "")." : nil)
    return Page(
      title: "DSN", subtitle: subtitle(read, visit), template: "DSN/liste", view: view, json: DeclarationMonthsJSON(read),
      place: .declarations,
      actions: [
        Action("Déclarant", visit.dsnPath("declarant")), Action("Ouvrir un fichier", "/dsn"),
        Action("Comparer", "/dsn/comparer"),
      ] + (mayEmploy ? [Action("Lire un retour", visit.dsnPath("retour"))] : []), status: refusals.isEmpty ? 200 : 422,
      refusals: refusals)
  }

  /// « 1 déclaration à déposer, la prochaine le lundi 16/11/2026 ».
  private static func subtitle(_ read: ReadDeclarationMonths.Outcome, _ visit: DossierVisit) -> String {
    let today = visit.desk.today
    let open = read.rows.filter { !$0.isSent && !$0.isNothing && $0.month < today.month }
    let days = open.map(\.due) + read.signals.map(\.due)
    guard let next = days.min() else { return "Rien n’est à déposer aujourd’hui." }
    let late = days.count { $0 < today }
    return "\(days.count.counted("dépôt")) à faire, le premier pour le \(next.weekdayFrench)"
      + (late > 0 ? " ; \(late) en retard." : ".")
  }

  private static func row(_ row: ReadDeclarationMonths.Row, _ visit: DossierVisit) -> View.Row {
    let today = visit.desk.today
    let prepare = visit.dsnPath("preparer") + "?mois=\(row.month.iso)&lieu=\(row.workplace)"
    let (sign, kind, state, detail): (String, String, String, String)
    switch row.current?.state {
    case .sent(let day)?:
      (sign, kind, state) = ("✓", "juste", "envoyée")
      detail = "le \(day.french)" + (row.current?.type.replaces == true ? ", annule et remplace" : "")
    case .prepared?:
      (sign, kind, state) = ("•", "doux", "préparée")
      detail = row.current.map { $0.type.replaces ? "annule et remplace, à envoyer" : "à exporter et à envoyer" } ?? ""
    default:
      (sign, kind, state) =
        row.isNothing ? ("–", "doux", "pas préparée") : ("!", row.due < today ? "faux" : "alerte", "pas préparée")
      detail = row.isNothing ? "personne n’est employé : DSN néant" : row.trial == nil ? "" : "un essai est préparé"
    }
    let isLate = !row.isSent && row.due < today
    let canPrepare = visit.may(.employ) && row.current == nil && row.month.firstDay <= today
    return View.Row(
      signText: sign, signClass: kind, stateText: state, stateDetail: detail, monthText: row.month.french.capitalizedFirst,
      monthHref: row.current.map { visit.declarationPath($0.id) } ?? visit.payPath(row.month), placeText: row.name,
      dueText: row.due.french, dueClass: isLate ? "faux" : "",
      payslipText: row.isNothing ? "néant" : "\(row.sealed) sur \(row.contracts)", payslipHref: visit.payPath(row.month),
      wayHref: row.current.map { visit.declarationPath($0.id) } ?? prepare, wayLabel: row.current == nil ? "Préparer" : "Ouvrir",
      isFirstWay: canPrepare && !row.isNothing && row.sealed == row.contracts, hasWay: row.current != nil || canPrepare,
      trialHref: row.trial.map { visit.declarationPath($0.id) })
  }

  private static func event(_ signal: ReadDeclarationMonths.Signal, _ visit: DossierVisit) -> View.Event {
    View.Event(
      eventText: signal.nature.french.capitalizedFirst, eventName: signal.name, eventHref: visit.employeePath(signal.employee),
      eventDue: signal.due.weekdayFrench, eventClass: signal.due < visit.desk.today ? "faux" : "",
      preparedHref: signal.prepared.map { visit.declarationPath($0.id) }, kind: signal.nature.rawValue,
      subject: String(signal.subject), token: visit.may(.employ) ? visit.token() : "",
      isEnd: signal.nature == .endOfContract)
  }

  private static func past(_ kept: KeptDeclaration, _ visit: DossierVisit) -> View.Past {
    View.Past(
      pastTitle: kept.title.capitalizedFirst, pastHref: visit.declarationPath(kept.id), pastState: kept.state.french,
      pastDay: Day(iso: String(kept.stored.instant.prefix(10)))?.french ?? "", pastNumber: String(kept.id))
  }

  // MARK: An event

  private static func signal(_ visit: DossierVisit) throws -> Answer {
    let subject = visit.form.text("objet").flatMap { Int64($0) } ?? 0
    let isTest = visit.form.isTicked("essai")
    do {
      let outcome: PreparedDeclarations
      switch visit.form.text("nature").flatMap(DeclarationNature.init(rawValue:)) {
      case .workStoppage: outcome = try SignalAbsence(subject, isTest: isTest)(visit.desk)
      case .returnToWork: outcome = try SignalReturn(subject, isTest: isTest)(visit.desk)
      case .endOfContract: outcome = try SignalEnd(subject, isTest: isTest, paidOn: try visit.form.day("paye-le"))(visit.desk)
      case .monthly, nil: throw Finding.signalNatureUnknown(visit.form["nature"] ?? "")
      }
      guard let one = outcome.prepared.first?.declaration else {
        return .page(try page(visit, outcome.refusals.map(\.withoutField)))
      }
      return .redirect(visit.declarationPath(one.id), Notice("\(one.title.capitalizedFirst) : c’est préparé."))
    } catch let finding as Finding where finding.httpStatus == 422 {
      return .page(try page(visit, [finding.withoutField]))
    }
  }
}

extension Finding {
  static func signalNatureUnknown(_ text: String) -> Finding {
    Finding(
      "web.dsn.nature", "« \(text.prefix(20)) » n’est pas la nature d’un signalement.",
      recovery: "Reprenez la page de la DSN, puis « Préparer » devant l’événement.")
  }
}

/// The months and the events as JSON.
struct DeclarationMonthsJSON: Encodable, Sendable {
  struct Row: Encodable, Sendable {
    let month: Month
    let workplace: Int64
    let name, state: String
    let due: Day
    let contracts, sealed: Int
    let declaration, trial: Int64?
  }
  struct Event: Encodable, Sendable {
    let due: Day
    let nature, name: String
    let subject, employee: Int64
    let declaration: Int64?
  }
  let months: [Row]
  let signals: [Event]
  let hasDeclarant: Bool

  init(_ read: ReadDeclarationMonths.Outcome) {
    months = read.rows.map {
      Row(
        month: $0.month, workplace: $0.workplace, name: $0.name,
        state: $0.isSent ? "sent" : $0.current == nil ? "open" : "prepared",
        due: $0.due, contracts: $0.contracts, sealed: $0.sealed, declaration: $0.current?.id, trial: $0.trial?.id)
    }
    signals = read.signals.map {
      Event(
        due: $0.due, nature: $0.nature.rawValue, name: $0.name, subject: $0.subject, employee: $0.employee,
        declaration: $0.prepared?.id)
    }
    hasDeclarant = read.hasDeclarant
  }
}
