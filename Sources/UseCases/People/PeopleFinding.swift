import Kernel

/// What can be refused about people, groups and passwords.
extension Finding {
  static func loginInvalid(_ login: String) -> Finding {
    Finding(
      "people.login-invalid", "« \(login) » ne peut pas être un identifiant.",
      recovery: "Prenez de 2 à 60 lettres minuscules sans accent, chiffres, points ou traits d’union : nora.benali")
  }

  static func loginTaken(_ login: String) -> Finding {
    Finding(
      "people.login-taken", "L’identifiant « \(login) » est déjà pris.",
      recovery: "Choisissez-en un autre ; l’identifiant d’une personne partie n’est jamais rendu.")
  }

  static func personNameEmpty() -> Finding {
    Finding(
      "people.name-empty", "Le nom est vide, ou dépasse 100 caractères.",
      recovery: "Donnez le nom que la piste d’audit écrira : Nora Benali.")
  }

  static func roleUnknown(_ word: String) -> Finding {
    Finding(
      "people.role-unknown", "Il n’y a pas de rôle « \(word) ».",
      recovery: "Rôles : \(Role.assignable.map(\.rawValue).joined(separator: ", ")).")
  }

  static func roleNotYours(_ actor: Role, _ role: Role) -> Finding {
    Finding(
      "people.role-not-yours", "Votre rôle (\(actor.french)) ne permet pas de nommer un \(role.french).",
      recovery: "Seul un dirigeant, ou le propriétaire de la machine, donne ce rôle ; un formateur ajoute des apprenants.")
  }

  static func personUnknown(_ login: String) -> Finding {
    Finding(
      "people.unknown", "Il n’y a personne sous l’identifiant « \(login) ».",
      recovery: "Voyez la liste : page Personnes, ou ecritoire personne lister --dossiers DIR")
  }

  static func personNotYours(_ name: String) -> Finding {
    Finding(
      "people.not-yours", "\(name) n’est pas un apprenant de vos groupes.",
      recovery: "Un formateur gère les apprenants de ses groupes ; demandez à un dirigeant.")
  }

  static func lastManager() -> Finding {
    Finding(
      "people.last-manager", "Il ne resterait personne pour gérer les personnes.",
      recovery: "Nommez d’abord un autre dirigeant ou formateur.")
  }

  static func groupNameInvalid() -> Finding {
    Finding(
      "people.group-name", "Le nom du groupe est vide, ou dépasse 60 caractères.", recovery: "Nommez-le : CA 2026, groupe B.")
  }

  static func groupTaken(_ name: String) -> Finding {
    Finding("people.group-taken", "Il y a déjà un groupe « \(name) ».", recovery: "Choisissez un autre nom.")
  }

  static func groupUnknown(_ name: String) -> Finding {
    Finding(
      "people.group-unknown", "Il n’y a pas de groupe « \(name) ».",
      recovery: "Voyez la liste : page Personnes, ou ecritoire groupe lister --dossiers DIR")
  }

  static func groupNotYours(_ name: String) -> Finding {
    Finding(
      "people.group-not-yours", "Vous n’êtes pas du groupe « \(name) ».",
      recovery: "Demandez à un dirigeant de vous y mettre, ou formez un autre groupe.")
  }

  static func groupNeeded() -> Finding {
    Finding(
      "people.group-needed", "Un formateur ajoute ses apprenants dans un de ses groupes : aucun n’est choisi.",
      recovery: "Choisissez un groupe, ou formez-en un d’abord.")
  }

  static func passwordShort(_ count: Int) -> Finding {
    Finding(
      "people.password-short", "Le mot de passe a \(count) caractère(s) : il en faut \(PasswordRules.leastCharacters) au moins.",
      recovery: "Une phrase de quatre ou cinq mots se retient bien et ne se devine pas.")
  }

  static func passwordLong() -> Finding {
    Finding(
      "people.password-long", "Le mot de passe dépasse \(PasswordRules.mostCharacters) caractères.",
      recovery: "Une phrase de quatre ou cinq mots suffit.")
  }

  static func passwordLogin() -> Finding {
    Finding(
      "people.password-login", "Le mot de passe est l’identifiant ou le nom de la personne.",
      recovery: "Choisissez une phrase qui ne parle pas de vous.")
  }

  static func passwordCommon() -> Finding {
    Finding(
      "people.password-common", "Ce mot de passe est parmi les premiers que l’on essaie.",
      recovery: "Une phrase de quatre ou cinq mots se retient bien et ne se devine pas.")
  }

  static func passwordsDiffer() -> Finding {
    Finding(
      "people.password-differs", "Les deux mots de passe ne sont pas les mêmes.", recovery: "Retapez-les tous les deux.")
  }

  static func credentialsWrong() -> Finding {
    Finding(
      "people.credentials", "Identifiant ou mot de passe inconnu.",
      recovery: "Vérifiez les deux ; votre formateur ou votre dirigeant peut donner un nouveau mot de passe.")
  }

  static func invitationOver() -> Finding {
    Finding(
      "people.invitation-over", "Ce lien a déjà servi, ou a plus de sept jours.",
      recovery: "Demandez-en un autre à qui gère les personnes.")
  }

  static func alreadyPeopled() -> Finding {
    Finding(
      "people.already-begun", "Le cabinet a déjà ses personnes : ce lien n’est plus bon.",
      recovery: "Connectez-vous, ou demandez un accès à qui gère les personnes.")
  }

  static func noRegister() -> Finding {
    Finding(
      "people.no-register", "Ici, il n’y a que vous : les personnes se gèrent quand le cabinet est servi.",
      recovery: "Lancez « ecritoire servir --cabinet » (page d’aide « serveur »).")
  }
}
