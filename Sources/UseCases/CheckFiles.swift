import Banking
import Formats
import Foundation
import Kernel
import Ledger
import SocialReporting
import Store

/// Says what a file is, by its content, and what is wrong with it.
public struct CheckFiles: Sendable {
  /// The kinds of file that can be told apart. Those that cannot be controlled yet are named all the same.
  public enum Kind: String, Sendable, CaseIterable {
    case fec
    case fecXML = "fec-xml"
    case dsn
    case dsnXML = "dsn-xml"
    case cfonb120 = "cfonb120"
    case camt053 = "camt053"
    case ofx
    case mt940
    case qif
    case bankCSV = "csv-bancaire"
    case pain001, pain008
    case payslip
    case dossier
    case csv
    case unknown

    /// The format of a bank's statements, when it is one.
    public var statement: StatementKind? { StatementKind(rawValue: rawValue) }
  }

  public struct Verdict: Sendable {
    /// The path; of a split FEC, that of its first part.
    public var file: String
    public let kind: Kind
    public let summary: Summary?
    public let log: FindingLog
    /// The paths of a split FEC; empty for a file that stands alone.
    public var parts: [String] = []
    public var isValid: Bool { kind != .unknown && !log.hasErrors }
  }

  public enum Summary: Sendable {
    case fec(FECSummary)
    case dossier(Verification)
    case csv(records: Int, fields: Int)
    case bank(BankFileSummary)
    case orders(SEPASummary)
    case payslip(PayslipSummary)
    case dsn(DSNFileSummary)
  }

  public var paths: [String]
  public var mode: FECMode
  public var files: DataFiles
  public var today: Day
  /// What the user says of statements that do not say it themselves.
  public var statements: StatementReadingOptions
  /// The one that remembers mappings of columns by their names; nil: none is remembered.
  public var dossier: Dossier?
  /// The path of a schema (XSD) that orders to pay are held to as well, such as the one the bank gives.
  public var schema: String?

  public init(
    _ paths: [String], mode: FECMode = .strict, files: DataFiles = .embedded, today: Day,
    statements: StatementReadingOptions = .init(), dossier: Dossier? = nil, schema: String? = nil
  ) {
    (self.paths, self.mode, self.files, self.today) = (paths, mode, files, today)
    (self.statements, self.dossier, self.schema) = (statements, dossier, schema)
  }

  /// The verdict of each file; the parts of a split FEC are judged together, under the first.
  /// Throws `file.missing`.
  public func callAsFunction() throws -> [Verdict] {
    try groups().map { group -> Verdict in
      let kind = try kind(of: group[0])
      // A list whose columns the user names is one, whatever its titles are.
      switch kind == .csv && statements.namesColumns ? .bankCSV : kind {
      case .fec, .fecXML: return try checkFEC(group).made(of: group)
      case .dossier: return try checkDossier(group[0])
      case .csv: return try checkCSV(group[0])
      case .cfonb120, .camt053, .ofx, .mt940, .qif, .bankCSV: return try checkStatements(group[0])
      case .pain001: return try checkPaymentOrders(group[0], .creditTransfers)
      case .pain008: return try checkPaymentOrders(group[0], .directDebits)
      case .payslip: return try checkPayslip(group[0])
      case .dsn: return try checkDSN(group[0], .text)
      case .dsnXML: return try checkDSN(group[0], .xml)
      case .unknown: return Verdict(file: group[0], kind: .unknown, summary: nil, log: refusal(group[0]))
      }
    }
  }

  /// Files that are parts of one FEC stand together, in the order of the parts.
  private func groups() -> [[String]] {
    var groups: [[String]] = []
    var places: [String: Int] = [:]
    for path in paths {
      let name = FECFileName(path)
      guard name.part != nil, let closing = name.closingDay else {
        groups.append([path])
        continue
      }
      let key = "\((path as NSString).deletingLastPathComponent)/\(name.siren ?? "")/\(closing.number)"
      if let place = places[key] {
        groups[place].append(path)
      } else {
        places[key] = groups.count
        groups.append([path])
      }
    }
    return groups.map { $0.sorted { (FECFileName($0).part ?? 0) < (FECFileName($1).part ?? 0) } }
  }

  func kind(of path: String) throws -> Kind {
    let head = try InputFile(path).head(4096)
    if head.starts(with: "SQLite format 3\0".utf8) { return .dossier }
    if let form = DSNForm.detect(head) { return form == .xml ? .dsnXML : .dsn }
    // The name of a FEC is part of the law: it is believed first.
    if !FECFileName(path).isAccepted, let statement = StatementKind.detect(head) {
      return Kind(rawValue: statement.rawValue) ?? .unknown
    }
    if let orders = SEPAKind.detect(head) { return orders == .creditTransfers ? .pain001 : .pain008 }
    if try FECFile.isXML(path) { return String(decoding: head, as: UTF8.self).contains("<comptabilite") ? .fecXML : .unknown }
    guard !head.isEmpty, !head.contains(0), !head.starts(with: [0xFF, 0xFE]), !head.starts(with: [0xFE, 0xFF]) else {
      return FECFileName(path).isAccepted ? .fec : .unknown
    }
    if CheckFiles.isPayslip(path, head) { return .payslip }
    if CheckFiles.isSituation(path, head) { return .unknown }
    let firstLine = String(decoding: head.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self).uppercased()
    let columns = ["JOURNALCODE", "ECRITURENUM", "COMPTENUM", "ECRITUREDATE", "ECRITURELIB"].filter { firstLine.contains($0) }
      .count
    if columns >= 3 || FECFileName(path).isAccepted { return .fec }
    return [";", ",", "\t"].contains { firstLine.contains($0) } ? .csv : .unknown
  }

  private func checkFEC(_ parts: [String]) throws -> Verdict {
    var options = FECChecker.Options()
    let closing = FECFileName(parts[0]).closingDay
    options.accountStatus = try FECFile.accountStatus(files, closing: closing, orElse: today)
    var checker = FECChecker(options)
    for part in parts { try checker.check(try FECFile.source(try InputFile(part), mode: mode)) }
    let report = checker.finish()
    var log = FindingLog()
    log.add(report.findings, counts: report.counts)
    if report.summary.lines == 0, report.findings.contains(where: \.saysUnreadable) {
      return Verdict(file: parts[0], kind: .unknown, summary: nil, log: log)
    }
    let isXML = try FECFile.isXML(parts[0])
    return Verdict(file: parts[0], kind: isXML ? .fecXML : .fec, summary: .fec(report.summary), log: log)
  }

  private func checkDossier(_ path: String) throws -> Verdict {
    var log = FindingLog()
    do {
      let dossier = try Dossier.open(at: path)
      defer { try? dossier.close() }
      let verification = try VerifyDossier()(dossier)
      log.add(verification.findings)
      return Verdict(file: path, kind: .dossier, summary: .dossier(verification), log: log)
    } catch let finding as Finding {
      log.add(finding)
      return Verdict(file: path, kind: finding.code == "dossier.foreign-file" ? .unknown : .dossier, summary: nil, log: log)
    }
  }

  private func checkCSV(_ path: String) throws -> Verdict {
    var log = FindingLog()
    var (records, fields) = (0, 0)
    let file = try InputFile(path)
    do {
      let reader = try CSVReader(CSVFormat()) { try file.read(into: $0) }
      while let record = try reader.next() {
        records += 1
        fields = max(fields, record.fields.count)
      }
    } catch let finding as Finding {
      log.add(finding)
      if records == 0, finding.saysUnreadable { return Verdict(file: path, kind: .unknown, summary: nil, log: log) }
    }
    return Verdict(file: path, kind: .csv, summary: .csv(records: records, fields: fields), log: log)
  }

  private func refusal(_ path: String) -> FindingLog {
    var log = FindingLog()
    let head = (try? InputFile(path).head(8)) ?? []
    log.add(CheckFiles.isSituation(path, head) ? .payslipIsSituation() : .unknownKind(path, seems: Foreign(head)))
    return log
  }
}

extension CheckFiles.Verdict {
  fileprivate func made(of parts: [String]) -> CheckFiles.Verdict {
    var verdict = self
    if parts.count > 1 { verdict.parts = parts }
    return verdict
  }
}

/// Files that are no file of the trade, told by their first bytes so that the way out can be said. None of them is opened:
/// what an archive would unfold to is never known, nor written.
enum Foreign: Sendable {
  case empty, archive, pdf, image

  init?(_ head: [UInt8]) {
    if head.isEmpty {
      self = .empty
    } else if Foreign.archives.contains(where: { head.starts(with: $0) }) {
      self = .archive
    } else if head
      .starts(with: "%PDF".utf8)
    {
      self = .pdf
    } else if [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF]].contains(where: { head.starts(with: $0) }) {
      self = .image
    } else {
      return nil
    }
  }

  /// Zip and what is made of it (xlsx, ods, docx), gzip, 7z, xz, rar.
  private static let archives: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x1F, 0x8B], [0x37, 0x7A, 0xBC, 0xAF], [0xFD, 0x37, 0x7A, 0x58],
    [0x52, 0x61, 0x72, 0x21],
  ]

  var recovery: String {
    switch self {
    case .empty: "Il est vide : refaites l’export, et vérifiez sa taille avant de l’envoyer."
    case .archive:
      "C’est une archive ou un classeur (zip, xlsx, ods, gz…) : sortez-en le fichier, ou enregistrez la feuille en CSV, et contrôlez cela."
    case .pdf:
      "C’est un PDF : une pièce se joint à son écriture ; ici se contrôle un FEC, un relevé de banque, un CSV d’écritures ou un dossier."
    case .image:
      "C’est une image : une pièce se joint à son écriture ; ici se contrôle un FEC, un relevé de banque, un CSV d’écritures ou un dossier."
    }
  }
}

extension Finding {
  static func unknownKind(_ path: String, seems: Foreign? = nil) -> Finding {
    Finding(
      "file.unknown-kind",
      "« \((path as NSString).lastPathComponent) » n’est aucun des fichiers du métier que ce contrôle connaît.",
      recovery: seems?.recovery
        ?? "Contrôlez un FEC (texte ou XML), un relevé de banque (CFONB 120, CAMT.053, OFX, MT940, QIF, CSV), un ordre SEPA (pain.001, pain.008), un CSV d’écritures, un bulletin de paie (JSON), une DSN (texte NEODeS ou XML d’Écritoire) ou un dossier .ecritoire."
    )
  }
}
