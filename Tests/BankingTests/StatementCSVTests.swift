import Banking
import Formats
import Foundation
import Kernel
import Testing

@Suite struct StatementCSVTests {
  struct Spelling: Sendable, CustomTestStringConvertible {
    let name, text: String
    var closing: Int64?
    var testDescription: String { name }
  }

  /// Two movements, −12,50 on the 3rd and +1 000,00 on the 31st of October, as banks export them.
  static let spellings = [
    Spelling(
      name: "debit and credit",
      text: "Date;Libellé;Débit euros;Crédit euros\n03/10/2026;CHEQUE;12,50;\n31/10/2026;VIREMENT;;1 000,00\n"),
    Spelling(
      name: "a signed debit", text: "Date;Libellé;Débit;Crédit\n03/10/2026;CHEQUE;-12,50;\n31/10/2026;VIREMENT;;1000,00\n"),
    Spelling(
      name: "one amount",
      text:
        "Date opération;Date valeur;Libellé;Montant\n03/10/2026;03/10/2026;CHEQUE;-12,50\n31/10/2026;31/10/2026;VIREMENT;+1000,00\n"
    ),
    Spelling(
      name: "English",
      text: "Booking Date,Description,Amount,Currency\n2026-10-03,CHEQUE,-12.50,EUR\n2026-10-31,VIREMENT,1000.00,EUR\n"),
    Spelling(
      name: "American days", text: "Date,Description,Amount\n10/03/2026,CHEQUE,-12.50\n10/31/2026,VIREMENT,\"1,000.00\"\n"),
    Spelling(name: "compact days", text: "date\tlabel\tamount\n20261003\tCHEQUE\t-12,50\n20261031\tVIREMENT\t1000,00\n"),
    Spelling(
      name: "with a direction", text: "Date;Libellé;Montant;Sens\n03/10/2026;CHEQUE;12,50;D\n31/10/2026;VIREMENT;1000,00;C\n"),
    Spelling(
      name: "a preamble",
      text:
        "Compte;FR14 2004 1010 0505 0001 3M02 606\nSolde au 31/10/2026;987,50\n\nDate;Libellé;Montant(EUROS)\n03/10/2026;CHEQUE;-12,50\n31/10/2026;VIREMENT;1000,00\n"
    ),
    Spelling(
      name: "a balance going up",
      text: "Date;Libellé;Montant;Solde\n03/10/2026;CHEQUE;-12,50;87,50\n31/10/2026;VIREMENT;1000,00;1087,50\n", closing: 108_750),
    Spelling(
      name: "between quotes",
      text:
        "\"Date\";\"Libellé\";\"Montant\"\r\n\"03/10/2026\";\"CHEQUE\";\"-12,50\"\r\n\"31/10/2026\";\"VIREMENT\";\"1 000,00 €\"\r\n"
    ),
    Spelling(
      name: "a total below", text: "Date;Libellé;Montant\n03/10/2026;CHEQUE;-12,50\n31/10/2026;VIREMENT;1000,00\n;Total;\n"),
  ]

  @Test(arguments: spellings) func `the exports of banks read the same`(spelling: Spelling) {
    for bytes in [Array(spelling.text.utf8), TextEncoding.windows1252.encode(spelling.text).bytes] {
      let read = Read(.csv, bytes)
      #expect(StatementKind.detect(bytes) == .csv, "\(spelling.name)")
      #expect(!read.log.hasErrors, "\(read.log.findings)")
      #expect(read.lines.map(\.amount.minor) == [-1250, 100_000] && read.lines.map(\.label) == ["CHEQUE", "VIREMENT"])
      #expect(read.lines.map(\.bookingDay.iso) == ["2026-10-03", "2026-10-31"])
      #expect(read.statements.first?.closing?.amount.minor == spelling.closing)
    }
  }

  @Test func `a list from the latest to the first is checked from below`() {
    let text =
      "Date;Libellé;Montant;Solde\n31/10/2026;VIREMENT;1000,00;1087,50\n03/10/2026;CHEQUE;-12,50;87,50\n02/10/2026;CB;-1,00;100,00\n"
    let read = Read(.csv, text)
    #expect(!read.log.hasErrors && read.statements.first?.opening?.amount.minor == 10100, "\(read.log.findings)")
    #expect(read.statements.first?.closing?.amount.minor == 108_750)
  }

  @Test func `a balance that does not follow is told at its line`() {
    let text = "Date;Libellé;Montant;Solde\n01/10/2026;A;1,00;101,00\n02/10/2026;B;2,00;103,00\n03/10/2026;C;3,00;107,00\n"
    let finding = Read(.csv, text).finding("bank.csv.running-balance")
    #expect(finding?.line == 4 && finding?.field == "solde" && finding?.message.contains("106,00") == true)
  }

  static let faults: [(name: String, row: String, code: String, field: String)] = [
    ("a day that is not", "31/02/2026;A;1,00;", "bank.day.unreadable", "date"),
    ("no day", ";A;1,00;", "bank.day.unreadable", "date"),
    ("a debit that is no number", "03/10/2026;A;x;", "bank.amount.unreadable", "debit"),
    ("three decimals", "03/10/2026;A;1,005;", "bank.amount.unreadable", "debit"),
    ("a debit and a credit", "03/10/2026;A;1,00;2,00", "bank.csv.both-sides", "debit"),
  ]

  @Test(arguments: faults) func `a fault is told with its line and its column`(
    row: (name: String, row: String, code: String, field: String)
  ) {
    let read = Read(.csv, "Date;Libellé;Débit;Crédit\n31/10/2026;B;1,00;\n\(row.row)\n")
    let finding = read.finding(row.code)
    #expect(finding?.line == 3 && finding?.field == row.field && read.lines.count == 1, "\(row.name): \(read.log.findings)")
  }

  static let others: [(name: String, text: String)] = [
    ("entries", "date;journal;piece;compte;auxiliaire;libelle;debit;credit\n2026-10-02;HA;1;601;;x;1,00;\n"),
    ("a FEC", "JournalCode;JournalLib;EcritureNum;EcritureDate;CompteNum;CompteLib;EcritureLib;Debit;Credit\n"),
    ("a general ledger", "Date;Journal;Pièce;Libellé;Let.;Débit;Crédit;Solde\n02/10/2026;HA;1;x;;1,00;;1,00\n"),
    ("a statement of a customer", "Date;Pièce;Libellé;Débit;Crédit;Solde\n02/10/2026;1;x;1,00;;1,00\n"),
    ("a list of people", "code;nom;type;compte\nA;B;client;411\n"), ("words", "bonjour;à;tous\n"), ("", ""),
  ]

  @Test(arguments: others) func `what is no list of a bank is not taken for one`(row: (name: String, text: String)) {
    #expect(StatementKind.detect(Array(row.text.utf8)) == nil, "\(row.name)")
  }

  @Test func `a mapping is remembered by the header, in JSON`() throws {
    let header = ["Date", "Libellé", "Montant"]
    let guess = try #require(StatementMapping.guess(records: [header, ["10/31/2026", "A", "1.00"]], separator: ";"))
    #expect(guess.mapping.dayForm == .monthFirst && guess.mapping.decimal == ".")
    #expect(guess.mapping.signature == StatementMapping.signature(of: ["DATE", "libelle ", "montant"]))
    let again = try JSONDecoder().decode(StatementMapping.self, from: JSONEncoder().encode(guess.mapping))
    #expect(again == guess.mapping)
    let read = Read(.csv, "Date;Libellé;Montant\n03/04/2026;A;1.00\n", options: StatementOptions(mapping: again))
    #expect(read.lines.first?.bookingDay == Day(2026, 3, 4) && !read.codes.contains("bank.csv.columns-guessed"))
  }

  @Test func `a currency without decimals`() {
    let read = Read(.csv, "Date;Libellé;Montant;Devise\n31/10/2026;A;-1 500;XPF\n")
    #expect(read.lines.map(\.amount.french) == ["-1\u{202F}500\u{A0}XPF"])
  }
}
