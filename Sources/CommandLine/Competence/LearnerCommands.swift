import ArgumentParser
import Competence
import Kernel
import Presentation
import Store
import UseCases

struct AccessRouteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "voie", abstract: "Dire par quelle voie un apprenant va au titre : elle dit qui siège à son jury.",
    discussion: "Exemple : ecritoire parcours voie nora.benali continue --dossiers /srv/dossiers")
  @Argument(help: ArgumentHelp("L’identifiant de l’apprenant.", valueName: "identifiant")) var login: String
  @Argument(help: ArgumentHelp("La voie ; « parcours referentiel » les montre.", valueName: "voie")) var route: String
  @OptionGroup var options: PeopleOptions

  func run() throws {
    let route = try SetAccessRoute(login: login, route: route)(options.desk(), files: options.output.files)
    let output = Output(options.output)
    output.say("\(login) : \(route.label). Son jury : \(route.jury.joined(separator: " ; ")).")
    output.say(PathTables.expired(try Referential.known(options.output.files)))
    try output.value(LearnerDecisionJSON(login, route))
  }
}

struct ProposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proposer", abstract: "Proposer un bloc d’un apprenant au jury.",
    discussion: "Un bloc que le programme ne voit pas prêt n’est proposé qu’avec un motif, que le jury lira.")
  @Argument(help: ArgumentHelp("L’identifiant de l’apprenant.", valueName: "identifiant")) var login: String
  @Argument(help: ArgumentHelp("Le bloc.", valueName: "BC01")) var block: String
  @Option(name: .customLong("motif"), help: ArgumentHelp("Pourquoi.", valueName: "texte")) var reason = ""
  @OptionGroup var options: PeopleOptions

  func run() throws {
    let proposal = try ProposeBlock(login: login, block: block, reason: reason)(options.desk(), files: options.output.files)
    try options.say(
      "\(proposal.block) de \(login) proposé au jury (\(proposal.state.french)).", LearnerDecisionJSON(login, proposal))
  }
}

struct MinutesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jury", abstract: "Enregistrer le procès-verbal d’un jury : lui seul valide ou refuse.",
    discussion:
      """
      Exemple : ecritoire parcours jury --jour 2026-11-20 --voie continue --membre "1=Alix Nord" --membre "2=Bo Sud" \
      --membre "3=Cam Est" --membre "4=Dan Ouest" --accorde nora.benali:BC01 --refuse "yann:BC01:Lettrage à reprendre."
      """)
  @Argument(help: ArgumentHelp("Le procès-verbal en JSON ; sinon les options le disent.", valueName: "fichier")) var file: String?
  @Option(name: .customLong("jour"), help: ArgumentHelp("Le jour du jury.", valueName: "date")) var day: Day?
  @Option(name: .customLong("voie"), help: ArgumentHelp("La voie des candidats.", valueName: "voie")) var route: String?
  @Option(
    name: .customLong("membre"),
    help: ArgumentHelp(
      "Un siège, par son numéro dans la voie ou par son nom, et qui l’occupe ; se répète.", valueName: "siège=nom"))
  var members: [String] = []
  @Option(name: .customLong("accorde"), help: ArgumentHelp("Un bloc ou une épreuve ; se répète.", valueName: "identifiant:BC01"))
  var granted: [String] = []
  @Option(name: .customLong("refuse"), help: ArgumentHelp("Avec le motif ; se répète.", valueName: "identifiant:BC01:motif"))
  var refused: [String] = []
  @OptionGroup var options: PeopleOptions

  func validate() throws {
    let usesOptions = day != nil || route != nil || !members.isEmpty || !granted.isEmpty || !refused.isEmpty
    if (file != nil) == usesOptions {
      throw ValidationError("Donnez un fichier, ou --jour, --voie, --membre et --accorde ou --refuse.")
    }
    if file == nil, day == nil || route == nil { throw ValidationError("Dites --jour et --voie.") }
  }

  func run() throws {
    let outcome = try RecordMinutes(try file.map { try ReadMinutes($0)() } ?? typed())(
      options.desk(), files: options.output.files)
    let output = Output(options.output)
    if let number = outcome.number { output.say("Procès-verbal n° \(number) enregistré.") }
    output.report(outcome.findings, file: file)
    try output.value(MinutesJSON(outcome))
    if outcome.number == nil { throw ExitStatus.blocked.code }
  }

  private func typed() throws -> JuryMinutes {
    let route = route ?? ""
    let seats = try Referential.known(options.output.files).route(route)?.jury ?? []
    let members = try members.map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw ValidationError("--membre s’écrit « siège=nom » : « \(text) ».") }
      let seat = Int(parts[0]).flatMap { seats.indices.contains($0 - 1) ? seats[$0 - 1] : nil } ?? parts[0]
      return JuryMinutes.Member(seat: seat, name: parts[1])
    }
    let decisions =
      try granted.map { try MinutesCommand.decision($0, isGranted: true) }
      + refused.map { try MinutesCommand.decision($0, isGranted: false) }
    return JuryMinutes(day: day ?? SystemClock.today, route: route, members: members, decisions: decisions)
  }

  private static func decision(_ text: String, isGranted: Bool) throws -> JuryMinutes.Decision {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2 else {
      throw ValidationError("« \(text) » ne dit pas de qui et de quoi : identifiant:BC01\(isGranted ? "" : ":motif").")
    }
    return JuryMinutes.Decision(
      learner: parts[0], subject: parts[1], isGranted: isGranted, reason: parts.count > 2 ? parts[2] : "")
  }
}

struct LearnersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "groupe", abstract: "Où en est chaque apprenant d’un groupe, et ce qui échoue le plus.")
  @Argument(help: ArgumentHelp("Le groupe ; sinon tous les apprenants.", valueName: "nom")) var group: String?
  @Option(
    name: .customLong("csv"), help: ArgumentHelp("Écrire les notes de chaque compétence dans ce fichier.", valueName: "fichier"))
  var grades: String?
  @Flag(name: .customLong("remplacer"), help: "Remplacer le fichier s’il existe.") var overwrites = false
  @OptionGroup var options: PeopleOptions

  func run() throws {
    let outcome = try ReadLearners(group: group)(options.desk(), files: options.output.files)
    let output = Output(options.output)
    if let grades {
      let bytes = try GradeSheet.csv(outcome.rows.flatMap(\.grades), outcome.title)
      try WriteFile(grades, overwrites: overwrites)() { sink in try sink(bytes) }
      output.say("Écrit : \(grades)")
    } else {
      output.say(PathTables.expired(outcome.title))
      output.table(LearnerTables.board(outcome))
      output.table(LearnerTables.difficulties(outcome))
    }
    output.report(outcome.findings)
    try output.value(LearnersJSON(outcome))
  }
}
