import Kernel
import Ledger
import Payroll
import Presentation
import Store
import UseCases
import Workforce

/// One person: who, under which contracts, absent when, with how much leave.
enum EmployeePages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("salaries/{id}", .readWorkforce) { visit in .page(try card(visit)) }
    routes.dossierGet("salaries/{id}/fiche", .employ) { visit in .page(try form(visit, [])) }
    routes.dossierPost("salaries/{id}/fiche", .employ) { visit in try change(visit) }
  }

  // MARK: The card

  private struct View: Sendable {
    struct Fact: Sendable {
      let factName, factValue: String
    }
    struct Due: Sendable {
      let dueDay, dueYear, dueText: String
      let isPast: Bool
    }
    struct Contract: Sendable {
      struct Event: Sendable {
        let eventDay, eventText: String
        let eventDetails: [String]
        let isDone: Bool
      }
      let contractID, contractTitle, contractDays: String
      let isOngoing, mayAmend, mayChange: Bool
      let facts: [Fact]
      let events: [Event]
      let amendHref, endHref, endLabel: String
    }
    struct Gone: Sendable {
      let absenceID, absenceKind, absenceDays, absenceNote: String
      let isCancelled, mayCancel, isCancelOpen: Bool
      let changeHref, cancelAction, cancelToken, reasonText: String
      let reasonError: String?
    }
    struct Paid: Sendable {
      let paidHref, paidNumber, paidMonth, paidNet: String
      let isReplaced: Bool
    }
    struct Counter: Sendable {
      struct Step: Sendable {
        let stepDay, stepDays, stepText: String
        let stepRule: String?
      }
      let counterName, counterAcquired, counterTaken, counterLeft: String
      let steps: [Step]
    }
    let facts: [Fact]
    let dues: [Due]
    let contracts: [Contract]
    let absences: [Gone]
    let counters: [Counter]
    let payslips: [Paid]
    let findings: [RefusalView]
    let hasPayslips, hasDues, hasFindings, hasAbsences, hasCounters, mayEmploy, maySeeMore, showsWhole: Bool
    let leftText, plannedText: String
    let fileHref, absenceHref, contractHref, wholeHref, payslipsHref: String
  }

  /// - Parameter refusals: of the cancellation of an absence, whose field they name.
  static func card(_ visit: DossierVisit, refusals: [Finding] = [], cancelling: Int64? = nil) throws -> Page {
    let outcome = try ReadEmployee(visit.number("id"))(visit.desk)
    let (file, today, mayEmploy) = (outcome.employee.value, visit.desk.today, visit.may(.employ))
    let isWhole = outcome.maySeeIdentifiers && visit.query.isTicked("identifiants")
    let json = EmployeeJSON(outcome, whole: isWhole, on: today)
    let rest = outcome.rest
    let payslips = try ListPayslips(employee: outcome.employee.id)(visit.desk)
    let counted = try ListAbsences(of: outcome.employee.id)(visit.desk).reduce(into: [Int64: LeaveDays]()) {
      $0[$1.absence.id] = $1.counted
    }
    let view = View(
      facts: facts(file, json, today),
      dues: outcome.deadlines.map {
        View.Due(dueDay: $0.day.short, dueYear: String($0.day.year), dueText: $0.text.capitalizedFirst, isPast: $0.day < today)
      },
      contracts: outcome.contracts.reversed().map { contract($0, outcome, visit) },
      absences: outcome.absences.map { absence($0, counted[$0.id], visit, cancelling == $0.id ? refusals : []) },
      counters: counters(outcome.leave, rest), payslips: payslips.suffix(12).reversed().map { paid($0, visit) },
      findings: outcome.findings.map { RefusalView($0.withoutField, dossier: visit.name) },
      hasPayslips: !payslips.isEmpty, hasDues: !outcome.deadlines.isEmpty, hasFindings: !outcome.findings.isEmpty,
      hasAbsences: !outcome.absences.isEmpty,
      hasCounters: !outcome.contracts.isEmpty, mayEmploy: mayEmploy,
      maySeeMore: outcome.maySeeIdentifiers && !isWhole && (file.nir != nil || file.temporaryNumber != nil || file.iban != nil),
      showsWhole: isWhole,
      leftText: outcome.leave.left.french, plannedText: outcome.leave.planned.french,
      fileHref: visit.employeePath(outcome.employee.id, "fiche"), absenceHref: visit.employeePath(outcome.employee.id, "absence"),
      contractHref: visit.employeePath(outcome.employee.id, "contrat"),
      wholeHref: visit.employeePath(outcome.employee.id) + "?identifiants=1",
      payslipsHref: visit.path("paie/bulletins") + "?salarie=\(outcome.employee.id)")
    let current = outcome.contracts.last { $0.value.isInForce(on: today) } ?? outcome.contracts.last
    return Page(
      title: file.name,
      subtitle: current.map { "\($0.value.terms(on: today).jobTitle), \($0.value.kind.french)." } ?? "Sans contrat.",
      template: "Workforce/salarie", view: view, json: json, place: .employees,
      crumbs: [Crumb("Salariés", visit.path("salaries")), Crumb(file.name)],
      actions: mayEmploy
        ? [Action("Saisir une absence", view.absenceHref, isFirst: true), Action("Changer la fiche", view.fileHref)] : [],
      status: refusals.isEmpty ? 200 : 422, refusals: refusals)
  }

  private static func paid(_ payslip: SealedPayslip, _ visit: DossierVisit) -> View.Paid {
    View.Paid(
      paidHref: visit.payslipPath(payslip.number), paidNumber: payslip.number, paidMonth: payslip.month.french,
      paidNet: payslip.document.slip.netPaid.euros, isReplaced: payslip.isReplaced)
  }

  private static func facts(_ file: EmployeeFile, _ json: EmployeeJSON, _ today: Day) -> [View.Fact] {
    let rate = file.lastTaxRate(on: today)
    let permit = file.workPermit.map { permit in
      "\(permit.kind) \(permit.number)" + (permit.through.map { ", jusqu’au \($0.french)" } ?? "")
    }
    let facts: [(String, String?)] = [
      ("Matricule", file.number), ("Nom de naissance", file.birthName), ("Nom d’usage", file.usedName),
      ("Prénoms", file.firstNames), ("Sexe", file.sex.french),
      ("Naissance", "\(file.birth.french), \(file.age(on: today).counted("an"))"), ("Commune de naissance", file.birthPlace),
      ("Nationalité", file.nationality ?? "à donner"), ("Titre de travail", permit),
      ("Sécurité sociale", json.shownNIR), ("Numéro temporaire", json.shownTemporaryNumber), ("IBAN", json.shownIBAN),
      ("Adresse", file.address?.french), ("Courriel", file.email),
      ("Taux d’impôt", rate.map { WorkforceShown.rate($0) } ?? "barème par défaut"),
      ("Personnes à charge", String(file.dependants)),
    ]
    return facts.compactMap { name, value in value.map { View.Fact(factName: name, factValue: $0) } }
  }

  private static func contract(_ kept: Kept<EmploymentContract>, _ outcome: ReadEmployee.Outcome, _ visit: DossierVisit)
    -> View.Contract
  {
    let (contract, today) = (kept.value, visit.desk.today)
    let terms = contract.terms(on: today)
    let place = outcome.workplaces.first { $0.id == terms.workplace }?.value.name ?? "n° \(terms.workplace)"
    var facts: [(String, String?)] = [
      ("Emploi", terms.jobTitle), ("Code PCS-ESE", terms.occupationCode), ("Catégorie", terms.category.french),
      ("Classification", terms.classification.french.isEmpty ? nil : terms.classification.french), ("Établissement", place),
      ("Durée", terms.daysPerYear.map { "\($0) jours par an" } ?? "\(terms.weeklyHours.french) par semaine"),
      ("Salaire", terms.pay.french),
    ]
    facts += terms.besideWage.map { ($0.name.capitalizedFirst, $0.text) }
    facts += [
      ("Motif du CDD", contract.fixedTerm?.reason?.french),
      ("Remplace", contract.fixedTerm?.replaced), ("Durée minimale", contract.fixedTerm?.leastThrough?.french),
      ("Année d’apprentissage", contract.apprenticeship.map { String($0.year) }),
      ("Moins de 24\u{A0}h", contract.shortTimeReason), ("Signé le", contract.signed?.french ?? "pas de date"),
    ]
    return View.Contract(
      contractID: String(kept.id), contractTitle: contract.kind.french.capitalizedFirst,
      contractDays: "du \(contract.start.french)" + (contract.lastDay.map { " au \($0.french)" } ?? ""),
      isOngoing: contract.isInForce(on: today), mayAmend: visit.may(.employ) && contract.ending == nil,
      mayChange: visit.may(.employ),
      facts: facts.compactMap { name, value in value.map { View.Fact(factName: name, factValue: $0) } },
      events: events(contract, today), amendHref: visit.employeePath(contract.employee, "avenant/\(kept.id)"),
      endHref: visit.employeePath(contract.employee, "fin/\(kept.id)"),
      endLabel: contract.ending == nil ? "Terminer" : "Corriger la fin")
  }

  /// What happened and what is to come, in order of days.
  private static func events(_ contract: EmploymentContract, _ today: Day) -> [View.Contract.Event] {
    func event(_ day: Day, _ text: String, _ details: [String] = []) -> (Day, View.Contract.Event) {
      (day, .init(eventDay: day.french, eventText: text, eventDetails: details, isDone: day <= today))
    }
    var events = [event(contract.start, "début du contrat")]
    if let trial = contract.trial { events.append(event(trial.last, "fin de l’essai")) }
    for (amendment, changes) in WorkforceTables.amendments(contract) {
      events.append(event(amendment.effective, "avenant : \(amendment.reason)", changes))
    }
    if let ending = contract.ending {
      events.append(
        event(ending.lastDay, ending.reason.french, ending.noticeGiven.map { ["notifié le \($0.french)"] } ?? []))
    } else if let end = contract.agreedEnd {
      events.append(event(end, "terme convenu"))
    }
    return events.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }

  private static func absence(_ kept: Kept<Absence>, _ counted: LeaveDays?, _ visit: DossierVisit, _ refusals: [Finding])
    -> View.Gone
  {
    let absence = kept.value
    let days =
      absence.from == absence.through
      ? "le \(absence.from.french)" : "du \(absence.from.french) au \(absence.through.french)"
    let notes = [
      counted.map { "\($0.french) de congé" },
      absence.startsAtNoon ? "à partir de midi" : nil, absence.endsAtNoon ? "jusqu’à midi" : nil,
      absence.isExtension ? "prolongation" : nil, absence.certificateReceived.map { "certificat reçu le \($0.french)" },
      absence.cancelled.map { "annulée : \($0)" },
    ]
    return View.Gone(
      absenceID: String(kept.id), absenceKind: absence.kind.french.capitalizedFirst, absenceDays: days,
      absenceNote: notes.compactMap { $0 }.joined(separator: ", "), isCancelled: !absence.stands,
      mayCancel: absence.stands && visit.may(.employ), isCancelOpen: !refusals.isEmpty,
      changeHref: visit.employeePath(absence.employee, "absence") + "?absence=\(kept.id)",
      cancelAction: visit.employeePath(absence.employee, "absence/annuler"), cancelToken: visit.token(),
      reasonText: refusals.isEmpty ? "" : visit.form["motif"] ?? "", reasonError: refusals.first?.message)
  }

  private static func counters(_ leave: LeaveCounter, _ rest: RestDayCounter?) -> [View.Counter] {
    func counter(_ name: String, _ acquired: LeaveDays, _ taken: LeaveDays, _ left: LeaveDays, _ steps: [LeaveStep])
      -> View.Counter
    {
      View.Counter(
        counterName: name, counterAcquired: acquired.french, counterTaken: taken.french, counterLeft: left.french,
        steps: steps.map {
          .init(stepDay: $0.day.french, stepDays: $0.days.french, stepText: $0.text, stepRule: $0.reference)
        })
    }
    let accounts = leave.accounts.enumerated().compactMap { index, account -> View.Counter? in
      let rank = leave.accounts.count - 1 - index
      guard rank <= 1 || account.left != .zero else { return nil }
      return counter(
        "Congés \(WorkforceTables.name(account, rank: rank))", account.acquired, account.taken, account.left, account.steps)
    }
    return accounts
      + (rest.map { [counter("RTT \($0.year)", $0.acquired, $0.taken, $0.left, $0.acquisitions + $0.uses)] } ?? [])
  }

  // MARK: The file

  struct FormPageView: ShowsForm {
    let form: FormView
  }

  private static func form(_ visit: DossierVisit, _ refusals: [Finding]) throws -> Page {
    let outcome = try ReadEmployee(visit.number("id"))(visit.desk)
    let (id, file) = (outcome.employee.id, outcome.employee.value)
    return Page(
      title: "Fiche de \(file.name)", subtitle: "Ce qui change ici vaut pour la suite ; la piste garde ce qui était.",
      template: "Workforce/formulaire",
      view: FormPageView(
        form: FormView(
          visit, to: visit.employeePath(id, "fiche"), back: visit.employeePath(id), submit: "Enregistrer la fiche",
          version: outcome.employee.version, FormDrawing(visit, refusals).employee(file))),
      json: EmployeeJSON(outcome, whole: false, on: visit.desk.today), place: .employees,
      crumbs: [Crumb("Salariés", visit.path("salaries")), Crumb(file.name, visit.employeePath(id)), Crumb("Fiche")])
  }

  private static func change(_ visit: DossierVisit) throws -> Answer {
    let known = try ReadEmployee(visit.number("id"))(visit.desk).employee
    return try visit.change {
      try form(visit, $0)
    } make: {
      try ChangeEmployee(
        visit.asRead(known), to: try visit.form.employee(known.value, today: visit.desk.today),
        formsTemporaryNumber: visit.form.isTicked("ntt-a-former"))(visit.desk)
    } done: {
      (visit.employeePath($0.id), "La fiche de \($0.value.name) est enregistrée.")
    }
  }
}
