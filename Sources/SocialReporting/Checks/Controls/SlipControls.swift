/// The bordereaux (`S21.G00.22` and `23`) against the contributions of the people, and against the rates of law. Amounts are
/// ten-thousandths of a euro, rates hundred-millionths.
struct SlipControls {
  private let slips: [BlockOccurrence]
  private let lines: [(block: BlockOccurrence, name: AggregateBook.Name)]
  private let aggregates: [AggregateBook.Name: AggregateBook.Aggregate]
  private let tally: ContributionTally
  /// A CTP that the table does not know, or a base where it expects none: what people have may be there.
  private let hasForeign: Bool

  /// Nil when there is nothing to compare: no bordereau of Urssaf, or one that mends what a CRM told.
  init?(_ slips: [BlockOccurrence], _ tally: ContributionTally, _ book: AggregateBook, on day: Int) {
    let own = slips.filter { $0[1]?.utf8.count == 14 }
    guard !own.isEmpty, own.allSatisfy({ $0[6] == nil }) else { return nil }
    let lines = own.flatMap { $0.children("S21.G00.23") }.compactMap { line in
      line[1].map { (line, AggregateBook.Name(ctp: $0, qualifier: line[2] ?? "")) }
    }
    guard lines.allSatisfy({ $0.0[7] == nil }) else { return nil }
    let aggregates = book.aggregates(on: day)
    (self.slips, self.lines, self.aggregates, self.tally) = (own, lines, aggregates, tally)
    hasForeign = lines.contains { line, name in
      guard book.knows(name.ctp, on: day), let aggregate = aggregates[name] else { return true }
      return aggregate.isAmount && line[4] != nil
    }
  }

  func judge(_ breaches: inout Breaches) {
    for aggregate in aggregates.values.sorted(by: { $0.name < $1.name }) where !aggregate.isAmount { base(aggregate, &breaches) }
    amounts(&breaches)
    missing(&breaches)
    accidents(&breaches)
    for slip in slips { total(slip, &breaches) }
  }

  /// CTP that no table of ours has.
  static func unknown(_ slips: [BlockOccurrence], _ book: AggregateBook, on day: Int, _ breaches: inout Breaches) {
    for slip in slips where slip[1]?.utf8.count == 14 {
      for line in slip.children("S21.G00.23") {
        guard let ctp = line[1], !book.knows(ctp, on: day) else { continue }
        breaches.tell("E-38", line, 1, "CTP « \(ctp) »")
      }
    }
  }

  private func blocks(_ name: AggregateBook.Name) -> [BlockOccurrence] { lines.filter { $0.name == name }.map(\.block) }
  private func has(_ name: AggregateBook.Name) -> Bool { lines.contains { $0.name == name } }

  /// Whether people have enough contributions for what is not there to be a fault.
  private var isWhole: Bool { tally.sums.count >= 3 }

  /// Those that make a line of this bordereau: its own, and others whose own line is not there.
  private func sources(_ aggregate: AggregateBook.Aggregate) -> [AggregateBook.Source] {
    aggregate.sources
      + aggregate.others.filter { source in
        !aggregates.values.contains { $0.sources.contains(source) && has($0.name) }
      }
  }

  // MARK: Bases

  private func base(_ aggregate: AggregateBook.Aggregate, _ breaches: inout Breaches) {
    let blocks = blocks(aggregate.name)
    guard let first = blocks.first, blocks.allSatisfy({ $0[4].flatMap(RuleScene.decimal) != nil }) else { return }
    let declared = PaymentControls.total(blocks, 4)
    let given = sources(aggregate)
    let sums = given.compactMap { tally.sum($0) }
    if sums.isEmpty {
      // A rate of nothing owes nothing.
      if isWhole, declared != 0, !blocks.allSatisfy({ $0[3].flatMap(RuleScene.decimal) == 0 }) {
        breaches.tell(
          "E-40", first, 1,
          "CTP \(aggregate.name.text) : assiette \(euros(declared)), aucune cotisation \(said(given))")
      }
      return
    }
    guard !sums.contains(where: \.lacksAssiette) else { return }
    // Half a euro a line: bases are rounded to the euro.
    let margin = blocks.count * 5_000 + 100
    let agrees = sums.contains { abs(declared - $0.assiette) <= margin || abs(declared - $0.base) <= margin }
    let expected = sums.map(\.assiette).max() ?? 0
    if !agrees, !hasForeign || declared > expected {
      breaches.tell(
        "E-34", first, 4,
        "CTP \(aggregate.name.text) : \(euros(declared)) au bordereau, \(euros(expected)) aux individus (\(said(given))), écart \(euros(declared - expected)), arrondi admis \(euros(margin))"
      )
    } else if agrees {
      individual(aggregate, given, blocks, declared, &breaches)
    }
  }

  /// What people owe against what the line makes at the rates of law.
  private func individual(
    _ aggregate: AggregateBook.Aggregate, _ given: [AggregateBook.Source], _ blocks: [BlockOccurrence], _ declared: Int,
    _ breaches: inout Breaches
  ) {
    guard !hasForeign, let due = due(aggregate, blocks) else { return }
    var (amount, computed, count) = (0, 0, 0)
    for source in given {
      guard let sum = tally.sum(source), !sum.lacksAmount, abs(sum.assiette - declared) <= blocks.count * 5_000 + 100 else {
        return
      }
      amount = PaymentControls.plus(amount, sum.amount)
      computed = PaymentControls.plus(computed, sum.computed)
      count += sum.count
    }
    // Half a euro of base and of amount a line, half a cent an individual amount.
    let margin = blocks.count * 6_000 + count * 100
    guard !due.contains(where: { abs($0 - amount) <= margin || abs($0 - computed) <= margin }) else { return }
    breaches.tell(
      "E-37", blocks[0], 1,
      "CTP \(aggregate.name.text) : \(euros(due[0])) d’après les taux de la loi, \(euros(amount)) aux individus (\(said(given)))")
  }

  /// What lines of a CTP make at the rates of law: several where law has several; nil when one is not known.
  private func due(_ aggregate: AggregateBook.Aggregate, _ blocks: [BlockOccurrence]) -> [Int]? {
    var sums = [0]
    for source in sources(aggregate) {
      // What may stand here counts when people have it.
      if aggregate.others.contains(source), tally.sum(source) == nil { continue }
      guard let rates = aggregate.rates[source], !rates.isEmpty else { return nil }
      sums = sums.flatMap { sum in rates.map { sum + $0 } }
    }
    var made = Array(repeating: 0, count: sums.count)
    for block in blocks {
      guard let base = block[4].flatMap(RuleScene.decimal) else { return nil }
      var shown = 0
      if aggregate.showsRate {
        guard let rate = block[3].flatMap(RuleScene.decimal) else { return nil }
        shown = rate * 100
      }
      for (place, sum) in sums.enumerated() {
        guard let part = Self.times(base, sum + shown) else { return nil }
        made[place] = PaymentControls.plus(made[place], part)
      }
    }
    return made
  }

  private static func times(_ base: Int, _ rate: Int) -> Int? {
    guard abs(rate) <= 1_000_000_000_000 else { return nil }
    let (product, overflow) = base.multipliedReportingOverflow(by: rate)
    return overflow ? nil : product / 100_000_000
  }

  // MARK: Amounts

  /// Reductions, by the contributions that share their CTP. The general one has a control of its own.
  private func amounts(_ breaches: inout Breaches) {
    var judged: Set<AggregateBook.Source> = [AggregateBook.Source(code: "018", base: "03")]
    for aggregate in aggregates.values.sorted(by: { $0.name < $1.name }) where aggregate.isAmount {
      guard let source = aggregate.sources.first, !judged.contains(source) else { continue }
      let together = aggregates.values.filter { $0.isAmount && !Set($0.sources).isDisjoint(with: aggregate.sources) }
      let names = Set(together.map(\.name))
      let sources = Set(together.flatMap(\.sources))
      judged.formUnion(sources)
      let blocks = lines.filter { names.contains($0.name) }.map(\.block)
      guard let first = blocks.first, blocks.allSatisfy({ $0[5].flatMap(RuleScene.decimal) != nil && $0[4] == nil }) else {
        continue
      }
      let sums = sources.compactMap { tally.sum($0) }
      let (declared, owed) = (PaymentControls.total(blocks, 5), sums.reduce(0) { PaymentControls.plus($0, $1.amount) })
      let title = "CTP " + names.sorted().filter(has).map(\.text).joined(separator: ", ")
      if sums.isEmpty {
        if isWhole, declared != 0 {
          breaches.tell(
            "E-40", first, 1, "\(title) : montant \(euros(declared)), aucune cotisation \(said(sources.sorted(by: Self.order)))")
        }
      } else if !sums.contains(where: \.lacksAmount), abs(declared - owed) > blocks.count * 5_100 {
        breaches.tell(
          "E-35", first, 5,
          "\(title) : \(euros(declared)) au bordereau, \(euros(owed)) aux individus (\(said(sources.sorted(by: Self.order)))), écart \(euros(declared - owed))"
        )
      }
    }
  }

  private static func order(_ a: AggregateBook.Source, _ b: AggregateBook.Source) -> Bool { (a.code, a.base) < (b.code, b.base) }

  /// Contributions whose CTP is nowhere.
  private func missing(_ breaches: inout Breaches) {
    guard !hasForeign else { return }
    var names: [AggregateBook.Source: [AggregateBook.Name]] = [:]
    for aggregate in aggregates.values {
      for source in aggregate.sources + aggregate.others { names[source, default: []].append(aggregate.name) }
    }
    // One line that is not there is one fault, whatever it is made of.
    var told: Set<[AggregateBook.Name]> = []
    for (source, expected) in names.sorted(by: { Self.order($0.key, $1.key) }) {
      guard let sum = tally.sum(source), abs(sum.amount) > 10_000 || abs(sum.assiette) > 10_000,
        sum.amount != 0 || sum.lacksAmount,
        !expected.contains(where: has), told.insert(expected.sorted()).inserted
      else { continue }
      breaches.tell(
        "E-39", slips[0], 0,
        "CTP \(expected.sorted().map(\.text).joined(separator: " ou ")) attendu : cotisation \(source.text), assiette \(euros(sum.assiette)), montant \(euros(sum.amount))"
      )
    }
  }

  /// The rate of work accidents that the bordereau gives against those of the contracts.
  private func accidents(_ breaches: inout Breaches) {
    let shown = lines.filter { $0.name.ctp == "100" }.compactMap { line, _ -> (BlockOccurrence, Int)? in
      line[3].flatMap(RuleScene.decimal).map { (line, $0) }
    }
    guard let first = shown.first, !tally.accidentRates.isEmpty else { return }
    let contracts = tally.accidentRates.sorted { $0.key < $1.key }.map { "\($0.value) %" }.joined(separator: ", ")
    var isTold = false
    for (line, rate) in shown where tally.accidentRates[rate] == nil {
      isTold = true
      breaches.tell("E-54", line, 3, "CTP 100 à \(line[3] ?? "") %, contrats à \(contracts)")
    }
    guard !isTold, !hasForeign else { return }
    for (rate, text) in tally.accidentRates.sorted(by: { $0.key < $1.key }) where !shown.contains(where: { $0.1 == rate }) {
      breaches.tell("E-54", first.0, 3, "aucune ligne du CTP 100 à \(text) %, taux d’un contrat")
    }
  }

  // MARK: The whole

  private func total(_ slip: BlockOccurrence, _ breaches: inout Breaches) {
    guard let total = slip[5].flatMap(RuleScene.decimal), !hasForeign else { return }
    let blocks = slip.children("S21.G00.23")
    // Lines that all have their amount are added up by a control of its own.
    guard !blocks.isEmpty, !blocks.allSatisfy({ $0[5] != nil }) else { return }
    // Each line rounded to the euro, or the sum alone: both are seen. Where law has two rates, the one that comes nearest.
    var (rounded, plain, margin) = (0, 0, 5_100)
    for block in blocks {
      if let amount = block[5].flatMap(RuleScene.decimal) {
        (rounded, plain) = (PaymentControls.plus(rounded, amount), PaymentControls.plus(plain, amount))
        continue
      }
      guard let ctp = block[1], let aggregate = aggregates[.init(ctp: ctp, qualifier: block[2] ?? "")], !aggregate.isAmount,
        let due = due(aggregate, [block]), let made = nearest(due, aggregate, block)
      else { return }
      rounded = PaymentControls.plus(rounded, (abs(made) + 5_000) / 10_000 * 10_000 * made.signum())
      plain = PaymentControls.plus(plain, made)
      if let base = block[4].flatMap(RuleScene.decimal), base != 0 {
        margin += min(abs(made) / max(abs(base) / 10_000, 1) / 2, 5_000)
      }
    }
    // A line at half a euro may go either way.
    guard abs(total - rounded) > 10_000, abs(total - plain) > margin else { return }
    breaches.tell(
      "E-36", slip, 5,
      "\(slip[5] ?? "") déclarés, \(euros(plain)) d’après les assiettes et les taux de la loi (\(euros(rounded)) en arrondissant chaque ligne à l’euro), écart \(euros(total - rounded))"
    )
  }

  private func nearest(_ due: [Int], _ aggregate: AggregateBook.Aggregate, _ block: BlockOccurrence) -> Int? {
    guard due.count > 1 else { return due.first }
    let owed = aggregate.sources.compactMap { tally.sum($0) }.reduce(0) { PaymentControls.plus($0, $1.amount) }
    return due.min { abs($0 - owed) < abs($1 - owed) }
  }

  private func said(_ sources: [AggregateBook.Source]) -> String { sources.map(\.text).joined(separator: ", ") }
  private func euros(_ amount: Int) -> String { PaymentControls.euros(amount) }
}
