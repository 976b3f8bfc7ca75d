import Banking
import Formats
import Foundation
import Kernel
import Testing

/// What a file says, all of it.
struct Read {
  let statements: [BankStatement]
  let log: FindingLog
  var codes: Set<String> { Set(log.counts.keys) }
  /// Of the first statement.
  var lines: [StatementLine] { statements.first?.lines ?? [] }

  init(_ kind: StatementKind, _ bytes: [UInt8], options: StatementOptions = .init(), pieces: Int = .max) {
    (statements, log) = StatementFile(kind, options: options).statements { byteSource(bytes, pieces: pieces) }
  }

  init(_ kind: StatementKind, _ text: String, options: StatementOptions = .init()) {
    self.init(kind, Array(text.utf8), options: options)
  }

  func finding(_ code: String) -> Finding? { log.findings.first { $0.code == code } }
}

/// The reference files stand beside the repository; without them their tests are skipped, and say so.
enum Reference {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/reference/banking/samples")
  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appendingPathComponent(name))) }
}
