import Foundation

/// Ctrl-C: the transaction in progress is never committed, SQLite rolls it
/// back when the file is next opened, and the shell is told 130.
enum Interruption {
  static func watch() {
    for signal in [SIGINT, SIGTERM] {
      // Only async-signal-safe calls in a handler: write and _exit.
      Glibc.signal(signal) { number in
        let text: StaticString = "\ninterrompu : rien de ce qui était en cours n’a été gardé\n"
        _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
        _exit(128 + number)
      }
    }
  }

  /// Gives the signals back, to a server that ends in its own time.
  static func release() {
    for signal in [SIGINT, SIGTERM] { Glibc.signal(signal, SIG_DFL) }
  }
}
