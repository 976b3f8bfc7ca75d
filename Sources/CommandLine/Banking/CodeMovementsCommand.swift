import ArgumentParser
import Banking
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// `ecritoire banque coder`: proposals, and what becomes of them.
struct CodeMovementsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coder",
    abstract: "Passer les mouvements d’un relevé en écritures : voir les propositions, accepter, coder à la main.",
    discussion: """
      Sans option, montre ce qui attend et ce qui est proposé (ecritoire aide codage). Rien n’est écrit sans --accepter-surs, \
      --proposition ou --contre.
      """)

  @Argument(help: ArgumentHelp("Les mouvements à coder, par leur numéro.", valueName: "mouvement")) var movements: [Int64] = []
  @Option(
    name: .customLong("compte"), help: ArgumentHelp("Le compte de banque ; sinon le seul du dossier.", valueName: "512"),
    transform: AccountNumber.argument)
  var account: AccountNumber?
  @Flag(name: .customLong("accepter-surs"), help: "Coder tous ceux dont la proposition est sûre (note de 80 ou plus).")
  var acceptsSure = false
  @Flag(name: .customLong("attente"), help: "Avec --accepter-surs : ce que rien n’explique va au compte d’attente 471.")
  var usesSuspense = false
  @Option(name: .customLong("proposition"), help: ArgumentHelp("Accepter cette proposition, 1 pour la première.", valueName: "n"))
  var proposal: Int?
  @Option(
    name: .customLong("contre"),
    help: ArgumentHelp(
      "Le compte en face ; peut se répéter, une part sans montant prend le reste.",
      valueName: "compte[:tiers][@tva][=montant|=n%]"),
    transform: RulePartArgument.read)
  var parts: [CodingRule.Part] = []
  @Option(
    name: .customLong("tva"), help: ArgumentHelp("Le code de TVA de la part sans code : le montant est TTC.", valueName: "code"))
  var vatCode: String?
  @Option(name: .customLong("libelle"), help: ArgumentHelp("Le libellé de l’écriture.", valueName: "texte")) var label: String?
  @Option(name: .customLong("piece"), help: ArgumentHelp("La référence de la pièce.", valueName: "texte")) var pieceRef: String?
  @Flag(name: .customLong("sans-apprendre"), help: "Ne tirer aucune règle de ce choix.") var learnsNothing = false
  @Flag(name: .customLong("annuler"), help: "Supprimer l’écriture au brouillard de ces mouvements : ils attendent de nouveau.")
  var undoes = false
  @Flag(name: .customLong("essai"), help: "Montrer les écritures sans les faire.") var trial = false
  @Option(name: .customLong("limite"), help: ArgumentHelp("Combien de mouvements montrer au plus.", valueName: "n")) var limit =
    200
  @OptionGroup var options: DossierOptions

  func validate() throws {
    let acts = [acceptsSure, proposal != nil, !parts.isEmpty, undoes].count { $0 }
    if acts > 1 { throw ValidationError("--accepter-surs, --proposition, --contre et --annuler s’excluent.") }
    if acceptsSure, !movements.isEmpty { throw ValidationError("--accepter-surs prend tous les mouvements : n’en nommez aucun.") }
    if usesSuspense, !acceptsSure { throw ValidationError("--attente va avec --accepter-surs.") }
    if proposal != nil || !parts.isEmpty || undoes, movements.isEmpty { throw ValidationError("Nommez les mouvements à coder.") }
    if let proposal, proposal < 1 { throw ValidationError("--proposition commence à 1.") }
    if vatCode != nil, parts.isEmpty { throw ValidationError("--tva va avec --contre.") }
    if let vatCode, VATCode.find(vatCode) == nil {
      throw ValidationError("Le code de TVA « \(vatCode) » n’existe pas (ecritoire aide tva).")
    }
    if !(1...100_000).contains(limit) { throw ValidationError("--limite va de 1 à 100000.") }
  }

  func run() throws {
    let desk = try options.desk()
    if undoes { return try undo(desk) }
    let account = try account ?? accountOfMovements(desk) ?? UsualBankAccount()(desk)
    guard let which else { return try show(account, desk) }
    let output = Output(options.output)
    let outcome = try CodeMovements(account, which)(desk, isTrial: trial)
    output.report(outcome.findings)
    try output.value(CodedJSON(outcome, account: account, trial: trial))
    for coded in outcome.coded {
      output.table(coded.draft.table(title: "Mouvement \(coded.movement.id) — \(coded.draft.heading)"))
      if let reason = coded.reason { output.say("  \(reason)") }
    }
    if outcome.findings.contains(where: { $0.severity == .error }) {
      output.say("Rien n’est codé : corrigez ce qui est signalé.")
      throw ExitStatus.blocked.code
    }
    for rule in outcome.learnt { output.say("Règle retenue : \(rule)") }
    output.say(
      "\(trial ? "Essai, rien n’est écrit" : "Codé") : \(outcome.coded.count) mouvement(s) ; \(outcome.waiting) à coder encore.")
  }

  private var which: CodeMovements.Which? {
    if acceptsSure { return usesSuspense ? .sureAndSuspense : .sure }
    let content: CodeMovements.Choice.Content
    if let proposal {
      content = .proposal(proposal - 1)
    } else if !parts.isEmpty {
      content = .parts(
        parts.map { part in
          var part = part
          if part.vatCode == nil { part.vatCode = vatCode }
          return part
        })
    } else {
      return nil
    }
    return .chosen(
      movements.map { CodeMovements.Choice($0, content, label: label, pieceRef: pieceRef, learns: !learnsNothing) })
  }

  private func accountOfMovements(_ desk: Desk) throws -> AccountNumber? {
    guard let first = movements.first else { return nil }
    return try desk.dossier.reading { try $0.movement(first)?.account }
  }

  private func undo(_ desk: Desk) throws {
    let output = Output(options.output)
    let undone = try UncodeMovements(movements)(desk)
    try output.value(UncodedJSON(undone))
    for movement in undone {
      output.say("L’écriture du mouvement \(movement.id) est supprimée : « \(movement.line.label) » attend de nouveau.")
    }
  }

  private func show(_ account: AccountNumber, _ desk: Desk) throws {
    let output = Output(options.output)
    var outcome = try ProposeCoding(account, limit: limit)(desk)
    if !movements.isEmpty {
      outcome = outcome.only(Set(movements))
    }
    try output.value(CodingJSON(outcome))
    var table = ReportTable(
      title: "Mouvements à coder, compte \(account)",
      columns: [
        .init("N°", .count), .init("Date", .day), .init("Libellé", .text), .init("Montant", .amount), .init("Contre", .text),
        .init("Note", .count), .init("Pourquoi", .text),
      ])
    for one in outcome.movements {
      let best = one.coding.best
      table.add([
        .count(Int(one.movement.id)), .day(one.movement.line.bookingDay), .text(one.movement.line.label),
        .amount(one.movement.amount),
        .text(one.coding.alreadyBooked == nil ? best?.accountsText ?? "" : ""), best.map { .count($0.score) } ?? .empty,
        .text(one.coding.alreadyBooked?.french ?? best?.reason ?? ""),
      ])
    }
    output.table(table)
    if !movements.isEmpty { detail(outcome, output) }
    if !outcome.isAssistantOpen {
      output.say("Le formateur n’a pas ouvert l’assistant « codage » : donnez les comptes avec --contre.")
    }
    if !outcome.suspense.isEmpty {
      let sum = outcome.suspense.reduce(Money.zero) { $0.adding($1.balance) ?? $0 }
      output.say(
        "À élucider : \(outcome.suspense.count) lignes en compte d’attente, \(sum.magnitude.french) € (ecritoire lettrage etat --compte 47)."
      )
    }
    guard movements.isEmpty else { return }
    output.say(
      "\(outcome.waiting) mouvements attendent, dont \(outcome.sure.count) sûrs (ecritoire banque coder --accepter-surs).")
  }

  /// Of the movements named, every proposal whole.
  private func detail(_ outcome: ProposeCoding.Outcome, _ output: Output) {
    for one in outcome.movements {
      for (rank, proposal) in one.coding.proposals.enumerated() {
        let draft = EntryDraft(
          journal: "", day: one.movement.line.bookingDay, pieceRef: "", label: proposal.label, lines: proposal.lines)
        output.table(draft.table(title: "Proposition \(rank + 1), note \(proposal.score) — \(proposal.reason)"))
        if let assumption = proposal.assumption { output.say("  À vérifier : \(assumption)") }
      }
    }
  }
}

/// `COMPTE[:TIERS][@TVA][=MONTANT|=30%]`: a part of a movement.
enum RulePartArgument {
  static func read(_ text: String) throws -> CodingRule.Part {
    guard let part = CodingRule.Part(typed: text) else {
      throw ArgumentRefusal("écrivez COMPTE[:TIERS][@TVA][=MONTANT|=n%], tel que 627@D20, 401:MORVAN ou 165=50,00")
    }
    return part
  }
}

/// `2,91` or `2,91%`: a rate in percent, up to six decimals.
enum RateArgument {
  static func read(_ text: String) throws -> Rate {
    let digits = text.replacing("%", with: "").filter { !$0.isWhitespace }.replacing(",", with: ".")
    guard let e8 = scaledInteger(digits, decimals: 6), e8 >= 0 else {
      throw ArgumentRefusal("« \(text) » n’est pas un taux : un nombre en pour cent, tel que 2,91")
    }
    return Rate(e8: e8)
  }
}
