import Foundation
import Glibc

/// The program as a user runs it: its words in, its words out.
struct BuiltProgram {
  /// What a run said, and how it ended.
  struct Run {
    /// What the program answered; 128 and the signal when a signal ended it.
    let status: Int32
    let output: Data
    let errors: Data

    var text: String { String(decoding: output, as: UTF8.self) }
    var errorText: String { String(decoding: errors, as: UTF8.self) }

    /// Both, for the message of a test that failed.
    var said: String { "code \(status)\n\(text.prefix(2000))\n\(errorText.prefix(2000))" }
  }

  var executable = BuiltProgram.built.path
  /// Where it runs.
  var folder: String
  var environment: [String: String] = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
  /// The most memory it may ask of the system, in KiB.
  var memoryLimit: Int?

  /// The program stands beside the tests, since one build makes both.
  static let built: URL = {
    let tests = URL(fileURLWithPath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "")
    return tests.deletingLastPathComponent().appendingPathComponent("ecritoire")
  }()

  init(in folder: TemporaryFolder) { self.folder = folder.path }

  func callAsFunction(_ arguments: String...) throws -> Run { try run(arguments) }

  /// - Parameter asIs: the arguments name the program to run themselves.
  func run(_ arguments: [String], asIs: Bool = false) throws -> Run {
    let command = (asIs ? [] : [executable]) + arguments
    guard let memoryLimit else { return try BuiltProgram.launch(command, in: folder, environment) }
    return try BuiltProgram.launch(
      ["/bin/sh", "-c", "ulimit -v \(memoryLimit); exec \"$@\"", "sh"] + command, in: folder, environment)
  }

  /// Runs any command to its end. Its output goes to files, so that neither side waits for the other.
  static func launch(_ command: [String], in folder: String, _ environment: [String: String]) throws -> Run {
    let spool = try TemporaryFolder()
    let child = try spawn(command, in: folder, environment, output: spool.file("out"), errors: spool.file("err"))
    let status = wait(for: child)
    return Run(
      status: status, output: try Data(contentsOf: URL(fileURLWithPath: spool.file("out"))),
      errors: try Data(contentsOf: URL(fileURLWithPath: spool.file("err"))))
  }

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
    // env goes into the folder, then becomes the command: the process stays the same one.
    let words = pointers(["/usr/bin/env", "-C", folder] + command)
    let variables = pointers(environment.map { "\($0.key)=\($0.value)" })
    defer { for pointer in words + variables { free(pointer) } }
    var child = pid_t()
    let failure = posix_spawn(&child, "/usr/bin/env", &actions, &attributes, words, variables)
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

extension BuiltProgram.Run {
  struct NoJSON: Error, CustomStringConvertible {
    let description: String
  }

  /// The one JSON value of the output, as an object.
  func json() throws -> [String: Any] {
    guard let value = try? JSONSerialization.jsonObject(with: output) as? [String: Any] else { throw NoJSON(description: said) }
    return value
  }

  func findings() throws -> [[String: Any]] { try json()["findings"] as? [[String: Any]] ?? [] }
}
