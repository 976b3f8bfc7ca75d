import Kernel

/// What is wrong with the lines of a NEODeS text. The form is that of the cahier technique: ISO 8859-1, `rubric,'value'`.
extension Finding {
  private static let form = "cahier technique de la DSN, forme du fichier : rubrique,'valeur' en ISO 8859-1"

  private static func text(_ code: String, _ message: String, _ recovery: String, line: Int?, _ id: RubricID? = nil) -> Finding {
    Finding(code, message, recovery: recovery, reference: form).at(line: line, field: id.map { "\($0)" })
  }

  // MARK: The file

  static func dsnFileEmpty() -> Finding {
    text("dsn.file.empty", "Le fichier est vide.", "Exportez la DSN de nouveau, puis donnez ce fichier.", line: nil)
  }

  static func dsnFileXML() -> Finding {
    text(
      "dsn.file.xml", "Le fichier est en XML, et non en texte NEODeS.",
      "Donnez-le comme DSN en XML, ou convertissez-le d’abord en texte NEODeS.", line: 1)
  }

  static func dsnFileNoRubric(lines: Int) -> Finding {
    text(
      "dsn.file.no-rubric", "Aucune des \(lines) lignes n’est une rubrique de DSN.",
      "Donnez un fichier de lignes comme S10.G00.00.001,'LOGICIEL'.", line: 1)
  }

  static func dsnVersionMissing() -> Finding {
    text(
      "dsn.norm.missing", "Le fichier ne dit pas la version de la norme : la rubrique S10.G00.00.006 manque.",
      "Ajoutez S10.G00.00.006, par exemple S10.G00.00.006,'P26V01' pour une paie de 2026.", line: nil)
  }

  // MARK: Characters

  static func dsnTextMark() -> Finding {
    text(
      "dsn.text.mark", "Le fichier commence par une marque d’UTF-8 (octets EF BB BF).",
      "Enregistrez-le en ISO 8859-1 (Latin-1), sans marque.", line: 1)
  }

  static func dsnTextUTF8(line: Int, _ id: RubricID) -> Finding {
    text(
      "dsn.text.utf8", "La valeur de \(id) est écrite en UTF-8 : un caractère accentué y tient plusieurs octets.",
      "Enregistrez le fichier en ISO 8859-1 (Latin-1).", line: line, id)
  }

  static func dsnTextControl(line: Int, _ id: RubricID, byte: UInt8) -> Finding {
    let hex = (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    return text(
      "dsn.text.control", "La valeur de \(id) contient l’octet \(hex), qui n’est pas un caractère d’ISO 8859-1.",
      byte == 13
        ? "Enregistrez le fichier avec des fins de ligne CRLF ou LF : il en a d’une autre sorte."
        : "Retirez ce caractère ; un fichier en Windows-1252 est à enregistrer en ISO 8859-1.", line: line, id)
  }

  static func dsnTextOutside(line: Int?, _ id: RubricID, _ character: Character) -> Finding {
    let code = character.unicodeScalars.map { String($0.value, radix: 16, uppercase: true) }.joined(separator: "+")
    return text(
      "dsn.text.outside-latin1", "La valeur de \(id) contient « \(character) » (U+\(code)), qui n’existe pas en ISO 8859-1.",
      "Remplacez-le : « oe » pour « œ », une apostrophe droite, « EUR » pour le signe de l’euro.", line: line, id)
  }

  static func dsnTextCurly(line: Int, _ id: RubricID) -> Finding {
    text(
      "dsn.text.curly", "La ligne de \(id) a une apostrophe courbe ; la DSN n’a que l’apostrophe droite.",
      "Remplacez les apostrophes courbes par des droites (').", line: line, id)
  }

  // MARK: Lines

  static func dsnLineShape(line: Int, _ start: String) -> Finding {
    text(
      "dsn.line.shape", "La ligne \(line) n’a pas la forme rubrique,'valeur' : « \(start) ».",
      "Corrigez-la comme S21.G00.30.002,'NOM', ou retirez-la ; une valeur tient sur une seule ligne.", line: line)
  }

  static func dsnLineApostrophe(line: Int, _ id: RubricID) -> Finding {
    text(
      "dsn.line.apostrophe", "La valeur de \(id) n’est pas entre deux apostrophes.",
      "Entourez-la d’apostrophes droites : \(id),'valeur'.", line: line, id)
  }

  static func dsnLineLowercase(line: Int, _ id: RubricID) -> Finding {
    text(
      "dsn.line.lowercase", "Le nom de la rubrique \(id) est écrit en minuscules.", "Écrivez-le en majuscules.", line: line, id)
  }

  static func dsnLineSpaces(line: Int, _ id: RubricID) -> Finding {
    text(
      "dsn.line.spaces", "La ligne de \(id) a des espaces hors de la valeur.",
      "Retirez les espaces avant la rubrique, autour de la virgule et à la fin.", line: line, id)
  }

  static func dsnLineBlank(line: Int) -> Finding {
    text("dsn.line.blank", "La ligne \(line) est vide.", "Retirez cette ligne.", line: line)
  }

  static func dsnLineTooLong(line: Int, limit: Int) -> Finding {
    text(
      "dsn.line.too-long", "La ligne \(line) a plus de \(limit) caractères.",
      "Vérifiez que chaque rubrique est sur sa ligne (fins de ligne CRLF ou LF).", line: line)
  }

  static func dsnLineEndsMixed(line: Int, first: DSNMessage.LineEnding) -> Finding {
    text(
      "dsn.line.mixed-ends", "La ligne \(line) ne finit pas comme la première (\(first.rawValue)).",
      "Enregistrez le fichier avec une seule sorte de fin de ligne, CRLF de préférence.", line: line)
  }

  static func dsnLineUnended(line: Int) -> Finding {
    text(
      "dsn.line.unended", "La dernière ligne n’a pas de fin de ligne.",
      "Vérifiez que le fichier est entier, puis ajoutez un retour à la ligne à la fin.", line: line)
  }

  static func dsnValueEmpty(line: Int?, _ id: RubricID) -> Finding {
    text(
      "dsn.value.empty", "La rubrique \(id) est vide.", "Donnez-lui une valeur, ou retirez toute la ligne.", line: line, id)
  }

  static func dsnValueSpaces(line: Int, _ id: RubricID) -> Finding {
    var finding = text(
      "dsn.value.spaces", "La valeur de \(id) commence ou finit par une espace.", "Retirez cette espace.", line: line, id)
    finding.severity = .warning
    return finding
  }

  // MARK: Writing

  static func dsnWriteOrder(_ rubric: Rubric, after last: RubricID) -> Finding {
    text(
      "dsn.write.order", "La rubrique \(rubric.id) ne peut pas être écrite après \(last) dans le même bloc.",
      "Donnez les rubriques d’un bloc dans l’ordre de leurs numéros, chacune une fois.", line: line(rubric.line), rubric.id)
  }

  static func dsnWriteAmbiguous(_ rubric: Rubric, after last: RubricID) -> Finding {
    text(
      "dsn.write.ambiguous",
      "Deux blocs \(rubric.id.block) se suivent, et le second commence par \(rubric.id) après \(last) : écrits, ils n’en feraient qu’un.",
      "Donnez au second la première rubrique du bloc.", line: line(rubric.line), rubric.id)
  }

  static func dsnWriteEmptyBlock(_ block: BlockID) -> Finding {
    Finding(
      "dsn.write.empty-block", "Le bloc \(block) n’a aucune rubrique : il ne peut pas être écrit.",
      recovery: "Donnez-lui au moins une rubrique, ou retirez-le.", reference: form
    ).at(field: "\(block)")
  }
}
