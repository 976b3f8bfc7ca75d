import Kernel

/// What is judged on a person by functions, where a rule is not a shape.
enum IndividualControls {
  static func judge(
    _ individual: BlockOccurrence, _ scene: RuleScene, _ ceiling: Int?, _ law: SocialCeilings?,
    _ breaches: inout Breaches
  ) {
    let declaration = scene.stack.last { $0.id == "S20.G00.05" }
    let nature = declaration?[1] ?? ""
    identity(individual, &breaches)
    let payments = individual.children("S21.G00.50")
    for payment in payments {
      withholding(payment, &breaches)
      for error in payment.children where error.id.packed == 210_056 {
        january(error, declaration?[5], "S21.G00.56.002/CCH-17", &breaches)
      }
      PayControls.judge(payment, scene.contracts, scene.month, nature, &breaches)
      BaseControls.judge(payment, scene, ceiling, &breaches)
      guard let law else { continue }
      AssietteControls(payment: payment, contracts: scene.contracts, nature: nature, month: scene.month, law: law).judge(
        &breaches)
      if nature == "01" {
        NetControls(payment: payment, contracts: scene.contracts, month: scene.month, law: law).judge(&breaches)
      }
    }
    PersonControls.judge(individual, scene, &breaches)
    for contract in scene.contracts { ContractControls.judge(contract, &breaches) }
    affiliations(individual, scene.contracts, payments, nature, &breaches)
    let hasWrong = scene.contracts.contains { contract in
      contract.children("S21.G00.71").contains { $0.child("S21.G00.72") != nil }
    }
    if let period = payments.lazy.compactMap({ $0.child("S21.G00.83") }).first {
      if !hasWrong { breaches.tell("S21.G00.83.001/CCH-11", period, 1, "pas de bloc S21.G00.72") }
    } else if hasWrong {
      breaches.tell("S21.G00.83.001/CCH-11", individual, 0, "pas de bloc S21.G00.83")
    }
  }

  /// Month and place of birth against the number; the number itself is never shown.
  private static func identity(_ individual: BlockOccurrence, _ breaches: inout Breaches) {
    guard let number = individual[1], number.utf8.count == 13, let birth = individual[6].flatMap(RuleScene.date) else { return }
    if let month = Int(number.dropFirst(3).prefix(2)), (1...12).contains(month), (1...12).contains(birth / 100 % 100),
      month != birth / 100 % 100
    {
      breaches.tell("E-06", individual, 6, "mois \(month) dans le numéro, \(birth / 100 % 100) dans la date")
    }
    let place = String(number.dropFirst(5).prefix(2))
    // The departments of before 1968 are not those of today; overseas and abroad are numbered otherwise in the two.
    if birth / 10000 >= 1968, let said = individual[14], said != place, place < "96", said < "96", place != "20", said != "20" {
      breaches.tell("E-07", individual, 14, "\(place) dans le numéro, \(said) déclaré")
    }
    if let address = individual.rubric(8), address.value.contains(",") {
      breaches.tell("E-27", individual, 8, "« \(address.value) »")
    }
  }

  /// Tax at source: to one euro for the norm, to the cent for us.
  private static func withholding(_ payment: BlockOccurrence, _ breaches: inout Breaches) {
    guard let gap = gap(payment, base: 13, rate: 6, amount: 9) else { return }
    let said = "\(payment[13] ?? "") × \(payment[6] ?? "") % contre \(payment[9] ?? "")"
    if gap > 1_000_000 {
      breaches.tell("S21.G00.50.009/CCH-11", payment, 9, said)
    } else if gap > 15_000 {
      breaches.tell("E-12", payment, 9, said)
    }
  }

  /// In January, what is mended is of the year before.
  static func january(_ error: BlockOccurrence, _ month: String?, _ control: String, _ breaches: inout Breaches) {
    guard let type = error[2], type == "01" || type == "02", let month, month.hasPrefix("0101"),
      let declared = RuleScene.date(month), let mended = error[1].flatMap(RuleScene.date),
      mended / 10000 != declared / 10000 - 1
    else { return }
    breaches.tell(control, error, 1, "« \(error[1] ?? "") » pour janvier \(declared / 10000)")
  }

  /// How far an amount is from its base multiplied by its rate in percent, in millionths of a euro; nil when one cannot be read.
  static func gap(_ block: BlockOccurrence, base: Int, rate: Int, amount: Int) -> Int? {
    guard let base = block[base].flatMap(RuleScene.decimal), let rate = block[rate].flatMap(RuleScene.decimal),
      let amount = block[amount].flatMap(RuleScene.decimal)
    else { return nil }
    let (product, overflow) = base.multipliedReportingOverflow(by: rate)
    guard !overflow else { return nil }
    // Ten-thousandths twice, and a hundred of the percent: what is left is millionths.
    return abs(product / 10_000 - amount * 100)
  }

  private static func affiliations(
    _ individual: BlockOccurrence, _ contracts: [BlockOccurrence], _ payments: [BlockOccurrence], _ nature: String,
    _ breaches: inout Breaches
  ) {
    var seen: Set<String> = []
    for contract in contracts {
      for affiliation in contract.children where affiliation.id.packed == 210_070 {
        guard let name = affiliation[12] else { continue }
        if !seen.insert(name).inserted, !contracts.allSatisfy({ $0[7] == "03" }) {
          breaches.tell("S21.G00.70.012/CCH-11", affiliation, 12, "« \(name) » est là deux fois")
        }
        let hasBase = payments.contains { payment in
          payment.children.contains { $0.id.packed == 210_078 && $0[1] == "31" && $0[5] == name }
        }
        if nature == "01", !hasBase {
          breaches.tell("S21.G00.78.001/CCH-13", affiliation, 12, "l’affiliation « \(name) » n’a pas de base 31")
        }
      }
    }
  }
}
