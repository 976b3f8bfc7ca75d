import Formats
public import Kernel
import Law
import Workforce

/// What the payslips of a year come to, for the balance of the tax for apprenticeship.
public struct YearlyBase: Hashable, Sendable {
  public var year: Int
  /// How many months of it there are payslips of.
  public var months: Int
  public var base: Money
  /// Of the rate of the law, before what was given otherwise is taken off.
  public var amount: Money

  public init(year: Int, months: Int, base: Money, amount: Money) {
    (self.year, self.months, self.base, self.amount) = (year, months, base, amount)
  }
}

extension EstablishmentTax {
  /// As a message says it; nil for what is none.
  public init?(_ block: BlockOccurrence) {
    guard block.id == "S21.G00.44", let code = block[1], let year = block[3].flatMap({ Int($0) }) else { return nil }
    self.init(code: code, amount: block[2].flatMap(DeclaredText.money), year: year)
  }
}

extension EstablishmentCharge {
  /// As a message says it; nil for what is none.
  public init?(_ block: BlockOccurrence) {
    guard block.id == "S21.G00.82", let amount = block[1].flatMap(DeclaredText.money), let code = block[2],
      let from = block[3].flatMap(DeclaredText.day), let through = block[4].flatMap(DeclaredText.day), from <= through
    else { return nil }
    self.init(code: code, amount: amount, period: from...through, reference: block[5])
  }
}

extension DeclaredText {
  fileprivate static func money(_ text: String) -> Money? { scaledInteger(text, decimals: 2).map { Money(cents: $0) } }

  fileprivate static func day(_ text: String) -> Day? {
    guard text.utf8.count == 8 else { return nil }
    return Day(iso: "\(text.suffix(4))-\(text.dropFirst(2).prefix(2))-\(text.prefix(2))")
  }
}

extension MonthlyDeclaration {
  /// What the month says once a year and is not given here: it is told with its law, and nothing of it is made up. Throws as `Law.count`,
  /// and `dsn.norm.data-invalid`.
  static func yearlyFindings(_ facts: DeclarationFacts, law: Law, norm: Norm) throws(Finding) -> [Finding] {
    let given = Set(facts.charges.map(\.code))
    for (id, codes) in [(RubricID("S21.G00.44.001"), facts.taxes.map(\.code)), ("S21.G00.82.002", Array(given))] {
      for code in codes where norm.rubric(id)?.label(of: code) == nil { throw .declaringYearlyCode(code, id) }
    }
    guard facts.fraction.isFirst, !facts.people.isEmpty else { return [] }
    let (day, place) = (facts.month.lastDay, facts.declarant.workplace)
    let year = facts.month.year - 1
    func isDue(_ kind: String) throws(Finding) -> String? {
      guard let row = try DeclarationDueDate.yearly(kind, on: day), row.value == facts.month.number else { return nil }
      return row.citation
    }
    var findings = facts.charges.map { Finding.declaringChargeUnpaid($0) }
    let headcount = place.headcounts.on(Day(year, 12, 31)) ?? place.headcounts.on(day) ?? 0
    if let citation = try isDue("yearly.balance"), !place.hasLocalHealthScheme, given.isDisjoint(with: ["076", "077", "078"]) {
      findings.append(.declaringYearlyBalance(year, facts.lastYear, citation))
    }
    if let citation = try isDue("yearly.disability"), given.isDisjoint(with: ["065", "066", "067", "068"]) {
      let least = try DeclarationDueDate.yearly("yearly.disability.headcount", on: day)?.value
      if let least, headcount >= least { findings.append(.declaringYearlyDisability(year, headcount, least: least, citation)) }
    }
    if let citation = try isDue("yearly.additional"), given.isDisjoint(with: ["079", "080"]) {
      let least = try law.count("payroll.additional-apprenticeship.headcount", on: day).value
      if headcount >= least { findings.append(.declaringYearlyAdditional(year, headcount, least: least, citation)) }
    }
    if let citation = try isDue("yearly.taxes"), facts.taxes.isEmpty {
      let owesHousing = headcount >= (try law.count("payroll.housing-effort.headcount", on: day).value)
      findings.append(.declaringYearlyTaxes(facts.month.year, owesHousing: owesHousing, citation))
    }
    return findings
  }
}

// What an establishment says once a year.
extension Finding {
  static func declaringYearlyCode(_ code: String, _ id: RubricID) -> Finding {
    Finding(
      "dsn.declaring.yearly-code", "« \(code.prefix(10)) » n’est pas un code de la norme pour \(id).",
      recovery: "Donnez un code à trois chiffres de cette rubrique.",
      reference: id.description
    ).at(field: id.description)
  }

  static func declaringChargeUnpaid(_ charge: EstablishmentCharge) -> Finding {
    Finding(
      "dsn.declaring.charge-unpaid", .info,
      "La cotisation \(charge.code) de \(charge.amount.french)\u{A0}€ est dite pour l’établissement ; le bordereau et les paiements ne la portent pas.",
      recovery:
        "Son code type de personnel n’est pas connu ici : ajoutez-le au bordereau avant l’envoi, avec la table de l’Urssaf.",
      reference: "S21.G00.82.002"
    ).at(field: "S21.G00.82.002")
  }

  static func declaringYearlyBalance(_ year: Int, _ known: YearlyBase?, _ citation: String) -> Finding {
    let sum =
      known.map {
        "les bulletins de \($0.months) mois de \(year) en donnent \($0.amount.french)\u{A0}€ sur \($0.base.french)\u{A0}€, déductions non comprises"
      } ?? "aucun bulletin de \(year) n’est ici, et son montant n’est pas connu"
    return Finding(
      "dsn.declaring.yearly-balance", .warning,
      "Le solde de la taxe d’apprentissage de \(year) est attendu ce mois, et n’est pas déclaré : \(sum).",
      recovery: "Donnez-le : --cotisations \"076=81,00\" ; 077 et 078 disent ce qui a été versé autrement.", reference: citation
    ).at(field: "S21.G00.82.002")
  }

  static func declaringYearlyDisability(_ year: Int, _ headcount: Int, least: Int, _ citation: String) -> Finding {
    Finding(
      "dsn.declaring.yearly-disability", .warning,
      "L’obligation d’emploi de travailleurs handicapés de \(year) est attendue ce mois (\(headcount) salariés, \(least) suffisent), et rien n’en est déclaré.",
      recovery:
        "L’Urssaf a envoyé les effectifs : donnez la contribution, --cotisations \"065=0,00 066=0,00 068=0,00\" avec vos montants.",
      reference: citation
    ).at(field: "S21.G00.82.002")
  }

  static func declaringYearlyAdditional(_ year: Int, _ headcount: Int, least: Int, _ citation: String) -> Finding {
    Finding(
      "dsn.declaring.yearly-additional", .warning,
      "La contribution supplémentaire à l’apprentissage de \(year) est attendue ce mois (\(headcount) salariés, \(least) suffisent), et rien n’en est déclaré.",
      recovery: "Donnez-la : --cotisations \"079=…\" si elle est due, \"080=…\" si vous en êtes exonéré.", reference: citation
    ).at(field: "S21.G00.82.002")
  }

  static func declaringYearlyTaxes(_ year: Int, owesHousing: Bool, _ citation: String) -> Finding {
    Finding(
      "dsn.declaring.yearly-taxes", .warning,
      "Les assujettissements de \(year) sont attendus ce mois (apprentissage, formation, effort de construction), et aucun n’est déclaré.",
      recovery:
        "Dites-les avec leur assiette : --taxes \"001=90000 007=90000 \(owesHousing ? "005=90000" : "006")\" ; 002, 006 et 008 disent qu’ils ne sont pas dus.",
      reference: citation
    ).at(field: "S21.G00.44.001")
  }
}
