import Foundation

/// The measures in their order, printed as they come; the answer is 1 when something failed or was wrong.
struct Report {
  let options: Options
  let folder: URL

  func print() throws -> Int32 {
    let lettered = FirmFiles(folder: folder.appendingPathComponent("lettre"))
    Swift.print("Entreprise fictive : \(try generate(.lettered, in: lettered.folder))")
    let ecritoire = Ecritoire(folder: folder)
    var comparison = Comparison(files: lettered, ecritoire: ecritoire, runs: options.runs)
    let beside = try comparison.measures()
    show("Un FEC de \(options.lines) lignes, \(options.runs) tours", Table.comparison(beside))
    judge(beside)
    guard let ecritoire, beside[0].trouble == nil else { return 1 }

    let dossier = lettered.folder.appendingPathComponent("mesure.ecritoire")
    let stored = DossierMeasures(ecritoire: ecritoire, dossier: dossier, files: lettered, folder: folder, runs: options.runs)
    let quick = try stored.quickMeasures()
    show("Le dossier de \(options.lines) lignes, une fois là", Table.comparison(quick))
    for measure in quick.dropFirst() where measure.trouble == nil {
      let (median, least) = (measure.wall.median - quick[0].wall.median, measure.wall.least - quick[0].wall.least)
      Swift.print("\(measure.name), sans le démarrage : médiane \(seconds(max(median, 0))), meilleur \(seconds(max(least, 0)))")
    }
    let trip = try stored.roundTrip()
    show("Aller et retour", Table.comparison(trip))

    let open = FirmFiles(folder: folder.appendingPathComponent("ouvert"))
    let said = try generate(.open, in: open.folder)
    Swift.print("\nSeconde entreprise, rien de lettré : \(said)")
    let items = said.split(separator: " ").compactMap { Int($0) }.last ?? 0
    let lettering = try stored.lettering(of: open, items: items)
    show("Lettrage", Table.comparison(lettering))

    // Last, because this program then grows: see `Usage.peak`.
    let pages = try stored.pages()
    Swift.print(
      "\n\(pages.name) : \(pages.trouble ?? "médiane \(seconds(pages.wall.median)), pire \(seconds(pages.wall.most)), processeur \(seconds(pages.cpu.median))")"
    )
    return (beside + quick + trip + lettering + [pages]).contains { isFailure($0) } ? 1 : 0
  }

  private func isFailure(_ measure: Measure) -> Bool { measure.trouble.map { !$0.hasPrefix("ignoré") } ?? false }

  /// In a child, so that this program stays small: see `Usage.peak`.
  private func generate(_ wanted: Options.Generation, in place: URL) throws -> String {
    let output = folder.appendingPathComponent("generation.txt")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    let usage = try ChildProcess(
      arguments: [
        own, "--generate", wanted.rawValue, "--folder", place.path, "--lines", "\(options.lines)", "--open-lines",
        "\(options.openLines)",
      ], output: output
    ).run()
    guard usage.status == 0 else { throw POSIXError(.EIO) }
    return try String(contentsOf: output, encoding: .utf8).trimmingCharacters(in: .newlines)
  }

  private func show(_ title: String, _ table: Table) {
    Swift.print("\n\(title)\n\(table.text)")
    fflush(nil)
  }

  /// The ratios that the project promises, with what they are today.
  private func judge(_ measures: [Measure]) {
    guard measures[0].trouble == nil else { return }
    let own = measures[0]
    for (other, promised) in zip(measures.dropFirst().prefix(2), [1.0, 5.0]) where other.trouble == nil {
      let ratio = other.wall.median / own.wall.median
      let verdict = ratio >= promised ? "tenu" : "PAS TENU"
      Swift.print(
        "\(other.name) prend \(decimal(ratio, 2)) fois le temps d’ecritoire ; promis : \(decimal(promised, 0)) au moins, \(verdict)"
      )
    }
    let isSmall = own.peak < 250 * 1024
    Swift.print("Mémoire de l’import : \(mebibytes(own.peak)) ; promis : moins de 250 Mio, \(isSmall ? "tenu" : "PAS TENU")")
  }
}
