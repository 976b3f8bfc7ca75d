import Kernel

extension VATCode {
  /// What a line on that account is mostly taxed with in that journal, to be proposed and never imposed: purchases of goods and
  /// services and assets that wear out at the normal rate, sales at the normal rate. Nil where a guess would be wrong as often
  /// as right: insurance (616) and bank charges (627) are mostly exempt, land (211) bears no tax, staff, taxes and interest none.
  public static func usual(for account: AccountNumber, in kind: JournalKind) -> VATCode? {
    func starts(_ prefixes: [String]) -> Bool { prefixes.contains { account.hasPrefix($0) } }
    switch kind {
    case .purchases where starts(["60", "61", "62"]): return starts(["603", "616", "621", "627", "628"]) ? nil : find("D20")
    case .purchases where starts(["20", "21", "23"]): return starts(["211"]) ? nil : find("I20")
    case .sales where starts(["70"]): return find("C20")
    default: return nil
    }
  }
}
