import Foundation
import Kernel
import Ledger

/// Reads, types and checks a FEC on a thread of its own, and hands the chunks over.
final class FECReadingThread: @unchecked Sendable {  // its results are read after `stop` or the end of the pipe
  let pipe = ChunkPipe()
  let file: InputFile
  private let mode: FECMode
  private let progress: @Sendable (Int64, Int64) -> Void
  private(set) var log = FindingLog()

  init(_ file: InputFile, mode: FECMode, progress: @escaping @Sendable (Int64, Int64) -> Void) {
    (self.file, self.mode, self.progress) = (file, mode, progress)
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
    let reader = FECReader(file: file.name, mode: mode) { [file] in try file.read(into: $0) }
    var chunk = FECChunk(bytes: [], rows: [])
    var isWanted = true
    while isWanted, try reader.next(into: &chunk) {
      isWanted = pipe.send(ChunkPipe.Load(chunk: chunk, names: reader.names, header: reader.header))
      chunk = FECChunk(bytes: [], rows: [])
      progress(file.position, file.size)
    }
    log = reader.log
  }
}
