import Kernel

/// What an establishment pays: payments to bodies, slips of Urssaf.
enum PaymentControls {
  static func judge(
    _ declaration: BlockOccurrence, _ establishment: BlockOccurrence, _ tally: DeclarationTally, _ law: SocialCeilings?,
    _ breaches: inout Breaches
  ) {
    let payments = establishment.children("S21.G00.20")
    let slips = establishment.children("S21.G00.22")
    for payment in payments { judge(payment: payment, declaration, tally, &breaches) }
    for slip in slips { judge(slip: slip, tally, &breaches) }
    for block in payments + slips {
      if let body = block[1], body.utf8.count == 14, body.utf8.allSatisfy({ (48...57).contains($0) }), (try? Siret(body)) == nil {
        breaches.tell("E-33", block, 1, "« \(body) »")
      }
      if let place = block[2], place.utf8.count == 14, place.utf8.allSatisfy({ (48...57).contains($0) }),
        let company = declaration.child("S21.G00.06")?[1]
      {
        if !place.hasPrefix(company) {
          breaches.tell("E-72", block, 2, "« \(place) », entreprise « \(company) »")
        } else if (try? Siret(place)) == nil {
          breaches.tell("E-103", block, 2, "« \(place) » : le SIREN est celui de l’entreprise, la clé du SIRET est fausse")
        }
      }
    }
    let day = tally.month?.start
    if let law, let day { SlipControls.unknown(slips, law.aggregates, on: day, &breaches) }
    // What is declared in several fractions is paid in one of them.
    guard declaration[3] == "11", payments.allSatisfy({ $0[12] == nil }) else { return }
    bodies(payments, slips, &breaches)
    if !tally.isUnsure {
      withholding(payments, declaration, tally, &breaches)
      reduction(slips, tally, &breaches)
    }
    guard declaration[1] == "01", let law, let day, tally.individuals > 0 else { return }
    otherMonth(declaration, slips, tally, &breaches)
    SlipControls(slips, tally, law.aggregates, on: day)?.judge(&breaches)
    BodyControls.judge(establishment, tally, law.aggregates, on: day, &breaches)
    guard !tally.isUnsure else { return }
    let collectors = Set(slips.compactMap { $0[1] })
    if let slip = slips.first {
      for body in tally.contributions.bodies.sorted() where !collectors.contains(body) {
        breaches.tell(
          "E-71", slip, 1,
          "« \(body) » aux individus (S21.G00.81.002), « \(collectors.sorted().joined(separator: " », « ")) » aux bordereaux")
      }
    }
  }

  /// All that was paid, and all bordereaux, are of one month that is not the one declared.
  private static func otherMonth(
    _ declaration: BlockOccurrence, _ slips: [BlockOccurrence], _ tally: DeclarationTally, _ breaches: inout Breaches
  ) {
    guard let month = tally.month, tally.months.count == 1, let only = tally.months.first, only != month.start / 100,
      !slips.isEmpty, slips.allSatisfy({ $0[3].flatMap(RuleScene.date).map { $0 / 100 == only } ?? false })
    else { return }
    breaches.tell(
      "E-105", declaration, 5,
      "« \(declaration[5] ?? "") » déclaré, rémunérations, assiettes et bordereaux de \(only % 100 < 10 ? "0" : "")\(only % 100)/\(only / 100)"
    )
  }

  private static let energy: Set<String> = ["CNIEG_COT_RS", "CNIEG_COT_POOL", "CNIEG_COT_RDC"]

  private static func judge(
    payment: BlockOccurrence, _ declaration: BlockOccurrence, _ tally: DeclarationTally, _ breaches: inout Breaches
  ) {
    if let entity = payment[2], energy.contains(entity), !tally.pensionSchemes.contains("147") {
      breaches.tell("S21.G00.20.002/CCH-12", payment, 2, "« \(entity) »")
    }
    let body = payment[1] ?? ""
    let parts = payment.children("S21.G00.55")
    if RuleTests.isProvident(body), !parts.isEmpty, let paid = payment[5].flatMap(RuleScene.decimal) {
      let sum = total(parts, 1)
      if paid != max(sum, 0) { breaches.tell("S21.G00.20.005/CCH-12", payment, 5, "\(payment[5] ?? "") contre \(euros(sum))") }
    }
    if body == "DGFIP", let payer = payment[12], let company = declaration.child("S21.G00.06")?[1], !payer.hasPrefix(company) {
      breaches.tell("S21.G00.20.012/CCH-14", payment, 12, "« \(payer) », entreprise « \(company) »")
    }
  }

  private static func judge(slip: BlockOccurrence, _ tally: DeclarationTally, _ breaches: inout Breaches) {
    if let entity = slip[2], energy.contains(entity), !tally.pensionSchemes.contains("147") {
      breaches.tell("S21.G00.22.002/CCH-13", slip, 2, "« \(entity) »")
    }
    if slip[1]?.utf8.count == 14, let start = slip[3].flatMap(RuleScene.date), let end = slip[4].flatMap(RuleScene.date),
      start / 100 != end / 100
    {
      breaches.tell("E-20", slip, 4, "du \(slip[3] ?? "") au \(slip[4] ?? "")")
    }
    guard let total = slip[5].flatMap(RuleScene.decimal) else { return }
    let lines = slip.children("S21.G00.23")
    let amounts = lines.compactMap { $0[5].flatMap(RuleScene.decimal) }
    // Rates of lines that have none are those of the Urssaf's table: what they make is not known here.
    guard amounts.count == lines.count else { return }
    let sum = amounts.reduce(0, plus)
    // Each line may be rounded to the euro.
    if !lines.isEmpty, abs(total - sum) > lines.count * 10_000 {
      breaches.tell("E-08", slip, 5, "\(slip[5] ?? "") contre \(euros(sum)) pour \(lines.count) lignes")
    }
  }

  private static func bodies(_ payments: [BlockOccurrence], _ slips: [BlockOccurrence], _ breaches: inout Breaches) {
    var told: Set<String> = []
    for slip in slips {
      guard let body = slip[1], told.insert(body).inserted else { continue }
      let paid = payments.filter { $0[1] == body }
      guard !paid.isEmpty else { continue }
      let sum = total(paid, 5)
      let due = total(slips.filter { $0[1] == body }, 5)
      if sum != max(due, 0) { breaches.tell("E-09", paid[0], 5, "\(euros(sum)) versés, \(euros(due)) de bordereaux") }
    }
  }

  private static func withholding(
    _ payments: [BlockOccurrence], _ declaration: BlockOccurrence, _ tally: DeclarationTally, _ breaches: inout Breaches
  ) {
    let paid = payments.filter { $0[1] == "DGFIP" && $0[2] == "DGFIP_PAS" }
    guard declaration[1] == "01", let first = paid.first else { return }
    let sum = total(paid, 5)
    var due = tally.withheld
    for person in declaration.children("S89.G00.91") {
      for revenue in person.children("S89.G00.92") {
        due = plus(due, revenue[10].flatMap(RuleScene.decimal) ?? 0)
        due = plus(due, total(revenue.children("S89.G00.93"), 7))
      }
    }
    if sum != max(due, 0) { breaches.tell("E-16", first, 5, "\(euros(sum)) versés, \(euros(due)) prélevés") }
  }

  /// The lines of the general reduction: what is deducted (668, 671), and what is given back (669).
  private static let reductions: Set<String> = ["668", "669", "671"]

  /// Two ways to write what is taken off.
  static let signs =
    "Les montants sont les mêmes au signe près : une réduction s’écrit négative, ou sans signe sous un CTP qui est toujours en moins ; les deux usages se lisent, aucun n’est vérifié ici. Gardez celui de vos déclarations d’avant."

  private static func reduction(_ slips: [BlockOccurrence], _ tally: DeclarationTally, _ breaches: inout Breaches) {
    let lines = slips.flatMap { $0.children("S21.G00.23") }.filter { $0[1].map(reductions.contains) ?? false }
    guard let first = lines.first, let declared = tally.reduction else { return }
    let sum = total(lines, 5)
    if declared != 0, abs(sum + declared) <= lines.count * 10_000 {
      breaches.tell("E-15", first, 5, "\(euros(sum)) au bordereau, \(euros(declared)) aux personnes. \(signs)", as: .info)
    } else if abs(sum - declared) > lines.count * 10_000 {
      breaches.tell("E-15", first, 5, "\(euros(sum)) au bordereau, \(euros(declared)) aux personnes")
    }
  }

  static func total(_ blocks: [BlockOccurrence], _ number: Int) -> Int {
    blocks.reduce(0) { plus($0, $1[number].flatMap(RuleScene.decimal) ?? 0) }
  }

  /// Stops at half of what a number can be: a file may hold any amounts, and differences are made of sums.
  static func plus(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    let most = Int.max / 2
    return overflow ? (b < 0 ? -most : most) : max(-most, min(most, sum))
  }

  /// Ten-thousandths of a euro as the files write amounts.
  static func euros(_ amount: Int) -> String {
    let cents = abs(amount) / 100
    return "\(amount < 0 ? "-" : "")\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
  }
}
