import Banking
import Foundation
import Kernel
import Ledger
import Presentation
import Store
import UseCases

/// The report of a control: tiles, then the findings by severity, each where it stands.
struct CheckReportView: Sendable {
  struct Tile: Sendable {
    let heading, value, note: String
    let isWrong, isRight: Bool
  }

  struct Group: Sendable {
    let heading, anchor, count: String
    let findings: [Constat]
  }

  struct Constat: Sendable {
    let finding: RefusalView
    let excerpt: Excerpt?
    let fileName: String?
    let more: String?
  }

  struct File: Sendable {
    let name, digest: String
    /// Its name is said when there are several.
    let hasName: Bool
    let tiles: [Tile]
    /// Of a bank's file, one row each.
    let statements: [Statement]
    let hasStatements: Bool
    let moreStatements: String?
    let groups: [Group]
    let isClean: Bool
    let sentence: String
  }

  struct Statement: Sendable {
    let account, period, opening, lines, sum, closing: String
  }

  let files: [File]
  let edited, version: String

  init(_ report: CheckPages.Report, edited: String, version: String) {
    files = report.items.enumerated().map { CheckReportView.file($1, rank: $0, isAlone: report.items.count == 1) }
    (self.edited, self.version) = (edited, version)
  }

  private static func file(_ item: CheckPages.Item, rank: Int, isAlone: Bool) -> File {
    let log = item.verdict.log
    let groups = groups(log, names: item.names, lines: item.lines, rank: rank)
    let statements = statements(item.verdict)
    return File(
      name: item.names.joined(separator: ", "), digest: item.digest, hasName: !isAlone, tiles: tiles(item.verdict),
      statements: statements.rows, hasStatements: !statements.rows.isEmpty, moreStatements: statements.more,
      groups: groups,
      isClean: log.findings.isEmpty,
      sentence: sentence(item.verdict.kind))
  }

  /// What was tried, when nothing was found.
  private static func sentence(_ kind: CheckFiles.Kind) -> String {
    switch kind {
    case .fec, .fecXML: "Les \(FECRule.all.count) règles ont été essayées sur chaque ligne ; aucune n’est enfreinte."
    case .dsn, .dsnXML: "Chaque rubrique se lit et est à sa place, aucun contrôle n’est enfreint. \(DSNFileSummary.notice)"
    default:
      kind.statement != nil ? "Solde initial et mouvements mènent au solde final." : "Tout se lit et se recalcule."
    }
  }

  /// The findings of a log by severity, each in its context.
  /// - Parameters:
  ///   - names: the files they were found in.
  ///   - lines: lines of these files, by name then by number.
  static func groups(_ log: FindingLog, names: [String], lines: [String: [Int: String]], rank: Int = 0) -> [Group] {
    [Finding.Severity.error, .warning, .info].compactMap { group(log, names, lines, $0, rank: rank) }
  }

  private static func group(
    _ log: FindingLog, _ names: [String], _ lines: [String: [Int: String]], _ severity: Finding.Severity, rank: Int
  ) -> Group? {
    let found = log.findings.filter { $0.severity == severity }
    guard !found.isEmpty else { return nil }
    let total = Set(found.map(\.code)).reduce(0) { $0 + (log.counts[$1] ?? 0) }
    let word = severity == .error ? "Erreurs" : severity == .warning ? "Alertes" : "Informations"
    let last = Dictionary(found.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { max($0, $1) })
    return Group(
      heading: word, anchor: "\(word.lowercased())-\(rank)", count: total.french,
      findings: found.enumerated().map { index, finding in
        let name = finding.file ?? names[0]
        let unlisted = last[finding.code] == index ? log.unlisted[finding.code] ?? 0 : 0
        return Constat(
          finding: RefusalView(finding), excerpt: Excerpt(finding, lines: lines[name] ?? [:]),
          fileName: names.count > 1 ? finding.file : nil,
          more: unlisted > 0
            ? "… et \(unlisted.french) autre\(unlisted > 1 ? "s" : "") du même genre, non détaillée\(unlisted > 1 ? "s" : "")."
            : nil)
      })
  }

  private static func tiles(_ verdict: CheckFiles.Verdict) -> [Tile] {
    let warnings = verdict.log.counts.values.reduce(0, +) - verdict.log.errorCount
    let word = verdict.kind == .unknown ? "Non reconnu" : verdict.isValid ? "Conforme" : "Non conforme"
    let counts = "\(plural(verdict.log.errorCount, "erreur")), \(plural(warnings, "remarque"))"
    let first = Tile(heading: "Verdict", value: word, note: counts, isWrong: !verdict.isValid, isRight: verdict.isValid)
    func tile(_ heading: String, _ value: String, _ note: String, isWrong: Bool = false) -> Tile {
      Tile(heading: heading, value: value, note: note, isWrong: isWrong, isRight: false)
    }
    switch verdict.summary {
    case .fec(let fec)?:
      let gap = fec.debit - fec.credit
      return [
        first,
        tile("Contenu", plural(fec.lines, "ligne"), plural(fec.entries, "écriture") + (period(fec).map { ", \($0)" } ?? "")),
        tile("Débit", "\(fec.debit.french) €", "crédit \(fec.credit.french) €"),
        tile("Écart", "\(gap.french) €", gap == .zero ? "équilibré" : "entre débit et crédit", isWrong: gap != .zero),
      ]
    case .dossier(let verification)?:
      return [
        first, tile("Contenu", plural(verification.entries, "écriture"), "validées et scellées"),
        tile("Piste d’audit", plural(verification.events, "événement"), "empreinte \("\(verification.head)".prefix(12))…"),
      ]
    case .csv(let records, let fields)?:
      return [first, tile("Contenu", plural(records, "enregistrement"), "\(fields) champs au plus")]
    case .bank(let bank)?:
      let accounts = Set(bank.statements.map { $0.statement.account.french }).count
      let content = tile(
        "Contenu", plural(bank.lines, "mouvement"), "\(plural(bank.count, "relevé")), \(plural(accounts, "compte"))")
      guard bank.count == 1, let only = bank.statements.first else { return [first, content] }
      let opening = only.statement.opening?.amount.french
      return [
        first, content,
        tile("Mouvements", only.statement.currency.french(only.sum), opening.map { "depuis \($0)" } ?? "solde initial inconnu"),
        tile("Solde final", only.statement.closing?.amount.french ?? "inconnu", only.period ?? ""),
      ]
    case .orders(let file)?:
      return [
        first,
        tile("Contenu", plural(file.count, "ordre"), "\(plural(file.blockCount, "lot")), \(file.version ?? "version inconnue")"),
        tile("Total", BankCurrency.euro.french(file.sum), file.initiator ?? ""),
        tile("Exécution", file.blocks.first?.day?.french ?? "inconnue", file.message.map { "message \($0)" } ?? ""),
      ]
    case .payslip(let slip)?:
      return [
        first, tile("Bulletin", slip.period.french, slip.employee ?? "salarié inconnu"),
        tile("Règles", slip.verdict, "\(slip.broken) enfreinte(s) sur quarante-deux", isWrong: slip.verdict == "non conforme"),
      ]
    case .dsn(let dsn)?:
      return [
        first,
        tile(
          "Contenu", plural(dsn.individuals, "individu"),
          "\(plural(dsn.declarations, "déclaration")), \(plural(dsn.rubrics, "rubrique"))"),
        tile(
          "Norme", dsn.version ?? "inconnue",
          (dsn.natures.isEmpty ? "aucune nature" : "nature \(dsn.natures.joined(separator: ", "))")
            + (dsn.isTest == true ? ", fichier d’essai" : "")),
        tile(
          "Contrôles", dsn.controls.french, "contrôles Écritoire, non certifiés" + (dsn.sawSchema ? ", schéma XML essayé" : "")),
      ]
    case nil: return [first]
    }
  }

  private static let shownStatements = 50

  private static func statements(_ verdict: CheckFiles.Verdict) -> (rows: [Statement], more: String?) {
    guard case .bank(let bank)? = verdict.summary else { return ([], nil) }
    let rows = bank.statements.prefix(shownStatements).map { summary in
      let statement = summary.statement
      return Statement(
        account: statement.account.french, period: summary.period ?? "—", opening: statement.opening?.amount.french ?? "—",
        lines: summary.lines.french, sum: statement.currency.french(summary.sum), closing: statement.closing?.amount.french ?? "—"
      )
    }
    let hidden = bank.count - rows.count
    return (rows, hidden > 0 ? "… et \(plural(hidden, "relevé")) de plus." : nil)
  }

  private static func period(_ fec: FECSummary) -> String? {
    guard let first = fec.firstDay, let last = fec.lastDay else { return nil }
    return "du \(first.french) au \(last.french)"
  }

  static func plural(_ count: Int, _ word: String) -> String { "\(count.french) \(word)\(count > 1 ? "s" : "")" }
}

extension Int {
  /// « 1 234 567 », with narrow no-break spaces.
  var french: String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append("\u{202F}") }
      text.append(digit)
    }
    return self < 0 ? "−\(text)" : text
  }
}
