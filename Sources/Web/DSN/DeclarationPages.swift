import Foundation
import Kernel
import Ledger
import Presentation
import SocialReporting
import Store
import UseCases

/// A declaration that was prepared: its blocks, its money beside the payslips and the books, its files, its deposit.
enum DeclarationPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("dsn/declarations/{numero}", .readWorkforce) { visit in .page(try page(visit)) }
    routes.dossierPost("dsn/declarations/{numero}/exporter", .employ) { visit in try export(visit) }
    routes.dossierPost("dsn/declarations/{numero}/envoyee", .employ) { visit in try markSent(visit) }
    routes.dossierGet("dsn/export/{id}", .employ) { visit in
      try JobPages.result(visit.visit, Exported.self, place: .declarations) { .page(exported(visit, $0)) }
    }
    routes.dossierGet("dsn/export/{id}/fichier", .employ) { visit in try file(visit) }
  }

  // MARK: The page

  struct View: Sendable {
    struct Fact: Sendable {
      let factName, factValue, factClass: String
    }
    struct Tab: Sendable {
      let tabHref, tabName: String
      let isCurrent: Bool
    }
    let facts: [Fact]
    let notes: [RefusalView]
    let hasNotes: Bool
    let tabs: [Tab]
    let sheet: MessageView?
    let crossFooting: CrossFootingView?
    let isWithoutBooks, hasTabs: Bool
    let maySend, mayExport: Bool
    let exportAction, sendAction, textToken, xmlToken, sendToken, digest: String
    let dayField, referenceField: FormInput
    let isSendOpen: Bool
  }

  private static func page(_ visit: DossierVisit, _ refusals: [Finding] = []) throws -> Page {
    let read = try ReadDeclaration(visit.number("numero"))(visit.desk)
    let kept = read.declaration
    let showsBooks = visit.query["vue"] == "recoupement"
    let sheet = sheet(read, visit)
    let drawing = FormDrawing(visit, refusals)
    let isCurrent = kept.state.isCurrent
    let view = View(
      facts: facts(read, visit), notes: read.findings.worstFirst.map { RefusalView($0.withoutField, dossier: visit.name) },
      hasNotes: !read.findings.isEmpty, tabs: tabs(read, visit, showsBooks),
      sheet: showsBooks ? nil : sheet.view(visit.request),
      crossFooting: showsBooks
        ? read.built?.crossFooting.map { cross in CrossFootingView(cross) { visit.path("comptes/\($0)") } } : nil,
      isWithoutBooks: showsBooks && read.built?.crossFooting == nil, hasTabs: kept.nature == .monthly,
      maySend: visit.may(.employ) && isCurrent && !kept.isTest && !kept.stored.isSent, mayExport: visit.may(.employ) && isCurrent,
      exportAction: visit.declarationPath(kept.id, "exporter"), sendAction: visit.declarationPath(kept.id, "envoyee"),
      textToken: visit.token(), xmlToken: visit.token(), sendToken: visit.token(),
      digest: kept.digest,
      dayField: drawing.day("jour", "Déposée le", visit.desk.today),
      referenceField: drawing.field("reference", "Numéro de l’accusé", help: "comme le dépôt le donne"),
      isSendOpen: !refusals.isEmpty)
    return Page(
      title: kept.title.capitalizedFirst, subtitle: subtitle(read), template: "DSN/declaration", view: view,
      json: DeclarationJSON(read, sheet.block(visit.request, isWhole: sheet.mayUnmask && visit.query.isTicked("identifiants"))),
      place: .declarations, crumbs: visit.dsnCrumbs([Crumb("Déclaration n° \(kept.id)")]), actions: actions(read, visit),
      status: refusals.isEmpty ? 200 : 422, refusals: refusals, isWide: true)
  }

  private static func sheet(_ read: ReadDeclaration.Outcome, _ visit: DossierVisit) -> MessageSheet {
    var sheet = MessageSheet(read.message, norm: read.norm, findings: read.verdict.log.findings)
    sheet.unlisted = read.verdict.log.unlisted.values.reduce(0, +)
    sheet.mayUnmask = visit.may(.employ)
    sheet.dossier = visit.name
    let norm = read.norm
    sheet.explanation = { norm.explanation(of: $0) }
    // What is made again may say something else: its reasons are then not those of this declaration.
    if let built = read.built, read.isUpToDate { sheet.sources = { built.sources(ofIndividual: $0) } }
    sheet.payslipHref = { visit.payslipPath($0) + "?pourquoi=tout" }
    return sheet
  }

  private static func subtitle(_ read: ReadDeclaration.Outcome) -> String {
    let individuals = read.message.declarations.reduce(0) { $0 + $1.descendants("S21.G00.30").count }
    let due = read.declaration.due.map { " À déposer le \($0.weekdayFrench)." } ?? ""
    return "\(individuals.counted("individu")), \(read.message.rubricCount.counted("rubrique"))."
      + (read.declaration.stored.isSent ? "" : due) + (read.declaration.isTest ? " Essai : il ne se dépose pas." : "")
  }

  private static func facts(_ read: ReadDeclaration.Outcome, _ visit: DossierVisit) -> [View.Fact] {
    let kept = read.declaration
    let (errors, sent) = (read.verdict.log.errorCount, kept.stored.deposit)
    let others = read.verdict.log.counts.values.reduce(0, +) - errors
    var facts = [
      View.Fact(factName: "État", factValue: kept.stateFrench.capitalizedFirst, factClass: kept.stored.isSent ? "juste" : ""),
      View.Fact(factName: "Type", factValue: kept.type.french, factClass: ""),
      View.Fact(factName: "Établissement", factValue: kept.workplace, factClass: ""),
      View.Fact(
        factName: "Contrôles Écritoire, non certifiés",
        factValue: (errors == 0 ? "rien d’interdit" : errors.counted("erreur"))
          + (others > 0 ? ", \(others.counted("remarque"))" : ""),
        factClass: errors == 0 ? "juste" : "faux"),
    ]
    if let cross = read.built?.crossFooting {
      facts.append(
        View.Fact(
          factName: "Recoupement", factValue: cross.isClosed ? "tout concorde" : "un écart reste",
          factClass: cross.isClosed ? "juste" : "faux"))
    }
    if let reference = sent?.reference, !reference.isEmpty {
      facts.append(View.Fact(factName: "Accusé", factValue: reference, factClass: ""))
    }
    return facts
  }

  private static func tabs(_ read: ReadDeclaration.Outcome, _ visit: DossierVisit, _ showsBooks: Bool) -> [View.Tab] {
    guard read.declaration.nature == .monthly else { return [] }
    return [
      View.Tab(tabHref: visit.request.address(with: ["vue": nil]), tabName: "Blocs et contrôles", isCurrent: !showsBooks),
      View.Tab(
        tabHref: visit.request.address(with: ["vue": "recoupement", "bloc": nil]), tabName: "Recoupement", isCurrent: showsBooks),
    ]
  }

  private static func actions(_ read: ReadDeclaration.Outcome, _ visit: DossierVisit) -> [Action] {
    let kept = read.declaration
    var actions: [Action] = []
    if let previous = read.earlierVersion { actions.append(Action("Version d’avant", visit.declarationPath(previous.id))) }
    guard visit.may(.employ), kept.nature == .monthly, kept.state.isCurrent else { return actions }
    let address = visit.dsnPath("preparer") + "?mois=\(kept.month.iso)&lieu=\(kept.stored.content.workplace)"
    return actions + [Action("Préparer de nouveau", address, isFirst: !read.isUpToDate)]
  }

  // MARK: The deposit

  private static func markSent(_ visit: DossierVisit) throws -> Answer {
    let id = visit.number("numero")
    do {
      let kept = try MarkSent(.number(id), on: visit.form.day("jour"), reference: visit.form.text("reference") ?? "")(visit.desk)
      return .redirect(visit.declarationPath(id), Notice("\(kept.title.capitalizedFirst) : \(kept.stateFrench)."))
    } catch let finding as Finding where finding.httpStatus == 422 {
      let isDay = finding.code == "dsn.declaration.sent-day" || finding.field == "jour"
      return .page(try page(visit, [isDay ? finding.at(field: "jour") : finding.withoutField]))
    }
  }

  // MARK: The file

  struct Exported: Sendable {
    let declaration: KeptDeclaration
    let outcome: ExportDeclaration.Outcome?
    /// What stopped it, or what the checks warn of.
    let findings: [Finding]
  }

  private struct ExportView: Sendable {
    let isRefused: Bool
    let fileName, fileHref, fileSize, digest, backHref: String
    let findings: [RefusalView]
    let hasFindings, isTest, isText: Bool
    let more: String?
  }

  private struct ExportJSON: Encodable, Sendable {
    let file, digest: String?
    let findings: [FindingJSON]
  }

  private static func export(_ visit: DossierVisit) throws -> Answer {
    let id = visit.number("numero")
    let form = ExportDeclaration.Form(rawValue: visit.form["forme"] ?? "") ?? .neodes
    return try DossierJobs.begin("Export de la déclaration n° \(id)", in: "dsn/export", visit) { _, desk in
      let outcome = try ExportDeclaration(.number(id), as: form)(desk)
      return Exported(
        declaration: outcome.declaration, outcome: outcome.isRefused ? nil : outcome, findings: outcome.findings)
    }
  }

  private static func exported(_ visit: DossierVisit, _ result: Exported) -> Page {
    let (kept, shown) = (result.declaration, result.findings.worstFirst)
    let back = visit.declarationPath(kept.id)
    return Page(
      title: result.outcome?.name ?? "\(kept.title.capitalizedFirst) : rien n’est sorti",
      subtitle: result.outcome == nil
        ? "Ce que les contrôles refusent ne sort pas."
        : "Relu, validé contre notre schéma et contrôlé. Contrôles Écritoire, non certifiés.",
      template: "DSN/export",
      view: ExportView(
        isRefused: result.outcome == nil, fileName: result.outcome?.name ?? "",
        fileHref: visit.dsnPath("export/\(visit.parameter("id"))/fichier"),
        fileSize: result.outcome.map { "\(max(1, $0.bytes.count / 1024).grouped)\u{A0}Kio" } ?? "",
        digest: result.outcome?.digest ?? "", backHref: back,
        findings: shown.prefix(40).map { RefusalView($0.withoutField, dossier: visit.name) }, hasFindings: !shown.isEmpty,
        isTest: kept.isTest, isText: result.outcome?.form == .neodes,
        more: shown.count > 40 ? "… et \((shown.count - 40).counted("autre"))." : nil),
      json: ExportJSON(file: result.outcome?.name, digest: result.outcome?.digest, findings: shown.json), place: .declarations,
      crumbs: visit.dsnCrumbs([Crumb("Déclaration n° \(kept.id)", back), Crumb("Export")]),
      status: result.outcome == nil ? 422 : 200)
  }

  private static func file(_ visit: DossierVisit) throws -> Answer {
    let job = try visit.visit.office.jobs.find(visit.parameter("id"), for: visit.visit.person)
    guard case .value(let value)? = job.outcome, let result = value as? Exported, job.address.hasPrefix(visit.path("dsn/")),
      let outcome = result.outcome
    else { throw Finding.resultGone() }
    let type = outcome.form == .xml ? "application/xml; charset=utf-8" : "text/plain; charset=iso-8859-1"
    return .download(Download(name: outcome.name, mediaType: type, content: .bytes(outcome.bytes)))
  }
}

/// A declaration as JSON: what became of it, what the checks say, the block that is looked at.
struct DeclarationJSON: Encodable, Sendable {
  struct Amounts: Encodable, Sendable {
    let code, label, account, individual, book: String
    let entry, declared: String?
    let isClosed: Bool
  }
  let id: Int64
  let title, nature, type, state, digest, norm: String
  let month: Month
  let due: Day?
  let isTest, isSent, isUpToDate, isValid: Bool
  let crossFooting: [Amounts]
  let findings: [FindingJSON]
  let block: MessageJSON.Block

  init(_ read: ReadDeclaration.Outcome, _ block: MessageJSON.Block) {
    let kept = read.declaration
    (id, title, nature, type) = (kept.id, kept.title, kept.nature.rawValue, kept.type.rawValue)
    (state, digest, norm, month, due) = (kept.state.french, kept.digest, read.norm.version, kept.month, kept.due)
    (isTest, isSent, isUpToDate, isValid) = (kept.isTest, kept.stored.isSent, read.isUpToDate, read.verdict.isValid)
    crossFooting =
      read.built?.crossFooting?.bodies.map {
        Amounts(
          code: $0.code, label: $0.label, account: $0.account, individual: $0.individual.json, book: $0.book.json,
          entry: $0.posted?.json, declared: ($0.bordereau ?? $0.paid)?.json, isClosed: $0.isClosed)
      } ?? []
    findings = (read.findings + read.verdict.log.findings).json
    self.block = block
  }
}
