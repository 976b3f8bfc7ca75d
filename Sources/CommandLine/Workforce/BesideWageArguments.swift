import ArgumentParser
import Kernel
import Workforce

/// What a contract gives beside the wage; what is not given stays, and each has a way to be taken off.
struct BesideWageArguments: ParsableArguments {
  @Option(
    name: .customLong("prime-mensuelle"),
    help: ArgumentHelp("Une prime de chaque mois : \"Ancienneté=60\".", valueName: "libellé=montant"),
    transform: { try BesideWageArguments.recurring(.bonus, $0) })
  var bonuses: [Terms.RecurringPay] = []
  @Option(
    name: .customLong("avantage-mensuel"),
    help: ArgumentHelp("Un avantage en nature : \"Véhicule=180\".", valueName: "libellé=montant"),
    transform: { try BesideWageArguments.recurring(.benefitInKind, $0) })
  var benefits: [Terms.RecurringPay] = []
  @Option(
    name: .customLong("avantage-genre"),
    help: ArgumentHelp(
      "Un avantage que la DSN distingue (repas, logement, vehicule, ntic) : \"vehicule:Utilitaire=180\".",
      valueName: "genre:libellé=montant"),
    transform: BesideWageArguments.kindOfBenefit)
  var kindsOfBenefit: [Terms.RecurringPay] = []
  @Option(
    name: .customLong("frais-mensuels"),
    help: ArgumentHelp("Des frais remboursés : \"Télétravail=10,40\".", valueName: "libellé=montant"),
    transform: { try BesideWageArguments.recurring(.expense, $0) })
  var expenses: [Terms.RecurringPay] = []
  @Option(
    name: .customLong("retirer"), help: ArgumentHelp("Retirer une prime, un avantage, des frais.", valueName: "libellé"))
  var removed: [String] = []
  @Option(
    name: .customLong("transport"),
    help: ArgumentHelp(
      "L’abonnement d’un mois, et la part de l’employeur si ce n’est pas celle de la loi : 88,80=75 ; 0 le retire.",
      valueName: "montant[=%]"), transform: BesideWageArguments.transport)
  var transport: Terms.Transport?
  @Option(
    name: .customLong("titre-restaurant"),
    help: ArgumentHelp(
      "La valeur d’un titre, et ce que l’employeur en paie : 10=5 ; 0 le retire.", valueName: "montant=montant"),
    transform: BesideWageArguments.vouchers)
  var vouchers: Terms.MealVouchers?
  @Option(
    name: .customLong("dispense-mutuelle"),
    help: ArgumentHelp("Pourquoi la mutuelle ne couvre pas la personne ; \"\" la retire.", valueName: "motif"))
  var exemption: String?

  /// Takes off first: a name that is taken off and given again is the new one. Throws when there is none of that name.
  func apply(to terms: inout Terms) throws {
    for label in removed where !terms.remove(recurring: label) {
      let known = terms.recurring.map(\.label).joined(separator: ", ")
      throw ValidationError(
        "--retirer « \(label) » : le contrat n’a rien de ce nom ; il a : \(known.isEmpty ? "aucun élément de chaque mois" : known)."
      )
    }
    for pay in bonuses + benefits + kindsOfBenefit + expenses { terms.set(pay) }
    if let transport { terms.transport = transport.subscription.isZero ? nil : transport }
    if let vouchers { terms.mealVouchers = vouchers.faceValue.isZero ? nil : vouchers }
    if let exemption { terms.healthExemption = exemption.allSatisfy(\.isWhitespace) ? nil : exemption }
  }

  /// `vehicule:Utilitaire=180`.
  private static func kindOfBenefit(_ text: String) throws -> Terms.RecurringPay {
    guard let colon = text.firstIndex(of: ":"), let kind = Terms.RecurringPay.Kind(rawValue: "avantage-\(text[..<colon])") else {
      throw ArgumentRefusal(
        "écrivez repas, logement, vehicule ou ntic, puis un libellé et un montant : \"vehicule:Utilitaire=180\"")
    }
    return try recurring(kind, String(text[text.index(after: colon)...]))
  }

  /// `Ancienneté=60`: the last sign of equality stands before the amount.
  private static func recurring(_ kind: Terms.RecurringPay.Kind, _ text: String) throws -> Terms.RecurringPay {
    guard let sign = text.lastIndex(of: "=") else {
      throw ArgumentRefusal("écrivez un libellé et un montant : \"Ancienneté=60\"")
    }
    let label = text[..<sign].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return .init(kind, label, try Money.argument(String(text[text.index(after: sign)...])))
  }

  private static func transport(_ text: String) throws -> Terms.Transport {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return .init(
      subscription: try Money.argument(parts[0]), employerShare: try parts.count > 1 ? RateArgument.read(parts[1]) : nil)
  }

  private static func vouchers(_ text: String) throws -> Terms.MealVouchers {
    let parts = try text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
      try Money.argument(String($0))
    }
    guard parts.count == 2 || parts[0].isZero else {
      throw ArgumentRefusal("écrivez la valeur d’un titre et la part de l’employeur : 10=5")
    }
    return .init(faceValue: parts[0], employerShare: parts.count == 2 ? parts[1] : .zero)
  }
}
