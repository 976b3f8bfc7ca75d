import Banking
import Kernel
import Ledger
import Store

/// The movements of a bank account that no entry was made from, each with the ways to enter it. Nothing is written.
public struct ProposeCoding: Sendable {
  public var account: AccountNumber
  /// How many movements at the most, the oldest first.
  public var limit: Int?
  public init(_ account: AccountNumber, limit: Int? = nil) { (self.account, self.limit) = (account, limit) }

  public struct Outcome: Sendable {
    public let account: StoredBankAccount
    public let movements: [MovementToCode]
    /// How many wait, shown or not.
    public let waiting: Int
    /// Whether anything is proposed: in a dossier of mode `école`, only when a trainer opened the assistant.
    public let isAssistantOpen: Bool
    /// What waits in suspense accounts, the oldest first.
    public let suspense: [OpenItem]

    public var sure: [MovementToCode] { movements.filter(\.coding.isSure) }

    /// The same, with these movements alone.
    public func only(_ ids: Set<Int64>) -> Outcome {
      Outcome(
        account: account, movements: movements.filter { ids.contains($0.movement.id) }, waiting: waiting,
        isAssistantOpen: isAssistantOpen, suspense: suspense)
    }
  }

  /// Throws `bank.coding.account-unknown`, `bank.rule.unreadable`, `bank.loan.unreadable`.
  public func callAsFunction(_ desk: Desk) throws -> Outcome {
    try desk.dossier.reading { reading in
      let basis = try CodingBasis(account, reading, LedgerContext(reading, desk), limit: limit)
      let isOpen = try reading.facts().allows(assistant: "codage")
      let codings =
        isOpen
        ? basis.coding.propose(basis.pending.map(\.line))
        : basis.pending.map { _ in MovementCoding(proposals: [], alreadyBooked: nil) }
      return Outcome(
        account: try reading.bankAccount(account)!,
        movements: zip(basis.pending, codings).map { MovementToCode(movement: $0, coding: $1) },
        waiting: try reading.countToCode(account), isAssistantOpen: isOpen,
        suspense: try reading.openItems(prefix: "47").sorted { ($0.day, $0.line) < ($1.day, $1.line) })
    }
  }
}

/// The bank account that is meant when the user names none: the only one of the dossier.
public struct UsualBankAccount: Sendable {
  public init() {}

  /// Throws `bank.coding.account-unknown` when there is none, or several.
  public func callAsFunction(_ desk: Desk) throws -> AccountNumber {
    let accounts = try desk.dossier.reading { try $0.bankAccounts() }.map(\.ledgerAccount)
    guard accounts.count == 1 else { throw Finding.codingAccountUnknown(nil, accounts) }
    return accounts[0]
  }
}

extension Finding {
  static func codingAccountUnknown(_ account: AccountNumber?, _ known: [AccountNumber]) -> Finding {
    let list = known.map(\.text).joined(separator: ", ")
    return Finding(
      "bank.coding.account-unknown",
      account.map { "Aucun relevé n’a été importé pour le compte \($0)." }
        ?? (known.isEmpty
          ? "Aucun relevé n’a été importé dans ce dossier." : "Le dossier a plusieurs comptes de banque : \(list)."),
      recovery: known.isEmpty
        ? "Importez d’abord un relevé : ecritoire banque importer FICHIER --compte 512"
        : "Choisissez un compte qui a un relevé : --compte \(known[0]) (\(list))."
    ).at(field: "compte")
  }
}
