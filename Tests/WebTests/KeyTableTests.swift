import Foundation
import Kernel
import Presentation
import Testing

/// The table of keys: what it promises a keyboard user.
@Suite struct KeyTableTests {
  static let table = KeyTable(.embedded)

  /// What Firefox or Chromium keeps for itself, or does so usefully that a page must not take it.
  static let reserved: Set = [
    "Ctrl+n", "Ctrl+t", "Ctrl+w", "Ctrl+d", "Ctrl+l", "Ctrl+f", "Ctrl+r", "Ctrl+p", "Ctrl+h", "Ctrl+j", "Ctrl+o", "Ctrl+q",
    "Ctrl+u", "Ctrl+s", "Ctrl+g", "Ctrl+c", "Ctrl+v", "Ctrl+x", "Ctrl+z", "Ctrl+a", "Ctrl+b", "Ctrl+Tab", "Ctrl+PageUp",
    "Ctrl+PageDown", "Ctrl+Shift+n", "Ctrl+Shift+t", "Ctrl+Shift+w", "Ctrl+Shift+p", "Ctrl+Shift+i", "Ctrl+0", "Ctrl+1",
    "F1", "F3", "F5", "F6", "F7", "F10", "F11", "F12", "Alt+ArrowLeft", "Alt+ArrowRight", "Alt+F4", "Alt+d", "Alt+Home",
  ]

  @Test func `identifiers are unique and every place is known`() {
    let ids = Self.table.keys.map(\.id)
    #expect(Set(ids).count == ids.count)
    for key in Self.table.keys {
      #expect(Self.table.places[key.place] != nil, "\(key.id): \(key.place)")
      #expect(!key.strokes.isEmpty && !key.label.isEmpty, "\(key.id)")
    }
  }

  @Test func `no key is one that the browser keeps`() {
    for key in Self.table.keys {
      for stroke in key.strokes {
        let folded = stroke.split(separator: "+").map { $0.count == 1 ? $0.lowercased() : String($0) }.joined(separator: "+")
        #expect(!Self.reserved.contains(folded), "\(key.id): \(stroke)")
      }
    }
  }

  @Test func `a character alone that acts everywhere can be switched off`() {
    for key in Self.table.keys where key.place == "partout" {
      for stroke in key.strokes where stroke.split(separator: " ").contains(where: { $0.count == 1 }) {
        #expect(key.isLetter, "\(key.id): \(stroke)")
      }
    }
  }

  /// What acts everywhere would hide what a page means by the same key.
  @Test func `a place does not take a key that acts everywhere`() {
    let everywhere = Set(Self.table.keys.filter { $0.place == "partout" }.flatMap(\.strokes))
    for key in Self.table.keys where key.place != "partout" {
      #expect(everywhere.isDisjoint(with: key.strokes), "\(key.id)")
    }
  }

  @Test func `what the scripts bind is in the table, at its place`() {
    let files = DataFiles.embedded
    var bound = 0
    for path in files.paths(under: "Sources/Web/Assets/") where path.hasSuffix(".js") {
      for (place, ids) in Self.bindings(in: files.text(path) ?? "") {
        for id in ids {
          bound += 1
          #expect(Self.table.keys.contains { $0.id == id && $0.place == place }, "\(path): \(place), \(id)")
        }
      }
    }
    #expect(bound >= 10)
  }

  /// The identifiers of each `lier("place", { "id": … })`.
  static func bindings(in script: String) -> [(place: String, ids: [String])] {
    script.components(separatedBy: "\nlier(\"").dropFirst().map { piece in
      let place = String(piece.prefix { $0 != "\"" })
      let body = piece.components(separatedBy: "\n});")[0]
      let ids = body.components(separatedBy: "\n  \"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
      return (place, ids)
    }
  }

  @Test func `a binding that is in no table would be seen`() {
    let found = Self.bindings(in: "\nlier(\"saisie\", {\n  \"inventee\": () => {},\n  \"autre\": rien,\n});\n")
    #expect(found.count == 1 && found[0].place == "saisie" && found[0].ids == ["inventee", "autre"])
  }

  @Test func `the page of help lists every key, with the names on the keyboard`() {
    let page = Self.table.markdown
    for key in Self.table.keys { #expect(page.contains(key.label), "\(key.id)") }
    #expect(Self.table.names(of: "Ctrl+k") == ["Ctrl", "K"])
    #expect(Self.table.names(of: "g s") == ["g", "s"])
    #expect(Self.table.names(of: "Ctrl+Enter") == ["Ctrl", "↵"])
    #expect(Self.table.names(of: "+") == ["+"])
    #expect(try! HelpShelf(.embedded).page("raccourcis").title == "Les raccourcis")
  }
}
