import Foundation
import Kernel

// What a payslip has to say, and may not say.
extension PayslipRule {
  /// Who employs.
  static let p01Employer: PayslipRule = PayslipRule(
    "payslip.p01.employer", .error,
    "L’employeur est nommé : nom, adresse, SIRET à la clé juste, code APE.", "C. trav., art. R3243-1, 1° et 2°"
  ) { exam throws(Finding) in
    guard !exam.isBare else { return .simulation }
    let employer = exam.document.employer
    var found: [Finding] = []
    func add(_ what: String, _ field: String) {
      found.append(
        .payslip(
          .p01Employer, "L’employeur n’est pas assez dit : \(what).", recovery: "Complétez l’identité de l’établissement.",
          field: "employer." + field))
    }
    if isBlank(employer.name) { add("il n’a pas de nom", "name") }
    if employer.address.allSatisfy({ isBlank($0) }) { add("il n’a pas d’adresse", "address") }
    if let siret = employer.siret, !isBlank(siret) {
      do throws(IdentifierTextError) { _ = try Siret(siret) } catch {
        add("le SIRET « \(siret) » est faux, \(error.reason)", "siret")
      }
    } else {
      add("il n’a pas de SIRET", "siret")
    }
    let code = employer.activityCode ?? ""
    if code.wholeMatch(of: /\d{2}\.?\d{2}[A-Z]/) == nil {
      add(code.isEmpty ? "il n’a pas de code APE" : "« \(code) » n’est pas un code APE", "activityCode")
    }
    return Outcome(found)
  }

  /// What rules the work.
  static let p02Agreement: PayslipRule = PayslipRule(
    "payslip.p02.agreement", .error,
    "La convention collective est dite, IDCC et intitulé, ou le bulletin renvoie au code du travail.",
    "C. trav., art. R3243-1, 3°"
  ) { exam throws(Finding) in
    guard !exam.isBare else { return .simulation }
    let way = "Donnez l’IDCC et l’intitulé de la convention, ou le renvoi au code du travail pour les congés et le préavis."
    switch exam.document.employer.agreement {
    case .labourCode?: return .respected
    case nil:
      return .broken([
        .payslip(
          .p02Agreement, "Ni convention collective ni renvoi au code du travail.", recovery: way, field: "employer.agreement")
      ])
    case .collective(let idcc, let title)?:
      let isRight = idcc.wholeMatch(of: /\d{1,4}/) != nil && !isBlank(title)
      return isRight
        ? .respected
        : .broken([
          .payslip(
            .p02Agreement, "La convention collective « \(title) », IDCC « \(idcc) », n’est pas identifiée.", recovery: way,
            field: "employer.agreement")
        ])
    }
  }

  /// Who works, at what.
  static let p03Person: PayslipRule = PayslipRule(
    "payslip.p03.person", .error, "Le salarié, son emploi et sa position dans la classification sont dits.",
    "C. trav., art. R3243-1, 4°"
  ) { exam throws(Finding) in
    guard !exam.isBare else { return .simulation }
    let person = exam.document.employee
    let said = [
      ("le nom", person.name, "name"), ("l’emploi", person.job, "job"),
      ("la position dans la classification (niveau, échelon ou coefficient)", person.classification, "classification"),
    ]
    return Outcome(
      said.filter { isBlank($0.1) }.map { what, _, field in
        .payslip(
          .p03Person, "Il manque \(what) du salarié.", recovery: "Complétez-le d’après le contrat.", field: "employee." + field)
      })
  }

  /// The period and its hours.
  static let p04Hours: PayslipRule = PayslipRule(
    "payslip.p04.hours", .error,
    "La période tient dans un mois ; les heures normales et chaque heure majorée sont dites avec leur taux.",
    "C. trav., art. R3243-1, 5°"
  ) { exam throws(Finding) in
    let (slip, period) = (exam.slip, exam.document.period)
    var found: [Finding] = []
    func add(_ fault: String, _ field: String) {
      found.append(
        .payslip(
          .p04Hours, "Période ou heures : \(fault).", recovery: "Corrigez la période ou les heures du bulletin.", field: field))
    }
    if period.lowerBound < slip.period.firstDay || period.upperBound > slip.period.lastDay {
      add("du \(period.lowerBound.french) au \(period.upperBound.french), elle sort de \(slip.period.french)", "from")
    }
    if exam.isUnsaid("earnings") {
      return found.isEmpty ? .unverifiable("le bulletin ne détaille pas la rémunération") : .broken(found)
    }
    for earning in slip.earnings where earning.code == .base && earning.hours == nil {
      add("« \(earning.label) » ne dit pas ses heures", exam.field(earning, "hours"))
    }
    for earning in exam.extraHours where earning.hours == nil || earning.increase == nil {
      let missing = earning.hours == nil ? "ses heures" : "leur majoration"
      add("« \(earning.label) » ne dit pas \(missing)", exam.field(earning, earning.hours == nil ? "hours" : "increase"))
    }
    if let contract = exam.facts.contract, let work = exam.facts.month {
      let codes: [(Earning.Code, Hours, String)] = [
        (.base, work.hours ?? contract.monthlyHours, "normales"),
        (.overtime, work.overtime.map(\.hours).sum(), "supplémentaires"),
        (.complementaryHours, work.complementaryHours.map(\.hours).sum(), "complémentaires"),
      ]
      for (code, wanted, name) in codes {
        let shown = slip.earnings.filter { $0.code == code }
        let sum = shown.compactMap(\.hours).sum()
        guard shown.allSatisfy({ $0.hours != nil }), sum != wanted else { continue }
        add("\(sum.french) \(name) sont payées, et \(wanted.french) sont dues", "payslip.earnings")
      }
    }
    return Outcome(found)
  }

  /// The day of payment and the sentences that every payslip bears.
  static let p40Mentions: PayslipRule = PayslipRule(
    "payslip.p40.mentions", .warning,
    "La date de paiement, la conservation sans limitation de durée et la rubrique de service-public sont dites.",
    "C. trav., art. R3243-1, 12° et 15°, et R3243-5"
  ) { exam throws(Finding) in
    guard !exam.isBare else { return .simulation }
    var found: [Finding] = []
    func add(_ mention: String, _ field: String) {
      found.append(
        .payslip(.p40Mentions, "Il manque une mention : \(mention).", recovery: "Ajoutez-la au bulletin.", field: field))
    }
    if exam.document.paymentDay == nil { add("la date de paiement", "paymentDay") }
    let mentions = exam.document.mentions.map { plain($0) }
    if !mentions.contains(where: { $0.contains("sans limitation de duree") || $0.contains("sans limite de duree") }) {
      add("conserver le bulletin sans limitation de durée", "mentions")
    }
    if !mentions.contains(where: { $0.contains("service-public") }) {
      add("la rubrique « bulletin de paie » de service-public", "mentions")
    }
    return Outcome(found)
  }

  /// Strikes and mandates are nobody's business on a payslip: such an absence is an absence, such hours are hours of work.
  static let p41Forbidden: PayslipRule = PayslipRule(
    "payslip.p41.forbidden", .error, "Ni grève ni activité de représentation ne sont mentionnées.", "C. trav., art. R3243-4"
  ) { exam throws(Finding) in
    let slip = exam.slip
    let said =
      slip.earnings.map { ($0.label, exam.field($0, "label")) } + slip.adjustments.map { ($0.label, "payslip.adjustments") }
      + exam.document.mentions.map { ($0, "mentions") } + exam.document.leave.map { ($0.label, "leave") }
      + exam.document.leaveTaken.map { ($0.label, "leaveTaken") }
    return Outcome(
      said.filter { text, _ in forbidden.contains { plain(text).contains($0) } }.map { text, field in
        .payslip(
          .p41Forbidden, "« \(text) » parle de grève ou de représentation du personnel.",
          recovery: "Écrivez une absence non rémunérée, ou des heures payées comme du travail, sans leur cause.", field: field)
      })
  }

  private static let forbidden = [
    "greve", "greviste", "delegation", "mandat syndical", "representant du personnel", "representation du personnel",
    "representants du personnel", "activite syndicale", "reunion cse", "heures cse",
  ]

  private static func plain(_ text: String) -> String {
    text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
  }

  static func isBlank(_ text: String?) -> Bool { text?.allSatisfy(\.isWhitespace) ?? true }
}

extension Outcome {
  fileprivate static let simulation = Outcome.unverifiable(
    "c’est une simulation : elle n’a ni employeur, ni salarié, ni mentions")
}
