import Competence
import Kernel
import Ledger
import Pages
import Store
public import UseCases

/// A candidate's file as a jury reads it: who comes and by which way, block after block what the program scored and what people judged,
/// side by side, with what proves it; then minutes to be filled in.
public struct JuryFilePDF {
  private let file: JuryFile

  public init(_ file: JuryFile) { self.file = file }

  /// Of each block, on paper: the archive has all of it.
  static let mostEvidence = 120

  /// Throws `pages.font-missing`, `pages.not-drawn`.
  public func bytes() throws -> [UInt8] { try pages.bytes() }

  private var title: Referential { file.title }

  var pages: PDFDocument {
    let isFictitious = file.works.contains { $0.facts.isFictitious }
    var pages = PDFDocument(
      title: "Dossier de jury de \(file.name)", subject: "\(title.code) \(title.title)", author: file.author, day: file.day,
      owner: "\(title.code) · \(file.name)", footer: "Édité le \(file.day.french) · Écritoire \(file.engine)",
      watermark: isFictitious ? "FICTIF" : nil)
    pages.blocks = cover + title.blocks.flatMap(block) + transversal + works + decisions + minutes
    return pages
  }

  // MARK: Who comes

  private var cover: [PDFBlock] {
    var blocks: [PDFBlock] = [
      .heading(1, "Dossier de jury"),
      .pairs([
        ("Candidat", file.name + (file.login.isEmpty || file.login == file.name ? "" : " (\(file.login))")),
        ("Titre", "\(title.code) \(title.title), niveau \(title.level)"), ("Certificateur", title.certifier.name),
        ("Voie d’accès", file.route?.label ?? "non dite : le registre du cabinet la dit"),
        ("Établi le", "\(file.day.french) par \(file.author)"),
      ]),
      .paragraph(
        "Fiche échue le \(title.registration.expires.french) : elle sert ici de référentiel d’étude, et n’ouvre plus l’entrée en formation.",
        title.isExpired(on: file.day) ? .strong : .note),
      .heading(2, "Jury attendu"),
    ]
    if let route = file.route {
      blocks.append(.pairs(route.jury.enumerated().map { ("Siège \($0 + 1)", $1) }))
    } else {
      blocks.append(.paragraph("La voie d’accès dit qui siège ; elle n’est pas dite."))
    }
    blocks += [
      .heading(2, "Où en est chaque bloc"), .table(states),
      .paragraph(
        "La note automatique est celle du programme, le jugement celui d’une personne : l’un ne remplace pas l’autre. Le seuil est de \(BlockBoard.threshold.frenchPercent). Seul le jury valide.",
        .note),
    ]
    return blocks
  }

  private var states: PDFTable {
    var table = PDFTable(
      name: "Où en est chaque bloc",
      columns: [
        .init("Bloc"), .init("Intitulé", isFlexible: true), .init("État"), .init("Note", isTrailing: true),
        .init("Jugées acquises", isTrailing: true),
      ])
    for block in title.blocks {
      let human = file.board.human(block.id)
      table.add([
        .text(block.id), .text(block.title), .text(file.board.state(block.id).french),
        .text(file.board.automatic(block.id)?.frenchPercent ?? "aucune"), .text("\(human.acquired) sur \(human.of)"),
      ])
    }
    return table
  }

  // MARK: Block after block

  private func block(_ block: Referential.Block) -> [PDFBlock] {
    [.heading(2, "\(block.id) \(block.title)"), .table(competences(title.competences(of: block.id), named: block.id))]
      + evidence(file.evidence(of: block.id), of: block.id)
  }

  private var transversal: [PDFBlock] {
    let own = title.competences.filter { $0.block == nil }
    return own.isEmpty ? [] : [.heading(2, "À travers les blocs"), .table(competences(own, named: "à travers les blocs"))]
  }

  private func competences(_ items: [Referential.Competence], named name: String) -> PDFTable {
    var table = PDFTable(
      name: "Compétences, \(name)",
      columns: [
        .init("Ligne"), .init("Compétence", isFlexible: true), .init("Comment", isFlexible: true),
        .init("Note", isTrailing: true),
        .init("Jugement"), .init("Preuves", isTrailing: true),
      ])
    for item in items {
      let standing = file.board.standings[item.id]
      table.add(
        item.isHeading ? .titled : .line,
        [
          .text(item.id), .text(item.label), .text(title.coverage(item).french),
          .text(standing?.automatic?.frenchPercent ?? ""), .text(standing?.human?.rawValue ?? ""),
          .text("\(standing?.evidence ?? 0)"),
        ])
    }
    return table
  }

  private func evidence(_ items: [(work: JuryFile.Work, item: ReadEvidence.Item)], of block: String) -> [PDFBlock] {
    guard !items.isEmpty else { return [.paragraph("Aucune preuve dans les dossiers du candidat.")] }
    var table = PDFTable(
      name: "Preuves, \(block)",
      columns: [
        .init("N°", isTrailing: true), .init("Quand"), .init("Preuve", isFlexible: true), .init("Pour", isFlexible: true),
        .init("SHA-256", isFlexible: true), .init("État"),
      ])
    for (work, item) in items.prefix(JuryFilePDF.mostEvidence) {
      let proof = item.evidence
      table.add([
        .text("\(proof.event)"), .text(JuryFilePDF.moment(proof.instant)),
        .text("\(UseCaseName.french(proof.useCase)), \(proof.reference), dossier \(work.name)"),
        .text(proof.competences.joined(separator: " ")), .text(JuryFilePDF.folded(proof.digest)), .text(item.standing.french),
      ])
    }
    let rest = items.count - JuryFilePDF.mostEvidence
    let more = rest > 0 ? [PDFBlock.paragraph("… et \(rest) autres, toutes dans l’archive (preuves.json).", .note)] : []
    return [.heading(3, "Preuves de \(block)"), .table(table)] + more
  }

  // MARK: What was handed in, judged and decided

  private var works: [PDFBlock] {
    file.works.flatMap { work -> [PDFBlock] in
      var blocks: [PDFBlock] = [
        .heading(2, "Dossier \(work.name)"),
        .pairs([
          ("Société", work.facts.legalName),
          ("Scénario", work.path.scenario.map { "\($0.scenario.id) \($0.scenario.title)" } ?? "aucun"),
          ("Piste d’audit", "\(work.trail.events.count) événements"), ("Tête de la piste", JuryFilePDF.folded(work.trail.head)),
        ]),
      ]
      if !work.path.handIns.isEmpty {
        var table = PDFTable(
          name: "Travaux rendus, \(work.name)",
          columns: [
            .init("Rendu le"), .init("Scénario"), .init("Points", isTrailing: true), .init("Moteur"),
            .init("Tête de la piste alors", isFlexible: true),
          ])
        for kept in work.path.handIns {
          table.add([
            .text(kept.value.day.french), .text(kept.value.scenario),
            .text("\(kept.value.points.french) sur \(kept.value.maximum.french)"), .text(kept.value.engine),
            .text(JuryFilePDF.folded(kept.value.head)),
          ])
        }
        blocks += [.heading(3, "Travaux rendus"), .table(table)]
      }
      return blocks + judgements(work)
    }
  }

  private func judgements(_ work: JuryFile.Work) -> [PDFBlock] {
    guard !work.path.judgements.isEmpty else { return [] }
    var table = PDFTable(
      name: "Jugements, \(work.name)",
      columns: [
        .init("Jour"), .init("Sur"), .init("Jugement", isFlexible: true), .init("Motif", isFlexible: true),
        .init("Par", isFlexible: true),
      ])
    for kept in work.path.judgements {
      let said =
        switch kept.value.subject {
        case .competence(_, let level): "\(level.rawValue) : \(level.french)"
        case .criterion(_, let points): "\(Points(hundredths: points).french) points"
        }
      table.add([
        .text(kept.value.day.french), .text(kept.value.subject.id), .text(said), .text(kept.value.reason), .text(kept.author),
      ])
    }
    return [.heading(3, "Jugements écrits"), .table(table)]
  }

  private var decisions: [PDFBlock] {
    guard !file.proposals.isEmpty || !file.rulings.isEmpty else { return [] }
    var table = PDFTable(
      name: "Propositions et décisions",
      columns: [.init("Jour"), .init("Sur"), .init("Quoi", isFlexible: true), .init("Motif", isFlexible: true)])
    for item in file.proposals {
      table.add([
        .text(Day(iso: String(item.instant.prefix(10)))?.french ?? item.instant), .text(item.proposal.block),
        .text("proposé par \(item.author), le bloc étant \(item.proposal.state.french)"), .text(item.proposal.reason),
      ])
    }
    for ruling in file.rulings {
      table.add([
        .text(ruling.day.french), .text(ruling.subject),
        .text("\(ruling.isGranted ? "accordé" : "refusé") par le jury, procès-verbal n° \(ruling.number)"), .text(ruling.reason),
      ])
    }
    let missing = file.capitalisation.missing
    return [
      .heading(2, "Propositions et décisions"), .table(table),
      .paragraph(
        missing.isEmpty ? "Le titre est acquis en entier." : "Manque au titre entier : \(missing.joined(separator: ", "))."),
    ]
  }

  // MARK: Minutes to be filled in

  private var minutes: [PDFBlock] {
    [.heading(2, "Procès-verbal à remplir")] + title.blocks.filter { file.board.state($0.id) != .validated }.flatMap(minutes)
  }

  private func minutes(_ block: Referential.Block) -> [PDFBlock] {
    var seats = PDFTable(
      name: "Jury du bloc \(block.id)",
      columns: [.init("Siège", isFlexible: true), .init("Nom", width: 130), .init("Signature", width: 110)])
    for seat in file.route?.jury ?? ["", "", "", ""] { seats.add([.text(seat), .empty, .empty]) }
    return [
      .heading(3, "\(block.id) \(block.title)"),
      .paragraph(
        "État avant le jury : \(file.board.state(block.id).french). Décision : [   ] validé   [   ] refusé, le …… / …… / ………"),
      .paragraph("Motif (obligatoire en cas de refus) :"), .space(28), .table(seats), .space(10),
    ]
  }

  /// « 02/11/2026 09:30 ».
  private static func moment(_ instant: String) -> String {
    guard let day = Day(iso: String(instant.prefix(10))) else { return instant }
    return "\(day.french) \(instant.dropFirst(11).prefix(5))"
  }

  /// Sixteen digits at a time, so that lines break between them.
  private static func folded(_ digest: String) -> String {
    var (groups, rest) = ([Substring](), digest[...])
    while !rest.isEmpty {
      groups.append(rest.prefix(16))
      rest = rest.dropFirst(16)
    }
    return groups.joined(separator: " ")
  }
}

/// Where a jury's file was written, and what to note to verify it later.
public struct JuryFileJSON: Encodable, Sendable {
  let learner, referential: String
  let route: OrNull<String>
  let pdf, zip: OrNull<String>
  /// The SHA-256 of the archive's manifest.
  let seal: OrNull<String>
  let evidence: Int
  let trails: [Trail]
  let findings: [FindingJSON]

  struct Trail: Encodable, Sendable {
    let dossier, head: String
    let events: Int
  }

  public init(_ file: JuryFile, pdf: String?, zip: String?, seal: String?) {
    (learner, referential, route) = (file.login, file.title.code, OrNull(file.route?.id))
    (self.pdf, self.zip, self.seal) = (OrNull(pdf), OrNull(zip), OrNull(seal))
    evidence = file.works.reduce(0) { $0 + $1.evidence.count }
    trails = file.works.map { Trail(dossier: $0.name, head: $0.trail.head, events: $0.trail.events.count) }
    findings = file.findings.map { FindingJSON($0) }
  }
}

/// What verifying an archive found.
public struct ArchiveJSON: Encodable, Sendable {
  let valid: Bool
  let learner, referential, seal: String
  let files, events, evidence: Int
  let findings: [FindingJSON]

  public init(_ outcome: VerifyArchive.Outcome) {
    (valid, learner, referential) = (outcome.findings.isEmpty, outcome.learner, outcome.referential)
    (seal, files, events, evidence) = (outcome.seal, outcome.files, outcome.events, outcome.evidence)
    findings = outcome.findings.map { FindingJSON($0) }
  }
}
