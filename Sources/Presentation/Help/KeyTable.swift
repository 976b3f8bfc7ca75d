import Foundation
import Kernel

/// The keys of the pages: one table for the handlers, the overlay, the page of help and this program’s own help.
public struct KeyTable: Sendable {
  /// One gesture and what it does.
  public struct Key: Sendable, Decodable {
    /// What a handler is bound to.
    public let id: String
    /// The ways to strike it: `Ctrl+k`, `F4`, `g s` for one after the other.
    public let strokes: [String]
    public let label: String
    /// Where it acts: a key of `places`.
    public let place: String
    /// A character alone, which does nothing in a field and can be switched off (RGAA 12.10).
    public let isLetter: Bool

    enum CodingKeys: String, CodingKey {
      case id
      case strokes = "touches"
      case label = "libelle"
      case place = "ou"
      case isLetter = "lettre"
    }
  }

  /// The keys of one place.
  public struct Section: Sendable {
    public let place: String
    public let title: String
    public let keys: [Key]
  }

  private struct Table: Decodable {
    let lieux: [String: String]
    let noms: [String: String]
    let touches: [Key]
  }

  /// Where the table is, among the data files.
  public static let path = "Sources/Web/Assets/touches.json"

  public let keys: [Key]
  /// The title of each place.
  public let places: [String: String]
  private let names: [String: String]

  /// Traps when the table inside the binary does not parse: a test reads it. One of the user’s that does not is left aside.
  public init(_ files: DataFiles) {
    let own = files.data(KeyTable.path).flatMap(KeyTable.read)
    guard let table = own ?? DataFiles.embedded.data(KeyTable.path).flatMap(KeyTable.read) else {
      preconditionFailure("\(KeyTable.path) does not parse")
    }
    (keys, places, names) = (table.touches, table.lieux, table.noms)
  }

  private static func read(_ data: Data) -> Table? { try? JSONDecoder().decode(Table.self, from: data) }

  /// What acts everywhere first, then place by place.
  public var sections: [Section] {
    places.keys.sorted { ($0 == "partout" ? 0 : 1, $0) < ($1 == "partout" ? 0 : 1, $1) }.map { place in
      Section(
        place: place, title: (places[place] ?? place).replacing("Ici, ", with: "").capitalizedFirst,
        keys: keys.filter { $0.place == place })
    }.filter { !$0.keys.isEmpty }
  }

  /// The names on the keyboard, in the order of the fingers: `Ctrl+Enter` is Ctrl, then ↵.
  public func names(of stroke: String) -> [String] {
    stroke.split(separator: " ").flatMap { part -> [String] in
      guard part.count > 1, part.contains("+") else { return [names[String(part)] ?? String(part)] }
      return part.split(separator: "+", omittingEmptySubsequences: true).map { piece in
        names[String(piece)] ?? (piece.count == 1 ? piece.uppercased() : String(piece))
      }
    }
  }

  /// The page of help.
  public var markdown: String {
    var text = """
      # Les raccourcis

      Toutes les touches des pages. Celles qui ne sont qu’une lettre ou un signe n’agissent pas dans un champ, et se débrayent : `?` ouvre
      la liste et le réglage. Aucune n’est une touche que le navigateur garde pour lui.

      """
    for section in sections {
      text += "\n## \(section.title)\n\n| touche | effet |\n|---|---|\n"
      for key in section.keys {
        let strokes = key.strokes.map { names(of: $0).map { "`\($0)`" }.joined(separator: " ") }.joined(separator: " ou ")
        text += "| \(strokes) | \(key.label) |\n"
      }
    }
    return text
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
