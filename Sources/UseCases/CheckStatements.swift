public import Banking
import Formats
import Foundation
import Kernel
import Ledger
import Store

/// What a file of bank statements holds: each account and period, its balances, the sum of its movements.
public struct BankFileSummary: Sendable {
  /// The first ones, in the order of the file.
  public fileprivate(set) var statements: [StatementFile.Summary] = []
  /// How many there are.
  public fileprivate(set) var count = 0
  /// Of all of them.
  public fileprivate(set) var lines = 0
  static let kept = 200
  /// Account by account.
  public var accounts: [BankFileAccount] { BankFileAccount.gather(statements) }
}

extension CheckFiles {
  /// Reads the statements to their end and checks each against its balances.
  func checkStatements(_ path: String) throws -> Verdict {
    var log = FindingLog()
    var summary = BankFileSummary()
    let found = try dossier.map { try $0.reading { try statements.found(for: path, $0) } } ?? statements.found(for: path, nil)
    guard let format = found.kind, let kind = Kind(rawValue: format.rawValue) else {
      return Verdict(file: path, kind: .unknown, summary: nil, log: log)
    }
    let file = StatementFile(format, options: found.options)
    // Opened here once, so that a file that cannot be read is refused as any other.
    _ = try InputFile(path)
    let open: () throws -> ByteSource = {
      let input = try InputFile(path)
      return { try input.read(into: $0) }
    }
    file.read(open) { part, counted in
      switch part {
      case .line: summary.lines += 1
      case .finding(let finding): log.add(finding)
      case .statement:
        summary.count += 1
        if let counted, summary.statements.count < BankFileSummary.kept { summary.statements.append(counted) }
      }
    }
    if summary.count == 0, log.findings.contains(where: \.saysUnreadable) {
      return Verdict(file: path, kind: .unknown, summary: nil, log: log)
    }
    return Verdict(file: path, kind: kind, summary: .bank(summary), log: log)
  }
}
