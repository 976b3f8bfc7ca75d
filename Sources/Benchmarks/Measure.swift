/// Several runs of one thing.
struct Measure {
  let name: String
  private(set) var runs: [Usage] = []
  /// Why it was left out or went wrong, in French; its figures are then not shown.
  var trouble: String?

  init(_ name: String, trouble: String? = nil) { (self.name, self.trouble) = (name, trouble) }

  mutating func add(_ usage: Usage) { runs.append(usage) }

  var wall: Spread { Spread(runs.map(\.wall)) }
  var cpu: Spread { Spread(runs.map(\.cpu)) }
  var peak: Int { runs.map(\.peak).max() ?? 0 }
}

/// The middle of some values and how far they lie apart.
struct Spread: Equatable {
  let median: Double
  let least: Double
  let most: Double

  /// All zero when there are no values.
  init(_ values: [Double]) {
    let sorted = values.sorted()
    least = sorted.first ?? 0
    most = sorted.last ?? 0
    let middle = sorted.count / 2
    median = sorted.isEmpty ? 0 : sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

/// Columns as wide as they need to be; numbers lean to the right. A row with
/// fewer cells ends with a remark, which widens no column.
struct Table {
  private var rows: [[String]]

  init(_ header: [String]) { rows = [header] }

  mutating func add(_ row: [String]) { rows.append(row) }

  var text: String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.filter { column == 0 || $0.count == columns }.map { $0[column].count }.max() ?? 0
    }
    let lines = rows.map { row in
      row.enumerated().map { index, cell in
        let blanks = String(repeating: " ", count: max(0, widths[index] - cell.count))
        return index == 0 ? cell + blanks : index == row.count - 1 && row.count < columns ? cell : blanks + cell
      }.joined(separator: "  ")
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n")
  }

  /// The measures, and how many times longer each took than the first one.
  static func comparison(_ measures: [Measure]) -> Table {
    var table = Table(["", "médiane", "étendue", "processeur", "mémoire", "durée ÷ 1re ligne"])
    let base = measures.first.map { $0.wall.median } ?? 0
    for measure in measures {
      if let trouble = measure.trouble {
        table.add([measure.name, trouble])
      } else {
        let ratio = base > 0 ? measure.wall.median / base : 0
        table.add([
          measure.name, seconds(measure.wall.median), "\(seconds(measure.wall.least)) – \(seconds(measure.wall.most))",
          seconds(measure.cpu.median), mebibytes(measure.peak), base > 0 ? "× \(decimal(ratio, 2))" : "",
        ])
      }
    }
    return table
  }
}

/// « 12,345 »: rounded, with a comma.
func decimal(_ value: Double, _ places: Int) -> String {
  let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
  let scaled = Int((value.magnitude * Double(scale)).rounded())
  let sign = value < 0 && scaled != 0 ? "-" : ""
  return sign + "\(scaled / scale)" + (places == 0 ? "" : ",\(padded(scaled % scale, places))")
}

func seconds(_ value: Double) -> String { value < 1 ? "\(decimal(value * 1000, 1)) ms" : "\(decimal(value, 2)) s" }
func mebibytes(_ kibibytes: Int) -> String { "\(decimal(Double(kibibytes) / 1024, 1)) Mio" }
