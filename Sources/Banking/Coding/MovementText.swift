import Kernel

/// What a movement says in words, ready to be compared: in lower case, without accents.
struct MovementText: Sendable {
  /// Every word of the label, of what the bank adds to it, and of the counterpart's name, in their order.
  let words: [String]
  private let set: Set<String>

  init(_ line: StatementLine) {
    self.init([line.label] + line.texts + [line.counterpartName, line.reference, line.endToEnd].compactMap(\.self))
  }

  /// The label and the counterpart's name alone.
  init(labelOf line: StatementLine) { self.init([line.label] + [line.counterpartName].compactMap(\.self)) }

  private init(_ said: [String]) {
    words = said.flatMap { MovementText.words(of: $0) }
    set = Set(words)
  }

  /// `VIR HOTEL L'ÉTOILE` is vir, hotel, l, etoile.
  static func words(of text: String) -> [String] {
    text.searchFolded.split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  /// A direct debit that came back, a cheque without funds.
  var tellsRejection: Bool {
    ["rejet", "rejete", "impaye", "impayes", "retour", "rejection"].contains { set.contains($0) }
  }

  func contains(_ word: String) -> Bool { set.contains(word) }
  func containsAll(_ wanted: [String]) -> Bool { wanted.allSatisfy(set.contains) }

  /// The words that tell who and why: letters only, two at least, and none of those that any movement may bear.
  static func tellingWords(of text: String) -> [String] {
    var seen: Set<String> = []
    return words(of: text).filter { word in
      word.count > 1 && word.allSatisfy(\.isLetter) && !common.contains(word) && seen.insert(word).inserted
    }
  }

  /// The numbers of pieces that the movement may cite: up to four words in a row, with a digit, four characters at least.
  var citedNumbers: [String] {
    var found: [String] = []
    for start in words.indices {
      var joined = ""
      for word in words[start...].prefix(4) {
        joined += word
        if joined.count >= 4, joined.contains(where: \.isNumber) { found.append(joined) }
      }
    }
    return found
  }

  /// A number of piece in the same form: `F2026-101` is f2026101. Nil when it is too short or has no digit to tell anything.
  static func citable(_ pieceRef: String) -> String? {
    let joined = words(of: pieceRef).joined()
    return joined.count >= 4 && joined.contains(where: \.isNumber) ? joined : nil
  }

  /// The amount written after one of these words: « intérêts 58,20 », « TVA : 3,60 EUR ». Nil when none is, or when two differ.
  static func amount(after names: Set<String>, in texts: [String]) -> Money? {
    var found: Set<Money> = []
    for text in texts {
      let pieces = text.searchFolded.split { $0 == " " || $0 == ":" || $0 == "=" || $0 == ";" || $0 == "/" }.map(String.init)
      for (index, piece) in pieces.enumerated() where names.contains(piece) {
        guard let next = pieces[(index + 1)...].first, let amount = amount(next) else { continue }
        found.insert(amount)
      }
    }
    return found.count == 1 ? found.first : nil
  }

  /// The amount written before one of these words: « 18,00 HT ».
  static func amount(before names: Set<String>, in texts: [String]) -> Money? {
    var found: Set<Money> = []
    for text in texts {
      let pieces = text.searchFolded.split { $0 == " " || $0 == ":" || $0 == "=" || $0 == ";" || $0 == "/" }.map(String.init)
      for (index, piece) in pieces.enumerated().dropFirst() where names.contains(piece) {
        if let amount = amount(pieces[index - 1]) { found.insert(amount) }
      }
    }
    return found.count == 1 ? found.first : nil
  }

  private static func amount(_ text: String) -> Money? {
    let body = text.replacing("eur", with: "").replacing("€", with: "")
    guard body.contains(where: { $0 == "," || $0 == "." }), let amount = BankAmount(body, .euro), amount.minor > 0 else {
      return nil
    }
    return Money(cents: amount.minor)
  }

  /// What banks write around the name of who pays or is paid, and what companies write around their own.
  private static let common: Set<String> = [
    "vir", "virt", "virement", "virements", "vrt", "prlv", "prelevement", "prelevements", "prelvt", "sepa", "cb", "carte",
    "cartes",
    "paiement", "pmt", "achat", "facture", "factures", "fact", "fac", "ref", "reference", "mandat", "rum", "ics", "recu", "recus",
    "emis", "faveur", "inst", "instantane", "europeen", "permanent", "remise", "rem", "chq", "cheque", "cheques", "tip",
    "tipsepa",
    "abo", "abonnement", "echeance", "ech", "date", "du", "de", "des", "le", "la", "les", "et", "en", "au", "aux", "pour", "par",
    "sur", "chez", "votre", "notre", "motif", "client", "compte", "cpte", "trans", "num", "numero", "no", "eur", "euro", "euros",
    "monsieur", "madame", "mme", "mlle", "mr", "ste", "societe", "sarl", "eurl", "sas", "sasu", "sa", "sci", "snc", "scop", "ets",
    "cie", "etablissements", "fr", "france", "fictif", "acompte", "solde", "reglement", "janvier", "fevrier", "mars", "avril",
    "mai",
    "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "janv", "fevr", "avr", "juil", "sept", "oct",
    "nov",
    "dec",
  ]
}
