import Foundation
import Glibc
import Testing

/// Any command, started as the head of a process group of its own.
enum Child {
  /// Runs a command to its end. Its output goes to files, so that neither side waits for the other.
  static func run(_ command: [String], in folder: String = "/", _ environment: [String: String] = plain) throws -> Program.Run {
    let spool = try Folder()
    let child = try spawn(command, in: folder, environment, output: spool.file("out"), errors: spool.file("err"))
    let status = wait(for: child)
    return Program.Run(
      status: status, out: try String(contentsOfFile: spool.file("out"), encoding: .utf8),
      err: try String(contentsOfFile: spool.file("err"), encoding: .utf8))
  }

  static let plain = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]

  /// Starts a command as the head of a process group of its own, so that it can be ended with its children.
  static func spawn(
    _ command: [String], in folder: String, _ environment: [String: String], output: String, errors: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let write = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, write, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, write, 0o600)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The threads that run tests block signals, and a child inherits that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    // glibc's addchdir_np is not among the functions that Swift sees.
    let words = pointers(["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + command)
    let variables = pointers(environment.map { "\($0.key)=\($0.value)" })
    defer { for pointer in words + variables { free(pointer) } }
    var child = pid_t()
    let failure = posix_spawn(&child, "/bin/sh", &actions, &attributes, words, variables)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    return child
  }

  static func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  private static func pointers(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } + [nil] }
}

extension Program {
  init(in folder: Folder) { self.init(folder: folder) }

  var executable: String { get throws { try Program.location().path } }

  /// Runs the program with the list of its words.
  func run(_ arguments: [String]) throws -> Run { try run(arguments, cwd: folder.path) }

  /// The program, with so many KiB of memory to ask of the system.
  func run(_ arguments: [String], atMost memory: Int) throws -> Run {
    try Child.run(["/bin/sh", "-c", "ulimit -v \(memory); exec \"$@\"", "sh", executable] + arguments, in: folder.path)
  }
}

extension Program.Run {
  struct Unexpected: Error, CustomStringConvertible { let description: String }

  /// All of it, for the message of a test that failed.
  var said: String { "code \(status)\n\(out.prefix(2000))\n\(err.prefix(2000))" }

  func findings() throws -> [[String: Any]] { try json()["findings"] as? [[String: Any]] ?? [] }
}

extension Folder {
  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }
}
