import Kernel
import Ledger
import UseCases

/// The form of an entry, as typed: what a refused form shows again.
struct EntryForm: Sendable {
  struct Row: Sendable {
    var account = ""
    var thirdParty = ""
    var label = ""
    var vatCode = ""
    var debit = ""
    var credit = ""
    /// The line of the saved draft that the row came from, whose other columns it keeps.
    var origin: Int?

    var isBlank: Bool { [account, thirdParty, vatCode, debit, credit].allSatisfy { $0.trimmed.isEmpty } }
  }

  var journal = ""
  var day = ""
  var piece = ""
  var pieceDay = ""
  var due = ""
  var label = ""
  var rows: [Row] = []
  /// The draft being changed, and the version that was read.
  var replacing: (id: Int64, version: Int64)?
  /// Received documents that go with the entry.
  var vouchers: [Int64] = []
  /// The row that the page begins with, of a form too long to be shown at once; counted from 0.
  var firstShown = 0

  init() {}

  init(_ fields: Fields) {
    journal = fields.text("journal") ?? ""
    (day, piece, pieceDay) = (fields.text("date") ?? "", fields.text("piece") ?? "", fields.text("date_piece") ?? "")
    (due, label) = (fields.text("echeance") ?? "", fields.text("libelle") ?? "")
    let columns = ["compte", "tiers", "libelle_ligne", "code", "debit", "credit", "origine"].map(fields.all)
    for index in 0..<(columns.map(\.count).max() ?? 0) {
      let cells = columns.map { index < $0.count ? $0[index] : "" }
      rows.append(
        Row(
          account: cells[0], thirdParty: cells[1], label: cells[2], vatCode: cells[3], debit: cells[4], credit: cells[5],
          origin: Int(cells[6])))
    }
    let before = PackedRows.unpack(fields["lignes_avant"] ?? "")
    firstShown = before.count
    rows = before + rows + PackedRows.unpack(fields["lignes_apres"] ?? "")
    if let id = fields.text("ecriture").flatMap({ Int64($0) }), let version = fields.text("version").flatMap({ Int64($0) }) {
      replacing = (id, version)
    }
    vouchers = fields.all("piece_jointe").compactMap { Int64($0) }
  }

  /// - Parameter keepsOrigins: the rows stand for the lines of the saved draft, and not for a copy of them.
  init(_ draft: EntryDraft, keepsOrigins: Bool = false) {
    (journal, day, piece, label) = (draft.journal, draft.day.french, draft.pieceRef, draft.label)
    pieceDay = draft.pieceDay?.french ?? ""
    due = draft.lines.lazy.compactMap(\.dueDay).first?.french ?? ""
    rows = draft.lines.enumerated().map { index, line in
      Row(
        account: line.account.text, thirdParty: line.thirdParty ?? "", label: line.label ?? "", vatCode: line.vatCode ?? "",
        debit: line.debit.isZero ? "" : line.debit.french, credit: line.credit.isZero ? "" : line.credit.french,
        origin: keepsOrigins ? index : nil)
    }
  }
}

/// A form once read: the entry it says, or what keeps it from saying one.
struct EntryReading {
  var draft: EntryDraft
  var findings: [Finding] = []
  /// For each line of the draft, its row in the form, counted from 1.
  var rows: [Int] = []
  /// What a row may have meant, when its account or its third party was not plain.
  var accountChoices: [Int: [SuggestAccounts.Suggestion]] = [:]
  var partyChoices: [Int: [ThirdParty]] = [:]
}

/// Reads a form in its dossier: dates and amounts as bookkeepers type them, accounts and third parties by number or by name.
struct EntryFormReader {
  let desk: Desk
  let month: Month
  let year: FiscalYear?
  /// The saved draft that the form changes.
  let original: EntryDraft?

  func read(_ form: EntryForm) throws -> EntryReading {
    var reading = EntryReading(
      draft: EntryDraft(journal: form.journal, day: month.firstDay, pieceRef: form.piece, label: form.label, lines: []))
    if let day = day(form.day) {
      reading.draft.day = day
    } else {
      reading.findings.append(Finding.formDay(form.day).at(field: "date"))
    }
    reading.draft.pieceDay = form.pieceDay.isEmpty ? nil : day(form.pieceDay)
    let due = form.due.isEmpty ? nil : day(form.due)
    if !form.due.isEmpty, due == nil { reading.findings.append(Finding.formDay(form.due).at(field: "echeance")) }
    let isDueKept = original.map { $0.lines.lazy.compactMap(\.dueDay).first == due } ?? false
    for (index, row) in form.rows.enumerated() where !row.isBlank {
      guard var line = try line(row, index + 1, due, form.journal, &reading) else { continue }
      if isDueKept, let origin = row.origin, original!.lines.indices.contains(origin) {
        line.dueDay = original!.lines[origin].dueDay
      }
      reading.draft.lines.append(line)
      reading.rows.append(index + 1)
    }
    if reading.draft.label.isEmpty, let party = reading.draft.lines.lazy.compactMap(\.thirdParty).first {
      let name = (try? FindThirdParty(party)(desk))?.name ?? party
      reading.draft.label = form.piece.isEmpty ? name : "\(name) \(form.piece)"
    }
    return reading
  }

  func day(_ text: String) -> Day? { Day(typed: text, today: desk.today, month: month, year: year) }

  private func line(
    _ row: EntryForm.Row, _ number: Int, _ due: Day?, _ journal: String, _ reading: inout EntryReading
  ) throws -> EntryLine? {
    let debit = amount(row.debit, "d\(number)", &reading)
    let credit = amount(row.credit, "k\(number)", &reading)
    let (account, party) = try who(row, number, journal, &reading)
    guard let account else { return nil }
    var line = EntryLine(account: account, thirdParty: party, debit: debit, credit: credit)
    if let origin = row.origin, let lines = original?.lines, lines.indices.contains(origin) {
      (line.foreign, line.extra) = (lines[origin].foreign, lines[origin].extra)
    }
    let label = row.label.trimmed
    line.label = label.isEmpty || label == reading.draft.label ? nil : label
    line.vatCode = row.vatCode.trimmed.isEmpty ? nil : row.vatCode.trimmed.uppercased()
    line.dueDay = party == nil ? nil : due
    return line
  }

  private func amount(_ text: String, _ field: String, _ reading: inout EntryReading) -> Money {
    if text.trimmed.isEmpty { return .zero }
    do { return try Money(expression: text) } catch {
      reading.findings.append(Finding.formAmount(text, error).at(field: field))
      return .zero
    }
  }

  /// The account and the third party that a row means. A third party alone says its account.
  private func who(
    _ row: EntryForm.Row, _ number: Int, _ journal: String, _ reading: inout EntryReading
  ) throws -> (AccountNumber?, String?) {
    var party = try thirdParty(row.thirdParty.trimmed, "t\(number)", number, &reading)
    let text = row.account.trimmed
    if text.isEmpty {
      if party == nil, row.thirdParty.trimmed.isEmpty {
        reading.findings.append(Finding.formAccountMissing(number).at(field: "c\(number)"))
      }
      return (party?.account, party?.code)
    }
    if let account = AccountNumber(text) { return (account, party?.code) }
    if party == nil, let named = try SuggestThirdParties(text)(desk).first(where: { $0.code == text }) { party = named }
    if let party, party.code == text { return (party.account, party.code) }
    let found = try SuggestAccounts(text, journal: journal, limit: 12)(desk)
    if found.count == 1 { return (found[0].account.number, party?.code) }
    reading.accountChoices[number] = found
    reading.findings.append(Finding.formAccount(text, found.count).at(field: "c\(number)"))
    return (nil, party?.code)
  }

  private func thirdParty(
    _ text: String, _ field: String, _ number: Int, _ reading: inout EntryReading
  ) throws -> ThirdParty? {
    if text.isEmpty { return nil }
    if let known = try? FindThirdParty(text)(desk) { return known }
    let found = try SuggestThirdParties(text, limit: 12)(desk)
    if found.count == 1 { return found[0] }
    reading.partyChoices[number] = found
    reading.findings.append(Finding.formThirdParty(text, found.count).at(field: field))
    return nil
  }
}

extension Finding {
  static func formDay(_ text: String) -> Finding {
    Finding(
      "web.entry.day", text.isEmpty ? "Il manque la date." : "« \(text) » n’est pas une date.",
      recovery: "Écrivez-la JJ/MM/AAAA ; 28 est le 28 du mois ouvert, 2811 le 28 novembre, un point aujourd’hui.")
  }

  static func formAmount(_ text: String, _ error: AmountTextError) -> Finding {
    Finding(
      "web.entry.amount", "Le montant « \(text) » est refusé : \(error.reason).",
      recovery: "Écrivez-le comme 1 234,56, ou comme un calcul : 22+13, 120/1,2.")
  }

  static func formAccountMissing(_ line: Int) -> Finding {
    Finding(
      "web.entry.account-missing", "La ligne \(line) n’a pas de compte.", recovery: "Donnez-lui un compte, ou videz la ligne.")
  }

  static func formAccount(_ text: String, _ count: Int) -> Finding {
    Finding(
      "web.entry.account",
      count == 0 ? "Aucun compte ne répond à « \(text) »." : "« \(text) » peut désigner plusieurs comptes.",
      recovery: count == 0
        ? "Donnez un numéro, ou un mot de l’intitulé ; un compte qui manque s’ajoute au plan."
        : "Choisissez-en un dans la liste, sous la ligne.")
  }

  static func formThirdParty(_ text: String, _ count: Int) -> Finding {
    Finding(
      "web.entry.third-party",
      count == 0 ? "Aucun tiers ne répond à « \(text) »." : "« \(text) » peut désigner plusieurs tiers.",
      recovery: count == 0 ? "Corrigez-le, ou créez le tiers." : "Choisissez-en un dans la liste, sous la ligne.")
  }
}
