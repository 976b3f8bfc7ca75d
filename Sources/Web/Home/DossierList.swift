import Kernel
import Presentation
import Store
import UseCases

/// The dossiers of the practice that are open to somebody.
enum DossierList {
  private struct View: Sendable {
    struct Item: Sendable {
      let itemName, itemHref, itemFile, itemSiren, itemMode, itemYear, itemActivity: String
      let isItemFictitious: Bool
      let itemTrouble: String?
    }
    let items: [Item]
    let isEmpty: Bool
    let count: String
    /// The ways to have another one, for who may.
    let mayCreate: Bool
    let token: String
  }

  private struct JSON: Encodable, Sendable {
    struct Item: Encodable, Sendable {
      let name, title, siren, mode: String
      let isFictitious: Bool
      let lastActivity: String?
    }
    let dossiers: [String]
    let details: [Item]
  }

  /// What is shown of a dossier; a file that cannot be opened is listed with the reason.
  private struct Known {
    let name: String
    var facts: DossierFacts?
    var years: [StoredFiscalYear] = []
    var activity: String?
    var trouble: Finding?

    var isFictitious: Bool { facts?.isFictitious ?? false }
  }

  /// How many dossiers are looked into: each look opens a file. The others are listed by their name alone.
  private static let described = 60

  static func show(_ visit: Visit) throws -> Answer {
    let slots = try visit.office.practice.dossiers(of: visit.person)
    let known = try slots.enumerated().map { index, slot in
      index < described ? try look(slot.name, visit) : Known(name: slot.name)
    }
    let mayCreate = visit.person.role.may(.createDossiers)
    return .page(
      Page(
        title: !known.isEmpty ? "Dossiers" : mayCreate ? "Par où commencer ?" : "Aucun dossier ne vous est ouvert",
        subtitle: !known.isEmpty
          ? "Un dossier est une entreprise, dans un fichier."
          : mayCreate
            ? "Trois chemins. Aucun n’engage : un dossier est un fichier, que l’on garde ou que l’on efface."
            : "Demandez à qui gère les personnes de vous en ouvrir un.",
        template: "Home/dossiers",
        view: View(
          items: known.map(item), isEmpty: known.isEmpty, count: known.count.counted("dossier"), mayCreate: mayCreate,
          token: mayCreate ? visit.token() : ""),
        json: JSON(
          dossiers: known.map(\.name),
          details: known.compactMap { known in
            known.facts.map {
              JSON.Item(
                name: known.name, title: $0.name, siren: $0.siren, mode: $0.mode.rawValue, isFictitious: known.isFictitious,
                lastActivity: known.activity)
            }
          }), place: .home))
  }

  private static func look(_ name: String, _ visit: Visit) throws -> Known {
    do {
      return try visit.office.practice.with(
        name, for: visit.person, today: visit.today, instant: visit.instant, files: visit.office.files
      ) { desk in
        try desk.dossier.reading { reading in
          Known(
            name: name, facts: try reading.facts(), years: try reading.fiscalYears(), activity: try reading.lastActivity())
        }
      }
    } catch let finding as Finding {
      return Known(name: name, trouble: finding)
    }
  }

  private static func item(_ known: Known) -> View.Item {
    let day = known.activity.flatMap { Day(iso: String($0.prefix(10))) }
    return View.Item(
      itemName: known.facts?.name ?? known.name, itemHref: "/d/\(known.name)", itemFile: "\(known.name).ecritoire",
      itemSiren: known.facts.map { "SIREN \($0.siren)" } ?? "", itemMode: known.facts?.mode == .school ? "école" : "",
      itemYear: known.years.last.map { "exercice \(Shell.short($0.year))" } ?? "",
      itemActivity: day.map { "dernière écriture le \($0.french)" } ?? "", isItemFictitious: known.isFictitious,
      itemTrouble: known.trouble?.message)
  }
}
