import Foundation
import Kernel
import Ledger

/// What two files say differently, side by side.
struct ComparisonView: Sendable {
  /// How many differences show their entries; the others are a sentence.
  static let shownEntries = 40

  struct Side: Sendable {
    let role, name, content: String
  }

  struct Kind: Sendable {
    let heading, count: String
    let differences: [Difference]
    let more: String?
  }

  struct Difference: Sendable {
    let message: String
    let hasEntries: Bool
    let entries: [Entry]
  }

  struct Entry: Sendable {
    let role, place: String
    let isAbsent: Bool
    let rows: [Row]
    /// « 12 lignes pareilles ne sont pas montrées. »
    let more: String?
  }

  struct Row: Sendable {
    let account, text, debit, credit: Cell
    var isMarked: Bool { [account, text, debit, credit].contains { !$0.isPlain } }
  }

  struct Cell: Sendable {
    let value: String
    /// In this file only: taken away by the second, or brought by it.
    let isDeleted, isInserted: Bool
    let isPlain: Bool

    init(value: String, isDeleted: Bool, isInserted: Bool) {
      (self.value, self.isDeleted, self.isInserted) = (value, isDeleted, isInserted)
      isPlain = !isDeleted && !isInserted
    }
  }

  struct Account: Sendable {
    let number, first, second, gap: String
  }

  let sides: [Side]
  let isSame: Bool
  let unreadable: [RefusalView]
  let isUnreadable: Bool
  let kinds: [Kind]
  let accounts: [Account]
  let hasAccounts: Bool
  let edited, version: String

  init(_ report: ComparePages.Report, edited: String, version: String) {
    let comparison = report.comparison
    let contents = [(comparison.firstEntries, comparison.firstLines), (comparison.secondEntries, comparison.secondLines)]
    sides = (0...1).map { side in
      Side(
        role: side == 0 ? "Premier" : "Second", name: report.names[side],
        content: "\(CheckReportView.plural(contents[side].0, "écriture")), \(CheckReportView.plural(contents[side].1, "ligne"))")
    }
    unreadable = comparison.unreadable.map { RefusalView($0) }
    (isSame, isUnreadable) = (comparison.isSame, !comparison.unreadable.isEmpty)
    let shown = Array(comparison.differences.prefix(ComparisonView.shownEntries))
    kinds = FECComparison.Kind.allCases.compactMap { kind in
      guard let count = comparison.counts[kind], count > 0 else { return nil }
      let listed = comparison.differences.filter { $0.kind == kind }
      return Kind(
        heading: kind.french, count: count.french,
        differences: listed.map { ComparisonView.difference($0, shown.contains($0) ? report.lines : []) },
        more: count > listed.count ? "… et \((count - listed.count).french) autre(s), non détaillée(s)." : nil)
    }
    accounts = comparison.accounts.map {
      Account(number: $0.number, first: $0.first.french, second: $0.second.french, gap: ($0.second - $0.first).french)
    }
    hasAccounts = !accounts.isEmpty
    (self.edited, self.version) = (edited, version)
  }

  private static func difference(_ difference: FECComparison.Difference, _ lines: [[Int: String]]) -> Difference {
    let starts = [difference.firstLine, difference.secondLine]
    let found: [[[String]]] =
      lines.isEmpty ? [] : (0...1).map { side in starts[side].map { entry(from: $0, lines[side]) } ?? [] }
    guard found.contains(where: { !$0.isEmpty }) else {
      return Difference(message: difference.message, hasEntries: false, entries: [])
    }
    let entries = (0...1).map { side -> Entry in
      let all = rows(found[side], beside: found[1 - side], isFirst: side == 0)
      let kept = all.count > 6 ? all.enumerated().filter { $0 < 2 || $1.isMarked }.map(\.1) : all
      let hidden = all.count - kept.count
      return Entry(
        role: side == 0 ? "Premier fichier" : "Second fichier", place: starts[side].map { "ligne \($0)" } ?? "absente",
        isAbsent: found[side].isEmpty, rows: kept,
        more: hidden > 0 ? "\(CheckReportView.plural(hidden, "ligne")) de plus dans l’écriture, sans différence." : nil)
    }
    return Difference(message: difference.message, hasEntries: true, entries: entries)
  }

  /// A cell is marked when the other file has no such value in this column.
  private static func rows(_ own: [[String]], beside other: [[String]], isFirst: Bool) -> [Row] {
    var left = (0..<4).map { column in other.map { $0[column] } }
    return own.map { row in
      let cells = (0..<4).map { column -> Cell in
        if let index = left[column].firstIndex(of: row[column]) {
          left[column].remove(at: index)
          return Cell(value: row[column], isDeleted: false, isInserted: false)
        }
        let isMarked = !row[column].isEmpty && !other.isEmpty
        return Cell(value: row[column], isDeleted: isMarked && isFirst, isInserted: isMarked && !isFirst)
      }
      return Row(account: cells[0], text: cells[1], debit: cells[2], credit: cells[3])
    }
  }

  /// Account (with its sub-account), label, debit, credit of each line of the entry that has a line of a flat FEC.
  private static func entry(from start: Int, _ lines: [Int: String]) -> [[String]] {
    guard let header = lines[1] else { return [] }
    let separator: Character = header.contains("\t") ? "\t" : "|"
    let names = Excerpt.split(header, separator)
    func index(_ name: String) -> Int? { names.firstIndex { $0.caseInsensitiveCompare(name) == .orderedSame } }
    guard let journal = index("JournalCode"), let number = index("EcritureNum"), let account = index("CompteNum"),
      let label = index("EcritureLib"), let debit = index("Debit"), let credit = index("Credit"), let party = index("CompAuxNum")
    else { return [] }
    func fields(_ line: Int) -> [String]? {
      lines[line].map { Excerpt.split($0, separator) }.flatMap { $0.count == names.count && line > 1 ? $0 : nil }
    }
    guard let named = fields(start) else { return [] }
    func isSame(_ other: [String]) -> Bool { other[journal] == named[journal] && other[number] == named[number] }
    func amount(_ text: String) -> String { (try? Money(french: text)).map { $0 == .zero ? "" : $0.french } ?? text }
    var first = start
    while let before = fields(first - 1), isSame(before) { first -= 1 }
    var rows: [[String]] = []
    while let own = fields(first), isSame(own) {
      let party = own[party].isEmpty ? "" : " \(own[party])"
      rows.append([own[account] + party, own[label], amount(own[debit]), amount(own[credit])])
      first += 1
    }
    return rows
  }
}

extension FECComparison.Kind {
  /// The title of its list.
  var french: String {
    switch self {
    case .onlyInFirst: "Écritures du premier fichier seulement"
    case .onlyInSecond: "Écritures du second fichier seulement"
    case .amounts: "Montants, comptes ou tiers différents"
    case .labels: "Libellés différents"
    case .lettering: "Lettrages différents"
    case .details: "Dates, devises ou colonnes différentes"
    case .accountTotals: "Soldes de comptes différents"
    case .accountLabels: "Intitulés de comptes différents"
    }
  }
}
