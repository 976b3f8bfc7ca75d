import Foundation
import Kernel
import Ledger

/// Reads, types and checks a FEC on a thread of its own, and hands the chunks over.
final class FECReadingThread: @unchecked Sendable {  // its results are read after `stop` or the end of the pipe
  let pipe = ChunkPipe()
  let file: InputFile
  private let mode: FECMode
  private let progress: @Sendable (Int64, Int64) -> Void
  private(set) var report: FECReport?
  private let options: FECChecker.Options

  init(
    _ file: InputFile, mode: FECMode, options: FECChecker.Options, progress: @escaping @Sendable (Int64, Int64) -> Void
  ) {
    (self.file, self.mode, self.options, self.progress) = (file, mode, options, progress)
  }

  func start() {
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

  /// Ends the reading early.
  func stop() { pipe.cancelAndWait() }

  private func run() throws {
    let source = try FECFile.source(file, mode: mode)
    var checker = FECChecker(options)
    var isOpen = false
    var chunk = FECChunk(bytes: [], rows: [])
    var isWanted = true
    while isWanted, try source.next(into: &chunk) {
      if !isOpen { checker.open(file: source.file, header: source.header) }
      isOpen = true
      checker.take(chunk, names: source.names)
      isWanted = pipe.send(ChunkPipe.Load(chunk: chunk, names: source.names, header: source.header))
      chunk = FECChunk(bytes: [], rows: [])
      progress(file.position, file.size)
    }
    if !isOpen { checker.open(file: source.file, header: source.header) }
    checker.close(log: source.log)
    report = checker.finish()
  }
}
