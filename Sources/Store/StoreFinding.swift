import Foundation
import Kernel

/// What can be wrong with a dossier file.
extension Finding {
  public static func dossierMissing(_ path: String) -> Finding {
    Finding(
      "dossier.missing", "Le dossier « \(path) » n’existe pas.",
      recovery: "Vérifiez le chemin, ou créez-le : ecritoire dossier creer \(path) --nom … --siren …")
  }

  public static func dossierExists(_ path: String) -> Finding {
    Finding(
      "dossier.exists", "« \(path) » existe déjà : rien n’a été écrit.",
      recovery: "Choisissez un autre chemin, ou déplacez l’ancien fichier.")
  }

  public static func dossierForeign(_ path: String, _ what: String) -> Finding {
    Finding(
      "dossier.foreign-file", "« \(path) » n’est pas un dossier d’Écritoire : \(what).",
      recovery: "Indiquez un fichier .ecritoire. Pour lire un FEC, un relevé ou un CSV : ecritoire controler \(path)")
  }

  public static func dossierNewer(_ path: String) -> Finding {
    Finding(
      "dossier.newer", "« \(path) » a été écrit par une version plus récente d’Écritoire.",
      recovery: "Installez la dernière version, puis rouvrez-le ; le fichier n’a pas été touché.")
  }

  public static func dossierBusy(_ path: String, by writer: String = "un autre programme") -> Finding {
    Finding(
      "dossier.busy", "« \(path) » est en cours d’écriture par \(writer).",
      recovery: "Attendez la fin de l’autre travail et recommencez ; rien n’a été écrit.")
  }

  public static func dossierReadOnly(_ path: String) -> Finding {
    Finding(
      "dossier.read-only", "« \(path) » ne peut pas être écrit (droits du fichier ou du répertoire, ou support protégé).",
      recovery: "Donnez-vous le droit d’écriture sur le fichier et sur son répertoire, ou copiez-le ailleurs.")
  }

  public static func diskFull(_ path: String) -> Finding {
    Finding(
      "dossier.disk-full", "Plus de place sur le disque de « \(path) ».",
      recovery: "Libérez de la place et recommencez ; le dossier est resté comme il était.")
  }

  public static func dossierDamaged(_ path: String, _ reason: String) -> Finding {
    Finding(
      "dossier.damaged", "« \(path) » est abîmé : \(reason).",
      recovery: "Restaurez la dernière sauvegarde : ecritoire dossier restaurer SAUVEGARDE --dossier \(path)")
  }

  public static func cannotWrite(_ path: String, _ reason: String) -> Finding {
    Finding(
      "file.cannot-write", "« \(path) » ne peut pas être écrit : \(reason).",
      recovery: "Vérifiez que le répertoire existe et que vous avez le droit d’y écrire.")
  }

  /// What one tries to change was never opened.
  public static func directoryMissing(_ what: String, _ name: String) -> Finding {
    Finding(
      "ledger.directory.missing", "Il n’y a pas de \(what) « \(name) » dans ce dossier.",
      recovery: "Vérifiez l’orthographe, ou créez-le d’abord.")
  }

  /// SQLite ends a text at its first nul character: what follows would be lost, and the trail would not recompute.
  static func refuseNulCharacter(_ texts: String?...) throws {
    for case let text? in texts where text.utf8.contains(0) {
      throw Finding(
        "dossier.text.nul", "« \(text.prefix { $0 != "\0" }) » contient un caractère nul.",
        recovery: "Retapez le texte, ou corrigez le fichier d’où il vient.")
    }
  }

  /// What the system refused, in the user's words.
  static func refusal(_ code: Int32, _ path: String) -> Finding {
    switch code {
    case EEXIST: dossierExists(path)
    case ENOSPC, EDQUOT: diskFull(path)
    case ENOENT, ENOTDIR: cannotWrite(path, "son répertoire n’existe pas")
    case EACCES, EPERM: cannotWrite(path, "vous n’avez pas le droit d’écrire dans ce répertoire")
    case EROFS: cannotWrite(path, "le support est protégé en écriture")
    case ENAMETOOLONG: cannotWrite(path, "le nom est trop long")
    case EISDIR: cannotWrite(path, "c’est un répertoire")
    case EMFILE, ENFILE: cannotWrite(path, "trop de fichiers sont ouverts")
    default: cannotWrite(path, "le système refuse (code \(code))")
    }
  }

  public static func fileMissing(_ path: String) -> Finding {
    Finding(
      "file.missing", "Le fichier « \(path) » n’existe pas ou ne peut pas être lu.", recovery: "Vérifiez le chemin et les droits."
    )
  }
}
