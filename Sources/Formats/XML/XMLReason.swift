import CLibXML2

/// libxml2's reasons in French for the faults that people meet; its own words follow in the message.
enum XMLReason {
  static func french(_ code: Int) -> String? { table[code] }

  private static let table: [Int: String] = [
    Int(XML_ERR_DOCUMENT_EMPTY.rawValue): "le document est vide, ou ne commence pas par « < »",
    Int(XML_ERR_DOCUMENT_END.rawValue): "le document s’arrête trop tôt ou continue après sa fin",
    Int(XML_ERR_INVALID_CHAR.rawValue): "un caractère interdit en XML s’y trouve",
    Int(XML_ERR_UNDECLARED_ENTITY.rawValue): "une entité n’est pas déclarée (écrivez « & » sous la forme &amp;)",
    Int(XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue): "un « & » n’est pas suivi d’une entité (écrivez &amp;)",
    Int(XML_ERR_NAME_REQUIRED.rawValue): "un nom manque après « < » ou « & » (écrivez &lt; ou &amp;)",
    Int(XML_ERR_UNKNOWN_ENCODING.rawValue): "l’encodage déclaré est inconnu",
    Int(XML_ERR_UNSUPPORTED_ENCODING.rawValue): "l’encodage déclaré n’est pas connu",
    Int(XML_ERR_INVALID_ENCODING.rawValue): "des octets ne correspondent pas à l’encodage déclaré",
    Int(XML_ERR_LT_IN_ATTRIBUTE.rawValue): "un « < » se trouve dans un attribut (écrivez &lt;)",
    Int(XML_ERR_ATTRIBUTE_NOT_STARTED.rawValue): "la valeur d’un attribut n’est pas entre guillemets",
    Int(XML_ERR_ATTRIBUTE_REDEFINED.rawValue): "un attribut est donné deux fois",
    Int(XML_ERR_GT_REQUIRED.rawValue): "un « > » manque",
    Int(XML_ERR_TAG_NAME_MISMATCH.rawValue): "une balise fermante ne correspond pas à la balise ouverte",
    Int(XML_ERR_TAG_NOT_FINISHED.rawValue): "une balise n’est pas refermée",
    Int(XML_ERR_CDATA_NOT_FINISHED.rawValue): "une section CDATA n’est pas refermée",
    Int(XML_ERR_COMMENT_NOT_FINISHED.rawValue): "un commentaire n’est pas refermé",
    Int(XML_ERR_XMLDECL_NOT_FINISHED.rawValue): "la déclaration <?xml … ?> n’est pas refermée",
    Int(XML_ERR_NAME_TOO_LONG.rawValue): "un nom est trop long",
    Int(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue): "un préfixe d’espace de noms n’est pas déclaré",
    Int(XML_SCHEMAV_ELEMENT_CONTENT.rawValue): "un élément manque ou n’est pas à sa place",
    Int(XML_SCHEMAV_CVC_ELT_1.rawValue): "l’élément racine n’est pas celui que le schéma attend",
    Int(XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1.rawValue): "une valeur n’est pas du type attendu",
    Int(XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3.rawValue): "une valeur n’est d’aucun des types permis",
    Int(XML_SCHEMAV_CVC_PATTERN_VALID.rawValue): "une valeur n’a pas la forme attendue",
    Int(XML_SCHEMAV_CVC_ENUMERATION_VALID.rawValue): "une valeur n’est pas dans la liste permise",
    Int(XML_SCHEMAV_CVC_MINLENGTH_VALID.rawValue): "une valeur est trop courte",
    Int(XML_SCHEMAV_CVC_MAXLENGTH_VALID.rawValue): "une valeur est trop longue",
    Int(XML_SCHEMAV_CVC_LENGTH_VALID.rawValue): "une valeur n’a pas la longueur voulue",
    Int(XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1.rawValue): "un attribut n’est pas permis ici",
    Int(XML_SCHEMAV_CVC_COMPLEX_TYPE_4.rawValue): "un attribut obligatoire manque",
    Int(XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3.rawValue): "du texte se trouve là où seuls des éléments sont permis",
  ]
}
