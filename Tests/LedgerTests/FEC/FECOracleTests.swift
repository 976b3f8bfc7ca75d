import Foundation
import Kernel
import Ledger
import Testing

/// What the oracle says of a file: its messages with their counts.
private struct OracleVerdict {
  var messages: [String: Int] = [:]
  var debit = ""
  var credit = ""
  var entries = 0
  var lines = 0

  init(_ output: String) throws {
    let lines = output.split(separator: "\n").map(String.init)
    let head = try #require(lines.first)
    self.lines = Int(head.firstMatch(of: /\| (\d+) lines/)?.1 ?? "") ?? -1
    entries = Int(head.firstMatch(of: /entries (\d+)/)?.1 ?? "") ?? -1
    let totals = head.firstMatch(of: /D (-?[\d.]+) C (-?[\d.]+)/)
    (debit, credit) = (String(totals?.1 ?? ""), String(totals?.2 ?? ""))
    for line in lines.dropFirst() {
      guard let match = line.firstMatch(of: /\[[A-Z]\] (.*) x(\d+) \(first/) else { continue }
      messages[String(match.1)] = Int(match.2)
    }
  }
}

/// Our code for each message of the oracle; nil for those that only count lines we refuse to read.
private func code(_ message: String) -> String? {
  let table: [(String, String)] = [
    ("file name is not", "fec.file.name"), ("SIREN part is not", "fec.file.siren"), ("UTF-8 BOM", "fec.header.byte-order-mark"),
    ("separator '", "fec.header.separator"), ("first 18 columns", "fec.header.order"), ("empty line", "fec.line.empty"),
    ("fields instead of", "fec.line.field-count"), ("EcritureNum empty", "fec.number.empty"),
    ("EcritureDate empty", "fec.date.empty"),
    ("CompteNum empty", "fec.account.empty"), ("CompteLib empty", "fec.account-label.empty"),
    ("EcritureLib empty", "fec.label.empty"),
    ("JournalCode empty", "fec.journal-code.empty"), ("JournalLib empty", "fec.journal-label.empty"),
    ("PieceRef empty", "fec.piece-ref.empty"), ("PieceDate empty", "fec.piece-date.empty"),
    ("ValidDate empty", "fec.valid-date.empty"),
    ("CompteNum does not start", "fec.account.three-digits"), ("uses a dot", "fec.amount.decimal-point"),
    ("thousands separator", "fec.amount.thousands"), ("not numeric", "fec.amount.invalid"), ("Sens not", "fec.side.invalid"),
    ("PieceDate not AAAAMMJJ", "fec.date.form"), ("not AAAAMMJJ", "fec.date.form"), ("not a calendar date", "fec.date.calendar"),
    ("null date", "fec.date.empty"), ("a-nouveau line after", "fec.opening.not-first"),
    ("not in chronological", "fec.valid-date.order"),
    ("ValidDate before", "fec.valid-date.before-entry"), ("unbalanced EcritureNum", "fec.entry.unbalanced"),
    ("not contiguous", "fec.entry.scattered"), ("EcritureNum not increasing", "fec.number.order"),
    ("sequence has gaps", "fec.number.gap"),
    ("not purely numeric", "fec.number.not-numeric"), ("debit and credit both", "fec.line.zero"),
    ("EcritureLet without", "fec.lettering.no-date"), ("Montantdevise without", "fec.currency.missing"),
  ]
  return table.first { message.contains($0.0) }?.1
}

/// A message of the oracle that stands for either of two of our rules.
private let alternatives: [String: Set<String>] = [
  "fec.line.zero": ["fec.line.both-sides"], "fec.lettering.no-date": ["fec.lettering.date-alone"],
  "fec.currency.missing": ["fec.currency.alone"], "fec.date.form": ["fec.date.invalid", "fec.date.calendar"],
  "fec.date.calendar": ["fec.date.invalid", "fec.date.year"],
  "fec.amount.invalid": ["fec.amount.thousands", "fec.currency.amount"],
  "fec.amount.thousands": ["fec.amount.invalid", "fec.currency.amount"], "fec.amount.decimal-point": ["fec.currency.amount"],
  "fec.header.missing-column": ["fec.header.missing-mandatory"],
  "fec.date.empty": ["fec.piece-date.empty", "fec.valid-date.empty"],
]

/// Our rules that the oracle has no word for: it cannot contradict them.
private let ours: Set<String> = [
  "fec.file.unbalanced",  // It counts entries only, and prints the totals.
  "fec.account.label-changes", "fec.third-party.label-changes", "fec.journal.two-labels", "fec.third-party.label-alone",
  "fec.amount.negative", "fec.amount.decimals", "fec.amount.too-large", "fec.lettering.unbalanced", "fec.lettering.date-early",
  "fec.entry.one-line",
  "fec.entry.two-days", "fec.entry.two-journals", "fec.entry.duplicate", "fec.label.blank-looking", "fec.piece-ref.blank-looking",
  "fec.piece-date.future", "fec.piece-date.late", "fec.third-party.missing", "fec.third-party.unexpected",
  "fec.date.outside-year",
  "fec.text.control", "fec.text.separator", "fec.text.outside-latin9", "fec.text.direction", "fec.encoding.mixed",
  "fec.encoding.windows-1252",
  "fec.currency.unknown", "fec.currency.amount", "fec.header.extra-columns", "fec.header.duplicate-column", "fec.closing.entries",
  "fec.cash.negative", "fec.opening.result-accounts", "fec.number.none", "fec.date.year",
]

/// Why a finding of one side has no counterpart on the other, for a damage. Anything not explained fails.
private struct Damage: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let apply: @Sendable (inout [String]) -> Void
  /// Codes that only the oracle gives, and those that only we give, each with its reason.
  var onlyOracle: [String: String] = [:]
  var onlyOurs: [String: String] = [:]

  init(
    _ name: String, onlyOracle: [String: String] = [:], onlyOurs: [String: String] = [:],
    _ apply: @escaping @Sendable (inout [String]) -> Void
  ) {
    (testDescription, self.apply, self.onlyOracle, self.onlyOurs) = (name, apply, onlyOracle, onlyOurs)
  }
}

private func set(_ line: Int, _ column: Int, _ value: String) -> @Sendable (inout [String]) -> Void {
  { lines in
    var fields = lines[line].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    fields[column] = value
    lines[line] = fields.joined(separator: "\t")
  }
}

private let skipped =
  "we do not read a line with a wrong number of fields, so the entry lacks it; the oracle reads the fields it finds"

private let damages: [Damage] = [
  Damage("nothing") { _ in },
  Damage("a line lost") { $0.remove(at: 500) },
  Damage("an entry lost") { lines in lines.removeAll { $0.contains("\t00000100\t") } },
  Damage("a line twice") { $0.insert($0[500], at: 500) },
  Damage("two lines swapped far away") { $0.swapAt(100, 1900) },
  Damage(
    "a date that is not one",
    onlyOracle: [
      "fec.valid-date.before-entry": "the oracle compares the text of a day that does not exist; we compare days only"
    ],
    set(700, 3, "20250230")),
  Damage("a month 13", set(700, 9, "20251301")),
  Damage("a French date", set(700, 9, "31/01/2025")),
  Damage("a dot", set(700, 11, "12.50")),
  Damage("thousands", set(700, 11, "1 250,00")),
  Damage("an amount in words", set(700, 11, "douze")),
  Damage(
    "an exponent", onlyOurs: ["fec.line.zero": "an amount that cannot be read counts for nothing, so the line has none"],
    set(700, 11, "1E3")),
  Damage("a negative amount", set(700, 11, "-12,50")),
  Damage("a trailing sign", set(700, 11, "12,50-")),
  Damage("no account", set(700, 4, "")),
  Damage("an account in letters", set(700, 4, "BANQUE")),
  Damage("no label", set(700, 10, "")),
  Damage(
    "no journal",
    onlyOurs: ["fec.entry.scattered": "we count numbers per journal: the blank one uses a number of another journal"],
    set(700, 0, "")),
  Damage("no piece", set(700, 8, "")),
  Damage("no ValidDate", set(700, 15, "")),
  Damage("an old ValidDate", set(700, 15, "20240101")),
  Damage("a lettering without its date") { lines in
    let line = lines.firstIndex {
      $0.contains("\tBHN\t") || $0.split(separator: "\t", omittingEmptySubsequences: false)[13].count == 3 && $0.first != "J"
    }!
    set(line, 14, "")(&lines)
  },
  Damage("a currency without amount", set(700, 17, "USD")),
  Damage("an amount without currency", set(700, 16, "15,00")),
  Damage(
    "a foreign amount with a dot", onlyOurs: [:],
    { lines in
      set(700, 16, "15.00")(&lines)
      set(700, 17, "USD")(&lines)
    }),
  Damage(
    "a separator in a label",
    onlyOracle: [
      "fec.amount.invalid": skipped, "fec.piece-ref.empty": skipped, "fec.piece-date.empty": skipped, "fec.line.zero": skipped,
      "fec.date.form": skipped, "fec.lettering.no-date": skipped, "fec.valid-date.empty": skipped,
      "fec.currency.missing": skipped,
      "fec.date.calendar": skipped, "fec.valid-date.order": skipped,
    ], onlyOurs: ["fec.entry.unbalanced": skipped], set(700, 10, "un\tdeux")),
  Damage(
    "a truncated line",
    onlyOracle: [
      "fec.valid-date.empty": skipped, "fec.lettering.no-date": skipped, "fec.label.empty": skipped,
      "fec.line.zero": skipped, "fec.piece-date.empty": skipped, "fec.piece-ref.empty": skipped,
    ], onlyOurs: ["fec.entry.unbalanced": skipped]
  ) {
    $0[700] = $0[700].split(separator: "\t", omittingEmptySubsequences: false).prefix(13).joined(separator: "\t")
  },
  Damage("an empty line within") { $0.insert("", at: 700) },
  Damage(
    "an empty last line",
    onlyOurs: ["fec.line.empty": "the oracle drops blank lines at the end; the administration's tool refuses them"]
  ) {
    $0.append("")
  },
  Damage("number zero", set(700, 2, "0")),
  Damage("à-nouveaux at the end") { lines in
    let opening = lines[1...6]
    lines.removeSubrange(1...6)
    lines += opening
  },
  Damage(
    "a missing column", onlyOracle: ["fec.header.order": "the columns that are there are in order: the missing one is told once"]
  ) { lines in
    lines = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).dropLast().joined(separator: "\t") }
  },
  Damage("columns in another order") { lines in
    lines = lines.map {
      var fields = $0.split(separator: "\t", omittingEmptySubsequences: false)
      fields.swapAt(0, 1)
      return fields.joined(separator: "\t")
    }
  },
]

@Suite("The outside checker agrees, or the difference is explained") struct FECOracleTests {
  // The checker and the variants lie beside the repository; without them these tests are skipped.
  @Test(.enabled(if: Shared.hasPython), arguments: Shared.variants)
  func `on the variants of the law`(file: URL) throws {
    let data = Array(try Data(contentsOf: file))
    try compare(name: file.lastPathComponent, data, path: file.path, onlyOracle: [:], onlyOurs: [:])
  }

  @Test(.enabled(if: Shared.hasPython), arguments: damages)
  private func `on a generated file and its damaged copies`(damage: Damage) throws {
    let generated = try #require(Shared.generated)
    // The first entries are enough, and the outside checker is slow.
    var lines = Array(String(decoding: generated.bytes, as: UTF8.self).components(separatedBy: "\r\n").prefix(2_000))
    let cut = lines.last?.split(separator: "\t")[2]
    lines.removeAll { cut != nil && $0.split(separator: "\t").count > 2 && $0.split(separator: "\t")[2] == cut }
    damage.apply(&lines)
    let bytes = Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fec-oracle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(generated.name)
    try Data(bytes).write(to: file)
    try compare(name: generated.name, bytes, path: file.path, onlyOracle: damage.onlyOracle, onlyOurs: damage.onlyOurs)
  }

  private func compare(
    name: String, _ bytes: [UInt8], path: String, onlyOracle: [String: String], onlyOurs: [String: String]
  ) throws {
    let verdict = try OracleVerdict(Shared.run("check_fec.py", [path]))
    let report = control([FECReader(file: name, bytes: bytes)])
    let theirs = Set(
      verdict.messages.keys.map { message in
        message.hasPrefix("header lacks") ? "fec.header.missing-column" : code(message) ?? "unknown: \(message)"
      })
    let mine = Set(report.counts.keys)
    for code in theirs where !mine.contains(code) && mine.isDisjoint(with: alternatives[code] ?? []) {
      #expect(onlyOracle[code] != nil, "only the oracle says \(code): \(verdict.messages), we say \(report.counts)")
    }
    for code in mine where !theirs.contains(code) && !ours.contains(code) {
      let covered = alternatives.contains { $0.value.contains(code) && theirs.contains($0.key) }
      #expect(
        covered || onlyOurs[code] != nil, "only we say \(code): \(report.findings.first { $0.code == code }?.message ?? "")")
    }
    guard report.counts["fec.line.field-count"] == nil, report.counts["fec.amount.invalid"] == nil else { return }
    #expect(report.summary.debit.json == verdict.debit)
    #expect(report.summary.credit.json == verdict.credit)
    if report.counts["fec.line.empty"] == nil { #expect(report.summary.lines == verdict.lines) }
    if report.counts["fec.journal-code.empty"] == nil { #expect(report.summary.entries == verdict.entries) }
  }

  @Test(.enabled(if: Shared.isThere), arguments: Shared.variants)
  func `each variant has the same entries and totals, read leniently`(file: URL) throws {
    let report = control([FECReader(file: file.lastPathComponent, mode: .tolerant, bytes: Array(try Data(contentsOf: file)))])
    #expect(report.isValid, "\(report.findings)")
    #expect(report.summary.entries == 8)
    #expect(report.summary.lines == 27)
    // The variant with trailing signs turns two debits into negative credits: balances are the same, turnovers are not.
    let turnover = file.lastPathComponent.hasPrefix("trailing_sign") ? "30052.70" : "38460.50"
    #expect(report.summary.debit.json == turnover)
    #expect(report.summary.credit.json == turnover)
    let balances = Dictionary(uniqueKeysWithValues: report.summary.accounts.map { ($0.number, $0.balance.json) })
    #expect(balances["512000"] == "19773.21")
    #expect(balances["401000"] == "-1914.08")
    #expect(report.summary.accounts.map(\.label).contains("Banque Crédit Agricole"))
  }

  @Test(.enabled(if: Shared.hasPython)) func `a generated file has the generator's totals`() throws {
    let generated = try #require(Shared.generated)
    let report = control([FECReader(file: generated.name, bytes: generated.bytes)])
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.summary.lines == 20_000)
    #expect(report.summary.entries == 6_840)
    let total = String(decoding: generated.bytes, as: UTF8.self).split(separator: "\r\n").dropFirst().reduce(Int64(0)) {
      sum, line in
      sum + Int64(line.split(separator: "\t", omittingEmptySubsequences: false)[11].filter { $0 != "," })!
    }
    #expect(report.summary.debit == Money(cents: total))
    #expect(report.summary.credit == Money(cents: total))
  }
}
