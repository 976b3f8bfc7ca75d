import Kernel

/// What a line is taxed with: the rate, who owes the tax, who deducts it, and
/// when. The PCG has no account per rate, so that this code, kept on the line,
/// is what a VAT return is made from; the accounts only control it.
public struct VATCode: Hashable, Sendable {
  public enum Side: String, Hashable, Sendable {
    case sale, purchase
    /// Operations without tax that stand on both sides, such as exempt ones.
    case either
  }

  /// `C20`, `AL10`, `EXO`: stable, kept in dossiers and in their exports.
  public let code: String
  /// In French, as lists show it.
  public let label: String
  public let side: Side
  public let regime: VATRegime
  /// Identifier of the rate in `Law`, such as `vat.standard`; nil when no tax is computed.
  public let rateID: String?
  /// Where the tax owed to the State is credited; nil when none is owed.
  public let due: VATAccountRole?
  /// Where the deductible tax is debited; nil when none is deducted.
  public let deductible: VATAccountRole?
  /// Where a waiting tax goes on the day of the payment.
  public let onPayment: VATAccountRole?
  let citation: VATCitation

  /// The tax is part of what the invoice asks for. Under a reverse charge it is not.
  public var isInvoiced: Bool { (due != nil) != (deductible != nil) }
  /// The customer owes the tax and deducts it: two lines of one amount.
  public var isReverseCharge: Bool { due != nil && deductible != nil }
  /// The accounts that the code's tax may stand on.
  public var roles: [VATAccountRole] { [due, deductible, onPayment].compactMap { $0 } }

  /// The text of law, by its article in the CGI and, since the recodification
  /// of VAT (ordonnance n° 2025-1247), by its place in the CIBS.
  public func reference(on day: Day) -> String { citation.text(on: day) }

  /// The code of that name; case does not count.
  public static func find(_ code: String) -> VATCode? { byCode[code.uppercased()] }

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
}

/// Why and when the tax of an operation is owed.
public enum VATRegime: String, Hashable, Sendable, CaseIterable {
  /// Owed on delivery or on invoice (débits).
  case standard
  /// Owed, and deductible, on the day of the payment (encaissements).
  case onReceipts
  /// Subcontracted building works: the customer owes the tax (autoliquidation).
  case domesticReverseCharge
  /// Goods bought in another Member State.
  case intraCommunityAcquisition
  /// Services bought from a supplier of another State.
  case foreignServices
  /// Goods or services from a supplier not established in France.
  case foreignSupplier
  /// Imports: the tax is declared with the others, never paid at the customs.
  case imports
  /// Small companies that charge no tax.
  case franchise
  case exempt
  case export
  case intraCommunitySupply
  /// Services sold to a taxable customer of another Member State.
  case intraCommunityServices
  /// Works sold as a subcontractor: the customer owes the tax.
  case subcontractedWorks
  /// The tax paid stays in the cost.
  case notDeductible
}

/// A rule of VAT law under its two numberings.
struct VATCitation: Hashable, Sendable {
  /// Article of the CGI, in force until 31 December 2026.
  let cgi: String
  /// Article of the CIBS, when its number was verified.
  let cibs: String?

  /// The move to the CIBS: ordonnance n° 2025-1247 named 1 September 2026, ordonnance
  /// n° 2026-671 put it off to this day (read at second hand, as the notes of `Law` say).
  /// Both numberings are named from then on, since the old one may still be cited.
  static let recodification = Day(2027, 1, 1)

  func text(on day: Day) -> String {
    if day < VATCitation.recodification { return "CGI \(cgi)" }
    return "CGI \(cgi), recodifié au CIBS, \(cibs ?? "livre II")"
  }
}
