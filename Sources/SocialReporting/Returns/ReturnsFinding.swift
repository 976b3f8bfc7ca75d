public import Kernel

/// What is wrong with what came back. No number of social security is ever whole in these sentences.
extension Finding {
  static func returnForeign(_ root: String) -> Finding {
    Finding(
      "dsn.return.foreign",
      root.isEmpty
        ? "Ce fichier n’est pas un retour de DSN : il n’a pas d’élément."
        : "Ce fichier n’est pas un retour de DSN : il commence par «\u{A0}\(root.prefix(40))\u{A0}», et non par un rapport.",
      recovery:
        "Téléchargez le retour en XML depuis le tableau de bord, ou recopiez les taux dans une liste CSV, qui se lit aussi.")
  }

  static func returnTooLarge(_ limit: Int) -> Finding {
    Finding(
      "dsn.return.too-large", "Ce retour parle de plus de \(limit) personnes ou anomalies.",
      recovery: "Vérifiez que c’est le bon fichier ; au besoin, découpez-le par établissement.")
  }

  static func returnColumns(_ names: [String]) -> Finding {
    Finding(
      "dsn.return.columns",
      names.isEmpty
        ? "Ce CSV est vide."
        : "Ce CSV n’a pas les colonnes attendues : il a \(names.prefix(8).joined(separator: ", ").prefix(120)).",
      recovery: "La première ligne nomme les colonnes : nir ou matricule, taux, et si l’on veut date, type et identifiant.")
  }

  static func returnNIRInvalid(_ length: Int, line: Int) -> Finding {
    Finding(
      "dsn.return.nir-invalid", "Le numéro de sécurité sociale, de \(length) signes, n’est pas valide.",
      recovery: "Vérifiez-le dans le retour ; il a treize signes, ou quinze avec sa clé."
    ).at(line: line, field: "nir")
  }

  static func returnDateInvalid(_ text: String, line: Int) -> Finding {
    Finding(
      "dsn.return.date-invalid", "«\u{A0}\(text.prefix(20))\u{A0}» n’est pas une date.",
      recovery: "Écrivez le jour où le taux est arrivé : 2026-10-31 ou 31/10/2026."
    ).at(line: line, field: "date")
  }

  static func returnIdentifierInvalid(_ text: String, line: Int) -> Finding {
    Finding(
      "dsn.return.identifier-invalid", .warning, "«\u{A0}\(text.prefix(20))\u{A0}» ne nomme aucun taux : il n’est pas retenu.",
      recovery: "Un identifiant est un nombre entier de 18 chiffres au plus ; le compte rendu métier le porte.",
      reference: "S21.G00.50.008"
    ).at(line: line, field: "identifiant")
  }

  static func returnRateInvalid(_ text: String, _ name: String, line: Int) -> Finding {
    Finding(
      "dsn.return.rate-invalid", "Pour \(name), «\u{A0}\(text.prefix(20))\u{A0}» n’est pas un taux d’impôt possible.",
      recovery: "Un taux va de 0 à moins de 100, avec deux décimales au plus : vérifiez-le dans le retour."
    ).at(line: line, field: "taux")
  }

  static func returnDateFuture(_ day: Day, _ name: String, line: Int) -> Finding {
    Finding(
      "dsn.return.date-future", "Le taux de \(name) serait arrivé le \(day.french), qui n’est pas encore passé.",
      recovery: "Corrigez la date, ou lisez ce retour ce jour-là."
    ).at(line: line, field: "date")
  }

  static func returnPersonUnknown(_ who: String, line: Int) -> Finding {
    Finding(
      "dsn.return.person-unknown", .warning, "Personne ici n’a \(who) : ce taux n’est pas gardé.",
      recovery: "Vérifiez le numéro de sécurité sociale de la fiche, ou que ce retour est bien celui de l’entreprise."
    ).at(line: line, field: "nir")
  }

  static func returnNumberShared(_ number: String, _ count: Int, line: Int) -> Finding {
    Finding(
      "dsn.return.number-shared", .warning,
      "\(count) salariés ont le matricule «\u{A0}\(number.prefix(30))\u{A0}» : ce taux n’est pas gardé.",
      recovery: "Donnez le numéro de sécurité sociale, ou rendez les matricules uniques."
    ).at(line: line, field: "matricule")
  }

  static func returnRepeated(_ name: String, _ first: Int, line: Int) -> Finding {
    Finding(
      "dsn.return.repeated", .info, "\(name) revient avec le même taux qu’à la ligne \(first).",
      recovery: "Rien à faire : le taux n’est gardé qu’une fois."
    ).at(line: line)
  }

  static func returnContradicted(_ name: String, _ first: Int, line: Int) -> Finding {
    Finding(
      "dsn.return.contradicted", "\(name) revient avec un autre taux ou une autre date qu’à la ligne \(first).",
      recovery: "Gardez une seule des deux lignes : celle du retour le plus récent."
    ).at(line: line, field: "taux")
  }

  static func returnOlder(_ name: String, _ day: Day, held: Day, line: Int) -> Finding {
    Finding(
      "dsn.return.older", .warning,
      "Pour \(name), un taux du \(held.french) est déjà tenu ; celui du \(day.french) est plus ancien et n’est pas gardé.",
      recovery: "Vérifiez que vous lisez bien le dernier retour."
    ).at(line: line, field: "date")
  }

  static func returnLeft(_ name: String, _ end: Day, line: Int) -> Finding {
    Finding(
      "dsn.return.left", .warning, "Le contrat de \(name) a pris fin le \(end.french) : ce taux n’est pas gardé.",
      recovery: "Si un versement lui reste dû, saisissez le taux sur sa fiche."
    ).at(line: line)
  }

  static func returnNoContract(_ name: String, line: Int) -> Finding {
    Finding(
      "dsn.return.no-contract", .warning, "\(name) n’a pas de contrat ici : ce taux n’est pas gardé.",
      recovery: "Signez d’abord son contrat, puis relisez ce retour."
    ).at(line: line)
  }

  /// The shape is known from examples only.
  public static func returnShapeUnverified(_ version: String) -> Finding {
    Finding(
      "dsn.return.shape-unverified", .info,
      "La forme de ce retour\(version.isEmpty ? "" : " (\(version.prefix(12)))") est lue d’après des exemples publics du GIP-MDS : aucun schéma officiel n’est public.",
      recovery: "Relisez les taux et les anomalies à l’écran du tableau de bord avant de vous y fier.")
  }

  /// What the report says of a declaration that was not accepted.
  public static func returnRefused(_ what: String) -> Finding {
    Finding(
      "dsn.return.refused", "\(what) : l’envoi ou une déclaration est refusé.",
      recovery: "Corrigez les anomalies listées, puis déposez de nouveau avant l’échéance.")
  }

  /// An anomaly that the report tells, in the words of who wrote it.
  public static func returnAnomaly(_ anomaly: BusinessReport.Anomaly) -> Finding {
    let place = anomaly.rubric.map { " sur \($0.prefix(14))" } ?? ""
    return Finding(
      "dsn.return.anomaly", anomaly.isBlocking ? .error : .warning,
      "Anomalie «\u{A0}\(anomaly.code.prefix(30))\u{A0}»\(place) : \(Finding.harmless(anomaly.message).prefix(400))",
      recovery: "Corrigez la donnée à sa source, puis déclarez-la de nouveau ; la rubrique dit d’où elle vient."
    ).at(line: anomaly.line, field: anomaly.rubric.map { String($0.prefix(14)) })
  }

  /// A rate announced for later.
  public static func returnFutureRate(_ who: String, _ rate: String, _ from: String, line: Int) -> Finding {
    Finding(
      "dsn.return.future-rate", .info,
      "\(who) : un autre taux, \(rate.prefix(8)) %, est annoncé à partir du \(from.prefix(10)). Il n’est pas gardé.",
      recovery: "Il reviendra dans le retour de ce mois-là : lisez-le alors."
    ).at(line: line)
  }

  /// Words of others may hold a number of social security: thirteen or fifteen figures, spaced or not, are masked.
  static func harmless(_ text: String) -> String {
    var result = ""
    var run = ""
    func flush() {
      let signs = run.filter { !$0.isWhitespace }
      let isNumber = (signs.count == 13 || signs.count == 15) && "123478".contains(signs.first ?? "0")
      result += isNumber ? signs.prefix(3) + "•••" + (run.last?.isWhitespace == true ? " " : "") : run
      run = ""
    }
    for character in text {
      let isCorsican = (character == "A" || character == "B") && run.last == "2"
      if (character.isASCII && character.isNumber) || isCorsican || (character.isWhitespace && !run.isEmpty && run.last != " ") {
        run.append(character)
      } else {
        flush()
        result.append(character)
      }
    }
    flush()
    return result
  }
}
