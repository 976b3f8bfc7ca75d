/// What the trail calls a use case, in French: one table for every door.
public enum UseCaseName {
  /// What the use cases are about, in the order of a menu.
  public enum Subject: String, CaseIterable, Sendable {
    case entries, vouchers, lettering, banking, cash, payments, workforce, pay, plan, exchanges, learning, dossier

    public var french: String {
      switch self {
      case .entries: "Écritures"
      case .vouchers: "Pièces"
      case .lettering: "Lettrage"
      case .banking: "Banque"
      case .cash: "Trésorerie et caisse"
      case .payments: "Paiements"
      case .workforce: "Salariés"
      case .pay: "Paie"
      case .plan: "Plan, journaux et tiers"
      case .exchanges: "Imports et exports"
      case .learning: "Parcours"
      case .dossier: "Dossier"
      }
    }
  }

  private static let table: [(subject: Subject, name: String, french: String)] = [
    (.entries, "ecriture.saisir", "Saisie d’une écriture"),
    (.entries, "ecriture.modifier", "Modification au brouillard"),
    (.entries, "ecriture.supprimer", "Suppression au brouillard"),
    (.entries, "ecriture.valider", "Validation"),
    (.entries, "ecriture.contrepasser", "Contre-passation"),
    (.entries, "modele.enregistrer", "Guide de saisie enregistré"),
    (.entries, "modele.supprimer", "Guide de saisie supprimé"),
    (.entries, "abonnement.definir", "Abonnement défini"),
    (.entries, "abonnement.supprimer", "Abonnement supprimé"),
    (.entries, "abonnement.passer", "Abonnements passés"),
    (.vouchers, "piece.joindre", "Pièce jointe"),
    (.vouchers, "piece.recevoir", "Pièces reçues"),
    (.vouchers, "piece.ecarter", "Pièce écartée"),
    (.banking, "banque.coder", "Mouvements codés"),
    (.banking, "banque.decoder", "Codage annulé"),
    (.banking, "banque.regle", "Règle de codage enregistrée"),
    (.banking, "banque.regle-retirer", "Règle de codage retirée"),
    (.banking, "emprunt.enregistrer", "Emprunt enregistré"),
    (.banking, "emprunt.retirer", "Emprunt retiré"),
    (.lettering, "lettrage.poser", "Lettrage"),
    (.lettering, "lettrage.oter", "Lettrage ôté"),
    (.lettering, "lettrage.auto", "Lettrage automatique"),
    (.banking, "banque.importer", "Relevés importés"),
    (.banking, "banque.annuler", "Import de relevés annulé"),
    (.banking, "banque.rapprocher", "Rapprochements acceptés"),
    (.banking, "banque.pointer", "Pointage"),
    (.banking, "banque.depointer", "Dépointage"),
    (.banking, "banque.suspens-ouverture", "Suspens d’ouverture ajouté"),
    (.banking, "banque.oter-suspens", "Suspens d’ouverture ôté"),
    (.banking, "banque.sceller", "État de rapprochement scellé"),
    (.banking, "banque.rouvrir", "État de rapprochement rouvert"),
    (.cash, "tresorerie.poste", "Poste de prévision"),
    (.cash, "tresorerie.poste-retirer", "Poste de prévision retiré"),
    (.cash, "tresorerie.scenario", "Scénario de trésorerie"),
    (.cash, "tresorerie.scenario-retirer", "Scénario de trésorerie retiré"),
    (.cash, "tresorerie.seuil", "Seuil de trésorerie"),
    (.cash, "caisse.compter", "Comptage de caisse"),
    (.payments, "virement.preparer", "Virements préparés"),
    (.payments, "virement.approuver", "Virements approuvés"),
    (.payments, "virement.exporter", "Virements exportés"),
    (.payments, "virement.annuler", "Virements annulés"),
    (.payments, "virement.compte", "Compte de paiement réglé"),
    (.payments, "prelevement.preparer", "Prélèvements préparés"),
    (.payments, "prelevement.approuver", "Prélèvements approuvés"),
    (.payments, "prelevement.exporter", "Prélèvements exportés"),
    (.payments, "prelevement.annuler", "Prélèvements annulés"),
    (.payments, "prelevement.ics", "Identifiant créancier réglé"),
    (.payments, "mandat.ajouter", "Mandat ajouté"),
    (.payments, "mandat.revoquer", "Mandat terminé"),
    (.payments, "rib.definir", "Coordonnées bancaires données"),
    (.payments, "rib.confirmer", "Coordonnées bancaires confirmées"),
    (.workforce, "etablissement.ajouter", "Établissement ajouté"),
    (.workforce, "etablissement.modifier", "Établissement modifié"),
    (.workforce, "salarie.ajouter", "Embauche"),
    (.workforce, "salarie.modifier", "Fiche de salarié modifiée"),
    (.workforce, "contrat.signer", "Contrat signé"),
    (.workforce, "contrat.avenant", "Avenant"),
    (.workforce, "contrat.completer", "Contrat complété"),
    (.workforce, "contrat.terminer", "Contrat terminé"),
    (.workforce, "absence.saisir", "Absence saisie"),
    (.workforce, "absence.modifier", "Absence modifiée"),
    (.workforce, "absence.annuler", "Absence annulée"),
    (.pay, "paie.variables", "Éléments de paie saisis"),
    (.pay, "paie.importer", "Éléments de paie importés"),
    (.pay, "paie.sceller", "Bulletins scellés"),
    (.pay, "paie.corriger", "Bulletin corrigé"),
    (.pay, "paie.comptabiliser", "Paie comptabilisée"),
    (.pay, "paie.payer", "Virements des salaires préparés"),
    (.pay, "dsn.declarant", "Déclarant de la DSN"),
    (.pay, "dsn.preparer", "DSN préparée"),
    (.pay, "dsn.signaler", "Signalement préparé"),
    (.pay, "dsn.exporter", "DSN exportée"),
    (.pay, "dsn.envoyee", "DSN envoyée"),
    (.pay, "dsn.lire-retour", "Taux d’impôt reçus"),
    (.plan, "plan.ajouter", "Compte ouvert"),
    (.plan, "plan.renommer", "Compte renommé"),
    (.plan, "plan.journaux.ajouter", "Journal ouvert"),
    (.plan, "plan.journaux.modifier", "Journal modifié"),
    (.plan, "plan.tiers.ajouter", "Tiers ouvert"),
    (.plan, "plan.tiers.modifier", "Tiers modifié"),
    (.plan, "tiers.creer", "Tiers créés"),
    (.exchanges, "ecriture.importer", "Import d’écritures"),
    (.exchanges, "ecriture.annuler-import", "Import annulé"),
    (.exchanges, "fec.importer", "Import d’un FEC"),
    (.exchanges, "ecriture.exporter", "Export d’écritures"),
    (.exchanges, "fec.exporter", "Export du FEC"),
    (.learning, "scenario.demarrer", "Scénario commencé"),
    (.learning, "scenario.avancer", "Scénario avancé"),
    (.learning, "scenario.etat", "Scénario arrêté ou repris"),
    (.learning, "scenario.repondre", "Réponses données"),
    (.learning, "scenario.rendre", "Travail rendu"),
    (.learning, "parcours.evaluer", "Jugement porté"),
    (.dossier, "dossier.creer", "Dossier créé"),
    (.dossier, "dossier.exercice", "Exercice ajouté"),
    (.dossier, "dossier.verrouiller", "Période verrouillée"),
    (.dossier, "dossier.assistants", "Assistants réglés"),
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0.french) })

  /// « Saisie d’une écriture »; the name itself for one that is not in the table, such as one of a later version.
  public static func french(_ name: String) -> String { byName[name] ?? name }

  public static func isKnown(_ name: String) -> Bool { byName[name] != nil }

  /// The names of a subject, in the order of a menu.
  public static func names(of subject: Subject) -> [String] { table.filter { $0.subject == subject }.map(\.name) }
}
