import ArgumentParser
import Foundation
import Kernel
import Ledger
import Presentation

/// What a command says: lines for a person, or one JSON value for a program.
/// Findings go to stderr in text, and into the JSON value otherwise.
struct Output {
  let isJSON: Bool

  init(_ options: OutputOptions) { isJSON = options.json }

  /// A line of text; nothing in JSON mode.
  func say(_ text: String = "") {
    if !isJSON { print(text.harmless()) }
  }

  /// The command's JSON value; nothing in text mode.
  func value(_ value: some Encodable) throws {
    guard isJSON else { return }
    print(String(decoding: try ContractJSON.data(value), as: UTF8.self))
  }

  /// A table: for a person as wide as the terminal, or as the 120 columns of a pipe.
  func table(_ table: ReportTable) {
    if !isJSON { print(TextTable(width: Output.width).render(table).harmless()) }
  }

  static var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 120 }
    return Int(size.ws_col)
  }

  /// Findings in text, on stderr; in JSON mode they are in the value.
  func report(_ log: FindingLog, file: String? = nil) {
    report(log.findings, file: file)
    guard !isJSON else { return }
    for (code, count) in log.unlisted.sorted(by: { $0.key < $1.key }) {
      Output.complain("… et \(count) autre(s) [\(code)]")
    }
  }

  func report(_ findings: [Finding], file: String? = nil) {
    guard !isJSON else { return }
    for finding in findings { Output.complain(finding.line(in: file)) }
  }

  /// What was said before is out first: both may go to the same file.
  static func complain(_ text: String) {
    fflush(nil)
    FileHandle.standardError.write(Data((text.harmless() + "\n").utf8))
  }
}

extension Finding {
  /// `fichier:ligne:champ: erreur [code] message → remède (référence)`.
  func line(in file: String? = nil) -> String {
    var place = self.file ?? file ?? ""
    for part in [line.map(String.init), field].compactMap({ $0 }) { place += (place.isEmpty ? "" : ":") + part }
    let reference = reference.map { " (\($0))" } ?? ""
    let line = (place.isEmpty ? "" : place + ": ") + "\(severity.french) [\(code)] \(message) → \(recovery)\(reference)"
    return line.harmless(keepsLines: false)
  }
}
