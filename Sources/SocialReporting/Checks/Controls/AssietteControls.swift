import Kernel

/// The bases of a payment (`S21.G00.78`) against what is under them, against one another, against pay and against the ceilings.
struct AssietteControls {
  let payment: BlockOccurrence
  let contracts: [BlockOccurrence]
  let nature: String
  let month: DeclaredMonth?
  let law: SocialCeilings

  private var bases: [BlockOccurrence] { payment.children.filter { $0.id.packed == 210_078 } }

  func judge(_ breaches: inout Breaches) {
    for base in bases {
      assiettes(base, &breaches)
      rates(base, &breaches)
      negative(base, &breaches)
      components(base, &breaches)
    }
    guard nature == "01" else { return }
    var judged: Set<String> = []
    for contract in contracts {
      guard let number = contract[9], judged.insert(number).inserted else { continue }
      let own = bases.filter { ofMonth($0) && ($0[6] == number || ($0[6] == nil && contracts.count == 1)) }
      mandatory(contract, own, &breaches)
      pay(contract, number, own, &breaches)
      capped(contract, own, &breaches)
      apprentice(contract, own, &breaches)
      executives(contract, own, &breaches)
      others(contract, own, &breaches)
      twice(own, &breaches)
    }
  }

  private func ofMonth(_ base: BlockOccurrence) -> Bool {
    guard let month, let text = base[2] else { return false }
    // A day that cannot be read is a fault of its own.
    guard let start = RuleScene.date(text) else { return true }
    return start >= month.start && start <= month.end
  }

  /// What is mended of another month has its bases there.
  private func isPaidOfMonth(_ pay: BlockOccurrence) -> Bool {
    guard let month, let start = pay[1].flatMap(RuleScene.date) else { return true }
    return start >= month.start && start <= month.end
  }

  private func contributions(_ base: BlockOccurrence) -> [BlockOccurrence] { base.children.filter { $0.id.packed == 210_081 } }

  // MARK: 81 against 78

  /// By code, what is under a base is the base.
  private func assiettes(_ base: BlockOccurrence, _ breaches: inout Breaches) {
    guard let type = base[1], let declared = base[4].flatMap(RuleScene.decimal) else { return }
    var sums: [(code: String, first: BlockOccurrence, sum: Int)] = []
    for contribution in contributions(base) {
      guard let code = contribution[1], law.wholeBases.contains(.init(code: code, base: type)),
        let assiette = contribution[3].flatMap(RuleScene.decimal)
      else { continue }
      if let place = sums.firstIndex(where: { $0.code == code }) {
        sums[place].sum = PaymentControls.plus(sums[place].sum, assiette)
      } else {
        sums.append((code, contribution, assiette))
      }
    }
    let wrong = sums.filter { abs($0.sum - declared) > 100 }
    if wrong.count > 1, wrong.count == sums.count, wrong.allSatisfy({ $0.sum == wrong[0].sum }) {
      breaches.tell(
        "E-45", base, 4,
        "assiette \(type) : \(base[4] ?? "") déclarés, \(PaymentControls.euros(wrong[0].sum)) sous chacune des \(wrong.count) cotisations"
      )
    } else {
      for (code, first, sum) in wrong {
        breaches.tell(
          "E-45", first, 3, "cotisation \(code) : \(PaymentControls.euros(sum)) contre \(base[4] ?? "") d’assiette \(type)")
      }
    }
  }

  /// Rates that are declared against those of law. Some jobs have rates of their own.
  private func rates(_ base: BlockOccurrence, _ breaches: inout Breaches) {
    guard let type = base[1], let start = base[2].flatMap(RuleScene.date), let contract = contract(of: base), contract[8] == "99",
      contract[7] == "01" || contract[7] == "02", contract[18] == "200", contract[5] == nil
    else { return }
    for contribution in contributions(base) {
      guard let code = contribution[1], let text = contribution[7], let rate = RuleScene.decimal(text) else { continue }
      if code == "045", type == "03" {
        if let said = contract[43], let own = RuleScene.decimal(said), own != rate {
          breaches.tell("E-55", contribution, 7, "\(text) % sous la cotisation 045, \(said) % au contrat (S21.G00.40.043)")
        }
        continue
      }
      let lawful = law.rates(.init(code: code, base: type), on: start)
      // Three decimals are what the rubric has.
      guard !lawful.isEmpty, !lawful.contains(where: { abs($0 - rate * 100) < 100_000 / 200 + 1 }) else { continue }
      breaches.tell(
        "E-48", contribution, 7,
        "cotisation \(code) (assiette \(type)) : \(text) %, loi \(lawful.map(Self.percent).joined(separator: " ou ")) à cette date",
        // An agreement of before may ask more for the pension, never less.
        as: code == "131" && rate * 100 > lawful.max() ?? 0 ? .info : nil)
    }
  }

  static func percent(_ rate: Int) -> String {
    var digits = String(rate % 1_000_000 + 1_000_000).dropFirst()
    while digits.count > 2, digits.last == "0" { digits.removeLast() }
    return "\(rate / 1_000_000),\(digits) %"
  }

  private func contract(of base: BlockOccurrence) -> BlockOccurrence? {
    guard let number = base[6] else { return contracts.count == 1 ? contracts[0] : nil }
    return contracts.first { $0[9] == number }
  }

  /// What is taken back is of a month before.
  private func negative(_ base: BlockOccurrence, _ breaches: inout Breaches) {
    guard nature == "01", ofMonth(base), base[1] == "02" || base[1] == "03", let amount = base[4].flatMap(RuleScene.decimal),
      amount < 0
    else { return }
    breaches.tell(
      "E-49", base, 4, "assiette \(base[1] ?? "") : \(base[4] ?? ""), période du \(base[2] ?? "") au \(base[3] ?? "")")
  }

  /// The ceiling and the minimum wage that a base was computed with, against those of the month.
  private func components(_ base: BlockOccurrence, _ breaches: inout Breaches) {
    guard nature == "01", ofMonth(base), let month else { return }
    for component in base.children where component.id.packed == 210_079 {
      guard let amount = component[4].flatMap(RuleScene.decimal) else { continue }
      let share = contracts.count == 1 ? MonthShare(contracts[0], month) : nil
      if component[1] == "07", let ceiling = law.ceiling(of: month.start), amount > ceiling {
        breaches.tell("E-77", component, 4, "\(component[4] ?? "") appliqués, plafond du mois \(PaymentControls.euros(ceiling))")
      } else if component[1] == "07", let share, let ceiling = law.ceiling(of: month.start),
        // A euro is what rounding makes.
        amount > ceiling / share.whole * share.days + 10_000
      {
        breaches.tell(
          "E-77", component, 4,
          "\(component[4] ?? "") appliqués, plafond de \(PaymentControls.euros(ceiling / share.whole * share.days)) pour \(share.days) jours du contrat sur \(share.whole)"
        )
      } else if component[1] == "01", base[1] == "03", let share, let wage = law.minimumWage(of: month.start),
        let quota = contracts[0][13].flatMap(RuleScene.decimal), contracts[0][11] == "10", quota > 0, quota < 10_000_000,
        amount > wage * (share.hours(quota) + extra) / 10_000
      {
        breaches.tell(
          "E-78", component, 4,
          "\(component[4] ?? "") pour \(share.days) jours du contrat sur \(share.whole), soit \(amount / max(wage, 1)) heures au SMIC de \(PaymentControls.euros(wage))"
        )
      } else if component[1] == "01", base[1] == "03", let wage = law.minimumWage(of: month.start), amount > wage * 250 {
        breaches.tell(
          "E-78", component, 4,
          "\(component[4] ?? "") pour un SMIC de \(PaymentControls.euros(wage)) de l’heure, soit \(amount / max(wage, 1)) heures")
      }
    }
  }

  /// Hours beside those of the contract, in ten-thousandths.
  private var extra: Int {
    let hours: Set<String> = ["012", "013", "014", "015", "016", "017", "018", "019", "020", "025"]
    return max(PaymentControls.total(payment.children.filter { $0.id.packed == 210_051 && hours.contains($0[11] ?? "") }, 12), 0)
  }

  // MARK: What a contract must have

  private static let wanted: [AggregateBook.Source] = [
    .init(code: "076", base: "02"), .init(code: "076", base: "03"), .init(code: "075", base: "03"),
    .init(code: "045", base: "03"), .init(code: "074", base: "03"), .init(code: "040", base: "07"),
    .init(code: "048", base: "07"), .init(code: "072", base: "04"), .init(code: "079", base: "04"),
  ]

  /// An ordinary contract of the general scheme, with the contributions of an ordinary payslip but one.
  private func mandatory(_ contract: BlockOccurrence, _ own: [BlockOccurrence], _ breaches: inout Breaches) {
    guard contract[7] == "01" || contract[7] == "02", contract[8] == "99", contract[18] == "200", contract[20] == "200",
      contract[29] == nil, contract[45] == nil, let whole = own.first(where: { $0[1] == "03" }),
      let amount = whole[4].flatMap(RuleScene.decimal), amount > 0
    else { return }
    var given: Set<AggregateBook.Source> = []
    for base in own {
      for contribution in contributions(base) {
        if let type = base[1], let code = contribution[1] { given.insert(.init(code: code, base: type)) }
      }
    }
    // A file that shows some contributions only is not one where the others are missing.
    let missing = Self.wanted.filter { !given.contains($0) }
    guard Self.wanted.count - missing.count >= 5 else { return }
    for source in missing {
      breaches.tell(
        "E-46", whole, 1,
        "contrat « \(contract[9] ?? "") » : pas de cotisation \(source.text) pour une assiette déplafonnée de \(whole[4] ?? "")")
    }
    if given.contains(where: { ["142", "146", "106"].contains($0.code) }), !given.contains(where: { $0.code == "131" }) {
      breaches.tell("E-46", whole, 1, "contrat « \(contract[9] ?? "") » : pas de cotisation 131 (retraite complémentaire)")
    }
    if let scheme = contract[8], scheme == "99",
      given.contains(where: { $0.code == "001" || $0.code == "002" || $0.code == "109" })
    {
      breaches.tell("E-56", contract, 8, "cotisation d’apprenti (001, 002 ou 109), dispositif « \(scheme) »")
    }
  }

  /// The Apec is owed for those whose pension is that of executives, and for nobody else.
  private func executives(_ contract: BlockOccurrence, _ own: [BlockOccurrence], _ breaches: inout Breaches) {
    guard contract[8] == "99", contract[7] == "01" || contract[7] == "02", let status = contract[3],
      let whole = own.first(where: { $0[1] == "03" && $0[4].flatMap(RuleScene.decimal) ?? 0 > 0 })
    else { return }
    let all = own.flatMap(contributions)
    let apec = all.first { $0[1] == "132" && $0[4].flatMap(RuleScene.decimal) ?? 0 != 0 }
    if let apec, status == "04" {
      breaches.tell("E-100", apec, 1, "cotisation 132 (Apec) de \(apec[4] ?? ""), statut de retraite « 04 » (non-cadre)")
    } else if apec == nil, status == "01", all.contains(where: { $0[1] == "131" }), all.count > 8 {
      breaches.tell("E-100", whole, 1, "statut de retraite « 01 » (cadre), aucune cotisation 132 (Apec)")
    }
  }

  /// An apprentice has a part that is exempt, told by a contribution of its own.
  private func apprentice(_ contract: BlockOccurrence, _ own: [BlockOccurrence], _ breaches: inout Breaches) {
    guard contract[8] == "64" || contract[8] == "65", let whole = own.first(where: { $0[1] == "03" }) else { return }
    let codes = Set(own.flatMap { contributions($0) }.compactMap { $0[1] })
    guard codes.count >= 5, codes.isDisjoint(with: ["001", "002"]) else { return }
    breaches.tell("E-61", whole, 1, "contrat « \(contract[9] ?? "") », dispositif « \(contract[8] ?? "") », ni 001 ni 002")
  }

  /// The bases of the CSG and of unemployment follow the uncapped one.
  private func others(_ contract: BlockOccurrence, _ own: [BlockOccurrence], _ breaches: inout Breaches) {
    func total(_ type: String) -> (first: BlockOccurrence, amount: Int)? {
      let bases = own.filter { $0[1] == type }
      guard let first = bases.first, bases.allSatisfy({ $0[4].flatMap(RuleScene.decimal) != nil }) else { return nil }
      return (first, PaymentControls.total(bases, 4))
    }
    guard let month, contract[7] == "01" || contract[7] == "02", contract[8] == "99", contract[18] == "200", contract[22] == nil,
      contract[4].map({ !Self.reduced.contains($0) }) ?? true, let whole = total("03")?.amount, whole > 1_000_000
    else { return }
    // Bonuses and indemnities may bear the CSG alone.
    let bonuses = PaymentControls.total(payment.children.filter { $0.id.packed == 210_052 }, 2)
    if let (first, amount) = total("04"),
      amount < whole / 5 * 4 || amount > PaymentControls.plus(whole, max(bonuses, 0)) / 10 * 13
    {
      breaches.tell(
        "E-74", first, 4,
        "assiette de la CSG \(PaymentControls.euros(amount)), assiette déplafonnée \(PaymentControls.euros(whole))")
    }
    if let (first, amount) = total("07"), let ceiling = law.ceiling(of: month.start), abs(amount - whole) > 10_000,
      amount > whole || whole <= ceiling * 4
    {
      breaches.tell(
        "E-75", first, 4,
        "assiette du chômage \(PaymentControls.euros(amount)), assiette déplafonnée \(PaymentControls.euros(whole))")
    }
  }

  /// The same base of the same days twice doubles what is owed.
  private func twice(_ own: [BlockOccurrence], _ breaches: inout Breaches) {
    var seen: Set<[String]> = []
    for base in own where ["02", "03", "04", "07"].contains(base[1] ?? "") {
      guard !seen.insert([base[1] ?? "", base[2] ?? "", base[3] ?? "", base[6] ?? ""]).inserted else { continue }
      breaches.tell("E-70", base, 1, "assiette \(base[1] ?? "") du \(base[2] ?? "") au \(base[3] ?? "")")
    }
  }

  // MARK: Pay and ceilings

  /// The gross of a contract and its uncapped base.
  private func pay(_ contract: BlockOccurrence, _ number: String, _ own: [BlockOccurrence], _ breaches: inout Breaches) {
    let gross = payment.children.filter { $0.id.packed == 210_051 && $0[10] == number && $0[11] == "001" && isPaidOfMonth($0) }
    let whole = own.filter { $0[1] == "03" }
    // What an intern gets is a base above a threshold only; funds of paid leave pay a part elsewhere.
    guard let first = whole.first, !gross.isEmpty, contract[7] == "01" || contract[7] == "02" || contract[7] == "80",
      contract[22] == nil, contract[4].map({ !Self.reduced.contains($0) }) ?? true,
      gross.allSatisfy({ $0[13].flatMap(RuleScene.decimal) != nil }),
      whole.allSatisfy({ $0[4].flatMap(RuleScene.decimal) != nil })
    else { return }
    let (paid, base) = (PaymentControls.total(gross, 13), PaymentControls.total(whole, 4))
    guard abs(paid - base) > 10_000 else { return }
    breaches.tell(
      "E-47", first, 4,
      "contrat « \(number) » : assiette déplafonnée \(PaymentControls.euros(base)), rémunération brute 001 \(PaymentControls.euros(paid)), écart \(PaymentControls.euros(base - paid))"
    )
  }

  /// Jobs whose base may be less than their pay: journalists, performers, models, travellers.
  private static let reduced: Set<String> = [
    "352a", "353b", "353c", "354a", "354b", "354c", "354d", "354e", "354f", "463a", "463b", "463c", "463d", "463e", "465b",
    "637c",
  ]

  /// The capped base of a month against the uncapped one and against the ceiling. Above them, only what was under the ceiling earlier
  /// in the year explains it: not in January, nor for a contract that begins.
  private func capped(_ contract: BlockOccurrence, _ own: [BlockOccurrence], _ breaches: inout Breaches) {
    let capped = own.filter { $0[1] == "02" }
    guard let month, let first = capped.first, capped.allSatisfy({ $0[4].flatMap(RuleScene.decimal) != nil }) else { return }
    let amount = PaymentControls.total(capped, 4)
    let whole = own.filter { $0[1] == "03" }
    let begins = contract[1].flatMap(RuleScene.date).map { $0 >= month.start && $0 <= month.end } ?? false
    let isFirst = month.start / 100 % 100 == 1 || begins
    if !whole.isEmpty, amount > PaymentControls.total(whole, 4) + 100 {
      breaches.tell(
        isFirst ? "E-50" : "E-51", first, 4,
        "assiette plafonnée \(PaymentControls.euros(amount)), déplafonnée \(PaymentControls.euros(PaymentControls.total(whole, 4)))"
      )
    } else if let ceiling = law.ceiling(of: month.start), amount > ceiling,
      // A ceiling that is wrong itself is said where it stands.
      !capped.contains(where: { base in
        base.children.contains { $0.id.packed == 210_079 && $0[1] == "07" && $0[4].flatMap(RuleScene.decimal) ?? 0 > ceiling }
      })
    {
      breaches.tell(
        isFirst ? "E-50" : "E-51", first, 4,
        "assiette plafonnée \(PaymentControls.euros(amount)), plafond du mois \(PaymentControls.euros(ceiling))")
    }
  }
}
