import Banking
import Competence
import Foundation
import Kernel
import Ledger
import Store
import Testing
import UseCases

/// Somebody who works through « Octobre en atelier » in a real dossier, as the days of the scenario go by.
final class ScenarioLearner {
  let folder: ScratchFolder
  let dossier: Dossier
  let version: ScenarioVersion

  init(_ scenario: String = "S1", seed: String? = nil, learner: String = "") throws {
    folder = try ScratchFolder()
    dossier = try StartScenario(scenario, seed: ScenarioSeed(seed), learner: learner)(
      at: folder.file("octobre.ecritoire"), author: Author(name: "Dominique Martin", instant: "2026-11-24T09:00:00Z"))
    let desk = Desk(dossier: dossier, author: "Dominique Martin", today: Day(2026, 10, 1), instant: "2026-10-01T09:00:00Z")
    version = try ReadScenario()(desk).running.version
  }

  deinit { try? dossier.close() }

  /// On the day of the scenario.
  var desk: Desk {
    get throws {
      let day = try #require(try dossier.scenarioDay())
      return Desk(dossier: dossier, author: "Dominique Martin", today: day, instant: "\(day.iso)T09:30:00Z")
    }
  }

  var last: Day { version.scenario.days.upperBound }

  /// A document as somebody would scan it; the forms that learners get are tested with the pages.
  static func files(_ document: Document) -> [DocumentFile] {
    [
      DocumentFile(
        name: document.name + ".pdf", mediaType: "application/pdf", content: Array("%PDF-1.7 \(document.reference)".utf8))
    ]
  }

  @discardableResult
  func advance(through day: Day? = nil) throws -> AdvanceScenario.Outcome {
    try AdvanceScenario(through: day, draw: { document, _ in ScenarioLearner.files(document) })(desk)
  }

  /// The whole month, then the bank, the letterings and the answers. What moves money is entered on the working day after at the latest;
  /// an entry that has a document is typed with it, the others are imported together.
  func work(_ model: ObservedWork) throws {
    let calendar = HolidayCalendar()
    var waiting = model.entries.filter { $0.recordedOn != nil }.sorted { ($0.day, $0.reference) < ($1.day, $1.reference) }[...]
    while let first = waiting.first {
      let cash = waiting.first { $0.lines.contains { $0.account.hasPrefix("5") } }?.day
      let due = cash.map { calendar.addingWorkingDays(1, to: calendar.nextWorkingDay(onOrAfter: $0)) }
      let stop = max(min(due ?? last, last), first.day)
      try advance(through: stop)
      let now = waiting.prefix { $0.day <= stop }
      for entry in now where !entry.piece.isEmpty { try record(entry) }
      try load(now.filter(\.piece.isEmpty))
      waiting = waiting.dropFirst(now.count)
    }
    try advance(through: last)
    try reconcile()
    try letter(model)
    try answer(model)
  }

  /// What the books call an entry that has no document.
  private func piece(_ entry: ObservedWork.Entry) -> String {
    entry.piece.isEmpty ? "\(entry.journal)-\(entry.reference.split(separator: ":").last ?? "")" : entry.piece
  }

  private func load(_ entries: [ObservedWork.Entry]) throws {
    if entries.isEmpty { return }
    var rows = ["date;journal;piece;compte;auxiliaire;libelle;debit;credit"]
    for entry in entries {
      for line in entry.lines {
        let amounts = line.amount > .zero ? "\(line.amount.plainFrench);" : ";\((-line.amount).plainFrench)"
        rows.append(
          "\(entry.day.iso);\(entry.journal);\(piece(entry));\(line.account);\(line.party ?? "");\(entry.label);\(amounts)")
      }
    }
    let outcome = try ImportEntries(folder.write("ecritures.csv", rows.joined(separator: "\n") + "\n"))(desk)
    #expect(outcome.isImported, "\(outcome.log.findings)")
  }

  @discardableResult
  func record(_ entry: ObservedWork.Entry) throws -> Int64 {
    var use = RecordEntry(
      EntryDraft(
        journal: entry.journal, day: entry.day, pieceRef: piece(entry), label: entry.label,
        lines: try entry.lines.map { line in
          let account = try #require(AccountNumber(line.account))
          return line.amount > .zero
            ? .debit(account, line.amount, thirdParty: line.party) : .credit(account, -line.amount, thirdParty: line.party)
        }))
    if !entry.piece.isEmpty {
      use.vouchers = try ListInbox()(desk).filter { $0.name == entry.piece + ".pdf" }.map(\.id)
    }
    let outcome = try use(desk)
    return try #require(outcome.id, "\(outcome.findings)")
  }

  /// The statement imported, each movement ticked with its line of the books, the cheque of September taken up.
  func reconcile() throws {
    let path = try folder.write("releve.xml", statement)
    #expect(try ImportStatements([path], choices: [.init("512")])(desk).isImported)
    var lines = try dossier.reading { reading in
      try reading.bankLines(try #require(try reading.bankAccount("512")), through: last)
    }
    for movement in try dossier.reading({ try $0.movements() }) {
      let index = lines.firstIndex { $0.day == movement.line.bookingDay && $0.amount == movement.amount }
      if let index {
        _ = try MatchByHand(
          "512", MatchMembers(movements: [movement.id], lines: [lines.remove(at: index).line]), letters: false)(desk)
      } else {
        _ = try AddOpeningItem("512", .clearedBy(movement: movement.id))(desk)
      }
    }
  }

  func letter(_ model: ObservedWork) throws {
    let pieces = Dictionary(model.entries.map { ($0.reference, piece($0)) }) { first, _ in first }
    let entries = try dossier.reading { try $0.entries(.all) }
    for group in model.letterings {
      let lines = try group.lines.map { member in
        let entry = try #require(
          entries.first {
            $0.content.pieceRef == pieces[member.entry] || member.entry == "modele:AN" && $0.content.journal == "AN"
          })
        let position = entry.content.lines.firstIndex {
          $0.account.text == member.line.account && $0.thirdParty == member.line.party && $0.balance == member.line.amount
        }
        return LineReference(entry: entry.id, position: Int32(try #require(position)))
      }
      _ = try LetterLines(lines, allowsPartial: !group.isWhole)(desk)
    }
  }

  func answer(_ model: ObservedWork) throws {
    _ = try AnswerScenario(model.answers.sorted { $0.key < $1.key }.map { (name: $0.key, text: $0.value.text) })(desk)
  }

  func grade(others: [(learner: String, seed: ScenarioSeed)] = []) throws -> GradeScenario.Outcome {
    try GradeScenario(others: others)(desk)
  }

  /// The bank's statement as its file, CAMT.053.
  private var statement: String {
    func balance(_ code: String, _ amount: Money, _ day: Day) -> String {
      "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">\(amount.json)</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
        + "<Dt><Dt>\(day.iso)</Dt></Dt></Bal>"
    }
    let movements = version.statement.map { line in
      "<Ntry><Amt Ccy=\"EUR\">\(line.amount.magnitude.json)</Amt><CdtDbtInd>\(line.amount < .zero ? "DBIT" : "CRDT")</CdtDbtInd>"
        + "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>\(line.day.iso)</Dt></BookgDt><ValDt><Dt>\(line.day.iso)</Dt></ValDt>"
        + "<NtryDtls><TxDtls><RmtInf><Ustrd>\(line.label)</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
      <GrpHdr><MsgId>FICTIF</MsgId><CreDtTm>\(last.iso)T00:00:00</CreDtTm></GrpHdr><Stmt><Id>FICTIF</Id>
      <Acct><Id><IBAN>\(version.scenario.company.bankAccount)</IBAN></Id><Ccy>EUR</Ccy></Acct>
      \(balance("OPBD", version.statementOpening, version.scenario.days.lowerBound - 1))
      \(balance("CLBD", version.statementClosing, last))
      \(movements.joined(separator: "\n"))
      </Stmt></BkToCstmrStmt></Document>

      """
  }
}
