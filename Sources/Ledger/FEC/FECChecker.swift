public import Kernel

/// Holds a FEC to the rules of the books, as it streams by. Memory grows with
/// the codes and the entries' digests, not with the lines.
///
///     var checker = FECChecker()
///     for source in parts { try checker.check(source) }
///     let report = checker.finish()
///
/// An import that reads the chunks itself calls `open`, `take` and `close` instead of `check`.
public struct FECChecker {
  public struct Options: Sendable {
    /// When known; else the closing day is read in the name of the file.
    public var fiscalYear: FiscalYear?
    /// What the chart of accounts says of a number; nil to leave accounts alone.
    public var accountStatus: (@Sendable (String) -> FECAccountStatus)?
    /// False for a file whose name means nothing, such as one that comes through a pipe.
    public var checksFileName = true
    public init() {}
  }

  let options: Options
  var log = FindingLog()
  var formFindings: [Finding] = []
  var formCounts: [String: Int] = [:]
  var formErrors = 0
  var header: FECHeader?
  var firstName: FECFileName?
  var file = ""
  var part: Int32 = -1
  var files: [String] = []

  var journals: [FECJournalState] = []
  var accounts: [FECAccountState] = []
  var journalCodes: [String: Int32] = [:]
  var accountCodes: [String: Int32] = [:]
  var thirdParties: [String] = []
  var thirdPartyCodes: [String: Int32] = [:]
  // From the numbers of the part's own names to ours.
  var journalMap: [Int32] = []
  var accountMap: [Int32] = []
  var thirdPartyMap: [Int32] = []

  var lines = 0
  var entries = 0
  var debit: Int128 = 0
  var credit: Int128 = 0
  var letteredLines = 0
  var firstDate: Int32 = .max
  var lastDate: Int32 = 0
  /// The days that EcritureDate may take.
  var yearFirst: Int32 = 0
  var yearLast: Int32 = 99_999_999
  var lastValidDate: Int32 = 0
  var hasOtherThanOpening = false
  var numberedEntries = 0
  var textNumbers = 0
  var firstTextNumber: (text: String, line: Int32, file: String)?
  /// Numbers that another journal has used: the first few, and how many.
  var shared: [Finding] = []
  var sharedCount = 0
  var hasClosing = false
  var hasUnbalancedByForm = false

  var boundary = FECEntryBoundary()
  var entry: FECEntryState?
  var entryNumber = ""
  var previous: FECPendingEntry?
  var pending: [FECPendingKey: FECPendingEntry] = [:]
  var numbers = FECNumberSet()
  var digests = FECHashSet()
  var letterings = FECLetterTable()
  var cash: [Int64: Int64] = [:]
  var currencyBytes: UInt64 = 0
  let seed = FECInterner.processSeed

  public init(_ options: Options = Options()) { self.options = options }

  /// Reads the source to its end. Throws what its input throws.
  public mutating func check(_ source: any FECSource) throws {
    var chunk = FECChunk(bytes: [], rows: [])
    var isOpen = false
    while try source.next(into: &chunk) {
      if !isOpen { open(file: source.file, header: source.header) }
      isOpen = true
      take(chunk, names: source.names)
    }
    if !isOpen { open(file: source.file, header: source.header) }
    close(log: source.log)
  }

  /// A file begins: the whole FEC, or its next part.
  public mutating func open(file: String, header: FECHeader?) {
    self.file = file
    files.append(file)
    part += 1
    if self.header == nil { self.header = header }
    (journalMap, accountMap, thirdPartyMap) = ([], [], [])
    checkName(FECFileName(file))
  }

  private mutating func checkName(_ name: FECFileName) {
    if let firstName, name.siren != firstName.siren || name.closingDay != firstName.closingDay { add(.fecOtherPart(file)) }
    if options.checksFileName {
      if !name.isAccepted { add(.fecFileName(file)) } else if name.siren == nil { add(.fecFileSiren(file)) }
    }
    guard firstName == nil else { return }
    firstName = name
    if let year = options.fiscalYear {
      (yearFirst, yearLast) = (year.first.number, year.last.number)
    } else if let closing = name.closingDay, closing.year > 1902 {
      (yearFirst, yearLast) = ((closing.addingMonths(-24) + 1).number, closing.number)
    }
  }

  /// Takes the rows of a chunk. `names` are those of the source, all the codes of the chunk included.
  public mutating func take(_ chunk: borrowing FECChunk, names: FECNames) {
    map(names)
    chunk.bytes.withUnsafeBufferPointer { bytes in
      for row in chunk.rows { take(row, bytes) }
    }
  }

  /// The file is over: `log` is what its reader has found.
  public mutating func close(log source: FindingLog) {
    formFindings += source.findings.map { $0.at(file: file) }
    formErrors += source.errorCount
    formCounts.merge(source.counts, uniquingKeysWith: +)
  }

  // MARK: Findings

  mutating func add(_ finding: Finding) { log.add(finding.at(file: file)) }

  mutating func add(_ rule: FECRule, _ make: () -> Finding) {
    let file = self.file
    log.add(rule.code, severity: rule.severity) { make().at(file: file) }
  }

  // MARK: Codes

  private mutating func map(_ names: FECNames) {
    while journalMap.count < names.journals.count { journalMap.append(journal(names.journals[journalMap.count])) }
    while accountMap.count < names.accounts.count { accountMap.append(account(names.accounts[accountMap.count])) }
    while thirdPartyMap.count < names.thirdParties.count {
      let code = names.thirdParties[thirdPartyMap.count].code
      let index = thirdPartyCodes[code] ?? Int32(thirdParties.count)
      if index == Int32(thirdParties.count) {
        thirdParties.append(code)
        thirdPartyCodes[code] = index
      }
      thirdPartyMap.append(index)
    }
  }

  private mutating func journal(_ name: FECNames.Name) -> Int32 {
    if let known = journalCodes[name.code] { return known }
    let index = Int32(journals.count)
    journals.append(FECJournalState(name))
    journalCodes[name.code] = index
    return index
  }

  private mutating func account(_ name: FECNames.Name) -> Int32 {
    if let known = accountCodes[name.code] { return known }
    let index = Int32(accounts.count)
    accounts.append(FECAccountState(name, status: options.accountStatus?(name.code) ?? .known))
    accountCodes[name.code] = index
    return index
  }
}

/// What is known of a journal so far.
struct FECJournalState: Sendable {
  let name: FECNames.Name
  let isOpening: Bool
  let isCentralising: Bool
  var entries = 0
  var lines = 0
  var debit: Int128 = 0
  var credit: Int128 = 0
  var numbers = FECNumberSet()
  var textNumbers = FECHashSet()

  init(_ name: FECNames.Name) {
    self.name = name
    isOpening = FECJournalState.isOpening(code: name.code, label: name.label)
    isCentralising = name.label.searchFolded.contains("centralis")
  }

  static func isOpening(code: String, label: String) -> Bool {
    let codes: Set<String> = [
      "an", "ano", "anv", "anx", "and", "anc", "ran", "ouv", "a-n", "a.n", "anouv", "a-nouv", "anouveau", "anouveaux",
    ]
    let words = String(label.searchFolded.map { $0 == "-" ? " " : $0 })
    return codes.contains(code.lowercased()) || words.contains("a nouveau") || words.hasPrefix("ouverture")
      || words.contains("bilan d'ouverture")
      || words == "anouveaux" || words.hasPrefix("reports a nouveau")
  }
}

/// What is known of an account so far.
struct FECAccountState: Sendable {
  let name: FECNames.Name
  let status: FECAccountStatus
  /// 1…9; 0 when the number does not start with such a digit.
  let accountClass: UInt8
  /// The account of the year's result (12).
  let isResult: Bool
  let isCash: Bool
  /// 401 or 411: a third party is expected.
  let wantsThirdParty: Bool
  var lines = 0
  var debit: Int128 = 0
  var credit: Int128 = 0
  var linesWithoutThirdParty = 0
  var firstWithoutThirdParty: (line: Int32, part: Int32) = (0, 0)

  init(_ name: FECNames.Name, status: FECAccountStatus) {
    (self.name, self.status) = (name, status)
    let digit = name.code.utf8.first ?? 0
    accountClass = (49...57).contains(digit) ? digit - 48 : 0
    isResult = name.code.hasPrefix("12")
    isCash = name.code.hasPrefix("53")
    wantsThirdParty = name.code.hasPrefix("401") || name.code.hasPrefix("411")
  }
}
