import Foundation
import Testing

/// `ecritoire paie simuler`: the example of the help, the net that is asked for, the refusals.
@Suite struct PayrollDoorTests {
  /// The example of the page of help.
  static func example() throws -> String {
    let page = try #require(try Program()("aide", "paie", "--json").json()["markdown"] as? String)
    let lines = page.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("    {\"period\"") })
    return lines[start...].prefix { $0.hasPrefix("    ") }.joined(separator: "\n")
  }

  static func withExample() throws -> Program {
    let program = try Program()
    try program.folder.write(try example(), to: "situation.json")
    return program
  }

  @Test func `the example of the help is computed, in text and in JSON`() throws {
    let program = try Self.withExample()
    let run = try program("paie", "simuler", "situation.json")
    #expect(run.status == 0 && run.err.isEmpty && run.out.contains("Montant net social"))
    let json = try program("paie", "simuler", "situation.json", "--json").json()
    #expect(json["gross"] as? String == "2200.00" && (json["findings"] as? [Any])?.isEmpty == true)
    #expect((json["generalReduction"] as? [String: Any])?["amount"] as? String == "538.56")
    #expect((json["generalReduction"] as? [String: Any])?["coefficient"] as? String == "0.2448")
    let lines = try #require(json["lines"] as? [[String: Any]])
    let pension = try #require(lines.first { $0["code"] as? String == "oldAgeCapped" })
    #expect(pension["employeeRate"] as? String == "6.90" && pension["employeeAmount"] as? String == "151.80")
    #expect((pension["trace"] as? [[String: Any]])?.first?["parameter"] as? String == "payroll.old-age.capped.employee")
  }

  @Test func `each line says why`() throws {
    let run = try Self.withExample()("paie", "simuler", "situation.json", "--pourquoi")
    #expect(run.status == 0 && run.out.contains("Salarié : 2\u{202F}200,00\u{A0}€ × 6,9 % = 151,80\u{A0}€"))
    #expect(run.out.contains("CSS, art. D242-4") && run.out.contains("Coefficient : 0,2448"))
  }

  @Test func `the payslip is written as a PDF, for its owner alone, and never over another file unasked`() throws {
    let program = try Self.withExample()
    let run = try program("paie", "simuler", "situation.json", "--pdf", "bulletin.pdf")
    #expect(run.status == 0 && run.out.contains("Écrit : bulletin.pdf") && run.out.contains("Montant net social"))
    let path = program.folder.file("bulletin.pdf")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.starts(with: Array("%PDF-1.7".utf8)))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let again = try program("paie", "simuler", "situation.json", "--pdf", "bulletin.pdf", "--json")
    #expect(try again.status != 0 && again.codes() == ["file.exists"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    let replaced = try program(
      "paie", "simuler", "situation.json", "--pdf", "bulletin.pdf", "--remplacer", "--net-cible", "1800")
    #expect(try replaced.status == 0 && Data(contentsOf: URL(fileURLWithPath: path)) != bytes)
    #expect(try program("paie", "simuler", "situation.json", "--remplacer").status == 64)
  }

  @Test(arguments: ["avant-impot", "paye", "social"]) func `the gross of a net is found to the cent`(target: String) throws {
    let program = try Self.withExample()
    let json = try program("paie", "simuler", "situation.json", "--net-cible", "1800", "--net", target, "--json").json()
    let field = ["avant-impot": "netBeforeTax", "paye": "netPaid", "social": "netSocial"][target] ?? ""
    #expect(json[field] as? String == "1800.00")
    let wage = try #require(json["monthlySalary"] as? String)
    let text = try Self.example().replacingOccurrences(of: "2200.00", with: wage)
    try program.folder.write(text, to: "trouve.json")
    #expect(try program("paie", "simuler", "trouve.json", "--json").json()[field] as? String == "1800.00")
  }

  @Test(arguments: [
    ("\"headcount\"", "\"effectif\": 3, \"headcount\"", "payroll.field.unknown", 1),
    (", \"workAccidentRate\": \"2.08\"", "", "payroll.work-accident.missing", 1),
    ("2026-10", "2027-10", "payroll.figure-missing", 1), ("\"CDI\"", "\"internship\"", "payroll.not-computed", 1),
    ("{\"period\"", "{\"period\": ", "payroll.unreadable", 65),
  ])
  func `a wrong situation is refused, with its field and the way out`(from: String, to: String, code: String, status: Int32)
    throws
  {
    let program = try Self.withExample()
    let text = try Self.example().replacingOccurrences(of: from, with: to)
    try program.folder.write(text, to: "fausse.json")
    let run = try program("paie", "simuler", "fausse.json", "--json")
    #expect(try run.status == status && run.codes() == [code])
    let plain = try program("paie", "simuler", "fausse.json")
    #expect(plain.status == status && plain.out.isEmpty && plain.err.hasPrefix("fausse.json:"))
    #expect(plain.err.contains("[\(code)]") && plain.err.contains(" → "))
  }

  @Test func `a file that is not there is said`() throws {
    #expect(try Program()("paie", "simuler", "rien.json").status == 66)
  }

  @Test func `a figure of law can be corrected by a folder of tables`() throws {
    let program = try Self.withExample()
    let folder = program.folder.file("tables/Sources/Law/Parameters/payroll")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try program.folder.write(
      """
      {"id": "payroll.crds", "label": "CRDS", "unit": "rate", "checkedOn": "2026-11-24", "values": [
        {"from": "2026-01-01", "value": "0.01", "verified": false, "citations": [{"text": "loi de l’essai", "verified": false}]}]}
      """, to: "tables/Sources/Law/Parameters/payroll/payroll.crds.json")
    let json = try program("paie", "simuler", "situation.json", "--donnees", "tables", "--json").json()
    let lines = try #require(json["lines"] as? [[String: Any]])
    #expect(lines.first { $0["code"] as? String == "csgNonDeductible" }?["employeeRate"] as? String == "3.40")
  }
}
