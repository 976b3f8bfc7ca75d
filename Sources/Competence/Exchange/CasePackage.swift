public import Foundation
import Kernel

/// A title as a package of CASE 1.1 (1EdTech): a document, flat items, and the tree in associations alone. What goes across the blocks
/// stands beside them, under the document.
public struct CasePackage: Hashable, Sendable, Codable {
  public let document: Document
  public let items: [Item]
  public let associations: [Association]

  enum CodingKeys: String, CodingKey {
    case document = "CFDocument"
    case items = "CFItems"
    case associations = "CFAssociations"
  }

  public struct Document: Hashable, Sendable, Codable {
    public let identifier: String
    public let uri: String
    public let creator: String
    public let title: String
    public let lastChangeDateTime: UniversalTime
    public let officialSourceURL: String?
    public let language: String
    public let statusStartDate: String
    public let statusEndDate: String
  }

  public struct Item: Hashable, Sendable, Codable {
    public let identifier: String
    public let uri: String
    public let fullStatement: String
    public let abbreviatedStatement: String
    public let humanCodingScheme: String
    public let itemType: String
    public let language: String
    public let lastChangeDateTime: UniversalTime

    enum CodingKeys: String, CodingKey {
      case identifier, uri, fullStatement, abbreviatedStatement, humanCodingScheme, language, lastChangeDateTime
      case itemType = "CFItemType"
    }
  }

  public struct Association: Hashable, Sendable, Codable {
    public let identifier: String
    public let uri: String
    public let associationType: String
    public let sequenceNumber: Int
    public let originNodeURI: Link
    public let destinationNodeURI: Link
    public let lastChangeDateTime: UniversalTime
  }

  public struct Link: Hashable, Sendable, Codable {
    public let title: String
    public let identifier: String
    public let uri: String
  }

  /// - Parameter number: the number of what a name names, always the same: the package is read again where it was read before.
  public init(_ title: Referential, changedAt time: UniversalTime, number: (_ urn: String) -> UUID) {
    func link(_ urn: String, _ name: String) -> Link {
      let number = number(urn)
      return Link(title: name, identifier: number.uuidString.lowercased(), uri: number.urn)
    }
    func item(_ id: String, _ statement: String, _ short: String, _ type: String) -> Item {
      let own = link(title.urn(id), short)
      return Item(
        identifier: own.identifier, uri: own.uri, fullStatement: statement, abbreviatedStatement: short, humanCodingScheme: id,
        itemType: type, language: "fr", lastChangeDateTime: time)
    }
    let whole = link(title.urn(), title.title)
    document = Document(
      identifier: whole.identifier, uri: whole.uri, creator: title.certifier.name, title: title.title, lastChangeDateTime: time,
      officialSourceURL: title.publicPage, language: "fr", statusStartDate: title.registration.decided.iso,
      statusEndDate: title.registration.expires.iso)
    items =
      title.blocks.map { item($0.id, $0.title, $0.title, "Bloc") }
      + title.competences.map { one in
        item(one.id, one.detail.isEmpty ? one.title : "\(one.title) — \(one.detail)", one.label, "Compétence")
      }
    let links = Dictionary(
      items.map { ($0.humanCodingScheme, Link(title: $0.abbreviatedStatement, identifier: $0.identifier, uri: $0.uri)) }
    ) {
      first, _ in first
    }
    let children = title.blocks.map { ($0.id, String?.none) } + title.competences.map { ($0.id, $0.parent ?? $0.block) }
    associations = children.enumerated().compactMap { index, child in
      guard let origin = links[child.0] else { return nil }
      let own = link(title.urn(child.0, "parent"), "")
      return Association(
        identifier: own.identifier, uri: own.uri, associationType: "isChildOf", sequenceNumber: index + 1, originNodeURI: origin,
        destinationNodeURI: child.1.flatMap { links[$0] } ?? whole, lastChangeDateTime: time)
    }
  }

  /// JSON with its keys sorted.
  public func file() -> [UInt8] { ExchangeJSON.bytes(self) }
}
