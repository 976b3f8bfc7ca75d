import Foundation
import Presentation

/// Shows the Markdown of the help pages on a terminal: titles underlined,
/// paragraphs filled, lists and examples kept, marks of emphasis taken off.
struct PlainMarkdown {
  let width: Int

  func render(_ markdown: String) -> String {
    var lines: [String] = []
    for block in MarkdownBlock.blocks(of: markdown) {
      if !lines.isEmpty, !(block.isItem && lines.last?.isEmpty == false && isItem(lines)) { lines.append("") }
      lines += render(block)
    }
    return lines.joined(separator: "\n")
  }

  /// The last block shown was an item: the next one follows without a blank line.
  private func isItem(_ lines: [String]) -> Bool {
    lines.last { !$0.hasPrefix("    ") }.map {
      $0.hasPrefix("  • ") || MarkdownBlock.number(of: $0.trimmingCharacters(in: .whitespaces)) != nil
    } ?? false
  }

  private func render(_ block: MarkdownBlock) -> [String] {
    switch block {
    case .title(let level, let text):
      let plain = PlainMarkdown.plain(text)
      return [plain, String(repeating: level == 1 ? "═" : "─", count: plain.count)]
    case .paragraph(let text): return fill(PlainMarkdown.plain(text), first: "", rest: "")
    case .item(let mark, let text):
      let blank = String(repeating: " ", count: mark.count + 3)
      return fill(PlainMarkdown.plain(text), first: "  \(mark) ", rest: blank)
    case .example(let lines): return lines
    case .table(let rows): return table(rows)
    }
  }

  private func fill(_ text: String, first: String, rest: String) -> [String] {
    var (lines, line) = ([String](), first)
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = (rest, true)
      }
      line += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    return lines + [line]
  }

  /// Columns as wide as their cells while the terminal holds them; else the widest are narrowed, and their cells filled.
  private func table(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let cells = rows.map { row in (0..<count).map { $0 < row.count ? PlainMarkdown.plain(row[$0]) : "" } }
    var widths = (0..<count).map { column in cells.map { $0[column].count }.max() ?? 0 }
    while widths.reduce(0, +) + 2 * count > width, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 8
    {
      widths[widest] -= 1
    }
    return cells.flatMap { row in
      let filled = zip(row, widths).map { PlainMarkdown(width: $1).fill($0, first: "", rest: "") }
      return (0..<(filled.map(\.count).max() ?? 0)).map { index in
        let pieces = zip(filled, widths).map { lines, width in
          (index < lines.count ? lines[index] : "").padding(
            toLength: max(width, index < lines.count ? lines[index].count : 0), withPad: " ", startingAt: 0)
        }
        return String(("  " + pieces.joined(separator: "  ")).reversed().drop { $0 == " " }.reversed())
      }
    }
  }
}

extension PlainMarkdown {
  /// Without the marks of emphasis and code; a link keeps its text.
  static func plain(_ text: String) -> String {
    var plain = text
    for (start, middle) in [("[", "](")] {
      while let open = plain.range(of: middle), let close = plain[open.upperBound...].firstIndex(of: ")"),
        let head = plain[..<open.lowerBound].range(of: start, options: .backwards)
      {
        plain.replaceSubrange(open.lowerBound...close, with: "")
        plain.removeSubrange(head)
      }
    }
    let pieces = plain.components(separatedBy: "`")
    // Between back quotes everything is kept; outside, the stars go.
    return pieces.enumerated().map { index, piece in
      index % 2 == 1 ? piece : piece.replacingOccurrences(of: "**", with: "").replacingOccurrences(of: "*", with: "")
    }.joined()
  }
}
