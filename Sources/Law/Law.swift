import Foundation
import Kernel

/// The figures of law, each with its days and its citation, read once from the
/// files under `Sources/Law/Parameters`.
///
/// A question is always about a day: before the first day of a figure, or after
/// its last, the answer is a finding and never a neighbouring value. A damaged
/// file does not hide the others: asking for its figure says what is wrong in it.
public struct Law: Sendable {
  /// The parameters that could be read, by identifier.
  public let parameters: [String: Parameter]
  /// One for each file that could not.
  public let findings: [Finding]
  private let damaged: [String: Finding]

  public static let folder = "Sources/Law/Parameters/"

  /// Reads all the parameter files. What is wrong in them is in `findings`.
  public init(_ files: DataFiles = .embedded) {
    var (parameters, damaged) = ([String: Parameter](), [String: Finding]())
    for path in files.paths(under: Law.folder) where path.hasSuffix(".json") {
      let id = String(path.split(separator: "/").last!.dropLast(".json".count))
      do throws(Finding) {
        guard parameters[id] == nil, damaged[id] == nil else {
          throw .parameterUnreadable(id, "deux fichiers portent ce nom", file: path)
        }
        parameters[id] = try Parameter(id: id, json: files.data(path), file: path)
      } catch {
        parameters[id] = nil
        damaged[id] = error
      }
    }
    self.parameters = parameters
    self.damaged = damaged
    findings = damaged.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The parameter, whatever the day. Throws `law.parameter.unknown` or `law.parameter.unreadable`.
  public func parameter(_ id: String) throws(Finding) -> Parameter {
    if let parameter = parameters[id] { return parameter }
    throw damaged[id] ?? .parameterUnknown(id, near: nearest(to: id))
  }

  /// The step in force that day. Also throws `law.parameter.not-in-force`.
  public func step(_ id: String, on day: Day) throws(Finding) -> Step { try parameter(id).step(on: day) }

  /// A rate: `law.rate("vat.standard", on: day)`. Also throws `law.parameter.unit` when the figure is not one.
  public func rate(_ id: String, on day: Day) throws(Finding) -> Figure<Rate> {
    let step = try step(id, on: day)
    guard case .rate(let rate) = step.value else { throw .parameterUnit(id, step.unit, wanted: "un taux") }
    return Figure(value: rate, step: step)
  }

  /// An amount of euros, per month or per hour as the unit of its step says.
  public func money(_ id: String, on day: Day) throws(Finding) -> Figure<Money> {
    let step = try step(id, on: day)
    guard case .money(let money) = step.value else { throw .parameterUnit(id, step.unit, wanted: "un montant") }
    return Figure(value: money, step: step)
  }

  /// A whole number of days, months, years or things.
  public func count(_ id: String, on day: Day) throws(Finding) -> Figure<Int> {
    let step = try step(id, on: day)
    guard case .count(let count) = step.value else { throw .parameterUnit(id, step.unit, wanted: "un nombre entier") }
    return Figure(value: count, step: step)
  }

  /// A number that multiplies, exact: 1.75, 2/3.
  public func ratio(_ id: String, on day: Day) throws(Finding) -> Figure<Ratio> {
    let step = try step(id, on: day)
    guard case .ratio(let ratio) = step.value else { throw .parameterUnit(id, step.unit, wanted: "un coefficient") }
    return Figure(value: ratio, step: step)
  }

  /// A scale by amount.
  public func brackets(_ id: String, on day: Day) throws(Finding) -> Figure<Brackets> {
    let step = try step(id, on: day)
    guard case .brackets(let brackets) = step.value else { throw .parameterUnit(id, step.unit, wanted: "un barème") }
    return Figure(value: brackets, step: step)
  }

  /// All the figures in force that day, by identifier.
  public func inForce(on day: Day) -> [Step] {
    parameters.values.compactMap { $0.stepInForce(on: day) }.sorted { $0.id < $1.id }
  }

  /// The same, to look many of them up.
  public func stepsInForce(on day: Day) -> [String: Step] { parameters.compactMapValues { $0.stepInForce(on: day) } }

  private func nearest(to id: String) -> [String] {
    let words = Set(id.split(separator: "."))
    let ranked = parameters.keys.map { (key: $0, shared: words.intersection($0.split(separator: ".")).count) }
    return ranked.filter { $0.shared > 0 }.sorted { ($1.shared, $0.key) < ($0.shared, $1.key) }.prefix(3).map(\.key)
  }
}

/// A value and the step of law it comes from, so that a computed amount can say why.
public struct Figure<Value: Hashable & Sendable>: Hashable, Sendable {
  public let value: Value
  public let step: Step

  public init(value: Value, step: Step) { (self.value, self.step) = (value, step) }
}
