public import Kernel

/// Days on which somebody under contract does not work.
public struct Absence: Codable, Hashable, Sendable {
  /// No more is kept of the cause: neither the illness, nor which family event it is, nor a strike, which is an absence without
  /// pay like others (C. trav., art. R3243-4).
  public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
    case paidLeave = "conges"
    /// Days of rest for hours worked beyond the legal week, or of a contract in days.
    case reducedTime = "rtt"
    case sickness = "maladie"
    /// Accident at work, or occupational disease.
    case workAccident = "accident"
    /// On the way to work or back: the fund pays as for an accident at work, the employer as for a sickness (C. trav., art. D1226-3).
    case commutingAccident = "accident-trajet"
    case maternity = "maternite"
    case paternity = "paternite"
    case adoption
    case familyEvent = "evenement-familial"
    case training = "formation"
    case unpaid = "sans-solde"

    public var french: String {
      switch self {
      case .paidLeave: "congés payés"
      case .reducedTime: "RTT"
      case .sickness: "maladie"
      case .workAccident: "accident du travail ou maladie professionnelle"
      case .commutingAccident: "accident de trajet"
      case .maternity: "maternité"
      case .paternity: "paternité"
      case .adoption: "adoption"
      case .familyEvent: "événement familial"
      case .training: "formation"
      case .unpaid: "absence non payée"
      }
    }

    /// A certificate is due.
    public var isMedical: Bool {
      self == .sickness || self == .workAccident || self == .commutingAccident || self == .maternity
    }

    /// The fund may pay daily allowances.
    public var hasAllowances: Bool { isMedical || self == .paternity || self == .adoption }
  }

  /// The key of who is absent.
  public var employee: Int64
  public var kind: Kind
  public var from: Day
  public var through: Day
  /// The first day is worked in the morning.
  public var startsAtNoon: Bool
  /// The last day is worked in the afternoon.
  public var endsAtNoon: Bool
  /// Sickness: the stop goes on an earlier one, so that no waiting days run again.
  public var isExtension: Bool
  /// The daily allowances come to the employer; nil for what the workplace does.
  public var subrogation: Bool?
  /// Gross, for a day, as the fund said it.
  public var dailyAllowance: Money?
  /// The day the certificate came.
  public var certificateReceived: Day?
  /// The last day that was worked before a stop; nil for the day before the first one.
  public var lastDayWorked: Day?
  /// Of the accident, or of the first finding of the occupational disease.
  public var accidentDay: Day?
  /// The day somebody came back, when it is not the one after the last day.
  public var returned: Day?
  /// Why it was taken back; nil while it stands.
  public var cancelled: String?

  public init(employee: Int64, kind: Kind, from: Day, through: Day, startsAtNoon: Bool = false, endsAtNoon: Bool = false) {
    (self.employee, self.kind, self.from, self.through) = (employee, kind, from, through)
    (self.startsAtNoon, self.endsAtNoon, isExtension) = (startsAtNoon, endsAtNoon, false)
  }

  public var stands: Bool { cancelled == nil }

  /// As it was in the end: of somebody who came back before the last day that was certified, the days until then.
  public var asTaken: Absence {
    var taken = self
    if let returned, returned > from, returned <= through { (taken.through, taken.endsAtNoon) = (returned - 1, false) }
    return taken
  }

  /// Its days inside others; nil when it has none, or was taken back.
  public func days(within days: ClosedRange<Day>) -> ClosedRange<Day>? {
    let (low, high) = (max(from, days.lowerBound), min(through, days.upperBound))
    return stands && low <= high ? low...high : nil
  }

  /// Whether the two have a half day in common.
  public func overlaps(_ other: Absence) -> Bool {
    guard stands, other.stands, from <= other.through, other.from <= through else { return false }
    if through == other.from, endsAtNoon, other.startsAtNoon { return false }
    if other.through == from, other.endsAtNoon, startsAtNoon { return false }
    return true
  }
}
