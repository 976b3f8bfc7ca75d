import Formats
import Foundation
public import Kernel
import Ledger

/// The loan as a dossier keeps it, and the bank's table as a file brings it.
extension Loan {
  private struct Body: Codable {
    struct Row: Codable {
      var day: Day
      var principal, interest, insurance, remaining: Int64
    }
    var principal: Int64
    var rateE8: Int64?
    var accounts: [String]
    var bank: String?
    var rows: [Row]
  }

  public var json: String {
    get throws {
      let body = Body(
        principal: principal.cents, rateE8: rate?.e8,
        accounts: [accounts.principal, accounts.interest, accounts.insurance].map(\.text),
        bank: bank?.text,
        rows: instalments.map {
          Body.Row(
            day: $0.day, principal: $0.parts.principal.cents, interest: $0.parts.interest.cents,
            insurance: $0.parts.insurance.cents,
            remaining: $0.remaining.cents)
        })
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(body), as: UTF8.self)
    }
  }

  /// Throws `bank.loan.unreadable`.
  public init(name: String, json: String) throws(Finding) {
    guard let body = try? JSONDecoder().decode(Body.self, from: Data(json.utf8)), body.accounts.count == 3,
      let principal = AccountNumber(body.accounts[0]), let interest = AccountNumber(body.accounts[1]),
      let insurance = AccountNumber(body.accounts[2])
    else { throw .bankLoanUnreadable(name) }
    let rows = body.rows.enumerated().map { index, row in
      Instalment(
        number: index + 1, day: row.day,
        parts: Parts(
          principal: Money(cents: row.principal), interest: Money(cents: row.interest), insurance: Money(cents: row.insurance)),
        remaining: Money(cents: row.remaining))
    }
    self.init(
      name: name, principal: Money(cents: body.principal), rate: body.rateE8.map { Rate(e8: $0) },
      accounts: Accounts(principal: principal, interest: interest, insurance: insurance),
      bank: body.bank.flatMap { AccountNumber($0) },
      instalments: rows)
  }

  /// What is wrong with the loan as a whole, before it is kept.
  public func check() -> [Finding] {
    var findings: [Finding] = []
    if name.allSatisfy(\.isWhitespace) || name.count > 80 { findings.append(.bankLoanNameInvalid(name)) }
    guard !instalments.isEmpty else { return findings + [.bankLoanTableEmpty()] }
    let repaid = instalments.map(\.parts.principal).sum()
    if repaid != principal { findings.append(.bankLoanTableSum(repaid, principal)) }
    return findings
  }

  /// Reads the bank's table: a header, then one row an instalment, `date;capital;interets;assurance`. What remains is counted
  /// from the principal.
  public static func instalments(of table: [UInt8], principal: Money) -> (rows: [Instalment], findings: [Finding]) {
    var (rows, log) = ([Instalment](), FindingLog())
    do {
      let reader = try CSVReader(CSVFormat(fieldCountIsFixed: false), byteSource(table))
      guard let header = try reader.next() else { return ([], [.bankLoanTableEmpty()]) }
      let columns = Columns(header.fields)
      guard let missing = columns.missing else {
        var owed = principal
        while let record = try reader.next() {
          guard record.fields.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { continue }
          guard let (day, parts) = columns.read(record, &log) else { continue }
          if let last = rows.last, day <= last.day { log.add(.bankLoanOrder(day, after: last.day, line: record.line)) }
          owed = owed.adding(-parts.principal) ?? owed
          rows.append(Instalment(number: rows.count + 1, day: day, parts: parts, remaining: owed))
        }
        if rows.isEmpty, log.errorCount == 0 { log.add(.bankLoanTableEmpty()) }
        return (rows, log.findings)
      }
      return ([], [.bankLoanColumnMissing(missing)])
    } catch let finding as Finding {
      return ([], [finding])
    } catch {
      return ([], [.bankReadingStopped()])
    }
  }

  /// Where each column stands, by its title.
  private struct Columns {
    let day, principal, interest, insurance: Int?

    init(_ header: [String]) {
      let titles = header.map { $0.searchFolded }
      func find(_ names: [String]) -> Int? { titles.firstIndex { title in names.contains { title.hasPrefix($0) } } }
      day = find(["date", "echeance", "jour"])
      // « Capital restant dû » is what remains, not what is repaid.
      principal = titles.firstIndex { title in
        ["capital", "principal", "amortissement"].contains { title.hasPrefix($0) } && !title.contains("restant")
      }
      interest = find(["interet"])
      insurance = find(["assurance"])
    }

    var missing: String? { day == nil ? "date" : principal == nil ? "capital" : interest == nil ? "interets" : nil }

    func read(_ record: CSVRecord, _ log: inout FindingLog) -> (Day, Parts)? {
      func text(_ column: Int?) -> String {
        column.flatMap { record.fields.indices.contains($0) ? record.fields[$0] : nil } ?? ""
      }
      func amount(_ column: Int?, _ name: String) -> Money? {
        let said = text(column).trimmedBlanks
        if said.isEmpty { return .zero }
        guard let amount = BankAmount(said, .euro), amount.minor >= 0 else {
          log.add(.bankLoanCell(said, name, line: record.line))
          return nil
        }
        return Money(cents: amount.minor)
      }
      let said = text(day).trimmedBlanks
      let due = Day(iso: said) ?? Day(french: said)
      if due == nil { log.add(.bankLoanCell(said, "date", line: record.line)) }
      guard let repaid = amount(principal, "capital"), let paid = amount(interest, "interets"),
        let insured = amount(insurance, "assurance"), let due
      else { return nil }
      return (due, Parts(principal: repaid, interest: paid, insurance: insured))
    }
  }
}
