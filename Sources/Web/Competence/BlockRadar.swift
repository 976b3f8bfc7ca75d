import Competence
import Kernel

/// Five blocks around a point: the program's score as a surface, what people judged acquired as a line of its own.
struct BlockRadar {
  /// One axis: its name, and both shares; nil for what nothing was graded of.
  struct Axis {
    let name: String
    let automatic, human: Share?
  }

  let axes: [Axis]

  /// The five directions, in thousandths, from the top clockwise.
  private static let directions = [(0, -1000), (951, -309), (588, 809), (-588, 809), (-951, -309)]
  /// Where the axes meet, and how long they are, in tenths.
  private static let (middle, length) = ((x: 1750, y: 1190), 860)

  /// Empty for a title that has not five blocks: the table of figures says it all.
  var svg: String {
    guard axes.count == BlockRadar.directions.count else { return "" }
    let spoken = axes.map {
      "\($0.name) \($0.automatic?.frenchWhole ?? "aucune note"), \($0.human?.frenchWhole ?? "0 %") jugé acquis"
    }
    var svg =
      "<svg class=\"graphe\" viewBox=\"0 0 350 222\" role=\"img\" aria-label=\"Les blocs : \(spoken.joined(separator: " ; ").htmlEscaped)\">"
    for quarter in 1...4 {
      svg += "<polygon class=\"grd\" fill=\"none\" points=\"\(points { _ in quarter * 250 })\"/>"
    }
    for direction in BlockRadar.directions.indices {
      let (x, y) = place(direction, 1000)
      svg +=
        "<line class=\"grd\" x1=\"\(Sparkline.decimal(Self.middle.x))\" y1=\"\(Sparkline.decimal(Self.middle.y))\" x2=\"\(x)\" y2=\"\(y)\"/>"
    }
    svg += "<polygon class=\"rz\" points=\"\(points { axes[$0].automatic?.thousandths ?? 0 })\"/>"
    svg += "<polygon class=\"rg\" points=\"\(points { axes[$0].human?.thousandths ?? 0 })\"/>"
    for (index, axis) in axes.enumerated() {
      let (x, y) = place(index, 1140)
      let anchor = BlockRadar.directions[index].0 == 0 ? "middle" : BlockRadar.directions[index].0 > 0 ? "start" : "end"
      svg +=
        "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(axis.name.htmlEscaped) <tspan class=\"t\">\(axis.automatic?.frenchWhole ?? "–")</tspan></text>"
    }
    return svg + "</svg>"
  }

  private func points(_ reach: (Int) -> Int) -> String {
    BlockRadar.directions.indices.map { index in
      let (x, y) = place(index, reach(index))
      return "\(x),\(y)"
    }.joined(separator: " ")
  }

  private func place(_ index: Int, _ thousandths: Int) -> (String, String) {
    let (x, y) = BlockRadar.directions[index]
    func at(_ middle: Int, _ part: Int) -> String {
      Sparkline.decimal(middle + part * Self.length / 1000 * thousandths / 1000)
    }
    return (at(Self.middle.x, x), at(Self.middle.y, y))
  }
}

extension Share {
  /// « 78 % », for a drawing.
  fileprivate var frenchWhole: String { "\((thousandths + 5) / 10)\u{A0}%" }
}
