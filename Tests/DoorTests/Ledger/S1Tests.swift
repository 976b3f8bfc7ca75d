import Foundation
import Kernel
import Testing

/// The first month of a company, typed voucher by voucher by the script that stands beside its data.
@Suite struct S1Tests {
  static let samples = RunningOffice.repository.appendingPathComponent("Samples/Dossiers/atelier-brindille")

  /// A row of attendus.csv, its amounts as JSON carries them.
  struct Expected {
    let key, debit, credit, balance: String
  }

  static func expected(_ kind: String) throws -> [Expected] {
    let text = try String(contentsOf: samples.appendingPathComponent("attendus.csv"), encoding: .utf8)
    var rows: [Expected] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: ";").map(String.init)
      guard fields[0] == kind else { continue }
      let amounts = try fields[2...].map { try Money(french: $0).json }
      rows.append(Expected(key: fields[1], debit: amounts[0], credit: amounts[1], balance: amounts[2]))
    }
    return rows
  }

  @Test func `the month typed voucher by voucher gives the totals of the journals and the lettering that were expected`() throws {
    let office = try RunningOffice(mode: nil)
    let script = try office.script(S1Tests.samples.appendingPathComponent("saisir.sh").path, "brindille.ecritoire")
    try #require(script.status == 0, "\(script.out)\(script.err)")
    #expect(script.out.components(separatedBy: "Au brouillard, clé").count - 1 == 13)

    let json = try office.run("centralisateur", "--validees", "--json", expecting: 0).json()
    let journals = try #require(json["journals"] as? [[String: Any]])
    let wanted = try S1Tests.expected("journal")
    #expect(wanted.count == 5)
    for row in wanted {
      let journal = journals.first { $0["key"] as? String == row.key }
      #expect((journal?["debit"] as? String, journal?["credit"] as? String) == (row.debit, row.credit), "\(row.key)")
    }

    let open = try office.run("lettrage", "etat", "--compte", "411", "--tiers", "TILLEULS", "--json", expecting: 0).json()
    let lines = try #require(open["open"] as? [[String: Any]]).filter { $0["code"] as? String == "aaa" }
    #expect(lines.compactMap { $0["piece"] as? String }.sorted() == ["A2026-007", "F2026-101"])
    #expect(lines.compactMap { $0["debit"] as? String }.sorted() == ["0.00", "20220.00"])
    let group = try #require(try S1Tests.expected("lettrage").first)
    #expect(script.out.contains("reste 19\u{202F}800,00") && group.balance == "19800.00")
    #expect(try office.run("dossier", "verifier", "--json", expecting: 0).json()["valid"] as? Bool == true)
  }

  @Test func `the script needs to be told where`() throws {
    let office = try RunningOffice(mode: nil)
    let run = try office.script(S1Tests.samples.appendingPathComponent("saisir.sh").path)
    #expect(run.status == 64)
    #expect(try office.folder.names().isEmpty)
  }
}
