import Kernel
import Ledger

/// A sum that is expected to come in or to go out, with where it comes from: no figure of a forecast without its lines.
public struct CashItem: Hashable, Sendable {
  /// What it is. The raw values are the words of the command line and of what is kept.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case customers = "clients"
    case suppliers = "fournisseurs"
    case wages = "salaires"
    case contributions = "cotisations"
    case vat = "tva"
    case loans = "emprunts"
    case recurring = "abonnements"
    /// Written in the books already, with a day to come.
    case booked = "livres"
    case investment = "investissement"
    case other = "autres"

    public var french: String {
      switch self {
      case .customers: "Clients"
      case .suppliers: "Fournisseurs"
      case .wages: "Salaires"
      case .contributions: "Cotisations et retenues"
      case .vat: "TVA"
      case .loans: "Emprunts"
      case .recurring: "Abonnements"
      case .booked: "Déjà dans les livres"
      case .investment: "Investissements"
      case .other: "Autres"
      }
    }
  }

  /// Where the figure is found.
  public enum Origin: Hashable, Sendable {
    case entry(Int64)
    /// The open lines of a third party.
    case openLines(AccountNumber, thirdParty: String?)
    /// The lines of an account over some days.
    case ledger(AccountNumber, from: Day?, through: Day?)
    case recurring(String)
    case loan(String)
    /// Put in by hand.
    case planned(String)
    case scenario(String)
  }

  /// What had to be supposed to give it a day or an amount.
  public enum Assumption: String, Hashable, Sendable, CaseIterable {
    case lateReceipt, latePayment, bankDay, wageDay, contributionDay, pensionDay, vatDay, vatRunning, vatCarried, notWritten
    case moved, delayed, lost, raised

    var isOfScenario: Bool { [.moved, .delayed, .lost, .raised].contains(self) }
  }

  /// Names it from one day to the next, for a scenario: `411:TILLEULS:2026-11-04`, `poste:Achat de la scie`.
  public let key: String
  public let kind: Kind
  public var label: String
  /// The code of the third party.
  public let thirdParty: String?
  /// The day that a document, a contract or the law gives.
  public let dueDay: Day
  /// The day it is expected at the bank.
  public var day: Day
  /// Positive when it comes in.
  public var amount: Money
  public let origin: Origin
  public var assumptions: [Assumption]

  public init(
    key: String, kind: Kind, label: String, thirdParty: String? = nil, dueDay: Day, day: Day? = nil, amount: Money,
    origin: Origin, assumptions: [Assumption] = []
  ) {
    (self.key, self.kind, self.label, self.thirdParty) = (key, kind, label, thirdParty)
    (self.dueDay, self.day, self.amount) = (dueDay, day ?? dueDay, amount)
    (self.origin, self.assumptions) = (origin, assumptions)
  }
}

/// When money really moves: what is late, and what falls on a day when banks are closed.
public struct CashCalendar: Sendable {
  public let today: Day
  /// How many days after today a customer who is late is supposed to pay.
  public let lateDays: Int
  private let holidays = HolidayCalendar()

  /// A week: a customer who was reminded today rarely pays before. A figure of ours, said beside the forecast.
  public static let usualLateDays = 7

  public init(today: Day, lateDays: Int = usualLateDays) { (self.today, self.lateDays) = (today, lateDays) }

  public func bankDay(_ day: Day) -> Day { holidays.nextWorkingDay(onOrAfter: day) }
  public func lastBankDay(of month: Month) -> Day { holidays.previousWorkingDay(onOrBefore: month.lastDay) }

  /// When a sum due on a day is expected. What we owe and did not pay goes out at once; what we are owed comes later.
  public func expected(_ due: Day, isReceipt: Bool) -> (day: Day, assumptions: [CashItem.Assumption]) {
    if due < today {
      return isReceipt ? (bankDay(today + lateDays), [.lateReceipt]) : (bankDay(today), [.latePayment])
    }
    let day = bankDay(due)
    return (day, day == due ? [] : [.bankDay])
  }
}

extension CashItem.Assumption {
  public func french(_ calendar: CashCalendar) -> String {
    switch self {
    case .lateReceipt:
      "Une somme échue qu’un client doit encore est attendue sous \(calendar.lateDays) jours, le \(calendar.bankDay(calendar.today + calendar.lateDays).french)."
    case .latePayment: "Une dette échue est payée tout de suite, le \(calendar.bankDay(calendar.today).french)."
    case .bankDay: "Ce qui tombe un samedi, un dimanche ou un jour férié passe au jour ouvré suivant."
    case .wageDay: "Les salaires sont payés le dernier jour ouvré du mois de la paie."
    case .contributionDay:
      "L’Urssaf (431) et le prélèvement à la source (4421) sont payés le 15 du mois suivant : le 5 à partir de cinquante salariés."
    case .pensionDay: "La retraite complémentaire et les autres caisses (437) sont payées le 25 du mois suivant."
    case .vatDay:
      "La TVA est payée au premier jour possible, le 15 du mois suivant ; le vôtre est dans votre espace professionnel."
    case .vatRunning: "La TVA d’un mois en cours est celle des écritures passées à ce jour."
    case .vatCarried: "Un crédit de TVA est reporté sur le mois suivant, non remboursé."
    case .notWritten: "Un abonnement du mois qui n’est pas encore passé est payé tout de suite."
    case .moved: "Le scénario en change le jour."
    case .delayed: "Le scénario le retarde."
    case .lost: "Le scénario en perd une part."
    case .raised: "Le scénario en change le montant."
    }
  }
}
