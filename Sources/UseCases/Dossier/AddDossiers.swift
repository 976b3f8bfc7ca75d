import Foundation
import Kernel
import Ledger
import Store

extension DossierShelf {
  /// A name no dossier has, made of the company’s: « Atelier Brindille » gives `atelier-brindille`, then `atelier-brindille-2`.
  public func freeName(for company: String) throws -> String {
    let folded = company.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
    let words = folded.replacing("œ", with: "oe").replacing("(fictif)", with: "").split {
      !($0.isASCII && ($0.isLetter || $0.isNumber))
    }
    let base = String(words.joined(separator: "-").prefix(50)).ifBlank("dossier")
    let taken = Set(try slots().map(\.name))
    var (name, count) = (base, 1)
    while taken.contains(name) {
      count += 1
      name = "\(base)-\(count)"
    }
    return name
  }
}

extension String {
  fileprivate func ifBlank(_ other: String) -> String { isEmpty ? other : self }
}

/// Makes a dossier of the practice out of a FEC: its company, its fiscal year and its entries come from the file.
public struct CreateDossierFromFEC: Sendable {
  /// The name of its file, without extension.
  public var name: String
  /// The company.
  public var company: String
  /// Nil to take it from the name of the file.
  public var siren: String?
  public var kind: DossierMode
  public var path: String
  public var mode: FECMode

  public init(name: String, company: String, siren: String?, kind: DossierMode, path: String, mode: FECMode) {
    (self.name, self.company, self.siren, self.kind) = (name, company, siren, kind)
    (self.path, self.mode) = (path, mode)
  }

  /// What the import says; the dossier is there when it is imported, and is not when errors stopped it.
  /// Throws `access.denied`, `dossier.siren-not-in-name`, and as `CreateDossier` and `ImportFEC`.
  public func callAsFunction(
    _ practice: Practice, by person: Person, today: Day, instant: String, files: DataFiles = .embedded,
    progress: @escaping @Sendable (Int64, Int64) -> Void = { _, _ in }
  ) throws -> ImportFEC.Outcome {
    let named = FECFileName((path as NSString).lastPathComponent).siren
    guard let siren = siren ?? named else { throw Finding.sirenNotInName((path as NSString).lastPathComponent) }
    do {
      return try practice.adding(name, by: person, instant: instant) { place, author in
        let dossier = try CreateDossier(name: company, siren: siren, mode: kind)(at: place, author: author)
        defer { try? dossier.close() }
        // Whoever may make a dossier fills it: the books are nobody’s yet.
        let desk = Desk(dossier: dossier, author: author.name, today: today, instant: instant, files: files)
        let outcome = try ImportFEC(path, mode: mode)(desk, progress: progress)
        guard outcome.isImported else { throw NotImported(outcome: outcome) }
        return outcome
      }
    } catch let stopped as NotImported {
      return stopped.outcome
    }
  }

  /// Takes the dossier away, and gives back why.
  private struct NotImported: Error { let outcome: ImportFEC.Outcome }
}

/// Puts the sample company among the dossiers of a practice.
public struct AddSampleDossier: Sendable {
  public init() {}

  /// The name of the dossier. Throws `access.denied`, and as `BuildSampleDossier`.
  public func callAsFunction(
    _ practice: Practice, by person: Person, instant: String, files: DataFiles = .embedded
  ) throws -> String {
    let name = try practice.shelf.freeName(for: "Atelier Brindille")
    try practice.adding(name, by: person, instant: instant) { path, author in
      try BuildSampleDossier()(at: path, author: author.name, files: files).desk.dossier.close()
    }
    return name
  }
}

/// Makes the sample company again from nothing, in the place of one that was worked in.
public struct ResetSampleDossier: Sendable {
  public var name: String
  public init(_ name: String) { self.name = name }

  /// Throws `access.denied`, `access.dossier-unknown`, `dossier.not-sample`, `dossier.busy`.
  public func callAsFunction(
    _ practice: Practice, by person: Person, today: Day, instant: String, files: DataFiles = .embedded
  ) throws {
    guard person.role.may(.createDossiers) else { throw Finding.accessDenied(person.role, .createDossiers) }
    let path = try practice.with(name, for: person, today: today, instant: instant, files: files) { desk in
      let (facts, isWork) = try desk.dossier.reading { (try $0.facts(), try $0.scenarioRun() != nil) }
      // A scenario of the same company is a learner’s work.
      guard BuildSampleDossier.isSample(facts), !isWork else { throw Finding.notSample(facts.name) }
      return desk.dossier.path
    }
    let fresh = (practice.shelf.folder as NSString).appendingPathComponent(".demonstration-\(UUID().uuidString).ecritoire")
    defer { ResetSampleDossier.remove(fresh) }
    let dossier = try BuildSampleDossier()(at: fresh, author: person.name, files: files).desk.dossier
    defer { try? dossier.close() }
    if let former = try dossier.replace(path) { ResetSampleDossier.remove(former) }
  }

  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }
}

extension Finding {
  static func sirenNotInName(_ file: String) -> Finding {
    Finding(
      "dossier.siren-not-in-name", "Le nom « \(file) » ne donne pas le SIREN de l’entreprise.",
      recovery: "Tapez-le à côté, ou renommez le fichier comme la loi le veut : SirenFECAAAAMMJJ.txt",
      reference: "LPF art. A47 A-1, IX")
  }

  static func notSample(_ name: String) -> Finding {
    Finding(
      "dossier.not-sample", "« \(name) » n’est pas le dossier de démonstration : il ne se recommence pas.",
      recovery: "Seule la démonstration « \(BuildSampleDossier.company) » se refait de rien.")
  }
}
