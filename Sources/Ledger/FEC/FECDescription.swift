public import Kernel

/// The description that must come with a FEC (LPF art. A47 A-1, XI): fields,
/// codes, characters and structure, in a text file.
public struct FECDescription: Sendable {
  public var company: String
  public var siren: String
  public var year: FiscalYear
  /// The name of the FEC that is described.
  public var file: String
  public var encoding: FECWriter.Encoding
  public var isXML: Bool
  public var extraColumns: [(name: String, meaning: String)]
  public var written: FECWritten
  /// In hexadecimal, of the FEC's bytes; nil to say nothing of it.
  public var sha256: String?
  /// Name and version of the software.
  public var software: String

  public init(
    company: String, siren: String, year: FiscalYear, file: String, encoding: FECWriter.Encoding = .utf8, isXML: Bool = false,
    extraColumns: [(name: String, meaning: String)] = [], written: FECWritten, sha256: String? = nil,
    software: String = "Écritoire"
  ) {
    (self.company, self.siren, self.year, self.file) = (company, siren, year, file)
    (self.encoding, self.isXML, self.extraColumns) = (encoding, isXML, extraColumns)
    (self.written, self.sha256, self.software) = (written, sha256, software)
  }

  /// `123456782FEC20251231_description.txt`.
  public static func fileName(siren: String, closing: Day) -> String { "\(siren)FEC\(closing.number)_description.txt" }

  /// The text, in UTF-8, lines ended by CR LF.
  public var text: String {
    let parts = [title, structure, fields, codes, counts, remarks]
    return parts.joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
      + "\r\n"
  }

  private var title: String {
    """
    DESCRIPTION DU FICHIER DES ÉCRITURES COMPTABLES
    (livre des procédures fiscales, art. A47 A-1, XI)

    Entreprise : \(company)
    SIREN : \(siren)
    Exercice : \(year.french)
    Fichier : \(file)
    Logiciel : \(software)
    """ + (sha256.map { "\nEmpreinte SHA-256 du fichier : \($0)" } ?? "")
  }

  private var structure: String {
    let characters = encoding == .utf8 ? "UTF-8, limité aux caractères d’ISO 8859-15" : "ISO 8859-15"
    guard !isXML else {
      return """
        STRUCTURE
        Fichier XML selon le schéma formatA47A-I-VII-1.xsd (VI-2°) : exercice, journaux, écritures, lignes.
        Jeu de caractères : ISO 8859-15, limité à ce qu’il partage avec ISO 8859-1.
        Dates AAAA-MM-JJ, montants en euros avec un point décimal (type xs:float du schéma).
        """
    }
    return """
      STRUCTURE
      Fichier à plat, enregistrements de longueur variable terminés par CR LF (VI-1°).
      Zones séparées par une tabulation ; aucun texte ne contient de tabulation ni de barre verticale.
      La première ligne porte les noms des champs.
      Jeu de caractères : \(characters).
      Dates AAAAMMJJ, montants en euros avec une virgule et deux décimales, sans séparateur de milliers ;
      le signe moins précède le montant.
      """
  }

  private var fields: String {
    let legal = FECField.legal.enumerated().map { index, field in "\(pad(index + 1)). \(field.name) : \(field.meaning)" }
    let extra = extraColumns.enumerated().map { index, column in "\(pad(index + 19)). \(column.name) : \(column.meaning)" }
    return "CHAMPS\n" + (legal + extra).joined(separator: "\n")
  }

  private func pad(_ number: Int) -> String { number < 10 ? " \(number)" : "\(number)" }

  private var codes: String {
    let journals = written.journals.map { "\($0.name.code) : \($0.name.label) (\($0.lines) lignes)" }
    let lettering =
      written.hasLettering
      ? "\n\nCODES DE LETTRAGE (EcritureLet)\nCapitales : les lignes de ce code se soldent, par compte et par tiers.\nMinuscules : lettrage partiel, un reste est dû."
      : ""
    return "CODES DES JOURNAUX\n" + journals.joined(separator: "\n") + lettering
  }

  private var counts: String {
    """
    CONTENU
    Écritures : \(written.entries)
    Lignes : \(written.lines)
    Total au débit : \(written.debit.plainFrench)
    Total au crédit : \(written.credit.plainFrench)
    """
  }

  private var remarks: String {
    let changes = written.findings.map { "- " + $0.message }
    return """
      REMARQUES
      Les à-nouveaux portent le premier numéro ; les écritures suivent l’ordre de validation.
      Les écritures de centralisation et celles qui soldent les comptes de charges et de produits n’y sont pas.
      """ + (changes.isEmpty ? "" : "\n" + changes.joined(separator: "\n"))
  }
}
