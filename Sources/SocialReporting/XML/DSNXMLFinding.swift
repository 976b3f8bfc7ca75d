import Kernel

/// What is wrong with the XML of a message, or with its schema.
extension Finding {
  static func dsnSchemaMissing(_ version: String, nature: String) -> Finding {
    Finding(
      "dsn.schema.missing", "Il n’y a pas de schéma XML pour la nature \(nature.prefix(20)) de la norme \(version.prefix(20)).",
      recovery:
        "Les natures 01, 04, 05 et 07 ont le leur, de P24V01 à P26V01 : sans schéma, seuls les autres contrôles sont faits.")
  }
}
