import ArgumentParser
import Kernel
import Ledger
import Presentation
import UseCases

struct ValidateEntriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "valider", abstract: "Valider le brouillard : chaque écriture prend son numéro et ne change plus.",
    discussion: "Toutes celles qui sont bonnes à l’être, ou aucune. Les à-nouveaux d’abord, puis de jour en jour.")

  @Option(name: .customLong("jusquau"), help: ArgumentHelp("Jusqu’à ce jour compris ; sinon aujourd’hui.", valueName: "date"))
  var through: Day?
  @Option(
    name: .customLong("id"), parsing: .upToNextOption,
    help: ArgumentHelp("Seulement ces écritures, par leur clé.", valueName: "clé"))
  var ids: [Int64] = []
  @Flag(name: .customLong("essai"), help: "Dire ce qui serait validé, sans valider.") var trial = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let outcome = try ValidateEntries(through: through, ids: Set(ids))(options.desk(), isTrial: trial)
    let output = Output(options.output)
    output.report(outcome.findings)
    try output.value(ValidatedEntriesJSON(outcome, trial: trial))
    guard outcome.findings.isEmpty else {
      output.say("Rien n’est validé : corrigez ces écritures au brouillard et recommencez.")
      throw ExitStatus.blocked.code
    }
    output.say("\(trial ? "Essai, rien n’est validé" : "Validé") : \(outcome.validated) écriture(s).")
    for numbers in outcome.numbers {
      output.say("Exercice \(numbers.fiscalYear.french) : n° \(numbers.first) à \(numbers.last).")
    }
  }
}

struct ReverseEntryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contrepasser", abstract: "Annuler une écriture validée par l’écriture inverse, au brouillard.")

  @Argument(help: ArgumentHelp("Son numéro.", valueName: "numéro")) var number: Int64
  @Option(name: .customLong("exercice"), help: ArgumentHelp("L’exercice du numéro ; sinon celui du jour.", valueName: "AAAA"))
  var year: Int?
  @Option(name: .customLong("date"), help: ArgumentHelp("La date de la contre-passation ; sinon aujourd’hui.", valueName: "date"))
  var day: Day?
  @Flag(name: .customLong("essai"), help: "Montrer l’écriture, sans l’enregistrer.") var trial = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let outcome = try ReverseEntry(number, fiscalYear: year, day: day)(options.desk(), isTrial: trial)
    let output = Output(options.output)
    let id = trial ? nil : outcome.id
    output.report(outcome.findings)
    try output.value(ReversedEntryJSON(outcome, reverses: number, trial: trial))
    output.table(outcome.draft.table(title: outcome.draft.heading))
    guard outcome.id != nil else {
      output.say("La contre-passation n’est pas enregistrée : corrigez ce qui est dit ci-dessus.")
      throw ExitStatus.blocked.code
    }
    output.say(id.map { "Au brouillard, clé \($0). Validez-la pour qu’elle compte." } ?? "Essai : rien n’est enregistré.")
  }
}

struct DeleteDraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supprimer", abstract: "Ôter une écriture du brouillard. Une écriture validée se contre-passe.")

  @Argument(help: ArgumentHelp("Sa clé.", valueName: "clé")) var id: Int64
  @Option(
    name: .customLong("version-lue"), help: ArgumentHelp("La version que vous avez lue ; sinon la présente.", valueName: "n"))
  var version: Int64?
  @OptionGroup var options: DossierOptions

  func run() throws {
    try DeleteDraft(id, version: version)(options.desk())
    let output = Output(options.output)
    try output.value(DeletedDraftJSON(id))
    output.say("Écriture \(id) ôtée du brouillard.")
  }
}
