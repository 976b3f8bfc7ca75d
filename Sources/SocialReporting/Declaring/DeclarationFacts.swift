public import Kernel
public import Payroll
public import Workforce

/// Who sends and for which establishment: what every declaration of an establishment begins with.
public struct Declarant: Hashable, Sendable {
  /// The program that made the file (`S10.G00.00.001` to `003`).
  public struct Software: Hashable, Sendable {
    public var name: String
    public var publisher: String
    public var version: String

    public init(name: String = "ECRITOIRE", publisher: String = "ECRITOIRE", version: String) {
      (self.name, self.publisher, self.version) = (name, publisher, version)
    }
  }

  /// Whom to ask.
  public struct Contact: Hashable, Sendable {
    public enum Civility: String, Hashable, Sendable, CaseIterable {
      case mister = "01"
      case madam = "02"
    }

    public var civility: Civility?
    /// « Roux Nadia ».
    public var name: String
    public var email: String
    public var telephone: String
    /// What they are asked about (`S20.G00.07.004`): « 08 » all, « 01 » daily allowances, « 02 » ends of contract.
    public var subject: String

    public init(_ name: String, civility: Civility? = nil, email: String, telephone: String, subject: String = "08") {
      (self.name, self.civility, self.email) = (name, civility, email)
      (self.telephone, self.subject) = (telephone, subject)
    }
  }

  /// Of the company, and of who sends for it: an accountant has another number.
  public struct Party: Hashable, Sendable {
    /// Of the head office.
    public var siret: Siret
    public var name: String
    public var address: PostalAddress

    public init(siret: Siret, name: String, address: PostalAddress) {
      (self.siret, self.name, self.address) = (siret, name, address)
    }
  }

  /// Where money comes from, and where daily allowances go to.
  public struct Account: Hashable, Sendable {
    public var iban: IBAN
    /// Nil when it is not known: a payment then says the IBAN alone.
    public var bic: String?

    public init(iban: IBAN, bic: String? = nil) { (self.iban, self.bic) = (iban, bic) }
  }

  /// A body that contributions are owed to.
  public struct Body: Hashable, Sendable {
    /// SIRET of an Urssaf, of a pension institution; « DGFIP ».
    public var identifier: String
    public var name: String
    public var account: Account?

    public init(_ identifier: String, name: String, account: Account? = nil) {
      (self.identifier, self.name, self.account) = (identifier, name, account)
    }
  }

  /// A contract of insurance of the employees, as the insurer's sheet of parameters says it (« fiche de paramétrage »).
  public struct InsuranceContract: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case health = "sante"
      case provident = "prevoyance"
    }

    public var kind: Kind
    public var category: SchemeCategory
    /// Of the contract (`S21.G00.15.001`).
    public var reference: String
    /// Of the insurer (`S21.G00.15.002`): P0012, A00123, nine digits.
    public var insurer: String
    /// Who runs it for the insurer (`S21.G00.15.003`).
    public var delegate: String?
    /// `S21.G00.70.004`.
    public var option: String?
    /// `S21.G00.70.005`.
    public var population: String?
    public var account: Account?

    public init(
      kind: Kind, category: SchemeCategory = .all, reference: String, insurer: String, delegate: String? = nil,
      option: String? = nil, population: String? = nil, account: Account? = nil
    ) {
      (self.kind, self.category, self.reference, self.insurer) = (kind, category, reference, insurer)
      (self.delegate, self.option, self.population, self.account) = (delegate, option, population, account)
    }
  }

  public var software: Software
  public var sender: Party
  public var senderContact: Contact
  public var company: Party
  /// NAF of the company: that of the establishment when it is not known.
  public var companyActivity: String?
  public var workplace: Workplace
  /// INSEE, of the place of work; nil when it is not known.
  public var communeCode: String?
  /// AT/MP (`S21.G00.40.040`), as the notification says it; nil when it is not known.
  public var accidentRiskCode: String?
  /// OPCO (`S21.G00.11.023`).
  public var trainingBody: String?
  /// At the establishment: one at least.
  public var contacts: [Contact]
  /// Nil when it is not known: the bordereau then lacks, and a finding says so.
  public var urssaf: Body?
  public var pension: Body?
  public var insurance: [InsuranceContract]
  /// Pays whoever has no account of its own.
  public var account: Account?
  /// A trial (`S10.G00.00.005`).
  public var isTest: Bool
  /// The day the file is made.
  public var madeOn: Day

  public init(
    software: Software, sender: Party, senderContact: Contact, company: Party, workplace: Workplace, contacts: [Contact],
    isTest: Bool, madeOn: Day
  ) {
    (self.software, self.sender, self.senderContact) = (software, sender, senderContact)
    (self.company, self.workplace, self.contacts) = (company, workplace, contacts)
    (self.isTest, self.madeOn, insurance) = (isTest, madeOn, [])
  }
}

/// What the declaration of one establishment and one month is made from. A company with several establishments has as many of
/// these, each a send of its own.
public struct DeclarationFacts: Hashable, Sendable {
  /// A month of an establishment may be declared in several parts, each with people of its own (`S20.G00.05.003`): « 11 » is the first and
  /// only, « 12 » the first of two.
  ///
  /// What is owed and paid by the establishment, its taxes and its own contributions are said once, in the first, for the people of all:
  /// a bordereau is rounded to the euro, and the sum of parts would be another amount. That the first says it is a choice made here.
  public struct Fraction: Hashable, Sendable {
    public var number: Int
    public var total: Int

    public init(_ number: Int, of total: Int) { (self.number, self.total) = (number, total) }

    /// Reads « 1/2 », as people write it, or « 12 », as the norm does. Nil for what is no fraction.
    public init?(_ text: some StringProtocol) {
      let digits = text.filter { $0 != "/" }.compactMap(\.wholeNumberValue)
      guard digits.count == 2, text.count == 2 || (text.count == 3 && text.dropFirst().first == "/") else { return nil }
      self.init(digits[0], of: digits[1])
      guard isPossible else { return nil }
    }

    public static let whole = Fraction(1, of: 1)

    public var isPossible: Bool { 1...9 ~= total && 1...max(total, 1) ~= number }
    /// Says what the establishment owes.
    public var isFirst: Bool { number == 1 }
    /// As the norm writes it: « 12 ».
    public var code: String { "\(number)\(total)" }
    /// « fraction 1 sur 2 ».
    public var french: String { "fraction \(number) sur \(total)" }

    /// Whose part somebody is in, when nobody says otherwise: by the number of their file, which never changes.
    /// - Parameter key: from 1.
    public static func part(of key: Int64, in total: Int) -> Int { Int((max(key, 1) - 1) % Int64(max(total, 1))) + 1 }
  }

  public var declarant: Declarant
  public var month: Month
  public var type: DeclarationType
  /// The declaration that is replaced or cancelled (`S20.G00.05.006`), as the acknowledgement names it.
  public var replaced: String?
  public var fraction: Fraction
  /// Grows with each send for the month (`S20.G00.05.004`).
  public var order: Int
  public var people: [DeclaredPerson]
  /// Whom the other fractions declare: what the establishment owes for them is in the first.
  public var elsewhere: [DeclaredPerson] = []
  /// Taxes that the establishment is liable to, which some months of the year say (`S21.G00.44`).
  public var taxes: [EstablishmentTax] = []
  /// What the establishment owes beside its people, in the months that it is due (`S21.G00.82`): the balance of the tax for apprenticeship.
  public var charges: [EstablishmentCharge] = []
  /// What the payslips of the year before give of what is due once a year; nil when none is known.
  public var lastYear: YearlyBase?

  public init(
    _ declarant: Declarant, month: Month, type: DeclarationType = .normal, replaced: String? = nil,
    fraction: Fraction = .whole, order: Int = 1, people: [DeclaredPerson] = []
  ) {
    (self.declarant, self.month, self.type, self.replaced) = (declarant, month, type, replaced)
    (self.fraction, self.order, self.people) = (fraction, order, people)
  }
}

/// A tax that an establishment is liable to (`S21.G00.44`).
public struct EstablishmentTax: Hashable, Sendable {
  /// 001 for apprenticeship, 005 for construction, 007 for training; 002, 006, 008 where it is not liable.
  public var code: String
  /// What it is computed on.
  public var amount: Money?
  public var year: Int

  public init(code: String, amount: Money? = nil, year: Int) { (self.code, self.amount, self.year) = (code, amount, year) }
}

/// What an establishment owes, of nobody in particular (`S21.G00.82`).
public struct EstablishmentCharge: Hashable, Sendable {
  /// 076 for the balance of the tax for apprenticeship paid in money.
  public var code: String
  public var amount: Money
  public var period: ClosedRange<Day>
  public var reference: String?

  public init(code: String, amount: Money, period: ClosedRange<Day>, reference: String? = nil) {
    (self.code, self.amount, self.period, self.reference) = (code, amount, period, reference)
  }
}

/// A person of a declaration, with the contracts that have something to declare in the month.
public struct DeclaredPerson: Hashable, Sendable {
  public var file: EmployeeFile
  public var contracts: [DeclaredContract]
  /// As the last declaration said them (`S21.G00.30` and what stands under it): what differs since is a change (`31`, `41`). Nil for a
  /// first declaration, or when nothing is kept of it.
  public var earlier: BlockOccurrence?
  /// Of the establishment that declared them the last time, when it is another: they moved.
  public var formerWorkplace: Siret?
  /// Of the rate that the tax administration gave (`S21.G00.50.008`), as it came back; nil when it is not known.
  public var taxRateIdentifier: String?
  /// `S21.G00.30.025`, of an apprentice; nil when it is not known.
  public var preparedDiploma: String?
  /// `S21.G00.30.024`.
  public var highestDiploma: String?
  /// Payslips of earlier months that were corrected since they were declared.
  public var corrections: [PayslipCorrection]

  public init(_ file: EmployeeFile, contracts: [DeclaredContract]) {
    (self.file, self.contracts, corrections) = (file, contracts, [])
  }
}

/// A payslip that was declared, and the one that stands now.
public struct PayslipCorrection: Hashable, Sendable {
  /// `S21.G00.40.009`.
  public var contract: String
  public var declared: PayslipDocument
  public var corrected: PayslipDocument

  public init(contract: String, declared: PayslipDocument, corrected: PayslipDocument) {
    (self.contract, self.declared, self.corrected) = (contract, declared, corrected)
  }
}

/// A contract of a declaration, with what was paid for it.
public struct DeclaredContract: Hashable, Sendable {
  /// `S21.G00.40.009`, 5 to 20 characters: the same from the first declaration to the last.
  public var number: String
  public var contract: EmploymentContract
  /// PCS-ESE (`S21.G00.40.004`); nil when it is not known.
  public var occupationCode: String?
  /// Sealed, paid in the month: one, or none for a month without pay.
  public var payslips: [PayslipDocument]
  /// Those that the month touches, or that are to be told late.
  public var absences: [Absence]
  /// The last day before a stop that was worked, when it is not the day before; by the first day of the stop.
  public var lastDaysWorked: [Day: Day]
  /// The days that somebody came back, by the first day of the stop.
  public var returns: [Day: Day]
  /// `S21.G00.60.012`: of the accident, or of the first finding of the illness; by the first day of the stop.
  public var accidentDays: [Day: Day]
  /// The days that payslips were paid, by their numbers, when that is not the pay day of the establishment: the transfer says it, or
  /// whoever pays what is left at the end of a contract.
  public var paymentDays: [String: Day] = [:]
  /// The day a procedure of dismissal began (`S21.G00.62.005`); nil when nothing says it.
  public var dismissalStarted: Day?
  /// A notice is run, paid or not (`S21.G00.63`); nil when there is none or nothing says it.
  public var notice: Notice?

  public struct Notice: Hashable, Sendable {
    /// `S21.G00.63.001`: « 01 » worked and paid, « 02 » not worked and paid, « 03 » neither, « 90 » none due.
    public var kind: String
    public var days: ClosedRange<Day>?

    public init(_ kind: String, days: ClosedRange<Day>? = nil) { (self.kind, self.days) = (kind, days) }
  }

  public init(number: String, contract: EmploymentContract, payslips: [PayslipDocument] = [], absences: [Absence] = []) {
    (self.number, self.contract, self.payslips, self.absences) = (number, contract, payslips, absences)
    (lastDaysWorked, returns, accidentDays) = ([:], [:], [:])
  }
}

/// What a signal is made from: one person, one contract.
public struct SignalFacts: Hashable, Sendable {
  public var declarant: Declarant
  /// With the one contract that the signal is about.
  public var person: DeclaredPerson
  /// Of the signals of the month (`S20.G00.05.004`).
  public var order: Int
  public var type: DeclarationType
  /// Of the signal that is replaced or cancelled (`S20.G00.05.006`).
  public var replaced: String?

  public init(
    _ declarant: Declarant, person: DeclaredPerson, order: Int = 1, type: DeclarationType = .normal, replaced: String? = nil
  ) {
    (self.declarant, self.person, self.order) = (declarant, person, order)
    (self.type, self.replaced) = (type, replaced)
  }
}
