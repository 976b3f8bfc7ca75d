public import Kernel

extension Scenario {
  /// Reads a folder. Gives the scenario when nothing is wrong in it, and what is wrong otherwise, with file, line and column.
  public static func read(_ folder: ScenarioFolder) -> (scenario: Scenario?, findings: [Finding]) {
    var reader = ScenarioReader(folder)
    return reader.scenario()
  }
}

/// Reads the files of a folder one after the other, collecting what is wrong.
struct ScenarioReader {
  let folder: ScenarioFolder
  var log = FindingLog()

  init(_ folder: ScenarioFolder) { self.folder = folder }

  mutating func scenario() -> (Scenario?, [Finding]) {
    let head = head()
    let classes = classes()
    let facts = each("faits.csv", ["nom", "genre", "valeur", "variation", "libelle"], ScenarioReader.fact)
    let parties = each("tiers.csv", optional: true, ["code", "nom", "genre", "compte", "siren", "adresse"], ScenarioReader.party)
    let staff = each("salaries.csv", optional: true, Scenario.EmployeeRule.columns) { row throws(Finding) in
      try Scenario.EmployeeRule(row)
    }
    let opening = each("ouverture.csv", optional: true, ["compte", "libelle", "tiers", "montant"]) { row throws(Finding) in
      Scenario.OpeningLine(
        account: row["compte"], label: row["libelle"], party: row.optional("tiers"), amount: try row.formula("montant"),
        line: row.line)
    }
    let rules = (model: entries("modele.csv"), given: entries("donnees.csv"))
    let statement = each("releve.csv", optional: true, ["jour", "libelle", "montant"]) { row throws(Finding) in
      Scenario.StatementRule(
        day: try row.formula("jour"), label: row["libelle"], amount: try row.formula("montant"), line: row.line)
    }
    let documents = documents()
    let events = each(
      "evenements.csv", ["id", "jour", "heure", "canal", "documents", "condition", "objet", "texte"], ScenarioReader.event)
    let tasks = each("taches.csv", ["id", "titre", "echeance", "competences", "texte"]) { row throws(Finding) in
      Scenario.Task(
        id: row["id"], title: row["titre"], due: try row.formula("echeance"), competences: row.words("competences"),
        text: row["texte"])
    }
    let answers = each("reponses.csv", ["nom", "libelle", "genre", "attendu"], ScenarioReader.answer)
    let criteria = criteria()
    let mistakes = each("erreurs.csv", ["erreur", "cible", "valeur", "part", "indice", "regle"], ScenarioReader.mistake)
    guard let head, log.errorCount == 0 else { return (nil, log.findings) }
    let scenario = Scenario(
      id: folder.name, title: head.title, blocks: head.blocks, minutes: head.minutes, level: head.level,
      introduction: head.introduction, company: head.company, fiscalYear: head.fiscalYear, days: head.days, parties: parties,
      staff: staff,
      facts: facts, opening: opening, entries: rules.model, given: rules.given, statement: statement, documents: documents,
      events: events, tasks: tasks, answers: answers,
      criteria: criteria, mistakes: mistakes, classes: classes)
    log.add(ScenarioCoherence(scenario, folder).findings)
    return (log.errorCount == 0 ? scenario : nil, log.findings)
  }

  /// What the rows of a file become; a row that is refused is told and left out. An exercise on pay has no books: their files may miss.
  private mutating func each<Value>(
    _ file: String, optional isOptional: Bool = false, _ columns: [String], _ make: (ScenarioTable.Row) throws(Finding) -> Value
  ) -> [Value] {
    if isOptional, folder.read(file) == nil { return [] }
    var values: [Value] = []
    for row in ScenarioTable(file, columns: columns, in: folder, &log).rows {
      do throws(Finding) { values.append(try make(row)) } catch { log.add(error) }
    }
    return values
  }

  private struct Head {
    let title: String
    let blocks: [String]
    let minutes: Int
    let level: Int?
    let introduction: String
    let company: Scenario.Company
    let fiscalYear: FiscalYear
    let days: ClosedRange<Day>
  }

  /// `scenario.csv`: one key and one value by line.
  private mutating func head() -> Head? {
    let table = ScenarioTable("scenario.csv", columns: ["cle", "valeur"], in: folder, &log)
    var rows: [String: ScenarioTable.Row] = [:]
    for row in table.rows where rows.updateValue(row, forKey: row["cle"]) != nil {
      log.add(row.refused("cle", "« \(row["cle"]) » est écrit deux fois"))
    }
    func text(_ key: String) throws(Finding) -> String {
      guard let value = rows[key]?["valeur"], !value.isEmpty else {
        throw Finding.scenarioInvalid("« \(key) » manque").at(file: folder.path("scenario.csv"), field: key)
      }
      return value
    }
    func day(_ key: String) throws(Finding) -> Day {
      let value = try text(key)
      guard let day = Day(iso: value) else { throw rows[key]!.refused("valeur", "« \(value) » n’est pas un jour AAAA-MM-JJ") }
      return day
    }
    do throws(Finding) {
      let (start, end) = (try day("exercice-debut"), try day("exercice-fin"))
      let (first, last) = (try day("premier-jour"), try day("dernier-jour"))
      guard first <= last, start <= first, last <= end, let year = FiscalYear(first: start, last: end) else {
        throw Finding.scenarioInvalid("les jours du scénario ne sont pas dans son exercice").at(file: folder.path("scenario.csv"))
      }
      guard let minutes = Int(try text("duree-minutes")), (1...6000).contains(minutes) else {
        throw rows["duree-minutes"]!.refused("valeur", "la durée est un nombre de minutes")
      }
      var level: Int?
      if let row = rows["niveau"] {
        guard let number = Int(row["valeur"]), (1...3).contains(number) else {
          throw row.refused("valeur", "le niveau va de 1 à 3")
        }
        level = number
      }
      let siren = try text("siren")
      guard siren.hasPrefix("000"), (try? Siren(siren)) != nil else {
        throw rows["siren"]!.refused("valeur", "le SIREN d’un scénario est fictif : il commence par 000, clé comprise")
      }
      return Head(
        title: try text("titre"), blocks: try text("blocs").split(separator: " ").map(String.init), minutes: minutes,
        level: level, introduction: try text("presentation"),
        company: Scenario.Company(
          name: try text("entreprise"), siren: siren, bankAccount: try text("compte-bancaire"), address: try text("adresse"),
          headcount: rows["effectif"].flatMap { Int($0["valeur"]) },
          workAccidentRate: rows["taux-at"].flatMap { Rate(frenchPercent: $0["valeur"]) }),
        fiscalYear: year, days: first...last)
    } catch {
      log.add(error)
      return nil
    }
  }

  private mutating func classes() -> [String: Scenario.AccountClass] {
    var classes: [String: Scenario.AccountClass] = [:]
    for found in each("comptes.csv", optional: true, ["classe", "admis", "toleres", "libelle"], ScenarioReader.accountClass) {
      classes[found.name] = found
    }
    return classes
  }

  private static func accountClass(_ row: ScenarioTable.Row) throws(Finding) -> Scenario.AccountClass {
    var tolerated: [(String, Share)] = []
    for word in row.words("toleres") {
      let parts = word.split(separator: ":")
      guard parts.count == 2, let share = Share(french: String(parts[1])) else {
        throw row.refused("toleres", "« \(word) » ne s’écrit pas compte:part")
      }
      tolerated.append((String(parts[0]), share))
    }
    let accepted = row.words("admis")
    guard !row["classe"].isEmpty, !accepted.isEmpty else { throw row.refused("admis", "aucun compte n’est admis") }
    return Scenario.AccountClass(name: row["classe"], accepted: accepted, tolerated: tolerated, label: row["libelle"])
  }

  private static func fact(_ row: ScenarioTable.Row) throws(Finding) -> FactRule {
    guard let kind = FactRule.Kind(rawValue: row["genre"]) else {
      throw row.refused("genre", "le genre « \(row["genre"]) » n’existe pas")
    }
    guard let variation = FactRule.Variation(row["variation"]) else {
      throw row.refused("variation", "« \(row["variation"]) » ne s’écrit pas « ±8 % par 0,50 », « ±2 » ou « chiffres »")
    }
    let base: FactRule.Base
    switch kind {
    case .reference: base = .text(row["valeur"])
    case .day: base = if let day = Day(iso: row["valeur"]) { .day(day) } else { .formula(try row.formula("valeur")) }
    default: base = .formula(try row.formula("valeur"))
    }
    guard !row["nom"].isEmpty else { throw row.refused("nom", "le fait n’a pas de nom") }
    return FactRule(name: row["nom"], kind: kind, base: base, variation: variation, label: row["libelle"])
  }

  private static func party(_ row: ScenarioTable.Row) throws(Finding) -> Scenario.Party {
    guard ["client", "fournisseur"].contains(row["genre"]) else { throw row.refused("genre", "« client » ou « fournisseur »") }
    return Scenario.Party(
      code: row["code"], name: row["nom"], isCustomer: row["genre"] == "client", account: row["compte"], siren: row["siren"],
      address: row["adresse"])
  }

  /// `modele.csv`, and `donnees.csv` without its variants: the lines of an entry follow each other; the first says its day, its
  /// journal and its label.
  private mutating func entries(_ file: String) -> [Scenario.EntryRule] {
    if folder.read(file) == nil { return [] }
    var entries: [Scenario.EntryRule] = []
    let columns = ["ecriture", "jour", "journal", "piece", "libelle", "compte", "tiers", "debit", "credit"]
    for row in ScenarioTable(file, columns: columns, in: folder, &log).rows {
      do throws(Finding) {
        guard row["debit"].isEmpty != row["credit"].isEmpty else {
          throw row.refused("debit", "une ligne a un débit ou un crédit")
        }
        let amount: Formula = row["debit"].isEmpty ? .negated(try row.formula("credit")) : try row.formula("debit")
        let line = Scenario.EntryRule.Line(account: row["compte"], party: row.optional("tiers"), amount: amount, line: row.line)
        if let last = entries.last, last.id == row["ecriture"], last.variant == row.optional("variante") {
          entries[entries.count - 1].lines.append(line)
          continue
        }
        entries.append(
          Scenario.EntryRule(
            id: row["ecriture"], variant: row.optional("variante"), day: try row.formula("jour"), journal: row["journal"],
            reference: row["piece"], label: row["libelle"], lines: [line]))
      } catch { log.add(error) }
    }
    return entries
  }

  /// `documents.csv` and `lignes.csv`, which holds their lines.
  private mutating func documents() -> [Scenario.DocumentRule] {
    var lines: [String: [Scenario.DocumentRule.Line]] = [:]
    let made = each("lignes.csv", ["document", "libelle", "quantite", "prix", "taux"]) { row throws(Finding) in
      (
        row["document"],
        Scenario.DocumentRule.Line(
          label: row["libelle"], quantity: try row.formula("quantite"), unitPrice: try row.formula("prix"),
          rate: try row.formula("taux"))
      )
    }
    for (document, line) in made { lines[document, default: []].append(line) }
    return each("documents.csv", ["id", "genre", "fichier", "tiers", "jour", "reference", "mentions"]) { row throws(Finding) in
      guard let kind = Document.Kind(rawValue: row["genre"]) else {
        throw row.refused("genre", "le genre « \(row["genre"]) » n’existe pas")
      }
      return Scenario.DocumentRule(
        id: row["id"], kind: kind, name: row["fichier"], party: row.optional("tiers"), day: try row.formula("jour"),
        reference: row["reference"], lines: lines[row["id"]] ?? [], mentions: row["mentions"])
    }
  }

  private static func event(_ row: ScenarioTable.Row) throws(Finding) -> Scenario.EventRule {
    guard let channel = Scenario.EventRule.Channel(rawValue: row["canal"]) else {
      throw row.refused("canal", "le canal « \(row["canal"]) » n’existe pas")
    }
    let condition: Scenario.EventRule.Condition?
    switch row.words("condition") {
    case []: condition = nil
    case let words where words.count == 2 && words[0] == "saisie": condition = .recorded(words[1])
    case let words where words.count == 2 && words[0] == "non-saisie": condition = .notRecorded(words[1])
    default: throw row.refused("condition", "« saisie ECRITURE » ou « non-saisie ECRITURE »")
    }
    return Scenario.EventRule(
      id: row["id"], day: try row.formula("jour"), hour: row["heure"], channel: channel, documents: row.words("documents"),
      condition: condition, subject: row["objet"], text: row["texte"])
  }

  private static func answer(_ row: ScenarioTable.Row) throws(Finding) -> Scenario.AnswerRule {
    let choices = row["choix"].split(separator: "|").map { String($0).trimmed }
    let isChoice = row["genre"] == "choix"
    guard let kind = isChoice ? .count : FactRule.Kind(rawValue: row["genre"]), kind != .reference else {
      throw row.refused("genre", "le genre « \(row["genre"]) » n’existe pas")
    }
    guard isChoice == (choices.count > 1) else {
      throw row.refused("choix", "un choix a au moins deux possibilités, séparées par « | », et lui seul en a")
    }
    return Scenario.AnswerRule(
      name: row["nom"], label: row["libelle"], kind: kind, choices: choices, expected: try row.formula("attendu"), line: row.line)
  }

  private static func mistake(_ row: ScenarioTable.Row) throws(Finding) -> Scenario.Mistake {
    guard let share = Share(french: row["part"]) else { throw row.refused("part", "une part va de 0 à 100") }
    let value: Formula? = row["valeur"].isEmpty ? nil : try row.formula("valeur")
    let aim = try row.read("cible") { () throws(Formula.Fault) in try MistakeAim(row["cible"], hasValue: value != nil) }
    return Scenario.Mistake(
      id: row["erreur"], target: row["cible"], aim: aim, value: value, share: share,
      hint: row["indice"], rule: row["regle"], line: row.line)
  }

  /// `criteres.csv` and `controles.csv`, which holds what each looks at.
  private mutating func criteria() -> [Criterion] {
    var controls: [String: [Control]] = [:]
    let made = each("controles.csv", ["critere", "points", "controle", "indice", "regle", "corrige"]) { row throws(Finding) in
      guard let points = Points(french: row["points"]) else {
        throw row.refused("points", "« \(row["points"]) » n’est pas un nombre de points")
      }
      let predicate = try row.read("controle") { () throws(Formula.Fault) in try Predicate(row["controle"]) }
      return (
        row["critere"],
        Control(
          points: points, predicate: predicate, hint: row["indice"], rule: row["regle"], correction: row["corrige"],
          line: row.line)
      )
    }
    for (criterion, control) in made { controls[criterion, default: []].append(control) }
    return each("criteres.csv", ["id", "titre", "competences"]) { row throws(Finding) in
      guard let own = controls[row["id"]] else { throw row.refused("id", "le critère « \(row["id"]) » n’a aucun contrôle") }
      return Criterion(id: row["id"], title: row["titre"], competences: row.words("competences"), controls: own)
    }
  }
}
