import Foundation
import Kernel
import Law
import Testing
import Workforce

@Suite struct TemporaryNumberTests {
  static let siren = try! Siren("000026005")

  struct Row: CustomTestStringConvertible, Sendable {
    let given: String
    /// Nil when it is refused.
    let text: String?
    var testDescription: String { given }
  }

  static let rows: [Row] = [
    Row(given: "1 000 026 005 00042", text: "100002600500042"),
    Row(given: "2000026005m7", text: "2000026005M7"),
    Row(given: "2000026005" + String(repeating: "7", count: 30), text: "2000026005" + String(repeating: "7", count: 30)),
    Row(given: "1000026005", text: nil),
    Row(given: "2000026005" + String(repeating: "7", count: 31), text: nil),
    Row(given: "300002600542", text: nil),
    Row(given: "100002600642", text: nil),
    Row(given: "1000026005é1", text: nil),
    Row(given: "", text: nil),
  ]

  @Test(arguments: rows) func `what a temporary number is`(row: Row) {
    #expect((try? TemporaryNumber(row.given))?.text == row.text)
  }

  @Test func `the next has a rank that nobody has`() throws {
    let first = TemporaryNumber.next(.female, of: Self.siren, besides: [])
    let second = TemporaryNumber.next(.male, of: Self.siren, besides: [first])
    #expect([first.text, second.text] == ["200002600500001", "100002600500002"])
    #expect(try TemporaryNumber(second.text) == second && second.suffix == "00002" && !second.masked.contains("00002"))
    let decoded = try JSONDecoder().decode(TemporaryNumber.self, from: JSONEncoder().encode(second))
    #expect(decoded == second)
  }

  @Test func `the file says what is pending, and refuses another sex`() throws {
    var file = EmployeeFile(birthName: "Roux", firstNames: "Nadia", sex: .female, birth: Day(1990, 5, 12))
    file.nationality = "FR"
    let law = Law()
    #expect(try file.check(on: Day(2026, 11, 2), law: law).map(\.code) == ["workforce.nir.missing"])
    file.temporaryNumber = TemporaryNumber(.female, of: Self.siren, rank: 1)
    let pending = try file.check(on: Day(2026, 11, 2), law: law)
    #expect(pending.map(\.code) == ["workforce.nir.pending"] && pending[0].severity == .info)
    file.temporaryNumber = TemporaryNumber(.male, of: Self.siren, rank: 1)
    let other = try file.check(on: Day(2026, 11, 2), law: law)
    #expect(other.map(\.code) == ["workforce.nir.pending", "workforce.ntt.sex"] && other[1].severity == .error)
  }
}
