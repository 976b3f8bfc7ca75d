import Banking
import Formats
import Foundation
import Kernel
import Samples
import Testing

/// The October statement of « Atelier Brindille (FICTIF) » at the « Banque des Coteaux », in four formats.
///
/// The files under `Samples/Files` are what the writers write: `ECRITOIRE_UPDATE_GOLDEN=1` writes them again.
@Suite struct SampleStatementTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func line(_ day: Int, _ cents: Int64, _ label: String, _ text: String, number: String? = nil) -> StatementLine {
    var line = StatementLine(on: Day(2026, 10, day), BankAmount(cents), label, valueDay: Day(2026, 10, day), texts: [text])
    line.entryNumber = number
    line.reference = "BDC2026\(day < 10 ? "0" : "")\(day)\(abs(cents) % 1000)"
    return line
  }

  static let october: BankStatement = {
    let lines = [
      line(3, -50000, "CHEQUE 0004511", "Émis en septembre", number: "0004511"),
      line(6, 744_000, "VIR HOTEL LES TILLEULS", "Facture de septembre"),
      line(9, -531_600, "VIR BOIS DU MORVAN", "Panneaux de septembre"),
      line(13, 198_000, "REMISE CHEQUES", "Mme Aubry"),
      line(15, -391_200, "PRLV URSSAF", "Cotisations de septembre"),
      line(15, -110_400, "PRLV RETRAITE COMPLEMENTAIRE", "Cotisations de septembre"),
      line(16, -64248, "VIR QUINCAILLE EXPRESS", "Facture de septembre"),
      line(19, -218_700, "PRLV DGFIP TVA", "CA3 de septembre"),
      line(20, -106_420, "ECHEANCE PRET", "Capital 1000,00 intérêts 58,20 assurance 6,00"),
      line(22, -6490, "CB RESTAURANT", "Carte 22/10"),
      line(23, 1_200_000, "VIR HOTEL LES TILLEULS", "Acompte F2026-101"),
      line(26, -2160, "FRAIS DE TENUE DE COMPTE", "18,00 HT TVA 3,60"),
      line(27, -2990, "PRLV ABO TELEMAGIQUE", "Abonnement octobre"),
      line(28, -9600, "CB STATION SERVICE", "Carte 28/10"),
      line(29, -38250, "PRLV ENERGIE PLATEAU", "EP-44120"),
      line(30, -987_654, "VIR SALAIRES", "Paie d’octobre"),
    ]
    let account = BankAccount(named: "FR230000000026FICTIF0002681")
    return BankStatement(
      account: account, opening: BankBalance(BankAmount(1_893_265), on: Day(2026, 9, 30)),
      closing: BankBalance(BankAmount(1_515_553), on: Day(2026, 10, 31)), firstDay: Day(2026, 9, 30), lastDay: Day(2026, 10, 31),
      number: "10", identifier: "FICTIF-2026-10", lines: lines)
  }()

  static let kinds: [StatementKind: Samples.File] = [
    .cfonb120: Samples.statementCFONB120, .camt053: Samples.statementCAMT053, .ofx: Samples.statementOFX,
    .csv: Samples.statementCSV,
  ]

  @Test func `the account is fictitious, and its number says so`() {
    #expect(Self.october.account.iban != nil && Self.october.account.number == "FICTIF00026")
    #expect(Self.october.lines.map(\.amount.minor).reduce(0, +) == 1_515_553 - 1_893_265)
  }

  @Test(arguments: kinds.keys.sorted { $0.rawValue < $1.rawValue })
  func `the file is what the writer writes (ECRITOIRE_UPDATE_GOLDEN=1 rewrites it)`(kind: StatementKind) throws {
    let file = try #require(Self.kinds[kind])
    let bytes = try StatementWriter(kind).bytes([Self.october])
    let place = Self.root.appendingPathComponent(file.path)
    if ProcessInfo.processInfo.environment["ECRITOIRE_UPDATE_GOLDEN"] == "1" { try Data(bytes).write(to: place) }
    #expect(try Data(contentsOf: place) == Data(bytes), "\(file.name)")
  }

  @Test(arguments: kinds.keys.sorted { $0.rawValue < $1.rawValue })
  func `the four files say the same sixteen movements`(kind: StatementKind) throws {
    let file = try #require(Self.kinds[kind])
    let bytes = try Array(Data(contentsOf: Self.root.appendingPathComponent(file.path)))
    #expect(StatementKind.detect(bytes) == kind)
    let read = Read(kind, bytes)
    let statement = try #require(read.statements.first)
    #expect(!read.log.hasErrors && read.statements.count == 1, "\(read.log.findings)")
    #expect(statement.closing?.amount.minor == 1_515_553 && statement.lines.count == 16)
    #expect(statement.opening?.amount.minor == (kind == .ofx ? nil : 1_893_265))
    #expect(statement.account.number == (kind == .csv ? nil : "FICTIF00026"))
    for (line, made) in zip(statement.lines, Self.october.lines) {
      #expect(line.bookingDay == made.bookingDay && line.valueDay == made.valueDay && line.amount == made.amount)
      #expect(line.label == made.label && line.reference == made.reference && line.entryNumber == made.entryNumber, "\(line)")
      // The apostrophe of the last one is not in ISO 8859-15.
      #expect(line.texts.map { $0.replacing("'", with: "’") } == made.texts, "\(kind.rawValue)")
    }
  }
}

/// What real programs and banks write, beside the repository.
@Suite(.enabled(if: Reference.isThere, "the reference files are absent"))
struct ReferenceStatementTests {
  @Test func `CFONB 120, two accounts`() throws {
    let read = Read(.cfonb120, try Reference.bytes("cfonb120_pennylane_example.txt"))
    #expect(read.codes == ["bank.cfonb.bank-differs"] && read.statements.count == 2, "\(read.log.findings)")
    #expect(read.statements.map(\.opening?.amount.minor) == [-19040, -24121])
    #expect(read.statements.map(\.closing?.amount.minor) == [-24121, -16372])
    #expect(read.statements.map { $0.lines.map(\.amount.minor) } == [[-3221, -1070, -790], [9749, -1210, -790]])
    let first = try #require(read.lines.first)
    #expect(
      first.details.count == 12 && first.texts == ["MENSUEAUHTR13133", "MENSUEAUHTR13DUP"] && first.endToEnd == "OTHER REFERENCE")
    #expect(
      first.counterpartName == "INTERNET SFR"
        && first.details.contains(StatementLine.Detail("2'C", "EXAMPLE WITH OTHER COMBINATIONS")))
  }

  @Test func `CFONB 120 without its line ends`() throws {
    let text = String(decoding: try Reference.bytes("cfonb120_pennylane_example.txt"), as: UTF8.self)
    let read = Read(.cfonb120, text.replacing("\n", with: ""))
    #expect(read.codes == ["bank.cfonb.bank-differs"] && read.statements.map(\.lines.count) == [3, 3])
  }

  @Test func `CFONB 120 with a date that is none`() throws {
    let read = Read(.cfonb120, try Reference.bytes("cfonb120_pennylane_invalid_date.txt"))
    let day = read.finding("bank.day.unreadable")
    #expect(day?.line == 1 && day?.field == "date" && day?.message.contains("enregistrement 1") == true)
    #expect(read.finding("bank.cfonb.outside")?.line == 9, "\(read.log.findings)")
  }

  @Test func `CFONB 120 with a movement out of any statement`() throws {
    let read = Read(.cfonb120, try Reference.bytes("cfonb120_pennylane_operation_out_of_statement.txt"))
    #expect(read.finding("bank.cfonb.outside")?.line == 1 && read.lines.count == 1)
  }

  @Test func `OFX 2, four lists and a card`() throws {
    let read = Read(.ofx, try Reference.bytes("oca_test_ofx.ofx"))
    #expect(
      !read.log.hasErrors && read.statements.map(\.lines.count) == [4, 0]
        && read.statements.map(\.account.kind) == [.current, .card])
    #expect(read.lines.map(\.amount.minor) == [-8000, -9000, -10000, -9000] && read.lines.map(\.label).last == "China Scuba")
    #expect(read.statements.map(\.closing?.amount.minor) == [215_656, -56200] && read.statements[0].currency.code == "USD")
  }

  /// Its balances do not meet: the test of its authors never asked.
  @Test func `CAMT.053 with a return`() throws {
    let read = Read(.camt053, try Reference.bytes("test-camt053_02.xml"))
    #expect(read.codes == ["bank.balance.mismatch", "bank.camt.batch-sum"], "\(read.log.findings)")
    #expect(read.lines.map(\.amount.minor) == [-75425, -59405, 140_531] && read.lines.map(\.isReversal) == [false, true, false])
    #expect(read.lines.map(\.rejection) == [nil, "AC06", nil] && read.lines[0].mandate == "1880000341866")
    #expect(read.lines.map(\.counterpartName) == ["INSURANCE COMPANY TESTX", "Test Customer", "3rd party Media"])
    #expect(read.statements.first?.account.iban == "NL77ABNA0574908765")
  }
}
