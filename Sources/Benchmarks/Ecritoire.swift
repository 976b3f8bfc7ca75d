import Foundation

/// The program under measure, as its users call it.
struct Ecritoire {
  let path: String
  /// Where the outputs and the messages of the last command stand.
  let folder: URL

  /// The one built beside this program; nil when there is none.
  init?(folder: URL) {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    path = own.deletingLastPathComponent().appendingPathComponent("ecritoire").path
    self.folder = folder
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
  }

  private var errors: URL { folder.appendingPathComponent("messages.txt") }

  func run(_ arguments: [String], output: URL? = nil) throws -> Usage {
    try ChildProcess(arguments: [path] + arguments, output: output, errors: errors).run()
  }

  func create(_ dossier: URL) -> [String] {
    ["dossier", "creer", dossier.path, "--nom", "Mesure (FICTIF)", "--siren", FirmFiles.siren]
  }

  /// The dossier and what SQLite lays beside it.
  func remove(_ dossier: URL) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: dossier.path + suffix) }
  }

  /// In French, with the first line of what the program said.
  func failure(_ arguments: [String], _ usage: Usage) -> String {
    let said = (try? String(contentsOf: errors, encoding: .utf8))?.split(whereSeparator: \.isNewline).first ?? "sans message"
    return "échec de « \(arguments.prefix(2).joined(separator: " ")) » (code \(usage.status)) : \(said.prefix(200))"
  }

  /// Debit less credit per account, in cents, read from `balance --json`.
  func balances(in file: URL) throws -> [String: Int64] {
    struct Balance: Decodable {
      struct Account: Decodable { var number: String, balance: String }
      var accounts: [Account]
    }
    let balance = try JSONDecoder().decode(Balance.self, from: Data(contentsOf: file))
    return Dictionary(
      balance.accounts.map { ($0.number, Int64($0.balance.filter { $0 != "." }) ?? 0) }, uniquingKeysWith: { first, _ in first })
  }
}
