public import Kernel

// What a contract gives beside the wage: how it is changed, and how a person reads it.

extension Terms {
  /// Adds what comes back each month, or takes the place of what has the same kind and name.
  public mutating func set(_ pay: RecurringPay) {
    if let index = recurring.firstIndex(where: { $0.kind == pay.kind && $0.isNamed(pay.label) }) {
      recurring[index] = pay
    } else {
      recurring.append(pay)
    }
  }

  /// Takes off all that comes back under this name. False when nothing does.
  public mutating func remove(recurring label: String) -> Bool {
    let count = recurring.count
    recurring.removeAll { $0.isNamed(label) }
    return recurring.count < count
  }

  /// Each with its name, in the order a contract says it: « prime mensuelle : Ancienneté », « 60,00 € ».
  public var besideWage: [(name: String, text: String)] {
    recurring.map { ("\($0.kind.french) : \($0.label)", "\($0.amount.french)\u{A0}€ par mois") }
      + [
        transport.map { ("transport", $0.french) }, mealVouchers.map { ("titres-restaurant", $0.french) },
        healthExemption.map { ("dispense de mutuelle", $0) },
      ].compactMap { $0 }
  }
}

extension Terms.RecurringPay {
  func isNamed(_ label: String) -> Bool { self.label.searchFolded == label.searchFolded }

  var french: String { "\(kind.french) \(label) \(amount.french)\u{A0}€" }
}

extension Terms.Transport {
  /// « 88,80 € par mois, dont 50 % de l’employeur ».
  public var french: String {
    "\(subscription.french)\u{A0}€ par mois, dont \(employerShare?.frenchPercent ?? "la part légale") de l’employeur"
  }
}

extension Terms.MealVouchers {
  /// « 10,00 € par jour travaillé, dont 5,00 € de l’employeur ».
  public var french: String {
    "\(faceValue.french)\u{A0}€ par jour travaillé, dont \(employerShare.french)\u{A0}€ de l’employeur"
  }
}
