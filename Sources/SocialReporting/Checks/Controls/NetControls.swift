/// What a payment says of its own: withholding, nets, time. Amounts are ten-thousandths of a euro.
struct NetControls {
  let payment: BlockOccurrence
  let contracts: [BlockOccurrence]
  let month: DeclaredMonth?
  let law: SocialCeilings

  func judge(_ breaches: inout Breaches) {
    withholding(&breaches)
    submitted(&breaches)
    let told = breaches.found.count
    nets(&breaches)
    // A net that is far off is said once.
    if breaches.found.count == told { paid(&breaches) }
    for contract in contracts {
      time(contract, &breaches)
      pay(contract, &breaches)
    }
    overtime(&breaches)
  }

  private func amount(_ number: Int) -> Int? { payment[number].flatMap(RuleScene.decimal) }

  /// The rate against the scale of the month; the base against the taxable net.
  private func withholding(_ breaches: inout Breaches) {
    if let base = amount(13), let taxable = amount(2), base > taxable + 100, taxable > 0 {
      breaches.tell("E-57", payment, 13, "\(payment[13] ?? "") soumis pour \(payment[2] ?? "") de net fiscal")
    }
    guard let rate = amount(6), let type = payment[7] else { return }
    if type == "01", rate > 450_000 { breaches.tell("E-44", payment, 6, "\(payment[6] ?? "") %, taux personnalisé") }
    guard let day = payment[1].flatMap(RuleScene.date) ?? month?.start,
      let scale = law.scale(type, on: month.map { min($0.end, day) } ?? day)
    else { return }
    guard let place = scale.firstIndex(where: { $0.rate == rate }) else {
      let near = scale.min { abs($0.rate - rate) < abs($1.rate - rate) }?.rate ?? 0
      return breaches.tell(
        "E-44", payment, 6,
        "\(payment[6] ?? "") %, aucun barème \(type) du mois ; le taux le plus proche est \(PaymentControls.euros(near)) %")
    }
    // A scale of days or weeks may be meant for a part of a month.
    guard let base = amount(13), base > 0 else { return }
    let wanted = scale.lastIndex { $0.from <= base } ?? 0
    var most = wanted
    if let month, let contract = contracts.first, let share = MonthShare(contract, month) {
      let (scaled, overflow) = base.multipliedReportingOverflow(by: share.whole)
      if !overflow { most = scale.lastIndex { $0.from <= scaled / share.days } ?? wanted }
    }
    guard place < wanted || place > most else { return }
    // One step away near a limit may come from a part of the base that the file does not tell.
    let low = scale.lastIndex { $0.from <= base / 100 * 88 } ?? 0
    let high = scale.lastIndex { $0.from <= base / 100 * 112 } ?? 0
    guard abs(place - wanted) > 1 || place < low || place > high else { return }
    breaches.tell(
      "E-52", payment, 6,
      "\(payment[6] ?? "") %, \(PaymentControls.euros(scale[wanted].rate)) % au barème \(type) pour \(payment[13] ?? "")")
  }

  /// What is submitted is the taxable net: less than it for apprentices and interns, and for short contracts without a rate of their
  /// own.
  private func submitted(_ breaches: inout Breaches) {
    guard let base = amount(13), let taxable = amount(2), taxable > 0, let type = payment[7], base < taxable - 10_000,
      !contracts.isEmpty, contracts.allSatisfy({ $0[8] == "99" && ($0[7] == "01" || $0[7] == "02") })
    else { return }
    // Bases of another month may be mended in the net.
    let isShort = type != "01" && contracts.contains { $0[7] == "02" }
    if isShort {
      guard let month, let allowance = law.shortAllowance(of: month.start), taxable - base > allowance + 10_000 else { return }
    }
    breaches.tell(
      "E-96", payment, 13,
      "\(payment[13] ?? "") soumis (50.013) pour un net fiscal de \(payment[2] ?? "") (50.002), taux de type \(type)")
  }

  /// What is paid is not above the social net, but for what is not pay.
  private func paid(_ breaches: inout Breaches) {
    let nets = payment.children.filter { $0.id.packed == 210_058 && $0[3] == "03" }
    guard let paid = amount(4), paid > 0, !nets.isEmpty, nets.allSatisfy({ $0[4].flatMap(RuleScene.decimal) != nil }) else {
      return
    }
    let social = PaymentControls.total(nets, 4)
    let others = [
      sum(210_052, 2) { ($0[2].flatMap(RuleScene.decimal) ?? 0) > 0 },
      sum(210_054, 2) { ($0[2].flatMap(RuleScene.decimal) ?? 0) > 0 }, max(sum(210_058, 4) { $0[3] == "10" }, 0),
    ].reduce(0, PaymentControls.plus)
    guard social > 0, paid > PaymentControls.plus(social, others) + 10_000 else { return }
    breaches.tell(
      "E-97", payment, 4,
      "\(payment[4] ?? "") versés pour un net social de \(PaymentControls.euros(social)) et \(PaymentControls.euros(others)) d’indemnités et de frais"
    )
  }

  /// Pay of another month is mended there.
  private func isOfMonth(_ pay: BlockOccurrence) -> Bool {
    guard let month, let start = pay[1].flatMap(RuleScene.date) else { return true }
    return start >= month.start
  }

  private func sum(_ block: UInt32, _ number: Int, _ accepts: (BlockOccurrence) -> Bool = { _ in true }) -> Int {
    PaymentControls.total(payment.children.filter { $0.id.packed == block && accepts($0) }, number)
  }

  /// The social net and what is paid against the gross.
  private func nets(_ breaches: inout Breaches) {
    let gross = sum(210_051, 13) { $0[11] == "001" && isOfMonth($0) }
    let mended = sum(210_051, 13) { $0[11] == "001" && !isOfMonth($0) }
    guard gross > 0 else { return }
    let allowances = PaymentControls.plus(sum(210_052, 2), sum(210_054, 2))
    let replaced = sum(210_058, 4) { $0[3] == "10" }
    let most = PaymentControls.plus(PaymentControls.plus(gross, max(allowances, 0)), max(replaced, 0) + max(mended, 0))
    let nets = payment.children.filter { $0.id.packed == 210_058 && $0[3] == "03" }
    if let first = nets.first, nets.allSatisfy({ $0[4].flatMap(RuleScene.decimal) != nil }) {
      let net = PaymentControls.total(nets, 4)
      if net > most {
        breaches.tell("E-53", first, 4, "\(PaymentControls.euros(net)) pour un brut de \(PaymentControls.euros(gross))")
      } else if gross > 5_000_000, net < gross / 2 {
        breaches.tell(
          "E-53", first, 4, "\(PaymentControls.euros(net)), moins de la moitié du brut de \(PaymentControls.euros(gross))")
      }
    }
    if let paid = amount(4), paid > PaymentControls.plus(most, 10_000) {
      breaches.tell("E-68", payment, 4, "\(payment[4] ?? "") versés pour un brut de \(PaymentControls.euros(gross))")
    }
    if let taxable = amount(2), taxable > PaymentControls.plus(most, 10_000) {
      breaches.tell("E-68", payment, 2, "net fiscal \(payment[2] ?? "") pour un brut de \(PaymentControls.euros(gross))")
    }
  }

  /// What is taken off overtime goes with its hours.
  private func overtime(_ breaches: inout Breaches) {
    let hours: Set<String> = ["012", "013", "014", "015", "016", "017", "018", "019", "020", "025"]
    guard !payment.children.contains(where: { $0.id.packed == 210_051 && hours.contains($0[11] ?? "") }) else { return }
    for base in payment.children where base.id.packed == 210_078 && base[1] == "03" {
      // What is mended of another month has its hours there.
      guard let month, let start = base[2].flatMap(RuleScene.date), start >= month.start else { continue }
      for contribution in base.children where contribution.id.packed == 210_081 && ["114", "021"].contains(contribution[1] ?? "")
      {
        guard contribution[4].flatMap(RuleScene.decimal) ?? 0 != 0 else { continue }
        return breaches.tell(
          "E-92", contribution, 1, "cotisation \(contribution[1] ?? "") de \(contribution[4] ?? ""), aucune heure")
      }
    }
  }

  /// The remunerations of an ordinary contract against one another and against the minimum wage.
  private func pay(_ contract: BlockOccurrence, _ breaches: inout Breaches) {
    guard let number = contract[9], contract[7] == "01" || contract[7] == "02", contract[8] == "99", contract[18] == "200",
      contracts.count(where: { $0[9] == number }) == 1
    else { return }
    let own = payment.children.filter { $0.id.packed == 210_051 && $0[10] == number && isOfMonth($0) }
    func total(_ type: String) -> (first: BlockOccurrence, amount: Int)? {
      let pays = own.filter { $0[11] == type }
      guard let first = pays.first, pays.allSatisfy({ $0[13].flatMap(RuleScene.decimal) != nil }) else { return nil }
      return (first, PaymentControls.total(pays, 13))
    }
    guard let gross = total("001")?.amount else { return }
    if let (first, amount) = total("002"), contract[29] == nil, abs(amount - gross) > 10_000 {
      breaches.tell("E-88", first, 13, "002 : \(PaymentControls.euros(amount)), 001 : \(PaymentControls.euros(gross))")
    }
    let activities = own.filter { $0[11] == "002" }.flatMap { $0.children("S21.G00.53") }.filter { $0[3] == "10" }
    // A month that is whole: nothing but affiliations and pensions beside the contract, and no day before it.
    guard let month, contract[1].flatMap(RuleScene.date).map({ $0 <= month.start }) ?? false,
      contract.children.allSatisfy({ $0.id.packed == 210_070 || $0.id.packed == 210_071 }),
      !activities.contains(where: { $0[1] != "01" })
    else { return }
    if let (first, amount) = total("010"), let whole = total("003")?.amount, amount > PaymentControls.plus(whole, 10_000) {
      breaches.tell("E-89", first, 13, "010 : \(PaymentControls.euros(amount)), 003 : \(PaymentControls.euros(whole))")
    }
    let isBased = payment.children.contains { $0.id.packed == 210_078 && $0[1] == "03" && $0[6] == number }
    guard let wage = law.minimumWage(of: month.start), contract[11] == "10", let first = activities.first, gross > 0, isBased
    else { return }
    let hours = PaymentControls.total(activities, 2)
    // A hundredth is what rounding the hours of a month makes.
    guard hours > 0, hours <= 4_000_000, gross < hours / 10_000 * wage / 100 * 99 else { return }
    breaches.tell(
      "E-93", first, 2,
      "brut \(PaymentControls.euros(gross)) pour \(PaymentControls.euros(hours)) heures, SMIC de \(PaymentControls.euros(wage)) de l’heure"
    )
  }

  /// Hours of a month that is not whole: not more than its days make.
  private func partial(_ contract: BlockOccurrence, _ share: MonthShare, _ quota: Int, _ breaches: inout Breaches) {
    guard let month, quota < 10_000_000 else { return }
    let pays = payment.children.filter {
      $0.id.packed == 210_051 && $0[10] == contract[9]
        && ($0[1].flatMap(RuleScene.date).map { $0 >= month.start && $0 <= month.end } ?? true)
    }
    // Pay outside the days of the contract is a fault of its own.
    guard
      pays.allSatisfy({ pay in
        (pay[1].flatMap(RuleScene.date) ?? share.first) >= DayCount.date(share.first, plus: -2)
          && (pay[2].flatMap(RuleScene.date) ?? share.last) <= DayCount.date(share.last, plus: 2)
      })
    else { return }
    let activities = pays.filter { $0[11] == "002" }.flatMap { $0.children("S21.G00.53") }.filter {
      $0[3] == "10" && $0[1] == "01"
    }
    let extra = max(PaymentControls.total(pays.filter { ["017", "018"].contains($0[11] ?? "") }, 12), 0)
    let hours = PaymentControls.total(activities, 2)
    guard let first = activities.first, hours <= 4_000_000, hours > PaymentControls.plus(share.hours(quota), extra) else {
      return
    }
    breaches.tell(
      "E-58", first, 2,
      "\(PaymentControls.euros(hours)) heures payées pour \(share.days) jours du contrat sur \(share.whole), horaire du mois \(contract[13] ?? "") et \(PaymentControls.euros(extra)) heures en plus"
    )
  }

  /// Hours of a whole month against the quota of the contract.
  private func time(_ contract: BlockOccurrence, _ breaches: inout Breaches) {
    guard let month, contract[11] == "10", let text = contract[13], let quota = RuleScene.decimal(text), quota > 0,
      let number = contract[9]
    else { return }
    if let share = MonthShare(contract, month) { return partial(contract, share, quota, &breaches) }
    guard contract[1].flatMap(RuleScene.date).map({ $0 <= month.start }) ?? false,
      !contract.children.contains(where: { [210_062, 210_041].contains($0.id.packed) })
    else { return }
    let pays = payment.children.filter {
      $0.id.packed == 210_051 && $0[10] == number
        && ($0[1].flatMap(RuleScene.date).map { $0 >= month.start && $0 <= month.end } ?? true)
    }
    let activities = pays.filter { $0[11] == "002" }.flatMap { $0.children("S21.G00.53") }.filter { $0[3] == "10" }
    guard let first = activities.first else { return }
    let paid = PaymentControls.total(activities.filter { $0[1] == "01" }, 2)
    let all = PaymentControls.total(activities, 2)
    let extra = PaymentControls.total(pays.filter { ["017", "018"].contains($0[11] ?? "") }, 12)
    // More than 400 hours have a control of their own.
    if paid <= 4_000_000, paid > PaymentControls.plus(quota + quota / 10, max(extra, 0)) {
      breaches.tell(
        "E-58", first, 2,
        "\(PaymentControls.euros(paid)) heures payées pour un horaire de \(text) et \(PaymentControls.euros(extra)) heures en plus"
      )
    } else if all * 2 < quota, !contract.children.contains(where: { [210_060, 210_065].contains($0.id.packed) }) {
      breaches.tell("E-58", first, 2, "\(PaymentControls.euros(all)) heures pour un horaire de \(text), sans suspension")
    }
  }
}
