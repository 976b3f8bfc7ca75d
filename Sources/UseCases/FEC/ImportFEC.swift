import Foundation
import Kernel
import Ledger
import Store

/// Brings a FEC into the dossier: what its file says is validated arrives
/// sealed, what has no ValidDate arrives as drafts, and lettering is kept.
///
/// The file is read once, as a stream: one thread reads, types and checks,
/// the other digests and writes. Either everything is kept, in one
/// transaction, or nothing.
public struct ImportFEC: Sendable {
  public var path: String
  public var mode: FECMode
  /// Everything arrives as drafts, whatever the file says.
  public var keepsDrafts: Bool
  /// Brings the file in although it was imported before.
  public var allowsAgain: Bool

  public init(_ path: String, mode: FECMode = .strict, keepsDrafts: Bool = false, allowsAgain: Bool = false) {
    (self.path, self.mode, self.keepsDrafts, self.allowsAgain) = (path, mode, keepsDrafts, allowsAgain)
  }

  public struct Outcome: Sendable {
    public var entries = 0
    public var lines = 0
    public var drafts = 0
    public var debit = Money.zero
    public var credit = Money.zero
    public var fiscalYear: FiscalYear?
    public var batch: Int64?
    public var log = FindingLog()
    /// False when errors kept the dossier as it was, and in a dry run.
    public var isImported = false
  }

  /// - Parameters:
  ///   - desk: the dossier, who acts, and which day it is.
  ///   - isTrial: does everything but keep it.
  ///   - progress: told bytes read and the size of the file, from time to time.
  public func callAsFunction(
    _ desk: Desk, isTrial: Bool = false, progress: @escaping @Sendable (Int64, Int64) -> Void = { _, _ in }
  ) throws -> Outcome {
    let file = try InputFile(path)
    return try desk.changing("fec.importer", subject: "file/\(file.name)", isTrial: isTrial) { change in
      var options = FECChecker.Options()
      let closing = FECFileName(file.name).closingDay
      options.accountStatus = try FECFile.accountStatus(desk.files, closing: closing, orElse: desk.today)
      let reading = try FECReadingThread(file, mode: mode, options: options, progress: progress)
      do {
        let outcome = try write(reading, into: change)
        if outcome.log.hasErrors { change.abandon() }
        var kept = outcome
        kept.isImported = !outcome.log.hasErrors && !isTrial
        if !kept.isImported { kept.batch = nil }
        return kept
      } catch {
        reading.stop()
        throw error
      }
    }
  }
}

extension ImportFEC {
  private func write(_ reading: FECReadingThread, into change: DossierChange) throws -> Outcome {
    var outcome = Outcome()
    guard let first = try reading.first() else {
      outcome.take(reading.report)
      return outcome
    }
    let years = try change.reading.fiscalYears()
    let name = FECFileName(reading.file.name)
    let day = first.rows.lazy.compactMap { Day(number: $0.date) }.first
    let known = FECFiscalYear.known(years, closing: name.closingDay, firstDay: day)
    let target = try known ?? change.beginFiscalYear(near: name.closingDay ?? day ?? Day(2026, 12, 31))
    let batch = try change.beginBatch(kind: "fec", file: reading.file.name)
    let ingest = try FECIngest(
      change, into: target, batch: batch, keepsDrafts: keepsDrafts, extraNames: first.header?.extraColumns ?? [],
      expectedLines: reading.file.size / 120,
      journalKind: { JournalKind.guess(code: $0.code, label: $0.label) })
    reading.start(ingest.maker)
    while let made = try reading.pipe.receive() { try ingest.write(made) }
    try ingest.finish()
    let maker = ingest.maker
    outcome.take(reading.report)
    outcome.take(maker)
    try settle(&outcome, maker, change, target, isKnown: known != nil, closing: name.closingDay)
    let company = try change.reading.facts()
    if let siren = name.siren, siren != company.siren { outcome.log.add(.importOfOtherCompany(siren, company)) }
    try refuseSecondImport(of: reading.file, &outcome, change)
    try change.endBatch(
      batch, kind: "fec", file: reading.file.name, digest: reading.file.digest, entries: maker.entries, lines: maker.lines)
    outcome.batch = batch
    return outcome
  }

  /// The fiscal year is known once all the days of the file are.
  private func settle(
    _ outcome: inout Outcome, _ made: FECEntryMaker, _ change: DossierChange, _ target: StoredFiscalYear, isKnown: Bool,
    closing: Day?
  ) throws {
    guard let first = made.firstDay, let last = made.lastDay else { return }
    if isKnown {
      outcome.fiscalYear = target.year
      if !target.year.contains(first) || !target.year.contains(last) {
        outcome.log.add(.importOutsideFiscalYear(target.year, first: first, last: last))
      }
      if let locked = target.lockedThrough, first <= locked { outcome.log.add(.importInLockedPeriod(locked, first: first)) }
      return
    }
    guard let year = FECFiscalYear.about(first: first, last: last, closing: closing) else {
      return outcome.log.add(.importWithoutFiscalYear(first: first, last: last, closing: closing))
    }
    try change.settleFiscalYear(target, as: year)
    outcome.fiscalYear = year
    outcome.log.add(.fiscalYearTaken(year, fromName: closing != nil))
  }

  private func refuseSecondImport(of file: InputFile, _ outcome: inout Outcome, _ change: DossierChange) throws {
    guard !allowsAgain else { return }
    if let batch = try change.reading.batches().first(where: { $0.fileDigest == file.digest && !$0.isUndone }) {
      outcome.log.add(.alreadyImported(file.name, batch.id))
    } else if let event = try change.reading.export(of: file.digest) {
      outcome.log.add(.exportedFromHere(file.name, event))
    }
  }
}

extension ImportFEC.Outcome {
  fileprivate mutating func take(_ made: FECEntryMaker) {
    (entries, lines, drafts) = (made.entries, made.lines, made.drafts)
    (debit, credit) = (made.debit, made.credit)
    // An unbalanced entry was said by the control already, with more words.
    log.add(made.log.findings.filter { $0.code != "fec.import.entry-not-balanced" || !log.hasErrors })
  }

  /// A file that the administration would refuse can still be understood: what
  /// is only missing is filled at the next export, and does not stop an import.
  fileprivate mutating func take(_ report: FECReport?) {
    guard let report else { return }
    let findings = report.findings.map { finding in
      var heard = finding
      if ImportFEC.forgiven.contains(finding.code) { heard.severity = min(finding.severity, .warning) }
      return heard
    }
    log.add(findings, counts: report.counts)
  }
}

extension ImportFEC {
  static let forgiven: Set<String> = [
    "fec.file.name", "fec.header.missing-column", "fec.journal-code.empty", "fec.journal-label.empty", "fec.piece-ref.empty",
    "fec.piece-date.empty", "fec.valid-date.empty", "fec.account-label.empty", "fec.label.empty", "fec.line.empty",
    "fec.xml.schema-location", "fec.xml.outside-latin1", "fec.text.separator",
  ]
}

/// Which fiscal year a FEC is about.
enum FECFiscalYear {
  /// The year of the dossier that holds the closing day of the file's name, else its first day.
  static func known(_ years: [StoredFiscalYear], closing: Day?, firstDay: Day?) -> StoredFiscalYear? {
    guard !years.isEmpty else { return nil }
    let byName = closing.flatMap { day in years.first { $0.year.contains(day) } }
    return byName ?? firstDay.flatMap { day in years.first { $0.year.contains(day) } } ?? (closing == nil ? years.last : nil)
  }

  /// Twelve months up to the closing day of the name, more when the file
  /// begins earlier; without a name, the months of the file, twelve at least.
  static func about(first: Day, last: Day, closing: Day?) -> FiscalYear? {
    let end = closing ?? last.month.lastDay
    let usual = (end + 1).addingMonths(-12)
    let start = first < usual ? first.month.firstDay : usual
    guard last <= end else { return nil }
    return FiscalYear(first: start, last: end)
  }
}
