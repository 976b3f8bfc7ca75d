import Kernel
import Payroll

/// Where the amounts of a person come from, while the person is being made; off, it costs nothing.
struct SourceLedger {
  private struct Entry {
    let payslip: String?
    let origins: [RubricSource.Origin]
    let steps: [String]
  }

  private let isOn: Bool
  private var entries: [Entry] = []

  init(isOn: Bool) { self.isOn = isOn }

  /// The place of what was noted, from 1; 0 when nothing is.
  mutating func note(
    _ document: PayslipDocument?, _ origins: @autoclosure () -> [RubricSource.Origin], _ steps: @autoclosure () -> [String]
  ) -> Int {
    guard isOn else { return 0 }
    entries.append(Entry(payslip: document?.number, origins: origins(), steps: steps()))
    return entries.count
  }

  /// The rubrics of a person that something was noted for, in document order.
  func sources(of individual: BlockOccurrence, at position: Int) -> [RubricSource] {
    var (sources, place): ([RubricSource], Int) = ([], 0)
    individual.forEachRubric { rubric in
      if rubric.line > 0 {
        let entry = entries[Int(rubric.line) - 1]
        sources.append(
          RubricSource(
            individual: position, place: place, id: rubric.id, value: rubric.value, payslip: entry.payslip,
            origins: entry.origins, steps: entry.steps))
      }
      place += 1
    }
    return sources
  }
}

extension Payslip {
  /// How the lines of these codes were made, in French.
  func steps(of codes: [String]) -> [String] {
    var steps: [String] = []
    for code in codes {
      for line in lines where line.code.rawValue == code { steps += ["\(line.label) :"] + line.steps }
      switch code {
      case "generalReductionUrssaf", "generalReductionPension": steps += ["Réduction générale :"] + generalReduction.steps
      case "overtimeReduction":
        steps.append("Réduction salariale sur les heures supplémentaires : \(overtimeReduction.french)\u{A0}€")
      case "overtimeDeduction":
        steps.append("Déduction patronale sur les heures supplémentaires : \(overtimeDeduction.french)\u{A0}€")
      case "apprenticeExemption", "apprenticePensionExemption":
        for line in lines where line.employeeBase < line.base {
          steps.append(
            "\(line.label) : le salarié cotise sur \(line.employeeBase.french)\u{A0}€ au lieu de \(line.base.french)\u{A0}€")
        }
      default: break
      }
    }
    return steps
  }
}

extension Earning {
  /// « Salaire de base : 2 200,00 € », then the figures of law.
  var steps: [String] { ["\(label) : \(amount.french)\u{A0}€"] + trace.map(\.why) }
}
