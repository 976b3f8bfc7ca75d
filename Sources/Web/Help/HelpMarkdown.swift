import Foundation
import Presentation

/// The pages of help as HTML: the same text as in a terminal. All of it is escaped; only our own marks become elements.
enum HelpMarkdown {
  /// - Parameter subjects: the pages that a command named in the text can lead to.
  static func html(_ markdown: String, subjects: Set<String>) -> String {
    var (html, examples) = ("", 0)
    var list: String?
    for block in MarkdownBlock.blocks(of: markdown) {
      let wanted = kind(of: block)
      if list != wanted {
        if let list { html += "</\(list)>\n" }
        if let wanted { html += "<\(wanted)>\n" }
        list = wanted
      }
      if case .example(let lines) = block {
        examples += 1
        html += example(lines, number: examples)
      } else {
        html += render(block, subjects)
      }
    }
    if let list { html += "</\(list)>\n" }
    return html
  }

  private static func kind(of block: MarkdownBlock) -> String? {
    guard case .item(let mark, _) = block else { return nil }
    return mark == "•" ? "ul" : "ol"
  }

  private static func render(_ block: MarkdownBlock, _ subjects: Set<String>) -> String {
    switch block {
    // The first title is that of the page, which the shell writes.
    case .title(1, _): return ""
    case .title(let level, let text):
      let tag = level == 2 ? "h2" : "h3"
      return "<\(tag) id=\"\(anchor(text))\">\(inline(text, subjects))</\(tag)>\n"
    case .paragraph(let text): return "<p>\(inline(text, subjects))</p>\n"
    case .item(_, let text): return "<li>\(inline(text, subjects))</li>\n"
    case .example(let lines): return example(lines, number: 1)
    case .table(let rows): return table(rows, subjects)
    }
  }

  /// Each region of a page has a name of its own.
  private static func example(_ lines: [String], number: Int) -> String {
    let text = lines.map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : $0 }.joined(separator: "\n")
    return "<pre tabindex=\"0\" role=\"region\" aria-label=\"Exemple \(number)\"><code>\(escape(text))</code></pre>\n"
  }

  private static func table(_ rows: [[String]], _ subjects: Set<String>) -> String {
    let head = (rows.first ?? []).map { "<th scope=\"col\">\(inline($0, subjects))</th>" }.joined()
    let body = rows.dropFirst().map { row in
      "<tr>"
        + row.enumerated().map { index, cell in
          index == 0 ? "<th scope=\"row\">\(inline(cell, subjects))</th>" : "<td>\(inline(cell, subjects))</td>"
        }.joined() + "</tr>"
    }.joined(separator: "\n")
    let name = escape((rows.first ?? []).filter { !$0.isEmpty }.joined(separator: ", "))
    return "<div class=\"cadre\" role=\"region\" aria-label=\"Tableau : \(name)\" tabindex=\"0\"><table>"
      + "<caption class=\"vu\">\(name)</caption><thead><tr>\(head)</tr></thead><tbody>\(body)</tbody></table></div>\n"
  }

  /// `« Lettrer à la main »` is `lettrer-a-la-main`.
  static func anchor(_ text: String) -> String {
    let folded = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    return folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
  }

  // MARK: Inside a line

  private static func inline(_ text: String, _ subjects: Set<String>) -> String {
    // Between back quotes everything is kept as it is.
    text.components(separatedBy: "`").enumerated().map { index, piece in
      index % 2 == 1 ? code(piece, subjects) : emphasis(links(escape(piece)))
    }.joined()
  }

  /// A command of help leads to its page.
  private static func code(_ text: String, _ subjects: Set<String>) -> String {
    let words = text.split(separator: " ")
    if words.count == 3, words[0] == "ecritoire", words[1] == "aide", subjects.contains(String(words[2])) {
      return "<a href=\"/aide/\(words[2])\"><code>\(escape(text))</code></a>"
    }
    return "<code>\(escape(text))</code>"
  }

  /// `**a**` and `*a*`, when they close.
  private static func emphasis(_ text: String) -> String {
    var html = text
    for (mark, tag) in [("**", "strong"), ("*", "em")] {
      let pieces = html.components(separatedBy: mark)
      guard pieces.count > 1, pieces.count % 2 == 1 else { continue }
      html = pieces.enumerated().map { $0 % 2 == 1 ? "<\(tag)>\($1)</\(tag)>" : $1 }.joined()
    }
    return html
  }

  /// `[texte](adresse)`: to a page of ours, or of the law’s publisher.
  private static func links(_ text: String) -> String {
    var (html, rest) = ("", Substring(text))
    while let middle = rest.range(of: "]("), let open = rest[..<middle.lowerBound].lastIndex(of: "["),
      let close = rest[middle.upperBound...].firstIndex(of: ")")
    {
      let label = rest[rest.index(after: open)..<middle.lowerBound]
      let address = rest[middle.upperBound..<close]
      html += rest[..<open]
      html += address.hasPrefix("/") || address.hasPrefix("https://") ? "<a href=\"\(address)\">\(label)</a>" : String(label)
      rest = rest[rest.index(after: close)...]
    }
    return html + rest
  }

  static func escape(_ text: some StringProtocol) -> String {
    text.reduce(into: "") { html, character in
      switch character {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      default: html.append(character)
      }
    }
  }
}
