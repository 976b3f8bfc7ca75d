public import Banking
import Kernel
import Ledger
import Store
public import UseCases

extension Reconciliation {
  /// The état de rapprochement, from what the bank says down to what the books say.
  public var table: ReportTable {
    var table = ReportTable(
      title: "État de rapprochement",
      columns: [
        .init("Date", .day), .init("Libellé", .text), .init("Pièce", .text), .init("Repère", .text), .init("Jours", .count),
        .init("Montant", .amount),
      ])
    table.add([.day(day), .text("Solde du relevé de la banque"), .empty, .empty, .empty, .amount(statementBalance)])
    for (side, name) in [
      (OutstandingSide.ledger, "Dans les livres, pas encore à la banque"), (.bank, "À la banque, pas dans les livres"),
    ] {
      let items = items(side)
      guard !items.isEmpty else { continue }
      table.add(.heading, [.text(name)])
      for item in items {
        table.add([
          .day(item.day), .text(item.label), .text(item.reference), .text(item.source.text), .count(item.age(on: day)),
          .amount(side == .ledger ? item.amount : -item.amount),
        ])
      }
      let total = total(side)
      table.add(
        .subtotal,
        [.empty, .text("\(items.count) suspens"), .empty, .empty, .empty, .amount(side == .ledger ? total : -total)])
    }
    let expected = statementBalance + total(.ledger) - total(.bank)
    table.add(.subtotal, [.empty, .text("Solde rapproché"), .empty, .empty, .empty, .amount(expected)])
    table.add([.day(day), .text("Solde du compte \(account) dans les livres"), .empty, .empty, .empty, .amount(ledgerBalance)])
    table.add(.total, [.empty, .text("Différence"), .empty, .empty, .empty, .amount(difference)])
    return table
  }

  /// What is outstanding alone, for a file.
  public var outstandingTable: ReportTable {
    var table = ReportTable(
      title: "Suspens",
      columns: [
        .init("Repère", .text), .init("Côté", .text), .init("Date", .day), .init("Libellé", .text), .init("Pièce", .text),
        .init("Jours", .count), .init("Montant", .amount),
      ])
    for item in outstanding {
      table.add([
        .text(item.source.text), .text(item.side.french), .day(item.day), .text(item.label), .text(item.reference),
        .count(item.age(on: day)), .amount(item.amount),
      ])
    }
    return table
  }
}

extension ProposeMatches.Outcome {
  /// One line for each proposal.
  public var table: ReportTable {
    var table = ReportTable(
      title: "Propositions",
      columns: [
        .init("Banque", .text), .init("Livres", .text), .init("Date", .day), .init("Libellé", .text), .init("Montant", .amount),
        .init("Note", .count), .init("Sûr", .text), .init("Pourquoi", .text),
      ])
    for candidate in candidates {
      table.add([
        .text(candidate.bank.map(\.source.text).joined(separator: " ")),
        .text(candidate.books.map(\.source.text).joined(separator: " ")), .optional(candidate.bank.first?.day),
        .text(candidate.bank.first?.label ?? candidate.books.first?.label ?? ""), .amount(candidate.amount),
        .count(candidate.score), .text(candidate.isSure ? "oui" : ""), .text(candidate.reason),
      ])
    }
    return table
  }
}

extension [ListReconciliations.Item] {
  /// One line for each account.
  public var table: ReportTable {
    var table = ReportTable(
      title: "Rapprochement bancaire",
      columns: [
        .init("Compte", .text), .init("Libellé", .text), .init("Au", .day), .init("Solde banque", .amount),
        .init("Solde des livres", .amount), .init("Suspens", .count), .init("Différence", .amount), .init("Scellé au", .day),
      ])
    for item in self {
      table.add([
        .text(item.account.ledgerAccount.text), .text(item.account.label), .optional(item.state?.day),
        item.state.map { .amount($0.statementBalance) } ?? .empty, item.state.map { .amount($0.ledgerBalance) } ?? .empty,
        item.state.map { .count($0.outstanding.count) } ?? .empty, item.state.map { .amount($0.difference) } ?? .empty,
        .optional(item.sealed?.day),
      ])
    }
    return table
  }
}
