import Kernel
public import Ledger
public import SocialReporting
public import UseCases

/// How much of each file is right beside a model: a line for each, to grade a class.
public struct MessageScoresTable: TabularReport {
  let outcome: CompareDSN.Outcome

  public init(_ outcome: CompareDSN.Outcome) { self.outcome = outcome }

  public var table: ReportTable {
    var table = ReportTable(
      title: "DSN comparées à \((outcome.model.split(separator: "/").last).map(String.init) ?? outcome.model)",
      columns: [
        .init("Fichier", .text), .init("Justes", .count), .init("Attendues", .count), .init("Différentes", .count),
        .init("Manquantes", .count), .init("En trop", .count), .init("Juste à", .text),
      ])
    for judged in outcome.files {
      let name = judged.file.split(separator: "/").last.map(String.init) ?? judged.file
      guard let score = judged.comparison?.total else {
        table.add([.text(name), .empty, .empty, .empty, .empty, .empty, .text("illisible")])
        continue
      }
      table.add([.text(name)] + score.cells)
    }
    return table
  }
}

/// How much of each kind of block is right.
public struct MessageBlocksTable: TabularReport {
  let comparison: MessageComparison

  public init(_ comparison: MessageComparison) { self.comparison = comparison }

  public var table: ReportTable {
    var table = ReportTable(
      title: "Rubriques justes, bloc par bloc",
      columns: [
        .init("Bloc", .text), .init("Nom", .text), .init("Justes", .count), .init("Attendues", .count),
        .init("Différentes", .count), .init("Manquantes", .count), .init("En trop", .count), .init("Juste à", .text),
      ])
    for block in comparison.blocks {
      table.add([.text("\(block.block)"), .text(block.name)] + block.score.cells)
    }
    table.add(.total, [.text("Ensemble"), .empty] + comparison.total.cells)
    return table
  }
}

extension MessageComparison.Score {
  /// « 97,3 % ».
  public var frenchShare: String {
    "\(permille / 10)\(permille % 10 == 0 ? "" : ",\(permille % 10)")\u{A0}%"
  }

  fileprivate var cells: [ReportTable.Cell] {
    [.count(right), .count(expected), .count(different), .count(missing), .count(extra), .text(frenchShare)]
  }
}
