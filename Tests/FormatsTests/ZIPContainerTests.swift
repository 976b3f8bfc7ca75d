import Formats
import Foundation
import Testing

/// A container that came from anywhere: what is ours reads back, what is made to harm is refused.
@Suite struct ZIPContainerTests {
  private final class Collected { var bytes: [UInt8] = [] }

  private static let files = [
    ZIPContainer.File("manifeste.json", Array("{}".utf8)), ZIPContainer.File("piste/a.json", Array(repeating: 65, count: 5000)),
    ZIPContainer.File("vide", []),
  ]

  private static func written(_ files: [ZIPContainer.File] = files) throws -> [UInt8] {
    let collected = Collected()
    try ZIPContainer.write(files) { collected.bytes += $0 }
    return collected.bytes
  }

  private static func put(_ bytes: inout [UInt8], _ place: Int, _ value: Int, _ width: Int) {
    for shift in 0..<width { bytes[place + shift] = UInt8(truncatingIfNeeded: value >> (8 * shift)) }
  }

  /// Where a signature stands, the first or the nth one.
  private static func place(_ bytes: [UInt8], _ signature: [UInt8], nth: Int = 0) throws -> Int {
    let places = bytes.indices.dropLast(3).filter { Array(bytes[$0..<($0 + 4)]) == signature }
    return try #require(places.indices.contains(nth) ? places[nth] : nil)
  }

  private static let line: [UInt8] = [0x50, 0x4B, 1, 2]
  private static let header: [UInt8] = [0x50, 0x4B, 3, 4]

  private static func fault(_ bytes: [UInt8], limits: ZIPContainer.Limits = .init()) -> ZIPFault? {
    do throws(ZIPFault) {
      _ = try ZIPContainer.read(bytes, limits: limits)
      return nil
    } catch { return error }
  }

  @Test func `what is written reads back, and the same files give the same bytes`() throws {
    let bytes = try Self.written()
    #expect(try ZIPContainer.read(bytes) == Self.files)
    #expect(try Self.written() == bytes)
    #expect(try ZIPContainer.read(Self.written([])).isEmpty)
  }

  @Test func `a cut container is never read, wherever it is cut`() throws {
    let bytes = try Self.written()
    for count in stride(from: 0, to: bytes.count, by: 3) {
      #expect(Self.fault(Array(bytes.prefix(count)))?.kind == .damaged, "\(count)")
    }
  }

  @Test func `no byte of what a file holds can change unseen`() throws {
    let bytes = try Self.written([ZIPContainer.File("a", Array("bonjour, et bonsoir".utf8))])
    for place in 31..<(31 + 19) {
      var changed = bytes
      changed[place] ^= 0x10
      #expect(Self.fault(changed) != nil, "\(place)")
    }
  }

  @Test(arguments: [
    "/etc/passwd", "../a", "a/../../b", "a\\b", "C:a", ".cache", "a//b", "a/", "nul\u{0}", "é", "a\n", " a", "-", "a.",
  ])
  func `a name that could leave its folder is refused`(_ name: String) throws {
    let bytes = try Self.written([ZIPContainer.File(name, [1])])
    // A hyphen alone is a name like another.
    #expect(Self.fault(bytes)?.kind == (name == "-" ? nil : .refused))
  }

  @Test func `a name that comes twice is refused, letters of both cases too`() throws {
    for other in ["a.json", "A.json"] {
      let bytes = try Self.written([ZIPContainer.File("a.json", [1]), ZIPContainer.File(other, [2])])
      let fault = Self.fault(bytes)
      #expect(fault?.kind == .refused && fault?.name == other)
    }
  }

  @Test func `a bomb is refused before it is unpacked`() throws {
    let bytes = try Self.written([ZIPContainer.File("zeros", Array(repeating: 0, count: 8 << 20))])
    #expect(bytes.count < 20_000)
    #expect(Self.fault(bytes, limits: .init(files: 10, size: 1 << 20))?.kind == .refused)
    // One that says it is small unpacks to no more than that.
    var liar = bytes
    Self.put(&liar, try Self.place(bytes, Self.line) + 24, 100, 4)
    #expect(Self.fault(liar)?.kind == .damaged)
    // One that says it is enormous is refused for what it says.
    var boaster = bytes
    Self.put(&boaster, try Self.place(bytes, Self.line) + 24, 0xFFFF_FFFF, 4)
    #expect(Self.fault(boaster)?.kind == .refused)
    #expect(Self.fault(try Self.written(), limits: .init(files: 2))?.kind == .refused)
  }

  @Test func `two files at one place, or one with two names, are refused`() throws {
    let bytes = try Self.written([ZIPContainer.File("a", [1, 2, 3]), ZIPContainer.File("b", [1, 2, 3])])
    var overlapping = bytes
    Self.put(&overlapping, try Self.place(bytes, Self.line, nth: 1) + 42, 0, 4)
    #expect(Self.fault(overlapping)?.kind == .refused)
    var renamed = bytes
    renamed[try Self.place(bytes, Self.header) + 30] = UInt8(ascii: "c")
    #expect(Self.fault(renamed)?.kind == .refused)
  }

  @Test func `what is encrypted, of another method, or no container is not read`() throws {
    let bytes = try Self.written([ZIPContainer.File("a", [1, 2, 3])])
    let line = try Self.place(bytes, Self.line)
    for (place, value) in [(line + 8, 0x0809), (line + 10, 12)] {
      var changed = bytes
      Self.put(&changed, place, value, 2)
      #expect(Self.fault(changed)?.kind == .refused)
    }
    #expect(Self.fault(Array("%PDF-1.7 et bien d’autres choses".utf8))?.kind == .damaged)
    #expect(Self.fault(bytes + [0])?.kind == .damaged)
    #expect(Self.fault([])?.kind == .damaged)
  }

  @Test func `bytes drawn at random never bring it down`() throws {
    let bytes = try Self.written()
    var state: UInt64 = 42
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    var refusals = 0
    for _ in 0..<3000 {
      var changed = bytes
      for _ in 0...(next() % 4) { changed[next() % changed.count] = UInt8(next() & 255) }
      if Self.fault(changed) != nil { refusals += 1 }
    }
    #expect(refusals > 1000)
  }
}
