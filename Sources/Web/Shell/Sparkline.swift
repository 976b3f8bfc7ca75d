import Kernel

/// A curve of a few balances, drawn beside the figure it decorates.
enum Sparkline {
  /// Empty for fewer than two points, and for points that do not differ: a flat line says nothing.
  static func svg(_ values: [Money], width: Int = 72, height: Int = 24) -> String {
    guard values.count > 1, let low = values.min(), let high = values.max(), low < high else { return "" }
    let span = max(1, Int(clamping: high.cents.subtractingReportingOverflow(low.cents).partialValue))
    func point(_ index: Int) -> String {
      let x = 20 + index * (width - 4) * 10 / (values.count - 1)
      let above = Int(clamping: values[index].cents.subtractingReportingOverflow(low.cents).partialValue)
      let y = (height - 3) * 10 - Int(Int128(above) * Int128((height - 6) * 10) / Int128(span))
      return "\(decimal(x)) \(decimal(y))"
    }
    let line = values.indices.map(point).joined(separator: " L")
    let last = point(values.count - 1).split(separator: " ")
    return
      "<svg class=\"graphe\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\" aria-hidden=\"true\">"
      + "<path class=\"c1\" d=\"M\(line)\"/><circle class=\"pt\" cx=\"\(last[0])\" cy=\"\(last[1])\" r=\"2.5\"/></svg>"
  }

  /// Tenths as SVG writes them: 132 is « 13.2 ».
  static func decimal(_ tenths: Int) -> String { "\(tenths / 10).\(abs(tenths) % 10)" }
}
