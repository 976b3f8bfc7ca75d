import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// Documents: those that wait for their entry, and those that are shown.
enum VoucherPages {
  /// What one request may bring: several documents, each of them bounded by the use case.
  static let uploadLimit = 64 << 20

  static func add(to routes: inout Routes) {
    routes.dossierGet("pieces", .read, list)
    routes.dossierPost("pieces", .record, uploadLimit: uploadLimit, receive)
    routes.dossierPost("pieces/ecarter", .record, discard)
    routes.dossierGet("pieces/{piece}/document", .read) { visit in
      try document(.received(Int64(visit.parameter("piece")) ?? 0), visit)
    }
    routes.dossierGet("pieces-jointes/{piece}", .read) { visit in
      try document(.attached(Int64(visit.parameter("piece")) ?? 0), visit)
    }
    routes.dossierPost("ecritures/{ecriture}/pieces", .record, uploadLimit: uploadLimit, attach)
  }

  struct InboxJSON: Encodable, Sendable {
    struct Voucher: Encodable, Sendable {
      let id: Int64
      let name, mediaType, sha256, href: String
      let bytes: Int
    }
    let vouchers: [Voucher]
    let findings: [FindingJSON] = []

    init(_ vouchers: [InboxVoucher], _ visit: DossierVisit) {
      self.vouchers = vouchers.map {
        Voucher(
          id: $0.id, name: $0.name, mediaType: $0.mediaType, sha256: "\($0.contentDigest)",
          href: visit.path("pieces/\($0.id)/document"), bytes: $0.bytes)
      }
    }
  }

  private struct View: Sendable {
    struct Item: Sendable {
      let id, name, kind, size, href, entryHref, token: String
    }
    let action, discardAction, token: String
    let items: [Item]
    let isEmpty, mayRecord: Bool
  }

  private static func list(_ visit: DossierVisit) throws -> Answer {
    let vouchers = try ListInbox()(visit.desk)
    let view = View(
      action: visit.path("pieces"), discardAction: visit.path("pieces/ecarter"), token: visit.token(),
      items: vouchers.map {
        View.Item(
          id: "\($0.id)", name: $0.name, kind: french($0.mediaType), size: size($0.bytes),
          href: visit.path("pieces/\($0.id)/document"), entryHref: visit.path("saisie?piece_jointe=\($0.id)"),
          token: visit.token())
      }, isEmpty: vouchers.isEmpty, mayRecord: visit.may(.record))
    let count = vouchers.count
    return .page(
      Page(
        title: "Pièces à saisir",
        subtitle: count == 0
          ? "Aucune pièce n’attend son écriture."
          : count == 1 ? "1 pièce attend son écriture." : "\(count) pièces attendent leur écriture.",
        template: "Entry/pieces", view: view, json: InboxJSON(vouchers, visit), place: .vouchers,
        crumbs: [Crumb("Comptabilité", visit.path()), Crumb("Pièces à saisir")],
        actions: visit.may(.record) ? [Action("Saisir sans pièce", visit.path("saisie"))] : [], scripts: ["pieces.js"]))
  }

  private static func receive(_ visit: DossierVisit) throws -> Answer {
    let received: [InboxVoucher] = try receive(visit)
    if visit.request.wantsJSON || visit.request.isFromScript { return .json(InboxJSON(received, visit)) }
    let notice = received.count == 1 ? "« \(received[0].name) » est reçue." : "\(received.count) pièces sont reçues."
    return .redirect(visit.path("pieces"), Notice(notice))
  }

  /// Keeps what the request brought.
  static func receive(_ visit: DossierVisit) throws -> [InboxVoucher] {
    let files = visit.request.uploads.filter { $0.size > 0 }
    guard !files.isEmpty else { return [] }
    return try ReceiveVouchers(files.map { ($0.path, $0.name) })(visit.desk)
  }

  private static func discard(_ visit: DossierVisit) throws -> Answer {
    try DiscardVoucher(Int64(visit.form["piece"] ?? "") ?? 0)(visit.desk)
    return .redirect(visit.path("pieces"), Notice("La pièce est écartée."))
  }

  private static func attach(_ visit: DossierVisit) throws -> Answer {
    let entry = Int64(visit.parameter("ecriture")) ?? 0
    for file in visit.request.uploads where file.size > 0 {
      _ = try AttachVoucher(file.path, named: file.name, to: entry)(visit.desk)
    }
    for id in visit.form.all("piece_jointe").compactMap({ Int64($0) }) { _ = try AttachReceived(id, to: entry)(visit.desk) }
    return .redirect(visit.path("ecritures/\(entry)"), Notice("La pièce est jointe à l’écriture."))
  }

  /// Shown in a frame of our own pages; what a browser would run is saved instead.
  private static func document(_ place: ReadVoucher.Place, _ visit: DossierVisit) throws -> Answer {
    let voucher = try ReadVoucher(place)(visit.desk)
    let isShown = voucher.mediaType == "application/pdf" || voucher.mediaType.hasPrefix("image/")
    return .download(
      Download(
        name: voucher.name, mediaType: voucher.mediaType, content: .bytes(voucher.content),
        isInline: isShown && visit.query["enregistrer"] == nil))
  }

  static func french(_ mediaType: String) -> String {
    switch mediaType {
    case "application/pdf": "PDF"
    case "image/png": "image PNG"
    case "image/jpeg": "image JPEG"
    default: "XML"
    }
  }

  static func size(_ bytes: Int) -> String { bytes >= 1 << 20 ? "\(bytes >> 20) Mio" : "\(max(1, bytes >> 10)) Kio" }
}
