import Foundation
import Kernel
import Law
import Payroll

/// The same payslips by openfisca-france, which `.ci/prepare bench` installs from PyPI: its time beside ours, and how many lines agree.
///
/// It computes all the payslips of a month at once, on vectors, and knows neither the overtime of the general reduction nor the provident
/// insurance of the CSG: the situations are those of ``PayslipMeasure`` without them.
struct OpenFisca {
  /// February is left out: openfisca counts its ceiling by thirtieths of its 28 days, which the law has not done since 2018.
  static let months = [Month(2025, 10), Month(2026, 5), Month(2026, 7), Month(2026, 10)]
  static let python = ".build/venv-openfisca/bin/python"

  /// Prints the comparison, or that it is left out.
  func compare(_ law: Law) throws {
    guard FileManager.default.isExecutableFile(atPath: Self.python) else {
      print("openfisca-france : ignoré, il n’est pas installé (.ci/prepare bench)")
      return
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-bench-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (asked, answer) = (folder.appendingPathComponent("bulletins.csv"), folder.appendingPathComponent("openfisca.csv"))
    let months = Self.months
    let calculations = months.map { PayslipCalculation(law: law, month: $0) }
    let situations = (0..<PayslipMeasure.count).map { Self.comparable($0, months[$0 % months.count]) }
    var slips: [Payslip] = []
    let taken = try ContinuousClock().measure {
      for (index, situation) in situations.enumerated() {
        slips.append(try calculations[index % months.count].payslip(situation))
      }
    }
    let rows = zip(situations, slips).map(Self.row)
    try (rows.joined(separator: "\n") + "\n").write(to: asked, atomically: true, encoding: .utf8)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("openfisca_payslips.py")
    let errors = folder.appendingPathComponent("erreurs")
    let usage = try ChildProcess(arguments: [Self.python, script.path, asked.path], output: answer, errors: errors).run()
    let lines = try String(contentsOf: answer, encoding: .utf8).split(separator: "\n")
    guard usage.status == 0, let theirs = lines.first.flatMap({ Double($0) }) else {
      let said = (try? String(contentsOf: errors, encoding: .utf8))?.split(separator: "\n").last ?? ""
      print("openfisca-france : échec (code \(usage.status)) \(said)")
      return
    }
    report(lines.dropFirst(), theirs: theirs, ours: taken / .seconds(1))
  }

  private func report(_ lines: ArraySlice<Substring>, theirs: Double, ours: Double) {
    var table = Table(["ligne", "d’accord", "écart expliqué", "écart inexpliqué"])
    var totals = [0, 0, 0]
    for line in lines {
      let cells = line.split(separator: ";").map(String.init)
      guard cells.count == 5 else { continue }
      let counts = cells[1...3].map { Int($0) ?? 0 }
      for (index, count) in counts.enumerated() { totals[index] += count }
      let most = counts[2] == 0 ? "" : " (jusqu’à \(Money(cents: Int64(cells[4]) ?? 0).french) €)"
      table.add([cells[0]] + cells[1...2] + [cells[3] + most])
    }
    table.add(["en tout"] + totals.map { "\($0)" })
    print(table.text)
    print(
      "Expliqués : AGS de 0,20 % au lieu de 0,25 ; Smic de 151,67 heures au lieu de 35 × 52 ÷ 12 dans la réduction générale.")
    print(
      "Les mêmes \(PayslipMeasure.count) bulletins : \(seconds(ours)) ici, \(seconds(theirs)) par openfisca-france (vectoriel, chargement non compté) : × \(decimal(theirs / ours, 1))"
    )
  }

  static func comparable(_ index: Int, _ month: Month) -> PayrollSituation {
    var situation = PayslipMeasure.situation(index, month)
    situation.month.overtime = []
    situation.schemes = Schemes()
    return situation
  }

  /// What the script reads: the situation, then each line in cents.
  private static func row(_ situation: PayrollSituation, _ slip: Payslip) -> String {
    typealias Code = PayslipLine.Code
    let both: [(String, [Code])] = [
      ("oldAgeCapped", [.oldAgeCapped]), ("oldAgeUncapped", [.oldAgeUncapped]), ("pension", [.pensionT1, .pensionT2]),
      ("ceg", [.cegT1, .cegT2]), ("cet", [.cet]), ("apec", [.apec]), ("health", [.health]), ("family", [.family]),
      ("unemployment", [.unemployment]), ("wageGuarantee", [.wageGuarantee]), ("solidarity", [.solidarity]),
      ("socialDialogue", [.socialDialogue]), ("workAccident", [.workAccident]), ("csgDeductible", [.csgDeductible]),
      ("csgNonDeductible", [.csgNonDeductible]),
    ]
    let (contract, place) = (situation.contract, situation.establishment)
    var fields = [
      situation.period.firstDay.iso.prefix(7).description, "\(slip.gross.cents)", contract.weeklyHours.json, "\(place.headcount)",
      contract.isExecutive ? "1" : "0", "2.08", "generalReduction=\(slip.generalReduction.amount.cents)",
    ]
    for (name, codes) in both {
      fields.append("\(name).employee=\(codes.map(slip.employee).reduce(Money.zero, +).cents)")
      fields.append("\(name).employer=\(codes.map(slip.employer).reduce(Money.zero, +).cents)")
    }
    return fields.joined(separator: ";")
  }
}
