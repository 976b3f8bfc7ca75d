import Kernel
import Testing

/// What people type: amounts, days, identifiers. What is accepted must print as something that reads back the same.
@Suite struct KernelFuzzTests {
  static let fuzzer = Fuzzer(
    "texts",
    seeds: [
      "1 234,56", "-12", "12,00 €", "1\u{202F}234\u{202F}567,89", "+0,01", "999 999 999 999,99", "1.234,56", "12.5", "2026-10-31",
      "31/10/2026",
      "2024-02-29", "1/2/2026", "2026-10", "0.2", "0,055", "20.00000001", "FR76 3000 6000 0112 3456 7890 189",
      "MC58 1122 2000 0101 2345 6789 030",
      "30006 00001 12345678901 89", "732 829 320", "732 829 320 00074", "356 000 000 49837", "FR 44 732829320",
      "1 85 05 78 006 084 36",
      "1 69 05 2A 001 001 21", "2 99 13 99 999 999 05",
    ].map { Array($0.utf8) },
    words: [
      " ", ",", ".", "-", "−", "+", "€", "/", "FR", "MC", "2A", "2B", "00", "13", "29", "31", "1900", "2099", "9999",
      "999999999999,99", "١",
    ])

  @Test(arguments: Fuzzer.runs) func `amounts, days and identifiers`(seed: UInt64) throws {
    try Self.fuzzer.run(seed: seed) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return try Set(amounts(text) + days(text) + identifiers(text))
    }
  }

  private func same<Value: Equatable>(_ value: Value, _ again: Value?, _ what: String) throws {
    guard again == value else { throw Fuzzer.Fault("\(what): \(value) reads back as \(String(describing: again))") }
  }

  private func amounts(_ text: String) throws -> [String] {
    var answers: [String] = []
    do throws(AmountTextError) {
      _ = try Money(french: text)
      answers.append("amount")
    } catch { answers.append("no amount: \(error.reason.prefix(12))") }
    if let money = try? Money(french: text) {
      for printed in [money.french, money.plainFrench, "\(money.french)\u{A0}€"] {
        try same(money, try? Money(french: printed), "amount")
      }
    }
    if let rate = Rate(decimal: text) { answers.append(rate.frenchPercent.isEmpty ? "rate of nothing" : "rate") }
    return answers
  }

  private func days(_ text: String) throws -> [String] {
    var answers: [String] = []
    for (name, day) in [("iso", Day(iso: text)), ("french", Day(french: text))] {
      guard let day else { continue }
      answers.append(name)
      try same(day, Day(iso: day.iso), "day")
      try same(day, Day(french: day.french), "day")
      try same(day, Day(serial: day.serial), "day")
      try same(day, Day(number: day.number), "day")
      guard (1...7).contains(day.weekday) else { throw Fuzzer.Fault("weekday \(day.weekday)") }
    }
    if let month = Month(iso: text) {
      answers.append("month")
      try same(month, Month(iso: month.iso), "month")
    }
    return answers
  }

  private func identifiers(_ text: String) throws -> [String] {
    var answers: [String] = []
    if let siren = try? Siren(text) {
      answers.append("siren")
      try same(siren, try? Siren(siren.french), "siren")
      try same(siren, try? FrenchVATNumber(FrenchVATNumber(siren).text).siren, "key of VAT")
    }
    if let siret = try? Siret(text) {
      answers.append("siret")
      try same(siret, try? Siret(siret.french), "siret")
    }
    if let number = try? FrenchVATNumber(text) {
      answers.append("vat")
      try same(number, try? FrenchVATNumber(number.french), "VAT number")
    }
    if let iban = try? IBAN(text) {
      answers.append("iban \(iban.isInSEPA) \(iban.rib != nil)")
      try same(iban, try? IBAN(iban.french), "IBAN")
    }
    if let rib = try? RIB(text) {
      answers.append("rib")
      try same(rib, try? RIB(rib.french), "RIB")
      try same(rib, rib.iban.rib, "RIB of its IBAN")
    }
    if let nir = try? NIR(text) {
      answers.append("nir \(nir.isTemporary) \(nir.monthOfBirth == nil)")
      try same(nir, try? NIR(nir.french), "NIR")
      guard (0...99).contains(nir.yearOfBirth), nir.departmentOfBirth.count == 2 else {
        throw Fuzzer.Fault("NIR of \(nir.yearOfBirth)")
      }
      guard !nir.masked.contains(nir.body.suffix(8)) else { throw Fuzzer.Fault("the mask shows the NIR") }
    }
    return answers
  }
}
