import Banking
import Kernel
import Ledger
import Store
import UseCases

extension [DescribeBankAccounts.Item] {
  /// One line for each account linked to a bank.
  public var table: ReportTable {
    var table = ReportTable(
      title: "Comptes bancaires",
      columns: [
        .init("Compte", .text), .init("Libellé", .text), .init("À la banque", .text), .init("Relevés", .count),
        .init("Dernier jour", .day), .init("Solde banque", .amount), .init("Solde des livres", .amount), .init("Écart", .amount),
        .init("Mouvements", .count), .init("À coder", .count),
      ])
    for item in self {
      table.add([
        .text(item.account.ledgerAccount.text), .text(item.account.label), .text(item.account.account.french),
        .count(item.statements), .optional(item.lastStatement?.lastDay),
        item.bankBalance.map { .amount($0.amount) } ?? .empty, item.ledgerBalance.map { .amount($0) } ?? .empty,
        item.difference.map { .amount($0) } ?? .empty, .count(item.movements.movements), .count(item.movements.withoutEntry),
      ])
    }
    return table
  }
}

extension ListStatements.Outcome: TabularReport {
  public var table: ReportTable {
    var table = ReportTable(
      title: "Relevés",
      columns: [
        .init("Compte", .text), .init("Du", .day), .init("Au", .day), .init("Solde initial", .amount),
        .init("Solde final", .amount), .init("Mouvements", .count), .init("Chaîne", .text), .init("Relevé", .text),
        .init("Lot", .count), .init("Fichier", .text),
      ])
    for item in items {
      let statement = item.statement
      table.add([
        .text(statement.account.text), .day(statement.firstDay), .day(statement.lastDay),
        statement.opening.map { .amount($0) } ?? .empty, statement.closing.map { .amount($0) } ?? .empty,
        .count(item.movements), .text(item.join.french), .text(statement.number ?? statement.identifier ?? ""),
        .count(Int(statement.batch)), .text(item.file),
      ])
    }
    return table
  }
}

extension ListMovements.Page: TabularReport {
  public var table: ReportTable {
    var table = ReportTable(
      title: "Mouvements bancaires",
      columns: [
        .init("N°", .count), .init("Compte", .text), .init("Date", .day), .init("Valeur", .day), .init("Libellé", .text),
        .init("Détail", .text), .init("Tiers", .text), .init("Référence", .text), .init("Montant", .amount),
        .init("Écriture", .text),
      ])
    for movement in movements {
      let line = movement.line
      table.add([
        .count(Int(movement.id)), .text(movement.account.text), .day(line.bookingDay), .optional(line.valueDay),
        .text(line.label), .text(line.texts.joined(separator: " ")), .text(line.counterpartName ?? ""),
        .text(line.reference ?? line.bankReference ?? line.entryNumber ?? ""), .amount(movement.amount),
        .text(entryText(movement)),
      ])
    }
    return table
  }

  /// « n° 12 », « brouillon », « à coder ».
  public func entryText(_ movement: StoredMovement) -> String {
    guard let entry = movement.entry else { return "à coder" }
    guard let number = entries[entry] ?? nil else { return "brouillon" }
    return "n° \(number)"
  }
}
