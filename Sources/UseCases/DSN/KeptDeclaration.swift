public import Kernel
public import SocialReporting
public import Store
import Workforce

/// A declaration of the dossier, and what became of it.
public struct KeptDeclaration: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    /// Nothing left yet.
    case prepared
    /// Another version, by its key, took its place before anything left.
    case superseded(by: Int64)
    case sent(Day)
    /// It was sent, and the one of this key takes its place.
    case replaced(by: Int64)

    public var french: String {
      switch self {
      case .prepared: "préparée"
      case .superseded(let next): "version remplacée par la n° \(next)"
      case .sent(let day): "envoyée le \(day.french)"
      case .replaced(let next): "envoyée, annulée et remplacée par la n° \(next)"
      }
    }

    /// It is the one that counts.
    public var isCurrent: Bool {
      switch self {
      case .prepared, .sent: true
      case .superseded, .replaced: false
      }
    }
  }

  public let stored: StoredDeclaration
  public let nature: DeclarationNature
  public let type: DeclarationType
  /// The name of the establishment.
  public let workplace: String
  /// Whom a signalement is about.
  public let person: String?
  /// The last day to send it; nil for a trial.
  public let due: Day?
  public let state: State

  public var id: Int64 { stored.id }
  public var month: Month { stored.content.month }
  public var isTest: Bool { stored.content.isTest }
  /// SHA-256 of the text, in hexadecimal.
  public var digest: String { "\(stored.content.digest)" }

  /// « DSN mensuelle d’octobre 2026 », « signalement d’arrêt de travail, Nadia Roux ».
  public var title: String {
    let what = nature == .monthly ? "\(nature.french) \(month.ofFrench)" : nature.french
    let part = stored.content.partCount == 1 ? nil : (try? stored.content.part)?.french
    return [what, part, person].compactMap(\.self).joined(separator: ", ") + (isTest ? " (essai)" : "")
  }

  /// « dsn-2026-10-01-12 »: what its file is called, without the end.
  public var fileName: String {
    "dsn-\(month.iso)-\(nature.rawValue)-\(isTest ? "essai-" : "")\(id)"
  }
}

extension DossierReading {
  /// Those of a month or all, in the order they were prepared, each with what became of it.
  func keptDeclarations(_ desk: Desk, of month: Month? = nil) throws -> [KeptDeclaration] {
    try kept(try declarations(of: month), desk)
  }

  /// Throws `dsn.declaration.unknown`.
  func requiredDeclaration(_ id: Int64, _ desk: Desk) throws -> KeptDeclaration {
    guard let stored = try declaration(id),
      let kept = try keptDeclarations(desk, of: stored.content.month).first(where: { $0.id == id })
    else { throw Finding.declarationUnknown(id) }
    return kept
  }

  private func kept(_ all: [StoredDeclaration], _ desk: Desk) throws -> [KeptDeclaration] {
    let places = Dictionary(uniqueKeysWithValues: try workplaces().map { ($0.id, $0.value) })
    return try all.map { stored in
      guard let nature = DeclarationNature(rawValue: stored.content.nature),
        let type = DeclarationType(rawValue: stored.content.type)
      else { throw Finding.declarationUnreadable(stored.id, nil) }
      let next = all.first { $0.id > stored.id && $0.content.isSameMatter(as: stored.content) }
      let state: KeptDeclaration.State =
        if let deposit = stored.deposit {
          all.first { $0.content.replaces == stored.id && $0.isSent }.map { .replaced(by: $0.id) } ?? .sent(deposit.day)
        } else {
          next.map { .superseded(by: $0.id) } ?? .prepared
        }
      return KeptDeclaration(
        stored: stored, nature: nature, type: type, workplace: places[stored.content.workplace]?.name ?? "?",
        person: try person(about: stored.content.about), due: try stored.content.isTest ? nil : due(stored.content, desk),
        state: state)
    }
  }

  /// « absence/3 » and « employment_contract/2 » are of somebody.
  func person(about subject: String) throws -> String? {
    let parts = subject.split(separator: "/")
    guard parts.count == 2, let id = Int64(parts[1]) else { return nil }
    let employee = try parts[0] == "absence" ? absence(id)?.value.employee : contract(id)?.value.employee
    return try employee.flatMap { try self.employee($0)?.value.name }
  }
}

extension DeclarationContent {
  /// Another version of the same thing, of which only the last counts: of the same part, or in another number of parts.
  func isSameMatter(as other: DeclarationContent) -> Bool {
    (workplace, month, nature, about) == (other.workplace, other.month, other.nature, other.about) && isTest == other.isTest
      && (fraction == other.fraction || partCount != other.partCount)
  }
}

extension Desk {
  /// A message as the role may read it: numbers of social security and accounts of people are masked for whoever may not see them.
  func shown(_ message: DSNMessage) -> DSNMessage {
    guard !role.may(.employ) else { return message }
    var masked = message
    masked.declarations = message.declarations.map(\.masked)
    return masked
  }
}

extension BlockOccurrence {
  private static let secret: Set<RubricID> = [
    "S21.G00.12.003", "S21.G00.20.004", "S21.G00.30.001", "S21.G00.30.020", "S21.G00.31.008", "S21.G00.60.007",
  ]

  /// The same, what names a person to administrations and banks hidden behind its first sign.
  var masked: BlockOccurrence {
    BlockOccurrence(
      id,
      rubrics.map {
        guard Self.secret.contains($0.id) else { return $0 }
        return Rubric($0.id, $0.value.prefix(1) + String(repeating: "*", count: max($0.value.count - 1, 0)), line: Int($0.line))
      }, children.map(\.masked))
  }
}
