public import Competence
public import Kernel
public import Ledger
public import Store
public import UseCases

/// The tables of scenarios, for the terminal, the pages and the files.
public enum ScenarioTables {
  public static func list(_ all: [Scenario]) -> ReportTable {
    var table = ReportTable(
      title: "Scénarios",
      columns: [.init("Nom", .text), .init("Titre", .text), .init("Blocs", .text), .init("Durée", .text)])
    for scenario in all {
      table.add([
        .text(scenario.id), .text(scenario.title), .text(scenario.blocks.joined(separator: " ")),
        .text(duration(scenario.minutes)),
      ])
    }
    return table
  }

  /// « 7 h », « 40 min », « 1 h 30 ».
  public static func duration(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    if hours == 0 { return "\(rest)\u{A0}min" }
    return rest == 0 ? "\(hours)\u{A0}h" : "\(hours)\u{A0}h\u{A0}\(rest < 10 ? "0" : "")\(rest)"
  }

  public static func tasks(_ running: RunningScenario) -> ReportTable {
    var table = ReportTable(
      title: "Ce qui est demandé",
      columns: [.init("Tâche", .text), .init("Pour le", .day), .init("Compétences", .text), .init("Consigne", .text)])
    for task in running.version.tasks {
      table.add([
        .text(task.rule.title), .day(task.due), .text(task.rule.competences.joined(separator: " ")),
        .text(running.version.text(of: task)),
      ])
    }
    return table
  }

  public static func answers(_ running: RunningScenario, _ given: [ScenarioAnswer]) -> ReportTable {
    let known = Dictionary(given.map { ($0.name, $0.text) }) { _, last in last }
    var table = ReportTable(
      title: "Réponses", columns: [.init("Nom", .text), .init("Question", .text), .init("Réponse", .text)])
    for rule in running.scenario.answers {
      table.add([.text(rule.name), .text(running.version.filled(rule.label)), .text(known[rule.name] ?? "")])
    }
    return table
  }

  public static func grade(_ outcome: GradeScenario.Outcome) -> ReportTable {
    let overrides = outcome.overrides
    var table = ReportTable(
      title: "Barème",
      columns: [
        .init("Critère", .text), .init("Points", .text), .init("Sur", .text), .init("Formateur", .text),
        .init("Compétences", .text),
      ])
    for result in outcome.grade.criteria {
      table.add([
        .text(result.criterion.title), .text(result.points.french), .text(result.criterion.points.french),
        .text(overrides[result.criterion.id]?.points.french ?? ""), .text(result.criterion.competences.joined(separator: " ")),
      ])
    }
    return table
  }

  /// The entries of the model answer, a line each.
  public static func model(_ running: RunningScenario) -> ReportTable {
    var table = ReportTable(
      title: "Écritures du corrigé",
      columns: [
        .init("Date", .day), .init("Journal", .text), .init("Pièce", .text), .init("Libellé", .text), .init("Compte", .text),
        .init("Tiers", .text), .init("Débit", .amount), .init("Crédit", .amount),
      ])
    for entry in running.version.entries {
      for line in entry.lines where !line.amount.isZero {
        table.add([
          .day(entry.day), .text(entry.journal), .text(entry.reference), .text(entry.label), .text(line.account),
          .text(line.party ?? ""), line.amount > .zero ? .amount(line.amount) : .empty,
          line.amount < .zero ? .amount(-line.amount) : .empty,
        ])
      }
    }
    return table
  }

  /// Throws `competence.scenario.inconsistent`.
  public static func expected(_ running: RunningScenario) throws(Finding) -> ReportTable {
    let model = try ObservedWork(modelOf: running.version)
    var table = ReportTable(
      title: "Réponses attendues", columns: [.init("Nom", .text), .init("Question", .text), .init("Réponse", .text)])
    for rule in running.scenario.answers {
      table.add([.text(rule.name), .text(running.version.filled(rule.label)), .text(model.answers[rule.name]?.text ?? "")])
    }
    return table
  }
}

/// The tables of a learner's path.
public enum PathTables {
  /// What the pages and the terminal say of a title whose registration has ended.
  public static func expired(_ title: Referential) -> String {
    "Fiche \(title.code) : enregistrement échu le \(title.registration.expires.french). Elle sert ici de référentiel d’étude."
  }

  public static func blocks(_ outcome: ReadPath.Outcome) -> ReportTable {
    var table = ReportTable(
      title: "Blocs",
      columns: [
        .init("Bloc", .text), .init("Intitulé", .text), .init("État", .text), .init("Note automatique", .text),
        .init("Jugées acquises", .text),
      ])
    for block in outcome.referential.blocks {
      let human = outcome.board.human(block.id)
      table.add([
        .text(block.id), .text(block.title), .text(outcome.board.state(block.id).french),
        .text(outcome.board.automatic(block.id)?.frenchPercent ?? "aucune"),
        .text("\(human.acquired) sur \(human.judged) jugées, \(human.of) en tout"),
      ])
    }
    return table
  }

  public static func handIns(_ outcome: ReadPath.Outcome) -> ReportTable {
    var table = ReportTable(
      title: "Travaux rendus",
      columns: [.init("Rendu le", .day), .init("Scénario", .text), .init("Points", .text), .init("Empreinte", .text)])
    for kept in outcome.handIns {
      table.add([
        .day(kept.value.day), .text(kept.value.scenario),
        .text("\(kept.value.points.french) sur \(kept.value.maximum.french)"), .text(String(kept.value.head.prefix(16))),
      ])
    }
    return table
  }

  public static func competences(_ title: Referential, _ board: BlockBoard?, block: String? = nil) -> ReportTable {
    var table = ReportTable(
      title: "Compétences",
      columns: [
        .init("Ligne", .text), .init("Compétence", .text), .init("Comment", .text), .init("Note", .text),
        .init("Jugement", .text), .init("Preuves", .count),
      ])
    for item in title.competences where block == nil || item.block == block {
      let standing = board?.standings[item.id]
      table.add([
        .text(item.id), .text(item.label), .text(title.coverage(item).french), .text(standing?.automatic?.frenchPercent ?? ""),
        .text(standing?.human?.rawValue ?? ""), .count(standing?.evidence ?? 0),
      ])
    }
    return table
  }

  public static func evidence(_ items: [ReadEvidence.Item]) -> ReportTable {
    var table = ReportTable(
      title: "Preuves",
      columns: [
        .init("N°", .count), .init("Quand", .text), .init("Geste", .text), .init("Preuve", .text), .init("Qui", .text),
        .init("Compétences", .text), .init("Empreinte", .text), .init("État", .text),
      ])
    for item in items {
      let proof = item.evidence
      table.add([
        .count(Int(proof.event)), .text(proof.instant), .text(UseCaseName.french(proof.useCase)), .text(proof.reference),
        .text(proof.author), .text(proof.competences.joined(separator: " ")), .text(String(proof.digest.prefix(16))),
        .text(item.standing.french),
      ])
    }
    return table
  }

  public static func routes(_ title: Referential) -> ReportTable {
    var table = ReportTable(
      title: "Voies d’accès et jurys",
      columns: [.init("Voie", .text), .init("Intitulé", .text), .init("Ouverte", .text), .init("Jury", .text)])
    for route in title.routes {
      table.add([
        .text(route.id), .text(route.label), .text(route.isOpen ? "oui" : "non"), .text(route.jury.joined(separator: " ; ")),
      ])
    }
    return table
  }
}
