public import Kernel

/// A document to be printed or kept: what it says, block after block, without a word of how it is drawn.
///
///     let bytes = try PDFDocument(title: "Balance", author: "…", day: day, blocks: [.heading(1, "Balance"), .table(table)]).bytes()
///
/// The same document gives the same bytes: nothing comes from the clock.
public struct PDFDocument: Sendable {
  public var title: String
  /// What it is about, for whoever looks at the file's properties.
  public var subject: String
  public var author: String
  /// The day the file says it was made.
  public var day: Day
  /// As in « fr-FR ».
  public var language: String
  /// Whose document, at the top of each page.
  public var owner: String
  /// Beside the number of the page, at the bottom.
  public var footer: String
  /// Crosses every page, pale: « FICTIF ».
  public var watermark: String?
  public var blocks: [PDFBlock]
  public var attachments: [PDFAttachment]
  /// Small margins, and letters as large as one sheet allows: for a form.
  public var isDense: Bool
  /// Bound after it in the same file, one after the other: each begins a page, keeps its own running heads and counts its own pages;
  /// the outline that a reader shows leads to each.
  public var parts: [PDFDocument] = []

  public init(
    title: String, subject: String = "", author: String, day: Day, language: String = "fr-FR", owner: String = "",
    footer: String = "", watermark: String? = nil, blocks: [PDFBlock] = [], attachments: [PDFAttachment] = [],
    isDense: Bool = false
  ) {
    (self.title, self.subject, self.author, self.day, self.language) = (title, subject, author, day, language)
    (self.owner, self.footer, self.watermark) = (owner, footer, watermark)
    (self.blocks, self.attachments, self.isDense) = (blocks, attachments, isDense)
  }
}

/// A part of a document, from top to bottom.
public indirect enum PDFBlock: Sendable {
  /// Level 1 is the title of the document; 2 and 3 stand below it.
  case heading(Int, String)
  case paragraph(String, PDFVoice = .plain)
  /// A name and what it is, one pair a line.
  case pairs([(name: String, value: String)])
  case table(PDFTable)
  /// Amounts to be seen first, each in its frame.
  case figures([PDFFigure])
  /// Side by side, each as wide as its share. One above the other when they are taller than a page.
  case columns([(share: Int, blocks: [PDFBlock])])
  /// White, in points.
  case space(Double)
}

/// How a paragraph speaks.
public enum PDFVoice: Sendable, Hashable {
  case plain
  /// Stands out.
  case strong
  /// Small, for what must be there and is seldom read.
  case note
}

/// An amount to be seen first.
public struct PDFFigure: Sendable, Hashable {
  public var name: String
  public var value: String
  public var note: String
  /// The one that matters most.
  public var isMain: Bool

  public init(_ name: String, _ value: String, note: String = "", isMain: Bool = false) {
    (self.name, self.value, self.note, self.isMain) = (name, value, note, isMain)
  }
}

/// A file inside the document, as PDF/A-3 allows.
public struct PDFAttachment: Sendable, Hashable {
  /// What the file is to the document (ISO 19005-3, 6.8).
  public enum Relationship: String, Sendable, Hashable {
    /// What the document was made from.
    case source = "Source"
    /// Its figures, for machines.
    case data = "Data"
    /// The same in another form.
    case alternative = "Alternative"
  }

  public var name: String
  public var mediaType: String
  public var description: String
  public var relationship: Relationship
  public var content: [UInt8]

  public init(name: String, mediaType: String, description: String, relationship: Relationship, content: [UInt8]) {
    (self.name, self.mediaType, self.description) = (name, mediaType, description)
    (self.relationship, self.content) = (relationship, content)
  }
}
