import Dispatch
import Foundation
import Kernel
import Store
import Testing
import UseCases

@Suite struct ShelfTests {
  private final class Place: Sendable {
    let folder: String
    init(_ count: Int) throws {
      let place = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-rayon-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
      folder = place.path
      for number in 0..<count { try make("d\(number)", "Dossier \(number)") }
    }
    deinit { try? FileManager.default.removeItem(atPath: folder) }
    func path(_ name: String) -> String { "\(folder)/\(name).ecritoire" }
    func make(_ name: String, _ company: String) throws {
      try CreateDossier(name: company, siren: "000000018").callAsFunction(
        at: path(name), author: Author(name: "Camille", instant: "2026-11-02T09:00:00Z")
      ).close()
    }
  }

  @Test func `only so many dossiers stay open, and those longest unused are closed first`() throws {
    let place = try Place(6)
    let shelf = DossierShelf(folder: place.folder, capacity: 3)
    for round in 0..<2 {
      for number in 0..<6 {
        #expect(try shelf.with("d\(number)") { try DescribeDossier()($0).facts.name } == "Dossier \(number)", "\(round)")
        #expect(shelf.openCount <= 3)
      }
    }
    try shelf.with("d0") { _ in
      for number in 1..<6 { try shelf.with("d\(number)") { _ in } }
      #expect(shelf.openCount <= 3)
    }
    shelf.closeAll()
    #expect(shelf.openCount == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder).allSatisfy { $0.hasSuffix(".ecritoire") })
  }

  @Test func `a file that was restored under it is noticed, and who still used the former ends in peace`() throws {
    let place = try Place(1)
    try place.make("copie", "Restauré")
    let shelf = DossierShelf(folder: place.folder)
    #expect(try shelf.with("d0") { try DescribeDossier()($0).facts.name } == "Dossier 0")
    try shelf.with("d0") { former in
      let copy = try Dossier.open(at: place.path("copie"))
      _ = try copy.replace(place.path("d0"))
      try copy.close()
      #expect(try shelf.with("d0") { try DescribeDossier()($0).facts.name } == "Restauré")
      #expect(try DescribeDossier()(former).facts.name == "Dossier 0")
    }
    #expect(try shelf.with("d0") { try DescribeDossier()($0).facts.name } == "Restauré")
    try FileManager.default.removeItem(atPath: place.path("d0"))
    let thrown = #expect(throws: Finding.self) { try shelf.with("d0") { _ in } }
    #expect(thrown?.code == "access.dossier-unknown")
    shelf.closeAll()
  }

  @Test func `many people at once, on more dossiers than stay open, each get theirs`() throws {
    let place = try Place(8)
    let shelf = DossierShelf(folder: place.folder, capacity: 2)
    DispatchQueue.concurrentPerform(iterations: 120) { turn in
      #expect(throws: Never.self) {
        let name = try shelf.with("d\(turn % 8)") { try DescribeDossier()($0).facts.name }
        #expect(name == "Dossier \(turn % 8)")
      }
    }
    #expect(shelf.openCount <= 2)
    shelf.closeAll()
  }

  @Test func `a name cannot leave the folder`() throws {
    let place = try Place(1)
    let shelf = DossierShelf(folder: place.folder)
    for name in ["../d0", "d0.ecritoire", "", "D0", "d0/", "d0\u{0}", ".", "é"] {
      let thrown = #expect(throws: Finding.self) { try shelf.with(name) { _ in } }
      #expect(thrown?.code == "access.dossier-unknown")
    }
  }
}
