import Foundation
import Store

/// Hands entries of a FEC from the thread that reads, checks and makes them to
/// the one that writes. Bounded, so that the reader cannot run ahead of the disk and memory
/// stays flat.
final class EntryPipe: @unchecked Sendable {  // everything mutable is behind the condition
  private let condition = NSCondition()
  private var loads: [PreparedEntries] = []
  private var failure: (any Error)?
  private var isFinished = false
  private var isCancelled = false
  private let capacity = 8

  /// Waits for room. False when the other side does not want any more.
  func send(_ load: PreparedEntries) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while loads.count >= capacity, !isCancelled { condition.wait() }
    guard !isCancelled else { return false }
    loads.append(load)
    condition.broadcast()
    return true
  }

  /// Nothing follows; the error is thrown to the receiver after the last one.
  func finish(_ error: (any Error)?) {
    condition.lock()
    (isFinished, failure) = (true, error)
    condition.broadcast()
    condition.unlock()
  }

  /// The next entries, nil at the end.
  func receive() throws -> PreparedEntries? {
    condition.lock()
    defer { condition.unlock() }
    while loads.isEmpty, !isFinished { condition.wait() }
    guard let load = loads.first else {
      if let failure { throw failure }
      return nil
    }
    loads.removeFirst()
    condition.broadcast()
    return load
  }

  /// The receiver stops; the sender is woken, and this returns once it is done.
  func cancelAndWait() {
    condition.lock()
    isCancelled = true
    condition.broadcast()
    while !isFinished { condition.wait() }
    condition.unlock()
  }
}
