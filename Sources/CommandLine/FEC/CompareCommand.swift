import ArgumentParser
import Foundation
import Kernel
import Ledger
import UseCases

/// `ecritoire comparer A B`: what differs in meaning, numbering aside.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comparer", abstract: "Dire ce que deux FEC ou dossiers disent autrement.")
  @Argument(help: ArgumentHelp("Le premier.", valueName: "a")) var first: String
  @Argument(help: ArgumentHelp("Le second.", valueName: "b")) var second: String
  @Flag(name: .customLong("tolerant"), help: "Lire aussi les FEC approchés des éditeurs.") var tolerant = false
  @OptionGroup var options: OutputOptions

  struct JSON: Encodable {
    struct Difference: Encodable {
      let kind, message: String
      let firstLine, secondLine: Int?
    }
    struct Account: Encodable {
      let number, first, second: String
    }
    let same: Bool
    let counts: [String: Int]
    let differences: [Difference]
    let accounts: [Account]
    let findings: [FindingJSON]
  }

  func run() throws {
    let output = Output(options)
    let comparison = try CompareFiles(first, second, mode: tolerant ? .tolerant : .strict)()
    try output.value(
      JSON(
        same: comparison.isSame, counts: Dictionary(uniqueKeysWithValues: comparison.counts.map { ($0.key.rawValue, $0.value) }),
        differences: comparison.differences.map {
          .init(kind: $0.kind.rawValue, message: $0.message, firstLine: $0.firstLine, secondLine: $0.secondLine)
        },
        accounts: comparison.accounts.map { .init(number: $0.number, first: $0.first.json, second: $0.second.json) },
        findings: comparison.unreadable.json))
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
