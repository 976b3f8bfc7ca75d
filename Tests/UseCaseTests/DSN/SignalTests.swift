import Foundation
import Kernel
import SocialReporting
import Store
import Testing
import Workforce

@testable import UseCases

@Suite("Stops, returns and ends of contract are signalled")
struct SignalTests {
  private func refused(_ code: String, _ body: () throws -> Void) {
    #expect { try body() } throws: { ($0 as? Finding)?.code == code }
  }

  private func stop(
    _ shop: DeclaringStaff, _ kind: Absence.Kind = .sickness, returned: Day? = nil
  ) throws -> Int64 {
    var absence = Absence(employee: 1, kind: kind, from: Day(2026, 10, 12), through: Day(2026, 10, 16))
    (absence.certificateReceived, absence.returned) = (Day(2026, 10, 13), returned)
    let outcome = try RecordAbsence(absence)(shop.desk)
    #expect(outcome.isKept, "\(outcome.findings.map(\.message))")
    return outcome.id
  }

  @Test func `a stop is signalled once, then its return`() throws {
    let shop = try DeclaringStaff(sealing: false)
    let id = try stop(shop, returned: Day(2026, 10, 15))
    refused("dsn.signal.not-stopped") { _ = try SignalReturn(id)(shop.desk) }
    let outcome = try SignalAbsence(id)(shop.desk)
    let kept = try #require(outcome.prepared.first?.declaration)
    #expect(kept.nature == .workStoppage && kept.person == "Nadia Roux" && kept.stored.content.about == "absence/\(id)")
    #expect(kept.due == Day(2026, 10, 20), "five working days after the certificate of Tuesday 13 October")
    let person = try #require(try ReadDeclaration(kept.id)(shop.desk).message.declarations[0].descendants("S21.G00.30").first)
    let block = try #require(person.descendants("S21.G00.60").first)
    #expect(block[2] == "11102026", "the eve of the stop, a Sunday, as the funds ask of a stop that begins on a Monday")
    _ = try MarkSent(.number(kept.id))(shop.desk)
    let back = try #require(try SignalReturn(id)(shop.desk).prepared.first?.declaration)
    #expect(back.nature == .returnToWork)
    #expect(try VerifyDossier()(shop.desk.dossier).findings.isEmpty)
  }

  /// A stop of October and what its return is told with: the day that was said, else the first day of work after it.
  struct Return: CustomTestStringConvertible, Sendable {
    let name: String
    let through: Day
    var returned: Day?
    let told: Day
    let month: Month
    let day: String
    /// Nothing has to be told of a return on the day announced.
    var due: Day?
    var testDescription: String { name }
  }

  static let returns: [Return] = [
    Return(
      name: "before the day announced, in the month of the stop", through: Day(2026, 10, 30), returned: Day(2026, 10, 20),
      told: Day(2026, 10, 21), month: Month(2026, 10), day: "20102026", due: Day(2026, 10, 27)),
    Return(
      name: "before the day announced, in the next month", through: Day(2026, 11, 20), returned: Day(2026, 11, 4),
      told: Day(2026, 11, 4), month: Month(2026, 11), day: "04112026", due: Day(2026, 11, 12)),
    Return(
      name: "on the day announced: All Saints’ is a Sunday, Monday is worked", through: Day(2026, 10, 30), told: Day(2026, 11, 2),
      month: Month(2026, 11), day: "02112026"),
  ]

  @Test(arguments: returns) func `a return is of the month in which somebody came back`(row: Return) throws {
    let shop = try DeclaringStaff(sealing: false)
    var absence = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 12), through: row.through)
    (absence.certificateReceived, absence.returned) = (Day(2026, 10, 13), row.returned)
    let id = try RecordAbsence(absence)(shop.desk(on: row.told)).id
    let desk = shop.desk(on: row.told)
    let stop = try #require(try SignalAbsence(id)(desk).prepared.first?.declaration)
    #expect(stop.stored.content.month == Month(2026, 10), "the stop is of October, whenever it ends")
    _ = try MarkSent(.number(stop.id))(desk)
    let outcome = try SignalReturn(id)(desk)
    let kept = try #require(outcome.prepared.first?.declaration, "\(outcome.refusals.map(\.message))")
    #expect(kept.nature == .returnToWork && kept.stored.content.month == row.month && kept.due == row.due)
    let message = try ReadDeclaration(kept.id)(desk).message
    #expect(message.declarations.map { $0[1] } == ["05"])
    let block = try #require(message.declarations[0].descendants("S21.G00.60").first)
    #expect(block.rubrics.map(\.value) == ["01", "11102026", row.day, "01"])
    // Of its own month alone.
    let months = try ListDeclarations(of: row.month)(desk).map(\.id)
    #expect(months.contains(kept.id) && months.contains(stop.id) == (row.month == Month(2026, 10)))
  }

  @Test func `an eve that is not worked is told, and a stop that changed since is told at its export`() throws {
    let shop = try DeclaringStaff(sealing: false)
    let id = try stop(shop)
    let first = try #require(try SignalAbsence(id)(shop.desk).prepared.first)
    #expect(first.findings.contains { $0.code == "dsn.signal.eve" && $0.severity == .info }, "11 October is a Sunday")
    let kept = try #require(first.declaration)
    #expect(try ReadDeclaration(kept.id)(shop.desk).isUpToDate)
    #expect(
      try !ExportDeclaration(.number(kept.id), as: .neodes)(shop.desk).findings.contains { $0.code == "dsn.signal.changed" })
    let absence = try #require(try ListAbsences(of: 1)(shop.desk).first { $0.absence.id == id }).absence
    var changed = absence.value
    changed.lastDayWorked = Day(2026, 10, 9)
    #expect(try RecordAbsence(changed, known: absence)(shop.desk).isKept)
    #expect(try !ReadDeclaration(kept.id)(shop.desk).isUpToDate)
    #expect(
      try ExportDeclaration(.number(kept.id), as: .neodes)(shop.desk).findings.contains { $0.code == "dsn.signal.changed" })
    let second = try #require(try SignalAbsence(id)(shop.desk).prepared.first)
    #expect(!second.findings.contains { $0.code == "dsn.signal.eve" }, "somebody said the day")
    #expect(try ReadDeclaration(try #require(second.declaration).id)(shop.desk).isUpToDate)
  }

  @Test func `a stop that begins at noon was worked that morning`() throws {
    let shop = try DeclaringStaff(sealing: false)
    var absence = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 12), through: Day(2026, 10, 16), startsAtNoon: true)
    absence.certificateReceived = Day(2026, 10, 13)
    let id = try RecordAbsence(absence)(shop.desk).id
    let kept = try #require(try SignalAbsence(id)(shop.desk).prepared.first?.declaration)
    let message = try ReadDeclaration(kept.id)(shop.desk).message
    #expect(message.declarations[0].descendants("S21.G00.60").first?[2] == "12102026")
  }

  @Test func `a return that is still to come is not signalled`() throws {
    let shop = try DeclaringStaff(sealing: false)
    var absence = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 12), through: Day(2026, 11, 20))
    absence.certificateReceived = Day(2026, 10, 13)
    let id = try RecordAbsence(absence)(shop.desk).id
    _ = try MarkSent(.number(try #require(try SignalAbsence(id)(shop.desk).prepared.first?.declaration).id))(shop.desk)
    refused("dsn.signal.no-return") { _ = try SignalReturn(id)(shop.desk) }
  }

  @Test func `what is no stop is not signalled, nor one of nobody`() throws {
    let shop = try DeclaringStaff(sealing: false)
    let leave = try stop(shop, .unpaid)
    refused("dsn.signal.kind") { _ = try SignalAbsence(leave)(shop.desk) }
    refused("workforce.absence.unknown") { _ = try SignalAbsence(99)(shop.desk) }
    refused("workforce.contract.unknown") { _ = try SignalEnd(99)(shop.desk) }
    refused("dsn.signal.not-ended") { _ = try SignalEnd(shop.staff.contracts[0])(shop.desk) }
  }

  @Test func `an end of contract needs its last payslip sealed`() throws {
    let shop = try DeclaringStaff(sealing: false)
    let id = shop.staff.contracts[0]
    let kept = try ReadContract(id)(shop.desk).contract
    var ending = EmploymentContract.Ending(lastDay: Day(2026, 10, 31), reason: .resignation, noticeGiven: Day(2026, 10, 2))
    ending.notice = .init(.worked, from: Day(2026, 10, 2), through: Day(2026, 10, 31))
    #expect(try EndContract(kept, ending)(shop.desk).isKept)
    #expect(try SignalEnd(id)(shop.desk).refusals.map(\.code) == ["dsn.signal.not-sealed"])
    try shop.staff.seal()
    let outcome = try SignalEnd(id)(shop.desk)
    let declared = try #require(outcome.prepared.first?.declaration)
    #expect(declared.nature == .endOfContract && declared.stored.content.payslips.count == 1)
    #expect(declared.due == Day(2026, 11, 6))
    // Signalled and sent, it is due no more.
    let before = try ReadStaffDues()(shop.desk)
    #expect(before.contains { if case .signal(.end, id, _) = $0.matter { true } else { false } })
    _ = try MarkSent(.number(declared.id))(shop.desk)
    let after = try ReadStaffDues()(shop.desk)
    #expect(!after.contains { if case .signal = $0.matter { true } else { false } })
  }

  @Test func `a month is due at its date until it is sent for every establishment`() throws {
    let shop = try DeclaringStaff()
    func due() throws -> [Day] {
      try ReadStaffDues()(shop.desk).compactMap {
        if case .declaration(DeclaringStaff.october, 1, 1) = $0.matter { $0.day } else { nil }
      }
    }
    #expect(try due() == [Day(2026, 11, 16)])
    let kept = try shop.prepared()
    #expect(try due() == [Day(2026, 11, 16)])
    _ = try MarkSent(.number(kept.id))(shop.desk)
    #expect(try due().isEmpty)
  }

  // MARK: Files

  @Test(arguments: ExportDeclaration.Form.allCases)
  func `a file leaves whole, readable by its owner alone, and never over another`(form: ExportDeclaration.Form) throws {
    let shop = try DeclaringStaff()
    let kept = try shop.prepared()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dsn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("octobre.\(form.fileExtension)").path
    let outcome = try ExportDeclaration(.number(kept.id), as: form, to: path)(shop.desk)
    #expect(!outcome.isRefused, "\(outcome.findings.map { "\($0.code) \($0.field ?? "") \($0.message)" })")
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(bytes == outcome.bytes && outcome.digest == "\(Digest(of: bytes))")
    if form == .neodes { #expect(bytes == kept.stored.content.text) }
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    refused("file.exists") { _ = try ExportDeclaration(.number(kept.id), as: form, to: path)(shop.desk) }
    #expect(try ExportDeclaration(.month(DeclaringStaff.october), as: form)(shop.desk).file == nil)
    refused("dsn.declaration.none") { _ = try ExportDeclaration(.month(Month(2026, 9)), as: form)(shop.desk) }
    refused("dsn.declaration.unknown") { _ = try ReadDeclaration(99)(shop.desk) }
    #expect(try VerifyDossier()(shop.desk.dossier).findings.isEmpty)
  }

  // MARK: Who declares

  @Test(arguments: [
    ("no name", "", "a@exemple.example", "0199000000", "workforce.declarant.name"),
    ("no domain", "Lucie", "a@exemple", "0199000000", "workforce.declarant.email"),
    ("a space", "Lucie", "a b@exemple.example", "0199000000", "workforce.declarant.email"),
    ("nine digits", "Lucie", "a@exemple.example", "019900000", "workforce.declarant.phone"),
    ("letters", "Lucie", "a@exemple.example", "01 99 00 00 0O", "workforce.declarant.phone"),
  ])
  func `who declares is checked`(row: (String, String, String, String, String)) throws {
    let staff = try PayingStaff(sealing: false)
    let file = DeclarantFile(civility: .sir, name: row.1, email: row.2, phone: row.3)
    let outcome = try KeepDeclarant(file)(staff.desk)
    #expect(outcome.findings.filter { $0.severity == .error }.map(\.code) == [row.4], "\(row.0)")
    #expect(!outcome.isKept)
    #expect(try ReadDeclarant()(staff.desk).declarant == nil)
  }

  @Test func `an account without IBAN and a head office that is not there are refused`() throws {
    let staff = try PayingStaff(sealing: false)
    var file = try DeclaringStaff.file()
    file.account = "512900"
    #expect(
      try KeepDeclarant(file)(staff.desk).findings.contains { $0.code == "payment.account.no-iban" && $0.severity == .error })
    file.account = "512"
    file.headOffice = 7
    #expect(try KeepDeclarant(file)(staff.desk).findings.map(\.code) == ["workforce.workplace.unknown"])
    file.headOffice = 1
    #expect(try KeepDeclarant(file)(staff.desk).isKept)
    #expect { try KeepDeclarant(file)(staff.desk) } throws: { ($0 as? Finding)?.code == "workforce.changed-meanwhile" }
    let read = try ReadDeclarant()(staff.desk)
    #expect(read.account?.iban == PayingHouse.own && read.findings.isEmpty)
  }
}
