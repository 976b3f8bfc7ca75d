import Foundation
import Testing

/// `ecritoire paie controler` and `ecritoire paie comparer`: the samples, what a simulation answers, the refusals.
@Suite struct PayslipDoorTests {
  static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples/Files")
  static let right = samples.appendingPathComponent("bulletin-FICTIF-2026-10.json").path
  static let wrong = samples.appendingPathComponent("bulletin-FICTIF-2026-10-fautes.json").path

  static func rules(_ json: [String: Any], _ state: String) -> [String] {
    (json["rules"] as? [[String: Any]] ?? []).filter { $0["state"] as? String == state }.compactMap { $0["id"] as? String }
  }

  @Test func `a right payslip is said to be so, with the state of each rule`() throws {
    let run = try Program()("paie", "controler", Self.right)
    #expect(run.status == 0 && run.err.isEmpty && run.out.contains("octobre 2026") && run.out.contains("conforme"))
    let json = try Program()("paie", "controler", Self.right, "--json").json()
    #expect(json["verdict"] as? String == "conforme" && json["valid"] as? Bool == true && json["period"] as? String == "2026-10")
    #expect((json["rules"] as? [Any])?.count == 42 && (json["findings"] as? [Any])?.isEmpty == true)
    #expect(Self.rules(json, "broken").isEmpty && Self.rules(json, "respected").count > 25)
    #expect(Self.rules(json, "unverifiable") == [])
  }

  @Test func `a wrong one ends with 1, and each fault has its rule, its text and the way out`() throws {
    let run = try Program()("paie", "controler", Self.wrong)
    #expect(run.status == 1 && run.out.contains("non conforme"))
    for code in ["payslip.p16.housing", "payslip.p31.net-social", "payslip.p40.mentions"] {
      #expect(run.err.contains("[\(code)]"), "\(code)")
    }
    #expect(run.err.contains("payslip.netSocial") && run.err.contains(" → ") && run.err.contains("CSS, art. R844-1"))
    let json = try Program()("paie", "controler", Self.wrong, "--json").json()
    #expect(json["verdict"] as? String == "non conforme" && Self.rules(json, "broken") == ["P16", "P31", "P40"])
    let rule = try #require((json["rules"] as? [[String: Any]])?[30])
    #expect(rule["id"] as? String == "P31" && (rule["findings"] as? [[String: Any]])?.count == 1)
  }

  @Test func `several are judged each on its own`() throws {
    let run = try Program()("paie", "controler", Self.right, Self.wrong, "--json")
    let files = try #require(try run.json()["files"] as? [[String: Any]])
    #expect(run.status == 1 && files.map { $0["verdict"] as? String } == ["conforme", "non conforme"])
  }

  @Test func `the rules are shown with what they found, or alone`() throws {
    let program = try Program()
    let judged = try program("paie", "controler", Self.wrong, "--regles")
    #expect(
      judged.status == 1 && judged.out.contains("P42") && judged.out.contains("enfreinte") && judged.out.contains("sans objet"))
    let alone = try program("paie", "controler", "--regles", "--json")
    #expect(try alone.status == 0 && (alone.json()["rules"] as? [[String: Any]])?.count == 42)
    #expect(try program("paie", "controler", "--regles").out.contains("P01"))
    #expect(try program("paie", "controler").status == 64)
  }

  @Test func `what a simulation answers is controlled, without its mentions`() throws {
    let program = try PayrollDoorTests.withExample()
    try program.folder.write(try program("paie", "simuler", "situation.json", "--json").out, to: "simule.json")
    let run = try program("paie", "controler", "simule.json", "--json")
    let json = try run.json()
    #expect(run.status == 0 && json["verdict"] as? String == "conforme")
    #expect(Self.rules(json, "unverifiable").starts(with: ["P01", "P02", "P03"]))
  }

  @Test func `a situation is told from a payslip, by both commands`() throws {
    let program = try PayrollDoorTests.withExample()
    for words in [
      ["paie", "controler", "situation.json"], ["paie", "comparer", "situation.json", Self.right],
      ["controler", "situation.json"],
    ] {
      let run = try program.run(words + ["--json"], cwd: program.folder.path)
      #expect(try run.status == 65 && run.codes() == ["payslip.situation"], "\(words)")
    }
  }

  @Test func `what is no payslip is refused with its place`() throws {
    let program = try Program()
    try program.folder.write("{\"payslip\": {\"period\": \"2026-10\", \"lines\": [], \"brut\": \"1.00\"}}", to: "faux.json")
    let run = try program("paie", "controler", "faux.json", "--json")
    #expect(try run.status == 1 && run.codes() == ["payroll.field.unknown"] && run.json()["verdict"] == nil)
    try program.folder.write("[1]", to: "liste.json")
    #expect(try program("paie", "controler", "liste.json").status == 65)
    #expect(try program("paie", "controler", "rien.json").status == 66)
  }

  @Test func `the control of any file knows a payslip`() throws {
    for (file, valid) in [(Self.right, true), (Self.wrong, false)] {
      let run = try Program()("controler", file, "--json")
      let json = try run.json()
      #expect(run.status == (valid ? 0 : 1) && json["kind"] as? String == "payslip" && json["valid"] as? Bool == valid)
      let summary = try #require(json["summary"] as? [String: Any])
      #expect(summary["period"] as? String == "2026-10" && summary["verdict"] as? String == (valid ? "conforme" : "non conforme"))
      #expect(((summary["rules"] as? [String: Int])?["broken"] ?? 0) == (valid ? 0 : 3))
    }
    #expect(try Program()("controler", Self.wrong).out.contains("bulletin de paie, non conforme"))
  }

  @Test func `two payslips are compared, and the causes make the difference`() throws {
    let run = try Program()("paie", "comparer", Self.right, Self.wrong)
    #expect(
      run.status == 0 && run.out.contains("Net payé") && run.out.contains("Fnal")
        && run.out.contains("Le taux de l’employeur passe de 0,1 % à 0,5 %"))
    let json = try Program()("paie", "comparer", Self.right, Self.wrong, "--json").json()
    let differences = try #require(json["differences"] as? [[String: Any]])
    #expect(differences.map { $0["code"] as? String } == ["housing", "unexplained"])
    #expect((json["netPaid"] as? [String: Any])?["difference"] as? String == "20.00")
    #expect(differences.last?["effect"] as? String == "20.00")
    let same = try Program()("paie", "comparer", Self.right, Self.right)
    #expect(same.status == 0 && same.out.contains("Aucune différence."))
  }
}
