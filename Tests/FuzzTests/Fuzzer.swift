import Foundation
import Glibc
import TestSupport
import Testing

/// Gives a parser its seeds changed at random until its time is over. An
/// input that makes the parser answer in a way not seen before becomes a seed.
///
/// The input being tried stands in a file that the system keeps when the process
/// dies; after a run without a fault the file is gone. `ECRITOIRE_FUZZ_SECONDS`
/// sets the time of each parser (20 by default), `ECRITOIRE_FUZZ_SEED` the seed.
struct Fuzzer {
  /// The name of the parser, and of the file of its last input.
  let name: String
  let seeds: [[UInt8]]
  /// Pieces that mean something to the parser.
  let words: [[UInt8]]

  static let environment = ProcessInfo.processInfo.environment
  static let seconds = environment["ECRITOIRE_FUZZ_SECONDS"].flatMap(Int64.init) ?? 20
  /// Each parser is tried in two runs, one per core, of half the time each.
  static let runs: [UInt64] = (environment["ECRITOIRE_FUZZ_SEED"].flatMap(UInt64.init)).map { [$0] } ?? [1, 2]
  static let longest = 1 << 16

  struct Fault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  init(_ name: String, seeds: [[UInt8]], words: [String]) {
    (self.name, self.seeds, self.words) = (name, seeds, words.map { Array($0.utf8) } + Fuzzer.usualWords)
  }

  /// - Parameter parse: tries one input; throws `Fault` when the parser answered what it must not, else gives what
  ///   kind of answer it was.
  func run(seed: UInt64, _ parse: ([UInt8]) throws -> Set<String>) throws {
    let record = try LastInput(name: "\(name)-\(seed)", capacity: Fuzzer.longest)
    var numbers = SplitMix64(seed: seed)
    var pool = seeds
    var seen: Set<Set<String>> = []
    let end = ContinuousClock.now + .milliseconds(Fuzzer.seconds * 1000 / Int64(Fuzzer.runs.count))
    var count = 0
    while ContinuousClock.now < end {
      let input = count < seeds.count ? seeds[count] : changed(pool, &numbers)
      count += 1
      record.keep(input)
      do {
        if seen.insert(try parse(input)).inserted, pool.count < 2000 { pool.append(input) }
      } catch {
        Issue.record(
          "\(name), seed \(seed), input \(count), kept in \(record.path): \(error)\n\(String(decoding: input.prefix(2000), as: UTF8.self).debugDescription)"
        )
        return
      }
    }
    record.forget()
    print("\(name), seed \(seed): \(count) inputs, \(seen.count) kinds of answer")
    #expect(count > seeds.count && seen.count > 1)
  }

  private func changed(_ pool: [[UInt8]], _ numbers: inout SplitMix64) -> [UInt8] {
    var bytes = pool[Int.random(in: 0..<pool.count, using: &numbers)]
    for _ in 0..<(1 << Int.random(in: 0...4, using: &numbers)) { change(&bytes, pool, &numbers) }
    return bytes.count > Fuzzer.longest ? Array(bytes.prefix(Fuzzer.longest)) : bytes
  }

  private func change(_ bytes: inout [UInt8], _ pool: [[UInt8]], _ numbers: inout SplitMix64) {
    let place = Int.random(in: 0...bytes.count, using: &numbers)
    let end = min(bytes.count, place + (1 << Int.random(in: 0...9, using: &numbers)))
    switch Int.random(in: 0..<9, using: &numbers) {
    case 0: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
    case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &numbers)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &numbers))
    case 4: bytes.removeSubrange(place...)
    case 5:
      let other = pool[Int.random(in: 0..<pool.count, using: &numbers)]
      bytes.replaceSubrange(place..., with: other[Int.random(in: 0...other.count, using: &numbers)...])
    case 6 where place < bytes.count:
      bytes.replaceSubrange(place..<place + 1, with: words[Int.random(in: 0..<words.count, using: &numbers)])
    default: bytes.insert(contentsOf: words[Int.random(in: 0..<words.count, using: &numbers)], at: place)
    }
  }

  /// What trips parsers: numbers at the edge, marks, bytes that are no text.
  private static let usualWords: [[UInt8]] =
    [
      "0", "-1", "9223372036854775807", "-9223372036854775808", "99999999999999999999", "1e309", "\r", "\n", "\r\n", "\t", ";",
      ",", "|", "\"", "\"\"", "'", "=", "<", ">", "&", "\u{FEFF}", "\u{202E}", "\u{2066}", "\u{A0}", "\u{202F}", "é", "🧾",
      "e\u{301}",
      "ﬁ", "٣", "０", "²",
    ].map { Array($0.utf8) } + [
      [0], [0xFF], [0xFE], [0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0x80], [0xA4], [0x85],
    ]

  /// Every finding says something, a way out, and a line of the input.
  static func check(_ findings: some Sequence<(code: String, message: String, recovery: String, line: Int?)>, of input: [UInt8])
    throws
  {
    let lines = 1 + input.count { $0 == 10 || $0 == 13 }
    for finding in findings {
      guard !finding.code.isEmpty, !finding.message.isEmpty, !finding.recovery.isEmpty else {
        throw Fault("[\(finding.code)] says nothing")
      }
      if let line = finding.line, line < 1 || line > lines { throw Fault("[\(finding.code)] at line \(line) of \(lines)") }
    }
  }
}

/// A file that always holds the input being tried, since its pages outlive the process.
final class LastInput {
  let path: String
  private let capacity: Int
  private let map: UnsafeMutableRawBufferPointer

  init(name: String, capacity: Int) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-fuzz-\(name)-\(getpid()).bin").path
    self.capacity = capacity + 32
    let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0, ftruncate(descriptor, off_t(capacity + 32)) == 0,
      let start = mmap(nil, capacity + 32, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), start != MAP_FAILED
    else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    close(descriptor)
    map = UnsafeMutableRawBufferPointer(start: start, count: capacity + 32)
  }

  deinit { munmap(map.baseAddress, map.count) }

  /// The length in twenty digits, a newline, the bytes.
  func keep(_ bytes: [UInt8]) {
    let digits = String(bytes.count)
    let head = Array((String(repeating: " ", count: 20 - digits.count) + digits + "\n").utf8)
    map.copyBytes(from: head)
    UnsafeMutableRawBufferPointer(rebasing: map[head.count...]).copyBytes(from: bytes)
  }

  func forget() { unlink(path) }
}
