import Foundation
import Kernel
import Testing
import UseCases

@testable import Web

/// Each role at each route, held to `Role.permissions`.
@Suite struct RoleMatrixTests {
  static let routes = WebServer.routes(LocalDoor(owner: .owner(named: "x"))).all.filter { !$0.isOpen }

  static func target(_ route: Route) -> String {
    route.path.split(separator: "/").map { piece in
      switch piece {
      case "{dossier}": "atelier"
      case "{personne}": House.login(.learner)
      case _ where piece.hasPrefix("{"): "1"
      default: String(piece)
      }
    }.joined(separator: "/").withSlash
  }

  @Test(arguments: Role.assignable)
  func `a role gets what its permissions give, and nothing else`(role: Role) async throws {
    let house = try await House.open()
    let browser = try await house.comeIn(role)
    for route in Self.routes where route.path != "/deconnexion" {
      let target = Self.target(route)
      _ = try await browser.get("/moi")
      let before = role.may(route.permission) ? [] : try house.digest()
      let reply =
        route.method == .get
        ? try await browser.get(target, headers: ["Accept": "application/json"])
        : try await browser.post(target, headers: ["Accept": "application/json"])
      if role.may(route.permission) {
        #expect(
          reply.codes.first != "web.not-allowed" && reply.codes.first != "access.denied" || route.method == .get,
          "\(role) \(route.path): \(reply.status) \(reply.codes)")
        #expect(reply.status < 500, "\(role) \(route.method) \(route.path): \(reply.status) \(reply.codes)")
      } else {
        #expect(
          reply.status == 403 && reply.codes.first == "web.not-allowed", "\(role) \(route.path): \(reply.status) \(reply.codes)")
        #expect(try house.digest() == before, "\(role) \(route.path)")
      }
    }
  }

  @Test func `nobody sees a dossier that is not open to them, by any route`() async throws {
    let house = try await House.open()
    for role in [Role.director, .trainer, .learner] {
      let browser = try await house.comeIn(role)
      for route in Self.routes where route.path.hasPrefix("/d/{dossier}") && role.may(route.permission) {
        let target = Self.target(route).replacing("/d/atelier", with: "/d/ailleurs")
        _ = try await browser.get("/moi")
        let reply = route.method == .get ? try await browser.get(target) : try await browser.post(target)
        #expect(reply.status == 404, "\(role) \(target): \(reply.status)")
      }
    }
  }

  @Test func `without coming in nothing is answered but the door`() async throws {
    let house = try await House.open()
    let browser = house.browser()
    for route in Self.routes {
      let target = Self.target(route)
      let reply = route.method == .get ? try await browser.get(target) : try await browser.post(target)
      #expect(reply.status == (route.method == .get ? 303 : 401), "\(target): \(reply.status)")
      if route.method == .get { #expect(reply["location"]?.hasPrefix("/connexion?vers=") == true) }
    }
  }

  @Test func `every route that writes asks for more than reading, or writes in the session alone`() {
    let readers = Self.routes.filter { $0.method == .post && $0.permission == .read }.map(\.path)
    let allowed: Set = [
      "/deconnexion", "/moi/mot-de-passe", "/controler", "/comparer", "/dsn", "/dsn/comparer", "/d/{dossier}/periode",
      "/d/{dossier}/piste/verification",
    ]
    #expect(Set(readers).subtracting(allowed).sorted() == [])
  }
}

extension String {
  fileprivate var withSlash: String { hasPrefix("/") ? self : "/" + self }
}
