/// What is remembered of a declaration while its people pass: enough for what is judged at its end.
struct DeclarationTally {
  /// `05.001`.
  var nature = ""
  /// Nil when sources say nothing of what such a declaration has.
  var judgedNature: DeclarationNature?
  var month: DeclaredMonth?
  /// Of social security, from January to the month, in ten-thousandths of a euro.
  var ceiling: Int?
  var individuals = 0
  var contracts = 0
  /// Tax at source and what mends it, in ten-thousandths of a euro.
  private(set) var withheld = 0
  /// The general reduction (`81.001` 018), in ten-thousandths of a euro; nil when nobody has it.
  private(set) var reduction: Int?
  /// The numbers of the people, to find twice the same.
  private var people: Set<String> = []
  private var temporary: Set<String> = []
  /// The memberships that an affiliation names (`70.013`).
  var memberships: Set<String> = []
  /// The places of work and of use that contracts name, with a contract that does.
  var workplaces: Set<String> = []
  var usingPlaces: Set<String> = []
  var pensionSchemes: Set<String> = []
  var unemploymentManagements: Set<String> = []
  var hasSeniority = false
  /// One person is there twice or without pay: sums of people say nothing.
  private(set) var isUnsure = false
  /// The months that pay and bases are of, as AAAAMM.
  private(set) var months: Set<Int> = []
  /// What people contribute, for the bordereaux and the payments.
  private(set) var contributions = ContributionTally()

  mutating func take(_ individual: BlockOccurrence, _ breaches: inout Breaches) {
    if let number = individual[1], !people.insert(number).inserted {
      isUnsure = isUnsure || nature == "01"
      breaches.tell(
        "S21.G00.30.001/CCH-14", individual, 1,
        nature == "01" ? "les totaux de la déclaration ne sont pas comparés aux individus" : "")
    }
    if let number = individual[20], !temporary.insert(number).inserted {
      isUnsure = isUnsure || nature == "01"
      breaches.tell("S21.G00.30.020/CCH14", individual, 20)
    }
    if nature == "01" {
      contributions.take(individual)
      if individual.child("S21.G00.50") == nil { isUnsure = true }
      if individual.child("S21.G00.40") == nil {
        breaches.tell("E-104", individual, 0, individual.child("S21.G00.45") == nil ? "" : "bloc S21.G00.45 seul")
      }
    }
    for child in individual.children {
      switch child.id.packed {
      case 210_040: take(contract: child)
      case 210_050: take(payment: child)
      case 210_086: hasSeniority = true
      default: break
      }
    }
  }

  private mutating func take(payment: BlockOccurrence) {
    withheld = PaymentControls.plus(withheld, payment[9].flatMap(RuleScene.decimal) ?? 0)
    for child in payment.children {
      if [210_051, 210_078].contains(child.id.packed), months.count < 100,
        let start = child[child.id.packed == 210_051 ? 1 : 2].flatMap(RuleScene.date)
      {
        months.insert(start / 100)
      }
      switch child.id.packed {
      case 210_056: withheld = PaymentControls.plus(withheld, child[7].flatMap(RuleScene.decimal) ?? 0)
      case 210_078:
        for contribution in child.children where contribution.id.packed == 210_081 && contribution[1] == "018" {
          reduction = PaymentControls.plus(reduction ?? 0, contribution[4].flatMap(RuleScene.decimal) ?? 0)
        }
      default: break
      }
    }
  }

  private mutating func take(contract: BlockOccurrence) {
    contracts += 1
    if let place = contract[19] { workplaces.insert(place) }
    if let place = contract[46] { usingPlaces.insert(place) }
    if let scheme = contract[20] { pensionSchemes.insert(scheme) }
    if let management = contract[29] { unemploymentManagements.insert(management) }
    for child in contract.children where child.id.packed == 210_070 {
      if let membership = child[13] { memberships.insert(membership) }
    }
  }

  var hasNumbers: Bool { !people.isEmpty }
  var hasTemporaryNumbers: Bool { !temporary.isEmpty }
  func isKnown(_ number: String) -> Bool { people.contains(number) }
  func isKnown(temporary number: String) -> Bool { temporary.contains(number) }
}

/// What is remembered of a send.
struct SendTally {
  var rubrics = 0
  var declarations = 0
  var individuals = 0
  var totals: BlockOccurrence?
  /// Nature and type of each declaration, in order.
  private(set) var kinds: [(nature: String, type: String)] = []
  /// Establishment, month and fraction of the monthly declarations.
  private var months: Set<[String]> = []

  mutating func take(_ declaration: BlockOccurrence, _ breaches: inout Breaches) {
    kinds.append((declaration[1] ?? "", declaration[2] ?? ""))
    guard declaration[1] == "01", let company = declaration.child("S21.G00.06"), let place = company.child("S21.G00.11") else {
      return
    }
    let month = [company[1] ?? "", place[1] ?? "", declaration[5] ?? "", declaration[3] ?? "", declaration[8] ?? ""]
    if !months.insert(month).inserted { breaches.tell("E-10", declaration, 5, "« \(month[2]) », fraction « \(month[3]) »") }
  }
}
