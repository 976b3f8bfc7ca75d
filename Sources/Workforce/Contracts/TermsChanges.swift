import Kernel

/// One thing that an amendment changes, as a person reads it.
public struct TermsDifference: Hashable, Sendable {
  public let label: String
  public let before: String
  public let after: String
}

extension Terms.Pay {
  /// « 2 100,00 € par mois ».
  public var french: String {
    switch self {
    case .monthly(let amount): "\(amount.french)\u{A0}€ par mois"
    case .hourly(let amount): "\(amount.french)\u{A0}€ de l’heure"
    case .hoursWorked(let amount): "\(amount.french)\u{A0}€ de l’heure travaillée"
    case .legalMinimum: "minimum légal"
    }
  }

  /// So much an hour, paid on this basis.
  public static func rate(_ rate: Money, on basis: Terms.PayBasis) -> Terms.Pay {
    basis == .monthly ? .hourly(rate) : .hoursWorked(rate)
  }

  /// The rate of an hour; nil when there is none.
  public var rate: Money? {
    switch self {
    case .hourly(let rate), .hoursWorked(let rate): rate
    case .monthly, .legalMinimum: nil
    }
  }

  public var basis: Terms.PayBasis { isByHoursWorked ? .hoursWorked : .monthly }

  /// Paid for the hours that the month has.
  public var isByHoursWorked: Bool { if case .hoursWorked = self { true } else { false } }
}

extension Terms {
  /// What is not the same in others, in the order a contract says it.
  public func changes(from old: Terms) -> [TermsDifference] {
    let fields: [(String, (Terms) -> String)] = [
      ("emploi", { $0.jobTitle }), ("code PCS-ESE", { $0.occupationCode ?? "aucun" }), ("catégorie", { $0.category.french }),
      ("classification", { $0.classification.french.isEmpty ? "aucune" : $0.classification.french }),
      ("établissement", { "n° \($0.workplace)" }), ("durée par semaine", { $0.weeklyHours.french }),
      ("répartition", { $0.pattern.map { $0.hours.map(\.french).joined(separator: ", ") } ?? "égale du lundi au vendredi" }),
      ("forfait", { $0.daysPerYear.map { "\($0) jours par an" } ?? "aucun" }),
      ("jours de repos par an", { $0.restDaysPerYear.map(String.init) ?? "aucun" }), ("salaire", { $0.pay.french }),
      ("éléments mensuels", { $0.recurring.isEmpty ? "aucun" : $0.recurring.map(\.french).joined(separator: ", ") }),
      ("transport", { $0.transport?.french ?? "aucun" }), ("titres-restaurant", { $0.mealVouchers?.french ?? "aucun" }),
      ("dispense de mutuelle", { $0.healthExemption ?? "aucune" }),
    ]
    return fields.compactMap { label, text in
      let (before, after) = (text(old), text(self))
      return before == after ? nil : TermsDifference(label: label, before: before, after: after)
    }
  }
}
