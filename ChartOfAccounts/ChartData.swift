import Foundation
import Kernel

/// The data files of the chart, read. They are plain: one record a line,
/// fields between semicolons, no quotes.
struct ChartData {
  var accounts: [ChartAccount] = []
  var removals: [RemovedAccount] = []
  var journals: [StandardJournal] = []
  var explanations: [String: [String]] = [:]
  var synonyms: [Synonym] = []

  static let folder = "ChartOfAccounts/PCG/"

  static func load(_ files: DataFiles) throws(Finding) -> ChartData {
    var data = ChartData()
    try read("accounts.csv", fields: 7, files) { data.accounts.append(try account($0)) }
    try read("removed.csv", fields: 7, files) { data.removals.append(try removal($0)) }
    try read("journals.csv", fields: 4, files) { data.journals.append(try journal($0)) }
    try read("explanations.csv", fields: 3, files) { data.explanations[$0[0]] = [$0[1], $0[2]] }
    try read("synonyms.csv", fields: 2, files) { data.synonyms.append(Synonym(text: $0[0], accounts: words($0[1]))) }
    return data
  }

  /// What is wrong with a record.
  struct Fault: Error { let reason: String }

  static func read(
    _ name: String, fields count: Int, _ files: DataFiles, _ take: ([String]) throws -> Void
  ) throws(Finding) {
    let path = folder + name
    guard let data = files.data(path) else { throw .chartDataInvalid(path, line: 1, reason: "le fichier manque") }
    var line = 0
    do {
      try data.withUnsafeBytes { bytes in
        for record in bytes.split(separator: 10, omittingEmptySubsequences: false) {
          line += 1
          if line == 1 || record.isEmpty { continue }
          let fields = record.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(text)
          guard fields.count == count else { throw Fault(reason: "\(fields.count) champs au lieu de \(count)") }
          try take(fields)
        }
      }
    } catch {
      throw .chartDataInvalid(path, line: line, reason: (error as? Fault)?.reason ?? "\(error)")
    }
  }

  private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: bytes), as: UTF8.self)
  }

  private static func account(_ fields: [String]) throws -> ChartAccount {
    guard let level = ChartAccount.Level(rawValue: fields[3]) else { throw Fault(reason: "niveau « \(fields[3]) » inconnu") }
    guard let nature = ChartAccount.Nature(rawValue: fields[4]) else { throw Fault(reason: "nature « \(fields[4]) » inconnue") }
    return ChartAccount(
      number: try number(fields[0]), label: fields[1], shortLabel: fields[2].isEmpty ? fields[1] : fields[2], level: level,
      nature: nature, from: try day(fields[5]), until: try day(fields[6]))
  }

  private static func removal(_ fields: [String]) throws -> RemovedAccount {
    guard let kind = RemovedAccount.Kind(rawValue: fields[2]) else { throw Fault(reason: "sorte « \(fields[2]) » inconnue") }
    guard fields[4] == "anc" || fields[4] == "own" else { throw Fault(reason: "lecture « \(fields[4]) » inconnue") }
    guard let removed = try day(fields[6]) else { throw Fault(reason: "la date de suppression manque") }
    return RemovedAccount(
      number: try number(fields[0]), label: fields[1], kind: kind, successors: try words(fields[3]).map(number),
      isOwnReading: fields[4] == "own", note: fields[5], removed: removed)
  }

  private static func journal(_ fields: [String]) throws -> StandardJournal {
    guard !fields[0].isEmpty, !fields[2].isEmpty else { throw Fault(reason: "le code ou la sorte du journal manque") }
    return StandardJournal(
      code: fields[0], label: fields[1], kind: fields[2], counterpart: fields[3].isEmpty ? nil : try number(fields[3]))
  }

  static func number(_ text: String) throws -> String {
    guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }), text.utf8.first != 48 else {
      throw Fault(reason: "« \(text) » n’est pas un numéro de compte du plan")
    }
    return text
  }

  static func day(_ text: String) throws -> Day? {
    if text.isEmpty { return nil }
    guard let day = Day(iso: text) else { throw Fault(reason: "« \(text) » n’est pas une date AAAA-MM-JJ") }
    return day
  }

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
