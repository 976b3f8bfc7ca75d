import Foundation
import GRDB
import Kernel
import TestSupport
import Testing

@testable import Store

@Suite("A byte of the file that flips")
struct FileDamageTests {
  @Test("is refused at opening, found by verifying, or changes nothing", arguments: [11, 12, 13, 14] as [UInt64])
  func isNeverSilent(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let (path, copy) = (folder.file("a.ecritoire"), folder.file("b.ecritoire"))
    let sample = try SampleDossier.full(seed: seed)
    try sample.dossier.backUp(to: path)
    let content = try sample.dossier.content()
    let sound = contents(path)!
    var random = SplitMix64(seed: seed)
    var (refused, found, harmless) = (0, 0, 0)
    for round in 0..<120 {
      var bytes = sound
      // A quarter in the first page, where the header and the schema stand.
      let place = round % 4 == 0 ? random.below(4_096) : random.below(bytes.count)
      bytes[place] ^= UInt8(1 + random.below(255))
      try OpeningTests.write(bytes, copy)
      do {
        let dossier = try Dossier.open(at: copy)
        defer { try? dossier.close() }
        let verification = try dossier.verify()
        if !verification.findings.isEmpty {
          found += 1
        } else {
          harmless += 1
          #expect(try dossier.content() == content, "byte \(place) changed the content in silence, seed \(seed)")
        }
      } catch let finding as Finding {
        refused += 1
        #expect(finding.code.hasPrefix("dossier."), "\(finding.code): \(finding.message)")
      }
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) }
    }
    print("byte flips, seed \(seed): \(refused) refused, \(found) found, \(harmless) without effect, of \(sound.count) bytes")
    // Most bytes of so small a file are the free ends of its many pages.
    #expect(refused > 0 && found > 5)
  }

  @Test("in the name of a column is refused or found, whatever the table", arguments: TamperTests.tables)
  func isNoTrap(in table: String) throws {
    let folder = try TemporaryFolder()
    let (path, copy) = (folder.file("a.ecritoire"), folder.file("b.ecritoire"))
    try SampleDossier.copy().dossier.backUp(to: path)
    let sound = contents(path)!
    try OpeningTests.write(sound, copy)
    let columns = try DatabaseQueue(path: copy).read { db in try db.columns(in: table).map(\.name) }
    #expect(!columns.isEmpty)
    for column in columns {
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) }
      try OpeningTests.write(sound, copy)
      let damaged = "~" + column.dropFirst()
      let file = try DatabaseQueue(path: copy)
      try file.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA writable_schema = ON")
        try db.execute(
          sql: """
            UPDATE sqlite_master SET sql = replace(replace(sql, ' ' || ?1 || ' ', ' "' || ?2 || '" '), '(' || ?1 || ' ', '("' || ?2 || '" ')
            WHERE name = ?3
            """, arguments: [column, damaged, table])
      }
      try file.close()
      do {
        let dossier = try Dossier.open(at: copy)
        defer { try? dossier.close() }
        let findings = try dossier.verify().findings
        #expect(!findings.isEmpty, "\(table).\(column) was renamed in silence")
      } catch let finding as Finding {
        #expect(finding.code.hasPrefix("dossier."), "\(finding.code): \(finding.message)")
      }
    }
  }
}
