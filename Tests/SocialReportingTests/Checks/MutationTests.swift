import Kernel
import Testing

@testable import SocialReporting

@Suite struct MutationTests {
  @Test(arguments: Mutations.all) func aFaultIsFoundWithItsControlAndNoOther(mutation: Mutation) throws {
    let verdict = try mutation.text.verdict()
    #expect(
      Set(verdict.broken.keys.map(\.text)) == mutation.broken,
      "\(verdict.log.findings.map { "\($0.reference ?? "") \($0.field ?? "") \($0.message)" })")
    let names = verdict.log.findings.compactMap { $0.reference?.split(separator: ",").first.map(String.init) }
    #expect(Set(names) == mutation.broken, "each is in the log")
    for finding in verdict.log.findings {
      #expect(finding.field?.hasPrefix("S") == true)
      #expect(finding.line != nil, "\(finding)")
    }
  }

  @Test func anAccountIsNotShown() throws {
    let verdict = try Messages.sickness.setting("20.004#1", "FR7630004000030000123456750").verdict()
    #expect(!verdict.log.findings.isEmpty)
    for finding in verdict.log.findings { #expect(!finding.message.contains("30004"), "\(finding.message)") }
    #expect(verdict.log.findings.contains { $0.message.contains("FR•• •••• 6750") })
  }

  /// What functions judge cannot be made from the words of the table: each has its row here.
  @Test func eachControlThatIsAFunctionHasItsFault() throws {
    let book = try ControlBook(try Norm.load("P26V01"))
    let faulted = Mutations.all.reduce(into: Set<String>()) { $0.formUnion($1.broken) }
    #expect(book.coded.subtracting(faulted).sorted() == [])
    #expect(Mutations.all.count >= 150)
    #expect(Set(Mutations.all.map(\.name)).count >= Mutations.all.count - 3)
    let unknown = faulted.filter { book.places[$0] == nil }
    #expect(unknown.isEmpty)
  }
}
