import Foundation
import GRDB
import Kernel
import Ledger

/// Brings the entries of a FEC into the dossier as `FECEntryMaker` makes them:
/// opens the accounts, journals and third parties that the dossier does not
/// know, writes the entries, then the letterings and the sums.
///
/// `consume` makes and writes on one thread; an import makes on the thread
/// that reads, the last entry and the letterings included, and calls `write` here.
public final class FECIngest {
  public let maker: FECEntryMaker
  private let change: DossierChange
  private let year: StoredFiscalYear
  private let journalKind: (FECNames.Name) -> JournalKind
  private let writer: EntryWriter
  private let letteringWriter: LetteringWriter
  private let bulk: BulkMode?
  /// Keys in the dossier of the codes of the file, by their place in `FECNames` plus one.
  private var accounts: [Int64] = [0]
  private var journals: [Int64] = [0]
  private var thirdParties: [Int64] = [0]

  /// - Parameters:
  ///   - change: what the entries are written in.
  ///   - year: the fiscal year they go to.
  ///   - batch: the import they come with.
  ///   - keepsDrafts: true to bring everything as drafts, whatever its ValidDate.
  ///   - expectedLines: about how many lines the file has.
  ///   - extraNames: the columns after the legal ones.
  ///   - journalKind: what a journal of the file is for, when the dossier does not know it.
  public init(
    _ change: DossierChange, into year: StoredFiscalYear, batch: Int64, keepsDrafts: Bool, extraNames: [String],
    expectedLines: Int64 = 0, journalKind: @escaping (FECNames.Name) -> JournalKind
  ) throws {
    (self.change, self.year, self.journalKind) = (change, year, journalKind)
    bulk = try BulkMode(change.db, expectedLines: expectedLines)
    change.bulk = bulk
    writer = try change.entryWriter()
    letteringWriter = try LetteringWriter(change.db, change.event, change.codes)
    maker = FECEntryMaker(
      .init(
        nextID: try Int64.fetchOne(change.db, sql: "SELECT coalesce(max(id), 0) + 1 FROM entry") ?? 1,
        nextNumber: try change.nextNumber(year.id), firstLetteringID: try LetteringCollector.nextID(change.db),
        fiscalYear: year.id, batch: batch, eventSeq: change.event.seq, keepsDrafts: keepsDrafts, extraNames: extraNames))
  }

  public var log: FindingLog { maker.log }

  public func consume(_ chunk: FECChunk, names: FECNames) throws { try write(maker.make(chunk, names: names)) }

  public func write(_ made: PreparedEntries) throws {
    if !made.items.isEmpty { try writeEntries(made) }
    try letteringWriter.write(made.letterings.count) { index in
      var row = made.letterings[index].row
      row.account = accounts[Int(row.account)]
      row.thirdParty = thirdParties[Int(row.thirdParty)]
      return (row, made.letterings[index].digest)
    }
  }

  /// The lines go first: see `EntryWriter`.
  private func writeEntries(_ made: PreparedEntries) throws {
    try openNames(made)
    try made.bytes.withUnsafeBufferPointer { texts in
      try writer.insertLines(made.lines.count, texts: texts) { index in
        let line = made.lines[index]
        var row = line.row
        row.account = accounts[Int(row.account)]
        row.thirdParty = thirdParties[Int(row.thirdParty)]
        return (row, Int64(line.position), made.items[Int(line.item)].entry)
      }
      try writer.insertEntries(made.items.count, sealed: made.sealed, texts: texts) { index in
        var entry = made.items[index].entry
        entry.journal = try journal(entry.journal)
        return (entry, made.items[index].digest)
      }
    }
  }

  /// Writes what the maker still holds, the last entry and the letterings, then
  /// the sums. Nothing is written once something was found wrong.
  public func finish() throws {
    try write(maker.finish())
    while let made = maker.nextLetterings() { try write(made) }
    guard !maker.log.hasErrors else { return }
    guard !maker.totals.overflowed else { throw Finding.totalTooLarge() }
    for (key, sum) in maker.totals.sums {
      var named = key
      named.account = accounts[Int(key.account)]
      named.thirdParty = thirdParties[Int(key.thirdParty)]
      named.journal = try journal(key.journal)
      change.movedTotals.add(named, debit: sum.debit, credit: sum.credit, lines: sum.lines)
    }
    try bulk?.end()
  }

  // MARK: Names

  private func openNames(_ made: PreparedEntries) throws {
    for name in made.names.journals[(journals.count - 1)...] { journals.append(try open(name)) }
    for name in made.names.accounts[(accounts.count - 1)...] {
      let number = AccountNumber(name.code) ?? "471"
      accounts.append(try change.codes.open(Account(number: number, label: name.label), change.event))
    }
    while thirdParties.count <= made.thirdPartyAccounts.count { thirdParties.append(0) }
    for (index, account) in made.thirdPartyAccounts.enumerated() where account > 0 && thirdParties[index + 1] == 0 {
      let name = made.names.thirdParties[index]
      let number = AccountNumber(made.names.accounts[Int(account) - 1].code) ?? "471"
      let party = ThirdParty(
        code: name.code, name: name.label.isEmpty ? name.code : name.label, kind: .usual(for: number), account: number)
      thirdParties[index + 1] = try change.codes.open(party, change.event)
    }
  }

  private func open(_ name: FECNames.Name) throws -> Int64 {
    let journal = Journal(code: name.code, label: name.label.isEmpty ? name.code : name.label, kind: journalKind(name))
    return try change.codes.open(journal, change.event)
  }

  /// Lines without a journal go to the miscellaneous one.
  private func journal(_ place: Int64) throws -> Int64 {
    if place == 0, journals[0] == 0 { journals[0] = try open(FECEntryMaker.journalOfNone) }
    return journals[Int(place)]
  }
}

extension ThirdParty.Kind {
  /// What a third party gathered by this account usually is.
  public static func usual(for account: AccountNumber) -> ThirdParty.Kind {
    if account.hasPrefix("41") { return .customer }
    if account.hasPrefix("40") { return .supplier }
    return account.hasPrefix("42") ? .employee : .other
  }
}

extension Finding {
  static func importedAccountInvalid(_ code: String) -> Finding {
    Finding(
      "fec.import.account-number",
      "Le compte « \(code) » ne peut pas être repris : il faut trois chiffres, puis des lettres ou des chiffres.",
      recovery: "Corrigez CompteNum dans le fichier d’origine, ou demandez un nouvel export.",
      reference: "LPF art. A47 A-1, VII"
    ).at(field: "CompteNum")
  }

  /// - Parameter balance: debit less credit, in cents.
  static func importedEntryUnbalanced(_ chunk: FECChunk, _ row: FECRow, _ balance: Int128) -> Finding {
    let number = chunk.text(row.number)
    let difference = Money(cents: Int64(clamping: balance.magnitude)).french
    return Finding(
      "fec.import.entry-not-balanced",
      "L’écriture \(number) n’est pas équilibrée : \(difference) de trop au \(balance > 0 ? "débit" : "crédit").",
      recovery: "Faites corriger l’écriture dans le logiciel d’origine, puis exportez de nouveau.",
      reference: "PCG art. 1031-1"
    ).at(line: Int(row.line), field: "EcritureNum")
  }
}
