import ArgumentParser
import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Whose work: that of one dossier, or of a learner of a practice over all theirs.
struct LearnerOptions: ParsableArguments {
  @Option(
    name: .customLong("apprenant"),
    help: ArgumentHelp("Un apprenant du cabinet, sur tous ses dossiers ; sinon le dossier donné.", valueName: "identifiant"))
  var login: String?
  @Option(name: .customLong("dossiers"), help: ArgumentHelp("Le répertoire du cabinet, avec --apprenant.", valueName: "rep"))
  var folder = "."
  @OptionGroup var dossier: DossierOptions

  func validate() throws {
    if login != nil, dossier.path != nil { throw ValidationError("--apprenant et --dossier s’excluent.") }
  }

  var output: OutputOptions { dossier.output }

  func peopleDesk() throws -> PeopleDesk {
    guard Register.exists(in: folder) else { throw Finding.registerMissing(folder) }
    return PeopleDesk(
      register: try Register.open(in: folder), shelf: DossierShelf(folder: folder), actor: .owner(named: dossier.authorName),
      instant: dossier.instant, now: time(nil))
  }

  func juryFile() throws -> JuryFile {
    let read = ReadJuryFile(engine: Version.text)
    if let login { return try read(peopleDesk(), login: login, files: output.files) }
    let file = (try dossier.resolvedPath() as NSString).lastPathComponent
    let name = file.hasSuffix(".ecritoire") ? String(file.dropLast(".ecritoire".count)) : file
    return try read(dossier.desk(), name: DossierShelf.isName(name) ? name : "dossier")
  }
}

struct JuryFileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier-jury",
    abstract: "Le dossier d’un candidat pour son jury : un PDF, et une archive qui se vérifie seule.",
    discussion:
      """
      Exemple : ecritoire parcours dossier-jury --apprenant nora.benali --dossiers /srv/dossiers --pdf nora.pdf --zip nora.zip
      Notez l’empreinte du manifeste ailleurs que dans l’archive : le jury la comparera.
      """)
  @Option(name: .customLong("pdf"), help: ArgumentHelp("Le PDF à écrire.", valueName: "fichier")) var pdf: String?
  @Option(
    name: .customLong("zip"),
    help: ArgumentHelp("L’archive à écrire : le PDF, les preuves, la piste d’audit, les jugements.", valueName: "fichier"))
  var zip: String?
  @Flag(name: .customLong("remplacer"), help: "Remplacer les fichiers s’ils existent.") var overwrites = false
  @OptionGroup var options: LearnerOptions

  func validate() throws { if pdf == nil, zip == nil { throw ValidationError("Dites quoi écrire : --pdf, --zip, ou les deux.") } }

  func run() throws {
    let file = try options.juryFile()
    let output = Output(options.output)
    let pages = try JuryFilePDF(file).bytes()
    if let pdf {
      try WriteFile(pdf, overwrites: overwrites)() { sink in try sink(pages) }
      output.say("Écrit : \(pdf)")
    }
    var seal: String?
    if let zip {
      let archive = try JuryArchive(file, pages: pages)
      try WriteFile(zip, overwrites: overwrites)() { sink in try archive.write(sink) }
      seal = archive.seal
      output.say("Écrit : \(zip)\nEmpreinte du manifeste, à noter ailleurs : \(archive.seal)")
    }
    output.say(PathTables.expired(file.title))
    output.report(file.findings)
    try output.value(JuryFileJSON(file, pdf: pdf, zip: zip, seal: seal))
  }
}

struct VerifyArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verifier", abstract: "Vérifier l’archive d’un dossier de jury, sans le dossier ni le réseau.",
    discussion: "Rend 0 quand tout se recalcule, 1 quand quelque chose ne tient pas, 65 quand ce n’est pas une telle archive.")
  @Argument(help: ArgumentHelp("L’archive.", valueName: "fichier")) var file: String
  @OptionGroup var options: OutputOptions

  func run() throws {
    let outcome = try VerifyArchive(file)()
    let output = Output(options)
    output.say(
      "\(outcome.findings.isEmpty ? "Intacte" : "ALTÉRÉE") : \(outcome.learner), \(outcome.referential), \(outcome.files) fichiers, \(outcome.events) événements, \(outcome.evidence) preuves."
    )
    output.say("Empreinte du manifeste, à comparer à celle qui a été notée : \(outcome.seal)")
    output.report(outcome.findings, file: file)
    try output.value(ArchiveJSON(outcome))
    if !outcome.findings.isEmpty { throw ExitStatus.blocked.code }
  }
}
