import Kernel
import Pages
import Payroll

/// Who pays whom, for which days, and what the page says around the amounts.
extension PayslipPDF {
  /// The title, and what tells this payslip from another.
  var head: [PDFBlock] {
    var facts: [(name: String, value: String)] = [
      ("Période", "du \(document.period.lowerBound.french) au \(document.period.upperBound.french)")
    ]
    if let paid = document.paymentDay { facts.append(("Payé le", paid.french)) }
    if let number { facts.append(("Bulletin n°", number)) }
    var blocks: [PDFBlock] = [.columns([(7, [.heading(1, title)]), (5, [.pairs(facts)])])]
    if let corrects = document.corrects { blocks.append(.paragraph("Annule et remplace le bulletin n° \(corrects).", .strong)) }
    if isSimulation { blocks.append(.paragraph("Ceci est une simulation, et non un bulletin de paie.", .strong)) }
    return blocks
  }

  /// Side by side; a simulation is of nobody.
  var people: [PDFBlock] {
    let isOfNobody = document.employer == .init(name: nil) && document.employee == .init(name: nil)
    return isOfNobody ? [] : [.columns([(1, employer), (1, employee)]), .space(6)]
  }

  private var employer: [PDFBlock] {
    let employer = document.employer
    let facts: [(name: String, value: String?)] = [
      ("SIRET", employer.siret.map(PayslipPDF.grouped(siret:))), ("Code APE", employer.activityCode),
      ("Urssaf", employer.urssaf), ("Convention collective", employer.agreement?.french.replacing("IDCC ", with: "IDCC\u{A0}")),
    ]
    return block("Employeur", employer.name, employer.address, facts)
  }

  private var employee: [PDFBlock] {
    let person = document.employee
    let facts: [(name: String, value: String?)] = [
      ("N° de sécurité sociale", person.nir.map(PayslipPDF.grouped(nir:))), ("Matricule", person.number), ("Emploi", person.job),
      ("Classification", person.classification), ("Statut", person.isExecutive.map { $0 ? "cadre" : "non-cadre" }),
      ("Entrée", person.entered?.french), ("Ancienneté", seniority),
    ]
    return block("Salarié", person.name, person.address, facts)
  }

  private func block(_ title: String, _ name: String?, _ address: [String], _ facts: [(name: String, value: String?)])
    -> [PDFBlock]
  {
    let known = facts.compactMap { fact in fact.value.map { (name: fact.name, value: $0) } }
    var blocks: [PDFBlock] = [.heading(3, title)]
    if let name { blocks.append(.paragraph(name, .strong)) }
    if !address.isEmpty { blocks.append(.paragraph(address.joined(separator: "\n"))) }
    if !known.isEmpty { blocks.append(.pairs(known)) }
    if blocks.count == 1 { blocks.append(.paragraph("Non précisé.", .note)) }
    return blocks
  }

  /// « 6 ans et 9 mois, depuis le 06/01/2020 », in whole months at the end of the period.
  private var seniority: String? {
    guard let first = document.employee.seniorityFrom ?? document.employee.entered, first <= document.period.upperBound else {
      return nil
    }
    let after = document.period.upperBound + 1
    var months = after.month - first.month
    if first.addingMonths(months) > after { months -= 1 }
    let (years, rest) = (months / 12, months % 12)
    let parts = [
      years == 0 ? nil : years == 1 ? "1 an" : "\(years) ans", rest == 0 && years > 0 ? nil : "\(rest) mois",
    ]
    let length = parts.compactMap { $0 }.joined(separator: " et ")
    guard let from = document.employee.seniorityFrom, from != document.employee.entered else { return length }
    return "\(length), depuis le \(from.french)"
  }

  /// What must be said, then what proves it.
  var mentions: [String] {
    guard let number else { return document.mentions }
    let proof = seal.map { "Scellé sous le n° \(number), empreinte SHA-256 \($0.digest). " } ?? ""
    return document.mentions + ["\(proof)Les données de ce bulletin sont jointes au fichier."]
  }

  /// « 000 031 419 00012 »; another text stays as it is.
  static func grouped(siret: String) -> String { grouped(siret, [3, 3, 3, 5]) }

  /// « 2 85 05 78 006 084 91 », masked or not; another text stays as it is.
  static func grouped(nir: String) -> String { grouped(nir, [1, 2, 2, 2, 3, 3, 2]) }

  private static func grouped(_ text: String, _ sizes: [Int]) -> String {
    guard text.count == sizes.reduce(0, +), !text.contains(where: \.isWhitespace) else { return text }
    var rest = text[...]
    return sizes.map { size in
      defer { rest = rest.dropFirst(size) }
      return String(rest.prefix(size))
    }.joined(separator: "\u{A0}")
  }
}
