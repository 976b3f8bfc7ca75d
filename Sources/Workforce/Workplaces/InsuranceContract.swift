public import Kernel

/// A contract with an insurer, as the « fiche de paramétrage DSN » that the insurer publishes names it.
public struct InsuranceContract: Codable, Hashable, Sendable {
  /// The reference of the contract, as it is on the sheet.
  public var reference: String
  /// The code of the insurer: `P0942`, or its SIREN.
  public var insurer: String
  /// The code of who manages the contract for the insurer, when somebody does: `D12345`.
  public var delegate: String?
  /// The population and the option, when the sheet asks for them.
  public var population: String?
  public var option: String?

  public init(
    reference: String, insurer: String, delegate: String? = nil, population: String? = nil, option: String? = nil
  ) {
    (self.reference, self.insurer, self.delegate) = (reference, insurer, delegate)
    (self.population, self.option) = (population, option)
  }

  /// What is not shaped as the norm of the DSN wants it.
  /// - Parameter scheme: whose it is, as its label says.
  public func findings(_ scheme: String) -> [Finding] {
    var findings: [Finding] = []
    func check(_ name: String, _ text: String?, _ field: String, _ lengths: ClosedRange<Int>, isCode: Bool) {
      guard let text else { return }
      let hasSigns = text.utf8.allSatisfy { isCode ? $0.isCodeSign : (0x20...0x7e).contains($0) && $0 != UInt8(ascii: "'") }
      if !lengths.contains(text.count) || !hasSigns {
        findings.append(.workforceInsurance(scheme, name, text, lengths).at(field: field))
      }
    }
    check("la référence du contrat", reference, "reference", 1...30, isCode: false)
    check("le code de l’organisme", insurer, "organisme", 5...9, isCode: true)
    check("le code du délégataire", delegate, "delegataire", 6...6, isCode: true)
    check("le code population", population, "population", 1...30, isCode: false)
    check("le code option", option, "option", 1...30, isCode: false)
    return findings
  }
}

extension UInt8 {
  fileprivate var isCodeSign: Bool { (48...57).contains(self) || (65...90).contains(self) }
}

extension Workplace {
  /// Gives the insurer’s references of the scheme of these people that is open, or began last; false when there is none.
  public mutating func insureHealth(_ contract: InsuranceContract?, for category: SchemeCategory) -> Bool {
    guard let index = healthSchemes.lastIndex(where: { $0.category == category }) else { return false }
    healthSchemes[index].insurance = contract
    return true
  }

  /// Gives them to every scheme of these people, whatever the part of the wage: one contract covers both.
  public mutating func insureProvident(_ contract: InsuranceContract?, for category: SchemeCategory) -> Bool {
    let own = providentSchemes.indices.filter { providentSchemes[$0].category == category }
    guard let last = own.map({ providentSchemes[$0].from }).max() else { return false }
    let open = own.filter { providentSchemes[$0].through == nil || providentSchemes[$0].from == last }
    for index in open { providentSchemes[index].insurance = contract }
    return true
  }

  /// What is not shaped as the norm of the DSN wants it, of the codes that only a declaration needs.
  public var codeFindings: [Finding] {
    var findings: [Finding] = []
    if let code = accidentRiskCode, code.wholeMatch(of: /[0-9]{3}[A-Z]{2,3}/) == nil {
      findings.append(.workforceRiskCode(code))
    }
    if let code = trainingBody, code.wholeMatch(of: /[0-9]{2}/) == nil { findings.append(.workforceTrainingBody(code)) }
    findings += healthSchemes.flatMap { $0.insurance?.findings($0.label) ?? [] }
    return findings + providentSchemes.flatMap { $0.insurance?.findings($0.label) ?? [] }
  }

  /// Whether a text is shaped as a code of a commune: `67482`, `2A004`, `97411`.
  public static func isCommuneCode(_ text: String) -> Bool {
    text.wholeMatch(of: /([0-9]{2}|2[AB])[0-9]{3}/) != nil && !text.hasPrefix("00")
  }
}
