import Kernel
import UseCases
import Workforce

// The fields of a person's file: what shows them, and what reads them back.

extension FormDrawing {
  /// - Parameter file: nil for somebody who is hired.
  func employee(_ file: EmployeeFile?) -> [FormGroup] {
    let known = "vide\u{A0}: reste "
    let rate = file?.taxRates.last
    return [
      FormGroup(
        "La personne",
        [
          field("nom", "Nom de naissance", file?.birthName, isRequired: true),
          field("nom-usage", "Nom d’usage", file?.usedName, help: "s’il est autre"),
          field("prenoms", "Prénoms", file?.firstNames, help: "l’usuel d’abord", isRequired: true),
          list(
            "sexe", "Sexe", file?.sex.rawValue,
            [("", "à choisir")] + EmployeeFile.Sex.allCases.map { ($0.rawValue, $0.french) }),
          day("naissance", "Date de naissance", file?.birth, isRequired: true),
          field("ne-a", "Commune de naissance", file?.birthPlace),
          field("departement", "Département de naissance", file?.birthDepartment, help: "67, 2A, 99 à l’étranger"),
          field("pays-naissance", "Pays de naissance", file?.birthCountry ?? "FR", help: "en deux lettres"),
          field(
            "nir", "Numéro de sécurité sociale",
            help: file?.nir.map { known + $0.masked } ?? "clé comprise ; peut venir plus tard"),
          field(
            "ntt", "Numéro temporaire (NTT)",
            help: file?.temporaryNumber.map { known + $0.masked } ?? "tant que l’autre est attendu\u{A0}: 1 ou 2, SIREN, suite"),
          box("ntt-a-former", "Former un numéro temporaire"),
          field("nationalite", "Nationalité", file?.nationality ?? (file == nil ? "FR" : nil), help: "en deux lettres"),
        ] + (file?.temporaryNumber == nil ? [] : [box("sans-ntt", "Ôter le numéro temporaire\u{A0}: la DSN connaît l’autre")])),
      FormGroup("Coordonnées", address(file?.address) + [field("courriel", "Courriel", file?.email)]),
      FormGroup(
        "Titre de travail", note: "d’une personne étrangère, si un titre est exigé",
        [
          field("titre", "Type", file?.workPermit?.kind), field("titre-numero", "Numéro", file?.workPermit?.number),
          day("titre-fin", "Valable jusqu’au", file?.workPermit?.through),
        ]),
      FormGroup(
        "Paie",
        [
          field("matricule", "Matricule", file?.number),
          field("iban", "IBAN", help: file?.iban.map { known + WorkforceShown.iban($0) } ?? "où le salaire est versé"),
          field(
            "pas", "Nouveau taux d’impôt, %", help: rate.map { known + WorkforceShown.rate($0) } ?? "transmis par la DSN : 7,5"),
          day("pas-recu", "Reçu le", help: "vide : aujourd’hui"),
          box("pas-aucun", "Aucun taux n’est transmis : barème par défaut"),
          field("a-charge", "Personnes à charge", file.map { String($0.dependants) } ?? "0"),
        ]),
      FormGroup(
        "Congés repris", note: "ce qui restait avant d’être compté ici",
        [
          field("conges-n1", "Solde N-1, en jours", file?.leaveOpening.map { WorkforceShown.figure($0.previous) }),
          field("conges-n", "Acquis N, en jours", file?.leaveOpening.map { WorkforceShown.figure($0.current) }),
          day("conges-au", "Premier jour compté ici", file?.leaveOpening?.from),
        ]),
    ]
  }
}

extension Fields {
  /// The file that the form says. Numbers that are masked on the page stay when their field is empty.
  /// - Parameter known: nil for somebody who is hired.
  func employee(_ known: EmployeeFile?, today: Day) throws -> EmployeeFile {
    guard let sex = text("sexe").flatMap({ EmployeeFile.Sex(rawValue: $0) }) ?? known?.sex else {
      throw Finding.fieldMissing("le sexe").at(field: "sexe")
    }
    var file = known ?? EmployeeFile(birthName: "", firstNames: "", sex: sex, birth: today)
    (file.birthName, file.firstNames, file.sex) = (text("nom") ?? "", text("prenoms") ?? "", sex)
    file.birth = try requiredDay("naissance")
    (file.usedName, file.birthPlace, file.birthDepartment) = (text("nom-usage"), text("ne-a"), text("departement")?.uppercased())
    file.birthCountry = text("pays-naissance")?.uppercased() ?? "FR"
    file.nir = try identifier("nir", "Ce numéro de sécurité sociale", NIR.init(_:)) ?? file.nir
    file.temporaryNumber = try identifier("ntt", "Ce numéro temporaire", TemporaryNumber.init(_:)) ?? file.temporaryNumber
    if isTicked("sans-ntt") { file.temporaryNumber = nil }
    file.iban = try identifier("iban", "Cet IBAN", IBAN.init(_:)) ?? file.iban
    (file.nationality, file.address, file.email) = (text("nationalite")?.uppercased(), postalAddress(), text("courriel"))
    file.workPermit =
      text("titre") == nil && text("titre-numero") == nil
      ? nil
      : EmployeeFile.WorkPermit(
        kind: text("titre") ?? "", number: text("titre-numero") ?? "", through: try day("titre-fin"))
    (file.number, file.dependants) = (text("matricule"), max(try number("a-charge") ?? 0, 0))
    let rate = try rate("pas")
    if rate != nil || isTicked("pas-aucun") {
      file.receive(.init(isTicked("pas-aucun") ? nil : rate, received: try day("pas-recu") ?? today))
    }
    if let from = try day("conges-au") {
      file.leaveOpening = LeaveOpening(
        from: from, previous: try leaveDays("conges-n1") ?? .zero, current: try leaveDays("conges-n") ?? .zero)
    } else if text("conges-n1") != nil || text("conges-n") != nil {
      throw Finding.fieldMissing("le premier jour compté ici").at(field: "conges-au")
    } else {
      file.leaveOpening = nil
    }
    return file
  }
}
