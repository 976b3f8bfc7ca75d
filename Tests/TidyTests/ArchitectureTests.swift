import Foundation
import Testing

/// Package.swift read as text: the table of modules and what each may use.
struct ManifestModule: CustomTestStringConvertible, Sendable {
  let name: String
  let folder: String
  let allowedImports: Set<String>

  var testDescription: String { name }

  static let all: [ManifestModule] = {
    guard let manifest = try? Repository.text("Package.swift") else { return [] }
    let table = manifest.components(separatedBy: "\n]\n\nfor (rank")[0]
    return table.components(separatedBy: "  Module(").dropFirst().compactMap { piece in
      guard let name = piece.matches(of: #"\A\s*"(\w+)""#).first?[1] else { return nil }
      let path = piece.matches(of: #"path: "([^"]+)""#).first?[1]
      return ManifestModule(name: name, folder: path ?? "Sources/\(name)", allowedImports: uses(in: piece))
    } + programs(in: manifest)
  }()

  private static func uses(in piece: String) -> Set<String> {
    let modules = piece.matches(of: #"uses: \[([^\]]*)\]"#).first?[1] ?? ""
    let products = piece.matches(of: #"products: \[([^\]]*)\]"#).first?[1] ?? ""
    return Set((modules.matches(of: #""(\w+)""#) + products.matches(of: #"\("(\w+)","#)).map { $0[1] })
  }

  private static func programs(in manifest: String) -> [ManifestModule] {
    manifest.matches(of: #"executableTarget\(\s*name: "(\w+)",\s*dependencies: \[([^\]]*)\]"#).map { match in
      ManifestModule(
        name: match[1], folder: "Sources/\(match[1])",
        allowedImports: Set(match[2].matches(of: #""(\w+)""#).map { $0[1] }))
    }
  }
}

@Suite struct ArchitectureTests {
  /// Modules that hold values and rules only, or turn values into text.
  static let pure: Set = [
    "Kernel", "Law", "ChartOfAccounts", "Formats", "Pages", "Ledger", "Samples", "Banking", "Workforce", "Payroll",
    "Presentation",
  ]
  static let systemForAll: Set = ["Foundation", "Synchronization"]
  static let systemAtTheEdges: Set = ["Foundation", "Synchronization", "Dispatch", "Glibc"]
  static let cTargets: Set = ["EmbeddedData", "CLibXML2", "CZLib", "CPangoCairo", "CQPDF"]

  static func imports(_ path: String) throws -> [String] {
    let code = SwiftCode(try Repository.text(path)).lines.joined(separator: "\n")
    let pattern =
      #"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?"#
      + #"import\s+(?:(?:struct|enum|class|protocol|func|var|let|typealias)\s+)?(\w+)"#
    return code.matches(of: pattern).map { $0[1] }
  }

  @Test func `the manifest is read: it lists the modules from Kernel up to the programs`() {
    let names = ManifestModule.all.map(\.name)
    #expect(names.first == "Kernel")
    #expect(names.suffix(2) == ["ecritoire", "Benchmarks"])
    #expect(names.count >= 12)
    #expect(ManifestModule.all.first { $0.name == "Store" }?.allowedImports.contains("GRDB") == true)
  }

  @Test(arguments: ManifestModule.all)
  func `a module has a folder with Swift in it`(module: ManifestModule) {
    #expect(!Repository.files(under: module.folder, suffix: ".swift").isEmpty, "\(module.folder)")
  }

  @Test func `every folder of Sources and of Tests is in the manifest`() throws {
    let manifest = try Repository.text("Package.swift")
    let known = Set(ManifestModule.all.map(\.name)).union(Self.cTargets)
    for path in Repository.files(under: "Sources") { #expect(known.contains(Repository.module(of: path)), "\(path)") }
    for path in Repository.files(under: "Tests", suffix: ".swift") {
      let target = path.split(separator: "/")[1]
      let isKnown = ["tests(\"\(target)\"", "\n        \"\(target)\"", "name: \"\(target)\", path: \"Tests/\(target)\""].contains
      {
        manifest.contains($0)
      }
      #expect(isKnown, "\(path)")
    }
  }

  @Test(arguments: ManifestModule.all)
  func `a module imports only what the manifest lets it use`(module: ManifestModule) throws {
    let system = Self.pure.contains(module.name) ? Self.systemForAll : Self.systemAtTheEdges
    for path in Repository.files(under: module.folder, suffix: ".swift") {
      for name in try Self.imports(path) {
        let isAllowed = module.allowedImports.contains(name) || system.contains(name) || Self.exceptions[path]?.word == name
        #expect(isAllowed, "\(path) imports \(name)")
      }
    }
  }

  /// Files of the pure modules that touch the world, and why they may.
  static let exceptions: [String: (word: String, reason: String)] = [
    "Sources/Kernel/DataFiles.swift": ("FileManager", "a folder of data files given by the user takes precedence"),
    "Sources/Formats/ByteSource.swift": ("Glibc", "opens the file that the readers stream, and nothing else does"),
  ]

  @Test(arguments: Repository.productFiles.filter { pure.contains(Repository.module(of: $0)) })
  func `a pure module has no clock, file, environment, chance or shared state`(path: String) throws {
    let allowed = Self.exceptions[path]?.word
    let world =
      #"\b(FileManager|FileHandle|ProcessInfo|URLSession|Process\(|Date\(\)|Date\.now|ContinuousClock|UUID\(\)|\.random\()"#
    for (index, line) in SwiftCode(try Repository.text(path)).lines.enumerated() {
      let touched = line.matches(of: world).map { $0[0] }.filter { $0 != allowed }
      #expect(touched.isEmpty, "\(path):\(index + 1): \(line)")
      #expect(line.matches(of: #"\b(print|debugPrint)\("#).isEmpty, "\(path):\(index + 1): \(line)")
      #expect(line.matches(of: #"\bstatic var \w+(: [^{]+)? ="#).isEmpty, "\(path):\(index + 1): \(line)")
      #expect(line.matches(of: #"nonisolated\(unsafe\)"#).isEmpty, "\(path):\(index + 1): \(line)")
    }
  }

  @Test func `the exceptions of the pure modules are still needed`() throws {
    for (path, exception) in Self.exceptions {
      #expect(SwiftCode(try Repository.text(path)).lines.contains { $0.contains(exception.word) }, "\(path)")
    }
  }

  @Test func `tests are written with Swift Testing`() throws {
    for path in Repository.files(under: "Tests", suffix: ".swift") {
      let imports = try Self.imports(path)
      #expect(!imports.contains("XCT" + "est"), "\(path)")
    }
  }

  @Test func `imports are found whatever stands before them`() throws {
    #expect(try Self.imports("Samples/Samples.swift") == ["Foundation", "Kernel"])
  }
}
