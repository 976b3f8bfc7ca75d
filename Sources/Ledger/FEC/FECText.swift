import Formats
import Kernel

/// Makes a text legal in a FEC: on one line, without separators, within a
/// character set. Counts what it changes, so that the export can say it.
struct FECText {
  enum Repertoire {
    case latin9
    /// What Latin-1 and ISO 8859-15 share: the tool of the administration reads the XML form no further.
    case latin1
  }

  let repertoire: Repertoire
  private(set) var blanked = 0
  private(set) var pipes = 0
  private(set) var replaced: [Character: (plain: String, count: Int)] = [:]

  init(_ repertoire: Repertoire) { self.repertoire = repertoire }

  /// True when the bytes need no change: ASCII without controls and « | », no blank at either end.
  @inline(__always)
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return true }
    guard first != 32, last != 32 else { return false }
    for byte in bytes where byte < 32 || byte > 126 || byte == 124 { return false }
    return true
  }

  mutating func legal(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<32, 127, 0x85, 0x2028, 0x2029:
        blanked += 1
        scalars.append(" ")
      case 0xA0, 0x202F: scalars.append(" ")
      case 124:
        pipes += 1
        scalars.append("/")
      default: scalars.append(scalar)
      }
    }
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    return fitting(String(scalars))
  }

  /// The text in the repertoire, by plain spellings.
  private mutating func fitting(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    let encoded = TextEncoding.latin9(from: text)
    for item in encoded.replaced { note(item.character, item.plain, item.count) }
    var bytes: [UInt8] = []
    for byte in encoded.bytes {
      if repertoire == .latin1, let spelling = FECText.euroSpellings[byte] {
        if let scalar = FECEncoding.latin9Differences.first(where: { $0.0 == Int(byte) }).flatMap({ Unicode.Scalar($0.1) }) {
          note(Character(scalar), spelling, 1)
        }
        bytes += Array(spelling.utf8)
      } else {
        bytes.append(byte)
      }
    }
    var utf8: [UInt8] = []
    _ = bytes.withUnsafeBytes { FECEncoding.appendLatin9($0, to: &utf8) }
    // A replacement may be a separator, or nothing at an end.
    let result = String(decoding: utf8, as: UTF8.self)
    return String(result.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// The characters of ISO 8859-15 that Latin-1 lacks.
  private static let euroSpellings: [UInt8: String] = [
    0xA4: "EUR", 0xA6: "S", 0xA8: "s", 0xB4: "Z", 0xB8: "z", 0xBC: "OE", 0xBD: "oe", 0xBE: "Y",
  ]

  private mutating func note(_ character: Character, _ plain: String, _ count: Int) {
    replaced[character, default: (plain, 0)].count += count
  }

  /// What was changed, as findings of an export.
  var findings: [Finding] {
    var list: [Finding] = []
    if blanked + pipes > 0 { list.append(.fecExportSeparators(blanked + pipes)) }
    if !replaced.isEmpty {
      let sorted = replaced.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      list.append(.fecExportReplaced(sorted.map { ($0.key, $0.value.plain, $0.value.count) }))
    }
    return list
  }
}

extension Finding {
  static func fecExportSeparators(_ count: Int) -> Finding {
    Finding(
      "fec.export.separators", .info,
      "\(count) caractère(s) qui couperaient une ligne (tabulation, « | », retour à la ligne, NUL) ont été remplacés dans les textes.",
      recovery: "Rien à faire : le sens est gardé.", reference: "LPF art. A47 A-1, VI-1°")
  }

  static func fecExportReplaced(_ list: [(Character, String, Int)]) -> Finding {
    let shown = list.prefix(8).map { "« \($0.0) » par « \($0.1) » (\($0.2))" }.joined(separator: ", ")
    let total = list.reduce(0) { $0 + $1.2 }
    return Finding(
      "fec.export.replaced", .info,
      "\(total) caractère(s) hors du jeu permis ont été remplacés : \(shown)\(list.count > 8 ? "…" : "").",
      recovery: "Rien à faire si le sens est gardé.", reference: "LPF art. A47 A-1, XII")
  }

  /// The same as `controler` says of the file, said when it is written.
  static func fecExportValidDateOrder(_ line: FECExportLine, _ after: Day, _ count: Int) -> Finding {
    Finding(
      "fec.export.valid-date-order", .warning,
      "\(count) ligne(s) portent une date de validation antérieure à celle qui les précède : l’écriture n° \(line.number) du journal "
        + "\(line.journalCode), validée le \(line.validDay.french), vient après une écriture validée le \(after.french).",
      recovery:
        "Le fichier suit les numéros, qui ne changent plus. Expliquez cet ordre dans la description qui accompagne le fichier, ou vérifiez "
        + "les dates de validation du fichier dont ces écritures viennent.",
      reference: FECRule.validDateOrder.article, field: "ValidDate")
  }

  static func fecExportFilled(_ field: FECField, count: Int, with: String) -> Finding {
    Finding(
      "fec.export.filled", .warning, "\(field.name) était vide sur \(count) ligne(s) : \(with) y est écrit.",
      recovery: "L’outil de l’administration déclare non conforme un champ vide : complétez la saisie.",
      reference: "LPF art. A47 A-1, VII-1°", field: field.name)
  }

  static func fecExportOneLine(_ number: String) -> Finding {
    Finding(
      "fec.export.one-line", .error, "L’écriture \(number) n’a qu’une ligne : la forme XML en veut deux.",
      recovery: "Complétez l’écriture, ou exportez la forme à plat.", reference: "LPF art. A47 A-1, VI-2°")
  }
}
