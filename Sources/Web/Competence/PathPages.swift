import Competence
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Where a learner stands on the title: its blocks, what the program scored and what people judged side by side.
enum PathPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("parcours") { visit in .page(try page(visit)) }
  }

  private struct View: Sendable {
    struct Block: Sendable {
      let blockNumber, blockID, blockTitle, blockHref, blockEvidence, stateText, stateClass, human: String
      /// Both nil when the program grades nothing of the block.
      let automatic, automaticWhole: String?
    }
    let radar: String
    let hasRadar: Bool
    let blocks: [Block]
    let expired: String
    let blockTable: TableView
    let handInTable: TableView
    let hasHandIns, hasScenario, isSchool: Bool
    let scenarioHref, scenarioText, competenceHref: String
  }

  /// The names that the navigation gives the blocks of the title.
  private static let names = ["Comptabilité"] + [Place.block2, .block3, .block4, .block5].map(\.label)

  static func axes(_ outcome: ReadPath.Outcome) -> [BlockRadar.Axis] {
    let blocks = outcome.referential.blocks
    return blocks.enumerated().map { index, block in
      let human = outcome.board.human(block.id)
      return BlockRadar.Axis(
        name: blocks.count == names.count ? names[index] : block.id, automatic: outcome.board.automatic(block.id),
        human: human.of == 0 ? nil : Share(thousandths: human.acquired * 1000 / human.of))
    }
  }

  private static func page(_ visit: DossierVisit) throws -> Page {
    let outcome = try ReadPath()(visit.desk)
    let title = outcome.referential
    let radar = BlockRadar(axes: axes(outcome)).svg
    var blockStyle = TableStyle("Avancement par bloc")
    blockStyle.rowHeader = 1
    blockStyle.link = { row, column in
      column == 1 ? visit.studyPath("competences") + "?bloc=\(Fields.encode(title.blocks[row].id))" : nil
    }
    let view = View(
      radar: radar, hasRadar: !radar.isEmpty, blocks: title.blocks.enumerated().map { block($0 + 1, $1, outcome, visit) },
      expired: PathTables.expired(title), blockTable: TableView(PathTables.blocks(outcome), blockStyle),
      handInTable: TableView(PathTables.handIns(outcome), TableStyle("Travaux rendus")), hasHandIns: !outcome.handIns.isEmpty,
      hasScenario: outcome.scenario != nil, isSchool: outcome.scenario == nil,
      scenarioHref: outcome.scenario == nil ? "/scenarios" : visit.scenarioPath(),
      scenarioText: outcome.scenario.map { "\($0.scenario.title), \($0.run.state.french)" } ?? "",
      competenceHref: visit.studyPath("competences"))
    return Page(
      title: "Parcours",
      subtitle:
        "\(title.code), \(title.blocks.count.counted("bloc")). Le programme note, les personnes jugent : ni l’un ni l’autre ne remplace l’autre.",
      template: "Competence/parcours", view: view, json: PathJSON(outcome), place: .path,
      actions: [Action("Compétences", visit.studyPath("competences")), Action("Preuves", visit.studyPath("preuves"))]
        + (visit.may(.judge) && outcome.scenario != nil ? [Action("Corriger", visit.studyPath("correction"), isFirst: true)] : [])
    )
  }

  private static func block(
    _ number: Int, _ block: Referential.Block, _ outcome: ReadPath.Outcome, _ visit: DossierVisit
  ) -> View.Block {
    let (state, human) = (outcome.board.state(block.id), outcome.board.human(block.id))
    let automatic = outcome.board.automatic(block.id)
    let kinds: [BlockState: String] = [
      .inProgress: "info", .ready: "violet", .proposed: "violet", .validated: "juste", .refused: "faux",
    ]
    return View.Block(
      blockNumber: String(number), blockID: block.id, blockTitle: block.title,
      blockHref: visit.studyPath("competences") + "?bloc=\(Fields.encode(block.id))",
      blockEvidence: visit.studyPath("preuves") + "?competence=\(Fields.encode(block.id))",
      stateText: state.french, stateClass: kinds[state] ?? "",
      human: human.judged == 0
        ? "Aucune compétence jugée, sur \(human.of)."
        : "\(human.acquired.counted("acquise")) sur \(human.judged.counted("jugée")), \(human.of) en tout.",
      automatic: automatic?.frenchPercent, automaticWhole: automatic.map { String($0.thousandths / 10) })
  }
}
