import Foundation
import Kernel
import Ledger

/// What a movement or a line is, as far as its words tell.
enum MatchOperation: Hashable {
  case cheque, remittance, transfer, directDebit, card, charges

  private static let words: [String: MatchOperation] = [
    "CHQ": .cheque, "CHEQUE": .cheque, "CHEQUES": .cheque, "CHQS": .cheque,
    "REM": .remittance, "REMISE": .remittance, "REMISES": .remittance, "BORDEREAU": .remittance,
    "VIR": .transfer, "VIREMENT": .transfer, "VIREMENTS": .transfer, "VRT": .transfer, "VIRT": .transfer,
    "PRLV": .directDebit, "PRELEVEMENT": .directDebit, "PRELEVEMENTS": .directDebit, "PRELVT": .directDebit,
    "PRLVT": .directDebit, "PRELEV": .directDebit,
    "CB": .card, "CARTE": .card, "TPE": .card,
    "FRAIS": .charges, "COMMISSION": .charges, "COMMISSIONS": .charges, "COM": .charges, "AGIOS": .charges,
  ]

  /// A remittance of cheques is a remittance, wherever the word stands.
  static func told(by words: [Substring]) -> MatchOperation? {
    let found = words.compactMap { MatchOperation.words[String($0)] }
    return found.contains(.remittance) ? .remittance : found.first
  }
}

/// The words of labels, as they are compared: without accents, in capitals, the words of the trade left out, and no longer
/// than a bank that cuts its labels short leaves them.
enum MatchText {
  /// How many letters of a word count.
  private static let stemLength = 5

  /// In capitals and without accents; a dash, a point or a stroke inside a word remains.
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 128 }) { return text.uppercased() }
    return text.searchFolded.uppercased()
  }

  /// The words of a folded text, cut at all that is neither letter nor digit nor within a reference.
  static func words(_ folded: String) -> [Substring] {
    folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) && !"-./_".contains($0) }
  }

  /// What is compared of a word; nil for those that tell nothing of who or what.
  static func stem(_ word: Substring) -> Substring? {
    guard word.utf8.count >= 3, word.utf8.allSatisfy({ (65...90).contains($0) }), !common.contains(word) else { return nil }
    return word.prefix(stemLength)
  }

  /// The pieces of a word at the signs within it: « LECLERC-BIO » is two words.
  static func pieces(_ word: Substring) -> [Substring] { word.split { "-./_".contains($0) } }

  /// A day or an amount, which many lines name: « 22/10 », « 22/10/2026 », « 221026 », « 2026-10 ».
  static func isDay(_ word: Substring) -> Bool {
    let parts = pieces(word)
    guard parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return false }
    let digits = Array(parts.joined().utf8).map { Int($0) - 48 }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    func isDayAndMonth(_ day: Int, _ month: Int) -> Bool { (1...31).contains(day) && (1...12).contains(month) }
    switch (parts.count, digits.count) {
    case (1...3, 8):
      return (isDayAndMonth(number(0..<2), number(2..<4)) && (19...21).contains(number(4..<6)))
        || ((19...21).contains(number(0..<2)) && isDayAndMonth(number(6..<8), number(4..<6)))
    case (1...3, 6):
      return isDayAndMonth(number(0..<2), number(2..<4)) || (number(0..<2) == 20 && (1...12).contains(number(4..<6)))
        || ((1...12).contains(number(0..<2)) && number(2..<4) == 20)
    case (2, 2...4): return true
    case (1, 1...4): return true
    default: return false
    }
  }

  /// Digits without the zeros before them; nil when fewer than three remain.
  static func number(_ text: some StringProtocol) -> String? {
    let digits = text.filter { $0.isASCII && $0.isNumber }.drop { $0 == "0" }
    return digits.count >= 3 ? String(digits) : nil
  }

  private static let common: Set<Substring> = [
    "VIR", "VIREMENT", "VIREMENTS", "VRT", "VIRT", "SEPA", "INST", "INSTANTANE", "RECU", "EMIS", "RECUS", "FAVEUR",
    "PRLV", "PRELEVEMENT", "PRELEVEMENTS", "PRELVT", "PRLVT", "PRELEV", "CORE", "CARTE", "PAIEMENT", "REGLEMENT",
    "REGLEMENTS", "REGLT", "RGLT", "ACHAT", "CHQ", "CHQS", "CHEQUE", "CHEQUES", "REM", "REMISE", "REMISES", "BORDEREAU",
    "FACTURE", "FACTURES", "FACT", "FAC", "REF", "REFERENCE", "NUMERO", "MOTIF", "LIB", "LIBELLE", "POUR", "PAR", "DES",
    "LES", "AUX", "AVEC", "SUR", "SARL", "SAS", "SASU", "EURL", "SCI", "SNC", "STE", "SOCIETE", "ETS", "ETABLISSEMENTS",
    "MME", "MLLE", "MONSIEUR", "MADAME", "EUR", "EUROS", "NOTRE", "VOTRE", "COMPTE", "BANQUE", "OPE", "OPERATION",
    "OPERATIONS", "TPE", "TVA", "SEPT", "JANVIER", "FEVRIER", "MARS", "AVRIL", "MAI", "JUIN", "JUILLET", "AOUT",
    "SEPTEMBRE", "OCTOBRE", "NOVEMBRE", "DECEMBRE", "MOIS", "SOLDE", "ACOMPTE", "ECHEANCE", "CLIENT", "FOURNISSEUR",
  ]
}
