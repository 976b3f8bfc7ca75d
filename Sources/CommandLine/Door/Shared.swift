import ArgumentParser
import Foundation
import Kernel
import Ledger
import Store
import UseCases

/// Options of every command that prints.
struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: "Écrire une seule valeur JSON sur la sortie standard.") var json = false
  @Option(
    name: .customLong("donnees"),
    help: ArgumentHelp("Dossier de tables (plan, paramètres) qui priment sur celles du programme.", valueName: "rep"))
  var dataFolder: String?

  var files: DataFiles { DataFiles(override: dataFolder.map { URL(fileURLWithPath: $0) }) }
}

/// Options of every command that opens a dossier.
struct DossierOptions: ParsableArguments {
  @Option(
    name: .customLong("dossier"),
    help: ArgumentHelp("Le dossier ; sinon ECRITOIRE_DOSSIER, sinon le seul *.ecritoire d’ici.", valueName: "chemin"))
  var path: String?
  @Option(
    name: .customLong("aujourdhui"),
    help: ArgumentHelp("La date du jour ; sinon ECRITOIRE_AUJOURDHUI, sinon l’horloge.", valueName: "date"))
  var today: Day?
  @Option(
    name: .customLong("auteur"),
    help: ArgumentHelp("Qui agit, écrit dans la piste d’audit ; sinon l’utilisateur du système.", valueName: "nom"))
  var author: String?
  @OptionGroup var output: OutputOptions

  /// Opens the dossier that the options, the environment or the folder name.
  func desk() throws -> Desk {
    let dossier = try Dossier.open(at: try resolvedPath())
    // The clock of a dossier follows its scenario, unless the user says another day.
    let day = try SystemClock.said(today) ?? dossier.scenarioDay() ?? SystemClock.today
    return Desk(
      dossier: dossier, author: authorName, today: day, instant: "\(day.iso)T\(SystemClock.timeOfDay)Z", files: output.files)
  }

  var authorName: String { author ?? ProcessInfo.processInfo.environment["ECRITOIRE_AUTEUR"] ?? NSUserName() }

  var day: Day { SystemClock.day(given: today) }

  /// The clock's, on the day the user said.
  var instant: String { "\(day.iso)T\(SystemClock.timeOfDay)Z" }

  var by: Author { Author(name: authorName, instant: instant) }

  func resolvedPath() throws -> String {
    if let path = path ?? ProcessInfo.processInfo.environment["ECRITOIRE_DOSSIER"] { return path }
    let here = try FileManager.default.contentsOfDirectory(atPath: ".").filter { $0.hasSuffix(".ecritoire") }.sorted()
    guard here.count == 1 else { throw Finding.whichDossier(here) }
    return here[0]
  }
}

/// The only place that reads the machine's clock.
enum SystemClock {
  private static var now: tm {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    return parts
  }
  static var today: Day { Day(Int(now.tm_year) + 1900, Int(now.tm_mon) + 1, Int(now.tm_mday)) }
  /// The day the user said, by an option or by ECRITOIRE_AUJOURDHUI; else the clock's.
  static func day(given day: Day?) -> Day { said(day) ?? today }
  /// Nil when the user said none.
  static func said(_ day: Day?) -> Day? { day ?? ProcessInfo.processInfo.environment[variable].flatMap { Day(argument: $0) } }
  /// A day of practice that is mistyped must not become the real one. Throws `clock.day-invalid`.
  static func checkEnvironment() throws(Finding) {
    guard let text = ProcessInfo.processInfo.environment[variable], Day(argument: text) == nil else { return }
    throw Finding(
      "clock.day-invalid", "La variable \(variable) vaut « \(text) », qui n’est pas un jour.",
      recovery: "Écrivez un jour qui existe, tel que 2026-10-31, ou ôtez la variable.")
  }
  private static let variable = "ECRITOIRE_AUJOURDHUI"
  static var timeOfDay: String {
    [now.tm_hour, now.tm_min, now.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}

extension Finding {
  static func whichDossier(_ here: [String]) -> Finding {
    Finding(
      "dossier.which",
      here.isEmpty
        ? "Aucun dossier *.ecritoire dans ce répertoire." : "Plusieurs dossiers ici : \(here.joined(separator: ", ")).",
      recovery: "Indiquez-le : --dossier CHEMIN, ou la variable ECRITOIRE_DOSSIER.")
  }
}

extension Day: ExpressibleByArgument {
  public init?(argument: String) {
    guard let day = Day(iso: argument) ?? Day(french: argument) else { return nil }
    self = day
  }
}
