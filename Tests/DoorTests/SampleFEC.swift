import Foundation
import Samples
import Testing

extension Program {
  /// The dossier of the hardware shop in `shop.ecritoire`, its FEC of 2025 imported.
  static func withHardwareShop() throws -> Program {
    var program = try Program()
    let data = try #require(Samples.hardwareShop.data())
    let file = program.folder.file(Samples.hardwareShop.name)
    try data.write(to: URL(fileURLWithPath: file))
    let siren = String(Samples.hardwareShop.name.prefix(9))
    program.environment["ECRITOIRE_DOSSIER"] = program.folder.file("shop.ecritoire")
    #expect(
      try program("dossier", "creer", program.folder.file("shop.ecritoire"), "--nom", "Quincaillerie", "--siren", siren).status
        == 0)
    let imported = try program("fec", "importer", file, "--json")
    try #require(imported.status == 0, "\(imported.out)\(imported.err)")
    return program
  }

  /// The rows of the hardware shop's FEC, by the names of their columns.
  static func rows() throws -> [[String: String]] {
    let data = try #require(Samples.hardwareShop.data())
    let text = try #require(String(data: data, encoding: .isoLatin1))
    let lines = text.components(separatedBy: "\r\n").filter { !$0.isEmpty }.map { $0.components(separatedBy: "\t") }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// Cents of an amount of a FEC, « 1234,56 ».
  static func cents(_ text: String?) throws -> Int {
    let pieces = (text ?? "").split(separator: ",")
    let euros = try #require(pieces.first.flatMap { Int($0) })
    return euros * 100 + (pieces.count > 1 ? try #require(Int(pieces[1].padding(toLength: 2, withPad: "0", startingAt: 0))) : 0)
  }

  /// Cents of an amount of our JSON, « 1234.56 ».
  static func cents(json value: Any?) throws -> Int {
    let text = try #require(value as? String)
    return try #require(Int(text.replacingOccurrences(of: ".", with: "")))
  }
}
