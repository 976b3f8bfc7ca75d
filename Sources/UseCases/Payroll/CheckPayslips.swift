import Foundation
public import Kernel
import Law
public import Payroll

/// Holds payslips, each in a file of our JSON form, to the rules P01 to P42. No dossier is needed, nothing is kept.
public struct CheckPayslips: Sendable {
  public struct Verdict: Sendable {
    /// As the user named it.
    public let file: String
    /// Nil when the file could not be read as a payslip.
    public let document: PayslipDocument?
    public let verdict: PayslipVerdict?
    /// What is wrong in the file, or what the rules found, each with its file.
    public let findings: [Finding]
    /// No finding of severity error.
    public var isValid: Bool { verdict.map { $0.word != .nonConforming } ?? false }
  }

  let paths: [String]
  let files: DataFiles

  public init(_ paths: [String], files: DataFiles = .embedded) { (self.paths, self.files) = (paths, files) }

  /// Throws `file.missing` and the like, before anything is judged.
  public func callAsFunction() throws -> [Verdict] {
    let law = Law(files)
    let contents = try paths.map { ($0, Data(try InputFile($0).contents(atMost: PayslipFile.largest))) }
    return contents.map { path, data in CheckPayslips.judge(path, data, law) }
  }

  static func judge(_ path: String, _ data: Data, _ law: Law) -> Verdict {
    let read = PayslipFile.read(data, law)
    guard let document = read.document else {
      return Verdict(file: path, document: nil, verdict: nil, findings: read.findings.map { $0.at(file: path) })
    }
    let verdict = PayslipChecks(law: law).verdict(on: document)
    let findings = (read.findings + verdict.findings).map { $0.at(file: path) }
    return Verdict(file: path, document: document, verdict: verdict, findings: findings)
  }
}

/// A payslip in a file.
enum PayslipFile {
  /// A payslip with its traces is of some ten pages.
  static let largest = 4 << 20

  /// The payslip, or why there is none; a situation is told from a payslip that is wrong.
  static func read(_ data: Data, _ law: Law) -> (document: PayslipDocument?, findings: [Finding]) {
    if isSituation(data) { return (nil, [.payslipIsSituation()]) }
    let read = PayslipDocumentReader(data, law: law)
    return (read.document, read.findings)
  }

  static func isSituation(_ data: Data) -> Bool {
    guard !PayslipDocumentReader.recognises(data),
      case .object(let fields)? = try? JSONDecoder().decode(JSONValue.self, from: data)
    else { return false }
    return fields["contract"] != nil && fields["establishment"] != nil
  }
}

extension CheckFiles {
  /// A payslip, as `controler` sums it up.
  public struct PayslipSummary: Sendable {
    /// As the payslip names them.
    public let employer, employee: String?
    public let period: Month
    /// « conforme », « réserves », « non conforme ».
    public let verdict: String
    /// How many rules are in each state, by its name.
    public let rules: [String: Int]
    public var broken: Int { rules["broken"] ?? 0 }
  }

  func checkPayslip(_ path: String) throws -> Verdict {
    let judged = try CheckPayslips([path], files: files)()[0]
    var log = FindingLog()
    log.add(judged.findings)
    guard let document = judged.document, let verdict = judged.verdict else {
      return Verdict(file: path, kind: .payslip, summary: nil, log: log)
    }
    let rules = Dictionary(uniqueKeysWithValues: PayslipVerdict.State.allCases.map { ($0.rawValue, verdict.count($0)) })
    let summary = PayslipSummary(
      employer: document.employer.name, employee: document.employee.name, period: document.slip.period,
      verdict: verdict.word.rawValue, rules: rules)
    return Verdict(file: path, kind: .payslip, summary: .payslip(summary), log: log)
  }

  /// Whether a file whose first bytes these are is a JSON object that looks like a payslip.
  static func isPayslip(_ path: String, _ head: [UInt8]) -> Bool {
    jsonObject(path, head).map(PayslipDocumentReader.recognises) ?? false
  }

  static func isSituation(_ path: String, _ head: [UInt8]) -> Bool {
    jsonObject(path, head).map(PayslipFile.isSituation) ?? false
  }

  private static func jsonObject(_ path: String, _ head: [UInt8]) -> Data? {
    guard head.first(where: { $0 > 32 }) == UInt8(ascii: "{"), let file = try? InputFile(path) else { return nil }
    return (try? file.contents(atMost: PayslipFile.largest)).map { Data($0) }
  }
}

extension Finding {
  static func payslipIsSituation() -> Finding {
    Finding(
      "payslip.situation", "Ce fichier est une situation : ce qu’il faut pour calculer un bulletin, non un bulletin.",
      recovery: "Calculez-le d’abord : ecritoire paie simuler FICHIER --json, et contrôlez ce qu’il répond.")
  }
}
