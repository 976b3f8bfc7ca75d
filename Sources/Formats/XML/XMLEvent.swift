/// What an XML document is made of, in the order of the file.
///
/// White space between elements is not reported; that of an element without
/// children is. Comments and processing instructions are skipped.
public enum XMLEvent: Sendable, Hashable {
  case start(XMLElementStart)
  /// The text between two tags, whole, references replaced and CDATA opened.
  case text(String, line: Int)
  case end(name: String, line: Int)
}

/// The start of an element, with its attributes.
public struct XMLElementStart: Sendable, Hashable {
  /// Without prefix.
  public let name: String
  /// The URI; empty when the element is in no namespace.
  public let namespace: String
  public let attributes: [XMLAttribute]
  /// The line where the start tag ends, counted from 1.
  public let line: Int

  /// The value of the attribute of that name in no namespace.
  public subscript(_ attribute: String) -> String? {
    attributes.first { $0.name == attribute && $0.namespace.isEmpty }?.value
  }
}

/// An attribute of an element.
public struct XMLAttribute: Sendable, Hashable {
  public let name: String
  public let namespace: String
  public let value: String

  public init(_ name: String, _ value: String, namespace: String = "") {
    (self.name, self.namespace, self.value) = (name, namespace, value)
  }
}

/// How much of a document one event may need. libxml2's own limits stay on beneath these.
public struct XMLLimits: Sendable, Hashable {
  public var depth: Int
  /// The text between two tags.
  public var textBytes: Int

  public init(depth: Int = 100, textBytes: Int = 1 << 20) { (self.depth, self.textBytes) = (depth, textBytes) }
}
