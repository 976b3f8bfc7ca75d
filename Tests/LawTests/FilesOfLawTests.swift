import Foundation
import Kernel
import Law
import Testing

@Suite("Every parameter file of the project")
struct FilesOfLawTests {
  static let law = Law()
  static let parameters = law.parameters.values.sorted { $0.id < $1.id }

  @Test("Each file is read, and nothing is damaged")
  func loads() {
    #expect(FilesOfLawTests.law.findings.isEmpty, "\(FilesOfLawTests.law.findings.map(\.message))")
    let paths = DataFiles.embedded.paths(under: Law.folder)
    #expect(paths.count == FilesOfLawTests.parameters.count && paths.count >= 170)
    #expect(Set(FilesOfLawTests.parameters.map(\.file)) == Set(paths))
  }

  @Test("Labels are French, of their own, and start with a capital")
  func labels() {
    #expect(Set(FilesOfLawTests.parameters.map(\.label)).count == FilesOfLawTests.parameters.count)
    for parameter in FilesOfLawTests.parameters {
      #expect(parameter.label.first?.isUppercase == true && !parameter.label.hasSuffix("."), "\(parameter.id)")
    }
  }

  @Test(
    "Values and citations are in order, and each value is in force on its first day and not the day before the first",
    arguments: parameters)
  func order(_ parameter: Parameter) throws {
    let law = FilesOfLawTests.law
    for (value, next) in zip(parameter.values, parameter.values.dropFirst()) {
      #expect(next.from > value.from && value.until.map { $0 < next.from } ?? true)
    }
    for value in parameter.values {
      #expect(try law.step(parameter.id, on: value.from).value == value.value)
      #expect(try law.step(parameter.id, on: value.until ?? value.from).value == value.value)
      #expect(value.citations.first?.from == value.from)
      for (citation, next) in zip(value.citations, value.citations.dropFirst()) {
        #expect(try law.step(parameter.id, on: next.from).citation == next)
        #expect(try law.step(parameter.id, on: next.from - 1).citation == citation)
      }
    }
    #expect { try law.step(parameter.id, on: parameter.values[0].from - 1) } throws: {
      ($0 as? Finding)?.code == "law.parameter.not-in-force"
    }
    #expect(parameter.id.split(separator: ".").count >= 2)
  }

  @Test("What is verified says where, and a check is not of the future")
  func verification() {
    for parameter in FilesOfLawTests.parameters {
      #expect(parameter.checkedOn <= Day(2026, 11, 29), "\(parameter.id)")
      for value in parameter.values {
        #expect(value.check.source?.isEmpty != true && value.citations.allSatisfy { $0.check.source?.isEmpty != true })
      }
    }
  }

  struct Case: CustomTestStringConvertible {
    let id: String
    let day: String
    let french: String?
    let source: String
    init(_ id: String, _ day: String, _ french: String?, _ source: String = "") {
      (self.id, self.day, self.french, self.source) = (id, day, french, source)
    }
    var testDescription: String { "\(id) on \(day)" }
  }

  /// One row on the first day of each value, one on the day before; nil where there is no value.
  static let cases =
    payroll + workforce + [
      Case("vat.standard", "2013-12-31", nil), Case("vat.standard", "2014-01-01", "20 %", "CGI, art. 278"),
      Case("vat.standard", "2026-09-01", "20 %", "CGI, art. 278"), Case("vat.standard", "2026-12-31", "20 %", "CGI, art. 278"),
      Case("vat.standard", "2027-01-01", "20 %", "CIBS, art. L. 213-151"),
      Case("vat.intermediate", "2013-12-31", nil), Case("vat.intermediate", "2014-01-01", "10 %", "CGI, art. 279"),
      Case("vat.reduced", "2013-12-31", nil), Case("vat.reduced", "2014-01-01", "5,5 %", "CGI, art. 278-0 bis"),
      Case("vat.particular", "2013-12-31", nil), Case("vat.particular", "2014-01-01", "2,1 %", "CGI, art. 281 quater"),
      Case("vat.overseas.standard", "2014-01-01", "8,5 %", "CGI, art. 296"),
      Case("vat.overseas.reduced", "2014-01-01", "2,1 %", "CGI, art. 296"),
      Case("vat.overseas.livestock", "2014-01-01", "1,75 %"), Case("vat.overseas.press", "2014-01-01", "1,05 %"),
      Case("vat.corsica.lowest", "2014-01-01", "0,9 %", "CGI, art. 297"),
      Case("vat.corsica.reduced", "2014-01-01", "2,1 %", "CGI, art. 297"),
      Case("vat.corsica.works", "2014-01-01", "10 %", "CGI, art. 297"),
      Case("vat.corsica.petroleum", "2014-01-01", "13 %", "CGI, art. 297"),
      Case("vat.franchise.goods", "2022-12-31", nil), Case("vat.franchise.goods", "2024-12-31", "91 900,00 € par an"),
      Case("vat.franchise.goods", "2025-01-01", "85 000,00 € par an"),
      Case("vat.franchise.goods", "2026-12-31", "85 000,00 € par an"),
      Case("vat.franchise.goods.tolerance", "2024-12-31", "101 000,00 € par an"),
      Case("vat.franchise.goods.tolerance", "2025-01-01", "93 500,00 € par an"),
      Case("vat.franchise.services", "2024-12-31", "36 800,00 € par an"),
      Case("vat.franchise.services", "2025-01-01", "37 500,00 € par an"),
      Case("vat.franchise.services.tolerance", "2024-12-31", "39 100,00 € par an"),
      Case("vat.franchise.services.tolerance", "2025-01-01", "41 250,00 € par an"),
      Case("vat.franchise.legal-and-artistic", "2024-12-31", "47 700,00 € par an"),
      Case("vat.franchise.legal-and-artistic", "2025-01-01", "50 000,00 € par an"),
      Case("vat.franchise.legal-and-artistic.tolerance", "2025-01-01", "55 000,00 € par an"),
      Case("vat.simplified.goods", "2025-12-31", "840 000,00 € par an"),
      Case("vat.simplified.goods", "2026-01-01", "945 000,00 € par an", "arrêté du 27 janvier 2026"),
      Case("vat.simplified.goods", "2026-12-31", "945 000,00 € par an"), Case("vat.simplified.goods", "2027-01-01", nil),
      Case("vat.simplified.goods.tolerance", "2025-12-31", "925 000,00 € par an"),
      Case("vat.simplified.goods.tolerance", "2026-01-01", "1 040 000,00 € par an"),
      Case("vat.simplified.services", "2025-12-31", "254 000,00 € par an"),
      Case("vat.simplified.services", "2026-01-01", "286 000,00 € par an"),
      Case("vat.simplified.services.tolerance", "2025-12-31", "287 000,00 € par an"),
      Case("vat.simplified.services.tolerance", "2026-01-01", "323 000,00 € par an"),
      Case("vat.simplified.tax-limit", "2026-12-31", "15 000,00 € par an"), Case("vat.simplified.tax-limit", "2027-01-01", nil),
      Case("vat.simplified.instalment-exemption", "2026-12-31", "1 000,00 € par an"),
      Case("vat.simplified.instalment.july", "2026-12-31", "55 %"), Case("vat.simplified.instalment.july", "2027-01-01", nil),
      Case("vat.simplified.instalment.december", "2026-12-31", "40 %"), Case("vat.quarterly.tax-limit", "2027-01-01", nil),
      Case("vat.quarterly.tax-limit", "2026-12-31", "4 000,00 € par an"), Case("vat.quarterly.turnover", "2026-12-31", nil),
      Case("vat.quarterly.turnover", "2027-01-01", "1 000 000,00 € par an"),
      Case("vat.quarterly.turnover.tolerance", "2027-01-01", "1 100 000,00 € par an"),
      Case("labour.contributions.due-day", "2017-12-31", nil),
      Case("labour.contributions.due-day", "2018-01-01", "15 du mois suivant", "CSS, art. R243-6"),
      Case("labour.contributions.due-day.large", "2017-12-31", nil),
      Case("labour.contributions.due-day.large", "2018-01-01", "5 du mois suivant", "CSS, art. R243-6"),
      Case("labour.pension.due-day", "2018-12-31", nil),
      Case("labour.pension.due-day", "2019-01-01", "25 du mois suivant", "ANI du 17 novembre 2017"),
      Case("vat.return.first-day", "2022-02-04", nil),
      Case("vat.return.first-day", "2022-02-05", "15 du mois suivant", "CGI, ann. IV, art. 39"),
      Case("fec.fields", "2014-01-01", "18 zones", "LPF, art. A47 A-1"),
      Case("fec.fields.farming-cash", "2026-01-01", "21 zones"),
      Case("fec.fields.professional-cash", "2026-01-01", "22 zones"), Case("fec.fine.amount", "2014-08-09", nil),
      Case("fec.fine.amount", "2014-08-10", "5 000,00 €", "CGI, art. 1729 D"),
      Case("fec.fine.rate", "2014-08-10", "10 %", "CGI, art. 1729 D"),
      Case("retention.tax", "2026-01-01", "6 ans", "LPF, art. L102 B"),
      Case("retention.accounting", "2026-01-01", "10 ans", "C. com., art. L123-22"),
      Case("inventory.interval", "2026-01-01", "12 mois", "C. com., art. L123-12"), Case("assets.low-value", "2001-12-31", nil),
      Case("assets.low-value", "2002-01-01", "500,00 €", "BOFiP, BOI-BIC-CHG-20-30-10"),
      Case("payment.cash-limit", "2015-08-31", nil),
      Case("payment.cash-limit", "2015-09-01", "1 000,00 €", "CMF, art. D112-3"),
      Case("payment.cash-limit.non-resident", "2026-01-01", "10 000,00 €", "CMF, art. D112-3"),
      Case("payment.term.default", "2026-01-01", "30 jours", "C. com., art. L441-10"),
      Case("payment.term.maximum", "2026-01-01", "60 jours"),
      Case("payment.term.end-of-month", "2026-01-01", "45 jours"), Case("payment.recovery-indemnity", "2012-12-31", nil),
      Case("payment.recovery-indemnity", "2013-01-01", "40,00 €", "C. com., art. D441-5"),
      Case("payment.penalty.ecb-margin", "2026-01-01", "10 %"),
      Case("payment.penalty.minimum-multiple", "2026-01-01", "3 fois"), Case("interest.legal.business", "2024-06-30", nil),
      Case("interest.legal.business", "2024-12-31", "4,92 %"), Case("interest.legal.business", "2025-01-01", "3,71 %"),
      Case("interest.legal.business", "2025-06-30", "3,71 %"),
      Case("interest.legal.business", "2025-07-01", "2,76 %", "arrêté du 19 juin 2025"),
      Case("interest.legal.business", "2025-12-31", "2,76 %"),
      Case("interest.legal.business", "2026-01-01", "2,62 %", "arrêté du 15 décembre 2025"),
      Case("interest.legal.business", "2026-06-30", "2,62 %"), Case("interest.legal.business", "2026-07-01", nil),
      Case("interest.legal.consumer", "2024-12-31", "8,16 %"), Case("interest.legal.consumer", "2025-01-01", "7,21 %"),
      Case("interest.legal.consumer", "2025-07-01", "6,65 %"), Case("interest.legal.consumer", "2026-01-01", "6,67 %"),
      Case("labour.minimum-wage.hourly", "2024-10-31", nil),
      Case("labour.minimum-wage.hourly", "2025-12-31", "11,88 € par heure"),
      Case("labour.minimum-wage.hourly", "2026-01-01", "12,02 € par heure", "décret n° 2025-1228"),
      Case("labour.minimum-wage.hourly", "2026-05-31", "12,02 € par heure"),
      Case("labour.minimum-wage.hourly", "2026-06-01", "12,31 € par heure"),
      Case("labour.minimum-wage.monthly", "2025-12-31", "1 801,80 € par mois"),
      Case("labour.minimum-wage.monthly", "2026-01-01", "1 823,03 € par mois"),
      Case("labour.minimum-wage.monthly", "2026-06-01", "1 867,02 € par mois"),
      Case("labour.social-security-ceiling.monthly", "2025-12-31", "3 925,00 € par mois"),
      Case("labour.social-security-ceiling.monthly", "2026-01-01", "4 005,00 € par mois"),
      Case("labour.social-security-ceiling.yearly", "2025-12-31", "47 100,00 € par an"),
      Case("labour.social-security-ceiling.yearly", "2026-01-01", "48 060,00 € par an"),
    ]

  @Test("What the law says on a day", arguments: cases)
  func figures(_ row: Case) throws {
    let day = try #require(Day(iso: row.day))
    guard let french = row.french else {
      #expect { try FilesOfLawTests.law.step(row.id, on: day) } throws: { ($0 as? Finding)?.code == "law.parameter.not-in-force" }
      return
    }
    let step = try FilesOfLawTests.law.step(row.id, on: day)
    #expect(step.french.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") == french)
    #expect(step.citation.text.hasPrefix(row.source), "\(step.citation.text)")
  }

  @Test("No parameter is without a row in the table")
  func everyParameterIsTested() {
    #expect(Set(FilesOfLawTests.cases.map(\.id)) == Set(FilesOfLawTests.parameters.map(\.id)))
  }

  @Test("The monthly Smic is the hourly one times 35 × 52 / 12, to the cent")
  func monthlyWage() throws {
    for day in [Day(2025, 1, 1), Day(2026, 1, 1), Day(2026, 6, 1)] {
      let hourly = try FilesOfLawTests.law.money("labour.minimum-wage.hourly", on: day).value
      let monthly = try FilesOfLawTests.law.money("labour.minimum-wage.monthly", on: day).value
      #expect(hourly.times(Ratio(35 * 52, 12), .halfAwayFromZero) == monthly)
    }
  }

  @Test("A withholding scale of each zone rises from zero, and its bounds are those of the zone")
  func withholding() throws {
    let law = FilesOfLawTests.law
    for (day, mainland) in [(Day(2025, 3, 1), 1_591_00), (Day(2025, 10, 1), 1_620_00), (Day(2026, 10, 1), 1_635_00)]
      as [(Day, Int64)]
    {
      for zone in ["mainland", "antilles-reunion", "guyane-mayotte"] {
        let steps = try law.brackets("payroll.withholding.\(zone)", on: day).value.steps
        #expect(steps.count == 20 && steps[0].share.numerator == 0 && steps[19].share.figure == "0.43", "\(zone)")
        for (low, high) in zip(steps, steps.dropFirst()) {
          #expect(low.share.numerator * high.share.denominator < high.share.numerator * low.share.denominator)
        }
        if zone == "mainland" { #expect(steps[1].from == Money(cents: mainland)) }
      }
    }
  }

  @Test("Tmax of the general reduction is the sum of the rates it may cover")
  func generalReduction() throws {
    let (law, day) = (FilesOfLawTests.law, Day(2026, 10, 1))
    let covered = try [
      "health.employer", "old-age.capped.employer", "old-age.uncapped.employer", "family.employer", "solidarity.employer",
      "general-reduction.work-accident", "unemployment.employer", "pension.t1.employer", "ceg.t1.employer",
    ].map { try law.rate("payroll.\($0)", on: day).value.e8 }.reduce(0, +)
    for size in ["small", "large"] {
      let housing = try law.rate("payroll.housing.\(size).employer", on: day).value.e8
      let parts = try [
        law.ratio("payroll.general-reduction.minimum", on: day), law.ratio("payroll.general-reduction.span.\(size)", on: day),
      ]
      let most = parts.map { $0.value.numerator * (100_000_000 / $0.value.denominator) }.reduce(0, +)
      #expect(most == covered + housing, "\(size)")
    }
  }

  @Test("A higher threshold stays above the one it widens, each day of 2026")
  func tolerances() throws {
    for id in [
      "vat.franchise.goods", "vat.franchise.services", "vat.simplified.goods", "vat.simplified.services",
      "vat.franchise.legal-and-artistic",
    ] {
      for month in 1...12 {
        let day = Day(2026, month, 1)
        let (base, wide) = try (FilesOfLawTests.law.money(id, on: day), FilesOfLawTests.law.money(id + ".tolerance", on: day))
        #expect(base.value < wide.value, "\(id)")
      }
    }
  }
}
