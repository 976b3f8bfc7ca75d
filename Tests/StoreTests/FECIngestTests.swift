import GRDB
import Kernel
import Ledger
import Testing

@testable import Store

@Suite("The lines of a FEC become entries")
struct FECIngestTests {
  // MARK: Chunks

  @Test("wherever the file is cut into chunks", arguments: [1, 2, 3, 5, 7, 64, 119])
  func chunksDoNotMatter(size: Int) throws {
    #expect(try FECIngestTests.ledger(chunkSize: size) == FECIngestTests.ledger(chunkSize: 100_000))
  }

  private static func ledger(chunkSize: Int) throws -> [String] {
    var sample = try SampleDossier(seed: 8)
    try sample.ingest(FECIngestTests.threeLined(&sample), into: sample.years()[0], chunkSize: chunkSize)
    #expect(try sample.dossier.verify().findings == [])
    return try sample.dossier.content()
  }

  /// Entries of three lines, so that no chunk of two or five holds whole ones, with lettering across the year.
  private static func threeLined(_ sample: inout SampleDossier) -> FECSketch {
    var lines = sample.salesFile(in: year2025, entries: 40, validated: true).lines
    for index in stride(from: lines.count - 2, through: 0, by: -2) {
      var third = lines[index + 1]
      third.account = "445710"
      let share = third.debit == 0 ? third.credit / 6 : third.debit / 6
      if third.debit == 0 {
        (third.credit, lines[index + 1].credit) = (share, lines[index + 1].credit - share)
      } else {
        (third.debit, lines[index + 1].debit) = (share, lines[index + 1].debit - share)
      }
      third.extra = ["", "Sud \\ = \(index)"]
      lines.insert(third, at: index + 2)
    }
    return FECSketch(lines: lines)
  }

  @Test("lines without any text at the end of a chunk")
  func linesWithoutText() throws {
    let lines = (0..<6).map { index in
      FECLine(
        number: index < 3 ? "1" : "", date: index < 3 ? 20_250_101 : 20_250_102, account: index % 3 == 0 ? "512" : "706",
        label: index == 1 ? "vente" : "", debit: index % 3 == 0 ? 200 : 0, credit: index % 3 == 0 ? 0 : 100, validDate: 20_250_131
      )
    }
    for size in 1...6 {
      let sample = try SampleDossier(seed: 8)
      try sample.ingest(FECSketch(lines: lines), into: sample.years()[0], chunkSize: size)
      let entries = try sample.dossier.reading { try $0.entries(.all) }
      #expect(entries.map(\.content.lines.count) == [3, 3])
      #expect(entries[0].content.lines[1].label == "vente")
    }
  }

  @Test("a large import writes what a small one does, and leaves the schema and the connection as they were")
  func largeImport() throws {
    let small = try SampleDossier(seed: 8)
    var large = try SampleDossier(seed: 8)
    let (before, file) = (try FECIngestTests.schemaAndMemory(large), FECIngestTests.threeLined(&large))
    try small.ingest(file, into: small.years()[0])
    try large.ingest(file, into: large.years()[0], chunkSize: 100_000, expectedLines: 1_000_000)
    #expect(try large.dossier.content() == small.dossier.content())
    #expect(try large.dossier.verify().findings == [])
    #expect(try FECIngestTests.schemaAndMemory(large) == before)
  }

  @Test("a large import that is abandoned leaves the schema and the connection as they were")
  func largeImportAbandoned() throws {
    let sample = try SampleDossier(seed: 8)
    let before = try FECIngestTests.schemaAndMemory(sample)
    try sample.change("fec.importer") { change in
      _ = try FECIngest(
        change, into: try change.reading.fiscalYears()[0], batch: 1, keepsDrafts: false, extraNames: [], expectedLines: 1_000_000
      ) { _ in .sales }
      #expect(try Int.fetchOne(change.db, sql: "PRAGMA threads") == 2)
      change.abandon()
    }
    #expect(try FECIngestTests.schemaAndMemory(sample) == before)
  }

  private static func schemaAndMemory(_ sample: SampleDossier) throws -> [String] {
    try sample.dossier.database.writeWithoutTransaction { db in
      try String.fetchAll(db, sql: "SELECT coalesce(sql, name) FROM sqlite_master ORDER BY 1")
        + ["cache_size", "threads"].map { "\(try Int.fetchOne(db, sql: "PRAGMA \($0)") ?? -1)" }
    }
  }

  // MARK: What is kept

  @Test("an entry comes back as the file gave it")
  func roundTrip() throws {
    let sample = try SampleDossier(seed: 9)
    let lines = [
      FECLine(
        journal: "EX", number: "EX-7", date: 20_250_310, account: "411", thirdParty: "NORDSEE", pieceRef: "INV 12",
        pieceDate: 20_250_308,
        label: "Vente export", debit: 10_000, lettering: "AA", letteringDate: 20_250_401, validDate: 20_250_331,
        foreignAmount: "108,50",
        currency: "USD", extra: ["Axe\\Nord", ""]),
      FECLine(
        journal: "EX", number: "EX-7", date: 20_250_310, account: "707", pieceRef: "INV 12", pieceDate: 20_250_308,
        label: "Marchandises",
        credit: 12_000, validDate: 20_250_331, foreignAmount: "0,00", extra: ["", "a=b"]),
      FECLine(
        journal: "EX", number: "EX-7", date: 20_250_310, account: "709", pieceRef: "INV 12", pieceDate: 20_250_308,
        label: "Vente export",
        credit: -2_000, validDate: 20_250_331, currency: "USD", extra: ["", ""]),
    ]
    try sample.ingest(FECSketch(lines: lines), into: sample.years()[0])
    let entry = try #require(try sample.dossier.reading { try $0.entries(.all) }.first)
    #expect([entry.number, entry.version, entry.batch] == [1, 1, 1])
    #expect((entry.validDay, entry.sourceNumber) == (Day(2025, 3, 31), "EX-7"))
    #expect(entry.fiscalYear == year2025)
    let content = entry.content
    #expect(
      (content.journal, content.day, content.pieceRef, content.pieceDay) == ("EX", Day(2025, 3, 10), "INV 12", Day(2025, 3, 8)))
    #expect(content.label == "Vente export")
    #expect(content.lines.map(\.label) == [nil, "Marchandises", nil])
    #expect(content.lines.map(\.account) == ["411", "707", "709"])
    #expect(content.lines.map(\.thirdParty) == ["NORDSEE", nil, nil])
    #expect(content.lines.map(\.debit.cents) == [10_000, 0, 0])
    #expect(content.lines.map(\.credit.cents) == [0, 12_000, -2_000])
    #expect(
      content.lines.map(\.foreign) == [
        ForeignAmount(amount: "108,50", currency: "USD"), ForeignAmount(amount: "0,00", currency: ""),
        ForeignAmount(amount: "", currency: "USD"),
      ])
    #expect(
      content.lines.map(\.extra) == [
        [ExtraField(name: "Axe", value: "Axe\\Nord")], [ExtraField(name: "Chantier", value: "a=b")], [],
      ])
    #expect(entry.letterings == [LetteringMark(code: "AA", day: Day(2025, 4, 1), isFull: false), nil, nil])
    let party = try sample.dossier.reading { try $0.thirdParty("NORDSEE") }
    #expect(party == ThirdParty(code: "NORDSEE", name: "Tiers NORDSEE", kind: .customer, account: "411"))
    #expect(try sample.dossier.verify().findings == [])
  }

  @Test(
    "extra fields come back whatever their characters",
    arguments: [
      [], [("a", "b")], [("a=b", "c=d")], [("", "")], [("a\tb", "c\td")], [("a\\", "\\"), ("=", "\\t")],
      [("é", ""), ("x", "ligne\nsuivante")],
    ] as [[(String, String)]])
  func extraFields(pairs: [(String, String)]) {
    let fields = pairs.map { ExtraField(name: $0.0, value: $0.1) }
    #expect(ExtraField.list(stored: ExtraField.stored(fields)) == fields)
  }

  @Test("numbers stay continuous, and the file’s own is kept when it differs")
  func numbers() throws {
    let sample = try SampleDossier(seed: 10)
    let lines = ["5", "002", "3", "A4"].flatMap { number in
      [
        FECLine(number: number, date: 20_250_105, account: "512", label: "x", debit: 5, validDate: 20_250_131),
        FECLine(number: number, date: 20_250_105, account: "530", label: "x", credit: 5, validDate: 20_250_131),
      ]
    }
    try sample.ingest(FECSketch(lines: lines), into: sample.years()[0])
    let entries = try sample.dossier.reading { try $0.entries(.all) }
    #expect(entries.map(\.number) == [1, 2, 3, 4])
    #expect(entries.map(\.sourceNumber) == ["5", nil, nil, "A4"])
  }

  // MARK: Drafts and lettering

  @Test(
    "without ValidDate, or when asked for, entries stay drafts",
    arguments: [(false, false), (true, false), (false, true), (true, true)])
  func drafts(validated: Bool, keepsDrafts: Bool) throws {
    var sample = try SampleDossier(seed: 11)
    let batch = try sample.ingest(
      sample.salesFile(in: year2025, entries: 10, validated: validated), into: sample.years()[0], keepsDrafts: keepsDrafts)
    let entries = try sample.dossier.reading { try $0.entries(.batch(batch)) }
    #expect(entries.count == 10)
    #expect(entries.allSatisfy { $0.isValidated == (validated && !keepsDrafts) })
    #expect(try sample.dossier.verify().findings == [])
    if !validated || keepsDrafts {
      try sample.change("annuler") { try $0.undoBatch(batch) }
      #expect(try sample.dossier.reading { try $0.entries(.all) } == [])
      #expect(try sample.dossier.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM month_total") } == 0)
      #expect(try sample.dossier.verify().findings == [])
    }
  }

  @Test("a lettering gathers its lines across the whole file", arguments: [1, 3, 1_000])
  func letteringAcrossChunks(size: Int) throws {
    let sample = try SampleDossier(seed: 12)
    func entry(_ number: String, _ date: Int32, _ debit: Int64, _ party: String) -> [FECLine] {
      [
        FECLine(
          number: number, date: date, account: "411", thirdParty: party, label: "x", debit: max(debit, 0), credit: max(-debit, 0),
          lettering: "A", validDate: date),
        FECLine(
          number: number, date: date, account: "706", label: "x", debit: max(-debit, 0), credit: max(debit, 0), validDate: date),
      ]
    }
    let lines =
      entry("1", 20_250_101, 500, "A") + entry("2", 20_250_201, 300, "B") + entry("3", 20_250_301, -200, "A")
      + entry("4", 20_251_201, -300, "A") + entry("5", 20_251_215, -100, "B")
    try sample.ingest(FECSketch(lines: lines), into: sample.years()[0], chunkSize: size)
    let rows = try sample.dossier.read { db in
      try Row.fetchAll(db, sql: "SELECT third_party_id, members, is_full, remaining, day, code FROM lettering ORDER BY id").map {
        "\($0[0] as Int) [\($0[1] as String)] \($0[2] as Int) \($0[3] as Int) \($0[4] as Int) \($0[5] as String)"
      }
    }
    #expect(rows.map { String($0.dropFirst(2)) } == ["[1.0 3.0 4.0] 1 0 20251201 A", "[2.0 5.0] 0 200 20251215 A"])
    #expect(try sample.dossier.verify().findings == [])
  }

  @Test("two lines of one draft in one lettering can be taken back")
  func letteringWithinAnEntry() throws {
    let sample = try SampleDossier(seed: 13)
    let lines = [(500, 0), (0, 500)].map { amounts in
      FECLine(number: "1", date: 20_250_101, account: "411", label: "x", debit: amounts.0, credit: amounts.1, lettering: "A")
    }
    let batch = try sample.ingest(FECSketch(lines: lines), into: sample.years()[0])
    try sample.change("annuler") { try $0.undoBatch(batch) }
    #expect(try sample.dossier.verify().findings == [])
  }

  // MARK: Refusals

  @Test("each entry that is not balanced is named, with its line and the difference")
  func unbalanced() throws {
    let sample = try SampleDossier(seed: 14)
    let lines = (1...4).flatMap { number in
      [
        FECLine(number: "\(number)", date: 20_250_101, account: "512", label: "x", debit: 1_000, validDate: 20_250_131),
        FECLine(
          number: "\(number)", date: 20_250_101, account: "706", label: "x", credit: number % 2 == 0 ? 1_000 : 1_250,
          validDate: 20_250_131),
      ]
    }
    for size in [1, 3, 100] {
      let log = try FECIngestTests.log(of: lines, size, sample)
      #expect(log.findings.map(\.code) == ["fec.import.entry-not-balanced", "fec.import.entry-not-balanced"])
      #expect(log.findings.map(\.line) == [2, 6])
      #expect(log.findings.allSatisfy { $0.message.contains("2,50") && $0.message.contains("crédit") })
    }
  }

  @Test("amounts so large that their sum turns round do not pass for balanced")
  func wrappedBalance() throws {
    let sample = try SampleDossier(seed: 14)
    let quarter = Int64.max / 2 + 1
    let lines = (0..<4).map { _ in
      FECLine(number: "1", date: 20_250_101, account: "512", label: "x", debit: quarter, validDate: 20_250_131)
    }
    #expect(try FECIngestTests.log(of: lines, 2, sample).findings.map(\.code) == ["fec.import.entry-not-balanced"])
  }

  @Test(
    "an account that is none is named", arguments: ["12", "0401", "40A", "A12", "", "401.1", "411 000", "401234567890123456789"])
  func invalidAccount(number: String) throws {
    let sample = try SampleDossier(seed: 15)
    let lines = [
      FECLine(number: "1", date: 20_250_101, account: number, label: "x", debit: 1),
      FECLine(number: "1", date: 20_250_101, account: "706", label: "x", credit: 1),
    ]
    let log = try FECIngestTests.log(of: lines, 1, sample)
    #expect(log.findings.map(\.code) == ["fec.import.account-number"])
    #expect(log.findings[0].message.contains("« \(number) »"))
    #expect(log.findings[0].field == "CompteNum")
  }

  /// What an ingest finds; nothing of it is kept.
  private static func log(of lines: [FECLine], _ size: Int, _ sample: SampleDossier) throws -> FindingLog {
    let before = try sample.dossier.content()
    let log = try sample.change("fec.importer") { change in
      let batch = try change.beginBatch(kind: "fec", file: "a.txt")
      let ingest = try FECIngest(
        change, into: try change.reading.fiscalYears()[0], batch: batch, keepsDrafts: false, extraNames: []
      ) { _ in .sales }
      for (chunk, names) in FECSketch(lines: lines).chunks(of: size) { try ingest.consume(chunk, names: names) }
      try ingest.finish()
      change.abandon()
      return ingest.log
    }
    #expect(try sample.dossier.content() == before)
    return log
  }
}
