import Banking
import Kernel
import Pages
import Store
public import UseCases

/// The état de rapprochement as a page to be signed and kept: the two balances and what is left between them first, the way from one
/// to the other, then what each side has alone.
public struct ReconciliationPDF {
  private let outcome: ReadReconciliation.Outcome
  private let heading: ReportHeading

  public init(_ outcome: ReadReconciliation.Outcome, about heading: ReportHeading) {
    (self.outcome, self.heading) = (outcome, heading)
  }

  /// Throws `pages.too-long`, `pages.font-missing`, `pages.not-drawn`.
  public func bytes() throws -> [UInt8] {
    guard state.outstanding.count <= ReportPages.mostLines else { throw Finding.pagesTooLong(lines: ReportPages.mostLines) }
    return try pages.bytes()
  }

  private var state: Reconciliation { outcome.content }

  var pages: PDFDocument {
    let title = "État de rapprochement du compte \(state.account) au \(state.day.french)"
    var pages = PDFDocument(
      title: title, subject: heading.subject, author: heading.author, day: heading.day, owner: heading.company,
      footer: "Édité le \(heading.day.french) · Écritoire", watermark: heading.isFictitious ? "FICTIF" : nil)
    let bank = outcome.account.account.french
    pages.blocks = [
      .heading(1, "État de rapprochement au \(state.day.french)"),
      .paragraph("Compte \(state.account), \(outcome.account.label)\(bank.isEmpty ? "" : ". À la banque : \(bank)")."),
      .space(6), .figures(figures), .paragraph(verdict), .heading(2, "Du relevé aux livres"), .table(way),
    ]
    for side in OutstandingSide.allCases {
      let items = state.items(side)
      pages.blocks.append(.heading(2, "\(name(side)) : \(items.count) suspens"))
      pages.blocks.append(items.isEmpty ? .paragraph("Rien.") : .table(table(side, items)))
    }
    pages.blocks += [
      .space(12),
      .columns([
        (1, [.heading(3, "Établi par"), .paragraph(heading.author), .paragraph("le \(heading.day.french)"), .space(30)]),
        (1, [.heading(3, "Revu par"), .paragraph("le"), .space(30)]),
      ]),
    ]
    return pages
  }

  private var figures: [PDFFigure] {
    [
      PDFFigure("Solde du relevé", euros(state.statementBalance), note: "dernier solde dit le \(state.statementDay.french)"),
      PDFFigure(
        "Solde des livres", euros(state.ledgerBalance),
        note: state.drafts == 0 ? "écritures validées" : "dont \(state.drafts) au brouillard"),
      PDFFigure(
        "Différence", euros(state.difference), note: state.difference.isZero ? "tout est expliqué" : "à expliquer", isMain: true),
    ]
  }

  private var verdict: String {
    guard outcome.isSealed, let made = outcome.sealed?.made else { return "Cet état n’est pas scellé : il peut encore changer." }
    let day = Day(iso: String(made.instant.prefix(10)))?.french ?? made.instant
    return "État scellé le \(day) par \(made.author)."
  }

  private var way: PDFTable {
    var table = PDFTable(
      name: "Du relevé aux livres",
      columns: [.init("", isFlexible: true), .init("Suspens", isTrailing: true), amountColumn(isCarried: false)])
    let (books, bank) = (state.total(.ledger), state.total(.bank))
    table.add([.text("Solde du relevé de la banque"), .empty, .amount(state.statementBalance)])
    table.add([
      .text("Suspens des livres, pas encore à la banque, ajoutés"), .text("\(state.items(.ledger).count)"), .amount(books),
    ])
    table.add([
      .text("Suspens de la banque, pas dans les livres, retranchés"), .text("\(state.items(.bank).count)"), .amount(-bank),
    ])
    table.add(.subtotal, [.text("Solde rapproché"), .empty, .amount(state.statementBalance + books - bank)])
    table.add([.text("Solde du compte \(state.account) dans les livres"), .empty, .amount(state.ledgerBalance)])
    table.add(.total, [.text("Différence"), .empty, .amount(state.difference)])
    return table
  }

  /// Amounts as the account sees them: what enters is positive.
  private func table(_ side: OutstandingSide, _ items: [OutstandingItem]) -> PDFTable {
    var table = PDFTable(
      name: name(side),
      columns: [
        .init("Date"), .init("Libellé", isFlexible: true), .init("Pièce"), .init("Repère"), .init("Jours", isTrailing: true),
        amountColumn(isCarried: true),
      ])
    table.closing = "Total"
    for item in items {
      let age = item.age(on: state.day)
      let old = age > OutstandingItem.lateAge ? " (attend depuis plus de \(OutstandingItem.lateAge) jours)" : ""
      table.add([
        .text(item.day.french), .text(item.label + old), .text(item.reference), .text(item.source.text), .text("\(age)"),
        .amount(item.amount),
      ])
    }
    return table
  }

  private func amountColumn(isCarried: Bool) -> PDFTable.Column {
    .init("Montant", isTrailing: true, isCarried: isCarried, width: 84)
  }

  private func euros(_ amount: Money) -> String { amount.french + "\u{A0}€" }

  private func name(_ side: OutstandingSide) -> String {
    side == .ledger ? "Dans les livres, pas encore à la banque" : "À la banque, pas dans les livres"
  }
}
