import Kernel
import Ledger
import Store

/// The journal that an operation goes to when the user names none: the only
/// one of its kind in the dossier, or the standard one.
public struct UsualJournal: Sendable {
  public var operation: GuidedEntry.Operation
  /// The bank or cash account, when the operation is about money alone: a payment, or a voucher without third party.
  public var treasury: AccountNumber?
  public init(_ operation: GuidedEntry.Operation, treasury: AccountNumber? = nil) {
    (self.operation, self.treasury) = (operation, treasury)
  }

  /// Throws `ledger.journal.ambiguous` when the dossier has several that would do.
  public func callAsFunction(_ desk: Desk) throws -> String {
    try desk.dossier.reading { try code($0, desk) }
  }

  func code(_ reading: DossierReading, _ desk: Desk) throws -> String {
    let context = try LedgerContext(reading, desk)
    let journals = try reading.journals().filter { $0.kind == kind }
    let fitting = treasury.map { account in journals.filter { $0.counterpart == account } } ?? []
    let chosen = fitting.isEmpty ? journals : fitting
    if chosen.count > 1 { throw Finding.journalAmbiguous(chosen) }
    if let only = chosen.first { return only.code }
    let chart = try context.chart(on: desk.today)
    return context.standardJournal(UsualJournal.standard[kind] ?? "OD", chart)?.code ?? "OD"
  }

  private var kind: JournalKind {
    if let treasury { return treasury.hasPrefix("53") ? .cash : .bank }
    switch operation {
    case .sale, .customerCreditNote: return .sales
    case .purchase, .supplierCreditNote: return .purchases
    case .receipt, .payment: return .bank
    }
  }

  private static let standard: [JournalKind: String] = [.sales: "VE", .purchases: "HA", .bank: "BQ", .cash: "CA"]
}

extension Finding {
  static func journalAmbiguous(_ journals: [Journal]) -> Finding {
    Finding(
      "ledger.journal.ambiguous",
      "Plusieurs journaux conviennent : \(journals.map { "\($0.code) (\($0.label))" }.joined(separator: ", ")).",
      recovery: "Choisissez : --journal \(journals[0].code)"
    )
    .at(field: "journal")
  }
}
