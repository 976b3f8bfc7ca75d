import Kernel

/// The age that a wage by age is read at: that of the last day of the month before, for a birthday counts from the first day of the
/// next month (C. trav., art. D6222-34 and D6325-18).
enum AgeBand {
  static func age(_ situation: PayrollSituation) -> Int {
    let born = situation.employee.birthDate
    let day = situation.period.firstDay - 1
    let age = day.year - born.year
    return born.addingMonths(age * 12) > day ? age - 1 : age
  }

  /// The band an age falls in, of names such as `under-21` and `21-25`; nil beyond the last.
  static func name(of age: Int, in bands: [String]) -> String? {
    bands.first { band in
      let last = band.split(separator: "-").last.flatMap { Int($0) } ?? 0
      return age <= (band.hasPrefix("under") ? last - 1 : last)
    }
  }
}
