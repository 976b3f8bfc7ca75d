public import Kernel

/// The days on which euros move between banks: T2, formerly TARGET2, is closed on Saturdays, Sundays, 1 January, Good
/// Friday, Easter Monday, 1 May, 25 and 26 December (ECB, long-term calendar since 2000).
public enum TargetCalendar {
  public static func isOpen(_ day: Day) -> Bool { day.weekday <= 5 && closing(on: day) == nil }

  /// Why no euro moves that day, in French; nil on the other days, week-ends included.
  public static func closing(on day: Day) -> String? {
    switch (day.monthOfYear, day.dayOfMonth) {
    case (1, 1): return "le Jour de l’An"
    case (5, 1): return "le 1er mai"
    case (12, 25): return "Noël"
    case (12, 26): return "le 26 décembre"
    default: break
    }
    guard (3...4).contains(day.monthOfYear) else { return nil }
    switch day - HolidayCalendar.easter(day.year) {
    case -2: return "le Vendredi saint"
    case 1: return "le lundi de Pâques"
    default: return nil
    }
  }

  /// The day itself when it is open, or the first that follows.
  public static func open(onOrAfter day: Day) -> Day {
    var candidate = day
    while !isOpen(candidate) { candidate = candidate + 1 }
    return candidate
  }
}

/// The countries whose accounts transfers and direct debits in euros reach, as EPC409-09 lists them. Those that were not of
/// the first years have the day from which their banks could be reached.
public enum SEPACountries {
  /// The accounts of overseas France and of the Crown dependencies have the IBAN of France and of the United Kingdom.
  static let since: [String: Day] = [
    "AD": Day(2019, 3, 1), "VA": Day(2019, 3, 1), "SM": Day(2014, 2, 1),
    // Operational readiness of 5 October 2025, EPC: read for Moldova and North Macedonia, taken to be that of the two others.
    "AL": Day(2025, 10, 5), "ME": Day(2025, 10, 5), "MD": Day(2025, 10, 5), "MK": Day(2025, 10, 5),
    // Approved by the EPC in May 2025; the day is not verified.
    "RS": Day(2026, 5, 4),
  ]
  /// The states of the European Economic Area: between them a BIC and an address are never needed.
  static let economicArea: Set<String> = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV",
    "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
  ]

  /// Whether an account is reached on a day.
  public static func reaches(_ iban: IBAN, on day: Day) -> Bool {
    iban.isInSEPA && since[iban.country].map { $0 <= day } ?? true
  }

  /// Whether the address of the holder must go with the payment: outside the Economic Area (regulation (EU) 2023/1113, art. 4 to 6).
  public static func needsAddress(_ iban: IBAN) -> Bool { !economicArea.contains(iban.country) }
}
