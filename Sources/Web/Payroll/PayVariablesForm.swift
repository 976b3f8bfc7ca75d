import Kernel
import Store
import UseCases
import Workforce

/// The fields of what happened in a month: what shows them, and what reads them back.
///
/// A form has rows that stay empty, and what is kept has not: ``rows`` says which row each value came from.
struct PayVariablesForm {
  /// What belongs together, row by row.
  struct Section: Sendable {
    let sectionTitle: String
    let sectionNote: String?
    let sectionRows: [FormGroup]
    /// Each row is a kind, a label and an amount.
    var isLine = false
    /// Unfolded from the start, or always; nil when it does not fold.
    let folding: Folding?
  }
  struct Folding: Sendable {
    let isUnfolded: Bool
  }

  let month: Month
  let contract: EmploymentContract
  let known: PayVariables?

  private var mondays: [Day] { PayVariables.mondays(of: month) }

  // MARK: Showing

  func sections(_ drawing: FormDrawing) -> [Section] {
    var sections = [weeks(drawing), extra(drawing), items(drawing), others(drawing)]
    if month.number > 1 { sections.append(opening(drawing)) }
    return sections
  }

  private func weeks(_ drawing: FormDrawing) -> Section {
    let byMonday = Dictionary((known?.weeks ?? []).map { ($0.monday, $0.hours) }) { first, _ in first }
    let fields = mondays.enumerated().map { index, monday in
      drawing.field(
        "semaine-\(index + 1)", "Du \(monday.short) au \((monday + 6).short)",
        byMonday[monday].map(WorkforceShown.figure))
    }
    return Section(
      sectionTitle: "Heures faites chaque semaine",
      sectionNote: "les semaines qui s’achèvent dans le mois ; vide : celles du contrat. Les majorations se déduisent.",
      sectionRows: [FormGroup("Semaines", fields)], folding: nil)
  }

  private func extra(_ drawing: FormDrawing) -> Section {
    let kept = known?.extra ?? []
    let rows = (0..<max(2, kept.count)).map { index in
      let value = kept.indices.contains(index) ? kept[index] : nil
      return FormGroup(
        "Heures \(index + 1)",
        [
          drawing.field("heures-\(index + 1)", "Heures en plus", value.map { WorkforceShown.figure($0.hours) }),
          drawing.field("majoration-\(index + 1)", "Majoration, %", value.map { PayVariablesForm.percent($0.increase) }),
        ])
    }
    return Section(
      sectionTitle: "Ou les heures en plus, si les semaines ne sont pas données", sectionNote: nil, sectionRows: rows,
      folding: Folding(isUnfolded: !kept.isEmpty || isTouched(drawing, ["heures-", "majoration-"])))
  }

  private func items(_ drawing: FormDrawing) -> Section {
    let kept = known?.items ?? []
    let typed = drawing.typed.map { self.rows("genre", "libelle", "montant", in: $0).max() ?? 0 } ?? 0
    let rows = (0..<max(3, kept.count + 1, typed + 1)).map { index in
      let item = kept.indices.contains(index) ? kept[index] : nil
      return FormGroup(
        "Élément \(index + 1)",
        [
          drawing.list(
            "genre-\(index + 1)", "Genre", item?.kind.rawValue,
            [("", "aucun")] + PayVariables.Item.Kind.allCases.map { ($0.rawValue, $0.french) }),
          drawing.field("libelle-\(index + 1)", "Libellé du bulletin", item?.label),
          drawing.amount("montant-\(index + 1)", "Montant, €", item?.amount),
        ])
    }
    return Section(
      sectionTitle: "Primes, frais, avantages et acomptes",
      sectionNote: "une ligne vide ne compte pas ; chaque envoi en ajoute une",
      sectionRows: rows, isLine: true, folding: nil)
  }

  private func others(_ drawing: FormDrawing) -> Section {
    let terms = contract.terms(on: month.lastDay)
    var fields: [FormInput] = []
    if terms.mealVouchers != nil || known?.mealVouchers != nil || drawing.typed?.text("titres") != nil {
      fields.append(
        drawing.field(
          "titres", "Titres-restaurant", known?.mealVouchers.map { String($0) }, help: "vide : un par jour travaillé"))
    }
    fields.append(
      drawing.amount(
        "saisie", "Saisie, €", known.flatMap { $0.attachment.isZero ? nil : $0.attachment },
        help: "seule la part saisissable est retenue"))
    if contract.lastDay.map({ $0.month == month }) ?? false || known?.severance != nil {
      fields.append(
        drawing.amount("rupture", "Indemnité de rupture convenue, €", known?.severance, help: "vide : celle de la loi"))
    }
    return Section(
      sectionTitle: "Autres éléments", sectionNote: nil, sectionRows: [FormGroup("Autres éléments", fields)], folding: nil)
  }

  private static var openingFields: [(id: String, label: String, path: WritableKeyPath<PayVariables.Opening, Money>)] {
    [
      ("reprise-brut", "Brut", \.gross), ("reprise-plafond", "Plafond", \.ceiling),
      ("reprise-smic", "Smic de la réduction générale", \.referenceMinimumWage),
      ("reprise-reduction", "Réduction générale", \.generalReduction),
      ("reprise-heures", "Heures supplémentaires exonérées", \.exemptOvertime),
      ("reprise-imposable", "Net imposable", \.netTaxable), ("reprise-impot", "Impôt prélevé", \.incomeTax),
    ]
  }

  private func opening(_ drawing: FormDrawing) -> Section {
    let fields = PayVariablesForm.openingFields.map { field in
      drawing.amount(field.id, field.label, known?.opening?[keyPath: field.path])
    }
    return Section(
      sectionTitle: "Reprendre les cumuls de l’année",
      sectionNote: "du dernier bulletin fait ailleurs, avant le premier fait ici",
      sectionRows: [FormGroup("Cumuls", fields)],
      folding: Folding(isUnfolded: known?.opening != nil || isTouched(drawing, ["reprise-"])))
  }

  private func isTouched(_ drawing: FormDrawing, _ prefixes: [String]) -> Bool {
    drawing.typed?.pairs.contains { pair in
      !pair.value.trimmed.isEmpty && prefixes.contains { pair.name.hasPrefix($0) }
    } ?? false
  }

  static func percent(_ rate: Rate) -> String { rate.frenchPercent.filter { !$0.isWhitespace && $0 != "%" } }

  // MARK: Reading

  /// Rows of the form, from 1, that have something in one of these fields.
  static func rows(_ names: String..., in fields: Fields) -> [Int] { rows(names, in: fields, most: 60) }

  private static func rows(_ names: [String], in fields: Fields, most: Int) -> [Int] {
    (1...most).filter { row in names.contains { fields.text("\($0)-\(row)") != nil } }
  }

  /// No fewer than what is kept has: what the form showed is read back whole.
  private func rows(_ names: String..., in fields: Fields) -> [Int] {
    let most = max(60, (known?.items.count ?? 0) + 1, known?.extra.count ?? 0)
    return PayVariablesForm.rows(names, in: fields, most: most)
  }

  /// What the form says of the month. Throws what cannot be read, at its field.
  func read(_ fields: Fields) throws -> PayVariables {
    var variables = known ?? PayVariables(employee: contract.employee, contract: 0, month: month)
    variables.weeks = try rows("semaine", in: fields).compactMap { row in
      guard mondays.indices.contains(row - 1), let hours = try fields.hours("semaine-\(row)") else { return nil }
      return .init(mondays[row - 1], hours)
    }
    variables.extra = try rows("heures", "majoration", in: fields).map { row in
      guard let hours = try fields.hours("heures-\(row)") else {
        throw Finding.fieldMissing("les heures").at(field: "heures-\(row)")
      }
      guard let increase = try fields.rate("majoration-\(row)") else {
        throw Finding.fieldMissing("la majoration").at(field: "majoration-\(row)")
      }
      return .init(hours, increase: increase)
    }
    variables.items = try rows("genre", "libelle", "montant", in: fields).map { row in
      guard let kind = fields.text("genre-\(row)").flatMap({ PayVariables.Item.Kind(rawValue: $0) }) else {
        throw Finding.fieldMissing("le genre").at(field: "genre-\(row)")
      }
      guard let amount = try fields.amount("montant-\(row)") else {
        throw Finding.fieldMissing("un montant").at(field: "montant-\(row)")
      }
      return .init(kind, fields.text("libelle-\(row)") ?? "", amount)
    }
    variables.mealVouchers = try fields.number("titres")
    variables.attachment = try fields.amount("saisie") ?? .zero
    variables.severance = try fields.amount("rupture")
    variables.opening = try opening(fields)
    return variables
  }

  private func opening(_ fields: Fields) throws -> PayVariables.Opening? {
    let said = PayVariablesForm.openingFields.contains { fields.text($0.id) != nil }
    guard said else { return nil }
    var opening = PayVariables.Opening(
      gross: .zero, ceiling: .zero, referenceMinimumWage: .zero, generalReduction: .zero, netTaxable: .zero, incomeTax: .zero)
    for field in PayVariablesForm.openingFields { opening[keyPath: field.path] = try fields.amount(field.id) ?? .zero }
    return opening
  }

  /// The finding at the row of the form that its value came from: those who check count what was filled in only.
  func placed(_ finding: Finding, _ fields: Fields) -> Finding {
    guard let field = finding.field, let dash = field.lastIndex(of: "-"), let index = Int(field[field.index(after: dash)...])
    else { return finding }
    let name = String(field[..<dash])
    let rows =
      switch name {
      case "semaine": self.rows("semaine", in: fields)
      case "heures", "majoration": self.rows("heures", "majoration", in: fields)
      case "montant", "libelle": self.rows("genre", "libelle", "montant", in: fields)
      default: [Int]()
      }
    return rows.indices.contains(index - 1) ? finding.at(field: "\(name)-\(rows[index - 1])") : finding
  }
}
