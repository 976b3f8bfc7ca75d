public import Kernel

/// One line to write in a FEC. Texts may hold anything: the writer makes them legal.
public struct FECExportLine: Sendable, Hashable {
  public var journalCode: String
  public var journalLabel: String
  /// EcritureNum: the continuous number of the entry.
  public var number: String
  public var day: Day
  public var account: String
  public var accountLabel: String
  /// Empty when the line has no third party.
  public var thirdParty: String
  public var thirdPartyLabel: String
  public var pieceRef: String
  /// Nil when the piece bears no date of its own: the entry's is written.
  public var pieceDay: Day?
  public var label: String
  public var debit: Money
  public var credit: Money
  public var lettering: String
  public var letteringDay: Day?
  public var validDay: Day
  /// As the document states it, with a comma; empty without a currency.
  public var foreignAmount: String
  public var currency: String
  /// The values of the writer's extra columns, in their order.
  public var extra: [String]

  public init(
    journalCode: String, journalLabel: String, number: String, day: Day, account: String, accountLabel: String,
    thirdParty: String = "", thirdPartyLabel: String = "", pieceRef: String, pieceDay: Day? = nil, label: String,
    debit: Money = .zero, credit: Money = .zero, lettering: String = "", letteringDay: Day? = nil, validDay: Day,
    foreignAmount: String = "", currency: String = "", extra: [String] = []
  ) {
    (self.journalCode, self.journalLabel, self.number, self.day) = (journalCode, journalLabel, number, day)
    (self.account, self.accountLabel) = (account, accountLabel)
    (self.thirdParty, self.thirdPartyLabel) = (thirdParty, thirdPartyLabel)
    (self.pieceRef, self.pieceDay, self.label, self.debit, self.credit) = (pieceRef, pieceDay, label, debit, credit)
    (self.lettering, self.letteringDay, self.validDay) = (lettering, letteringDay, validDay)
    (self.foreignAmount, self.currency, self.extra) = (foreignAmount, currency, extra)
  }
}

/// What an export has written.
public struct FECWritten: Sendable {
  public var entries = 0
  public var lines = 0
  public var debit = Money.zero
  public var credit = Money.zero
  /// Code, label and number of lines of each journal, in the order of the file.
  public var journals: [(name: FECNames.Name, lines: Int)] = []
  public var hasLettering = false
  /// What had to be changed to make the file legal.
  public var findings: [Finding] = []
}
