public import Kernel

/// One reason why a counter moved.
public struct LeaveStep: Hashable, Sendable {
  public let day: Day
  /// More, or less when it is negative.
  public let days: LeaveDays
  /// In French.
  public let text: String
  public let reference: String?

  public init(_ day: Day, _ days: LeaveDays, _ text: String, reference: String? = nil) {
    (self.day, self.days, self.text, self.reference) = (day, days, text, reference)
  }
}

/// The leave of one reference period: what was acquired in it, and what became of it since.
public struct LeaveAccount: Hashable, Sendable {
  /// From 1 June to 31 May.
  public let period: ClosedRange<Day>
  public internal(set) var acquisitions: [LeaveStep] = []
  /// Taken, or lost; negative days.
  public internal(set) var uses: [LeaveStep] = []
  /// Of what was acquired, the part of a day that made the last one whole (C. trav., art. L3141-7).
  public internal(set) var rounding = LeaveDays.zero
  /// After it, what is left is lost; nil while no text ends it.
  public internal(set) var limit: Day?

  public var acquired: LeaveDays { acquisitions.reduce(.zero) { $0 + $1.days } }
  public var taken: LeaveDays { -uses.reduce(.zero) { $0 + $1.days } }
  public var left: LeaveDays { acquired - taken }
  public var steps: [LeaveStep] { acquisitions + uses }

  /// « 2025-2026 ».
  public var french: String { "\(period.lowerBound.year)-\(period.upperBound.year)" }

  init(_ period: ClosedRange<Day>) { self.period = period }
}
