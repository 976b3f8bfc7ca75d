import Kernel

/// A group with the code it was given.
public struct PostedLettering: Hashable, Sendable {
  public let code: LetteringCode
  public let group: LetteringGroup
}

/// A lettering taken off: its lines are open again, all of them. The code is not given twice.
public struct LetteringRemoval: Hashable, Sendable {
  public let scope: LetteringScope
  public let code: LetteringCode
  public let lines: [LineReference]
  public let day: Day
}

/// Which codes are used, where, and by which lines: gives out codes, and takes letterings off.
///
/// A code is never used twice in a scope, even after its lettering was taken
/// off, so that the history can be read. A group of several fiscal years
/// takes a code that is free in each of them, since each year's FEC shows it.
public struct LetteringBook: Sendable {
  /// The last code of each series that was given.
  private struct Series: Hashable {
    let scope: LetteringScope
    let isFull: Bool
  }

  private var last: [Series: LetteringCode] = [:]
  private var current: [LetteringKey: [LineReference]] = [:]
  private var codes: [LineReference: LetteringCode] = [:]

  public init() {}

  /// The code that a line carries now.
  public func code(of line: LineReference) -> LetteringCode? { codes[line] }

  /// The lines that carry the code now.
  public func lines(of code: LetteringCode, in scope: LetteringScope) -> [LineReference] {
    current[LetteringKey(scope, code)] ?? []
  }

  /// Takes note of a lettering made elsewhere: stored in the dossier, or read from a FEC.
  public mutating func note(_ code: LetteringCode, in scope: LetteringScope, lines: [LineReference]) throws(Finding) {
    for line in lines { if let other = codes[line], other.isFull { throw .letteringAlreadyFull(line, other) } }
    guard current[LetteringKey(scope, code)] == nil else { throw .letteringCodeTaken(code, scope) }
    noteUsed(code, in: scope)
    tie(lines, to: code, in: scope)
  }

  /// Takes note of a code that was given once and must not be given again; enough to go on from the last code stored.
  public mutating func noteUsed(_ code: LetteringCode, in scope: LetteringScope) {
    // By its text: an imported « aaa » that balances must not be given again to a partial group.
    guard let own = LetteringCode(code.text) else { return }
    let series = Series(scope: scope, isFull: own.isFull)
    last[series] = max(last[series] ?? own, own)
  }

  /// Gives the group the next free code, and frees the partial codes it takes over.
  public mutating func post(_ group: LetteringGroup) throws(Finding) -> PostedLettering {
    for line in group.lines { if let code = codes[line], code.isFull { throw .letteringAlreadyFull(line, code) } }
    let posted = try giveCode(to: group)
    for old in group.replaces { current[old] = nil }
    tie(group.lines, to: posted.code, in: group.scope)
    return posted
  }

  /// Gives the group the next free code, and does not remember its lines: enough where they are kept elsewhere.
  public mutating func giveCode(to group: LetteringGroup) throws(Finding) -> PostedLettering {
    let years = group.earlierYears + [group.scope.fiscalYear]
    let scopes = years.map { LetteringScope(account: group.scope.account, thirdParty: group.scope.thirdParty, fiscalYear: $0) }
    let latest = scopes.compactMap { last[Series(scope: $0, isFull: group.isFull)] }.max()
    let next = latest.map(\.next) ?? .first(isFull: group.isFull)
    guard let code = next else { throw .letteringCodesExhausted(group.scope) }
    for scope in scopes { last[Series(scope: scope, isFull: group.isFull)] = code }
    return PostedLettering(code: code, group: group)
  }

  /// Takes a lettering off, full or partial. Throws `lettering.unknown-code`.
  public mutating func remove(_ code: LetteringCode, in scope: LetteringScope, on day: Day) throws(Finding) -> LetteringRemoval {
    guard let lines = current.removeValue(forKey: LetteringKey(scope, code)) else { throw .letteringUnknownCode(code, scope) }
    for line in lines { codes[line] = nil }
    return LetteringRemoval(scope: scope, code: code, lines: lines, day: day)
  }

  private mutating func tie(_ lines: [LineReference], to code: LetteringCode, in scope: LetteringScope) {
    for line in lines { codes[line] = code }
    current[LetteringKey(scope, code)] = lines
  }
}
