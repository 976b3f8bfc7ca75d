import Banking
import Kernel
import Ledger
import Store
import UseCases

/// What a file is, and what is wrong with it.
public struct VerdictJSON: Encodable, Sendable {
  struct Summary: Encodable {
    /// How many a FEC has; what a bank's file says of each.
    enum Accounts: Encodable {
      case count(Int)
      case bank([BankFileAccountJSON])
      func encode(to encoder: any Encoder) throws {
        switch self {
        case .count(let count): try count.encode(to: encoder)
        case .bank(let accounts): try accounts.encode(to: encoder)
        }
      }
    }
    var entries, lines, events, records, journals: Int?
    var accounts: Accounts?
    var debit, credit, siren, closing, head: String?
    var statements: [BankStatementJSON]?
    var orders: Int?
    var sum, version, message: String?
    var payments: [PaymentBlockJSON]?
    var employer, employee, period, verdict: String?
    var rules: [String: Int]?
    var declarations, rubrics, individuals, controls: Int?
    var natures: [String]?
    var test, schema: Bool?
    var notice: String?

    init(_ summary: CheckFiles.Summary) {
      switch summary {
      case .fec(let fec):
        (entries, lines, journals) = (fec.entries, fec.lines, fec.journals.count)
        accounts = .count(fec.accounts.count)
        (debit, credit, siren, closing) = (fec.debit.json, fec.credit.json, fec.siren, fec.closingDay?.iso)
      case .dossier(let verification):
        (entries, events, head) = (verification.entries, verification.events, "\(verification.head)")
      case .csv(let count, _): records = count
      case .bank(let bank):
        lines = bank.lines
        statements = bank.statements.map(BankStatementJSON.init)
        accounts = .bank(bank.accounts.map(BankFileAccountJSON.init))
      case .orders(let file):
        (orders, sum, version, message) = (file.count, BankCurrency.euro.plain(file.sum), file.version, file.message)
        payments = file.blocks.map(PaymentBlockJSON.init)
      case .payslip(let slip):
        (employer, employee, period) = (slip.employer, slip.employee, slip.period.iso)
        (verdict, rules) = (slip.verdict, slip.rules)
      case .dsn(let dsn):
        (declarations, rubrics, individuals) = (dsn.declarations, dsn.rubrics, dsn.individuals)
        (version, natures, test, schema) = (dsn.version, dsn.natures, dsn.isTest, dsn.sawSchema)
        (notice, controls) = (DSNFileSummary.notice, dsn.controls)
      }
    }
  }
  let file, kind: String
  let valid: Bool
  let summary: Summary?
  let counts: [String: Int]
  let findings: [FindingJSON]

  public init(_ verdict: CheckFiles.Verdict) {
    (file, kind, valid) = (verdict.file, verdict.kind.rawValue, verdict.isValid)
    (summary, counts, findings) = (verdict.summary.map(Summary.init), verdict.log.counts, verdict.log.json)
  }
}

/// The verdicts of several files.
public struct VerdictListJSON: Encodable, Sendable {
  let files: [VerdictJSON]

  public init(_ verdicts: [CheckFiles.Verdict]) { files = verdicts.map(VerdictJSON.init) }
}

extension CheckFiles.Kind {
  /// « fichier des écritures comptables », « fichier inconnu ».
  public var french: String {
    switch self {
    case .fec: "fichier des écritures comptables"
    case .fecXML: "fichier des écritures comptables en XML"
    case .dossier: "dossier d’Écritoire"
    case .csv: "fichier CSV"
    case .cfonb120, .camt053, .ofx, .mt940, .qif, .bankCSV: statement?.french ?? "relevé de banque"
    case .pain001: SEPAKind.creditTransfers.french
    case .pain008: SEPAKind.directDebits.french
    case .payslip: "bulletin de paie"
    case .dsn: "DSN en texte NEODeS"
    case .dsnXML: "DSN en XML d’échange"
    case .unknown: "fichier inconnu"
    }
  }
}
