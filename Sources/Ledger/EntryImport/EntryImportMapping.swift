import Kernel

/// How the columns of a CSV file are read as entries: guessed once from the
/// header, corrected by the user if need be, then kept under a name (Codable).
public struct EntryImportMapping: Hashable, Sendable, Codable {
  /// What a column can hold. The raw values are the headers of our own files.
  public enum Field: String, Hashable, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
    case day = "date"
    case journal
    case piece
    case account = "compte"
    case thirdParty = "auxiliaire"
    case label = "libelle"
    case debit
    case credit
    case dueDay = "echeance"
    case vatCode = "code_tva"
    case currency = "devise"
    case foreignAmount = "montant_devise"
    case pieceDay = "date_piece"
    /// The label of the entry, when its lines have others.
    case entryLabel = "libelle_ecriture"
    /// What tells one entry from the next when day, journal and piece do not.
    case entryMark = "ecriture"
    /// An amount of either side: with `side`, or signed, a debit being positive.
    case amount = "montant"
    case side = "sens"
    case thirdPartyName = "nom_tiers"
  }

  /// A column by its header or by its position, counted from 1.
  public enum Column: Hashable, Sendable {
    case name(String)
    case position(Int)
  }

  public enum DayForm: String, Hashable, Sendable, CaseIterable, Codable {
    /// `2026-10-31` or `31/10/2026`: they cannot be confused.
    case usual
    /// `20261031`.
    case compact
    /// `10/31/2026`, as American software writes it.
    case american
  }

  public enum DecimalSign: String, Hashable, Sendable, CaseIterable, Codable {
    case comma, point
  }

  public var columns: [Field: Column]
  /// One character: `;`, `,`, a tab.
  public var separator: String
  public var hasHeader: Bool
  public var dayForm: DayForm
  public var decimal: DecimalSign
  /// Of the lines that name none.
  public var defaultJournal: String?

  public init(
    columns: [Field: Column], separator: String = ";", hasHeader: Bool = true, dayForm: DayForm = .usual,
    decimal: DecimalSign = .comma, defaultJournal: String? = nil
  ) {
    (self.columns, self.separator, self.hasHeader) = (columns, separator, hasHeader)
    (self.dayForm, self.decimal, self.defaultJournal) = (dayForm, decimal, defaultJournal)
  }

  /// The columns that every file of ours has, in their order.
  public static let usualFields: [Field] = [.day, .journal, .piece, .account, .thirdParty, .label, .debit, .credit]
  /// The columns that our files have when an entry needs them, in their order.
  public static let optionalFields: [Field] = [
    .dueDay, .vatCode, .currency, .foreignAmount, .pieceDay, .entryLabel, .entryMark,
  ]

  /// Our own columns under their own names.
  public static let own = EntryImportMapping(
    columns: Dictionary(uniqueKeysWithValues: (usualFields + optionalFields).map { ($0, .name($0.rawValue)) }))
}

extension EntryImportMapping.Column: Codable {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let position = try? value.decode(Int.self) {
      guard position >= 1 else {
        throw DecodingError.dataCorruptedError(in: value, debugDescription: "a position is counted from 1")
      }
      self = .position(position)
    } else {
      self = .name(try value.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .name(let name): try value.encode(name)
    case .position(let position): try value.encode(position)
    }
  }
}
