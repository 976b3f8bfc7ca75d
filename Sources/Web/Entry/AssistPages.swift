import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// What the script of the saisie asks while somebody types. Nothing here writes, but what opens an account or a third party.
enum AssistPages {
  static func add(to routes: inout Routes) {
    routes.dossierGet("saisie/comptes", .read, accounts)
    routes.dossierGet("saisie/tiers", .read, thirdParties)
    routes.dossierGet("saisie/codes", .read, codes)
    routes.dossierPost("saisie/essai", .record, trial)
    routes.dossierPost("saisie/comptes", .organise, openAccount)
    routes.dossierPost("saisie/tiers", .organise, openThirdParty)
  }

  /// What a list proposes.
  struct OptionJSON: Encodable, Sendable {
    /// What the field takes.
    let value, label: String
    let account, thirdParty, reason: String?

    init(_ value: String, _ label: String, account: String? = nil, thirdParty: String? = nil, reason: String? = nil) {
      (self.value, self.label, self.account) = (value, label, account)
      (self.thirdParty, self.reason) = (thirdParty, reason)
    }
  }

  struct OptionsJSON: Encodable, Sendable {
    let options: [OptionJSON]
  }

  static let most = 50

  private static func kind(_ visit: DossierVisit) throws -> JournalKind? {
    guard let code = visit.query.text("journal") else { return nil }
    return try ListJournals()(visit.desk).first { $0.journal.code == code }?.journal.kind
  }

  /// Accounts; and third parties, whose own account they stand for, as long as the entry has none.
  private static func accounts(_ visit: DossierVisit) throws -> Answer {
    let text = visit.query["q"] ?? ""
    let party = visit.query.text("tiers")
    let found = try SuggestAccounts(
      text, thirdParty: party, journal: visit.query.text("journal"), day: visit.query.text("date").flatMap { Day(french: $0) })(
        visit.desk
      ).map { OptionJSON($0.account.number.text, $0.account.label, reason: $0.reason) }
    var parties: [OptionJSON] = []
    if party == nil, text.contains(where: \.isLetter), !text.contains(where: \.isNumber) {
      parties = try SuggestThirdParties(text, journal: kind(visit), limit: 8)(visit.desk).map {
        OptionJSON($0.account.text, $0.name, account: $0.account.text, thirdParty: $0.code)
      }
    }
    return .json(OptionsJSON(options: Array((parties + found).prefix(most))))
  }

  private static func thirdParties(_ visit: DossierVisit) throws -> Answer {
    let found = try SuggestThirdParties(visit.query["q"] ?? "", journal: kind(visit), limit: most)(visit.desk)
    return .json(OptionsJSON(options: found.map { OptionJSON($0.code, $0.name, account: $0.account.text) }))
  }

  private static func codes(_ visit: DossierVisit) throws -> Answer {
    let words = (visit.query["q"] ?? "").searchFolded
    let kind = try kind(visit)
    let fitting = VATCode.all.filter { code in
      let isOfSide = kind == .sales ? code.side != .purchase : kind == .purchases ? code.side != .sale : true
      return isOfSide && (words.isEmpty || "\(code.code) \(code.label)".searchFolded.contains(words))
    }
    let sorted = fitting.filter { $0.code.searchFolded == words } + fitting.filter { $0.code.searchFolded != words }
    return .json(OptionsJSON(options: sorted.prefix(most).map { OptionJSON($0.code, $0.label) }))
  }

  // MARK: The dry run

  private struct LineJSON: Encodable, Sendable {
    let account, accountLabel, thirdParty, vatCode, debit, credit: String
  }

  private struct TrialJSON: Encodable, Sendable {
    let lines: [LineJSON]
    let label, dueDate: String
    let debit, credit, gap: String
    let balanced: Bool
    let findings: [FindingJSON]
  }

  /// The form as typed so far: what it would be completed with, and what the checks would say.
  private static func trial(_ visit: DossierVisit) throws -> Answer {
    let form = EntryForm(visit.form)
    let work = try Work(visit)
    let reader = EntryFormReader(desk: visit.desk, month: work.month, year: work.year, original: nil)
    let rows = form.rows.map { row in
      PartialLine(
        account: AccountNumber(row.account.trimmed), thirdParty: row.thirdParty.trimmed.isEmpty ? nil : row.thirdParty.trimmed,
        vatCode: row.vatCode.trimmed.isEmpty ? nil : row.vatCode.trimmed, debit: try? Money(expression: row.debit),
        credit: try? Money(expression: row.credit))
    }
    let day = try reader.day(form.day) ?? work.prepared(journal: nil, day: nil).day
    let outcome = try AssistEntry(
      journal: form.journal, day: day, pieceRef: form.piece, label: form.label, lines: rows, entry: form.replacing?.id)(
        visit.desk)
    let gap = outcome.debit - outcome.credit
    return .json(
      TrialJSON(
        lines: outcome.lines.map { line in
          LineJSON(
            account: line.account?.text ?? "", accountLabel: "", thirdParty: line.thirdParty ?? "", vatCode: line.vatCode ?? "",
            debit: line.debit.flatMap { $0.isZero ? nil : $0.french } ?? "",
            credit: line.credit.flatMap { $0.isZero ? nil : $0.french } ?? "")
        },
        label: outcome.label ?? "", dueDate: outcome.dueDay?.french ?? "", debit: outcome.debit.french,
        credit: outcome.credit.french, gap: gap.magnitude.french, balanced: gap.isZero, findings: outcome.findings.json))
  }

  // MARK: Without leaving the entry

  private static func openAccount(_ visit: DossierVisit) throws -> Answer {
    let outcome = try OpenAccount(visit.form.text("numero") ?? "", label: visit.form.text("intitule") ?? "")(visit.desk)
    return .json(OptionsJSON(options: [OptionJSON(outcome.account.number.text, outcome.account.label)]))
  }

  private static func openThirdParty(_ visit: DossierVisit) throws -> Answer {
    let party = try SaveThirdParty(
      visit.form.text("code") ?? "", name: visit.form.text("nom"),
      kind: visit.form.text("genre").flatMap { ThirdParty.Kind(rawValue: $0) }, account: visit.form.text("compte"))(visit.desk)
    return .json(
      OptionsJSON(options: [OptionJSON(party.code, party.name, account: party.account.text, thirdParty: party.code)]))
  }
}
