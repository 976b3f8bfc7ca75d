import Kernel
import Presentation
import UseCases

/// What a monitor asks: whether the server can do its work, without a word about anybody's.
enum HealthPage {
  static func add(to routes: inout Routes) { routes.open(.get, "/sante", answer) }

  private struct JSON: Encodable, Sendable {
    let ok: Bool
    /// Seconds.
    let uptime: Int
    let openDossiers: Int
    let version: String
  }

  private static func answer(_ request: PageRequest, _ office: Office) throws -> Answer {
    let isWell = (try? office.practice.isWell()) == true
    return .json(
      JSON(
        ok: isWell, uptime: office.clock.seconds() - office.began, openDossiers: office.practice.shelf.openCount,
        version: Version.text), status: isWell ? 200 : 503)
  }
}
