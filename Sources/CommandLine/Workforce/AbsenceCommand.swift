import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases
import Workforce

/// `ecritoire absence …`: not in the help of the program, which stays on one screen, but in that of `salarie`.
struct AbsenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "absence", abstract: "Les absences et les compteurs de congés.", shouldDisplay: false,
    subcommands: [List.self, Record.self, Change.self, Cancel.self, Counters.self], defaultSubcommand: List.self)

  struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "saisir", abstract: "Saisir une absence.")
    @Argument(help: ArgumentHelp("Le numéro du salarié.", valueName: "n°")) var employee: Int64
    @Argument(help: ArgumentHelp(Absence.Kind.allValueStrings.joined(separator: ", ") + ".", valueName: "genre")) var kind:
      Absence.Kind
    @Option(name: .customLong("du"), help: ArgumentHelp("Le premier jour.", valueName: "date")) var from: Day
    @Option(name: .customLong("au"), help: ArgumentHelp("Le dernier jour ; sinon le même.", valueName: "date")) var through: Day?
    @Flag(name: .customLong("apres-midi"), help: "Le premier jour, seulement l’après-midi.") var startsAtNoon = false
    @Flag(name: .customLong("matin"), help: "Le dernier jour, seulement le matin.") var endsAtNoon = false
    @Flag(name: .customLong("prolongation"), help: "L’arrêt prolonge le précédent.") var isExtension = false
    @Flag(name: .customLong("subrogation"), help: "Les indemnités journalières viennent à l’employeur.") var subrogation = false
    @Option(
      name: .customLong("indemnite"),
      help: ArgumentHelp("L’indemnité journalière brute, si elle est connue.", valueName: "montant"),
      transform: Money.argument)
    var allowance: Money?
    @Option(name: .customLong("certificat"), help: ArgumentHelp("Le jour où le certificat est arrivé.", valueName: "date"))
    var certificate: Day?
    @OptionGroup var stop: StopArguments
    @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var isTrial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      var absence = Absence(
        employee: employee, kind: kind, from: from, through: through ?? from, startsAtNoon: startsAtNoon, endsAtNoon: endsAtNoon)
      (absence.isExtension, absence.dailyAllowance, absence.certificateReceived) = (isExtension, allowance, certificate)
      if subrogation { absence.subrogation = true }
      stop.apply(to: &absence)
      let outcome = try RecordAbsence(absence)(desk, isTrial: isTrial)
      try Output(options.output).show(
        outcome, "Absence n° \(outcome.id) : \(kind.french), du \(from.french) au \(absence.through.french).")
    }
  }

  struct Change: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "modifier", abstract: "Corriger une absence ; ce qui n’est pas donné reste.",
      discussion: "Exemple : ecritoire absence modifier 3 --au 2026-12-04 --certificat 2026-12-01")
    @Argument(help: ArgumentHelp("Le numéro de l’absence.", valueName: "n°")) var id: Int64
    @Option(
      name: .customLong("genre"),
      help: ArgumentHelp(Absence.Kind.allValueStrings.joined(separator: ", ") + ".", valueName: "genre"))
    var kind: Absence.Kind?
    @Option(name: .customLong("du"), help: ArgumentHelp("Le premier jour.", valueName: "date")) var from: Day?
    @Option(name: .customLong("au"), help: ArgumentHelp("Le dernier jour.", valueName: "date")) var through: Day?
    @Flag(name: .customLong("apres-midi"), inversion: .prefixedNo, help: "Le premier jour, seulement l’après-midi.")
    var startsAtNoon: Bool?
    @Flag(name: .customLong("matin"), inversion: .prefixedNo, help: "Le dernier jour, seulement le matin.")
    var endsAtNoon: Bool?
    @Flag(name: .customLong("prolongation"), inversion: .prefixedNo, help: "L’arrêt prolonge le précédent.")
    var isExtension: Bool?
    @Flag(name: .customLong("subrogation"), inversion: .prefixedNo, help: "Les indemnités journalières viennent à l’employeur.")
    var subrogation: Bool?
    @Option(
      name: .customLong("indemnite"), help: ArgumentHelp("L’indemnité journalière brute ; 0 la retire.", valueName: "montant"),
      transform: Money.argument)
    var allowance: Money?
    @Option(name: .customLong("certificat"), help: ArgumentHelp("Le jour où le certificat est arrivé.", valueName: "date"))
    var certificate: Day?
    @OptionGroup var stop: StopArguments
    @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var isTrial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let known = try ReadAbsence(id)(desk)
      var absence = known.value
      if let kind { absence.kind = kind }
      if let from { absence.from = from }
      // One day that is moved stays one day.
      if let through = through ?? (known.value.from == known.value.through ? from : nil) { absence.through = through }
      if let startsAtNoon { absence.startsAtNoon = startsAtNoon }
      if let endsAtNoon { absence.endsAtNoon = endsAtNoon }
      if let isExtension { absence.isExtension = isExtension }
      if let subrogation { absence.subrogation = subrogation }
      // What a stop says goes when it is no stop any more; what was given for another kind now is refused by its check.
      if !absence.kind.hasAllowances {
        if subrogation == nil { absence.subrogation = nil }
        if allowance == nil { absence.dailyAllowance = nil }
      }
      if let allowance { absence.dailyAllowance = allowance.isZero ? nil : allowance }
      if let certificate { absence.certificateReceived = certificate }
      stop.apply(to: &absence)
      let outcome = try RecordAbsence(absence, known: known)(desk, isTrial: isTrial)
      try Output(options.output).show(
        outcome,
        "Absence n° \(outcome.id) : \(absence.kind.french), du \(absence.from.french) au \(absence.through.french).")
    }
  }

  struct Cancel: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "annuler", abstract: "Annuler une absence ; elle reste, avec le motif.")
    @Argument(help: ArgumentHelp("Le numéro de l’absence.", valueName: "n°")) var id: Int64
    @Option(name: .customLong("motif"), help: ArgumentHelp("Pourquoi.", valueName: "texte")) var reason: String
    @OptionGroup var options: DossierOptions

    func run() throws {
      let kept = try CancelAbsence(id, reason: reason)(options.desk())
      let output = Output(options.output)
      try output.value(AbsenceJSON(kept))
      output.say("Absence n° \(kept.id) annulée.")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les absences, de tous ou d’une personne.")
    @Argument(help: ArgumentHelp("Le numéro du salarié.", valueName: "n°")) var employee: Int64?
    @Option(name: .customLong("du"), help: ArgumentHelp("À partir de ce jour.", valueName: "date")) var from: Day?
    @Option(name: .customLong("au"), help: ArgumentHelp("Jusqu’à ce jour.", valueName: "date")) var through: Day?
    @Flag(name: .customLong("annulees"), help: "Celles qui furent annulées aussi.") var includesCancelled = false
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let (first, last) = (from ?? Day(1900, 1, 1), through ?? Day(2199, 12, 31))
      guard first <= last else { throw ValidationError("--du vient après --au.") }
      let rows = try ListAbsences(of: employee, within: first...last, includesCancelled: includesCancelled)(desk)
      try report.show(WorkforceTables.absences(rows), json: AbsenceListJSON(rows), desk)
    }
  }

  struct Counters: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compteurs", abstract: "Les congés acquis, pris et restants d’une personne, et pourquoi.")
    @Argument(help: ArgumentHelp("Le numéro du salarié.", valueName: "n°")) var employee: Int64
    @Option(name: .customLong("au"), help: ArgumentHelp("Le jour ; sinon aujourd’hui.", valueName: "date")) var day: Day?
    @Flag(name: .customLong("pourquoi"), help: "Montrer chaque étape, avec sa règle.") var why = false
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let outcome = try ReadLeave(employee, on: day)(desk)
      let tables = WorkforceTables.leave(outcome.leave, outcome.rest)
      try report.show(
        why ? tables : [tables[0]], json: LeaveJSON(outcome.leave, outcome.rest), whole: why ? tables[1] : tables[0], desk)
    }
  }
}

/// What only the DSN asks of a stop; what is not given stays.
struct StopArguments: ParsableArguments {
  @Option(
    name: .customLong("dernier-jour-travaille"),
    help: ArgumentHelp("Le dernier jour travaillé, si ce n’est pas la veille.", valueName: "date"))
  var lastDayWorked: Day?
  @Option(name: .customLong("accident"), help: ArgumentHelp("Le jour de l’accident.", valueName: "date")) var accident: Day?
  @Option(
    name: .customLong("repris"), help: ArgumentHelp("Le jour de la reprise, si ce n’est pas le lendemain.", valueName: "date"))
  var returned: Day?

  func apply(to absence: inout Absence) {
    if let lastDayWorked { absence.lastDayWorked = lastDayWorked }
    if let accident { absence.accidentDay = accident }
    if let returned { absence.returned = returned }
  }
}
