import Foundation

/// Files that nobody should send, by what is wrong with them.
enum HostileFiles {
  static let header =
    "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\t"
    + "EcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n"

  /// Two lines that balance.
  static func entry(_ label: String = "Vente", day: String = "20250210", number: Int = 1, valid: Bool = true) -> String {
    let end = "\t\t\t\(valid ? day : "")\t\t\r\n"
    let start = "VE\tVentes\t\(number)\t\(day)\t"
    return start + "411000\tClients\tC1\tClient\tF1\t\(day)\t\(label)\t120,00\t0,00" + end
      + start + "706000\tPrestations\t\t\tF1\t\(day)\t\(label)\t0,00\t120,00" + end
  }

  static func fec(_ label: String = "Vente", day: String = "20250210", valid: Bool = true) -> [UInt8] {
    Array((header + entry(label, day: day, valid: valid)).utf8)
  }

  static let csvHeader = "date;journal;piece;compte;auxiliaire;libelle;debit;credit\n"

  static func csv(_ label: String = "Vente", day: String = "2025-02-10") -> [UInt8] {
    Array((csvHeader + "\(day);VE;F1;411;C1;\(label);120,00;\n\(day);VE;F1;706;;\(label);;120,00\n").utf8)
  }

  static func utf16(_ text: [UInt8]) -> [UInt8] { [0xFF, 0xFE] + text.flatMap { [$0, 0] } }

  static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52] + [UInt8](repeating: 7, count: 500)

  /// The start of an archive whose directory claims four gigabytes.
  static let archive: [UInt8] =
    [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 5, 0, 0, 0]
    + Array("a.txt".utf8) + [UInt8](repeating: 0xAA, count: 64)

  static let gzip: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 0xED, count: 300)

  static let externalEntity = Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE comptabilite [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>
    <comptabilite><exercice><DateCloture>2025-12-31</DateCloture><journal><JournalCode>&xxe;</JournalCode></journal></exercice></comptabilite>
    """.utf8)

  static let billionLaughs: [UInt8] = {
    let levels = (1...12).map { level in
      "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">"
    }
    return Array(
      "<?xml version=\"1.0\"?>\n<!DOCTYPE comptabilite [<!ENTITY l0 \"ha\">\(levels.joined())]>\n<comptabilite>&l12;</comptabilite>\n"
        .utf8)
  }()

  static let deepXML = Array((String(repeating: "<comptabilite>", count: 100_000)).utf8)

  /// A file of two gibibytes that takes no room on the disk: its second line is all of it.
  static func sparse(_ folder: Folder, _ name: String, header: String) throws -> String {
    let path = try folder.write(header.utf8, to: name)
    guard truncate(path, 2 << 30) == 0 else { throw POSIXError(.EFBIG) }
    return path
  }

  /// The database of another program.
  static let otherDatabase: [UInt8] = {
    var bytes = [UInt8](repeating: 0, count: 4096)
    bytes.replaceSubrange(0..<16, with: Array("SQLite format 3\0".utf8))
    bytes.replaceSubrange(16..<24, with: [0x10, 0, 1, 1, 0, 64, 32, 32])
    bytes[31] = 1  // one page
    bytes[47] = 4
    bytes[59] = 1
    bytes[100] = 13  // an empty leaf
    bytes.replaceSubrange(105..<107, with: [0x10, 0])
    return bytes
  }()
}
