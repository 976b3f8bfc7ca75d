/// The bounds within which movements and lines are taken for one another.
///
/// Days are counted from the line of the books to the movement of the bank: the bank is late more often than early.
public struct MatchingOptions: Hashable, Sendable {
  /// How many days the bank may be early.
  public var earlyDays = 10
  /// How many days the bank may be late.
  public var lateDays = 62
  /// For a cheque whose number both sides tell: a year and eight days to present it (Code monétaire et financier, art. L131-32
  /// and L131-59).
  public var chequeDays = 373
  /// How early and how late a pair may be that is sure by its words, or by a reference.
  public var sureEarlyDays = 1
  public var sureLateDays = 12
  public var sureReferenceDays = 20
  /// Of equal amounts, how many of the nearest are compared in words.
  public var nearestOfEqualAmounts = 32
  /// A reference that more lines or movements carry is a name, not a reference.
  public var carriersOfReference = 40
  /// The lines of a sum lie within so many days before the movement, and so many after.
  public var sumDaysBefore = 15
  public var sumDaysAfter = 3
  /// How many of the nearest lines may enter a sum, and how many of them may be picked apart; lines that follow each other
  /// may be more.
  public var sumCandidates = 16
  public var sumPicks = 4
  /// The search for sums stops after so many candidates for one movement, and for all of them.
  public var stepsPerSum = 20_000
  public var stepsInAll = 20_000_000

  public init() {}
}
