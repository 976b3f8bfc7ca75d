import ArgumentParser
import Kernel
import Ledger

/// What the program tells the shell.
enum ExitStatus: Int32 {
  case done = 0
  /// The file or the operation has findings that block.
  case blocked = 1
  case usage = 64
  /// The input cannot be read as what it claims to be.
  case unreadable = 65
  case notFound = 66
  case ourBug = 70
  case cannotWrite = 73
  case interrupted = 130

  /// The status of a command that stopped on this finding.
  init(_ finding: Finding) {
    switch finding.code {
    case "help.subject-unknown", "ledger.fiscal-year.invalid", "clock.day-invalid", "competence.answer.shape":
      self = .usage
    case "dossier.missing", "file.missing", "file.not-regular", "dossier.which", "dossier.folder-missing",
      "people.register-missing", "competence.scenario.where", "competence.scenario.folder":
      self = .notFound
    case "dossier.foreign-file", "dossier.newer", "dossier.damaged", "file.unknown-kind": self = .unreadable
    case "dossier.exists", "file.exists", "file.cannot-write", "dossier.read-only", "dossier.disk-full": self = .cannotWrite
    default: self = finding.saysUnreadable ? .unreadable : .blocked
    }
  }

  /// The status of a command that gave up because of errors.
  init(_ findings: [Finding]) {
    self = findings.contains { $0.severity == .error && $0.saysUnreadable } ? .unreadable : .blocked
  }

  var code: ExitCode { ExitCode(rawValue) }
}
