import Formats
import Kernel
import SocialReporting
import Testing

/// Declarations that a hostile file could hold.
@Suite struct DSNFuzzTests {
  private static let text = [
    "S10.G00.00.001,'ECRITOIRE'", "S10.G00.00.005,'01'", "S10.G00.00.006,'P26V01'", "S10.G00.01.003,'L'ATELIER'",
    "S20.G00.05.001,'01'", "S20.G00.07.001,'Zo\u{EB}'", "S21.G00.06.001,'000000018'", "S21.G00.11.001,'00014'",
    "S21.G00.22.001,'X'", "S21.G00.23.001,'100'", "S21.G00.23.002,'920'", "S21.G00.30.001,'2900299001015'",
    "S21.G00.30.002,'LEF\u{C8}VRE'", "S21.G00.40.001,'02012024'", "S21.G00.60.001,'01'", "S21.G00.71.002,'RETA'",
    "S21.G00.50.001,'31102026'", "S21.G00.51.001,'01102026'", "S21.G00.53.001,'01'", "S21.G00.78.001,'02'",
    "S21.G00.81.001,'076'",
    "S21.G00.30.002,'D'ORVILLE'", "S21.G00.85.001,'X'", "S90.G00.90.001,'25'", "S90.G00.90.002,'1'",
  ]

  private static func bytes(_ end: String) -> [UInt8] {
    text.map { $0 + end }.joined().unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  private static let words =
    text.suffix(17).map { $0 + "\r\n" } + [
      "S20.G00.05.001,'04'\r\n", "S21.G00.40.001,'01012026'\r\n", "S10.G00.00.006,'P24V01'\r\n", "S99.G99.99.999,'X'\r\n", ",'",
      "'\r\n",
      "''", "’", "s21.g00.30.004", "S90.G00.90.001,'99999999999999999999'\r\n", "\r\n\r\n", "<?xml", "\u{FEFF}",
    ]

  @Test(arguments: [NEODeSReader.Mode.strict, .tolerant], Fuzzer.runs) func `declarations in text`(
    mode: NEODeSReader.Mode, seed: UInt64
  )
    throws
  {
    let fuzzer = Fuzzer("dsn-text-\(mode)", seeds: [Self.bytes("\r\n"), Self.bytes("\n")], words: Self.words)
    try fuzzer.run(seed: seed) { bytes in
      let reading = try NEODeSReader(mode: mode).read(byteSource(bytes))
      try check(reading, of: bytes, mode)
      let inPieces = try NEODeSReader(mode: mode).read(byteSource(bytes, pieces: 1 + bytes.count % 97))
      guard inPieces.message == reading.message, inPieces.log.counts == reading.log.counts else {
        throw Fuzzer.Fault("another reading when the bytes come in pieces")
      }
      return Set(reading.log.counts.keys).union(reading.forgivenLog.counts.keys.map { "forgiven \($0)" })
    }
  }

  private func check(_ reading: MessageReading, of bytes: [UInt8], _ mode: NEODeSReader.Mode) throws {
    let findings = reading.log.findings + reading.forgiven
    try Fuzzer.check(findings.map { ($0.code, $0.message, $0.recovery, $0.line) }, of: bytes)
    guard mode == .tolerant || reading.forgiven.isEmpty else { throw Fuzzer.Fault("a strict reading forgave") }
    guard findings.count < 1000 else { throw Fuzzer.Fault("\(findings.count) findings kept") }
    guard reading.log.hasErrors == false else { return }
    guard let message = reading.message else { throw Fuzzer.Fault("neither a message nor an error") }
    let written: [UInt8]
    do { written = try message.neodes() } catch { throw Fuzzer.Fault("read without an error and not written: \(error)") }
    if mode == .strict {
      guard written == bytes else { throw Fuzzer.Fault("accepted, and written otherwise") }
    } else {
      let again = try NEODeSReader().read(byteSource(written))
      guard !again.log.hasErrors, again.summary == reading.summary else {
        throw Fuzzer.Fault("mended, and refused again: \(again.log.findings.map(\.message))")
      }
    }
  }

  @Test(arguments: Fuzzer.runs) func `expressions of the norm`(seed: UInt64) throws {
    let seeds = [
      "-?[0]*(0|[1-9][0-9]*)\\.[0-9]{2}", "(0[1-9]|1[0-2])(19|20)[0-9]{2}", "[A-Za-z0-9\\s]+", "\\d{1,5}(?:\\.[0-9]{1,2})?",
    ]
    let words = ["(", ")", "[", "]", "|", "{2}", "{1,3}", "{99}", "?", "*", "+", "\\", "\\d", "\\.", "-", "^", "$", "."]
    try Fuzzer("dsn-pattern", seeds: seeds.map { Array($0.utf8) }, words: words).run(seed: seed) { bytes in
      let source = String(decoding: bytes.prefix(200), as: UTF8.self)
      let pattern: ValuePattern
      do { pattern = try ValuePattern.reading(source) } catch let refused as Finding {
        return [refused.code, String(refused.message.suffix(30))]
      }
      for example in pattern.examples(2, 1...12, choose: { _ in 0 }) where !pattern.matches(example) {
        throw Fuzzer.Fault("an example that does not match: \(example)")
      }
      return ["read", pattern.matches("") ? "empty" : "not empty"]
    }
  }
}
