public import Kernel
public import SocialReporting
import Store
import Workforce

/// In how many parts the month of an establishment is declared.
public enum DeclarationSplit: Hashable, Sendable {
  /// « 11 »: everybody at once.
  case whole
  /// All of so many parts at once, each with whom the rule gives it: the number of a file, divided by how many parts there are.
  case parts(Int)
  /// One part of several.
  /// - Parameter members: the « matricules » of its people; nil for those that the rule gives it.
  case part(DeclarationFacts.Fraction, members: [String]? = nil)

  /// The parts of one month that are made together are right together: only one that is made alone is compared with the others.
  var isOnePart: Bool { if case .part = self { true } else { false } }

  /// Throws `dsn.fraction.members`, `dsn.fraction.count`.
  func fractions() throws -> [(fraction: DeclarationFacts.Fraction, members: [String]?)] {
    switch self {
    case .whole: return [(.whole, nil)]
    case .parts(let count):
      guard 1...9 ~= count else { throw Finding.fractionCount(count) }
      return (1...count).map { (DeclarationFacts.Fraction($0, of: count), nil) }
    case .part(let fraction, let members):
      guard fraction.isPossible else { throw Finding.fractionCount(fraction.total) }
      if members != nil, fraction == .whole { throw Finding.fractionMembers() }
      return [(fraction, members)]
    }
  }
}

extension DeclarationContent {
  /// Throws `dossier.damaged`.
  var part: DeclarationFacts.Fraction {
    get throws {
      guard let part = DeclarationFacts.Fraction(fraction) else {
        throw Finding.dossierDamaged("dossier", "« \(fraction) » n’est pas une fraction de déclaration")
      }
      return part
    }
  }

  /// The number of parts that it is one of.
  var partCount: Int { fraction.last?.wholeNumberValue ?? 1 }
}

/// Somebody of the month, with what is declared of them.
struct DeclaredMember {
  let id: Int64
  let person: DeclaredPerson
  /// Of their payslips of the month, then of those that were corrected.
  let payslips: [String]
  /// The numbers that these took the place of.
  let former: Set<String>
}

/// Who of a month is in one of its parts.
struct FractionMembers {
  let own: [DeclaredMember]
  let others: [DeclaredMember]
  let findings: [Finding]

  /// - Parameter stored: the one that is made again: its people are those whose payslips it said.
  init(
    _ all: [DeclaredMember], of fraction: DeclarationFacts.Fraction, members: [String]?, again stored: StoredDeclaration? = nil
  ) {
    guard fraction != .whole else {
      (own, others, findings) = (all, [], [])
      return
    }
    var findings: [Finding] = []
    let isOwn: (DeclaredMember) -> Bool
    if let said = (stored?.content.payslips).map(Set.init) {
      isOwn = { !said.isDisjoint(with: $0.payslips) || !said.isDisjoint(with: $0.former) }
    } else if let members {
      let wanted = members.map(FractionMembers.folded).filter { !$0.isEmpty }
      let known = Set(all.compactMap { $0.person.file.number.map(FractionMembers.folded) })
      for member in wanted where !known.contains(member) { findings.append(.fractionUnknown(member)) }
      isOwn = { $0.person.file.number.map { wanted.contains(FractionMembers.folded($0)) } ?? false }
    } else {
      isOwn = { DeclarationFacts.Fraction.part(of: $0.id, in: fraction.total) == fraction.number }
    }
    own = all.filter(isOwn)
    others = all.filter { !isOwn($0) }
    if own.isEmpty, findings.isEmpty { findings.append(.fractionEmpty(fraction, people: all.count)) }
    self.findings = findings
  }

  private static func folded(_ text: String) -> String { text.filter { !$0.isWhitespace }.uppercased() }
}

extension DossierReading {
  /// What the other parts of a month say, and what nobody says when all the parts are there. Somebody in two parts of which one was
  /// sent is an error.
  /// - Parameter people: the names of everybody of the month, by the number of their payslip.
  func partFindings(_ content: DeclarationContent, besides id: Int64?, people: [String: String]) throws -> [Finding] {
    guard content.partCount > 1, content.nature == DeclarationNature.monthly.rawValue else { return [] }
    var current: [String: StoredDeclaration] = [:]
    for stored in try declarations(of: content.month, workplace: content.workplace, nature: content.nature)
    where stored.content.partCount == content.partCount && stored.content.isTest == content.isTest && stored.id != id {
      current[stored.content.fraction] = stored
    }
    current[content.fraction] = nil
    let own = Set(content.payslips)
    var findings: [Finding] = []
    for other in current.values.sorted(by: { $0.content.fraction < $1.content.fraction }) {
      let twice = own.intersection(other.content.payslips).sorted().map { people[$0] ?? $0 }
      if !twice.isEmpty { findings.append(.fractionTwice(twice, in: try other.content.part, isSent: other.isSent)) }
    }
    if current.count == content.partCount - 1 {
      let said = current.values.reduce(into: own) { $0.formUnion($1.content.payslips) }
      let missing = people.filter { !said.contains($0.key) }.map(\.value)
      if !missing.isEmpty { findings.append(.fractionMissing(Set(missing).sorted(), of: content.partCount)) }
    }
    return findings
  }

  /// That nothing of the month was sent in another number of parts. Throws `dsn.fraction.sent`.
  func checkParts(_ fraction: DeclarationFacts.Fraction, _ earlier: [StoredDeclaration]) throws {
    if let other = earlier.last(where: { $0.content.partCount != fraction.total }) {
      throw Finding.fractionSent(other.content.month, in: other.content.partCount)
    }
  }
}

extension Sequence<KeptDeclaration> {
  /// Whether these, all of one month and establishment, were all sent and are all the parts that there are.
  var areAllSent: Bool {
    guard let count = map(\.stored.content.partCount).max() else { return false }
    let sent = filter { $0.stored.isSent && $0.stored.content.partCount == count }
    return Set(sent.map(\.stored.content.fraction)).count == count && allSatisfy(\.stored.isSent)
  }
}

// What stands against declaring a month in parts, and the way out.
extension Finding {
  static func fractionCount(_ count: Int) -> Finding {
    Finding(
      "dsn.fraction.count", "Un mois ne se déclare pas en \(count) fractions : de 1 à 9.",
      recovery: "Donnez la fraction et leur nombre, tels que 1/2.", reference: "S20.G00.05.003"
    ).at(field: "fraction")
  }

  static func fractionMembers() -> Finding {
    Finding(
      "dsn.fraction.members", "Une déclaration entière a tout le monde : elle ne prend pas de liste de matricules.",
      recovery: "Dites la fraction : --fraction 1/2 --matricules M1,M2.", reference: "S20.G00.05.003"
    ).at(field: "fraction")
  }

  static func fractionUnknown(_ member: String) -> Finding {
    Finding(
      "dsn.fraction.unknown", "Personne de cet établissement et de ce mois n’a le matricule « \(member.prefix(30)) ».",
      recovery: "Relisez les matricules : ecritoire salarie lister")
  }

  static func fractionEmpty(_ fraction: DeclarationFacts.Fraction, people: Int) -> Finding {
    Finding(
      "dsn.fraction.empty",
      "La \(fraction.french) n’a personne : le mois en a \(people), et chacun va à la fraction que dit le n° de sa fiche.",
      recovery: "Faites moins de fractions, ou dites qui : --fraction \(fraction.number)/\(fraction.total) --matricules M1,M2.",
      reference: "S20.G00.05.003")
  }

  static func fractionTwice(_ names: [String], in other: DeclarationFacts.Fraction, isSent: Bool) -> Finding {
    Finding(
      "dsn.fraction.twice", isSent ? .error : .warning,
      "\(names.prefix(5).joined(separator: ", ")) : déjà dans la \(other.french)\(isSent ? ", qui est envoyée" : "").",
      recovery: isSent
        ? "Laissez ces personnes à l’autre fraction, ou préparez-la de nouveau sans elles."
        : "Préparez l’autre fraction de nouveau sans ces personnes, avant l’envoi.", reference: "S20.G00.05.003")
  }

  static func fractionMissing(_ names: [String], of count: Int) -> Finding {
    Finding(
      "dsn.fraction.missing", .warning,
      "Les \(count) fractions sont là, et aucune ne dit : \(names.prefix(5).joined(separator: ", "))\(names.count > 5 ? "…" : "").",
      recovery: "Préparez une fraction de nouveau avec ces personnes, avant l’envoi.", reference: "S20.G00.05.003")
  }

  static func fractionSent(_ month: Month, in count: Int) -> Finding {
    Finding(
      "dsn.fraction.sent",
      "La DSN \(month.ofFrench) est envoyée en \(count == 1 ? "une fois" : "\(count) fractions") : elle garde ce nombre.",
      recovery: count == 1
        ? "Préparez-la sans fraction : elle annule et remplace."
        : "Préparez une des \(count) fractions : elle annule et remplace la sienne.", reference: "S20.G00.05.003")
  }
}
