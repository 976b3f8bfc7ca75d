import Foundation
import Kernel
import Store

/// The text of a template, from where the user keeps it.
enum TemplateFile {
  /// A template is a page of text at the most.
  private static let limit = 1 << 20

  /// Throws `file.missing`, `ledger.template.not-text`.
  static func text(_ path: String) throws -> String {
    guard let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path),
      let bytes = try? file.read(upToCount: limit + 1)
    else { throw Finding.fileMissing(path) }
    guard bytes.count <= limit, let text = String(data: bytes, encoding: .utf8) else { throw Finding.templateNotText(path) }
    return text
  }
}

extension Finding {
  static func templateNotText(_ path: String) -> Finding {
    Finding(
      "ledger.template.not-text", "« \(path) » n’est pas un texte en UTF-8 d’un mébioctet au plus.",
      recovery: "Enregistrez le guide en texte simple, en UTF-8.")
  }
}
