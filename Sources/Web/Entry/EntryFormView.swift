import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// What the page of saisie shows: the form, its balance, the voucher beside, the last entries under.
struct EntryFormView: Sendable {
  struct Cell: Sendable {
    let cellID, cellValue: String
    let isWrong: Bool
  }

  struct Option: Sendable {
    let optionValue, optionLabel: String
    let isChosen: Bool
  }

  struct Choice: Sendable {
    let choiceName, choiceLabel: String
    let options: [Option]
  }

  struct RowView: Sendable {
    let rank: Int
    let account, party, rowLabel, code, debit, credit: Cell
    let origin: String
    /// What the row may have meant, under it.
    let choices: [Choice]
    let isWrong: Bool
    let faults: [Fault]
  }

  struct Fault: Sendable {
    let faultText: String
  }

  struct FieldView: Sendable {
    let fieldValue: String
    let isWrong: Bool
    let fault: String
  }

  struct LastView: Sendable {
    let lastHref, lastDay, lastPiece, lastLabel, lastTotal: String
    let isValidated: Bool
  }

  struct VoucherView: Sendable {
    let voucherID: String
    let voucherName, voucherHref: String
    let isImage, isFramed: Bool
    /// Attached already: it is shown, and not sent with the form.
    let isAttached: Bool
  }

  struct DifferenceView: Sendable {
    let place, theirs, yours: String
  }

  struct ConflictView: Sendable {
    let sentence, keepHref: String
    let differences: [DifferenceView]
  }

  /// What stands around the rows shown, of a form too long to be shown at once.
  struct LongView: Sendable {
    let rowsBefore, rowsAfter: String
    /// How many rows come before.
    let offset: Int
    /// What the rows that are not shown add up to, in cents.
    let otherDebit, otherCredit: Int64
    let shownText: String
    /// The first row of the page before and of the one after.
    let previousRows, nextRows: String?
    let ranges: [Option]
  }

  let action, base, token: String
  let heading, state: String
  let journals: [Option]
  let journalKind: String
  let day, piece, due, label: FieldView
  let pieceDay: String
  let id, version: String?
  let rows: [RowView]
  let long: LongView?
  /// It holds what was typed and is not saved.
  let isUnsaved: Bool
  let debit, credit, gap: String
  let isBalanced: Bool
  let isAssistantClosed: Bool
  let today, month, yearFirst, yearLast: String
  let vouchers: [VoucherView]
  let hasVoucher: Bool
  let last: [LastView]
  let hasLast: Bool
  let lastCaption: String
  var conflict: ConflictView?
  let cancelHref: String
  let focus: String
  let mayOrganise: Bool
  /// Holds the keys until the module of the page listens.
  let guardScript: String
  /// The table of keys as JSON, which cannot end the element it stands in.
  let keyTable: String
}

/// Makes the view of a form.
struct EntryFormRenderer {
  let visit: DossierVisit
  let prepared: PrepareEntry.Outcome
  let month: Month
  let year: FiscalYear?

  /// As many rows as an invoice of one rate has, and one to go on with.
  static let fewestRows = 4

  func page(
    _ form: EntryForm, reading: EntryReading? = nil, findings: [Finding] = [], conflict: CompareVersions.Outcome? = nil,
    attached: [StoredVoucher] = [], extraRows: Int = 0, json: any Encodable & Sendable
  ) throws -> Page {
    let journal = prepared.journals.first { $0.code == form.journal } ?? prepared.journal
    let rows = padded(form.rows, extraRows)
    var placed = findings.map { place($0, reading) }
    let shown = PackedRows.shown(
      of: rows.count,
      around: extraRows > 0 ? rows.count - 1 : placed.lazy.compactMap(row).first.map { $0 - 1 } ?? form.firstShown)
    // A refusal leads to the field it is about, when the page has it.
    placed = placed.map { finding in
      row(finding).map { !shown.contains($0 - 1) } == true ? withField(finding, nil) : finding
    }
    var view = try view(form, rows, shown, journal, placed, reading, attached)
    if let conflict { view.conflict = try self.conflict(conflict, form) }
    let draftCount = prepared.drafts
    let subtitle =
      (draftCount == 0
        ? "Rien au brouillard" : draftCount == 1 ? "1 écriture au brouillard" : "\(draftCount) écritures au brouillard")
      + (prepared.inbox == 0 ? "." : prepared.inbox == 1 ? ", 1 pièce à saisir." : ", \(prepared.inbox) pièces à saisir.")
    return Page(
      title: "\(journal.label), \(month.french)", subtitle: subtitle, template: "Entry/saisie", view: view, json: json,
      place: .entry,
      crumbs: [Crumb("Comptabilité", visit.path()), Crumb("Saisie")],
      actions: [
        Action(prepared.inbox == 0 ? "Pièces à saisir" : "Pièces à saisir (\(prepared.inbox))", visit.path("pieces")),
        Action("Guides", visit.path("guides")), Action("Brouillard", visit.path("brouillard")),
      ],
      status: conflict != nil ? 409 : findings.contains { $0.severity == .error } ? 422 : 200,
      refusals: conflict == nil ? placed : [], scripts: ["saisie.js"], isWide: true)
  }

  /// A finding about a line of the entry, at the field of its row.
  private func place(_ finding: Finding, _ reading: EntryReading?) -> Finding {
    let names = ["date": "date", "piece": "piece", "libelle": "libelle", "journal": "journal", "echeance": "echeance"]
    guard let line = finding.line, let reading, reading.rows.indices.contains(line - 1) else {
      let isCell = finding.field?.first.map { "ctlvdk".contains($0) } == true && finding.field?.last?.isNumber == true
      return isCell ? finding : withField(finding, finding.field.flatMap { names[$0] })
    }
    let row = reading.rows[line - 1]
    let isCredit = !reading.draft.lines[line - 1].credit.isZero
    let prefix: String =
      switch finding.field {
      case "auxiliaire": "t"
      case "code_tva": "v"
      case "montant": isCredit ? "k" : "d"
      case "libelle": "l"
      default: "c"
      }
    return withField(finding.at(line: row), "\(prefix)\(row)")
  }

  private func withField(_ finding: Finding, _ field: String?) -> Finding {
    var placed = finding
    placed.field = field
    return placed
  }

  /// The row of the form that a finding is about, counted from 1.
  private func row(_ finding: Finding) -> Int? {
    guard let field = finding.field, let first = field.first, "ctlvdk".contains(first) else { return nil }
    return Int(field.dropFirst())
  }

  private func padded(_ typed: [EntryForm.Row], _ extraRows: Int) -> [EntryForm.Row] {
    var rows = typed
    let kept = max(EntryFormRenderer.fewestRows, (rows.lastIndex { !$0.isBlank } ?? -1) + 2)
    while rows.count > kept, rows.last?.isBlank == true { rows.removeLast() }
    while rows.count < kept + extraRows { rows.append(EntryForm.Row()) }
    return rows
  }

  private func totals(_ rows: some Sequence<EntryForm.Row>) -> (debit: Money, credit: Money) {
    (rows.compactMap { try? Money(expression: $0.debit) }.sum(), rows.compactMap { try? Money(expression: $0.credit) }.sum())
  }

  private func long(_ rows: [EntryForm.Row], _ shown: Range<Int>) -> EntryFormView.LongView? {
    guard shown.count < rows.count else { return nil }
    let (before, after) = (rows[..<shown.lowerBound], rows[shown.upperBound...])
    let others = totals([before, after].joined())
    func name(_ range: Range<Int>) -> String { "\(range.lowerBound + 1) à \(range.upperBound)" }
    let starts = stride(from: 0, to: rows.count, by: PackedRows.shownRows)
    return EntryFormView.LongView(
      rowsBefore: PackedRows.pack(before), rowsAfter: PackedRows.pack(after), offset: before.count,
      otherDebit: others.debit.cents, otherCredit: others.credit.cents,
      shownText: "Lignes \(name(shown)) sur \(rows.count). Les totaux sont ceux de toute l’écriture.",
      previousRows: before.isEmpty ? nil : "\(max(0, shown.lowerBound - PackedRows.shownRows))",
      nextRows: after.isEmpty ? nil : "\(shown.upperBound)",
      ranges: starts.map { start in
        EntryFormView.Option(
          optionValue: "\(start)", optionLabel: name(start..<min(start + PackedRows.shownRows, rows.count)),
          isChosen: start == shown.lowerBound)
      })
  }

  private func view(
    _ form: EntryForm, _ rows: [EntryForm.Row], _ shown: Range<Int>, _ journal: Journal, _ findings: [Finding],
    _ reading: EntryReading?, _ attached: [StoredVoucher]
  ) throws -> EntryFormView {
    let faults = Dictionary(grouping: findings.filter { $0.field != nil }, by: { $0.field! })
    let (debit, credit) = totals(rows)
    let vouchers = try voucherViews(form, attached)
    func field(_ id: String, _ value: String) -> EntryFormView.FieldView {
      EntryFormView.FieldView(fieldValue: value, isWrong: faults[id] != nil, fault: faults[id]?.first?.message ?? "")
    }
    let piece = form.piece.isEmpty ? "" : " \(form.piece)"
    return EntryFormView(
      action: visit.path("saisie"), base: visit.path(), token: visit.token(),
      heading: form.replacing == nil ? "Nouvelle écriture" : "Écriture\(piece)",
      state: form.replacing == nil ? "nouvelle" : "brouillard",
      journals: prepared.journals.map {
        EntryFormView.Option(optionValue: $0.code, optionLabel: "\($0.code) · \($0.label)", isChosen: $0.code == journal.code)
      },
      journalKind: journal.kind.rawValue, day: field("date", form.day), piece: field("piece", form.piece),
      due: field("echeance", form.due), label: field("libelle", form.label), pieceDay: form.pieceDay,
      id: form.replacing.map { "\($0.id)" }, version: form.replacing.map { "\($0.version)" },
      rows: shown.map { rowView(rows[$0], $0 + 1, faults, reading) }, long: long(rows, shown),
      isUnsaved: reading != nil && shown.count < rows.count,
      debit: debit.french, credit: credit.french,
      gap: (debit - credit).magnitude.french, isBalanced: debit == credit,
      isAssistantClosed: !prepared.isAssistantOpen, today: visit.desk.today.iso, month: month.iso,
      yearFirst: year?.first.iso ?? "", yearLast: year?.last.iso ?? "", vouchers: vouchers, hasVoucher: !vouchers.isEmpty,
      last: prepared.last.map(lastView), hasLast: !prepared.last.isEmpty,
      lastCaption: "Dernières écritures du journal \(prepared.journal.code), \(month.french)", conflict: nil,
      cancelHref: form.replacing.map { visit.path("ecritures/\($0.id)") } ?? visit.path("brouillard"),
      focus: findings.isEmpty ? "date" : "",
      mayOrganise: visit.may(.organise), guardScript: visit.visit.office.assets.href("garde.js"),
      keyTable: visit.visit.office.assets.text("touches.json").replacing("<", with: "\\u003c"))
  }

  private func rowView(
    _ row: EntryForm.Row, _ rank: Int, _ faults: [String: [Finding]], _ reading: EntryReading?
  ) -> EntryFormView.RowView {
    func cell(_ prefix: String, _ value: String) -> EntryFormView.Cell {
      EntryFormView.Cell(cellID: "\(prefix)\(rank)", cellValue: value, isWrong: faults["\(prefix)\(rank)"] != nil)
    }
    var choices: [EntryFormView.Choice] = []
    if let found = reading?.accountChoices[rank], !found.isEmpty {
      choices.append(
        EntryFormView.Choice(
          choiceName: "c\(rank)", choiceLabel: "Compte, ligne \(rank)",
          options: found.map {
            EntryFormView.Option(
              optionValue: $0.account.number.text, optionLabel: "\($0.account.number) · \($0.account.label)", isChosen: false)
          }))
    }
    if let found = reading?.partyChoices[rank], !found.isEmpty {
      choices.append(
        EntryFormView.Choice(
          choiceName: "t\(rank)", choiceLabel: "Tiers, ligne \(rank)",
          options: found.map {
            EntryFormView.Option(optionValue: $0.code, optionLabel: "\($0.code) · \($0.name)", isChosen: false)
          }))
    }
    let own = ["c", "t", "l", "v", "d", "k"].flatMap { faults["\($0)\(rank)"] ?? [] }
    return EntryFormView.RowView(
      rank: rank, account: cell("c", row.account), party: cell("t", row.thirdParty), rowLabel: cell("l", row.label),
      code: cell("v", row.vatCode), debit: cell("d", row.debit), credit: cell("k", row.credit),
      origin: row.origin.map(String.init) ?? "", choices: choices, isWrong: !own.isEmpty,
      faults: own.map { EntryFormView.Fault(faultText: $0.message) })
  }

  private func voucherViews(_ form: EntryForm, _ attached: [StoredVoucher]) throws -> [EntryFormView.VoucherView] {
    let received = form.vouchers.isEmpty ? [] : try ListInbox()(visit.desk).filter { form.vouchers.contains($0.id) }
    return received.map {
      EntryFormView.VoucherView(
        voucherID: "\($0.id)", voucherName: $0.name, voucherHref: visit.path("pieces/\($0.id)/document"),
        isImage: $0.mediaType.hasPrefix("image/"), isFramed: $0.mediaType == "application/pdf", isAttached: false)
    }
      + attached.map {
        EntryFormView.VoucherView(
          voucherID: "\($0.id)", voucherName: $0.name, voucherHref: visit.path("pieces-jointes/\($0.id)"),
          isImage: $0.mediaType.hasPrefix("image/"), isFramed: $0.mediaType == "application/pdf", isAttached: true)
      }
  }

  private func lastView(_ entry: Entry) -> EntryFormView.LastView {
    EntryFormView.LastView(
      lastHref: visit.path("ecritures/\(entry.id)"), lastDay: entry.content.day.french,
      lastPiece: entry.content.pieceRef.isEmpty ? "sans pièce" : entry.content.pieceRef, lastLabel: entry.content.label,
      lastTotal: entry.content.totalDebit.french, isValidated: entry.isValidated)
  }

  private func conflict(_ outcome: CompareVersions.Outcome, _ form: EntryForm) throws -> EntryFormView.ConflictView {
    let who = outcome.author.map { "\($0.name) l’a enregistrée" } ?? "Quelqu’un l’a enregistrée"
    return EntryFormView.ConflictView(
      sentence: "\(who) pendant que vous la modifiiez (version \(outcome.entry.version)). Rien n’est perdu : choisissez.",
      keepHref: visit.path("ecritures/\(outcome.entry.id)"),
      differences: outcome.differences.map {
        EntryFormView.DifferenceView(
          place: EntryFormRenderer.place($0), theirs: $0.theirs.isEmpty ? "—" : $0.theirs,
          yours: $0.yours.isEmpty ? "—" : $0.yours)
      })
  }

  static func place(_ difference: EntryDifference) -> String {
    let names = [
      "journal": "Journal", "date": "Date", "piece": "Pièce", "date_piece": "Date de la pièce", "libelle": "Libellé",
      "compte": "Compte", "tiers": "Tiers", "code_tva": "Code de TVA", "debit": "Débit", "credit": "Crédit",
      "echeance": "Échéance",
    ]
    let name = names[difference.field] ?? difference.field
    return difference.line.map { "Ligne \($0), \(name.lowercased())" } ?? name
  }
}
