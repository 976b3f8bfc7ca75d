import ArgumentParser
import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// `ecritoire lettrage auto|poser|oter|etat`.
struct LetteringCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lettrage", abstract: "Lettrer les comptes, voir ce qui reste ouvert.",
    subcommands: [Auto.self, Post.self, Remove.self, State.self])
}

extension LetteringCommand {
  struct Auto: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "auto", abstract: "Lettrer ce qui peut l’être sans doute : référence, montant, combinaison, solde.")
    @Option(name: .customLong("compte"), help: ArgumentHelp("Seulement les comptes qui commencent ainsi.", valueName: "prefixe"))
    var prefix = ""
    @Option(name: .customLong("tiers"), help: ArgumentHelp("Seulement ce tiers.", valueName: "code")) var thirdParty: String?
    @Flag(name: .customLong("partiel"), help: "Lettrer aussi en partiel un règlement moindre que la pièce qu’il cite.")
    var partial = false
    @Flag(name: .customLong("essai"), help: "Montrer les lettrages sans les poser.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let output = Output(options.output)
      var rules = LetteringOptions()
      rules.makesPartialGroups = partial
      let outcome = try LetterAutomatically(prefix: prefix, thirdParty: thirdParty, options: rules)(desk, isTrial: trial)
      output.report(outcome.proposal.findings)
      if output.isJSON {
        let state = try ReadLetteringState(prefix: prefix, thirdParty: thirdParty)(desk)
        return try output.value(LetteringJSON(state, posted: outcome.posted, findings: outcome.proposal.findings))
      }
      for (strategy, count) in outcome.counts { output.say("  \(count) groupe(s) \(strategy.french)") }
      let lines = outcome.posted.reduce(0) { $0 + $1.group.members.count }
      let verb = trial ? "Essai, rien n’est posé" : "Lettré"
      output.say(
        "\(verb) : \(outcome.posted.count) groupes, \(lines) lignes ; \(outcome.proposal.untouched.count) lignes restent ouvertes."
      )
    }
  }

  struct Post: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "poser", abstract: "Lettrer des lignes choisies (repères de « lettrage etat »).")
    @Argument(help: ArgumentHelp("Les repères, tels que 12.0 45.1.", valueName: "ligne")) var lines: [String]
    @Flag(name: .customLong("partiel"), help: "Accepter un reste : lettrage partiel, en minuscules.") var partial = false
    @Flag(name: .customLong("plusieurs-exercices"), help: "Accepter des lignes de plusieurs exercices.") var severalYears = false
    @OptionGroup var options: DossierOptions

    func validate() throws {
      if let wrong = lines.first(where: { LineReference(text: $0) == nil }) {
        throw ValidationError("« \(wrong) » n’est pas un repère de ligne : écritture.position, tel que 12.0")
      }
    }

    func run() throws {
      let desk = try options.desk()
      let output = Output(options.output)
      let posted = try LetterLines(
        lines.compactMap { LineReference(text: $0) }, allowsPartial: partial, allowsSeveralYears: severalYears)(desk)
      let scope = posted.group.scope
      if output.isJSON {
        let state = try ReadLetteringState(prefix: scope.account.text, thirdParty: scope.thirdParty)(desk)
        return try output.value(LetteringJSON(state, posted: [posted]))
      }
      let rest = posted.group.isFull ? "complet" : "partiel, reste \(posted.group.remaining.magnitude.french)"
      output.say("Lettrage \(posted.code.text) posé sur \(scope.french) : \(posted.group.members.count) lignes, \(rest).")
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "oter", abstract: "Ôter un lettrage ; son histoire reste.")
    @Argument(help: ArgumentHelp("Le code, tel que AAA.", valueName: "code")) var code: String
    @Option(name: .customLong("compte"), help: ArgumentHelp("Le compte lettré.", valueName: "numéro")) var account: String
    @Option(name: .customLong("tiers"), help: ArgumentHelp("Le tiers lettré.", valueName: "code")) var thirdParty: String?
    @Option(
      name: .customLong("exercice"), help: ArgumentHelp("L’année de clôture ; sinon l’exercice du jour.", valueName: "AAAA"))
    var year: Int?
    @OptionGroup var options: DossierOptions

    func run() throws {
      guard let number = AccountNumber(account) else { throw ValidationError("« \(account) » n’est pas un numéro de compte") }
      let desk = try options.desk()
      let output = Output(options.output)
      try RemoveLettering(code, account: number, thirdParty: thirdParty, fiscalYear: year)(desk)
      if output.isJSON {
        return try output.value(LetteringJSON(try ReadLetteringState(prefix: account, thirdParty: thirdParty)(desk)))
      }
      output.say("Lettrage \(code) ôté : ses lignes sont de nouveau ouvertes.")
    }
  }

  struct State: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "etat", abstract: "Les lignes ouvertes, par compte et par tiers, avec leurs repères.")
    @Option(name: .customLong("compte"), help: ArgumentHelp("Seulement les comptes qui commencent ainsi.", valueName: "prefixe"))
    var prefix = ""
    @Option(name: .customLong("tiers"), help: ArgumentHelp("Seulement ce tiers.", valueName: "code")) var thirdParty: String?
    @Option(name: .customLong("limite"), help: ArgumentHelp("Combien de lignes au plus, en texte.", valueName: "n")) var limit =
      200
    @OptionGroup var options: DossierOptions

    func run() throws {
      let desk = try options.desk()
      let output = Output(options.output)
      let state = try ReadLetteringState(prefix: prefix, thirdParty: thirdParty)(desk)
      try output.value(LetteringJSON(state))
      let columns: [ReportTable.Column] = [
        .init("Repère", .text), .init("Compte", .text), .init("Tiers", .text), .init("Date", .day), .init("Pièce", .text),
        .init("Libellé", .text), .init("Débit", .amount), .init("Crédit", .amount), .init("Let.", .text),
        .init("Reste", .amount),
      ]
      let remaining = state.remaining
      var table = ReportTable(title: "Lignes ouvertes", columns: columns)
      for item in state.open.prefix(limit) {
        table.add([
          .text(item.line.text), .text(item.account.text), .text(item.thirdParty ?? ""), .day(item.day), .text(item.pieceRef),
          .text(item.label), .side(item.debit), .side(item.credit), .text(item.code?.text ?? ""),
          item.partialGroup.flatMap { remaining[$0] }.map { .amount($0) } ?? .empty,
        ])
      }
      output.table(table)
      if state.open.count > limit { output.say("… \(state.open.count - limit) autres lignes (--limite, --compte, --tiers)") }
      output.say(
        "\(state.groups) lettrages sur \(state.letteredLines) lignes ; \(state.open.count) lignes ouvertes, solde \(state.openBalance.french)."
      )
    }
  }
}
