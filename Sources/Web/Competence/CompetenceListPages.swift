import Competence
import Kernel
import Ledger
import Presentation
import UseCases

/// The competences of the title: what the program grades, what a person judges, what waits for a module.
enum CompetenceListPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("parcours/competences") { visit in .page(try page(visit)) }
  }

  private struct View: Sendable {
    struct Filter: Sendable {
      let filterLabel, filterHref: String
      let isChosen: Bool
    }
    let filters: [Filter]
    let expired, counts, shown: String
    let competenceTable: TableView
  }

  private static func page(_ visit: DossierVisit) throws -> Page {
    let outcome = try ReadPath()(visit.desk)
    let title = outcome.referential
    let block = visit.query.text("bloc")
    // A block that the title does not have is told as such, not shown as empty.
    if let block, title.block(block) == nil { throw Finding.evidenceUnknown(block) }
    let items = title.competences.filter { block == nil || $0.block == block }
    var style = TableStyle(block.flatMap { title.block($0)?.title } ?? "Toutes les compétences")
    style.rowHeader = 1
    style.secondary = [2]
    style.link = { row, column in
      switch column {
      case 0, 5: visit.studyPath("preuves") + "?competence=\(Fields.encode(items[row].id))"
      case 4 where visit.may(.judge):
        visit.studyPath("correction") + "?competence=\(Fields.encode(items[row].id))#niveau"
      default: nil
      }
    }
    let counts = title.counts
    let address = visit.studyPath("competences")
    let view = View(
      filters: [View.Filter(filterLabel: "Toutes", filterHref: address, isChosen: block == nil)]
        + title.blocks.map {
          View.Filter(filterLabel: $0.id, filterHref: "\(address)?bloc=\(Fields.encode($0.id))", isChosen: $0.id == block)
        },
      expired: PathTables.expired(title),
      counts:
        "\(title.competences.count) lignes : \(counts.automatic.counted("notée", "notées")) par le programme, \(counts.person.counted("jugée")) par une personne, \(counts.awaiting.counted("attend un module", "attendent un module")) qu’Écritoire n’a pas encore.",
      shown: block.flatMap { title.block($0)?.title } ?? title.title,
      competenceTable: TableView(PathTables.competences(title, outcome.board, block: block), style))
    return Page(
      title: block.map { "Compétences, \($0)" } ?? "Compétences",
      subtitle: "La note est celle du programme, le jugement celui d’une personne : deux colonnes, jamais mêlées.",
      template: "Competence/competences", view: view, json: CompetenceListJSON(title, outcome.board), place: .competences,
      crumbs: [Crumb("Parcours", visit.studyPath()), Crumb("Compétences")])
  }
}
