import Kernel
import Synchronization
import UseCases

/// The way in on one's own machine: a link shown in the terminal, good once.
final class LocalDoor: Sendable {
  let key = Sessions.random()
  private let owner: Person
  private let isUsed = Mutex(false)

  init(owner: Person) { self.owner = owner }

  /// The owner, the first time the key is shown; nil after, and for any other key.
  func open(with key: String) -> Person? {
    isUsed.withLock { isUsed in
      guard !isUsed, key == self.key else { return nil }
      isUsed = true
      return owner
    }
  }

  func enter(_ request: PageRequest, _ office: Office) throws -> Answer {
    guard office.mode == .local, let person = open(with: request.query["cle"] ?? "") else { throw Finding.comeIn(local: true) }
    return .enter(office.sessions.begin(person, at: office.clock.seconds()), "/")
  }
}
