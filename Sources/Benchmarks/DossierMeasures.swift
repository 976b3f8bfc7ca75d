import Foundation
import Kernel
import Store
import UseCases

/// What a user waits for, once the dossier is there. The commands are timed
/// from outside; the time that the program takes to start is measured beside
/// them and taken off, because the figures asked for are those of the work.
struct DossierMeasures {
  let ecritoire: Ecritoire
  let dossier: URL
  let files: FirmFiles
  let folder: URL
  let runs: Int
  private let pageSize = 100

  func quickMeasures() throws -> [Measure] {
    let reader = ["--dossier", dossier.path, "--json"]
    return try [
      repeated("démarrage du programme", ["--version"]),
      repeated("balance du dossier", ["balance"] + reader),
      repeated("une page du grand-livre de 411000", ["grand-livre", "--compte", "411000", "--page", "\(pageSize)"] + reader),
    ]
  }

  /// Pages spread over the year, read in this program with the dossier open, as a library or a server reads them.
  func pages() throws -> Measure {
    var measure = Measure("une page du grand-livre de 411000, dossier déjà ouvert")
    let desk = Desk(
      dossier: try Dossier.open(at: dossier.path), author: "Mesure", today: Day(2025, 12, 31), instant: "2025-12-31T12:00:00Z")
    for month in 1...12 {
      let place = try LedgerCursor("411000:\(Day(2025, month, 15).iso):0.0")
      let read = ReadGeneralLedger(account: "411000", isExact: true, pageSize: pageSize, after: place)
      let (start, busy) = (ContinuousClock.now, processorTime())
      let page = try read(desk)
      let wall = (ContinuousClock.now - start) / .seconds(1)
      measure.add(Usage(wall: wall, cpu: processorTime() - busy, peak: 0, status: 0))
      if page.sections.first?.places.isEmpty ?? true { measure.trouble = "FAUX : la page est vide" }
    }
    return measure
  }

  private func repeated(_ name: String, _ arguments: [String]) throws -> Measure {
    var measure = Measure(name)
    for _ in 0..<max(runs, 15) {
      let usage = try ecritoire.run(arguments)
      measure.add(usage)
      if usage.status != 0 {
        measure.trouble = ecritoire.failure(arguments, usage)
        break
      }
    }
    return measure
  }

  /// Seconds that this program has worked so far.
  private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }

  /// Automatic lettering of a dossier whose items are all open; each round works on a copy.
  func lettering(of open: FirmFiles, items: Int) throws -> [Measure] {
    var measure = Measure("lettrage automatique de \(items) lignes ouvertes")
    var listed = Measure("le même, et tous les groupes en JSON")
    let (source, copy) = (folder.appendingPathComponent("ouvert.ecritoire"), folder.appendingPathComponent("copie.ecritoire"))
    ecritoire.remove(source)
    for arguments in [ecritoire.create(source), ["fec", "importer", open.fec.path, "--dossier", source.path, "--json"]] {
      let usage = try ecritoire.run(arguments)
      if usage.status != 0 {
        measure.trouble = ecritoire.failure(arguments, usage)
        return [measure]
      }
    }
    for _ in 0..<min(runs, 3) {
      try letter(source, copy, [], &measure)
      try letter(source, copy, ["--json"], &listed)
    }
    return [measure, listed]
  }

  private func letter(_ source: URL, _ copy: URL, _ options: [String], _ measure: inout Measure) throws {
    ecritoire.remove(copy)
    try FileManager.default.copyItem(at: source, to: copy)
    let arguments = ["lettrage", "auto", "--dossier", copy.path] + options
    let usage = try ecritoire.run(arguments)
    measure.add(usage)
    if usage.status != 0 { measure.trouble = ecritoire.failure(arguments, usage) }
  }

  /// Export, import again, and the comparison that must find no difference.
  func roundTrip() throws -> [Measure] {
    let (exported, again) = (folder.appendingPathComponent("export"), folder.appendingPathComponent("retour.ecritoire"))
    try? FileManager.default.removeItem(at: exported)
    try FileManager.default.createDirectory(at: exported, withIntermediateDirectories: true)
    ecritoire.remove(again)
    let back = exported.appendingPathComponent(files.fec.lastPathComponent).path
    let steps = [
      (
        "export du FEC",
        [["fec", "exporter", "--exercice", "2025", "--sortie", exported.path, "--dossier", dossier.path, "--json"]]
      ),
      ("import de ce FEC", [ecritoire.create(again), ["fec", "importer", back, "--dossier", again.path, "--json"]]),
      ("comparaison avec l’original : aucune différence", [["comparer", files.fec.path, back]]),
    ]
    var measures: [Measure] = []
    for (name, commands) in steps {
      var measure = Measure(name)
      var total = Usage(wall: 0, cpu: 0, peak: 0, status: 0)
      for arguments in commands where measure.trouble == nil {
        let usage = try ecritoire.run(arguments)
        total = total + usage
        if usage.status != 0 { measure.trouble = ecritoire.failure(arguments, usage) }
      }
      measure.add(total)
      measures.append(measure)
      if measure.trouble != nil { break }
    }
    return measures
  }
}
