import Kernel
import UseCases

/// What the pages are given: the practice, the sessions, the templates, the clock.
final class Office: Sendable {
  let practice: Practice
  let sessions = Sessions()
  let throttle = LoginThrottle()
  /// Opens the practice to its first person, while there is none.
  let firstKey = Sessions.random()
  /// Seconds since 1970.
  let began: Int
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
    began = clock.seconds()
    assets = Assets(files)
    templates = try Templates(files)
  }

  /// The moment, as the trail writes it.
  var instant: String { "\(clock.today().iso)T\(clock.timeOfDay())Z" }

  /// Throws `web.first-link` for another key than the one that was shown, or once there is somebody.
  func requireFirst(key: String?) throws {
    guard let key, key == firstKey, try practice.hasNobody() else { throw Finding.firstLinkOver() }
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
