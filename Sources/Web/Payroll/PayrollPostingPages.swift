import Kernel
import Ledger
import Payroll
import Presentation
import Store
import UseCases

/// The payslips of a month as an entry: seen with its reasons, then written as a draft.
enum PayrollPostingPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("paie/{mois}/ecriture", .record) { visit in .page(try page(visit)) }
    routes.dossierPost("paie/{mois}/ecriture", .record) { visit in try post(visit) }
  }

  private struct View: Sendable {
    struct Entry: Sendable {
      struct Line: Sendable {
        let accountText, accountHref, lineLabel, debitText, creditText: String
        let reasons: [String]
        let hasReasons: Bool
      }
      let entryTitle, entryNote: String
      let lines: [Line]
      let totalDebit, totalCredit: String
    }
    let entries: [Entry]
    let findings: [RefusalView]
    let hasFindings, hasEntries: Bool
    let formAction, formToken, backHref: String
  }

  private struct JSON: Encodable, Sendable {
    struct Entry: Encodable {
      struct Line: Encodable {
        let account, label, debit, credit: String
        let reasons: [String]
      }
      let journal, day, label: String
      let lines: [Line]
    }
    let month: String
    let entries: [Entry]
    let findings: [FindingJSON]
  }

  private static func page(_ visit: DossierVisit) throws -> Page {
    let month = try visit.payMonth()
    let (posted, findings): ([PostPayroll.Posted], [Finding])
    do {
      let outcome = try PostPayroll(month)(visit.desk, isTrial: true)
      (posted, findings) = (outcome.posted, outcome.findings)
    } catch let finding as Finding where finding.httpStatus == 422 {
      (posted, findings) = ([], [finding])
    }
    let view = View(
      entries: posted.map { entry($0, visit) },
      findings: findings.map { RefusalView($0.withoutField, dossier: visit.name) }, hasFindings: !findings.isEmpty,
      hasEntries: !posted.isEmpty, formAction: visit.payPath(month, "ecriture"), formToken: visit.token(),
      backHref: visit.payPath(month))
    return Page(
      title: "Écriture de paie, \(month.french)",
      subtitle: posted.isEmpty ? "Rien n’est à écrire." : "Elle arrive au brouillard, où elle se relit avant d’être validée.",
      template: "Payroll/ecriture", view: view,
      json: JSON(
        month: month.iso,
        entries: posted.map { one in
          JSON.Entry(
            journal: one.draft.journal, day: one.draft.day.iso, label: one.draft.label,
            lines: one.entry.lines.map {
              .init(
                account: $0.account.text, label: $0.label, debit: $0.debit.json, credit: $0.credit.json, reasons: $0.reasons)
            })
        }, findings: findings.json),
      place: .payroll, crumbs: visit.payCrumbs(month, [Crumb("Écriture")]))
  }

  private static func entry(_ posted: PostPayroll.Posted, _ visit: DossierVisit) -> View.Entry {
    let (entry, draft) = (posted.entry, posted.draft)
    func side(_ amount: Money) -> String { amount.isZero ? "" : amount.shown }
    return View.Entry(
      entryTitle: draft.label, entryNote: "journal \(draft.journal), \(draft.day.french)",
      lines: entry.lines.map { line in
        View.Entry.Line(
          accountText: line.account.text, accountHref: visit.links.account(line.account), lineLabel: line.label,
          debitText: side(line.debit), creditText: side(line.credit), reasons: line.reasons,
          hasReasons: !line.reasons.isEmpty)
      }, totalDebit: entry.debit.shown, totalCredit: entry.credit.shown)
  }

  private static func post(_ visit: DossierVisit) throws -> Answer {
    let month = try visit.payMonth()
    let outcome = try PostPayroll(month)(visit.desk)
    guard let first = outcome.posted.first else {
      var page = try page(visit)
      page.status = outcome.findings.contains { $0.severity == .error } ? 422 : 200
      return .page(page)
    }
    let text =
      outcome.posted.count == 1
      ? "L’écriture de paie est au brouillard." : "\(outcome.posted.count) écritures de paie sont au brouillard."
    return .redirect(visit.path("ecritures/\(first.id)"), Notice(text))
  }
}
