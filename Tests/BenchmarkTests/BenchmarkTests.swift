import Foundation
import Kernel
import Testing

@testable import Benchmarks

@Suite struct SyntheticFirmTests {
  static func entries(_ plan: SyntheticFirm.Plan) -> [SyntheticFirm.Entry] {
    var firm = SyntheticFirm(plan)
    var entries: [SyntheticFirm.Entry] = []
    firm.write { entries.append($0) }
    return entries
  }

  @Test(arguments: [100, 101, 1_000, 1_001, 1_002, 20_000])
  func `the firm has exactly the lines asked for, and each entry balances`(lines: Int) {
    let entries = Self.entries(.init(lines: lines))
    #expect(entries.map(\.lines.count).reduce(0, +) == lines)
    for entry in entries { #expect(entry.lines.map(\.cents).reduce(0, +) == 0, "\(entry.piece)") }
    #expect(entries.allSatisfy { entry in entry.lines.allSatisfy { $0.cents != 0 } })
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.day <= $1.day })
  }

  @Test func `groups that carry lettering sum to zero and keep to one third party`() {
    var groups: [String: Int64] = [:]
    for line in Self.entries(.init(lines: 20_000)).flatMap(\.lines) where !line.lettering.isEmpty {
      groups["\(line.account) \(line.thirdParty?.code ?? "") \(line.lettering)", default: 0] += line.cents
    }
    #expect(groups.count > 2_000)
    #expect(groups.values.allSatisfy { $0 == 0 })
  }

  @Test func `a firm that is not lettered counts its open items`() {
    var firm = SyntheticFirm(.init(lines: 20_000, isLettered: false))
    var items = 0
    firm.write { entry in items += entry.lines.filter { $0.thirdParty != nil }.count }
    #expect(firm.openItems == items)
    #expect(items > 6_000)
  }

  @Test func `the same seed gives the same firm, another seed another one`() {
    let text = { (seed: UInt64) in
      Self.entries(.init(lines: 2_000, seed: seed)).enumerated().map { FirmFiles.fecLines($1, number: $0) }.joined()
    }
    #expect(text(42) == text(42))
    #expect(text(42) != text(43))
  }

  @Test func `a line of the FEC has eighteen fields, and the journal says the same amounts`() {
    let entry = SyntheticFirm.Entry(
      journal: "BQ", day: Day(2025, 3, 4), piece: "FV0000001", label: "Règlement",
      lines: [
        .init(account: "512000", cents: 120_005),
        .init(
          account: "411000", thirdParty: ("C00001", "Client"), cents: -120_005, lettering: "AAAA", letteringDay: Day(2025, 3, 4)),
      ])
    let lines = FirmFiles.fecLines(entry, number: 7).components(separatedBy: "\r\n")
    #expect(
      lines[0]
        == "BQ\tBanque\t00000007\t20250304\t512000\tBanque\t\t\tFV0000001\t20250304\tRèglement\t1200,05\t0,00\t\t\t20250304\t\t")
    #expect(lines[1].components(separatedBy: "\t").count == 18)
    let journal = "2025-03-04 * (FV0000001) Règlement\n    512000  EUR 1200.05\n    411000:C00001  EUR -1200.05\n\n"
    #expect(FirmFiles.journalLines(entry) == journal)
  }
}

@Suite struct MeasureTests {
  @Test func `the spread of some values`() {
    #expect(Spread([3, 1, 2]) == Spread([1, 2, 3]))
    #expect((Spread([4, 1, 2]).median, Spread([4, 1, 2]).least, Spread([4, 1, 2]).most) == (2, 1, 4))
    #expect(Spread([1, 2, 3, 10]).median == 2.5)
    #expect(Spread([]).median == 0)
  }

  @Test(arguments: [
    (0.0004, "0,4 ms"), (0.0123, "12,3 ms"), (0.99996, "1000,0 ms"), (1, "1,00 s"), (61.005, "61,01 s"),
  ])
  func `times are shown in the unit that suits them`(value: Double, text: String) { #expect(seconds(value) == text) }

  @Test func `the table compares with its first line, and a remark takes the place of figures`() {
    var (fast, slow) = (Measure("a"), Measure("b"))
    fast.add(Usage(wall: 2, cpu: 1, peak: 2048, status: 0))
    slow.add(Usage(wall: 5, cpu: 4, peak: 1024, status: 0))
    let lines = Table.comparison([fast, slow, Measure("c", trouble: "ignoré : absent")]).text.components(separatedBy: "\n")
    #expect(lines.count == 5)
    #expect(lines[2].hasSuffix("× 1,00") && lines[2].contains("2,0 Mio"))
    #expect(lines[3].hasSuffix("× 2,50"))
    #expect(lines[4] == "c  ignoré : absent")
  }

  @Test func `a child process answers with its code, its time and its memory`() throws {
    let shell = try #require(ChildProcess.find("sh"))
    let usage = try ChildProcess(arguments: [shell, "-c", "exit 3"]).run()
    #expect(usage.status == 3)
    #expect(usage.wall > 0 && usage.peak > 0)
    #expect(try ChildProcess(arguments: [shell, "-c", "kill -9 $$"]).run().status == 137)
    #expect(ChildProcess.find("no-such-program-at-all") == nil)
    #expect(throws: POSIXError.self) { try ChildProcess(arguments: ["/no/such/program"]).run() }
  }

  @Test func `options are read, and refused when they make no sense`() throws {
    let options = try Options(["--lines", "5000", "--runs", "2", "--generate", "ouvert"])
    #expect((options.lines, options.runs, options.generates) == (5_000, 2, .open))
    #expect(throws: Options.Refusal.number("many")) { try Options(["--lines", "many"]) }
    #expect(try Options(["--payslips", "--runs", "3"]).measuresPayslips)
    let drawing = try Options(["--draw", "ensemble", "--lines", "100"])
    #expect(drawing.draws == .batch && drawing.lines == 100)
    #expect(try Options(["--pdf"]).measuresPages)
    #expect(try Options(["--competence", "--runs", "3"]).measuresGrading)
    #expect(throws: Options.Refusal.unknown("tout")) { try Options(["--draw", "tout"]) }
    #expect(throws: Options.Refusal.unknown("--fast")) { try Options(["--fast"]) }
  }
}
