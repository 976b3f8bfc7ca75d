import Formats
import Foundation
import Kernel
import Law
import Testing

@testable import Ledger

/// The sample month: what it holds, what it comes to, and what an independent
/// script that books the same month makes of it.
@Suite("Atelier Brindille")
struct AtelierBrindilleTests {
  private static let folder = "Samples/Dossiers/atelier-brindille/"

  private static func records(_ name: String) throws -> [[String]] {
    let csv = try CSVReader(.ours, byteSource(try #require(DataFiles.embedded.text(folder + name))))
    var records: [[String]] = []
    while let record = try csv.next() { records.append(record.fields) }
    return Array(records.dropFirst())
  }

  private static func entries(_ name: String) throws -> EntryImportResult {
    let text = try #require(DataFiles.embedded.text(folder + name))
    let context = EntryImportContext(
      journal: { EntrySamples.journals[$0] }, account: { _ in .known }, thirdParty: { EntrySamples.parties[$0] })
    return EntryImport.read(file: { byteSource(text) }, context: context).result
  }

  @Test("The files are read without a question and pass every check, cash included") func files() throws {
    let (opening, vouchers) = (try Self.entries("ouverture.csv"), try Self.entries("pieces.csv"))
    #expect(opening.log.findings == [])
    #expect(vouchers.log.findings == [])
    #expect(opening.entries.map(\.draft.lines.count) == [18])
    #expect(opening.entries[0].draft.totalDebit == eur("79916,95"))
    #expect(vouchers.entries.count == 13)
    var context = EntrySamples.context()
    context = EntryContext(
      fiscalYears: context.fiscalYears, journal: context.journal, account: context.account, thirdParty: context.thirdParty,
      rates: VATRates(Law()), today: context.today)
    let findings = EntryChecks.check(batch: (opening.entries + vouchers.entries).map(\.draft), in: context)
    #expect(findings.flatMap { $0 } == [])
  }

  @Test("The vouchers of the file are those that the guided entry proposes") func guided() throws {
    let file = try Self.entries("pieces.csv").entries.map(\.draft)
    for voucher in Voucher.october {
      let draft = try #require(file.first { $0.pieceRef == voucher.guided.pieceRef })
      let proposed = try #require(EntryProposal.make(voucher.guided, rates: VATRates(Law())).draft)
      #expect(described(draft) == described(proposed), "\(voucher)")
      #expect(draft.lines.map(\.vatCode) == proposed.lines.map(\.vatCode), "\(voucher)")
      #expect(draft.journal == proposed.journal && draft.day == proposed.day, "\(voucher)")
    }
  }

  @Test("Third parties stand in their list as the vouchers use them") func thirdParties() throws {
    let listed = try Self.records("tiers.csv")
    #expect(listed.count == EntrySamples.parties.count)
    for row in listed {
      let party = EntrySamples.parties[row[0]]
      #expect(party?.kind.rawValue == row[2])
      #expect(party?.account.text == row[3])
    }
  }

  @Test("Journals, third parties and lettering come to what is expected") func expected() throws {
    let drafts = (try Self.entries("ouverture.csv").entries + Self.entries("pieces.csv").entries).map(\.draft)
    let rows = try Self.records("attendus.csv")
    #expect(rows.filter { $0[0] == "journal" }.count == 5)
    for row in rows {
      let keys = row[1].split(separator: " ").map(String.init)
      let lines: [EntryLine]
      switch row[0] {
      case "journal": lines = drafts.filter { $0.journal == keys[0] }.flatMap(\.lines)
      case "tiers": lines = drafts.flatMap(\.lines).filter { $0.thirdParty == keys[0] }
      default: lines = drafts.filter { keys.contains($0.pieceRef) }.flatMap(\.lines).filter { $0.thirdParty == keys[0] }
      }
      #expect(lines.map(\.debit).sum() == eur(row[2]), "\(row)")
      #expect(lines.map(\.credit).sum() == eur(row[3]), "\(row)")
      #expect(lines.map(\.balance).sum() == eur(row[4]), "\(row)")
    }
  }

  /// The script stands beside the repository, not in it: without it there is nothing to compare with.
  private static let script: String? = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let file = folder.appendingPathComponent("../shared/oracles/verify_scenarios.py").standardized
      if let text = try? String(contentsOf: file, encoding: .utf8) { return text }
    }
    return nil
  }()

  /// One line of the script's books, whatever names it gives: « 401BOM » is 401 and BOM, « 44571-AL » is 44571.
  struct BookLine: Hashable, Comparable, CustomStringConvertible {
    let account: String
    let amount: Money
    var description: String { "\(account) \(amount.plainFrench)" }
    static func < (a: BookLine, b: BookLine) -> Bool { (a.account, a.amount) < (b.account, b.amount) }
  }

  /// The script's vouchers by piece: `e('VE','05/10','F2026-101',[('411TIL','20220.00',0),…])`.
  private static func book(_ script: String) -> [String: [BookLine]] {
    var book: [String: [BookLine]] = [:]
    for row in script.split(separator: "\n") {
      guard let head = row.wholeMatch(of: /e\('(VE|HA|CA|BQ)','(\d\d)\/10','([^']+)',\[(.*)\]\)/) else { continue }
      book[String(head.3)] = String(head.4).matches(of: /\('(\d+)[^']*',('?[\d.]+'?),('?[\d.]+'?)\)/).map { line in
        BookLine(account: String(line.1), amount: euros(line.2) - euros(line.3))
      }
    }
    return book
  }

  private static func euros(_ text: Substring) -> Money {
    Money(cents: scaledInteger(text.filter { $0 != "'" }, decimals: 2) ?? .min / 4)
  }

  /// Accounts that the script and the sample number otherwise, both being accepted:
  /// waiting tax stands in a sub-account of 4458.
  private static func asBooked(_ line: EntryLine) -> BookLine {
    BookLine(account: line.account.hasPrefix("4458") ? "4458" : line.account.text, amount: line.balance)
  }

  @Test(
    "An independent script books each voucher on the same accounts for the same amounts",
    .enabled(if: script != nil, "verify_scenarios.py is not beside the repository"))
  func oracle() throws {
    let book = Self.book(try #require(Self.script))
    let drafts = try Self.entries("pieces.csv").entries.map(\.draft)
    #expect(book.count >= 13)
    for draft in drafts {
      let booked = try #require(book[draft.pieceRef], "\(draft.pieceRef)").sorted()
      #expect(draft.lines.map(Self.asBooked).sorted() == booked, "\(draft.pieceRef)")
    }
  }

  @Test(
    "An independent script opens the books with the same balances",
    .enabled(if: script != nil, "verify_scenarios.py is not beside the repository"))
  func oracleOpening() throws {
    let script = try #require(Self.script)
    let start = try #require(script.range(of: "AN={"))
    let end = try #require(script.range(of: "}\n", range: start.upperBound..<script.endIndex))
    let text = String(script[start.upperBound..<end.lowerBound])
    var booked = text.matches(of: /'(\d+)[^':]*':\(('?[\d.]+'?),('?[\d.]+'?)\)/).map { line in
      BookLine(account: String(line.1), amount: Self.euros(line.2) - Self.euros(line.3))
    }
    // The script finds the balance carried forward, account 110, as what is missing.
    booked.append(BookLine(account: "110", amount: -booked.map(\.amount).sum()))
    let opening = try Self.entries("ouverture.csv").entries[0].draft
    let ours = opening.lines.map { BookLine(account: $0.account == "310" ? "31" : $0.account.text, amount: $0.balance) }
    #expect(ours.sorted() == booked.sorted())
  }
}
