import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The general ledger: all accounts in their order, or one.
enum LedgerPages {
  private static let pageSize = 200

  static func add(to routes: inout Routes) {
    routes.dossierGet("grand-livre") { visit in try whole(visit) }
    routes.dossierGet("grand-livre/{compte}") { visit in try account(visit) }
  }

  struct View: Sendable {
    struct Section: Sendable {
      let sectionTitle, cardHref, ledgerHref, letteringHref: String
      let isSectionLetterable: Bool
      let ledgerTable: TableView
    }
    let formAction: String
    let hasAccountsField: Bool
    let accountsText, thirdPartyText, fromText, throughText: String
    let sections: [Section]
    let isEmptyLedger: Bool
    let nextHref, firstHref: String?
  }

  private static func whole(_ visit: DossierVisit) throws -> Answer {
    let prefix = (visit.query.text("comptes") ?? "").filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    var read = ReadGeneralLedger(account: prefix, thirdParty: visit.query.text("tiers"), period: try visit.reportPeriod())
    if let format = visit.fileFormat { return try download(visit, read, format) }
    if visit.wantsPrint { return try LedgerPrint(read).answer(visit, accounts: prefix) }
    read.pageSize = pageSize
    read.after = try visit.query["apres"].map { try LedgerCursor($0) }
    let page: ReadGeneralLedger.Page
    do { page = try read(visit.desk) } catch let finding as Finding
      where finding.code == "report.account-unknown" && prefix.isEmpty
    {
      return empty(visit)
    }
    return .page(
      Page(
        title: "Grand livre", subtitle: "\(prefix.isEmpty ? "Tous les comptes" : "Comptes \(prefix)") \(page.days.french).",
        template: "Reports/grand-livre", view: view(visit, page, accounts: prefix.isEmpty ? "" : prefix + "*"),
        json: GeneralLedgerJSON(page), place: .ledger, actions: visit.reportActions(), isWide: true))
  }

  private static func account(_ visit: DossierVisit) throws -> Answer {
    let number = visit.parameter("compte")
    var read = ReadGeneralLedger(
      account: number, isExact: true, thirdParty: visit.query.text("tiers"), period: try visit.reportPeriod())
    if let format = visit.fileFormat { return try download(visit, read, format) }
    if visit.wantsPrint { return try LedgerPrint(read).answer(visit, accounts: number) }
    read.pageSize = pageSize
    read.after = try visit.query["apres"].map { try LedgerCursor($0) }
    let page = try read(visit.desk)
    let party = try visit.query.text("tiers").flatMap { code in try visit.desk.dossier.reading { try $0.thirdParty(code) } }
    let label = page.sections.first?.ledger.label ?? ""
    let closing = page.next == nil ? page.sections.first.map { " Solde : \($0.ledger.closing.euros)." } ?? "" : ""
    return .page(
      Page(
        title: "Grand livre \(number) \(party?.name ?? label)", subtitle: "\(page.days.french.capitalizedFirst).\(closing)",
        template: "Reports/grand-livre", view: view(visit, page, accounts: nil), json: GeneralLedgerJSON(page), place: .ledger,
        crumbs: [Crumb("Grand livre", visit.path("grand-livre")), Crumb(number)] + (party.map { [Crumb($0.code)] } ?? []),
        actions: visit.reportActions(), isWide: true))
  }

  private static func view(_ visit: DossierVisit, _ page: ReadGeneralLedger.Page, accounts: String?) -> View {
    let links = visit.links
    let party = visit.query.text("tiers")
    let sections = page.sections.map { section in
      let ledger = section.ledger
      return View.Section(
        sectionTitle: "\(ledger.account) \(ledger.label)", cardHref: links.account(ledger.account),
        ledgerHref: links.ledger(ledger.account, thirdParty: party, from: page.days.first, through: page.days.last),
        letteringHref: links.lettering(ledger.account, thirdParty: party),
        isSectionLetterable: LetterableAccounts.allowsLettering(ledger.account),
        ledgerTable: LedgerTable(section: section, links: links).view)
    }
    return View(
      formAction: visit.request.path, hasAccountsField: accounts != nil, accountsText: accounts ?? "",
      thirdPartyText: party ?? "", fromText: page.days.first.french,
      throughText: page.days.last.french, sections: sections, isEmptyLedger: sections.isEmpty,
      nextHref: page.next.map { visit.request.address(with: ["apres": $0.text]) },
      firstHref: visit.query["apres"] == nil ? nil : visit.request.address(with: ["apres": nil]))
  }

  private static func download(_ visit: DossierVisit, _ read: ReadGeneralLedger, _ format: ReportFormat) throws -> Answer {
    var first = read
    first.pageSize = 1
    let days = try first(visit.desk).days
    return try visit.file("grand-livre", format, days: days) { try read.write(visit.desk, to: &$0) }
  }

  private static func empty(_ visit: DossierVisit) -> Answer {
    .page(
      Page(
        title: "Grand livre", template: "Reports/grand-livre",
        view: View(
          formAction: visit.request.path, hasAccountsField: true, accountsText: "", thirdPartyText: "", fromText: "",
          throughText: "", sections: [],
          isEmptyLedger: true, nextHref: nil, firstHref: nil),
        json: EmptyLedgerJSON(), place: .ledger))
  }

  private struct EmptyLedgerJSON: Encodable, Sendable {
    let accounts: [String] = []
    let next: OrNull<String> = OrNull(nil)
    let findings: [FindingJSON] = []
  }
}

/// A report on its way to the browser, readable by nobody else meanwhile. Removed unless `close` hands it over.
final class TemporaryReport {
  private let path: String
  private let handle: FileHandle
  private var isHandedOver = false

  /// Throws `web.no-room`.
  init() throws {
    var template = Array((NSTemporaryDirectory() + "/ecritoire-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Finding.noRoomForUpload() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  deinit { if !isHandedOver { unlink(path) } }

  func write(_ bytes: [UInt8]) throws {
    do { try handle.write(contentsOf: bytes) } catch { throw Finding.noRoomForUpload() }
  }

  /// The file, which is then the caller's to remove.
  func close() throws -> String {
    do { try handle.close() } catch { throw Finding.noRoomForUpload() }
    isHandedOver = true
    return path
  }
}
