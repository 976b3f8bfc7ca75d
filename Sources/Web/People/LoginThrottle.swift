import Synchronization

/// Slows down who guesses passwords: so many tries are free, then each failure doubles the wait. Counted per login and per
/// address, known or not, in memory.
final class LoginThrottle: Sendable {
  struct Rule: Sendable {
    var freeTries: Int
    var firstPause: Int
    var longestPause: Int
  }

  enum Verdict: Sendable, Equatable {
    /// May try; so many tries are left before a pause.
    case go(left: Int)
    case wait(seconds: Int)
  }

  private struct Count {
    var failures = 0
    var until = 0
    var lastTry = 0
  }

  static let perLogin = Rule(freeTries: 5, firstPause: 60, longestPause: 3600)
  /// A class stands behind one address.
  static let perAddress = Rule(freeTries: 40, firstPause: 60, longestPause: 3600)
  /// A count that nobody added to for so long is forgotten.
  static let memory = 2 * 3600
  /// Keys kept at most: who sends a million logins must not fill the memory.
  static let capacity = 20_000

  private let counts = Mutex<[String: Count]>([:])

  /// Counts a try before it is made, so that many at once are not one.
  func begin(login: String, address: String, at now: Int) -> Verdict {
    let keys = LoginThrottle.keys(login, address)
    return counts.withLock { counts in
      if counts.count > LoginThrottle.capacity { counts = counts.filter { now - $0.value.lastTry < LoginThrottle.firstLull } }
      counts = counts.count > LoginThrottle.capacity ? [:] : counts
      let wait = keys.map { (counts[$0.key]?.until ?? 0) - now }.max() ?? 0
      guard wait <= 0 else { return .wait(seconds: wait) }
      var left = Int.max
      for (key, rule) in keys {
        var count = counts[key] ?? Count()
        if now - count.lastTry > LoginThrottle.memory { count = Count() }
        count.failures += 1
        count.lastTry = now
        let beyond = count.failures - rule.freeTries
        if beyond >= 0 { count.until = now + min(rule.longestPause, rule.firstPause << min(beyond, 10)) }
        left = min(left, max(0, -beyond))
        counts[key] = count
      }
      return .go(left: left)
    }
  }

  /// The try was right: the login's count is forgotten, and the address has one failure less, since somebody else may be
  /// guessing from it.
  func succeeded(login: String, address: String) {
    let keys = LoginThrottle.keys(login, address)
    counts.withLock { counts in
      counts[keys[0].key] = nil
      guard var count = counts[keys[1].key] else { return }
      count.failures -= 1
      if count.failures < keys[1].rule.freeTries { count.until = 0 }
      counts[keys[1].key] = count
    }
  }

  private static let firstLull = 600

  private static func keys(_ login: String, _ address: String) -> [(key: String, rule: Rule)] {
    [("l:" + login.lowercased().prefix(80), perLogin), ("a:" + address, perAddress)]
  }
}
