import Foundation
public import Kernel

extension Referential {
  private static let folder = "Sources/Competence/Data/"

  /// The title that the program knows. Throws `competence.referential.invalid`.
  public static func known(_ files: DataFiles = .embedded) throws(Finding) -> Referential {
    guard let data = files.data(folder + "RNCP34786.json") else { throw .referentialInvalid("le fichier manque") }
    let read = read(Array(data))
    guard let referential = read.referential else { throw read.findings[0] }
    return referential
  }

  /// The largest file that is read: a title takes some hundred kilobytes.
  public static let largestFile = 4 << 20

  /// Reads a title's file. Gives it when nothing is wrong, and what is wrong otherwise.
  public static func read(_ bytes: [UInt8]) -> (referential: Referential?, findings: [Finding]) {
    guard bytes.count <= largestFile else {
      return (nil, [.referentialInvalid("le fichier fait \(bytes.count / 1024) Kio, au-delà de \(largestFile / 1024)")])
    }
    let referential: Referential
    do { referential = try JSONDecoder().decode(Referential.self, from: Data(bytes)) } catch {
      return (nil, [.referentialInvalid(reason(error))])
    }
    let findings = referential.faults.map { Finding.referentialInvalid($0) }
    return (findings.isEmpty ? referential : nil, findings)
  }

  private static func reason(_ error: any Error) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { $0.intValue.map { "n° \($0 + 1)" } ?? $0.stringValue }
      return path.isEmpty ? "" : " (dans \(path.joined(separator: " → ")))"
    }
    return switch error {
    case DecodingError.keyNotFound(let key, let context): "« \(key.stringValue) » manque\(place(context))"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "une valeur n’est pas du genre attendu\(place(context))"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty: "une valeur est illisible\(place(context))"
    default: "ce n’est pas du JSON"
    }
  }

  /// What the parts of a title say of each other.
  private var faults: [String] {
    var faults: [String] = []
    if schema != Referential.schemaName { faults.append("le schéma est « \(schema) » au lieu de « \(Referential.schemaName) »") }
    if code.isEmpty || title.isEmpty { faults.append("le code ou l’intitulé est vide") }
    if !(1...8).contains(level) { faults.append("le niveau \(level) n’est pas de 1 à 8") }
    if registration.expires < registration.decided { faults.append("l’enregistrement finit avant de commencer") }
    func twice(_ names: [String], _ what: String) {
      var seen: Set<String> = []
      for name in names where !seen.insert(name).inserted { faults.append("\(what) « \(name) » est défini deux fois") }
    }
    twice(blocks.map(\.id), "le bloc")
    twice(competences.map(\.id), "la compétence")
    twice(routes.map(\.id), "la voie")
    twice(wholeTitle.trials.map(\.id), "l’épreuve")
    if blocks.isEmpty { faults.append("il n’a aucun bloc") }
    let (ids, known) = (Set(competences.map(\.id)), Set(blocks.map(\.id)))
    let predicates = Set(Predicate.names + [Referential.heading])
    for competence in competences {
      if let block = competence.block, !known.contains(block) {
        faults.append("\(competence.id) : le bloc « \(block) » n’est pas défini")
      }
      if let parent = competence.parent, !ids.contains(parent) || parent == competence.id {
        faults.append("\(competence.id) : « \(parent) » n’est pas défini")
      }
      for name in competence.predicates where !predicates.contains(name) {
        faults.append("\(competence.id) : le prédicat « \(name) » n’existe pas")
      }
      if competence.isHeading, children(of: competence.id).isEmpty { faults.append("\(competence.id) n’a aucune ligne fille") }
    }
    for route in routes where route.isOpen && route.jury.isEmpty { faults.append("la voie « \(route.id) » n’a pas de jury") }
    if competences.count > 2000 { faults.append("il a \(competences.count) compétences, au-delà de 2000") }
    return faults + cycles
  }

  /// A competence that is its own ancestor would make its heading endless.
  private var cycles: [String] {
    let parents = Dictionary(competences.compactMap { item in item.parent.map { (item.id, $0) } }) { first, _ in first }
    return competences.compactMap { item in
      var (seen, current) = (Set([item.id]), parents[item.id])
      while let next = current {
        if !seen.insert(next).inserted { return "\(item.id) est sa propre ligne mère" }
        current = parents[next]
      }
      return nil
    }
  }
}
