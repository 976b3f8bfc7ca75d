import Competence
import Kernel
import Testing

/// What often goes wrong in « Octobre en atelier »: each mistake, made all the way through, costs what it should and no more, and is
/// named.
@Suite struct MistakeTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let mistake: String
    /// The points lost, in French.
    let lost: String
    let sayings: [String]
    let testDescription: String
  }

  static let rows = [
    Row(
      mistake: "tva-trop-tot", lost: "2,25", sayings: ["exigibilité chez le fournisseur", "TVA sur encaissements"],
      testDescription: "TVA du cabinet déduite avant d’être payée : ligne 20 = 1 804"),
    Row(
      mistake: "autoliquidation-oubliee", lost: "4,12", sayings: ["le preneur déclare la TVA et la déduit"],
      testDescription: "autoliquidation oubliée : ligne 16 = 5 425"),
    Row(
      mistake: "immobilisation-en-charge", lost: "4,12", sayings: ["est une immobilisation"],
      testDescription: "défonceuse en charge : ligne 19 = 0"),
    Row(
      mistake: "echeance-en-capital", lost: "1,5", sayings: ["Capital au 164, intérêts au 661, assurance au 616"],
      testDescription: "échéance de prêt entière au 164"),
    Row(
      mistake: "frais-sans-tva", lost: "1,25", sayings: ["frais de tenue de compte sont soumis à la TVA"],
      testDescription: "frais bancaires sans TVA"),
  ]

  @Test(arguments: rows) func costsWhatItShould(_ row: Row) throws {
    let causes = try CauseTable()
    for seed in [nil, 7, 23] as [UInt64?] {
      let version = try S1Tests.version(seed: seed)
      let work = try ObservedWork(modelOf: version, making: row.mistake)
      let grade = try Grading.grade(version, work, causes)
      #expect(
        (grade.maximum - grade.score).french == row.lost,
        "seed \(seed ?? 0) \(grade.criteria.flatMap(\.feedback).map { "\($0.cause) \($0.subject)" })")
      let feedback = grade.criteria.flatMap(\.feedback)
      #expect(Set(feedback.map(\.cause)) == [row.mistake])
      for saying in row.sayings { #expect(feedback.contains { $0.rule.contains(saying) }, "« \(saying) »") }
    }
  }

  @Test func baseValuesOfTheMistakesAreThoseOfTheSituation() throws {
    let version = try S1Tests.version(seed: nil)
    let early = try ObservedWork(modelOf: version, making: "tva-trop-tot")
    #expect(early.answers["ca3.20"]?.text == "1\u{202F}804,00")
    let forgotten = try ObservedWork(modelOf: version, making: "autoliquidation-oubliee")
    #expect(forgotten.answers["ca3.16"]?.text == "5\u{202F}425,00")
    let charged = try ObservedWork(modelOf: version, making: "immobilisation-en-charge")
    #expect(charged.answers["ca3.19"]?.text == "0,00")
  }

  @Test func aCreditNoteOnTheSalesAccountCostsHalfAPoint() throws {
    let version = try S1Tests.version(seed: nil)
    var work = try ObservedWork(modelOf: version)
    work.replace("A007") { line in
      line.account == "7091" ? ObservedWork.Line(account: "701", party: line.party, amount: line.amount) : line
    }
    let grade = try Grading.grade(version, work, try CauseTable())
    #expect((grade.maximum - grade.score).french == "0,5")
    #expect(grade.criteria.flatMap(\.feedback).map(\.cause) == ["compte-tolere"])
  }
}

/// The causes that hold for any entry, each on the same invoice.
@Suite struct CauseTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let cause: String
    let kept: String
    let change: @Sendable (inout ObservedWork.Entry) -> Void
    let testDescription: String

    init(
      _ testDescription: String, _ cause: String, kept: String, _ change: @escaping @Sendable (inout ObservedWork.Entry) -> Void
    ) {
      (self.testDescription, self.cause, self.kept, self.change) = (testDescription, cause, kept, change)
    }
  }

  static let rows = [
    Row("débit et crédit échangés", "sens", kept: "0,38") { entry in
      entry.lines = entry.lines.map { ObservedWork.Line(account: $0.account, party: $0.party, amount: -$0.amount) }
    },
    Row("au mois suivant", "mois", kept: "0,75") { $0.day = Day(2026, 11, 2) },
    Row("chez un autre fournisseur", "tiers", kept: "0,75") { entry in
      entry.lines = entry.lines.map {
        ObservedWork.Line(account: $0.account, party: $0.party.map { _ in "QUINCAILLE" }, amount: $0.amount)
      }
    },
    Row("dans un compte de services", "compte", kept: "0,38") { entry in
      entry.lines = entry.lines.map {
        ObservedWork.Line(account: $0.account == "601" ? "6226" : $0.account, party: $0.party, amount: $0.amount)
      }
    },
    Row("sans isoler la taxe", "tva", kept: "0,38") { entry in
      let total = -entry.lines.first { $0.party != nil }!.amount
      entry.lines = entry.lines.filter { $0.party != nil } + [ObservedWork.Line(account: "601", amount: total)]
    },
    Row("d’un centime de trop", "montant", kept: "0") { entry in
      entry.lines = entry.lines.map { line in
        let cents: Int64 = line.account == "601" ? 1 : line.party != nil ? -1 : 0
        return ObservedWork.Line(account: line.account, party: line.party, amount: line.amount + Money(cents: cents))
      }
    },
    Row("sans son numéro de pièce", "piece", kept: "1,13") { $0.piece = "FACTURE BOIS" },
  ]

  @Test(arguments: rows) func keepsItsShare(_ row: Row) throws {
    let version = try S1Tests.version(seed: nil)
    var work = try ObservedWork(modelOf: version)
    let index = try #require(work.entries.firstIndex { $0.reference == "modele:BM" })
    row.change(&work.entries[index])
    let grade = try Grading.grade(version, work, try CauseTable())
    let control = try #require(grade.criteria[0].controls.first { $0.control.predicate == .entry("BM") })
    #expect(control.feedback?.cause == row.cause)
    #expect(control.points.french == row.kept)
    #expect(control.feedback?.hint.isEmpty == false && control.feedback?.rule.isEmpty == false)
    #expect(control.feedback?.correction.contains("601") == true)
  }

  @Test func severalLinesAndOtherAccountsOfTheClassAreAsRight() throws {
    let version = try S1Tests.version(seed: nil)
    var work = try ObservedWork(modelOf: version)
    let index = try #require(work.entries.firstIndex { $0.reference == "modele:BM" })
    let whole = work.entries[index].lines.first { $0.account == "601" }!.amount
    work.entries[index].lines.removeAll { $0.account == "601" }
    work.entries[index].lines += [
      ObservedWork.Line(account: "601100", amount: whole - Money(cents: 5_00)),
      ObservedWork.Line(account: "601200", amount: Money(cents: 5_00)),
    ]
    let grade = try Grading.grade(version, work, try CauseTable())
    #expect(grade.score == grade.maximum)
  }
}

extension ObservedWork {
  mutating func replace(_ id: String, _ change: (Line) -> Line) {
    for index in entries.indices where entries[index].reference == "modele:\(id)" {
      entries[index].lines = entries[index].lines.map(change)
    }
  }
}
