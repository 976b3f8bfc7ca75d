import ArgumentParser
import Dispatch
import Foundation
import Kernel
import Logging
import Store
import Web

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "servir", abstract: "Ouvrir des dossiers dans le navigateur.",
    discussion: """
      Sans --cabinet, le serveur ne répond qu’à cette machine et s’ouvre par un lien à usage unique. Avec --cabinet, ou dès que \
      le répertoire a son registre des personnes, chacun se connecte avec son mot de passe (voir « ecritoire aide serveur »).
      """)

  @Option(name: .customLong("dossiers"), help: ArgumentHelp("Le répertoire des dossiers ; sinon celui d’ici.", valueName: "rep"))
  var folder = "."
  @Option(name: .long, help: ArgumentHelp("Le port ; 0 pour n’importe quel port libre.", valueName: "n")) var port = 8421
  @Option(name: .customLong("hote"), help: ArgumentHelp("L’adresse à écouter.", valueName: "adresse")) var host = "127.0.0.1"
  @Flag(name: .customLong("cabinet"), help: "Servir un cabinet : chacun entre avec son mot de passe.") var isPractice = false
  @Flag(
    name: .customLong("derriere-proxy"),
    help: "Un serveur mandataire à nous est devant : il parle TLS, et dit d’où viennent les requêtes.")
  var isBehindProxy = false
  @OptionGroup var options: PageOptions

  func run() throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw Finding.folderMissing(folder)
    }
    let mode: WebServer.Mode = isPractice || Register.exists(in: folder) ? .served : .local
    try options.serve(folder: folder, host: host, port: port, mode: mode, isBehindProxy: isBehindProxy)
  }
}

extension Finding {
  static func folderMissing(_ path: String) -> Finding {
    Finding(
      "dossier.folder-missing", "Le répertoire « \(path) » n’existe pas.",
      recovery: "Créez-le d’abord (mkdir), ou indiquez-en un autre : --dossiers REP")
  }
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
  /// - Parameter opensBrowser: shows the page by itself, where there is a screen to show it on.
  func serve(
    folder: String, host: String, port: Int, mode: WebServer.Mode, isBehindProxy: Bool = false, opensBrowser: Bool = false
  ) throws {
    let given = today
    let clock = WebClock(
      seconds: { time(nil) }, today: { SystemClock.day(given: given) }, timeOfDay: { SystemClock.timeOfDay })
    let owner = author ?? ProcessInfo.processInfo.environment["ECRITOIRE_AUTEUR"] ?? NSUserName()
    var limits = WebServer.Limits()
    limits.isBehindProxy = isBehindProxy
    let server = WebServer(
      folder: folder, host: host, port: port, mode: mode, owner: owner, clock: clock, files: output.files, limits: limits)
    let printer = Output(output)
    // The server ends by itself on these signals: the handler that stops a command at once would cut what is in flight.
    Interruption.release()
    try Blocking.run {
      // One person at their own screen wants no journal of what they do.
      let log = JSONLineLog(level: mode == .served ? .info : .error)
      try await server.run(logger: Logger(label: "ecritoire") { _ in log }) { address in
        printer.say("Écritoire est ouvert : \(address)\nCtrl-C pour fermer.")
        fflush(nil)
        if opensBrowser { Browser.show(address) }
      }
    }
  }
}

/// The browser of the person at the terminal.
enum Browser {
  /// Does nothing without a terminal, a screen or `xdg-open`: the address is in the terminal anyway.
  static func show(_ address: String) {
    let environment = ProcessInfo.processInfo.environment
    guard isatty(STDOUT_FILENO) == 1, environment["DISPLAY"] ?? environment["WAYLAND_DISPLAY"] != nil else { return }
    let opener = "/usr/bin/xdg-open"
    guard FileManager.default.isExecutableFile(atPath: opener) else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: opener)
    process.arguments = [address]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try? process.run()
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
