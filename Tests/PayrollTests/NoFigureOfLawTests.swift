import Foundation
import Testing

/// No figure of law stands in the code of payroll: it belongs to the files of `Law`, with its days and its citation.
@Suite struct NoFigureOfLawTests {
  /// Numbers that no law decides, and what they are.
  static let arithmetic: [String: String] = [
    "0": "nothing", "1": "one", "2": "a half, a square root", "3": "the wages before a sickness, the years of an apprentice",
    "4": "quarters of a power", "5": "days of work from Monday", "6": "decimals of a percentage", "7": "days of a week",
    "8": "decimals of a rate", "10": "decimal places", "12": "months of a year", "24_00": "hours of a day",
    "52": "weeks of a year",
    "60": "characters of a value in a message", "100": "cents, hundredths of an hour", "128": "bits",
    "300": "cents around a net", "10_000": "four decimals of a rate", "1_000_000": "a rate in percent",
    "100_000_000": "a rate", "100_000_000_000": "the largest rate", "1_000_000_000_000": "the largest amount",
    "1_000_000_000_000_000_000": "eighteen decimals",
  ]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources/Payroll").resolvingSymlinksInPath()

  static func numbers(in source: String) -> [String] {
    let code = source.split(separator: "\n").map { line in
      String(line).replacing(/\/\/.*/, with: "").replacing(/"(?:[^"\\]|\\.)*"/, with: "\"\"")
    }
    return code.flatMap { $0.matches(of: /(?:^|[^\w.$])(\d[\d_]*(?:\.\d+)?)(?!\w)/).map { String($0.output.1) } }
  }

  @Test func `the numbers of the sources are those of arithmetic`() throws {
    let files = FileManager.default.enumerator(at: Self.folder, includingPropertiesForKeys: nil)
    var (seen, count): (Set<String>, Int) = ([], 0)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      count += 1
      for number in Self.numbers(in: try String(contentsOf: file, encoding: .utf8)) {
        seen.insert(number)
        #expect(Self.arithmetic[number] != nil, "\(file.lastPathComponent): \(number) belongs to Sources/Law/Parameters")
      }
    }
    #expect(count > 30)
    #expect(Set(Self.arithmetic.keys).subtracting(seen).sorted() == [], "no longer used")
  }

  @Test func `a figure is seen, a comment and a text are not`() {
    #expect(Self.numbers(in: "let a = 0.0690 // 7.30\nlet b = \"12.02 \\(x)\" + f(4_005, a1)\n$0 x.0") == ["0.0690", "4_005"])
  }
}
