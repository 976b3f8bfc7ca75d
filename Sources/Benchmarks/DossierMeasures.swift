import Foundation

/// What a user waits for, once the dossier is there. The commands are timed
/// from outside; the time that the program takes to start is measured beside
/// them and taken off, because the figures asked for are those of the work.
struct DossierMeasures {
  let ecritoire: Ecritoire
  let dossier: URL
  let files: FirmFiles
  let folder: URL
  let runs: Int

  func quickMeasures() throws -> [Measure] {
    let reader = ["--dossier", dossier.path, "--json"]
    return try [
      repeated("démarrage du programme", ["--version"]),
      repeated("balance du dossier", ["balance"] + reader),
      repeated("une page du grand-livre de 411000", ["grand-livre", "--compte", "411000", "--page", "1"] + reader),
    ]
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

  /// Automatic lettering of a dossier whose items are all open; each round works on a copy.
  func lettering(of open: FirmFiles, items: Int) throws -> Measure {
    var measure = Measure("lettrage automatique de \(items) lignes ouvertes")
    let (source, copy) = (folder.appendingPathComponent("ouvert.ecritoire"), folder.appendingPathComponent("copie.ecritoire"))
    ecritoire.remove(source)
    for arguments in [ecritoire.create(source), ["fec", "importer", open.fec.path, "--dossier", source.path, "--json"]] {
      let usage = try ecritoire.run(arguments)
      if usage.status != 0 {
        measure.trouble = ecritoire.failure(arguments, usage)
        return measure
      }
    }
    for _ in 0..<min(runs, 3) {
      ecritoire.remove(copy)
      try FileManager.default.copyItem(at: source, to: copy)
      let arguments = ["lettrage", "auto", "--dossier", copy.path, "--json"]
      let usage = try ecritoire.run(arguments)
      measure.add(usage)
      if usage.status != 0 { measure.trouble = ecritoire.failure(arguments, usage) }
    }
    return measure
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
