import Competence
import Kernel
import Store
import Testing
import UseCases

/// What people decide of learners: a trainer proposes, a jury decides, and nobody takes the place of another.
@Suite struct LearnerDecisionTests {
  struct Action: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Who may, by login; an empty one is the owner of the machine.
    let allowed: Set<String>
    /// What stands before, and what is tried.
    let prepare: @Sendable (Classroom) throws -> Void
    let act: @Sendable (PeopleDesk) throws -> Void
  }

  static let everybody = ["", "zoe", "yann", "theo", "dina", "jules", "carl", "ada"]

  static let actions = [
    Action(testDescription: "choisir la voie", allowed: ["", "theo", "dina"]) { _ in
    } act: {
      try SetAccessRoute(login: "zoe", route: "continue")($0)
    },
    Action(testDescription: "proposer un bloc", allowed: ["", "theo"]) { _ in
    } act: {
      try ProposeBlock(login: "zoe", block: "BC01", reason: "Vue au travail.")($0)
    },
    Action(testDescription: "valider un bloc", allowed: ["", "dina", "jules"]) { room in
      try SetAccessRoute(login: "zoe", route: "continue")(room.owner)
      try ProposeBlock(login: "zoe", block: "BC01", reason: "Vue au travail.")(room.owner)
    } act: {
      let members = ["Jules Fictif", "Bo Sud", "Cam Est", "Dan Ouest"]
      let outcome = try RecordMinutes(Classroom.minutes([("BC01", true, "")], members: members))($0)
      #expect(outcome.findings.map(\.code) == [] && outcome.number != nil)
    },
    Action(testDescription: "voir le groupe", allowed: ["", "theo", "dina", "jules"]) { _ in
    } act: {
      let rows = try ReadLearners()($0).rows
      #expect(rows.map(\.learner.login).contains("zoe"))
    },
  ]

  @Test(arguments: actions)
  func `each role does what is its own, and nothing of another's`(_ action: Action) throws {
    for login in Self.everybody {
      let room = try Classroom()
      try action.prepare(room)
      let desk = try room.desk(login)
      if action.allowed.contains(login) {
        #expect(throws: Never.self, "\(login)") { try action.act(desk) }
      } else {
        try room.refuses("access.denied") { try action.act(desk) }
      }
    }
  }

  @Test func `a trainer acts for the learners of their groups, a jury for those whose dossier is open to them`() throws {
    let room = try Classroom()
    let trainer = try room.desk("theo")
    try room.refuses("competence.learner.not-followed") { try SetAccessRoute(login: "yann", route: "continue")(trainer) }
    try room.refuses("competence.learner.not-followed") {
      try ProposeBlock(login: "yann", block: "BC01", reason: "Vu.")(trainer)
    }
    #expect(try ReadLearners()(trainer).rows.map(\.learner.login) == ["zoe"])
    #expect(try ReadLearners()(room.desk("jules")).rows.map(\.learner.login) == ["zoe"])
    #expect(try ReadLearners()(room.desk("dina")).rows.map(\.learner.login) == ["yann", "zoe"])
    #expect(try ReadLearners(group: "B")(room.desk("dina")).rows.map(\.learner.login) == ["yann"])
    try room.refuses("people.group-unknown") { _ = try ReadLearners(group: "Z")(room.owner) }
    try room.refuses("competence.learner.role") { try SetAccessRoute(login: "theo", route: "continue")(room.owner) }
    try room.refuses("people.unknown") { try SetAccessRoute(login: "personne", route: "continue")(room.owner) }
    // A jury does not decide for somebody whose dossier it may not open.
    try SetAccessRoute(login: "yann", route: "continue")(room.owner)
    let minutes = Classroom.minutes(
      [("BC01", true, "")], of: "yann", members: ["Jules Fictif", "Bo Sud", "Cam Est", "Dan Ouest"])
    #expect(try RecordMinutes(minutes)(room.desk("jules")).findings.map(\.code) == ["competence.learner.not-followed"])
  }

  @Test func `the way to the title is one of its open ways, and the last one said counts`() throws {
    let room = try Classroom()
    for route in ["concours", "", "CONTINUE"] {
      try room.refuses("competence.learner.route") { try SetAccessRoute(login: "zoe", route: route)(room.owner) }
    }
    for route in ["continue", "vae"] { #expect(try SetAccessRoute(login: "zoe", route: route)(room.owner).id == route) }
    #expect(try ReadLearners()(room.owner).rows.first { $0.learner.login == "zoe" }?.route?.id == "vae")
  }

  @Test func `a block is proposed when it is ready, or with a reason`() throws {
    let room = try Classroom()
    let trainer = try room.desk("theo")
    try room.refuses("competence.proposal.block") { try ProposeBlock(login: "zoe", block: "BC09")(trainer) }
    try room.refuses("competence.proposal.not-ready") { try ProposeBlock(login: "zoe", block: "BC01", reason: " \n ")(trainer) }
    try room.finish("BC01", 799)
    try room.refuses("competence.proposal.not-ready") { try ProposeBlock(login: "zoe", block: "BC01")(trainer) }
    try room.finish("BC01", 800)
    #expect(try ProposeBlock(login: "zoe", block: "BC01")(trainer).state == .ready)
    try room.refuses("competence.proposal.already") { try ProposeBlock(login: "zoe", block: "BC01")(trainer) }
    let given = try ProposeBlock(login: "zoe", block: "BC02", reason: "  Vue en\nentreprise. ")(trainer)
    #expect(given.reason == "Vue en entreprise." && given.state != .ready)
    let board = try #require(try ReadLearners()(trainer).rows.first).board
    #expect(board.state("BC01") == .proposed && board.state("BC02") == .proposed && board.state("BC03") == .notStarted)
  }

  @Test func `only what was proposed is decided, once, by the jury of the candidate's way`() throws {
    let room = try Classroom()
    let owner = room.owner
    func codes(_ minutes: JuryMinutes, by login: String = "") throws -> [String] {
      let (desk, before) = (try room.desk(login), try room.events())
      let outcome = try RecordMinutes(minutes)(desk)
      #expect((outcome.number == nil) == !outcome.findings.isEmpty)
      #expect(try room.events() == before + (outcome.number == nil ? 0 : 1))
      return outcome.findings.map(\.code)
    }
    #expect(
      try codes(Classroom.minutes([("BC01", true, "")])) == ["competence.jury.other-route", "competence.jury.not-proposed"])
    try SetAccessRoute(login: "zoe", route: "vae")(owner)
    #expect(
      try codes(Classroom.minutes([("BC01", true, "")])) == ["competence.jury.other-route", "competence.jury.not-proposed"])
    try SetAccessRoute(login: "zoe", route: "continue")(owner)
    try ProposeBlock(login: "zoe", block: "BC01", reason: "Vue au travail.")(owner)
    // What the title itself asks of minutes.
    #expect(try codes(Classroom.minutes([("BC01", false, "")])) == ["competence.jury.no-reason"])
    #expect(
      try codes(Classroom.minutes([("BC01", true, "")], members: ["Alix Nord"])).allSatisfy { $0 == "competence.jury.incomplete" }
    )
    #expect(try codes(Classroom.minutes([("BC01", true, "")], day: Day(2026, 11, 26))) == ["competence.jury.future"])
    // Who sits.
    #expect(try codes(Classroom.minutes([("BC01", true, "")]), by: "jules") == ["competence.jury.not-seated"])
    let own = Classroom.minutes([("BC01", true, "")], members: ["zoe  FICTIVE", "Bo Sud", "Cam Est", "Dan Ouest"])
    #expect(try codes(own) == ["competence.jury.candidate-sits"])
    // Refused, proposed again, granted; then it is decided for good.
    #expect(try codes(Classroom.minutes([("BC01", false, "Lettrage à reprendre.")])) == [])
    #expect(try ReadLearners()(owner).rows.first { $0.learner.login == "zoe" }?.board.state("BC01") == .refused)
    #expect(try codes(Classroom.minutes([("BC01", true, "")])) == ["competence.jury.not-proposed"])
    try ProposeBlock(login: "zoe", block: "BC01", reason: "Lettrage repris.")(owner)
    let seated = Classroom.minutes([("BC01", true, "")], members: ["jules  fictif", "Bo Sud", "Cam Est", "Dan Ouest"])
    #expect(try codes(seated, by: "jules") == [])
    #expect(try codes(Classroom.minutes([("BC01", false, "Autre avis.")])) == ["competence.jury.already-granted"])
    try room.refuses("competence.proposal.validated") { try ProposeBlock(login: "zoe", block: "BC01", reason: "Encore.")(owner) }
    #expect(try ReadLearners()(owner).rows.first { $0.learner.login == "zoe" }?.board.state("BC01") == .validated)
    #expect(try room.register.reading { try $0.brokenEvents() } == [])
  }

  @Test func `blocks and trials add up over the years to the whole title`() throws {
    let room = try Classroom()
    try SetAccessRoute(login: "zoe", route: "continue")(room.owner)
    func held() throws -> Capitalisation {
      try #require(try ReadLearners()(room.owner).rows.first { $0.learner.login == "zoe" }).capitalisation
    }
    for (year, subjects) in [(2024, ["BC01", "BC03"]), (2025, ["BC02", "oral"]), (2026, ["BC04", "BC05", "situation"])] {
      #expect(try !held().isWhole)
      for block in subjects where block.hasPrefix("BC") {
        try ProposeBlock(login: "zoe", block: block, reason: "Vu.")(room.owner)
      }
      let minutes = Classroom.minutes(subjects.map { ($0, true, "") }, day: Day(year, 6, 20))
      #expect(try RecordMinutes(minutes)(room.owner).findings.isEmpty)
    }
    let all = try held()
    #expect(all.isWhole && all.blocks == ["BC01", "BC02", "BC03", "BC04", "BC05"] && all.trials == ["oral", "situation"])
  }

  @Test func `the group says who is where, and which competence fails most`() throws {
    let room = try Classroom()
    try room.handIn(["BC01.2.1": 300, "BC01.2.2": 790, "BC01.1.4": 1000])
    try room.working("theo") { desk in
      _ = try JudgeWork(.competence("BC01.2.1", .c), reason: "Lettrage à reprendre.")(desk)
    }
    let outcome = try ReadLearners(group: "A")(room.desk("theo"))
    #expect(outcome.difficulties.prefix(2).map(\.competence.id) == ["BC01.2.1", "BC01.2.2"])
    #expect(outcome.difficulties.map(\.failed).prefix(3) == [1, 1, 0] && outcome.findings.isEmpty)
    let row = try #require(outcome.rows.first)
    let grade = try #require(row.grades.first { $0.standing.competence == "BC01.2.1" })
    #expect(grade.standing.automatic == Share(thousandths: 300) && grade.standing.human == .c && grade.day == Day(2026, 10, 31))
    let csv = String(decoding: try GradeSheet.csv(row.grades, outcome.title), as: UTF8.self)
    #expect(csv.contains("zoe;BC01.2.1;BC01;30;C;"))
  }

  @Test func `a dossier that several learners share, or that cannot be read, counts for nobody and is said`() throws {
    let room = try Classroom()
    try CreateDossier(name: "Commun", siren: "000000018")(at: "\(room.folder)/commun.ecritoire", author: Classroom.author).close()
    for login in ["zoe", "yann"] { try OpenDossierTo(login: login, dossier: "commun")(room.owner) }
    #expect(try ReadLearners()(room.owner).findings.map(\.code) == ["competence.learner.shared", "competence.learner.shared"])
    // Zoé's scenario names her: it is hers, whoever else may look into it.
    try OpenDossierTo(login: "yann", dossier: "zoe")(room.owner)
    let rows = try ReadLearners()(room.owner).rows
    #expect(rows.map { $0.work.dossiers.map(\.name) } == [[], ["zoe"]])
  }
}
