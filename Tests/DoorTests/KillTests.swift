import Foundation
import Glibc
import TestSupport
import Testing

/// A killed process keeps what the system had taken: this shows that work is
/// whole or absent and that what was said to be done is done. That it outlives a
/// power cut, the syncs counted by the tests of the store show.
@Suite("kill -9 at any moment loses nothing that was acknowledged and leaves nothing half done")
struct KillTests {
  /// Types entries one after the other and says each once it is kept; the head of a process group, so that all of it can be ended.
  private static let typist = """
    round=$1 n=0
    while :; do
      n=$((n + 1))
      "$ECRITOIRE" ecriture saisir --dossier d.ecritoire --journal OD --date 2026-03-15 --piece "R$round-$n" \
        --libelle "Essai $round-$n" --debit "471=$n,00" --credit "512=$n,00" >/dev/null 2>&1 && echo "R$round-$n"
    done
    """

  // Two suites of rounds side by side, each within the time of a test. Each round waits for so many entries to be said, then for
  // part of the time that one takes: the kill falls within an entry, and there is something to lose, on a slow machine too.
  @Test(arguments: [UInt64(20_260_401), 20_260_402])
  func `entries typed one by one, killed fifty times`(seed: UInt64) throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let environment = Child.plain.merging(["ECRITOIRE": try program.executable]) { $1 }
    let dossier = try program.create("d.ecritoire", year: "2026-01-01:2026-12-31")
    var numbers = SplitMix64(seed: seed)
    let start = ContinuousClock.now
    let base = try program(
      "ecriture", "saisir", "--dossier", dossier, "--journal", "OD", "--date", "2026-03-15", "--piece", "R0-1", "--libelle",
      "Essai",
      "--debit", "471=1,00", "--credit", "512=1,00")
    #expect(base.status == 0, "\(base.said)")
    let entryTime = microseconds(since: start)
    var acknowledged = ["R0-1"]
    let rounds = 50
    for round in 1...rounds {
      let said = folder.file("said")
      let child = try Child.spawn(
        ["/bin/sh", "-c", Self.typist, "sh", "\(round)"], in: folder.path, environment, output: said,
        errors: folder.file("complaints"))
      let wanted = round % 2
      var patience = 5_000
      while patience > 0, try lines(said).count < wanted {
        patience -= 1
        usleep(2_000)
      }
      usleep(UInt32.random(in: 1_000...max(1_001, entryTime), using: &numbers))
      kill(-child, SIGKILL)
      #expect(Child.wait(for: child) == 128 + SIGKILL)
      let heard = try lines(said)
      #expect(heard.count >= wanted, "round \(round): no entry was kept in ten seconds")
      acknowledged += heard
    }
    let kept = try pieces(program, dossier)
    let lost = acknowledged.filter { kept[$0] == nil }
    print("seed \(seed): rounds \(rounds) acknowledged \(acknowledged.count) kept \(kept.count) lost \(lost.count)")
    #expect(lost == [])
    #expect(kept.allSatisfy { $0.value == 2 }, "half an entry was kept: \(kept.filter { $0.value != 2 })")
    // At most the one entry that was being typed is kept and was not said.
    #expect(kept.count <= acknowledged.count + rounds)
    #expect(try program.verified(dossier)["valid"] == "1")
  }

  // The reference files have the generator of the FEC.
  @Test(.enabled(if: Shared.hasOracles, "the generator or Python is absent"))
  func `an import of six thousand lines, killed at random moments, is whole or absent`() throws {
    let folder = try Folder()
    let program = Program(in: folder)
    let made = try Shared.run("gen_fec.py", ["--lines", "6000", "--seed", "7", "--out", folder.path, "--formats", "fec"])
    try #require(made.status == 0, "\(made.said)")
    let file = folder.file("123456782FEC20251231.txt")
    let dossier = try program.create("d.ecritoire", siren: "123456782")
    let empty = try program.verified(dossier)
    let start = ContinuousClock.now
    let trial = try program("fec", "importer", file, "--dossier", dossier, "--essai")
    #expect(trial.status == 0, "\(trial.said)")
    let importTime = microseconds(since: start)
    var numbers = SplitMix64(seed: 20_260_403)
    var (whole, killed) = (0, 0)
    for round in 0..<12 {
      // Later and later, up to three times the trial, so that the kill falls on the reading, the writing, the end and after it.
      let said = folder.file("said")
      let child = try Child.spawn(
        [try program.executable, "fec", "importer", file, "--dossier", dossier, "--json"], in: folder.path, Child.plain,
        output: said, errors: folder.file("complaints"))
      usleep(importTime / 4 * UInt32(round) + UInt32.random(in: 0...importTime / 4, using: &numbers))
      kill(child, SIGKILL)
      let status = Child.wait(for: child)
      if status == 128 + SIGKILL { killed += 1 }
      let now = try program.verified(dossier)
      #expect(now["valid"] == "1" && now["code"] == "0", "\(now)")
      if now["head"] == empty["head"] {
        #expect(now == empty)
        #expect(try lines(said).isEmpty, "the import was said to be done, and is not there")
        continue
      }
      whole += 1
      let balance = try program("balance", "--dossier", dossier, "--aujourdhui", "2025-12-31", "--json").json()
      #expect(balance["debit"] as? String == balance["credit"] as? String)
      let control = try program("controler", file, "--json").json()
      #expect(now["entries"] == (control["summary"] as? [String: Any]).map { "\($0["entries"] ?? "absent")" })
      break
    }
    print("import: rounds killed \(killed), kept whole \(whole), half written 0")
    #expect(killed > 0)
  }

  private func microseconds(since start: ContinuousClock.Instant) -> UInt32 {
    UInt32(min((ContinuousClock.now - start) / .microseconds(1), 60_000_000))
  }

  private func lines(_ path: String) throws -> [String] {
    // A line that the kill cut short was not said.
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// How many lines each piece has in the dossier.
  private func pieces(_ program: Program, _ dossier: String) throws -> [String: Int] {
    let run = try program("ecriture", "exporter", "--dossier", dossier)
    guard run.status == 0 else { throw Program.Run.Unexpected(description: run.said) }
    let rows = run.out.split(whereSeparator: \.isNewline).dropFirst()
    return rows.reduce(into: [:]) { $0[String($1.split(separator: ";", omittingEmptySubsequences: false)[2]), default: 0] += 1 }
  }
}
