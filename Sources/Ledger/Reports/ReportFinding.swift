import Kernel

extension Finding {
  public static func reportSumTooLarge() -> Finding {
    Finding(
      "report.sum-too-large", .error, "Un total dépasse \(Money.largest.french) €.",
      recovery: "Cherchez le montant anormal : « ecritoire controler ».")
  }

  static func reportNotBalanced(debit: Money, credit: Money) -> Finding {
    Finding(
      "report.not-balanced", .error,
      "Le total des débits, \(debit.french), n’est pas celui des crédits, \(credit.french) : écart \((debit - credit).french).",
      recovery: "Cherchez l’écriture déséquilibrée : « ecritoire controler ».")
  }
}
