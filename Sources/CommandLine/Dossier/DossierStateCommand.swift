import ArgumentParser
import Kernel
import Ledger
import Store
import UseCases

struct DossierStateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "etat", abstract: "Ce qu’est le dossier et ce qu’il contient.")

  @OptionGroup var options: DossierOptions

  func run() throws {
    let desk = try options.desk()
    let state = try DescribeDossier()(desk.dossier)
    let output = Output(options.output)
    let kind = state.facts.mode == .school ? "dossier d’école" : "dossier d’entreprise"
    output.say("\(state.facts.name), SIREN \(state.facts.siren), \(kind)")
    output.table(table(state))
    output.say("Comptes : \(state.accounts) · journaux : \(state.journals) · tiers : \(state.thirdParties)")
    let letterings = state.letterings
    output.say("Lettrages : \(letterings.groups), dont complets : \(letterings.full) · lignes lettrées : \(letterings.lines)")
    for batch in state.batches {
      output.say("Import n° \(batch.id) : \(batch.file), \(batch.entries) écriture(s), \(batch.lines) ligne(s)")
    }
    try output.value(StateJSON(state, path: desk.dossier.path))
  }

  private func table(_ state: DescribeDossier.Outcome) -> ReportTable {
    var table = ReportTable(
      title: "Exercices",
      columns: [
        .init("Exercice", .text), .init("Du", .day), .init("Au", .day), .init("Écritures", .count), .init("Brouillard", .count),
        .init("Lignes", .count), .init("Verrouillé au", .day),
      ])
    for year in state.years {
      table.add([
        .text(String(year.stored.year.name)), .day(year.stored.year.first), .day(year.stored.year.last), .count(year.entries),
        .count(year.drafts), .count(year.lines), .optional(year.stored.lockedThrough),
      ])
    }
    return table
  }
}

private struct StateJSON: Encodable {
  struct Year: Encodable {
    let name: Int
    let first, last: Day
    let lockedThrough: OrNull<Day>
    let entries, drafts, lines: Int
  }
  struct Counts: Encodable {
    let entries, drafts, lines, accounts, journals, thirdParties, letterings, letteredLines: Int
  }
  struct Batch: Encodable {
    let id: Int64
    let kind, file: String
    let entries, lines: Int64
  }
  let dossier, name, siren, mode: String
  let assistants: [String]
  let fiscalYears: [Year]
  let counts: Counts
  let batches: [Batch]
  let findings: [FindingJSON] = []

  init(_ state: DescribeDossier.Outcome, path: String) {
    (dossier, name, siren, mode) = (path, state.facts.name, state.facts.siren, state.facts.mode.rawValue)
    assistants = SetAssistants.known.keys.filter { state.facts.allows(assistant: $0) }.sorted()
    fiscalYears = state.years.map {
      Year(
        name: $0.stored.year.name, first: $0.stored.year.first, last: $0.stored.year.last,
        lockedThrough: OrNull($0.stored.lockedThrough),
        entries: $0.entries, drafts: $0.drafts, lines: $0.lines)
    }
    counts = Counts(
      entries: state.years.map(\.entries).reduce(0, +), drafts: state.years.map(\.drafts).reduce(0, +),
      lines: state.years.map(\.lines).reduce(0, +), accounts: state.accounts, journals: state.journals,
      thirdParties: state.thirdParties, letterings: state.letterings.groups, letteredLines: state.letterings.lines)
    batches = state.batches.map { Batch(id: $0.id, kind: $0.kind, file: $0.file, entries: $0.entries, lines: $0.lines) }
  }
}
