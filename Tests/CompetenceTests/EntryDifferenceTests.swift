import Competence
import Kernel
import Testing

/// What whoever corrects reads of an entry that is not the model's: the bill of wood, 6 480,00 before tax.
@Suite struct EntryDifferenceTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let lines: [ObservedWork.Line]
    let says: [String]
  }

  private static func line(_ account: String, _ cents: Int64, _ party: String? = nil) -> ObservedWork.Line {
    ObservedWork.Line(account: account, party: party, amount: Money(cents: cents))
  }

  private static let wood = line("601", 6480_00)
  private static let tax = line("44566", 1296_00)
  private static let owed = line("401", -7776_00, "MORVAN")

  static let rows = [
    Row(testDescription: "comme le modèle", lines: [wood, tax, owed], says: []),
    Row(
      testDescription: "dans un autre ordre, en deux lignes", lines: [owed, line("601", 6000_00), tax, line("601", 480_00)],
      says: []),
    Row(
      testDescription: "autre compte de charge", lines: [line("607", 6480_00), tax, owed],
      says: ["6\u{202F}480,00 au débit est au 607 ; le modèle le met au 601."]),
    Row(
      testDescription: "sans la taxe", lines: [line("601", 7776_00), owed],
      says: [
        "Au 601 : 7\u{202F}776,00 au débit, au lieu de 6\u{202F}480,00 au débit.", "Il manque 1\u{202F}296,00 au débit du 44566.",
      ]),
    Row(
      testDescription: "autre tiers", lines: [wood, tax, line("401", -7776_00, "QUINCAILLE")],
      says: ["Le 401 est au nom de QUINCAILLE ; le modèle le met au nom de MORVAN."]),
    Row(
      testDescription: "à l’envers", lines: [line("601", -6480_00), line("44566", -1296_00), line("401", 7776_00, "MORVAN")],
      says: [
        "Le 401 est du mauvais côté : le modèle y met 7\u{202F}776,00 au crédit.",
        "Le 44566 est du mauvais côté : le modèle y met 1\u{202F}296,00 au débit.",
        "Le 601 est du mauvais côté : le modèle y met 6\u{202F}480,00 au débit.",
      ]),
    Row(
      testDescription: "une ligne de trop", lines: [wood, tax, owed, line("658", 1_00)],
      says: ["Le modèle n’a rien au 658, le travail y met 1,00 au débit."]),
  ]

  @Test(arguments: rows) func saysWhatDiffers(_ row: Row) throws {
    let version = try S1Tests.version(seed: nil)
    let model = try #require(version.entry("BM"))
    #expect(EntryDifference.between(row.lines, and: model).map(\.french).sorted() == row.says)
  }

  @Test func aTrainerFindsARemarkForEachCause() throws {
    let table = try RemarkTable()
    for cause in CauseTable.Cause.allCases {
      #expect(table.ordered(for: [cause.rawValue]).first?.cause == cause, "\(cause.rawValue)")
    }
    #expect(table.remarks.contains { $0.cause == nil })
  }
}
