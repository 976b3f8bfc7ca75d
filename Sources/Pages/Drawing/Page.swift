/// What stands on a page, in order.
struct Page {
  /// What is read: texts within their places in the structure.
  enum Mark {
    case open(String)
    case close(String)
    case text(PlacedText)
  }

  /// What is only looked at, drawn under the texts: rules, frames, running heads, the watermark.
  enum Ink {
    case rule(x: Double, y: Double, width: Double, weight: Double, grey: Double)
    case frame(x: Double, y: Double, width: Double, height: Double, weight: Double, fill: Double?)
    case text(PlacedText)
    case watermark(String)
  }

  var marks: [Mark] = []
  var ink: [Ink] = []

  /// Adds what was composed apart, from its own top, `dy` lower.
  mutating func add(_ other: Page, dy: Double) {
    marks += other.marks.map { mark in
      guard case .text(var text) = mark else { return mark }
      text.y += dy
      return .text(text)
    }
    ink += other.ink.map { ink in
      switch ink {
      case .rule(let x, let y, let width, let weight, let grey):
        return .rule(x: x, y: y + dy, width: width, weight: weight, grey: grey)
      case .frame(let x, let y, let width, let height, let weight, let fill):
        return .frame(x: x, y: y + dy, width: width, height: height, weight: weight, fill: fill)
      case .text(var text):
        text.y += dy
        return .text(text)
      case .watermark: return ink
      }
    }
  }
}
