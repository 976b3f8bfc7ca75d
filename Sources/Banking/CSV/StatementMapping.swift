public import Formats
import Foundation
import Kernel

/// How the columns of a bank's CSV are read: guessed once from the header, corrected by the user if need be, then remembered for
/// every file with the same header (Codable).
public struct StatementMapping: Hashable, Sendable, Codable {
  /// What a column can hold.
  public enum Field: String, Hashable, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
    case day = "date"
    case valueDay = "date_valeur"
    /// May be several columns: the first is the label, the others add to it.
    case label = "libelle"
    case amount = "montant"
    case debit
    case credit
    case balance = "solde"
    case reference
    case entryNumber = "numero"
    case operation
    case counterpartName = "tiers"
    case counterpartAccount = "compte_tiers"
    case bankReference = "identifiant"
    case currency = "devise"
    /// CRDT or DBIT, C or D, beside an amount without sign.
    case side = "sens"
  }

  /// A column by its title or by its position, counted from 1.
  public enum Column: Hashable, Sendable {
    case name(String)
    case position(Int)
  }

  /// The columns by position, counted from 1.
  public var columns: [Field: [Int]]
  /// One character: `;`, `,`, a tab.
  public var separator: String
  /// Nil: told from the bytes.
  public var encoding: TextEncoding?
  /// Records before and with the header that are no movements.
  public var headerRecords: Int
  public var dayForm: StatementDayForm
  /// `,` or `.`.
  public var decimal: String
  /// The header that it was made for, folded: a file with the same one is read the same way.
  public var signature: String

  public init(
    columns: [Field: [Int]], separator: String = ";", encoding: TextEncoding? = nil, headerRecords: Int = 1,
    dayForm: StatementDayForm = .dayFirst, decimal: String = ",", signature: String = ""
  ) {
    (self.columns, self.separator, self.encoding, self.headerRecords) = (columns, separator, encoding, headerRecords)
    (self.dayForm, self.decimal, self.signature) = (dayForm, decimal, signature)
  }

  /// A header as it is compared: without capitals, accents and signs.
  public static func signature(of header: [String]) -> String { header.map(folded).joined(separator: "|") }

  static func folded(_ text: String) -> String {
    let words = text.searchFolded.map { $0.isLetter || $0.isNumber ? $0 : " " }
    return String(words).split(separator: " ").joined(separator: " ")
  }

  /// What the mapping lacks.
  func check() -> [Finding] {
    var findings: [Finding] = []
    if columns[.day] == nil { findings.append(.bankColumnMissing("date")) }
    if columns[.label] == nil { findings.append(.bankColumnMissing("libelle")) }
    if columns[.amount] == nil, columns[.debit] == nil || columns[.credit] == nil {
      findings.append(.bankColumnMissing("montant"))
    }
    return findings
  }

  var csvFormat: CSVFormat {
    CSVFormat(
      separator: separator.utf8.first.flatMap(CSVFormat.Separator.init), encoding: encoding, fieldCountIsFixed: false,
      undoesNeutralising: true)
  }
}

extension StatementMapping {
  /// Headers that French and English banks give. The first that is found wins, whole ones before beginnings.
  private static let synonyms: [(field: Field, names: [String])] = [
    (.valueDay, ["date valeur", "date de valeur", "dateval", "datevaleur", "value date", "valeur", "date val"]),
    (
      .day,
      [
        "date", "date operation", "date d operation", "date de l operation", "dateop", "date comptable",
        "date de comptabilisation",
        "date comptabilisation", "date ecriture", "booking date", "transaction date", "posting date", "completed date", "date op",
        "started date", "operation date", "date de transaction",
      ]
    ),
    (.debit, ["debit", "debit euros", "debit eur", "montant debit", "debits", "paid out", "withdrawal", "money out", "sortie"]),
    (.credit, ["credit", "credit euros", "credit eur", "montant credit", "credits", "paid in", "deposit", "money in", "entree"]),
    (
      .amount,
      [
        "montant", "montant euros", "montant eur", "montant en euros", "montant operation", "montant de l operation", "amount",
        "montant en eur", "valeur en euros", "amount eur", "montant ttc", "transaction amount", "total amount incl vat",
      ]
    ),
    (
      .balance,
      ["solde", "solde euros", "solde apres operation", "balance", "running balance", "accountbalance", "solde en euros"]
    ),
    (
      .label,
      [
        "libelle", "libelle operation", "libelle de l operation", "libelle simplifie", "label", "description", "designation",
        "nature de l operation", "libelle court", "intitule", "details", "memo", "transaction description",
      ]
    ),
    (
      .label,
      [
        "libelle complementaire", "informations complementaires", "libelle long", "libelle detaille", "detail", "commentaire",
        "note",
        "communication", "motif", "detail de l ecriture", "libelle 2", "suite libelle", "additional information",
      ]
    ),
    (.reference, ["reference", "ref", "reference operation", "end to end", "reference client", "payment reference"]),
    (.entryNumber, ["numero de cheque", "n cheque", "cheque", "check number", "numero d ecriture", "n d ecriture"]),
    (
      .operation,
      [
        "type", "type operation", "type d operation", "operation type", "code operation", "type de transaction",
        "transaction type",
      ]
    ),
    (
      .counterpartName,
      [
        "tiers", "contrepartie", "beneficiaire", "counterparty", "counterparty name", "payee", "nom de la contrepartie",
        "nom du tiers",
      ]
    ),
    (
      .counterpartAccount,
      ["iban contrepartie", "compte contrepartie", "counterparty iban", "iban du tiers", "iban tiers", "compte tiers"]
    ),
    (
      .bankReference,
      ["identifiant", "id", "transaction id", "identifiant de transaction", "reference bancaire", "reference banque"]
    ),
    (.currency, ["devise", "currency", "monnaie", "settlement currency"]),
    (.side, ["sens", "d c", "debit credit", "credit debit", "sens operation"]),
  ]

  /// The columns that a header names; nil when it is not that of a bank's list.
  static func columns(of header: [String]) -> [Field: [Int]]? {
    let folded = header.map(StatementMapping.folded)
    // Lists of entries, reports of books and FEC have these; no bank's list does.
    let others = [
      "journal", "journalcode", "comptenum", "ecriturenum", "code journal", "auxiliaire", "compauxnum", "piece", "let", "lettre",
      "lettrage", "echeance",
    ]
    guard !folded.contains(where: others.contains) else { return nil }
    var found: [Field: [Int]] = [:]
    var taken: Set<Int> = []
    for (field, names) in synonyms {
      guard
        let index = names.lazy.compactMap({ name in folded.indices.first { folded[$0] == name && !taken.contains($0) } }).first
      else { continue }
      taken.insert(index)
      found[field, default: []].append(index + 1)
    }
    if found[.day] == nil, let value = found[.valueDay] { (found[.day], found[.valueDay]) = (value, nil) }
    if found[.amount] != nil { (found[.debit], found[.credit]) = (nil, nil) }
    if found[.label] == nil, let name = found[.counterpartName] { (found[.label], found[.counterpartName]) = (name, nil) }
    let hasAmount = found[.amount] != nil || (found[.debit] != nil && found[.credit] != nil)
    return found[.day] != nil && hasAmount ? found : nil
  }

  /// Whether the first bytes hold the header of a bank's list, within the first records.
  static func looksLikeStatement(_ head: [UInt8]) -> Bool {
    let lines = head.split(separator: 10, maxSplits: 40, omittingEmptySubsequences: true).prefix(30)
    for line in lines {
      for separator in CSVFormat.Separator.allCases {
        let cells = line.split(separator: separator.rawValue, omittingEmptySubsequences: false)
        if cells.count >= 3, columns(of: cells.map { BankText.text($0.filter { $0 != 34 }) }) != nil { return true }
      }
    }
    return false
  }

  /// Records that the guess looks at.
  static let sample = 400

  /// How the list is read: from its first records, and from what the user says of its columns.
  /// - Parameter areAll: the columns that the user does not name are left out, not guessed.
  ///
  /// Throws `bank.csv.header-missing`, `bank.csv.column-unknown`, and what the first record cannot be read for.
  public static func guess(
    _ open: () throws -> ByteSource, naming named: [Field: Column] = [:], areAll: Bool = false
  ) throws -> (mapping: StatementMapping, findings: [Finding]) {
    let (records, separator) = try firstRecords(open, sample)
    guard let guess = guess(records: records, separator: separator, naming: named, areAll: areAll) else {
      let folded = Set(records.prefix(30).joined().map(StatementMapping.folded))
      for case .name(let title) in named.values where !folded.contains(StatementMapping.folded(title)) {
        throw Finding.bankColumnUnknown(title)
      }
      throw Finding.bankHeaderMissing()
    }
    return guess
  }

  /// The first records of a list as signatures of titles: one of them is that of the mapping that was made for it.
  public static func titles(_ open: () throws -> ByteSource) throws -> [String] {
    try firstRecords(open, 30).records.map(signature)
  }

  /// The titles of a list and some of its rows, to be shown to who names the columns, and how they are understood.
  /// - Returns: nil for a file that is no list of at least two columns.
  public static func preview(
    _ open: () throws -> ByteSource, naming named: [Field: Column] = [:], areAll: Bool = false
  ) throws -> (titles: [String], rows: [[String]], fields: [Int: Field])? {
    let (records, separator) = try firstRecords(open, 60)
    let guess = guess(records: records, separator: separator, naming: named, areAll: areAll)
    let widest = records.map(\.count).max() ?? 0
    guard let place = guess.map({ $0.mapping.headerRecords - 1 }) ?? records.firstIndex(where: { $0.count == widest }),
      widest >= 2
    else { return nil }
    var fields: [Int: Field] = [:]
    for (field, places) in guess?.mapping.columns ?? [:] { for place in places { fields[place - 1] = field } }
    return (records[place], Array(records[(place + 1)...].prefix(3)), fields)
  }

  private static func firstRecords(
    _ open: () throws -> ByteSource, _ count: Int
  ) throws -> (records: [[String]], separator: String) {
    let reader = try CSVReader(CSVFormat(fieldCountIsFixed: false, undoesNeutralising: true), try open())
    var records: [[String]] = []
    do {
      while records.count < count, let record = try reader.next() { records.append(record.fields) }
    } catch {
      // It comes again, at its place, when the file is read.
      if records.isEmpty { throw error }
    }
    return (records, String(UnicodeScalar(reader.separator.rawValue)))
  }

  /// The columns of a record of titles, as they are known or as the user says; nil when they are not enough for a list.
  private static func columns(of header: [String], naming named: [Field: Column], areAll: Bool) -> [Field: [Int]]? {
    guard !named.isEmpty else { return columns(of: header) }
    var found = areAll ? [:] : columns(of: header) ?? [:]
    let folded = header.map(StatementMapping.folded)
    for (field, column) in named {
      switch column {
      case .position(let place): found[field] = place <= header.count ? [place] : nil
      case .name(let title):
        guard let index = folded.firstIndex(of: StatementMapping.folded(title)) else { return nil }
        found[field] = [index + 1]
      }
    }
    // One amount, or a column for each side: what the user names stands against what was guessed.
    if named[.amount] != nil { (found[.debit], found[.credit]) = (nil, nil) }
    if named[.debit] != nil || named[.credit] != nil { found[.amount] = nil }
    let hasAmount = found[.amount] != nil || (found[.debit] != nil && found[.credit] != nil)
    return found[.day] != nil && found[.label] != nil && hasAmount ? found : nil
  }

  /// Finds the header, the form of the days and the decimal sign in the first records.
  /// - Parameter named: what the user says of the columns.
  /// - Returns: nil when none of them is the header of a bank's list.
  public static func guess(
    records: [[String]], separator: String, naming named: [Field: Column] = [:], areAll: Bool = false
  ) -> (mapping: StatementMapping, findings: [Finding])? {
    let possible = records.prefix(30).indices.filter {
      records[$0].count >= 3 && columns(of: records[$0], naming: named, areAll: areAll) != nil
    }
    // Columns named by their places are in every record: the titles stand right above the first day.
    let above = possible.first { index in
      guard let place = columns(of: records[index], naming: named, areAll: areAll)?[.day]?.first, index + 1 < records.count,
        place <= records[index + 1].count
      else { return false }
      let text = BankText.trimmed(records[index + 1][place - 1])
      return StatementDayForm.allCases.contains { $0.day(text) != nil }
    }
    guard let place = named.isEmpty ? possible.first : above ?? possible.first,
      let columns = columns(of: records[place], naming: named, areAll: areAll)
    else { return nil }
    var mapping = StatementMapping(
      columns: columns, separator: separator, headerRecords: place + 1, signature: signature(of: records[place]))
    let rows = records[(place + 1)...]
    func texts(_ fields: [Field]) -> [String] {
      let wanted = fields.flatMap { columns[$0] ?? [] }
      return rows.flatMap { row in wanted.compactMap { $0 <= row.count ? BankText.trimmed(row[$0 - 1]) : nil } }.filter {
        !$0.isEmpty
      }
    }
    var findings: [Finding] = []
    let header = records[place]
    let named = columns.sorted { $0.value[0] < $1.value[0] }.map { field, places in
      "\(field.rawValue) : \(places.map { "« \(BankText.quoted(header[$0 - 1])) »" }.joined(separator: " + "))"
    }
    findings.append(.bankColumnsGuessed(named.joined(separator: ", ")))
    let days = texts([.day])
    let forms = StatementDayForm.forms(of: days.filter { day in StatementDayForm.allCases.contains { $0.day(day) != nil } })
    if let form = forms.first { mapping.dayForm = form }
    if mapping.dayForm == .monthFirst { findings.append(.bankDayOrderGuessed(days.first ?? "")) }
    let amounts = texts([.amount, .debit, .credit, .balance])
    mapping.decimal = decimal(of: amounts)
    return (mapping, findings)
  }

  /// The sign that comes last; a comma when nothing tells.
  private static func decimal(of amounts: [String]) -> String {
    var points = 0
    for amount in amounts {
      guard let last = amount.last(where: { $0 == "," || $0 == "." }), let place = amount.lastIndex(of: last) else { continue }
      // Three digits behind a point may be thousands.
      let behind = amount[amount.index(after: place)...].prefix(while: \.isDigit).count
      if behind != 3 { points += last == "." ? 1 : -1 }
    }
    return points > 0 ? "." : ","
  }
}
