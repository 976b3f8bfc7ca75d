import Kernel

extension Finding {
  static func evidenceDigest(_ evidence: Evidence) -> Finding {
    Finding(
      "competence.evidence.digest",
      "L’empreinte de la preuve \(evidence.reference) n’est pas un SHA-256 de 64 chiffres hexadécimaux.",
      recovery: "Relisez les preuves dans le dossier avant de les exporter.")
  }

  // MARK: - Badges

  static func badgeUnknown(_ id: String, _ title: Referential) -> Finding {
    Finding(
      "competence.badge.unknown", "« \(id) » n’est ni une compétence ni un bloc de \(title.code).",
      recovery: "Reprenez le code du référentiel, par exemple \(title.blocks.first?.id ?? "BC01").")
  }

  static func badgeNotReached(_ competence: Referential.Competence, _ score: Share?) -> Finding {
    let found = score.map { "le score automatique est de \($0.percentFrench) %" } ?? "aucun score automatique n’est connu"
    return Finding(
      "competence.badge.not-reached",
      "Pas de badge pour \(competence.id) : \(found), et il en faut \(BlockBoard.threshold.percentFrench) %.",
      recovery:
        "Faites rendre un scénario qui porte sur cette compétence ; ce que seul un humain juge ne donne pas de badge de compétence."
    )
  }

  static func badgeJudgedBelow(_ competence: Referential.Competence, _ level: HumanLevel) -> Finding {
    Finding(
      "competence.badge.judged-below",
      "Pas de badge pour \(competence.id) : le dernier jugement du formateur est \(level.rawValue) (\(level.french)).",
      recovery: "Faites juger de nouveau le travail avant d’émettre le badge.")
  }

  static func badgeNotValidated(_ block: Referential.Block, _ state: BlockState) -> Finding {
    Finding(
      "competence.badge.not-validated",
      "Pas de badge pour le bloc \(block.id) : il est \(state.french), et seul un jury le valide.",
      recovery: "Enregistrez d’abord le procès-verbal du jury.", reference: "C. trav. art. L6113-1")
  }

  static func badgeBeforeJury(_ block: Referential.Block, _ time: UniversalTime, jury: Day) -> Finding {
    Finding(
      "competence.badge.before-jury",
      "Le badge du bloc \(block.id) serait daté du \(time.day.french), avant le jury du \(jury.french).",
      recovery: "Datez-le du jour du jury ou d’après.")
  }

  static func badgeIssuer(_ id: String, _ name: String) -> Finding {
    Finding(
      "competence.badge.issuer",
      name.trimmed.isEmpty
        ? "L’organisme qui émet le badge n’a pas de nom."
        : "« \(id) » n’est pas l’adresse d’un organisme : il faut une URL ou un URN.",
      recovery: "Donnez le nom de l’organisme et son adresse, par exemple https://organisme.fr.")
  }

  static func badgeKey(_ reason: String) -> Finding {
    Finding(
      "competence.badge.key", "Cette clé ne peut pas signer un badge : \(reason).",
      recovery: "Prenez une clé RSA d’au moins 2048 bits.", reference: "RFC 7518, 3.3")
  }

  static func badgeSignature(found: Int, expected: Int) -> Finding {
    Finding(
      "competence.badge.signature", "La signature fait \(found) octets, et la clé en demande \(expected).",
      recovery: "Vérifiez que la clé qui signe est bien celle que le badge porte.", reference: "RFC 8017, 8.2")
  }

  // MARK: - Moodle

  static func moodleIdentifier(_ id: String, _ reason: String) -> Finding {
    Finding(
      "competence.moodle.id", "Moodle ne peut pas reprendre le code « \(id) » : \(reason).",
      recovery: "Changez ce code dans le référentiel, puis exportez de nouveau.")
  }

  static func moodleRelated(_ id: String, from origin: String) -> Finding {
    Finding(
      "competence.moodle.related",
      "« \(id) », que \(origin) cite, n’est pas dans le référentiel exporté : Moodle l’ignorerait sans le dire.",
      recovery: "Citez une compétence du même référentiel, ou ôtez ce lien.")
  }

  // MARK: - Experience statements and grades

  static func experienceActor(_ account: String, _ homePage: String) -> Finding {
    Finding(
      "competence.experience.actor",
      homePage.isAbsoluteURI
        ? "« \(account) » n’est pas un pseudonyme : il est vide, ou porte une espace ou une arobase."
        : "« \(homePage) » n’est pas l’adresse du service qui tient les comptes.",
      recovery: "Donnez un identifiant neutre, comme app-0042, et une adresse complète, comme https://organisme.fr.",
      reference: "RGPD art. 4, 5) et 25")
  }

  static func experienceObject(_ id: String, _ title: Referential) -> Finding {
    Finding(
      "competence.experience.object", "« \(id) » n’est pas dans le référentiel \(title.code).",
      recovery: "Reprenez le code de la compétence ou du bloc dans le référentiel.")
  }

  static func experienceAttachment(_ evidence: Evidence, length: Int) -> Finding {
    Finding(
      "competence.experience.attachment", "La preuve \(evidence.reference) ferait \(length) octets.",
      recovery: "Donnez la taille de ce dont l’empreinte est prise.")
  }

  static func gradeUnknown(_ id: String, _ title: Referential) -> Finding {
    Finding(
      "competence.grades.unknown", "Une note porte sur « \(id) », qui n’est pas une compétence de \(title.code).",
      recovery: "Exportez les notes avec le référentiel sur lequel elles ont été données.")
  }
}
