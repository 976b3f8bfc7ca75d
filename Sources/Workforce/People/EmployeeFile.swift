public import Kernel

/// What an employer keeps of a person to employ and pay them, and no more: why somebody takes a family leave, or what their
/// illness is, has no place here.
public struct EmployeeFile: Codable, Hashable, Sendable {
  public enum Sex: String, Codable, CaseIterable, Hashable, Sendable {
    case female = "F"
    case male = "M"

    public var french: String { self == .female ? "femme" : "homme" }
  }

  /// A foreigner's, which the register of the personnel names (C. trav., art. D1221-23).
  public struct WorkPermit: Codable, Hashable, Sendable {
    public var kind: String
    public var number: String
    public var through: Day?

    public init(kind: String, number: String, through: Day? = nil) {
      (self.kind, self.number, self.through) = (kind, number, through)
    }
  }

  /// The rate of income tax that the administration gave.
  public struct TaxRate: Codable, Hashable, Sendable {
    /// Nil when it gave none: the default scale applies.
    public var rate: Rate?
    /// The day it came: what its validity runs from.
    public var received: Day
    /// What the administration names the rate by, which the DSN gives back; nil when it is not known.
    public var identifier: String?

    public init(_ rate: Rate?, received: Day, identifier: String? = nil) {
      (self.rate, self.received, self.identifier) = (rate, received, identifier)
    }

    /// Whether a text may name a rate: a whole number of at most eighteen digits, or -1 for none (`S21.G00.50.008`).
    public static func isIdentifier(_ text: String) -> Bool {
      if text == "-1" || text == "0" { return true }
      return 1...18 ~= text.utf8.count && text.utf8.first != 0x30 && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
    }
  }

  /// The employer's own number for the person: « matricule ».
  public var number: String?
  public var birthName: String
  /// Nil when it is the birth name.
  public var usedName: String?
  /// As on the identity card, the usual one first.
  public var firstNames: String
  public var sex: Sex
  public var birth: Day
  public var birthPlace: String?
  /// Two characters: 67, 2A, 97, 99 for abroad.
  public var birthDepartment: String?
  /// Two letters, ISO 3166.
  public var birthCountry: String
  /// Nil when it is not known yet.
  public var nir: NIR?
  /// Declared while ``nir`` is not known, then beside it until it is recognised.
  public var temporaryNumber: TemporaryNumber?
  public var address: PostalAddress?
  /// Two letters, ISO 3166.
  public var nationality: String?
  public var workPermit: WorkPermit?
  /// Where the wage is paid.
  public var iban: IBAN?
  public var email: String?
  /// In order of days.
  public var taxRates: [TaxRate]
  /// Who lives on the wage, for attachments (C. trav., art. R3252-3).
  public var dependants: Int
  /// The leave that somebody had before their counters were kept here.
  public var leaveOpening: LeaveOpening?

  public init(birthName: String, firstNames: String, sex: Sex, birth: Day) {
    (self.birthName, self.firstNames, self.sex, self.birth) = (birthName, firstNames, sex, birth)
    (birthCountry, taxRates, dependants) = ("FR", [], 0)
  }

  /// « Nadia Roux »: the usual first name, and the name used.
  public var name: String {
    let first = firstNames.split(whereSeparator: { $0 == " " || $0 == "," }).first.map(String.init) ?? firstNames
    return "\(first) \(usedName ?? birthName)"
  }

  /// « Roux, Nadia », to sort by.
  public var sortName: String { "\(usedName ?? birthName), \(firstNames)" }

  /// Whole years on that day.
  public func age(on day: Day) -> Int {
    let hasPassed = (day.monthOfYear, day.dayOfMonth) >= (birth.monthOfYear, birth.dayOfMonth)
    return day.year - birth.year - (hasPassed ? 0 : 1)
  }
}
