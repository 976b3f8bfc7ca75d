import Kernel

/// What is paid to each body (`S21.G00.20` and `55`) against what the people and the bordereaux owe it.
enum BodyControls {
  static func judge(
    _ establishment: BlockOccurrence, _ tally: DeclarationTally, _ book: AggregateBook, on day: Int, _ breaches: inout Breaches
  ) {
    let payments = establishment.children("S21.G00.20")
    let slips = establishment.children("S21.G00.22")
    undeclared(payments, slips, establishment, tally, book, &breaches)
    unpaid(payments, slips, establishment, tally, &breaches)
    if let month = tally.month {
      periods(slips, 3, 4, month, &breaches)
      periods(payments, 6, 7, month, &breaches)
    }
    guard !tally.isUnsure else { return }
    pension(payments, slips, tally.contributions, book, &breaches)
    insurance(establishment, payments, tally, &breaches)
  }

  private static func isNumber(_ body: String) -> Bool {
    body.utf8.count == 14 && body.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Of each body, one is of the month: others may mend earlier ones.
  private static func periods(
    _ blocks: [BlockOccurrence], _ start: Int, _ end: Int, _ month: DeclaredMonth, _ breaches: inout Breaches
  ) {
    var judged: Set<String> = []
    for block in blocks {
      guard let body = block[1], judged.insert(body).inserted else { continue }
      let own = blocks.filter { $0[1] == body }
      let dated = own.compactMap { block -> (Int, Int)? in
        guard let from = block[start].flatMap(RuleScene.date), let to = block[end].flatMap(RuleScene.date) else { return nil }
        return (from, to)
      }
      guard dated.count == own.count, !dated.contains(where: { $0.0 <= month.end && $0.1 >= month.start }) else { continue }
      breaches.tell("E-86", block, end, "organisme « \(body) », du \(block[start] ?? "") au \(block[end] ?? "")")
    }
  }

  /// Contributions of Urssaf, and no bordereau of theirs.
  private static func undeclared(
    _ payments: [BlockOccurrence], _ slips: [BlockOccurrence], _ establishment: BlockOccurrence, _ tally: DeclarationTally,
    _ book: AggregateBook, _ breaches: inout Breaches
  ) {
    let sums = book.sources(of: "urssaf").compactMap { tally.contributions.sum($0) }
    guard !payments.isEmpty, !slips.contains(where: { isNumber($0[1] ?? "") }), sums.count >= 3 else { return }
    let owed = sums.reduce(0) { PaymentControls.plus($0, $1.amount) }
    guard owed != 0 else { return }
    let bodies = tally.contributions.bodies.sorted().map { "« \($0) »" }.joined(separator: ", ")
    breaches.tell(
      "E-101", establishment, 0,
      "\(PaymentControls.euros(owed)) de cotisations Urssaf aux individus\(bodies.isEmpty ? "" : " (organisme \(bodies))"), aucun bloc S21.G00.22"
    )
  }

  /// Something is owed and nothing is paid, in a declaration that has payments.
  private static func unpaid(
    _ payments: [BlockOccurrence], _ slips: [BlockOccurrence], _ establishment: BlockOccurrence, _ tally: DeclarationTally,
    _ breaches: inout Breaches
  ) {
    guard !payments.isEmpty else { return }
    var told: Set<String> = []
    for slip in slips {
      guard let body = slip[1], isNumber(body), told.insert(body).inserted, !payments.contains(where: { $0[1] == body }) else {
        continue
      }
      let due = PaymentControls.total(slips.filter { $0[1] == body }, 5)
      if due > 0 {
        breaches.tell("E-41", slip, 5, "\(PaymentControls.euros(due)) de bordereau, aucun versement à l’organisme « \(body) »")
      }
    }
    if tally.withheld > 0, !payments.contains(where: { $0[1] == "DGFIP" }) {
      breaches.tell(
        "E-41", establishment, 0,
        "\(PaymentControls.euros(tally.withheld)) de prélèvement à la source, aucun versement à la DGFiP : il n’est jamais trimestriel",
        as: .error)
    }
  }

  /// The one body that is neither of the bordereaux nor an insurer is that of the pension.
  private static func pension(
    _ payments: [BlockOccurrence], _ slips: [BlockOccurrence], _ tally: ContributionTally, _ book: AggregateBook,
    _ breaches: inout Breaches
  ) {
    let sources = book.sources(of: "pension")
    let sums = sources.compactMap { tally.sum($0) }
    let main = sources.filter { $0.code == "131" }.compactMap { tally.sum($0) }
    guard !main.isEmpty, !sums.contains(where: \.lacksAmount) else { return }
    let owed = sums.reduce(0) { PaymentControls.plus($0, $1.amount) }
    let collectors = Set(slips.compactMap { $0[1] }).union(tally.bodies)
    var paid = payments.filter { $0[1].map { isNumber($0) && !collectors.contains($0) } ?? false }
    let unpaid = slips.filter { slip in isNumber(slip[1] ?? "") && !payments.contains { $0[1] == slip[1] } }
    // What goes to a body that nothing names is not the pension’s when another gets what is owed to it, or when a bordereau is unpaid.
    let strangers = Set(paid.compactMap { $0[1] }).filter { body in
      let own = PaymentControls.total(paid.filter { $0[1] == body }, 5)
      let isOther = paid.contains { $0[1] != body }
      return abs(own - owed) > 100
        && (unpaid.contains { $0[5].flatMap(RuleScene.decimal) == own }
          || isOther && abs(PaymentControls.total(paid.filter { $0[1] != body }, 5) - owed) <= 100)
    }
    for body in strangers.sorted() {
      guard let first = paid.first(where: { $0[1] == body }) else { continue }
      breaches.tell(
        "E-102", first, 1,
        "\(PaymentControls.euros(PaymentControls.total(paid.filter { $0[1] == body }, 5))) versés à « \(body) », d’aucun bordereau ni cotisation"
      )
    }
    paid.removeAll { strangers.contains($0[1] ?? "") }
    guard let first = paid.first else {
      if owed > 0, !payments.isEmpty, let other = payments.first {
        breaches.tell(
          "E-41", other, 1,
          "\(PaymentControls.euros(owed)) de retraite complémentaire aux individus, aucun versement à l’Agirc-Arrco")
      }
      return
    }
    let sum = PaymentControls.total(paid, 5)
    guard abs(sum - max(owed, 0)) > paid.count * 100 else { return }
    let codes = sources.filter { tally.sum($0) != nil }.map(\.code)
    breaches.tell(
      "E-42", first, 5,
      "\(PaymentControls.euros(sum)) versés, \(PaymentControls.euros(owed)) aux individus (\(Set(codes).sorted().joined(separator: ", "))), écart \(PaymentControls.euros(sum - owed))"
    )
  }

  private static func insurance(
    _ establishment: BlockOccurrence, _ payments: [BlockOccurrence], _ tally: DeclarationTally, _ breaches: inout Breaches
  ) {
    guard let month = tally.month, !tally.contributions.hasUnknownInsurance else { return }
    let period = "\(month.start / 10_000)M\(month.start / 100 % 100 < 10 ? "0" : "")\(month.start / 100 % 100)"
    let parts = payments.flatMap { payment in payment.children("S21.G00.55").map { (payment, $0) } }
    let memberships = establishment.children("S21.G00.15")
    for membership in memberships where memberships.count(where: { $0[5] == membership[5] }) == 1 {
      guard let name = membership[5], let contract = membership[1], let owed = tally.contributions.insurance[name] else {
        continue
      }
      let own = parts.filter { $0.1[3] == contract }
      guard let (payment, first) = own.first else {
        // A payment of a quarter, or of another contract, says nothing of this one.
        if owed > 0, !payments.isEmpty, !payments.contains(where: { $0[1] == membership[2] }) {
          breaches.tell(
            "E-41", membership, 1,
            "\(PaymentControls.euros(owed)) de cotisations (059) au contrat « \(contract) », aucun versement à son organisme")
        }
        continue
      }
      // A quarter holds other months; another month does not.
      if own.allSatisfy({ $0.1[4].map { $0.contains("M") && $0 != period } ?? false }) {
        breaches.tell(
          "E-43", first, 4,
          "contrat « \(contract) » : \(PaymentControls.euros(owed)) aux individus (059), aucun composant de \(period) mais \(first[4] ?? "")"
        )
        continue
      }
      guard own.allSatisfy({ $0.1[4] == nil || $0.1[4] == period }) else { continue }
      let paid = PaymentControls.total(own.map(\.1), 1)
      if abs(paid - owed) > 100, payment[12] == nil {
        breaches.tell(
          "E-43", first, 1,
          "contrat « \(contract) » : \(PaymentControls.euros(paid)) versés, \(PaymentControls.euros(owed)) aux individus (059), écart \(PaymentControls.euros(paid - owed))"
        )
      }
    }
  }
}
