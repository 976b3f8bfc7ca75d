import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases

struct TypeEntryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "saisir", abstract: "Saisir une écriture : ligne à ligne, guidée, ou d’après un guide enregistré.",
    discussion: """
      Ligne à ligne : ecritoire ecriture saisir --journal HA --date 2026-10-02 --piece BM-7902 --libelle "Panneaux" \
      --debit 601@D20=6480,00 --debit 44566@D20=1296,00 --credit 401:MORVAN=7776,00

      Guidée : ecritoire ecriture saisir --operation achat --tiers MORVAN --compte 601 --ht 6480,00 --tva D20 \
      --date 2026-10-02 --piece BM-7902 --libelle "Panneaux"

      D’après un guide : ecritoire ecriture saisir --modele "Loyer du bureau" --date 2026-10-05

      Avec --essai, rien n’est enregistré : on voit les lignes, la raison de chacune et ce que les contrôles en disent.
      """)

  @OptionGroup(title: "La pièce") var head: EntryHeadOptions
  @OptionGroup(title: "Ligne à ligne") var typed: TypedLinesOptions
  @OptionGroup(title: "Saisie guidée") var guided: GuidedOptions
  @OptionGroup(title: "D’après un guide") var template: TemplateOptions
  @Option(
    name: .customLong("creer-tiers"), help: ArgumentHelp("Créer le tiers inconnu ; peut se répéter.", valueName: "[code=]nom"),
    transform: NewThirdPartyArgument.read)
  var newThirdParties: [NewThirdPartyArgument] = []
  @Option(
    name: .customLong("remplacer"),
    help: ArgumentHelp("Changer cette écriture du brouillard ; sans lignes, elle garde les siennes.", valueName: "clé"))
  var replacing: Int64?
  @Option(
    name: .customLong("version-lue"), help: ArgumentHelp("La version que vous avez lue ; sinon la présente.", valueName: "n"))
  var version: Int64?
  @Option(
    name: .customLong("corrige"),
    help: ArgumentHelp("Le numéro de l’écriture validée que celle-ci corrige ; elle pointera vers elle.", valueName: "numéro"))
  var correcting: Int64?
  @Flag(name: .customLong("essai"), help: "Montrer l’écriture et ce que les contrôles en disent, sans l’enregistrer.") var trial =
    false
  @OptionGroup var options: DossierOptions

  func validate() throws {
    let ways = [!typed.isEmpty, guided.operation != nil, template.name != nil].count { $0 }
    if ways > 1 { throw ValidationError("Choisissez une façon de saisir : --debit et --credit, --operation, ou --modele.") }
    if ways == 0, replacing == nil {
      throw ValidationError("Il n’y a rien à saisir : donnez --debit et --credit, --operation, ou --modele.")
    }
    if correcting != nil, replacing != nil { throw ValidationError("--corrige ne va pas avec --remplacer.") }
    if version != nil, replacing == nil { throw ValidationError("--version-lue va avec --remplacer.") }
    if guided.operation == nil, !guided.isEmpty {
      throw ValidationError("Les options de la saisie guidée vont avec --operation.")
    }
    if guided.operation != nil, guided.thirdParty == nil, !newThirdParties.isEmpty {
      throw ValidationError("--creer-tiers va avec --tiers en saisie guidée.")
    }
    if template.name == nil, !template.amounts.isEmpty { throw ValidationError("--montant va avec --modele.") }
    if template.name == nil, replacing == nil, head.label == nil { throw ValidationError("Il manque --libelle.") }
    if !typed.isEmpty, replacing == nil, head.journal == nil { throw ValidationError("Il manque --journal.") }
  }

  func run() throws {
    let desk = try options.desk()
    let old = try replacing.map { try ShowEntry(.id($0))(desk).entry }
    let entry = try TypedEntry(self, old, desk)
    guard let draft = entry.draft else { return try finish(entry, RecordEntry.Outcome?.none) }
    let record = RecordEntry(
      draft, replacing: old.map { (id: $0.id, version: version ?? $0.version) }, newThirdParties: entry.newThirdParties,
      correcting: correcting)
    try finish(entry, try record(desk, isTrial: trial))
  }

  private func finish(_ entry: TypedEntry, _ outcome: RecordEntry.Outcome?) throws {
    let output = Output(options.output)
    let findings = entry.findings + (outcome?.findings ?? [])
    let isSaved = outcome?.id != nil && !trial
    output.report(findings)
    // As it is written, which may not be letter for letter what was typed.
    let written = outcome?.draft ?? entry.draft
    try output.value(
      RecordedEntryJSON(
        written, trace: entry.trace, newThirdParties: entry.newThirdParties, outcome: outcome, trial: trial, findings: findings))
    if let draft = written {
      output.table(draft.table(title: draft.heading))
      for step in entry.trace { output.say("  ligne \(step.line + 1) : \(step.rule)") }
    }
    for party in entry.newThirdParties where isSaved {
      output.say("Tiers créé : \(party.code), \(party.name), au compte \(party.account).")
    }
    guard let id = outcome?.id else {
      output.say("L’écriture n’est pas enregistrée : corrigez ce qui est dit ci-dessus.")
      throw ExitStatus.blocked.code
    }
    output.say(isSaved ? "Au brouillard, clé \(id)." : "Essai : rien n’est enregistré.")
  }
}

/// What is on the voucher, whatever way its lines are given.
struct EntryHeadOptions: ParsableArguments {
  @Option(
    name: .customLong("journal"),
    help: ArgumentHelp("Le journal : HA, VE, BQ… En saisie guidée, celui de l’opération.", valueName: "code"))
  var journal: String?
  @Option(name: .customLong("date"), help: ArgumentHelp("La date de l’écriture ; sinon aujourd’hui.", valueName: "date")) var day:
    Day?
  @Option(name: .customLong("piece"), help: ArgumentHelp("La référence portée sur la pièce.", valueName: "texte")) var pieceRef:
    String?
  @Option(name: .customLong("date-piece"), help: ArgumentHelp("La date de la pièce, si elle est autre.", valueName: "date"))
  var pieceDay: Day?
  @Option(name: .customLong("libelle"), help: ArgumentHelp("Ce qui s’est passé, en quelques mots.", valueName: "texte"))
  var label: String?
  @Option(name: .customLong("echeance"), help: ArgumentHelp("La date de règlement, sur les lignes de tiers.", valueName: "date"))
  var dueDay: Day?
}

struct TypedLinesOptions: ParsableArguments {
  @Option(
    name: .customLong("debit"),
    help: ArgumentHelp("Une ligne au débit ; peut se répéter.", valueName: "compte[:tiers][@tva]=montant[/devise]"),
    transform: LineArgument.read)
  var debits: [LineArgument] = []
  @Option(
    name: .customLong("credit"),
    help: ArgumentHelp("Une ligne au crédit ; peut se répéter.", valueName: "compte[:tiers][@tva]=montant[/devise]"),
    transform: LineArgument.read)
  var credits: [LineArgument] = []

  var isEmpty: Bool { debits.isEmpty && credits.isEmpty }

  func lines(_ dueDay: Day?) -> [EntryLine] {
    debits.map { $0.line(isDebit: true, dueDay: dueDay) } + credits.map { $0.line(isDebit: false, dueDay: dueDay) }
  }
}

struct GuidedOptions: ParsableArguments {
  @Option(name: .customLong("operation"), help: ArgumentHelp("Ce que la pièce est.", valueName: "operation")) var operation:
    GuidedEntry.Operation?
  @Option(name: .customLong("tiers"), help: ArgumentHelp("Le code du client ou du fournisseur.", valueName: "code"))
  var thirdParty: String?
  @Option(
    name: .customLong("compte"), help: ArgumentHelp("Le compte de charge, de produit ou d’immobilisation.", valueName: "n°"),
    transform: AccountNumber.argument)
  var account: AccountNumber?
  @Option(name: .customLong("ht"), help: ArgumentHelp("Le montant hors taxes.", valueName: "montant"), transform: Money.argument)
  var net: Money?
  @Option(
    name: .customLong("ttc"),
    help: ArgumentHelp("Le montant toutes taxes comprises, ou celui du règlement.", valueName: "montant"),
    transform: Money.argument)
  var gross: Money?
  @Option(name: .customLong("tva"), help: ArgumentHelp("Le code de TVA : D20, C20… (ecritoire aide tva)", valueName: "code"))
  var vatCode: String?
  @Option(
    name: .customLong("tva-portee"),
    help: ArgumentHelp("La TVA écrite sur la pièce, si ce n’est pas celle du calcul.", valueName: "montant"),
    transform: Money.argument)
  var statedTax: Money?
  @Option(
    name: .customLong("part"),
    help: ArgumentHelp(
      "Un montant d’une pièce qui en a plusieurs ; peut se répéter.", valueName: "compte=montant[ttc][:tva[:portée]]"),
    transform: PartArgument.read)
  var parts: [GuidedPart] = []
  @Option(
    name: .customLong("tresorerie"), help: ArgumentHelp("La banque ou la caisse : 512, 530.", valueName: "n°"),
    transform: AccountNumber.argument)
  var treasury: AccountNumber?
  @Option(
    name: .customLong("exigibilite"),
    help: ArgumentHelp("Le jour qui fixe le taux de TVA ; sinon celui de la pièce.", valueName: "date")) var taxDay: Day?

  var isEmpty: Bool {
    thirdParty == nil && account == nil && net == nil && gross == nil && vatCode == nil && statedTax == nil && parts.isEmpty
      && treasury == nil && taxDay == nil
  }

  func validate() throws {
    if net != nil, gross != nil { throw ValidationError("--ht et --ttc s’excluent : donnez l’un des deux.") }
    let isSingle = net != nil || gross != nil
    if isSingle, !parts.isEmpty { throw ValidationError("Donnez un montant par --ht ou --ttc, ou plusieurs par --part.") }
    if !isSingle, account != nil || vatCode != nil || statedTax != nil {
      throw ValidationError("Il manque le montant : --ht ou --ttc.")
    }
  }

  /// The amounts of the voucher, whichever way they were given.
  var amounts: [GuidedPart] {
    guard let amount = net ?? gross else { return parts }
    return [GuidedPart(account, amount, net != nil ? .net : .gross, vatCode: vatCode, statedTax: statedTax)]
  }
}

struct TemplateOptions: ParsableArguments {
  @Option(
    name: .customLong("modele"), help: ArgumentHelp("Le guide de saisie (ecritoire ecriture modele lister).", valueName: "nom"))
  var name: String?
  @Option(
    name: .customLong("montant"),
    help: ArgumentHelp("Un montant que le guide attend ; peut se répéter.", valueName: "nom=montant"),
    transform: AmountArgument.read)
  var amounts: [AmountArgument] = []
}
