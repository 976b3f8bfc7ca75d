/// What can be done in a practice, as coarse as roles need it.
public enum Permission: String, Hashable, Sendable, CaseIterable {
  /// See the books, their documents and the trail.
  case read
  /// Write drafts, attach vouchers, keep templates and recurring entries.
  case record
  /// Validate and reverse entries.
  case seal
  case letter
  /// Open accounts, journals and third parties.
  case organise
  /// Prepare payments, and take them to the bank.
  case pay
  /// Approve payments that another person prepared, and vouch for a changed IBAN.
  case approvePayments
  /// Import files, and write those that leave the house.
  case exchange
  /// Write the files that leave the house, without bringing any in.
  case exportOnly
  /// See the files of employees, their contracts, absences and wages; numbers of social security and IBANs stay masked.
  case readWorkforce
  /// Hire, change files and contracts, enter absences; see numbers of social security and IBANs whole.
  case employ
  /// Add fiscal years and lock periods.
  case close
  /// Open to a learner what would do the exercise in their place.
  case openAssistants
  /// Give a judgement on a learner's work.
  case judge
  /// See where learners stand: those of one's groups, or whose dossiers one may open.
  case readLearners
  /// Say by which way a learner goes to the title.
  case chooseRoute
  /// Propose a learner's block to a jury.
  case proposeBlock
  /// Record what a jury decided.
  case recordMinutes
  case createDossiers
  case managePeople

  public var french: String {
    switch self {
    case .read: "lire le dossier"
    case .record: "saisir"
    case .seal: "valider des écritures"
    case .letter: "lettrer ou rapprocher"
    case .organise: "ouvrir des comptes, des journaux ou des tiers"
    case .pay: "préparer des paiements"
    case .approvePayments: "approuver des paiements ou confirmer un RIB"
    case .exchange: "importer ou exporter des fichiers"
    case .exportOnly: "exporter des fichiers"
    case .readWorkforce: "lire les fiches des salariés"
    case .employ: "tenir les salariés, leurs contrats, leurs absences et leurs bulletins"
    case .close: "ajouter un exercice ou verrouiller une période"
    case .openAssistants: "ouvrir ou fermer les assistants"
    case .judge: "évaluer"
    case .readLearners: "voir où en sont les apprenants"
    case .chooseRoute: "choisir la voie d’accès d’un apprenant"
    case .proposeBlock: "proposer un bloc au jury"
    case .recordMinutes: "enregistrer le procès-verbal d’un jury"
    case .createDossiers: "créer un dossier"
    case .managePeople: "gérer les personnes et les groupes"
    }
  }

  /// What a change needs, by the name the trail gives it. One table, so that no door can forget a check:
  /// `Desk.changing` refuses a name that is not in it.
  static let ofUseCase: [String: Permission] = [
    "ecriture.saisir": .record, "ecriture.modifier": .record, "ecriture.supprimer": .record, "piece.joindre": .record,
    "piece.recevoir": .record, "piece.ecarter": .record,
    "modele.enregistrer": .record, "modele.supprimer": .record, "abonnement.definir": .record,
    "abonnement.supprimer": .record, "abonnement.passer": .record,
    "tresorerie.poste": .record, "tresorerie.poste-retirer": .record, "tresorerie.scenario": .record,
    "tresorerie.scenario-retirer": .record, "tresorerie.seuil": .record, "caisse.compter": .record,
    "ecriture.valider": .seal, "ecriture.contrepasser": .seal,
    "banque.coder": .record, "banque.decoder": .record, "banque.regle": .record, "banque.regle-retirer": .record,
    "emprunt.enregistrer": .record, "emprunt.retirer": .record,
    "lettrage.poser": .letter, "lettrage.oter": .letter, "lettrage.auto": .letter,
    "banque.rapprocher": .letter, "banque.pointer": .letter, "banque.depointer": .letter,
    "banque.suspens-ouverture": .letter, "banque.oter-suspens": .letter, "banque.sceller": .letter, "banque.rouvrir": .letter,
    "plan.ajouter": .organise, "plan.renommer": .organise, "plan.journaux.ajouter": .organise,
    "plan.journaux.modifier": .organise, "plan.tiers.ajouter": .organise, "plan.tiers.modifier": .organise,
    "tiers.creer": .organise,
    "ecriture.importer": .exchange, "ecriture.annuler-import": .exchange, "fec.importer": .exchange,
    "banque.importer": .exchange, "banque.annuler": .exchange,
    "ecriture.exporter": .exportOnly, "fec.exporter": .exportOnly,
    "virement.preparer": .pay, "virement.exporter": .pay, "virement.annuler": .pay, "virement.compte": .pay,
    "virement.approuver": .approvePayments, "prelevement.preparer": .pay, "prelevement.exporter": .pay,
    "prelevement.annuler": .pay, "prelevement.approuver": .approvePayments, "prelevement.ics": .pay, "mandat.ajouter": .pay,
    "mandat.revoquer": .pay, "rib.definir": .organise, "rib.confirmer": .approvePayments,
    "etablissement.ajouter": .employ, "etablissement.modifier": .employ, "salarie.ajouter": .employ,
    "salarie.modifier": .employ, "contrat.signer": .employ, "contrat.avenant": .employ, "contrat.terminer": .employ,
    "contrat.completer": .employ,
    "absence.saisir": .employ, "absence.modifier": .employ, "absence.annuler": .employ,
    "paie.variables": .employ, "paie.importer": .employ, "paie.sceller": .employ, "paie.corriger": .employ,
    "dsn.lire-retour": .employ,
    "paie.comptabiliser": .record, "paie.payer": .pay,
    "dsn.declarant": .employ, "dsn.preparer": .employ, "dsn.signaler": .employ, "dsn.exporter": .employ, "dsn.envoyee": .employ,
    "scenario.demarrer": .record, "scenario.avancer": .record, "scenario.etat": .record, "scenario.repondre": .record,
    "scenario.rendre": .record, "parcours.evaluer": .judge,
    "dossier.exercice": .close, "dossier.verrouiller": .close, "dossier.assistants": .openAssistants,
  ]
}
