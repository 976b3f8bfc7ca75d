import Banking
import Foundation
import Kernel

/// What a bank says of a movement beside its days, its amount and its label: the body of a row, as JSON.
/// What the bank leaves out is left out.
struct MovementBody: Codable {
  private var texts: [String]?
  private var operation: String?
  private var internalOperation: String?
  private var reference: String?
  private var entryNumber: String?
  private var counterpartName: String?
  private var counterpartAccount: String?
  private var mandate: String?
  private var endToEnd: String?
  private var bankReference: String?
  private var isReversal: Bool?
  private var charges: BankAmount?
  private var originalAmount: BankAmount?
  private var rejection: String?
  /// Qualifier and text in turn.
  private var details: [[String]]?

  init(_ line: StatementLine) {
    texts = line.texts.isEmpty ? nil : line.texts
    (operation, internalOperation, reference) = (line.operation, line.internalOperation, line.reference)
    (entryNumber, counterpartName, counterpartAccount) = (line.entryNumber, line.counterpartName, line.counterpartAccount)
    (mandate, endToEnd, bankReference) = (line.mandate, line.endToEnd, line.bankReference)
    isReversal = line.isReversal ? true : nil
    (charges, originalAmount, rejection) = (line.charges, line.originalAmount, line.rejection)
    details = line.details.isEmpty ? nil : line.details.map { [$0.qualifier, $0.text] }
  }

  /// Throws `dossier.damaged`.
  init(_ json: String, of movement: Int64) throws {
    do { self = try JSONDecoder().decode(MovementBody.self, from: Data(json.utf8)) } catch {
      throw Finding.dossierDamaged("dossier", "le mouvement bancaire n° \(movement) ne se lit plus")
    }
  }

  /// Always the same for the same body: keys in order.
  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  func line(on day: Day, _ amount: BankAmount, _ label: String, valueDay: Day?, place: Int) -> StatementLine {
    var line = StatementLine(on: day, amount, label, valueDay: valueDay, texts: texts ?? [], place: place)
    (line.operation, line.internalOperation, line.reference) = (operation, internalOperation, reference)
    (line.entryNumber, line.counterpartName, line.counterpartAccount) = (entryNumber, counterpartName, counterpartAccount)
    (line.mandate, line.endToEnd, line.bankReference) = (mandate, endToEnd, bankReference)
    line.isReversal = isReversal ?? false
    (line.charges, line.originalAmount, line.rejection) = (charges, originalAmount, rejection)
    line.details = (details ?? []).filter { $0.count == 2 }.map { StatementLine.Detail($0[0], $0[1]) }
    return line
  }
}
