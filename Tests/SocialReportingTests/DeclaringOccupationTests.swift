import Kernel
import Payroll
import SocialReporting
import Testing
import Workforce

/// The occupation (PCS) beside the status and the scheme of retirement that the contract says.
@Suite struct DeclaringOccupationTests {
  @Test(arguments: [
    (SocialCategory.executive, "388a", false), (.executive, "461d", false), (.executive, "542a", true),
    (.executive, "623b", true),
    (.technician, "480a", false), (.technician, "542a", false), (.technician, "623b", false), (.technician, "388a", true),
    (.employee, "542a", false), (.employee, "554a", false), (.employee, "461d", false), (.employee, "623b", true),
    (.employee, "372c", true), (.worker, "623b", false), (.worker, "554a", true), (.worker, "480a", true),
    (.worker, "232a", false),
  ])
  func `an executive of the one is no worker of the other`(category: SocialCategory, code: String, isTold: Bool) throws {
    var person = try Workshop.declared(Workshop.plain { $0.contract.terms.category = category })
    person.contracts[0].occupationCode = code
    let built = try Workshop.build([person])
    let finding = built.findings.first { $0.code == "dsn.declaring.occupation-status" }
    #expect((finding != nil) == isTold)
    #expect(finding?.severity ?? .warning == .warning && finding?.message.contains(code) ?? true)
  }
}
