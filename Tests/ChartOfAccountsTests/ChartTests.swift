import ChartOfAccounts
import Foundation
import Kernel
import Testing

let chart2026 = try! Chart.load(year: 2026)
let chart2025 = try! Chart.load(year: 2025)
let chart2024 = try! Chart.load(year: 2024)

@Suite("The chart of accounts of a day")
struct ChartTests {
  @Test("Counts of each year", arguments: [(2024, 1025), (2025, 838), (2026, 838), (2027, 838)])
  func counts(year: Int, count: Int) throws {
    let chart = try Chart.load(year: year)
    #expect(chart.accounts.count == count)
    #expect(Set(chart.accounts.map(\.number)).count == count)
    #expect(chart.isOfficial == (year >= 2025))
  }

  @Test("The first day decides: the last of 2025 and the first of 2026")
  func days() throws {
    #expect(try Chart.load(on: Day(2025, 12, 31)).account("1675") != nil)
    #expect(try Chart.load(on: Day(2026, 1, 1)).account("1675") == nil)
    #expect(try Chart.load(on: Day(2024, 12, 31)).account("675") != nil)
    #expect(try Chart.load(on: Day(2025, 1, 1)).account("675") == nil)
  }

  @Test(
    "An account is called what its year calls it",
    arguments: [
      ("167", "Emprunts et dettes assortis de conditions particulières", "Fonds non remboursables et avances conditionnées"),
      ("1671", "Émissions de titres participatifs", "Fonds non remboursables montant principal"),
      ("1045", "Bons de souscription d'actions", "Bons de souscription de titres en capital"),
      ("229", "Droits du concédant", "Droits du concédant (présentés dans la rubrique autres fonds propres)"),
      ("401", "Fournisseurs", "Fournisseurs"),
    ])
  func labels(number: String, label2025: String, label2026: String) {
    #expect(chart2025.account(number)?.label == label2025)
    #expect(chart2026.account(number)?.label == label2026)
  }

  @Test("162 became a minimal account in 2026")
  func level() {
    #expect(chart2025.account("162")?.level == .facultatif)
    #expect(chart2026.account("162")?.level == .minimal)
  }

  struct Nearest: CustomTestStringConvertible {
    let number: String
    let account: String?
    var testDescription: String { "\(number) is \(account ?? "nothing")" }
    init(_ number: String, _ account: String?) { (self.number, self.account) = (number, account) }
  }

  static let belongings = [
    Nearest("445660", "44566"), Nearest("44566", "44566"), Nearest("411000", "411"), Nearest("401DURAND", "401"),
    Nearest("512100", "5121"), Nearest("512000", "512"), Nearest("5129", "512"), Nearest("101000", "101"),
    Nearest("606300", "6063"),
    Nearest("530000", "53"), Nearest("580", "58"), Nearest("455100", "4551"), Nearest("281830", "2818"),
    Nearest("445711", "44571"),
    Nearest("110000", "110"), Nearest("1", "1"), Nearest("401", "401"), Nearest("4010000000000000000", "401"), Nearest("", nil),
    Nearest("0", nil), Nearest("9", nil), Nearest("ABC", nil), Nearest("é", nil), Nearest("89", nil),
  ]

  @Test("A dossier's number belongs to the longest account it starts with", arguments: belongings)
  func belongs(_ row: Nearest) { #expect(chart2026.nearest(row.number)?.number == row.account) }

  @Test("Exact means exact")
  func exact() {
    #expect(chart2026.account("44566")?.shortLabel == "TVA déductible sur autres biens et services")
    #expect(chart2026.account("445660") == nil)
  }

  @Test("A sub-account inherits label and nature")
  func inheritance() {
    #expect(chart2026.inherited("445660")?.label == "TVA déductible sur autres biens et services")
    #expect(chart2026.inherited("445660")?.nature == .debit)
    #expect(chart2026.inherited("401DURAND")?.nature == .credit)
    #expect(chart2026.inherited("512000")?.nature == .both)
    #expect(chart2026.inherited("XYZ") == nil)
  }

  @Test("Each account stands under the class, and natures of corrective accounts are turned round")
  func natures() {
    let turned = [
      "109": ChartAccount.Nature.debit, "119": .debit, "129": .debit, "28": .credit, "39": .credit, "49": .credit, "409": .debit,
    ]
    for (number, nature) in turned { #expect(chart2026.account(number)?.nature == nature, "\(number)") }
    let more = [
      "419": ChartAccount.Nature.credit, "609": .credit, "649": .credit, "709": .debit, "4482": .debit, "71": .both, "603": .both,
    ]
    for (number, nature) in more { #expect(chart2026.account(number)?.nature == nature, "\(number)") }
  }

  @Test("Parents and children agree, and lead to a class")
  func family() {
    for chart in [chart2024, chart2025, chart2026] {
      for account in chart.accounts {
        #expect(chart.path(to: account.number).map(\.number).last == account.number)
        #expect(chart.path(to: account.number).first?.number.count == 1)
        for child in chart.children(of: account.number) { #expect(chart.parent(of: child.number) == account) }
      }
    }
    #expect(chart2026.children(of: "445").map(\.number) == ["4452", "4455", "4456", "4457", "4458"])
    #expect(chart2026.path(to: "445660").map(\.number) == ["4", "44", "445", "4456", "44566"])
    #expect(chart2026.parent(of: "4") == nil)
  }

  @Test(
    "Totals are headings that have accounts below them",
    arguments: [
      ("4", true), ("40", true), ("400000", true), ("410", true), ("401", false), ("530000", false), ("580", false), ("53", true),
      ("101000", false), ("600000", true), ("607", false), ("4XY", false), ("120", false),
    ])
  func totals(number: String, isTotal: Bool) { #expect(chart2026.isTotal(number) == isTotal) }

  @Test("Short labels read alone, without the remarks of the règlement")
  func shortLabels() {
    for account in chart2026.accounts {
      #expect(!account.shortLabel.contains("même ventilation") && !account.shortLabel.hasPrefix("("), "\(account.number)")
      #expect(
        !account.shortLabel.contains("'") && !account.shortLabel.isEmpty && account.shortLabel.count <= 90, "\(account.number)")
    }
    #expect(chart2026.account("608")?.shortLabel == "Frais accessoires incorporés aux achats")
    #expect(chart2026.account("68112")?.shortLabel == "Dotations aux amortissements - Immobilisations corporelles")
  }

  @Test(
    "Families of accounts",
    arguments: [
      ("401DURAND", AccountFamily.supplier, true), ("4081", .supplier, false), ("411000", .customer, true),
      ("418", .customer, false),
      ("4191", .customer, true), ("512100", .bank, false), ("530", .cash, false), ("445660", .vat, false),
    ])
  func families(number: String, family: AccountFamily, needsThirdParty: Bool) {
    #expect(AccountFamily(number) == family)
    #expect(AccountFamily.needsThirdParty(number) == needsThirdParty)
    #expect(family.gathersThirdParties == (number.hasPrefix("40") || number.hasPrefix("41")))
  }

  @Test("Personnel and other accounts are of no family", arguments: ["421", "455", "607", "", "4"])
  func noFamily(_ number: String) {
    #expect(AccountFamily(number) == nil)
    #expect(!AccountFamily.needsThirdParty(number))
  }

  @Test("The standard journals")
  func journals() {
    #expect(chart2026.journals.map(\.code) == ["HA", "VE", "BQ", "CA", "OD", "AN", "PA"])
    #expect(Set(chart2026.journals.map(\.kind)) == ["achats", "ventes", "banque", "caisse", "od", "an", "paie"])
    #expect(chart2026.journals.filter { $0.counterpart != nil }.map(\.code) == ["BQ", "CA"])
    for journal in chart2026.journals { #expect(journal.counterpart.map { chart2026.check($0) == nil } ?? true) }
  }
}

@Suite("Accounts that a year does not have are named with the way out")
struct ChartCheckTests {
  struct Case: CustomTestStringConvertible {
    let number: String
    let year: Int
    let code: String?
    let severity: Finding.Severity?
    let says: String
    var testDescription: String { "\(number) in \(year)" }
    init(_ number: String, _ year: Int, _ code: String?, _ severity: Finding.Severity? = nil, _ says: String = "") {
      (self.number, self.year, self.code, self.severity, self.says) = (number, year, code, severity, says)
    }
  }

  static let cases = [
    Case("401DURAND", 2026, nil), Case("445660", 2026, nil), Case("530000", 2026, nil), Case("2213", 2026, nil),
    Case("370000", 2026, nil),
    Case("675", 2026, "chart.account.removed", .warning, "Le compte 675 a été supprimé au 01/01/2025 : voir 657"),
    Case("675000", 2025, "chart.account.removed", .warning, "Le compte 675000 dépend du 675, qui a été supprimé"),
    Case("775", 2026, "chart.account.removed", .warning, "voir 757 ou 7671"),
    Case("777000", 2026, "chart.account.removed", .warning, "voir 747"),
    Case("791000", 2026, "chart.account.removed", .warning, "voir 649 ou 7587"),
    Case("671200", 2026, "chart.account.removed", .warning, "voir 6582"),
    Case("771", 2026, "chart.account.removed", .warning, "voir 758 ou 778"),
    Case("4686", 2026, "chart.account.removed", .warning, "voir 468"),
    Case("410000", 2026, "chart.account.removed", .warning, "voir 411"),
    Case("607100", 2026, "chart.account.removed", .info, "n’est plus dans la liste depuis le 01/01/2025 : voir 607"),
    Case("531000", 2026, "chart.account.removed", .info, "voir 53"),
    Case("890000", 2026, "chart.account.removed", .info, "art. 1231-89"),
    Case("675", 2024, nil), Case("791000", 2024, nil), Case("890", 2024, nil),
    Case("657", 2024, "chart.account.not-in-force", .warning, "ouverts à partir du 01/01/2025 : voir 675"),
    Case("747000", 2024, "chart.account.not-in-force", .warning, "voir 777"),
    Case("1682", 2025, "chart.account.not-in-force", .warning, "ouverts à partir du 01/01/2026 : voir 1675"),
    Case("1675", 2026, "chart.account.not-in-force", .warning, "n’est plus dans le plan depuis le 01/01/2026 : voir 1682"),
    Case("167500", 2026, "chart.account.not-in-force", .warning, "dépend du 1675"),
    Case("1675", 2025, nil), Case("1682", 2026, nil),
    Case("600000", 2026, "chart.account.is-total", .warning, "601 Achats stockés - Matières premières et fournitures, 602"),
    Case("44", 2026, "chart.account.is-total", .warning, "441"), Case("53", 2026, "chart.account.is-total", .warning),
    Case("4999", 2026, "chart.account.unknown", .warning, "496"), Case("673000", 2026, "chart.account.unknown", .warning, "672"),
    Case("402", 2026, "chart.account.unknown", .warning, "401 Fournisseurs, 403"),
    Case("550000", 2026, "chart.account.unknown", .error, "53"), Case("730", 2026, "chart.account.unknown", .error, "72"),
    Case("912", 2026, "chart.account.unknown", .error), Case("", 2026, "chart.account.unknown", .error),
    Case("DURAND", 2026, "chart.account.unknown", .error),
  ]

  @Test("Checks", arguments: cases)
  func check(_ row: Case) throws {
    let chart = row.year == 2024 ? chart2024 : row.year == 2025 ? chart2025 : chart2026
    let finding = chart.check(row.number)
    #expect(finding?.code == row.code)
    #expect(finding?.severity == row.severity)
    #expect(row.says.isEmpty || finding?.message.contains(row.says) == true, "\(finding?.message ?? "")")
    #expect(chart.isKnown(row.number) == (row.severity == nil || row.severity == .info))
    #expect(finding.map { !$0.recovery.isEmpty } ?? true)
  }

  @Test("A removed account is found through its number alone, and only once removed")
  func removed() {
    #expect(chart2026.removed("675")?.code == "chart.account.removed")
    #expect(chart2026.removed("675")?.reference?.contains("notre lecture") == false)
    #expect(chart2026.removed("6713")?.reference?.contains("notre lecture") == true)
    #expect(chart2026.removed("657") == nil)
    #expect(chart2024.removed("675") == nil)
    #expect(chart2026.removal(of: "67120000")?.number == "6712")
  }

  @Test("No account of the chart has anything against it but being a heading")
  func ownAccounts() {
    for chart in [chart2024, chart2025, chart2026] {
      for account in chart.accounts {
        let finding = chart.check(account.number)
        #expect(account.isHeading ? finding?.code == "chart.account.is-total" : finding == nil, "\(account.number)")
      }
    }
  }

  @Test("Any text ends in an answer")
  func anyText() {
    var state: UInt64 = 1121
    func below(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    let alphabet = Array("0123456789AZé€ \u{0}")
    for _ in 0..<4000 {
      let number = String((0..<below(10)).map { _ in alphabet[Int(below(UInt64(alphabet.count)))] })
      let nearest = chart2026.nearest(number)
      #expect(nearest.map { number.hasPrefix($0.number) } ?? true)
      if chart2026.check(number) == nil { #expect(nearest != nil) }
      _ = chart2026.explain(number)
    }
  }
}
