import Kernel
import SocialReporting
import TestSupport
import Testing

@Suite struct ComparingTests {
  private func compare(_ a: DSNMessage, _ b: DSNMessage, whole: Bool = false) -> MessageComparison {
    MessageComparison(a, b, norm: Compared.norm, showsIdentifiers: whole)
  }

  @Test func aMessageSaysNothingElseThanItself() {
    let message = Compared.sample()
    let comparison = compare(message, message)
    #expect(comparison.isSame)
    #expect(comparison.differences.isEmpty)
    #expect(comparison.blocks.allSatisfy { $0.score.isPerfect && $0.score.permille == 1_000 })
    // All rubrics count but those that are set aside: four of ours here, the order and the day, an insurance and an affiliation.
    #expect(comparison.total.right == message.rubricCount - 2 - 3 - 2 - 1 - 1)
  }

  @Test func whatIsNumberedOrSignedIsSetAside() {
    let people = [
      Compared.person(nir: Compared.nadia, name: "Roux", first: "Nadia", insurance: "3"),
      Compared.person(nir: Compared.paul, name: "MARTIN", first: "PAUL ANDRE", contract: "00002"),
    ]
    let first = Compared.message([Compared.declaration(people)])
    // Another program: other numbers inside, other order of people, other line end, names in capitals.
    let others = [
      Compared.person(nir: Compared.paul, name: "Martin", first: "Paul  Andre", contract: "00002"),
      Compared.person(nir: Compared.nadia, name: "ROUX", first: "NADIA", insurance: "1"),
    ]
    let second = Compared.message(
      [Compared.declaration(others, order: "42", insurance: "1")], software: "AUTRE PAIE", lineEnding: .lf)
    #expect(compare(first, second).differences.map(\.message) == [])
  }

  @Test func aValueIsSaidInWords() {
    let comparison = compare(Compared.sample(), Compared.sample(gross: "2000.00"))
    let messages = comparison.differences.map(\.message)
    #expect(messages.contains("Nadia Roux : assiette brute déplafonnée 2\u{202F}000,00\u{A0}€ au lieu de 2\u{202F}100,00\u{A0}€"))
    #expect(messages.count == 4)
    #expect(comparison.blocks.first { $0.block == "S21.G00.78" }?.score == score(right: 30, different: 2))
    #expect(comparison.differences.allSatisfy { $0.person == "Nadia Roux" && $0.kind == .different })
    #expect(comparison.differences[0].declaration == "DSN mensuelle d’octobre 2026, établissement 00018")
  }

  private func score(right: Int = 0, different: Int = 0, missing: Int = 0, extra: Int = 0) -> MessageComparison.Score {
    MessageComparison.Score(right: right, different: different, missing: missing, extra: extra)
  }

  /// Each change, and the one sentence that says it.
  static let changes: [(name: String, rubric: RubricID, value: String?, sentence: String)] = [
    (
      "status", "S21.G00.40.003", "01",
      "Nadia Roux : contrat 00001 › code statut catégoriel Retraite Complémentaire obligatoire 01 (cadre (article 4 et 4bis)) au lieu de 04 (non cadre)"
    ),
    (
      "date", "S21.G00.40.001", "02092025",
      "Nadia Roux : contrat 00001 › date de début du contrat 02/09/2025 au lieu de 01/09/2025"
    ),
    ("rate", "S21.G00.50.006", "13.20", "Nadia Roux : taux de prélèvement à la source 13,2 % au lieu de 3,2 %"),
    (
      "net", "S21.G00.50.002", "1700.13",
      "Nadia Roux : rémunération nette fiscale 1\u{202F}700,13\u{A0}€ au lieu de 1\u{202F}700,12\u{A0}€"
    ),
    ("absent", "S21.G00.50.004", nil, "Nadia Roux : il manque «\u{A0}montant net versé\u{A0}», 1\u{202F}650,00\u{A0}€"),
    ("month", "S20.G00.05.005", "01092026", "Déclaration : date du mois principal déclaré 01/09/2026 au lieu de 01/10/2026"),
    ("establishment", "S21.G00.11.001", "00026", "Etablissement : NIC 00026 au lieu de 00018"),
    (
      "insurance", "S21.G00.15.001", "MUT-2027",
      "Adhésion Prévoyance : référence du contrat de Prévoyance MUT-2027 au lieu de MUT-2026"
    ),
    ("contract", "S21.G00.40.009", "00077", "Nadia Roux : numéro du contrat 00077 au lieu de 00001"),
    (
      "option", "S21.G00.70.004", "FAMILLE",
      "Nadia Roux : contrat 00001 › code option retenue par le salarié FAMILLE au lieu de ISOLE"
    ),
    (
      "bordereau", "S21.G00.22.005", "1250.50",
      "Bordereau de cotisation due : bordereau de 00000000000000 1\u{202F}250,50\u{A0}€ au lieu de 1\u{202F}250,00\u{A0}€"
    ),
    ("code", "S21.G00.81.001", "045", ""),
  ]

  @Test(arguments: changes.indices) func oneChangeIsOneSentence(index: Int) throws {
    let (name, rubric, value, sentence) = Self.changes[index]
    let message = Compared.sample()
    let place = try #require(message.declared.firstIndex { $0.id == rubric })
    let changed = message.changing(place) { rubric in value.map { Rubric(rubric.id, $0) } }
    let comparison = compare(message, changed)
    #expect(comparison.differences.count == 1, "\(name): \(comparison.differences.map(\.message))")
    #expect(comparison.differences.first?.rubric == rubric, "\(name)")
    if !sentence.isEmpty { #expect(comparison.differences.first?.message == sentence, "\(name)") }
  }

  @Test func anIdentityIsMaskedUnlessAllowed() throws {
    let message = Compared.sample()
    let place = try #require(message.declared.firstIndex { $0.id == "S21.G00.30.001" })
    let changed = message.changing(place) { Rubric($0.id, "2950899100099") }
    let masked = try #require(compare(message, changed).differences.first)
    #expect(!masked.message.contains("2950899100099") && !masked.message.contains("99100"))
    #expect(masked.message.hasSuffix("et masqué comme lui"))
    #expect(compare(message, changed, whole: true).differences.first?.message.contains("2950899100099") == true)
  }

  @Test func anAccountIsMaskedUnlessAllowed() throws {
    let text = Messages.monthly
    let (first, second) = (
      text.message(Compared.norm), text.setting("20.004#1", "FR7630001007941234567890185").message(Compared.norm)
    )
    let masked = try #require(compare(first, second).differences.first)
    #expect(!masked.message.contains("0794123456") && !masked.message.contains("0000123456"))
    #expect(masked.message.contains("FR•• •••• 0185 au lieu de FR•• •••• 6759"))
    #expect(
      compare(first, second, whole: true).differences.first?.message.lowercased().contains("fr7630001007941234567890185") == true)
  }

  @Test func whatIsMissingOrInExcessIsSaidOnce() {
    let full = Compared.sample()
    let nadia = Compared.person(nir: Compared.nadia, name: "Roux", first: "Nadia", insurance: "3")
    let alone = Compared.message([Compared.declaration([nadia])])
    let missing = compare(full, alone)
    #expect(missing.differences.map(\.kind) == [.missing])
    #expect(missing.differences.first?.message == "PAUL MARTIN : absent (\(missing.total.missing) rubriques)")
    let extra = compare(alone, full)
    #expect(extra.differences.map(\.kind) == [.extra])
    #expect(extra.total.extra == missing.total.missing)
    #expect(extra.total.permille < 1_000)
    #expect(missing.total.right == extra.total.right)
  }

  @Test func aWrongContractNumberIsNotRepeatedAtEachReference() {
    let comparison = compare(Compared.sample(), Compared.sample(contract: "00009"))
    #expect(comparison.differences.map(\.rubric) == ["S21.G00.40.009"])
  }

  @Test func differencesAreBoundedAndCounted() {
    let people = (0..<40).map { n in
      Compared.person(nir: "29508991\(10_000 + n)", name: "Roux", first: "Nadia", gross: "2100.00")
    }
    let others = (0..<40).map { n in
      Compared.person(nir: "29508991\(10_000 + n)", name: "Roux", first: "Nadia", gross: "2200.00")
    }
    let comparison = MessageComparison(
      Compared.message([Compared.declaration(people)]), Compared.message([Compared.declaration(others)]), norm: Compared.norm,
      listedAtMost: 10)
    #expect(comparison.differences.count == 10)
    #expect(comparison.differenceCount == 160)
    #expect(comparison.total.different == 160)
  }

  /// Whatever rubric is changed or left out, it is found, and nothing else.
  @Test(arguments: [1, 7, 2_026] as [UInt64]) func aRandomChangeIsFoundExactly(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let message = Compared.sample()
    let rubrics = message.declared
    let aside: Set<RubricID> = [
      "S20.G00.05.004", "S20.G00.05.007", "S21.G00.15.005", "S21.G00.70.012", "S21.G00.70.013", "S21.G00.78.005",
    ]
    for _ in 0..<120 {
      let place = Int(random.next() % UInt64(rubrics.count))
      guard !aside.contains(rubrics[place].id) else { continue }
      let isDropped = random.next() % 4 == 0
      let changed = message.changing(place) { isDropped ? nil : Rubric($0.id, $0.value + "7") }
      let comparison = compare(message, changed)
      let found = comparison.differences.map { "\($0.kind) \($0.rubric.map { "\($0)" } ?? "\($0.block)")" }
      #expect(
        found == ["\(isDropped ? "missing" : "different") \(rubrics[place].id)"],
        "seed \(seed), place \(place), \(rubrics[place]), dropped: \(isDropped)")
    }
  }
}
