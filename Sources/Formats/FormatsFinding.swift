import Foundation
public import Kernel

extension Finding {
  public static func fileUnreadable(_ path: String, _ code: Int32) -> Finding {
    let reason =
      switch code {
      case 2: "il n’existe pas"
      case 13: "vous n’avez pas le droit de le lire"
      case 21: "c’est un dossier"
      default: String(cString: strerror(code))
      }
    return Finding(
      "file.unreadable", .error, "Le fichier « \(path) » ne peut pas être lu : \(reason).",
      recovery: "Vérifiez le chemin et les droits, puis recommencez.", file: path)
  }

  // MARK: Text

  public static func textUTF16() -> Finding {
    Finding(
      "text.utf16", .error,
      "Le fichier est écrit en UTF-16 ; il n’est pas lu, pour ne pas se tromper de caractères.",
      recovery: "Enregistrez-le de nouveau en UTF-8 (dans un tableur : « CSV UTF-8 »).")
  }

  public static func textBinary(offset: Int) -> Finding {
    Finding(
      "text.binary", .error,
      "Le fichier n’est pas du texte : il contient un octet nul (octet \(offset + 1)).",
      recovery: "Donnez le fichier texte lui-même, et non un classeur, une archive ou un PDF.")
  }

  public static func textInvalidUTF8(offset: Int, byte: UInt8) -> Finding {
    let hex = String(byte, radix: 16, uppercase: true)
    return Finding(
      "text.invalid-utf8", .error,
      "Le texte n’est pas de l’UTF-8 valable : octet \(hex) hors de sa place (octet \(offset + 1)).",
      recovery: "Vérifiez que le fichier n’est pas tronqué et qu’il est d’un bout à l’autre dans le même encodage.")
  }

  public static func textReplaced(_ replaced: [EncodedText.Replacement], encoding: TextEncoding) -> Finding {
    let list = replaced.prefix(10).map { "« \($0.character) » par « \($0.plain) » (\($0.count))" }.joined(separator: ", ")
    return Finding(
      "text.replaced", .info,
      "Des caractères qui n’existent pas en \(encoding.rawValue) ont été remplacés : \(list)\(replaced.count > 10 ? "…" : ".")",
      recovery: "Rien à faire si le sens est gardé ; sinon exportez en UTF-8.")
  }

  // MARK: XML

  public static func xmlMalformed(line: Int, code: Int, reason: String) -> Finding {
    Finding(
      "xml.malformed", .error,
      "Le fichier XML est mal formé, ligne \(line) : \(xmlReason(code, reason)).",
      recovery: "Demandez un fichier entier et non modifié au logiciel qui l’a produit.", reference: "XML 1.0, W3C", line: line)
  }

  public static func xmlDoctypeRefused(line: Int) -> Finding {
    Finding(
      "xml.doctype-refused", .error,
      "Le fichier XML contient une déclaration DOCTYPE (ligne \(line)) : il est refusé sans la lire.",
      recovery: "Retirez la déclaration DOCTYPE ; aucun format comptable ou social n’en demande.", line: line)
  }

  public static func xmlTooDeep(line: Int, limit: Int) -> Finding {
    Finding(
      "xml.too-deep", .error,
      "Le fichier XML emboîte plus de \(limit) éléments (ligne \(line)).",
      recovery: "Vérifiez que c’est le bon fichier : aucun format lu ici n’en emboîte autant.", line: line)
  }

  public static func xmlTextTooLong(line: Int, limit: Int) -> Finding {
    Finding(
      "xml.text-too-long", .error, "Un texte du fichier XML dépasse \(limit) octets (ligne \(line)).",
      recovery: "Vérifiez que c’est le bon fichier.", line: line)
  }

  public static func xmlSchemaInvalid(line: Int, code: Int, reason: String) -> Finding {
    Finding(
      "xml.schema-invalid", .error,
      "Le fichier ne suit pas son schéma, ligne \(line) : \(xmlReason(code, reason)).",
      recovery: "Corrigez cette ligne, ou produisez de nouveau le fichier.", line: line)
  }

  public static func xmlSchemaUnusable(line: Int, reason: String) -> Finding {
    Finding(
      "xml.schema-unusable", .error,
      "Le schéma XSD ne peut pas servir, ligne \(line) : \(xmlReason(0, reason)).",
      recovery: "Donnez un schéma complet, qui n’en inclut pas d’autre.", line: line)
  }

  public static func xmlCharacterRefused(_ scalar: Unicode.Scalar) -> Finding {
    let code = String(scalar.value, radix: 16, uppercase: true)
    return Finding(
      "xml.character-refused", .error,
      "Le caractère U+\(String(repeating: "0", count: max(0, 4 - code.count)) + code) ne peut pas être écrit en XML.",
      recovery: "Retirez ce caractère de contrôle du texte.", reference: "XML 1.0, § 2.2")
  }

  private static func xmlReason(_ code: Int, _ english: String) -> String {
    var words = english.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.hasSuffix(".") { words.removeLast() }
    if words.count > 300 { words = words.prefix(300) + "…" }
    guard let french = XMLReason.french(code) else { return words.isEmpty ? "libxml2 le refuse (code \(code))" : words }
    return words.isEmpty ? french : "\(french) (\(words))"
  }

  // MARK: Spreadsheets

  static func spreadsheetTooLarge() -> Finding {
    Finding(
      "spreadsheet.too-large", .error, "Le classeur dépasserait 4 Go, ce qu’aucun tableur n’ouvre.",
      recovery: "Choisissez une période ou des comptes, ou exportez en CSV.")
  }

  // MARK: CSV

  public static func csvUnclosedQuote(line: Int, field: Int) -> Finding {
    Finding(
      "csv.unclosed-quote", .error, "Un guillemet ouvert à la ligne \(line), colonne \(field), n’est jamais refermé.",
      recovery: "Refermez-le, ou doublez-le s’il fait partie du texte.", reference: "RFC 4180", line: line)
  }

  public static func csvStrayQuote(line: Int, field: Int) -> Finding {
    Finding(
      "csv.stray-quote", .error, "Un guillemet est mal placé à la ligne \(line), colonne \(field).",
      recovery: "Mettez tout le champ entre guillemets et doublez ceux qui font partie du texte.", reference: "RFC 4180",
      line: line)
  }

  public static func csvLineTooLong(line: Int, limit: Int) -> Finding {
    Finding(
      "csv.line-too-long", .error,
      "La ligne \(line) dépasse \(limit) octets.",
      recovery: "Vérifiez que c’est le bon fichier et qu’un guillemet n’y manque pas.", line: line)
  }

  public static func csvFieldTooLong(line: Int, field: Int, limit: Int) -> Finding {
    Finding(
      "csv.field-too-long", .error,
      "Le champ \(field) de la ligne \(line) dépasse \(limit) octets.",
      recovery: "Vérifiez que c’est le bon fichier et qu’un guillemet n’y manque pas.", line: line)
  }

  public static func csvFieldCount(line: Int, found: Int, expected: Int, separator: CSVFormat.Separator) -> Finding {
    Finding(
      "csv.field-count", .error,
      "La ligne \(line) a \(found) champ\(found > 1 ? "s" : "") au lieu de \(expected).",
      recovery: "Mettez entre guillemets les champs qui contiennent le séparateur (\(separator.french)).", line: line)
  }
}
