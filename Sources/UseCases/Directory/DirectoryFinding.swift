import Kernel
import Ledger

extension Finding {
  static func accountNumberInvalid(_ text: String) -> Finding {
    Finding(
      "ledger.account.number-invalid", "« \(text) » n’est pas un numéro de compte.",
      recovery:
        "Trois chiffres du plan, puis au besoin d’autres chiffres ou lettres sans accent, 20 en tout : 512100, 401DURAND.",
      reference: "LPF art. A47 A-1, VII")
  }

  static func accountAlreadyOpen(_ account: Account) -> Finding {
    Finding(
      "ledger.account.already-open", "Le compte \(account.number) est déjà ouvert : « \(account.label) ».",
      recovery: "Rien à faire ; pour changer son libellé : ecritoire plan renommer \(account.number) LIBELLÉ")
  }

  static func journalCodeInvalid(_ text: String) -> Finding {
    Finding(
      "ledger.journal.code-invalid", "« \(text) » n’est pas un code de journal.",
      recovery: "De 1 à 10 lettres ou chiffres, tirets permis : HA, VE, BQ2.")
  }

  static func journalAlreadyOpen(_ journal: Journal) -> Finding {
    Finding(
      "ledger.journal.already-open", "Le journal \(journal.code) est déjà ouvert : « \(journal.label) ».",
      recovery: "Rien à faire ; pour le changer : ecritoire plan journaux modifier \(journal.code) …")
  }

  static func thirdPartyCodeInvalid(_ text: String) -> Finding {
    Finding(
      "ledger.third-party.code-invalid", "« \(text) » n’est pas un code de tiers.",
      recovery: "De 1 à 40 signes sans espace ni barre : TILLEULS, F00012.")
  }

  static func thirdPartyAlreadyOpen(_ party: ThirdParty) -> Finding {
    Finding(
      "ledger.third-party.already-open", "Le tiers \(party.code) existe déjà : « \(party.name) ».",
      recovery: "Rien à faire ; pour le changer : ecritoire plan tiers modifier \(party.code) …")
  }

  static func thirdPartyIdentifier(_ name: String, _ text: String, _ reason: String) -> Finding {
    Finding(
      "ledger.third-party.identifier", "Le \(name) « \(text) » est refusé : \(reason).",
      recovery: "Recopiez-le de la facture ou du relevé d’identité bancaire ; laissez-le de côté si vous ne l’avez pas.")
  }

  static func thirdPartyNumbersDisagree(siren: String, vatNumber: String) -> Finding {
    Finding(
      "ledger.third-party.numbers-disagree", "Le numéro de TVA \(vatNumber) n’est pas celui du SIREN \(siren).",
      recovery: "Les neuf derniers chiffres d’un numéro de TVA français sont le SIREN : l’un des deux est faux.",
      reference: "CGI ann. II art. 242 nonies A")
  }

  static func directoryLabelInvalid(_ text: String, _ what: String) -> Finding {
    Finding(
      "ledger.directory.label-invalid", "« \(text) » ne peut pas nommer \(what).",
      recovery: "Donnez un texte qui ne soit ni vide ni sur plusieurs lignes.")
  }
}
