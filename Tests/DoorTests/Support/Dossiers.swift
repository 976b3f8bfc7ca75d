import Foundation
import Samples
import Testing

extension Program {
  /// A new dossier in the program's folder. Its SIREN is fictitious unless a FEC names another.
  @discardableResult
  func create(_ name: String = "a.ecritoire", siren: String = "000000018", year: String? = nil) throws -> String {
    let path = folder.file(name)
    let run = try run(
      ["dossier", "creer", path, "--nom", "Essai (FICTIF)", "--siren", siren] + (year.map { ["--exercice", $0] } ?? []))
    guard run.status == 0 else { throw Run.Unexpected(description: run.said) }
    return path
  }

  /// October 2026 at the sample company: these entries (rows of CSV under a header) in the books, the bank's statement imported.
  func createOctober(_ rows: [String]) throws {
    try folder.write(rows.joined(separator: "\n") + "\n", to: "livres.csv")
    let statement = try folder.write(try #require(Samples.statementCFONB120.data()), to: "releve.txt")
    try create(siren: "000026005", year: "2026-10-01:2027-09-30")
    for words in [["ecriture", "importer", folder.file("livres.csv")], ["banque", "importer", statement, "--compte", "512"]] {
      let run = try run(words, cwd: folder.path)
      guard run.status == 0 else { throw Run.Unexpected(description: run.said) }
    }
  }

  /// What the dossier holds, by meaning: entries, events and the digest of its trail, once everything was recomputed.
  func verified(_ dossier: String) throws -> [String: String] {
    let run = try run(["dossier", "verifier", "--dossier", dossier, "--json"])
    let value = try run.json()
    return ["valid", "entries", "events", "head"].reduce(into: ["code": "\(run.status)"]) {
      $0[$1] = value[$1].map { "\($0)" } ?? "absent"
    }
  }
}

/// The bytes of a dossier and of the files SQLite keeps beside it.
func dossierBytes(_ path: String) -> [String: Data] {
  ["", "-wal", "-shm", "-journal"].reduce(into: [:]) { files, suffix in
    if let data = FileManager.default.contents(atPath: path + suffix) { files[suffix] = data }
  }
}
