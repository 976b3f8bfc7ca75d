import Kernel

/// Says in French what a message says in codes.
struct ComparisonWords {
  private let norm: Norm
  private let showsIdentifiers: Bool

  init(_ norm: Norm, showsIdentifiers: Bool) { (self.norm, self.showsIdentifiers) = (norm, showsIdentifiers) }

  /// Longer texts are cut.
  private static let longest = 60

  // MARK: values

  /// A value as a person reads it.
  func value(_ id: RubricID, _ raw: String) -> String {
    if Self.identifiers.contains(id), !showsIdentifiers { return Self.masked(raw) }
    if Self.accounts.contains(id), !showsIdentifiers { return Self.maskedAccount(raw) }
    guard let definition = norm.rubric(id) else { return cut(raw) }
    if let label = definition.label(of: raw) { return "\(raw) (\(cut(tidy(label))))" }
    let name = definition.name
    if definition.kind == .number {
      if Self.saysAmount(name), let cents = scaledInteger(raw, decimals: 2) { return Money(cents: cents).french + "\u{A0}€" }
      if name.contains("Taux") || name.contains("taux"), let e8 = scaledInteger(raw, decimals: 6) {
        return Rate(e8: e8).frenchPercent
      }
      return raw.replacing(".", with: ",")
    }
    return Self.date(raw, name) ?? cut(raw)
  }

  /// Numbers of social security, or what stands for them.
  private static let identifiers: Set<RubricID> = [
    "S21.G00.30.001", "S21.G00.30.020", "S21.G00.31.008", "S21.G00.73.007", "S21.G00.73.008", "S89.G00.67.001", "S89.G00.67.002",
    "S89.G00.87.007", "S89.G00.87.008", "S89.G00.88.008", "S89.G00.88.009", "S89.G00.89.007", "S89.G00.89.008",
    "S89.G00.91.001", "S89.G00.91.021",
  ]

  /// Accounts of banks.
  static let accounts: Set<RubricID> = ["S21.G00.12.003", "S21.G00.20.004", "S21.G00.60.007"]

  /// The country and the last four characters stay.
  static func maskedAccount(_ raw: String) -> String {
    raw.count < 10 ? "••••" : "\(raw.prefix(2))•• •••• \(raw.suffix(4))"
  }

  static func masked(_ raw: String) -> String {
    if let nir = try? NIR(withoutKey: raw) { return nir.masked }
    if let nir = try? NIR(raw) { return nir.masked }
    return raw.prefix(3) + "•••"
  }

  private static func saysAmount(_ name: String) -> Bool {
    guard !name.contains("Taux"), !name.contains("taux") else { return false }
    return name.contains("ontant") || name.contains("émunération nette") || name.hasPrefix("Prix")
      || name.hasPrefix("Valeur unitaire")
  }

  /// JJMMAAAA or MMAAAA, when the rubric is about a date or a month.
  private static func date(_ raw: String, _ name: String) -> String? {
    guard name.contains("ate") || name.hasPrefix("Mois"), raw.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let digits = Array(raw)
    if digits.count == 8 { return Day(iso: "\(String(digits[4...]))-\(String(digits[2..<4]))-\(String(digits[..<2]))")?.french }
    if digits.count == 6 { return Month(iso: "\(String(digits[2...]))-\(String(digits[..<2]))")?.french }
    return nil
  }

  // MARK: places

  /// « DSN mensuelle d’octobre 2026, établissement 00018 ».
  func declaration(_ block: ComparedBlock) -> String {
    let code = block[1] ?? ""
    let nature =
      DeclarationNature(rawValue: code)?.french ?? norm.rubric("S20.G00.05.001")?.label(of: code).map(tidy) ?? "déclaration"
    let month = block[5].flatMap { raw -> Month? in
      let digits = Array(raw)
      return digits.count == 8 ? Month(iso: "\(String(digits[4...]))-\(String(digits[2..<4]))") : nil
    }
    let establishment = block.child("S21.G00.06")?.child("S21.G00.11")?[1]
    return nature + (month.map { " \($0.ofFrench)" } ?? "") + (establishment.map { ", établissement \($0)" } ?? "")
  }

  /// « Nadia Roux », as the file spells it.
  func person(_ block: ComparedBlock) -> String {
    func said(_ number: Int) -> String? {
      let id = block.id.rubric(number)
      return block.rubrics.first { $0.id == id }?.value
    }
    let first = said(4)?.split(whereSeparator: { $0 == " " || $0 == "," }).first.map(String.init)
    let name = [first, said(3) ?? said(2)].compactMap { $0 }.joined(separator: " ")
    return name.isEmpty ? "une personne sans nom" : cut(name)
  }

  // MARK: sentences

  /// A rubric that differs, or that only one has.
  func sentence(_ id: RubricID, _ first: String?, _ second: String?, person: String?, path: [ComparedBlock]) -> String {
    let subject = subject(id, path, isOfPerson: person != nil)
    let who = person ?? envelope(id.block, path)
    switch (first, second) {
    case (let first?, let second?) where first == second:
      return "\(who) : \(subject), autre que \(first) et masqué comme lui"
    case (let first?, let second?): return "\(who) : \(subject) \(second) au lieu de \(first)"
    case (let first?, nil): return "\(who) : il manque «\u{A0}\(subject)\u{A0}», \(first)"
    default: return "\(who) : «\u{A0}\(subject)\u{A0}» en trop, \(second ?? "")"
    }
  }

  /// A whole block that only one has.
  func sentence(_ block: ComparedBlock, isMissing: Bool, person: String?, path: [ComparedBlock]) -> String {
    let size = "\(block.count) rubrique\(block.count > 1 ? "s" : "")"
    if block.id == "S20.G00.05" { return "\(declaration(block)) : \(isMissing ? "elle manque" : "en trop") (\(size))" }
    if block.id == "S21.G00.30" { return "\(self.person(block)) : \(isMissing ? "absent" : "en trop") (\(size))" }
    let name = (path.compactMap(typed) + [typed(block) ?? lowered(blockName(block.id))]).joined(separator: " › ")
    let who = person ?? envelope(block.id, path)
    return "\(who) : \(isMissing ? "il manque" : "en trop,") «\u{A0}\(name)\u{A0}» (\(size))"
  }

  private func subject(_ id: RubricID, _ path: [ComparedBlock], isOfPerson: Bool) -> String {
    var parts = path.compactMap(typed)
    let name = lowered(norm.rubric(id)?.name ?? "\(id)")
    if parts.isEmpty || !Self.mainAmounts.contains(id) {
      // The type of the block is what it is called by: saying it before its own difference would say one of the two values twice.
      if let last = path.last, Self.types[last.id] == id.number, typed(last) != nil { parts.removeLast() }
      parts.append(name)
    }
    return parts.joined(separator: parts.count > 1 && parts.dropLast().last != nil ? " › " : " ")
  }

  /// What is said for a block outside of people.
  private func envelope(_ id: BlockID, _ path: [ComparedBlock]) -> String {
    blockName(path.last.map(\.id) ?? id)
  }

  private func blockName(_ id: BlockID) -> String { tidy(norm.block(id)?.name ?? "\(id)") }

  /// The kind of a block that has kinds: « assiette brute déplafonnée ».
  private func typed(_ block: ComparedBlock) -> String? {
    guard let number = Self.types[block.id], let code = block[number] else { return nil }
    if let label = norm.rubric(block.id.rubric(number))?.label(of: code) { return lowered(cut(tidy(label))) }
    return Self.codeNames[block.id].map { "\($0) \(code)" }
  }

  /// The rubric that says the kind of a block.
  private static let types: [BlockID: Int] = [
    "S21.G00.23": 1, "S21.G00.34": 1, "S21.G00.40": 9, "S21.G00.44": 1, "S21.G00.51": 11, "S21.G00.52": 1, "S21.G00.53": 1,
    "S21.G00.54": 1, "S21.G00.58": 3, "S21.G00.60": 1, "S21.G00.65": 1, "S21.G00.78": 1, "S21.G00.79": 1, "S21.G00.81": 1,
    "S21.G00.82": 2, "S21.G00.84": 1, "S21.G00.86": 1, "S21.G00.95": 1, "S89.G00.33": 1, "S89.G00.43": 1, "S89.G00.92": 1,
    "S21.G00.20": 1, "S21.G00.22": 1,
  ]

  /// What a kind without a label is called.
  private static let codeNames: [BlockID: String] = [
    "S21.G00.23": "code", "S21.G00.40": "contrat", "S21.G00.20": "versement à", "S21.G00.22": "bordereau de",
    "S21.G00.81": "cotisation", "S21.G00.79": "composant", "S21.G00.78": "base",
  ]

  /// What a block is mostly about: its kind alone names it.
  private static let mainAmounts: Set<RubricID> = [
    "S21.G00.20.005", "S21.G00.22.005", "S21.G00.23.005", "S21.G00.44.002", "S21.G00.51.013", "S21.G00.52.002",
    "S21.G00.53.002", "S21.G00.54.002", "S21.G00.58.004", "S21.G00.78.004", "S21.G00.79.004", "S21.G00.81.004",
    "S21.G00.82.001", "S21.G00.86.003", "S89.G00.33.002", "S89.G00.43.002", "S89.G00.92.003",
  ]

  private func tidy(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  private func cut(_ text: String) -> String { text.count <= Self.longest ? text : text.prefix(Self.longest - 1) + "…" }

  /// « Montant » inside a sentence; « NIC » and « PCS-ESE » stay.
  private func lowered(_ text: String) -> String {
    guard let first = text.first, let second = text.dropFirst().first, second.isLowercase || second == " " || second == "’" else {
      return text
    }
    return first.lowercased() + text.dropFirst()
  }
}
