import ChartOfAccounts
import Foundation
import Kernel
import Testing

@Suite("Accounts are explained in two lines")
struct ExplanationTests {
  @Test("Every account of one to three digits has two lines of its own, of 130 characters at the most")
  func coverage() throws {
    for account in chart2026.accounts {
      let explanation = try #require(chart2026.explain(account.number))
      #expect(explanation.lines.count == 2, "\(account.number)")
      #expect(explanation.lines.allSatisfy { (15...130).contains($0.count) }, "\(account.number)")
      if account.number.count <= 3 { #expect(explanation.inheritedFrom == nil, "\(account.number)") }
    }
  }

  @Test("What people really use has lines of its own")
  func used() {
    let numbers = """
      4011 4017 4081 4091 4111 4117 4181 4191 4198 4282 4284 4286 4382 4386 4421 4452 4455 44551 4456 44562 44566
      44567 4457 44571 4458 44581 44583 44586 44587 4551 5112 5121 6021 6022 6026 6031 6032 6037 6061 6063 6064 6068
      6122 6132 6135 6152 6155 6156 6181 6185 6211 6221 6222 6226 6227 6231 6234 6236 6238 6241 6242 6251 6256 6257
      6278 6281 6311 6331 6333 6335 6351 63511 63512 63514 6354 6371 6411 6412 6413 6414 6451 6452 6453 6458 6471
      6472 6474 6475 6541 6581 6582 6611 6615 6616 6811 68111 68112 6815 6817 68174 7081 7085 7091 7096 7097 7581
      7587 7671 7811 7815 7817
      """
    for number in numbers.split(whereSeparator: \.isWhitespace).map(String.init) {
      #expect(chart2026.explain(number)?.inheritedFrom == nil && chart2026.explain(number) != nil, "\(number)")
    }
  }

  @Test("No line speaks of a number that is in no chart, and none explains an account that does not exist")
  func honest() throws {
    let text = try #require(DataFiles.embedded.text("ChartOfAccounts/PCG/explanations.csv"))
    for line in text.split(separator: "\n").dropFirst() {
      let number = String(line.prefix { $0 != ";" })
      #expect(chart2026.account(number) != nil, "\(number)")
      for mentioned in line.split(whereSeparator: { !$0.isNumber }).map(String.init) where !["2025", "2026"].contains(mentioned) {
        let exists = (chart2026.account(mentioned) ?? chart2024.account(mentioned)) != nil
        #expect(exists || chart2026.isKnown(mentioned), "\(number): \(mentioned)")
      }
    }
  }

  @Test("A sub-account says whose lines it has")
  func inherited() throws {
    let own = try #require(chart2026.explain("44566"))
    let padded = try #require(chart2026.explain("445660"))
    #expect(
      padded.lines == own.lines && padded.inheritedFrom == nil && padded.account.number == "44566" && padded.number == "445660")
    let deep = try #require(chart2026.explain("61636"))
    #expect(deep.inheritedFrom == "6163")
    #expect(deep.lines == chart2026.explain("6163")?.lines)
    #expect(own.path.map(\.number) == ["4", "44", "445", "4456", "44566"])
    #expect(own.nature == .debit && own.finding == nil)
  }

  @Test("A removed account is explained by what replaces it")
  func removed() throws {
    let old = try #require(chart2026.explain("675000"))
    #expect(old.label == "Valeurs comptables des éléments d'actif cédés")
    #expect(old.account.number == "657" && old.lines == chart2026.explain("657")?.lines)
    #expect(old.finding?.code == "chart.account.removed")
    let folded = try #require(chart2026.explain("607100"))
    #expect(folded.account.number == "607" && folded.finding?.severity == .info)
    #expect(try #require(chart2024.explain("675")).finding == nil)
  }

  @Test("A number of no class has no explanation", arguments: ["", "0", "9", "X"])
  func none(_ number: String) { #expect(chart2026.explain(number) == nil) }
}

@Suite("Accounts are found by number and by words")
struct ChartSearchTests {
  static let search = ChartSearch(chart2026)

  static let firsts: [(String, String)] = [
    ("essence", "6061"), ("loyer", "6132"), ("PC", "2183"), ("honoraires", "6226"), ("timbres", "626"), ("téléphone", "626"),
    ("TELEPHONE", "626"), ("resto", "6257"), ("tva déductible", "44566"), ("deductible TVA", "44566"), ("frais bancaires", "627"),
    ("tva immobilisation", "44562"), ("clients", "411"), ("client", "411"), ("banque", "512"), ("congés payés", "6412"),
    ("congé payé", "6412"), ("comptes courants", "455"), ("vente de marchandises", "707"), ("produit fini", "355"),
    ("assur", "616"),
    ("charges sociales", "645"), ("provisions pour litiges", "1511"), ("quote-part de subvention", "747"),
    ("crédit-bail mobilier", "6122"),
    ("amortissements dérogatoires", "145"), ("l’œuvre", "6474"), ("agios", "6616"), ("caisse", "53"), ("travaux", "6152"),
    ("44566", "44566"), ("4456", "4456"), ("445 66", "44566"), ("6063", "6063"), ("512999", "512"), ("7", "7"),
  ]

  @Test("The first account found is the one meant", arguments: firsts)
  func first(_ query: String, _ number: String) {
    let hits = Self.search.find(query)
    #expect(hits.first?.account.number == number, "\(hits.prefix(5).map(\.account.number))")
  }

  @Test("A number finds all that start with it, the shorter first")
  func numbers() {
    #expect(Self.search.find("4455").map(\.account.number) == ["4455", "44551", "44558"])
    #expect(Self.search.find("44", limit: 3).map(\.account.number) == ["44", "441", "442"])
    #expect(Self.search.find("99").isEmpty)
  }

  @Test("Labels come before explanations, and each hit says why")
  func reasons() {
    let hits = Self.search.find("litige", limit: 50)
    let reasons = hits.map(\.reason)
    #expect(reasons == reasons.sorted())
    #expect(reasons.first == .label)
    #expect(Self.search.find("essence").first?.reason == .synonym)
    #expect(Self.search.find("notaire conseil").first?.account.number == "6226")
  }

  @Test("Words that are nowhere together still find what has the most of them")
  func partial() {
    #expect(Self.search.find("loyer xyzzy").first?.account.number == "6132")
    #expect(Self.search.find("xyzzy").isEmpty)
  }

  @Test("Empty and odd queries find nothing and do not fail", arguments: ["", "   ", "'’-", "\u{0}", "€", "日本"])
  func odd(_ query: String) { #expect(Self.search.find(query).isEmpty) }

  @Test("The order of words, accents and case do not change what is found")
  func stable() {
    var random = Shuffler(seed: 12)
    for account in chart2026.accounts.shuffled(using: &random).prefix(40) {
      let words = account.label.split { !$0.isLetter }.filter { $0.count > 3 }.map(String.init)
      guard words.count >= 2 else { continue }
      let plain = Self.search.find(words.joined(separator: " "), limit: 400)
      let other = Self.search.find(words.reversed().joined(separator: " ").searchFolded.uppercased(), limit: 400)
      #expect(plain == other)
      #expect(plain.contains { $0.account == account }, "\(account.number)")
    }
  }

  @Test("Every synonym leads to accounts of the chart, in its order")
  func synonyms() throws {
    let text = try #require(DataFiles.embedded.text("ChartOfAccounts/PCG/synonyms.csv"))
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ";").map(String.init)
      let accounts = fields[1].split(separator: " ").map(String.init)
      #expect(accounts.allSatisfy { chart2026.account($0) != nil }, "\(line)")
      #expect(Self.search.find(fields[0], limit: 400).contains { $0.account.number == accounts[0] }, "\(line)")
    }
  }
}

/// A small seeded generator, so that a failing run can be repeated.
private struct Shuffler: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
