import ArgumentParser
import Foundation
import Kernel
import Ledger
import Presentation
import UseCases

/// `ecritoire comparer A B`: what differs in meaning, numbering aside.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comparer", abstract: "Comparer deux FEC, deux dossiers ou deux DSN.")
  @Argument(help: ArgumentHelp("Le premier.", valueName: "a")) var first: String
  @Argument(help: ArgumentHelp("Le second.", valueName: "b")) var second: String
  @Flag(name: .customLong("tolerant"), help: "Lire aussi les FEC approchés des éditeurs.") var tolerant = false
  @OptionGroup var options: OutputOptions

  func run() throws {
    let output = Output(options)
    if try [first, second].contains(where: CompareDSN.isDSN) {
      return try DSNCompareCommand.compare(first, [second], output, files: options.files)
    }
    let comparison = try CompareFiles(first, second, mode: tolerant ? .tolerant : .strict)()
    try output.value(ComparisonJSON(comparison))
    output.report(comparison.unreadable)
    for difference in comparison.differences { output.say(difference.message) }
    for (kind, count) in comparison.counts.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where count > FECComparison.listedPerKind {
      output.say("… et \(count - FECComparison.listedPerKind) autre(s) [\(kind.rawValue)]")
    }
    guard comparison.unreadable.isEmpty else {
      output.say("Pas de comparaison : un des fichiers ne peut pas être lu jusqu’au bout.")
      throw ExitStatus.unreadable.code
    }
    output.say(
      comparison.isSame
        ? "Aucune différence : \(comparison.firstEntries) écritures, \(comparison.firstLines) lignes."
        : "\(comparison.counts.values.reduce(0, +)) différence(s) ; \(comparison.firstEntries) écritures d’un côté, \(comparison.secondEntries) de l’autre."
    )
    if !comparison.isSame { throw ExitStatus.blocked.code }
  }
}
