import Kernel
import SocialReporting
import Workforce

/// A message to look at: its tree beside one block, said as rubrics, as text and as XML.
struct MessageView: Sendable {
  struct Row: Sendable {
    let rubricID, rubricCode, rubricName, rubricValue, anchor: String
    let meaning, explanation: String?
    let isMarked: Bool
    let faults: [Fault]
    let sources: [Source]
    let hasSources: Bool
  }
  struct Fault: Sendable {
    let faultWord, faultText, faultKind: String
  }
  /// Where a value comes from in the payslip.
  struct Source: Sendable {
    let sourceText: String
    let steps: [String]
    let payslipHref: String?
    let payslipLabel: String
  }
  struct Line: Sendable {
    let lineNumber, before, mark, after: String
    let isFaulty: Bool
  }
  struct Step: Sendable {
    let stepHref, stepText: String
  }
  struct Constat: Sendable {
    let finding: RefusalView
    let placeHref, placeLabel: String
    let hasPlace: Bool
  }

  let treeHTML: String
  let constats: [Constat]
  let hasConstats: Bool
  let moreText, moreHref: String?
  let blockTitle, blockCode, blockNote: String
  let way: [Step]
  let rows: [Row]
  let isEmpty: Bool
  let lines, xml: [Line]
  let textPlace: String
  let previousHref, nextHref: String?
  let maskText, maskHref: String?
  let hasSearch, isSearched, isNotFound: Bool
  let searchAction, searched: String
  let hits: [Step]
  let hiddenFields: [FormView.Hidden]
}

/// What is looked at, and how pages lead to its parts.
struct MessageSheet {
  let message: DSNMessage
  let norm: Norm
  let findings: [Finding]
  /// How many were counted without being listed.
  var unlisted = 0
  var mayUnmask = false
  var dossier: String?
  /// One line of ours about a rubric.
  var explanation: (RubricID) -> String? = { _ in nil }
  /// Where the values of a person come from; the first is 0.
  var sources: (Int) -> [RubricSource] = { _ in [] }
  var payslipHref: (String) -> String? = { _ in nil }

  init(_ message: DSNMessage, norm: Norm, findings: [Finding]) {
    (self.message, self.norm, self.findings) = (message, norm, findings)
  }

  /// How many findings are shown at first, then at most.
  static let (first, most) = (6, 200)

  /// The block that the address names, the declaration otherwise.
  func chosen(_ request: PageRequest) -> BlockPath {
    if let path = request.query["bloc"].flatMap(BlockPath.init), message.block(at: path) != nil { return path }
    return BlockPath([message.declarations.isEmpty ? 0 : 1])
  }

  func view(_ request: PageRequest) -> MessageView {
    let isWhole = mayUnmask && request.query.isTicked("identifiants")
    let words = RubricWords(norm: norm, isWhole: isWhole)
    let label = BlockLabel(words)
    let path = chosen(request)
    let block = message.block(at: path)!
    let places = FindingPlaces(findings, in: message)
    let here = places.findings(at: path)
    let href = { (path: BlockPath) in request.address(with: ["bloc": path.text, "individu": nil]) + "#bloc" }
    let tree = MessageTree(message: message, label: label, chosen: path, marks: places, href: href)
    let constats = constats(places, request)
    let (before, after) = neighbours(of: path)
    let hits = search(request, label, href)
    return MessageView(
      treeHTML: tree.html, constats: constats, hasConstats: !constats.isEmpty, moreText: more(places, request)?.0,
      moreHref: more(places, request)?.1, blockTitle: label.text(block), blockCode: block.id.description,
      blockNote: norm.block(block.id)?.name ?? "", way: way(to: path, label, href), rows: rows(block, path, here, words),
      isEmpty: block.rubrics.isEmpty, lines: lines(block, path, here, words), xml: xml(block, here, words),
      textPlace: textPlace(block, path), previousHref: before.map(href), nextHref: after.map(href),
      maskText: mayUnmask ? (isWhole ? "Masquer les numéros" : "Montrer les numéros") : nil,
      maskHref: mayUnmask ? request.address(with: ["identifiants": isWhole ? nil : "oui"]) : nil,
      hasSearch: individuals.count > MessageTree.run, isSearched: hits != nil, isNotFound: hits?.isEmpty == true,
      searchAction: request.address(
        with: Dictionary(uniqueKeysWithValues: Set(request.query.pairs.map(\.name)).map { ($0, nil) })),
      searched: request.query["individu"] ?? "", hits: hits ?? [],
      hiddenFields: request.query.pairs.filter { ["identifiants", "vue"].contains($0.name) }.map {
        FormView.Hidden(hiddenName: $0.name, hiddenValue: $0.value)
      })
  }

  // MARK: The block

  private func rows(
    _ block: BlockOccurrence, _ path: BlockPath, _ here: [Finding], _ words: RubricWords
  ) -> [MessageView.Row] {
    var anchors: Set<RubricID> = []
    let origins = origins(of: block, at: path)
    return block.rubrics.enumerated().map { index, rubric in
      let code = rubric.id.description
      let faults = here.filter { isAbout($0, rubric) }
      let sources = origins[index] ?? []
      return MessageView.Row(
        rubricID: code, rubricCode: String(code.suffix(6)),
        rubricName: norm.rubric(rubric.id)?.name ?? "inconnue de \(norm.version)",
        rubricValue: words.raw(rubric), anchor: anchors.insert(rubric.id).inserted ? "r-\(code)" : "r-\(code)-\(index)",
        meaning: words.meaning(rubric), explanation: explanation(rubric.id), isMarked: !faults.isEmpty,
        faults: faults.map {
          let view = RefusalView($0)
          return .init(faultWord: view.word, faultText: view.message, faultKind: view.isError ? "faux" : "alerte")
        }, sources: sources, hasSources: !sources.isEmpty)
    }
  }

  private func isAbout(_ finding: Finding, _ rubric: Rubric) -> Bool {
    finding.line == Int(rubric.line) && rubric.line > 0 && (finding.field == nil || finding.field == rubric.id.description)
      || finding.field == rubric.id.description
  }

  /// Where the values of a block of a person come from, by the place of the rubric in the block.
  private func origins(of block: BlockOccurrence, at path: BlockPath) -> [Int: [MessageView.Source]] {
    let way = message.line(to: path)
    guard let depth = way.firstIndex(where: { $0.id == "S21.G00.30" }) else { return [:] }
    let personPath = BlockPath(Array(path.places.prefix(depth + 1)))
    guard let person = individuals.firstIndex(of: personPath) else { return [:] }
    let offset = message.ordinal(at: path) - message.ordinal(at: personPath)
    var found: [Int: [MessageView.Source]] = [:]
    for source in sources(person) where source.place >= offset && source.place < offset + block.rubrics.count {
      guard block.rubrics[source.place - offset].id == source.id else { continue }
      found[source.place - offset, default: []].append(
        .init(
          sourceText: source.shownOrigins, steps: source.steps,
          payslipHref: source.payslip.flatMap(payslipHref), payslipLabel: source.payslip.map { "bulletin n° \($0)" } ?? ""))
    }
    return found
  }

  /// Every person of the message, in order.
  var individuals: [BlockPath] {
    message.declarations.enumerated().flatMap { index, declaration in
      declaration.children.enumerated().flatMap { company, first in
        first.children.enumerated().flatMap { place, workplace in
          workplace.children.indices.filter { workplace.children[$0].id == "S21.G00.30" }.map {
            BlockPath([index + 1, company, place, $0])
          }
        }
      }
    }
  }

  private func lines(
    _ block: BlockOccurrence, _ path: BlockPath, _ here: [Finding], _ words: RubricWords
  ) -> [MessageView.Line] {
    let first = message.ordinal(at: path)
    return block.rubrics.enumerated().map { index, rubric in
      MessageView.Line(
        lineNumber: String(first + index), before: "\(rubric.id),'", mark: words.raw(rubric), after: "'",
        isFaulty: here.contains { isAbout($0, rubric) })
    }
  }

  private func textPlace(_ block: BlockOccurrence, _ path: BlockPath) -> String {
    guard !block.rubrics.isEmpty else { return "Texte" }
    let first = message.ordinal(at: path)
    return block.rubrics.count == 1 ? "Texte, ligne \(first)" : "Texte, lignes \(first) à \(first + block.rubrics.count - 1)"
  }

  private func xml(_ block: BlockOccurrence, _ here: [Finding], _ words: RubricWords) -> [MessageView.Line] {
    let rest = block.children.isEmpty ? nil : block.blockCount
    let open = MessageView.Line(lineNumber: "", before: "<\(block.id)>", mark: "", after: "", isFaulty: false)
    let close = MessageView.Line(lineNumber: "", before: "</\(block.id)>", mark: "", after: "", isFaulty: false)
    let more = rest.map {
      [MessageView.Line(lineNumber: "", before: "  <!-- \($0.counted("bloc")) -->", mark: "", after: "", isFaulty: false)]
    }
    return [open]
      + block.rubrics.map { rubric in
        MessageView.Line(
          lineNumber: "", before: "  <\(rubric.id)>", mark: words.raw(rubric).htmlEscaped, after: "</\(rubric.id)>",
          isFaulty: here.contains { isAbout($0, rubric) })
      } + (more ?? []) + [close]
  }

  // MARK: The way

  private func way(to path: BlockPath, _ label: BlockLabel, _ href: (BlockPath) -> String) -> [MessageView.Step] {
    message.line(to: path).dropLast().enumerated().map { depth, block in
      .init(stepHref: href(BlockPath(Array(path.places.prefix(depth + 1)))), stepText: label.text(block))
    }
  }

  /// The blocks right before and after in document order.
  private func neighbours(of path: BlockPath) -> (BlockPath?, BlockPath?) {
    func deepest(_ path: BlockPath) -> BlockPath {
      guard let block = message.block(at: path), !block.children.isEmpty else { return path }
      return deepest(path.appending(block.children.count - 1))
    }
    let parent = BlockPath(Array(path.places.dropLast()))
    let place = path.places.last ?? 0
    let before = place > 0 ? deepest(parent.appending(place - 1)) : parent.places.isEmpty ? nil : parent
    if let block = message.block(at: path), !block.children.isEmpty { return (before, path.appending(0)) }
    var up = path.places
    while let last = up.popLast() {
      let next = BlockPath(up + [last + 1])
      if message.block(at: next) != nil { return (before, next) }
    }
    return (before, nil)
  }

  /// People whose name has the words that were typed; nil when none were.
  private func search(
    _ request: PageRequest, _ label: BlockLabel, _ href: (BlockPath) -> String
  ) -> [MessageView.Step]? {
    guard let text = request.query.text("individu") else { return nil }
    let words = text.searchFolded.split(separator: " ")
    var hits: [MessageView.Step] = []
    for path in individuals where hits.count < MessageTree.run {
      guard let block = message.block(at: path) else { continue }
      let name = label.name(block)
      let folded = name.searchFolded
      if words.allSatisfy({ folded.contains($0) }) { hits.append(.init(stepHref: href(path), stepText: name)) }
    }
    return hits
  }

  // MARK: Findings

  private func constats(_ places: FindingPlaces, _ request: PageRequest) -> [MessageView.Constat] {
    let limit = request.query.isTicked("constats") ? MessageSheet.most : MessageSheet.first
    return places.findings.worstFirst.prefix(limit).map { finding, path in
      let anchor = finding.field.flatMap { RubricID($0) == nil ? nil : "r-\($0)" } ?? "bloc"
      return MessageView.Constat(
        finding: RefusalView(finding.withoutField, dossier: dossier),
        placeHref: path.map { request.address(with: ["bloc": $0.text]) + "#\(anchor)" } ?? "",
        placeLabel: finding.field.flatMap { RubricID($0) }.map { "Voir \($0.description.suffix(6))" } ?? "Voir le bloc",
        hasPlace: path != nil)
    }
  }

  private func more(_ places: FindingPlaces, _ request: PageRequest) -> (String, String?)? {
    let total = places.findings.count + unlisted
    let isAll = request.query.isTicked("constats")
    let shown = min(places.findings.count, isAll ? MessageSheet.most : MessageSheet.first)
    guard total > shown else { return nil }
    let rest = "… et \((total - shown).counted("autre"))"
    return (rest, isAll || places.findings.count <= shown ? nil : request.address(with: ["constats": "tous"]))
  }
}

extension [(finding: Finding, path: BlockPath?)] {
  fileprivate var worstFirst: Self {
    [Finding.Severity.error, .warning, .info].flatMap { severity in filter { $0.finding.severity == severity } }
  }
}
