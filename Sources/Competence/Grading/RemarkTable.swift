public import Kernel

/// Remarks that a trainer writes often, by the cause they answer: a data file, to be chosen from and completed.
public struct RemarkTable: Sendable {
  public struct Remark: Hashable, Sendable {
    /// Nil for one that fits anything.
    public let cause: CauseTable.Cause?
    public let text: String
  }

  public let remarks: [Remark]

  static let path = "Sources/Competence/Data/remarques.csv"

  /// Throws `competence.scenario.invalid` for a cause that does not exist, or an empty remark.
  public init(_ files: DataFiles = .embedded) throws(Finding) {
    var log = FindingLog()
    let folder = ScenarioFolder("", prefix: "") { _ in files.data(RemarkTable.path).map(Array.init) }
    var remarks: [Remark] = []
    for row in ScenarioTable(RemarkTable.path, columns: ["cause", "remarque"], in: folder, &log).rows {
      let cause = CauseTable.Cause(rawValue: row["cause"])
      guard cause != nil || row["cause"].isEmpty else { throw row.refused("cause", "la cause « \(row["cause"]) » n’existe pas") }
      guard !row["remarque"].isEmpty else { throw row.refused("remarque", "la remarque est vide") }
      remarks.append(Remark(cause: cause, text: row["remarque"]))
    }
    if let finding = log.findings.first { throw finding }
    self.remarks = remarks
  }

  /// Those that answer one of these causes first, then the others, in the order of the file.
  public func ordered(for causes: Set<String>) -> [Remark] {
    let fitting = remarks.filter { $0.cause.map { causes.contains($0.rawValue) } ?? false }
    return fitting + remarks.filter { !fitting.contains($0) }
  }
}
