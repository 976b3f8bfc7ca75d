import Foundation

/// A place in the sources that makes a finding, read as text: its code, and
/// the shape of what it says, where each computed part stands as « … ».
struct FindingCall {
  let code: String
  /// `error`, `warning`, `info`: several when the code decides.
  let severities: [String]
  let message: String
  let recovery: String
  let reference: String
  let path: String

  /// Findings that several rules share: the function that makes them, and how the codes of these rules end.
  private static let shared = [
    (function: "fecFieldEmpty", endings: [".empty"]), (function: "fecLabelBlank", endings: [".blank-looking"]),
    (function: "fecLabelChange", endings: [".label-changes", ".two-labels"]),
    (function: "wrongRate", endings: ["p16.housing", "p18.rates"]),
    (function: "wrongBase", endings: ["p16.housing", "p18.rates"]),
  ]

  static func all() throws -> [FindingCall] {
    let rules = try FECRuleText.all()
    let sources = try Repository.productFiles.filter { !$0.hasSuffix("Kernel/Finding.swift") }.map {
      try SourceOfFindings(path: $0, rules: rules)
    }
    let calls = sources.flatMap { $0.calls() }
    let missing = Set(rules.values.map(\.code)).subtracting(calls.map(\.code))
    return calls
      + rules.values.filter { missing.contains($0.code) }.flatMap { rule in
        let functions = shared.filter { $0.endings.contains { rule.code.hasSuffix($0) } }.map(\.function)
        return sources.flatMap { source in functions.compactMap { source.call(madeBy: $0, for: rule) } }
      }
  }
}

/// A rule of the FEC, or of a payslip, as its table is written: the findings of a rule take its code, severity and article.
struct FECRuleText {
  let code: String
  let severity: String
  let article: String

  static func all() throws -> [String: FECRuleText] { try ofFEC().merging(try ofPayslips()) { first, _ in first } }

  private static func ofPayslips() throws -> [String: FECRuleText] {
    var rules: [String: FECRuleText] = [:]
    for path in Repository.productFiles where path.contains("/Payroll/Checks/") {
      let source = SourceOfFindings(path: path, text: try Repository.text(path))
      for match in source.text.matches(of: #"static let (\w+): PayslipRule = PayslipRule\("#) {
        guard let start = source.offset(after: match[0]) else { continue }
        let arguments = source.reader.arguments(from: start)
        guard arguments.count == 4 else { continue }
        rules[match[1]] = FECRuleText(
          code: arguments[0].expression.replacing("\"", with: ""), severity: String(arguments[1].expression.dropFirst()),
          article: source.shape(arguments[3].expression, before: start))
      }
    }
    return rules
  }

  private static func ofFEC() throws -> [String: FECRuleText] {
    var rules: [String: FECRuleText] = [:]
    for path in Repository.productFiles where path.contains("/FEC/FECRule") {
      let source = SourceOfFindings(path: path, text: try Repository.text(path))
      for match in source.text.matches(of: #"static let (\w+) = FECRule\("#) {
        guard let start = source.offset(after: match[0]) else { continue }
        let arguments = source.reader.arguments(from: start)
        guard arguments.count >= 4 else { continue }
        let article = arguments.count > 4 ? source.shape(arguments[4].expression, before: start) : ""
        rules[match[1]] = FECRuleText(
          code: arguments[0].expression.replacing("\"", with: ""), severity: String(arguments[2].expression.dropFirst()),
          article: article)
      }
    }
    return rules
  }
}

/// One file, and the findings it makes.
struct SourceOfFindings {
  let path: String
  let text: String
  let reader: SourceReader
  var rules: [String: FECRuleText] = [:]

  init(path: String, text: String) { (self.path, self.text, reader) = (path, text, SourceReader(text)) }

  init(path: String, rules: [String: FECRuleText]) throws {
    self.init(path: path, text: try Repository.text(path))
    self.rules = rules
  }

  /// The byte after the only place where these words stand.
  func offset(after words: String) -> Int? {
    text.range(of: words).map { text.utf8.distance(from: text.startIndex, to: $0.upperBound) }
  }

  func calls() -> [FindingCall] {
    let makers =
      text.contains("extension Finding")
      ? #"(?:\bFinding|\.init|\bSelf|\.fec|\.payslip)\("# : #"(?:\bFinding|\.fec|\.payslip)\("#
    return places(of: makers).compactMap { call(at: $0) }
  }

  private func places(of pattern: String) -> [Int] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap { match in
      Range(match.range, in: text).map { text.utf8.distance(from: text.startIndex, to: $0.upperBound) }
    }
  }

  /// The finding of a rule that a function is given.
  func call(madeBy function: String, for rule: FECRuleText) -> FindingCall? {
    guard let start = offset(after: "func \(function)(") else { return nil }
    guard let call = places(of: #"\.(?:fec|payslip)\("#).first(where: { $0 > start }) else { return nil }
    var source = self
    source.rules = ["rule": rule]
    return source.call(at: call)
  }

  private func call(at start: Int) -> FindingCall? {
    let arguments = reader.arguments(from: start)
    guard let first = arguments.first, first.label == nil else { return nil }
    let plain = arguments.dropFirst().filter { $0.label == nil }.map(\.expression)
    let severities = plain.first.map { SourceOfFindings.severities($0) } ?? []
    guard let said = severities.isEmpty ? plain.first : plain.dropFirst().first else { return nil }
    func labelled(_ name: String) -> String {
      arguments.first { $0.label == name }.map { shape($0.expression, before: start) } ?? ""
    }
    let message = shape(said, before: start)
    if let rule = rules[first.expression.hasPrefix(".") ? String(first.expression.dropFirst()) : first.expression] {
      return FindingCall(
        code: rule.code, severities: [rule.severity], message: message, recovery: labelled("recovery"), reference: rule.article,
        path: path)
    }
    guard let code = first.expression.matches(of: #"\A"([a-z][a-z0-9.-]*\.[a-z0-9.-]+)"\z"#).first?[1] else { return nil }
    return FindingCall(
      code: code, severities: severities.isEmpty ? ["error"] : severities, message: message, recovery: labelled("recovery"),
      reference: labelled("reference"), path: path)
  }

  /// `.warning`, or `isOurs ? .error : .warning`; none for a text. A name that only the run knows is any of the three.
  private static func severities(_ expression: String) -> [String] {
    guard !expression.contains("\"") else { return [] }
    let named = expression.matches(of: #"\.(error|warning|info)\b"#).map { $0[1] }
    return named.isEmpty && expression == "severity" ? ["error", "warning", "info"] : named
  }

  // MARK: What an expression says

  /// The text that an expression of the sources makes, its computed parts as « … », its alternatives apart with « / ».
  func shape(_ expression: String, before place: Int, depth: Int = 0) -> String {
    guard depth < 4, expression != "nil" else { return depth < 4 ? "" : "…" }
    let inner = SourceReader(expression)
    let text =
      inner.hasAlternatives
      ? alternatives(inner, place, depth) : inner.terms.map { term(SourceReader($0), $0, place, depth) }.joined()
    return text.replacing(/……+/, with: "…")
  }

  private func alternatives(_ reader: SourceReader, _ place: Int, _ depth: Int) -> String {
    var choices = reader.literals.map { said($0, place, depth) }.filter { $0.contains { $0.isLetter } }
    if choices.isEmpty { choices = named(in: reader, place, depth) }
    return choices.isEmpty ? "…" : choices.joined(separator: " / ")
  }

  /// What the local names of an expression say, when it has no words of its own.
  private func named(in reader: SourceReader, _ place: Int, _ depth: Int) -> [String] {
    var names: [String] = []
    for match in String(decoding: reader.bytes, as: UTF8.self).matches(of: #"(?<![.\w])[a-z]\w*"#) {
      if !names.contains(match[0]) { names.append(match[0]) }
    }
    return names.compactMap { initialiser(of: $0, before: place) }.map { shape($0, before: place, depth: depth + 1) }
      .filter { $0.contains { $0.isLetter } }
  }

  private func term(_ reader: SourceReader, _ text: String, _ place: Int, _ depth: Int) -> String {
    if text.hasPrefix("\"") { return said(reader.literals.first ?? [], place, depth) }
    if text.matches(of: #"\A\w+\z"#).count == 1 {
      return initialiser(of: text, before: place).map { shape($0, before: place, depth: depth + 1) } ?? "…"
    }
    if let name = text.matches(of: #"\A(\w+)\("#).first?[1], let body = body(of: name) {
      return alternatives(SourceReader(body), place, depth + 1)
    }
    return alternatives(reader, place, depth)
  }

  /// A literal with its parts. Choices of its parts are spelt out, in brackets, only when the literal has no words of its own.
  private func said(_ pieces: [SourceReader.Piece], _ place: Int, _ depth: Int) -> String {
    let hasWords = pieces.contains { piece in
      guard case .text(let text) = piece else { return false }
      return text.contains { $0.isLetter }
    }
    return pieces.map { piece in
      switch piece {
      case .text(let text): return text
      case .hole(let expression):
        guard expression.matches(of: #"\A\w+\z"#).count == 1, let value = initialiser(of: expression, before: place) else {
          return "…"
        }
        let reader = SourceReader(value)
        if reader.hasAlternatives {
          let choices = hasWords ? "…" : alternatives(reader, place, depth + 1)
          return choices == "…" || !choices.contains(" / ") ? choices : "[\(choices)]"
        }
        return value.hasPrefix("\"") ? shape(value, before: place, depth: depth + 1) : "…"
      }
    }.joined()
  }

  /// What a `let` of the same function, else of the file, stands for.
  private func initialiser(of name: String, before place: Int) -> String? {
    let before = String(decoding: reader.bytes[..<place], as: UTF8.self)
    let function = before.range(of: "func ", options: .backwards).map { String(before[$0.lowerBound...]) } ?? ""
    for text in [function, text] {
      guard let match = text.matches(of: #"^( *)(?:private |static |fileprivate )*let "# + name + #"(?:: \w+)? ="#).last,
        let start = text.range(of: match[0], options: .backwards)
      else { continue }
      return block(text[start.upperBound...], indent: match[1].count)
    }
    return nil
  }

  private func body(of function: String) -> String? {
    let pattern = #"^( *)(?:private |fileprivate |public )*(?:static )?func "# + function + #"\([^{]*\{"#
    guard let match = text.matches(of: pattern).first,
      let start = text.range(of: match[0])
    else { return nil }
    return block(text[start.upperBound...], indent: match[1].count)
  }

  /// The rest of the line, and the lines after it that are indented more or go on with `}`.
  private func block(_ text: Substring, indent: Int) -> String {
    let lines = text.components(separatedBy: "\n")
    var taken = [lines[0]]
    for line in lines.dropFirst() {
      let own = line.prefix { $0 == " " }.count
      guard own > indent || (own == indent && line.dropFirst(own).hasPrefix("} else")) else { break }
      taken.append(line)
    }
    return taken.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
