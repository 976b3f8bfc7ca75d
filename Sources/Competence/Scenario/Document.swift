public import Kernel

/// A paper or a file that a scenario hands over, drawn from the facts of the learner's version; who shows it gives it its form.
public struct Document: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case sale = "vente"
    case purchase = "achat"
    case creditNote = "avoir"
    /// A receipt: a card ticket, a till roll.
    case receipt = "ticket"
    case letter = "lettre"
    case bankStatement = "releve"
    /// The month's pay as a table.
    case payroll = "paie"
    /// One employee's payslip: labels and amounts.
    case payslip = "bulletin"
    /// Hours, a contract to sign, a register: a paper of the staff file.
    case staffFile = "dossier-salarie"
  }

  public let id: String
  public let kind: Kind
  /// The file's name without its extension.
  public let name: String
  public let title: String
  public let party: Scenario.Party?
  public let day: Day
  public let reference: String
  public let lines: [Line]
  public let mentions: String

  public struct Line: Hashable, Sendable {
    public let label: String
    public let quantity: Fraction
    public let unitPrice: Money
    /// Before tax, to the cent.
    public let net: Money
    public let rate: Rate
  }

  /// The tax of each rate, on the sum of its lines.
  public var taxes: [(rate: Rate, base: Money, tax: Money)] {
    var bases: [Rate: Money] = [:]
    for line in lines { bases[line.rate, default: .zero] += line.net }
    return bases.sorted { $0.key > $1.key }.map { ($0.key, $0.value, $0.value.times($0.key, .halfAwayFromZero)) }
  }

  public var net: Money { lines.map(\.net).sum() }
  public var tax: Money { taxes.map(\.tax).sum() }
  public var total: Money { net + tax }
}
