public import Kernel
import Workforce

extension DeclarationFacts {
  /// What would be left out of the declaration, whatever the payslips say: told while there are none yet, so that everything that
  /// lacks is told at once. A fact of the establishment is told once; what stops a declaration from being made at all is not here.
  public var missing: [Finding] {
    guard !people.isEmpty || !elsewhere.isEmpty else { return [] }
    return missingOfEstablishment + (people + elsewhere).flatMap { $0.missing(in: month) }
  }

  private var missingOfEstablishment: [Finding] {
    let (place, day) = (declarant.workplace, month.lastDay)
    var found: [Finding] = []
    if place.headcounts.on(day) == nil { found.append(.declaringHeadcountMissing(declarant, day)) }
    if declarant.urssaf == nil { found.append(.declaringUrssafMissing()) }
    if declarant.pension == nil { found.append(.declaringPensionMissing()) }
    if declarant.account == nil { found.append(.declaringAccountMissing("Urssaf, retraite, impôt")) }
    if declarant.accidentRiskCode == nil { found.append(.declaringRiskMissing(place.name)) }
    let health = place.healthSchemes.filter { $0.from <= day && $0.through.map { day <= $0 } ?? true }
    if health.contains(where: { $0.insurance == nil }) { found.append(.declaringInsuranceMissing(.health, place.name)) }
    let provident = place.providentSchemes.filter { $0.from <= day && $0.through.map { day <= $0 } ?? true }
    if provident.contains(where: { $0.insurance == nil }) { found.append(.declaringInsuranceMissing(.provident, place.name)) }
    return found
  }

  /// The codes of ``missing``, and of what lacks so much that nothing is made without it: who builds all the same says these again.
  public static let missingCodes: Set<String> = [
    "dsn.declaring.headcount", "dsn.declaring.urssaf", "dsn.declaring.pension", "dsn.declaring.account",
    "dsn.declaring.accident-risk", "dsn.declaring.insurance", "dsn.declaring.birthplace", "dsn.declaring.birth",
    "dsn.declaring.nationality", "dsn.declaring.diploma", "dsn.declaring.tax-rate-identifier", "dsn.declaring.nir",
    "dsn.declaring.address", "dsn.declaring.occupation", "dsn.declaring.commune", "dsn.declaring.payslip",
  ]
}

extension DeclaredPerson {
  fileprivate func missing(in month: Month) -> [Finding] {
    var found: [Finding] = []
    let department = file.birthDepartment ?? file.nir?.departmentOfBirth
    if department != "99", file.birthCountry == "FR", file.birthPlace == nil {
      found.append(.declaringBirthplaceMissing(file.name))
    }
    if file.nationality == nil { found.append(.declaringNationalityMissing(file.name)) }
    let trainings = contracts.filter { $0.contract.kind == .apprenticeship }
    if !trainings.isEmpty, preparedDiploma ?? trainings.last?.contract.apprenticeship?.preparedLevel == nil {
      found.append(.declaringDiplomaMissing(file.name))
    }
    if taxRateIdentifier == nil, file.lastTaxRate(on: month.lastDay)?.rate != nil {
      found.append(.declaringTaxIdentifierMissing(file.name))
    }
    return found
  }
}

extension Finding {
  static func declaringBirthplaceMissing(_ name: String) -> Finding {
    Finding(
      "dsn.declaring.birthplace", .warning, "La commune de naissance de \(name) n’est pas connue : l’export la demande.",
      recovery: "Complétez sa fiche : qui est né en France dit où.", reference: "S21.G00.30.007"
    ).at(field: "S21.G00.30.007")
  }
}

extension MessageVerdict {
  /// The same of a message of our own dossier: each person by the name that the message gives instead of by their place in it.
  public func naming(_ message: DSNMessage) -> MessageVerdict {
    let names = message.declarations.flatMap { $0.descendants("S21.G00.30") }.map { person in
      [person[4], person[3] ?? person[2]].compactMap(\.self).joined(separator: " ")
    }
    var named = FindingLog(keptPerCode: log.keptPerCode)
    named.add(log.findings.map { $0.naming(names) }, counts: log.counts)
    return MessageVerdict(
      log: named, broken: broken, checked: checked, unchecked: unchecked, declarations: declarations, individuals: individuals)
  }
}

extension Finding {
  fileprivate func naming(_ names: [String]) -> Finding {
    var text = message
    if let found = text.firstRange(of: "(individu n° ") {
      let rest = text[found.upperBound...]
      if let end = rest.firstIndex(of: ")"), let place = Int(rest[..<end]), names.indices.contains(place - 1),
        !names[place - 1].isEmpty
      {
        text.replaceSubrange(found.lowerBound...end, with: "(\(names[place - 1]))")
      }
    }
    // Some names of controls have a space that says nothing.
    let control = reference?.replacing("/CCH -", with: "/CCH-")
    return Finding(
      code, severity, text, recovery: recovery, reference: control, file: file, line: line, field: field)
  }
}
