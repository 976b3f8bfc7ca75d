import ArgumentParser
import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Which account of the books is reconciled.
struct ReconciledAccount: ParsableArguments {
  @Option(
    name: .customLong("compte"), help: ArgumentHelp("Le compte des livres, tel que 512.", valueName: "n°"),
    transform: AccountNumber.argument)
  var number: AccountNumber
}

/// `12.0`, `m45`, `o3`: a line of the books, a movement of the bank, an opening item.
struct OutstandingArgument: ExpressibleByArgument {
  let source: OutstandingItem.Source

  init?(argument: String) {
    guard let source = OutstandingItem.Source(text: argument) else { return nil }
    self.source = source
  }
}

extension OutstandingSide: ExpressibleByArgument {
  public init?(argument: String) {
    guard let side = OutstandingSide.allCases.first(where: { $0.french == argument }) else { return nil }
    self = side
  }
  public static var allValueStrings: [String] { allCases.map(\.french) }
}

extension BankCommand {
  struct Reconcile: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rapprocher",
      abstract: "Proposer ce qui, à la banque et dans les livres, est la même chose ; accepter ce qui est sûr.",
      discussion: """
        Une proposition dit ce qui parle pour elle, avec une note sur 100. Seules celles que rien d’autre ne peut être sont sûres.

        Les règlements de clients et de fournisseurs acceptés se lettrent avec les factures qu’ils nomment ou soldent.
        """)
    @OptionGroup var account: ReconciledAccount
    @Option(name: .customLong("au"), help: ArgumentHelp("Jusqu’à ce jour ; sinon jusqu’à aujourd’hui.", valueName: "date"))
    var through: Day?
    @Flag(name: .customLong("accepter-surs"), help: "Accepter toutes les propositions sûres.") var acceptsSure = false
    @Flag(name: .customLong("sans-lettrage"), help: "Ne pas lettrer les règlements acceptés.") var withoutLettering = false
    @Flag(name: .customLong("essai"), help: "Montrer ce qui serait accepté, sans rien enregistrer.") var trial = false
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let proposing = ProposeMatches(account.number, through: through)
      let before = try proposing(desk)
      guard acceptsSure else {
        try report.show(before.table, json: MatchingJSON(before), desk)
        return say(before, nil)
      }
      let accepted = try AcceptMatches(proposing, letters: !withoutLettering)(desk, isTrial: trial)
      let after = trial ? before : try proposing(desk)
      try report.show(after.table, json: MatchingJSON(after, accepted: accepted), desk)
      say(after, accepted)
    }

    private func say(_ outcome: ProposeMatches.Outcome, _ accepted: MatchOutcome?) {
      guard !report.file.isUsed else { return }
      let output = Output(report.dossier.output)
      if let accepted {
        let verb = trial ? "Essai, rien n’est enregistré" : "Accepté"
        output.say("\(verb) : \(accepted.matches.count) rapprochement(s), \(accepted.lettered.count) lettrage(s).")
      }
      let left =
        trial || accepted == nil
        ? "\(outcome.candidates.count) proposition(s), dont \(outcome.sure.count) sûre(s)"
        : "Reste \(outcome.candidates.count) proposition(s) à regarder"
      output.say(
        "\(left) ; sans proposition : \(outcome.freeBank.count) à la banque, \(outcome.freeBooks.count) dans les livres.")
      if outcome.isCutShort { output.say("La recherche des sommes a été arrêtée avant d’avoir tout vu.") }
    }
  }

  struct Match: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pointer", abstract: "Rapprocher des mouvements et des lignes choisis (repères de « banque suspens »).")
    @Argument(
      help: ArgumentHelp("Les repères : m45 un mouvement, 12.0 une ligne, o3 un suspens d’ouverture.", valueName: "repère"))
    var members: [OutstandingArgument]
    @OptionGroup var account: ReconciledAccount
    @Flag(name: .customLong("sans-lettrage"), help: "Ne pas lettrer le règlement.") var withoutLettering = false
    @Flag(name: .customLong("essai"), help: "Vérifier, sans rien enregistrer.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let outcome = try MatchByHand(account.number, MatchMembers(members.map(\.source)), letters: !withoutLettering)(
        options.desk(), isTrial: trial)
      let output = Output(options.output)
      try output.value(MatchesJSON(outcome))
      for match in outcome.matches {
        output.say(
          "\(trial ? "Essai" : "Rapprochement n° \(match.id)") : \(match.members.count) éléments, \(match.amount.french) € ; \(outcome.lettered.count) lettrage(s)."
        )
      }
    }
  }

  struct Unmatch: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "depointer", abstract: "Ôter des rapprochements ; les écritures et leurs lettrages restent.")
    @Argument(help: ArgumentHelp("Les numéros des rapprochements.", valueName: "numéro")) var matches: [Int64]
    @OptionGroup var options: DossierOptions

    func run() throws {
      let removed = try UnmatchMovements(matches)(options.desk())
      let output = Output(options.output)
      try output.value(MatchesJSON(removed: removed))
      output.say("\(removed.count) rapprochement(s) ôté(s) : leurs éléments sont de nouveau en suspens.")
    }
  }

  struct Outstanding: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "suspens", abstract: "Ce que la banque ou les livres ont seuls, avec les repères pour pointer.")
    @OptionGroup var account: ReconciledAccount
    @Option(name: .customLong("au"), help: ArgumentHelp("À la fin de ce jour ; sinon d’aujourd’hui.", valueName: "date")) var day:
      Day?
    @Option(
      name: .customLong("solde"),
      help: ArgumentHelp("Le solde du relevé papier, si aucun relevé n’en donne.", valueName: "montant"),
      transform: Money.argument)
    var told: Money?
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let outcome = try ReadReconciliation(account.number, day: day, told: told)(desk)
      try report.show(outcome.content.outstandingTable, json: ReconciliationJSON(outcome), desk, findings: outcome.findings)
    }
  }

  struct Opening: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ouverture", abstract: "Reprendre un suspens d’avant le premier relevé : un chèque émis, pas encore débité.",
      discussion: """
        Le mouvement qui l’a soldé depuis : ecritoire banque ouverture --compte 512 --mouvement m1

        S’il attend toujours : ecritoire banque ouverture --compte 512 --date 2026-09-24 --montant -500,00 --libelle "Chèque 0004511"
        """)
    @OptionGroup var account: ReconciledAccount
    @Option(name: .customLong("mouvement"), help: ArgumentHelp("Le mouvement qui le solde, tel que m1.", valueName: "repère"))
    var movement: OutstandingArgument?
    @Option(name: .customLong("date"), help: ArgumentHelp("Le jour où il a été émis.", valueName: "date")) var day: Day?
    @Option(
      name: .customLong("montant"), parsing: .unconditional,
      help: ArgumentHelp("Positif s’il entre sur le compte, négatif s’il en sort.", valueName: "montant"),
      transform: Money.argument)
    var amount: Money?
    @Option(name: .customLong("libelle"), help: ArgumentHelp("Ce que c’est.", valueName: "texte")) var label: String?
    @Option(name: .customLong("reference"), help: ArgumentHelp("Le numéro du chèque, la pièce.", valueName: "texte"))
    var reference = ""
    @Option(name: .customLong("cote"), help: ArgumentHelp("Qui l’a seul.", valueName: "livres|banque")) var side = OutstandingSide
      .ledger
    @Option(name: .customLong("oter"), help: ArgumentHelp("Ôter celui-ci, tel que o3.", valueName: "repère"))
    var removed: OutstandingArgument?
    @OptionGroup var options: DossierOptions

    func validate() throws {
      let ways = [movement != nil, removed != nil, amount != nil].count { $0 }
      guard ways == 1 else { throw ValidationError("Donnez --mouvement, ou --date, --montant et --libelle, ou --oter.") }
      if amount != nil, day == nil || label == nil { throw ValidationError("Il faut aussi --date et --libelle.") }
      if let movement, case .movement = movement.source {
      } else if movement != nil {
        throw ValidationError("--mouvement prend le repère d’un mouvement, tel que m1.")
      }
      if let removed, case .opening = removed.source {
      } else if removed != nil {
        throw ValidationError("--oter prend le repère d’un suspens d’ouverture, tel que o3.")
      }
    }

    func run() throws {
      let (desk, output) = (try options.desk(), Output(options.output))
      if case .opening(let id)? = removed?.source {
        try RemoveOpeningItem(id, account: account.number)(desk)
        try output.value(ReconciliationListJSON(try ListReconciliations()(desk)))
        return output.say("Suspens d’ouverture o\(id) ôté.")
      }
      let what: AddOpeningItem.What
      if case .movement(let id)? = movement?.source {
        what = .clearedBy(movement: id)
      } else {
        what = .told(side, day: day ?? desk.today, amount: amount ?? .zero, label: label ?? "", reference: reference)
      }
      let item = try AddOpeningItem(account.number, what, day: day)(desk)
      try output.value(OpeningItemJSON(item))
      let state = item.match.map { ", soldé par le rapprochement n° \($0)" } ?? ", en attente"
      output.say("Suspens d’ouverture o\(item.id) : « \(item.label) » du \(item.day.french), \(item.amount.french) €\(state).")
    }
  }

  struct State: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "etat", abstract: "L’état de rapprochement à un jour ; le sceller, ou le rouvrir avec un motif.")
    @OptionGroup var account: ReconciledAccount
    @Option(name: .customLong("au"), help: ArgumentHelp("À la fin de ce jour ; sinon d’aujourd’hui.", valueName: "date")) var day:
      Day?
    @Option(
      name: .customLong("solde"),
      help: ArgumentHelp("Le solde du relevé papier, si aucun relevé n’en donne.", valueName: "montant"),
      transform: Money.argument)
    var told: Money?
    @Flag(name: .customLong("sceller"), help: "Sceller l’état : ce qui le fait ne change plus.") var seals = false
    @Flag(name: .customLong("rouvrir"), help: "Rouvrir le dernier état scellé.") var reopens = false
    @Option(name: .customLong("motif"), help: ArgumentHelp("Pourquoi il est rouvert ; la piste le garde.", valueName: "texte"))
    var reason: String?
    @OptionGroup var report: ReportOptions

    func validate() throws {
      if seals, reopens { throw ValidationError("--sceller et --rouvrir s’excluent.") }
      if reason != nil, !reopens { throw ValidationError("--motif va avec --rouvrir.") }
      if seals, day == nil { throw ValidationError("Dites quel jour est scellé : --au DATE.") }
    }

    func run() throws {
      let desk = try report.dossier.desk()
      let output = Output(report.dossier.output)
      if reopens {
        let reopened = try ReopenReconciliation(account.number, reason: reason ?? "")(desk)
        output.say("État au \(reopened.day.french) rouvert.")
      } else if seals, let day {
        try SealReconciliation(account.number, day: day, told: told)(desk)
        output.say("État au \(day.french) scellé.")
      }
      let outcome = try ReadReconciliation(account.number, day: day, told: told)(desk)
      try report.show(
        outcome.content.table, json: ReconciliationJSON(outcome), pages: { try ReconciliationPDF(outcome, about: $0).bytes() },
        desk,
        findings: outcome.findings)
      guard !report.file.isUsed else { return }
      let count = outcome.content.outstanding.count
      output.say(
        outcome.content.difference.isZero
          ? "Rapproché : \(count) suspens, aucune différence\(outcome.isSealed ? ", scellé" : "")."
          : "\(count) suspens ; il reste \(outcome.content.difference.french) € sans explication.")
    }
  }
}
