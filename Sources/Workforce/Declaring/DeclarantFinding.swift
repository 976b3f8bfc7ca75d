import Kernel

// What is wrong with who declares, with the codes that only a declaration needs, and the way out.
extension Finding {
  static func declarantName(_ name: String) -> Finding {
    Finding(
      "workforce.declarant.name", name.isEmpty ? "Le nom du déclarant manque." : "Le nom du déclarant dépasse 80 signes.",
      recovery: "Donnez le prénom et le nom de la personne que les organismes peuvent appeler."
    ).at(field: "nom")
  }

  static func declarantEmail(_ text: String) -> Finding {
    Finding(
      "workforce.declarant.email", "« \(text.prefix(60)) » n’est pas une adresse de courriel.",
      recovery: "Écrivez-la telle que paie@exemple.fr : les organismes y répondent."
    ).at(field: "courriel")
  }

  static func declarantPhone(_ text: String) -> Finding {
    Finding(
      "workforce.declarant.phone", "« \(text.prefix(30)) » n’est pas un numéro de téléphone.",
      recovery: "Écrivez dix chiffres, ou + et l’indicatif du pays."
    ).at(field: "telephone")
  }

  static func declarantBody(_ body: String, _ field: String) -> Finding {
    Finding(
      "workforce.declarant.body", .warning,
      "Le SIRET de \(body) n’est pas connu : il n’est pas possible de lui déclarer un paiement.",
      recovery: "Relevez-le sur l’appel de cotisations ou sur le compte en ligne, et donnez-le.", field: field)
  }

  static func declarantAccountMissing() -> Finding {
    Finding(
      "workforce.declarant.account", .warning, "Le compte de banque qui paie les cotisations n’est pas choisi.",
      recovery: "Choisissez-le parmi les comptes de banque du dossier.", field: "compte")
  }

  static func workforceAbsenceLastWorked(_ worked: Day, _ from: Day) -> Finding {
    Finding(
      "workforce.absence.last-worked",
      "Le dernier jour travaillé, \(worked.french), n’est pas avant l’absence du \(from.french).",
      recovery: "Donnez un jour d’avant ; le même seulement si l’absence commence l’après-midi."
    ).at(field: "dernier-jour-travaille")
  }

  static func workforceAbsenceAccident(_ day: Day, _ absence: Absence) -> Finding {
    Finding(
      "workforce.absence.accident",
      "Un accident le \(day.french) ne va pas avec cette absence : \(absence.kind.french), dès le \(absence.from.french).",
      recovery: "Ôtez la date de l’accident, ou corrigez le genre ou le premier jour."
    ).at(field: "accident")
  }

  static func workforceAbsenceReturned(_ day: Day, _ from: Day) -> Finding {
    Finding(
      "workforce.absence.returned", "La reprise du \(day.french) n’est pas après le début de l’absence, le \(from.french).",
      recovery: "Corrigez le jour de la reprise."
    ).at(field: "repris")
  }

  static func workforceAbsenceReturnedEarly(_ day: Day, _ through: Day) -> Finding {
    Finding(
      "workforce.absence.returned-early", .info,
      "La reprise du \(day.french) vient avant la fin dite, le \(through.french) : l’absence compte jusqu’au \((day - 1).french).",
      recovery: "Si l’arrêt a été signalé, signalez aussi la reprise, dans les cinq jours ouvrés.",
      reference: "CSS, art. R133-14 (à vérifier)"
    ).at(field: "repris")
  }

  static func workforceRiskCode(_ text: String) -> Finding {
    Finding(
      "workforce.workplace.risk", "« \(text.prefix(20)) » n’est pas un code risque AT/MP.",
      recovery: "Recopiez la notification du taux : trois chiffres et deux ou trois lettres, tels que 524RB.",
      reference: "arrêté du 17 octobre 1995 (à vérifier)"
    ).at(field: "risque")
  }

  static func workforceTrainingBody(_ text: String) -> Finding {
    Finding(
      "workforce.workplace.training-body", "« \(text.prefix(20)) » n’est pas le code d’un opérateur de compétences.",
      recovery: "Écrivez les deux chiffres de la nomenclature de la DSN (rubrique S21.G00.11.023)."
    ).at(field: "opco")
  }

  static func workforceOccupationCode(_ text: String) -> Finding {
    Finding(
      "workforce.occupation.code", "« \(text.prefix(20)) » n’est pas un code PCS-ESE.",
      recovery: "Écrivez trois chiffres et une lettre, tels que 554a : la nomenclature PCS-ESE de l’Insee les donne.",
      reference: "arrêté du 27 novembre 2002 (à vérifier)"
    ).at(field: "pcs")
  }

  static func workforceInsurance(_ scheme: String, _ name: String, _ text: String, _ lengths: ClosedRange<Int>) -> Finding {
    let length =
      lengths.lowerBound == lengths.upperBound ? "\(lengths.lowerBound)" : "\(lengths.lowerBound) à \(lengths.upperBound)"
    return Finding(
      "workforce.insurance.code", "« \(text.prefix(40)) » ne peut pas être \(name) (\(scheme)) : \(length) signes sans accent.",
      recovery: "Recopiez la fiche de paramétrage DSN que l’assureur met à disposition.")
  }
}
