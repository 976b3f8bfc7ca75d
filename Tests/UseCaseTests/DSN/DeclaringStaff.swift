import Kernel
import Payroll
import SocialReporting
import Store
import Testing
import Workforce

@testable import UseCases

/// The shop that pays two people in October 2026, with what its DSN needs; all of it is invented.
struct DeclaringStaff {
  static let october = Month(2026, 10)
  let staff: PayingStaff
  var desk: Desk { staff.desk }

  /// - Parameter sealing: the payslips of October are sealed.
  init(sealing: Bool = true, declarant: Bool = true) throws {
    staff = try PayingStaff(sealing: false)
    let place = try ReadWorkplace(1)(staff.desk)
    var changed = place.value
    (changed.communeCode, changed.accidentRiskCode, changed.trainingBody) = ("75111", "524RB", nil)
    changed.healthSchemes[0].insurance = InsuranceContract(reference: "SANTE-1", insurer: "P9999")
    #expect(try KeepWorkplace(changed, known: place)(staff.desk).isKept)
    for (index, contract) in staff.contracts.enumerated() {
      let kept = try ReadContract(contract)(staff.desk).contract
      let code = ["554a", "553b"][index]
      #expect(try CompleteContract(kept, occupationCode: code)(staff.desk).isKept)
      let employee = try ReadEmployee(kept.value.employee)(staff.desk).employee
      var file = employee.value
      file.nir = try NIR(withoutKey: ["2900599999021", "1900599999034"][index])
      (file.birthPlace, file.birthDepartment, file.birthCountry) = ("Lointaine", "99", "CH")
      file.address = PostalAddress(lines: ["\(index + 3) rue Basse"], postcode: "75011", town: "Paris")
      #expect(try ChangeEmployee(employee, to: file)(staff.desk).isKept)
    }
    if declarant { try keepDeclarant() }
    if sealing { try staff.seal() }
  }

  static func file() throws -> DeclarantFile {
    var file = DeclarantFile(civility: .madam, name: "Lucie Bonnard", email: "paie@exemple.example", phone: "01 99 00 00 00")
    (file.account, file.urssaf, file.pensionInstitution) = ("512", try Siret("00000001800010"), try Siret("00000002600013"))
    return file
  }

  func keepDeclarant() throws { #expect(try KeepDeclarant(DeclaringStaff.file())(desk).isKept) }

  func desk(on day: Day, _ role: Role = .owner) -> Desk {
    Desk(dossier: desk.dossier, author: "Camille Aubry", today: day, instant: "\(day.iso)T09:00:00Z", role: role)
  }

  func prepare(on day: Day = Day(2026, 11, 2), isTest: Bool = false) throws -> PreparedDeclarations {
    try PrepareDeclaration(DeclaringStaff.october, isTest: isTest)(desk(on: day))
  }

  /// The key of what was prepared alone.
  func prepared(on day: Day = Day(2026, 11, 2), isTest: Bool = false) throws -> KeptDeclaration {
    let outcome = try prepare(on: day, isTest: isTest)
    #expect(!outcome.isRefused, "\(outcome.refusals.map(\.message))")
    return try #require(outcome.prepared.first?.declaration)
  }
}
