import Foundation
import Kernel
import Payroll
import SocialReporting
import Testing
import Workforce

/// One whole declaration, byte by byte: what changes in it is seen.
@Suite struct DeclaringGoldenTests {
  /// A file to try as well: what leaves the house is what is shown.
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples/Files/dsn-FICTIF-2026-10.dsn")

  @Test func `the declaration of two people is the one that was read through`() throws {
    let executive = Workshop.kept(
      "Ferrand", "Nadège", nir: "2850699999012", birth: Day(1985, 6, 12), job: "Cheffe d’atelier", category: .executive,
      pay: .monthly(Money(cents: 4_650_00)))
    let worker = Workshop.plain {
      var stop = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 8), through: Day(2026, 10, 18))
      (stop.subrogation, stop.dailyAllowance) = (true, Money(cents: 32_10))
      $0.absences = [stop]
      $0.variables = Workshop.variables { $0.extra = [.init(Hours(hundredths: 4_00), increase: .percent(25_00))] }
    }
    let built = try Workshop.build([
      Workshop.declared(executive, number: "00001"), Workshop.declared(worker, number: "00002"),
    ])
    let bytes = try built.message.neodes()
    if ProcessInfo.processInfo.environment["ECRITOIRE_UPDATE_GOLDEN"] == "1" { try Data(bytes).write(to: Self.file) }
    let golden = try Data(contentsOf: Self.file)
    #expect(Data(bytes) == golden)
  }
}
