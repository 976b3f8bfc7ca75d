import Foundation
import Kernel
import Store
import Testing
import UseCases

/// A practice in a folder of its own, with two classes and somebody of each role.
private final class Cabinet: Sendable {
  let folder: String
  let register: Register
  let practice: Practice

  init() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-personnes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    folder = place.path
    register = try Register.open(in: folder, passwordCost: .init(rounds: 16))
    practice = Practice(shelf: DossierShelf(folder: folder), register: register)
    let desk = desk(.owner(named: "Camille"))
    for group in ["A", "B"] { try AddGroup(group)(desk) }
    for (login, role, group) in [
      ("zoe", "apprenant", "A"), ("yann", "apprenant", "B"), ("theo", "formateur", "A"), ("dina", "dirigeant", nil),
      ("jules", "jury", nil),
    ] {
      _ = try AddPerson(login: login, name: login.capitalized, role: role, groups: group.map { [$0] } ?? [])(desk)
    }
    for name in ["un", "deux"] {
      try CreateDossier(name: name, siren: "000000018").callAsFunction(
        at: "\(folder)/\(name).ecritoire", author: Author(name: "Camille", instant: "2026-11-02T09:00:00Z")
      ).close()
    }
    try OpenDossierTo(login: "zoe", dossier: "un")(desk)
    try OpenDossierTo(login: "yann", dossier: "deux")(desk)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func desk(_ actor: Person, now: Int = 1_000_000) -> PeopleDesk {
    PeopleDesk(register: register, shelf: practice.shelf, actor: actor, instant: "2026-11-02T09:30:00Z", now: now)
  }

  func person(_ login: String) throws -> Person {
    let record = try #require(try register.reading { try $0.person(login: login) })
    return Person(
      id: record.id, login: login, name: record.name, role: try #require(Role(rawValue: record.role)), epoch: record.epoch)
  }

  func desk(_ login: String) throws -> PeopleDesk { desk(try person(login)) }
  func events() throws -> Int64 { try register.reading { try $0.events(limit: 1).first?.seq ?? 0 } }

  /// Expects that refusal, and that nothing was written.
  func refuses(_ code: String, _ place: SourceLocation = #_sourceLocation, _ body: () throws -> Void) throws {
    let (before, people) = (try events(), try register.reading { try $0.people() })
    let thrown = #expect(throws: Finding.self, sourceLocation: place) { try body() }
    #expect(thrown?.code == code, sourceLocation: place)
    #expect(try events() == before && register.reading { try $0.people() } == people, sourceLocation: place)
  }
}

@Suite struct PeopleTests {
  @Test func `each sees the dossiers that are theirs, a trainer those of the learners of their groups`() throws {
    let cabinet = try Cabinet()
    func seen(_ login: String) throws -> [String] { try cabinet.practice.dossiers(of: cabinet.person(login)).map(\.name) }
    #expect(try seen("zoe") == ["un"] && seen("yann") == ["deux"] && seen("theo") == ["un"])
    #expect(try seen("dina").isEmpty && seen("jules").isEmpty)
    #expect(try cabinet.practice.dossiers(of: .owner(named: "Camille")).map(\.name) == ["deux", "un"])
    let jury = try cabinet.person("jules")
    let thrown = #expect(throws: Finding.self) {
      try cabinet.practice.with("un", for: jury, today: Day(2026, 11, 2), instant: "2026-11-02T09:30:00Z") { _ in }
    }
    #expect(thrown?.code == "access.dossier-unknown")
    try OpenDossierTo(login: "jules", dossier: "un")(cabinet.desk("dina"))
    #expect(try seen("jules") == ["un"])
    try OpenDossierTo(login: "jules", dossier: "un", isOpen: false)(cabinet.desk("dina"))
    #expect(try seen("jules").isEmpty)
  }

  @Test func `a trainer manages the learners of their groups, and nobody else`() throws {
    let cabinet = try Cabinet()
    let trainer = try cabinet.desk("theo")
    #expect(try ListPeople()(trainer).people.map(\.person.login) == ["zoe"])
    _ = try AddPerson(login: "ines", name: "Inès", role: "apprenant", groups: ["A"])(trainer)
    try OpenDossierTo(login: "ines", dossier: "un")(trainer)
    try ChangePerson(login: "zoe", isActive: false)(trainer)
    try cabinet.refuses("people.group-needed") { _ = try AddPerson(login: "luc", name: "Luc", role: "apprenant")(trainer) }
    try cabinet.refuses("people.group-not-yours") {
      _ = try AddPerson(login: "luc", name: "Luc", role: "apprenant", groups: ["B"])(trainer)
    }
    for role in ["formateur", "dirigeant", "jury"] {
      try cabinet.refuses("people.role-not-yours") {
        _ = try AddPerson(login: "luc", name: "Luc", role: role, groups: ["A"])(trainer)
      }
    }
    try cabinet.refuses("people.role-not-yours") { try ChangePerson(login: "zoe", role: "dirigeant")(trainer) }
    for login in ["yann", "dina", "theo"] {
      try cabinet.refuses("people.not-yours") { try ChangePerson(login: login, isActive: false)(trainer) }
      try cabinet.refuses("people.not-yours") { _ = try InvitePerson(login: login)(trainer) }
      try cabinet.refuses("people.not-yours") { try SetPassword(login: login, password: "quatre chevaux bleus")(trainer) }
      try cabinet.refuses("people.not-yours") { try SetMembership(login: login, group: "A", isMember: true)(trainer) }
    }
    try cabinet.refuses("access.dossier-unknown") { try OpenDossierTo(login: "zoe", dossier: "deux")(trainer) }
    try cabinet.refuses("access.denied") { _ = try ReadPeopleTrail()(trainer) }
  }

  @Test(arguments: ["zoe", "jules"])
  func `who does not manage people cannot`(login: String) throws {
    let cabinet = try Cabinet()
    let desk = try cabinet.desk(login)
    try cabinet.refuses("access.denied") { _ = try AddPerson(login: "luc", name: "Luc", role: "jury")(desk) }
    try cabinet.refuses("access.denied") { try ChangePerson(login: "zoe", name: "Autre")(desk) }
    try cabinet.refuses("access.denied") { try SetPassword(login: login, password: "quatre chevaux bleus")(desk) }
    try cabinet.refuses("access.denied") { try AddGroup("C")(desk) }
    try cabinet.refuses("access.denied") { try OpenDossierTo(login: login, dossier: "un")(desk) }
    try cabinet.refuses("access.denied") { _ = try ListPeople()(desk) }
  }

  @Test func `somebody is always left to manage people`() throws {
    let cabinet = try Cabinet()
    let owner = cabinet.desk(.owner(named: "Camille"))
    try ChangePerson(login: "theo", isActive: false)(owner)
    try cabinet.refuses("people.last-manager") { try ChangePerson(login: "dina", role: "collaborateur")(owner) }
    try cabinet.refuses("people.last-manager") { try ChangePerson(login: "dina", isActive: false)(cabinet.desk("dina")) }
  }

  @Test func `what is typed of a person is held to rules`() throws {
    let cabinet = try Cabinet()
    let desk = try cabinet.desk("dina")
    for login in ["", "a", "Nora", "nora benali", "../nora", "né", "-nora", String(repeating: "a", count: 61)] {
      try cabinet.refuses("people.login-invalid") { _ = try AddPerson(login: login, name: "Nora", role: "jury")(desk) }
    }
    try cabinet.refuses("people.login-taken") { _ = try AddPerson(login: "zoe", name: "Zoé", role: "jury")(desk) }
    try cabinet.refuses("people.name-empty") { _ = try AddPerson(login: "nora", name: "  ", role: "jury")(desk) }
    try cabinet.refuses("people.name-empty") { _ = try AddPerson(login: "nora", name: "a\u{0}b", role: "jury")(desk) }
    for role in ["proprietaire", "", "roi"] {
      try cabinet.refuses("people.role-unknown") { _ = try AddPerson(login: "nora", name: "Nora", role: role)(desk) }
    }
    try cabinet.refuses("people.unknown") { try ChangePerson(login: "personne", name: "X")(desk) }
    try cabinet.refuses("people.group-unknown") { try SetMembership(login: "zoe", group: "Z", isMember: true)(desk) }
    try cabinet.refuses("people.group-taken") { try AddGroup("A")(desk) }
    try cabinet.refuses("people.group-name") { try AddGroup(" ")(desk) }
    try cabinet.refuses("access.dossier-unknown") { try OpenDossierTo(login: "zoe", dossier: "../un")(desk) }
  }

  @Test func `a password is long, and not one of the first tries`() throws {
    let cabinet = try Cabinet()
    let desk = try cabinet.desk("dina")
    for (code, passwords) in [
      ("people.password-short", ["", "onze lettre"]), ("people.password-long", [String(repeating: "long", count: 60)]),
      (
        "people.password-common",
        ["motdepasse2026", "Mot de passe 2026", "azertyuiop12", "aaaaaaaaaaaaaa", "123456789012", "Comptabilité2026!"]
      ),
    ] {
      for password in passwords { try cabinet.refuses(code) { try SetPassword(login: "zoe", password: password)(desk) } }
    }
    _ = try AddPerson(login: "nora.benali.2026", name: "Nora", role: "jury")(desk)
    try cabinet.refuses("people.password-login") {
      try SetPassword(login: "nora.benali.2026", password: "Nora-Benali-2026")(desk)
    }
    try SetPassword(login: "zoe", password: "quatre chevaux bleus")(desk)
    #expect(try ComeIn(login: "zoe", password: "quatre chevaux bleus")(cabinet.register).name == "Zoe")
  }

  @Test func `only the right password of somebody whose way is open lets in`() throws {
    let cabinet = try Cabinet()
    let desk = try cabinet.desk("dina")
    func isRefused(_ login: String, _ password: String) {
      let thrown = #expect(throws: Finding.self) { _ = try ComeIn(login: login, password: password)(cabinet.register) }
      #expect(thrown?.code == "people.credentials")
    }
    isRefused("zoe", "")
    isRefused("zoe", "quatre chevaux bleus")
    try SetPassword(login: "zoe", password: "quatre chevaux bleus")(desk)
    let person = try ComeIn(login: "zoe", password: "quatre chevaux bleus")(cabinet.register)
    #expect(try cabinet.practice.current(person) == person)
    isRefused("zoe", "quatre chevaux rouges")
    isRefused("personne", "quatre chevaux bleus")
    try ChangePerson(login: "zoe", isActive: false)(desk)
    isRefused("zoe", "quatre chevaux bleus")
    #expect(try cabinet.practice.current(person) == nil)
  }

  @Test func `what somebody opened ends with their password and their role, not with their name`() throws {
    let cabinet = try Cabinet()
    let desk = try cabinet.desk("dina")
    let before = try cabinet.person("zoe")
    try ChangePerson(login: "zoe", name: "Zoé Martin")(desk)
    #expect(try cabinet.practice.current(before)?.name == "Zoé Martin")
    try ChangePerson(login: "zoe", role: "collaborateur")(desk)
    #expect(try cabinet.practice.current(before) == nil)
    let then = try cabinet.person("zoe")
    try SetPassword(login: "zoe", password: "quatre chevaux bleus")(desk)
    #expect(try cabinet.practice.current(then) == nil)
    #expect(try cabinet.practice.current(.owner(named: "x")) == nil)
  }

  @Test func `a link to choose a password is good once, and no longer than it says`() throws {
    let cabinet = try Cabinet()
    let invitation = try InvitePerson(login: "zoe")(cabinet.desk("dina"))
    func accept(_ key: String, now: Int = 1_000_001, _ repeated: String = "quatre chevaux bleus") throws -> Person {
      try AcceptInvitation(key: key, password: "quatre chevaux bleus", repeated: repeated)(
        cabinet.register, instant: "2026-11-02T09:40:00Z", now: now)
    }
    try cabinet.refuses("people.password-differs") { _ = try accept(invitation.key, "autre chose encore") }
    try cabinet.refuses("people.invitation-over") { _ = try accept(invitation.key, now: invitation.end) }
    try cabinet.refuses("people.invitation-over") { _ = try accept("00") }
    #expect(try accept(invitation.key).login == "zoe")
    try cabinet.refuses("people.invitation-over") { _ = try accept(invitation.key) }
    let (first, second) = (
      try InvitePerson(login: "zoe")(cabinet.desk("dina")), try InvitePerson(login: "zoe")(cabinet.desk("dina"))
    )
    try cabinet.refuses("people.invitation-over") { _ = try accept(first.key) }
    _ = try accept(second.key)
  }

  @Test func `one's own password asks for the former one`() throws {
    let cabinet = try Cabinet()
    try SetPassword(login: "zoe", password: "quatre chevaux bleus")(cabinet.desk("dina"))
    let person = try cabinet.person("zoe")
    try cabinet.refuses("people.credentials") {
      _ = try ChangeOwnPassword(current: "faux", password: "cinq chevaux verts", repeated: "cinq chevaux verts")(
        cabinet.register, person, instant: "2026-11-02T09:40:00Z")
    }
    let fresh = try ChangeOwnPassword(
      current: "quatre chevaux bleus", password: "cinq chevaux verts", repeated: "cinq chevaux verts")(
        cabinet.register, person, instant: "2026-11-02T09:40:00Z")
    #expect(fresh.epoch == person.epoch + 1)
  }

  @Test func `a practice begins once, with somebody who can add the others`() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-debut-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: place) }
    let register = try Register.open(in: place.path, passwordCost: .init(rounds: 16))
    let practice = Practice(shelf: DossierShelf(folder: place.path), register: register)
    #expect(try practice.hasNobody())
    func begin(_ role: String) throws -> Person {
      try BeginPractice(
        login: "dina", name: "Dina", role: role, password: "quatre chevaux bleus", repeated: "quatre chevaux bleus")(
          register, practice.shelf, instant: "2026-11-02T09:00:00Z")
    }
    #expect(throws: Finding.self) { _ = try begin("apprenant") }
    #expect(try begin("dirigeant").role == .director)
    let thrown = #expect(throws: Finding.self) { _ = try begin("dirigeant") }
    #expect(thrown?.code == "people.already-begun")
  }

  @Test func `who makes a dossier has it open, and who may not makes none`() throws {
    let cabinet = try Cabinet()
    let create = CreateDossierInPractice(name: "trois", dossier: CreateDossier(name: "Trois", siren: "000000018"))
    let learner = try cabinet.person("zoe")
    try cabinet.refuses("access.denied") { try create(cabinet.practice, by: learner, instant: "2026-11-02T09:00:00Z") }
    let trainer = try cabinet.person("theo")
    try create(cabinet.practice, by: trainer, instant: "2026-11-02T09:00:00Z")
    #expect(try cabinet.practice.dossiers(of: trainer).map(\.name) == ["trois", "un"])
    try cabinet.refuses("dossier.exists") { try create(cabinet.practice, by: trainer, instant: "2026-11-02T09:00:00Z") }
    try OpenDossierTo(login: "zoe", dossier: "trois")(cabinet.desk("theo"))
  }

  @Test func `every change is in the register's trail, whose chain shows what was rewritten`() throws {
    let cabinet = try Cabinet()
    let (events, broken) = try ReadPeopleTrail(limit: 100)(cabinet.desk("dina"))
    #expect(broken.isEmpty && events.count == 9)
    #expect(events.contains { $0.detail == "Zoe (zoe), apprenant : ajout dans A" && $0.author == "Camille" })
  }
}
