import Competence
import Formats
import Foundation
import Kernel
import Store
import Testing
import UseCases

/// The archive of a candidate's file: it is verified without the dossier, and no part of it changes unseen.
@Suite struct JuryArchiveTests {
  private final class Collected { var bytes: [UInt8] = [] }

  /// The archive of Zoé's work: two works handed in, a judgement, a proposal.
  private static func archive(_ room: Classroom) throws -> (files: [ZIPContainer.File], seal: String) {
    try SetAccessRoute(login: "zoe", route: "continue")(room.owner)
    _ = try room.working { try AnswerScenario([])($0) }
    _ = try room.working { try HandInScenario(engine: "1.0")($0) }
    try room.finish("BC01")
    _ = try room.working("theo") { try JudgeWork(.competence("BC01.2.1", .b), reason: "Avec une aide.")($0) }
    try ProposeBlock(login: "zoe", block: "BC01")(room.owner)
    let file = try ReadJuryFile(engine: "1.0")(room.owner, login: "zoe")
    #expect(file.route?.id == "continue" && file.proposals.count == 1 && file.board.state("BC01") == .proposed)
    let archive = try JuryArchive(file, pages: Array("%PDF-1.7".utf8))
    return (archive.files, archive.seal)
  }

  private static func verify(_ bytes: [UInt8]) throws -> VerifyArchive.Outcome {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).zip").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try VerifyArchive(path)()
  }

  private static func packed(_ files: [ZIPContainer.File]) throws -> [UInt8] {
    let collected = Collected()
    try ZIPContainer.write(files) { collected.bytes += $0 }
    return collected.bytes
  }

  @Test func `an archive holds, without the dossier, and is the same twice`() throws {
    let room = try Classroom()
    let (files, seal) = try Self.archive(room)
    #expect(
      files.map(\.name) == [
        "manifeste.json", "dossier-jury.pdf", "preuves.json", "travaux.json", "jugements.json", "decisions.json",
        "piste/zoe.json",
      ])
    try FileManager.default.removeItem(atPath: room.folder)
    let outcome = try Self.verify(try Self.packed(files))
    #expect(outcome.findings.map(\.message) == [] && outcome.seal == seal)
    #expect(outcome.learner == "Zoé Fictive" && outcome.referential == "RNCP34786" && outcome.evidence > 0 && outcome.events > 3)
  }

  /// What somebody does to the archive. With `resealed`, they know how it is made, and write the manifest again to match.
  struct Tamper: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var resealed = true
    let codes: Set<String>
    let change: @Sendable (inout [String: [UInt8]]) throws -> Void
  }

  private static func edit(_ bytes: [UInt8]?, _ text: String, _ other: String) throws -> [UInt8] {
    let before = String(decoding: try #require(bytes), as: UTF8.self)
    let place = try #require(before.range(of: text), "« \(text) » is not there to be changed")
    return Array(before.replacingCharacters(in: place, with: other).utf8)
  }

  static let tampers = [
    Tamper(testDescription: "le PDF est changé", resealed: false, codes: ["competence.archive.file-altered"]) {
      $0["dossier-jury.pdf"]?.append(10)
    },
    Tamper(testDescription: "le PDF est ôté", resealed: false, codes: ["competence.archive.file-missing"]) {
      $0["dossier-jury.pdf"] = nil
    },
    Tamper(testDescription: "le PDF est ôté, et le manifeste récrit", codes: ["competence.archive.file-missing"]) {
      $0["dossier-jury.pdf"] = nil
    },
    Tamper(testDescription: "un fichier est ajouté", resealed: false, codes: ["competence.archive.file-unknown"]) {
      $0["bonus.json"] = [1]
    },
    Tamper(testDescription: "l’auteur d’une preuve est changé", codes: ["competence.archive.evidence"]) {
      $0["preuves.json"] = try edit($0["preuves.json"], #""author":"Zoé Fictive""#, #""author":"Yann Fictif""#)
    },
    Tamper(testDescription: "une preuve cite un événement qui n’est pas là", codes: ["competence.archive.evidence"]) {
      $0["preuves.json"] = try edit($0["preuves.json"], #""event":"#, #""event":9"#)
    },
    Tamper(testDescription: "une preuve vient d’un autre dossier", codes: ["competence.archive.evidence"]) {
      $0["preuves.json"] = try edit($0["preuves.json"], #""dossier":"zoe""#, #""dossier":"yann""#)
    },
    Tamper(testDescription: "le geste d’un événement est changé", codes: ["competence.archive.chain"]) {
      $0["piste/zoe.json"] = try edit($0["piste/zoe.json"], #""useCase":"dossier.creer""#, #""useCase":"dossier.exercice""#)
    },
    Tamper(testDescription: "les points d’un travail rendu sont changés", codes: ["competence.archive.hand-in"]) {
      $0["travaux.json"] = try edit($0["travaux.json"], #"\"points\":1000"#, #"\"points\":1001"#)
    },
    Tamper(testDescription: "le niveau d’un jugement est changé", codes: ["competence.archive.judgement"]) {
      $0["jugements.json"] = try edit($0["jugements.json"], #"\"B\""#, #"\"A\""#)
    },
    Tamper(testDescription: "le motif d’un jugement est changé", codes: ["competence.archive.judgement"]) {
      $0["jugements.json"] = try edit($0["jugements.json"], "Avec une aide.", "Seule.")
    },
  ]

  @Test(arguments: tampers) func `what is changed is seen, and its place is named`(_ tamper: Tamper) throws {
    let room = try Classroom()
    var contents = Dictionary(uniqueKeysWithValues: try Self.archive(room).files.map { ($0.name, $0.content) })
    try tamper.change(&contents)
    if tamper.resealed { try Self.reseal(&contents) }
    let outcome = try Self.verify(
      try Self.packed(contents.sorted { $0.key < $1.key }.map { ZIPContainer.File($0.key, $0.value) }))
    #expect(Set(outcome.findings.map(\.code)) == tamper.codes, "\(outcome.findings.map(\.message))")
    #expect(outcome.findings.allSatisfy { $0.file != nil })
  }

  @Test func `an event taken off the end is missed, even under a new manifest that does not say so`() throws {
    let room = try Classroom()
    var contents = Dictionary(uniqueKeysWithValues: try Self.archive(room).files.map { ($0.name, $0.content) })
    let trail = try JSONDecoder().decode(TrailExport.self, from: Data(try #require(contents["piste/zoe.json"])))
    #expect(trail.fault == nil && TrailExport(events: []).head.allSatisfy { $0 == "0" })
    let cut = TrailExport(events: Array(trail.events.dropLast()))
    #expect(cut.fault == nil)
    contents["piste/zoe.json"] = Array(try JSONEncoder().encode(cut))
    try Self.reseal(&contents)
    let outcome = try Self.verify(try Self.packed(contents.map { ZIPContainer.File($0.key, $0.value) }))
    #expect(outcome.findings.contains { $0.code == "competence.archive.head" })
    // The judgement was the last event.
    #expect(outcome.findings.contains { $0.code == "competence.archive.judgement" })
    #expect(TrailExport(events: Array(trail.events.dropFirst())).fault == .order(place: 1, found: 2))
  }

  /// Writes the digests of the files into the manifest again.
  private static func reseal(_ contents: inout [String: [UInt8]]) throws {
    let manifest = try #require(contents["manifeste.json"])
    var object = try #require(try JSONSerialization.jsonObject(with: Data(manifest)) as? [String: Any])
    object["files"] = contents.filter { $0.key != "manifeste.json" }.map { name, content in
      ["name": name, "size": content.count, "sha256": "\(Digest(of: content))"] as [String: Any]
    }
    contents["manifeste.json"] = Array(try JSONSerialization.data(withJSONObject: object))
  }

  @Test func `what is no archive, or a hostile one, is refused`() throws {
    func code(_ bytes: [UInt8]) -> String? { (#expect(throws: Finding.self) { _ = try Self.verify(bytes) })?.code }
    #expect(code([]) == "competence.archive.unreadable")
    #expect(code(Array("%PDF-1.7 et le reste du fichier".utf8)) == "competence.archive.unreadable")
    #expect(code(try Self.packed([.init("a.json", [1])])) == "competence.archive.unreadable")
    #expect(code(try Self.packed([.init("manifeste.json", Array("{}".utf8))])) == "competence.archive.unreadable")
    let room = try Classroom()
    let files = try Self.archive(room).files
    #expect(code(Array(try Self.packed(files).dropLast(40))) == "competence.archive.unreadable")
    #expect(code(try Self.packed(files + [.init("../../etc/passwd", [1])])) == "competence.archive.refused")
    #expect(code(try Self.packed(files + [.init("Manifeste.json", [1])])) == "competence.archive.refused")
    // A kilobyte that claims three hundred megabytes.
    var bomb = try Self.packed([.init("bombe", Array(repeating: 0, count: 1 << 20))])
    let line = try #require(bomb.indices.dropLast(46).first { Array(bomb[$0..<($0 + 4)]) == [0x50, 0x4B, 1, 2] })
    bomb.replaceSubrange((line + 24)..<(line + 28), with: [0, 0, 0xC0, 0x12])
    #expect(code(bomb) == "competence.archive.refused")
  }
}
