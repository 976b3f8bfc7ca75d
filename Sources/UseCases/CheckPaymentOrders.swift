import Banking
import Formats
import Foundation
import Kernel
import Ledger

extension CheckFiles {
  /// Reads orders to pay to their end: their structure, the rules of SEPA, and a schema when the user has one.
  func checkPaymentOrders(_ path: String, _ kind: SEPAKind) throws -> Verdict {
    var log = FindingLog()
    let input = try InputFile(path)
    let box = FoundParts()
    let source: ByteSource = { try input.read(into: $0) }
    let summary = SEPAFile(kind, today: today).read(source) { part in
      if case .finding(let finding) = part { box.log.add(finding) }
    }
    log = box.log
    if let schema {
      let bytes = try InputFile(schema).contents(atMost: 8 << 20)
      do {
        for finding in try XMLSchema(bytes).validate(file: path) { log.add(finding.at(file: path)) }
      } catch let finding as Finding { log.add(finding.at(file: schema)) }
    }
    if summary.count == 0, summary.message == nil, log.findings.contains(where: \.saysUnreadable) {
      return Verdict(file: path, kind: .unknown, summary: nil, log: log)
    }
    return Verdict(file: path, kind: kind == .creditTransfers ? .pain001 : .pain008, summary: .orders(summary), log: log)
  }
}

private final class FoundParts { var log = FindingLog() }
