import Kernel

/// The bordereaux (`S21.G00.22` and `23`) against the contributions of the people, and against the rates of law. Amounts are
/// ten-thousandths of a euro, rates hundred-millionths.
struct SlipControls {
  private let slips: [BlockOccurrence]
  private let lines: [(block: BlockOccurrence, name: AggregateBook.Name)]
  private let book: AggregateBook
  private let day: Int
  private let aggregates: [AggregateBook.Name: AggregateBook.Aggregate]
  private let tally: ContributionTally
  /// A CTP that the table does not know, or a base where it expects none: what people have may be there.
  private let hasForeign: Bool
  /// One person is there twice or not at all: what people have cannot be compared.
  private let isUnsure: Bool

  /// Nil when there is nothing to compare: no bordereau of Urssaf, or one that mends what a CRM told.
  init?(_ slips: [BlockOccurrence], _ tally: DeclarationTally, _ book: AggregateBook, on day: Int) {
    let own = slips.filter { $0[1]?.utf8.count == 14 }
    guard !own.isEmpty, own.allSatisfy({ $0[6] == nil }) else { return nil }
    let lines = own.flatMap { $0.children("S21.G00.23") }.compactMap { line in
      line[1].map { (line, AggregateBook.Name(ctp: $0, qualifier: line[2] ?? "")) }
    }
    guard lines.allSatisfy({ $0.0[7] == nil }) else { return nil }
    let aggregates = book.aggregates(on: day)
    (self.slips, self.lines, self.aggregates, self.tally) = (own, lines, aggregates, tally.contributions)
    (self.book, self.day, isUnsure) = (book, day, tally.isUnsure)
    hasForeign = lines.contains { line, name in
      guard book.knows(name.ctp, on: day) else { return true }
      return (aggregates[name]?.isAmount ?? false) && line[4] != nil
    }
  }

  func judge(_ breaches: inout Breaches) {
    qualifiers(&breaches)
    for slip in slips { total(slip, &breaches) }
    guard !isUnsure else { return }
    var gaps: [Gap] = []
    for aggregate in aggregates.values.sorted(by: { $0.name < $1.name }) where !aggregate.isAmount {
      base(aggregate, &gaps, &breaches)
    }
    tell(gaps, &breaches)
    amounts(&breaches)
    missing(&breaches)
    accidents(&breaches)
  }

  /// The qualifier of each CTP is one of the table.
  private func qualifiers(_ breaches: inout Breaches) {
    for (line, name) in lines where aggregates[name] == nil && book.knows(name.ctp, on: day) {
      let known = aggregates.keys.filter { $0.ctp == name.ctp }.map(\.qualifier).sorted()
      guard !known.isEmpty else { continue }
      breaches.tell(
        "E-95", line, 2,
        "CTP \(name.ctp) avec le qualifiant « \(name.qualifier) », attendu « \(known.joined(separator: " » ou « ")) »",
        as: book.isSure(name.ctp) ? .error : .warning)
    }
  }

  /// What a line is computed as: one whose qualifier is not in the table is computed with the only one that its CTP has.
  private func aggregate(of line: BlockOccurrence) -> AggregateBook.Aggregate? {
    guard let ctp = line[1] else { return nil }
    if let known = aggregates[.init(ctp: ctp, qualifier: line[2] ?? "")] { return known }
    let others = aggregates.values.filter { $0.name.ctp == ctp }
    return others.count == 1 ? others.first : nil
  }

  /// CTP that no table of ours has.
  static func unknown(_ slips: [BlockOccurrence], _ book: AggregateBook, on day: Int, _ breaches: inout Breaches) {
    for slip in slips where slip[1]?.utf8.count == 14 {
      for line in slip.children("S21.G00.23") {
        guard let ctp = line[1], !book.knows(ctp, on: day) else { continue }
        let isLost = line[5] == nil || line[4] != nil
        breaches.tell(
          "E-38", line, 1, "CTP « \(ctp) »" + (isLost ? ", le total du bordereau (S21.G00.22.005) n’a pas pu être recalculé" : "")
        )
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
      + aggregate.others.filter { source in !aggregates.values.contains { $0.sources.contains(source) && has($0.name) } }
  }

  // MARK: Bases

  /// A base that is not that of the people.
  private struct Gap {
    let name: AggregateBook.Name
    let block: BlockOccurrence
    let declared, expected, margin: Int
    let sources: String
  }

  /// The same base that is wrong in several CTP by the same amount is one fault.
  private func tell(_ gaps: [Gap], _ breaches: inout Breaches) {
    var left = gaps[...]
    while let gap = left.popFirst() {
      let same = left.filter { $0.declared == gap.declared && $0.expected == gap.expected }
      left.removeAll { $0.declared == gap.declared && $0.expected == gap.expected }
      let names = ([gap] + same).map(\.name.text).joined(separator: ", ")
      breaches.tell(
        "E-34", gap.block, 4,
        "CTP \(names) : \(euros(gap.declared)) au bordereau, \(euros(gap.expected)) aux individus (\(gap.sources)), écart \(euros(gap.declared - gap.expected)), arrondi admis \(euros(gap.margin))"
      )
    }
  }

  private func base(_ aggregate: AggregateBook.Aggregate, _ gaps: inout [Gap], _ breaches: inout Breaches) {
    let blocks = blocks(aggregate.name)
    guard let first = blocks.first, blocks.allSatisfy({ $0[4].flatMap(RuleScene.decimal) != nil }) else { return }
    let declared = PaymentControls.total(blocks, 4)
    let given = sources(aggregate)
    let sums = given.compactMap { tally.sum($0) }
    if sums.isEmpty {
      // A rate of nothing owes nothing.
      if isWhole, declared != 0, !blocks.allSatisfy({ $0[3].flatMap(RuleScene.decimal) == 0 }) {
        breaches.tell(
          "E-40", first, 1, "CTP \(aggregate.name.text) : assiette \(euros(declared)), aucune cotisation \(said(given))")
      }
      return
    }
    guard !sums.contains(where: \.lacksAssiette) else { return }
    // Half a euro a line: bases are rounded to the euro.
    let margin = blocks.count * 5_000 + 100
    let agrees = sums.contains { abs(declared - $0.assiette) <= margin || abs(declared - $0.base) <= margin }
    let expected = sums.map(\.assiette).max() ?? 0
    if !agrees, !hasForeign || declared > expected {
      gaps.append(
        Gap(name: aggregate.name, block: first, declared: declared, expected: expected, margin: margin, sources: said(given)))
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
      } else if !sums.contains(where: \.lacksAmount), declared != 0, abs(declared + owed) <= blocks.count * 5_100 {
        breaches.tell(
          "E-35", first, 5, "\(title) : \(euros(declared)) au bordereau, \(euros(owed)) aux individus. \(PaymentControls.signs)",
          as: .info)
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
    let foreign = lines.filter { !book.knows($0.name.ctp, on: day) }.map { "« \($0.name.ctp) »" }
    var names: [AggregateBook.Source: [AggregateBook.Name]] = [:]
    for aggregate in aggregates.values {
      for source in aggregate.sources + aggregate.others { names[source, default: []].append(aggregate.name) }
    }
    // One line that is not there is one fault, whatever it is made of.
    var told: Set<[AggregateBook.Name]> = []
    for (source, expected) in names.sorted(by: { Self.order($0.key, $1.key) }) {
      guard let sum = tally.sum(source), abs(sum.amount) > 10_000 || abs(sum.assiette) > 10_000,
        sum.amount != 0 || sum.lacksAmount, !expected.contains(where: has),
        // Its CTP is there with a qualifier of nothing: that is said.
        !expected.contains(where: { name in lines.contains { $0.name.ctp == name.ctp && aggregates[$0.name] == nil } }),
        told.insert(expected.sorted()).inserted
      else { continue }
      breaches.tell(
        "E-39", slips[0], 0,
        "CTP \(expected.sorted().map(\.text).joined(separator: " ou ")) attendu : cotisation \(source.text), assiette \(euros(sum.assiette)), montant \(euros(sum.amount))"
          + (foreign.isEmpty ? "" : " ; rien ne dit que le CTP \(foreign.joined(separator: ", ")) la porte"),
        as: hasForeign && !expected.contains(where: { book.isSure($0.ctp) }) ? .warning : nil)
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
    guard let total = slip[5].flatMap(RuleScene.decimal) else { return }
    let blocks = slip.children("S21.G00.23")
    // Lines that all have their amount are added up by a control of its own.
    guard !blocks.isEmpty, !blocks.allSatisfy({ $0[5] != nil }) else { return }
    // Each line rounded to the euro, or the sum alone: both are seen. Where law has two rates, the one that comes nearest.
    var (rounded, plain, margin, turned) = (0, 0, 5_100, 0)
    for block in blocks {
      let aggregate = aggregate(of: block)
      if let amount = block[5].flatMap(RuleScene.decimal) {
        // A base beside an amount: which of the two counts is not known.
        guard block[4] == nil else { return }
        (rounded, plain) = (PaymentControls.plus(rounded, amount), PaymentControls.plus(plain, amount))
        if amount > 0, aggregate?.isAmount ?? false, block[1] != "669" { turned = PaymentControls.plus(turned, amount) }
        continue
      }
      guard let aggregate, !aggregate.isAmount, let due = due(aggregate, [block]), let made = nearest(due, aggregate, block)
      else { return }
      rounded = PaymentControls.plus(rounded, (abs(made) + 5_000) / 10_000 * 10_000 * made.signum())
      plain = PaymentControls.plus(plain, made)
      if let base = block[4].flatMap(RuleScene.decimal), base != 0 {
        margin += min(abs(made) / max(abs(base) / 10_000, 1) / 2, 5_000)
      }
    }
    // A line at half a euro may go either way.
    guard abs(total - rounded) > 10_000, abs(total - plain) > margin else { return }
    // Reductions that are written without their sign.
    if turned > 0, abs(total - rounded + turned * 2) <= 10_000 || abs(total - plain + turned * 2) <= margin { return }
    breaches.tell(
      "E-36", slip, 5,
      "\(slip[5] ?? "") déclarés, \(euros(plain)) d’après les assiettes et les taux de la loi (\(euros(rounded)) en arrondissant chaque ligne à l’euro), écart \(euros(total - rounded))"
    )
  }

  private func nearest(_ due: [Int], _ aggregate: AggregateBook.Aggregate, _ block: BlockOccurrence) -> Int? {
    guard due.count > 1 else { return due.first }
    // Of all months together, as the people are.
    guard !isUnsure, let all = self.due(aggregate, blocks(aggregate.name)), all.count == due.count else { return due.first }
    let owed = aggregate.sources.compactMap { tally.sum($0) }.reduce(0) { PaymentControls.plus($0, $1.amount) }
    return all.indices.min { abs(all[$0] - owed) < abs(all[$1] - owed) }.map { due[$0] }
  }

  private func said(_ sources: [AggregateBook.Source]) -> String { sources.map(\.text).joined(separator: ", ") }
  private func euros(_ amount: Int) -> String { PaymentControls.euros(amount) }
}
