import ArgumentParser
import Kernel
import Ledger
import Presentation
import Store
import UseCases
import Workforce

extension EmploymentContract.Kind: ExpressibleByArgument {}
extension EmploymentContract.FixedTermReason: ExpressibleByArgument {}
extension EmploymentContract.EndReason: ExpressibleByArgument {}
extension EmploymentContract.Ending.Notice.Kind: ExpressibleByArgument {}
extension SocialCategory: ExpressibleByArgument {}
extension Terms.PayBasis: ExpressibleByArgument {}
extension Absence.Kind: ExpressibleByArgument {}
extension HolidayTerritory: ExpressibleByArgument {}
extension SchemeCategory: ExpressibleByArgument {}

enum WorkforceArgument {
  static func hours(_ text: String) throws -> Hours { Hours(hundredths: try Money.argument(text).cents) }
  static func days(_ text: String) throws -> LeaveDays { LeaveDays(hundredths: try Money.argument(text).cents) }

  static func sex(_ text: String) throws -> EmployeeFile.Sex {
    guard let sex = EmployeeFile.Sex(rawValue: text.uppercased()) else { throw ArgumentRefusal("écrivez F ou M") }
    return sex
  }

  static func siret(_ text: String) throws -> Siret {
    do { return try Siret(text) } catch { throw ArgumentRefusal("ce SIRET est refusé : \(error.reason)") }
  }

  static func nir(_ text: String) throws -> NIR {
    do { return try NIR(text) } catch { throw ArgumentRefusal("ce numéro de sécurité sociale est refusé : \(error.reason)") }
  }

  static func temporaryNumber(_ text: String) throws -> TemporaryNumber {
    do { return try TemporaryNumber(text) } catch { throw ArgumentRefusal("ce numéro temporaire est refusé : \(error.reason)") }
  }

  static func iban(_ text: String) throws -> IBAN {
    do { return try IBAN(text) } catch { throw ArgumentRefusal("cet IBAN est refusé : \(error.reason)") }
  }

  /// `7 7 7 7 7 0 0`: the hours of each day, from Monday.
  static func week(_ text: String) throws -> WeeklyPattern {
    guard let week = WeeklyPattern(try text.split(separator: " ").map { try hours(String($0)) }) else {
      throw ArgumentRefusal("écrivez sept durées, du lundi au dimanche : \"7 7 7 7 7 0 0\"")
    }
    return week
  }
}

/// The person, as `salarie ajouter` and `modifier` take them; what is not given stays.
struct EmployeeArguments: ParsableArguments {
  @Option(name: .customLong("matricule"), help: ArgumentHelp("Son numéro dans l’entreprise.", valueName: "n°")) var number:
    String?
  @Option(
    name: .customLong("nom-usage"), help: ArgumentHelp("Le nom d’usage, s’il n’est pas celui de naissance.", valueName: "nom"))
  var usedName: String?
  @Option(
    name: .customLong("nir"), help: ArgumentHelp("Le numéro de sécurité sociale, clé comprise.", valueName: "nir"),
    transform: WorkforceArgument.nir)
  var nir: NIR?
  @Option(
    name: .customLong("ntt"),
    help: ArgumentHelp("Le numéro temporaire de la DSN, tant que l’autre est attendu.", valueName: "ntt"),
    transform: WorkforceArgument.temporaryNumber)
  var temporaryNumber: TemporaryNumber?
  @Flag(name: .customLong("ntt-a-former"), help: "Former le numéro temporaire : sexe, SIREN, rang.") var formsNumber = false
  @Flag(name: .customLong("sans-ntt"), help: "Ôter le numéro temporaire : la DSN connaît l’autre.") var dropsNumber = false
  @Option(name: .customLong("ne-a"), help: ArgumentHelp("La commune de naissance.", valueName: "ville")) var birthPlace: String?
  @Option(
    name: .customLong("departement-naissance"), help: ArgumentHelp("67, 2A, 99 à l’étranger.", valueName: "code"))
  var birthDepartment: String?
  @Option(name: .customLong("pays-naissance"), help: ArgumentHelp("En deux lettres : FR.", valueName: "code")) var birthCountry:
    String?
  @Option(name: .customLong("rue"), help: ArgumentHelp("L’adresse.", valueName: "texte")) var street: String?
  @Option(name: .customLong("code-postal"), help: ArgumentHelp("Le code postal.", valueName: "code")) var postcode: String?
  @Option(name: .customLong("ville"), help: ArgumentHelp("La ville.", valueName: "ville")) var town: String?
  @Option(name: .customLong("nationalite"), help: ArgumentHelp("En deux lettres : FR.", valueName: "code")) var nationality:
    String?
  @Option(
    name: .customLong("iban"), help: ArgumentHelp("Où le salaire est versé.", valueName: "iban"),
    transform: WorkforceArgument.iban)
  var iban: IBAN?
  @Option(
    name: .customLong("taux-pas"), help: ArgumentHelp("Le taux d’impôt transmis, en pour cent.", valueName: "taux"),
    transform: RateArgument.read)
  var taxRate: Rate?
  @Option(
    name: .customLong("taux-pas-recu"), help: ArgumentHelp("Le jour où il est arrivé ; sinon aujourd’hui.", valueName: "date"))
  var taxRateReceived: Day?
  @Option(
    name: .customLong("taux-identifiant"),
    help: ArgumentHelp("L’identifiant du taux, que porte le compte rendu métier.", valueName: "nombre"))
  var taxRateIdentifier: String?
  @Option(name: .customLong("a-charge"), help: ArgumentHelp("Le nombre de personnes à charge.", valueName: "n")) var dependants:
    Int?
  @Option(
    name: .customLong("conges-repris"),
    help: ArgumentHelp("Les soldes d’avant : N-1 et N, tels que \"4 17,5\".", valueName: "jours"))
  var opening: String?
  @Option(name: .customLong("conges-au"), help: ArgumentHelp("Le premier jour compté ici.", valueName: "date")) var openingDay:
    Day?

  func validate() throws {
    guard [temporaryNumber != nil, formsNumber, dropsNumber].count(where: \.self) <= 1 else {
      throw ValidationError("--ntt, --ntt-a-former et --sans-ntt s’excluent.")
    }
  }

  func apply(to file: inout EmployeeFile, today: Day) throws {
    if let number { file.number = number }
    if let temporaryNumber { file.temporaryNumber = temporaryNumber }
    if dropsNumber { file.temporaryNumber = nil }
    if let usedName { file.usedName = usedName.isEmpty ? nil : usedName }
    if let nir { file.nir = nir }
    if let birthPlace { file.birthPlace = birthPlace }
    if let birthDepartment { file.birthDepartment = birthDepartment.uppercased() }
    if let birthCountry { file.birthCountry = birthCountry.uppercased() }
    if let nationality { file.nationality = nationality.uppercased() }
    if let iban { file.iban = iban }
    if let dependants { file.dependants = dependants }
    if street != nil || postcode != nil || town != nil {
      let old = file.address
      file.address = PostalAddress(
        lines: street.map { [$0] } ?? old?.lines ?? [], postcode: postcode ?? old?.postcode ?? "", town: town ?? old?.town ?? "")
    }
    try applyRate(to: &file, today: today)
    if let opening {
      let days = try opening.split(separator: " ").map { try WorkforceArgument.days(String($0)) }
      guard days.count == 2, let openingDay else {
        throw ValidationError("--conges-repris donne deux soldes, N-1 et N, et --conges-au le premier jour compté ici.")
      }
      file.leaveOpening = LeaveOpening(from: openingDay, previous: days[0], current: days[1])
    }
  }

  /// A rate that came, or the identifier of the last one that did.
  private func applyRate(to file: inout EmployeeFile, today: Day) throws {
    if let taxRateIdentifier, !EmployeeFile.TaxRate.isIdentifier(taxRateIdentifier) {
      throw ValidationError("--taux-identifiant est un nombre entier de 18 chiffres au plus, ou -1.")
    }
    if let taxRate {
      file.receive(.init(taxRate, received: taxRateReceived ?? today, identifier: taxRateIdentifier))
    } else if let taxRateIdentifier {
      guard let last = file.lastTaxRate(on: taxRateReceived ?? today) else {
        throw ValidationError("--taux-identifiant nomme un taux : donnez --taux-pas.")
      }
      file.receive(.init(last.rate, received: last.received, identifier: taxRateIdentifier))
    }
  }
}

/// What a contract or an amendment says of the work; what is not given stays.
struct TermsArguments: ParsableArguments {
  @Option(name: .customLong("emploi"), help: ArgumentHelp("L’intitulé du poste.", valueName: "texte")) var jobTitle: String?
  @Option(name: .customLong("pcs"), help: ArgumentHelp("Le code PCS-ESE de l’emploi, pour la DSN : 554a.", valueName: "code"))
  var occupationCode: String?
  @Option(name: .customLong("categorie"), help: ArgumentHelp("ouvrier, employe, agent-de-maitrise ou cadre.", valueName: "nom"))
  var category: SocialCategory?
  @Option(name: .customLong("niveau"), help: ArgumentHelp("Le niveau de la classification.", valueName: "texte")) var level:
    String?
  @Option(name: .customLong("echelon"), help: ArgumentHelp("L’échelon.", valueName: "texte")) var echelon: String?
  @Option(name: .customLong("coefficient"), help: ArgumentHelp("Le coefficient.", valueName: "texte")) var coefficient: String?
  @Option(
    name: .customLong("heures"), help: ArgumentHelp("Les heures par semaine ; sinon 35.", valueName: "h"),
    transform: WorkforceArgument.hours)
  var hours: Hours?
  @Option(
    name: .customLong("semaine"), help: ArgumentHelp("Les heures de chaque jour : \"7 7 7 7 7 0 0\".", valueName: "heures"),
    transform: WorkforceArgument.week)
  var week: WeeklyPattern?
  @Option(name: .customLong("forfait-jours"), help: ArgumentHelp("Le forfait, en jours par an.", valueName: "n")) var daysPerYear:
    Int?
  @Option(name: .customLong("jours-rtt"), help: ArgumentHelp("Les jours de RTT d’une année.", valueName: "n")) var restDays: Int?
  @Option(
    name: .customLong("salaire"), help: ArgumentHelp("Le salaire brut d’un mois.", valueName: "montant"),
    transform: Money.argument)
  var salary: Money?
  @Option(
    name: .customLong("taux-horaire"), help: ArgumentHelp("Ou le taux d’une heure.", valueName: "montant"),
    transform: Money.argument)
  var hourly: Money?
  @Option(
    name: .customLong("paie"), help: ArgumentHelp("Le taux horaire est mensualise, ou payé a-l-heure.", valueName: "mot"))
  var basis: Terms.PayBasis?
  @Option(name: .customLong("etablissement"), help: ArgumentHelp("Le n° de l’établissement ; sinon le premier.", valueName: "n°"))
  var workplace: Int64?
  @OptionGroup var beside: BesideWageArguments

  func validate() throws {
    if salary != nil, hourly != nil { throw ValidationError("Donnez --salaire ou --taux-horaire, non les deux.") }
    if salary != nil, basis == .hoursWorked {
      throw ValidationError("Un salaire mensuel n’est pas payé à l’heure : donnez --taux-horaire avec --paie a-l-heure.")
    }
  }

  func apply(to terms: inout Terms) throws {
    if let jobTitle { terms.jobTitle = jobTitle }
    if let occupationCode { terms.occupationCode = Terms.occupationCode(typed: occupationCode) }
    if let category { terms.category = category }
    if let level { terms.classification.level = level }
    if let echelon { terms.classification.echelon = echelon }
    if let coefficient { terms.classification.coefficient = coefficient }
    if let hours { (terms.weeklyHours, terms.pattern) = (hours, nil) }
    if let week { (terms.weeklyHours, terms.pattern) = (hours ?? week.total, week) }
    if let daysPerYear { terms.daysPerYear = daysPerYear == 0 ? nil : daysPerYear }
    if let restDays { terms.restDaysPerYear = restDays }
    if let salary { terms.pay = .monthly(salary) }
    if let rate = hourly ?? (basis == nil ? nil : terms.pay.rate) {
      terms.pay = .rate(rate, on: basis ?? terms.pay.basis)
    } else if basis == .hoursWorked {
      throw ValidationError("--paie a-l-heure demande un taux : donnez --taux-horaire.")
    }
    if let workplace { terms.workplace = workplace }
    try beside.apply(to: &terms)
  }
}

/// What a new contract says beside its terms.
struct ContractArguments: ParsableArguments {
  @Option(
    name: .customLong("type"), help: ArgumentHelp("cdi, cdd, apprentissage, professionalisation ou stage.", valueName: "type"))
  var kind: EmploymentContract.Kind = .permanent
  @Option(name: .customLong("debut"), help: ArgumentHelp("Le premier jour.", valueName: "date")) var start: Day
  @Option(name: .customLong("fin"), help: ArgumentHelp("Le terme d’un contrat qui en a un.", valueName: "date")) var end: Day?
  @Option(name: .customLong("signe-le"), help: ArgumentHelp("Le jour de la signature.", valueName: "date")) var signed: Day?
  @Option(
    name: .customLong("motif"),
    help: ArgumentHelp(
      "Pourquoi un CDD : \(EmploymentContract.FixedTermReason.allValueStrings.joined(separator: ", ")).", valueName: "motif"))
  var reason: EmploymentContract.FixedTermReason?
  @Option(name: .customLong("remplace"), help: ArgumentHelp("Qui est remplacé, et sa qualification.", valueName: "texte"))
  var replaced: String?
  @Option(
    name: .customLong("duree-minimale"),
    help: ArgumentHelp("Le dernier jour certain d’un CDD sans terme précis.", valueName: "date"))
  var leastThrough: Day?
  @Option(name: .customLong("fin-essai"), help: ArgumentHelp("Le dernier jour de la période d’essai.", valueName: "date"))
  var trial: Day?
  @Option(name: .customLong("annee"), help: ArgumentHelp("L’année où entre l’apprenti : 1, 2 ou 3.", valueName: "n")) var year:
    Int?
  @Option(name: .customLong("derogation"), help: ArgumentHelp("Ce qui permet moins de 24 h par semaine.", valueName: "texte"))
  var shortTimeReason: String?
  @OptionGroup var terms: TermsArguments

  func contract(of employee: Int64, _ desk: Desk) throws -> EmploymentContract {
    let places = try ListWorkplaces()(desk)
    var agreed = Terms(
      workplace: places.workplaces.first?.id ?? 1, jobTitle: "", weeklyHours: places.legalHours, pay: .legalMinimum)
    try terms.apply(to: &agreed)
    var contract = EmploymentContract(employee: employee, kind: kind, start: start, end: end, terms: agreed)
    contract.signed = signed
    if kind == .fixedTerm || reason != nil {
      contract.fixedTerm = .init(reason: reason, replaced: replaced, leastThrough: leastThrough)
    }
    contract.trial = trial.map { .init(through: $0) }
    contract.apprenticeship = year.map { .init(year: $0) }
    contract.shortTimeReason = shortTimeReason
    return contract
  }
}

extension Output {
  /// What became of a change: its findings, and status 1 when nothing was kept because of one.
  func show<Value>(_ outcome: WorkforceOutcome<Value>, contract: Int64? = nil, _ sentence: String) throws {
    try value(WorkforceOutcomeJSON(outcome, contract: contract))
    report(outcome.findings)
    guard !outcome.isRefused else { throw ExitStatus.blocked.code }
    say(outcome.isTrial ? "Essai : rien n’est gardé." : sentence)
  }
}

extension Finding {
  /// What is wrong in what is read stops nobody from reading it.
  var asRemark: Finding {
    var remark = self
    if remark.severity == .error { remark.severity = .warning }
    return remark
  }
}
