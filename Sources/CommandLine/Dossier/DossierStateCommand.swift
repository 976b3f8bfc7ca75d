import ArgumentParser
import Kernel
import Ledger
import Presentation
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
      let content =
        batch.statementKind == nil
        ? "\(batch.entries) écriture(s), \(batch.lines) ligne(s)"
        : "\(batch.entries) relevé(s) de banque, \(batch.lines) mouvement(s)"
      output.say("Import n° \(batch.id) : \(batch.file), \(content)")
    }
    try output.value(DossierStateJSON(state, path: desk.dossier.path))
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
