import Competence
import Foundation
import Kernel
import Store
import Testing
import UseCases

/// A school with two groups, somebody of each role, and a learner whose dossier is scenario S1.
final class Classroom: Sendable {
  let folder: String
  let register: Register
  let shelf: DossierShelf

  static let seats = [
    "Un dirigeant ou cadre Administratif (externe)", "Un expert externe",
    "Le référent du domaine Gestion Administration ROYER ROBIN Associés", "Le dirigeant de ROYER ROBIN Associés",
  ]

  init() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-classe-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    folder = place.path
    register = try Register.open(in: folder, passwordCost: .init(rounds: 16))
    shelf = DossierShelf(folder: folder)
    for group in ["A", "B"] { try AddGroup(group)(owner) }
    for (login, name, role, group) in [
      ("zoe", "Zoé Fictive", "apprenant", "A"), ("yann", "Yann Fictif", "apprenant", "B"),
      ("theo", "Théo Fictif", "formateur", "A"),
      ("dina", "Dina Fictive", "dirigeant", nil), ("jules", "Jules Fictif", "jury", nil),
      ("carl", "Carl Fictif", "collaborateur", nil), ("ada", "Ada Fictive", "expert-comptable", nil),
    ] {
      _ = try AddPerson(login: login, name: name, role: role, groups: group.map { [$0] } ?? [])(owner)
    }
    try StartScenario("S1", learner: "zoe")(at: "\(folder)/zoe.ecritoire", author: Classroom.author).close()
    for login in ["zoe", "jules"] { try OpenDossierTo(login: login, dossier: "zoe")(owner) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static let author = Author(name: "Zoé Fictive", instant: "2026-10-01T09:00:00Z")

  func desk(_ actor: Person) -> PeopleDesk {
    PeopleDesk(register: register, shelf: shelf, actor: actor, instant: "2026-11-25T09:30:00Z", now: 1_000_000)
  }

  var owner: PeopleDesk { desk(.owner(named: "Camille")) }

  /// Of somebody by login; of the owner for an empty one.
  func desk(_ login: String) throws -> PeopleDesk {
    guard !login.isEmpty else { return owner }
    let record = try #require(try register.reading { try $0.person(login: login) })
    return desk(
      Person(id: record.id, login: login, name: record.name, role: try #require(Role(rawValue: record.role)), epoch: record.epoch)
    )
  }

  func events() throws -> Int64 { try register.reading { try $0.events(limit: 1).first?.seq ?? 0 } }

  /// Expects that refusal, and that nothing was written.
  func refuses(_ code: String, _ place: SourceLocation = #_sourceLocation, _ body: () throws -> Void) throws {
    let before = try events()
    let thrown = #expect(throws: Finding.self, sourceLocation: place) { try body() }
    #expect(thrown?.code == code, sourceLocation: place)
    #expect(try events() == before, sourceLocation: place)
  }

  /// A work that Zoé hands in, with the share of each competence; by default all that the program grades in a block, whole.
  func handIn(_ points: [String: Int]) throws {
    let criteria = points.sorted { $0.key < $1.key }.map {
      #"{"id":"\#($0.key)","points":\#($0.value),"maximum":1000,"competences":["\#($0.key)"]}"#
    }.joined(separator: ",")
    try shelf.with("zoe") { dossier in
      let (event, head) = try dossier.reading { reading in
        let last = try reading.lastEvent()
        return (last, try reading.event(last).map { "\($0.digest)" } ?? "")
      }
      let json =
        #"{"scenario":"S1","day":"2026-10-31","head":"\#(head)","event":\#(event),"engine":"1.0","criteria":[\#(criteria)]}"#
      let handIn = try JSONDecoder().decode(HandIn.self, from: Data(json.utf8))
      let by = Author(name: "Zoé Fictive", instant: "2026-10-31T17:00:00Z")
      try dossier.changing(by, "scenario.rendre", subject: "scenario/S1") { change in try change.add(handIn) }
    }
  }

  /// Every competence that the program grades in a block reaches those points of ten.
  func finish(_ block: String, _ points: Int = 1000) throws {
    let title = try Referential.known()
    let graded = title.competences(of: block).filter { !$0.isHeading && title.coverage($0) == .automatic }
    try handIn(Dictionary(uniqueKeysWithValues: graded.map { ($0.id, points) }))
  }

  /// Zoé's desk in her dossier, for as long as the body runs.
  func working<Result>(_ login: String = "zoe", _ body: (Desk) throws -> Result) throws -> Result {
    let actor = try desk(login).actor
    return try shelf.with("zoe") {
      try body(
        Desk(dossier: $0, author: actor.name, today: Day(2026, 10, 31), instant: "2026-10-31T18:00:00Z", role: actor.role))
    }
  }

  static func minutes(
    _ decisions: [(subject: String, isGranted: Bool, reason: String)], of login: String = "zoe", route: String = "continue",
    members: [String] = ["Alix Nord", "Bo Sud", "Cam Est", "Dan Ouest"], day: Day = Day(2026, 11, 20)
  ) -> JuryMinutes {
    JuryMinutes(
      day: day, route: route, members: zip(seats, members).map { JuryMinutes.Member(seat: $0, name: $1) },
      decisions: decisions.map {
        JuryMinutes.Decision(learner: login, subject: $0.subject, isGranted: $0.isGranted, reason: $0.reason)
      })
  }
}
