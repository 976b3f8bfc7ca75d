import Foundation

/// The import of a FEC beside what other tools take for less work on the same data.
struct Comparison {
  let files: FirmFiles
  let ecritoire: Ecritoire?
  let runs: Int

  private var folder: URL { files.folder }

  /// The rounds alternate the two that are compared most closely, so that a
  /// busy moment of the machine falls on both.
  mutating func measures() throws -> [Measure] {
    var own = Measure("ecritoire : import contrôlé, scellé, tracé, puis balance")
    var bare = Measure("sqlite3 : .import et GROUP BY")
    let sqlite = ChildProcess.find("sqlite3")
    if ecritoire == nil { own.trouble = "ignoré : ecritoire n’est pas à côté de ce programme" }
    if sqlite == nil { bare.trouble = "ignoré : sqlite3 n’est pas installé" }
    for _ in 0..<runs {
      if let ecritoire, own.trouble == nil { try importOnce(ecritoire, &own) }
      if let sqlite, bare.trouble == nil { try groupOnce(sqlite, &bare) }
    }
    return [own, bare] + [try ledgerTool("hledger"), try ledgerTool("ledger")] + (try floors())
  }

  private func importOnce(_ ecritoire: Ecritoire, _ measure: inout Measure) throws {
    let dossier = folder.appendingPathComponent("mesure.ecritoire")
    ecritoire.remove(dossier)
    var total = Usage(wall: 0, cpu: 0, peak: 0, status: 0)
    let balance = folder.appendingPathComponent("balance.json")
    for (arguments, output) in [
      (ecritoire.create(dossier), nil), (["fec", "importer", files.fec.path, "--dossier", dossier.path, "--json"], nil),
      (["balance", "--dossier", dossier.path, "--json"], balance),
    ] as [([String], URL?)] {
      let usage = try ecritoire.run(arguments, output: output)
      if usage.status != 0 {
        measure.trouble = ecritoire.failure(arguments, usage)
        return
      }
      total = total + usage
    }
    measure.add(total)
    if try ecritoire.balances(in: balance) != files.expectedBalances() {
      measure.trouble = "FAUX : la balance n’est pas celle du fichier"
    }
  }

  private func groupOnce(_ sqlite: String, _ measure: inout Measure) throws {
    let database = folder.appendingPathComponent("mesure.sqlite")
    let (script, output) = (folder.appendingPathComponent("mesure.sql"), folder.appendingPathComponent("mesure.tsv"))
    try? FileManager.default.removeItem(at: database)
    let cents = { (column: String) in "CAST(REPLACE(\(column), ',', '') AS INTEGER)" }
    try """
    .mode tabs
    .import \(files.fec.path) fec
    SELECT CompteNum, SUM(\(cents("Debit")) - \(cents("Credit"))) FROM fec GROUP BY CompteNum;

    """.write(to: script, atomically: true, encoding: .utf8)
    let usage = try ChildProcess(arguments: [sqlite, database.path], input: script, output: output).run()
    measure.add(usage)
    let lines = try String(contentsOf: output, encoding: .utf8).split(whereSeparator: \.isNewline)
    let found = lines.reduce(into: [String: Int64]()) { sums, line in
      let cells = line.split(separator: "\t")
      if cells.count == 2 { sums[String(cells[0])] = Int64(cells[1]) }
    }
    if try usage.status != 0 || found != files.expectedBalances() {
      measure.trouble = "FAUX : ses sommes ne sont pas celles du fichier"
    }
  }

  /// Once: they take too long for more, and the ratio asked for is large.
  private func ledgerTool(_ name: String) throws -> Measure {
    var measure = Measure("\(name) : bal (une fois)")
    guard let tool = ChildProcess.find(name) else {
      measure.trouble = "ignoré : \(name) n’est pas installé"
      return measure
    }
    let usage = try ChildProcess(arguments: [tool, "-f", files.journal.path, "bal"]).run()
    measure.add(usage)
    if usage.status != 0 { measure.trouble = "échec (code \(usage.status))" }
    return measure
  }

  /// What the machine cannot be beaten at: counting the lines, reading the bytes.
  private func floors() throws -> [Measure] {
    var measures: [Measure] = []
    for (name, arguments) in [("plancher : wc -l", ["wc", "-l"]), ("plancher : cat", ["cat"])] {
      guard let tool = ChildProcess.find(arguments[0]) else { continue }
      var measure = Measure(name)
      for _ in 0..<runs {
        measure.add(
          try ChildProcess(
            arguments: [tool] + arguments.dropFirst() + [files.fec.path], output: folder.appendingPathComponent("sortie")
          ).run())
      }
      measures.append(measure)
    }
    return measures
  }
}
