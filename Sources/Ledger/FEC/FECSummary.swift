public import Kernel

/// What a FEC holds, in figures.
public struct FECSummary: Sendable, Hashable {
  public struct JournalTotal: Sendable, Hashable {
    public var code: String
    public var label: String
    public var entries: Int
    public var lines: Int
    public var debit: Money
    public var credit: Money
  }

  public struct AccountTotal: Sendable, Hashable {
    public var number: String
    public var label: String
    public var lines: Int
    public var debit: Money
    public var credit: Money
    /// Debit less credit.
    public var balance: Money { debit - credit }
  }

  public var entries = 0
  public var lines = 0
  public var debit = Money.zero
  public var credit = Money.zero
  /// The first and last EcritureDate.
  public var firstDay: Day?
  public var lastDay: Day?
  /// In the order of the file.
  public var journals: [JournalTotal] = []
  /// In the order of their numbers.
  public var accounts: [AccountTotal] = []
  public var thirdParties = 0
  public var letteredLines = 0
  /// From the name of the file.
  public var siren: String?
  public var closingDay: Day?
  /// True when numbers start again in each journal.
  public var numbersPerJournal = false
  public init() {}
}

/// What the control of a FEC, in one file or in parts, has found.
public struct FECReport: Sendable {
  public var summary: FECSummary
  /// Of the first part; nil when it is no FEC.
  public var header: FECHeader?
  /// The first findings of each code, in the order of the parts, form before books.
  public var findings: [Finding]
  /// How many of each code were found, listed or not.
  public var counts: [String: Int]
  public var errorCount: Int
  /// No finding is an error.
  public var isValid: Bool { errorCount == 0 }
}

/// What the chart of accounts says of an account number.
public enum FECAccountStatus: Sendable, Hashable {
  case known
  case unknown
  /// `advice` in French, such as « supprimé au 01/01/2025 : voir 657 ».
  case removed(advice: String)
}

/// What the name of a FEC says: `123456782FEC20251231.txt`, `123456782FEC20251231_2.txt`.
public struct FECFileName: Sendable, Hashable {
  /// The nine digits, when the name starts with them.
  public var siren: String?
  public var closingDay: Day?
  /// The administration's tool starts on it: `FEC20AAMMJJ` somewhere in the name.
  public var isAccepted = false
  /// 2 for `…_2.txt`; nil for a FEC in one file.
  public var part: Int?

  public init(_ file: String) {
    let name = Array(file.split(separator: "/").last.map { $0.uppercased() }?.utf8 ?? "".utf8)
    let fec = Array("FEC".utf8)
    for start in name.indices where name.count >= start + 11 && Array(name[start..<start + 3]) == fec {
      let digits = name[start + 3..<start + 11]
      guard digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { continue }
      let number = digits.reduce(Int32(0)) { $0 * 10 + Int32($1 - 48) }
      closingDay = Day(number: number)
      isAccepted = number / 1_000_000 == 20 && (1...12).contains(number / 100 % 100) && (1...31).contains(number % 100)
      if start == 9, name[0..<9].allSatisfy({ $0 >= 48 && $0 <= 57 }) { siren = String(decoding: name[0..<9], as: UTF8.self) }
      let rest = name[(start + 11)...]
      if rest.first == 95 { part = Int(String(decoding: rest.dropFirst().prefix { $0 >= 48 && $0 <= 57 }, as: UTF8.self)) }
      return
    }
  }

  /// `SirenFECAAAAMMJJ` with the extension, as IX asks.
  public static func legal(siren: String, closing: Day, extension suffix: String = "txt") -> String {
    "\(siren)FEC\(closing.number).\(suffix)"
  }
}
