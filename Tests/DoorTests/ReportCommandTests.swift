import Foundation
import Samples
import Testing

/// The reports at the door, over the hardware shop: its figures are added up again from the text of its FEC.
@Suite struct ReportCommandTests {
  @Test func `the balance has the sums of the file, account by account`() throws {
    let program = try Program.withHardwareShop()
    let json = try program("balance", "--exercice", "2025", "--json").json()
    var sums: [String: (debit: Int, credit: Int)] = [:]
    for row in try Program.rows() {
      sums[row["CompteNum"] ?? "", default: (0, 0)].debit += try Program.cents(row["Debit"])
      sums[row["CompteNum"] ?? "", default: (0, 0)].credit += try Program.cents(row["Credit"])
    }
    let accounts = try #require(json["accounts"] as? [[String: Any]])
    #expect(accounts.count == sums.count && accounts.count > 20)
    for account in accounts {
      let sum = try #require(sums[account["number"] as? String ?? ""])
      #expect(try Program.cents(json: account["debit"]) == sum.debit && Program.cents(json: account["credit"]) == sum.credit)
      #expect(try Program.cents(json: account["balance"]) == sum.debit - sum.credit)
      #expect(account["label"] is String && account["thirdParty"] == nil)
    }
    #expect(try Program.cents(json: json["debit"]) == sums.values.map(\.debit).reduce(0, +))
    #expect(json["debit"] as? String == json["credit"] as? String)
  }

  @Test func `the auxiliary balance has the sums of each third party until a day`() throws {
    let program = try Program.withHardwareShop()
    let json = try program("balance", "--au", "2025-05-17", "--prefixe", "41", "--auxiliaire", "--json").json()
    var sums: [String: Int] = [:]
    for row in try Program.rows() where row["CompteNum"]!.hasPrefix("41") && row["EcritureDate"]! <= "20250517" {
      sums[row["CompAuxNum"] ?? "", default: 0] += try Program.cents(row["Debit"]) - Program.cents(row["Credit"])
    }
    let accounts = try #require(json["accounts"] as? [[String: Any]])
    #expect(accounts.count == sums.count && accounts.count > 5)
    for account in accounts {
      #expect(try Program.cents(json: account["balance"]) == sums[account["thirdParty"] as? String ?? ""])
      #expect(account.keys.contains("name"))
    }
  }

  @Test func `the general ledger gives every line once, page after page`() throws {
    let program = try Program.withHardwareShop()
    let expected = try Program.rows().filter { $0["CompteNum"]!.hasPrefix("512") }
    var (arguments, lines, pages) = (
      ["grand-livre", "--compte", "512", "--exercice", "2025", "--page", "200", "--json"], [[String: Any]](), 0
    )
    while true {
      let json = try program.run(arguments, cwd: program.folder.path).json()
      pages += 1
      let accounts = try #require(json["accounts"] as? [[String: Any]])
      for account in accounts { lines += try #require(account["lines"] as? [[String: Any]]) }
      #expect(json.keys.contains("next"))
      guard let next = json["next"] as? String, pages < 100 else { break }
      arguments = Array(arguments.prefix(7)) + ["--apres", next, "--json"]
    }
    #expect(pages == (expected.count + 199) / 200 && pages > 1)
    #expect(lines.count == expected.count && Set(lines.compactMap { $0["line"] as? String }).count == expected.count)
    let keys: Set = [
      "line", "entry", "number", "journal", "date", "piece", "label", "debit", "credit", "balance", "lettering", "thirdParty",
    ]
    #expect(keys.isSubset(of: Set(lines[0].keys)))
    let total = try expected.reduce(0) { $0 + (try Program.cents($1["Debit"])) - (try Program.cents($1["Credit"])) }
    #expect(try Program.cents(json: lines.last?["balance"]) == total)
  }

  @Test func `journal, centralising journal, aged balance, due dates and statement give their keys`() throws {
    let program = try Program.withHardwareShop()
    let journal = try program("journal", "VTE", "--exercice", "2025", "--json").json()
    let central = try program("centralisateur", "--exercice", "2025", "--json").json()
    #expect(Set(["journal", "label", "lines", "months", "debit", "credit", "findings"]).isSubset(of: Set(journal.keys)))
    let sums = try #require(central["journals"] as? [[String: Any]])
    #expect(sums.first { $0["key"] as? String == "VTE" }?["debit"] as? String == journal["debit"] as? String)
    #expect(central["entries"] as? Int == Set(try Program.rows().map { $0["EcritureNum"] }).count)
    let aged = try program("balance-agee", "--clients", "--au", "2025-12-31", "--json").json()
    let sides = try #require(aged["sides"] as? [[String: Any]])
    #expect(sides.map { $0["side"] as? String } == ["customers"])
    let balance = try program("balance", "--prefixe", "41", "--au", "2025-12-31", "--json").json()
    let total = try #require(sides[0]["total"] as? [String: Any])
    #expect(
      try Program.cents(json: total["total"]) == Program.cents(json: balance["debit"]) - Program.cents(json: balance["credit"]))
    #expect((try program("balance-agee", "--json").json()["sides"] as? [Any])?.count == 2)
    let due = try program("echeancier", "--par", "mois", "--json").json()
    #expect(due["step"] as? String == "month" && due["periods"] is [Any])
    let code = try #require(try Program.rows().first { $0["CompteNum"]!.hasPrefix("411") }?["CompAuxNum"])
    let statement = try program("releve", code, "--exercice", "2025", "--json").json()
    #expect(statement["thirdParty"] as? String == code && (statement["accounts"] as? [Any])?.isEmpty == false)
  }

  @Test func `CSV is one record per account, with decimal commas, and nothing else`() throws {
    let program = try Program.withHardwareShop()
    let run = try program("balance", "--exercice", "2025", "--csv")
    let lines = run.out.components(separatedBy: "\r\n")
    #expect(lines[0] == "Compte;Libellé;Débit;Crédit;Solde débiteur;Solde créditeur" && lines.last == "")
    #expect(run.status == 0 && run.err.isEmpty)
    let accounts = Set(try Program.rows().map { $0["CompteNum"] })
    #expect(lines.count == accounts.count + 2)
    #expect(lines[1].components(separatedBy: ";").count == 6 && lines[1].contains(","))
    let journal = try program("journal", "VTE", "--exercice", "2025", "--csv").out.components(separatedBy: "\r\n")
    #expect(journal.count == (try Program.rows().count { $0["JournalCode"] == "VTE" }) + 2)
  }

  @Test(arguments: ["xlsx", "ods", "pdf"])
  func `a workbook or a PDF is a file of its own, never written over without being told to`(form: String) throws {
    let program = try Program.withHardwareShop()
    let file = program.folder.file("balance.\(form)")
    let run = try program("balance", "--exercice", "2025", "--\(form)", file)
    #expect(run.status == 0 && run.err.isEmpty && run.out == "Écrit : \(file)\n")
    let first = try Data(contentsOf: URL(fileURLWithPath: file))
    #expect(first.starts(with: form == "pdf" ? Array("%PDF-1.7".utf8) : [0x50, 0x4B, 3, 4]) && first.count > 3_000)
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let refused = try program("balance", "--exercice", "2025", "--\(form)", file)
    #expect(refused.status == 73 && refused.err.contains("[file.exists]") && refused.err.contains("--remplacer"))
    let again = try program("balance", "--exercice", "2025", "--\(form)", file, "--remplacer", "--json")
    #expect(try again.json()["accounts"] is [Any])
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == first, "the same books give the same bytes")
    for command in [
      ["grand-livre", "--exercice", "2025"], ["journal", "VTE", "--exercice", "2025"], ["centralisateur", "--exercice", "2025"],
      ["balance-agee"], ["echeancier"], ["plan", "tiers"], ["plan", "lister"],
    ] {
      let path = program.folder.file("\(command.joined(separator: "-")).\(form)")
      let run = try program.run(command + ["--\(form)", path], cwd: program.folder.path)
      #expect(run.status == 0 && FileManager.default.fileExists(atPath: path), "\(command): \(run.err)")
    }
    let nowhere = try program("balance", "--exercice", "2025", "--\(form)", program.folder.file("absent/b.\(form)"))
    #expect(nowhere.status == 73 && nowhere.err.contains("→"))
    let both = try program("balance", "--csv", "--\(form)", program.folder.file("c.\(form)"))
    #expect(both.status == 64 && !FileManager.default.fileExists(atPath: program.folder.file("c.\(form)")))
  }

  @Test func `a report that cannot be made says why, in text and in JSON`() throws {
    let program = try Program.withHardwareShop()
    let text = try program("balance", "--exercice", "2019")
    #expect(text.status == 1 && text.out.isEmpty)
    #expect(text.err.hasPrefix("erreur [ledger.fiscal-year.unknown] ") && text.err.contains(" → "))
    let json = try program("balance", "--exercice", "2019", "--json")
    #expect(json.status == 1 && json.err.isEmpty)
    let finding = try #require((json.json()["findings"] as? [[String: Any]])?.first)
    #expect(finding["severity"] as? String == "error" && finding["message"] is String && finding["recovery"] is String)
    #expect(try program("journal", "XX").err.contains("[report.journal-unknown]"))
    #expect(try program("grand-livre", "--compte", "999").err.contains("[report.account-unknown]"))
    #expect(try program("grand-livre", "--compte", "512", "--apres", "ici").err.contains("[report.place-unreadable]"))
    #expect(try program("releve", "PERSONNE").err.contains("[report.third-party-unknown]"))
  }
}
