import ArgumentParser
import Dispatch
import Foundation
import Kernel
import Logging
import Web

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "servir", abstract: "Ouvrir les dossiers d’un répertoire dans le navigateur.",
    discussion: """
      Sans --cabinet, le serveur ne répond qu’à cette machine et s’ouvre par un lien à usage unique. Avec --cabinet, chacun se \
      connecte avec son mot de passe (voir « ecritoire aide serveur »).
      """)

  @Option(name: .customLong("dossiers"), help: ArgumentHelp("Le répertoire des dossiers ; sinon celui d’ici.", valueName: "rep"))
  var folder = "."
  @Option(name: .long, help: ArgumentHelp("Le port ; 0 pour n’importe quel port libre.", valueName: "n")) var port = 8421
  @Option(name: .customLong("hote"), help: ArgumentHelp("L’adresse à écouter.", valueName: "adresse")) var host = "127.0.0.1"
  @OptionGroup var options: PageOptions

  func run() throws { try options.serve(folder: folder, host: host, port: port, mode: .local) }
}

/// Options of the commands that open pages.
struct PageOptions: ParsableArguments {
  @Option(
    name: .customLong("aujourdhui"),
    help: ArgumentHelp("La date du jour ; sinon ECRITOIRE_AUJOURDHUI, sinon l’horloge.", valueName: "date"))
  var today: Day?
  @Option(
    name: .customLong("auteur"),
    help: ArgumentHelp("Qui agit, écrit dans la piste d’audit ; sinon l’utilisateur du système.", valueName: "nom"))
  var author: String?
  @OptionGroup var output: OutputOptions

  /// Serves until Ctrl-C, then finishes what is in flight.
  func serve(folder: String, host: String, port: Int, mode: WebServer.Mode) throws {
    let given = today
    let clock = WebClock(
      seconds: { time(nil) }, today: { SystemClock.day(given: given) }, timeOfDay: { SystemClock.timeOfDay })
    let owner = author ?? ProcessInfo.processInfo.environment["ECRITOIRE_AUTEUR"] ?? NSUserName()
    let server = WebServer(
      folder: folder, host: host, port: port, mode: mode, owner: owner, clock: clock, files: output.files)
    let printer = Output(output)
    // The server ends by itself on these signals: the handler that stops a command at once would cut what is in flight.
    Interruption.release()
    try Blocking.run {
      try await server.run(logger: Logger(label: "ecritoire")) { address in
        printer.say("Écritoire est ouvert : \(address)\nCtrl-C pour fermer.")
        fflush(nil)
      }
    }
  }
}

/// Runs asynchronous work from a command, whose thread it holds.
enum Blocking {
  static func run(_ body: @escaping @Sendable () async throws -> Void) throws {
    let done = DispatchSemaphore(value: 0)
    let box = ErrorBox()
    Task.detached {
      do { try await body() } catch { box.error = error }
      done.signal()
    }
    done.wait()
    if let error = box.error { throw error }
  }

  private final class ErrorBox: @unchecked Sendable {  // written before the signal, read after
    var error: (any Error)?
  }
}
