import Kernel
import Ledger
import Store
import UseCases

/// The list of dossiers, and the first page of one.
enum HomePages {
  static func add(to routes: inout Routes) {
    routes.get("/") { visit in try dossiers(visit) }
  }

  private struct View: Sendable {
    struct Item: Sendable {
      let name, href: String
    }
    let items: [Item]
    let isEmpty: Bool
  }

  private struct JSON: Encodable, Sendable {
    let dossiers: [String]
  }

  private static func dossiers(_ visit: Visit) throws -> Answer {
    let slots = try visit.office.practice.dossiers(of: visit.person)
    return .page(
      Page(
        title: "Dossiers", template: "Home/dossiers",
        view: View(items: slots.map { View.Item(name: $0.name, href: "/d/\($0.name)") }, isEmpty: slots.isEmpty),
        json: JSON(dossiers: slots.map(\.name)), place: .home))
  }
}
