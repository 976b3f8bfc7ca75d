public import Kernel
public import Law

/// By when a declaration is sent.
public struct DeclarationDueDate: Hashable, Sendable {
  public let day: Day
  /// In French, why.
  public let why: String
  public let reference: String
  public let isVerified: Bool

  /// Of a month: the 5th of the next one for an employer of fifty and more who pays in the month of the work, the 15th for others, moved
  /// to the next working day (CSS, art. R243-6). Throws as `Law.count`.
  public static func monthly(
    _ month: Month, headcount: Int, paidNextMonth: Bool, calendar: HolidayCalendar = HolidayCalendar(), law: Law
  ) throws(Finding) -> DeclarationDueDate {
    let day = month.lastDay
    let size = try row("large", on: day).value
    let isLarge = headcount >= size && !paidNextMonth
    let figure = try law.count("labour.contributions.due-day" + (isLarge ? ".large" : ""), on: day)
    let next = month.adding(1)
    let nominal = Day(next.year, next.number, min(figure.value, next.length))
    let moved = calendar.nextWorkingDay(onOrAfter: nominal)
    let reason =
      isLarge
      ? "\(size) salariés ou plus, payés dans le mois" : paidNextMonth ? "paie du mois suivant" : "moins de \(size) salariés"
    let shift = moved == nominal ? "" : ", reporté au \(moved.french), premier jour ouvré"
    return DeclarationDueDate(
      day: moved, why: "\(nominal.french)\(shift) : \(reason)", reference: figure.step.citation.text,
      isVerified: figure.step.isVerified)
  }

  /// Until when one that was sent may be replaced: the day before it is due; a mistake that is seen later is put right in the declaration
  /// of the next month. Throws as ``monthly(_:headcount:paidNextMonth:calendar:law:)`` and `dsn.norm.data-invalid`.
  public static func replacement(
    _ month: Month, headcount: Int, paidNextMonth: Bool, calendar: HolidayCalendar = HolidayCalendar(), law: Law
  ) throws(Finding) -> DeclarationDueDate {
    let due = try monthly(month, headcount: headcount, paidNextMonth: paidNextMonth, calendar: calendar, law: law)
    let row = try row("replacement", on: month.lastDay)
    return DeclarationDueDate(
      day: due.day - row.value, why: "la veille de l’échéance du \(due.day.french)", reference: row.citation,
      isVerified: row.isVerified)
  }

  /// Of a signal: so many working days after what it tells, or after the employer knew of it. Throws `dsn.norm.data-invalid`.
  public static func signal(
    after event: Day, calendar: HolidayCalendar = HolidayCalendar()
  ) throws(Finding) -> DeclarationDueDate {
    let row = try row("signal", on: event)
    return DeclarationDueDate(
      day: calendar.addingWorkingDays(row.value, to: event), why: "\(row.value) jours ouvrés après le \(event.french)",
      reference: row.citation, isVerified: row.isVerified)
  }

  /// Whether the declaration of a month says the balance of the tax for apprenticeship of the year before. Throws
  /// `dsn.norm.data-invalid`.
  public static func declaresBalance(_ month: Month) throws(Finding) -> Bool {
    try yearly("yearly.balance", on: month.lastDay)?.value == month.number
  }

  static func row(
    _ kind: String, on day: Day
  ) throws(Finding) -> (value: Int, citation: String, isVerified: Bool) {
    guard let found = try yearly(kind, on: day) else {
      throw .dsnNormDataInvalid(DeclaringTables.folder + "duedates.csv", line: 1, reason: "« \(kind) » manque au \(day.french)")
    }
    return found
  }

  /// Nil where the file says nothing of that day.
  static func yearly(
    _ kind: String, on day: Day
  ) throws(Finding) -> (value: Int, citation: String, isVerified: Bool)? {
    var found: (Int, String, Bool)?
    let path = DeclaringTables.folder + "duedates.csv"
    try Norm.read(path, fields: 6, .embedded) { f in
      let (from, until) = (Day(iso: f[2]), Day(iso: f[3]))
      guard f[0] == kind, from.map({ $0 <= day }) ?? true, until.map({ day <= $0 }) ?? true, let value = Int(f[1]) else { return }
      found = (value, f[5], f[4] != Certainty.Grade.memory.rawValue)
    }
    return found
  }
}
