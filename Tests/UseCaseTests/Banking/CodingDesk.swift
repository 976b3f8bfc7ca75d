import Banking
import Formats
import Foundation
import Kernel
import Ledger
import Samples
import Store
import Testing
import UseCases

/// « Atelier Brindille (FICTIF) » at the end of October, its vouchers and its wages entered, its bank statement stored and not
/// coded yet.
struct CodingDesk {
  let desk: Desk
  private let folder: ScratchFolder

  /// - Parameter file: the statement, in one of its formats.
  init(_ file: Samples.File = Samples.statementCAMT053, mode: DossierMode = .business) throws {
    folder = try ScratchFolder()
    desk = try BuildSampleDossier()(at: folder.file("brindille.ecritoire"), author: "Camille Aubry").desk
    try change { change in
      var facts = try change.reading.facts()
      facts.mode = mode
      try change.setFacts(facts)
    }
    try record(CodingDesk.wages)
    try store(file)
  }

  /// The payroll of October, as its journal gives it.
  static let wages = EntryDraft(
    journal: "PA", day: Day(2026, 10, 30), pieceRef: "PAIE-2026-10", label: "Paie d’octobre",
    lines: [
      .debit("641", Money(cents: 1_298_000)), .debit("6451", Money(cents: 251_220)), .debit("6453", Money(cents: 59_800)),
      .debit("6452", Money(cents: 20_000)), .credit("421", Money(cents: 987_654)), .credit("4421", Money(cents: 24_200)),
      .credit("431", Money(cents: 469_066)), .credit("4372", Money(cents: 110_500)), .credit("4373", Money(cents: 37_600)),
    ])

  /// What stands in the books and not yet at the bank on 31 October.
  static let onItsWay = [
    EntryDraft(
      journal: "BQ", day: Day(2026, 10, 30), pieceRef: "CHQ 0004512", label: "Outillage Rouvray, OR-5561",
      lines: [.debit("401", Money(cents: 354_000), thirdParty: "OUTILLAGE"), .credit("512", Money(cents: 354_000))]),
    EntryDraft(
      journal: "BQ", day: Day(2026, 10, 30), pieceRef: "2026-32", label: "Remise de chèques, Mme Aubry",
      lines: [.debit("512", Money(cents: 264_000)), .credit("411", Money(cents: 264_000), thirdParty: "AUBRY")]),
  ]

  func change(_ body: (DossierChange) throws -> Void) throws {
    try desk.dossier.changing(Author(name: "Camille Aubry", instant: desk.instant), "essai", subject: "essai", body)
  }

  @discardableResult
  func record(_ draft: EntryDraft) throws -> Int64 { try #require(try RecordEntry(draft)(desk).id) }

  private func store(_ file: Samples.File) throws {
    let bytes = [UInt8](try #require(file.data()))
    let kind = try #require(StatementKind.detect(Array(bytes.prefix(4096))))
    let (statements, log) = StatementFile(kind).statements { byteSource(bytes) }
    #expect(log.errorCount == 0)
    try change { change in
      for statement in statements {
        let linked = try change.link("512", to: statement.account, currency: "EUR", label: "Banque des Coteaux")
        let batch = try change.beginBatch(kind: kind.rawValue, file: file.name)
        let days = statement.lines.map(\.bookingDay).sorted()
        let id = try change.addStatement(
          statement, from: statement.firstDay ?? days[0], through: statement.lastDay ?? days[days.count - 1], account: linked,
          batch: batch)
        for line in statement.lines { try change.addMovement(line, account: linked, batch: batch, statement: id) }
        try change.endBatch(
          batch, kind: kind.rawValue, file: file.name, digest: bytes.withUnsafeBytes { Digest(of: $0) }, entries: 0,
          lines: statement.lines.count)
      }
    }
  }

  var waiting: [StoredMovement] {
    get throws { try desk.dossier.reading { try $0.movements(MovementFilter(account: "512", withoutEntry: true)) } }
  }

  func movement(_ label: String) throws -> StoredMovement {
    try #require(try desk.dossier.reading { try $0.movements() }.first { $0.line.label.contains(label) })
  }

  /// « 401 MORVAN D 5316,00 », a line each, of the entry made from a movement.
  func entryText(_ label: String) throws -> String? {
    guard let id = try movement(label).entry, let entry = try desk.dossier.reading({ try $0.entry(id: id) }) else { return nil }
    return entry.content.lines.map { line in
      let party = line.thirdParty.map { " \($0)" } ?? ""
      return "\(line.account)\(party) \(line.debit.isZero ? "C" : "D") \((line.debit + line.credit).plainFrench)"
    }.joined(separator: " ; ")
  }

  func balance(_ account: AccountNumber) throws -> Money {
    try desk.dossier.reading { reading in
      try reading.entries(.all).flatMap(\.content.lines).filter { $0.account == account }.map(\.balance).sum()
    }
  }

  func expectIntact() throws { #expect(try VerifyDossier()(desk.dossier).findings == []) }
}
