import Foundation
import Kernel
import Testing

/// A learner at the terminal: one scenario in one dossier, whose clock says which day it is.
struct ScenarioOffice {
  private var program: Program
  var folder: Folder { program.folder }
  /// The name of the dossier, in the program's folder.
  static let dossier = "travail.ecritoire"

  /// - Parameter scenario: nil for a folder without a dossier.
  init(_ scenario: String? = "S1", seed: String? = nil) throws {
    program = try Program()
    program.environment["ECRITOIRE_AUJOURDHUI"] = nil
    program.environment["ECRITOIRE_DOSSIER"] = ScenarioOffice.dossier
    guard let scenario else { return }
    try run(["scenario", "demarrer", scenario] + (seed.map { ["--graine", $0] } ?? []), expecting: 0)
  }

  @discardableResult
  func run(_ words: [String], expecting status: Int32? = nil, at place: SourceLocation = #_sourceLocation) throws -> Program.Run {
    let run = try program.run(words, cwd: folder.path)
    if let status { try #require(run.status == status, "\(words)\n\(run.said)", sourceLocation: place) }
    return run
  }

  @discardableResult
  func json(_ words: String..., at place: SourceLocation = #_sourceLocation) throws -> [String: Any] {
    try run(words + ["--json"], expecting: 0, at: place).json(place)
  }

  /// An entry of the model answer, as the trainer sees it.
  struct Model {
    let id, journal, reference, label: String
    let day: Day
    let lines: [(account: String, party: String?, debit: String, credit: String)]
    var isCash: Bool { lines.contains { $0.account.hasPrefix("5") } }
    /// What an entry must have where no document gives one.
    var piece: String { reference.isEmpty ? "\(journal)-\(id)" : reference }
  }

  /// The right entries and the right answers of this dossier.
  func model() throws -> (entries: [Model], answers: [String]) {
    let json = try json("scenario", "corrige")
    let entries = try #require(json["entries"] as? [[String: Any]]).map { entry in
      func text(_ key: String) -> String { entry[key] as? String ?? "" }
      return Model(
        id: text("id"), journal: text("journal"), reference: text("reference"), label: text("label"),
        day: try #require(Day(iso: text("day"))),
        lines: try #require(entry["lines"] as? [[String: Any]]).map { line in
          func amount(_ key: String) -> String { (line[key] as? String ?? "").replacingOccurrences(of: ".", with: ",") }
          return (line["account"] as? String ?? "", line["party"] as? String, amount("debit"), amount("credit"))
        })
    }
    let answers = try #require(json["answers"] as? [[String: Any]]).map {
      "\($0["name"] as? String ?? "")=\($0["expected"] as? String ?? "")"
    }
    return (entries, answers)
  }

  func enter(_ entries: [Model]) throws {
    var rows = ["date;journal;piece;compte;auxiliaire;libelle;debit;credit"]
    for entry in entries {
      for line in entry.lines {
        rows.append(
          [
            entry.day.iso, entry.journal, entry.piece, line.account, line.party ?? "", entry.label, line.debit, line.credit,
          ].joined(separator: ";"))
      }
    }
    try folder.write(rows.joined(separator: "\n") + "\n", to: "ecritures.csv")
    try run(["ecriture", "importer", "ecritures.csv"], expecting: 0)
  }

  /// The month day by day: what moves money is entered on the working day after at the latest.
  func enterMonth(_ entries: [Model]) throws {
    let calendar = HolidayCalendar()
    var waiting = entries[...]
    while let first = waiting.first {
      let cash = waiting.first { $0.isCash }?.day
      let due = cash.map { calendar.addingWorkingDays(1, to: calendar.nextWorkingDay(onOrAfter: $0)) }
      let stop = max(min(due ?? Day(2026, 10, 31), Day(2026, 10, 31)), first.day)
      try run(["scenario", "avancer", "--jusquau", stop.iso], expecting: 0)
      let now = waiting.prefix { $0.day <= stop }
      try enter(Array(now))
      waiting = waiting.dropFirst(now.count)
    }
  }

  /// Every line of the books: its name, its piece, its account and its third party.
  func lines() throws -> [(id: String, entry: Int, piece: String, account: String, party: String)] {
    let entries = try #require(try json("ecriture", "lister", "--limite", "500")["entries"] as? [[String: Any]])
    return entries.flatMap { entry in
      (entry["lines"] as? [[String: Any]] ?? []).map { line in
        (
          line["line"] as? String ?? "", entry["id"] as? Int ?? 0, entry["piece"] as? String ?? "",
          line["account"] as? String ?? "", line["thirdParty"] as? String ?? ""
        )
      }
    }
  }

  /// Writes the documents that came, and attaches each to its entry.
  func attach() throws {
    try run(["scenario", "documents", "--sortie", "recus"], expecting: 0)
    var entries: [String: Int] = [:]
    for line in try lines() { entries[line.piece] = line.entry }
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.file("recus")).sorted() where file.hasSuffix(".pdf") {
      guard let entry = entries[String(file.dropLast(4))] else { continue }
      try run(["piece", "joindre", "recus/" + file, "--ecriture", "\(entry)"], expecting: 0)
    }
  }

  /// Imports the statement, takes up the cheque of September, ticks the rest. The trainer opens the assistant for what is sure.
  func reconcile() throws {
    try run(["banque", "importer", "recus/releve-2026-10.xml", "--compte", "512"], expecting: 0)
    try run(["banque", "ouverture", "--compte", "512", "--mouvement", "m1"], expecting: 0)
    #expect(
      try run(["banque", "rapprocher", "--compte", "512", "--accepter-surs", "--json"]).codes() == ["ledger.assistant.closed"])
    try run(["dossier", "assistants", "--ouvrir", "rapprochement"], expecting: 0)
    try run(["banque", "rapprocher", "--compte", "512", "--accepter-surs", "--sans-lettrage"], expecting: 0)
    let state = try json("banque", "suspens", "--compte", "512", "--au", "2026-10-31")
    var left = try #require(state["outstanding"] as? [[String: Any]])
    func key(_ item: [String: Any]) -> String { "\(item["date"] ?? "") \(item["amount"] ?? "")" }
    for movement in left where movement["side"] as? String == "bank" {
      let line = try #require(left.firstIndex { $0["side"] as? String == "ledger" && key($0) == key(movement) }, "\(movement)")
      let ids = [movement, left.remove(at: line)].compactMap { $0["id"] as? String }
      try run(["banque", "pointer"] + ids + ["--compte", "512", "--sans-lettrage"], expecting: 0)
    }
  }

  /// What the controls of « Octobre en atelier » ask to be lettered: the third party, or an account, and the entries of the model.
  static let groups: [(party: String, entries: [String], isWhole: Bool)] = [
    ("TILLEULS", ["AN", "VT1"], true), ("AUBRY", ["AN", "RA"], true), ("AUBRY", ["F102", "REMISE"], true),
    ("MORVAN", ["AN", "VM"], true), ("QUINCAILLE", ["AN", "VQ"], true), ("ENERGIE", ["EP", "VE"], true),
    ("OUTILREC", ["OR", "CHEQUE"], true), ("421", ["PAIE", "SALAIRES"], true), ("TILLEULS", ["F101", "A007", "VT2"], false),
  ]

  func letter(_ entries: [Model]) throws {
    let lines = try lines()
    for group in ScenarioOffice.groups {
      let ids = try group.entries.map { id in
        let piece = entries.first { $0.id == id }?.piece ?? id
        return try #require(
          lines.first { $0.piece == piece && ($0.party == group.party || $0.account.hasPrefix(group.party)) }, "\(group)"
        ).id
      }
      try run(["lettrage", "poser"] + ids + (group.isWhole ? [] : ["--partiel"]), expecting: 0)
    }
  }

  /// All of it.
  func doEverything() throws {
    let (entries, answers) = try model()
    try enterMonth(entries)
    try attach()
    try reconcile()
    try letter(entries)
    try run(["scenario", "repondre"] + answers, expecting: 0)
  }
}
