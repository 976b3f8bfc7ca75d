import Foundation
import Kernel
import Store

/// What an event is about, in French, with the page that shows it when there is one.
struct TrailSubject: Sendable {
  let text: String
  let page: String?

  /// - Parameter useCase: tells the number of an entry from its key, since a reversal names the number.
  init(_ subject: String, useCase: String, _ visit: DossierVisit) {
    let slash = subject.firstIndex(of: "/")
    let kind = slash.map { String(subject[..<$0]) } ?? subject
    let rest = slash.map { String(subject[subject.index(after: $0)...]) } ?? ""
    let encoded = Fields.encode(rest)
    // People are kept state by state: the number comes before the version.
    let kept = rest.prefix { $0.isNumber }
    func day(_ text: String) -> String { Day(iso: text)?.french ?? text }
    switch kind {
    case "dossier": (text, page) = ("le dossier", visit.path("dossier"))
    case "entry" where useCase == "ecriture.contrepasser":
      (text, page) = ("écriture n° \(rest)", nil)
    case "entry": (text, page) = ("écriture (clé \(rest))", visit.path("ecritures/\(encoded)"))
    case "draft": (text, page) = ("écriture au brouillard (clé \(rest))", visit.path("ecritures/\(encoded)"))
    case "voucher": (text, page) = ("pièce jointe \(rest)", visit.path("pieces-jointes/\(encoded)"))
    case "drafts": (text, page) = ("brouillard jusqu’au \(day(rest))", visit.path("ecritures"))
    case "batch": (text, page) = ("import n° \(rest)", visit.path("imports") + "#lot-\(encoded)")
    case "bank-account": (text, page) = ("compte bancaire du \(rest)", visit.path("banque/\(encoded)"))
    case "movements": (text, page) = ("mouvements de l’import n° \(rest)", visit.path("banque/releves") + "#lot-\(encoded)")
    case "movement-entry": (text, page) = ("mouvement bancaire n° \(rest)", nil)
    case "file" where useCase == "banque.importer": (text, page) = ("fichier « \(rest) »", visit.path("banque/releves"))
    case "file" where useCase.hasSuffix(".importer"): (text, page) = ("fichier « \(rest) »", visit.path("imports"))
    case "file" where useCase == "fec.exporter": (text, page) = ("fichier « \(rest) »", visit.path("fec"))
    case "file": (text, page) = ("fichier « \(rest) »", nil)
    case "export": (text, page) = ("fichier remis « \(rest) »", nil)
    case "inbox": (text, page) = ("pièces à saisir", visit.path("pieces"))
    case "account" where useCase.hasPrefix("banque."):
      (text, page) = ("rapprochement du \(rest)", visit.path("rapprochement/\(encoded)"))
    case "reconciliation":
      let account = rest.prefix { $0 != "/" }
      (text, page) = ("état de rapprochement du \(account)", visit.path("rapprochement/\(account)"))
    case "declaration": (text, page) = ("déclaration n° \(kept)", visit.path("dsn/declarations/\(kept)"))
    case "dsn": (text, page) = ("DSN de \(Month(iso: rest)?.french ?? rest)", visit.path("dsn"))
    case "scenario": (text, page) = ("scénario \(rest)", visit.path("scenario"))
    case "judgement": (text, page) = ("jugement sur \(rest)", visit.path("parcours"))
    case "journal": (text, page) = ("journal \(rest)", visit.path("journaux/\(encoded)"))
    case "account":
      (text, page) = rest == "*" ? ("tous les comptes", visit.path("plan")) : ("compte \(rest)", visit.path("comptes/\(encoded)"))
    case "third-party": (text, page) = ("tiers \(rest)", visit.path("tiers/\(encoded)"))
    case "lettering": (text, page) = ("lettrage \(rest.replacing("/", with: ", "))", visit.path("lettrage"))
    case "fiscal-year": (text, page) = ("exercice \(rest)", visit.path("dossier"))
    case "period": (text, page) = ("période jusqu’au \(day(rest))", visit.path("dossier"))
    case "template": (text, page) = ("guide « \(rest) »", nil)
    case "recurring_entry": (text, page) = ("abonnement « \(rest) »", nil)
    case "bank_rule": (text, page) = ("règle de codage « \(rest) »", visit.path("banque/regles"))
    case "loan": (text, page) = ("emprunt « \(rest) »", visit.path("emprunts"))
    case "movement": (text, page) = ("mouvement de banque n° \(rest)", nil)
    case "recurring": (text, page) = ("abonnements jusqu’au \(day(rest))", nil)
    case "cash_item": (text, page) = ("poste « \(rest) »", visit.path("tresorerie"))
    case "cash_scenario": (text, page) = ("scénario « \(rest) »", visit.path("tresorerie") + "?scenario=\(encoded)")
    case "cash_threshold":
      (text, page) = (rest == "total" ? "seuil de la trésorerie" : "seuil du compte \(rest)", visit.path("tresorerie"))
    case "cash-count": (text, page) = ("comptage de caisse \(rest)", visit.path("caisse"))
    case "workplace":
      (text, page) = ("établissement n° \(kept)", visit.path("etablissement") + "?lieu=\(kept)")
    case "employee": (text, page) = ("salarié n° \(kept)", visit.path("salaries/\(kept)"))
    case "employment_contract": (text, page) = ("contrat n° \(kept)", nil)
    case "payslip": (text, page) = ("bulletin n° \(rest)", visit.path("paie/bulletins/\(encoded)"))
    case "paie": (text, page) = ("paie de \(Month(iso: rest)?.french ?? rest)", visit.path("paie/\(encoded)"))
    case "pay_variables": (text, page) = ("éléments de paie n° \(kept)", nil)
    case "absence": (text, page) = ("absence n° \(kept)", nil)
    case "sample": (text, page) = ("les tiers de l’exemple", visit.path("tiers"))
    default: (text, page) = (subject, nil)
    }
  }
}

extension TrailEvent {
  /// « 24/11/2026 » and « 09:30 », or the instant itself when it does not read so.
  var dayAndTime: (day: String, time: String) {
    guard let day = Day(iso: String(instant.prefix(10))), instant.count >= 16 else { return (instant, "") }
    return (day.french, String(instant.dropFirst(11).prefix(5)))
  }
}
