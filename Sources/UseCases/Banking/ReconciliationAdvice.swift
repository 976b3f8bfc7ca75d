import Banking
public import Kernel
import Ledger

extension ReadReconciliation.Outcome {
  /// What a bookkeeper looks into: items that wait too long, and what the difference could be.
  public var findings: [Finding] {
    var found = content.late.map { Finding.outstandingLate($0, age: $0.age(on: content.day)) }
    if !content.difference.isZero, let candidate = content.openingCandidates.first {
      found.append(.openingDifference(candidate, content))
    }
    return found
  }
}

extension Finding {
  static func outstandingLate(_ item: OutstandingItem, age: Int) -> Finding {
    Finding(
      "bank.outstanding.late", .warning,
      "« \(item.label) » du \(item.day.french) (\(item.amount.french) €) attend depuis \(age) jours du côté \(item.side == .ledger ? "des livres" : "de la banque").",
      recovery:
        "Demandez à la banque ou au tiers ce qu’il est devenu ; un chèque se prescrit un an et huit jours après son émission.",
      reference: "Code monétaire et financier, art. L131-32 et L131-59")
  }

  static func openingDifference(_ item: OutstandingItem, _ content: Reconciliation) -> Finding {
    Finding(
      "bank.reconciliation.opening-difference", .info,
      "La différence de \(content.difference.french) € est au mouvement près celle du \(item.day.french), « \(item.label) » (\(item.amount.french) €) : sans doute un chèque émis avant le premier relevé.",
      recovery:
        "Si c’est bien cela, reprenez-le en suspens d’ouverture : ecritoire banque ouverture --compte \(content.account) --mouvement \(item.source.text)"
    )
  }
}
