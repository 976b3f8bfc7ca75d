public import Formats
public import Kernel

/// The four XML forms of the law, by the paragraph of art. A47 A-1 that describes each.
public enum FECXMLForm: String, Sendable, Hashable, CaseIterable {
  /// BIC and IS: what this product writes.
  case companies = "VII-1"
  /// BNC and BA with commercial bookkeeping: journal and account number may be left out.
  case commercial = "VIII-3"
  /// BA with cash bookkeeping.
  case farmingCash = "VIII-5"
  /// BNC with cash bookkeeping.
  case liberalCash = "VIII-7"

  /// The form that the first bytes of a document name, or show by an element of cash bookkeeping when they name none.
  public init(head: [UInt8]) {
    let text = String(decoding: head, as: UTF8.self)
    if let named = FECXMLForm.allCases.first(where: { text.contains("A47A-I-\($0.rawValue).xsd") }) {
      self = named
    } else {
      self = text.contains("<DateRglt") ? .liberalCash : .companies
    }
  }

  /// Whether the law lets JournalCode, JournalLib and CompteNum be blank.
  var allowsBlankCodes: Bool { self != .companies }
}

/// The schemas of the XML forms, as this product words them; the official ones have the same meaning.
public enum FECSchema {
  /// Throws `xml.schema-unusable` when the data file was replaced by another.
  public static func form(_ form: FECXMLForm = .companies, _ files: DataFiles = .embedded) throws -> XMLSchema? {
    guard let data = files.data("Sources/Ledger/FEC/Schemas/fec-\(form.rawValue).xsd") else { return nil }
    return try XMLSchema(Array(data))
  }
}
