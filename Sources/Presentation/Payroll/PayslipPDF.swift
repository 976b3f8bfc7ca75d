import Foundation
public import Kernel
public import Law
import Pages
public import Payroll

/// A payslip to be printed, handed over and kept: one sheet of A4 in the ordinary case, in the legal model of its day of payment,
/// tagged, PDF/A-3b, with its own data inside (`bulletin.json`, the bytes of ``Payroll/PayslipDocument/json()``).
///
/// The same payslip gives the same bytes: the day that the file says is the day of payment.
public struct PayslipPDF: Sendable {
  /// What says that a payslip is kept and has not changed since.
  public struct Seal: Hashable, Sendable {
    public let number: String
    /// SHA-256 of the JSON form, in hexadecimal.
    public let digest: String

    public init(number: String, digest: String) { (self.number, self.digest) = (number, digest) }
  }

  let document: PayslipDocument
  let layout: PayslipLayout
  let seal: Seal?
  /// Every page is crossed by « FICTIF »: the company does not exist.
  let isFictitious: Bool

  /// Throws when no legal model is known on the day of payment.
  public init(_ document: PayslipDocument, law: Law, seal: Seal? = nil, isFictitious: Bool = false) throws(Finding) {
    layout = try PayslipLayout(document, law: law)
    (self.document, self.seal, self.isFictitious) = (document, seal, isFictitious)
  }

  /// Throws `pages.font-missing`, `pages.not-drawn`.
  public func bytes() throws -> [UInt8] { try pages("bulletin.json").bytes() }

  /// Several payslips in one file, in their order, each from its own first page; the outline leads to each, and each has its data
  /// inside: `bulletin-2026-0001.json`, or its rank when it has no number. Traps when there is none.
  ///
  /// Throws `pages.font-missing`, `pages.not-drawn`.
  public static func batch(_ slips: [PayslipPDF], title: String, author: String) throws -> [UInt8] {
    guard let day = slips.map(\.day).max() else { preconditionFailure("a batch has payslips") }
    var pages = PDFDocument(title: title, author: author, day: day)
    var names: Set<String> = []
    pages.parts = slips.enumerated().map { index, slip in
      var name = "bulletin-\(slip.number.map(fileName) ?? String(index + 1)).json"
      if !names.insert(name).inserted { name = "bulletin-\(index + 1)-\(name)" }
      return slip.pages(name)
    }
    return try pages.bytes()
  }

  /// « bulletin-2026-10-Karim-Ouazzani-2026-0001.pdf », for a file of its own.
  public var fileName: String {
    let parts = ["bulletin", document.slip.period.iso, document.employee.name, number].compactMap { $0 }
    return parts.map(PayslipPDF.fileName).joined(separator: "-") + ".pdf"
  }

  /// Letters, figures and hyphens.
  private static func fileName(_ text: String) -> String {
    text.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }

  var number: String? { seal?.number ?? document.number }
  var isSimulation: Bool { number == nil }
  var day: Day { document.paymentDay ?? document.period.upperBound }

  /// « Bulletin de paie d’octobre 2026 ».
  var title: String {
    "\(isSimulation ? "Simulation de paie" : "Bulletin de paie") \(document.slip.period.ofFrench)"
  }

  func pages(_ attachment: String) -> PDFDocument {
    let name = document.employee.name
    let foot = [number.map { "Bulletin n° \($0)" } ?? "Simulation", document.employer.name]
    var pages = PDFDocument(
      title: name.map { "\(title), \($0)" } ?? title, subject: layout.model.french, author: document.employer.name ?? "Écritoire",
      day: day, footer: foot.compactMap { $0 }.joined(separator: " · "),
      watermark: isFictitious ? "FICTIF" : isSimulation ? "SIMULATION" : nil, isDense: true)
    pages.blocks = head + people
    pages.blocks += [.table(earnings), .table(contributions), .table(tax), .figures(figures), .table(totals)]
    if let leave { pages.blocks.append(leave) }
    pages.blocks += mentions.map { .paragraph($0, .note) }
    pages.attachments = [
      PDFAttachment(
        name: attachment, mediaType: "application/json", description: "Les données de ce bulletin", relationship: .data,
        content: Array(document.json()))
    ]
    return pages
  }
}
