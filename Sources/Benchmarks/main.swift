import Foundation

/// Speed and memory beside the tools that a user would otherwise pick: `make bench`.
func run() throws -> Int32 {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  if let count = options.matching { return MatchingReport(count: count, runs: options.runs).print() }
  if options.measuresPayslips { return try PayslipMeasure(runs: options.runs).run() }
  if let work = options.draws {
    try PayslipPages.draw(work, options.lines)
    return 0
  }
  let folder = URL(fileURLWithPath: options.folder ?? NSTemporaryDirectory() + "ecritoire-bench-\(getpid())")
  if let wanted = options.generates {
    let isLettered = wanted == .lettered
    let plan = SyntheticFirm.Plan(lines: isLettered ? options.lines : options.openLines, isLettered: isLettered)
    print(try FirmFiles(folder: folder).write(plan, withJournal: isLettered))
    return 0
  }
  defer { if options.folder == nil { try? FileManager.default.removeItem(at: folder) } }
  if options.measuresDeclarations { return try DSNMeasure(folder: folder).run() }
  if options.measuresGrading { return try GradingMeasure(folder: folder, runs: options.runs).run() }
  if options.measuresPages { return try PayslipPages(runs: options.runs).print(in: folder) }
  if options.measuresWeb { return try WebLoad(options: options, folder: folder).run() }
  return try Report(options: options, folder: folder).print()
}

do {
  exit(try run())
} catch let refusal as Options.Refusal {
  FileHandle.standardError.write(
    Data(
      """
      Benchmarks : \(refusal). Options : --lines N --runs N --open-lines N --folder DOSSIER --web --seconds N --matching N
      --payslips --pdf --dsn --competence

      """.utf8))
  exit(64)
} catch {
  FileHandle.standardError.write(Data("Benchmarks : \(error)\n".utf8))
  exit(70)
}
