import Kernel

extension Finding {
  static func accessDenied(_ role: Role, _ permission: Permission) -> Finding {
    Finding(
      "access.denied", "Votre rôle (\(role.french)) ne permet pas de \(permission.french).",
      recovery: "Demandez-le à une personne du dossier qui en a le rôle : ecritoire aide roles")
  }

  static func dossierNameInvalid(_ name: String) -> Finding {
    Finding(
      "access.dossier-name", "« \(name) » ne peut pas nommer un dossier.",
      recovery: "Prenez de 1 à 60 lettres sans accent, chiffres ou traits d’union : atelier-brindille.")
  }

  static func dossierUnknown(_ name: String) -> Finding {
    Finding(
      "access.dossier-unknown", "Il n’y a pas de dossier « \(name) » parmi ceux qui vous sont ouverts.",
      recovery: "Choisissez-en un dans la liste, ou demandez à qui gère les personnes de vous l’ouvrir.")
  }
}
