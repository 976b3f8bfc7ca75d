import Formats
public import Kernel

/// A title as the competency framework that Moodle imports (`tool_lpimportcsv`): fourteen columns read by their position, one row for
/// the framework, then its blocks and competences.
///
/// Moodle reads the file with PHP's `fgetcsv`, where a backslash before a quote hides it: no backslash is written. It keeps a cell to
/// the letter, so that an apostrophe put before a formula would stay in the framework; and yet the file is often opened in a
/// spreadsheet first. So no cell can begin a formula: codes and short names begin with a letter, and a description, which is HTML,
/// has its first sign written as a reference.
public struct MoodleFramework: Sendable {
  private let referential: Referential
  private let related: [String: [String]]

  /// - Parameter related: by competence, those that Moodle shows beside it.
  public init(_ referential: Referential, related: [String: [String]] = [:]) {
    (self.referential, self.related) = (referential, related)
  }

  static let columns = [
    "Parent id number", "Id number", "Shortname", "Description", "Description format", "Scale values", "Scale configuration",
    "Rule type (optional)", "Rule outcome (optional)", "Rule config (optional)",
    "Cross referenced competency id numbers (optional)",
    "Exported id (optional)", "Is framework", "Taxonomy",
  ]

  /// From the lowest level to the highest: a comma would start another level.
  static let scale = ["Non acquis", "En cours d’acquisition", "Acquis avec une aide", "Acquis en autonomie"]

  /// The first level by default, the last two acquired. Moodle puts its own number in `scaleid`.
  static let scaleConfiguration =
    #"[{"scaleid":"0"},{"id":1,"scaledefault":1,"proficient":0},{"id":3,"scaledefault":0,"proficient":1},"#
    + #"{"id":4,"scaledefault":0,"proficient":1}]"#

  private struct Row {
    let parent: String
    let id: String
    let name: String
    let description: String
  }

  /// UTF-8 without a mark, separated by commas. Throws `competence.moodle.id` and `competence.moodle.related`.
  public func csv() throws(Finding) -> [UInt8] {
    let rows = self.rows
    let prefix = try prefix(rows)
    var links: [String: String] = [:]
    for (origin, targets) in related {
      for id in targets + [origin] where !rows.contains(where: { $0.id == id }) { throw .moodleRelated(id, from: origin) }
      links[origin] = targets.map { (prefix + $0).replacing(",", with: "%2C") }.joined(separator: ",")
    }
    var lines: [[CSVCell]] = [MoodleFramework.columns.map { .text($0) }, framework]
    for (index, row) in rows.enumerated() {
      lines.append([
        .text(row.parent.isEmpty ? "" : prefix + row.parent), .text(prefix + row.id),
        .text(MoodleFramework.shortName("\(prefix)\(row.id) \(row.name)")), .text(MoodleFramework.html(row.description)),
        .integer(1), .empty, .empty, .empty, .empty, "null", .text(links[row.id] ?? ""), .integer(index + 1), .empty, .empty,
      ])
    }
    return lines.csv(separator: .comma)
  }

  private var framework: [CSVCell] {
    let (code, title) = (referential.code, referential.title)
    let registration = referential.registration
    let description =
      "\(title) (\(code), niveau \(referential.level)), \(referential.certifier.name). "
      + "Enregistrement du \(registration.decided.french) au \(registration.expires.french)."
    return [
      .empty, .text(code), .text(MoodleFramework.shortName("\(code) \(title)")), .text(MoodleFramework.html(description)),
      .integer(1),
      .text(MoodleFramework.scale.joined(separator: ",")), .text(MoodleFramework.scaleConfiguration), .empty, .empty, "null",
      .empty,
      .empty, .integer(1), "domain,competency,behaviour",
    ]
  }

  /// What goes across the blocks has a heading of its own, as blocks have: « TR », or the first like it that is free.
  private var across: String {
    let taken = Set(referential.blocks.map(\.id) + referential.competences.map(\.id))
    return (["TR"] + (1...taken.count + 1).map { "TR-\($0)" }).first { !taken.contains($0) } ?? "TR"
  }

  private var rows: [Row] {
    let across = self.across
    var rows = referential.blocks.map { Row(parent: "", id: $0.id, name: $0.title, description: $0.title) }
    if referential.competences.contains(where: { $0.block == nil && $0.parent == nil }) {
      let name = "Compétences transversales"
      rows.append(Row(parent: "", id: across, name: name, description: name))
    }
    return rows
      + referential.competences.map { item in
        Row(
          parent: item.parent ?? item.block ?? across, id: item.id,
          name: item.detail.isEmpty ? item.title : item.detail,
          description: item.detail.isEmpty ? item.title : "\(item.title) — \(item.detail)")
      }
  }

  /// The importer compares codes as PHP compares strings, where "1.1" and "1.10" are the same number: codes that do not all begin with
  /// a letter get the title's before them.
  private func prefix(_ rows: [Row]) throws(Finding) -> String {
    func beginsWithLetter(_ id: String) -> Bool { id.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false }
    let code = referential.code
    guard beginsWithLetter(code) else { throw .moodleIdentifier(code, "il ne commence pas par une lettre") }
    if let reason = MoodleFramework.fault(code) { throw .moodleIdentifier(code, reason) }
    let prefix = rows.allSatisfy { beginsWithLetter($0.id) } ? "" : code + "."
    var seen: Set<String> = []
    for id in rows.map({ prefix + $0.id }) {
      if let reason = MoodleFramework.fault(id) { throw .moodleIdentifier(id, reason) }
      guard seen.insert(id.lowercased()).inserted else {
        throw .moodleIdentifier(id, "il est porté deux fois, ou ne diffère que par les majuscules")
      }
    }
    return prefix
  }

  private static func fault(_ id: String) -> String? {
    let count = id.unicodeScalars.count
    if id.trimmed.isEmpty { return "il est vide" }
    if count > 100 { return "il a \(count) caractères, et Moodle coupe à 100" }
    if id.trimmed != id { return "il commence ou finit par une espace" }
    if id.contains("%2C") { return "« %2C » s’y lirait comme une virgule" }
    if let sign = id.unicodeScalars.first(where: {
      "<>&\\\"".unicodeScalars.contains($0) || $0.properties.generalCategory == .control
    }) {
      return sign.properties.generalCategory == .control ? "il porte un caractère de contrôle" : "il porte le signe « \(sign) »"
    }
    return nil
  }

  /// One line of at most a hundred characters. Moodle takes what looks like a tag out of it.
  static func shortName(_ text: String) -> String {
    let line = text.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).joined(separator: " ")
    let plain = line.unicodeScalars.compactMap { sign -> UnicodeScalar? in
      switch sign {
      case "<": "‹"
      case ">": "›"
      case "\\": "/"
      default: sign.properties.generalCategory == .control ? nil : sign
      }
    }
    let kept = plain.count <= 100 ? plain : plain.prefix(99) + ["…"]
    return String(String.UnicodeScalarView(kept))
  }

  /// Text as HTML on one line, which begins no formula.
  static func html(_ text: String) -> String {
    var html = ""
    for sign in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch sign {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      case "\\": html += "&#92;"
      case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}": html += "<br>"
      case "=", "+", "-", "@": html += html.isEmpty ? "&#\(sign.value);" : String(sign)
      case "\t": html += " "
      default: if sign.properties.generalCategory != .control { html.unicodeScalars.append(sign) }
      }
    }
    return html
  }
}

extension [[CSVCell]] {
  /// The whole file: UTF-8, CRLF.
  func csv(separator: CSVFormat.Separator, mark: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = CSVWriter(separator: separator, mark: mark) { bytes += $0 }
    do {
      for row in self { try writer.write(row) }
      _ = try writer.finish()
    } catch { preconditionFailure("an array takes all that is written: \(error)") }
    return bytes
  }
}
