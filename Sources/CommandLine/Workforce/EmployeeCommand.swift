import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases
import Workforce

/// `ecritoire salarie …`.
struct EmployeeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "salarie", abstract: "Les salariés, leurs contrats, leurs absences.",
    discussion:
      "Les contrats : ecritoire contrat --help. Les absences et les compteurs : ecritoire absence --help. Les établissements : ecritoire etablissement --help.",
    subcommands: [List.self, Hire.self, Change.self, Show.self, Register.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lister", abstract: "Les salariés, et ce qui échoit.")
    @Argument(help: ArgumentHelp("Un nom, un emploi, un matricule.", valueName: "mots")) var words: [String] = []
    @Flag(name: .customLong("presents"), help: "Sans ceux qui sont partis.") var onlyPresent = false
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let rows = try ReadEmployees(search: words.joined(separator: " "), includesLeft: !onlyPresent)(desk)
      try report.show(WorkforceTables.employees(rows, on: desk.today), json: EmployeeListJSON(rows, on: desk.today), desk)
    }
  }

  struct Hire: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ajouter", abstract: "Embaucher : la fiche de la personne et son contrat.",
      discussion: """
        Exemple : ecritoire salarie ajouter Roux Nadia --sexe F --ne-le 1990-05-12 --nationalite FR --emploi Vendeuse \
        --debut 2026-12-01 --salaire 2100
        """)
    @Argument(help: ArgumentHelp("Le nom de naissance.", valueName: "nom")) var birthName: String
    @Argument(help: ArgumentHelp("Les prénoms.", valueName: "prénoms")) var firstNames: String
    @Option(name: .customLong("sexe"), help: ArgumentHelp("F ou M.", valueName: "sexe"), transform: WorkforceArgument.sex)
    var sex: EmployeeFile.Sex
    @Option(name: .customLong("ne-le"), help: ArgumentHelp("La date de naissance.", valueName: "date")) var birth: Day
    @OptionGroup(title: "La personne") var person: EmployeeArguments
    @OptionGroup(title: "Le contrat") var contract: ContractArguments
    @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var isTrial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      var file = EmployeeFile(birthName: birthName, firstNames: firstNames, sex: sex, birth: birth)
      try person.apply(to: &file, today: desk.today)
      let outcome = try HireEmployee(
        file, contract.contract(of: 0, desk), formsTemporaryNumber: person.formsNumber)(desk, isTrial: isTrial)
      let hired = outcome.value
      try Output(options.output).show(
        outcome, contract: hired.contractID,
        "\(file.name) : salarié n° \(outcome.id), \(hired.contract.kind.french) n° \(hired.contractID) du \(hired.contract.start.french)."
      )
    }
  }

  struct Change: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "modifier", abstract: "Changer la fiche d’une personne.")
    @Argument(help: ArgumentHelp("Le numéro du salarié.", valueName: "n°")) var id: Int64
    @OptionGroup var person: EmployeeArguments
    @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let known = try ReadEmployee(id)(desk).employee
      var file = known.value
      try person.apply(to: &file, today: desk.today)
      let outcome = try ChangeEmployee(known, to: file, formsTemporaryNumber: person.formsNumber)(desk, isTrial: trial)
      try Output(options.output).show(outcome, "Fiche de \(file.name) modifiée.")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "montrer", abstract: "Une personne : contrats, absences, compteurs.")
    @Argument(help: ArgumentHelp("Le numéro du salarié.", valueName: "n°")) var id: Int64
    @Flag(name: .customLong("identifiants"), help: "Montrer entiers le numéro de sécurité sociale et l’IBAN.") var whole = false
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let outcome = try ReadEmployee(id)(desk)
      let json = EmployeeJSON(outcome, whole: whole, on: desk.today)
      let output = Output(report.dossier.output)
      let file = outcome.employee.value
      output.say("\(file.name), \(file.sex.french), née ou né le \(file.birth.french)")
      output.say("Numéro de sécurité sociale : \(json.shownNIR) ; IBAN : \(json.shownIBAN)")
      if let number = json.shownTemporaryNumber { output.say("Numéro temporaire (NTT) : \(number)") }
      for deadline in outcome.deadlines { output.say("\(deadline.day.french) : \(deadline.text)") }
      output.say()
      let counters = WorkforceTables.leave(outcome.leave, outcome.rest)
      try report.show(
        [WorkforceTables.contracts(outcome.contracts, on: desk.today), counters[0]], json: json, desk,
        findings: outcome.findings.map(\.asRemark))
    }
  }

  struct Register: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "registre", abstract: "Le registre unique du personnel.")
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let outcome = try ReadPersonnelRegister()(desk)
      try report.show(
        WorkforceTables.register(outcome), json: PersonnelRegisterJSON(outcome), desk, findings: outcome.findings)
    }
  }
}
