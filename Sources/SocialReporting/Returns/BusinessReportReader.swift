public import Formats
import Kernel

/// Reads a report of GIP-MDS, element by element; see ``BusinessReport`` for where its shape comes from.
public struct BusinessReportReader: Sendable {
  /// Of the root of a report; its other elements are in no namespace.
  static let namespace = "http://www.gip-mds.fr/"
  /// What one file may hold of people and of anomalies.
  static let most = 200_000

  public init() {}

  /// Throws `dsn.return.foreign` for XML that is no report, `dsn.return.too-large`, and as ``XMLStream/next()``.
  public func read(_ source: @escaping ByteSource) throws -> BusinessReport {
    let stream = XMLStream(limits: XMLLimits(depth: 32, textBytes: 1 << 16), source)
    guard case .start(let root)? = try stream.next() else { throw Finding.returnForeign("") }
    guard root.name == "rapport", root.namespace == Self.namespace else { throw Finding.returnForeign(root.name) }
    var reading = ReportReading(root)
    while let event = try stream.next() {
      try reading.take(event)
    }
    return reading.report
  }
}

/// One reading: where it stands is the path of names from the root.
private struct ReportReading {
  private(set) var report: BusinessReport
  private var path: [String] = []
  private var text = ""
  private var declaration: BusinessReport.Declaration?
  private var anomaly: BusinessReport.Anomaly?
  private var person: BusinessReport.Person?
  private var held = 0

  init(_ root: XMLElementStart) {
    report = BusinessReport(type: root["type"] ?? "", profile: root["profil"] ?? "", version: root["version"] ?? "")
    report.identifier = root["identifiant"]
    report.message = root["message"]
  }

  mutating func take(_ event: XMLEvent) throws {
    switch event {
    case .start(let element):
      path.append(element.name)
      text = ""
      switch element.name {
      case "declaration" where path.count == 1: declaration = BusinessReport.Declaration()
      case "declaration_anomalie", "envoi_anomalie":
        anomaly = BusinessReport.Anomaly(line: element.line)
        try hold()
      case "salarie", "individu_non_salarie":
        person = BusinessReport.Person(line: element.line)
        person?.origin = element["origine"]
        try hold()
      default: break
      }
    case .text(let more, _): text += more
    case .end(let name, _):
      close(name, text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      text = ""
      if !path.isEmpty { path.removeLast() }
    }
  }

  private mutating func hold() throws {
    held += 1
    guard held <= BusinessReportReader.most else { throw Finding.returnTooLarge(BusinessReportReader.most) }
  }

  private mutating func close(_ name: String, _ value: String) {
    switch name {
    case "declaration" where path.count == 1:
      if let declaration { report.declarations.append(declaration) }
      declaration = nil
    case "declaration_anomalie", "envoi_anomalie":
      guard let anomaly else { return }
      if name == "envoi_anomalie" || declaration == nil {
        report.anomalies.append(anomaly)
      } else {
        declaration?.anomalies.append(anomaly)
      }
      self.anomaly = nil
    case "salarie", "individu_non_salarie":
      guard let person else { return }
      if anomaly != nil { anomaly?.people.append(person) } else { declaration?.people.append(person) }
      self.person = nil
    default: keep(name, value)
    }
  }

  private mutating func keep(_ name: String, _ value: String) {
    guard !value.isEmpty else { return }
    let parent = path.count > 1 ? path[path.count - 2] : ""
    if person != nil {
      keepOfPerson(name, parent, value)
    } else if anomaly != nil {
      keepOfAnomaly(name, parent, value)
    } else if declaration != nil {
      keepOfDeclaration(name, parent, value)
    } else {
      keepOfEnvelope(name, parent, value)
    }
  }

  private mutating func keepOfPerson(_ name: String, _ parent: String, _ value: String) {
    switch name {
    case "NIR": person?.nir = value
    case "NTT": person?.temporaryNumber = value
    case "matricule": person?.number = value
    case "nom_famille": person?.birthName = value
    case "nom_usage": person?.usedName = value
    case "prenoms": person?.firstNames = value
    case "date_naissance": person?.birth = value
    case "taux_imposition_PAS": person?.taxRate = value
    case "taux" where parent == "future_imposition_PAS": person?.futureRate = value
    case "date_effet" where parent == "future_imposition_PAS": person?.futureFrom = value
    default: break
    }
  }

  private mutating func keepOfAnomaly(_ name: String, _ parent: String, _ value: String) {
    switch (parent, name) {
    case ("description", "code"): anomaly?.code = value
    case ("description", "categorie"): anomaly?.category = value
    case ("description", "message"): anomaly?.message = value
    case ("description", "numero_ligne"): anomaly?.sentLine = Int(value)
    case ("rubrique_declenchante", "identifiant"): anomaly?.rubric = value
    case ("rubrique_declenchante", "valeur"): anomaly?.value = value
    default: break
    }
  }

  private mutating func keepOfDeclaration(_ name: String, _ parent: String, _ value: String) {
    switch (parent, name) {
    case ("declaration_identification", "nature"): declaration?.nature = value
    case ("declaration_identification", "type"): declaration?.type = value
    case ("declaration_identification", "ordre"): declaration?.order = value
    case ("declaration_identification", "mois"): declaration?.month = value
    case ("declaration_identification", "SIREN"): declaration?.siren = value
    case ("declaration_identification", "nic_affectation"): declaration?.nic = value
    case ("declaration_identification", "identifiant_metier"): declaration?.businessID = value
    case ("declaration_bilan", "etat"): declaration?.state = value
    case ("niveau_conformite", "etat_conformite"): declaration?.conformity = value
    case ("niveau_conformite", "certificat_conformite"): declaration?.certificate = value
    case ("declaration_contenu", "salaries"): declaration?.employees = Int(value)
    default: break
    }
  }

  private mutating func keepOfEnvelope(_ name: String, _ parent: String, _ value: String) {
    switch (parent, name) {
    case ("envoi_identification", "idflux"): report.envelope.flow = value
    case ("envoi_identification", "emetteur_siret"): report.envelope.sender = value
    case ("envoi_identification", "version_norme"): report.envelope.norm = value
    case ("envoi_identification", "essai_reel"): report.envelope.isTest = value == "01"
    case ("envoi_identification", "date_reception"): report.envelope.received = Day(iso: value)
    case ("envoi_bilan", "envoi_etat"): report.envelope.state = value
    default: break
    }
  }
}
