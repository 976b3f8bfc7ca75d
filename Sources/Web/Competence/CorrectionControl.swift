import Competence
import Kernel
import Ledger
import Presentation
import UseCases

/// One thing that was looked at: what the learner did, what the model does, and what differs.
struct CorrectionControl: Sendable {
  struct Entry: Sendable {
    let entryName, entryHref: String
    let entryTable: TableView
  }

  let controlName, controlPoints, controlMaximum: String
  let isRight, isWrong, isLater: Bool
  let hint, rule, worked, about: String?
  let differences: [String]
  let hasDifferences: Bool
  /// The learner's, and the model's beside them.
  let entries: [Entry]
  let hasEntries: Bool
  let modelTable: TableView?
  let modelName: String
  /// Of a typed answer.
  let given, expected: String?
  let isAnswer: Bool

  init(_ result: Grade.ControlResult, _ read: ReadCorrection.Outcome, _ visit: DossierVisit) {
    let (running, predicate) = (read.graded.scenario, result.control.predicate)
    controlName = running.words(for: predicate)
    (controlPoints, controlMaximum) = (result.points.french, result.control.points.french)
    isRight = result.feedback == nil
    isLater = !isRight && running.isAhead(result)
    isWrong = !isRight && !isLater
    let feedback = result.feedback
    (hint, rule, about) = (feedback?.hint, feedback?.rule, feedback?.subject)
    worked = feedback.flatMap { $0.correction.isEmpty ? nil : $0.correction }
    var lines: [String] = []
    if case .entry(let id) = predicate, let model = running.version.entry(id) {
      let own = result.seen.compactMap { read.entries[$0] }
      entries = own.map { CorrectionControl.entry($0, visit) }
      modelTable = CorrectionControl.table(
        "Écriture du corrigé, \(controlName)", model.lines.filter { !$0.amount.isZero }.map { ($0.account, $0.party, $0.amount) })
      modelName = "\(model.journal), \(model.day.french), \(model.label)"
      if !own.isEmpty, !isRight {
        lines = EntryDifference.between(own.flatMap(\.lines), and: model).map(\.french)
        if let day = own.map(\.day).first(where: { $0.month != model.day.month }) {
          lines.append("Datée du \(day.french), au lieu du \(model.day.french).")
        }
      }
    } else {
      (entries, modelTable, modelName) = ([], nil, "")
    }
    (differences, hasDifferences) = (lines, !lines.isEmpty)
    hasEntries = !entries.isEmpty
    if case .answer(let name) = predicate {
      given = read.answers.last { $0.name == name }?.text
      (expected, isAnswer) = (read.expected[name], true)
    } else {
      (given, expected, isAnswer) = (nil, nil, false)
    }
  }

  private static func entry(_ entry: ObservedWork.Entry, _ visit: DossierVisit) -> Entry {
    let id = String(entry.reference.dropFirst("ecritoire:entry/".count))
    let piece = entry.piece.isEmpty ? "sans pièce" : entry.piece
    return Entry(
      entryName: "\(entry.journal), \(entry.day.french), \(piece)", entryHref: visit.path("ecritures/\(Fields.encode(id))"),
      entryTable: table("Écriture de l’apprenant, clé \(id)", entry.lines.map { ($0.account, $0.party, $0.amount) }))
  }

  private static func table(_ caption: String, _ lines: [(account: String, party: String?, amount: Money)]) -> TableView {
    var table = ReportTable(
      title: caption,
      columns: [.init("Compte", .text), .init("Tiers", .text), .init("Débit", .amount), .init("Crédit", .amount)])
    for line in lines {
      table.add([
        .text(line.account), .text(line.party ?? ""), line.amount > .zero ? .amount(line.amount) : .empty,
        line.amount < .zero ? .amount(-line.amount) : .empty,
      ])
    }
    return TableView(table, TableStyle(caption))
  }
}
