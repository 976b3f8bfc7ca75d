import Banking
import GRDB
import Kernel
import Ledger

// The matches of banks, what they hold, and the sealed reconciliations, recomputed.
extension Verifier {
  /// Each member of a match that holds carries it, and no other; both sides sum to its amount.
  mutating func bankMatches() throws {
    let reading = DossierReading(db: db)
    var named = 0
    for account in try reading.bankAccounts() {
      for match in try reading.matches(account.ledgerAccount, holding: true) {
        let place = "rapprochement n° \(match.id) du compte \(account.ledgerAccount)"
        named += match.members.count
        var sums: [OutstandingSide: Money] = [:]
        for source in match.members.sources {
          guard let item = try reading.item(source, account: account, atAnyTime: true),
            try reading.match(holding: source)?.id == match.id
          else {
            broken(place, "« \(source.text) » ne le porte plus", "match/\(match.id)")
            continue
          }
          sums[item.side, default: .zero] = sums[item.side, default: .zero].adding(item.amount) ?? .zero
        }
        if sums[.bank] ?? .zero != match.amount || sums[.ledger] ?? .zero != match.amount {
          broken(place, "ses deux côtés ne font plus \(match.amount.french) €", "match/\(match.id)")
        }
      }
    }
    let carrying = try Int.fetchOne(
      db,
      sql: """
        SELECT (SELECT count(*) FROM matched_movement) + (SELECT count(*) FROM matched_line) + (SELECT count(*) FROM matched_item)
        """)
    if carrying != named {
      broken("rapprochements", "\(carrying ?? 0) éléments en portent un, \(named) sont nommés par un rapprochement")
    }
  }

  /// What was sealed and not opened again is what the dossier says today.
  mutating func sealedReconciliations() throws {
    let reading = DossierReading(db: db)
    for account in try reading.bankAccounts() {
      for sealed in try reading.sealedReconciliations(account.ledgerAccount) where sealed.reopened == nil {
        let place = "état de rapprochement du compte \(account.ledgerAccount) au \(sealed.day.french)"
        let today = try reading.reconciliation(account, on: sealed.day, told: sealed.content.statementBalance)
        if today.statementBalance != sealed.content.statementBalance || today.ledgerBalance != sealed.content.ledgerBalance {
          broken(place, "ses soldes ne se retrouvent plus")
        }
        if today.outstanding.map(\.bare) != sealed.content.outstanding.map(\.bare) {
          broken(place, "ses suspens ne se retrouvent plus")
        }
        if !sealed.content.difference.isZero { broken(place, "il laisse une différence") }
      }
    }
  }
}

extension OutstandingItem {
  /// What is recomputed of it: its texts may have been corrected since.
  fileprivate var bare: [String] { [side.rawValue, source.text, day.iso, String(amount.cents)] }
}
