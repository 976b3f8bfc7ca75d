import Kernel
import Ledger

/// Bank and cash day by day, as steps: a balance does not rise along a slope. What was, then what is due, dashed.
struct TreasuryChart {
  let past: [DayBalance]
  let future: [DayBalance]
  let today: Day
  /// What would be otherwise, dotted.
  var scenario: [DayBalance] = []
  /// Below which somebody wants to be told.
  var threshold: Money?
  /// The last day drawn, when it comes after the last balance.
  var end: Day?

  // The plot inside a box of 660 by 228, in tenths.
  private static let (left, right, top, bottom) = (520, 5_700, 160, 2_020)

  private var first: Day { past.first?.day ?? today }
  private var last: Day { max(future.last?.day ?? today, scenario.last?.day ?? today, end ?? today, today, first + 1) }
  private var hasFuture: Bool { future.count > 1 }

  /// Empty when there is nothing to draw.
  var svg: String {
    guard !past.isEmpty else { return "" }
    let scale = Scale((past + future + scenario).map(\.balance) + [threshold ?? .zero])
    let pastPath = path(past, scale, through: today)
    var svg = "<svg class=\"graphe l\" viewBox=\"0 0 660 228\" role=\"img\" aria-label=\"\(label.htmlEscaped)\">"
    svg += grid(scale)
    let zero = tenths(scale.y(.zero))
    svg += "<path class=\"aire\" d=\"\(pastPath)V\(zero)H\(tenths(x(past[0].day)))Z\"/><path class=\"c1\" d=\"\(pastPath)\"/>"
    if hasFuture { svg += "<path class=\"c2\" d=\"\(path(future, scale, through: last))\"/>" }
    if !scenario.isEmpty { svg += "<path class=\"c3\" d=\"\(path(scenario, scale, through: last))\"/>" }
    return svg + limit(scale) + marks(scale) + "</svg>"
  }

  private var label: String {
    let now = past.last.map { "\($0.balance.euros) au \(today.long)" } ?? ""
    return "Trésorerie : \(now)"
      + (hasFuture ? ", \(future.last!.balance.euros) attendus au \(last.long) si tout est réglé à l’échéance" : "")
      + (scenario.last.map { ", \($0.balance.euros) avec le scénario" } ?? "")
  }

  private func limit(_ scale: Scale) -> String {
    guard let threshold, !threshold.isZero else { return "" }
    let y = scale.y(threshold)
    return "<line class=\"lien\" x1=\"52\" x2=\"570\" y1=\"\(tenths(y))\" y2=\"\(tenths(y))\"/>"
      + "<text x=\"570\" y=\"\(tenths(y - 40))\" text-anchor=\"end\">seuil</text>"
  }

  private func x(_ day: Day) -> Int {
    TreasuryChart.left + (day - first) * (TreasuryChart.right - TreasuryChart.left) / max(1, last - first)
  }

  private func tenths(_ value: Int) -> String { Sparkline.decimal(value) }

  private func path(_ points: [DayBalance], _ scale: Scale, through end: Day) -> String {
    var path = "M\(tenths(x(points[0].day))) \(tenths(scale.y(points[0].balance)))"
    for point in points.dropFirst() { path += "H\(tenths(x(point.day)))V\(tenths(scale.y(point.balance)))" }
    return path + "H\(tenths(x(end)))"
  }

  private func grid(_ scale: Scale) -> String {
    scale.ticks.map { tick in
      let y = tenths(scale.y(tick))
      return "<line class=\"\(tick.isZero ? "zero" : "grd")\" x1=\"52\" x2=\"570\" y1=\"\(y)\" y2=\"\(y)\"/>"
        + "<text x=\"44\" y=\"\(tenths(scale.y(tick) + 40))\" text-anchor=\"end\">\(scale.label(tick))</text>"
    }.joined()
  }

  /// Today's line, the days under the axis, the last balance written.
  private func marks(_ scale: Scale) -> String {
    var svg = ""
    let now = x(today)
    if hasFuture {
      svg +=
        "<line class=\"axe\" x1=\"\(tenths(now))\" x2=\"\(tenths(now))\" y1=\"8\" y2=\"202\"/>"
        + "<text x=\"\(tenths(now + 60))\" y=\"14\">aujourd’hui</text>"
    }
    var days = [first]
    let middle = first + (last - first) / 2
    for day in [middle, today, last] where days.allSatisfy({ abs(x(day) - x($0)) > 600 }) { days.append(day) }
    for day in days { svg += "<text x=\"\(tenths(x(day)))\" y=\"222\" text-anchor=\"middle\">\(day.short)</text>" }
    let end = hasFuture ? future.last! : past.last!
    let (place, y) = (x(hasFuture ? last : today), scale.y(end.balance))
    let kind = end.balance < .zero ? ("ptm", "moins t") : ("pt", "t")
    return svg + "<circle class=\"\(kind.0)\" cx=\"\(tenths(place))\" cy=\"\(tenths(y))\" r=\"4\"/>"
      + "<text class=\"\(kind.1)\" x=\"\(tenths(place + 80))\" y=\"\(tenths(y + 40))\">\(Scale.whole(end.balance))</text>"
  }

  /// From cents to the height of the plot, with round ticks.
  private struct Scale {
    let low: Int64
    let high: Int64
    let step: Int64

    init(_ values: [Money]) {
      let (lowest, highest) = (min(0, values.map(\.cents).min() ?? 0), max(0, values.map(\.cents).max() ?? 0))
      let span = max(100, highest - lowest)
      var step: Int64 = 100
      var next: [Int64] = [2, 5, 10]
      var unit: Int64 = 100
      while span / step > 6 {
        step = unit * next.removeFirst()
        if next.isEmpty { (next, unit) = ([2, 5, 10], step) }
      }
      self.step = step
      low = lowest >= 0 ? 0 : -((-lowest + step - 1) / step) * step
      high = max((highest + step - 1) / step * step, low + step)
    }

    var ticks: [Money] { stride(from: low, through: high, by: Int64.Stride(step)).map { Money(cents: $0) } }

    func y(_ amount: Money) -> Int {
      let height = Int128(TreasuryChart.bottom - TreasuryChart.top)
      return TreasuryChart.bottom - Int(Int128(amount.cents - low) * height / Int128(high - low))
    }

    /// « 25 k€ » when the steps are thousands.
    func label(_ tick: Money) -> String {
      let sign = tick < .zero ? "\u{2212}" : ""
      let euros = Int(tick.magnitude.cents / 100)
      if tick.isZero { return "0" }
      if step % 100_000_000 == 0 { return "\(sign)\((euros / 1_000_000).grouped)\u{A0}M€" }
      return step % 100_000 == 0 ? "\(sign)\((euros / 1_000).grouped)\u{A0}k€" : "\(sign)\(euros.grouped)\u{A0}€"
    }

    /// The balance to the euro: the cents are in the table below.
    static func whole(_ amount: Money) -> String { "\(Int(amount.toEuro(.halfAwayFromZero).cents / 100).grouped)\u{A0}€" }
  }
}
