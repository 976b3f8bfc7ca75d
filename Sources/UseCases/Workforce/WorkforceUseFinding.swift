import Kernel
import Workforce

extension Finding {
  static func workplaceUnknown(_ id: Int64, _ known: [Int64]) -> Finding {
    Finding(
      "workforce.workplace.unknown", "Il n’y a pas d’établissement n° \(id).",
      recovery: known.isEmpty
        ? "Ajoutez-en un d’abord : ecritoire etablissement ajouter"
        : "Choisissez parmi : \(known.map { "n° \($0)" }.joined(separator: ", ")).")
  }

  static func workplaceForeign(_ siret: String, _ siren: String) -> Finding {
    Finding(
      "workforce.workplace.siren", .warning,
      "Le SIRET \(siret) n’est pas de l’entreprise du dossier, dont le SIREN est \(siren).",
      recovery: "Corrigez le SIRET, ou la fiche du dossier.", reference: "C. com., art. R123-221", field: "siret")
  }

  static func workplaceKnown(_ siret: String, _ id: Int64) -> Finding {
    Finding(
      "workforce.workplace.known", "L’établissement n° \(id) a déjà le SIRET \(siret).",
      recovery: "Modifiez-le, au lieu d’en ajouter un.")
  }

  static func workplaceActivityCode(_ text: String) -> Finding {
    Finding(
      "workforce.workplace.activity", "« \(text) » n’est pas un code APE.",
      recovery: "Écrivez quatre chiffres et une lettre, tels que 4752A.", reference: "décret n° 2007-1888"
    ).at(field: "ape")
  }

  static func workplaceCommune(_ text: String) -> Finding {
    Finding(
      "workforce.workplace.commune", "« \(text.prefix(20)) » n’est pas le code Insee d’une commune.",
      recovery: "Écrivez ses cinq signes, tels que 67482 : ce n’est pas le code postal."
    ).at(field: "commune")
  }

  static func workplaceUninsured(_ what: String, _ category: String) -> Finding {
    Finding(
      "workforce.workplace.uninsured", "Aucune \(what) ne couvre : \(category).",
      recovery: "Ouvrez d’abord le contrat, avec ses montants ou ses taux.")
  }

  static func workplaceAgreement(_ text: String) -> Finding {
    Finding(
      "workforce.workplace.agreement", "« \(text) » n’est pas un numéro IDCC.",
      recovery: "Écrivez de un à quatre chiffres, avec le titre de la convention.", reference: "C. trav., art. R3243-1, 3°"
    ).at(field: "idcc")
  }

  static func workplaceAgreementTitle(_ idcc: String) -> Finding {
    Finding(
      "workforce.workplace.agreement-title", "La convention collective \(idcc) est donnée sans son titre, que le bulletin dit.",
      recovery: "Donnez le titre de la convention avec son numéro IDCC.", reference: "C. trav., art. R3243-1, 3°"
    ).at(field: "convention")
  }

  static func workforceRate(_ rate: Rate, _ field: String) -> Finding {
    Finding(
      "workforce.rate", "Un taux de \(rate.frenchPercent) n’est pas possible ici.", recovery: "Donnez un taux de 0 à 100 %."
    ).at(field: field)
  }

  static func employeeUnknown(_ id: Int64) -> Finding {
    Finding(
      "workforce.employee.unknown", "Il n’y a pas de salarié n° \(id).", recovery: "Cherchez-le : ecritoire salarie lister")
  }

  static func employeeKnown(_ name: String, _ id: Int64) -> Finding {
    Finding(
      "workforce.employee.known", "\(name) a déjà ce numéro de sécurité sociale : salarié n° \(id).",
      recovery: "Signez un nouveau contrat pour cette personne, au lieu d’une nouvelle fiche."
    ).at(field: "nir")
  }

  static func temporaryNumberTaken(_ name: String, _ id: Int64) -> Finding {
    Finding(
      "workforce.ntt.taken", "\(name) a déjà ce numéro temporaire : salarié n° \(id).",
      recovery: "Laissez le logiciel le former : ecritoire salarie modifier N --ntt-a-former", reference: "S21.G00.30.020"
    ).at(field: "ntt")
  }

  static func temporaryNumberSiren(_ number: TemporaryNumber, _ siren: Siren) -> Finding {
    Finding(
      "workforce.ntt.siren",
      "Ce numéro temporaire porte le SIREN \(number.siren.french), et l’entreprise a le \(siren.french).",
      recovery: "Écrivez 1 ou 2, le SIREN de l’entreprise, puis la suite de votre choix ; ou laissez le logiciel le former.",
      reference: "S21.G00.30.020"
    ).at(field: "ntt")
  }

  static func temporaryNumberNoWorkplace() -> Finding {
    Finding(
      "workforce.ntt.workplace", "Un numéro temporaire porte le SIREN de l’entreprise, et le dossier n’a aucun établissement.",
      recovery: "Ajoutez-en un : ecritoire etablissement ajouter", reference: "S21.G00.30.020"
    ).at(field: "ntt")
  }

  static func contractUnknown(_ id: Int64) -> Finding {
    Finding(
      "workforce.contract.unknown", "Il n’y a pas de contrat n° \(id).",
      recovery: "Lisez la fiche de la personne : ecritoire salarie montrer")
  }

  static func contractEnded(_ day: Day) -> Finding {
    Finding(
      "workforce.contract.ended", "Ce contrat a pris fin le \(day.french).",
      recovery: "Corrigez sa fin, ou signez un autre contrat.")
  }

  static func absenceUnknown(_ id: Int64) -> Finding {
    Finding(
      "workforce.absence.unknown", "Il n’y a pas d’absence n° \(id) qui tienne encore.",
      recovery: "Listez-les : ecritoire absence lister")
  }

  static func workforceReasonMissing() -> Finding {
    Finding(
      "workforce.reason.missing", "La raison manque.", recovery: "Dites en quelques mots pourquoi : la piste la garde."
    ).at(field: "motif")
  }

  static func workforceTextControls(_ text: String) -> Finding {
    Finding(
      "workforce.text.controls", "« \(text.prefix(40)) » contient des signes invisibles.", recovery: "Retapez ce texte.")
  }
}
