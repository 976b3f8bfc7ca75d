import Foundation
import Kernel

/// The pages of help, which the programme carries inside.
public struct HelpShelf: Sendable {
  /// A page, in Markdown.
  public struct Page: Sendable {
    /// The name of its file.
    public let subject: String
    public let markdown: String
    /// Its first line.
    public var title: String { String(markdown.prefix { $0 != "\n" }.drop { $0 == "#" || $0 == " " }) }
  }

  /// Where the pages are, among the data files.
  public static let folder = "Sources/Presentation/Aide/"
  /// The first steps first, then in alphabetical order.
  public let pages: [Page]

  public init(_ files: DataFiles) {
    let found = files.paths(under: HelpShelf.folder).filter { $0.hasSuffix(".md") }.compactMap { path in
      files.text(path).map { Page(subject: String(path.dropFirst(HelpShelf.folder.count).dropLast(3)), markdown: $0) }
    }
    // The page of the keys comes from their table.
    let keys = Page(subject: "raccourcis", markdown: KeyTable(files).markdown)
    pages = (found + [keys]).sorted {
      ($0.subject == "debuter" ? 0 : 1, $0.subject) < ($1.subject == "debuter" ? 0 : 1, $1.subject)
    }
  }

  /// Accents and capitals do not matter. Throws `help.subject-unknown`, with the nearest subject.
  public func page(_ subject: String) throws(Finding) -> Page {
    let wanted = subject.searchFolded
    if let page = pages.first(where: { $0.subject == wanted }) { return page }
    throw .helpSubjectUnknown(subject, near: nearest(to: wanted), all: pages.map(\.subject))
  }

  /// The subject whose letters are nearest; else the page that names the word in its title, else most often.
  private func nearest(to wanted: String) -> String? {
    let closest = pages.map { (subject: $0.subject, distance: HelpShelf.distance($0.subject, wanted)) }.min {
      $0.distance < $1.distance
    }
    if let closest, closest.distance <= max(1, wanted.count / 3) { return closest.subject }
    if let page = pages.first(where: { $0.subject.hasPrefix(wanted) || wanted.hasPrefix($0.subject) }) { return page.subject }
    guard wanted.count >= 3 else { return nil }
    if let page = pages.first(where: { $0.title.searchFolded.contains(wanted) }) { return page.subject }
    let counted = pages.map { (subject: $0.subject, count: $0.markdown.searchFolded.components(separatedBy: wanted).count - 1) }
    return counted.filter { $0.count > 0 }.max { $0.count < $1.count }?.subject
  }

  /// How many letters to add, drop or change to make one word of the other (Levenshtein).
  static func distance(_ a: String, _ b: String) -> Int {
    let other = Array(b)
    var row = Array(0...other.count)
    for (i, letter) in a.enumerated() {
      var corner = row[0]
      row[0] = i + 1
      for (j, wanted) in other.enumerated() {
        let change = corner + (letter == wanted ? 0 : 1)
        corner = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, corner + 1)
      }
    }
    return row[other.count]
  }
}

extension Finding {
  static func helpSubjectUnknown(_ subject: String, near: String?, all: [String]) -> Finding {
    Finding(
      "help.subject-unknown", "Il n’y a pas de page d’aide « \(subject) ».",
      recovery: near.map { "Peut-être cherchez-vous : ecritoire aide \($0)" } ?? "Pages : \(all.joined(separator: ", ")).")
  }
}
