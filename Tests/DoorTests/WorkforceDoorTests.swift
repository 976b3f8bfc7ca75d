import Foundation
import Testing

/// `ecritoire etablissement`, `salarie`, `contrat` and `absence`: what each command answers, and what it refuses.
@Suite("People, by the command line")
struct WorkforceDoorTests {
  private let program: Program
  private let common: [String]

  init() throws {
    program = try Program()
    common = ["--dossier", try program.create(year: "2026-01-01:2026-12-31"), "--aujourdhui", "2026-11-24"]
    try run([
      "etablissement", "ajouter", "Atelier", "--siret", "00000001800010", "--ape", "4752A", "--at", "2,08", "--effectif", "15",
      "--depuis", "2026-01-01",
    ])
    try run(Self.hire + ["--niveau", "II"])
  }

  static let hire = [
    "salarie", "ajouter", "Roux", "Nadia", "--sexe", "F", "--ne-le", "1990-05-12", "--nationalite", "FR", "--debut",
    "2026-10-01", "--signe-le", "2026-10-01", "--emploi", "Vendeuse", "--salaire", "2400",
  ]

  @discardableResult
  private func run(_ words: [String], expecting status: Int32 = 0) throws -> [String: Any] {
    let run = try program.run(words + common + ["--json"], cwd: program.folder.path)
    #expect(run.status == status, "\(words): \(run.said)")
    return try run.json()
  }

  private func codes(_ value: [String: Any]) -> [String] {
    (value["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }

  private func terms(on day: String? = nil) throws -> [String: Any] {
    let words = ["contrat", "montrer", "1"] + common.dropLast() + [day ?? "2026-11-24", "--json"]
    return try #require(try program.run(words, cwd: program.folder.path).json()["terms"] as? [String: Any])
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let words: [String]
    var status: Int32 = 0
    var codes: [String] = []
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: String, _ status: Int32 = 0, _ codes: String...) {
      // A space inside one word is written as an underscore.
      self.words = words.split(separator: " ").map { $0.replacingOccurrences(of: "_", with: " ") }
      (self.status, self.codes) = (status, codes)
    }
  }

  static let amend = "contrat avenant 1 --effet 2027-01-01 --motif révision"

  @Test(arguments: [
    Row("etablissement lister"), Row("etablissement modifier 1 --at 2,30 --depuis 2027-01-01"),
    Row("etablissement modifier 1 --at 101", 1, "workforce.rate"),
    Row("etablissement modifier 7", 1, "workforce.workplace.unknown"),
    Row("etablissement ajouter B --siret 00000001800010 --ape 4752A", 1, "workforce.workplace.known"),
    Row("etablissement modifier 1 --idcc 1411", 1, "workforce.workplace.agreement-title"),
    Row("etablissement modifier 1 --idcc 1411 --convention Ameublement"),
    Row("etablissement ajouter B --siret 00000001800028 --ape 47", 1, "workforce.workplace.activity"),
    Row("contrat montrer 1"), Row("contrat montrer 7", 1, "workforce.contract.unknown"),
    Row("\(amend) --heures 28 --essai"), Row(amend, 1, "workforce.amendment.empty"),
    Row("\(amend) --prime-mensuelle Ancienneté=60 --avantage-mensuel Véhicule=180 --frais-mensuels Télétravail=10,40"),
    Row("\(amend) --prime-mensuelle A=0", 1, "workforce.recurring.amount"),
    Row("\(amend) --prime-mensuelle =5", 1, "workforce.recurring.label"),
    Row("\(amend) --transport 88,80"), Row("\(amend) --transport 88,80=75"),
    Row("\(amend) --transport 88,80=40", 0, "workforce.transport.share"),
    Row("\(amend) --transport -5", 64), Row("\(amend) --transport 88,80=400", 1, "workforce.transport.share-outside"),
    Row("\(amend) --titre-restaurant 10=5"), Row("\(amend) --titre-restaurant 10=7", 0, "workforce.vouchers.share"),
    Row("\(amend) --titre-restaurant 10=12", 1, "workforce.vouchers.part"),
    Row("\(amend) --dispense-mutuelle ayant_droit"),
    Row("contrat terminer 1 --dernier-jour 2026-12-31 --raison demission"),
    Row("contrat terminer 1 --dernier-jour 2026-09-30 --raison demission", 1, "workforce.ending.before-start"),
    Row("contrat signer 1 --debut 2026-12-01 --emploi Caissière --salaire 2000 --niveau II", 1, "workforce.contract.overlap"),
    Row("contrat signer 7 --debut 2026-12-01 --emploi Caissière --salaire 2000", 1, "workforce.employee.unknown"),
    Row("absence saisir 1 accident-trajet --du 2026-11-20", 0, "workforce.absence.certificate"),
    Row("absence saisir 1 accident-trajet --du 2026-11-20 --certificat 2026-11-20"),
    Row("absence saisir 1 adoption --du 2026-11-02 --au 2026-11-20 --subrogation --indemnite 50"),
    Row("absence saisir 1 formation --du 2026-11-02 --subrogation", 1, "workforce.absence.subrogation"),
    Row("absence modifier 7 --au 2026-11-02", 1, "workforce.absence.unknown"),
  ])
  func `a command answers with its status and its findings`(row: Row) throws {
    guard row.status != 64 else {
      let run = try program.run(row.words + common, cwd: program.folder.path)
      return #expect(run.status == 64 && run.out.isEmpty && run.err.hasPrefix("Erreur : "), "\(run.said)")
    }
    let value = try run(row.words, expecting: row.status)
    #expect(codes(value) == row.codes)
    #expect((value["kept"] as? Bool ?? false) == (row.status == 0 && value["kept"] != nil && !row.words.contains("--essai")))
  }

  @Test func `a rate of an hour is mensualised, or paid by the hour, and an amendment changes it`() throws {
    for (day, words, rate, basis) in [
      ("2027-01-01", "--taux-horaire 13,60", "13.60", "mensualise"), ("2027-02-01", "--paie a-l-heure", "13.60", "a-l-heure"),
      ("2027-03-01", "--taux-horaire 14", "14.00", "a-l-heure"), ("2027-04-01", "--paie mensualise", "14.00", "mensualise"),
    ] {
      try run(["contrat", "avenant", "1", "--effet", day, "--motif", "révision"] + words.components(separatedBy: " "))
      let terms = try terms(on: day)
      #expect(terms["hourlyRate"] as? String == rate && terms["payBasis"] as? String == basis, "\(day)")
    }
  }

  @Test(arguments: [
    "--prime-mensuelle Ancienneté", "--prime-mensuelle A=beaucoup", "--titre-restaurant 10", "--titre-restaurant dix=5",
    "--transport 88,80=x", "--retirer Rien", "--salaire 2000 --taux-horaire 12",
    "--salaire 2000 --paie a-l-heure", "--paie a-l-heure", "--taux-horaire 12 --paie mois",
  ])
  func `what cannot be read is refused as wrong usage`(words: String) throws {
    let run = try program.run(
      Self.amend.components(separatedBy: " ") + words.components(separatedBy: " ") + common, cwd: program.folder.path)
    #expect(run.status == 64 && run.out.isEmpty && run.err.hasPrefix("Erreur : "), "\(run.said)")
    for word in HelpTests.english { #expect(!run.err.contains(word), "\(word): \(run.err)") }
  }

  @Test func `what comes beside the wage is kept from its day on, changed by its name, and taken off`() throws {
    let amend = ["contrat", "avenant", "1", "--motif", "révision", "--effet"]
    try run(
      amend + [
        "2026-11-01", "--prime-mensuelle", "Prime d’ancienneté=60", "--frais-mensuels", "Télétravail=10,40", "--transport",
        "88,80=75", "--titre-restaurant", "10=5", "--dispense-mutuelle", "ayant droit",
      ])
    let before = try terms(on: "2026-10-31")
    #expect((before["recurring"] as? [Any])?.isEmpty == true && before["transport"] is NSNull)
    let given = try terms()
    let recurring = try #require(given["recurring"] as? [[String: String]])
    #expect(recurring.map { $0["kind"] } == ["prime", "frais"] && recurring.map { $0["amount"] } == ["60.00", "10.40"])
    #expect(recurring[0]["label"] == "Prime d’ancienneté" && given["healthExemption"] as? String == "ayant droit")
    let transport = try #require(given["transport"] as? [String: Any])
    #expect(transport["subscription"] as? String == "88.80" && transport["employerShare"] as? String == "75 %")
    #expect((given["mealVouchers"] as? [String: String]) == ["faceValue": "10.00", "employerShare": "5.00"])
    let shown = try program.run(["salarie", "montrer", "1"] + common, cwd: program.folder.path)
    #expect(shown.out.contains("prime mensuelle : Prime d’ancienneté") && shown.out.contains("titres-restaurant"))

    try run(
      amend + [
        "2026-11-15", "--prime-mensuelle", "prime d’ancienneté=75", "--retirer", "télétravail", "--transport", "0",
        "--titre-restaurant", "0", "--dispense-mutuelle", "",
      ])
    let after = try terms()
    #expect((after["recurring"] as? [[String: String]])?.map { $0["amount"] } == ["75.00"])
    for name in ["transport", "mealVouchers", "healthExemption"] { #expect(after[name] is NSNull, "\(name)") }
    let changes = try #require(
      (try run(["contrat", "montrer", "1"])["amendments"] as? [[String: Any]])?.last?["changes"] as? [String])
    #expect(changes.count == 4 && changes.allSatisfy { $0.contains("→") }, "\(changes)")
  }

  @Test func `what a payslip will want is said at the hiring`() throws {
    let hired = try run(
      ["salarie", "ajouter", "Petit", "Léo", "--sexe", "M", "--ne-le", "1991-05-12"] + Self.hire.dropFirst(8))
    #expect(codes(hired) == ["workforce.nir.missing", "workforce.classification.missing"] && hired["kept"] as? Bool == true)
    let plain = try program.run(Self.hire + ["--essai"] + common, cwd: program.folder.path)
    #expect(plain.status == 0 && plain.err.contains("niveau: information [workforce.classification.missing]"), "\(plain.err)")
  }

  @Test func `an absence is corrected field by field, and stays itself`() throws {
    func absence() throws -> [String: Any] {
      try #require((try run(["absence", "lister", "1"])["absences"] as? [[String: Any]])?.first)
    }
    try run(["absence", "saisir", "1", "maladie", "--du", "2026-11-04", "--matin"])
    // A single day that is moved stays one.
    try run(["absence", "modifier", "1", "--du", "2026-11-05", "--certificat", "2026-11-05"])
    #expect(try absence()["through"] as? String == "2026-11-05" && absence()["endsAtNoon"] as? Bool == true)
    try run([
      "absence", "modifier", "1", "--genre", "accident-trajet", "--au", "2026-11-10", "--no-matin", "--subrogation",
      "--indemnite", "48,20",
    ])
    let stop = try absence()
    #expect(stop["kind"] as? String == "accident-trajet" && stop["through"] as? String == "2026-11-10")
    #expect(stop["from"] as? String == "2026-11-05" && stop["endsAtNoon"] as? Bool == false)
    #expect(stop["subrogation"] as? Bool == true && stop["dailyAllowance"] as? String == "48.20")
    #expect(stop["certificateReceived"] as? String == "2026-11-05")
    // On trial, refused or unreadable: nothing of it changes.
    try run(["absence", "modifier", "1", "--au", "2026-11-20", "--essai"])
    #expect(codes(try run(["absence", "modifier", "1", "--au", "2026-11-01"], expecting: 1)) == ["workforce.absence.backwards"])
    let outside = try run(["absence", "modifier", "1", "--du", "2026-09-28"], expecting: 1)
    #expect(codes(outside) == ["workforce.absence.outside-contract"])
    #expect(try program.run(["absence", "modifier", "1", "--genre", "grippe"] + common, cwd: program.folder.path).status == 64)
    #expect(try absence()["through"] as? String == "2026-11-10")
    // Leave has no allowances.
    try run(["absence", "modifier", "1", "--genre", "conges"])
    #expect(try absence()["dailyAllowance"] is NSNull && absence()["subrogation"] is NSNull)
    try run(["absence", "annuler", "1", "--motif", "erreur de saisie"])
    #expect(codes(try run(["absence", "modifier", "1", "--au", "2026-11-11"], expecting: 1)) == ["workforce.absence.unknown"])
    #expect(try run(["dossier", "verifier"])["valid"] as? Bool == true)
  }
}
