import Kernel

/// A parameter that somebody should compare with the law again, and why.
public struct StaleParameter: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// The figure that starts that day was not read in a source.
    case valueUnverified(from: Day, ParameterValue)
    /// The article cited from that day was not read in a source.
    case citationUnverified(Citation)
    /// A change was expected that day, and the file was not checked since.
    case changeExpected(Day)
    /// Nobody compared the file with the law since that day.
    case notCheckedSince(Day)
    /// It ended that day without a successor, although a change was expected then.
    case ended(Day)
  }

  public let parameter: Parameter
  public let reasons: [Reason]

  /// In French, one sentence for each reason.
  public var french: [String] {
    reasons.map { reason in
      switch reason {
      case .valueUnverified(let from, let value):
        "la valeur \(value.french(parameter.unit)) du \(from.french) n’a pas été vérifiée"
      case .citationUnverified(let citation):
        "la source « \(citation.text) », à partir du \(citation.from.french), n’a pas été vérifiée"
      case .changeExpected(let day): "un changement était attendu le \(day.french)"
      case .notCheckedSince(let day): "la dernière vérification date du \(day.french)"
      case .ended(let day): "la dernière valeur connue a pris fin le \(day.french)"
      }
    }
  }
}

extension Law {
  /// The parameters to check again as of that day: unverified figures and
  /// articles, changes expected and not seen to, checks older than so many months.
  public func stale(on day: Day, olderThanMonths months: Int = 12) -> [StaleParameter] {
    parameters.values.sorted { $0.id < $1.id }.compactMap { parameter in
      let reasons = parameter.staleReasons(on: day, olderThanMonths: months)
      return reasons.isEmpty ? nil : StaleParameter(parameter: parameter, reasons: reasons)
    }
  }
}

extension Parameter {
  fileprivate func staleReasons(on day: Day, olderThanMonths months: Int) -> [StaleParameter.Reason] {
    var reasons: [StaleParameter.Reason] = []
    for value in values {
      if !value.check.isVerified { reasons.append(.valueUnverified(from: value.from, value.value)) }
      reasons += value.citations.filter { !$0.check.isVerified }.map { .citationUnverified($0) }
    }
    if let expectedNext, expectedNext <= day {
      if let end = values.last?.until, end < day { reasons.append(.ended(end)) }
      if checkedOn < expectedNext { reasons.append(.changeExpected(expectedNext)) }
    }
    let isRepealed = expectedNext == nil && values.last?.until.map { $0 < day } ?? false
    if !isRepealed, checkedOn.month.adding(months) < day.month { reasons.append(.notCheckedSince(checkedOn)) }
    return reasons
  }
}
