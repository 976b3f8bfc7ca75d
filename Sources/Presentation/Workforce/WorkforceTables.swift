public import Kernel
public import Ledger
public import Store
public import UseCases
public import Workforce

/// The tables of the workforce, for the terminal, the pages and the files.
public enum WorkforceTables {
  public static func workplaces(_ outcome: ListWorkplaces.Outcome, on day: Day) -> ReportTable {
    var table = ReportTable(
      title: "Établissements ; effectif au sens du code du travail : \(outcome.headcount.french)",
      columns: [
        .init("N°", .count), .init("Nom", .text), .init("SIRET", .text), .init("APE", .text), .init("Convention", .text),
        .init("AT/MP", .text), .init("Mobilité", .text), .init("Effectif", .text),
      ])
    for kept in outcome.workplaces {
      let place = kept.value
      table.add([
        .count(Int(kept.id)), .text(place.name), .text(place.siret.french), .text(place.activityCode),
        .text(place.agreement?.french ?? "aucune"), .text(place.workAccidentRates.on(day)?.frenchPercent ?? "à donner"),
        .text(place.mobilityRates.on(day)?.frenchPercent ?? "non"),
        .text(place.headcounts.on(day).map(String.init) ?? "à donner"),
      ])
    }
    return table
  }

  public static func employees(_ rows: [ReadEmployees.Row], on day: Day) -> ReportTable {
    var table = ReportTable(
      title: "Salariés",
      columns: [
        .init("N°", .count), .init("Nom", .text), .init("Contrat", .text), .init("Emploi", .text), .init("Depuis", .day),
        .init("Fin", .day), .init("Échéance", .text),
      ])
    for row in rows {
      let contract = row.contract?.value
      table.add([
        .count(Int(row.id)), .text(row.employee.sortName), .text(contract?.kind.french ?? "aucun"),
        .text(contract?.terms(on: day).jobTitle ?? ""), contract.map { .day($0.start) } ?? .empty,
        contract?.lastDay.map { .day($0) } ?? .empty,
        .text(row.deadlines.first.map { "\($0.text) le \($0.day.french)" } ?? ""),
      ])
    }
    return table
  }

  /// Each amendment with what it changes, as sentences.
  public static func amendments(_ contract: EmploymentContract) -> [(Amendment, [String])] {
    var before = contract.terms
    return contract.amendments.map { amendment in
      let changes = amendment.terms.changes(from: before).map { "\($0.label) : \($0.before) → \($0.after)" }
      before = amendment.terms
      return (amendment, changes + (amendment.end.map { ["terme : \($0.french)"] } ?? []))
    }
  }

  public static func contracts(_ contracts: [Kept<EmploymentContract>], on day: Day) -> ReportTable {
    var table = ReportTable(
      title: "Contrats",
      columns: [
        .init("N°", .count), .init("Contrat", .text), .init("Emploi", .text), .init("Du", .day), .init("Au", .day),
        .init("Durée", .text), .init("Salaire", .text),
      ])
    for kept in contracts {
      let terms = kept.value.terms(on: day)
      table.add([
        .count(Int(kept.id)), .text(kept.value.kind.french), .text(terms.jobTitle), .day(kept.value.start),
        kept.value.lastDay.map { .day($0) } ?? .empty,
        .text(terms.daysPerYear.map { "\($0) jours par an" } ?? terms.weeklyHours.french), .text(terms.pay.french),
      ])
      for (name, text) in terms.besideWage {
        table.add([.empty, .text(""), .text(name), .empty, .empty, .empty, .text(text)])
      }
      for (amendment, changes) in amendments(kept.value) {
        table.add([
          .empty, .text("avenant"), .text(amendment.reason), .day(amendment.effective), .empty, .empty,
          .text(changes.joined(separator: " ; ")),
        ])
      }
    }
    return table
  }

  public static func absences(_ rows: [ListAbsences.Row]) -> ReportTable {
    var table = ReportTable(
      title: "Absences",
      columns: [
        .init("N°", .count), .init("Salarié", .text), .init("Genre", .text), .init("Du", .day), .init("Au", .day),
        .init("Jours de congé", .text), .init("Annulée", .text),
      ])
    for row in rows {
      let absence = row.absence.value
      table.add([
        .count(Int(row.absence.id)), .text(row.employee.sortName), .text(absence.kind.french), .day(absence.from),
        .day(absence.through), .text(row.counted?.french ?? ""), .text(absence.cancelled ?? ""),
      ])
    }
    return table
  }

  /// N-1, N, what is older, and the steps of each.
  public static func leave(_ leave: LeaveCounter, _ rest: RestDayCounter?) -> [ReportTable] {
    var counters = ReportTable(
      title: "Congés au \(leave.day.french)",
      columns: [.init("Compteur", .text), .init("Acquis", .text), .init("Pris", .text), .init("Solde", .text)])
    var steps = ReportTable(
      title: "Pourquoi",
      columns: [
        .init("Compteur", .text), .init("Jour", .day), .init("Jours", .text), .init("Règle", .text), .init("Texte", .text),
      ])
    func add(_ name: String, _ acquired: LeaveDays, _ taken: LeaveDays, _ left: LeaveDays, _ why: [LeaveStep]) {
      counters.add([.text(name), .text(acquired.french), .text(taken.french), .text(left.french)])
      for step in why {
        steps.add([.text(name), .day(step.day), .text(step.days.french), .text(step.text), .text(step.reference ?? "")])
      }
    }
    for (index, account) in leave.accounts.enumerated() {
      let rank = leave.accounts.count - 1 - index
      if rank > 1, account.left == .zero { continue }
      add(name(account, rank: rank), account.acquired, account.taken, account.left, account.steps)
    }
    if let rest { add("RTT \(rest.year)", rest.acquired, rest.taken, rest.left, rest.acquisitions + rest.uses) }
    return [counters, steps]
  }

  /// « N (2026-2027) ».
  public static func name(_ account: LeaveAccount, rank: Int) -> String {
    rank == 0 ? "N (\(account.french))" : "N-\(rank) (\(account.french))"
  }

  public static func register(_ outcome: ReadPersonnelRegister.Outcome) -> ReportTable {
    var table = ReportTable(
      title: "Registre unique du personnel",
      columns: [
        .init("N°", .count), .init("Nom et prénoms", .text), .init("Nationalité", .text), .init("Né le", .day),
        .init("Sexe", .text), .init("Emploi", .text), .init("Qualification", .text), .init("Contrat", .text),
        .init("Entrée", .day), .init("Sortie", .day), .init("Titre de travail", .text),
      ])
    for row in outcome.rows {
      let (file, contract) = (row.employee, row.contract)
      table.add([
        .count(row.number), .text(file.sortName), .text(file.nationality ?? ""), .day(file.birth), .text(file.sex.rawValue),
        .text(contract.terms.jobTitle), .text(contract.terms.category.french), .text(contract.kind.french), .day(contract.start),
        contract.lastDay.map { .day($0) } ?? .empty, .text(file.workPermit.map { "\($0.kind) \($0.number)" } ?? ""),
      ])
    }
    return table
  }

  /// « FR14 •••• 606 »: enough to recognise an account.
  public static func masked(_ iban: IBAN) -> String { iban.masked }
}
