import Foundation
import Kernel
import Samples
import Testing

@Suite struct SamplesTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The lines of a FEC, cut at tabs, without the header.
  static func rows(of file: Samples.File) throws -> [[String]] {
    let data = try #require(file.data(), "\(file.path) is not inside the binary: run make data")
    let text = try #require(String(data: data, encoding: .isoLatin1))
    return text.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }.map { $0.components(separatedBy: "\t") }
  }

  static func cents(_ text: String) throws -> Int64 { try Money(french: text).cents }

  @Test func `each named sample is inside the binary, and each one inside the binary is explained in the README`() throws {
    let readme = try String(contentsOf: Self.root.appendingPathComponent("Samples/README.md"), encoding: .utf8)
    for file in Samples.files + Samples.statements + Samples.payslips { #expect(file.data() != nil, "\(file.path)") }
    for path in Samples.paths() where path.hasPrefix("Samples/Files/") {
      #expect(readme.contains("`\(path.dropFirst("Samples/Files/".count))`"), "\(path)")
    }
  }

  @Test(arguments: Samples.files.map(\.name))
  func `a FEC is named after a SIREN of the fictitious range whose key is right`(name: String) throws {
    let digits = try name.prefix(9).map { try #require($0.wholeNumberValue) }
    let sum = digits.reversed().enumerated().reduce(0) { total, digit in
      let doubled = digit.offset % 2 == 1 ? digit.element * 2 : digit.element
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }
    #expect(sum % 10 == 0)
    #expect(name.hasPrefix("000"))
    #expect(name.dropFirst(9).hasPrefix("FEC20"))
  }

  @Test func `every entry of the hardware shop balances, and their numbers follow one another`() throws {
    var balances: [Int: Int64] = [:]
    var debit: Int64 = 0
    for row in try Self.rows(of: Samples.hardwareShop) {
      try #require(row.count == 18)
      let number = try #require(Int(row[2]))
      balances[number, default: 0] += try Self.cents(row[11]) - Self.cents(row[12])
      debit += try Self.cents(row[11])
    }
    #expect(balances.filter { $0.value != 0 }.isEmpty)
    #expect(balances.keys.sorted() == Array(1...balances.count))
    #expect((balances.count, debit) == (791, 204_333_302))
  }

  @Test func `groups in capitals of the hardware shop sum to zero, groups in lower case leave a remainder`() throws {
    var groups: [[String]: Int64] = [:]
    for row in try Self.rows(of: Samples.hardwareShop) where !row[13].isEmpty {
      groups[[row[4], row[6], row[13]], default: 0] += try Self.cents(row[11]) - Self.cents(row[12])
    }
    for (key, balance) in groups { #expect((balance == 0) == (key[2] == key[2].uppercased()), "\(key) \(balance)") }
    #expect(groups.keys.contains { $0[2] == $0[2].lowercased() })
    #expect(groups.count > 100)
  }

  @Test func `the till of the hardware shop never goes below zero`() throws {
    let till = try Self.rows(of: Samples.hardwareShop).filter { $0[4] == "53000000" }
    var balance: Int64 = 0
    for row in till {
      balance += try Self.cents(row[11]) - Self.cents(row[12])
      #expect(balance >= 0, "\(row[3])")
    }
    #expect(till.count > 60)
  }

  @Test(.enabled(if: python() != nil, "python3 is not installed: the generator of the samples cannot be run"))
  func `the generator writes the same bytes again`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("samples-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.python()))
    process.arguments = [Self.root.appendingPathComponent("Tests/Generators/quincaillerie_lambert.py").path, folder.path]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for file in Samples.files {
      #expect(try Data(contentsOf: folder.appendingPathComponent(file.name)) == file.data(), "\(file.name)")
    }
  }

  static func python() -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
