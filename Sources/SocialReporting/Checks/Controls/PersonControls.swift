/// What a person is against the contracts: age, terms, seniority, stops.
enum PersonControls {
  static func judge(_ individual: BlockOccurrence, _ scene: RuleScene, _ breaches: inout Breaches) {
    let nature = scene.stack.last { $0.id == "S20.G00.05" }?[1] ?? ""
    for contract in scene.contracts {
      age(individual, contract, &breaches)
      stops(contract, &breaches)
      guard nature == "01", let month = scene.month else { continue }
      term(contract, month, &breaches)
      working(contract, &breaches)
      seniority(individual, contract, month, &breaches)
    }
  }

  /// Nobody works before the year of fourteen.
  private static func age(_ individual: BlockOccurrence, _ contract: BlockOccurrence, _ breaches: inout Breaches) {
    guard let birth = individual[6].flatMap(RuleScene.looseDate), let start = contract[1].flatMap(RuleScene.date),
      start > birth, start / 10_000 - birth / 10_000 < 14
    else { return }
    breaches.tell("E-67", contract, 1, "né en \(birth / 10_000), contrat du \(contract[1] ?? "")")
  }

  /// A term that is past has an end.
  private static func term(_ contract: BlockOccurrence, _ month: DeclaredMonth, _ breaches: inout Breaches) {
    guard let nature = contract[7], ["02", "03", "10", "29", "92"].contains(nature),
      let end = contract[10].flatMap(RuleScene.date),
      end <= month.end, contract.child("S21.G00.62") == nil, contract[1].flatMap(RuleScene.date).map({ $0 <= end }) ?? false
    else { return }
    breaches.tell("E-73", contract, 10, "terme le \(contract[10] ?? ""), pas de bloc S21.G00.62")
  }

  /// Whole time is the quota of the establishment, part time is less.
  private static func working(_ contract: BlockOccurrence, _ breaches: inout Breaches) {
    guard contract[11] == "10", let own = contract[13].flatMap(RuleScene.decimal),
      let whole = contract[12].flatMap(RuleScene.decimal),
      own > 0, whole > 0
    else { return }
    let said = "modalité \(contract[14] ?? ""), \(contract[13] ?? "") heures pour \(contract[12] ?? "") de référence"
    if contract[14] == "10", own < whole - whole / 10 {
      breaches.tell("E-59", contract, 14, said)
    } else if contract[14] == "20", own >= whole {
      breaches.tell("E-59", contract, 14, said)
    }
  }

  /// A person who was there for years has more than half of them.
  private static func seniority(
    _ individual: BlockOccurrence, _ contract: BlockOccurrence, _ month: DeclaredMonth, _ breaches: inout Breaches
  ) {
    guard let start = contract[1].flatMap(RuleScene.date), start < month.start,
      individual[6].flatMap(RuleScene.looseDate).map({ $0 < start }) ?? true
    else { return }
    let age = (month.start / 10_000 - start / 10_000) * 12 + month.start / 100 % 100 - start / 100 % 100
    for block in individual.children where block.id.packed == 210_086 && block[1] == "07" && block[5] == contract[9] {
      guard let number = block[3].flatMap({ Int($0) }), number > 0, number < 10_000, block[2] == "02" || block[2] == "03" else {
        continue
      }
      let months = block[2] == "03" ? number * 12 + 11 : number
      if let birth = individual[6].flatMap(RuleScene.looseDate),
        months > max((month.start / 10_000 - birth / 10_000 - 13) * 12, age)
      {
        breaches.tell("E-67", block, 3, "ancienneté de \(months) mois, né en \(birth / 10_000)")
      }
      if age >= 12, months < age / 2 {
        breaches.tell("E-66", block, 3, "\(months) mois, contrat du \(contract[1] ?? "") (\(age) mois)")
      }
    }
  }

  /// Two stops are not at the same time.
  private static func stops(_ contract: BlockOccurrence, _ breaches: inout Breaches) {
    let all = contract.children.filter { $0.id.packed == 210_060 && !["99", "15", "16", "17", "18"].contains($0[1] ?? "") }
    guard all.count > 1 else { return }
    let dated = all.compactMap { stop -> (BlockOccurrence, Int, Int)? in
      guard let last = stop[2].flatMap(RuleScene.date), let end = (stop[10] ?? stop[3]).flatMap(RuleScene.date) else {
        return nil
      }
      return (stop, last, end)
    }
    .sorted { $0.1 < $1.1 }
    for (before, after) in zip(dated, dated.dropFirst()) where after.1 < DayCount.date(before.2, plus: -1) {
      breaches.tell(
        "E-69", after.0, 2,
        "dernier jour travaillé le \(after.0[2] ?? ""), arrêt d’avant jusqu’au \(before.0[10] ?? before.0[3] ?? "")")
    }
  }
}
