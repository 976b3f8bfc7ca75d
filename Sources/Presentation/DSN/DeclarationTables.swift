import Kernel
public import Ledger
public import SocialReporting
import Store
public import UseCases
import Workforce

/// The tables of declarations, for the terminal, the pages and the files.
public enum DeclarationTables {
  public static func list(_ kept: [KeptDeclaration]) -> ReportTable {
    var table = ReportTable(
      title: "Déclarations",
      columns: [
        .init("N°", .count), .init("Mois", .text), .init("Déclaration", .text), .init("Établissement", .text),
        .init("Type", .text), .init("Échéance", .day), .init("État", .text),
      ])
    for one in kept {
      table.add([
        .count(Int(one.id)), .text(one.month.iso), .text(one.title), .text(one.workplace), .text(one.type.french),
        .optional(one.due), .text(one.state.french),
      ])
    }
    return table
  }

  /// The same money from each side: bordereau or payment, individual contributions, payroll book, entry.
  public static func crossFooting(_ cross: CrossFooting, title: String = "Recoupement") -> ReportTable {
    var table = ReportTable(
      title: title,
      columns: [
        .init("Organisme", .text), .init("Poste", .text), .init("Libellé", .text), .init("Déclaré", .amount),
        .init("Individus", .amount), .init("Livre de paie", .amount), .init("Écart", .amount), .init("Écriture", .amount),
      ])
    for body in cross.bodies {
      for line in body.lines {
        table.add([
          .text(body.label), .text(line.kind),
          .text(line.label + (line.isRounding && !line.difference.isZero ? " (arrondi)" : "")),
          amount(line.declared), amount(line.individual), amount(line.book), .side(line.difference), .empty,
        ])
      }
      table.add(
        .subtotal,
        [
          .text(body.label), .text(body.account), .text(body.isClosed ? "Recoupé" : "Écart à expliquer"),
          amount(body.bordereau ?? body.paid), .amount(body.individual), .amount(body.book), .side(body.rounding),
          .amount(body.entry),
        ])
    }
    return table
  }

  private static func amount(_ amount: Money?) -> ReportTable.Cell { amount.map { .amount($0) } ?? .empty }

  public static func declarant(_ outcome: ReadDeclarant.Outcome) -> ReportTable {
    var table = ReportTable(title: "Déclarant", columns: [.init("Rubrique", .text), .init("Valeur", .text)])
    guard let file = outcome.declarant?.value else { return table }
    let head = outcome.workplaces.first { $0.id == file.headOffice } ?? outcome.workplaces.first
    let iban = outcome.account.flatMap { (try? IBAN($0.iban))?.french }
    let rows: [(String, String?)] = [
      ("Déclarant", "\(file.civility.rawValue) \(file.name)"), ("Courriel", file.email), ("Téléphone", file.phone),
      ("Siège", head.map { "\($0.value.name), \($0.value.siret.french)" }), ("Urssaf", file.urssaf?.french),
      ("Retraite complémentaire", file.pensionInstitution?.french),
      ("Compte qui paie", file.account.map { account in iban.map { "\(account), \($0)" } ?? account }),
      ("Dépôt", file.depositPoint.french),
    ]
    for (name, value) in rows { table.add([.text(name), .text(value ?? "à donner")]) }
    return table
  }
}
