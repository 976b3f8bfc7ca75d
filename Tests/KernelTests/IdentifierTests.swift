import Kernel
import TestSupport
import Testing

/// The vectors were checked with python-stdnum 2.2, an independent implementation; those that begin with 000 are fictitious.
@Suite("Identifiers are checked when they are read")
struct IdentifierTests {
  @Test("SIREN", arguments: ["732829320", " 732 829 320 ", "732\u{202F}829\u{A0}320", "356000000", "534640974", "000000018"])
  func siren(text: String) throws {
    let siren = try Siren(text)
    #expect(siren.digits.count == 9 && siren.digits == text.filter(\.isNumber))
    #expect(siren.isFictitious == siren.digits.hasPrefix("000"))
  }

  @Test(
    "SIRET, La Poste apart",
    arguments: [
      "73282932000074", "732 829 320 00074", "12002701600357", "35600000000048", "35600000049837", "35600000000001",
      "00000001800002",
    ])
  func siret(text: String) throws {
    let siret = try Siret(text)
    #expect(siret.digits == text.filter(\.isNumber) && siret.siren.digits + siret.nic == siret.digits)
  }

  @Test(
    "VAT numbers, with a key of digits, with letters, and of Monaco",
    arguments: [
      ("FR44732829320", "732829320"), ("fr 44 732 829 320", "732829320"), ("FR95534640974", "534640974"),
      ("FR16302466339", "302466339"),
      ("FR73629923129", "629923129"), ("FR7E973669468", "973669468"), ("FR9X559099536", "559099536"),
      ("FRR3890708183", "890708183"),
      ("FRKB946411774", "946411774"), ("FRME355831793", "355831793"), ("FRK7399859412", "399859412"),
      ("FR4Z123456782", "123456782"),
      ("FR53000004605", nil),
    ] as [(String, String?)])
  func vat(text: String, siren: String?) throws {
    #expect(try FrenchVATNumber(text).siren?.digits == siren)
  }

  @Test("The VAT number of a SIREN reads back")
  func vatOfSiren() throws {
    for text in ["732829320", "534640974", "302466339", "629923129", "000000018"] {
      let number = FrenchVATNumber(try Siren(text))
      #expect(try FrenchVATNumber(number.text) == number)
    }
    #expect(FrenchVATNumber(try Siren("732829320")).french == "FR\u{202F}44\u{202F}732\u{202F}829\u{202F}320")
  }

  @Test(
    "IBAN",
    arguments: [
      ("FR14 2004 1010 0505 0001 3M02 606", true), ("fr1420041010050500013m02606", true), ("FR7630006000011234567890189", true),
      ("DE89370400440532013000", true), ("GB29NWBK60161331926819", true), ("MC5811222000010123456789030", true),
      ("BE68539007547034", true),
      ("CH9300762011623852957", true), ("NL91ABNA0417164300", true), ("RS35260005601001611379", true),
      ("SA0380000000608010167519", false), ("BR1800360305000010009795493C1", false), ("TN5910006035183598478831", false),
    ])
  func iban(text: String, isInSEPA: Bool) throws {
    let iban = try IBAN(text)
    #expect(iban.isInSEPA == isInSEPA)
    #expect(iban.french.filter { $0 != "\u{202F}" } == iban.text)
    #expect((iban.rib?.iban.country ?? "FR") == "FR")
  }

  @Test(
    "RIB and IBAN say the same",
    arguments: [
      ("20041 01005 0500013M026 06", "FR1420041010050500013M02606"),
      ("30006 00001 12345678901 89", "FR7630006000011234567890189"),
    ])
  func rib(text: String, iban: String) throws {
    let rib = try RIB(text)
    #expect(rib.iban.text == iban)
    #expect(try IBAN(iban).rib == rib)
    #expect(rib.french == text.replacing(" ", with: "\u{202F}"))
  }

  @Test("Every letter of an account counts as the RIB table says")
  func ribLetters() throws {
    // The key of an account that ends with the letter is that of the account that ends with its digit.
    for (letters, digit) in [
      ("AJ", 1), ("BKS", 2), ("CLT", 3), ("DMU", 4), ("ENV", 5), ("FOW", 6), ("GPX", 7), ("HQY", 8), ("IRZ", 9),
    ] {
      let key = (1...97).first { (try? RIB("3000600001123456789" + "0\(digit)" + ($0 < 10 ? "0\($0)" : "\($0)"))) != nil }
      let text = try #require(key.map { $0 < 10 ? "0\($0)" : "\($0)" })
      for letter in letters { #expect(throws: Never.self) { try RIB("30006000011234567890\(letter)" + text) } }
    }
  }

  @Test(
    "NIR, Corsica, foreigners and temporary numbers included",
    arguments: [
      ("2 55 08 14 168 025 38", false, 8), ("184059999900133", true, 5), ("185012A00403679", true, 1),
      ("185012b00403609", true, 1),
      ("101119900100189", true, 11), ("320102000100111", true, 10), ("799427500100111", true, nil),
      ("899501305500146", false, nil),
    ] as [(String, Bool, Int?)])
  func nir(text: String, isMale: Bool, month: Int?) throws {
    let nir = try NIR(text)
    #expect(nir.isMale == isMale && nir.monthOfBirth == month)
    #expect(try NIR(withoutKey: nir.body) == nir)
    #expect(nir.isTemporary == ["3", "4", "7", "8"].contains(text.prefix(1)))
  }

  @Test("What a NIR says, shown and hidden")
  func nirParts() throws {
    let nir = try NIR("185012A00403679")
    #expect((nir.yearOfBirth, nir.departmentOfBirth, nir.key) == (85, "2A", "79"))
    #expect(nir.french.replacing("\u{202F}", with: " ") == "1 85 01 2A 004 036 79")
    #expect(nir.masked.replacing("\u{202F}", with: " ") == "1 85 •• •• ••• ••• ••")
  }

  @Test("Grouped for the eye")
  func display() throws {
    #expect(try Siren("732829320").french == "732\u{202F}829\u{202F}320")
    #expect(try Siret("73282932000074").french == "732\u{202F}829\u{202F}320\u{202F}00074")
    #expect(
      try IBAN("FR1420041010050500013M02606").french.replacing("\u{202F}", with: " ") == "FR14 2004 1010 0505 0001 3M02 606")
    #expect(try IBAN("BE68539007547034").french.replacing("\u{202F}", with: " ") == "BE68 5390 0754 7034")
  }
}

@Suite("Identifiers that are refused say why")
struct IdentifierRefusalTests {
  enum Kind: String, CaseIterable {
    case siren, siret, vat, iban, rib, nir, nirBody

    func read(_ text: String) throws {
      switch self {
      case .siren: _ = try Siren(text)
      case .siret: _ = try Siret(text)
      case .vat: _ = try FrenchVATNumber(text)
      case .iban: _ = try IBAN(text)
      case .rib: _ = try RIB(text)
      case .nir: _ = try NIR(text)
      case .nirBody: _ = try NIR(withoutKey: text)
      }
    }
  }

  struct Case: CustomTestStringConvertible {
    let kind: Kind
    let text: String
    let error: IdentifierTextError
    init(_ kind: Kind, _ text: String, _ error: IdentifierTextError) { (self.kind, self.text, self.error) = (kind, text, error) }
    var testDescription: String { "\(kind) « \(text) »" }
  }

  static let refused = [
    Case(.siren, "", .empty), Case(.siren, "  ", .empty), Case(.siren, "73282932", .length(expected: 9, found: 8)),
    Case(.siren, "7328293200", .length(expected: 9, found: 10)), Case(.siren, "732829321", .checkDigits),
    Case(.siren, "723829320", .checkDigits), Case(.siren, "732.829.320", .unexpectedCharacter(".")),
    Case(.siren, "73282932O", .unexpectedCharacter("O")), Case(.siren, "٧32829320", .unexpectedCharacter("٧")),
    Case(.siren, "000000000", .part("il n’a que des zéros")),
    Case(.siret, "73282932000075", .checkDigits), Case(.siret, "73282932100074", .checkDigits),
    Case(.siret, "732829320", .length(expected: 14, found: 9)), Case(.siret, "35600000000002", .checkDigits),
    Case(.siret, "35600000001111", .checkDigits),
    Case(.vat, "DE732829320", .part("il ne commence pas par FR")), Case(.vat, "FR45732829320", .checkDigits),
    Case(.vat, "FR4473282932", .length(expected: 13, found: 12)), Case(.vat, "FR4473282932A", .unexpectedCharacter("A")),
    Case(.vat, "FRI4732829320", .part("sa clé contient I ou O, lettres qui n’y servent pas")),
    Case(.vat, "FRKC946411774", .checkDigits),
    Case(.vat, "FR08123456789", .checkDigits), Case(.vat, "", .empty),
    Case(.iban, "FR1520041010050500013M02606", .checkDigits),
    Case(.iban, "FR1420041010050500013M0260", .length(expected: 27, found: 26)),
    Case(.iban, "1420041010050500", .part("il ne commence pas par les deux lettres d’un pays")),
    Case(.iban, "FRA420041010050500013M02606", .part("les deux lettres du pays n’y sont pas suivies de deux chiffres")),
    Case(.iban, "XX12", .part("il a 4 caractères ; un IBAN en a de 15 à 34")),
    Case(.iban, String(repeating: "A", count: 35), .part("il a 35 caractères ; un IBAN en a de 15 à 34")),
    Case(.iban, "FR14-2004-1010", .unexpectedCharacter("-")),
    Case(.iban, "FR14 2004 1010 0505 0001 3M02 60é", .unexpectedCharacter("é")),
    Case(.rib, "20041010050500013M02607", .part("sa clé RIB devrait être 06")),
    Case(.rib, "2004101005", .length(expected: 23, found: 10)),
    Case(.rib, "A0041010050500013M02606", .unexpectedCharacter("A")),
    Case(.rib, "20041010050500013M0260A", .unexpectedCharacter("A")),
    Case(.nir, "255081416802539", .checkDigits), Case(.nir, "2550814168025", .length(expected: 15, found: 13)),
    Case(.nir, "555081416802538", .part("son premier chiffre n’est pas 1, 2, 3, 4, 7 ou 8")),
    Case(.nirBody, "2551314168025", .part("le mois de naissance 13 n’existe pas")),
    Case(.nirBody, "2550014168025", .part("le mois de naissance 00 n’existe pas")),
    Case(.nirBody, "2554314168025", .part("le mois de naissance 43 n’existe pas")),
    Case(.nirBody, "2550800168025", .part("le département de naissance 00 n’existe pas")),
    Case(.nirBody, "2550814000025", .part("la commune de naissance 000 n’existe pas")),
    Case(.nirBody, "2550814168000", .part("le numéro d’ordre 000 n’existe pas")),
    Case(.nirBody, "1850112A04036", .unexpectedCharacter("A")), Case(.nirBody, "185013A004036", .unexpectedCharacter("A")),
    Case(.nirBody, "185012C004036", .unexpectedCharacter("C")),
  ]

  @Test("Refusals", arguments: refused)
  func refuses(_ row: Case) {
    #expect(throws: row.error) { try row.kind.read(row.text) }
    #expect(!row.error.reason.isEmpty)
  }

  @Test("Of the hundred pairs of check digits exactly one is taken, although 00, 01 and 99 may pass modulo 97 (seed 97)")
  func oneCheckEach() {
    var generator = SplitMix64(seed: 97)
    for _ in 0..<300 {
      let tail = (0..<20).map { _ in "\(Int.random(in: 0...9, using: &generator))" }.joined()
      let taken = (0...99).filter { (try? IBAN("SA" + ($0 < 10 ? "0\($0)" : "\($0)") + tail)) != nil }
      #expect(taken.count == 1 && (2...98).contains(taken[0]))
    }
  }

  @Test("One wrong digit is always found in a SIREN, a SIRET and a NIR, and so is one in an IBAN or a RIB")
  func wrongDigits() {
    let good: [(Kind, String)] = [
      (.siren, "732829320"), (.siret, "73282932000074"), (.nir, "255081416802538"), (.iban, "DE89370400440532013000"),
      (.rib, "30006000011234567890189"), (.vat, "FR44732829320"),
    ]
    for (kind, text) in good {
      for (index, character) in text.enumerated() where character.isNumber {
        for digit in "0123456789" where digit != character {
          var wrong = Array(text)
          wrong[index] = digit
          #expect((try? kind.read(String(wrong))) == nil, "\(kind) \(String(wrong))")
        }
      }
    }
  }

  @Test("No text makes a reader trap (seed 5)")
  func hostileText() {
    var generator = SplitMix64(seed: 5)
    let alphabet = Array("0123456789ABFRMCZIO \u{A0}é🧾\u{202E}-")
    for _ in 0..<4_000 {
      let text = String((0..<Int.random(in: 0...36, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! })
      for kind in Kind.allCases { _ = try? kind.read(text) }
    }
  }
}
