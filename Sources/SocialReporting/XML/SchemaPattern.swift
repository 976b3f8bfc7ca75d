/// A regular expression in the words of XML schemas: these always match the whole value, know no anchors, no groups that do not
/// capture, and take `\d` for any digit of any script.
struct SchemaPattern {
  let text: String

  /// Nil when the expression says something that a schema has no words for.
  init?(_ expression: String) {
    var rest = Substring(expression)
    var text = ""
    var isInClass = false
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        switch escaped {
        case "d": text += isInClass ? "0-9" : "[0-9]"
        case "s", ".", "-", "\\", "(", ")", "[", "]", "?", "*", "+", "|", "{", "}": text += "\\\(escaped)"
        default: return nil
        }
      case "[" where isInClass: return nil
      case "]" where !isInClass: return nil
      case "[", "]":
        isInClass.toggle()
        text.append(character)
      case "(" where !isInClass:
        text.append("(")
        guard rest.first == "?" else { continue }
        guard rest.hasPrefix("?:") else { return nil }
        rest = rest.dropFirst(2)
      case "^" where !isInClass:
        // At the start of the whole only.
        guard text.allSatisfy({ $0 == "(" }) else { return nil }
      case "$" where !isInClass:
        // At the end of the whole, or of one of its alternatives.
        let next = rest.drop { $0 == ")" }.first
        guard next == nil || next == "|" else { return nil }
      case "?" where !isInClass && (text.last.map { "?*+}".contains($0) } ?? true): return nil
      case "&" where isInClass: return nil
      default: text.append(character)
      }
    }
    guard !isInClass else { return nil }
    self.text = text
  }
}
