public import Kernel
public import Law

extension EmployeeFile {
  /// What is wrong with the file on a day. Throws as `Law.count` when a figure is missing.
  public func check(on day: Day, law: Law) throws(Finding) -> [Finding] {
    var findings: [Finding] = []
    if birthName.isEmpty { findings.append(.workforceNameMissing("Le nom de naissance").at(field: "nom")) }
    if firstNames.isEmpty { findings.append(.workforceNameMissing("Le prénom").at(field: "prenoms")) }
    if let nir {
      // A temporary number, or one of somebody whose civil status changed, may say another sex.
      if nir.isMale != (sex == .male) { findings.append(.workforceNIRSex(nir, sex)) }
      let hasMonth = nir.monthOfBirth != nil
      if nir.yearOfBirth != birth.year % 100 || (hasMonth && nir.monthOfBirth != birth.monthOfYear) {
        findings.append(.workforceNIRBirth(nir, birth))
      }
    } else if let temporaryNumber {
      findings.append(.workforceNIRPending(name, temporaryNumber))
    } else {
      findings.append(.workforceNIRMissing(name))
    }
    if let temporaryNumber, temporaryNumber.isMale != (sex == .male) {
      findings.append(.workforceTemporaryNumberSex(temporaryNumber, sex))
    }
    if nationality == nil { findings.append(.workforceNationalityMissing(name)) }
    if let end = workPermit?.through, end < day { findings.append(.workforceWorkPermitEnded(name, end)) }
    if let rate = lastTaxRate(on: day) {
      let last = try EmployeeFile.lastDay(of: rate, law: law)
      if day > last { findings.append(.workforceTaxRateExpired(name, last)) }
    }
    return findings
  }
}
