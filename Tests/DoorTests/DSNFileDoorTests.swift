import Foundation
import Testing

/// `ecritoire dsn convertir`, `ecritoire dsn schema`, and `ecritoire controler` on declarations.
@Suite struct DSNFileDoorTests {
  static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples/Files")
  static let text = samples.appendingPathComponent("dsn-FICTIF-2026-10.dsn").path
  static let xml = samples.appendingPathComponent("dsn-FICTIF-2026-10.xml").path

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  @Test func `text becomes XML and text again, byte for byte, and only for its owner's eyes`() throws {
    let program = try Program()
    let there = program.folder.file("a.xml")
    let back = program.folder.file("b.dsn")
    let run = try program("dsn", "convertir", Self.text, there)
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.contains("2 individus") && run.out.contains("non certifiés") && run.out.contains("NEODeS qui se dépose"))
    #expect(try bytes(there) == bytes(Self.xml))
    let json = try program("dsn", "convertir", there, back, "--json").json()
    #expect(json["written"] as? Bool == true && json["rubrics"] as? Int == 642 && json["schema"] as? Bool == true)
    #expect((json["from"] as? String, json["to"] as? String) == ("xml", "neodes"))
    #expect(try bytes(back) == bytes(Self.text))
    let mode = try FileManager.default.attributesOfItem(atPath: back)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `nothing is overwritten, and no form is guessed`() throws {
    let program = try Program()
    let there = program.folder.file("a.xml")
    #expect(try program("dsn", "convertir", Self.text, there).status == 0)
    let again = try program("dsn", "convertir", Self.text, there)
    #expect(again.status == 73 && again.err.contains("file.exists"))
    #expect(try program("dsn", "convertir", Self.text, there, "--remplacer").status == 0)
    #expect(try program("dsn", "convertir", there, program.folder.file("c.csv")).err.contains("dsn.convert.form-unknown"))
    #expect(try program("dsn", "convertir", there, program.folder.file("c.xml")).err.contains("dsn.convert.same-form"))
    #expect(try program("dsn", "convertir", program.folder.file("nulle.part"), program.folder.file("c.xml")).status == 66)
    #expect(!FileManager.default.fileExists(atPath: program.folder.file("c.xml")))
  }

  @Test func `a file with errors is not converted, and each error has its line`() throws {
    let program = try Program()
    let wrong = program.folder.file("faux.xml")
    let text = try String(contentsOfFile: Self.xml, encoding: .utf8)
    try text.replacingOccurrences(of: "<S10.G00.02.001>02</S10.G00.02.001>", with: "<S10.G00.02.001></S10.G00.02.001>")
      .write(toFile: wrong, atomically: true, encoding: .utf8)
    let run = try program("dsn", "convertir", wrong, program.folder.file("faux.dsn"))
    #expect(run.status == 1 && run.err.contains("dsn.value.empty") && run.err.contains(":21:S10.G00.02.001"), "\(run.err)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.file("faux.dsn")))
  }

  @Test(arguments: [(text, "dsn"), (xml, "dsn-xml")]) func `a declaration is told by what it holds, whatever its name`(
    file: String, kind: String
  ) throws {
    let program = try Program()
    let other = program.folder.file("octobre.csv")
    try FileManager.default.copyItem(atPath: file, toPath: other)
    let run = try program("controler", other)
    #expect(
      run.out.contains("1 déclaration, 2 individus, 642 rubriques") && run.out.contains("Contrôles Écritoire, non certifiés"))
    let json = try program("controler", other, "--json").json()
    #expect(json["kind"] as? String == kind)
    let summary = try #require(json["summary"] as? [String: Any])
    #expect(
      summary["declarations"] as? Int == 1 && summary["rubrics"] as? Int == 642 && summary["individuals"] as? Int == 2)
    #expect((summary["notice"] as? String)?.contains("non certifiés") == true)
  }

  @Test func `an XML that the schema refuses is not right`() throws {
    let program = try Program()
    let wrong = program.folder.file("faux.xml")
    let text = try String(contentsOfFile: Self.xml, encoding: .utf8)
    try text.replacingOccurrences(of: "<S10.G00.00.007>01<", with: "<S10.G00.00.007>77<")
      .write(toFile: wrong, atomically: true, encoding: .utf8)
    let run = try program("controler", wrong)
    #expect(run.status == 1 && run.err.contains("xml.schema-invalid") && run.err.contains("faux.xml:9"), "\(run.err)")
  }

  @Test func `the schemas are written where they are wanted`() throws {
    let program = try Program()
    let run = try program("dsn", "schema", "--norme", "P26V01", "--sortie", program.folder.path)
    #expect(run.status == 0 && run.out.contains("P26V01-dsn-07.xsd"))
    #expect(
      try String(contentsOfFile: program.folder.file("P26V01-dsn-01.xsd"), encoding: .utf8).contains("urn:ecritoire:dsn:neodes:1")
    )
    #expect(try program("dsn", "schema", "--norme", "P26V01", "--sortie", program.folder.path).status == 73)
    #expect(try program("dsn", "schema", "--norme", "P99V01", "--sortie", program.folder.path).err.contains("dsn.norm.unknown"))
  }
}
