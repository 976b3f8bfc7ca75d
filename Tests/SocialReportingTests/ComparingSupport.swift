import Kernel
import SocialReporting

/// Small messages of invented people, to compare.
enum Compared {
  static let norm = try! Norm.load("P26V01")

  static func block(_ id: BlockID, _ values: [Int: String], _ children: [BlockOccurrence] = []) -> BlockOccurrence {
    BlockOccurrence(id, values.sorted { $0.key < $1.key }.map { Rubric(id.rubric($0.key), $0.value) }, children)
  }

  static func contribution(_ code: String, _ amount: String) -> BlockOccurrence {
    block("S21.G00.81", [1: code, 2: "00000000000000", 4: amount])
  }

  /// A person with one contract, a pay and three bases.
  static func person(
    nir: String, name: String, first: String, contract: String = "00001", gross: String = "2100.00", insurance: String? = nil
  ) -> BlockOccurrence {
    var affiliations: [BlockOccurrence] = []
    var bases = [
      block("S21.G00.78", [1: "02", 2: "01102026", 3: "31102026", 4: gross, 6: contract], [contribution("076", "325.50")]),
      block(
        "S21.G00.78", [1: "03", 2: "01102026", 3: "31102026", 4: gross, 6: contract],
        [contribution("075", "273.00"), contribution("074", "72.45")]),
      block("S21.G00.78", [1: "04", 2: "01102026", 3: "31102026", 4: "2063.25"], [contribution("072", "189.82")]),
    ]
    if let insurance {
      affiliations = [block("S21.G00.70", [4: "ISOLE", 5: "ENSEMBLE", 12: "7", 13: insurance])]
      bases.append(
        block("S21.G00.78", [1: "31", 2: "01102026", 3: "31102026", 5: "7"], [contribution("059", "42.00")]))
    }
    return block(
      "S21.G00.30", [1: nir, 2: name, 4: first, 5: "02", 6: "14081995", 7: "STRASBOURG"],
      [
        block(
          "S21.G00.40", [1: "01092025", 2: "06", 3: "04", 6: "Vendeuse", 7: "01", 9: contract, 13: "151.67"],
          affiliations + [block("S21.G00.71", [2: "RUAA"])]),
        block(
          "S21.G00.50", [1: "31102026", 2: "1700.12", 3: "1", 4: "1650.00", 6: "3.20", 7: "01", 8: "123456", 9: "54.40"],
          [
            block("S21.G00.51", [1: "01102026", 2: "31102026", 10: contract, 11: "001", 13: gross]),
            block("S21.G00.51", [1: "01102026", 2: "31102026", 10: contract, 11: "010", 13: gross]),
            block("S21.G00.58", [1: "01102026", 2: "31102026", 3: "03", 4: "1722.40"]),
          ] + bases),
        block("S21.G00.86", [1: "07", 2: "03", 3: "1", 5: contract]),
      ])
  }

  static let nadia = "2950899100010"
  static let paul = "1900199100011"

  static func declaration(_ people: [BlockOccurrence], month: String = "01102026", order: String = "1", insurance: String = "3")
    -> BlockOccurrence
  {
    block(
      "S20.G00.05", [1: "01", 2: "01", 3: "11", 4: order, 5: month, 7: "03112026", 8: "01", 10: "01"],
      [
        block(
          "S21.G00.06", [1: "000000001", 2: "00018", 3: "4752A"],
          [
            block(
              "S21.G00.11", [1: "00018", 2: "4752A", 5: "STRASBOURG"],
              [
                block("S21.G00.15", [1: "MUT-2026", 2: "P0000", 5: insurance]),
                block(
                  "S21.G00.22", [1: "00000000000000", 3: "01102026", 4: "31102026", 5: "1250.00"],
                  [
                    block("S21.G00.23", [1: "100", 2: "920", 4: "4200.00"]),
                    block("S21.G00.23", [1: "100", 2: "921", 4: "4200.00"]),
                  ]),
              ] + people)
          ])
      ])
  }

  static func message(
    _ declarations: [BlockOccurrence], software: String = "ECRITOIRE", lineEnding: DSNMessage.LineEnding = .crlf
  )
    -> DSNMessage
  {
    DSNMessage(
      envelope: block(
        "S10.G00.00", [1: software, 2: "NOUS", 3: "1.0", 5: "01", 6: "P26V01", 7: "01", 8: "01"],
        [block("S10.G00.01", [1: "000000001", 2: "00018", 3: "ATELIER"])]),
      declarations: declarations, lineEnding: lineEnding)
  }

  static func sample(gross: String = "2100.00", contract: String = "00001") -> DSNMessage {
    message([
      declaration([
        person(nir: nadia, name: "Roux", first: "Nadia", contract: contract, gross: gross, insurance: "3"),
        person(nir: paul, name: "MARTIN", first: "PAUL ANDRE", contract: "00002"),
      ])
    ])
  }
}

extension DSNMessage {
  /// The same, with one rubric changed wherever `path` stands in document order among the rubrics of the declarations.
  func changing(_ wanted: Int, _ change: (Rubric) -> Rubric?) -> DSNMessage {
    var place = 0
    func rewrite(_ block: BlockOccurrence) -> BlockOccurrence {
      var rubrics: [Rubric] = []
      for rubric in block.rubrics {
        if place == wanted {
          if let changed = change(rubric) { rubrics.append(changed) }
        } else {
          rubrics.append(rubric)
        }
        place += 1
      }
      return BlockOccurrence(block.id, rubrics, block.children.map(rewrite))
    }
    return DSNMessage(envelope: envelope, declarations: declarations.map(rewrite), lineEnding: lineEnding)
  }

  /// The rubrics of its declarations, in document order.
  var declared: [Rubric] {
    var rubrics: [Rubric] = []
    for declaration in declarations { declaration.forEachRubric { rubrics.append($0) } }
    return rubrics
  }
}
