import Formats
import Kernel
import SocialReporting
import Testing

/// Reports of an invented firm.
enum Reported {
  static func report(_ type: String, state: String = "OK", _ body: String = "", envelope: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <r:rapport xmlns:r="http://www.gip-mds.fr/" profil="DSN" type="\(type)" version="v01r07" identifiant="123456789" message="À lire">
      <envoi>
        <envoi_identification>
          <idflux>FLUX0001</idflux><version_norme>P26V01</version_norme><essai_reel>01</essai_reel>
          <emetteur_siret>00000000100018</emetteur_siret><date_reception>2026-11-05</date_reception>
        </envoi_identification>
        <envoi_bilan><envoi_etat>\(state)</envoi_etat></envoi_bilan>\(envelope)
      </envoi>\(body)
    </r:rapport>
    """
  }

  static func declaration(_ people: String, anomalies: String = "", state: String = "OK") -> String {
    """
    <declaration>
      <declaration_identification><nature>01</nature><mois>2026-10</mois><SIREN>000000001</SIREN>
        <nic_affectation>00018</nic_affectation><identifiant_metier>OCT-2026</identifiant_metier></declaration_identification>
      <declaration_bilan><etat>\(state)</etat><declaration_contenu><salaries>2</salaries></declaration_contenu>\(people)</declaration_bilan>
      \(anomalies)
    </declaration>
    """
  }

  static let rates = report(
    "CRM nominatif",
    declaration(
      """
      <salarie><NIR>2950899100010</NIR><matricule>M1</matricule><taux_imposition_PAS>7.40</taux_imposition_PAS></salarie>
      <salarie><NIR>1900199100011</NIR><matricule>M2</matricule>
        <future_imposition_PAS><taux>3.10</taux><date_effet>2027-01-01</date_effet></future_imposition_PAS></salarie>
      """,
      anomalies: """
        <declaration_anomalie><description><code>ADR05</code><categorie>non-bloquant</categorie>
          <message>Localité non reconnue pour 2950899100010</message><numero_ligne>42</numero_ligne></description>
          <valeurs><rubrique_declenchante><identifiant>S21.G00.30.010</identifiant><valeur>Strassbourg</valeur>
          </rubrique_declenchante></valeurs>
          <environnement><salarie origine="DSN"><NIR>2950899100010</NIR></salarie></environnement></declaration_anomalie>
        """))

  static func read(_ text: String, pieces: Int = .max) throws -> BusinessReport {
    try BusinessReportReader().read(byteSource(text, pieces: pieces))
  }
}

@Suite struct ReturnsReaderTests {
  @Test(arguments: [1, 7, 4_096]) func aNominativeReportGivesTheRates(pieces: Int) throws {
    let report = try Reported.read(Reported.rates, pieces: pieces)
    #expect(report.kind == .taxRates)
    #expect(report.identifier == "123456789" && report.profile == "DSN" && report.version == "v01r07")
    #expect(report.envelope.isTest == true && report.envelope.received == Day(2026, 11, 5) && report.envelope.state == "OK")
    let declaration = try #require(report.declarations.first)
    #expect(declaration.month == "2026-10" && declaration.businessID == "OCT-2026" && declaration.employees == 2)
    #expect(report.taxRates.map(\.rate) == [.percent(7_40), nil])
    #expect(report.taxRates.map { $0.nir?.body } == ["2950899100010", "1900199100011"])
    #expect(declaration.people[1].futureRate == "3.10" && declaration.people[1].futureFrom == "2027-01-01")
    let anomaly = try #require(declaration.anomalies.first)
    #expect(anomaly.code == "ADR05" && !anomaly.isBlocking && anomaly.sentLine == 42 && anomaly.rubric == "S21.G00.30.010")
    #expect(anomaly.people.map(\.origin) == ["DSN"])
    #expect(!report.isRefused)
  }

  static let kinds: [(type: String, state: String, body: String, kind: BusinessReport.Kind, isRefused: Bool)] = [
    ("AEE", "OK", "", .acknowledgement, false),
    ("ARE", "KO", "", .refusal, true),
    (
      "CCO", "OK", Reported.declaration("<niveau_conformite><etat_conformite>OK</etat_conformite></niveau_conformite>"),
      .conformity, false
    ),
    ("BAN", "KO", Reported.declaration("", state: "KO"), .anomalies, true),
    ("20", "OK", Reported.declaration(""), .identification, false),
    ("41", "OK", "", .other, false),
    // A number that we do not know, with rates in it.
    (
      "51", "OK",
      Reported.declaration("<salarie><NIR>2950899100010</NIR><taux_imposition_PAS>0.00</taux_imposition_PAS></salarie>"),
      .taxRates, false
    ),
  ]

  @Test(arguments: kinds.indices) func eachKindIsToldByItsType(index: Int) throws {
    let row = Self.kinds[index]
    let report = try Reported.read(Reported.report(row.type, state: row.state, row.body))
    #expect(report.kind == row.kind, "\(row.type)")
    #expect(report.isRefused == row.isRefused, "\(row.type)")
    if row.kind != .taxRates { #expect(report.taxRates.isEmpty, "\(row.type)") }
  }

  @Test func anIdentificationSaysBothIdentities() throws {
    let anomaly = """
      <declaration_anomalie><description><code>NIR03</code><message>Nom</message></description><environnement>
      <salarie origine="DSN"><NIR>2950899100010</NIR><nom_famille>ROUX</nom_famille></salarie>
      <salarie origine="SNGI"><NIR>2950899100010</NIR><nom_famille>LEROUX</nom_famille></salarie></environnement></declaration_anomalie>
      """
    let report = try Reported.read(Reported.report("20", Reported.declaration("", anomalies: anomaly)))
    let people = try #require(report.allAnomalies.first?.people)
    #expect(people.map(\.birthName) == ["ROUX", "LEROUX"])
    #expect(people.map(\.origin) == ["DSN", "SNGI"])
  }

  @Test func anomaliesOfTheFileStandApart() throws {
    let anomaly = "<envoi_anomalie><description><code>B1</code><message>Format</message></description></envoi_anomalie>"
    let report = try Reported.read(Reported.report("ARE", state: "KO", envelope: anomaly))
    #expect(report.anomalies.map(\.code) == ["B1"] && report.declarations.isEmpty)
  }

  static let refused: [(name: String, text: String, code: String)] = [
    ("another document", "<Document xmlns=\"urn:iso\"/>", "dsn.return.foreign"),
    ("a report in another namespace", "<rapport type=\"AEE\"/>", "dsn.return.foreign"),
    ("a document type", "<!DOCTYPE r [<!ENTITY a \"b\">]><r:rapport xmlns:r=\"http://www.gip-mds.fr/\"/>", "xml.doctype-refused"),
    ("a text", "S10.G00.00.001,'X'", "xml.malformed"),
    ("nothing", "", "xml.malformed"),
    ("cut short", "<r:rapport xmlns:r=\"http://www.gip-mds.fr/\"><envoi>", "xml.malformed"),
    (
      "too deep",
      "<r:rapport xmlns:r=\"http://www.gip-mds.fr/\">" + String(repeating: "<a>", count: 60)
        + String(repeating: "</a>", count: 60) + "</r:rapport>", "xml.too-deep"
    ),
  ]

  @Test(arguments: refused.indices) func whatIsNoReportIsRefused(index: Int) {
    let row = Self.refused[index]
    #expect(throws: Finding.self, "\(row.name)") {
      do {
        _ = try Reported.read(row.text)
      } catch let finding as Finding {
        #expect(finding.code == row.code, "\(row.name)")
        throw finding
      }
    }
  }

  static let spelled: [(name: String, message: String, isHidden: Bool)] = [
    ("plain", "le NIR 2950899100010 est faux", true), ("with its key", "295089910001012", true),
    ("spaced", "le 2 95 08 99 100 010 est faux", true), ("Corsican", "le 285052A123456 est faux", true),
    ("a SIRET stays", "le SIRET 00000000100018 est faux", false), ("an amount stays", "montant 1234567.89", false),
  ]

  @Test(arguments: spelled.indices) func anAnomalyNeverShowsANumberWhole(index: Int) {
    let row = Self.spelled[index]
    var reports = Reported.rates
    reports.replace("Localité non reconnue pour 2950899100010", with: row.message)
    let anomaly = try? Reported.read(reports).allAnomalies.first
    let said = anomaly.map { Finding.returnAnomaly($0).message } ?? ""
    #expect(said.contains(row.message) == !row.isHidden, "\(row.name): \(said)")
  }
}
