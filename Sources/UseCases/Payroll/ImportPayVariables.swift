import Formats
public import Kernel
import Store
public import Workforce

/// Reads the variables of a month for many contracts from a CSV file: one element a line, under the columns `contrat` (or
/// `matricule`), `element`, `libelle`, `quantite`, `taux`, `montant`.
///
/// For each contract that the file names, the elements it says take the place of those that the month had; totals taken over and
/// the indemnity of the end, which no file says, stay. Nothing is kept when a line is wrong.
public struct ImportPayVariables: Sendable {
  public struct Outcome: Sendable {
    public struct Contract: Hashable, Sendable {
      public let contract: Int64
      /// Lines of the file.
      public let elements: Int
    }

    public let imported: [Contract]
    /// With their lines and columns.
    public let findings: [Finding]
    public let isTrial: Bool

    public var isRefused: Bool { findings.contains { $0.severity == .error } }
    public var isKept: Bool { !isRefused && !isTrial }
  }

  public var path: String
  public var month: Month

  public init(_ path: String, month: Month) { (self.path, self.month) = (path, month) }

  /// Throws `file.missing` and the like, and what makes the whole file unreadable as CSV.
  public func callAsFunction(_ desk: Desk, isTrial: Bool = false) throws -> Outcome {
    try desk.require(.employ)
    let file = try InputFile(path)
    return try desk.changing("paie.importer", subject: "paie/\(month.iso)", isTrial: isTrial) { change in
      var lines = PayVariablesFile(month: month, path: path, try change.reading.contractKeys(on: month))
      try lines.read(CSVReader(CSVFormat()) { try file.read(into: $0) })
      var findings = lines.findings
      var imported: [Outcome.Contract] = []
      for (contract, found) in lines.variables.sorted(by: { $0.key < $1.key }) {
        let known = try change.reading.payVariables(of: found.variables.employee)
          .last { $0.value.contract == contract && $0.value.month == month }
        let variables = known?.value.taking(found.variables) ?? found.variables
        let outcome = try change.keep(variables, known: known, desk, isTrial: isTrial)
        findings += outcome.findings.map { $0.at(file: path, line: found.line) }
        imported.append(.init(contract: contract, elements: found.elements))
      }
      if imported.isEmpty, findings.isEmpty { findings.append(Finding.variablesFileEmpty().at(file: path)) }
      if findings.contains(where: { $0.severity == .error }) {
        change.abandon()
        imported = []
      }
      return Outcome(imported: imported, findings: findings, isTrial: isTrial)
    }
  }
}

extension PayVariables {
  /// The same month, with the elements that a file says.
  fileprivate func taking(_ said: PayVariables) -> PayVariables {
    var variables = self
    (variables.weeks, variables.extra, variables.items) = (said.weeks, said.extra, said.items)
    (variables.mealVouchers, variables.attachment) = (said.mealVouchers, said.attachment)
    return variables
  }
}

/// The contracts of a month, by their number and by the number of their employee.
struct ContractKeys {
  var employees: [Int64: Int64] = [:]
  var byNumber: [String: [Int64]] = [:]
}

extension DossierReading {
  fileprivate func contractKeys(on month: Month) throws -> ContractKeys {
    var keys = ContractKeys()
    let people = Dictionary(try employees().map { ($0.id, $0.value) }) { first, _ in first }
    for kept in try contracts() where kept.value.days(within: month.firstDay...month.lastDay) != nil {
      keys.employees[kept.id] = kept.value.employee
      if let number = people[kept.value.employee]?.number { keys.byNumber[number, default: []].append(kept.id) }
    }
    return keys
  }
}

/// A file of variables being read.
struct PayVariablesFile {
  enum Element: String, CaseIterable {
    case hours = "heures"
    case week = "semaine"
    case bonus = "prime"
    case exceptionalBonus = "prime-exceptionnelle"
    case yearlyBonus = "prime-annuelle"
    case monthlyBonus = "prime-mensuelle"
    case nonCompete = "non-concurrence"
    case valueSharing = "partage-valeur"
    case benefitInKind = "avantage"
    case meals = "avantage-repas"
    case housing = "avantage-logement"
    case vehicle = "avantage-vehicule"
    case devices = "avantage-ntic"
    case expense = "frais"
    case advance = "acompte"
    case mealVouchers = "titres"
    case attachment = "saisie"

    var item: PayVariables.Item.Kind? { PayVariables.Item.Kind(rawValue: rawValue) }
  }

  private(set) var variables: [Int64: (variables: PayVariables, line: Int, elements: Int)] = [:]
  private(set) var findings: [Finding] = []
  private let month: Month
  private let path: String
  private let keys: ContractKeys
  private var columns: [String: Int] = [:]

  init(month: Month, path: String, _ keys: ContractKeys) { (self.month, self.path, self.keys) = (month, path, keys) }

  static let columns = ["contrat", "matricule", "element", "libelle", "quantite", "taux", "montant"]

  mutating func read(_ reader: CSVReader) throws {
    guard let header = try reader.next() else { return }
    for (index, name) in header.fields.enumerated() {
      let name = name.searchFolded
      guard PayVariablesFile.columns.contains(name) else {
        findings.append(.variablesColumn(name, PayVariablesFile.columns).at(file: path, line: header.line))
        continue
      }
      columns[name] = index
    }
    guard columns["element"] != nil, columns["contrat"] != nil || columns["matricule"] != nil else {
      findings.append(Finding.variablesColumnsMissing().at(file: path, line: header.line))
      return
    }
    while let record = try reader.next() { add(record) }
  }

  private func text(_ column: String, _ record: CSVRecord) -> String? {
    guard let index = columns[column], index < record.fields.count else { return nil }
    let text = record.fields[index].trimmed
    return text.isEmpty ? nil : text
  }

  private mutating func refuse(_ finding: Finding, _ record: CSVRecord, _ column: String) {
    findings.append(finding.at(file: path, line: record.line, field: column))
  }

  private mutating func add(_ record: CSVRecord) {
    guard let contract = contract(record), let employee = keys.employees[contract] else { return }
    guard let named = text("element", record), let element = Element(rawValue: named.searchFolded) else {
      return refuse(
        .variablesElement(text("element", record) ?? "", Element.allCases.map(\.rawValue)), record, "element")
    }
    var entry =
      variables[contract]
      ?? (PayVariables(employee: employee, contract: contract, month: month), record.line, 0)
    entry.elements += 1
    add(element, record, to: &entry.variables)
    variables[contract] = entry
  }

  private mutating func contract(_ record: CSVRecord) -> Int64? {
    if let said = text("contrat", record) {
      if let id = Int64(said), keys.employees[id] != nil { return id }
      refuse(.variablesContract(said, month), record, "contrat")
      return nil
    }
    let said = text("matricule", record) ?? ""
    let found = keys.byNumber[said] ?? []
    if found.count == 1 { return found[0] }
    refuse(
      found.isEmpty ? .variablesContract(said, month) : .variablesContractTwice(said, found), record, "matricule")
    return nil
  }

  private mutating func add(_ element: Element, _ record: CSVRecord, to variables: inout PayVariables) {
    func amount(_ column: String) -> Money? {
      text(column, record).flatMap { try? Money(french: $0) }.flatMap { $0.magnitude <= PayVariables.largest ? $0 : nil }
    }
    switch element {
    case .hours:
      guard let hours = amount("quantite"), let increase = text("taux", record).flatMap(Rate.init(frenchPercent:)) else {
        return refuse(.variablesNumber(element.rawValue, "quantite et taux, tels que 4 et 25"), record, "quantite")
      }
      variables.extra.append(.init(Hours(hundredths: hours.cents), increase: increase))
    case .week:
      guard let hours = amount("quantite"), let said = text("libelle", record),
        let monday = Day(iso: said) ?? Day(french: said)
      else {
        return refuse(.variablesNumber(element.rawValue, "quantite en heures, et le lundi dans libelle"), record, "quantite")
      }
      variables.weeks.append(.init(monday, Hours(hundredths: hours.cents)))
    case .mealVouchers:
      guard let count = text("quantite", record).flatMap({ Int($0) }), (0...31).contains(count) else {
        return refuse(.variablesNumber(element.rawValue, "quantite, un nombre entier de 0 à 31"), record, "quantite")
      }
      variables.mealVouchers = (variables.mealVouchers ?? 0) + count
    case .attachment:
      guard let claimed = amount("montant"), let total = variables.attachment.adding(claimed) else {
        return refuse(.variablesNumber(element.rawValue, "montant"), record, "montant")
      }
      variables.attachment = total
    case .bonus, .exceptionalBonus, .yearlyBonus, .monthlyBonus, .nonCompete, .valueSharing, .benefitInKind, .meals, .housing,
      .vehicle, .devices, .expense, .advance:
      guard let kind = element.item, let paid = amount("montant") else {
        return refuse(.variablesNumber(element.rawValue, "montant"), record, "montant")
      }
      variables.items.append(.init(kind, text("libelle", record) ?? kind.french.capitalised, paid))
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

extension Finding {
  static func variablesFileEmpty() -> Finding {
    Finding(
      "payroll.variables.file-empty", "Le fichier n’a aucun élément.", recovery: "Écrivez un élément par ligne sous l’en-tête.")
  }

  static func variablesColumn(_ name: String, _ known: [String]) -> Finding {
    Finding(
      "payroll.variables.column", .warning, "La colonne « \(name.prefix(40)) » n’est pas lue.",
      recovery: "Colonnes lues : \(known.joined(separator: ", ")).")
  }

  static func variablesColumnsMissing() -> Finding {
    Finding(
      "payroll.variables.columns-missing", "L’en-tête n’a pas « element », ou n’a ni « contrat » ni « matricule ».",
      recovery: "Écrivez-le : contrat;element;libelle;quantite;taux;montant")
  }

  static func variablesElement(_ text: String, _ known: [String]) -> Finding {
    Finding(
      "payroll.variables.element", "« \(text.prefix(40)) » n’est pas un élément de paie.",
      recovery: "Écrivez un de ceux-ci : \(known.joined(separator: ", ")).")
  }

  static func variablesContract(_ text: String, _ month: Month) -> Finding {
    Finding(
      "payroll.variables.contract", "« \(text.prefix(40)) » n’est d’aucun contrat en \(month.french).",
      recovery: "Listez ceux du mois : ecritoire paie calculer --mois \(month.iso)")
  }

  static func variablesContractTwice(_ text: String, _ ids: [Int64]) -> Finding {
    Finding(
      "payroll.variables.contract-twice", "Le matricule « \(text.prefix(40)) » a plusieurs contrats ce mois.",
      recovery: "Donnez le contrat dans la colonne « contrat » : \(ids.map { "\($0)" }.joined(separator: " ou ")).")
  }

  static func variablesNumber(_ element: String, _ wanted: String) -> Finding {
    Finding("payroll.variables.number", "L’élément « \(element) » attend : \(wanted).", recovery: "Complétez la ligne.")
  }
}
