public import Kernel

extension Finding {
  private static let list = "Règlement ANC 2014-03, art. 1121-1"

  /// A replaced or abolished account asks for a change; a folded or unlisted one may stay, which is only worth saying.
  public static func accountRemoved(_ number: String, _ removal: RemovedAccount) -> Finding {
    let name = number == removal.number ? "Le compte \(number)" : "Le compte \(number) dépend du \(removal.number), qui"
    let mayStay = removal.kind == .folded || removal.kind == .unlisted
    let gone = mayStay ? "n’est plus dans la liste depuis le" : "a été supprimé au"
    let see = removal.successors.isEmpty ? "" : " : voir " + removal.successors.joined(separator: " ou ")
    let note = removal.note.isEmpty ? "." : ". À savoir : \(removal.note)."
    return Finding(
      "chart.account.removed", mayStay ? .info : .warning, "\(name) \(gone) \(removal.removed.french)\(see)\(note)",
      recovery: recovery(for: removal), reference: reference(for: removal))
  }

  private static func recovery(for removal: RemovedAccount) -> String {
    switch removal.kind {
    case .folded: return "Vous pouvez le garder comme subdivision propre au dossier."
    case .unlisted: return "Rien à changer : la classe 8 reste permise."
    case .replaced, .abolished:
      guard let first = removal.successors.first else { return "Choisissez le compte que la nature de l’opération demande." }
      return "Utilisez plutôt le compte \(first), ou celui que la nature de l’opération demande."
    }
  }

  private static func reference(for removal: RemovedAccount) -> String {
    switch removal.kind {
    case .folded: "Règlement ANC 2014-03, art. 1131-1"
    case .unlisted: "Règlement ANC 2014-03, art. 1141-3"
    case .replaced, .abolished: removal.isOwnReading ? "\(list) ; le renvoi est notre lecture" : list
    }
  }

  public static func accountNotInForce(_ number: String, _ account: ChartAccount, day: Day, see: [String]) -> Finding {
    let name = number == account.number ? "Le compte \(number)" : "Le compte \(number) dépend du \(account.number), qui"
    let others = see.isEmpty ? "" : " : voir " + see.joined(separator: " ou ")
    let message =
      if let until = account.until, until < day {
        "\(name) n’est plus dans le plan depuis le \((until + 1).french)\(others)."
      } else {
        "\(name) n’est dans le plan que pour les exercices ouverts à partir du \(account.from?.french ?? day.french)\(others)."
      }
    // The règlement of 2025 could be applied a year early; the one of 2026 too.
    let early = account.from == nil ? "." : ", sauf si l’entreprise applique le nouveau plan par anticipation."
    return Finding(
      "chart.account.not-in-force", .warning, message,
      recovery: (see.first.map { "Pour cet exercice, utilisez plutôt le compte \($0)" }
        ?? "Choisissez un compte du plan de cet exercice") + early, reference: list)
  }

  public static func accountIsTotal(_ number: String, below: [ChartAccount]) -> Finding {
    let examples = below.prefix(4).map { "\($0.number) \($0.shortLabel)" }.joined(separator: ", ")
    let message = "Le compte \(number) en regroupe d’autres"
    return Finding(
      "chart.account.is-total", .warning,
      below.isEmpty ? "\(message)." : "\(message) : \(examples)\(below.count > 4 ? "…" : ".")",
      recovery: below.isEmpty ? "Ouvrez un compte de trois chiffres, par exemple \(number)0." : "Choisissez l’un d’eux.",
      reference: "Règlement ANC 2014-03, art. 1131-2")
  }

  /// Without even a two-digit account it is an error; below one, it may be a subdivision of the dossier's own.
  public static func accountUnknown(_ number: String, proposals: [ChartAccount], day: Day, heading: ChartAccount? = nil)
    -> Finding
  {
    let nearby = proposals.map { "\($0.number) \($0.shortLabel)" }.joined(separator: ", ")
    let isDivision = (heading?.number.count ?? 0) >= 2
    return Finding(
      "chart.account.unknown", isDivision ? .warning : .error,
      "Le compte \(number) n’est pas dans le plan de \(day.year)\(nearby.isEmpty ? "." : ". Les plus proches : \(nearby).")",
      recovery: nearby.isEmpty
        ? "Vérifiez le numéro : ses trois premiers chiffres doivent être ceux du plan."
        : "Vérifiez le numéro, ou cherchez le compte par ses mots.",
      reference: "\(list) ; LPF, art. A47 A-1, VII")
  }

  public static func chartDataInvalid(_ file: String, line: Int, reason: String) -> Finding {
    Finding(
      "chart.data-invalid", .error, "Le fichier de données \(file) ne peut pas être lu, ligne \(line) : \(reason).",
      recovery: "Corrigez-le, ou retirez-le du dossier donné par --donnees pour reprendre celui du programme.", file: file,
      line: line)
  }
}
