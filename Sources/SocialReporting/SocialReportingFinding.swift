import Kernel

/// What is wrong with the data of the norm.
extension Finding {
  static func dsnVersionUnknown(_ version: String, known: [String]) -> Finding {
    Finding(
      "dsn.norm.unknown", "La norme « \(version.prefix(20)) » n’est pas connue : \(known.joined(separator: ", ")) le sont.",
      recovery: "Vérifiez la rubrique S10.G00.00.006 du fichier, ou mettez Écritoire à jour.")
  }

  static func dsnNormDataInvalid(_ path: String, line: Int, reason: String) -> Finding {
    Finding(
      "dsn.norm.data-invalid", "Le fichier de la norme « \(path) » n’a pas sa forme : \(reason).",
      recovery: "Corrigez ce fichier, ou retirez-le pour revenir à celui du programme."
    ).at(file: path, line: line)
  }

  static func dsnPatternUnreadable(_ source: String, _ reason: String) -> Finding {
    Finding(
      "dsn.norm.pattern", "Le motif « \(source.prefix(60)) » ne peut pas être lu : \(reason).",
      recovery: "Écrivez-le avec des caractères, des classes [ ], des groupes ( ), |, ?, *, + et { }.")
  }
}
