import Kernel
import Payroll
import SocialReporting
import Testing
import Workforce

/// Situations of every day, paid by the engine and declared: each message reads back, its amounts are the payslips', and the bordereau,
/// the individual contributions, the payroll book and the entry are one amount.
@Suite struct DeclaringSituationTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var headcount = 4
    let kept: @Sendable (Workplace) -> [PayrollMonth.Kept]
    /// What must be somewhere in the message: rubric and value.
    let says: [(RubricID, String)]
    var testDescription: String { name }
  }

  private static func one(_ change: @escaping @Sendable (inout PayrollMonth.Kept) -> Void)
    -> @Sendable (Workplace) -> [PayrollMonth.Kept]
  {
    { place in
      [
        Workshop.plain {
          $0.workplace = place
          change(&$0)
        }
      ]
    }
  }

  static let cases: [Case] = [
    Case(
      name: "a worker and nothing else", kept: one { _ in },
      says: [
        ("S21.G00.40.003", "04"), ("S21.G00.50.007", "13"), ("S21.G00.51.013", "2153.71"), ("S21.G00.81.001", "018"),
        ("S21.G00.79.001", "01"), ("S21.G00.71.002", "RUAA"), ("S21.G00.53.002", "151.67"), ("S21.G00.53.002", "31.00"),
      ]),
    Case(
      name: "an executive above the ceiling",
      kept: { place in
        [
          Workshop.kept(
            "Ferrand", "Nadège", nir: "2850699999012", birth: Day(1985, 6, 12), job: "Cheffe d’atelier", category: .executive,
            pay: .monthly(Money(cents: 6_500_00)), place: place)
        ]
      },
      says: [
        ("S21.G00.40.002", "04"), ("S21.G00.40.003", "01"), ("S21.G00.81.001", "132"), ("S21.G00.81.001", "146"),
        ("S21.G00.70.013", "2"), ("S21.G00.79.001", "24"), ("S21.G00.40.006", "Cheffe d'atelier"),
      ]),
    Case(
      name: "an apprentice",
      kept: { place in
        [
          Workshop.kept(
            "Vasseur", "Théo", nir: "1071199999015", birth: Day(2007, 11, 4), kind: .apprenticeship, start: Day(2025, 9, 1),
            end: Day(2027, 8, 31), job: "Apprenti menuisier", pay: .legalMinimum, place: place
          ) {
            $0.contract.apprenticeship = .init(year: 1)
            $0.contract.apprenticeship?.highestLevel = "02"
            $0.contract.signed = Day(2025, 8, 25)
          }
        ]
      }, says: [("S21.G00.40.008", "64"), ("S21.G00.30.025", "03"), ("S21.G00.30.024", "02"), ("S21.G00.40.010", "31082027")]),
    Case(
      name: "an apprentice who earns enough to contribute", headcount: 15,
      kept: { place in
        [
          Workshop.kept(
            "Vasseur", "Théo", nir: "1071199999015", birth: Day(2007, 11, 4), kind: .apprenticeship, start: Day(2025, 9, 1),
            end: Day(2027, 8, 31), job: "Apprenti menuisier", pay: .monthly(Money(cents: 1_850_00)), place: place
          ) {
            $0.contract.apprenticeship = .init(year: 2)
            $0.contract.signed = Day(2025, 8, 25)
          }
        ]
      }, says: [("S21.G00.40.008", "65"), ("S21.G00.81.001", "002"), ("S21.G00.81.001", "109"), ("S21.G00.50.011", "1683.68")]),
    Case(
      name: "part time with complementary hours",
      kept: { place in
        [
          Workshop.kept(
            "Bonnard", "Lucie", nir: "2920799999014", birth: Day(1992, 7, 9), job: "Assistante", category: .employee,
            weekly: 28_00,
            pay: .hourly(Money(cents: 14_90)), place: place
          ) {
            $0.variables = Workshop.variables { $0.extra = [.init(Hours(hundredths: 4_00), increase: .percent(10_00))] }
          }
        ]
      },
      says: [
        ("S21.G00.40.014", "20"), ("S21.G00.40.013", "121.33"), ("S21.G00.51.011", "017"), ("S21.G00.51.012", "4.00"),
        ("S21.G00.51.016", "10.00"), ("S21.G00.51.013", "65.56"),
      ]),
    Case(
      name: "overtime, free of tax",
      kept: one {
        $0.variables = Workshop.variables {
          $0.extra = [
            .init(Hours(hundredths: 15_00), increase: .percent(25_00)), .init(Hours(hundredths: 3_00), increase: .percent(50_00)),
          ]
        }
      },
      says: [
        ("S21.G00.81.001", "114"), ("S21.G00.81.001", "021"), ("S21.G00.58.003", "01"), ("S21.G00.51.012", "15.00"),
        ("S21.G00.51.016", "50.00"), ("S21.G00.53.002", "169.67"), ("S21.G00.23.001", "003"), ("S21.G00.23.001", "004"),
      ]),
    Case(
      name: "39 hours a week, and two hours more",
      kept: { place in
        [
          Workshop.kept(
            "Ouazzani", "Karim", nir: "1900299999013", birth: Day(1990, 2, 3), weekly: 39_00, pay: .hourly(Money(cents: 15_00)),
            place: place
          ) { $0.variables = Workshop.variables { $0.extra = [.init(Hours(hundredths: 2_00), increase: .percent(25_00))] } }
        ]
      },
      says: [
        ("S21.G00.51.011", "018"), ("S21.G00.51.012", "17.33"), ("S21.G00.51.011", "017"), ("S21.G00.51.012", "2.00"),
        ("S21.G00.51.013", "37.50"), ("S21.G00.40.013", "169.00"),
      ]),
    Case(
      name: "sickness, with the allowances paid to the employer",
      kept: one {
        var stop = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 8), through: Day(2026, 11, 8))
        (stop.subrogation, stop.dailyAllowance) = (true, Money(cents: 32_10))
        $0.absences = [stop]
      },
      says: [
        ("S21.G00.60.001", "01"), ("S21.G00.60.002", "07102026"), ("S21.G00.60.003", "08112026"), ("S21.G00.60.004", "01"),
        ("S21.G00.60.005", "08102026"), ("S21.G00.60.008", "BDFEFRPPCCT"), ("S21.G00.58.003", "10"), ("S21.G00.53.001", "02"),
      ]),
    Case(
      name: "sickness without the allowances",
      kept: one {
        var stop = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 12), through: Day(2026, 10, 16))
        stop.subrogation = false
        $0.absences = [stop]
      }, says: [("S21.G00.60.004", "02"), ("S21.G00.51.013", "2153.71")]),
    Case(
      name: "two stops that are one",
      kept: one {
        var more = Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 17), through: Day(2026, 10, 20))
        more.isExtension = true
        $0.absences = [Absence(employee: 1, kind: .sickness, from: Day(2026, 10, 12), through: Day(2026, 10, 16)), more]
      }, says: [("S21.G00.60.002", "11102026"), ("S21.G00.60.003", "20102026")]),
    Case(
      name: "leave without pay",
      kept: one {
        $0.absences = [Absence(employee: 1, kind: .unpaid, from: Day(2026, 10, 19), through: Day(2026, 10, 23))]
      }, says: [("S21.G00.65.001", "501"), ("S21.G00.65.003", "23102026"), ("S21.G00.53.002", "26.00")]),
    Case(
      name: "paid leave keeps its hours",
      kept: one {
        $0.absences = [Absence(employee: 1, kind: .paidLeave, from: Day(2026, 10, 26), through: Day(2026, 10, 28))]
      }, says: [("S21.G00.53.002", "151.67"), ("S21.G00.51.013", "2153.71")]),
    Case(
      name: "a fixed term, for somebody who is away",
      kept: { place in
        [
          Workshop.kept(
            "Sarr", "Ibrahima", nir: "1950499999019", birth: Day(1995, 4, 2), kind: .fixedTerm, start: Day(2026, 10, 12),
            end: Day(2026, 11, 8), pay: .hourly(Money(cents: 13_60)), place: place
          ) { $0.contract.fixedTerm = .init(reason: .replacement, replaced: "Elsa Pommier, menuisière") }
        ]
      },
      says: [
        ("S21.G00.40.007", "02"), ("S21.G00.40.010", "08112026"), ("S21.G00.40.021", "01"), ("S21.G00.81.001", "129"),
        ("S21.G00.86.002", "01"), ("S21.G00.51.001", "12102026"),
      ]),
    Case(
      name: "a fixed term that ends in the month",
      kept: { place in
        [
          Workshop.kept(
            "Sarr", "Ibrahima", nir: "1950499999019", birth: Day(1995, 4, 2), kind: .fixedTerm, start: Day(2026, 10, 5),
            end: Day(2026, 10, 23), pay: .hourly(Money(cents: 13_60)), place: place
          ) { $0.contract.fixedTerm = .init(reason: .activity) }
        ]
      },
      says: [
        ("S21.G00.62.001", "23102026"), ("S21.G00.62.002", "031"), ("S21.G00.63.001", "90"), ("S21.G00.52.001", "011"),
        ("S21.G00.52.001", "020"), ("S21.G00.51.002", "23102026"),
      ]),
    Case(
      name: "an end by agreement",
      kept: one {
        $0.contract.ending = .init(lastDay: Day(2026, 10, 30), reason: .mutualTermination, noticeGiven: Day(2026, 9, 14))
        $0.employee.leaveOpening = LeaveOpening(from: Day(2026, 1, 1), previous: .zero, current: .zero)
      },
      says: [
        ("S21.G00.62.002", "043"), ("S21.G00.62.004", "14092026"), ("S21.G00.52.001", "001"),
        ("S21.G00.81.001", "093"), ("S21.G00.23.001", "719"),
      ]),
    Case(
      name: "a resignation",
      kept: one {
        $0.contract.ending = .init(lastDay: Day(2026, 10, 16), reason: .resignation, noticeGiven: Day(2026, 9, 14))
        $0.employee.leaveOpening = LeaveOpening(from: Day(2026, 1, 1), previous: .zero, current: .zero)
      }, says: [("S21.G00.62.002", "059"), ("S21.G00.62.003", "14092026")]),
    Case(
      name: "the sharing of value, taxed", headcount: 60,
      kept: one {
        $0.variables = Workshop.variables {
          $0.items = [.init(.valueSharing, "Prime de partage de la valeur", Money(cents: 800_00))]
        }
      }, says: [("S21.G00.52.001", "905"), ("S21.G00.52.002", "800.00"), ("S21.G00.81.001", "081"), ("S21.G00.23.006", "71999")]),
    Case(
      name: "a bonus, a refund, a benefit, vouchers and transport",
      kept: one {
        $0.contract.terms.mealVouchers = .init(faceValue: Money(cents: 10_00), employerShare: Money(cents: 6_00))
        $0.contract.terms.transport = .init(subscription: Money(cents: 80_00))
        $0.variables = Workshop.variables {
          $0.items = [
            .init(.bonus, "Prime de rentrée", Money(cents: 150_00)), .init(.expense, "Déplacement", Money(cents: 42_50)),
            .init(.benefitInKind, "Repas", Money(cents: 55_00)),
          ]
        }
      },
      says: [
        ("S21.G00.52.001", "028"), ("S21.G00.54.001", "06"), ("S21.G00.54.001", "09"), ("S21.G00.54.001", "17"),
        ("S21.G00.54.001", "18"), ("S21.G00.54.002", "42.50"),
      ]),
    Case(
      name: "bonuses and benefits of each kind",
      kept: one {
        $0.contract.terms.recurring = [
          .init(.bonus, "Ancienneté", Money(cents: 60_00)), .init(.vehicle, "Utilitaire", Money(cents: 180_00)),
        ]
        $0.variables = Workshop.variables {
          $0.items = [
            .init(.yearlyBonus, "Treizième mois", Money(cents: 1_800_00)),
            .init(.exceptionalBonus, "Chantier livré", Money(cents: 250_00)),
            .init(.nonCompete, "Clause", Money(cents: 300_00)), .init(.monthlyBonus, "Astreinte", Money(cents: 90_00)),
            .init(.meals, "Repas", Money(cents: 55_00)), .init(.housing, "Studio", Money(cents: 210_00)),
            .init(.devices, "Téléphone", Money(cents: 12_00)),
          ]
        }
      },
      says: [
        ("S21.G00.52.001", "027"), ("S21.G00.52.002", "1800.00"), ("S21.G00.52.003", "01012026"), ("S21.G00.52.004", "31102026"),
        ("S21.G00.52.001", "026"), ("S21.G00.52.003", "01102026"), ("S21.G00.52.001", "019"), ("S21.G00.54.001", "02"),
        ("S21.G00.54.001", "03"), ("S21.G00.54.001", "04"), ("S21.G00.54.001", "05"), ("S21.G00.54.002", "180.00"),
      ]),
    Case(
      name: "an intern",
      kept: { place in
        [
          Workshop.kept(
            "Aubry", "Léa", nir: "2030899999020", birth: Day(2003, 8, 21), kind: .internship, start: Day(2026, 9, 1),
            end: Day(2026, 12, 31), job: "Stagiaire", category: .employee, pay: .legalMinimum, place: place
          ) { $0.contract.terms.healthExemption = "stage" }
        ]
      }, says: [("S21.G00.40.007", "29"), ("S21.G00.40.003", "99"), ("S21.G00.71.002", "90000"), ("S21.G00.40.020", "997")]),
    Case(
      name: "a rate of tax from the administration",
      kept: one { $0.employee.receive(.init(.percent(4_30), received: Day(2026, 10, 5))) },
      says: [("S21.G00.50.006", "4.30"), ("S21.G00.50.007", "01"), ("S21.G00.50.008", "123456")]),
    Case(
      name: "a contract in days",
      kept: { place in
        [
          Workshop.kept(
            "Ferrand", "Nadège", nir: "2850699999012", birth: Day(1985, 6, 12), job: "Cheffe d’atelier", category: .executive,
            pay: .monthly(Money(cents: 4_200_00)), place: place
          ) { $0.contract.terms.daysPerYear = 218 }
        ]
      }, says: [("S21.G00.40.011", "20"), ("S21.G00.40.012", "18.17"), ("S21.G00.53.003", "20")]),
    Case(
      name: "sixty people's rates, Alsace-Moselle", headcount: 60,
      kept: one {
        $0.workplace.territory = .alsaceMoselle
      }, says: [("S21.G00.81.001", "115"), ("S21.G00.23.001", "236"), ("S21.G00.23.001", "971"), ("S21.G00.23.001", "381")]),
  ]

  static func built(_ row: Case) throws -> (BuiltDeclaration, [DeclaredPerson], Workplace) {
    var place = Workshop.place(headcount: row.headcount) {
      if row.headcount >= 50 { $0.mobilityRates.set(.percent(60), from: Day(2025, 1, 1)) }
    }
    let kept = row.kept(place)
    place = kept[0].workplace
    let people = try kept.enumerated().map { try Workshop.declared($1, number: "0000\($0 + 1)") }
    return (try Workshop.build(people, place: place), people, place)
  }

  @Test(arguments: cases) func `what is declared is well-formed, and says it`(row: Case) throws {
    let (built, _, _) = try Self.built(row)
    try expectWellFormed(built.message)
    for (id, value) in row.says {
      let values = built.message.declarations[0].values(id)
      #expect(values.contains(value), "\(id) \(values)")
    }
  }

  @Test(arguments: cases) func `amounts are the payslips' to the cent`(row: Case) throws {
    let (built, people, _) = try Self.built(row)
    for (individual, person) in zip(built.individuals30, people) {
      let slip = person.contracts[0].payslips[0].slip
      let payment = try #require(individual.child("S21.G00.50"))
      #expect(payment[2] == slip.netTaxable.json && payment[4] == slip.netPaid.json)
      #expect(payment[9] == slip.incomeTax.amount.json && payment[13] == slip.incomeTax.base.json)
      let types = payment.children("S21.G00.51")
      #expect(types.first { $0[11] == "001" }?[13] == slip.gross.json)
      #expect(payment.children("S21.G00.58").first { $0[3] == "03" }?[4] == slip.netSocial.json)
      let bases = payment.children("S21.G00.78")
      let capped = slip.lines.first { $0.code == .oldAgeCapped }?.base ?? .zero
      #expect(bases.first { $0[1] == "02" }?[4] == capped.json)
      // A detail of 131 is not due twice.
      let details = payment.descendants("S21.G00.81").filter { $0[1] == "142" || $0[1] == "146" }.map { $0.sum("S21.G00.81.004") }
      let owed =
        slip.employeeTotal - slip.overtimeReduction + slip.employerTotal - slip.generalReduction.amount - slip.overtimeDeduction
      #expect(payment.sum("S21.G00.81.004") - details.sum() == owed)
    }
  }

  @Test(arguments: cases) func `bordereau, contributions, book and entry close`(row: Case) throws {
    let (built, _, _) = try Self.built(row)
    let footing = try #require(built.crossFooting)
    #expect(footing.isClosed, "\(footing.bodies.map { "\($0.label): \($0.individual.json) \($0.book.json) \($0.entry.json)" })")
    for body in footing.bodies {
      #expect(body.individual == body.book && body.book == body.entry, "\(body.label)")
      for line in body.lines {
        #expect(line.bookDifference.isZero, "\(line.label) \(line.bookDifference.json)")
        #expect(line.difference.isZero || line.isRounding, "\(line.label) \(line.difference.json)")
      }
    }
    let establishment = built.establishment
    let bordereau = try #require(establishment.child("S21.G00.22"))
    let payments = establishment.children("S21.G00.20")
    #expect(payments.first { $0[1] == "00000001800010" }?[5] == bordereau[5])
    #expect(payments.first { $0[1] == "DGFIP" }?.sum("S21.G00.20.005") == establishment.sum("S21.G00.50.009"))
    for payment in payments where payment[1]?.count ?? 0 < 9 && payment[1] != "DGFIP" {
      #expect(payment.sum("S21.G00.20.005") == payment.sum("S21.G00.55.001"))
    }
  }

  @Test(arguments: cases) func `each amount of a person has a source`(row: Case) throws {
    let (built, people, _) = try Self.built(row)
    let sources = built.sources
    var rubrics: [Rubric] = []
    built.individuals30[0].forEachRubric { rubrics.append($0) }
    for source in sources where source.individual == 0 {
      #expect(rubrics[source.place].id == source.id && rubrics[source.place].value == source.value)
      #expect(source.payslip == people[0].contracts[0].payslips[0].number)
      #expect(!source.steps.isEmpty || source.value == "0.00", "\(source.id) \(source.value)")
    }
    let told = Set(sources.map(\.place))
    let amounts: Set<RubricID> = [
      "S21.G00.50.002", "S21.G00.50.004", "S21.G00.50.009", "S21.G00.51.013", "S21.G00.52.002", "S21.G00.54.002",
      "S21.G00.58.004",
      "S21.G00.79.004", "S21.G00.81.003", "S21.G00.81.004",
    ]
    for (place, rubric) in rubrics.enumerated() where amounts.contains(rubric.id) {
      #expect(told.contains(place), "\(rubric.id) \(rubric.value)")
    }
    #expect(!sources.isEmpty)
  }
}
