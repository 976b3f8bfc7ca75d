/// What a payment holds of each contract: remunerations, indemnities.
enum PayControls {
  static func judge(
    _ payment: BlockOccurrence, _ contracts: [BlockOccurrence], _ month: DeclaredMonth?, _ nature: String,
    _ breaches: inout Breaches
  ) {
    let remunerations = payment.children("S21.G00.51")
    for remuneration in remunerations {
      guard let contract = contracts.first(where: { $0[9] == remuneration[10] }) else { continue }
      dates(remuneration, contract, month, &breaches)
    }
    for remuneration in remunerations { activities(remuneration, &breaches) }
    together(remunerations, contracts, nature, &breaches)
    once(payment.children("S21.G00.52"), &breaches)
  }

  /// Time that a month does not have: 400 hours, more days than its own.
  private static func activities(_ remuneration: BlockOccurrence, _ breaches: inout Breaches) {
    guard let start = remuneration[1].flatMap(RuleScene.date), let end = remuneration[2].flatMap(RuleScene.date),
      start / 100 == end / 100, (1...12).contains(start / 100 % 100)
    else { return }
    for activity in remuneration.children("S21.G00.53") {
      guard let amount = activity[2].flatMap(RuleScene.decimal) else { continue }
      let days = DeclaredMonth.days(start / 10_000, start / 100 % 100)
      switch activity[3] {
      case "10" where amount > 400 * 10_000: breaches.tell("E-32", activity, 2, "\(activity[2] ?? "") heures")
      case "40" where amount > days * 10_000:
        breaches.tell("E-32", activity, 2, "\(activity[2] ?? "") jours d’un mois de \(days)")
      default: break
      }
    }
  }

  private static func dates(
    _ remuneration: BlockOccurrence, _ contract: BlockOccurrence, _ month: DeclaredMonth?, _ breaches: inout Breaches
  ) {
    guard let type = remuneration[11], type == "001" || type == "002", let month,
      let amount = remuneration[13].flatMap(RuleScene.decimal), amount != 0
    else { return }
    if let start = remuneration[1].flatMap(RuleScene.date), let first = contract[1].flatMap(RuleScene.date),
      start >= month.start, start <= month.end, start < DayCount.date(first, plus: -2)
    {
      breaches.tell(
        "S21.G00.51.001/CCH-11", remuneration, 1, "\(remuneration[1] ?? ""), contrat du \(contract[1] ?? "")")
    }
    guard let end = contract.child("S21.G00.62"), end[2] != "099", let last = end[1].flatMap(RuleScene.date),
      let stop = remuneration[2].flatMap(RuleScene.date), stop >= month.start, stop <= month.end,
      stop > DayCount.date(last, plus: 2)
    else { return }
    breaches.tell("S21.G00.51.002/CCH-13", remuneration, 2, "\(remuneration[2] ?? ""), fin du contrat le \(end[1] ?? "")")
  }

  /// Of each contract that the payment names, the remunerations that go together.
  private static func together(
    _ remunerations: [BlockOccurrence], _ contracts: [BlockOccurrence], _ nature: String, _ breaches: inout Breaches
  ) {
    let control: String
    let wanted: [String]
    switch nature {
    case "01", "09": (control, wanted) = ("S21.G00.51.011/CCH-11", ["001", "002", "003", "010"])
    case "07": (control, wanted) = ("S21.G00.51.011/CCH-15", ["001", "002", "010"])
    default: return
    }
    var judged: [String] = []
    for remuneration in remunerations {
      guard let number = remuneration[10], !judged.contains(number) else { continue }
      judged.append(number)
      guard let contract = contracts.first(where: { $0[9] == number }), contract[7] != "93" else { continue }
      let missing = wanted.filter { type in !remunerations.contains { $0[10] == number && $0[11] == type } }
      if !missing.isEmpty {
        breaches.tell(
          control, remuneration, 11, "contrat « \(number) », il manque \(missing.joined(separator: ", "))")
      }
    }
  }

  /// The indemnities of the end of a contract, 001 to 025.
  private static func once(_ indemnities: [BlockOccurrence], _ breaches: inout Breaches) {
    var seen: Set<String> = []
    for indemnity in indemnities {
      guard let type = indemnity[1], type <= "025", type.utf8.count == 3 else { continue }
      if !seen.insert(type + "/" + (indemnity[6] ?? "")).inserted {
        breaches.tell("S21.G00.52.001/CCH-11", indemnity, 1, "« \(type) » est là deux fois")
      }
    }
  }
}

/// Dates as AAAAMMJJ, some days away.
enum DayCount {
  /// A few days only: never more than a month.
  static func date(_ date: Int, plus days: Int) -> Int {
    var (year, month, day) = (date / 10000, date / 100 % 100, date % 100 + days)
    guard (1...12).contains(month) else { return date }
    if day < 1 {
      (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
      day += DeclaredMonth.days(year, month)
    } else if day > DeclaredMonth.days(year, month) {
      day -= DeclaredMonth.days(year, month)
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return year * 10000 + month * 100 + day
  }
}
