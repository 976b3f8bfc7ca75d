import Foundation
import Kernel
import Law
import Payroll
import Presentation

/// Payslips as PDF: a thousand different ones, each a file of its own, then all in one file; the time of a page, the peak of memory beside
/// that of a hundred, and the same contents printed by Chromium from a page of HTML.
///
/// Each measure is a child of this program: a peak is that of a whole process.
struct PayslipPages {
  static let count = 1_000
  /// Seconds, for all.
  static let promised = 20.0
  /// How many are printed by Chromium, in one file.
  static let compared = 100
  let runs: Int

  /// What a child draws, into a file when it is told one.
  enum Work: String {
    case each = "chacun"
    case batch = "ensemble"
    case html
  }

  func print(in folder: URL) throws -> Int32 {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var (thousand, hundred, batch) = (Measure("1 000 fichiers"), Measure("100 fichiers"), Measure("1 000 en un seul fichier"))
    for _ in 0..<runs {
      hundred.add(try child(.each, Self.count / 10, folder))
      thousand.add(try child(.each, Self.count, folder))
      batch.add(try child(.batch, Self.count, folder))
    }
    for measure in [hundred, thousand, batch] {
      guard measure.runs.allSatisfy({ $0.status == 0 }) else { return 1 }
    }
    var table = Table(["", "médiane", "étendue", "par page", "mémoire"])
    for (measure, pages) in [(hundred, Self.count / 10), (thousand, Self.count), (batch, Self.count)] {
      table.add([
        measure.name, seconds(measure.wall.median), "\(seconds(measure.wall.least)) – \(seconds(measure.wall.most))",
        seconds(measure.wall.median / Double(pages)), mebibytes(measure.peak),
      ])
    }
    Swift.print(table.text)
    let (taken, growth) = (thousand.wall.median, Double(thousand.peak) / Double(max(hundred.peak, 1)))
    let verdict = taken < Self.promised ? "tenu" : "PAS TENU"
    Swift.print(
      "\(Self.count) bulletins en PDF : \(seconds(taken)) ; promis : moins de \(seconds(Self.promised)), \(verdict), soit \(decimal(Self.promised / taken, 1)) fois moins ; mémoire × \(decimal(growth, 2)) de 100 à \(Self.count)"
    )
    try compare(with: batch.wall.median / Double(Self.count), folder)
    return taken < Self.promised ? 0 : 1
  }

  private func child(_ work: Work, _ count: Int, _ folder: URL) throws -> Usage {
    let output = folder.appendingPathComponent("bulletins-\(work.rawValue)")
    return try ChildProcess(
      arguments: [CommandLine.arguments[0], "--draw", work.rawValue, "--lines", "\(count)"],
      output: work == .each ? nil : output
    ).run()
  }

  /// Chromium prints what a page of HTML shows: what a program without pages of its own would do.
  private func compare(with page: Double, _ folder: URL) throws {
    guard let chromium = ChildProcess.find("chromium") ?? ChildProcess.find("google-chrome") else {
      return Swift.print("Chromium : ignoré, il n’est pas installé")
    }
    let html = folder.appendingPathComponent("bulletins.html")
    let written = try ChildProcess(
      arguments: [CommandLine.arguments[0], "--draw", Work.html.rawValue, "--lines", "\(Self.compared)"], output: html
    ).run()
    guard written.status == 0 else { return Swift.print("Chromium : échec de la page à imprimer") }
    let pdf = folder.appendingPathComponent("chromium.pdf")
    let usage = try ChildProcess(
      arguments: [
        chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        "--user-data-dir=\(folder.appendingPathComponent("profil").path)", "--print-to-pdf=\(pdf.path)", html.path,
      ], errors: folder.appendingPathComponent("erreurs")
    ).run()
    guard usage.status == 0, FileManager.default.fileExists(atPath: pdf.path) else {
      return Swift.print("Chromium : échec (code \(usage.status))")
    }
    let theirs = usage.wall / Double(Self.compared)
    Swift.print(
      "Les \(Self.compared) premiers imprimés ensemble par Chromium, sans pièce jointe ni PDF/A : \(seconds(theirs)) par page ; ici \(seconds(page)) : × \(decimal(theirs / page, 1))"
    )
  }

  // MARK: The work of a child

  static func draw(_ work: Work, _ count: Int) throws {
    let law = Law()
    let months = [Month(2025, 10), Month(2026, 2), Month(2026, 7), Month(2026, 10)]
    let calculations = months.map { PayslipCalculation(law: law, month: $0) }
    func document(_ index: Int) throws -> PayslipDocument {
      let situation = PayslipMeasure.situation(index, months[index % months.count])
      return document(situation, try calculations[index % months.count].payslip(situation), index)
    }
    switch work {
    case .each:
      var total = 0
      for index in 0..<count { total += try PayslipPDF(document(index), law: law).bytes().count }
      guard total > count else { throw POSIXError(.EIO) }
    case .batch:
      let slips = try (0..<count).map { try PayslipPDF(document($0), law: law) }
      FileHandle.standardOutput.write(Data(try PayslipPDF.batch(slips, title: "Bulletins (FICTIF)", author: "Mesure")))
    case .html:
      let pages = try (0..<count).map { try html(document($0), law) }
      FileHandle.standardOutput.write(Data("<!doctype html><meta charset=utf-8>\(pages.joined())".utf8))
    }

    func document(_ situation: PayrollSituation, _ slip: Payslip, _ index: Int) -> PayslipDocument {
      PayslipDocument(
        number: "\(situation.period.year)-\(10_000 + index)",
        employer: .init(
          name: "Mesures et Cadences (FICTIF)", address: ["1 rue du Chronomètre", "00000 Nullepart"], siret: "00000001800013",
          activityCode: "71.20B", urssaf: "117 000000018 (fictif)", agreement: .labourCode),
        employee: .init(
          name: "Personne n° \(index) (FICTIF)", address: ["\(index) avenue des Essais", "00000 Nullepart"], number: "S\(index)",
          job: "Chronométreuse", isExecutive: situation.contract.isExecutive, entered: situation.contract.start),
        period: slip.period.firstDay...slip.period.lastDay, paymentDay: slip.period.lastDay, slip: slip,
        totals: .init(slip, after: nil), leave: [.init(label: "Congés payés", acquired: 12_50, taken: 5_00, left: 7_50)],
        facts: .init(situation))
    }
  }

  /// The same rows, as a page of the simplest HTML.
  private static func html(_ document: PayslipDocument, _ law: Law) throws -> String {
    let rows = try PayslipLayout(document, law: law).sections.flatMap { section in
      ["<tr><th colspan=5>\(section.title)</th></tr>"]
        + section.rows.map { row in
          let cells = [row.base, row.employeeAmount, row.employerAmount, row.yearAmount].map { "<td>\($0?.french ?? "")</td>" }
          return "<tr><td>\(row.label)</td>\(cells.joined())</tr>"
        }
    }
    return
      "<h1>Bulletin</h1><p>\(document.employee.name ?? "")</p><table>\(rows.joined())</table><p style='break-after:page'></p>"
  }
}
