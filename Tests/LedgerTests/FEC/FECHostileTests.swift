import Foundation
import Kernel
import Ledger
import Testing

private let sample = SampleFEC()

@Suite("A hostile or broken file is refused with a place and a way out") struct FECHostileTests {
  @Test func `a line of two gibibytes is refused once the bound is passed`() throws {
    let header = Array((sample.columns.joined(separator: "\t") + "\n").utf8)
    var given = 0
    let reader = FECReader(file: SampleFEC.name) { buffer in
      guard given < 2 << 30 else { return 0 }
      if given == 0 {
        for (index, byte) in header.enumerated() { buffer[index] = byte }
        given = header.count
        return header.count
      }
      buffer.initializeMemory(as: UInt8.self, repeating: 65)
      given += buffer.count
      return buffer.count
    }
    var chunk = FECChunk(bytes: [], rows: [])
    while try reader.next(into: &chunk) {}
    #expect(given < 4 << 20)
    #expect(reader.log.findings.map(\.code) == ["fec.line.too-long"])
    #expect(reader.log.findings.first?.line == 2)
    #expect(try !reader.next(into: &chunk))
  }

  private static let binaries: [(String, [UInt8], String)] = [
    ("empty", [], "fec.file.empty"), ("a newline", [10], "fec.header.unknown"),
    ("PNG", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13], "fec.file.binary"),
    ("a workbook", [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0], "fec.file.binary"),
    ("UTF-16 LE", [0xFF, 0xFE, 0x4A, 0], "fec.file.utf16"),
    ("UTF-16 BE", [0xFE, 0xFF, 0, 0x4A], "fec.file.utf16"),
    ("UTF-16 without a mark", [0x4A, 0, 0x6F, 0, 0x75, 0, 0x72, 0], "fec.file.utf16"),
    ("PDF", Array("%PDF-1.7\n%âãÏÓ\n".utf8), "fec.header.unknown"), ("JSON", Array("{\"a\": 1}\n".utf8), "fec.header.unknown"),
  ]

  @Test(arguments: binaries.indices)
  func `what is no FEC is named`(index: Int) throws {
    let (name, bytes, code) = Self.binaries[index]
    for mode in [FECMode.strict, .tolerant] {
      let reader = FECReader(file: SampleFEC.name, mode: mode, bytes: bytes)
      let report = control([reader])
      let expected = name == "a newline" && mode == .tolerant ? "fec.file.empty" : code
      #expect(report.findings.first?.code == expected, "\(name): \(report.findings)")
      #expect(!report.isValid)
      #expect(reader.header == nil)
    }
  }

  @Test func `a text cut in the middle of a character is read to its end`() throws {
    let cut = sample.raw { bytes in
      let place = bytes.lastIndex(of: 0xC3)!
      bytes.removeSubrange((place + 1)...)
    }
    let report = cut.report()
    #expect(report.counts["fec.line.field-count"] == 1)
    #expect(report.findings.first { $0.code == "fec.line.field-count" }?.line == 11)
  }

  @Test func `control characters become blanks in the texts`() throws {
    let odd = sample.with(3, "EcritureLib", "A\u{0}B\u{7}C\u{7F}D")
    #expect(try exportLines(odd.source)[3].label == "A B C D")
    #expect(odd.source.log.counts.isEmpty)
    #expect(odd.report().counts["fec.text.control"] == 3)
  }

  @Test func `the findings of a file wrong on every line stay few, and are all counted`() {
    let wrong = sample.changed { sample in
      let line = sample.rows[3].merging(["Credit": "x", "PieceDate": "y"]) { $1 }
      sample.rows = Array(repeating: line, count: 5000)
    }
    let report = wrong.report()
    #expect(report.counts["fec.amount.invalid"] == 5000)
    #expect(report.counts["fec.date.invalid"] == 5000)
    #expect(report.findings.count < 300)
  }

  @Test func `thousands of columns, or a name of a file from before the calendar, do no harm`() {
    let wide = FECReader(file: "FEC19000101.txt", bytes: Array(String(repeating: "a\t", count: 100_000).utf8))
    #expect(control([wide]).findings.first?.code == "fec.header.unknown")
    for name in [
      "FEC", "FEC2025", "123456782FEC19000101.txt", "FEC20250230", "é", "", "/", "123456782FEC20251231_99999999999999999999.txt",
    ] {
      let report = sample.changed { $0.name = name }.report()
      #expect(report.summary.lines == 10)
    }
  }

  @Test func `an error of the input comes through`() {
    struct Broken: Error {}
    let reader = FECReader(file: "x") { _ in throw Broken() }
    var chunk = FECChunk(bytes: [], rows: [])
    #expect(throws: Broken.self) { try reader.next(into: &chunk) }
  }

  private static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6]

  @Test(arguments: seeds)
  func `bytes changed at random never stop the reading, the control or the comparison`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let flat = sample.encoded
    let xml = try xmlBytes(exportLines(sample.source)).0
    for round in 0..<60 {
      let isXML = round % 3 == 0
      var bytes = isXML ? xml : flat
      for _ in 0..<Int.random(in: 1...12, using: &numbers) { mutate(&bytes, &numbers) }
      let spoiled = sample.changed {
        ($0.bytes, $0.isXML) = (bytes, isXML)
        $0.mode = round % 2 == 0 ? .strict : .tolerant
      }
      let report = spoiled.report()
      #expect(report.counts.values.reduce(0, +) >= report.findings.count, "seed \(seed), round \(round)")
      let itself = try FECComparison.compare({ spoiled.source }, { spoiled.source })
      #expect(itself.counts.isEmpty, "seed \(seed), round \(round)")
      for line in try exportLines(spoiled.source) { #expect(line.label.utf8.count < 1 << 20) }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ numbers: inout SeededNumbers) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &numbers)
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert([9, 10, 13, 34, 124, 0, 0xC3, 0xE2, 0xFF].randomElement(using: &numbers)!, at: place)
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...200, using: &numbers)))
    case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 100)], at: place)
    default: bytes.insert(contentsOf: Array("999999999999999999".utf8), at: place)
    }
  }
}
