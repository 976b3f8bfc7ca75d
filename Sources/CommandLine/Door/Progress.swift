import Foundation

/// A line that says how far long work has come, on a terminal only and after a second.
final class Progress: @unchecked Sendable {  // called from the one thread that reads
  private let what: String
  private let start = DispatchTime.now().uptimeNanoseconds
  private var last: UInt64 = 0
  private let isShown = isatty(STDERR_FILENO) == 1

  init(_ what: String) { self.what = what }

  func update(_ done: Int64, of total: Int64) {
    let now = DispatchTime.now().uptimeNanoseconds
    guard isShown, now - start > 1_000_000_000, now - last > 200_000_000, done > 0 else { return }
    last = now
    let seconds = max(1, Int64((now - start) / 1_000_000_000))
    let rate = done / seconds
    let left = rate > 0 && total > done ? (total - done) / rate : 0
    let text = "\r\(what) : \(done / 1_048_576) Mio sur \(total / 1_048_576), \(rate / 1_048_576) Mio/s, reste \(left) s   "
    FileHandle.standardError.write(Data(text.utf8))
  }

  func end() {
    if isShown, last > 0 { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
