import Dispatch
import Foundation
import GRDB
import Kernel
import Synchronization

/// What several people of one server share of a dossier: connections that only read, so that a page never waits for a
/// long import, and the turns of those who write.
///
/// A pool of GRDB would lower `synchronous` and write when it opens. These connections are read-only to SQLite, made
/// when first needed, and see what was last committed.
final class DossierSharing: Sendable {
  private struct Reader {
    let queue: DatabaseQueue
    var users = 0
  }
  private struct State {
    var readers: [Reader] = []
    /// Those who write or wait to.
    var writers = 0
  }

  static let readerLimit = 3
  /// More than these would be waiting on threads that others need.
  static let writerLimit = 8

  private let path: String
  /// What people are told: the file, never where the server keeps it.
  var label: String { (path as NSString).lastPathComponent }
  private let patience: TimeInterval
  private let state = Mutex(State())
  private let turn = DispatchSemaphore(value: 1)

  init(path: String, patience: TimeInterval) { (self.path, self.patience) = (path, patience) }

  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    let (index, queue) = try take()
    defer { state.withLock { $0.readers[index].users -= 1 } }
    return try queue.read(body)
  }

  /// The reader with the fewest users; a new one when all have some.
  private func take() throws -> (Int, DatabaseQueue) {
    try state.withLock { state in
      let least = state.readers.indices.min { state.readers[$0].users < state.readers[$1].users }
      if let least, state.readers[least].users == 0 || state.readers.count == DossierSharing.readerLimit {
        state.readers[least].users += 1
        return (least, state.readers[least].queue)
      }
      var configuration = Dossier.configuration(patience, cache: Dossier.sharedCache)
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      state.readers.append(Reader(queue: queue, users: 1))
      return (state.readers.count - 1, queue)
    }
  }

  /// One writer at a time. Throws `dossier.busy` to who waited too long, or found too many waiting.
  func inTurn<Result>(_ body: () throws -> Result) throws -> Result {
    let mayWait = state.withLock { state in
      guard state.writers < DossierSharing.writerLimit else { return false }
      state.writers += 1
      return true
    }
    guard mayWait else { throw Finding.dossierBusy(label, by: "une autre personne") }
    defer { state.withLock { $0.writers -= 1 } }
    guard turn.wait(timeout: .now() + patience) == .success else { throw Finding.dossierBusy(label, by: "une autre personne") }
    defer { turn.signal() }
    return try body()
  }

  func close() {
    for reader in state.withLock({ state in
      defer { state.readers = [] }
      return state.readers
    }) { try? reader.queue.close() }
  }
}
