import Foundation
import Kernel
import Testing

@Suite struct EntryCommandTests {
  let office: RunningOffice
  init() throws { office = try RunningOffice() }

  @discardableResult
  private func purchase(_ piece: String = "BM-7902", _ more: String..., expecting status: Int32 = 0) throws -> Program.Run {
    let arguments = [
      "ecriture", "saisir", "--json", "--operation", "achat", "--tiers", "MORVAN", "--compte", "601", "--ht", "6480,00", "--tva",
      "D20",
      "--date", "2026-10-02", "--piece", piece, "--libelle", "Panneaux",
    ]
    let run = try office.launch(arguments + more)
    #expect(run.status == status, "\(run.out)\(run.err)")
    return run
  }

  // MARK: saisir

  @Test func `a guided entry gives its key, its lines, the reason of each, and the third party it created`() throws {
    let json = try purchase("BM-7902", "--creer-tiers", "Bois du Morvan", "--echeance", "2026-11-30").json()
    #expect(Set(json.keys) == ["id", "trial", "entry", "trace", "created", "findings"])
    #expect(json["id"] as? Int == 1)
    let entry = try #require(json["entry"] as? [String: Any])
    #expect(Set(entry.keys) == ["journal", "piece", "label", "debit", "credit", "date", "pieceDate", "lines"])
    #expect((entry["journal"] as? String, entry["debit"] as? String, entry["date"] as? String) == ("HA", "7776.00", "2026-10-02"))
    let lines = try #require(entry["lines"] as? [[String: Any]])
    #expect(
      Set(lines[0].keys) == [
        "line", "account", "label", "debit", "credit", "thirdParty", "vatCode", "lettering", "dueDate", "foreignAmount",
        "currency",
      ])
    #expect(lines.map { $0["account"] as? String } == ["601", "44566", "401"])
    #expect((lines[2]["line"] as? String, lines[2]["dueDate"] as? String) == ("1.2", "2026-11-30"))
    #expect((json["trace"] as? [[String: Any]])?.count == 3)
    #expect((json["created"] as? [[String: Any]])?.first?["account"] as? String == "401")
  }

  @Test func `a trial is shown with its reasons and leaves the dossier alone`() throws {
    let events = try office.events()
    let run = try office.run(
      "ecriture", "saisir", "--operation", "vente", "--tresorerie", "530", "--part", "701=150,00:C20", "--part",
      "706=66,00ttc:C10", "--piece",
      "T1", "--libelle", "Comptoir", "--date", "2026-10-29", "--essai", expecting: 0)
    #expect(run.out.contains("CA du 29/10/2026") && run.out.contains("ligne 5 : ") && run.out.contains("Essai"))
    #expect(run.out.contains("246,00") && run.err.isEmpty)
    #expect(try office.events() == events)
  }

  @Test func `an unknown third party is refused with the way out`() throws {
    let events = try office.events()
    let run = try purchase(expecting: 1)
    #expect(try run.codes() == ["ledger.third-party.unknown"])
    #expect(run.out.contains("--creer-tiers"))
    #expect(try office.events() == events)
  }

  @Test func `lines typed one by one are an entry; findings go to stderr in text`() throws {
    let typed = try office.run(
      "ecriture", "saisir", "--journal", "HA", "--date", "2026-10-02", "--piece", "BM-1", "--libelle", "Panneaux", "--debit",
      "601@D20=100,00",
      "--debit", "44566@D20=20,00", "--credit", "401:MORVAN=120,00", "--creer-tiers", "MORVAN=Bois du Morvan", expecting: 0)
    #expect(typed.err.isEmpty && typed.out.contains("Au brouillard, clé 1."))
    let refused = try office.run(
      "ecriture", "saisir", "--journal", "HA", "--piece", "BM-2", "--libelle", "Panneaux", "--debit", "601=100,00", "--credit",
      "401:MORVAN=1 120,00", expecting: 1)
    #expect(
      refused.err.contains("montant: erreur [ledger.entry.not-balanced]")
        && refused.err.contains("→ Il manque 1\u{202F}020,00 au débit."))
  }

  @Test func `a third party is created once, and only by an entry that is saved`() throws {
    let refused = try purchase("BM-1", "--creer-tiers", "Bois du Morvan", "--journal", "ZZ", expecting: 1)
    #expect((try refused.json()["created"] as? [Any])?.isEmpty == true)
    #expect((try purchase("BM-1", "--creer-tiers", "Bois du Morvan").json()["created"] as? [Any])?.count == 1)
    let again = try purchase("BM-2", "--creer-tiers", "Un autre nom")
    #expect((try again.json()["created"] as? [Any])?.isEmpty == true)
    #expect(try again.codes() == ["ledger.third-party.not-created"])
    let parties = try office.run("plan", "tiers", "lister", "--json", expecting: 0).json()["thirdParties"] as? [[String: Any]]
    #expect(parties?.compactMap { $0["name"] as? String } == ["Bois du Morvan"])
  }

  struct Usage: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let arguments: [String]
    let says: String
  }

  @Test(arguments: [
    Usage(testDescription: "nothing to type", arguments: [], says: "rien à saisir"),
    Usage(
      testDescription: "an amount with a point", arguments: ["--journal", "HA", "--libelle", "x", "--debit", "601=12.50"],
      says: "la virgule sépare"),
    Usage(
      testDescription: "a line without amount", arguments: ["--journal", "HA", "--libelle", "x", "--debit", "601"],
      says: "COMPTE[:TIERS][@TVA]=MONTANT"),
    Usage(
      testDescription: "no account", arguments: ["--journal", "HA", "--libelle", "x", "--debit", "abc=1,00"],
      says: "n’est pas un numéro de compte"),
    Usage(
      testDescription: "a VAT code nobody knows", arguments: ["--journal", "HA", "--libelle", "x", "--debit", "601@D99=1,00"],
      says: "n’existe pas"),
    Usage(
      testDescription: "two ways at once", arguments: ["--libelle", "x", "--debit", "601=1,00", "--operation", "achat"],
      says: "Choisissez une façon"),
    Usage(
      testDescription: "net and gross", arguments: ["--libelle", "x", "--operation", "achat", "--ht", "1", "--ttc", "1"],
      says: "s’excluent"),
    Usage(
      testDescription: "no journal", arguments: ["--libelle", "x", "--debit", "601=1,00", "--credit", "512=1,00"],
      says: "Il manque --journal"),
    Usage(testDescription: "no label", arguments: ["--journal", "HA", "--debit", "601=1,00"], says: "Il manque --libelle"),
    Usage(
      testDescription: "a day that is none",
      arguments: ["--journal", "HA", "--date", "2026-02-30", "--libelle", "x", "--debit", "601=1,00"], says: "--date"),
  ])
  func `wrong usage is told in French, with status 64`(usage: Usage) throws {
    let run = try office.launch(["ecriture", "saisir"] + usage.arguments)
    #expect(run.status == 64)
    #expect(run.out.isEmpty)
    #expect(run.err.contains(usage.says), "\(run.err)")
  }

  @Test func `a draft is changed, part of it kept, and a stale version is refused`() throws {
    try purchase("BM-7902", "--creer-tiers", "Bois du Morvan")
    let changed = try office.run(
      "ecriture", "saisir", "--json", "--remplacer", "1", "--libelle", "Panneaux de chêne", expecting: 0
    ).json()
    #expect(((changed["entry"] as? [String: Any])?["debit"] as? String, changed["id"] as? Int) == ("7776.00", 1))
    let stale = try office.run(
      "ecriture", "saisir", "--json", "--remplacer", "1", "--version-lue", "1", "--libelle", "Autre", expecting: 1)
    #expect(try stale.codes() == ["ledger.entry.changed-meanwhile"])
    let shown = try #require(try office.run("ecriture", "montrer", "1", "--json", expecting: 0).json()["entry"] as? [String: Any])
    #expect((shown["label"] as? String, shown["version"] as? Int, shown["validated"] as? Bool) == ("Panneaux de chêne", 2, false))
  }

  @Test func `in a school dossier the guided way is closed, typing is not`() throws {
    let school = try RunningOffice(mode: "ecole")
    let guided = [
      "ecriture", "saisir", "--json", "--operation", "vente", "--tresorerie", "530", "--compte", "701", "--ht", "10,00", "--tva",
      "C20", "--piece", "T", "--libelle", "x",
    ]
    let closed = try school.launch(guided)
    #expect(closed.status == 1)
    #expect(try closed.codes() == ["ledger.assistant.closed"])
    try school.run(
      "ecriture", "saisir", "--journal", "OD", "--piece", "T", "--libelle", "x", "--debit", "471=1,00", "--credit", "512=1,00",
      expecting: 0)
    try school.run("dossier", "assistants", "--ouvrir", "saisie", expecting: 0)
    #expect(try school.launch(guided).status == 0)
  }

  @Test func `an amount in another currency is typed, shown, and exported`() throws {
    let typed = try office.run(
      "ecriture", "saisir", "--json", "--journal", "HA", "--date", "2026-10-02", "--piece", "US-1", "--libelle", "Vis",
      "--debit", "601=120,00", "--credit", "401:ACME=120,00/132,50usd", "--creer-tiers", "Acme", expecting: 0
    ).json()
    let lines = try #require((typed["entry"] as? [String: Any])?["lines"] as? [[String: Any]])
    #expect((lines[1]["foreignAmount"] as? String, lines[1]["currency"] as? String) == ("132.50", "USD"))
    #expect(lines[0]["currency"] is NSNull)
    #expect(try office.run("ecriture", "montrer", "1", expecting: 0).out.contains("132,50 USD"))
    #expect(try office.run("ecriture", "exporter", expecting: 0).out.contains("USD;132,50"))
    let wrong = try office.run(
      "ecriture", "saisir", "--journal", "HA", "--libelle", "Vis", "--debit", "601=1", "--credit", "512=1/12XXQ", expecting: 64)
    #expect(wrong.err.contains("132,50USD"), "\(wrong.err)")
  }

  @Test func `characters that nobody sees become spaces, and it is said`() throws {
    let run = try office.run(
      "ecriture", "saisir", "--json", "--journal", "OD", "--date", "2026-10-02", "--piece", "P", "--libelle", "ab\u{202E}c\td",
      "--debit", "6257=1", "--credit", "512=1", expecting: 0)
    #expect(try run.codes() == ["ledger.entry.text-cleaned"])
    #expect((try run.json()["entry"] as? [String: Any])?["label"] as? String == "ab c d")
  }

  @Test func `a day that does not exist is refused with the forms that are read`() throws {
    let run = try office.run("balance", "--au", "2026-02-30", expecting: 64)
    #expect(run.err.contains("un jour qui existe"), "\(run.err)")
    var program = Program(in: office.folder)
    program.environment["ECRITOIRE_AUJOURDHUI"] = "hier"
    let odd = try program.run(["balance", "--json"], cwd: office.folder.path)
    #expect(odd.status == 64)
    #expect(try odd.codes() == ["clock.day-invalid"])
  }

  // MARK: importer, exporter

  static let csv = """
    date;journal;piece;compte;auxiliaire;libelle;debit;credit
    2026-10-02;HA;BM-1;601;;Panneaux;100,00;
    2026-10-02;HA;BM-1;401;MORVAN;Panneaux;;100,00

    """

  @Test func `an import has its keys, tells what it created, and is undone by its number`() throws {
    try office.folder.write(EntryCommandTests.csv, to: "a.csv")
    let events = try office.events()
    let trial = try office.run("ecriture", "importer", "a.csv", "--essai", "--json", expecting: 0).json()
    #expect((trial["imported"] as? Bool, trial["batch"] is NSNull) == (false, true))
    #expect(try office.events() == events)
    let json = try office.run("ecriture", "importer", "a.csv", "--json", expecting: 0).json()
    #expect(Set(json.keys) == ["entries", "lines", "batch", "created", "imported", "trial", "findings"])
    #expect((json["entries"] as? Int, json["lines"] as? Int, json["batch"] as? Int, json["imported"] as? Bool) == (1, 2, 1, true))
    let created = try #require(json["created"] as? [String: [[String: Any]]])
    #expect(Set(created.keys) == ["journals", "accounts", "thirdParties"])
    #expect(created["thirdParties"]?.first?["code"] as? String == "MORVAN")
    let again = try office.run("ecriture", "importer", "a.csv", "--json", expecting: 1)
    #expect(try again.codes().contains("ledger.import.already"))
    try office.run("ecriture", "annuler-import", "1", expecting: 0)
    let imports = try office.run("ecriture", "imports", "--json", expecting: 0).json()["imports"] as? [[String: Any]]
    #expect(imports?.map { $0["undone"] as? Bool } == [true])
    #expect(try office.run("ecriture", "annuler-import", "1", "--json", expecting: 1).codes() == ["ledger.batch.undone"])
  }

  @Test func `a bad file is refused at its line, a missing one with status 66`() throws {
    try office.folder.write(EntryCommandTests.csv + "2026-10-03;HA;X;601;;Vis;1.000,00;\n", to: "a.csv")
    let events = try office.events()
    let run = try office.run("ecriture", "importer", "a.csv", expecting: 1)
    #expect(run.err.contains("a.csv:4:debit: erreur [ledger.import.amount]"), "\(run.err)")
    try office.run("ecriture", "importer", "rien.csv", expecting: 66)
    #expect(try office.events() == events)
  }

  @Test func `the columns of another program are said once, and remembered under a name`() throws {
    let text = "Date compta;Jnl;Pce;Compte;Cpt tiers;Libellé;Montant;D/C\n"
    let rows = "02/10/2026;HA;Z;601;;Vis;1,00;D\n02/10/2026;HA;Z;401;ZED;Vis;1,00;C\n"
    try office.folder.write(text + rows, to: "a.csv")
    let refused = try office.run("ecriture", "importer", "a.csv", expecting: 1)
    #expect(refused.err.contains("--colonne date=TITRE"), "\(refused.err)")
    let said = ["--colonne", "date=Date compta", "--colonne", "piece=Pce", "--colonne", "auxiliaire=5"]
    let first = try office.launch(["ecriture", "importer", "a.csv", "--correspondance", "caisse"] + said)
    #expect(first.status == 0, "\(first.err)")
    try office.folder.write(text + rows.replacing(";Z;", with: ";Y;"), to: "b.csv")
    let second = try office.run("ecriture", "importer", "b.csv", "--correspondance", "caisse", expecting: 0)
    #expect(second.err.isEmpty, "\(second.err)")
    let absent = try office.run("ecriture", "importer", "b.csv", "--encore", "--colonne", "date=Zorg", "--json", expecting: 1)
    #expect(try absent.codes().contains("ledger.import.column-absent"))
    try office.run("ecriture", "importer", "b.csv", "--colonne", "zorg=1", expecting: 64)
    try office.run("ecriture", "importer", "b.csv", "--colonne", "date=1", "--colonne", "date=2", expecting: 64)
  }

  @Test func `what is exported is imported elsewhere without a word`() throws {
    try office.folder.write(EntryCommandTests.csv, to: "a.csv")
    try office.run("ecriture", "importer", "a.csv", expecting: 0)
    let json = try office.run("ecriture", "exporter", "--sortie", "b.csv", "--json", expecting: 0).json()
    #expect((json["entries"] as? Int, json["lines"] as? Int, json["file"] as? String) == (1, 2, "b.csv"))
    try office.run("ecriture", "exporter", "--sortie", "b.csv", expecting: 73)
    let text = try office.run("ecriture", "exporter", "--brouillard", expecting: 0).out
    #expect(text.utf8.elementsEqual(try Data(contentsOf: URL(fileURLWithPath: office.folder.file("b.csv")))))
    let other = try RunningOffice()
    try other.folder.write(text, to: "b.csv")
    let read = try other.run("ecriture", "importer", "b.csv", expecting: 0)
    #expect(read.err.isEmpty)
    #expect(try other.run("ecriture", "exporter", expecting: 0).out == text)
    try office.run("ecriture", "exporter", "--json", expecting: 64)
  }

  // MARK: valider, lister, contrepasser, supprimer

  @Test func `entries are validated, listed by page, reversed once`() throws {
    try purchase("A", "--creer-tiers", "Bois du Morvan")
    for piece in ["B", "C"] { try purchase(piece) }
    let trial = try office.run("ecriture", "valider", "--essai", "--json", expecting: 0).json()
    #expect((trial["validated"] as? Int, trial["trial"] as? Bool) == (3, true))
    let json = try office.run("ecriture", "valider", "--jusquau", "2026-10-31", "--json", expecting: 0).json()
    #expect(json["validated"] as? Int == 3)
    #expect((json["numbers"] as? [[String: Int]])?.first == ["fiscalYear": 2027, "first": 1, "last": 3])
    #expect(try office.run("ecriture", "valider", "--json", expecting: 1).codes() == ["ledger.validation.nothing"])
    let page = try office.run("ecriture", "lister", "--exercice", "2027", "--limite", "2", "--json", expecting: 0).json()
    #expect(((page["entries"] as? [[String: Any]])?.compactMap { $0["number"] as? Int }, page["next"] as? Int) == ([1, 2], 2))
    let last = try office.run("ecriture", "lister", "--journal", "HA", "--apres", "2", "--json", expecting: 0).json()
    #expect(((last["entries"] as? [[String: Any]])?.count, last["next"] is NSNull) == (1, true))
    let reversed = try office.run("ecriture", "contrepasser", "2", "--date", "2026-10-31", "--json", expecting: 0).json()
    #expect((reversed["id"] as? Int, reversed["reverses"] as? Int) == (4, 2))
    #expect(try office.run("ecriture", "contrepasser", "2", "--json", expecting: 1).codes() == ["ledger.entry.already-reversed"])
    #expect(try office.run("ecriture", "montrer", "n2", "--json", expecting: 0).json()["correctedBy"] as? Int == 4)
    #expect(try office.run("ecriture", "supprimer", "2", "--json", expecting: 1).codes() == ["ledger.entry.sealed"])
    try office.run("ecriture", "supprimer", "4", expecting: 0)
    try office.run("ecriture", "montrer", "4", expecting: 1)
    try office.run("ecriture", "montrer", "x4", expecting: 64)
    try office.run("ecriture", "lister", "--exercice", "2027", "--brouillard", expecting: 64)
  }

  // MARK: modele, abonnement

  static let rent = """
    guide: Loyer du bureau
    journal: OD
    piece: LOYER-{aaaamm}
    libelle: Loyer {mois}
    variable: montant = 950,00
    ligne: 6132 ; ; D ; montant
    ligne: 512 ; ; C ; reste

    """

  @Test func `a template is saved, tried, used, shown as it was, removed`() throws {
    try office.folder.write(EntryCommandTests.rent, to: "loyer.txt")
    let saved = try office.run("ecriture", "modele", "enregistrer", "loyer.txt", "--json", expecting: 0).json()
    #expect((saved["template"] as? [String: Any])?["name"] as? String == "Loyer du bureau")
    let events = try office.events()
    let tried = try office.run(
      "ecriture", "modele", "essayer", "Loyer du bureau", "--montant", "montant=1 000,00", "--date", "2026-10-05", "--json",
      expecting: 0
    ).json()
    #expect((tried["entry"] as? [String: Any])?["debit"] as? String == "1000.00")
    #expect(try office.events() == events)
    let used = try office.run("ecriture", "saisir", "--modele", "Loyer du bureau", "--date", "2026-10-05", "--json", expecting: 0)
      .json()
    #expect((used["entry"] as? [String: Any])?["piece"] as? String == "LOYER-202610")
    #expect(try office.run("ecriture", "modele", "montrer", "Loyer du bureau", expecting: 0).out == EntryCommandTests.rent)
    #expect(
      try office.run("ecriture", "modele", "enregistrer", "-", "--json", input: EntryCommandTests.rent, expecting: 0).json()[
        "changed"] as? Bool == true)
    let wrong = try office.run("ecriture", "modele", "enregistrer", "-", input: "bonjour\n", expecting: 1)
    #expect(wrong.err.contains("-:1: erreur [ledger.template.row-unknown]"), "\(wrong.err)")
    try office.run("ecriture", "modele", "supprimer", "Loyer du bureau", expecting: 0)
    #expect(
      (try office.run("ecriture", "modele", "lister", "--json", expecting: 0).json()["templates"] as? [Any])?.isEmpty == true)
    #expect(
      try office.run("ecriture", "modele", "montrer", "Loyer du bureau", "--json", expecting: 1).codes() == [
        "ledger.template.missing"
      ])
  }

  @Test func `a recurring entry is defined, previewed, written once`() throws {
    try office.run("ecriture", "modele", "enregistrer", "-", input: EntryCommandTests.rent, expecting: 0)
    try office.run(
      "ecriture", "abonnement", "definir", "Loyer", "--modele", "Loyer du bureau", "--tous-les", "mensuel", "--jour", "dernier",
      "--report",
      "ouvre-precedent", "--debut", "2026-10-01", "--montant", "montant=900,00", expecting: 0)
    let preview = try office.run(
      "ecriture", "abonnement", "apercu", "--du", "2026-10-01", "--au", "2026-12-31", "--json", expecting: 0
    ).json()
    let days = try #require(preview["due"] as? [[String: Any]]).compactMap { ($0["entry"] as? [String: Any])?["date"] as? String }
    #expect(days == ["2026-10-30", "2026-11-30", "2026-12-31"])
    let written = try office.run("ecriture", "abonnement", "passer", "--json", expecting: 0).json()
    #expect((written["written"] as? [[String: Any]])?.compactMap { $0["id"] as? Int } == [1])
    #expect(
      ((try office.run("ecriture", "abonnement", "passer", "--json", expecting: 0).json())["written"] as? [Any])?.isEmpty == true)
    let item = try #require(
      (try office.run("ecriture", "abonnement", "lister", "--json", expecting: 0).json()["recurring"] as? [[String: Any]])?.first)
    #expect((item["doneThrough"] as? String, item["next"] as? String) == ("2026-10-31", "2026-11-30"))
    #expect((item["amounts"] as? [String: String]) == ["montant": "900.00"])
    try office.run("ecriture", "abonnement", "supprimer", "Loyer", expecting: 0)
    try office.run("ecriture", "abonnement", "supprimer", "Loyer", expecting: 1)
  }

  // MARK: piece

  @Test func `a document is attached, listed, and comes out as it was`() throws {
    try purchase("BM-7902", "--creer-tiers", "Bois du Morvan")
    try office.folder.write("%PDF-1.7 fictif", to: "facture.pdf")
    let attached = try office.run("piece", "joindre", "facture.pdf", "--ecriture", "1", "--json", expecting: 0).json()
    let voucher = try #require(attached["voucher"] as? [String: Any])
    #expect(Set(voucher.keys) == ["id", "entry", "name", "mediaType", "sha256"])
    try office.run("ecriture", "valider", expecting: 0)
    let listed =
      try office.run("piece", "lister", "--ecriture", "n1", "--json", expecting: 0).json()["vouchers"] as? [[String: Any]]
    #expect(listed?.first?["sha256"] as? String == voucher["sha256"] as? String)
    try office.run("piece", "extraire", "1", "--sortie", "copie.pdf", expecting: 0)
    #expect(try String(contentsOfFile: office.folder.file("copie.pdf"), encoding: .utf8) == "%PDF-1.7 fictif")
    try office.run("piece", "extraire", "1", "--sortie", "copie.pdf", expecting: 73)
    try office.folder.write("bonjour", to: "note.txt")
    #expect(
      try office.run("piece", "joindre", "note.txt", "--ecriture", "1", "--json", expecting: 1).codes() == ["ledger.voucher.kind"]
    )
  }
}
