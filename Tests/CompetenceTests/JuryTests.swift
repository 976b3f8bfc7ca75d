import Competence
import Kernel
import Testing

/// Who may sit in a jury, and what it may decide.
@Suite struct JuryTests {
  static let seats = [
    "Un dirigeant ou cadre Administratif (externe)", "Un expert externe",
    "Le référent du domaine Gestion Administration ROYER ROBIN Associés", "Le dirigeant de ROYER ROBIN Associés",
  ]

  static func minutes(
    route: String = "continue", day: Day = Day(2026, 11, 20),
    members: [String] = ["Alix Nord", "Bo Sud", "Cam Est", "Dan Ouest"],
    seats: [String] = JuryTests.seats, decisions: [JuryMinutes.Decision]? = nil
  ) -> JuryMinutes {
    JuryMinutes(
      day: day, route: route, members: zip(seats, members).map { JuryMinutes.Member(seat: $0, name: $1) },
      decisions: decisions ?? [JuryMinutes.Decision(learner: "lea", subject: "BC01", isGranted: true, reason: "")])
  }

  static func granting(_ subject: String, _ isGranted: Bool = true, reason: String = "") -> JuryMinutes.Decision {
    JuryMinutes.Decision(learner: "lea", subject: subject, isGranted: isGranted, reason: reason)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let minutes: JuryMinutes
    let codes: [String]
  }

  static let rows = [
    Row(testDescription: "un jury complet décide d’un bloc", minutes: minutes(), codes: []),
    Row(
      testDescription: "un siège vide", minutes: minutes(members: ["Alix Nord", "Bo Sud", "Cam Est"]),
      codes: ["competence.jury.incomplete"]),
    Row(
      testDescription: "la même personne deux fois",
      minutes: minutes(members: ["Alix Nord", "alix nord ", "Cam Est", "Dan Ouest"]),
      codes: ["competence.jury.twice"]),
    Row(
      testDescription: "le jury de la formation continue pour un apprenti", minutes: minutes(route: "apprentissage"),
      codes: [
        "competence.jury.incomplete", "competence.jury.incomplete", "competence.jury.incomplete", "competence.jury.seat",
      ]),
    Row(testDescription: "une voie inconnue", minutes: minutes(route: "concours"), codes: ["competence.jury.route"]),
    Row(testDescription: "un jury de demain", minutes: minutes(day: Day(2026, 11, 30)), codes: ["competence.jury.future"]),
    Row(
      testDescription: "un candidat dans son jury", minutes: minutes(members: ["lea", "Bo Sud", "Cam Est", "Dan Ouest"]),
      codes: ["competence.jury.own-judge"]),
    Row(testDescription: "aucune décision", minutes: minutes(decisions: []), codes: ["competence.jury.no-decision"]),
    Row(
      testDescription: "un bloc que le titre n’a pas", minutes: minutes(decisions: [granting("BC09")]),
      codes: ["competence.jury.subject"]),
    Row(
      testDescription: "un refus sans motif", minutes: minutes(decisions: [granting("BC01", false)]),
      codes: ["competence.jury.no-reason"]),
    Row(
      testDescription: "un refus motivé", minutes: minutes(decisions: [granting("BC01", false, reason: "Lettrage à reprendre.")]),
      codes: []),
    Row(
      testDescription: "deux décisions sur un bloc", minutes: minutes(decisions: [granting("BC01"), granting("BC01")]),
      codes: ["competence.jury.decided-twice"]),
    Row(testDescription: "l’épreuve orale", minutes: minutes(decisions: [granting("oral")]), codes: []),
  ]

  @Test(arguments: rows) func isHeldToTheTitle(_ row: Row) throws {
    #expect(row.minutes.faults(try Referential.known(), today: Day(2026, 11, 25)).map(\.code) == row.codes)
  }

  @Test func theTitleAsksForFiveBlocksAndTwoTrials() throws {
    let title = try Referential.known()
    let blocks = Set(["BC01", "BC02", "BC03", "BC04", "BC05"])
    #expect(!Capitalisation(title, granted: blocks).isWhole)
    #expect(Capitalisation(title, granted: blocks).missing == ["oral", "situation"])
    #expect(Capitalisation(title, granted: blocks.union(["oral", "situation"])).isWhole)
    #expect(Capitalisation(title, granted: ["BC03", "BC01"]).blocks == ["BC01", "BC03"])
  }
}

/// Where a learner stands on a block.
@Suite struct BlockTests {
  static func standings(_ title: Referential, _ share: Int, except: String? = nil) -> [CompetenceStanding] {
    title.competences(of: "BC01").filter { title.coverage($0) == .automatic && !$0.isHeading }.map {
      CompetenceStanding(
        competence: $0.id, automatic: Share(thousandths: $0.id == except ? 799 : share), human: nil, evidence: 1)
    }
  }

  @Test func goesFromNothingToReadyAndNoFurtherByItself() throws {
    let title = try Referential.known()
    #expect(BlockBoard(title, []).state("BC01") == .notStarted)
    let one = CompetenceStanding(competence: "BC01.1.1", automatic: nil, human: nil, evidence: 1)
    #expect(BlockBoard(title, [one]).state("BC01") == .inProgress)
    #expect(BlockBoard(title, BlockTests.standings(title, 800)).state("BC01") == .ready)
    #expect(BlockBoard(title, BlockTests.standings(title, 1000, except: "BC01.2.1")).state("BC01") == .inProgress)
    #expect(BlockBoard(title, BlockTests.standings(title, 1000)).state("BC02") == .notStarted)
  }

  @Test func aBlockThatNothingGradesIsNeverReadyByItself() throws {
    let title = try Referential.known()
    let all = title.competences(of: "BC05").map {
      CompetenceStanding(competence: $0.id, automatic: nil, human: .a, evidence: 3)
    }
    #expect(BlockBoard(title, all).state("BC05") == .inProgress)
    #expect(BlockBoard(title, all).automatic("BC05") == nil)
  }

  @Test(arguments: [
    (BlockDecision.proposed, BlockState.proposed), (.validated, .validated), (.refused, .refused),
  ]) func decisionsOfPeopleStand(_ decision: BlockDecision, _ state: BlockState) throws {
    #expect(BlockBoard(try Referential.known(), [], decisions: ["BC01": decision]).state("BC01") == state)
  }

  @Test func scoreAndJudgementStaySideBySide() throws {
    let title = try Referential.known()
    let judged = CompetenceStanding(competence: "BC01.1.1", automatic: Share(thousandths: 500), human: .a, evidence: 1)
    let board = BlockBoard(title, [judged])
    let graded = title.competences(of: "BC01").count { title.coverage($0) == .automatic && !$0.isHeading }
    #expect(board.automatic("BC01") == Share(thousandths: (500 * 2 + graded) / (2 * graded)))
    #expect(board.human("BC01").acquired == 1)
    #expect(board.state("BC01") == .inProgress)
  }
}
