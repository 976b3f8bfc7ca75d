public import Kernel

/// The name of a control: `S21.G00.40.010/CCH-12` as the norm names it, `E-07` for ours.
public struct ControlID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  init(_ text: String) { self.text = text }

  public var description: String { text }
  public static func < (a: ControlID, b: ControlID) -> Bool { a.text < b.text }
}

/// Something that a message must be, as a checker can judge it.
public struct Control: Sendable {
  /// Whether it is judged here.
  public enum State: Hashable, Sendable {
    case applied
    /// Why it is not, in French.
    case notApplied(String)
  }

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// What a value may be made of: check digits, dates of the calendar.
    case format
    /// A value is one of a table.
    case code
    /// One rubric against another.
    case coherence
    /// Which blocks are there.
    case structure
    /// The norm lets it pass and says it.
    case notice
    /// What the receiver alone can know.
    case external
    case ours
  }

  public let id: ControlID
  /// In our words, in French; why it is not judged, for those that are not.
  public let statement: String
  public let severity: Finding.Severity
  public let kind: Kind
  /// What it is said about; nil for most of ours.
  public let rubric: RubricID?
  public let state: State
  /// For those of ours that are about pay: the way out, and the law it rests on (from memory where no figure of law is cited).
  var way = ""
  var law = ""
  /// It does not have the deposit refused: the body that it concerns tells it later.
  var comesBack = false

  public var isOurs: Bool { kind == .ours }
  public var isApplied: Bool { state == .applied }

  /// All the controls that are known for a norm: the official ones in the order of its rubrics, then ours.
  /// Throws `dsn.norm.data-invalid` for files of the user's own that are not well-formed.
  public static func all(_ norm: Norm, files: DataFiles = .embedded) throws(Finding) -> [Control] {
    try ControlBook(norm, files: files).controls
  }
}

/// The controls of a norm, ready to be judged: those that are data by the block that they look at.
struct ControlBook: Sendable {
  struct Rule: Sendable {
    /// The rubrics without which there is nothing to judge.
    let needs: UInt128
    let expression: RuleExpression
    let control: Int
  }

  let controls: [Control]
  let places: [String: Int]
  let rules: [UInt32: [Rule]]
  /// Those that functions judge.
  let coded: Set<String>
  /// Rubrics whose day has a control of its own.
  let dated: Set<RubricID>

  static let path = "Sources/SocialReporting/Norm/Controls/controls.csv"
  static let ways = "Sources/SocialReporting/Norm/Controls/ways.csv"

  init(_ norm: Norm, files: DataFiles = .embedded) throws(Finding) {
    let blocks = Dictionary(norm.blocks.map { ($0.id.description.suffix(2), $0.id.packed) }) { first, _ in first }
    var (controls, places, rules, coded): ([Control], [String: Int], [UInt32: [Rule]], Set<String>) = ([], [:], [:], [])
    try Norm.read(Self.path, fields: 4, files) { fields in
      let (name, rule) = (fields[0], fields[2])
      let rubric = name.firstIndex(of: "/").flatMap { RubricID(name[..<$0]) }
      var state = rule == "-" ? Control.State.notApplied(fields[3]) : .applied
      if let rubric, norm.rubric(rubric) == nil, rule != "-" {
        state = .notApplied("La rubrique \(rubric) n’est pas dans la norme \(norm.version).")
      }
      let kind = Control.kind(of: name)
      let severity = Finding.Severity(rawValue: fields[1]) ?? (kind == .notice ? .warning : .error)
      if state == .applied, rule == "code" { coded.insert(name) }
      if state == .applied, rule != "code" {
        var text = rule[...]
        var block = rubric?.block.packed
        if text.hasPrefix("@") {
          block = blocks[text.dropFirst().prefix(2)]
          text = text.dropFirst(4)
        }
        guard let block else { throw Norm.Fault(reason: "le contrôle \(name) ne dit pas quel bloc il regarde") }
        do {
          let expression = try RuleReader.read(String(text), blocks: blocks)
          rules[block, default: []].append(
            Rule(needs: expression.needed(for: false), expression: expression, control: controls.count))
        } catch let fault as RuleReader.Fault { throw Norm.Fault(reason: "\(name) : \(fault.reason)") }
      }
      guard places.updateValue(controls.count, forKey: name) == nil else { throw Norm.Fault(reason: "\(name) est là deux fois") }
      controls.append(
        Control(id: ControlID(name), statement: fields[3], severity: severity, kind: kind, rubric: rubric, state: state))
    }
    try Norm.read(Self.ways, fields: 4, files) { fields in
      guard let place = places[fields[0]] else { throw Norm.Fault(reason: "\(fields[0]) n’est pas un contrôle") }
      (controls[place].way, controls[place].law, controls[place].comesBack) = (fields[1], fields[2], fields[3] == "retour")
    }
    (self.controls, self.places, self.rules, self.coded) = (controls, places, rules, coded)
    dated = Set(
      controls.filter { $0.kind == .format && $0.isApplied && $0.statement.contains("calendrier") }.compactMap(\.rubric))
  }
}

extension Control {
  fileprivate static func kind(of name: String) -> Kind {
    guard let slash = name.firstIndex(of: "/") else { return .ours }
    switch name[name.index(after: slash)...].prefix(3) {
    case "CSL": return .format
    case "CRE": return .code
    case "CST": return .structure
    case "SIG": return .notice
    case "CME", "CID": return .external
    default: return .coherence
    }
  }
}
