import Kernel
import SocialReporting

/// What a block is called in the tree: « Contrat CDD », « Base 03, brute déplafonnée », « Nadia Roux ».
struct BlockLabel: Sendable {
  let words: RubricWords

  init(_ words: RubricWords) { self.words = words }

  private enum Shape {
    /// The word, then the values of rubrics as they are read.
    case values(String, [Int])
    /// The word, then the code of a rubric with its meaning.
    case code(String, Int)
  }

  private static let shapes: [BlockID: Shape] = [
    "S10.G00.00": .values("Envoi", []), "S10.G00.01": .values("Émetteur", [3]),
    "S10.G00.02": .values("Contact de l’émetteur", [2]),
    "S20.G00.07": .values("Contact", [1]), "S21.G00.06": .values("Entreprise", [1]), "S21.G00.11": .values("Établissement", [1]),
    "S21.G00.15": .values("Contrat d’assurance", [1]), "S21.G00.20": .values("Paiement à", [1, 5]),
    "S21.G00.22": .values("Bordereau", [1, 5]), "S21.G00.23": .values("CTP", [1, 5]),
    "S21.G00.31": .values("Changement de la personne, le", [1]), "S21.G00.40": .values("Contrat", [9]),
    "S21.G00.41": .values("Changement du contrat, le", [1]), "S21.G00.44": .code("Taxe", 1),
    "S21.G00.50": .values("Versement du", [1]), "S21.G00.51": .code("Rémunération", 11), "S21.G00.52": .code("Prime", 1),
    "S21.G00.53": .code("Activité", 1), "S21.G00.54": .code("Autre revenu", 1),
    "S21.G00.56": .values("Régularisation du PAS", [1]),
    "S21.G00.58": .code("Élément en net", 3), "S21.G00.60": .code("Arrêt", 1), "S21.G00.62": .values("Fin du contrat, le", [1]),
    "S21.G00.63": .code("Préavis", 1), "S21.G00.65": .code("Suspension", 1), "S21.G00.70": .values("Affiliation", [12]),
    "S21.G00.71": .code("Retraite complémentaire", 2), "S21.G00.78": .code("Base", 1), "S21.G00.79": .code("Composant", 1),
    "S21.G00.81": .code("Cotisation", 1), "S21.G00.82": .values("Cotisation de l’établissement", [2]),
    "S21.G00.85": .values("Lieu de travail", [1]), "S21.G00.86": .code("Ancienneté", 1),
    "S90.G00.90": .values("Total de l’envoi", []),
  ]

  private static let longest = 64

  func text(_ block: BlockOccurrence) -> String {
    if block.id == "S21.G00.30" { return name(block) }
    if block.id == "S20.G00.05" { return declaration(block) }
    let text: String
    switch BlockLabel.shapes[block.id] {
    case .values(let word, let numbers)?:
      text = numbers.compactMap { block.rubric($0) }.reduce(word) { $0 + value($1) }
    case .code(let word, let number)?:
      text = block.rubric(number).map { "\(word) \($0.value)\(words.meaning($0).map { " · \($0)" } ?? "")" } ?? word
    case nil: text = words.norm.block(block.id)?.name ?? block.id.description
    }
    return text.count > BlockLabel.longest ? text.prefix(BlockLabel.longest - 1) + "…" : text
  }

  /// A text follows the word; an amount stands apart: « Paiement à DGFIP · 113,09 € ».
  private func value(_ rubric: Rubric) -> String {
    let said = words.meaning(rubric) ?? words.raw(rubric)
    let isAmount = words.norm.rubric(rubric.id)?.kind == .number && rubric.value.contains(".")
    return isAmount ? " · \(said)\u{A0}€" : " \(said)"
  }

  /// « Nadia ROUX » as the message writes it.
  func name(_ individual: BlockOccurrence) -> String {
    let parts = [individual[4], individual[3] ?? individual[2]].compactMap { $0 }
    return parts.isEmpty ? "Individu" : parts.joined(separator: " ")
  }

  /// « DSN mensuelle, octobre 2026 ».
  func declaration(_ block: BlockOccurrence) -> String {
    let nature =
      block[1].flatMap(DeclarationNature.init(rawValue:))?.french.capitalizedFirst
      ?? block.rubric(1).flatMap(words.meaning) ?? "Déclaration"
    let type = block[2].flatMap(DeclarationType.init(rawValue:))
    let month = block[5].flatMap { RubricWords.month(ofDay: $0) }
    return nature + (type == nil || type == .normal ? "" : " (\(type!.french))") + (month.map { ", \($0.french)" } ?? "")
  }
}

extension RubricWords {
  /// The month of a day, JJMMAAAA; nil when it is no day.
  static func month(ofDay text: String) -> Month? { Day(neodes: text)?.month }
}
