import Kernel
import Ledger
import Testing

@testable import Store

@Suite("The balance of an account through a line")
struct RunningBalanceTests {
  @Test("is what its lines come to, wherever in the month the line stands", arguments: [nil, "ATELIER"] as [String?])
  func runningBalance(thirdParty: String?) throws {
    var sample = try SampleDossier(seed: 21)
    try sample.ingest(sample.salesFile(in: year2025, entries: 200, validated: true), into: sample.years()[0])
    try sample.dossier.reading { reading in
      let year = try reading.fiscalYears()[0]
      let selection = LedgerSelection(account: "411", thirdParty: thirdParty, from: year.year.first, through: year.year.last)
      let lines = try reading.ledgerLines(selection)
      #expect(lines.count > 10)
      var running = Money.zero
      for line in lines {
        running = running + line.content.debit - line.content.credit
        let place = LedgerPlace(day: line.content.day, line: line.line)
        #expect(try reading.balance(of: "411", thirdParty: thirdParty, in: year, through: place) == running)
        let rest = try reading.ledgerLines(selection, after: place)
        #expect(rest == Array(lines.drop { $0 != line }.dropFirst()))
      }
      for day in stride(from: 0, through: 365, by: 7).map({ year.year.first + $0 }) {
        let before = lines.filter { $0.content.day < day }.reduce(Money.zero) { $0 + $1.content.debit - $1.content.credit }
        #expect(try reading.balance(of: "411", thirdParty: thirdParty, in: year, before: day) == before)
      }
    }
  }
}
