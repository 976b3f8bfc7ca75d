/// The list of the pages of help.
public struct HelpListJSON: Encodable, Sendable {
  struct Subject: Encodable {
    let id, title: String
  }
  let subjects: [Subject]
  let findings: [FindingJSON] = []

  public init(_ pages: [HelpShelf.Page]) { subjects = pages.map { Subject(id: $0.subject, title: $0.title) } }
}

/// One page of help.
public struct HelpPageJSON: Encodable, Sendable {
  let id, title, markdown: String
  let findings: [FindingJSON] = []

  public init(_ page: HelpShelf.Page) { (id, title, markdown) = (page.subject, page.title, page.markdown) }
}

/// The keys of the pages.
public struct KeyTableJSON: Encodable, Sendable {
  struct Key: Encodable {
    let id, label, place: String
    let strokes: [String]
    let isLetter: Bool
  }
  let keys: [Key]
  let findings: [FindingJSON] = []

  public init(_ table: KeyTable) {
    keys = table.keys.map { Key(id: $0.id, label: $0.label, place: $0.place, strokes: $0.strokes, isLetter: $0.isLetter) }
  }
}
