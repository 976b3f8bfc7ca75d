import Formats
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The audit trail of a dossier: its events, what each wrote, and whether everything still recomputes.
enum TrailPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("piste") { visit in try list(visit) }
    routes.dossierGet("piste/{evenement}") { visit in try event(visit) }
    routes.dossierPost("piste/verification", .read) { visit in try verify(visit) }
    routes.dossierGet("piste/verification/{id}") { visit in
      try JobPages.result(visit.visit, Verification.self, place: .trail) { verified(visit, $0) }
    }
  }

  // MARK: The list

  struct Option: Sendable {
    let value, label: String
    let isChosen: Bool
  }
  struct OptionGroup: Sendable {
    let heading: String
    let options: [Option]
  }

  private struct ListView: Sendable {
    struct Row: Sendable {
      let seq, href, day, time, author, operation: String
      let subject: TrailSubject
      let digest: String
      let beginsDay: Bool
    }
    let rows: [Row]
    let isEmpty, isFiltered: Bool
    let authors: [Option]
    let operations: [OptionGroup]
    let about, from, through: String
    let action, next, token, verifyAction: String
    let hasNext, isFirstPage: Bool
    let count: String
  }

  /// What the address asks for; a day that does not read is refused beside its field.
  private static func filter(_ query: Fields) -> (filter: TrailFilter, refusals: [Finding]) {
    var (filter, refusals) = (TrailFilter(), [Finding]())
    filter.author = query.text("qui")
    if let operation = query.text("operation") {
      if let subject = UseCaseName.Subject(rawValue: operation) {
        filter.useCases = Set(UseCaseName.names(of: subject))
      } else {
        filter.useCases = [operation]
      }
    }
    filter.subject = query.text("sujet")
    for (name, path) in [("du", \TrailFilter.from), ("au", \TrailFilter.through)] {
      guard let text = query.text(name) else { continue }
      filter[keyPath: path] = Day(iso: text) ?? Day(french: text)
      if filter[keyPath: path] == nil { refusals.append(.dayUnreadable(text).at(field: name)) }
    }
    return (filter, refusals)
  }

  private static func list(_ visit: DossierVisit) throws -> Answer {
    let (filter, refusals) = filter(visit.query)
    if let format = visit.fileFormat, refusals.isEmpty { return try file(filter, visit, format) }
    let page = try ReadTrail(filter, before: visit.query.text("avant").flatMap { Int64($0) })(visit.desk)
    var lastDay = ""
    let rows = page.events.map { event in
      let (day, time) = event.dayAndTime
      defer { lastDay = day }
      return ListView.Row(
        seq: "\(event.seq)", href: visit.path("piste/\(event.seq)"), day: day, time: time, author: event.author,
        operation: UseCaseName.french(event.useCase), subject: TrailSubject(event.subject, useCase: event.useCase, visit),
        digest: String("\(event.digest)".prefix(12)), beginsDay: day != lastDay)
    }
    let view = ListView(
      rows: rows, isEmpty: rows.isEmpty, isFiltered: filter != TrailFilter(),
      authors: page.authors.map { Option(value: $0, label: $0, isChosen: $0 == filter.author) },
      operations: operations(chosen: visit.query.text("operation")), about: filter.subject ?? "", from: filter.from?.iso ?? "",
      through: filter.through?.iso ?? "", action: visit.path("piste"),
      next: visit.request.address(with: ["avant": page.next.map { "\($0)" }]), token: visit.token(),
      verifyAction: visit.path("piste/verification"), hasNext: page.next != nil, isFirstPage: visit.query["avant"] == nil,
      count: CheckReportView.plural(Int(page.total), "événement"))
    return .page(
      Page(
        title: "Piste d’audit",
        subtitle:
          "\(view.count), du plus récent au plus ancien. Chacun porte l’empreinte de ce qu’il a écrit et de celui d’avant.",
        template: "Trail/piste", view: view, json: TrailJSON(page), place: .trail,
        actions: [
          visit.exportAction(),
          Action("Imprimer", "#contenu", command: "imprimer"),
        ], status: refusals.isEmpty ? 200 : 422, refusals: refusals))
  }

  private static func operations(chosen: String?) -> [OptionGroup] {
    UseCaseName.Subject.allCases.map { subject in
      OptionGroup(
        heading: subject.french,
        options: [
          Option(value: subject.rawValue, label: "Tout : \(subject.french.lowercased())", isChosen: chosen == subject.rawValue)
        ]
          + UseCaseName.names(of: subject).map { Option(value: $0, label: UseCaseName.french($0), isChosen: chosen == $0) })
    }
  }

  /// All the events of the filter, page by page.
  private static func file(_ filter: TrailFilter, _ visit: DossierVisit, _ format: ReportFormat) throws -> Answer {
    try visit.file("piste", format) { file in
      var read = ReadTrail(filter, limit: 5_000)
      repeat {
        let page = try read(visit.desk)
        try file.add(page: table(page.events, visit))
        read.before = page.next
      } while read.before != nil
    }
  }

  private static func table(_ events: [TrailEvent], _ visit: DossierVisit) -> ReportTable {
    var table = ReportTable(
      title: "Piste d’audit",
      columns: [
        .init("N°", .count), .init("Instant", .text), .init("Qui", .text), .init("Opération", .text), .init("Sur quoi", .text),
        .init("Empreinte", .text),
      ])
    for event in events {
      table.add([
        .count(Int(event.seq)), .text(event.instant), .text(event.author), .text(UseCaseName.french(event.useCase)),
        .text(TrailSubject(event.subject, useCase: event.useCase, visit).text), .text("\(event.digest)"),
      ])
    }
    return table
  }

  // MARK: One event

  private struct EventView: Sendable {
    struct Part: Sendable {
      let subject: TrailSubject
      let digest: String
      let isRemoval: Bool
    }
    struct WrittenEntry: Sendable {
      let href, name, label: String
      let isValidated: Bool
    }
    let instant, author, operation, useCase, digest, previous, artefact: String
    let subject: TrailSubject
    let parts: [Part]
    let entries: [WrittenEntry]
    let hasParts, hasEntries, hasPrevious: Bool
    let previousHref: String?
    let nextHref: String?
    let entryCount: String
  }

  private static func event(_ visit: DossierVisit) throws -> Answer {
    guard let seq = Int64(visit.parameter("evenement")) else { throw Finding.pageUnknown(visit.request.path) }
    let found = try ReadTrailEvent(seq)(visit.desk)
    let event = found.event
    let (day, time) = event.dayAndTime
    let isCut = found.entries.count == ReadTrailEvent.listed
    let view = EventView(
      instant: "\(day) à \(time)", author: event.author, operation: UseCaseName.french(event.useCase), useCase: event.useCase,
      digest: "\(event.digest)", previous: "\(event.previous)", artefact: "\(event.artefact)",
      subject: TrailSubject(event.subject, useCase: event.useCase, visit),
      parts: found.parts.filter { !$0.subject.hasPrefix("event/") }.map {
        EventView.Part(
          subject: TrailSubject($0.subject, useCase: "", visit), digest: "\($0.digest)", isRemoval: $0.isRemoval)
      },
      entries: found.entries.map {
        EventView.WrittenEntry(
          href: visit.path("ecritures/\($0.id)"), name: $0.number.map { "n° \($0)" } ?? "brouillard",
          label: [$0.pieceRef, $0.label].filter { !$0.isEmpty }.joined(separator: ", "), isValidated: $0.number != nil)
      },
      hasParts: found.parts.contains { !$0.subject.hasPrefix("event/") }, hasEntries: !found.entries.isEmpty,
      hasPrevious: seq > 1,
      previousHref: seq > 1 ? visit.path("piste/\(seq - 1)") : nil, nextHref: found.isLast ? nil : visit.path("piste/\(seq + 1)"),
      entryCount: isCut ? "les \(ReadTrailEvent.listed) premières" : "\(found.entries.count)")
    return .page(
      Page(
        title: "Événement n° \(seq)", subtitle: "\(view.operation), le \(view.instant), par \(event.author).",
        template: "Trail/evenement", view: view, json: TrailDetailJSON(found), place: .trail,
        crumbs: [Crumb("Piste d’audit", visit.path("piste")), Crumb("Événement n° \(seq)")]))
  }

  // MARK: Verification

  private struct VerifiedView: Sendable {
    let isSound: Bool
    let entries, events, head, edited, token, action: String
    let first: RefusalView?
    let others: [RefusalView]
    let hasOthers: Bool
  }

  private static func verify(_ visit: DossierVisit) throws -> Answer {
    let (practice, files) = (visit.visit.office.practice, visit.visit.office.files)
    let (person, today, instant, name) = (visit.visit.person, visit.visit.today, visit.visit.instant, visit.name)
    return try JobPages.begin("Vérification du dossier", in: visit.path("piste/verification"), visit.visit) { job in
      try practice.with(name, for: person, today: today, instant: instant, files: files) { desk in
        try VerifyDossier()(desk.dossier) { job.report($0, of: $1) }
      }
    }
  }

  private static func verified(_ visit: DossierVisit, _ verification: Verification) -> Answer {
    let findings = verification.findings.map { RefusalView($0) }
    return .page(
      Page(
        title: findings.isEmpty ? "Le dossier est intact" : "Le dossier a été altéré",
        subtitle: findings.isEmpty
          ? "Tout ce qui est scellé a été recalculé et se retrouve à l’identique."
          : "Ce qui suit ne se recalcule plus. Le premier endroit rompu vient d’abord.",
        template: "Trail/verification",
        view: VerifiedView(
          isSound: findings.isEmpty, entries: verification.entries.french, events: verification.events.french,
          head: "\(verification.head)", edited: "\(visit.visit.today.french) par \(visit.visit.person.name)",
          token: visit.token(),
          action: visit.path("piste/verification"), first: findings.first, others: Array(findings.dropFirst()),
          hasOthers: findings.count > 1),
        json: VerificationJSON(verification), place: .trail,
        crumbs: [Crumb("Piste d’audit", visit.path("piste")), Crumb("Vérification")],
        actions: [Action("Imprimer", "#contenu", command: "imprimer")]))
  }
}
