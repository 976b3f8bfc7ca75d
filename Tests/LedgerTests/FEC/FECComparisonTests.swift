import Foundation
import Kernel
import Ledger
import Testing

private let sample = SampleFEC()

private struct Change: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let other: SampleFEC
  let counts: [FECComparison.Kind: Int]
  /// Part of one message.
  let says: String

  init(_ name: String, _ counts: [FECComparison.Kind: Int], _ says: String = "", _ other: SampleFEC) {
    (testDescription, self.counts, self.says, self.other) = (name, counts, says, other)
  }
}

private let changes: [Change] = [
  Change("nothing", [:], "", sample),
  Change(
    "other numbers", [:], "",
    sample.changed { sample in
      for index in sample.rows.indices { sample.rows[index]["EcritureNum"] = "B\(sample.rows[index]["EcritureNum"]!)7" }
    }),
  Change("entries in another order", [:], "", sample.changed { $0.rows = Array($0.rows[5...] + $0.rows[..<5]) }),
  Change("lines of an entry in another order", [:], "", sample.changed { $0.rows.swapAt(2, 4) }),
  Change(
    "an amount", [.amounts: 2, .accountTotals: 2], "100,00 € au crédit, puis 101,00 € au crédit",
    sample.with(3, "Credit", "101,00").with(2, "Debit", "121,00")),
  Change("a label", [.labels: 1], "« Achat Durand », puis « Achat Dupont »", sample.with(6, "EcritureLib", "Achat Dupont")),
  Change(
    "a lettering taken away", [.lettering: 1], "lettrage AAA du 10/03/2025, puis sans lettrage",
    sample.with(9, "EcritureLet", "").with(9, "DateLet", "")),
  Change(
    "a ValidDate", [.details: 1], "ValidDate 10/03/2025, puis ValidDate 11/03/2025", sample.with(9, "ValidDate", "20250311")),
  Change("a currency", [.details: 1], "USD", sample.with(9, "Idevise", "USD").with(9, "Montantdevise", "130,00")),
  Change("another account", [.amounts: 1, .accountTotals: 2], "706000", sample.with(3, "CompteNum", "708000")),
  Change("another third party", [.amounts: 1], "411000 C2", sample.with(9, "CompAuxNum", "C2")),
  Change(
    "an entry lost", [.onlyInFirst: 1, .accountTotals: 2], "« Règlement Tilleuls »", sample.changed { $0.rows.removeLast(2) }),
  Change(
    "an entry more", [.onlyInSecond: 1, .accountTotals: 2], "n’est que dans le second",
    sample.changed {
      $0.entry(
        "BQ", "Banque", 5, "20250401", "REL4", "Frais",
        [("627000", "Frais", "", "1,00", ""), ("512000", "Banque", "", "", "1,00")])
    }),
  Change(
    "another piece", [.onlyInFirst: 1, .onlyInSecond: 1], "pièce REL9",
    sample.changed { for index in 8...9 { $0.rows[index]["PieceRef"] = "REL9" } }),
  Change(
    "the label of an account", [.accountLabels: 1], "« Capital » puis « Capital social »",
    sample.with(1, "CompteLib", "Capital social")),
  Change(
    "a column added", [.details: 1], "colonnes ajoutées S1",
    sample.changed {
      $0.columns.append("Section")
      $0.rows[3]["Section"] = "S1"
    }),
  Change(
    "an entry twice", [.onlyInSecond: 1, .accountTotals: 2], "second",
    sample.changed { sample in
      sample.rows += sample.rows[8...9].map { row in row.merging(["EcritureNum": "5"]) { $1 } }
    }),
]

@Suite("Two FECs compared by meaning") struct FECComparisonTests {
  @Test(arguments: changes)
  private func `a change is told in words, a new numbering is none`(change: Change) throws {
    let result = try FECComparison.compare({ sample.source }, { change.other.source })
    #expect(result.counts == change.counts, "\(result.differences)")
    #expect(result.isSame == change.counts.isEmpty)
    if !change.says.isEmpty { #expect(result.differences.contains { $0.message.contains(change.says) }, "\(result.differences)") }
    let turned = try FECComparison.compare({ change.other.source }, { sample.source })
    #expect(turned.counts.values.reduce(0, +) == change.counts.values.reduce(0, +))
    #expect((turned.firstEntries, turned.secondEntries) == (result.secondEntries, result.firstEntries))
  }

  @Test func `balances of the accounts that differ are given`() throws {
    let result = try FECComparison.compare({ sample.source }, { sample.with(3, "Credit", "101,00").source })
    #expect(result.accounts.map(\.number) == ["706000"])
    #expect(result.accounts.first?.first == Money(cents: -10_000))
    #expect(result.accounts.first?.second == Money(cents: -10_100))
    #expect(result.differences.first { $0.kind == .amounts }?.firstLine == 5)
  }

  @Test func `a list is bounded, and counted whole`() throws {
    let many = sample.changed { sample in
      let entry = sample.rows[8...9]
      for number in 0..<200 {
        sample.rows += entry.map { row in row.merging(["EcritureNum": "\(number + 5)", "PieceRef": "P\(number)"]) { $1 } }
      }
    }
    let result = try FECComparison.compare({ sample.source }, { many.source })
    #expect(result.counts[.onlyInSecond] == 200)
    #expect(result.differences.count { $0.kind == .onlyInSecond } == FECComparison.listedPerKind)
  }

  @Test func `a file that is no FEC is not the same as anything`() throws {
    let result = try FECComparison.compare({ sample.source }, { FECReader(file: "x", bytes: [1, 2, 3]) })
    #expect(!result.isSame)
    #expect(result.unreadable.map(\.code) == ["fec.file.binary"])
  }

  @Test(arguments: [11, 12, 13, 14, 15] as [UInt64])
  func `what is written is read back the same, flat and XML`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let lines = randomLines(&numbers)
    let (flat, written) = try flatBytes(lines)
    let back = try exportLines(FECReader(file: SampleFEC.name, bytes: flat))
    #expect(back == lines, "seed \(seed)")
    #expect(written.lines == lines.count)
    let (latin, _) = try flatBytes(lines, encoding: .latin9)
    let xml = try xmlBytes(lines).0
    let others: [() -> any FECSource] = [{ FECReader(file: "a", bytes: latin) }, { FECXMLReader(file: "b", bytes: xml) }]
    for other in others {
      let result = try FECComparison.compare({ FECReader(file: SampleFEC.name, bytes: flat) }, other)
      #expect(result.isSame, "seed \(seed): \(result.differences)")
    }
    let report = control([FECReader(file: SampleFEC.name, bytes: flat)])
    #expect(report.isValid, "seed \(seed): \(report.findings)")
    #expect(report.summary.debit == written.debit && report.summary.credit == written.credit)
  }

  /// Balanced entries whose texts need no replacement.
  private func randomLines(_ numbers: inout SeededNumbers) -> [FECExportLine] {
    let words = ["Facture", "été", "Règlement n° 12", "avoir (80 %)", "L'Hay-les-Roses", "ñandú", "§ 4", "a\"b\"", "x;y,z"]
    let accounts = ["411000", "401000", "512000", "607000", "706000", "445710", "164000"]
    var lines: [FECExportLine] = []
    for number in 1...60 {
      let day = Day(2025, 1, 1) + Int(numbers.next() % 300)
      let count = Int(numbers.next() % 4) + 1
      var total = Money.zero
      func base(_ account: String) -> FECExportLine {
        let hasThird = account.hasPrefix("4")
        let third = hasThird ? "T\(numbers.next() % 5)" : ""
        return FECExportLine(
          journalCode: "J\(number % 3)", journalLabel: "Journal \(number % 3)", number: "\(number)", day: day, account: account,
          accountLabel: "Compte \(account)", thirdParty: third, thirdPartyLabel: hasThird ? "Tiers \(third)" : "",
          pieceRef: "P\(number)",
          pieceDay: day, label: words[Int(numbers.next() % UInt64(words.count))], validDay: Day(2025, 12, 31))
      }
      for _ in 0..<count {
        var line = base(accounts[Int(numbers.next() % UInt64(accounts.count))])
        let amount = Money(cents: Int64(numbers.next() % 100_000_000) + 1)
        if numbers.next() % 2 == 0 { line.debit = amount } else { line.credit = amount }
        if numbers.next() % 3 == 0 { (line.lettering, line.letteringDay) = ("aab", day) }
        if numbers.next() % 5 == 0 { (line.foreignAmount, line.currency) = ("12,5", "CHF") }
        total += line.debit - line.credit
        line.extra = []
        lines.append(line)
      }
      var last = base("580000")
      if total.cents < 0 { last.debit = -total } else { last.credit = total }
      lines.append(last)
    }
    return lines
  }
}
