import Foundation
import Kernel
import Synchronization
import UseCases

/// Work that takes longer than a page may: each on a thread of its own. Its page waits for a short while, then shows how far it is.
final class Jobs: Sendable {
  /// How many may run at once on this server, how many results are kept for a person, and for how long (seconds).
  static let (atOnce, perPerson, kept) = (4, 12, 3600)

  enum Outcome: Sendable {
    case value(any Sendable)
    case refused(Finding)
  }

  final class Job: Sendable {
    private struct State {
      var done: Int64 = 0
      var total: Int64 = 0
      var outcome: Outcome?
    }

    let id = Sessions.random(bytes: 12)
    let person: Person
    /// « Contrôle de 000031419FEC20251231.txt ».
    let label: String
    /// The page that shows the result.
    let address: String
    let begun: Int
    private let state = Mutex(State())

    fileprivate init(person: Person, label: String, folder: String, begun: Int) {
      (self.person, self.label, self.begun) = (person, label, begun)
      address = "\(folder)/\(id)"
    }

    var outcome: Outcome? { state.withLock(\.outcome) }
    /// How much is done, of how much: 0 of 0 when it cannot be said.
    var progress: (done: Int64, total: Int64) { state.withLock { ($0.done, $0.total) } }
    func report(_ done: Int64, of total: Int64) { state.withLock { ($0.done, $0.total) = (done, total) } }
    fileprivate func end(_ outcome: Outcome) { state.withLock { $0.outcome = outcome } }

    /// Waits for its end, not longer than this.
    func wait(milliseconds: Int) {
      for _ in 0..<(milliseconds / 10) where outcome == nil { usleep(10_000) }
    }
  }

  private let jobs = Mutex<[String: Job]>([:])

  /// Begins some work. Throws `web.overworked` when as much as allowed is under way.
  /// - Parameter folder: the address of the result’s page, but for the identifier at its end.
  func start(
    _ label: String, in folder: String, for visit: Visit, _ work: @escaping @Sendable (Job) throws -> any Sendable
  ) throws -> Job {
    let now = visit.office.clock.seconds()
    let job = Job(person: visit.person, label: label, folder: folder, begun: now)
    try jobs.withLock { jobs in
      jobs = jobs.filter { $0.value.outcome == nil || now - $0.value.begun <= Jobs.kept }
      let own = jobs.values.filter { $0.person.id == visit.person.id && $0.outcome != nil }.sorted { $0.begun < $1.begun }
      for old in own.dropLast(Jobs.perPerson - 1) { jobs[old.id] = nil }
      guard jobs.values.filter({ $0.outcome == nil }).count < Jobs.atOnce else { throw Finding.overworked() }
      jobs[job.id] = job
    }
    let thread = Thread {
      do {
        job.end(.value(try work(job)))
      } catch let finding as Finding {
        job.end(.refused(finding))
      } catch {
        job.end(.refused(.bug()))
      }
    }
    thread.stackSize = 4 << 20
    thread.start()
    return job
  }

  /// Throws `web.result-gone` for one that is not this person’s, or not kept any more.
  func find(_ id: String, for person: Person) throws -> Job {
    guard let job = jobs.withLock({ $0[id] }), job.person.id == person.id else { throw Finding.resultGone() }
    return job
  }
}

/// The pages of work under way.
enum JobPages {
  static func add(to routes: inout Routes) {
    routes.get("/travaux/{id}") { visit in
      let job = try visit.office.jobs.find(visit.parameter("id"), for: visit.person)
      return visit.request.wantsJSON || visit.request.isFromScript ? .json(JSON(job)) : .redirect(job.address)
    }
  }

  struct JSON: Encodable, Sendable {
    let label, href: String
    let done, total: Int64
    let ended: Bool

    init(_ job: Jobs.Job) {
      (label, href, ended) = (job.label, job.address, job.outcome != nil)
      (done, total) = job.progress
    }
  }

  private struct View: Sendable {
    let label, address, state: String
    let percent: String?
    let status: String
  }

  /// Begins some work and leads to its result, which most often is there at once.
  static func begin(
    _ label: String, in folder: String, _ visit: Visit, _ work: @escaping @Sendable (Jobs.Job) throws -> any Sendable
  ) throws -> Answer {
    let job = try visit.office.jobs.start(label, in: folder, for: visit, work)
    job.wait(milliseconds: 1500)
    return .redirect(job.address)
  }

  /// The result of some work, once it is there; before, how far it is. Throws what the work threw, `web.result-gone`.
  static func result<Value: Sendable>(
    _ visit: Visit, _ type: Value.Type, place: Place, _ page: (Value) throws -> Answer
  ) throws -> Answer {
    let job = try visit.office.jobs.find(visit.parameter("id"), for: visit.person)
    switch job.outcome {
    case .value(let value)?:
      guard let value = value as? Value else { throw Finding.resultGone() }
      return try page(value)
    case .refused(let finding)?: throw finding
    case nil: return waiting(job, place)
    }
  }

  private static func waiting(_ job: Jobs.Job, _ place: Place) -> Answer {
    let (done, total) = job.progress
    let percent = total > 0 ? min(100, done * 100 / total) : nil
    return .page(
      Page(
        title: job.label, subtitle: "Le travail continue même si vous fermez cette page.", template: "Shell/attente",
        view: View(
          label: job.label, address: job.address, state: percent.map { "\($0) %" } ?? "En cours…",
          percent: percent.map(String.init),
          status: "/travaux/\(job.id)"),
        json: JSON(job), place: place, status: 202, scripts: ["attente.js"]))
  }
}

extension Finding {
  static func overworked() -> Finding {
    Finding(
      "web.overworked", "Le serveur mène déjà \(Jobs.atOnce) longs travaux : le vôtre n’a pas commencé.",
      recovery: "Recommencez dans une minute ; rien n’a été gardé de cet envoi.")
  }

  static func resultGone() -> Finding {
    Finding(
      "web.result-gone", "Ce résultat n’est plus gardé : il l’est une heure, et jusqu’à l’arrêt du serveur.",
      recovery: "Refaites l’opération : contrôler, comparer et vérifier ne changent rien.")
  }
}
