import ArgumentParser
import Kernel
import Ledger
import UseCases

/// Why an argument is refused, in French: the end of « la valeur … ne convient pas à … : ».
struct ArgumentRefusal: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

extension Money {
  /// An amount of the command line, in French form. Throws the reason when it is none.
  static func argument(_ text: String) throws -> Money {
    do { return try Money(french: text) } catch { throw ArgumentRefusal("le montant « \(text) » est refusé, \(error.reason)") }
  }
}

extension AccountNumber {
  static func argument(_ text: String) throws -> AccountNumber {
    guard let number = AccountNumber(text) else {
      throw ArgumentRefusal("« \(text) » n’est pas un numéro de compte : trois chiffres, puis d’autres chiffres ou lettres")
    }
    return number
  }
}

/// `COMPTE[:TIERS][@TVA]=MONTANT[/DEVISE]`: a line at the debit or at the credit, and what it is in another currency.
struct LineArgument {
  let account: AccountNumber
  let thirdParty: String?
  let vatCode: String?
  let amount: Money
  let foreign: ForeignAmount?

  static func read(_ text: String) throws -> LineArgument {
    guard let equals = text.lastIndex(of: "=") else {
      throw ArgumentRefusal("écrivez COMPTE[:TIERS][@TVA]=MONTANT, tel que 401:MORVAN=7776,00 ou 601@D20=6480,00")
    }
    var place = text[..<equals]
    let amounts = text[text.index(after: equals)...].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let amount = try Money.argument(String(amounts[0]))
    let foreign = amounts.count == 2 ? try ForeignAmount.argument(String(amounts[1])) : nil
    var vatCode: String?
    if let at = place.lastIndex(of: "@") {
      let code = String(place[place.index(after: at)...])
      guard let known = VATCode.find(code) else {
        throw ArgumentRefusal("le code de TVA « \(code) » n’existe pas (ecritoire aide tva)")
      }
      (vatCode, place) = (known.code, place[..<at])
    }
    let pieces = place.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let thirdParty = pieces.count == 2 ? String(pieces[1]) : nil
    if thirdParty == "" { throw ArgumentRefusal("le tiers manque après « : »") }
    return LineArgument(
      account: try .argument(String(pieces[0])), thirdParty: thirdParty, vatCode: vatCode, amount: amount, foreign: foreign)
  }

  func line(isDebit: Bool, dueDay: Day?) -> EntryLine {
    EntryLine(
      account: account, thirdParty: thirdParty, debit: isDebit ? amount : .zero, credit: isDebit ? .zero : amount,
      dueDay: thirdParty == nil ? nil : dueDay, vatCode: vatCode, foreign: foreign)
  }
}

extension ForeignAmount {
  /// `132,50USD`. Throws the reason when it is none.
  static func argument(_ text: String) throws -> ForeignAmount {
    let foreign = ForeignAmount(
      amount: String(text.dropLast(3)).filter { !$0.isWhitespace }, currency: text.suffix(3).uppercased())
    guard foreign.isNumber, foreign.isKnownCurrency else {
      throw ArgumentRefusal(
        "« \(text) » n’est pas un montant en devise : un nombre et un code de trois lettres, tel que 132,50USD")
    }
    return foreign
  }
}

/// `COMPTE=MONTANT[ht|ttc][:TVA[:TVA PORTÉE]]`: one amount of a voucher that has several.
enum PartArgument {
  static func read(_ text: String) throws -> GuidedPart {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2 else {
      throw ArgumentRefusal("écrivez COMPTE=MONTANT[:TVA], tel que 601=6480,00:D20 ou 6257=66,00ttc:D10")
    }
    let pieces = sides[1].split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    var (amount, basis) = (pieces[0], GuidedPart.Basis.net)
    for (ending, meaning) in [("ttc", GuidedPart.Basis.gross), ("ht", .net)] where amount.lowercased().hasSuffix(ending) {
      (amount, basis) = (String(amount.dropLast(ending.count)), meaning)
    }
    return GuidedPart(
      sides[0].isEmpty ? nil : try .argument(String(sides[0])), try .argument(amount), basis,
      vatCode: pieces.count > 1 && !pieces[1].isEmpty ? pieces[1] : nil,
      statedTax: pieces.count > 2 ? try .argument(pieces[2]) : nil)
  }
}

/// `NOM=MONTANT`: an amount that a template asks for.
struct AmountArgument {
  let name: String
  let amount: Money

  static func read(_ text: String) throws -> AmountArgument {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard sides.count == 2, !sides[0].isEmpty else { throw ArgumentRefusal("écrivez NOM=MONTANT, tel que montant=950,00") }
    return AmountArgument(name: sides[0], amount: try .argument(sides[1]))
  }

  static func values(_ arguments: [AmountArgument]) throws -> [String: Money] {
    try Dictionary(arguments.map { ($0.name, $0.amount) }) { _, _ in
      throw ValidationError("Le même montant est donné deux fois avec --montant.")
    }
  }
}

/// `NOM` or `CODE=NOM`: a third party that the entry brings with it.
struct NewThirdPartyArgument {
  /// Nil for the only one that the dossier does not know.
  let code: String?
  let name: String

  static func read(_ text: String) throws -> NewThirdPartyArgument {
    guard let equals = text.firstIndex(of: "=") else { return NewThirdPartyArgument(code: nil, name: text) }
    return NewThirdPartyArgument(code: String(text[..<equals]), name: String(text[text.index(after: equals)...]))
  }
}

/// `12`, the key of an entry; `n12` or `n°12`, its number once validated.
struct EntryArgument: ExpressibleByArgument {
  let name: (Int?) -> EntryName

  init?(argument: String) {
    let digits = argument.drop { !$0.isNumber }
    guard let number = Int64(digits), number > 0 else { return nil }
    switch argument.dropLast(digits.count).lowercased() {
    case "": name = { _ in .id(number) }
    case "n", "n°", "nº": name = { .number(number, fiscalYear: $0) }
    default: return nil
    }
  }
}

extension GuidedEntry.Operation: ExpressibleByArgument {}
extension RecurringEntry.Shift: ExpressibleByArgument {}
