import ChartOfAccounts
import Formats
import Foundation
import Kernel
import Ledger

/// Opens a FEC for what it is: the XML form when it begins like XML, the flat form otherwise.
enum FECFile {
  static func source(_ file: InputFile, mode: FECMode) throws -> any FECSource {
    guard try isXML(file.path) else { return FECReader(file: file.name, mode: mode) { try file.read(into: $0) } }
    let form = FECXMLForm(head: try InputFile(file.path).head(4096))
    return FECXMLReader(file: file.name, form: form, schema: try FECSchema.form(form)) { try file.read(into: $0) }
  }

  /// Whether the first character that is not a blank is « < ».
  static func isXML(_ path: String) throws -> Bool {
    let head = try InputFile(path).head(1024)
    let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    return text.first { ![9, 10, 13, 32].contains($0) } == 60
  }

  /// What the chart of a fiscal year says of account numbers, each asked once.
  static func accountStatus(_ files: DataFiles, closing: Day?, orElse today: Day) throws -> @Sendable (String) -> FECAccountStatus
  {
    let opening = closing.map { ($0 + 1).addingMonths(-12) }
    let chart = try Chart.load(on: opening ?? today, files: files)
    return { number in
      guard let finding = chart.check(number) else { return .known }
      if finding.code == "chart.account.unknown" { return finding.severity == .error ? .unknown : .known }
      return finding.code == "chart.account.removed" && finding.severity == .warning
        ? .removed(advice: chart.advice(number)) : .known
    }
  }
}

extension Chart {
  /// « supprimé au 01/01/2025 : voir 657 ».
  fileprivate func advice(_ number: String) -> String {
    guard let removal = removal(of: number) else { return "supprimé" }
    let see = removal.successors.isEmpty ? "" : " : voir \(removal.successors.joined(separator: ", "))"
    return "supprimé au \(removal.removed.french)\(see)"
  }
}
