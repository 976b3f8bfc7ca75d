import Kernel
import Ledger
import UseCases

/// The first page of a dossier in which nothing was written yet: what to begin with.
enum StartPage {
  private struct View: Sendable {
    struct Step: Sendable {
      let stepTitle, stepText, stepHref, stepLabel: String
      let isStepFirst, isStepDone: Bool
    }
    let steps: [Step]
    let exampleTable: TableView
  }

  private struct JSON: Encodable, Sendable {
    let isEmpty = true
    let hasFiscalYear: Bool
  }

  static func show(_ visit: DossierVisit, hasYear: Bool) throws -> Answer {
    let steps = [
      View.Step(
        stepTitle: hasYear ? "Un exercice est ouvert" : "Ouvrir un exercice",
        stepText: "La période que résumeront les comptes annuels, douze mois le plus souvent.", stepHref: visit.path("dossier"),
        stepLabel: "Le dossier", isStepFirst: !hasYear, isStepDone: hasYear),
      View.Step(
        stepTitle: "Reprendre ce qui existe",
        stepText: "Un FEC, ou un fichier CSV de tableur, d’une année entière ou des seuls à-nouveaux.",
        stepHref: visit.path("imports"), stepLabel: "Importer un fichier", isStepFirst: false, isStepDone: false),
      View.Step(
        stepTitle: "Saisir une pièce",
        stepText: "Une facture, un ticket, une ligne de relevé : le journal et les comptes sont proposés.",
        stepHref: visit.path("saisie"), stepLabel: "Saisir une pièce", isStepFirst: hasYear, isStepDone: false),
    ]
    return .page(
      Page(
        title: "Bienvenue dans ce dossier", subtitle: "Rien n’y est encore écrit.", template: "Home/debut",
        view: View(steps: steps, exampleTable: example), json: JSON(hasFiscalYear: hasYear), place: .home))
  }

  /// A purchase of 100,00 € before VAT, as it is written.
  private static var example: TableView {
    var table = ReportTable(
      title: "Exemple",
      columns: [.init("Compte", .text), .init("Libellé", .text), .init("Débit", .amount), .init("Crédit", .amount)])
    table.add([.text("6064"), .text("Fournitures administratives"), .amount(Money(cents: 100_00)), .empty])
    table.add([.text("44566"), .text("TVA déductible"), .amount(Money(cents: 20_00)), .empty])
    table.add([.text("401"), .text("Fournisseur"), .empty, .amount(Money(cents: 120_00))])
    table.add(.total, [.empty, .text("Total"), .amount(Money(cents: 120_00)), .amount(Money(cents: 120_00))])
    var style = TableStyle("Une facture d’achat, telle qu’elle s’écrit")
    style.rowHeader = 1
    return TableView(table, style)
  }
}
