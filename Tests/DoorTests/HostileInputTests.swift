import Foundation
import Glibc
import Testing

/// A file that is wrong, and how each command must end on it.
struct HostileCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  var name = "123456782FEC20251231.txt"
  let bytes: [UInt8]
  /// The code of `fec importer`, `ecriture importer` and `controler`.
  let statuses: [Int32]

  init(_ what: String, _ bytes: [UInt8], name: String = "123456782FEC20251231.txt", _ statuses: Int32...) {
    (testDescription, self.bytes, self.name, self.statuses) = (what, bytes, name, statuses)
  }

  static let unreadable: [HostileCase] = [
    HostileCase("empty", [], 65, 65, 65),
    HostileCase("only blank lines", Array("\r\n\r\n".utf8), 65, 65, 65),
    HostileCase("UTF-16", HostileFiles.utf16(HostileFiles.fec()), 65, 65, 65),
    HostileCase("UTF-16 of a CSV", HostileFiles.utf16(HostileFiles.csv()), name: "a.csv", 65, 65, 65),
    HostileCase("PNG", HostileFiles.png, 65, 65, 65),
    HostileCase("PNG under the name of a CSV", HostileFiles.png, name: "a.csv", 65, 65, 65),
    HostileCase("an archive that would fill the disk", HostileFiles.archive, 65, 65, 65),
    HostileCase("gzip", HostileFiles.gzip, 65, 65, 65),
    HostileCase("an entity that reads another file", HostileFiles.externalEntity, name: "a.xml", 65, 65, 65),
    HostileCase("a billion laughs", HostileFiles.billionLaughs, name: "123456782FEC20251231.xml", 65, 65, 65),
    HostileCase("a hundred thousand nested elements", HostileFiles.deepXML, name: "a.xml", 65, 65, 65),
    HostileCase("an XML cut short", Array("<?xml version=\"1.0\"?><comptabilite><exercice>".utf8), name: "a.xml", 65, 65, 65),
    HostileCase("the database of another program", HostileFiles.otherDatabase, 65, 65, 65),
  ]

  static let wrong: [HostileCase] = [
    HostileCase("only a header", Array(HostileFiles.header.utf8), 1, 65, 1),
    HostileCase("cut in the middle of a line", HostileFiles.fec().dropLast(40).map { $0 }, 1, 1, 1),
    HostileCase("out of any calendar", HostileFiles.fec(day: "20250230"), 1, 1, 1),
    HostileCase(
      "an amount past counting",
      Array(
        String(decoding: HostileFiles.fec(), as: UTF8.self)
          .replacingOccurrences(of: "120,00", with: "99999999999999999999,00").utf8), 1, 1, 1),
  ]
}

@Suite("Hostile and broken input is refused with a place and a way out, and the dossier stays as it was")
struct HostileInputTests {
  // MARK: Files

  static let imports = [["fec", "importer"], ["ecriture", "importer"], ["controler"]]

  @Test(arguments: HostileCase.unreadable + HostileCase.wrong)
  func `what is wrong with a file is said, and nothing is kept`(hostile: HostileCase) throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let dossier = try program.create(siren: "123456782", year: "2025-01-01:2025-12-31")
    let before = (dossierBytes(dossier), try program.verified(dossier))
    let file = try folder.write(hostile.bytes, to: hostile.name)
    for (words, status) in zip(Self.imports, hostile.statuses) {
      for mode in words[0] == "fec" ? [[], ["--tolerant"]] : [[]] {
        let command = words + [file] + mode + (words == ["controler"] ? [] : ["--dossier", dossier])
        try refuses(program, command, status, about: file)
        #expect(dossierBytes(dossier) == before.0, "\(command)")
      }
    }
    #expect(try program.verified(dossier) == before.1)
  }

  @Test(arguments: HostileCase.unreadable)
  func `what is no dossier is not opened as one, and two files that cannot be read are not the same`(hostile: HostileCase) throws
  {
    let folder = try Folder()
    let program = Program(in: folder)
    let file = try folder.write(hostile.bytes, to: hostile.name)
    try refuses(program, ["dossier", "verifier", "--dossier", file], 65, about: file)
    #expect([UInt8](try #require(FileManager.default.contents(atPath: file))) == hostile.bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [hostile.name])
    let comparison = try program("comparer", file, file, "--json")
    #expect(comparison.status == 65, "\(comparison.said)")
    #expect(try comparison.json()["same"] as? Bool != true)
    #expect(try !comparison.findings().isEmpty)
  }

  /// The code, a French finding with its way out on stderr, and JSON that says the same.
  private func refuses(_ program: Program, _ command: [String], _ status: Int32, about file: String) throws {
    let run = try program.run(command)
    #expect(run.status == status, "\(command.prefix(2)): \(run.said)")
    #expect(run.err.contains("erreur [") && run.err.contains(" → "), "\(command.prefix(2)): \(run.said)")
    #expect(run.err.contains((file as NSString).lastPathComponent), "\(command.prefix(2)): \(run.said)")
    #expect(!run.err.contains("[bug]"), "\(command.prefix(2)): \(run.said)")
    #expect(!run.out.contains("Repris :") && !run.out.contains(" conforme") || run.out.contains("non conforme"), "\(run.said)")
    expectClean(run)
    let json = try program.run(command + ["--json"])
    #expect(json.status == status)
    let findings = try json.findings()
    #expect(findings.contains { $0["severity"] as? String == "error" }, "\(json.said)")
    for finding in findings {
      for key in ["code", "message", "recovery"] { #expect((finding[key] as? String)?.isEmpty == false, "\(finding)") }
    }
    let value = try json.json()
    #expect(value["valid"] as? Bool != true && value["imported"] as? Bool != true)
    #expect(!json.out.contains("root:"))
  }

  /// A terminal must not be told anything by a file: no control characters, no change of direction.
  private func expectClean(_ run: Program.Run) {
    for text in [run.out, run.err] {
      let odd = text.unicodeScalars.filter {
        ($0.value < 32 && $0 != "\n" && $0 != "\t") || (127..<160).contains($0.value) || (0x202A...0x202E).contains($0.value)
          || (0x2066...0x2069).contains($0.value)
      }
      #expect(odd.isEmpty, "\(odd.map { String($0.value, radix: 16) })")
    }
  }

  @Test func `a line of two gibibytes is refused in little memory by every command that reads files`() throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let dossier = try program.create(siren: "123456782", year: "2025-01-01:2025-12-31")
    let before = dossierBytes(dossier)
    let fec = try HostileFiles.sparse(folder, "123456782FEC20251231.txt", header: HostileFiles.header)
    let csv = try HostileFiles.sparse(folder, "a.csv", header: HostileFiles.csvHeader)
    let xml = try HostileFiles.sparse(folder, "a.xml", header: "<?xml version=\"1.0\"?><comptabilite>")
    for command in [
      ["fec", "importer", fec, "--dossier", dossier], ["fec", "importer", xml, "--dossier", dossier],
      ["ecriture", "importer", csv, "--dossier", dossier], ["controler", fec], ["controler", csv], ["controler", xml],
      ["comparer", fec, fec], ["dossier", "verifier", "--dossier", fec],
    ] {
      let run = try program.run(command, atMost: 1 << 20)
      #expect([1, 65].contains(run.status), "\(command): \(run.said)")
      #expect(run.err.contains("erreur [") && run.err.contains(" → "), "\(command): \(run.said)")
    }
    #expect(dossierBytes(dossier) == before)
  }

  // MARK: Characters

  @Test func `marks that turn or hide text, and control characters, never reach the terminal`() throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let label = "Vente \u{202E}00,001\u{202C} \u{1B}[31mrouge\u{1B}]0;titre\u{7}"
    let file = try folder.write(HostileFiles.fec(label), to: "123456782FEC20251231.txt")
    let dossier = try program.create(siren: "123456782")
    let control = try program("controler", file)
    expectClean(control)
    #expect(control.err.contains("fec.text.direction"), "\(control.said)")
    let imported = try program("fec", "importer", file, "--dossier", dossier)
    expectClean(imported)
    expectClean(try program("journal", "VE", "--dossier", dossier, "--aujourdhui", "2025-12-31"))
    let odd = folder.file("a\u{1B}[2J\u{202E}b\n.csv")
    try HostileFiles.csv().withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: odd)) }
    expectClean(try program("comparer", odd, "absent\u{1B}[2J"))
    expectClean(try program("fec", "importer", "absent\u{1B}[2J", "--dossier", dossier))
  }

  @Test func `a text that a spreadsheet would run is written so that it does not`() throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let dossier = try program.create(siren: "123456782")
    let file = try folder.write(HostileFiles.fec("=cmd|' /C calc'!A0"), to: "123456782FEC20251231.txt")
    #expect(try program("fec", "importer", file, "--dossier", dossier).status == 0)
    let run = try program("journal", "VE", "--dossier", dossier, "--aujourdhui", "2025-12-31", "--csv")
    #expect(run.status == 0, "\(run.said)")
    #expect(run.out.contains("'=cmd"), "\(run.said)")
    let cells = run.out.split(whereSeparator: \.isNewline).flatMap { $0.split(separator: ";") }
    #expect(cells.allSatisfy { !$0.hasPrefix("=") && !$0.hasPrefix("\"=") })
  }

  // MARK: Files that are right, at the wrong moment

  @Test func `the same file twice, a day of another year, a locked period: refused, nothing changed`() throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let dossier = try program.create(siren: "123456782", year: "2025-01-01:2025-12-31")
    let today = ["--dossier", dossier, "--aujourdhui", "2026-01-31"]
    let file = try folder.write(HostileFiles.fec(), to: "123456782FEC20251231.txt")
    #expect(try program.run(["fec", "importer", file] + today).status == 0)
    let lock = try program.run(["dossier", "verrouiller", "--jusquau", "2025-06-30"] + today)
    #expect(lock.status == 0, "\(lock.said)")
    let other = try folder.write(HostileFiles.fec("Autre"), to: "b.txt")
    let later = try folder.write(HostileFiles.fec(day: "20270210"), to: "123456782FEC20271231.txt")
    let before = (dossierBytes(dossier), try program.verified(dossier))
    for (command, code) in [
      (["fec", "importer", file], "ledger.import.already"), (["fec", "importer", other], "fec.import.locked-period"),
      (["fec", "importer", later], "ledger.fiscal-year.gap"),
    ] {
      let run = try program.run(command + today)
      #expect(run.status == 1, "\(run.said)")
      #expect(run.err.contains("[\(code)"), "\(run.said)")
      #expect(dossierBytes(dossier) == before.0, "\(command)")
    }
    #expect(try program.verified(dossier) == before.1)
  }

  // MARK: Paths

  struct Place: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let command: [String]
    let status: Int32
    init(_ what: String, _ status: Int32, _ command: String...) {
      (testDescription, self.status, self.command) = (what, status, command)
    }
  }

  // In the folder: d.ecritoire (a dossier), a.txt (a FEC), folder, pipe (a named pipe), loop (a link to itself).
  static let places: [Place] = [
    Place("no such file", 66, "fec", "importer", "absent.txt", "--dossier", "d.ecritoire"),
    Place("a path that climbs", 66, "fec", "importer", "../../../../absent/../a.txt", "--dossier", "d.ecritoire"),
    Place("a folder for a FEC", 66, "fec", "importer", "folder", "--dossier", "d.ecritoire"),
    Place("a named pipe for a FEC", 66, "fec", "importer", "pipe", "--dossier", "d.ecritoire"),
    Place("an endless device for a FEC", 66, "fec", "importer", "/dev/zero", "--dossier", "d.ecritoire"),
    Place("a link to itself for a FEC", 66, "controler", "loop"),
    Place("a folder to control", 66, "controler", "folder"),
    Place("a named pipe to control", 66, "controler", "pipe"),
    Place("no such file to compare", 66, "comparer", "a.txt", "absent.txt"),
    Place("no such dossier", 66, "balance", "--dossier", "absent.ecritoire"),
    Place("a folder for a dossier", 65, "balance", "--dossier", "folder"),
    Place("a named pipe for a dossier", 65, "balance", "--dossier", "pipe"),
    Place("a link to itself for a dossier", 66, "balance", "--dossier", "loop"),
    Place("a name past the limits", 66, "balance", "--dossier", String(repeating: "n", count: 300)),
    Place("a dossier where one is", 73, "dossier", "creer", "d.ecritoire", "--nom", "x", "--siren", "000000018"),
    Place("a dossier in no folder", 73, "dossier", "creer", "absent/x.ecritoire", "--nom", "x", "--siren", "000000018"),
    Place(
      "an export into no folder", 73, "fec", "exporter", "--exercice", "2025", "--sortie", "absent", "--dossier", "d.ecritoire"),
    Place("an export into a file", 73, "fec", "exporter", "--exercice", "2025", "--sortie", "a.txt", "--dossier", "d.ecritoire"),
    Place("a backup over a file", 73, "dossier", "sauvegarder", "a.txt", "--dossier", "d.ecritoire"),
    Place("an unknown word", 64, "fec", "improter", "a.txt"),
    Place("an unknown option", 64, "balance", "--dosier", "d.ecritoire"),
    Place("no file at all", 64, "controler"),
    Place("a day that is none", 64, "balance", "--dossier", "d.ecritoire", "--au", "2025-02-30"),
  ]

  @Test(arguments: places)
  func `a path that does not lead to what it should has its own code`(place: Place) throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let dossier = try program.create("d.ecritoire", siren: "123456782")
    let file = try folder.write(HostileFiles.fec(), to: "a.txt")
    #expect(try program("fec", "importer", file, "--dossier", dossier).status == 0)
    try FileManager.default.createDirectory(atPath: folder.file("folder"), withIntermediateDirectories: false)
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    #expect(symlink("loop", folder.file("loop")) == 0)
    let before = (dossierBytes(dossier), try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted())
    let run = try Child.run(["/usr/bin/timeout", "20", program.executable] + place.command, in: folder.path)
    #expect(run.status == place.status, "\(run.said)")
    #expect(!run.err.isEmpty && run.out.isEmpty, "\(run.said)")
    if place.status != 64 { #expect(run.err.contains("erreur [") && run.err.contains(" → "), "\(run.said)") }
    #expect(dossierBytes(dossier) == before.0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before.1)
  }

  // Root may read everything, so there is nothing to refuse.
  @Test(.enabled(if: geteuid() != 0, "root may read and write everything"))
  func `a file that may not be read and a dossier that may not be written are named`() throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let dossier = try program.create(siren: "123456782")
    let file = try folder.write(HostileFiles.fec(), to: "a.txt")
    chmod(file, 0)
    #expect(try program("fec", "importer", file, "--dossier", dossier).status == 66)
    chmod(file, 0o600)
    chmod(dossier, 0o400)
    #expect(try program("fec", "importer", file, "--dossier", dossier).status == 73)
  }

  // MARK: Damaged dossiers

  @Test(arguments: [100, 4096, 20_000, 1])
  func `a dossier cut short is named, not repaired`(left: Int) throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let dossier = try program.create(siren: "123456782")
    let file = try folder.write(HostileFiles.fec(), to: "a.txt")
    #expect(try program("fec", "importer", file, "--dossier", dossier).status == 0)
    let whole = try #require(FileManager.default.contents(atPath: dossier))
    try whole.prefix(left).write(to: URL(fileURLWithPath: dossier))
    let run = try program("dossier", "verifier", "--dossier", dossier)
    #expect([1, 65].contains(run.status), "\(run.said)")
    #expect(run.err.contains("erreur [dossier.") && run.err.contains(" → "), "\(run.said)")
    #expect(FileManager.default.contents(atPath: dossier) == whole.prefix(left))
  }
}
