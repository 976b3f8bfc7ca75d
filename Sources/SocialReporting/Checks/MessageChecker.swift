public import Kernel

/// Judges a message against the controls of the norm and ours, piece after piece: memory does not grow with the number of people.
///
///     var checker = try MessageChecker(norm, today: day)
///     try reader.read(source) { piece, _ in checker.take(piece) }
///     let verdict = checker.finish()
///
/// The syntax of the file (lines, order, orphans) is the reader’s to judge.
public struct MessageChecker {
  private let norm: Norm
  private let book: ControlBook
  private let usages: UsageBook
  private let formIsRead: Bool
  private let ceilings: SocialCeilings?
  private let today: Day?
  /// The control of values against the dictionary.
  private let valuePlace: Int?

  private var envelope: BlockOccurrence?
  /// The open blocks of the declaration at hand, without its people.
  private var path: [BlockOccurrence] = []
  private var held: BlockOccurrence?
  private var tally = DeclarationTally()
  private var send = SendTally()
  private var faults: FoundFaults
  /// Before the declaration at hand.
  private var declarationMark: FoundFaults.Mark
  private let cascades: CascadeBook
  /// What is being looked at, for the words of a finding.
  private var about = ""

  /// `today` judges years of birth; nil leaves them. `formIsRead` leaves the totals to the reader, which has judged them. Throws `dsn.norm.data-invalid` for a file of controls of the user’s own that is
  /// not well-formed.
  public init(_ norm: Norm, today: Day? = nil, formIsRead: Bool = false, keptPerControl: Int = 20, files: DataFiles = .embedded)
    throws(Finding)
  {
    self.init(
      norm, try ControlBook(norm, files: files), ceilings: try SocialCeilings(files), today: today, formIsRead: formIsRead,
      keptPerControl: keptPerControl)
  }

  init(
    _ norm: Norm, _ book: ControlBook, ceilings: SocialCeilings? = nil, today: Day? = nil, formIsRead: Bool = false,
    keptPerControl: Int = 20, folds: Bool = true
  ) {
    (self.ceilings, self.formIsRead) = (ceilings, formIsRead)
    usages = UsageBook(norm)
    valuePlace = book.places["E-03"]
    (self.norm, self.book, self.today) = (norm, book, today)
    faults = FoundFaults(controls: book.controls.count, kept: keptPerControl)
    (declarationMark, cascades) = (faults.mark, folds ? CascadeBook(book.places) : CascadeBook([:]))
  }

  public mutating func take(_ piece: MessagePiece) {
    judgeHeld()
    switch piece {
    case .individual(let individual):
      send.rubrics += individual.rubricCount
      close(to: MessagePiece.individualBlock)
      held = marked(individual)
    case .block(let block):
      send.rubrics += block.rubrics.count
      take(marked(block))
    }
  }

  /// The last person waits for what follows: where a file is cut, nothing does.
  private mutating func judgeHeld() {
    guard let individual = held else { return }
    held = nil
    judge(individual)
  }

  /// Days that no calendar has are a fault of their own: marked, they are compared with nothing.
  private func marked(_ block: BlockOccurrence) -> BlockOccurrence {
    guard hasWrongDay(block) else { return block }
    var block = block
    for (place, rubric) in block.rubrics.enumerated() where isWrongDay(rubric) {
      block.rubrics[place] = Rubric(rubric.id, String(RuleScene.mark) + rubric.value, line: Int(rubric.line))
    }
    block.children = block.children.map(marked)
    return block
  }

  private func hasWrongDay(_ block: BlockOccurrence) -> Bool {
    block.rubrics.contains(where: isWrongDay) || block.children.contains(where: hasWrongDay)
  }

  private func isWrongDay(_ rubric: Rubric) -> Bool {
    guard rubric.value.utf8.count == 8, RuleScene.looseDate(rubric.value) != nil, RuleScene.date(rubric.value) == nil,
      let place = norm.place(of: rubric.id)
    else { return false }
    return norm.rubrics[place].kind == .date
  }

  private mutating func take(_ block: BlockOccurrence) {
    switch block.id.packed {
    case 100_000: envelope = block
    case 100_001, 100_002: envelope?.children.append(block)
    case 200_005:
      closeDeclaration()
      send.declarations += 1
      tally = DeclarationTally()
      declarationMark = faults.mark
      tally.nature = block[1] ?? ""
      // One that cancels need not hold what it cancels.
      tally.judgedNature =
        block[2] == "04" ? nil : DeclarationNature(rawValue: tally.nature).flatMap { usages.knows($0) ? $0 : nil }
      tally.month = DeclaredMonth(block[5])
      tally.ceiling = tally.month.flatMap { month in ceilings?.ceiling(sinceJanuary: month) }
      path = [block]
    case 900_090:
      closeDeclaration()
      send.totals = block
    default:
      close(to: block.id)
      path.append(block)
    }
  }

  /// Closes what is open down to the parent of a block; everything but the declaration when the parent is not open.
  private mutating func close(to block: BlockID) {
    let parent = norm.block(block)?.parent
    while path.count > 1, path[path.count - 1].id != parent { closeLast() }
  }

  private mutating func closeLast() {
    let closed = path.removeLast()
    path[path.count - 1].children.append(closed)
  }

  private mutating func closeDeclaration() {
    while path.count > 1 { closeLast() }
    guard let declaration = path.popLast() else { return }
    about = send.declarations > 1 ? "déclaration n° \(send.declarations)" : ""
    var scene = scene(above: [])
    visit(declaration, &scene)
    var breaches = Breaches()
    DeclarationControls.judge(declaration, tally, ceilings, &breaches)
    year(declaration, &breaches)
    send.take(declaration, &breaches)
    report(breaches)
    cascades.declaration(&faults, since: declarationMark)
  }

  /// A month is declared in the norm of its year. One that is late may have to be sent in a norm that came after: only a norm of a
  /// year before is wrong.
  private func year(_ declaration: BlockOccurrence, _ breaches: inout Breaches) {
    guard declaration[1] == "01", let month = tally.month, let version = envelope?[6], version.utf8.count == 6,
      version.hasPrefix("P"), let year = Int(version.dropFirst().prefix(2)), 2000 + year < month.start / 10_000
    else { return }
    breaches.tell("E-31", declaration, 5, "norme \(version), mois « \(declaration[5] ?? "") »")
  }

  private func scene(above path: [BlockOccurrence]) -> RuleScene {
    var scene = RuleScene(stack: (envelope.map { [$0] } ?? []) + path)
    scene.month = tally.month
    scene.today = today
    return scene
  }

  private mutating func judge(_ individual: BlockOccurrence) {
    tally.individuals += 1
    send.individuals += 1
    let number = send.declarations > 1 ? " de la déclaration n° \(send.declarations)" : ""
    about = "individu n° \(tally.individuals)\(number)"
    var scene = scene(above: path)
    scene.contracts = individual.children("S21.G00.40")
    let mark = faults.mark
    visit(individual, &scene)
    var breaches = Breaches()
    tally.take(individual, &breaches)
    IndividualControls.judge(individual, scene, tally.ceiling, ceilings, &breaches)
    report(breaches)
    cascades.individual(&faults, since: mark, isPaid: individual.child("S21.G00.50") != nil)
  }

  private mutating func visit(_ block: BlockOccurrence, _ scene: inout RuleScene) {
    scene.stack.append(block)
    if let rules = book.rules[block.id.packed] {
      let mask = block.presence
      for rule in rules where mask & rule.needs == rule.needs && !scene.stands(rule.expression) { report(rule, block, scene) }
    }
    values(block)
    if let nature = tally.judgedNature { judgeUsage(block, nature) }
    for child in block.children { visit(child, &scene) }
    scene.stack.removeLast()
  }

  private mutating func judgeUsage(_ block: BlockOccurrence, _ nature: DeclarationNature) {
    var breaches = Breaches()
    usages.judge(block, nature, &breaches)
    report(breaches)
  }

  /// Values against the dictionary.
  private mutating func values(_ block: BlockOccurrence) {
    guard let valuePlace else { return }
    for rubric in block.rubrics {
      guard let place = norm.place(of: rubric.id), let fault = norm.rubrics[place].accepts(RuleScene.unmarked(rubric.value))
      else { continue }
      // A date that has its own control is judged by it.
      if fault.rule == .date, book.dated.contains(rubric.id) { continue }
      add(valuePlace, rubric.id, block, Self.said(rubric.id, rubric.value) + ", " + fault.french, fault.severity)
    }
  }

  private mutating func report(_ rule: ControlBook.Rule, _ block: BlockOccurrence, _ scene: RuleScene) {
    let control = book.controls[rule.control]
    var said = rule.expression.references.compactMap { reference -> String? in
      guard let id = scene.rubric(reference) else { return nil }
      return Self.said(id, scene.value(reference))
    }
    for (place, numbers) in rule.expression.searches {
      let found = scene.blocks(place)
      if found.isEmpty { said.append("pas de bloc \(BlockID(packed: place.block))") }
      for other in found { said += numbers.compactMap { number in other[number].map { Self.said(other.id.rubric(number), $0) } } }
    }
    var seen: Set<String> = []
    said = said.filter { seen.insert($0).inserted }
    add(rule.control, control.rubric, block, said.joined(separator: ", "))
  }

  private static func said(_ id: RubricID, _ value: String?) -> String {
    guard let value = value.map(RuleScene.unmarked) else { return "\(id) absente" }
    return
      "\(id) = \(accounts.contains(id) ? "« \(ComparisonWords.maskedAccount(value)) »" : secrets.contains(id) ? "(masqué)" : "« \(value) »")"
  }

  /// What is never shown: numbers that name a person, accounts.
  private static let secrets: Set<RubricID> = [
    "S21.G00.12.003", "S21.G00.20.004", "S21.G00.60.007", "S21.G00.73.008", "S21.G00.30.001", "S21.G00.30.020", "S21.G00.31.008",
    "S21.G00.73.007", "S89.G00.67.001", "S89.G00.67.002", "S89.G00.87.007", "S89.G00.87.008", "S89.G00.88.008", "S89.G00.88.009",
    "S89.G00.89.007", "S89.G00.89.008", "S89.G00.91.001", "S89.G00.91.021",
  ]

  private static let accounts = ComparisonWords.accounts

  private mutating func report(_ breaches: Breaches) {
    for breach in breaches.found {
      guard let place = book.places[breach.control], book.controls[place].isApplied else { continue }
      add(place, breach.number == 0 ? nil : breach.block.id.rubric(breach.number), breach.block, breach.read, breach.severity)
    }
  }

  private mutating func add(
    _ place: Int, _ rubric: RubricID?, _ block: BlockOccurrence, _ read: String, _ severity: Finding.Severity? = nil
  ) {
    let (control, about) = (book.controls[place], about)
    faults.add(place) { Self.finding(control, rubric, block, read, severity, about) }
  }

  private static func finding(
    _ control: Control, _ rubric: RubricID?, _ block: BlockOccurrence, _ read: String, _ severity: Finding.Severity?,
    _ about: String
  ) -> Finding {
    let found = rubric.flatMap { id in block.rubrics.first { $0.id == id } }
    let line = found.map { Int($0.line) } ?? block.line
    let field = (rubric ?? control.rubric)?.description ?? block.id.description
    let read = read.filter { $0 != RuleScene.mark }
    var finding = Finding.dsnControl(control, read: read, about: about).at(line: line == 0 ? nil : line, field: field)
    finding.severity = severity ?? finding.severity
    return finding
  }

  /// - Parameter isCut: the file stops before its totals: what was open is not judged, for what is missing is missing of all.
  public mutating func finish(isCut: Bool = false) -> MessageVerdict {
    if isCut {
      held = nil
    } else {
      judgeHeld()
      closeDeclaration()
    }
    about = ""
    if let envelope {
      tally = DeclarationTally()
      var scene = RuleScene(stack: [])
      scene.today = today
      visit(envelope, &scene)
    }
    var breaches = Breaches()
    if !isCut { SendControls.judge(send, envelope, formIsRead: formIsRead, &breaches) }
    report(breaches)
    let applied = book.controls.filter(\.isApplied)
    var broken: [ControlID: Int] = [:]
    for (place, count) in faults.counts.enumerated() where count > 0 { broken[book.controls[place].id] = count }
    return MessageVerdict(
      log: faults.log { "dsn.control.\(book.controls[$0].kind.rawValue)" }, broken: broken, checked: applied.map(\.id),
      unchecked: book.controls.filter { !$0.isApplied }, declarations: send.declarations, individuals: send.individuals)
  }
}

extension MessageChecker {
  /// The verdict on a message that is whole in memory. Throws what the controls’ own file may be wrong in.
  public static func verdict(on message: DSNMessage, norm: Norm, today: Day? = nil, files: DataFiles = .embedded) throws(Finding)
    -> MessageVerdict
  {
    var checker = try MessageChecker(norm, today: today, files: files)
    message.forEachPiece { checker.take($0) }
    return checker.finish()
  }
}
