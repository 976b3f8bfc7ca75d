import Crypto
import Foundation
import Kernel
import Synchronization
import UseCases

/// Somebody at work in a browser.
struct Session: Sendable {
  /// What the cookie holds; only its digest is kept in the table.
  let id: String
  /// As the register had them when the page was asked for.
  var person: Person
  /// Signs the tokens of this session's forms.
  let key: SymmetricKey
  let begun: Int
  var rotated: Int
  var seen: Int
}

/// The sessions of this server, in memory: a restart asks everybody to come in again.
///
/// An identifier is replaced when somebody comes in and every quarter of an hour, the former one living on for the
/// requests already on their way; it dies after half an hour without a request, and after twelve hours whatever happens.
final class Sessions: Sendable {
  static let rotation = 15 * 60
  static let grace = 60
  static let idle = 30 * 60
  static let whole = 12 * 3600

  private struct Record {
    var session: Session
    /// The identifier that replaced this one, and when.
    var replaced: (by: String, at: Int)?
    /// Tokens that were used, by when they expire.
    var used: [String: Int] = [:]
    var notices: [Notice] = []
    /// Working month by dossier.
    var periods: [String: WorkingPeriod] = [:]
  }

  private let records = Mutex<[String: Record]>([:])

  /// Begins a session under a new identifier; whatever identifier the browser came with is not used.
  func begin(_ person: Person, at now: Int) -> Session {
    let session = Session(
      id: Sessions.random(), person: person, key: SymmetricKey(size: .bits256), begun: now, rotated: now, seen: now)
    records.withLock { records in
      records = records.filter { Sessions.isAlive($0.value.session, now) }
      records[Sessions.digest(session.id)] = Record(session: session)
    }
    return session
  }

  /// The session of a cookie, and its new identifier when it was time to replace it.
  func find(_ id: String, at now: Int) -> (session: Session, renewed: String?)? {
    records.withLock { records in
      let key = Sessions.digest(id)
      guard var record = records[key] else { return nil }
      if let replaced = record.replaced {
        guard now - replaced.at <= Sessions.grace, let successor = records[replaced.by] else {
          records[key] = nil
          return nil
        }
        return (successor.session, nil)
      }
      guard Sessions.isAlive(record.session, now) else {
        records[key] = nil
        return nil
      }
      record.session.seen = now
      guard now - record.session.rotated >= Sessions.rotation else {
        records[key] = record
        return (record.session, nil)
      }
      let fresh = Sessions.random()
      let old = record.session
      var next = record
      next.session = Session(id: fresh, person: old.person, key: old.key, begun: old.begun, rotated: now, seen: now)
      records[Sessions.digest(fresh)] = next
      record.replaced = (Sessions.digest(fresh), now)
      records[key] = record
      return (next.session, fresh)
    }
  }

  func end(_ id: String) { records.withLock { $0[Sessions.digest(id)] = nil } }

  /// Ends every session of a person: their password or role changed.
  func endAll(of person: Int64) { records.withLock { $0 = $0.filter { $0.value.session.person.id != person } } }

  // MARK: Tokens of forms

  /// A token for one form of this session, good once.
  func token(_ session: Session, at now: Int) -> String {
    let nonce = Sessions.random(bytes: 12) + "." + String(now, radix: 36)
    return nonce + "." + Sessions.sign(nonce, session.key)
  }

  enum TokenVerdict: Sendable { case good, missing, foreign, expired, replayed }

  /// Looks at the token of a form, and remembers it.
  func spend(_ token: String?, _ session: Session, at now: Int) -> TokenVerdict {
    guard let token, !token.isEmpty else { return .missing }
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let made = Int(parts[1], radix: 36) else { return .foreign }
    let nonce = "\(parts[0]).\(parts[1])"
    guard Sessions.matches(String(parts[2]), nonce, session.key) else { return .foreign }
    guard now - made <= Sessions.whole else { return .expired }
    return change(session) { record in
      record.used = record.used.filter { $0.value >= now }
      guard record.used.updateValue(made + Sessions.whole, forKey: nonce) == nil else { return .replayed }
      return .good
    } ?? .foreign
  }

  // MARK: What a session remembers

  func tell(_ notice: Notice, _ session: Session) { change(session) { $0.notices.append(notice) } }

  /// What is to be said on the next page, which is then forgotten.
  func takeNotices(_ session: Session) -> [Notice] {
    change(session) { record in
      defer { record.notices = [] }
      return record.notices
    } ?? []
  }

  func period(of dossier: String, _ session: Session) -> WorkingPeriod? { change(session) { $0.periods[dossier] } ?? nil }
  func set(_ period: WorkingPeriod, of dossier: String, _ session: Session) { change(session) { $0.periods[dossier] = period } }

  var count: Int { records.withLock { $0.values.filter { $0.replaced == nil }.count } }

  @discardableResult
  private func change<Result>(_ session: Session, _ body: (inout Record) -> Result) -> Result? {
    records.withLock { records in
      let key = Sessions.digest(session.id)
      guard var record = records[key] else { return nil }
      defer { records[key] = record }
      return body(&record)
    }
  }

  private static func isAlive(_ session: Session, _ now: Int) -> Bool {
    now - session.seen <= idle && now - session.begun <= whole
  }

  static func random(bytes: Int = 32) -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<bytes).map { _ in hex(UInt8.random(in: .min ... .max, using: &generator)) }.joined()
  }

  private static func digest(_ id: String) -> String { SHA256.hash(data: Data(id.utf8)).map(hex).joined() }
  private static func sign(_ text: String, _ key: SymmetricKey) -> String {
    HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key).map(hex).joined()
  }
  /// In constant time.
  private static func matches(_ signature: String, _ text: String, _ key: SymmetricKey) -> Bool {
    var bytes: [UInt8] = []
    var rest = Substring(signature)
    while rest.count >= 2, let byte = UInt8(rest.prefix(2), radix: 16) {
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    guard rest.isEmpty else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(bytes, authenticating: Data(text.utf8), using: key)
  }
  private static func hex(_ byte: UInt8) -> String { byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16) }
}

/// The fiscal year and month somebody works in, in one dossier.
struct WorkingPeriod: Hashable, Sendable {
  /// The closing year.
  var fiscalYear: Int
  var month: Month
}
