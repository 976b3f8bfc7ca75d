/// Bases and contributions of a payment.
enum BaseControls {
  static func judge(_ payment: BlockOccurrence, _ scene: RuleScene, _ ceiling: Int?, _ breaches: inout Breaches) {
    for base in payment.children where base.id.packed == 210_078 {
      if base[1] == "31" {
        provident(base, payment, scene.contracts, &breaches)
      } else if base[1] == "02" {
        if let ceiling, let month = scene.month { under(ceiling, month, base, &breaches) }
      }
      products(base, &breaches)
    }
  }

  /// Amounts that are not their base at their rate. Several under one base, all of them, are one fault: that of the base.
  private static func products(_ base: BlockOccurrence, _ breaches: inout Breaches) {
    let rated = base.children.filter { $0.id.packed == 210_081 && IndividualControls.gap($0, base: 3, rate: 7, amount: 4) != nil }
    let wrong = rated.filter { IndividualControls.gap($0, base: 3, rate: 7, amount: 4) ?? 0 > 15_000 }
    if wrong.count > 1, wrong.count == rated.count, wrong.allSatisfy({ $0[3] == wrong[0][3] }) {
      let codes = wrong.compactMap { $0[1] }.joined(separator: ", ")
      return breaches.tell(
        "E-13", wrong[0], 4,
        "\(codes) : aucun montant n’est \(wrong[0][3] ?? "") à son taux ; l’assiette \(base[1] ?? "") est sans doute une autre")
    }
    for contribution in wrong {
      breaches.tell(
        "E-13", contribution, 4,
        "\(contribution[1] ?? ""), \(contribution[3] ?? "") × \(contribution[7] ?? "") % contre \(contribution[4] ?? "")")
    }
  }

  private static func provident(
    _ base: BlockOccurrence, _ payment: BlockOccurrence, _ contracts: [BlockOccurrence], _ breaches: inout Breaches
  ) {
    let count = base.children.count { $0.id.packed == 210_081 && $0[1] == "059" }
    if count != 1 { breaches.tell("S21.G00.81.001/CCH-15", base, 1, "cotisations 059 : \(count)") }
    guard let name = base[5] else { return }
    let affiliated = contracts.filter { contract in contract.children.contains { $0.id.packed == 210_070 && $0[12] == name } }
    let isPaid = affiliated.contains { contract in payment.children.contains { $0.id.packed == 210_051 && $0[10] == contract[9] }
    }
    if !affiliated.isEmpty, !isPaid {
      breaches.tell("S21.G00.78.005/CCH-12", base, 5, "l’affiliation « \(name) » est du contrat « \(affiliated[0][9] ?? "") »")
    }
  }

  /// What was under the ceiling before may be made up for: it is that of the months of the year.
  private static func under(_ ceiling: Int, _ month: DeclaredMonth, _ base: BlockOccurrence, _ breaches: inout Breaches) {
    guard let amount = base[4].flatMap(RuleScene.decimal), amount > ceiling, let start = base[2].flatMap(RuleScene.date),
      start >= month.start
    else { return }
    breaches.tell("E-11", base, 4, "\(base[4] ?? "") contre \(PaymentControls.euros(ceiling))")
  }
}
