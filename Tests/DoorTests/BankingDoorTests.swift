import Foundation
import Samples
import Testing

@Suite("A bank's file is told by its content, and controlled")
struct BankingDoorTests {
  static let kinds = [
    Samples.statementCFONB120: "cfonb120", Samples.statementCAMT053: "camt053", Samples.statementOFX: "ofx",
    Samples.statementCSV: "csv-bancaire",
  ]

  @Test(arguments: Samples.statements) func `each sample is sound, under whatever name`(file: Samples.File) throws {
    let folder = try Folder()
    let path = try folder.write(try #require(file.data()), to: "banque.txt")
    let run = try Program(in: folder).run(["controler", path, "--json"])
    #expect(run.status == 0, "\(run.said)")
    let value = try run.json()
    #expect(value["kind"] as? String == Self.kinds[file] && value["valid"] as? Bool == true)
    let summary = try #require(value["summary"] as? [String: Any])
    let statement = try #require((summary["statements"] as? [[String: Any]])?.first)
    #expect(summary["lines"] as? Int == 16 && statement["lines"] as? Int == 16)
    #expect(statement["closing"] as? String == "15155.53" && statement["sum"] as? String == "-3777.12")
    #expect(statement["opening"] as? String == (file == Samples.statementOFX ? nil : "18932.65"))
  }

  @Test func `in words: the account, the period, the balances`() throws {
    let folder = try Folder()
    let path = try folder.write(try #require(Samples.statementCAMT053.data()), to: "releve.xml")
    let run = try Program(in: folder)("controler", path)
    #expect(run.status == 0, "\(run.said)")
    for part in [
      "relevé de banque CAMT.053, conforme", "FR23\u{202F}0000", "18\u{202F}932,65\u{A0}€", "16 mouvements",
      "15\u{202F}155,53\u{A0}€",
    ] {
      #expect(run.said.contains(part), "\(part): \(run.said)")
    }
  }

  struct Damage: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let file: Samples.File
    let code: String
    let change: @Sendable (String) -> String
  }

  static let damages = [
    Damage(testDescription: "a movement that is missing", file: Samples.statementCFONB120, code: "bank.balance.mismatch") {
      text in
      text.components(separatedBy: "\r\n").filter { !$0.contains("TELEMAGIQUE") }.joined(separator: "\r\n")
    },
    Damage(testDescription: "a file that was cut", file: Samples.statementCFONB120, code: "bank.statement.unclosed") {
      String($0.prefix(1200))
    },
    Damage(testDescription: "braces that became letters", file: Samples.statementCFONB120, code: "bank.cfonb.overpunch") {
      $0.replacing("}", with: "e")
    },
    Damage(testDescription: "an amount that changed", file: Samples.statementCAMT053, code: "bank.balance.mismatch") {
      $0.replacing(">29.90<", with: ">29.91<")
    },
    Damage(testDescription: "a date that is none", file: Samples.statementOFX, code: "bank.day.unreadable") {
      $0.replacing("<DTPOSTED>20261027", with: "<DTPOSTED>20261327")
    },
    Damage(testDescription: "a row that was taken away", file: Samples.statementCSV, code: "bank.csv.running-balance") { text in
      text.components(separatedBy: "\r\n").filter { !$0.contains("TELEMAGIQUE") }.joined(separator: "\r\n")
    },
  ]

  @Test(arguments: damages) func `what is broken is said, with its way out`(damage: Damage) throws {
    let folder = try Folder()
    let data = try #require(damage.file.data())
    let text = try #require(String(data: data, encoding: .isoLatin1))
    let bytes = try #require(damage.change(text).data(using: .isoLatin1))
    #expect(damage.change(text) != text)
    let path = try folder.write(bytes, to: "banque.txt")
    let run = try Program(in: folder).run(["controler", path, "--json"])
    #expect(run.status == 1, "\(run.said)")
    let findings = try run.findings()
    let finding = try #require(findings.first { $0["code"] as? String == damage.code }, "\(run.said)")
    #expect((finding["recovery"] as? String)?.isEmpty == false && finding["line"] as? Int != nil)
    #expect(try run.json()["valid"] as? Bool == false)
  }

  /// The reference files stand beside the repository.
  static let references: [(name: String, kind: String, status: Int32)] = [
    ("cfonb120_pennylane_example.txt", "cfonb120", 0), ("cfonb120_pennylane_invalid_date.txt", "cfonb120", 1),
    ("cfonb120_pennylane_operation_out_of_statement.txt", "cfonb120", 1), ("oca_test_ofx.ofx", "ofx", 0),
    ("test-camt053_02.xml", "camt053", 1),
  ]
  static let referenceFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/reference/banking/samples").path

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: referenceFolder), "the reference files are absent"), arguments: references
  )
  func `each reference file gets its verdict`(row: (name: String, kind: String, status: Int32)) throws {
    let folder = try Folder()
    let run = try Program(in: folder).run(["controler", "\(Self.referenceFolder)/\(row.name)", "--json"])
    #expect(run.status == row.status, "\(run.said)")
    #expect(try run.json()["kind"] as? String == row.kind)
    for finding in try run.findings() {
      #expect(finding["severity"] as? String != "error" || finding["line"] as? Int != nil, "\(finding)")
    }
  }
}
