/// What the first line of a FEC and the bytes before it say about the rest.
public struct FECHeader: Sendable, Hashable {
  public enum Separator: UInt8, Sendable, Hashable, CaseIterable {
    case tab = 9
    case pipe = 124
    /// Vendors' near-FEC only.
    case semicolon = 59
    case comma = 44

    public var isLegal: Bool { self == .tab || self == .pipe }

    public var french: String {
      switch self {
      case .tab: "tabulation"
      case .pipe: "barre verticale « | »"
      case .semicolon: "point-virgule"
      case .comma: "virgule"
      }
    }
  }

  public enum AmountForm: Sendable, Hashable {
    /// Debit and Credit.
    case debitCredit
    /// Montant and Sens (VII-2° of art. A47 A-1).
    case amountSide
  }

  public enum Encoding: String, Sendable, Hashable {
    case ascii = "ASCII"
    case latin9 = "ISO 8859-15"
    case utf8 = "UTF-8"
  }

  public enum LineEnding: String, Sendable, Hashable {
    case lf = "LF"
    case crlf = "CRLF"
    case cr = "CR"
  }

  /// The columns show which paragraph of the law the file follows.
  public enum Form: Sendable, Hashable {
    /// 18 columns: BIC, IS, and commercial bookkeeping of BNC and BA.
    case commercial
    /// 21 columns: farming, cash bookkeeping (VIII-5).
    case farmingCash
    /// 22 columns: liberal professions, cash bookkeeping (VIII-7).
    case liberalCash
  }

  public var separator: Separator = .tab
  /// The names as written, in the order of the file.
  public var columns: [String] = []
  /// For each column the field it holds, or nil when the law names none.
  public var fields: [FECField?] = []
  public var amountForm: AmountForm = .debitCredit
  /// As far as the file has been read: ASCII until a character says otherwise.
  public var encoding: Encoding = .ascii
  public var hasByteOrderMark = false
  public var lineEnding: LineEnding = .lf
  /// Each line ends with a separator that opens no column.
  public var hasTrailingSeparator = false
  /// True for the XML form, which has no columns of its own.
  public var isXML = false
  /// True for an XML form whose schema lets JournalCode, JournalLib and CompteNum be left out.
  var allowsBlankCodes = false

  public init() {}

  /// The indices of the columns kept apart from the 18 of the law, in order.
  var extraIndices: [Int] {
    columns.indices.filter { index in
      guard let field = fields[index] else { return true }
      return field.rawValue >= FECField.dateRglt.rawValue || fields.firstIndex(of: field) != index
    }
  }

  /// The names of the columns that the law does not name, and of those of cash bookkeeping.
  public var extraColumns: [String] { extraIndices.map { columns[$0] } }

  public var form: Form {
    guard fields.contains(.dateRglt), fields.contains(.modeRglt) else { return .commercial }
    return fields.contains(.idClient) ? .liberalCash : .farmingCash
  }

  /// The column of a field, or nil.
  public func column(of field: FECField) -> Int? { fields.firstIndex(of: field) }
}
