import Kernel

/// What is wrong with the XML of a message, or with its schema.
extension Finding {
  private static func xml(_ code: String, _ message: String, _ recovery: String, line: Int?, _ field: String? = nil) -> Finding {
    Finding(code, message, recovery: recovery).at(line: line, field: field)
  }

  // MARK: The document

  static func dsnXMLRoot(_ name: String, line: Int) -> Finding {
    xml(
      "dsn.xml.root", "L’élément racine est « \(name.prefix(40)) », et non « dsn ».",
      "Donnez une DSN en XML d’Écritoire : elle commence par <dsn xmlns=\"\(DSNXML.namespace)\" …>.", line: line,
      String(name.prefix(40)))
  }

  static func dsnXMLNamespace(_ namespace: String, line: Int) -> Finding {
    let found = namespace.isEmpty ? "n’a pas d’espace de noms" : "est dans l’espace de noms « \(namespace.prefix(80)) »"
    return xml(
      "dsn.xml.namespace", "L’élément racine \(found), et non dans « \(DSNXML.namespace) ».",
      "Il n’existe pas d’autre forme XML que celle d’Écritoire pour une DSN : donnez plutôt le texte NEODeS, ou corrigez l’attribut xmlns.",
      line: line, DSNXML.root)
  }

  static func dsnXMLAttributeMissing(_ name: String, values: [String], line: Int) -> Finding {
    xml(
      "dsn.xml.attribute-missing", "L’attribut « \(name) » manque à l’élément racine.",
      "Ajoutez-le : \(name)=\"\(values.last ?? "")\".", line: line, name)
  }

  static func dsnXMLAttributeWrong(_ name: String, _ value: String, values: [String], line: Int) -> Finding {
    xml(
      "dsn.xml.attribute-wrong", "L’attribut « \(name) » vaut « \(value.prefix(40)) ».",
      "Il peut valoir : \(values.joined(separator: ", ")).", line: line, name)
  }

  static func dsnXMLAttributeUnknown(_ name: String, of element: String, line: Int) -> Finding {
    xml(
      "dsn.xml.attribute-unknown", "L’élément « \(element.prefix(40)) » a un attribut « \(name.prefix(40)) », qui serait perdu.",
      "Retirez cet attribut : seule la racine en a (norme, encodage, finDeLigne).", line: line, String(element.prefix(40)))
  }

  static func dsnXMLNoRubric() -> Finding {
    xml(
      "dsn.xml.no-rubric", "Le document ne contient aucune rubrique.",
      "Donnez une DSN entière, de S10.G00.00 à S90.G00.90.", line: 1)
  }

  static func dsnXMLVersionDiffers(_ rubric: Rubric, _ version: String) -> Finding {
    xml(
      "dsn.xml.version-differs",
      "S10.G00.00.006 dit « \(rubric.value.prefix(20)) » et l’attribut « norme » dit « \(version.prefix(20)) ».",
      "Mettez la même version aux deux.", line: line(rubric.line), "\(rubric.id)")
  }

  // MARK: Elements

  static func dsnXMLElementUnknown(_ name: String, line: Int) -> Finding {
    xml(
      "dsn.xml.element-unknown", "L’élément « \(name.prefix(40)) » n’est ni un bloc ni une rubrique de la DSN.",
      "Retirez-le : un bloc s’appelle comme S21.G00.30, une rubrique comme S21.G00.30.001.", line: line, String(name.prefix(40)))
  }

  static func dsnXMLRubricElement(_ id: RubricID, _ name: String, line: Int) -> Finding {
    xml(
      "dsn.xml.rubric-element", "La rubrique \(id) contient un élément « \(name.prefix(40)) ».",
      "Une rubrique ne contient que sa valeur : sortez-en cet élément.", line: line, "\(id)")
  }

  static func dsnXMLRubricLate(_ id: RubricID, line: Int) -> Finding {
    xml(
      "dsn.xml.rubric-late", "La rubrique \(id) vient après un bloc contenu dans le sien.",
      "Placez les rubriques d’un bloc avant les blocs qu’il contient.", line: line, "\(id)")
  }

  static func dsnXMLText(_ text: String, line: Int) -> Finding {
    let start = NEODeSReading.masked(String(text.filter { !$0.isNewline }.drop { $0 == " " }.prefix(20)))
    return xml(
      "dsn.xml.text", "Du texte se trouve entre les éléments : « \(start) ».",
      "Retirez-le, ou placez-le dans la rubrique dont il est la valeur.", line: line)
  }

  static func dsnXMLBlockEmpty(_ block: BlockID, line: Int) -> Finding {
    xml(
      "dsn.xml.block-empty", "Le bloc \(block) n’a aucune rubrique : le texte NEODeS ne pourrait pas le dire.",
      "Donnez-lui au moins une rubrique, ou retirez-le.", line: line, "\(block)")
  }

  static func dsnXMLBlockAmbiguous(_ block: BlockID, line: Int) -> Finding {
    xml(
      "dsn.xml.block-ambiguous",
      "Deux blocs \(block) se suivent sans rubrique commune : dans un texte NEODeS ils n’en feraient qu’un.",
      "Donnez au second la première rubrique du bloc, ou réunissez les deux.", line: line, "\(block)")
  }

  // MARK: Schemas

  static func dsnSchemaMissing(_ version: String, nature: String) -> Finding {
    Finding(
      "dsn.schema.missing", .info,
      "Il n’y a pas de schéma XML pour la nature \(nature.prefix(20)) de la norme \(version.prefix(20)).",
      recovery: "Les natures 01, 04, 05 et 07 ont le leur, de P24V01 à P26V01 ; sans schéma, les autres contrôles sont faits.")
  }

  static func dsnSchemaSeveral(_ natures: [String]) -> Finding {
    Finding(
      "dsn.schema.several", .info,
      "L’envoi réunit des déclarations de natures \(natures.map { String($0.prefix(4)) }.joined(separator: ", ")) : un schéma XML n’en décrit qu’une.",
      recovery: "Les autres contrôles sont faits ; pour le schéma, faites un envoi par nature.")
  }
}
