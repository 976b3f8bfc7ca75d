import Foundation
import Kernel
import TestSupport

@testable import Ledger

/// What the tests of entry share: the rates of metropolitan France, the people
/// of Atelier Brindille, a seeded generator.
enum EntrySamples {
  static let rates = VATRates { (id: String, day: Day) throws(Finding) -> Rate in
    let table: [String: Rate] = [
      "vat.standard": .percent(20_00), "vat.intermediate": .percent(10_00), "vat.reduced": .percent(5_50),
      "vat.particular": .percent(2_10),
    ]
    guard let rate = table[id], day >= Day(2014, 1, 1) else {
      throw Finding("law.parameter.not-in-force", .error, "« \(id) » est inconnu le \(day.french).", recovery: "Changez la date.")
    }
    return rate
  }

  static let year = FiscalYear(first: Day(2026, 10, 1), last: Day(2027, 9, 30))!

  static let journals: [String: Journal] = Dictionary(
    uniqueKeysWithValues: [
      Journal(code: "HA", label: "Achats", kind: .purchases), Journal(code: "VE", label: "Ventes", kind: .sales),
      Journal(code: "CA", label: "Caisse", kind: .cash, counterpart: "530"),
      Journal(code: "BQ", label: "Banque", kind: .bank, counterpart: "512"),
      Journal(code: "OD", label: "Opérations diverses", kind: .miscellaneous),
      Journal(code: "AN", label: "À-nouveaux", kind: .openings),
    ].map { ($0.code, $0) })

  static let parties: [String: ThirdParty] = Dictionary(
    uniqueKeysWithValues: [
      ("TILLEULS", "Hôtel Les Tilleuls", ThirdParty.Kind.customer, "411"), ("AUBRY", "Mme Aubry", .customer, "411"),
      ("MAIRIE", "Mairie de Saint-Aubert", .customer, "411"), ("MORVAN", "Bois du Morvan", .supplier, "401"),
      ("QUINCAILLE", "Quincaille Express", .supplier, "401"), ("POSENORD", "Pose-Nord", .supplier, "401"),
      ("ENERGIE", "Énergie Plateau", .supplier, "401"), ("OUTILLAGE", "Outillage Rouvray", .supplier, "401"),
      ("SALVAT", "Cabinet Salvat", .supplier, "401"),
    ].map { code, name, kind, account in
      (code, ThirdParty(code: code, name: name, kind: kind, account: AccountNumber(account)!))
    })

  static func party(_ code: String) -> ThirdParty { parties[code]! }

  /// A dossier that knows the accounts above; each test changes what it is about.
  static func context(today: Day = Day(2026, 10, 31)) -> EntryContext {
    EntryContext(
      fiscalYears: [year], journal: { journals[$0] },
      account: { AccountStatus(gathering: AccountStatus.Gathering.usual(of: $0)) }, thirdParty: { parties[$0] },
      rates: rates, today: today)
  }

  static func october(_ day: Int) -> Day { Day(2026, 10, day) }
}

/// SplitMix64: the same seed always gives the same numbers.
struct EntryGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func amount(to most: Int64 = 5_000_000) -> Money { Money(cents: Int64.random(in: 1...most, using: &self)) }
}

func eur(_ text: String) -> Money {
  do { return try Money(french: text) } catch { preconditionFailure("not an amount: \(text)") }
}
