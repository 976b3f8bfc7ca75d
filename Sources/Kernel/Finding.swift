/// Something wrong with what the user gave, and the way out.
///
/// Imports and checks collect findings; a command that cannot be done throws
/// one; our own bugs trap. Each module lists its findings as static functions
/// of this type, in its `<Module>Finding.swift`.
public struct Finding: Error, Hashable, Sendable, Codable {
  public enum Severity: String, Hashable, Sendable, Codable, Comparable {
    case info, warning, error

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
    private var rank: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
  }

  /// Stable identifier such as `ledger.entry.not-balanced`: never translated, never reused.
  public let code: String
  public var severity: Severity
  /// What is wrong, in French, with the values that make it wrong.
  public let message: String
  /// What the user can do next, in French.
  public let recovery: String
  /// The rule it comes from, when there is one: « LPF art. A47 A-1, VII ».
  public let reference: String?
  /// The file it was found in, as the user named it.
  public var file: String?
  /// The line of the file, counted from 1.
  public var line: Int?
  /// The field of the file or of the form.
  public var field: String?

  public init(
    _ code: String, _ severity: Severity, _ message: String, recovery: String, reference: String? = nil,
    file: String? = nil, line: Int? = nil, field: String? = nil
  ) {
    (self.code, self.severity, self.message, self.recovery, self.reference) = (code, severity, message, recovery, reference)
    (self.file, self.line, self.field) = (file, line, field)
  }

  /// An error, the usual severity.
  public init(_ code: String, _ message: String, recovery: String, reference: String? = nil) {
    self.init(code, .error, message, recovery: recovery, reference: reference)
  }

  /// The same finding, at a place.
  public func at(file: String? = nil, line: Int? = nil, field: String? = nil) -> Finding {
    var placed = self
    placed.file = file ?? self.file
    placed.line = line ?? self.line
    placed.field = field ?? self.field
    return placed
  }
}

/// What was found while reading a file, bounded: of each code the first
/// findings are kept whole and the others are counted, so that a file that is
/// wrong on each of its million lines stays readable and memory stays flat.
public struct FindingLog: Sendable {
  /// How many findings of one code are kept whole.
  public let keptPerCode: Int
  public private(set) var findings: [Finding] = []
  /// How many findings of each code were seen, kept or not.
  public private(set) var counts: [String: Int] = [:]
  public private(set) var errorCount = 0

  public init(keptPerCode: Int = 20) { self.keptPerCode = keptPerCode }

  public mutating func add(_ finding: Finding) {
    counts[finding.code, default: 0] += 1
    if finding.severity == .error { errorCount += 1 }
    if counts[finding.code, default: 0] <= keptPerCode { findings.append(finding) }
  }

  public mutating func add(_ more: some Sequence<Finding>) { for finding in more { add(finding) } }

  /// Counts a finding without building it when its code is already full: for hot loops over bad files.
  public mutating func add(_ code: String, severity: Finding.Severity, _ make: () -> Finding) {
    if counts[code, default: 0] >= keptPerCode {
      counts[code, default: 0] += 1
      if severity == .error { errorCount += 1 }
    } else {
      add(make())
    }
  }

  /// Findings of a log that was bounded elsewhere: `counts` says how many of each code there were, listed or not.
  public mutating func add(_ listed: [Finding], counts counted: [String: Int]) {
    var left = counted
    for finding in listed {
      add(finding)
      left[finding.code, default: 1] -= 1
    }
    for (code, count) in left where count > 0 {
      counts[code, default: 0] += count
      if listed.first(where: { $0.code == code })?.severity == .error { errorCount += count }
    }
  }

  public var hasErrors: Bool { errorCount > 0 }

  /// How many findings were counted but not kept, per code.
  public var unlisted: [String: Int] { counts.compactMapValues { $0 > keptPerCode ? $0 - keptPerCode : nil } }
}
