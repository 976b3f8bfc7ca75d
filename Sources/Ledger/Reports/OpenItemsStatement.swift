import Kernel

/// The lines that are not lettered in full, per account and third party, with what they come to.
public struct OpenItemsStatement: TabularReport, Hashable, Sendable {
  public struct Section: Hashable, Sendable {
    public let account: AccountNumber
    public let thirdParty: String?
    public let name: String
    /// In the order of days, then lines.
    public let items: [OpenItem]
    public let sums: DebitCredit
  }

  public let day: Day
  /// In the order of accounts, then third parties.
  public let sections: [Section]
  public let total: DebitCredit

  /// Lines after `day` and lines lettered in full are left out. Throws `report.sum-too-large`.
  public init(items: [OpenItem], on day: Day, names: [String: String] = [:]) throws(Finding) {
    self.day = day
    let open = items.filter { $0.day <= day && $0.code?.isFull != true }
    let grouped = Dictionary(grouping: open) { LetteringScope(account: $0.account, thirdParty: $0.thirdParty, fiscalYear: 0) }
    let ordered = grouped.sorted { ($0.key.account, $0.key.thirdParty ?? "") < ($1.key.account, $1.key.thirdParty ?? "") }
    var (sections, total) = ([Section](), DebitCredit())
    for (scope, members) in ordered {
      var sums = DebitCredit()
      for item in members {
        try sums.add(debit: item.debit, credit: item.credit)
        try total.add(debit: item.debit, credit: item.credit)
      }
      sections.append(
        Section(
          account: scope.account, thirdParty: scope.thirdParty, name: scope.thirdParty.map { names[$0] ?? $0 } ?? "",
          items: members.sorted { ($0.day, $0.line) < ($1.day, $1.line) }, sums: sums))
    }
    (self.sections, self.total) = (sections, total)
  }

  public var table: ReportTable {
    var table = ReportTable(
      title: "Lignes ouvertes au \(day.french)",
      columns: [
        .init("Compte", .text), .init("Tiers", .text), .init("Date", .day), .init("Pièce", .text), .init("Libellé", .text),
        .init("Échéance", .day), .init("Let.", .text), .init("Débit", .amount), .init("Crédit", .amount), .init("Solde", .amount),
      ])
    for section in sections {
      let names: [ReportTable.Cell] = [.text(section.account.text), .text(section.thirdParty ?? "")]
      for item in section.items {
        table.add(
          names + [
            .day(item.day), .text(item.pieceRef), .text(item.label), .optional(item.dueDay), .text(item.code?.text ?? ""),
            .side(item.debit), .side(item.credit), .empty,
          ])
      }
      table.add(.subtotal, names + cells("Total \(section.name)", section.sums))
    }
    table.add(.total, [.empty, .empty] + cells("Total", total))
    return table
  }

  private func cells(_ name: String, _ sums: DebitCredit) -> [ReportTable.Cell] {
    [.empty, .empty, .text(name), .empty, .empty, .amount(sums.debit), .amount(sums.credit), .amount(sums.balance)]
  }
}
