import Kernel
import Store
import UseCases

/// The fiscal year and the month somebody works in, kept in the session: reports start from them.
enum PeriodPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("periode") { visit in try show(visit) }
    routes.dossierPost("periode", .read) { visit in try choose(visit) }
  }

  private struct View: Sendable {
    struct Year: Sendable {
      let yearName, yearDays: String
      let months: [MonthView]
      let lockedText: String?
    }
    struct MonthView: Sendable {
      let monthValue, monthName: String
      let isMonthChosen: Bool
    }
    let formAction, formToken, backTo: String
    let years: [Year]
    let hasYears: Bool
  }

  private struct JSON: Encodable, Sendable {
    struct Year: Encodable, Sendable {
      let name: Int
      let from, through: Day
    }
    let fiscalYears: [Year]
    let fiscalYear: Int?
    let month: String?
  }

  private static func show(_ visit: DossierVisit) throws -> Answer {
    let years = try visit.desk.dossier.reading { try $0.fiscalYears() }
    let period = visit.period(among: years)
    let views = years.reversed().map { stored in
      View.Year(
        yearName: "Exercice \(Shell.short(stored.year))", yearDays: stored.year.french,
        months: stored.year.months.map { month in
          View.MonthView(
            monthValue: "\(stored.year.name) \(month.iso)", monthName: month.french,
            isMonthChosen: period == WorkingPeriod(fiscalYear: stored.year.name, month: month))
        }, lockedText: stored.lockedThrough.map { "Verrouillé jusqu’au \($0.french)." })
    }
    return .page(
      Page(
        title: "Exercice et mois de travail",
        subtitle: "Les états partent du début de l’exercice et vont jusqu’à la fin de ce mois.",
        template: "Dossier/periode",
        view: View(
          formAction: visit.path("periode"), formToken: visit.token(), backTo: visit.query["vers"] ?? "", years: views,
          hasYears: !views.isEmpty),
        json: JSON(
          fiscalYears: years.map { JSON.Year(name: $0.year.name, from: $0.year.first, through: $0.year.last) },
          fiscalYear: period?.fiscalYear, month: period?.month.iso),
        place: .dossier))
  }

  /// Throws `web.period-unknown`.
  private static func choose(_ visit: DossierVisit) throws -> Answer {
    let text = visit.form["periode"] ?? ""
    let pieces = text.split(separator: " ")
    let years = try visit.desk.dossier.reading { try $0.fiscalYears() }
    guard pieces.count == 2, let name = Int(pieces[0]), let month = Month(iso: String(pieces[1])),
      let year = years.first(where: { $0.year.name == name })?.year, year.months.contains(month)
    else { throw Finding.periodUnknown(text) }
    visit.visit.office.sessions.set(
      WorkingPeriod(fiscalYear: name, month: month), of: visit.name, visit.visit.session)
    return .redirect(visit.insideAddress(visit.form["vers"]), Notice("Vous travaillez en \(month.french)."))
  }
}

extension DossierVisit {
  /// An address to go back to, if it is inside this dossier: anything else could lead out of the program.
  func insideAddress(_ text: String?) -> String {
    guard let text, text == path() || text.hasPrefix(path() + "/"), !text.contains("//"), !text.contains("\\") else {
      return path()
    }
    return text
  }
}

extension Finding {
  static func periodUnknown(_ text: String) -> Finding {
    Finding(
      "web.period-unknown", "« \(text.prefix(40)) » n’est pas un mois des exercices du dossier.",
      recovery: "Choisissez un mois de la liste.")
  }
}
