import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verifier", abstract: "Recalculer tout ce que le dossier a scellé, et nommer la première chose altérée.",
    discussion: "Gardez l’empreinte hors du dossier : elle prouvera plus tard que rien de ce qui la précède n’a changé.")

  @OptionGroup var options: DossierOptions

  func run() throws {
    let verification = try VerifyDossier()(options.desk().dossier)
    let output = Output(options.output)
    let isValid = verification.findings.isEmpty
    let counts = "\(verification.entries) écriture(s) validée(s), \(verification.events) événement(s) dans la piste d’audit"
    output.say(
      "\(isValid ? "Intact" : "ALTÉRÉ") : \(counts)."
    )
    output.say("Empreinte : \(verification.head)")
    try output.value(VerificationJSON(verification))
    output.report(verification.findings)
    if !isValid { throw ExitStatus.blocked.code }
  }
}

struct BackUpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sauvegarder", abstract: "Copier le dossier, même en cours d’emploi, et vérifier la copie.")

  @Argument(help: ArgumentHelp("La copie à écrire.", valueName: "fichier")) var file: String
  @Flag(name: .customLong("compacte"), help: "Récrire la copie sans ses places libres : plus petite, plus lente.")
  var isCompact = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let verification = try BackUpDossier(isCompact: isCompact)(options.desk().dossier, to: file)
    let output = Output(options.output)
    output.say("Sauvegardé et vérifié : \(file), \(verification.entries) écriture(s) validée(s).")
    output.say("Empreinte : \(verification.head)")
    try output.value(VerificationJSON(verification, file: file))
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restaurer", abstract: "Remettre une sauvegarde à la place du dossier, qui est gardé à côté.")

  @Argument(help: ArgumentHelp("La sauvegarde, qui est vérifiée d’abord.", valueName: "fichier")) var file: String
  @Flag(name: .customLong("autre-dossier"), help: "La mettre même à la place du dossier d’une autre entreprise.")
  var replacesAnother = false
  @OptionGroup var options: DossierOptions

  func run() throws {
    let path = try options.resolvedPath()
    let (verification, former) = try RestoreDossier(replacesAnother: replacesAnother)(backup: file, to: path)
    let output = Output(options.output)
    output.say("Restauré et vérifié : \(path), \(verification.entries) écriture(s) validée(s).")
    if let former { output.say("L’ancien dossier est gardé : \(former)") }
    output.say("Empreinte : \(verification.head)")
    try output.value(VerificationJSON(verification, file: path, former: former))
  }
}
