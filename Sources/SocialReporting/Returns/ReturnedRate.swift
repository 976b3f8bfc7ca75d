public import Formats
public import Kernel
import Workforce

/// A rate of income tax that came back for somebody.
public struct ReturnedRate: Hashable, Sendable {
  /// Nil when the source says none, or one that is none: ``number`` then says who it is.
  public let nir: NIR?
  /// « matricule ».
  public let number: String?
  /// In percent as written, `7.40` or `7,40`; nil when none was given: the default scale applies.
  public let percent: String?
  /// When it came; nil when the source does not say.
  public let received: Day?
  /// What the administration names the rate by; nil when the source does not say, or says none that the norm takes.
  public let identifier: String?
  public let line: Int
  /// What is wrong with the line itself.
  public let findings: [Finding]

  /// Nil when none was given, or when it is no rate: the findings of a plan say so.
  public var rate: Rate? {
    guard let percent, let hundredths = scaledInteger(percent.replacing(",", with: "."), decimals: 2),
      (0..<100_00).contains(hundredths)
    else { return nil }
    return .percent(hundredths)
  }

  /// Masked: « NIR 2 99 •• … ».
  var who: String {
    nir.map { "le NIR \($0.masked)" } ?? number.map { "le matricule «\u{A0}\($0.prefix(30))\u{A0}»" } ?? "ce numéro, qui manque"
  }

  init(
    nir: String?, number: String?, percent: String?, received: Day?, identifier: String? = nil, line: Int,
    findings: [Finding] = []
  ) {
    let body = nir?.filter { !$0.isWhitespace }
    let read = body.flatMap { text in (try? NIR(text)) ?? (try? NIR(withoutKey: text)) }
    var found = findings
    if let body, !body.isEmpty, read == nil { found.append(.returnNIRInvalid(body.count, line: line)) }
    (self.nir, self.number, self.percent, self.received, self.line) = (read, number, percent, received, line)
    // The default scale is nobody’s own: it has no name.
    self.identifier = percent == nil ? nil : identifier.flatMap { EmployeeFile.TaxRate.isIdentifier($0) ? $0 : nil }
    self.findings = found
  }
}

extension BusinessReport {
  /// The rates of a « CRM nominatif »: somebody it names without a rate has none of their own.
  public var taxRates: [ReturnedRate] {
    guard kind == .taxRates else { return [] }
    return declarations.flatMap(\.people).map { person in
      ReturnedRate(
        nir: person.nir, number: person.number, percent: person.taxRate, received: nil, identifier: identifier,
        line: person.line)
    }
  }
}

/// Rates as a list that a person typed or drew from a report on screen: a file of ours, and no official shape.
///
/// Columns by name, in any order: `nir` or `matricule` (or both), `taux`; `date`, `type` and `identifiant` when they are known. A type other than
/// `01` or « transmis » is a scale: no rate of one's own.
public enum ReturnedRatesCSV {
  /// What a file may hold.
  static let mostLines = 200_000

  /// Throws `dsn.return.columns`, `dsn.return.too-large`, and as `CSVReader`.
  public static func read(_ source: @escaping ByteSource) throws -> [ReturnedRate] {
    let reader = try CSVReader(CSVFormat(), source)
    guard let header = try reader.next() else { throw Finding.returnColumns([]) }
    let names = header.fields.map { $0.trimmed.lowercased() }
    func place(_ name: String) -> Int? { names.firstIndex(of: name) }
    guard let rates = place("taux"), place("nir") != nil || place("matricule") != nil else { throw Finding.returnColumns(names) }
    let (nirs, numbers, dates, types) = (place("nir"), place("matricule"), place("date"), place("type"))
    let identifiers = place("identifiant")
    var rows: [ReturnedRate] = []
    while let record = try reader.next() {
      func field(_ place: Int?) -> String? {
        guard let place, place < record.fields.count else { return nil }
        let text = record.fields[place].trimmed
        return text.isEmpty ? nil : text
      }
      if record.fields.allSatisfy({ $0.trimmed.isEmpty }) { continue }
      guard rows.count < mostLines else { throw Finding.returnTooLarge(mostLines) }
      let day = field(dates).flatMap { Day(iso: $0) ?? Day(french: $0) }
      var findings: [Finding] = []
      if let text = field(dates), day == nil { findings.append(.returnDateInvalid(text, line: record.line)) }
      if let text = field(identifiers), !EmployeeFile.TaxRate.isIdentifier(text) {
        findings.append(.returnIdentifierInvalid(text, line: record.line))
      }
      let isTransmitted = field(types).map { ["01", "1", "transmis", "dgfip"].contains($0.lowercased()) } ?? true
      let percent = field(rates).map { $0.hasSuffix("%") ? String($0.dropLast()).trimmed : $0 }
      rows.append(
        ReturnedRate(
          nir: field(nirs), number: field(numbers), percent: isTransmitted ? percent : nil, received: day,
          identifier: field(identifiers), line: record.line, findings: findings))
    }
    return rows
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }
}
