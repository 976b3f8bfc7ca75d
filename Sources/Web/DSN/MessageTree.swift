import Kernel
import SocialReporting

/// The blocks of a message as a tree of links: those on the way to the chosen one are open, a long run of alike blocks is cut in pages.
/// A person's blocks are drawn for the chosen person alone, so that ten thousand people weigh no more than twenty.
struct MessageTree {
  let message: DSNMessage
  let label: BlockLabel
  let chosen: BlockPath
  let marks: FindingPlaces
  /// The address that shows a block.
  let href: (BlockPath) -> String

  /// How many alike blocks stand side by side.
  static let run = 20
  /// What leads to people is open.
  private static let frame: Set<BlockID> = ["S20.G00.05", "S21.G00.06", "S21.G00.11"]
  /// How many blocks of one person are drawn; beyond, those on the way to the chosen one.
  static let drawn = 300

  var html: String { list(message.blocks, under: nil) }

  private func list(_ blocks: [BlockOccurrence], under parent: BlockPath?) -> String {
    var html = "<ul>"
    var place = 0
    while place < blocks.count {
      let id = blocks[place].id
      var end = place + 1
      while end < blocks.count, blocks[end].id == id { end += 1 }
      html += run(blocks, place..<end, under: parent)
      place = end
    }
    return html + "</ul>"
  }

  private func path(_ place: Int, under parent: BlockPath?) -> BlockPath { parent?.appending(place) ?? BlockPath([place]) }

  /// Alike blocks in a row: those of the page where the chosen one is.
  private func run(_ blocks: [BlockOccurrence], _ all: Range<Int>, under parent: BlockPath?) -> String {
    guard all.count > MessageTree.run else { return all.map { node(blocks[$0], path($0, under: parent)) }.joined() }
    let depth = parent?.places.count ?? 0
    let isInside = parent.map { $0.leads(to: chosen) } ?? true
    let here =
      isInside && chosen.places.count > depth && all.contains(chosen.places[depth]) ? chosen.places[depth] : all.lowerBound
    let start = all.lowerBound + (here - all.lowerBound) / MessageTree.run * MessageTree.run
    let shown = start..<min(start + MessageTree.run, all.upperBound)
    var html = ""
    let count = all.count.grouped
    if start > all.lowerBound {
      html += step(
        "‹ \(start - MessageTree.run - all.lowerBound + 1) à \(start - all.lowerBound), sur \(count)",
        path(start - MessageTree.run, under: parent))
    }
    html += shown.map { node(blocks[$0], path($0, under: parent)) }.joined()
    if shown.upperBound < all.upperBound {
      let last = min(shown.upperBound + MessageTree.run, all.upperBound) - all.lowerBound
      html += step("\(shown.upperBound - all.lowerBound + 1) à \(last), sur \(count) ›", path(shown.upperBound, under: parent))
    }
    return html
  }

  private func step(_ text: String, _ path: BlockPath) -> String {
    "<li class=\"pas\"><a href=\"\(href(path).htmlEscaped)\">\(text.htmlEscaped)</a></li>"
  }

  private func node(_ block: BlockOccurrence, _ path: BlockPath) -> String {
    let text = label.text(block)
    let (isChosen, isOpen) = (path == chosen, path.leads(to: chosen))
    var html = "<li><a href=\"\(href(path).htmlEscaped)\"\(isChosen ? " aria-current=\"true\"" : "")>"
    html += "<code>\(MessageTree.short(block.id))</code><span>\(text.htmlEscaped)</span>\(badge(path))</a>"
    guard !block.children.isEmpty, isOpen || isLight(block) else { return html + "</li>" }
    html +=
      "<details\(isOpen || block.children.count <= 3 || MessageTree.frame.contains(block.id) ? " open" : "")><summary><span class=\"vu\">Blocs sous \(text.htmlEscaped)</span></summary>"
    return html + list(block.children, under: path) + "</details></li>"
  }

  /// Drawn although nobody chose it.
  private func isLight(_ block: BlockOccurrence) -> Bool {
    block.id != "S21.G00.30" && block.blockCount <= MessageTree.drawn
      && (block.id != "S20.G00.05" || message.declarations.count == 1)
  }

  /// « S21.40 »: the group is the same everywhere.
  static func short(_ id: BlockID) -> String {
    let text = id.description
    return String(text.prefix(3) + text.suffix(3))
  }

  private func badge(_ path: BlockPath) -> String {
    let (errors, warnings) = marks.counts(at: path)
    if errors > 0 { return "<span class=\"badge faux\">\(errors.counted("erreur"))</span>" }
    return warnings > 0 ? "<span class=\"badge alerte\">\(warnings.counted("alerte"))</span>" : ""
  }
}

extension BlockOccurrence {
  /// The blocks under it.
  var blockCount: Int { children.reduce(children.count) { $0 + $1.blockCount } }
}

/// Where findings stand in a message: each at the block that its line belongs to.
struct FindingPlaces: Sendable {
  let findings: [(finding: Finding, path: BlockPath?)]
  private let totals: [BlockPath: (errors: Int, warnings: Int)]

  init(_ findings: [Finding], in message: DSNMessage) {
    self.findings = findings.map { ($0, FindingPlaces.path($0, message)) }
    var totals: [BlockPath: (errors: Int, warnings: Int)] = [:]
    for case (let finding, let path?) in self.findings where finding.severity != .info {
      for depth in 1...path.places.count {
        let above = BlockPath(Array(path.places.prefix(depth)))
        totals[above, default: (0, 0)].errors += finding.severity == .error ? 1 : 0
        totals[above, default: (0, 0)].warnings += finding.severity == .warning ? 1 : 0
      }
    }
    self.totals = totals
  }

  private static func path(_ finding: Finding, _ message: DSNMessage) -> BlockPath? {
    finding.line.flatMap { message.path(ofLine: $0) }
  }

  /// Of the block and of those under it.
  func counts(at path: BlockPath) -> (errors: Int, warnings: Int) { totals[path] ?? (0, 0) }

  /// Those of one block, with the rubric they are about.
  func findings(at path: BlockPath) -> [Finding] { findings.filter { $0.path == path }.map(\.finding) }
}
