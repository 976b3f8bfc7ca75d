import ArgumentParser
import Kernel
import Presentation
import SocialReporting
import UseCases

/// `ecritoire dsn comparer MODELE B…`: what differs in meaning from a model, and how much of each is right.
struct DSNCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comparer", abstract: "Dire ce que des DSN déclarent autrement qu’un modèle, rubrique par rubrique.",
    discussion: "Exemple : ecritoire dsn comparer corrige.dsn eleve1.dsn eleve2.xml. Voir aussi : ecritoire aide dsn-retours.")

  @Argument(help: ArgumentHelp("Le modèle, en texte ou en XML.", valueName: "modèle")) var model: String
  @Argument(help: ArgumentHelp("Ce qu’on lui compare.", valueName: "fichier")) var others: [String]
  @Flag(name: .customLong("nir"), help: "Écrire les numéros de sécurité sociale en entier.") var showsIdentifiers = false
  @Flag(name: .customLong("blocs"), help: "Montrer aussi combien est juste dans chaque bloc.") var showsBlocks = false
  @OptionGroup var options: OutputOptions

  func run() throws {
    try Self.compare(
      model, others, showsIdentifiers: showsIdentifiers, showsBlocks: showsBlocks, Output(options), files: options.files)
  }

  /// What `ecritoire comparer` does too for two declarations. Ends with 1 when they differ, 65 when one cannot be read.
  static func compare(
    _ model: String, _ others: [String], showsIdentifiers: Bool = false, showsBlocks: Bool = false, _ output: Output,
    files: DataFiles
  ) throws {
    let outcome = try CompareDSN(model, others, showsIdentifiers: showsIdentifiers, files: files)()
    try output.value(MessageComparisonJSON(outcome))
    output.report(outcome.log)
    for judged in outcome.files { say(judged, isAlone: outcome.files.count == 1, showsBlocks: showsBlocks, output) }
    if outcome.files.count > 1 { output.table(MessageScoresTable(outcome).table) }
    if outcome.isUnreadable { throw ExitStatus.unreadable.code }
    if !outcome.isSame { throw ExitStatus.blocked.code }
  }

  private static func say(_ judged: CompareDSN.Judged, isAlone: Bool, showsBlocks: Bool, _ output: Output) {
    output.report(judged.log)
    guard let comparison = judged.comparison else {
      return output.say("\(judged.file) : pas de comparaison, un des deux fichiers ne peut pas être lu comme une DSN.")
    }
    guard isAlone || showsBlocks else { return }
    if !isAlone { output.say("\(judged.file)") }
    if isAlone {
      for difference in comparison.differences { output.say(difference.message) }
      let unlisted = comparison.differenceCount - comparison.differences.count
      if unlisted > 0 { output.say("… et \(unlisted) autre(s)") }
    }
    if showsBlocks { output.table(MessageBlocksTable(comparison).table) }
    let total = comparison.total
    output.say(
      comparison.isSame
        ? "Aucune différence : \(total.right) rubriques."
        : "\(comparison.differenceCount) différence(s) ; \(total.right) rubriques justes sur \(total.expected) attendues, \(total.extra) en trop : \(total.frenchShare)."
    )
  }
}
