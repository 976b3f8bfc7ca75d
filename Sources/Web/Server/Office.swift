import Kernel
import UseCases

/// What the pages are given: the practice, the sessions, the templates, the clock.
final class Office: Sendable {
  let practice: Practice
  let sessions = Sessions()
  let jobs = Jobs()
  let templates: Templates
  let assets: Assets
  let files: DataFiles
  let clock: WebClock
  let mode: WebServer.Mode
  let limits: WebServer.Limits

  init(
    practice: Practice, files: DataFiles, clock: WebClock, mode: WebServer.Mode, limits: WebServer.Limits
  ) throws {
    (self.practice, self.files, self.clock, self.mode, self.limits) = (practice, files, clock, mode, limits)
    assets = Assets(files)
    templates = try Templates(files)
  }
}

/// The day and the moment, which a replay can set.
public struct WebClock: Sendable {
  /// Seconds since 1970.
  public var seconds: @Sendable () -> Int
  public var today: @Sendable () -> Day
  /// `09:30:00`.
  public var timeOfDay: @Sendable () -> String

  public init(
    seconds: @escaping @Sendable () -> Int, today: @escaping @Sendable () -> Day, timeOfDay: @escaping @Sendable () -> String
  ) {
    (self.seconds, self.today, self.timeOfDay) = (seconds, today, timeOfDay)
  }
}
