import Kernel
import Law
import Payroll
import Workforce

/// What all the people of a declaration have in common.
struct DeclaringContext: Sendable {
  let declarant: Declarant
  let month: Month
  let nature: DeclarationNature
  let norm: Norm
  let tables: DeclaringTables
  /// Of a full-time week, times fifty-two over twelve.
  let referenceHours: Hours
  /// Fewer than eleven, as apprentices' contracts count.
  let isSmallTrainer: Bool
  /// From when somebody may be retired.
  let pensionAge: Int

  init(_ declarant: Declarant, _ month: Month, _ nature: DeclarationNature, law: Law, norm: Norm) throws(Finding) {
    (self.declarant, self.month, self.nature, self.norm) = (declarant, month, nature, norm)
    let day = month.lastDay
    guard let headcount = declarant.workplace.headcounts.on(day) else { throw .declaringHeadcountMissing(declarant, day) }
    tables = try DeclaringTables(on: day, headcount: headcount, law: law)
    let weekly = Int64(try law.count("labour.weekly-hours", on: day).value) * 100
    referenceHours = Hours(hundredths: RoundingRule.halfAwayFromZero.quotient(Int128(weekly) * 52, by: 12))
    isSmallTrainer = headcount < (try law.count("payroll.training.headcount", on: day).value)
    pensionAge = try law.count("labour.pension.earliest-age", on: day).value
  }

  var days: ClosedRange<Day> { month.firstDay...month.lastDay }
  var siret: String { declarant.workplace.siret.digits }

  /// Those of a kind for a category, with the identifier that the adhesions have (`S21.G00.15.005`).
  func insurance(
    _ kind: PayslipContributions.Insurance, for category: SocialCategory
  ) -> (id: Int, contract: Declarant.InsuranceContract)? {
    let wanted: Declarant.InsuranceContract.Kind = kind == .health ? .health : .provident
    guard let place = declarant.insurance.firstIndex(where: { $0.kind == wanted && $0.category.includes(category) }) else {
      return nil
    }
    return (place + 1, declarant.insurance[place])
  }

  /// Cleaned for a rubric.
  func clean(
    _ text: String?, _ rubric: RubricID, _ charset: DeclaredText.Charset = .latin, log: inout FindingLog
  ) -> String? {
    guard let text, !text.isEmpty, let definition = norm.rubric(rubric) else { return nil }
    let cleaned = DeclaredText.clean(text, charset, longest: definition.lengths.upperBound)
    if cleaned.isCut { log.add("dsn.declaring.cut", severity: .info) { .declaringCut(text, cleaned.text, definition) } }
    return cleaned.text.isEmpty ? nil : cleaned.text
  }

  /// The street, then what completes it, at the numbers of a block.
  func address(
    _ address: PostalAddress, of block: inout BlockDraft, street: Int, postcode: Int, town: Int, complement: Int?,
    _ log: inout FindingLog
  ) {
    let id = block.id
    block.set(street, clean(address.lines.first, id.rubric(street), .address, log: &log))
    if address.country == "FR" { block.set(postcode, address.postcode) }
    block.set(town, clean(address.town, id.rubric(town), .town, log: &log))
    guard let complement else { return }
    let more = address.lines.dropFirst().joined(separator: " ")
    block.set(complement, clean(more, id.rubric(complement), .address, log: &log))
  }

  /// IDCC on four digits; 9999 where no agreement applies.
  func agreement() -> String {
    guard let idcc = declarant.workplace.agreement?.idcc, !idcc.isEmpty else { return "9999" }
    return String(repeating: "0", count: max(0, 4 - idcc.count)) + idcc
  }
}
