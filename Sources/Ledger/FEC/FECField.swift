/// A field that the law names, in the spelling of the law (LPF art. A47 A-1, VII).
public enum FECField: Int, CaseIterable, Sendable, Hashable {
  case journalCode, journalLib, ecritureNum, ecritureDate, compteNum, compteLib, compAuxNum, compAuxLib, pieceRef, pieceDate
  case ecritureLib, debit, credit, ecritureLet, dateLet, validDate, montantDevise, idevise
  /// The two that may stand for Debit and Credit.
  case montant, sens
  /// Those of cash bookkeeping: 21 columns for farming, 22 for the liberal professions (VIII-5 and VIII-7).
  case dateRglt, modeRglt, natOp, idClient

  public var name: String { FECField.names[rawValue] }

  /// The 18 fields of VII-1, in their order.
  public static let legal = Array(FECField.allCases.prefix(18))

  static let names = [
    "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib", "PieceRef",
    "PieceDate", "EcritureLib", "Debit", "Credit", "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise", "Montant",
    "Sens", "DateRglt", "ModeRglt", "NatOp", "IdClient",
  ]

  /// What the field says, in French: for the description file and the help page.
  public var meaning: String {
    switch self {
    case .journalCode: "code du journal"
    case .journalLib: "libellé du journal"
    case .ecritureNum: "numéro de l’écriture, sur une séquence continue"
    case .ecritureDate: "date de comptabilisation"
    case .compteNum: "numéro de compte (les trois premiers caractères sont ceux du plan comptable)"
    case .compteLib: "libellé du compte"
    case .compAuxNum: "numéro du compte auxiliaire (vide si inutilisé)"
    case .compAuxLib: "libellé du compte auxiliaire (vide si inutilisé)"
    case .pieceRef: "référence de la pièce justificative"
    case .pieceDate: "date de la pièce justificative"
    case .ecritureLib: "libellé de l’écriture"
    case .debit: "montant au débit, en euros"
    case .credit: "montant au crédit, en euros"
    case .ecritureLet: "lettrage (vide si inutilisé)"
    case .dateLet: "date du lettrage (vide si inutilisé)"
    case .validDate: "date de validation de l’écriture"
    case .montantDevise: "montant en devise (vide si inutilisé)"
    case .idevise: "devise, code ISO 4217 (vide si inutilisé)"
    case .montant: "montant, en euros"
    case .sens: "sens : D ou +1 au débit, C ou -1 au crédit"
    case .dateRglt: "date de règlement"
    case .modeRglt: "mode de règlement"
    case .natOp: "nature de l’opération (vide si inutilisé)"
    case .idClient: "identification du client (vide si inutilisé)"
    }
  }

  private static let byFoldedName = Dictionary(uniqueKeysWithValues: allCases.map { (folded($0.name), $0) })

  /// The field of that name, whatever the case of its letters.
  static func legal(_ name: String) -> FECField? { byFoldedName[folded(name)] }

  /// The field that vendors write under another name.
  static func vendor(_ name: String) -> FECField? { vendorNames[folded(name)] }

  /// Letters and digits only, without accents, in lower case.
  private static func folded(_ name: String) -> String {
    var text = ""
    for scalar in name.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": text.unicodeScalars.append(scalar)
      case "é", "è", "ê", "ë": text += "e"
      case "à", "â": text += "a"
      case "ô": text += "o"
      case "î", "ï": text += "i"
      case "û", "ù": text += "u"
      case "ç": text += "c"
      default: continue
      }
    }
    return text
  }

  private static let vendorNames: [String: FECField] = {
    let table: [(FECField, String)] = [
      (.journalCode, "journal codejournal jnl jal"),
      (.journalLib, "libellejournal journallibelle nomjournal intitulejournal libjournal"),
      (
        .ecritureNum,
        "numecriture numeroecriture ecriture ecriturenumero numero num nummouvement numeromouvement mouvement numecr"
      ),
      (.ecritureDate, "date dateecriture datecomptable datecompta dateoperation datemouvement dateecr"),
      (.compteNum, "compte numcompte numerocompte comptegeneral numerodecompte nocompte numcpt cpt"),
      (.compteLib, "libellecompte comptelibelle intitulecompte intituleducompte intitule nomcompte libcompte libelleducompte"),
      (.compAuxNum, "compteauxnum auxiliaire compteauxiliaire tiers codetiers comptetiers numtiers numauxiliaire"),
      (.compAuxLib, "compteauxlib libelleauxiliaire libelletiers nomtiers intituletiers nomauxiliaire"),
      (.pieceRef, "piece numpiece numeropiece refpiece referencepiece reference ref numerodepiece nopiece"),
      (.pieceDate, "datepiece datedepiece datefacture datedelapiece"),
      (.ecritureLib, "libelle libelleecriture ecriturelibelle libelleoperation libellemouvement lib"),
      (.debit, "montantdebit debiteur debiteuros debiteur"), (.credit, "montantcredit crediteur crediteuros crediteur"),
      (.ecritureLet, "lettrage lettre codelettrage codelettre let"), (.dateLet, "datelettrage datedelettrage"),
      (.validDate, "datevalidation datevalid datedevalidation validation"),
      (.montantDevise, "montantendevise montantdevises"), (.idevise, "devise codedevise identifiantdevise"),
      (.montant, "montanteuros montanteur"), (.sens, "sensecriture dc debitcredit"),
    ]
    var names: [String: FECField] = [:]
    for (field, words) in table { for word in words.split(separator: " ") { names[String(word)] = field } }
    return names
  }()
}
