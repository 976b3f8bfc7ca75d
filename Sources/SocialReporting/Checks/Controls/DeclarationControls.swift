import Kernel

/// What is judged at the end of a declaration, when its people have passed.
enum DeclarationControls {
  static func judge(_ declaration: BlockOccurrence, _ tally: DeclarationTally, _ law: SocialCeilings?, _ breaches: inout Breaches)
  {
    people(declaration, tally, &breaches)
    if declaration[1] == "08" { variables(declaration, tally, &breaches) }
    if let establishment = declaration.child("S21.G00.06")?.child("S21.G00.11") {
      insurance(establishment, tally, &breaches)
      PaymentControls.judge(declaration, establishment, tally, law, &breaches)
    }
    places(declaration, tally, &breaches)
    fees(declaration, tally, &breaches)
    addresses(declaration, &breaches)
  }

  private static func people(_ declaration: BlockOccurrence, _ tally: DeclarationTally, _ breaches: inout Breaches) {
    let others = declaration.children("S89.G00.91").count
    switch declaration[2] {
    case "01", "03":
      if tally.individuals + others == 0 { breaches.tell("S20.G00.05.002/CCH-16", declaration, 2, "aucun individu") }
    case "02", "05":
      if tally.individuals + others > 0 {
        breaches.tell("E-21", declaration, 2, "individus : \(tally.individuals + others)")
      }
    default: break
    }
    if let fraction = declaration[3], fraction.utf8.count == 2, let number = fraction.first, let count = fraction.last,
      number > count
    {
      breaches.tell("E-24", declaration, 3, "« \(fraction) »")
    }
    if let business = declaration[9], tally.isKnown(business) { breaches.tell("S20.G00.05.009/CCH-11", declaration, 9) }
  }

  /// The nature 08, with one person.
  private static func variables(_ declaration: BlockOccurrence, _ tally: DeclarationTally, _ breaches: inout Breaches) {
    let others = declaration.children("S89.G00.91")
    if tally.individuals + others.count != 1 {
      breaches.tell("S20.G00.05.001/CCH-11", declaration, 1, "personnes : \(tally.individuals + others.count)")
    }
    if !others.isEmpty {
      if tally.hasNumbers { breaches.tell("S21.G00.30.001/CCH-15", others[0], 0) }
      if tally.hasTemporaryNumbers { breaches.tell("S21.G00.30.020/CCH-15", others[0], 0) }
    }
    for other in others where tally.individuals > 0 {
      if other[1] != nil { breaches.tell("S89.G00.91.001/CCH-14", other, 1) }
      if other[21] != nil { breaches.tell("S89.G00.91.021/CCH-15", other, 21) }
    }
    let memberships = declaration.descendants("S21.G00.15")
    if !memberships.isEmpty, !tally.hasSeniority {
      breaches.tell("S20.G00.05.001/CCH-12", declaration, 1, "aucun bloc S21.G00.86")
    }
    for membership in memberships where !(membership[5].map(tally.memberships.contains) ?? true) {
      breaches.tell("S20.G00.05.001/CCH-13", membership, 5, "adhésion « \(membership[5] ?? "") »")
    }
    if let event = declaration[11] {
      if (event == "06") != !others.isEmpty { breaches.tell("S20.G00.05.011/CCH-11", declaration, 11, "événement \(event)") }
      if event == "07", tally.hasSeniority || tally.contracts > 0 { breaches.tell("S20.G00.05.011/CCH-14", declaration, 11) }
    }
  }

  private static func insurance(_ establishment: BlockOccurrence, _ tally: DeclarationTally, _ breaches: inout Breaches) {
    if establishment[17] == nil, !tally.unemploymentManagements.isDisjoint(with: ["03", "04"]) {
      breaches.tell("S21.G00.11.017/CCH-11", establishment, 17, "absente")
    }
    // Agencies of temporary work are out of it.
    guard establishment[2] != "7820Z", tally.individuals > 0 else { return }
    for membership in establishment.children("S21.G00.15") {
      guard let name = membership[5] else { continue }
      let isUsed = tally.memberships.contains(name)
      if membership[4] == "01", !isUsed, tally.nature == "01" {
        breaches.tell("S21.G00.15.001/CCH-13", membership, 5, "adhésion « \(name) »")
      }
      if membership[4] == "02", isUsed { breaches.tell("S21.G00.15.001/CCH-14", membership, 5, "adhésion « \(name) »") }
    }
  }

  private static func places(_ declaration: BlockOccurrence, _ tally: DeclarationTally, _ breaches: inout Breaches) {
    let company = declaration.child("S21.G00.06")
    let establishment = company?.child("S21.G00.11")
    let own = (company?[1] ?? "") + (establishment?[1] ?? "")
    let blocks = declaration.children("S21.G00.85")
    let known = Set(blocks.compactMap { $0[1] })
    // Signals name no place; only whole declarations do.
    guard ["01", "07", "09"].contains(tally.nature) else { return }
    for place in tally.workplaces.sorted() where place != own && !known.contains(place) {
      breaches.tell("S21.G00.40.019/CCH-11", establishment ?? declaration, 0, "lieu « \(place) »")
    }
    for place in tally.usingPlaces.sorted() where !known.contains(place) {
      breaches.tell("S21.G00.40.046/CCH-13", establishment ?? declaration, 0, "lieu « \(place) »")
    }
    for block in blocks where block[2] == nil && (block[1].map(tally.usingPlaces.contains) ?? false) {
      breaches.tell("S21.G00.85.002/CCH-12", block, 2, "lieu « \(block[1] ?? "") »")
    }
  }

  /// Blocks beside those of people that name one of them.
  private static func fees(_ declaration: BlockOccurrence, _ tally: DeclarationTally, _ breaches: inout Breaches) {
    for block in declaration.children {
      let numbers: (nir: Int, nirControl: String, ntt: Int, nttControl: String)
      switch block.id.packed {
      case 890_067: numbers = (1, "CCH-13", 2, "CCH-12")
      case 890_087, 890_089: numbers = (7, "CCH-13", 8, "CCH-13")
      case 890_088: numbers = (8, "CCH-13", 9, "CCH-13")
      case 890_091:
        revenues(block, declaration, &breaches)
        continue
      default: continue
      }
      if let number = block[numbers.nir], !tally.isKnown(number) {
        breaches.tell("\(block.id.rubric(numbers.nir))/\(numbers.nirControl)", block, numbers.nir)
      }
      if let number = block[numbers.ntt], !tally.isKnown(temporary: number) {
        breaches.tell("\(block.id.rubric(numbers.ntt))/\(numbers.nttControl)", block, numbers.ntt)
      }
    }
  }

  private static func revenues(_ person: BlockOccurrence, _ declaration: BlockOccurrence, _ breaches: inout Breaches) {
    for revenue in person.children("S89.G00.92") {
      if let gap = IndividualControls.gap(revenue, base: 13, rate: 7, amount: 10), gap > 1_000_000 {
        breaches.tell(
          "S89.G00.92.010/CCH-11", revenue, 10, "\(revenue[13] ?? "") × \(revenue[7] ?? "") % contre \(revenue[10] ?? "")")
      }
      for error in revenue.children("S89.G00.93") {
        IndividualControls.january(error, declaration[5], "S89.G00.93.002/CCH-17", &breaches)
      }
    }
  }

  private static func addresses(_ declaration: BlockOccurrence, _ breaches: inout Breaches) {
    let company = declaration.child("S21.G00.06")
    let places = [(company, 4), (company?.child("S21.G00.11"), 3)] + declaration.children("S21.G00.85").map { ($0, 3) }
    for case (let block?, let number) in places {
      if let value = block[number], value.contains(",") { breaches.tell("E-27", block, number, "« \(value) »") }
    }
  }
}
