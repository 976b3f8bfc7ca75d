import Kernel

/// The way out of a finding as somebody at a page takes it. Findings are made for every door, and most name a command; here is
/// what to do instead without leaving the browser, code by code.
struct PageWay: Sendable {
  let sentence: String
  /// The page to do it on, inside the dossier, and what the link says.
  let page: (rest: String, label: String)?

  private init(_ sentence: String, _ rest: String? = nil, _ label: String = "") {
    self.sentence = sentence
    page = rest.map { ($0, label) }
  }

  /// Nil when what the finding says holds on a page too.
  static func of(_ finding: Finding) -> PageWay? {
    // The rules of the FEC say it of many faults, in the same words.
    if finding.recovery.contains("avec --tolerant") {
      return PageWay(finding.recovery.replacing("avec --tolerant", with: "en mode tolérant"))
    }
    guard namesCommand(finding.recovery), let way = all[finding.code] else { return nil }
    // Near names that were found come before the way to the whole list.
    guard let other = finding.recovery.firstRange(of: "Sinon ") else { return way }
    return PageWay(finding.recovery[..<other.lowerBound] + way.sentence, way.page?.rest, way.page?.label ?? "")
  }

  static func namesCommand(_ text: String) -> Bool {
    text.contains(/ecritoire [a-z]/) || text.contains(/(^|[^\w-])--[a-z]/)
  }

  static let all: [String: PageWay] = [
    "access.denied": PageWay("Demandez-le à une personne du dossier qui en a le rôle."),
    "bank.account.choice-unused": PageWay("Dites à quel compte des livres va chaque compte du fichier."),
    "bank.account.choose": PageWay("Dites lequel ci-dessus\u{A0}: le lien est retenu à l’import."),
    "bank.account.linked-elsewhere": PageWay("Essayez de nouveau sans nommer de compte\u{A0}: le sien est déjà connu."),
    "bank.account.not-linked": PageWay("Importez d’abord un de ses relevés.", "banque", "Importer un relevé"),
    "bank.account.other": PageWay("Donnez à cet autre compte le sien dans les livres, tel que 512200."),
    "bank.batch.not-statement": PageWay("Annulez-le à la page des imports.", "imports", "Voir les imports"),
    "bank.coding.account-unknown": PageWay(
      "Importez d’abord un relevé de ce compte, ou choisissez-en un autre.", "banque/coder", "Voir les comptes à coder"),
    "bank.coding.journal-of-another": PageWay("Ouvrez à ce compte un journal de banque à lui.", "journaux", "Voir les journaux"),
    "bank.coding.no-proposal": PageWay("Codez-le à la main."),
    "bank.coding.not-waiting": PageWay("Revoyez les mouvements qui attendent.", "banque/coder", "Coder la banque"),
    "bank.csv.column-unknown": PageWay("Corrigez les titres du fichier, ou demandez de l’OFX ou du CFONB 120 à la banque."),
    "bank.csv.columns-guessed": PageWay("Rien à faire si c’est juste\u{A0}; sinon renommez les titres du fichier."),
    "bank.csv.mapping-missing": PageWay("Donnez aux colonnes des titres connus\u{A0}: Date, Libellé, Montant."),
    "bank.csv.mapping-titles": PageWay("Donnez aux colonnes des titres connus\u{A0}: Date, Libellé, Montant."),
    "bank.day.contradicts": PageWay(
      "Demandez à la banque les seuls jours qui suivent ce relevé\u{A0}; s’il est faux, annulez d’abord son import.",
      "banque/releves",
      "Voir les imports de relevés"),
    "bank.import.outside-years": PageWay(
      "Vérifiez l’année et l’ordre du jour et du mois\u{A0}; au besoin, ajoutez l’exercice sur la page du dossier.", "dossier",
      "Ouvrir le dossier"),
    "bank.match.held": PageWay("Dépointez-le d’abord.", "rapprochement", "Voir le rapprochement"),
    "bank.match.line-held": PageWay("Dépointez-la d’abord.", "rapprochement", "Voir le rapprochement"),
    "bank.match.member-missing": PageWay(
      "Revoyez ce qui reste à rapprocher\u{A0}; une ligne d’avant le premier relevé se reprend en suspens d’ouverture.",
      "rapprochement", "Voir le rapprochement"),
    "bank.match.missing": PageWay("Revoyez les rapprochements du compte.", "rapprochement", "Voir le rapprochement"),
    "bank.match.proposal-gone": PageWay(
      "Revoyez les propositions\u{A0}: elles sont à jour sur la page.", "rapprochement", "Voir le rapprochement"),
    "bank.movement.missing": PageWay("Cherchez-le parmi les mouvements du compte.", "banque", "Voir la banque"),
    "bank.movement.stray": PageWay(
      "Regardez d’où vient l’import précédent\u{A0}: un fichier d’un autre compte, ou aux dates de valeur, s’annule.",
      "banque/releves", "Voir les imports de relevés"),
    "bank.loan.missing": PageWay("Voyez les emprunts du dossier.", "emprunts", "Voir les emprunts"),
    "bank.loan.unreadable": PageWay("Retirez-le, puis ajoutez-le de nouveau.", "emprunts", "Voir les emprunts"),
    "bank.rule.missing": PageWay("Voyez les règles du dossier.", "banque/regles", "Voir les règles"),
    "bank.rule.third-party-unknown": PageWay("Corrigez son code, ou créez le tiers d’abord.", "tiers", "Voir les tiers"),
    "bank.rule.unreadable": PageWay("Retirez-la, puis écrivez-la de nouveau.", "banque/regles", "Voir les règles"),
    "cash.scenario-missing": PageWay("Gardez-en un au bas de la page.", "tresorerie", "Voir les scénarios"),
    "cash.till-ambiguous": PageWay("Choisissez la caisse dans la liste.", "caisse", "Voir la caisse"),
    "bank.opening-item.amount-zero": PageWay("Donnez le montant du chèque, avec son signe\u{A0}: -500,00."),
    "bank.opening-item.matched": PageWay("Dépointez-le d’abord.", "rapprochement", "Voir le rapprochement"),
    "bank.opening-item.missing": PageWay("Revoyez les suspens d’ouverture du compte.", "rapprochement", "Voir le rapprochement"),
    "bank.reconciliation.no-balance": PageWay(
      "Importez un relevé qui dise un solde pour cette période.", "banque", "Importer un relevé"),
    "bank.reconciliation.not-sealed": PageWay("Revoyez l’état du compte.", "rapprochement", "Voir le rapprochement"),
    "bank.reconciliation.opening-difference": PageWay(
      "Si c’est bien cela, reprenez-le en suspens d’ouverture.", "rapprochement", "Voir le rapprochement"),
    "bank.reconciliation.reason-missing": PageWay("Écrivez-le dans le champ «\u{A0}Motif\u{A0}»."),
    "bank.reconciliation.sealed": PageWay(
      "Datez l’écriture après ce jour, ou rouvrez l’état avec un motif.", "rapprochement", "Voir le rapprochement"),
    "competence.evidence.unknown": PageWay(
      "Reprenez-la dans la liste des compétences.", "parcours/competences", "Voir les compétences"),
    "competence.referential.invalid": PageWay("Signalez-le à qui tient le programme\u{A0}: le référentiel vient avec lui."),
    "competence.scenario.inconsistent": PageWay("Signalez-le à qui a écrit le scénario, ou choisissez-en un autre."),
    "competence.scenario.invalid": PageWay("Signalez-le à qui a écrit le scénario, ou choisissez-en un autre."),
    "competence.scenario.none": PageWay("Commencez-en un, dans un dossier neuf, à la page des scénarios."),
    "competence.scenario.not-running": PageWay(
      "Reprenez-le\u{A0}: le bouton est à côté de l’horloge.", "scenario", "Voir le scénario"),
    "competence.scenario.over": PageWay("Finissez ce qui reste, puis rendez le travail.", "scenario", "Voir le scénario"),
    "competence.scenario.unknown": PageWay("Choisissez-en un dans la liste."),
    "dsn.contract.occupation": PageWay(
      "Donnez le code PCS-ESE sur la page de la personne, à son contrat.", "salaries", "Voir les salariés"),
    "dsn.cross.ledger": PageWay(
      "Repassez la paie du mois, ou cherchez qui a changé l’écriture.", "paie", "Voir la paie"),
    "dsn.cross.not-posted": PageWay(
      "Passez-les à la page de la paie dans les comptes.", "paie", "Voir la paie"),
    "dsn.declarant.account": PageWay(
      "Donnez d’abord l’IBAN d’un compte de banque, à la page des paiements.", "virements", "Voir les paiements"),
    "dsn.declarant.missing": PageWay("Dites-le une fois, sur sa page.", "dsn/declarant", "Dire qui déclare"),
    "dsn.declaration.changed": PageWay("Préparez-la de nouveau, et comparez les deux versions.", "dsn", "Ouvrir la DSN"),
    "dsn.declaration.succeeded": PageWay("C’est la version qui l’a remplacée qui compte.", "dsn", "Ouvrir la DSN"),
    "dsn.declaration.changed-late": PageWay(
      "Corrigez le bulletin : la déclaration du mois suivant dira la régularisation.", "paie", "Ouvrir la paie"),
    "dsn.signal.changed": PageWay(
      "Préparez-le de nouveau ; s’il est envoyé, le nouveau l’annule et le remplace.", "dsn", "Ouvrir la DSN"),
    "dsn.declaration.left-out": PageWay(
      "S’il reste employeur, déclarez-le néant : préparez-le depuis sa ligne.", "dsn", "Ouvrir la DSN"),
    "dsn.declaration.no-workplace": PageWay("Ajoutez d’abord l’établissement.", "etablissement", "Ajouter un établissement"),
    "dsn.declaration.none": PageWay("Préparez-la sur la page de la DSN.", "dsn", "Ouvrir la DSN"),
    "dsn.declaration.several": PageWay("Choisissez-la dans la liste.", "dsn", "Voir les déclarations"),
    "dsn.declaration.test": PageWay("Préparez la réelle sur la page de la DSN.", "dsn", "Ouvrir la DSN"),
    "dsn.declaration.too-late": PageWay(
      "Corrigez le bulletin sur sa page, puis déclarez le mois suivant : il dira la régularisation.", "paie/bulletins",
      "Voir les bulletins"),
    "dsn.declaration.unknown": PageWay("Choisissez-la dans la liste.", "dsn", "Voir les déclarations"),
    "dsn.declaration.unreadable": PageWay(
      "Vérifiez le dossier à la page de la piste d’audit ; une sauvegarde la rendra.", "piste", "Voir la piste d’audit"),
    "dsn.declaring.yearly-additional": PageWay(
      "Donnez-la aux cotisations de l’année, à la page qui prépare.", "dsn", "Ouvrir la DSN"),
    "dsn.declaring.yearly-balance": PageWay(
      "Donnez-le aux cotisations de l’année, à la page qui prépare : 076=81,00.", "dsn", "Ouvrir la DSN"),
    "dsn.declaring.yearly-disability": PageWay(
      "Donnez-la aux cotisations de l’année, à la page qui prépare.", "dsn", "Ouvrir la DSN"),
    "dsn.declaring.yearly-taxes": PageWay(
      "Donnez-les aux assujettissements, à la page qui prépare : 001=90000 006.", "dsn", "Ouvrir la DSN"),
    "dsn.export.refused": PageWay("Corrigez ce qui est dit, puis préparez-la de nouveau.", "dsn", "Ouvrir la DSN"),
    "dsn.fraction.empty": PageWay("Faites moins de fractions.", "dsn", "Ouvrir la DSN"),
    "dsn.fraction.members": PageWay("Préparez la déclaration entière, sans liste.", "dsn", "Ouvrir la DSN"),
    "dsn.fraction.unknown": PageWay("Relisez les matricules sur les fiches.", "salaries", "Voir les salariés"),
    "dsn.payslip.not-sealed": PageWay(
      "Scellez-le à la page du mois : la DSN dit ce que les bulletins disent.", "paie", "Voir la paie"),
    "dsn.person.address": PageWay("Complétez la fiche de la personne.", "salaries", "Voir les salariés"),
    "dsn.person.nir": PageWay("Ajoutez-le à la fiche de la personne.", "salaries", "Voir les salariés"),
    "dsn.return.declaration": PageWay(
      "Contrôlez-la à la page des fichiers, ou donnez le retour que le dépôt a rendu."),
    "dsn.return.list": PageWay("Donnez la liste en colonnes, ou le retour en XML."),
    "dsn.signal.eve": PageWay(
      "C’est l’usage des caisses (à vérifier) ; sinon donnez le dernier jour travaillé à l’absence.", "salaries",
      "Voir les salariés"),
    "dsn.signal.no-return": PageWay(
      "Donnez le jour de la reprise à l’absence, sur la fiche de la personne.", "salaries", "Voir les salariés"),
    "dsn.signal.not-ended": PageWay(
      "Dites d’abord comment il a pris fin, sur la fiche de la personne.", "salaries", "Voir les salariés"),
    "dsn.signal.not-sealed": PageWay("Scellez-le à la page du mois.", "paie", "Voir la paie"),
    "dsn.signal.not-stopped": PageWay("Signalez d’abord l’arrêt, sur la page de la DSN.", "dsn", "Ouvrir la DSN"),
    "dsn.workplace.commune": PageWay(
      "Donnez-le à la fiche de l’établissement.", "etablissement", "Voir l’établissement"),
    "dsn.yearly.place": PageWay("Préparez un seul établissement, depuis sa ligne.", "dsn", "Ouvrir la DSN"),
    "fec.export.drafts": PageWay("Validez-les, puis exportez de nouveau.", "brouillard", "Voir le brouillard"),
    "fec.export.empty": PageWay("Validez le brouillard, puis exportez de nouveau.", "brouillard", "Voir le brouillard"),
    "fec.import.no-fiscal-year": PageWay("Créez d’abord l’exercice sur la page du dossier.", "dossier", "Ouvrir le dossier"),
    "fec.import.other-company": PageWay(
      "Vérifiez que c’est le bon dossier avant d’aller plus loin\u{A0}; l’essai montre l’import sans rien garder."),
    "fec.import.outside-fiscal-year": PageWay(
      "Créez l’exercice qui manque sur la page du dossier, ou vérifiez la date de clôture dans le nom du fichier.", "dossier",
      "Ouvrir le dossier"),
    "fec.import.own-export": PageWay(
      "Reprenez-le dans un autre dossier\u{A0}; pour l’ajouter ici malgré tout, cochez «\u{A0}Même si ce fichier l’a déjà été\u{A0}»."
    ),
    "law.parameter.unknown": PageWay("Cherchez son nom dans l’aide."),
    "ledger.account.already-open": PageWay("Rien à faire\u{A0}; son libellé se change sur sa fiche.", "plan", "Voir le plan"),
    "ledger.assistant.closed": PageWay("Faites le travail à la main, ou demandez au formateur d’ouvrir l’assistant."),
    "ledger.batch.missing": PageWay("Voyez les imports faits.", "imports", "Voir les imports"),
    "ledger.batch.sealed": PageWay(
      "Contre-passez les écritures à corriger, chacune sur sa page.", "ecritures", "Voir les écritures"),
    "ledger.entry.account-unknown": PageWay(
      "Cherchez-le avec F4 ou dans le plan, ou ouvrez-le sous un compte du PCG.", "plan", "Voir le plan"),
    "ledger.entry.missing": PageWay("Cherchez-la dans la liste des écritures.", "ecritures", "Voir les écritures"),
    "ledger.entry.number-unknown": PageWay("Cherchez-la parmi les écritures validées.", "ecritures", "Voir les écritures"),
    "ledger.entry.sealed": PageWay("Contre-passez-la sur sa page.", "ecritures", "Voir les écritures"),
    "ledger.entry.third-party-unknown": PageWay("Corrigez le code, ou créez le tiers d’abord.", "tiers", "Voir les tiers"),
    "ledger.entry.unknown": PageWay("Cherchez-la dans la liste des écritures.", "ecritures", "Voir les écritures"),
    "ledger.export.empty": PageWay("Choisissez un autre exercice, ou tout le dossier."),
    "ledger.export.extra-columns": PageWay("Pour les garder, exportez le FEC.", "fec", "Exporter le FEC"),
    "ledger.fiscal-year.invalid": PageWay("Exemple\u{A0}: du 01/01/2026 au 31/12/2026."),
    "ledger.fiscal-year.none": PageWay(
      "Créez-le sur la page du dossier, ou importez un FEC qui l’apporte.", "dossier", "Ouvrir le dossier"),
    "ledger.import.already": PageWay(
      "Annulez cet import, ou cochez «\u{A0}Même si ce fichier a déjà été importé\u{A0}».", "imports", "Voir les imports"),
    "ledger.import.amount": PageWay(
      "Écrivez-le comme 1234,56\u{A0}; si le fichier a des points décimaux, choisissez-le sous «\u{A0}Décimales\u{A0}»."),
    "ledger.import.column-guessed": PageWay("Si ce n’est pas elle, dites laquelle dans la liste des colonnes."),
    "ledger.import.column-ignored": PageWay("Si elle compte, dites ce qu’elle porte dans la liste des colonnes."),
    "ledger.import.column-missing": PageWay("Dites laquelle dans la liste des colonnes, ou ajoutez-la au fichier."),
    "ledger.import.day": PageWay(
      "Écrivez-la comme 31/10/2026, ou choisissez une autre forme sous «\u{A0}Forme des dates\u{A0}»."),
    "ledger.import.day-form-guessed": PageWay("Si ce n’est pas leur forme, choisissez-la sous «\u{A0}Forme des dates\u{A0}»."),
    "ledger.import.decimal-comma": PageWay(
      "Écrivez-le comme 1234.56, ou choisissez la virgule sous «\u{A0}Décimales\u{A0}»."),
    "ledger.import.decimal-guessed": PageWay(
      "Si le point n’est pas la décimale, choisissez la virgule sous «\u{A0}Décimales\u{A0}»."),
    "ledger.import.journal-column-missing": PageWay(
      "Dites quelle colonne le porte, ou choisissez le journal de toutes les lignes."),
    "ledger.import.without-header": PageWay("Si l’ordre est autre, dites ce que porte chaque colonne, ou ajoutez des titres."),
    "ledger.journal.already-open": PageWay(
      "Rien à faire\u{A0}; il est dans la liste des journaux.", "journaux", "Voir les journaux"),
    "ledger.journal.ambiguous": PageWay("Choisissez le journal dans la liste."),
    "ledger.line.missing": PageWay("Revoyez les lignes ouvertes du compte.", "lettrage", "Voir le lettrage"),
    "ledger.period.drafts-left": PageWay("Validez-les ou supprimez-les, puis verrouillez.", "brouillard", "Voir le brouillard"),
    "ledger.recurring.missing": PageWay("Il n’y en a pas encore\u{A0}: passez l’écriture par la saisie.", "saisie", "Saisir"),
    "ledger.recurring.unreadable": PageWay("Passez l’écriture par la saisie.", "saisie", "Saisir"),
    "ledger.template.in-use": PageWay("Un abonnement emploie ce guide\u{A0}: il doit être supprimé d’abord."),
    "ledger.template.missing": PageWay("Voyez les guides du dossier.", "guides", "Voir les guides"),
    "ledger.template.unreadable": PageWay("Enregistrez-le de nouveau.", "guides", "Voir les guides"),
    "ledger.third-party.already-open": PageWay("Rien à faire\u{A0}; il se change sur sa fiche.", "tiers", "Voir les tiers"),
    "ledger.third-party.not-created": PageWay(
      "Rien à faire s’il existait déjà\u{A0}; il se change sur sa fiche.", "tiers", "Voir les tiers"),
    "ledger.third-party.unknown": PageWay("Corrigez le code, ou créez le tiers d’abord.", "tiers", "Voir les tiers"),
    "ledger.validation.not-a-draft": PageWay("Revoyez le brouillard\u{A0}: il a changé.", "brouillard", "Voir le brouillard"),
    "ledger.validation.nothing": PageWay("Revoyez le brouillard.", "brouillard", "Voir le brouillard"),
    "ledger.vat.code-unknown": PageWay("Choisissez-le dans la liste, avec F4."),
    "ledger.voucher.missing": PageWay("Voyez les pièces sur la page de l’écriture.", "ecritures", "Voir les écritures"),
    "lettering.not-balanced": PageWay("Cochez les lignes qui manquent, ou demandez un lettrage partiel."),
    "payment.account.no-iban": PageWay(
      "Donnez l’IBAN de l’entreprise sur la page des virements.", "virements", "Ouvrir les virements"),
    "payment.bank-detail.held": PageWay(
      "Rappelez le fournisseur à un numéro connu d’avant le changement, puis confirmez l’IBAN sur sa fiche.", "tiers",
      "Voir les tiers"),
    "payment.bank-detail.not-held": PageWay("Rien à faire\u{A0}: sa fiche dit où il en est.", "tiers", "Voir les tiers"),
    "payment.batch.state": PageWay(
      "Voyez où en est le lot\u{A0}: sa page dit ce qui peut être fait.", "virements", "Voir les lots"),
    "payment.batch.unknown": PageWay("Voyez la liste des lots.", "virements", "Voir les lots"),
    "payment.creditor.none": PageWay(
      "Demandez-le à la banque, puis donnez-le sur la page des prélèvements.", "prelevements", "Ouvrir les prélèvements"),
    "payment.entry.kept": PageWay("Contre-passez-la sur sa page si rien n’a été payé.", "ecritures", "Voir les écritures"),
    "payment.export.already": PageWay("Si le fichier est perdu et n’a pas été remis, téléchargez-en une copie."),
    "payment.line.not-open": PageWay("Revoyez les lignes ouvertes\u{A0}: elles ont changé.", "virements", "Voir ce qui est dû"),
    "payment.mandate.none": PageWay("Ajoutez celui qu’il a signé.", "prelevements", "Voir les mandats"),
    "payment.mandate.unknown": PageWay("Voyez les mandats du dossier.", "prelevements", "Voir les mandats"),
    "payment.nothing": PageWay("Voyez ce qui est dû dans l’échéancier.", "echeancier", "Ouvrir l’échéancier"),
    "payment.order.changed": PageWay("Annulez le lot, et préparez-le de nouveau."),
    "payment.party.no-iban": PageWay("Donnez son IBAN sur sa fiche.", "tiers", "Voir les tiers"),
    "payroll.book.incomplete": PageWay("Scellez-les à la page du mois.", "paie", "Voir la paie"),
    "payroll.book.not-posted": PageWay("La paie se comptabilise une fois tous les bulletins scellés."),
    "payroll.payment.nothing": PageWay(
      "Scellez d’abord les bulletins, ou suivez le lot qui les paie déjà.", "virements", "Voir les lots"),
    "payroll.payment.no-iban": PageWay("Ajoutez son IBAN à sa fiche, d’après son relevé.", "salaries", "Voir les salariés"),
    "payroll.payment.not-posted": PageWay("Comptabilisez d’abord la paie du mois."),
    "payroll.posting.done": PageWay(
      "Pour la passer de nouveau, contre-passez d’abord son écriture, ou supprimez son brouillon."),
    "payroll.posting.not-sealed": PageWay("Scellez-les d’abord, à la page du mois.", "paie", "Voir la paie"),
    "payroll.posting.nothing": PageWay("Vérifiez le mois, ou les contrats.", "salaries", "Voir les salariés"),
    "payroll.month.contract-unknown": PageWay("Reprenez-le dans la liste du mois.", "paie", "Voir la paie"),
    "payroll.month.leave-opening-missing": PageWay(
      "Reprenez les soldes de congés sur la fiche de la personne.", "salaries", "Voir les salariés"),
    "payroll.month.no-severance": PageWay("Si une convention en donne une, écrivez-la dans les éléments du mois."),
    "payroll.month.totals-missing": PageWay(
      "Scellez d’abord les mois d’avant\u{A0}; s’ils ont été payés ailleurs, reprenez leurs cumuls dans les éléments du mois, zéros compris.",
      "paie", "Voir la paie"),
    "payroll.month.unfitness": PageWay(
      "Si l’inaptitude vient du travail, écrivez le montant doublé dans les éléments du mois."),
    "payroll.month.nothing": PageWay("Voyez ce qui manque à la page du mois.", "paie", "Voir la paie"),
    "payroll.month.previous-open": PageWay("Scellez d’abord le mois d’avant, à sa page.", "paie", "Voir la paie"),
    "payroll.payslip.none": PageWay("Choisissez un autre mois, ou scellez celui-ci.", "paie", "Voir la paie"),
    "payroll.payslip.known": PageWay("Pour le changer, corrigez-le sur sa page.", "paie/bulletins", "Voir les bulletins"),
    "payroll.payslip.unknown": PageWay("Cherchez-le dans la liste des bulletins.", "paie/bulletins", "Voir les bulletins"),
    "payroll.payslip.unreadable": PageWay(
      "Vérifiez le dossier à la page de la piste\u{A0}; une sauvegarde le rendra.", "piste", "Ouvrir la piste"),
    "payroll.variables.contract": PageWay("Voyez les contrats à la page du mois.", "paie", "Voir la paie"),
    "payroll.variables.after-seal": PageWay(
      "Corrigez ensuite le bulletin, sur sa page.", "paie/bulletins", "Voir les bulletins"),
    "payslip.situation": PageWay("Contrôlez le bulletin qui en a été calculé, non la situation."),
    "people.group-unknown": PageWay("Voyez la liste sur la page des personnes."),
    "people.unknown": PageWay("Voyez la liste sur la page des personnes."),
    "report.account-unknown": PageWay("Voyez les comptes du dossier, ou ceux du plan.", "plan", "Voir le plan"),
    "report.not-balanced": PageWay("Cherchez l’écriture déséquilibrée parmi les écritures.", "ecritures", "Voir les écritures"),
    "report.page-size": PageWay("Donnez un nombre de lignes positif."),
    "report.period.reversed": PageWay("Échangez les deux dates."),
    "report.sum-too-large": PageWay("Cherchez le montant anormal parmi les écritures.", "ecritures", "Voir les écritures"),
    "report.third-party-unknown": PageWay("Voyez la liste des tiers.", "tiers", "Voir les tiers"),
    "workforce.absence.unknown": PageWay("Reprenez-la sur la fiche de la personne.", "salaries", "Voir les salariés"),
    "workforce.contract.unknown": PageWay("Reprenez-le sur la fiche de la personne.", "salaries", "Voir les salariés"),
    "workforce.employee.unknown": PageWay(
      "Reprenez la personne dans la liste des salariés.", "salaries", "Voir les salariés"),
    "workforce.ntt.taken": PageWay("Laissez le champ vide et cochez « Former un numéro temporaire »."),
    "workforce.ntt.workplace": PageWay("Ajoutez d’abord l’établissement.", "etablissement", "Ajouter un établissement"),
    "workforce.workplace.unknown": PageWay(
      "Choisissez un établissement qui existe, ou ajoutez-le d’abord.", "etablissement", "Voir l’établissement"),
  ]
}
