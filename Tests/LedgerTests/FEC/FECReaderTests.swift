import Foundation
import Kernel
import Ledger
import Testing

private let sample = SampleFEC()

private struct Spelling: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let sample: SampleFEC
  init(_ name: String, _ sample: SampleFEC) { (testDescription, self.sample) = (name, sample) }
}

extension SampleFEC: @unchecked Sendable {}

private func amountAndSide(_ debit: String, _ credit: String) -> SampleFEC {
  sample.changed {
    $0.columns.replaceSubrange(11...12, with: ["Montant", "Sens"])
    for index in $0.rows.indices {
      let isDebit = $0.rows[index]["Debit"] != "0,00"
      $0.rows[index]["Montant"] = $0.rows[index][isDebit ? "Debit" : "Credit"]
      $0.rows[index]["Sens"] = isDebit ? debit : credit
    }
  }
}

private func amounts(_ change: (String) -> String) -> SampleFEC {
  sample.changed {
    for index in $0.rows.indices {
      for column in ["Debit", "Credit"] { $0.rows[index][column] = change($0.rows[index][column]!) }
    }
  }
}

private func latin9(_ sample: SampleFEC) -> SampleFEC {
  sample.changed { $0.bytes = Array(sample.text.unicodeScalars.map { UInt8($0.value) }) }
}

private let spellings: [Spelling] = [
  Spelling("« | » between fields", sample.changed { $0.separator = "|" }),
  Spelling("lines ended by LF", sample.changed { $0.newline = "\n" }),
  Spelling("lines ended by CR", sample.changed { $0.newline = "\r" }),
  Spelling("no end to the last line", sample.raw { $0.removeLast(2) }),
  Spelling("a byte order mark", sample.changed { $0.prefix = [0xEF, 0xBB, 0xBF] }),
  Spelling("ISO 8859-15", latin9(sample)),
  Spelling("a separator after the last field", sample.changed { $0.newline = "\t\r\n" }),
  Spelling("Montant and Sens as D and C", amountAndSide("D", "C")),
  Spelling("Montant and Sens as d and c", amountAndSide("d", "c")),
  Spelling("Montant and Sens as +1 and -1", amountAndSide("+1", "-1")),
  Spelling("a plus sign before", amounts { "+" + $0 }),
  Spelling("a plus sign after", amounts { $0 + "+" }),
  Spelling("zeros before", amounts { "0000000" + $0 }),
  Spelling("blanks around", amounts { "   " + $0 + "  " }),
  Spelling("no-break spaces around", amounts { "\u{A0}" + $0 + "\u{A0}" }),
  Spelling("empty for nothing", amounts { $0 == "0,00" ? "" : $0 }),
  Spelling("one decimal", amounts { String($0.dropLast()) }),
  Spelling("no decimals", amounts { String($0.dropLast(3)) }),
  Spelling("three zeros after the comma", amounts { $0 + "0" }),
  Spelling(
    "a header in capitals",
    sample.changed { sample in
      sample.columns = sample.columns.map { $0.uppercased() }
      sample.rows = sample.rows.map { row in Dictionary(uniqueKeysWithValues: row.map { ($0.key.uppercased(), $0.value) }) }
    }),
]

@Suite("A FEC in any legal spelling is read the same") struct FECSpellingTests {
  @Test(arguments: spellings)
  private func `a legal spelling gives the same rows`(spelling: Spelling) throws {
    let report = spelling.sample.report()
    #expect(report.isValid, "\(report.findings)")
    #expect(report.findings.allSatisfy { $0.severity == .info })
    #expect(report.summary.entries == 4)
    #expect(report.summary.debit == Money(cents: 130_000))
    #expect(report.summary.credit == Money(cents: 130_000))
    let comparison = try FECComparison.compare({ sample.source }, { spelling.sample.source })
    #expect(comparison.isSame, "\(comparison.differences)")
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1000])
  func `pieces of any size give the same chunks`(size: Int) throws {
    let bytes = sample.encoded
    var position = 0
    let reader = FECReader(file: sample.name) { buffer in
      let count = min(size, buffer.count, bytes.count - position)
      for index in 0..<count { buffer[index] = bytes[position + index] }
      position += count
      return count
    }
    #expect(try exportLines(reader) == exportLines(sample.source))
    #expect(reader.log.findings.isEmpty)
  }

  @Test func `a file longer than a block keeps its lines, whatever they end with`() throws {
    for newline in ["\r\n", "\n", "\r"] {
      let long = sample.changed { sample in
        sample.newline = newline
        let opening = sample.rows[0...1]
        sample.rows = []
        for number in 1...6000 {
          sample.rows += opening.map { $0.merging(["EcritureNum": "\(number)", "PieceRef": "P\(number)"]) { $1 } }
        }
      }
      let report = long.report()
      #expect(report.summary.lines == 12_000)
      #expect(report.summary.entries == 6_000)
      #expect(report.isValid)
      let lines = try exportLines(long.source)
      #expect(lines.count == 12_000)
      #expect(lines.last?.pieceRef == "P6000")
    }
  }

  @Test func `extra columns are kept with their names`() throws {
    for separator in ["\t", "|"] {
      let extended = sample.changed { sample in
        sample.separator = separator
        sample.columns += ["Section", "Projet"]
        for index in sample.rows.indices {
          (sample.rows[index]["Section"], sample.rows[index]["Projet"]) = ("S\(index)", index == 3 ? "P3" : "")
        }
      }
      let source = extended.source
      let lines = try exportLines(source)
      #expect(source.header?.extraColumns == ["Section", "Projet"])
      #expect(lines[3].extra == ["S3", "P3"])
      #expect(lines[4].extra == ["S4", ""])
    }
  }

  @Test func `an extra column among the legal ones is kept too`() throws {
    let extended = sample.changed { sample in
      sample.columns.insert("Section", at: 4)
      for index in sample.rows.indices { sample.rows[index]["Section"] = "S\(index)" }
    }
    #expect(try exportLines(extended.source).map(\.extra) == (0..<10).map { ["S\($0)"] })
  }

  @Test func `cash bookkeeping may leave journal and account blank`() {
    let cash = sample.changed { sample in
      sample.columns += ["DateRglt", "ModeRglt", "NatOp", "IdClient"]
      for index in sample.rows.indices {
        sample.rows[index].merge(["JournalCode": "", "JournalLib": "", "CompteNum": "", "DateRglt": "20250101", "ModeRglt": "CB"])
        { $1 }
      }
    }
    let report = cash.report()
    #expect(report.header?.form == .liberalCash)
    #expect(report.counts["fec.account.empty"] == nil && report.counts["fec.journal-code.empty"] == nil)
    #expect(report.counts["fec.entry.unbalanced"] == nil)
    #expect(cash.changed { $0.columns.removeLast() }.report().header?.form == .farmingCash)
  }

  @Test func `both sets of characters in one file are told, and read line by line`() throws {
    let mixed = sample.raw { bytes in
      // One label of the first entry, in Latin-9.
      let label = Array("Bilan d'ouverture".utf8)
      let place = bytes.indices.first { Array(bytes[$0..<min($0 + label.count, bytes.count)]) == label }!
      bytes[place + 1] = 0xE9
      bytes[place + 2] = 0xA4
    }
    let lines = try exportLines(mixed.source)
    #expect(lines[0].label == "Bé€an d'ouverture")
    #expect(lines[2].accountLabel == "Clients")
    #expect(mixed.report().counts["fec.encoding.mixed"] == 1)
    #expect(lines[4].accountLabel == "TVA collectée")
  }
}

private struct Amount: CustomTestStringConvertible, Sendable {
  let text: String
  let cents: Int64
  let strict: String?
  let tolerant: String?
  var testDescription: String { "« \(text) »" }
  init(_ text: String, _ cents: Int64, _ strict: String? = nil, tolerant: String? = nil) {
    (self.text, self.cents, self.strict, self.tolerant) = (text, cents, strict, tolerant)
  }
}

private let amountCases: [Amount] = [
  Amount("12,34", 1234), Amount("12", 1200), Amount("12,3", 1230), Amount("-12,34", -1234), Amount("12,34-", -1234),
  Amount("- 12,34", -1234), Amount("0,005", 0, "fec.amount.decimals", tolerant: "fec.amount.decimals"), Amount("", 0),
  Amount("000", 0),
  Amount(",50", 50), Amount("12,", 1200), Amount("999999999999,99", 99_999_999_999_999),
  Amount("1000000000000,00", 0, "fec.amount.too-large", tolerant: "fec.amount.too-large"),
  Amount("99999999999999999999999999", 0, "fec.amount.too-large", tolerant: "fec.amount.too-large"),
  Amount("12.34", 1234, "fec.amount.decimal-point", tolerant: "fec.guess.decimal-point"),
  Amount("1 234,56", 123_456, "fec.amount.thousands", tolerant: "fec.guess.thousands"),
  Amount("1\u{A0}234,56", 123_456, "fec.amount.thousands", tolerant: "fec.guess.thousands"),
  Amount("1\u{202F}234,56", 123_456, "fec.amount.thousands", tolerant: "fec.guess.thousands"),
  Amount("1.234,56", 123_456, "fec.amount.thousands", tolerant: "fec.guess.thousands"),
  Amount("1,234.56", 123_456, "fec.amount.thousands", tolerant: "fec.guess.thousands"),
  Amount("1.234", 0, "fec.amount.invalid", tolerant: "fec.amount.invalid"),
  Amount("12abc", 0, "fec.amount.invalid", tolerant: "fec.amount.invalid"),
  Amount("1,5,2", 0, "fec.amount.invalid", tolerant: "fec.amount.invalid"),
  Amount("--12", 0, "fec.amount.invalid", tolerant: "fec.amount.invalid"),
  Amount("-", 0, "fec.amount.invalid", tolerant: "fec.amount.invalid"),
  Amount("1E3", 0, "fec.amount.invalid", tolerant: "fec.amount.invalid"),
  Amount("١٢", 0, "fec.amount.invalid", tolerant: "fec.amount.invalid"),
  Amount("NaN", 0, "fec.amount.invalid", tolerant: "fec.amount.invalid"),
]

private struct DateText: CustomTestStringConvertible, Sendable {
  let text: String
  let number: Int32
  let strict: String?
  let tolerant: String?
  var testDescription: String { "« \(text) »" }
  init(_ text: String, _ number: Int32, _ strict: String? = nil, tolerant: String? = nil) {
    (self.text, self.number, self.strict, self.tolerant) = (text, number, strict, tolerant)
  }
}

private let dateCases: [DateText] = [
  DateText("20250310", 20_250_310), DateText("20240229", 20_240_229),
  DateText("20250229", 0, "fec.date.calendar", tolerant: "fec.date.calendar"),
  DateText("20251301", 0, "fec.date.invalid", tolerant: "fec.date.invalid"),
  DateText("10/03/2025", 20_250_310, "fec.date.form", tolerant: "fec.guess.date-form"),
  DateText("1/3/2025", 20_250_301, "fec.date.form", tolerant: "fec.guess.date-form"),
  DateText("2025-03-10", 20_250_310, "fec.date.form", tolerant: "fec.guess.date-form"),
  DateText("10.03.2025", 20_250_310, "fec.date.form", tolerant: "fec.guess.date-form"),
  DateText("2025-03-10T12:30:00", 20_250_310, "fec.date.form", tolerant: "fec.guess.date-form"),
  DateText("10032025", 20_250_310, "fec.date.form", tolerant: "fec.guess.date-form"),
  DateText("31/02/2025", 0, "fec.date.calendar", tolerant: "fec.date.calendar"),
  DateText("hier", 0, "fec.date.invalid", tolerant: "fec.date.invalid"),
  DateText("10/03/25", 0, "fec.date.invalid", tolerant: "fec.date.invalid"),
  DateText("2025031", 0, "fec.date.invalid", tolerant: "fec.date.invalid"),
]

@Suite("Amounts and dates of a FEC") struct FECFieldTests {
  @Test(arguments: amountCases)
  private func `an amount is exact or refused`(amount: Amount) throws {
    for (mode, code) in [(FECMode.strict, amount.strict), (.tolerant, amount.tolerant)] {
      let one = sample.with(3, "Credit", amount.text).changed { $0.mode = mode }
      let source = one.source
      let lines = try exportLines(source)
      #expect(lines[3].credit == Money(cents: amount.cents), "\(mode)")
      let findings = source.log.findings.filter { $0.code != "fec.text.outside-latin9" }
      let codes = findings.map(\.code)
      #expect(codes == (code.map { [$0] } ?? []), "\(mode) \(codes)")
      if let code, code.hasPrefix("fec.amount") { #expect(findings.first?.line == 5 && findings.first?.field == "Credit") }
    }
  }

  @Test(arguments: dateCases)
  private func `a date is a day of the calendar or refused`(date: DateText) throws {
    for (mode, code) in [(FECMode.strict, date.strict), (.tolerant, date.tolerant)] {
      let source = sample.with(3, "DateLet", date.text).changed { $0.mode = mode }.source
      let lines = try exportLines(source)
      #expect((lines[3].letteringDay?.number ?? 0) == date.number, "\(mode)")
      #expect(source.log.findings.map(\.code) == (code.map { [$0] } ?? []), "\(mode)")
    }
  }
}

@Suite("The tolerant mode reads vendors' near-FEC and says what it guessed") struct FECTolerantTests {
  @Test(arguments: [";", ","])
  func `a spreadsheet's export is understood`(separator: String) throws {
    let comma = separator == ","
    let text = """
      "Journal"\(separator)"Date"\(separator)"N° pièce"\(separator)"Compte"\(separator)"Intitulé du compte"\(separator)"Libellé"\(separator)"Débit"\(separator)"Crédit"
      "VE"\(separator)10/02/2025\(separator)FA1\(separator)411000\(separator)"Clients"\(separator)"Facture ""A""\(separator) suite"\(separator)\(comma ? "1 120.00" : "1 120,00")\(separator)

      "VE"\(separator)10/02/2025\(separator)FA1\(separator)706000\(separator)"Ventes"\(separator)"Facture ""A""\(separator) suite"\(separator)\(separator)\(comma ? "1120.00" : "1120,00")
      """
    let reader = FECReader(file: SampleFEC.name, mode: .tolerant, bytes: Array(text.utf8))
    let report = control([reader])
    #expect(report.summary.lines == 2)
    #expect(report.summary.entries == 1)
    #expect(report.summary.debit == Money(cents: 112_000))
    #expect(report.counts["fec.entry.unbalanced"] == nil)
    let expected: Set = [
      "fec.guess.separator", "fec.guess.column-names", "fec.guess.missing-columns", "fec.guess.date-form", "fec.guess.thousands",
      "fec.guess.quotes", "fec.guess.blank-lines",
    ]
    #expect(expected.isSubset(of: report.counts.keys), "\(report.counts)")
    #expect(expected.allSatisfy { report.counts[$0] == 1 })
    let lines = try exportLines(FECReader(file: SampleFEC.name, mode: .tolerant, bytes: Array(text.utf8)))
    #expect(lines[0].label == "Facture \"A\"\(separator) suite")
    #expect(lines[1].accountLabel == "Ventes")
  }

  @Test func `the strict mode refuses the same file and shows the way out`() {
    let text = "Journal;Date;Compte;Debit;Credit\nVE;20250210;411000;1,00;\n"
    let reader = FECReader(file: SampleFEC.name, bytes: Array(text.utf8))
    let report = control([reader])
    #expect(!report.isValid)
    #expect(report.findings.contains { $0.recovery.contains("--tolerant") })
  }

  @Test func `what the administration's tool only reports is no error here`() {
    let blank = sample.with(3, "PieceRef", "")
    #expect(!blank.report().isValid)
    let tolerant = blank.changed { $0.mode = .tolerant }.report()
    #expect(tolerant.isValid)
    #expect(tolerant.counts["fec.piece-ref.empty"] == 1)
  }

  @Test func `debit and credit on one line are kept and said`() throws {
    let both = sample.with(3, "Debit", "5,00").changed { $0.mode = .tolerant }
    #expect(try exportLines(both.source)[3].debit == Money(cents: 500))
    #expect(both.report().counts["fec.line.both-sides"] == 1)
  }

  @Test func `a label that comes later names a code that had none`() {
    let late = sample.with(2, "CompAuxLib", "")
    #expect(late.report().findings.isEmpty)
    let source = late.source
    #expect((try? exportLines(source)) != nil)
    #expect(source.names.thirdParties.map(\.label) == ["Tiers C1", "Tiers F1"])
  }

  @Test(arguments: ["EcritureNum", "CompteLib", "EcritureLib", "JournalLib", "ValidDate"])
  func `a blank that an import can do without is a warning`(column: String) {
    let blank = sample.changed { for index in $0.rows.indices { $0.rows[index][column] = "" } }
    #expect(!blank.report().isValid)
    let source = blank.changed { $0.mode = .tolerant }.source
    #expect((try? exportLines(source).count) == 10)
    #expect(!source.log.hasErrors && !source.log.findings.isEmpty)
  }
}
