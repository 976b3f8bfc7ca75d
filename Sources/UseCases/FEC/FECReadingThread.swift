import Foundation
import Kernel
import Ledger
import Store

/// Reads a FEC: the first chunk at once, since it says which fiscal year the
/// file is about, the rest on a thread of its own that also checks it and
/// makes the entries. What it found is read once the pipe has ended.
///
/// Used by one thread at a time: the caller's until `start`, its own until the pipe ends.
final class FECReadingThread: @unchecked Sendable {
  let pipe = EntryPipe()
  let file: InputFile
  private let source: any FECSource
  private var checker: FECChecker
  private var chunk = FECChunk(bytes: [], rows: [])
  private let progress: @Sendable (Int64, Int64) -> Void
  private var maker: FECEntryMaker?
  private(set) var report: FECReport?

  init(
    _ file: InputFile, mode: FECMode, options: FECChecker.Options, progress: @escaping @Sendable (Int64, Int64) -> Void
  ) throws {
    (self.file, self.progress) = (file, progress)
    source = try FECFile.source(file, mode: mode)
    checker = FECChecker(options)
  }

  /// The first rows of the file and its header; nil when it holds none, and the report then says why.
  func first() throws -> (rows: [FECRow], header: FECHeader?)? {
    let hasRows = try source.next(into: &chunk)
    checker.open(file: source.file, header: source.header)
    guard hasRows else {
      end()
      return nil
    }
    return (chunk.rows, source.header)
  }

  /// Goes on from the first chunk, on a thread of its own.
  func start(_ maker: FECEntryMaker) {
    self.maker = maker
    let thread = Thread { [self] in
      do {
        try run()
        pipe.finish(nil)
      } catch {
        pipe.finish(error)
      }
    }
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Ends the reading early, if it has begun.
  func stop() {
    if maker != nil { pipe.cancelAndWait() }
  }

  private func run() throws {
    guard let maker else { return }
    var isWanted = true
    repeat {
      checker.take(chunk, names: source.names)
      isWanted = pipe.send(maker.make(chunk, names: source.names))
      chunk = FECChunk(bytes: [], rows: [])
      progress(file.position, file.size)
    } while try isWanted && source.next(into: &chunk)
    isWanted = isWanted && pipe.send(maker.finish())
    while isWanted, let letterings = maker.nextLetterings() { isWanted = pipe.send(letterings) }
    end()
  }

  private func end() {
    checker.close(log: source.log)
    report = checker.finish()
  }
}
