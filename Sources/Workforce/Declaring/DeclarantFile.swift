public import Kernel

/// Who declares the pay of the company, whom the bodies call, and what they are paid with. One for the whole dossier.
public struct DeclarantFile: Codable, Hashable, Sendable {
  public enum Civility: String, Codable, CaseIterable, Hashable, Sendable {
    case madam = "madame"
    case sir = "monsieur"

    /// As the norm of the DSN writes it.
    public var code: String { self == .sir ? "01" : "02" }
  }

  /// Where the file is deposited.
  public enum DepositPoint: String, Codable, CaseIterable, Hashable, Sendable {
    case general = "net-entreprises"
    /// For those whom the agricultural scheme covers.
    case agricultural = "msa"

    /// As the norm of the DSN writes it.
    public var code: String { self == .general ? "01" : "02" }
    public var french: String { self == .general ? "Net-entreprises" : "MSA" }
  }

  public var civility: Civility
  /// First name and name.
  public var name: String
  public var email: String
  /// Digits, with `+` and the country before when it is not a number of France.
  public var phone: String
  /// The establishment that is the head office, by its key; nil for the first one.
  public var headOffice: Int64?
  /// The account of the books that pays the contributions; nil while nobody chose it.
  public var account: String?
  /// Of the Urssaf that contributions are paid to, as an « organisme de protection sociale ».
  public var urssaf: Siret?
  /// Of the institution of supplementary pension (Agirc-Arrco).
  public var pensionInstitution: Siret?
  public var depositPoint: DepositPoint

  public init(civility: Civility, name: String, email: String, phone: String) {
    (self.civility, self.name, self.email, self.phone) = (civility, name, email, DeclarantFile.phone(typed: phone))
    depositPoint = .general
  }

  /// « 03 88 00 00 00 » without what only helps to read it.
  public static func phone(typed text: String) -> String { text.filter { !" .-()\u{A0}\u{202F}".contains($0) } }

  /// What is wrong, or missing to pay.
  public var findings: [Finding] {
    var findings: [Finding] = []
    if !(1...80).contains(name.count) { findings.append(.declarantName(name)) }
    if email.wholeMatch(of: /[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}/) == nil || email.count > 100 {
      findings.append(.declarantEmail(email))
    }
    if phone.wholeMatch(of: /0[1-9][0-9]{8}|\+[1-9][0-9]{8,18}/) == nil { findings.append(.declarantPhone(phone)) }
    if urssaf == nil { findings.append(.declarantBody("l’Urssaf", "urssaf")) }
    if pensionInstitution == nil { findings.append(.declarantBody("l’institution de retraite complémentaire", "retraite")) }
    if account == nil { findings.append(.declarantAccountMissing()) }
    return findings
  }
}
