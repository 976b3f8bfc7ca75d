import Kernel

extension JournalKind {
  /// What a journal of another program is for, from its code and its label:
  /// the label says more, so it is heard first. Miscellaneous when nothing tells.
  public static func guess(code: String, label: String) -> JournalKind {
    let words = label.searchFolded
    for (kind, starts) in byLabel where starts.contains(where: { words.contains($0) }) { return kind }
    let folded = code.searchFolded
    for (kind, starts) in byCode where starts.contains(where: { folded.hasPrefix($0) }) { return kind }
    return .miscellaneous
  }

  private static let byLabel: [(JournalKind, [String])] = [
    (.openings, ["nouveau", "ouverture", "report"]),
    (.payroll, ["paie", "paye", "salaire"]),
    (.cash, ["caisse", "especes"]),
    (.bank, ["banque", "credit agricole", "credit mutuel", "bnp", "societe generale", "ccp", "tresorerie"]),
    (.purchases, ["achat", "fournisseur", "frais generaux"]),
    (.sales, ["vente", "client", "facturation", "recette"]),
    (.miscellaneous, ["divers", "operation", "od"]),
  ]

  private static let byCode: [(JournalKind, [String])] = [
    (.openings, ["an", "ran", "ouv", "a-n"]),
    (.payroll, ["pa", "sal"]),
    (.cash, ["ca", "cs"]),
    (.bank, ["b", "cm", "cc", "ca1"]),
    (.purchases, ["ha", "ac", "fo"]),
    (.sales, ["ve", "vt", "cl"]),
  ]
}
