/// A legal public holiday. The eleven of C. trav. art. L3133-1 hold
/// everywhere; the others only in their territory.
public enum Holiday: String, CaseIterable, Hashable, Sendable {
  case newYear, easterMonday, labourDay, victoryDay, ascension, whitMonday
  case bastilleDay, assumption, allSaints, armistice, christmas
  /// Alsace-Moselle, in the communes that have a Protestant church or a shared
  /// one (C. trav. art. L3134-13; ordonnance du 16 août 1892).
  case goodFriday
  /// 26 December, Alsace-Moselle (C. trav. art. L3134-13).
  case saintStephen
  /// Commemoration of the abolition of slavery, overseas (C. trav. art. L3422-2).
  case abolitionOfSlavery

  /// « Lundi de Pâques ».
  public var french: String {
    switch self {
    case .newYear: "Jour de l’An"
    case .easterMonday: "Lundi de Pâques"
    case .labourDay: "Fête du Travail"
    case .victoryDay: "Victoire 1945"
    case .ascension: "Ascension"
    case .whitMonday: "Lundi de Pentecôte"
    case .bastilleDay: "Fête nationale"
    case .assumption: "Assomption"
    case .allSaints: "Toussaint"
    case .armistice: "Armistice 1918"
    case .christmas: "Noël"
    case .goodFriday: "Vendredi saint"
    case .saintStephen: "Saint-Étienne"
    case .abolitionOfSlavery: "Abolition de l’esclavage"
    }
  }
}

/// Which public holidays hold where the establishment stands.
public enum HolidayTerritory: String, CaseIterable, Hashable, Sendable {
  case metropole
  /// Bas-Rhin, Haut-Rhin and Moselle: Good Friday and 26 December are added.
  case alsaceMoselle
  case guadeloupe, guyane, martinique, mayotte, reunion
}

/// The public holidays of a territory, year by year.
///
/// A company may work on a holiday other than 1 May; what is answered here is
/// the legal calendar, as deadlines and payment days need it.
public struct HolidayCalendar: Hashable, Sendable {
  public let territory: HolidayTerritory

  public init(_ territory: HolidayTerritory = .metropole) { self.territory = territory }

  /// Easter Sunday of the Gregorian calendar.
  public static func easter(_ year: Int) -> Day {
    let golden = year % 19
    let (century, yearOfCentury) = (year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let index = epact + weekday - 7 * shift + 114
    return Day(year, index / 31, index % 31 + 1)
  }

  /// The holidays of a year in order. Two may fall on one day: Ascension on 1 May 2008.
  public func holidays(in year: Int) -> [(day: Day, holiday: Holiday)] {
    let easter = HolidayCalendar.easter(year)
    let found = fixed.map { (day: Day(year, $0.month, $0.day), holiday: $0.holiday) }
    return (found + moving.map { (day: easter + $0.offset, holiday: $0.holiday) }).sorted { $0.day < $1.day }
  }

  /// The holidays that fall on the day: usually none, rarely two.
  public func holidays(on day: Day) -> [Holiday] { holidays(in: day.year).filter { $0.day == day }.map(\.holiday) }

  /// Quick enough to be asked for each line of a file.
  public func isHoliday(_ day: Day) -> Bool {
    let (month, number) = (day.monthOfYear, day.dayOfMonth)
    if fixed.contains(where: { $0.month == month && $0.day == number }) { return true }
    guard (3...6).contains(month) else { return false }
    let offset = day - HolidayCalendar.easter(day.year)
    return moving.contains { $0.offset == offset }
  }

  /// Holidays that keep their date.
  private var fixed: [(month: Int, day: Int, holiday: Holiday)] {
    switch territory {
    case .metropole: HolidayCalendar.fixedEverywhere
    case .alsaceMoselle: HolidayCalendar.fixedEverywhere + [(12, 26, .saintStephen)]
    case .guadeloupe: HolidayCalendar.fixedEverywhere + [(5, 27, .abolitionOfSlavery)]
    case .guyane: HolidayCalendar.fixedEverywhere + [(6, 10, .abolitionOfSlavery)]
    case .martinique: HolidayCalendar.fixedEverywhere + [(5, 22, .abolitionOfSlavery)]
    case .mayotte: HolidayCalendar.fixedEverywhere + [(4, 27, .abolitionOfSlavery)]
    case .reunion: HolidayCalendar.fixedEverywhere + [(12, 20, .abolitionOfSlavery)]
    }
  }

  /// Holidays that follow Easter, by so many days.
  private var moving: [(offset: Int, holiday: Holiday)] {
    territory == .alsaceMoselle ? HolidayCalendar.movingEverywhere + [(-2, .goodFriday)] : HolidayCalendar.movingEverywhere
  }

  private static let fixedEverywhere: [(month: Int, day: Int, holiday: Holiday)] = [
    (1, 1, .newYear), (5, 1, .labourDay), (5, 8, .victoryDay), (7, 14, .bastilleDay), (8, 15, .assumption), (11, 1, .allSaints),
    (11, 11, .armistice), (12, 25, .christmas),
  ]

  private static let movingEverywhere: [(offset: Int, holiday: Holiday)] = [
    (1, .easterMonday), (39, .ascension), (50, .whitMonday),
  ]
}
