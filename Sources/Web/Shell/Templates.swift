import Kernel
import Mustache

/// The templates of the pages, read once.
struct Templates: Sendable {
  static let folder = "Sources/Web/Templates/"
  private let library: MustacheLibrary

  /// Throws when a template cannot be parsed, which a test would have shown.
  init(_ files: DataFiles) throws {
    var library = MustacheLibrary()
    for path in files.paths(under: Templates.folder) where path.hasSuffix(".mustache") {
      let name = String(path.dropFirst(Templates.folder.count).dropLast(".mustache".count))
      try library.register(files.text(path) ?? "", named: name)
    }
    self.library = library
  }

  func render(_ name: String, _ view: Any) -> String {
    guard let text = library.render(view, withTemplate: name) else { preconditionFailure("no template « \(name) »") }
    return text
  }
}
