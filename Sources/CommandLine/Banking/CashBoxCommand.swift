import ArgumentParser
import Banking
import Kernel
import Ledger
import Presentation
import UseCases

/// `ecritoire caisse journal|compter|passer`.
struct CashBoxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caisse", abstract: "Le journal de caisse et ses comptages.",
    subcommands: [Book.self, Count.self, Record.self])
}

/// Which box.
struct TillOptions: ParsableArguments {
  @Option(
    name: .customLong("compte"), help: ArgumentHelp("Le compte de caisse, s’il y en a plusieurs.", valueName: "numéro"),
    transform: AccountNumber.argument)
  var account: AccountNumber?
}

extension CashBoxCommand {
  struct Book: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "journal", abstract: "Les recettes et les dépenses d’un mois, et ce qu’elles laissent en caisse.")
    @OptionGroup var till: TillOptions
    @Option(name: .customLong("du"), help: ArgumentHelp("Premier jour ; sinon celui du mois.", valueName: "date")) var from: Day?
    @Option(name: .customLong("au"), help: ArgumentHelp("Dernier jour ; sinon celui du mois.", valueName: "date")) var through:
      Day?
    @OptionGroup var report: ReportOptions

    func run() throws {
      let desk = try report.dossier.desk()
      let outcome = try ReadCashBook(till.account, from: from, through: through)(desk)
      try report.show(outcome.book.table, json: CashBookJSON(outcome), desk, findings: outcome.book.findings)
    }
  }

  struct Count: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compter", abstract: "Noter ce qui a été compté dans la caisse ; un comptage ne se change pas.",
      discussion: "Exemple : ecritoire caisse compter --jour 2026-10-31 --piece 50=2 --piece 20=5 --piece 0,50=8")
    @OptionGroup var till: TillOptions
    @Option(name: .customLong("jour"), help: ArgumentHelp("Le soir du comptage ; sinon aujourd’hui.", valueName: "date")) var day:
      Day?
    @Option(
      name: .customLong("piece"), help: ArgumentHelp("Combien de billets ou de pièces d’une valeur.", valueName: "valeur=nombre"),
      transform: PieceArgument.read)
    var pieces: [PieceArgument] = []
    @Option(
      name: .customLong("autres"), help: ArgumentHelp("Titres-restaurant, timbres, bons de caisse.", valueName: "montant"),
      transform: Money.argument)
    var others: Money?
    @Option(name: .customLong("note"), help: ArgumentHelp("Ce qu’il faut en savoir.", valueName: "texte")) var note = ""
    @Flag(name: .customLong("essai"), help: "Montrer la différence sans rien noter.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let counted = try Dictionary(pieces.map { ($0.piece, $0.count) }) { _, _ in
        throw ValidationError("La même valeur est donnée deux fois avec --piece.")
      }
      let outcome = try CountCash(till.account, on: day, pieces: counted, others: others ?? .zero, note: note)(
        options.desk(), isTrial: trial)
      let output = Output(options.output)
      try output.value(CashCountJSON(outcome))
      output.table(outcome.count.table)
      output.report(outcome.findings)
      output.say(trial ? "Essai : rien n’est noté." : "Comptage n° \(outcome.id) noté.")
      if outcome.proposal != nil, !trial { output.say("Pour passer la différence : ecritoire caisse passer \(outcome.id)") }
    }
  }

  struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "passer", abstract: "Écrire au brouillard la différence d’un comptage, en 658 ou en 758.")
    @Argument(help: ArgumentHelp("Le numéro du comptage.", valueName: "comptage")) var count: Int64
    @Flag(name: .customLong("essai"), help: "Montrer l’écriture sans l’écrire.") var trial = false
    @OptionGroup var options: DossierOptions

    func run() throws {
      let outcome = try RecordCashDifference(count)(options.desk(), isTrial: trial)
      let output = Output(options.output)
      output.report(outcome.findings)
      try output.value(RecordedEntryJSON(outcome.draft, outcome: outcome, trial: trial, findings: outcome.findings))
      guard let id = outcome.id else { throw ExitStatus.blocked.code }
      let draft = outcome.draft
      let what = trial ? "Essai, rien n’est écrit" : "Brouillon \(id)"
      output.say("\(what) : \(draft.label), \(draft.totalDebit.french) €, journal \(draft.journal).")
    }
  }
}

/// `20=7`, `0,50=3`: how many of a note or a coin.
struct PieceArgument {
  let piece: Denomination
  let count: Int

  static func read(_ text: String) throws -> PieceArgument {
    let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard sides.count == 2, let count = Int(sides[1]) else {
      throw ArgumentRefusal("écrivez VALEUR=NOMBRE, tel que 20=7 ou 0,50=3")
    }
    guard let piece = Denomination(cents: try Money.argument(sides[0]).cents) else {
      throw ArgumentRefusal("il n’y a ni billet ni pièce de \(sides[0]) €")
    }
    return PieceArgument(piece: piece, count: count)
  }
}
