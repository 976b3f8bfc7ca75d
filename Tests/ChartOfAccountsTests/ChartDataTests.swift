import ChartOfAccounts
import Foundation
import Kernel
import Testing

/// The reference lists lie beside the repository, in `shared/reference`; nil where they are not.
private let reference: URL? = {
  var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  while folder.path != "/" {
    let found = folder.appendingPathComponent("../shared/reference/accounting").standardizedFileURL
    if FileManager.default.fileExists(atPath: found.appendingPathComponent("pcg.csv").path) { return found }
    folder.deleteLastPathComponent()
  }
  return nil
}()

/// The records of a reference file, which quotes its fields as RFC 4180 has it.
private func records(_ name: String) throws -> [[String]] {
  let text = try String(contentsOf: try #require(reference).appendingPathComponent(name), encoding: .utf8)
  return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}

@Suite("The data files of the chart are whole")
struct ChartDataTests {
  // The reference list is not part of a plain clone of the repository.
  @Test("Each year has the accounts, labels and levels of the reference list", .enabled(if: reference != nil))
  func eachYear() throws {
    var (numbers2025, numbers2026) = (Set<String>(), Set<String>())
    for record in try records("pcg.csv") {
      let (number, label, level, note) = (record[0], record[1], record[4], record[6])
      if !note.contains("from 2026") { numbers2025.insert(number) }
      guard !note.contains("until 2025") else { continue }
      numbers2026.insert(number)
      #expect(chart2026.account(number)?.label == label, "\(number)")
      #expect(chart2026.account(number)?.level.rawValue == level, "\(number)")
      if !note.contains("2025 label") { #expect(chart2025.account(number)?.label == label || note.contains("from 2026")) }
    }
    #expect(Set(chart2025.accounts.map(\.number)) == numbers2025)
    #expect(Set(chart2026.accounts.map(\.number)) == numbers2026)
    #expect(numbers2025.count == 838 && numbers2026.count == 838)
  }

  @Test("All 258 accounts removed in 2025 are known by name", .enabled(if: reference != nil))
  func removals() throws {
    let removed = try records("pcg_removed_2024_to_2025.csv")
    #expect(removed.count == 258)
    for record in removed {
      #expect(chart2026.removal(of: record[0])?.number == record[0])
      #expect(chart2026.removal(of: record[0])?.label == record[1])
      #expect(chart2024.account(record[0])?.label == record[1])
      #expect(chart2026.removed(record[0])?.code == "chart.account.removed")
    }
  }

  @Test("A successor is in force, and a replaced account has one")
  func successors() throws {
    for account in chart2024.accounts {
      guard let removal = chart2026.removal(of: account.number) else { continue }
      #expect(removal.successors.allSatisfy { chart2026.account($0) != nil }, "\(account.number)")
      if removal.kind == .replaced || removal.kind == .folded { #expect(!removal.successors.isEmpty, "\(account.number)") }
      if removal.kind == .folded { #expect(removal.number.hasPrefix(removal.successors[0].prefix(2)), "\(account.number)") }
    }
  }

  @Test("Wordings of one account follow one another without a gap or an overlap")
  func wordings() throws {
    let text = try #require(DataFiles.embedded.text("ChartOfAccounts/PCG/accounts.csv"))
    var last: (number: String, until: String)?
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      #expect(fields.count == 7 && !line.contains("\""))
      if let last, last.number == fields[0] {
        #expect(try #require(Day(iso: last.until)) + 1 == Day(iso: fields[5]))
      } else if let last {
        #expect(last.number < fields[0])
      }
      last = (fields[0], fields[6])
    }
  }

  @Test("Every file of the folder is in the binary")
  func embedded() {
    let files = ["accounts", "explanations", "journals", "payroll", "removed", "synonyms"].map { "ChartOfAccounts/PCG/\($0).csv" }
    #expect(DataFiles.embedded.paths(under: "ChartOfAccounts/PCG/") == files)
  }

  @Test(
    "A file of the user's own that is wrong is refused with its line",
    arguments: [
      ("accounts.csv", "h\n401;Fournisseurs;;minimal;credit;", "6 champs au lieu de 7"),
      ("accounts.csv", "h\n401;Fournisseurs;;minimal;left;;", "nature « left » inconnue"),
      ("accounts.csv", "h\n401;Fournisseurs;;grand;debit;;", "niveau « grand » inconnu"),
      ("accounts.csv", "h\n4A1;Fournisseurs;;minimal;debit;;", "n’est pas un numéro"),
      ("accounts.csv", "h\n401;Fournisseurs;;minimal;debit;2026-02-30;", "n’est pas une date"),
      ("removed.csv", "h\n675;x;gone;657;anc;;2025-01-01", "sorte « gone » inconnue"),
      ("removed.csv", "h\n675;x;replaced;657;anc;;", "la date de suppression manque"),
      ("journals.csv", "h\n;x;achats;", "le code ou la sorte du journal manque"),
    ])
  func badFiles(name: String, text: String, says: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chart-\(UUID().uuidString)")
    let place = folder.appendingPathComponent("ChartOfAccounts/PCG")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try text.write(to: place.appendingPathComponent(name), atomically: true, encoding: .utf8)
    let error = #expect(throws: Finding.self) { try Chart.load(year: 2026, files: DataFiles(override: folder)) }
    #expect(error?.code == "chart.data-invalid" && error?.line == 2)
    #expect(error?.message.contains(says) == true, "\(error?.message ?? "")")
  }
}
