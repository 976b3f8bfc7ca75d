import Foundation
import Kernel

/// What a handler gives back.
enum Answer: Sendable {
  case page(Page)
  /// To another page of ours, after a change (303), with what was done said on it.
  case redirect(String, Notice? = nil)
  /// Somebody came in: a new session, then a page.
  case enter(Session, String)
  /// The session ended.
  case leave(String)
  case download(Download)
  /// A whole page of its own, without the shell: the sheets of a printed report.
  case document(String)
  /// For scripts of ours: one JSON value.
  case json(any Encodable & Sendable, status: Int = 200)
}

/// A file that leaves by the browser.
struct Download: Sendable {
  enum Content: Sendable {
    case bytes([UInt8])
    /// Sent piece by piece, then removed when it is ours to remove.
    case file(String, isTemporary: Bool)
  }

  var name: String
  var mediaType: String
  var content: Content
  /// Shown in a page rather than saved: vouchers.
  var isInline = false
}

/// A sentence about what was just done, shown once, with the way to undo it when there is one.
struct Notice: Sendable {
  struct Undo: Sendable {
    var label: String
    var action: String
    var fields: [Field]
  }
  struct Field: Sendable {
    var name: String
    var value: String
  }

  var text: String
  var undo: Undo?

  init(_ text: String, undo: Undo? = nil) { (self.text, self.undo) = (text, undo) }
}

/// One page: what its template shows, and the same as JSON.
struct Page: Sendable {
  /// Said by the tab and the top of the page: « Balance au 31 octobre 2026 ».
  var title: String
  /// A sentence that situates, under the title.
  var subtitle: String = ""
  /// The path of its template under `Templates`, without extension: `Reports/balance`.
  var template: String
  var view: any Sendable
  /// The twin given for `Accept: application/json`.
  var json: any Encodable & Sendable
  /// The entry of the navigation it belongs to.
  var place: Place
  /// The way to it from its place: label and address, the last without one.
  var crumbs: [Crumb] = []
  /// The buttons beside the title; one of them at most is the first.
  var actions: [Action] = []
  var status = 200
  /// What was refused, shown on top and linked to the fields.
  var refusals: [Finding] = []
  /// Script modules of the page, besides the shell's.
  var scripts: [String] = []
  /// The page is as wide as the window.
  var isWide = false
  /// The page stands before the door: one form, and nothing around it.
  var isDoor = false
}

struct Crumb: Sendable {
  var label: String
  var href: String?
  init(_ label: String, _ href: String? = nil) { (self.label, self.href) = (label, href) }
}

/// A button beside the title of a page.
struct Action: Sendable {
  var label: String
  var href: String
  var isFirst = false
  /// What a script does instead of following the address: `imprimer`.
  var command: String?
  /// The key that does the same, as written on the button.
  var key: String?
  /// What the button unfolds instead of leading somewhere.
  var choices: [Choice] = []

  struct Choice: Sendable {
    var label: String
    var href: String
  }

  init(_ label: String, _ href: String, isFirst: Bool = false, command: String? = nil, key: String? = nil) {
    (self.label, self.href, self.isFirst, self.command, self.key) = (label, href, isFirst, command, key)
  }

  /// A button that unfolds others.
  init(_ label: String, choices: [Choice]) {
    self.init(label, choices.first?.href ?? "")
    self.choices = choices
  }
}
