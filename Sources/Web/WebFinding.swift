import Kernel
import UseCases

extension Finding {
  static func notAllowed(_ role: Role, _ permission: Permission) -> Finding {
    Finding(
      "web.not-allowed", "Votre rôle (\(role.french)) ne permet pas de \(permission.french).",
      recovery: "Demandez-le à qui gère les personnes du cabinet, ou revenez à l’accueil.")
  }

  static func pageUnknown(_ path: String) -> Finding {
    Finding(
      "web.page-unknown", "Il n’y a pas de page à cette adresse : « \(path.prefix(120)) ».",
      recovery: "Partez de l’accueil, ou cherchez avec Ctrl K.")
  }

  static func comeIn(local: Bool) -> Finding {
    Finding(
      "web.come-in",
      local ? "Cette adresse ne s’ouvre qu’avec le lien affiché dans le terminal." : "Il faut d’abord se connecter.",
      recovery: local
        ? "Ouvrez le lien que « ecritoire » a affiché ; s’il a déjà servi, relancez la commande."
        : "Connectez-vous, puis recommencez.")
  }

  static func hostUnknown(_ host: String) -> Finding {
    Finding(
      "web.host", "Le serveur ne répond pas sous le nom « \(host.prefix(80)) ».",
      recovery: "Employez l’adresse affichée dans le terminal (127.0.0.1).")
  }

  static func foreignOrigin() -> Finding {
    Finding(
      "web.origin", "Le formulaire vient d’une page d’un autre site : rien n’a été fait.",
      recovery: "Passez par les pages d’Écritoire.")
  }

  static func formCompressed() -> Finding {
    Finding(
      "web.form-compressed", "Le formulaire est arrivé compressé : le serveur n’en ouvre aucun.",
      recovery: "Envoyez-le tel quel, sans Content-Encoding.")
  }

  static func closing() -> Finding {
    Finding("web.closing", "Le serveur se ferme : rien n’a été fait.", recovery: "Recommencez dans une minute.")
  }

  static func hostNotLocal(_ host: String) -> Finding {
    Finding(
      "web.host-not-local", "« \(host) » n’est pas une adresse de cette machine : sans mots de passe, il n’en sert pas d’autre.",
      recovery: "Pour un cabinet, ajoutez --cabinet : chacun aura son mot de passe. Sinon, gardez 127.0.0.1.")
  }

  static func tokenMissing() -> Finding {
    Finding(
      "web.token-missing", "Le formulaire est arrivé sans son jeton : rien n’a été fait.",
      recovery: "Rouvrez la page et recommencez ; une autre page a peut-être voulu agir à votre place.")
  }

  static func tokenForeign() -> Finding {
    Finding(
      "web.token-foreign", "Le jeton du formulaire n’est pas de cette session : rien n’a été fait.",
      recovery: "Rouvrez la page et recommencez.")
  }

  static func tokenExpired() -> Finding {
    Finding(
      "web.token-expired", "Le formulaire est resté ouvert plus de douze heures : rien n’a été fait.",
      recovery: "Rouvrez la page et recommencez.")
  }

  static func tokenReplayed() -> Finding {
    Finding(
      "web.token-replayed", "Ce formulaire a déjà été envoyé : il n’a pas été compté deux fois.",
      recovery: "Voyez le résultat du premier envoi ; pour un second, rouvrez la page.")
  }

  static func formKind(_ type: String) -> Finding {
    Finding(
      "web.form-kind", "Un envoi de type « \(type.prefix(60)) » n’est pas un formulaire.",
      recovery: "Passez par la page du programme.")
  }

  static func formMalformed(_ reason: String) -> Finding {
    Finding(
      "web.form-malformed", "Le formulaire est illisible : \(reason).", recovery: "Rouvrez la page et recommencez l’envoi.")
  }

  static func tooLarge(_ what: String, _ limit: Int, unit: String = "octets") -> Finding {
    Finding(
      "web.too-large",
      unit.isEmpty
        ? "L’envoi a plus de \(limit) \(what)."
        : "L’envoi dépasse \(limit >> 20 > 0 ? "\(limit >> 20) Mio" : "\(limit >> 10) Kio") de \(what).",
      recovery: "Envoyez moins à la fois ; un gros FEC se reprend aussi par la commande : ecritoire fec importer.")
  }

  static func noRoomForUpload() -> Finding {
    Finding(
      "web.no-room", "Le fichier envoyé n’a pas pu être gardé le temps de le lire : le disque du serveur est plein ou protégé.",
      recovery: "Libérez de la place dans le répertoire temporaire (TMPDIR), puis recommencez.")
  }

  static func tooSlow(_ seconds: Int) -> Finding {
    Finding(
      "web.slow", "L’envoi n’était pas fini après \(seconds) secondes : il a été abandonné, rien n’a été fait.",
      recovery: "Recommencez avec une meilleure connexion, ou envoyez un fichier plus petit.")
  }
}
