import Formats
import Foundation
import Kernel
import SocialReporting
import Testing

@testable import Web

/// What a message becomes on a page: its tree, one block of it, what is masked.
@Suite struct MessageViewTests {
  static let bytes = [UInt8](DataFiles.embedded.data("Samples/Files/dsn-FICTIF-2026-10.dsn") ?? Data())

  static func sample() throws -> (message: DSNMessage, norm: Norm) {
    let reading = try NEODeSReader().read(byteSource(bytes))
    return (try #require(reading.message), try #require(reading.norm))
  }

  static func request(_ query: String = "") -> PageRequest {
    var request = PageRequest(method: .get, path: "/dsn/x")
    request.query = Fields(urlEncoded: query)
    return request
  }

  // MARK: Places

  @Test(
    arguments: [
      ("0", [0]), ("1-0-0-12", [1, 0, 0, 12]), ("", nil), ("-", nil), ("1-", nil), ("1--2", nil), ("-1", nil), ("1-a", nil),
      ("1.0", nil), ("٣", nil), ("99999999", nil), (String(repeating: "1-", count: 12) + "1", nil),
    ] as [(String, [Int]?)])
  func `a place in an address is read, or is none`(text: String, places: [Int]?) {
    #expect(BlockPath(text)?.places == places)
    if let places { #expect(BlockPath(places).text == text) }
  }

  @Test func `each line of the file leads to the block that has its rubric, and each block knows its lines`() throws {
    let (message, _) = try Self.sample()
    var count = 0
    func visit(_ block: BlockOccurrence, _ path: BlockPath) {
      let first = message.ordinal(at: path)
      for (index, rubric) in block.rubrics.enumerated() {
        count += 1
        #expect(message.path(ofLine: Int(rubric.line)) == path, "\(rubric.id) line \(rubric.line)")
        #expect(first + index == Int(rubric.line), "\(rubric.id)")
      }
      for (place, child) in block.children.enumerated() { visit(child, path.appending(place)) }
    }
    for (place, block) in message.blocks.enumerated() { visit(block, BlockPath([place])) }
    #expect(count == message.rubricCount && count > 300)
    #expect(message.path(ofLine: 0) == nil)
    #expect(message.block(at: BlockPath([99])) == nil && message.block(at: BlockPath([1, 0, 0, 99_999])) == nil)
  }

  // MARK: Words

  @Test(
    arguments: [
      ("S21.G00.40.001", "12102026", "12/10/2026"), ("S21.G00.40.001", "31022026", nil),
      ("S21.G00.56.001", "102026", "octobre 2026"),
      ("S21.G00.56.001", "132026", nil), ("S21.G00.50.004", "1234.56", "1\u{202F}234,56"), ("S21.G00.50.004", "-0.50", "−0,50"),
      ("S21.G00.50.004", "12.345", nil), ("S21.G00.50.004", "99999999999999999999.00", nil), ("S21.G00.40.009", "00012", nil),
    ] as [(String, String, String?)])
  func `a value is said as a reader reads it`(id: String, value: String, said: String?) throws {
    let words = RubricWords(norm: try Norm.load("P26V01"), isWhole: false)
    let shown = words.meaning(Rubric(try #require(RubricID(id)), value))?.replacing("\u{A0}", with: "\u{202F}")
    #expect(shown == said)
  }

  @Test(arguments: ["S21.G00.30.001", "S21.G00.30.020", "S21.G00.20.004", "S21.G00.73.008", "S21.G00.60.007"])
  func `what names a person, and accounts, are masked`(id: String) throws {
    let norm = try Norm.load("P26V01")
    let rubric = Rubric(try #require(RubricID(id)), "2900599123456")
    #expect(RubricWords(norm: norm, isWhole: false).raw(rubric) == "2" + String(repeating: "•", count: 12))
    #expect(RubricWords(norm: norm, isWhole: true).raw(rubric) == "2900599123456")
  }

  @Test func `no number of social security stands on a page but for who asked`() throws {
    let (message, norm) = try Self.sample()
    let numbers = message.declarations.flatMap { $0.descendants("S21.G00.30") }.compactMap { $0[1] }
    try #require(!numbers.isEmpty)
    var sheet = MessageSheet(message, norm: norm, findings: [])
    for path in sheet.individuals {
      let query = "bloc=\(path.text)"
      func said(_ query: String) -> String {
        let view = sheet.view(Self.request(query))
        return view.treeHTML + view.rows.map(\.rubricValue).joined() + view.lines.map(\.mark).joined()
          + view.xml.map(\.mark).joined()
      }
      #expect(!numbers.contains { said(query).contains($0) })
      #expect(!numbers.contains { said(query + "&identifiants=oui").contains($0) }, "the role may not")
      sheet.mayUnmask = true
      #expect(numbers.contains { said(query + "&identifiants=oui").contains($0) })
      sheet.mayUnmask = false
    }
  }

  // MARK: The tree

  /// A message of that many people.
  static func crowd(_ count: Int, name: String = "ROUX") throws -> (message: DSNMessage, norm: Norm) {
    var (message, norm) = try sample()
    let person = try #require(message.declarations[0].descendants("S21.G00.30").first)
    var declaration = message.declarations[0]
    var other = person
    other.rubrics = person.rubrics.map { $0.id == "S21.G00.30.002" ? Rubric($0.id, name) : $0 }
    declaration.children[declaration.children.count - 1] = declaration.children[declaration.children.count - 1]
    let company = try #require(declaration.children.firstIndex { $0.id == "S21.G00.06" })
    let rest = declaration.children[company].children[0].children.filter { $0.id != "S21.G00.30" }
    let before = rest.filter { $0.id < "S21.G00.30" }
    declaration.children[company].children[0].children = before + Array(repeating: other, count: count)
    message.declarations = [declaration]
    return (message, norm)
  }

  @Test func `ten thousand people weigh no more than forty`() throws {
    let weights = try [40, 10_000].map { count -> Int in
      let (message, norm) = try Self.crowd(count)
      return MessageSheet(message, norm: norm, findings: []).view(Self.request()).treeHTML.utf8.count
    }
    #expect(weights[1] < weights[0] + 400, "\(weights)")
    #expect(weights[1] < 40_000)
  }

  @Test func `every person of a crowd is reached by the links of the pages`() throws {
    let (message, norm) = try Self.crowd(67)
    let sheet = MessageSheet(message, norm: norm, findings: [])
    let people = sheet.individuals
    #expect(people.count == 67)
    var (seen, waiting) = (Set<String>(), ["1"])
    while let next = waiting.popLast() {
      let html = sheet.view(Self.request("bloc=\(next)")).treeHTML
      for match in html.matches(of: /bloc=([0-9-]+)/) where seen.insert(String(match.1)).inserted {
        if match.1.count <= 5 || people.contains(where: { $0.text == match.1 }) { waiting.append(String(match.1)) }
      }
    }
    #expect(people.allSatisfy { seen.contains($0.text) })
  }

  @Test func `a name that is code stays a name`() throws {
    let (message, norm) = try Self.crowd(2, name: "<script>alert(1)</script>")
    let view = MessageSheet(message, norm: norm, findings: []).view(Self.request())
    #expect(!view.treeHTML.contains("<script") && view.treeHTML.contains("&lt;script&gt;"))
  }

  @Test func `a search finds people by any part of their names, without accents`() throws {
    let (message, norm) = try Self.crowd(30, name: "ÉLOÏSE-MÛRE")
    let sheet = MessageSheet(message, norm: norm, findings: [])
    #expect(sheet.view(Self.request()).hasSearch)
    #expect(sheet.view(Self.request("individu=eloise")).hits.count == MessageTree.run)
    let nothing = sheet.view(Self.request("individu=personne-de-ce-nom"))
    #expect(nothing.isNotFound && nothing.hits.isEmpty)
  }

  // MARK: Findings

  @Test func `a finding leads to its rubric, and marks its row, its line and its branches`() throws {
    let (message, norm) = try Self.sample()
    let contract = try #require(message.declarations[0].descendants("S21.G00.40").first)
    let rubric = try #require(contract.rubric(9))
    let finding = Finding("dsn.control.ours", "Autre numéro.", recovery: "Corrigez.").at(
      line: Int(rubric.line), field: rubric.id.description)
    let sheet = MessageSheet(message, norm: norm, findings: [finding])
    let path = try #require(message.path(ofLine: Int(rubric.line)))
    let first = sheet.view(Self.request())
    #expect(first.constats.count == 1 && first.constats[0].hasPlace)
    #expect(first.constats[0].placeHref == "/dsn/x?bloc=\(path.text)#r-S21.G00.40.009")
    #expect(first.treeHTML.contains("1\u{A0}erreur"))
    let there = sheet.view(Self.request("bloc=\(path.text)"))
    #expect(there.rows.filter(\.isMarked).map(\.rubricID) == ["S21.G00.40.009"])
    #expect(there.lines.filter(\.isFaulty).map(\.lineNumber) == [String(rubric.line)])
    #expect(there.xml.count(where: \.isFaulty) == 1)
    // The same finding, of no line, has no place and marks no branch.
    let nowhere = MessageSheet(message, norm: norm, findings: [Finding("dsn.x", "Ailleurs.", recovery: "Voyez.")]).view(
      Self.request())
    #expect(!nowhere.constats[0].hasPlace && !nowhere.treeHTML.contains("erreur"))
  }

  @Test func `an address that names no block shows the declaration`() throws {
    let (message, norm) = try Self.sample()
    let sheet = MessageSheet(message, norm: norm, findings: [])
    for query in ["", "bloc=", "bloc=77", "bloc=1-0-0-5-5-5-5", "bloc=%3Cscript%3E", "bloc=-1"] {
      #expect(sheet.view(Self.request(query)).blockCode == "S20.G00.05", "\(query)")
    }
  }

  @Test func `from block to block the whole message is walked, there and back`() throws {
    let (message, norm) = try Self.sample()
    let sheet = MessageSheet(message, norm: norm, findings: [])
    func place(_ href: String) -> String? { href.firstMatch(of: /bloc=([0-9-]+)/).map { String($0.1) } }
    var (walked, current) = (["0"], "0")
    while let next = sheet.view(Self.request("bloc=\(current)")).nextHref.flatMap(place) {
      #expect(sheet.view(Self.request("bloc=\(next)")).previousHref.flatMap(place) == current, "\(next)")
      walked.append(next)
      current = next
      guard walked.count < 1000 else { break }
    }
    func count(_ blocks: [BlockOccurrence]) -> Int { blocks.reduce(blocks.count) { $0 + count($1.children) } }
    #expect(walked.count == count(message.blocks) && Set(walked).count == walked.count)
  }
}
