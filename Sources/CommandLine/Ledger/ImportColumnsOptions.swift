import ArgumentParser
import Ledger

/// How the user corrects what an import guesses of a file.
struct ImportColumnsOptions: ParsableArguments {
  @Option(
    name: .customLong("colonne"),
    help: ArgumentHelp(
      "Ce qu’une colonne porte : champ=titre, ou champ=rang ; peut se répéter. Retenu avec la correspondance.",
      valueName: "champ=titre"),
    transform: ColumnArgument.read)
  var columns: [ColumnArgument] = []
  @Option(name: .customLong("journal"), help: ArgumentHelp("Le journal des lignes qui n’en ont pas.", valueName: "code"))
  var journal: String?
  @Option(name: .customLong("dates"), help: ArgumentHelp("La forme des dates ; sinon reconnue.", valueName: "forme"))
  var dayForm: EntryImportMapping.DayForm?
  @Option(name: .customLong("decimale"), help: ArgumentHelp("Ce qui précède les décimales ; sinon reconnu.", valueName: "signe"))
  var decimal: EntryImportMapping.DecimalSign?

  func corrections() throws -> EntryImportCorrections {
    let named = try Dictionary(columns.map { ($0.field, $0.column) }) { _, _ in
      throw ValidationError("--colonne donne deux fois le même champ.")
    }
    return EntryImportCorrections(columns: named, defaultJournal: journal, dayForm: dayForm, decimal: decimal)
  }
}

/// `CHAMP=TITRE` or `CHAMP=RANG`: what a column of the file holds.
struct ColumnArgument {
  let field: EntryImportMapping.Field
  let column: EntryImportMapping.Column

  static func read(_ text: String) throws -> ColumnArgument {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard sides.count == 2, !sides[1].isEmpty else {
      throw ArgumentRefusal("écrivez CHAMP=TITRE, tel que date=\"Date compta\", ou CHAMP=RANG, tel que compte=4")
    }
    guard let field = EntryImportMapping.Field(rawValue: sides[0]) else {
      let known = EntryImportMapping.Field.allCases.map(\.rawValue).joined(separator: ", ")
      throw ArgumentRefusal("« \(sides[0]) » n’est pas un champ : \(known)")
    }
    guard let position = Int(sides[1]) else { return ColumnArgument(field: field, column: .name(sides[1])) }
    guard position > 0 else { throw ArgumentRefusal("les colonnes se comptent à partir de 1") }
    return ColumnArgument(field: field, column: .position(position))
  }
}

extension EntryImportMapping.DayForm: ExpressibleByArgument {
  private static let words: [(word: String, form: Self)] = [
    ("usuelle", .usual), ("compacte", .compact), ("americaine", .american),
  ]

  public init?(argument: String) {
    guard let known = Self.words.first(where: { $0.word == argument }) else { return nil }
    self = known.form
  }

  public static var allValueStrings: [String] { words.map(\.word) }
}

extension EntryImportMapping.DecimalSign: ExpressibleByArgument {
  private static let words: [(word: String, sign: Self)] = [("virgule", .comma), ("point", .point)]

  public init?(argument: String) {
    guard let known = Self.words.first(where: { $0.word == argument }) else { return nil }
    self = known.sign
  }

  public static var allValueStrings: [String] { words.map(\.word) }
}
