import Kernel
import Store
import UseCases
import Workforce

// The fields of a contract and of its terms: what shows them, and what reads them back.

/// How a wage is agreed, as a list says it.
private enum PayWord: String, CaseIterable {
  case monthly = "mois"
  case hourly = "heure"
  case hoursWorked = "heures"
  case legalMinimum = "minimum"

  var french: String {
    switch self {
    case .monthly: "par mois"
    case .hourly: "de l’heure, mensualisé"
    case .hoursWorked: "de l’heure travaillée"
    case .legalMinimum: "minimum légal (alternant, stagiaire)"
    }
  }

  init(_ pay: Terms.Pay?) {
    switch pay {
    case .hourly: self = .hourly
    case .hoursWorked: self = .hoursWorked
    case .legalMinimum: self = .legalMinimum
    case .monthly, nil: self = .monthly
    }
  }
}

extension FormDrawing {
  func contract(_ places: ListWorkplaces.Outcome) -> [FormGroup] {
    [
      FormGroup(
        "Le contrat",
        [
          list("type", "Type", nil, EmploymentContract.Kind.allCases.map { ($0.rawValue, $0.french) }),
          day("debut", "Premier jour", isRequired: true), day("fin", "Terme", help: "vide pour un CDI"),
          day("signe", "Signé le"), day("fin-essai", "Dernier jour de l’essai"),
        ]),
      FormGroup(
        "Si le contrat a un terme",
        [
          list(
            "motif", "Motif du CDD", nil,
            [("", "aucun")] + EmploymentContract.FixedTermReason.allCases.map { ($0.rawValue, $0.french) }),
          field("remplace", "Qui est remplacé", help: "nom et qualification"),
          day("duree-minimale", "Durée minimale, jusqu’au", help: "sans terme précis"),
          field("annee", "Année d’apprentissage", help: "1, 2 ou 3"), field("diplome", "Diplôme préparé"),
          field("derogation", "Pourquoi moins de 24\u{A0}h", help: "temps partiel court"),
        ]),
    ] + terms(nil, places)
  }

  /// - Parameter terms: what an amendment changes; nil for a new contract.
  func terms(_ terms: Terms?, _ places: ListWorkplaces.Outcome) -> [FormGroup] {
    let amount: Money? =
      switch terms?.pay {
      case .monthly(let amount), .hourly(let amount), .hoursWorked(let amount): amount
      case .legalMinimum, nil: nil
      }
    return [
      FormGroup(
        "Le travail",
        [
          field("emploi", "Emploi", terms?.jobTitle, isRequired: true),
          field("pcs", "Code PCS-ESE", terms?.occupationCode, help: "554a ; la DSN le demande"),
          list(
            "categorie", "Catégorie", (terms?.category ?? .employee).rawValue,
            SocialCategory.allCases.map { ($0.rawValue, $0.french) }),
          field("niveau", "Niveau", terms?.classification.level), field("echelon", "Échelon", terms?.classification.echelon),
          field("coefficient", "Coefficient", terms?.classification.coefficient),
          list(
            "etablissement", "Établissement", terms.map { String($0.workplace) },
            places.workplaces.map { (String($0.id), $0.value.name) }),
          field(
            "heures", "Heures par semaine", WorkforceShown.figure(terms?.weeklyHours ?? places.legalHours), isRequired: true),
          field(
            "repartition", "Heures de chaque jour",
            terms?.pattern?.hours.map(WorkforceShown.figure).joined(separator: " "),
            help: "sept durées, du lundi : 7 7 7 7 7 0 0 ; vide : égales"),
          field("forfait", "Forfait, en jours par an", terms?.daysPerYear.map { String($0) }),
          field("rtt", "Jours de RTT par an", terms?.restDaysPerYear.map { String($0) }),
        ]),
      FormGroup(
        "Le salaire",
        [
          self.amount("salaire", "Salaire brut", amount),
          list("paie", "Compté", PayWord(terms?.pay).rawValue, PayWord.allCases.map { ($0.rawValue, $0.french) }),
          self.amount("transport", "Abonnement de transport, par mois", terms?.transport?.subscription),
          field(
            "transport-part", "dont part de l’employeur, %",
            terms?.transport?.employerShare.map { PayVariablesForm.percent($0) }, help: "vide : celle de la loi"),
          self.amount("titre-restaurant", "Titre-restaurant, valeur", terms?.mealVouchers?.faceValue),
          self.amount("titre-employeur", "dont part de l’employeur", terms?.mealVouchers?.employerShare),
          field("dispense", "Dispense de mutuelle", terms?.healthExemption, help: "le motif, s’il y en a une"),
        ]),
    ] + recurring(terms?.recurring ?? [])
  }
}

// What comes back each month: a form has rows that stay empty, and what is kept has not.
private enum RecurringRows {
  static func filled(_ fields: Fields) -> [Int] { PayVariablesForm.rows("genre", "libelle", "montant", in: fields) }
}

extension FormDrawing {
  private func recurring(_ kept: [Terms.RecurringPay]) -> [FormGroup] {
    let typed = typed.flatMap { RecurringRows.filled($0).max() } ?? 0
    return (0..<max(2, kept.count + 1, typed + 1)).map { index in
      let pay = kept.indices.contains(index) ? kept[index] : nil
      return FormGroup(
        "Chaque mois, \(index + 1)",
        note: index == 0 ? "primes, avantages, frais ; une ligne vide ne compte pas" : nil,
        [
          list(
            "genre-\(index + 1)", "Genre", pay?.kind.rawValue,
            [("", "aucun")] + Terms.RecurringPay.Kind.allCases.map { ($0.rawValue, $0.french) }),
          field("libelle-\(index + 1)", "Libellé du bulletin", pay?.label),
          amount("montant-\(index + 1)", "Montant par mois, €", pay?.amount),
        ])
    }
  }
}

extension Fields {
  private func recurring() throws -> [Terms.RecurringPay] {
    try RecurringRows.filled(self).map { row in
      guard let kind = text("genre-\(row)").flatMap({ Terms.RecurringPay.Kind(rawValue: $0) }) else {
        throw Finding.fieldMissing("le genre").at(field: "genre-\(row)")
      }
      guard let amount = try amount("montant-\(row)") else {
        throw Finding.fieldMissing("un montant").at(field: "montant-\(row)")
      }
      return .init(kind, text("libelle-\(row)") ?? "", amount)
    }
  }

  /// The finding at the row of the form that its value came from: those who check count what was filled in only.
  func placed(_ finding: Finding) -> Finding {
    guard let field = finding.field, let dash = field.lastIndex(of: "-"), ["libelle", "montant"].contains(field[..<dash]),
      let index = Int(field[field.index(after: dash)...])
    else { return finding }
    let rows = RecurringRows.filled(self)
    return rows.indices.contains(index - 1) ? finding.at(field: "\(field[..<dash])-\(rows[index - 1])") : finding
  }

  func contract(of employee: Int64, _ places: ListWorkplaces.Outcome) throws -> EmploymentContract {
    let kind = text("type").flatMap { EmploymentContract.Kind(rawValue: $0) } ?? .permanent
    var contract = EmploymentContract(
      employee: employee, kind: kind, start: try requiredDay("debut"), end: try day("fin"), terms: try terms(nil, places))
    contract.signed = try day("signe")
    let reason = text("motif").flatMap { EmploymentContract.FixedTermReason(rawValue: $0) }
    if kind == .fixedTerm || reason != nil {
      contract.fixedTerm = .init(reason: reason, replaced: text("remplace"), leastThrough: try day("duree-minimale"))
    }
    contract.trial = try day("fin-essai").map { .init(through: $0) }
    contract.apprenticeship = try number("annee").map { .init(year: $0, diploma: text("diplome")) }
    contract.shortTimeReason = text("derogation")
    return contract
  }

  /// - Parameter known: what the form was filled from; what it does not show stays.
  func terms(_ known: Terms?, _ places: ListWorkplaces.Outcome) throws -> Terms {
    let place = text("etablissement").flatMap { Int64($0) } ?? known?.workplace ?? places.workplaces.first?.id ?? 0
    var terms =
      known ?? Terms(workplace: place, jobTitle: "", weeklyHours: places.legalHours, pay: .legalMinimum)
    (terms.workplace, terms.jobTitle) = (place, text("emploi") ?? "")
    terms.occupationCode = text("pcs").flatMap { Terms.occupationCode(typed: $0) }
    terms.category = text("categorie").flatMap { SocialCategory(rawValue: $0) } ?? terms.category
    terms.classification = .init(level: text("niveau"), echelon: text("echelon"), coefficient: text("coefficient"))
    terms.pattern = try week("repartition")
    terms.weeklyHours = try hours("heures") ?? terms.pattern?.total ?? terms.weeklyHours
    (terms.daysPerYear, terms.restDaysPerYear) = (try number("forfait"), try number("rtt"))
    let amount = try amount("salaire")
    switch text("paie").flatMap({ PayWord(rawValue: $0) }) ?? PayWord(known?.pay) {
    case .monthly: terms.pay = .monthly(amount ?? .zero)
    case .hourly: terms.pay = .hourly(amount ?? .zero)
    case .hoursWorked: terms.pay = .hoursWorked(amount ?? .zero)
    case .legalMinimum: terms.pay = .legalMinimum
    }
    let transportShare = try rate("transport-part")
    terms.transport = try self.amount("transport").map { .init(subscription: $0, employerShare: transportShare) }
    if terms.transport == nil, transportShare != nil {
      throw Finding.fieldMissing("ce que coûte l’abonnement").at(field: "transport")
    }
    let voucherShare = try self.amount("titre-employeur")
    terms.mealVouchers = try self.amount("titre-restaurant").map { .init(faceValue: $0, employerShare: voucherShare ?? .zero) }
    if terms.mealVouchers == nil, voucherShare != nil {
      throw Finding.fieldMissing("la valeur du titre").at(field: "titre-restaurant")
    }
    terms.recurring = try recurring()
    terms.healthExemption = text("dispense")
    return terms
  }

  /// Seven durations from Monday, between spaces. Throws `web.week-unreadable`.
  private func week(_ field: String) throws -> WeeklyPattern? {
    guard let text = text(field) else { return nil }
    let hours = text.split(whereSeparator: \.isWhitespace).compactMap { try? Money(french: String($0)) }
    guard let week = WeeklyPattern(hours.map { Hours(hundredths: $0.cents) }) else {
      throw Finding.weekUnreadable(text).at(field: field)
    }
    return week
  }
}

extension Finding {
  fileprivate static func weekUnreadable(_ text: String) -> Finding {
    Finding(
      "web.week-unreadable", "« \(text.prefix(40)) » n’est pas une semaine de travail.",
      recovery: "Écrivez sept durées, du lundi au dimanche, séparées par des espaces : 7 7 7 7 7 0 0.")
  }
}
