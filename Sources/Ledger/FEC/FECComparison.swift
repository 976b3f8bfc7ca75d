public import Kernel

/// What two FECs say differently, numbering aside: entries are paired by what
/// they hold, whatever their numbers and the order of their lines.
public struct FECComparison: Sendable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case onlyInFirst = "fec.comparison.only-first"
    case onlyInSecond = "fec.comparison.only-second"
    /// Same journal, day and piece; other amounts, accounts or third parties.
    case amounts = "fec.comparison.amounts"
    case labels = "fec.comparison.labels"
    case lettering = "fec.comparison.lettering"
    /// Dates of the piece, of validation, currency, extra columns.
    case details = "fec.comparison.details"
    case accountTotals = "fec.comparison.account-totals"
    case accountLabels = "fec.comparison.account-labels"
  }

  public struct Difference: Sendable, Hashable {
    public var kind: Kind
    /// In French, with the numbers.
    public var message: String
    /// Lines of the two files; nil where the file has none.
    public var firstLine: Int?
    public var secondLine: Int?
  }

  public struct AccountDifference: Sendable, Hashable {
    public var number: String
    /// Debit less credit in each file.
    public var first: Money
    public var second: Money
  }

  /// How many differences of each kind are listed.
  public static let listedPerKind = 50

  public var firstEntries = 0
  public var secondEntries = 0
  public var firstLines = 0
  public var secondLines = 0
  public var differences: [Difference] = []
  /// Listed or not.
  public var counts: [Kind: Int] = [:]
  public var accounts: [AccountDifference] = []
  /// Errors of reading, when a file could not be read to its end as a FEC.
  public var unreadable: [Finding] = []
  public var isSame: Bool { counts.isEmpty && unreadable.isEmpty }

  /// Reads each file twice: once for digests, 8 bytes an entry, and again, when they
  /// differ, for the entries that have no twin. The closures open the file
  /// from its start. Throws what reading throws.
  public static func compare(
    _ first: () throws -> any FECSource, _ second: () throws -> any FECSource
  ) throws -> FECComparison {
    let seed = FECInterner.processSeed
    var result = FECComparison()
    let a = try FECDigests(first(), seed: seed)
    let b = try FECDigests(second(), seed: seed)
    (result.firstEntries, result.firstLines, result.secondEntries, result.secondLines) = (a.count, a.lines, b.count, b.lines)
    result.unreadable = a.fatal + b.fatal
    result.compareAccounts(a, b)
    let (aloneA, aloneB) = FECDigests.alone(a, b)
    guard !aloneA.isEmpty || !aloneB.isEmpty else { return result }
    let entriesA = try FECFullEntry.read(first(), seed: seed, wanted: aloneA)
    let entriesB = try FECFullEntry.read(second(), seed: seed, wanted: aloneB)
    result.pair(entriesA, entriesB)
    let (leftA, leftB) = (aloneA.total - entriesA.count, aloneB.total - entriesB.count)
    if leftA > 0 { result.counts[.onlyInFirst, default: 0] += leftA }
    if leftB > 0 { result.counts[.onlyInSecond, default: 0] += leftB }
    return result
  }

  mutating func add(_ kind: Kind, _ message: String, _ first: Int32?, _ second: Int32?) {
    counts[kind, default: 0] += 1
    guard counts[kind, default: 0] <= FECComparison.listedPerKind else { return }
    differences.append(
      Difference(kind: kind, message: message, firstLine: first.map { Int($0) }, secondLine: second.map { Int($0) }))
  }

  private mutating func compareAccounts(_ a: FECDigests, _ b: FECDigests) {
    for number in Set(a.accounts.keys).union(b.accounts.keys).sorted() {
      let (x, y) = (a.accounts[number], b.accounts[number])
      let (first, second) = (FECChecker.money(x?.balance ?? 0).0, FECChecker.money(y?.balance ?? 0).0)
      if x?.debit != y?.debit || x?.credit != y?.credit {
        if accounts.count < 1000 { accounts.append(AccountDifference(number: number, first: first, second: second)) }
        add(
          .accountTotals,
          x == nil || y == nil
            ? "Le compte \(number) n’est que dans le \(x == nil ? "second" : "premier") fichier (solde \((x == nil ? second : first).french) €)."
            : "Le compte \(number) a un solde de \(first.french) € dans le premier fichier, de \(second.french) € dans le second.",
          nil, nil)
      }
      if let x, let y, x.label != y.label {
        add(.accountLabels, "Le compte \(number) s’appelle « \(x.label) » puis « \(y.label) ».", nil, nil)
      }
    }
  }
}

/// The entries of one FEC, each as a digest that does not depend on its number.
struct FECDigests {
  struct Account: Equatable {
    var label = ""
    var debit: Int128 = 0
    var credit: Int128 = 0
    var balance: Int128 { debit - credit }
  }

  private(set) var digests: [UInt64] = []
  private(set) var lines = 0
  private(set) var accounts: [String: Account] = [:]
  private(set) var fatal: [Finding] = []
  var count: Int { digests.count }

  init(_ source: any FECSource, seed: UInt64) throws {
    var maker = FECDigestMaker(seed: seed)
    var totals: [Account] = []
    try source.forEachChunk { chunk in
      let names = source.names
      maker.open(names, source.header)
      while totals.count < names.accounts.count { totals.append(Account(label: names.accounts[totals.count].label)) }
      chunk.bytes.withUnsafeBufferPointer { bytes in
        for row in chunk.rows {
          if maker.startsEntry(row, bytes), let digest = maker.take() { digests.append(digest) }
          maker.add(row, bytes)
          lines += 1
          guard row.account >= 0 else { continue }
          totals[Int(row.account)].debit += Int128(row.debit)
          totals[Int(row.account)].credit += Int128(row.credit)
        }
      }
    }
    if let digest = maker.take() { digests.append(digest) }
    for (name, total) in zip(source.names.accounts, totals) { accounts[name.code] = total }
    let isNone = source.header == nil
    fatal = source.log.findings.filter { $0.severity == .error && (isNone || $0.saysUnreadable) }.map { $0.at(file: source.file) }
  }

  /// How many times a digest is more often in one file than in the other.
  struct Alone {
    var counts: [UInt64: Int] = [:]
    var total = 0
    var isEmpty: Bool { total == 0 }
  }

  static func alone(_ a: FECDigests, _ b: FECDigests) -> (Alone, Alone) {
    let (x, y) = (a.digests.sorted(), b.digests.sorted())
    var (alone, other) = (Alone(), Alone())
    var (i, j) = (0, 0)
    while i < x.count || j < y.count {
      if j == y.count || (i < x.count && x[i] < y[j]) {
        alone.counts[x[i], default: 0] += 1
        alone.total += 1
        i += 1
      } else if i == x.count || y[j] < x[i] {
        other.counts[y[j], default: 0] += 1
        other.total += 1
        j += 1
      } else {
        i += 1
        j += 1
      }
    }
    return (alone, other)
  }
}

/// Makes the digest of one entry after the other.
struct FECDigestMaker {
  let seed: UInt64
  private var boundary = FECEntryBoundary()
  private var journals: [UInt64] = []
  private var accounts: [UInt64] = []
  private var thirdParties: [UInt64] = []
  private var extraColumns: [UInt64] = []
  private var sum: UInt64 = 0
  private var hasLines = false

  init(seed: UInt64) { self.seed = seed }

  mutating func open(_ names: FECNames, _ header: FECHeader?) {
    while journals.count < names.journals.count { journals.append(hash(names.journals[journals.count].code)) }
    while accounts.count < names.accounts.count { accounts.append(hash(names.accounts[accounts.count].code)) }
    while thirdParties.count < names.thirdParties.count { thirdParties.append(hash(names.thirdParties[thirdParties.count].code)) }
    let extra = header?.extraColumns ?? []
    while extraColumns.count < extra.count { extraColumns.append(hash(extra[extraColumns.count].lowercased())) }
  }

  private func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { bytes in bytes.baseAddress.map { FECInterner.hash($0, bytes.count, seed) } ?? seed }
  }

  mutating func startsEntry(_ row: FECRow, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool { boundary.startsEntry(row, bytes) }

  /// The digest of the entry that ends here.
  mutating func take() -> UInt64? {
    defer { (sum, hasLines) = (0, false) }
    return hasLines ? FECInterner.fold(sum) : nil
  }

  /// Lines are added up, so that their order does not count.
  mutating func add(_ row: FECRow, _ bytes: UnsafeBufferPointer<UInt8>) {
    hasLines = true
    var digest = seed ^ (row.journal < 0 ? 1 : journals[Int(row.journal)])
    digest = FECInterner.fold(digest) ^ (row.account < 0 ? 2 : accounts[Int(row.account)])
    digest = FECInterner.fold(digest) ^ (row.thirdParty < 0 ? 3 : thirdParties[Int(row.thirdParty)])
    digest = FECInterner.fold(digest) ^ UInt64(bitPattern: row.debit)
    digest = FECInterner.fold(digest) ^ UInt64(bitPattern: row.credit)
    digest = FECInterner.fold(digest) ^ (UInt64(UInt32(bitPattern: row.date)) << 32 | UInt64(UInt32(bitPattern: row.pieceDate)))
    digest =
      FECInterner.fold(digest) ^ (UInt64(UInt32(bitPattern: row.letteringDate)) << 32 | UInt64(UInt32(bitPattern: row.validDate)))
    for range in [row.pieceRef, row.label, row.lettering, row.foreignAmount, row.currency] {
      digest = FECInterner.fold(digest ^ UInt64(range.count))
      if range.count > 0 { digest = FECInterner.hash(bytes.baseAddress! + Int(range.start), Int(range.count), digest) }
    }
    if !row.extra.isEmpty { digest ^= extra(row.extra, bytes) }
    sum &+= FECInterner.fold(digest)
  }

  /// Extra columns count by their names, blank ones not at all.
  private func extra(_ range: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let text = bytes[Int(range.start)..<Int(range.start + range.count)]
    var sum: UInt64 = 0
    for (index, value) in text.split(separator: 9, omittingEmptySubsequences: false).enumerated() {
      let trimmed = Array(value.drop { $0 == 32 }.reversed().drop { $0 == 32 }.reversed())
      guard !trimmed.isEmpty, index < extraColumns.count else { continue }
      sum &+= trimmed.withUnsafeBufferPointer { FECInterner.hash($0.baseAddress!, $0.count, extraColumns[index]) }
    }
    return sum
  }
}
