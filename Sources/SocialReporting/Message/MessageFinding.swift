import Kernel

/// What is out of its place in a message, text or XML.
extension Finding {
  private static let rule = "cahier technique de la DSN, structure du message"

  private static func placed(_ code: String, _ message: String, _ recovery: String, _ rubric: Rubric) -> Finding {
    Finding(code, message, recovery: recovery, reference: rule).at(line: line(rubric.line), field: "\(rubric.id)")
  }

  private static func placed(_ code: String, _ message: String, _ recovery: String, _ block: BlockID, _ line: Int) -> Finding {
    Finding(code, message, recovery: recovery, reference: rule).at(line: self.line(line), field: "\(block)")
  }

  /// Nil for what has no line: a message that was built.
  static func line(_ line: some BinaryInteger) -> Int? { line > 0 ? Int(line) : nil }

  // MARK: Rubrics

  static func dsnRubricUnknown(_ rubric: Rubric, _ version: String) -> Finding {
    placed(
      "dsn.rubric.unknown", "La rubrique \(rubric.id) n’est pas dans la norme \(version).",
      "Retirez cette rubrique, ou vérifiez la version de la norme (S10.G00.00.006) : une rubrique peut être d’une autre année.",
      rubric)
  }

  static func dsnRubricRepeated(_ rubric: Rubric) -> Finding {
    placed(
      "dsn.rubric.repeated", "La rubrique \(rubric.id) est donnée deux fois dans le même bloc.",
      "Gardez-en une seule, ou ouvrez un autre bloc par sa première rubrique quand la norme en permet plusieurs.", rubric)
  }

  static func dsnRubricOrder(_ rubric: Rubric, after last: RubricID) -> Finding {
    placed(
      "dsn.rubric.order", "La rubrique \(rubric.id) vient après \(last) : dans un bloc les numéros vont en croissant.",
      "Remettez les rubriques du bloc \(rubric.id.block) dans l’ordre de leurs numéros.", rubric)
  }

  static func dsnRubricElsewhere(_ rubric: Rubric) -> Finding {
    placed(
      "dsn.rubric.elsewhere", "La rubrique \(rubric.id) est dans un bloc qui n’est pas le sien.",
      "Placez-la dans un bloc \(rubric.id.block).", rubric)
  }

  static func dsnIndividualTooLarge(_ rubric: Rubric, limit: Int) -> Finding {
    placed(
      "dsn.individual.too-large", "Un individu a plus de \(limit) rubriques : la suite est laissée de côté.",
      "Vérifiez que le fichier vient bien d’un logiciel de paie : un bloc S21.G00.30 doit ouvrir chaque individu.", rubric)
  }

  // MARK: Blocks

  static func dsnBlockUnknown(_ block: BlockID, _ version: String, line: Int) -> Finding {
    placed(
      "dsn.block.unknown", "Le bloc \(block) n’est pas dans la norme \(version).",
      "Retirez ce bloc, ou vérifiez la version de la norme (S10.G00.00.006).", block, line)
  }

  static func dsnBlockOrphan(_ block: BlockID, parent: BlockID?, line: Int) -> Finding {
    let under = parent.map { "sous un bloc \($0), et aucun n’est ouvert à cet endroit" } ?? "au premier niveau"
    return placed(
      "dsn.block.orphan", "Le bloc \(block) n’est pas à sa place : la norme le met \(under).",
      parent.map { "Ajoutez le bloc \($0) avant lui, ou déplacez ce bloc." } ?? "Sortez-le du bloc qui le contient.", block, line)
  }

  static func dsnBlockOrder(_ block: BlockID, after last: BlockID, line: Int) -> Finding {
    placed(
      "dsn.block.order", "Le bloc \(block) vient après \(last) ; la norme les met dans l’ordre inverse.",
      "Placez le bloc \(block), avec ce qui est dessous, avant le bloc \(last).", block, line)
  }

  static func dsnBlockTooMany(_ block: BlockID, maximum: Int, parent: BlockID?, line: Int) -> Finding {
    let place = parent.map { "par bloc \($0)" } ?? "par envoi"
    return placed(
      "dsn.block.too-many", "Il y a trop de blocs \(block) : la norme en permet \(maximum) \(place).",
      "Réunissez les rubriques en un seul bloc, ou retirez celui qui est en trop.", block, line)
  }

  // MARK: The ends

  static func dsnEnvelopeMissing(_ block: BlockID, line: Int) -> Finding {
    placed(
      "dsn.envelope.missing", "Le message commence par le bloc \(block) ; un envoi commence par S10.G00.00.",
      "Demandez un fichier entier : le début manque.", block, line)
  }

  static func dsnTotalsMissing(_ summary: MessageSummary) -> Finding {
    Finding(
      "dsn.totals.missing", "Le bloc des totaux S90.G00.90 manque : le fichier s’arrête après \(summary.rubrics) rubriques.",
      recovery:
        "Demandez un fichier entier ; s’il l’est, ajoutez S90.G00.90.001,'\(summary.rubrics + 2)' et S90.G00.90.002,'\(summary.declarations)'.",
      reference: rule
    ).at(field: "S90.G00.90")
  }

  static func dsnTotalsNotLast(_ block: BlockID, line: Int) -> Finding {
    placed(
      "dsn.totals.not-last", "Le bloc \(block) vient après les totaux S90.G00.90, qui terminent un envoi.",
      "Séparez les envois en plusieurs fichiers : la suite n’est pas lue.", block, line)
  }

  static func dsnTotalMissing(_ number: Int, _ count: Int, line: Int) -> Finding {
    let id = BlockID("S90.G00.90").rubric(number)
    return placed(
      "dsn.totals.missing-figure", "Le total \(id) manque.",
      "Ajoutez la rubrique \(id) : sa valeur est \(count)\(number == 1 ? ", cette ligne comprise" : "").",
      Rubric(id, "", line: line))
  }

  static func dsnTotalWrong(_ rubric: Rubric, _ count: Int) -> Finding {
    let what = rubric.id.number == 1 ? "rubriques" : "déclarations"
    return placed(
      "dsn.totals.wrong", "\(rubric.id) annonce « \(rubric.value.prefix(20)) » \(what) ; le fichier en a \(count).",
      "Vérifiez que le fichier est entier ; s’il l’est, écrivez \(count).", rubric)
  }
}
