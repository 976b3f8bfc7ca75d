import Kernel
import Presentation
import UseCases

/// The pages of help: the text of `ecritoire aide`, the keys, what was done for accessibility.
enum HelpPages {
  static func add(to routes: inout Routes) {
    routes.get("/aide") { visit in subjects(visit) }
    routes.get("/aide/raccourcis") { visit in keys(visit) }
    routes.get("/aide/{sujet}") { visit in try page(visit) }
    routes.get("/accessibilite") { visit in accessibility(visit) }
  }

  private struct Subject: Sendable {
    let id, title, summary: String
    let isCurrent: Bool
  }

  private static func subjects(of pages: [HelpShelf.Page], current: String? = nil) -> [Subject] {
    pages.map { page in
      var summary = ""
      for case .paragraph(let text) in MarkdownBlock.blocks(of: page.markdown) where summary.isEmpty { summary = text }
      let plain = summary.replacing("`", with: "").replacing("**", with: "")
      return Subject(
        id: page.subject, title: page.title, summary: plain.prefix { $0 != "." } + (plain.contains(".") ? "." : ""),
        isCurrent: page.subject == current)
    }
  }

  // MARK: Subjects

  private struct ListView: Sendable { let subjects: [Subject] }

  private static func subjects(_ visit: Visit) -> Answer {
    let pages = HelpShelf(visit.office.files).pages
    return .page(
      Page(
        title: "Aide",
        subtitle: "Ce que fait chaque page et chaque commande, avec des exemples. Le même texte que « ecritoire aide ».",
        template: "Help/liste", view: ListView(subjects: subjects(of: pages)), json: HelpListJSON(pages), place: .help))
  }

  private struct PageView: Sendable {
    let html: String
    let subjects: [Subject]
  }

  private static func page(_ visit: Visit) throws -> Answer {
    let shelf = HelpShelf(visit.office.files)
    let page = try shelf.page(visit.parameter("sujet"))
    let html = HelpMarkdown.html(page.markdown, subjects: Set(shelf.pages.map(\.subject)))
    return .page(
      Page(
        title: page.title, template: "Help/page",
        view: PageView(html: html, subjects: subjects(of: shelf.pages, current: page.subject)), json: HelpPageJSON(page),
        place: .help, crumbs: [Crumb("Aide", "/aide"), Crumb(page.title)],
        actions: [Action("Imprimer", "#contenu", command: "imprimer")]))
  }

  // MARK: Keys

  private struct KeysView: Sendable {
    struct Section: Sendable {
      let heading: String
      let keys: [Key]
    }
    struct Key: Sendable {
      let strokes: [Stroke]
      let label: String
    }
    struct Stroke: Sendable {
      let names: [String]
      let isOther: Bool
    }
    let sections: [Section]
  }

  private static func keys(_ visit: Visit) -> Answer {
    let table = KeyTable(visit.office.files)
    let sections = table.sections.map { section in
      KeysView.Section(
        heading: section.title,
        keys: section.keys.map { key in
          KeysView.Key(
            strokes: key.strokes.enumerated().map { KeysView.Stroke(names: table.names(of: $1), isOther: $0 > 0) },
            label: key.label)
        })
    }
    return .page(
      Page(
        title: "Raccourcis",
        subtitle: "Toutes les touches, page par page. Aucune n’est une touche que le navigateur garde pour lui.",
        template: "Help/raccourcis", view: KeysView(sections: sections), json: KeyTableJSON(table), place: .help,
        crumbs: [Crumb("Aide", "/aide"), Crumb("Raccourcis")], actions: [Action("Imprimer", "#contenu", command: "imprimer")]))
  }

  // MARK: Accessibility

  private struct AccessibilityJSON: Encodable, Sendable {
    let state = "partial"
    let standard = "RGAA 4.1.2"
    let audited = false
  }
  private struct NoView: Sendable {}

  private static func accessibility(_ visit: Visit) -> Answer {
    .page(
      Page(
        title: "Accessibilité", subtitle: "Ce qui a été essayé, ce qui ne l’a pas été, et à qui le dire.",
        template: "Help/accessibilite", view: NoView(), json: AccessibilityJSON(), place: .help,
        crumbs: [Crumb("Aide", "/aide"), Crumb("Accessibilité")]))
  }
}
