public import Kernel

/// Which account a part of a payslip goes to, and which body a contribution is owed to, for the fiscal years that open on a day.
///
///     let accounts = try PayrollAccounts.load(on: fiscalYear.first)
///     try accounts.account(.contribution, "health").number   // « 6451 »
///     try accounts.body(of: .contribution, "health").label   // « Urssaf »
public struct PayrollAccounts: Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// What the gross is made of: the account of charges.
    case earning
    /// What the employer pays of a contribution: the account of charges; and the body that both parts are owed to.
    case contribution
    /// A reduction: the charges and the body that it is taken off.
    case relief
    /// A body that contributions or taxes are owed to: the account of what is due.
    case body
    /// Everything else: the net, advances, refunds.
    case item
  }

  public struct Row: Hashable, Sendable {
    public let kind: Kind
    /// The code of the payslip: `oldAgeCapped`.
    public let code: String
    /// The code of a body; nil for what is owed to none.
    public let body: String?
    /// Three to six digits.
    public let number: String
    /// In French: what the account holds here.
    public let label: String
    /// In French: why this account.
    public let reason: String
    public let reference: String
    let from: Day?
    let until: Day?
  }

  public let day: Day
  /// In the order of the file, bodies first.
  public let rows: [Row]
  private let places: [Key: Int]

  private struct Key: Hashable {
    let kind: Kind
    let code: String
  }

  static let file = "payroll.csv"

  /// Throws `chart.data-invalid` when a file of the user's own does not have its form.
  /// - Parameter day: the first of the fiscal year.
  public static func load(on day: Day, files: DataFiles = .embedded) throws(Finding) -> PayrollAccounts {
    var rows: [Row] = []
    try ChartData.read(file, fields: 9, files) { rows.append(try row($0)) }
    return PayrollAccounts(rows, on: day)
  }

  private init(_ all: [Row], on day: Day) {
    self.day = day
    rows = all.filter { ($0.from ?? day) <= day && day <= ($0.until ?? day) }
    places = Dictionary(rows.enumerated().map { (Key(kind: $1.kind, code: $1.code), $0) }) { first, _ in first }
  }

  private static func row(_ fields: [String]) throws -> Row {
    guard let kind = Kind(rawValue: fields[0]) else { throw ChartData.Fault(reason: "sorte « \(fields[0]) » inconnue") }
    let needsBody = kind == .contribution || kind == .relief
    guard fields[2].isEmpty != needsBody else {
      throw ChartData.Fault(reason: needsBody ? "l’organisme manque" : "« \(fields[0]) » n’a pas d’organisme")
    }
    let number = try ChartData.number(fields[3])
    guard number.count >= 3 else { throw ChartData.Fault(reason: "« \(number) » n’a pas trois chiffres") }
    guard !fields[4].isEmpty, !fields[7].isEmpty else { throw ChartData.Fault(reason: "le libellé ou la raison manque") }
    return Row(
      kind: kind, code: fields[1], body: needsBody ? fields[2] : nil, number: number, label: fields[4], reason: fields[7],
      reference: fields[8], from: try ChartData.day(fields[5]), until: try ChartData.day(fields[6]))
  }

  /// Throws `chart.payroll-account-missing`: a file of the user's own may leave one out.
  public func account(_ kind: Kind, _ code: String) throws(Finding) -> Row {
    guard let place = places[Key(kind: kind, code: code)] else { throw .payrollAccountMissing(kind, code, on: day) }
    return rows[place]
  }

  /// Who a contribution or a reduction counts for. Throws `chart.payroll-account-missing`.
  public func body(of kind: Kind, _ code: String) throws(Finding) -> Row { try account(.body, account(kind, code).body ?? code) }
}

extension Finding {
  static func payrollAccountMissing(_ kind: PayrollAccounts.Kind, _ code: String, on day: Day) -> Finding {
    Finding(
      "chart.payroll-account-missing",
      "Aucun compte n’est donné pour « \(code) » (\(kind.rawValue)), pour un exercice ouvert le \(day.french).",
      recovery:
        "Ajoutez sa ligne à \(ChartData.folder)\(PayrollAccounts.file) du dossier donné par --donnees, ou retirez ce fichier pour reprendre celui du programme.",
      reference: "Règlement ANC 2014-03, art. 1121-1")
  }
}
