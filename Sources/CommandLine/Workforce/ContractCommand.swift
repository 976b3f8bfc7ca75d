import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases
import Workforce

/// `ecritoire contrat …`: not in the help of the program, which stays on one screen, but in that of `salarie`.
struct ContractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contrat", abstract: "Les contrats de travail et leurs avenants.", shouldDisplay: false,
    subcommands: [Sign.self, Amend.self, Complete.self, End.self, Show.self])

  struct Sign: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "signer", abstract: "Un autre contrat, avec une personne qui a une fiche.")
    @Argument(help: ArgumentHelp("Le numéro du salarié.", valueName: "n°")) var employee: Int64
    @OptionGroup var contract: ContractArguments
    @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var isTrial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let outcome = try SignContract(contract.contract(of: employee, desk))(desk, isTrial: isTrial)
      try Output(options.output).show(outcome, "Contrat n° \(outcome.id) signé.")
    }
  }

  struct Amend: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "avenant", abstract: "Ce qui change dans un contrat, à partir d’un jour.",
      discussion:
        "Exemple : ecritoire contrat avenant 1 --effet 2027-01-01 --motif \"passage à 28 heures\" --heures 28 --salaire 1700")
    @Argument(help: ArgumentHelp("Le numéro du contrat.", valueName: "n°")) var id: Int64
    @Option(name: .customLong("effet"), help: ArgumentHelp("Le premier jour.", valueName: "date")) var effective: Day
    @Option(name: .customLong("motif"), help: ArgumentHelp("Ce qui change, en quelques mots.", valueName: "texte")) var reason:
      String
    @Option(name: .customLong("signe-le"), help: ArgumentHelp("Le jour de la signature.", valueName: "date")) var signed: Day?
    @Option(name: .customLong("fin"), help: ArgumentHelp("Le nouveau terme, si l’avenant renouvelle.", valueName: "date"))
    var end: Day?
    @OptionGroup var changes: TermsArguments
    @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var isTrial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let known = try ReadContract(id)(desk).contract
      var terms = known.value.terms(on: effective)
      try changes.apply(to: &terms)
      let amendment = Amendment(effective: effective, signed: signed, reason: reason, terms: terms, end: end)
      let outcome = try AmendContract(known, amendment)(desk, isTrial: isTrial)
      try Output(options.output).show(outcome, "Avenant au contrat n° \(outcome.id), à effet du \(effective.french).")
    }
  }

  struct Complete: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "completer", abstract: "Ajouter ce qui ne se convient pas : code PCS-ESE, diplômes d’un apprenti.",
      discussion: "Exemple : ecritoire contrat completer 1 --pcs 554a. Ce n’est pas un avenant.")
    @Argument(help: ArgumentHelp("Le numéro du contrat.", valueName: "n°")) var id: Int64
    @Option(name: .customLong("pcs"), help: ArgumentHelp("Le code PCS-ESE : 554a ; vide, il est ôté.", valueName: "code"))
    var occupationCode: String?
    @Option(
      name: .customLong("diplome-prepare"),
      help: ArgumentHelp("Apprenti : le niveau préparé, de 03 (CAP) à 08 ; vide, il est ôté.", valueName: "code"))
    var preparedLevel: String?
    @Option(
      name: .customLong("diplome-obtenu"),
      help: ArgumentHelp("Apprenti : le plus haut niveau obtenu, de 01 à 08 ; vide, il est ôté.", valueName: "code"))
    var highestLevel: String?
    @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var isTrial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let known = try ReadContract(id)(desk).contract
      guard occupationCode != nil || preparedLevel != nil || highestLevel != nil else {
        throw ValidationError("Donnez --pcs, --diplome-prepare ou --diplome-obtenu.")
      }
      if preparedLevel != nil || highestLevel != nil, known.value.apprenticeship == nil {
        throw ValidationError("Le contrat n° \(id) n’est pas un apprentissage : il n’a pas de diplôme à dire.")
      }
      let held = known.value.terms(on: max(known.value.start, desk.today)).occupationCode
      let code = occupationCode.map { Terms.occupationCode(typed: $0) } ?? held
      var completion = CompleteContract(known, occupationCode: code)
      (completion.preparedLevel, completion.highestLevel) = (preparedLevel, highestLevel)
      let outcome = try completion(desk, isTrial: isTrial)
      let said = occupationCode == nil ? "complété" : "code PCS-ESE \(code ?? "ôté")"
      try Output(options.output).show(outcome, "Contrat n° \(outcome.id) : \(said).")
    }
  }

  struct End: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "terminer", abstract: "Dire comment un contrat a pris fin.")
    @Argument(help: ArgumentHelp("Le numéro du contrat.", valueName: "n°")) var id: Int64
    @Option(name: .customLong("dernier-jour"), help: ArgumentHelp("Le dernier jour du contrat.", valueName: "date")) var lastDay:
      Day
    @Option(
      name: .customLong("raison"),
      help: ArgumentHelp(EmploymentContract.EndReason.allValueStrings.joined(separator: ", ") + ".", valueName: "raison"))
    var reason: EmploymentContract.EndReason
    @Option(name: .customLong("notifie-le"), help: ArgumentHelp("Le jour de la lettre ou de l’accord.", valueName: "date"))
    var notice: Day?
    @Option(
      name: .customLong("procedure"), help: ArgumentHelp("Le jour où la procédure de licenciement a commencé.", valueName: "date")
    )
    var procedureStarted: Day?
    @Option(
      name: .customLong("preavis"),
      help: ArgumentHelp("Ce que devient le préavis : effectue, paye, non-paye ou aucun.", valueName: "quoi"))
    var noticeKind: EmploymentContract.Ending.Notice.Kind?
    @Option(name: .customLong("preavis-du"), help: ArgumentHelp("Son premier jour.", valueName: "date")) var noticeFrom: Day?
    @Option(name: .customLong("preavis-au"), help: ArgumentHelp("Son dernier jour.", valueName: "date")) var noticeThrough: Day?
    @Flag(name: .customLong("essai"), help: "Vérifier sans rien garder.") var isTrial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let known = try ReadContract(id)(desk).contract
      var ending = EmploymentContract.Ending(lastDay: lastDay, reason: reason, noticeGiven: notice)
      ending.procedureStarted = procedureStarted
      ending.notice = noticeKind.map { .init($0, from: noticeFrom, through: noticeThrough) }
      let outcome = try EndContract(known, ending)(desk, isTrial: isTrial)
      try Output(options.output).show(outcome, "Contrat n° \(outcome.id) : \(reason.french), le \(lastDay.french).")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "montrer", abstract: "Un contrat et ses avenants.")
    @Argument(help: ArgumentHelp("Le numéro du contrat.", valueName: "n°")) var id: Int64
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let outcome = try ReadContract(id)(desk)
      try report.show(
        WorkforceTables.contracts([outcome.contract], on: desk.today),
        json: EmploymentContractJSON(outcome.contract, on: desk.today), desk,
        findings: outcome.findings.map(\.asRemark))
    }
  }
}
