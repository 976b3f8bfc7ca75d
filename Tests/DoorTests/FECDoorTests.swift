import Foundation
import Samples
import Testing

/// A FEC summed by a few lines of Python that know nothing of the program.
private struct OutsideSum: Decodable {
  let lines: Int
  let entries: Int
  let debit: String
  let credit: String
  let accounts: [String: String]

  private static let script = """
    import sys, json, collections
    cents = lambda s: int(s.replace(",", "")) if s else 0
    text = lambda c: "%s%d.%02d" % ("-" if c < 0 else "", abs(c) // 100, abs(c) % 100)
    rows = open(sys.argv[1], encoding="utf-8-sig", newline="").read().replace("\\r\\n", "\\n").replace("\\r", "\\n").split("\\n")
    rows = [r.split("\\t") for r in rows[1:] if r]
    accounts = collections.Counter()
    for r in rows: accounts[r[4]] += cents(r[11]) - cents(r[12])
    print(json.dumps({"lines": len(rows), "entries": len({r[2] for r in rows}),
      "debit": text(sum(cents(r[11]) for r in rows)), "credit": text(sum(cents(r[12]) for r in rows)),
      "accounts": {a: text(c) for a, c in accounts.items()}}))
    """

  static func of(_ file: String) throws -> OutsideSum {
    let run = try Child.run([Shared.python!, "-c", script, file])
    return try JSONDecoder().decode(OutsideSum.self, from: Data(run.out.utf8))
  }
}

@Suite("A FEC comes in and goes out by the command line")
struct FECDoorTests {
  @Test func `a dossier does not take back the FEC it wrote, unless told to`() throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let dossier = try program.create("a.ecritoire", siren: "000031419")
    let file = try folder.write(try #require(Samples.hardwareShop.data()), to: Samples.hardwareShop.name)
    #expect(try program.run(["fec", "importer", file, "--dossier", dossier]).status == 0)
    let export = ["fec", "exporter", "--exercice", "2025", "--sortie", folder.file("."), "--remplacer", "--dossier", dossier]
    #expect(try program.run(export).status == 0)
    let before = dossierBytes(dossier)
    let again = ["fec", "importer", file, "--dossier", dossier, "--json"]
    let run = try program.run(again)
    #expect(run.status == 1)
    #expect(try run.findings().contains { $0["code"] as? String == "fec.import.own-export" })
    #expect(dossierBytes(dossier) == before)
    #expect(try program.run(again + ["--encore", "--essai"]).status == 0)
  }

  // MARK: The legal spellings

  struct Variant: CustomTestStringConvertible, Sendable {
    let path: String
    var isIllegal: Bool { testDescription.hasPrefix("dot_decimal") }
    var testDescription: String { (path as NSString).lastPathComponent }
  }

  static let variants = Shared.variants.map(Variant.init)

  // The variants stand in the reference files beside the repository.
  @Test(.enabled(if: !variants.isEmpty, "the reference files are absent"), arguments: variants)
  func `every legal spelling gives the same totals; the illegal one is refused with its place`(variant: Variant) throws {
    let folder = try Folder()
    let program = Program(in: folder)
    // One name for all: the law wants the SIREN first.
    let file = folder.file("123456782FEC20241231.txt")
    try FileManager.default.copyItem(atPath: variant.path, toPath: file)
    for mode in [[], ["--tolerant"]] {
      let dossier = try program.create("\(mode.count).ecritoire", siren: "123456782")
      let before = dossierBytes(dossier)
      let run = try program.run(["fec", "importer", file, "--dossier", dossier, "--json"] + mode)
      let value = try run.json()
      if variant.isIllegal, mode.isEmpty {
        #expect(run.status == 1)
        let findings = try run.findings().filter { $0["code"] as? String == "fec.amount.decimal-point" }
        #expect(findings.first?["line"] as? Int == 2)
        #expect(["Debit", "Credit"].contains(findings.first?["field"] as? String))
        #expect((findings.first?["recovery"] as? String)?.contains("--tolerant") == true, "\(findings.first ?? [:])")
        #expect(dossierBytes(dossier) == before)
      } else {
        #expect(run.status == 0, "\(run.said)")
        for (key, expected) in try Self.expected(variant) { #expect("\(value[key] ?? "absent")" == expected, "\(key)") }
        #expect(try program.verified(dossier)["valid"] == "1")
      }
    }
  }

  /// The sums of the variant that is written with commas, debit and credit.
  /// The variant with trailing signs writes some credits as negative debits: its sums are smaller, its balances the same.
  private static func expected(_ variant: Variant) throws -> [String: String] {
    let plain = try #require(
      variants.first { $0.testDescription.hasPrefix("trailing_sign") == false && $0.testDescription.hasPrefix("bom_crlf") })
    let sum = try OutsideSum.of(plain.path)
    let total = variant.testDescription.hasPrefix("trailing_sign") ? "30052.70" : sum.debit
    return ["lines": "\(sum.lines)", "entries": "\(sum.entries)", "debit": total, "credit": total]
  }

  // MARK: There and back

  @Test func `the sample FEC comes in, goes out, comes in again, and says the same`() throws {
    let folder = try Folder()
    let file = try folder.write(try #require(Samples.hardwareShop.data()), to: Samples.hardwareShop.name)
    try thereAndBack(file, siren: String(Samples.hardwareShop.name.prefix(9)), in: folder, expected: nil)
  }

  @Test func `a FEC with one fault per entry is refused whole, each fault with its line and its way out`() throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let file = try folder.write(try #require(Samples.damagedFEC.data()), to: Samples.damagedFEC.name)
    let dossier = try program.create(siren: "000031419")
    let before = dossierBytes(dossier)
    let run = try program("fec", "importer", file, "--dossier", dossier)
    #expect(run.status == 1, "\(run.said)")
    let errors = run.err.split(separator: "\n").filter { $0.contains(": erreur [") }
    #expect(errors.count >= 3)
    #expect(
      errors.allSatisfy { $0.contains(" → ") && $0.hasPrefix((file as NSString).lastPathComponent) || $0.hasPrefix(file) },
      "\(run.said)")
    #expect(dossierBytes(dossier) == before)
    let control = try program("controler", file, "--json")
    #expect(control.status == 1)
    #expect(try control.json()["valid"] as? Bool == false)
  }

  // The generator is a Python program of the reference files.
  @Test(.enabled(if: Shared.hasOracles, "the generator or Python is absent"))
  func `a hundred thousand lines come in with the sums of the file, and go out the same`() throws {
    let folder = try Folder()
    let made = try Shared.run("gen_fec.py", ["--lines", "100000", "--seed", "42", "--out", folder.path, "--formats", "fec"])
    try #require(made.status == 0, "\(made.said)")
    let file = folder.file("123456782FEC20251231.txt")
    let sum = try OutsideSum.of(file)
    #expect(sum.lines == 100_000)
    try thereAndBack(file, siren: "123456782", in: folder, expected: sum)
  }

  /// Imports, balances, exports flat and XML, controls, imports the exports again and compares.
  private func thereAndBack(_ file: String, siren: String, in folder: Folder, expected: OutsideSum?) throws {
    let program = Program(in: folder)
    let first = try program.create("premier.ecritoire", siren: siren)
    let imported = try program("fec", "importer", file, "--dossier", first, "--json")
    #expect(imported.status == 0, "\(imported.said)")
    let totals = try totals(imported)
    if let expected {
      #expect(totals == ["\(expected.entries)", "\(expected.lines)", expected.debit, expected.credit])
      try checkBalance(program, first, expected)
    }
    for form in ["plat", "xml"] {
      let exports = folder.file("export-\(form)")
      try FileManager.default.createDirectory(atPath: exports, withIntermediateDirectories: false)
      let exported = try program(
        "fec", "exporter", "--exercice", "2025", "--sortie", exports, "--forme", form, "--dossier", first, "--json")
      #expect(exported.status == 0, "\(exported.said)")
      #expect(try self.totals(exported) == totals)
      let exportedValue = try exported.json()
      let written = try #require(exportedValue["file"] as? String)
      try checkFile(program, written, totals, kind: form == "xml" ? "fec-xml" : "fec")
      let again = try program.create("\(form).ecritoire", siren: siren)
      let reimported = try program("fec", "importer", written, "--dossier", again, "--json")
      #expect(reimported.status == 0, "\(reimported.said)")
      #expect(try self.totals(reimported) == totals)
      for pair in [[file, written], [first, again]] {
        let comparison = try program.run(["comparer"] + pair + ["--json"])
        let value = try comparison.json()
        if form == "xml" {
          // The tool of the administration dies on what Latin-1 does not hold: « œ » goes out as « oe », in words only.
          let kinds = Set((value["counts"] as? [String: Int] ?? ["?": 1]).keys)
          #expect(kinds.isSubset(of: ["fec.comparison.labels", "fec.comparison.account-labels"]), "\(pair): \(comparison.said)")
        } else {
          #expect(comparison.status == 0, "\(form) \(pair): \(comparison.said)")
          #expect(value["same"] as? Bool == true)
        }
      }
      #expect(try program.verified(again)["valid"] == "1")
    }
    #expect(try program.verified(first)["valid"] == "1")
  }

  // MARK: What a dossier is

  @Test func `dossiers without a validated entry say the same thing, and less than a FEC`() throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let (blank, begun) = (try program.create("a.ecritoire"), try program.create("b.ecritoire", year: "2025-01-01:2025-12-31"))
    let same = try program("comparer", blank, begun, "--json")
    #expect(same.status == 0, "\(same.said)")
    #expect(try same.json()["same"] as? Bool == true)
    let file = try folder.write(HostileFiles.fec(), to: "000000018FEC20251231.txt")
    for pair in [[blank, file], [file, begun]] {
      let run = try program.run(["comparer"] + pair + ["--json"])
      #expect(run.status == 1, "\(run.said)")
      #expect(try run.findings().isEmpty)
      #expect((try run.json()["differences"] as? [Any])?.count == 3, "two accounts and an entry: \(run.said)")
    }
  }

  @Test func `the FEC of another company is told before it is kept`() throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let dossier = try program.create()
    for (name, isOther) in [("123456782FEC20251231.txt", true), ("000000018FEC20251231.txt", false), ("export.txt", false)] {
      let file = try folder.write(HostileFiles.fec("Vente de \(name)"), to: name)
      let run = try program("fec", "importer", file, "--dossier", dossier, "--essai", "--json")
      #expect(run.status == 0, "\(run.said)")
      #expect(try run.json()["batch"] == nil, "nothing is kept: there is no batch to undo")
      #expect(try run.findings().contains { $0["code"] as? String == "fec.import.other-company" } == isOther, "\(name)")
    }
  }

  private func totals(_ run: Program.Run) throws -> [String] {
    let value = try run.json()
    #expect(value["findings"] is [Any])
    #expect(value["file"] is String)
    return try ["entries", "lines", "debit", "credit"].map { "\(try #require(value[$0]))" }
  }

  private func checkBalance(_ program: Program, _ dossier: String, _ expected: OutsideSum) throws {
    let balance = try program("balance", "--dossier", dossier, "--aujourdhui", "2025-12-31", "--json").json()
    let accounts = try #require(balance["accounts"] as? [[String: Any]])
    let found = accounts.reduce(into: [String: String]()) { $0["\($1["number"] ?? "")"] = "\($1["balance"] ?? "")" }
    #expect(found == expected.accounts)
    #expect(balance["debit"] as? String == expected.debit)
  }

  private func checkFile(_ program: Program, _ file: String, _ totals: [String], kind: String) throws {
    let control = try program("controler", file, "--json")
    let verdict = try control.json()
    #expect(control.status == 0, "\(control.said)")
    #expect(verdict["kind"] as? String == kind)
    #expect(verdict["valid"] as? Bool == true)
    let summary = try #require(verdict["summary"] as? [String: Any])
    #expect(["entries", "lines", "debit", "credit"].map { "\(summary[$0] ?? "absent")" } == totals)
    if kind == "fec" { try checkWithOracle(file) } else { try checkWithSchema(file) }
  }

  /// An outside reader of the rules must find nothing that the administration blocks or reports.
  private func checkWithOracle(_ file: String) throws {
    guard Shared.hasOracles else { return }
    let verdict = try Shared.run("check_fec.py", [file])
    let remarks = verdict.out.split(separator: "\n").dropFirst().map(String.init)
    #expect(verdict.status == 0)
    #expect(remarks.filter { $0.contains("[T]") || $0.contains("[V]") || $0.contains("[A]") } == [], "\(file)")
    for remark in remarks.filter({ $0.contains("[X]") }) {
      #expect(Self.explained.contains { remark.contains($0.remark) }, "not explained: \(remark)")
    }
  }

  /// What the oracle remarks beyond the law, and why our exports have it.
  static let explained: [(remark: String, why: String)] = [
    ("not in chronological ValidDate order", "à-nouveaux come first by law, whatever the day they were validated"),
    ("EcritureLet without DateLet", "the file that was imported gave letters without their days; none is invented"),
  ]

  // xmllint belongs to Debian's libxml2-utils; our own reader validates against the same schema in any case.
  private func checkWithSchema(_ file: String) throws {
    let xmllint = "/usr/bin/xmllint"
    guard let shared = Shared.folder, FileManager.default.isExecutableFile(atPath: xmllint) else { return }
    let schema = "\(shared)/reference/accounting/xsd/formatA47A-I-VII-1.xsd"
    let run = try Child.run([xmllint, "--noout", "--nonet", "--schema", schema, file])
    #expect(run.status == 0, "\(run.said)")
  }
}
