import Foundation
import Kernel
import Testing

@Suite struct HelpTests {
  static let commands = [
    "demo", "aide", "dossier", "plan", "ecriture", "piece", "lettrage", "emprunt", "fec", "balance", "grand-livre", "journal",
    "centralisateur",
    "balance-agee", "echeancier", "releve", "tresorerie", "caisse", "virement", "prelevement", "controler", "comparer",
    "parametres", "paie",
  ]

  /// Words of ArgumentParser that must not come through.
  static let english = [
    "USAGE:", "OVERVIEW", "OPTIONS:", "Show ", "default:", "values:", "See '", "subcommand", "Error:", "Help:", "Missing",
  ]

  @Test func `the help of the program names every command and fits one screen`() throws {
    let run = try Program()("--help")
    let lines = run.out.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(run.status == 0 && run.err.isEmpty)
    #expect(lines.count <= 50 && lines.allSatisfy { $0.count <= 80 })
    for command in Self.commands { #expect(run.out.contains("\n  \(command) "), "\(command)") }
    for group in [
      "POUR COMMENCER :", "COMPTABILITÉ (BC01) :", "PAIE (BC03) :", "CONTRÔLE :", "UTILISATION : ecritoire <commande>",
    ] {
      #expect(run.out.contains(group), "\(group)")
    }
    for word in Self.english { #expect(!run.out.contains(word), "\(word)") }
  }

  @Test(arguments: [
    "dossier", "dossier creer", "dossier verrouiller", "plan", "plan tiers ajouter", "plan journaux", "balance", "grand-livre",
    "journal",
    "centralisateur", "balance-agee", "echeancier", "releve", "parametres", "aide",
    "tresorerie", "tresorerie prevision", "tresorerie scenario ajouter", "tresorerie poste ajouter", "caisse compter",
    "virement", "virement preparer", "prelevement", "mandat ajouter", "rib confirmer", "paie",
    "paie simuler", "paie controler", "paie comparer",
  ])
  func `the help of a command is in French`(command: String) throws {
    let program = try Program()
    let run = try program.run(command.split(separator: " ").map(String.init) + ["--help"], cwd: program.folder.path)
    #expect(run.status == 0 && run.out.contains("UTILISATION : ecritoire \(command)"))
    for word in Self.english { #expect(!run.out.contains(word), "\(word)") }
  }

  @Test func `the help of the program and of two commands is the one that was read over`() throws {
    let program = try Program()
    try expectGolden(try program("--help").out, "help.txt")
    try expectGolden(try program("dossier", "--help").out, "dossier-help.txt")
    try expectGolden(try program("balance", "--help").out, "balance-help.txt")
  }

  @Test(arguments: [
    ["nimporte"], ["balance", "--foo"], ["balance", "--au", "2026-02-31"], ["dossier", "creer"],
    ["dossier", "creer", "a", "--mode", "x"],
    ["balance", "--csv", "--json"], ["grand-livre", "--page", "deux"], ["echeancier", "--par", "siècle"], ["journal"],
    ["paie", "simuler"], ["paie", "simuler", "s.json", "--net-cible", "12.5"], ["paie", "simuler", "s.json", "--net", "paye"],
  ])
  func `wrong usage ends with 64, in French, on stderr`(arguments: [String]) throws {
    let program = try Program()
    let run = try program.run(arguments, cwd: program.folder.path)
    #expect(run.status == 64 && run.out.isEmpty && run.err.hasPrefix("Erreur : "), "\(run.err)")
    for word in Self.english + ["Please", "Did you", "invalid", "one of", "Unknown", "Unexpected"] {
      #expect(!run.err.contains(word), "\(word): \(run.err)")
    }
  }

  static let pages = DataFiles.embedded.paths(under: "Sources/Presentation/Aide/").map { path in
    String(path.split(separator: "/").last!.dropLast(".md".count))
  }

  @Test func `the pages are listed, the first steps first`() throws {
    let list = try #require(try Program()("aide", "--json").json()["subjects"] as? [[String: Any]])
    #expect(list.first?["id"] as? String == "debuter")
    #expect(Set(list.compactMap { $0["id"] as? String }) == Set(Self.pages + ["raccourcis"]) && Self.pages.contains("glossaire"))
    #expect(list.allSatisfy { ($0["title"] as? String)?.isEmpty == false })
  }

  @Test(arguments: pages) func `a page is shown plainly, within a hundred columns`(page: String) throws {
    let run = try Program()("aide", page)
    #expect(run.status == 0 && run.err.isEmpty)
    let lines = run.out.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count > 10 && lines[1].allSatisfy { $0 == "═" })
    for line in lines where !line.hasPrefix("    ") {
      #expect(line.count <= 100 && !line.hasPrefix("#") && !line.hasPrefix("|") && !line.contains("**"), "\(line)")
    }
    let markdown = try #require(try Program()("aide", page, "--json").json()["markdown"] as? String)
    // Every word of the page is shown: nothing is lost between its marks.
    func words(_ text: String) -> [String] {
      text.components(separatedBy: CharacterSet.alphanumerics.inverted).filter { $0.count > 3 }
    }
    let shown = Set(words(run.out))
    for word in words(markdown.replacingOccurrences(of: #"\]\([^)]*\)"#, with: "]", options: .regularExpression)) {
      #expect(shown.contains(word), "\(word)")
    }
  }

  @Test(arguments: [
    ("glosaire", "glossaire"), ("débuter", nil), ("lettrages", "lettrage"), ("PARAMETRES", nil), ("abonnement", "saisie"),
  ])
  func `a page is found whatever its accents, or the nearest is proposed`(typed: String, proposed: String?) throws {
    let run = try Program()("aide", typed)
    guard let proposed else { return #expect(run.status == 0) }
    #expect(run.status == 64 && run.err.contains("ecritoire aide \(proposed)"), "\(run.err)")
  }
}
