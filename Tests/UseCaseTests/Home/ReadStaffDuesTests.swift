import Kernel
import Store
import Testing
import UseCases
import Workforce

/// What falls due about people and pay: two people of a shop, hired on 1 October 2026.
@Suite struct ReadStaffDuesTests {
  private func dues(_ staff: PayingStaff, on today: Day, _ role: Role = .owner) throws -> [ReadStaffDues.Due] {
    let desk = Desk(
      dossier: staff.desk.dossier, author: "Camille Aubry", today: today, instant: staff.desk.instant, role: role)
    return try ReadStaffDues()(desk)
  }

  private func texts(_ dues: [ReadStaffDues.Due]) -> [String] {
    dues.compactMap { due in
      switch due.matter {
      case .people(let text, let people): "\(due.day.iso) \(text) : \(people.map(\.name).joined(separator: ", "))"
      case .payslips(let month, let open, let all): "\(due.day.iso) \(month.iso) \(open)/\(all)"
      case .declaration, .signal: nil
      }
    }
  }

  @Test func `a month is due on its last day, until every payslip of it is sealed`() throws {
    let staff = try PayingStaff(sealing: false)
    // Nothing was ever paid here: the month under way alone.
    #expect(texts(try dues(staff, on: Day(2026, 11, 2))) == ["2026-11-30 2026-11 2/2"])
    #expect(texts(try dues(staff, on: Day(2026, 10, 2))) == ["2026-10-31 2026-10 2/2"])
    #expect(try dues(staff, on: Day(2026, 9, 30)) == [])
    try staff.seal([staff.contracts[0]])
    #expect(texts(try dues(staff, on: Day(2026, 11, 2))) == ["2026-10-31 2026-10 1/2", "2026-11-30 2026-11 2/2"])
    try staff.seal()
    #expect(texts(try dues(staff, on: Day(2026, 11, 2))) == ["2026-11-30 2026-11 2/2"])
    #expect(texts(try dues(staff, on: Day(2026, 10, 31))) == [])
  }

  @Test func `the same deadline of some people is one, and what is far is not there yet`() throws {
    let staff = try PayingStaff()
    for id in staff.contracts {
      let known = try ReadContract(id)(staff.desk).contract
      #expect(try EndContract(known, .init(lastDay: Day(2026, 12, 20), reason: .resignation))(staff.desk).isKept)
    }
    #expect(texts(try dues(staff, on: Day(2026, 11, 2))).count == 1)
    #expect(
      texts(try dues(staff, on: Day(2026, 11, 20))) == [
        "2026-11-30 2026-11 2/2", "2026-12-20 fin du contrat (CDI) : Karim Ouazzani, Nadia Roux",
      ])
    // They have left; their last months are late.
    #expect(
      texts(try dues(staff, on: Day(2027, 1, 5))) == ["2026-11-30 2026-11 2/2", "2026-12-31 2026-12 2/2"])
  }

  @Test func `only who may read the files of people reads it`() throws {
    let staff = try PayingStaff()
    for role in Role.allCases {
      if role.may(.readWorkforce) {
        #expect(try !dues(staff, on: Day(2026, 11, 2), role).isEmpty)
      } else {
        #expect { try dues(staff, on: Day(2026, 11, 2), role) } throws: { ($0 as? Finding)?.code == "access.denied" }
      }
    }
  }
}
