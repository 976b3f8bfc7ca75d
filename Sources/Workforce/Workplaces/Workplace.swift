public import Kernel

/// An establishment of the company, as its payslips and declarations name it, with the rates notified for it.
///
/// What the law fixes for everybody is in `Law`; what an administration notified to this establishment is here, with its days.
public struct Workplace: Codable, Hashable, Sendable {
  /// The text that rules branches of trade: « IDCC 1517, Commerces de détail non alimentaires ».
  public struct Agreement: Codable, Hashable, Sendable {
    /// Up to four digits.
    public var idcc: String
    public var title: String

    public init(idcc: String, title: String) { (self.idcc, self.title) = (idcc, title) }

    public var french: String { "\(title) (IDCC \(idcc))" }
  }

  /// When wages are paid.
  public struct PayDay: Codable, Hashable, Sendable {
    /// Nil for the last working day of the month.
    public var dayOfMonth: Int?
    /// In the month that follows the one worked.
    public var isNextMonth: Bool

    public init(dayOfMonth: Int? = nil, isNextMonth: Bool = false) {
      (self.dayOfMonth, self.isNextMonth) = (dayOfMonth, isNextMonth)
    }

    /// The day for a month of work: the working day on or before it.
    public func day(for month: Month, _ calendar: HolidayCalendar) -> Day {
      let paid = isNextMonth ? month.adding(1) : month
      let wanted = dayOfMonth.map { Day(paid.year, paid.number, min(max($0, 1), paid.length)) } ?? paid.lastDay
      return calendar.previousWorkingDay(onOrBefore: wanted)
    }
  }

  public var name: String
  public var siret: Siret
  public var address: PostalAddress
  /// The code that INSEE gives the commune, five signs: `67482`. The DSN needs it; nil while nobody gave it.
  public var communeCode: String?
  /// Code APE: `47.52A`, written `4752A`.
  public var activityCode: String
  /// Nil when no agreement applies: payslips then refer to the labour code for leave and notice.
  public var agreement: Agreement?
  /// Where contributions are paid.
  public var urssafNumber: String?
  /// AT/MP, of the notification of the rate: `524RB`. The DSN needs it; nil while nobody gave it.
  public var accidentRiskCode: String?
  /// The operator of competences (OPCO), two digits of the DSN.
  public var trainingBody: String?
  /// Decides of the public holidays, of the default scale of the withholding, and of the local health scheme.
  public var territory: HolidayTerritory
  /// AT/MP.
  public var workAccidentRates: History<Rate>
  /// Versement mobilité, the rates of the place added up.
  public var mobilityRates: History<Rate>
  /// Another rate of unemployment insurance than the common one, after a bonus or a penalty.
  public var unemploymentRates: History<Rate>
  /// Of the employer, the mean of the year before (CSS, art. L130-1): it holds for a whole year.
  public var headcounts: History<Int>
  public var healthSchemes: [HealthScheme]
  public var providentSchemes: [ProvidentScheme]
  public var payDay: PayDay
  /// The employer asks for the daily allowances of those whose wage it maintains.
  public var hasSubrogation: Bool

  public init(name: String, siret: Siret, address: PostalAddress, activityCode: String) {
    (self.name, self.siret, self.address, self.activityCode) = (name, siret, address, activityCode)
    (territory, payDay, hasSubrogation) = (.metropole, PayDay(), false)
    (workAccidentRates, mobilityRates, unemploymentRates, headcounts) = (History(), History(), History(), History())
    (healthSchemes, providentSchemes) = ([], [])
  }

  public var calendar: HolidayCalendar { HolidayCalendar(territory) }
  /// Régime local d’assurance maladie.
  public var hasLocalHealthScheme: Bool { territory == .alsaceMoselle }

  /// The one that covers the category that day, if there is one.
  public func healthScheme(for category: SocialCategory, on day: Day) -> HealthScheme? {
    healthSchemes.last { $0.covers(category, on: day) }
  }

  public func providentSchemes(for category: SocialCategory, on day: Day) -> [ProvidentScheme] {
    providentSchemes.filter { $0.covers(category, on: day) }
  }
}
