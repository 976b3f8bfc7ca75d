public import Banking
public import Kernel
public import Ledger
public import Store

/// The tables of payments, for the terminal, the pages and the files.
public enum PaymentTables {
  public static func batches(_ batches: [StoredPaymentBatch]) -> ReportTable {
    var table = ReportTable(
      title: "Lots de paiements",
      columns: [
        .init("Lot", .count), .init("Référence", .text), .init("Jour", .day), .init("Ordres", .count), .init("Total", .amount),
        .init("État", .text), .init("Préparé par", .text),
      ])
    for batch in batches {
      table.add([
        .count(Int(batch.id)), .text(batch.content.identifier), .day(batch.content.day), .count(batch.content.orders.count),
        .amount(batch.content.total), .text(batch.state.french), .text(batch.author),
      ])
    }
    return table
  }

  public static func orders(_ content: PaymentContent) -> ReportTable {
    let isTransfer = content.kind == .creditTransfers
    var table = ReportTable(
      title: "\(isTransfer ? "Virements" : "Prélèvements") \(content.identifier)",
      columns: [
        .init("Tiers", .text), .init(isTransfer ? "Bénéficiaire" : "Débiteur", .text), .init("IBAN", .text),
        .init("Motif", .text), .init("Montant", .amount),
      ])
    for order in content.orders {
      let sequence = order.sequence.map { " (\($0.rawValue), mandat \(order.mandate ?? ""))" } ?? ""
      table.add([
        .text(order.thirdParty), .text(order.name), .text(IBAN.foldable(order.iban)),
        .text(order.remittance + sequence), .amount(order.money),
      ])
    }
    table.add(.total, [.empty, .text("Total"), .empty, .empty, .amount(content.total)])
    return table
  }

  public static func details(_ details: [(party: ThirdParty, detail: BankDetail)]) -> ReportTable {
    var table = ReportTable(
      title: "Coordonnées bancaires",
      columns: [
        .init("Tiers", .text), .init("Nom", .text), .init("IBAN", .text), .init("BIC", .text), .init("État", .text),
        .init("Donné par", .text), .init("Confirmé par", .text),
      ])
    for (party, detail) in details {
      table.add([
        .text(party.code), .text(detail.holder ?? party.name), .text(detail.iban.flatMap { (try? IBAN($0))?.french } ?? "ôté"),
        .text(detail.bic ?? ""), .text(detail.state.french), .text(detail.author), .text(detail.confirmation?.author ?? ""),
      ])
    }
    return table
  }

  public static func mandates(_ mandates: [(mandate: StoredMandate, party: ThirdParty?)]) -> ReportTable {
    var table = ReportTable(
      title: "Mandats de prélèvement",
      columns: [
        .init("RUM", .text), .init("Tiers", .text), .init("Nom", .text), .init("Schéma", .text), .init("Signé le", .day),
        .init("Dernier", .day), .init("Caduc après le", .day), .init("État", .text),
      ])
    for (mandate, party) in mandates {
      table.add([
        .text(mandate.identifier), .text(mandate.thirdParty), .text(party?.name ?? ""),
        .text(mandate.scheme.rawValue + (mandate.isOneOff ? ", ponctuel" : "")), .day(mandate.signedOn),
        .optional(mandate.lastUsed), .day(mandate.mandate.lastDay), .text(mandate.isOver ? "terminé" : "en cours"),
      ])
    }
    return table
  }
}

extension BankDetail.State {
  public var french: String {
    switch self {
    case .given: "donné"
    case .held: "à confirmer"
    case .confirmed: "confirmé"
    }
  }
}

extension PaymentStep.Kind {
  public var french: String {
    switch self {
    case .approved: "approuvé"
    case .exported: "exporté"
    case .copied: "copié"
    case .cancelled: "annulé"
    }
  }
}

extension IBAN {
  /// In groups with plain blanks, so that a narrow page can fold it: it is what one reads over before approving. A text that is
  /// no IBAN stays as it is.
  public static func foldable(_ text: String) -> String {
    (try? IBAN(text))?.french.replacing("\u{202F}", with: " ") ?? text
  }
}
