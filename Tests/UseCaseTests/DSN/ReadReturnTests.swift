import Foundation
import Kernel
import SocialReporting
import Store
import Testing
import UseCases
import Workforce

/// A return is read, shown, applied; who may, what stays, what the trail keeps.
@Suite struct ReadReturnTests {
  private let dossier: Dossier
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("returns-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    dossier = try Dossier.inMemory()
    let by = Author(name: "Camille Aubry", instant: "2026-11-20T09:00:00Z")
    try dossier.changing(by, "dossier.creer", subject: "dossier") {
      try $0.setFacts(DossierFacts(name: "Les Tilleuls", siren: "000000018", mode: .business, openAssistants: []))
    }
    var workplace = Workplace(
      name: "Boutique", siret: try Siret("00000001800010"),
      address: PostalAddress(lines: ["3 rue Haute"], postcode: "67000", town: "Strasbourg"), activityCode: "4752A")
    workplace.headcounts.set(15, from: Day(2026, 1, 1))
    workplace.workAccidentRates.set(.percent(2_08), from: Day(2026, 1, 1))
    _ = try KeepWorkplace(workplace)(desk())
    for (first, nir) in [("Nadia", "2950899100010"), ("Alice", "2900199100022")] {
      var file = EmployeeFile(
        birthName: "Roux", firstNames: first, sex: .female, birth: first == "Nadia" ? Day(1995, 8, 14) : Day(1990, 1, 14))
      (file.nir, file.nationality, file.number) = (try NIR(withoutKey: nir), "FR", first)
      let terms = Terms(
        workplace: 1, jobTitle: "Vendeuse", classification: .init(level: "II"), weeklyHours: Hours(hundredths: 3_500),
        pay: .monthly(Money(cents: 210_000)))
      var contract = EmploymentContract(employee: 0, start: Day(2026, 6, 1), terms: terms)
      contract.signed = Day(2026, 6, 1)
      try #require(HireEmployee(file, contract)(desk()).isKept)
    }
  }

  private func desk(_ role: Role = .owner) -> Desk {
    Desk(dossier: dossier, author: "Camille Aubry", today: Day(2026, 11, 20), instant: "2026-11-20T09:00:00Z", role: role)
  }

  private func write(_ text: String, _ name: String = "crm.xml") throws -> String {
    let path = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: path)
    return path.path
  }

  private static func report(_ rate: String, type: String = "CRM nominatif", siren: String = "000000018", state: String = "OK")
    -> String
  {
    """
    <r:rapport xmlns:r="http://www.gip-mds.fr/" profil="DSN" type="\(type)" version="v01r07" identifiant="77">
    <envoi><envoi_bilan><envoi_etat>\(state)</envoi_etat></envoi_bilan></envoi>
    <declaration><declaration_identification><SIREN>\(siren)</SIREN></declaration_identification>
    <declaration_bilan><etat>\(state)</etat>
    <salarie><NIR>2950899100010</NIR><taux_imposition_PAS>\(rate)</taux_imposition_PAS></salarie>
    <salarie><NIR>2900199100022</NIR></salarie>
    <salarie><NIR>2900199100088</NIR><taux_imposition_PAS>1.00</taux_imposition_PAS></salarie>
    </declaration_bilan></declaration></r:rapport>
    """
  }

  private func rates(_ id: Int64) throws -> [EmployeeFile.TaxRate] {
    try dossier.reading { try $0.employee(id)?.value.taxRates ?? [] }
  }

  private func events() throws -> Int { try dossier.reading { try $0.verify().events } }

  @Test func `a report is shown first, then applied, then has nothing left to do`() throws {
    let path = try write(Self.report("7.40"))
    let before = try events()
    let shown = try ReadReturn(path)(desk())
    #expect(shown.plan?.rows.map(\.outcome) == [.applied, .applied, .skipped])
    #expect(!shown.isApplied && shown.changed == 0)
    #expect(try rates(1) == [] && events() == before)
    #expect(shown.log.findings.map(\.code) == ["dsn.return.shape-unverified", "dsn.return.person-unknown"])

    let applied = try ReadReturn(path)(desk(), applies: true)
    #expect(applied.isApplied && applied.changed == 2)
    #expect(try rates(1) == [EmployeeFile.TaxRate(.percent(7_40), received: Day(2026, 11, 20), identifier: "77")])
    #expect(try rates(2) == [EmployeeFile.TaxRate(nil, received: Day(2026, 11, 20))])
    #expect(applied.validThrough == [Day(2027, 1, 31), Day(2027, 1, 31), nil], "who is not known has no rate")
    #expect(try events() == before + 1)
    let damage = try dossier.reading { try $0.verify().findings.map(\.message) }
    #expect(damage == [])

    let again = try ReadReturn(path)(desk(), applies: true)
    #expect(again.plan?.rows.map(\.outcome) == [.same, .same, .skipped])
    #expect(try !again.isApplied && events() == before + 1)
  }

  @Test func `the trail keeps the digest of what was read, and no number of anybody`() throws {
    let path = try write(Self.report("7.40"))
    let applied = try ReadReturn(path)(desk(), applies: true)
    let seq = try events()
    let event = try #require(try dossier.reading { try $0.event(Int64(seq)) })
    #expect(event.useCase == "dsn.lire-retour")
    #expect(event.subject == "dsn-return/crm.xml")
    #expect("\(applied.digest)".count == 64)
    for finding in applied.log.findings {
      for number in ["2950899100010", "2900199100022", "2900199100088", "99100"] {
        #expect(!finding.message.contains(number) && !finding.recovery.contains(number))
      }
    }
  }

  @Test func `one wrong line keeps the whole from being applied`() throws {
    let path = try write("nir;taux\n2950899100010;7,40\n2900199100022;140\n", "taux.csv")
    let outcome = try ReadReturn(path, .csv)(desk(), applies: true)
    #expect(outcome.plan?.rows.map(\.outcome) == [.applied, .refused])
    #expect(!outcome.isApplied && outcome.log.hasErrors)
    #expect(try rates(1) == [] && rates(2) == [])
  }

  @Test func `a list is read with its days, a day asked for stands for those it lacks`() throws {
    let path = try write("matricule;taux;date\nNadia;7,40;2026-11-03\nAlice;0;\n", "taux.csv")
    let outcome = try ReadReturn(path, .csv, received: Day(2026, 11, 10))(desk(), applies: true)
    #expect(outcome.changed == 2)
    #expect(try rates(1).map(\.received) == [Day(2026, 11, 3)])
    #expect(try rates(2) == [EmployeeFile.TaxRate(.zero, received: Day(2026, 11, 10))])
  }

  static let reports: [(name: String, type: String, siren: String, state: String, codes: [String])] = [
    ("accepted", "CCO", "000000018", "OK", ["dsn.return.shape-unverified"]),
    ("refused", "BAN", "000000018", "KO", ["dsn.return.shape-unverified", "dsn.return.refused"]),
    ("another firm", "AEE", "000000002", "OK", ["dsn.return.shape-unverified", "dsn.return.other-company"]),
  ]

  @Test(arguments: reports.indices) func `a report without rates is only told`(index: Int) throws {
    let row = Self.reports[index]
    let path = try write(Self.report("7.40", type: row.type, siren: row.siren, state: row.state))
    let before = try events()
    let outcome = try ReadReturn(path)(desk(), applies: true)
    #expect(outcome.plan == nil && outcome.log.findings.map(\.code) == row.codes, "\(row.name)")
    #expect(try events() == before, "\(row.name)")
  }

  @Test(arguments: Role.allCases) func `who may not employ may not apply, who may not read sees nothing`(role: Role)
    throws
  {
    let path = try write(Self.report("7.40"))
    let (reads, employs) = (role.may(.readWorkforce), role.may(.employ))
    #expect(((try? ReadReturn(path)(desk(role))) != nil) == reads, "\(role)")
    #expect(((try? ReadReturn(path)(desk(role), applies: true)) != nil) == employs, "\(role)")
    #expect(try rates(1).isEmpty == !employs, "\(role)")
  }

  static let foreign: [(name: String, text: String, code: String)] = [
    ("other XML", "<a/>", "dsn.return.foreign"), ("a declaration", "S10.G00.00.001,'X'", "dsn.return.declaration"),
    ("entities", "<!DOCTYPE a [<!ENTITY b SYSTEM \"/etc/passwd\">]><a>&b;</a>", "xml.doctype-refused"),
  ]

  @Test(arguments: foreign.indices) func `what is no report is refused`(index: Int) throws {
    let row = Self.foreign[index]
    let path = try write(row.text)
    #expect("\(row.name)") {
      _ = try ReadReturn(path)(desk())
    } throws: {
      ($0 as? Finding)?.code == row.code
    }
  }

  @Test func `two declarations are compared from their files, in text and in XML`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let sample = root.appendingPathComponent("Samples/Files/dsn-FICTIF-2026-10").path
    let text = try String(contentsOfFile: "\(sample).dsn", encoding: .isoLatin1)
    #expect(try CompareDSN("\(sample).dsn", ["\(sample).xml"])().isSame)
    let line = try #require(text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("S21.G00.50.002,") })
    let changed = text.replacingOccurrences(of: line, with: "S21.G00.50.002,'1.00'")
    let path = folder.appendingPathComponent("eleve.dsn")
    try #require(changed.data(using: .isoLatin1)).write(to: path)
    let outcome = try CompareDSN("\(sample).dsn", ["\(sample).dsn", path.path])()
    #expect(outcome.files.map { $0.comparison?.isSame } == [true, false])
    let judged = try #require(outcome.files[1].comparison)
    #expect(judged.differences.allSatisfy { $0.rubric == "S21.G00.50.002" } && judged.differenceCount >= 1)
    #expect(judged.total.right == outcome.files[0].comparison!.total.right - judged.differenceCount)
    #expect(try CompareDSN.isDSN(path.path) && CompareDSN.isDSN("\(sample).xml"))
    #expect(try !CompareDSN.isDSN(write("<a/>")) && !CompareDSN.isDSN(write("JournalCode|x", "fec.txt")))
    // What is no declaration has no comparison, and says why.
    let broken = try CompareDSN("\(sample).dsn", [write("nothing", "x.dsn")])()
    #expect(broken.isUnreadable && !broken.isSame && !broken.findings.isEmpty)
  }
}
