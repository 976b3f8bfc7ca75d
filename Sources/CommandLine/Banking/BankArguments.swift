import ArgumentParser
import Banking
import Ledger
import Store
import UseCases

/// What a file of statements does not say by itself.
struct StatementReadingArguments: ParsableArguments {
  @Option(
    name: .customLong("correspondance"),
    help: ArgumentHelp("Le nom sous lequel les colonnes d’un CSV sont retenues, ou l’ont été.", valueName: "nom"))
  var mapping: String?
  @Option(
    name: .customLong("colonne"),
    help: ArgumentHelp(
      "Ce que porte une colonne d’un CSV : champ=titre, ou champ=rang ; peut se répéter.", valueName: "champ=titre"),
    transform: StatementColumnArgument.read)
  var columns: [StatementColumnArgument] = []
  @Option(
    name: .customLong("ordre-des-jours"),
    help: ArgumentHelp("Ce qui vient d’abord dans les dates d’un QIF.", valueName: "jour|mois|annee"))
  var dayOrder: StatementDayForm?

  func options() throws -> StatementReadingOptions {
    let named = try Dictionary(columns.map { ($0.field, $0.column) }) { _, _ in
      throw ValidationError("--colonne donne deux fois le même champ.")
    }
    return StatementReadingOptions(dayOrder: dayOrder, mappingName: mapping, columns: named)
  }
}

/// `CHAMP=TITRE` or `CHAMP=RANG`: what a column of a bank's list holds.
struct StatementColumnArgument {
  let field: StatementMapping.Field
  let column: StatementMapping.Column

  static func read(_ text: String) throws -> StatementColumnArgument {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard sides.count == 2, !sides[1].isEmpty else {
      throw ArgumentRefusal("écrivez CHAMP=TITRE, tel que date=\"Date compta\", ou CHAMP=RANG, tel que libelle=3")
    }
    guard let field = StatementMapping.Field(rawValue: sides[0]) else {
      let known = StatementMapping.Field.allCases.map(\.rawValue).joined(separator: ", ")
      throw ArgumentRefusal("« \(sides[0]) » n’est pas un champ : \(known)")
    }
    guard let position = Int(sides[1]) else { return StatementColumnArgument(field: field, column: .name(sides[1])) }
    guard position > 0 else { throw ArgumentRefusal("les colonnes se comptent à partir de 1") }
    return StatementColumnArgument(field: field, column: .position(position))
  }
}

/// `512`, or `FR76…=512100`: which account of the books an account of the file is.
enum BankAccountArgument {
  static func choice(_ text: String) throws -> ImportStatements.Choice {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard sides.count == 1 || !sides[0].isEmpty else {
      throw ArgumentRefusal("écrivez un compte des livres, tel que 512, ou COMPTE-BANCAIRE=512100")
    }
    return ImportStatements.Choice(try .argument(sides[sides.count - 1]), bank: sides.count == 2 ? sides[0] : nil)
  }
}

extension StatementDayForm: ExpressibleByArgument {
  public init?(argument: String) {
    guard let form = StatementDayForm(rawValue: argument), form != .compact else { return nil }
    self = form
  }
  public static var allValueStrings: [String] { allCases.filter { $0 != .compact }.map(\.rawValue) }
}

extension EntryPlace: ExpressibleByArgument {
  public init?(argument: String) { self.init(text: argument) }
}
