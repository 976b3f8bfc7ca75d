import Kernel

extension EntryDraft {
  /// The same with spaces instead of the characters that nobody sees and that a book cannot carry: line breaks, tabs, controls,
  /// marks that turn the reading order. The findings say where there were some.
  public func withVisibleTexts() -> (draft: EntryDraft, findings: [Finding]) {
    var draft = self
    (draft.pieceRef, draft.label) = (pieceRef.terminalSafe, label.terminalSafe)
    var findings: [Finding] = []
    if draft.pieceRef != pieceRef { findings.append(.entryTextCleaned(line: nil, field: "piece")) }
    if draft.label != label { findings.append(.entryTextCleaned(line: nil, field: "libelle")) }
    for (index, line) in lines.enumerated() {
      draft.lines[index].label = line.label?.terminalSafe
      if draft.lines[index].label != line.label { findings.append(.entryTextCleaned(line: index + 1, field: "libelle")) }
    }
    return (draft, findings)
  }
}

extension Finding {
  public static func entryTextCleaned(line: Int?, field: String) -> Finding {
    Finding(
      "ledger.entry.text-cleaned", .info,
      "Des caractères invisibles (tabulations, contrôles, marques de sens) sont devenus des espaces.",
      recovery: "Rien à faire : un livre comptable ne peut pas les garder.", line: line, field: field)
  }
}
