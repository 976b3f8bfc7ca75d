import Foundation

/// A block of the Markdown that the pages of help are written in. Marks of emphasis, code and links are left in the texts:
/// each door shows them its own way.
public enum MarkdownBlock: Hashable, Sendable {
  case title(level: Int, String)
  case paragraph(String)
  /// `mark` is « • », or « 12. » in a numbered list.
  case item(mark: String, String)
  /// Lines to show as they are, indented by four spaces.
  case example([String])
  /// The first row is the heading.
  case table([[String]])

  /// An item of a list, which follows the one before without a blank line.
  public var isItem: Bool { if case .item = self { true } else { false } }
}

extension MarkdownBlock {
  /// The blocks of a page, in its order.
  public static func blocks(of markdown: String) -> [MarkdownBlock] {
    var (blocks, isFenced, isOpen) = ([MarkdownBlock](), false, false)
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isFenced.toggle()
        if isFenced { blocks.append(.example([])) }
        isOpen = false
      } else if isFenced || (line.hasPrefix("    ") && !(isOpen && blocks.last?.isItem == true)) {
        append(isFenced ? "    " + line : line, toExampleOf: &blocks)
        isOpen = isFenced
      } else if line.trimmingCharacters(in: .whitespaces).isEmpty {
        isOpen = false
      } else {
        isOpen = append(line.trimmingCharacters(in: .whitespaces), to: &blocks, isOpen: isOpen)
      }
    }
    return blocks
  }

  private static func append(_ line: String, toExampleOf blocks: inout [MarkdownBlock]) {
    if case .example(let lines) = blocks.last {
      blocks[blocks.count - 1] = .example(lines + [line])
    } else {
      blocks.append(.example([line]))
    }
  }

  /// Adds a line of text to the block before when it goes on; returns whether what it made can go on.
  private static func append(_ line: String, to blocks: inout [MarkdownBlock], isOpen: Bool) -> Bool {
    if line.hasPrefix("#") {
      let level = line.prefix { $0 == "#" }.count
      blocks.append(.title(level: level, line.drop { $0 == "#" || $0 == " " }.description))
      return false
    }
    if line.hasPrefix("|") {
      append(row: line, to: &blocks, isOpen: isOpen)
      return true
    }
    if line.hasPrefix("- ") || line.hasPrefix("* ") {
      blocks.append(.item(mark: "•", String(line.dropFirst(2))))
    } else if let number = number(of: line) {
      blocks.append(.item(mark: number, String(line.dropFirst(number.count + 1))))
    } else if isOpen, case .item(let mark, let text) = blocks.last {
      blocks[blocks.count - 1] = .item(mark: mark, "\(text) \(line)")
    } else if isOpen, case .paragraph(let text) = blocks.last {
      blocks[blocks.count - 1] = .paragraph("\(text) \(line)")
    } else {
      blocks.append(.paragraph(line))
    }
    return true
  }

  private static func append(row line: String, to blocks: inout [MarkdownBlock], isOpen: Bool) {
    let row = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let cells = row.last == "" ? Array(row.dropLast()) : row
    let isRule = cells.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 == "-" || $0 == ":" } }
    if case .table(let rows) = blocks.last, isOpen {
      if !isRule { blocks[blocks.count - 1] = .table(rows + [cells]) }
    } else {
      blocks.append(.table([cells]))
    }
  }

  /// « 12. » of a numbered item.
  public static func number(of line: String) -> String? {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && line.dropFirst(digits.count).hasPrefix(". ") ? digits + "." : nil
  }
}
