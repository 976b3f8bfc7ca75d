import Foundation
import Glibc

/// One command, run to its end, with what the kernel counted for it.
struct Usage {
  /// Seconds on the clock.
  var wall: Double
  /// Seconds of processor, user and system.
  var cpu: Double
  /// Peak resident memory, in KiB. The kernel starts the count of a child at
  /// its parent's own peak, so this program keeps itself small and says its size.
  var peak: Int
  /// What the command answered: 128 and the signal when a signal ended it.
  var status: Int32

  static func + (a: Usage, b: Usage) -> Usage {
    Usage(wall: a.wall + b.wall, cpu: a.cpu + b.cpu, peak: max(a.peak, b.peak), status: a.status != 0 ? a.status : b.status)
  }
}

struct ChildProcess {
  var arguments: [String]
  var input: URL?
  var output: URL?
  var errors: URL?

  /// The program of that name on the PATH.
  static func find(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  func run() throws -> Usage {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let write = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, input?.path ?? "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output?.path ?? "/dev/null", write, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors?.path ?? "/dev/null", write, 0o600)

    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child = pid_t()
    let start = ContinuousClock.now
    let failure = posix_spawn(&child, arguments[0], &actions, nil, &pointers, environ)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }
    return Usage(
      wall: (ContinuousClock.now - start) / .seconds(1), cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peak: usage.ru_maxrss, status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F)
  }

  private func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
}
