import Kernel
import Law
import Payroll
import Presentation

/// The page around a payslip: what is to be looked at, what it corrects or what corrects it, its seal.
struct PayslipPageView: Sendable {
  /// Another payslip, or the way to do something about this one.
  struct Link: Sendable {
    /// `alerte`, `juste`, or nothing.
    let linkKind: String
    let linkWord, linkText, linkHref, linkLabel: String
  }
  struct Seal: Sendable {
    let sealNumber, sealDay, sealAuthor, sealDigest: String
  }

  /// Why it does not pay what the month before paid.
  struct Comparison: Sendable {
    let heading: String
    let reasons: [String]

    init(_ comparison: PayslipComparison) {
      let table = PayslipComparisonTable(comparison)
      (heading, reasons) = (table.heading, table.reasons)
    }
  }

  let slip: PayslipView
  let findings: [RefusalView]
  let hasFindings: Bool
  let links: [Link]
  let seal: Seal?
  let comparison: Comparison?
  /// Opens all the « pourquoi ? », or closes them.
  let toggleHref, toggleLabel: String

  init(
    _ slip: PayslipView, findings: [Finding] = [], links: [Link] = [], seal: Seal? = nil,
    comparison: PayslipComparison? = nil, request: PageRequest, dossier: String? = nil
  ) {
    (self.slip, self.links, self.seal) = (slip, links, seal)
    self.comparison = comparison.map(Comparison.init)
    self.findings = findings.map { RefusalView($0.withoutField, dossier: dossier) }
    hasFindings = !findings.isEmpty
    let isOpen = request.query["pourquoi"] == "tout"
    toggleHref = request.address(with: ["pourquoi": isOpen ? nil : "tout"])
    toggleLabel = isOpen ? "Tout replier" : "Tout expliquer"
  }
}
