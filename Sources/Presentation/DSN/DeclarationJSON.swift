public import Kernel
public import SocialReporting
public import Store
public import UseCases
public import Workforce

/// What the dossier keeps of a declaration.
public struct KeptDeclarationJSON: Encodable, Sendable {
  let id: Int64
  let month, nature, natureLabel, type, typeLabel, workplace: String
  let workplaceID: Int64
  let person: OrNull<String>
  let orderNumber: Int
  let fraction: String
  let test, late: Bool
  let state, stateLabel: String
  let due, sent: OrNull<Day>
  let reference: OrNull<String>
  let replaces, replacedBy: OrNull<Int64>
  let norm, digest, prepared, author: String
  let payslips: [String]

  public init(_ kept: KeptDeclaration) {
    let content = kept.stored.content
    (id, month, workplace, workplaceID) = (kept.id, kept.month.iso, kept.workplace, content.workplace)
    (nature, natureLabel) = (content.nature, kept.nature.french)
    (type, typeLabel) = (content.type, kept.type.french)
    (person, orderNumber, fraction, test) = (OrNull(kept.person), content.orderNumber, content.fraction, kept.isTest)
    let next: Int64?
    switch kept.state {
    case .prepared: (state, next) = ("prepared", nil)
    case .superseded(let id): (state, next) = ("superseded", id)
    case .sent: (state, next) = ("sent", nil)
    case .replaced(let id): (state, next) = ("replaced", id)
    }
    late = kept.isLate
    (stateLabel, replacedBy, replaces) = (kept.stateFrench, OrNull(next), OrNull(content.replaces))
    (due, sent) = (OrNull(kept.due), OrNull(kept.stored.deposit?.day))
    reference = OrNull(kept.stored.deposit.flatMap { $0.reference.isEmpty ? nil : $0.reference })
    (norm, digest, payslips) = (content.norm, kept.digest, content.payslips)
    (prepared, author) = (kept.stored.instant, kept.stored.author)
  }
}

/// The declarations of the dossier.
public struct DeclarationListJSON: Encodable, Sendable {
  let declarations: [KeptDeclarationJSON]
  public init(_ kept: [KeptDeclaration]) { declarations = kept.map(KeptDeclarationJSON.init) }
}

/// What is declared, what the individual contributions, the payroll book and the entry of the month come to.
public struct CrossFootingJSON: Encodable, Sendable {
  struct Line: Encodable {
    let code, label: String
    let declared, individual, book: OrNull<String>
    let difference, bookDifference: String
    let rounding: Bool
  }
  struct Body: Encodable {
    let code, label, account, individual, book, rounding, gap: String
    let paid, bordereau: OrNull<String>
    /// Null while the payslips are not all posted.
    let entry: OrNull<String>
    let closed: Bool
    let lines: [Line]
  }
  let closed: Bool
  let bodies: [Body]

  public init(_ cross: CrossFooting) {
    closed = cross.isClosed
    bodies = cross.bodies.map { body in
      Body(
        code: body.code, label: body.label, account: body.account, individual: body.individual.json, book: body.book.json,
        rounding: body.rounding.json, gap: body.gap.json, paid: OrNull(body.paid?.json),
        bordereau: OrNull(body.bordereau?.json), entry: OrNull(body.posted?.json), closed: body.isClosed,
        lines: body.lines.map {
          Line(
            code: $0.code, label: $0.label, declared: OrNull($0.declared?.json), individual: OrNull($0.individual?.json),
            book: OrNull($0.book?.json), difference: $0.difference.json, bookDifference: $0.bookDifference.json,
            rounding: $0.isRounding)
        })
    }
  }
}

/// How many things a message says.
struct DeclarationSummaryJSON: Encodable {
  let declarations, rubrics, individuals: Int

  init(_ message: DSNMessage) {
    (declarations, rubrics) = (message.declarations.count, message.rubricCount)
    individuals = message.declarations.reduce(0) { $0 + $1.descendants("S21.G00.30").count }
  }
}

/// What was prepared, or what stands against it.
public struct PreparedDeclarationsJSON: Encodable, Sendable {
  struct One: Encodable {
    let declaration: OrNull<KeptDeclarationJSON>
    let workplace: String
    /// By the checks of Écritoire, which nobody certified.
    let valid: Bool
    let summary: DeclarationSummaryJSON
    let crossFooting: OrNull<CrossFootingJSON>
    let findings: [FindingJSON]
  }
  let kept, trial: Bool
  let prepared: [One]
  let findings: [FindingJSON]

  public init(_ outcome: PreparedDeclarations) {
    (kept, trial) = (!outcome.isTrial && !outcome.isRefused, outcome.isTrial)
    prepared = outcome.prepared.map { one in
      One(
        declaration: OrNull(one.declaration.map(KeptDeclarationJSON.init)), workplace: one.workplace,
        valid: one.verdict.isValid, summary: DeclarationSummaryJSON(one.message),
        crossFooting: OrNull(one.built.crossFooting.map(CrossFootingJSON.init)),
        findings: (one.findings + one.verdict.log.findings).json)
    }
    findings = outcome.refusals.json
  }
}

/// One declaration, judged.
public struct JudgedDeclarationJSON: Encodable, Sendable {
  let declaration: KeptDeclarationJSON
  let valid, upToDate: Bool
  let certified = false
  let summary: DeclarationSummaryJSON
  let crossFooting: OrNull<CrossFootingJSON>
  let previous, earlierVersion: OrNull<Int64>
  let findings: [FindingJSON]

  public init(_ outcome: ReadDeclaration.Outcome) {
    declaration = KeptDeclarationJSON(outcome.declaration)
    (valid, upToDate) = (outcome.verdict.isValid, outcome.isUpToDate)
    summary = DeclarationSummaryJSON(outcome.message)
    crossFooting = OrNull(outcome.built?.crossFooting.map(CrossFootingJSON.init))
    (previous, earlierVersion) = (OrNull(outcome.previous?.id), OrNull(outcome.earlierVersion?.id))
    findings = (outcome.findings + outcome.verdict.log.findings).json
  }
}

/// The file of a declaration.
public struct ExportedDeclarationJSON: Encodable, Sendable {
  let declaration: KeptDeclarationJSON
  let form: String
  let file: OrNull<String>
  let bytes: Int
  let sha256: OrNull<String>
  let findings: [FindingJSON]

  public init(_ outcome: ExportDeclaration.Outcome) {
    (declaration, form) = (KeptDeclarationJSON(outcome.declaration), outcome.form.rawValue)
    (file, bytes) = (OrNull(outcome.file), outcome.bytes.count)
    (sha256, findings) = (OrNull(outcome.isRefused ? nil : outcome.digest), outcome.findings.json)
  }
}

/// Who declares.
public struct DeclarantJSON: Encodable, Sendable {
  let name, civility, email, phone, depositPoint, account, iban, urssaf, pensionInstitution: OrNull<String>
  let headOffice: OrNull<Int64>
  let findings: [FindingJSON]

  public init(_ outcome: ReadDeclarant.Outcome) {
    let file = outcome.declarant?.value
    (name, civility) = (OrNull(file?.name), OrNull(file?.civility.rawValue))
    (email, phone) = (OrNull(file?.email), OrNull(file?.phone))
    (depositPoint, account) = (OrNull(file?.depositPoint.rawValue), OrNull(file?.account))
    iban = OrNull(outcome.account?.iban)
    (urssaf, pensionInstitution) = (OrNull(file?.urssaf?.digits), OrNull(file?.pensionInstitution?.digits))
    (headOffice, findings) = (OrNull(file?.headOffice), outcome.findings.json)
  }
}
