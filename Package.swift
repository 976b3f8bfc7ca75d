// swift-tools-version: 6.2
// Écritoire's architecture on one page: each module may use only modules that stand above it in this list.
import PackageDescription

struct Module {
  let name: String
  let purpose: String
  let uses: [String]
  let products: [(name: String, package: String)]
  let path: String?
  let exclude: [String]

  init(
    _ name: String, _ purpose: String, uses: [String] = [], products: [(name: String, package: String)] = [],
    path: String? = nil, exclude: [String] = []
  ) {
    (self.name, self.purpose, self.uses) = (name, purpose, uses)
    (self.products, self.path, self.exclude) = (products, path, exclude)
  }
}

/// C targets that stand below every Swift module.
let foundations = ["EmbeddedData", "CLibXML2", "CZLib", "CPangoCairo", "CQPDF"]

let modules = [
  Module("Kernel", "exact money, days, identifiers, findings, data files", uses: ["EmbeddedData"]),
  Module("Law", "figures of law with their days and citations", uses: ["Kernel"], exclude: ["Parameters"]),
  Module(
    "ChartOfAccounts", "the PCG per year, standard journals, explanations", uses: ["Kernel"],
    path: "ChartOfAccounts", exclude: ["PCG", "SOURCES.md"]),
  Module("Formats", "syntax only: safe XML, CSV, spreadsheets, text encodings", uses: ["Kernel", "CLibXML2", "CZLib"]),
  Module(
    "Pages", "tagged PDF pages, kept as PDF/A-3 with their attachments", uses: ["Kernel", "Formats", "CPangoCairo", "CQPDF"]),
  Module(
    "Ledger", "entries, journals, third parties, VAT codes, lettering, FEC",
    uses: ["Kernel", "Law", "ChartOfAccounts", "Formats"], exclude: ["FEC/Schemas"]),
  Module(
    "Samples", "the sample dossier and files to try, all fictitious", uses: ["Kernel"], path: "Samples",
    exclude: ["Files", "Dossiers", "Scenarios", "Serveur", "README.md", "apercu.png", "pages.png"]),
  Module(
    "Banking", "bank statements: CFONB 120, CAMT.053, OFX, MT940, QIF, CSV",
    uses: ["Kernel", "Law", "ChartOfAccounts", "Formats", "Ledger"]),
  Module(
    "Workforce", "establishments, people, contracts, amendments, working time, absences, counters", uses: ["Kernel", "Law"]),
  Module(
    "Payroll", "payslips from situations: gross, contributions, reductions, nets, and why; the book and entry of a month",
    uses: ["Kernel", "Law", "ChartOfAccounts", "Ledger", "Workforce"]),
  Module(
    "SocialReporting", "the DSN: norm, messages as NEODeS text and XML, declarations, checks, what comes back",
    uses: ["Kernel", "Law", "ChartOfAccounts", "Formats", "Ledger", "Workforce", "Payroll"],
    exclude: [
      "Norm/Controls", "Norm/Declaring", "Norm/SOURCES.md", "Norm/explanations.csv", "Norm/P24V01", "Norm/P25V01",
      "Norm/P26V01",
    ]),
  Module(
    "Competence", "professional titles, scenarios and their grading, evidence, juries, what is exchanged",
    uses: ["Kernel", "Formats"],
    exclude: ["Data"]),
  Module(
    "Store", "the dossier file: schema, tables by subject, audit trail; the register of people",
    uses: ["Kernel", "Law", "ChartOfAccounts", "Ledger", "Banking", "Workforce", "Competence"],
    products: [
      ("GRDB", "GRDB.swift"), ("GRDBSQLite", "GRDB.swift"), ("Crypto", "swift-crypto"), ("CryptoExtras", "swift-crypto"),
    ]),
  Module(
    "UseCases", "one type per user intention, the only place where subjects meet",
    uses: [
      "Kernel", "Law", "ChartOfAccounts", "Formats", "Ledger", "Samples", "Banking", "Workforce", "Payroll", "SocialReporting",
      "Competence", "Store",
    ],
    products: [("Crypto", "swift-crypto"), ("CryptoExtras", "swift-crypto")]),
  Module(
    "Presentation", "what the doors show: the JSON of the contract, tables as files, the pages of help",
    uses: [
      "Kernel", "Law", "ChartOfAccounts", "Formats", "Pages", "Ledger", "Banking", "Workforce", "Payroll",
      "SocialReporting", "Competence", "Store", "UseCases",
    ],
    exclude: ["Aide"]),
  Module(
    "Web", "the browser door: decode, call, render",
    uses: [
      "Kernel", "Law", "ChartOfAccounts", "Formats", "Ledger", "Samples", "Banking", "Workforce", "Payroll",
      "SocialReporting", "Competence", "Store", "UseCases", "Presentation",
    ],
    products: [
      ("Hummingbird", "hummingbird"), ("HummingbirdCore", "hummingbird"), ("Mustache", "swift-mustache"),
      ("Crypto", "swift-crypto"),
      ("Logging", "swift-log"), ("NIOCore", "swift-nio"), ("NIOPosix", "swift-nio"), ("HTTPTypes", "swift-http-types"),
      ("UnixSignals", "swift-service-lifecycle"),
    ], exclude: ["Assets", "Templates"]),
  Module(
    "CommandLine", "the terminal door: decode, call, render",
    uses: [
      "Kernel", "Law", "ChartOfAccounts", "Formats", "Ledger", "Samples", "Banking", "Workforce", "Payroll",
      "SocialReporting", "Competence", "Store", "UseCases", "Presentation", "Web",
    ],
    products: [("ArgumentParser", "swift-argument-parser"), ("Logging", "swift-log")]),
]

for (rank, module) in modules.enumerated() {
  for used in module.uses where !foundations.contains(used) {
    guard let other = modules.firstIndex(where: { $0.name == used }), other < rank else {
      fatalError("\(module.name) may not use \(used): it does not stand above it in Package.swift")
    }
  }
}

/// `make check` asks for it: a warning in our own code is an error; the packages we use are left in peace.
let isStrict = Context.environment["ECRITOIRE_STRICT"] == "1"

let strict: [SwiftSetting] =
  [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility")]
  + (isStrict ? [.treatAllWarnings(as: .error)] : [])

let pure = ["Kernel", "ChartOfAccounts", "Formats", "Ledger"]
let grdb = [(name: "GRDB", package: "GRDB.swift")]

func tests(
  _ name: String, of uses: [String], products: [(name: String, package: String)] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name,
    dependencies: (uses + ["TestSupport"]).map { .byName(name: $0) }
      + products.map { .product(name: $0.name, package: $0.package) },
    exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "ecritoire",
  products: [.executable(name: "ecritoire", targets: ["ecritoire"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // The PCG, the figures of law, the help pages and the samples, inside the binary.
    .target(name: "EmbeddedData", exclude: ["list.sh"]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZLib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
  ]
    + modules.map { module in
      .target(
        name: module.name,
        dependencies: module.uses.map { .byName(name: $0) }
          + module.products.map { .product(name: $0.name, package: $0.package) },
        path: module.path, exclude: module.exclude, swiftSettings: strict)
    }
    + [
      // The program: wiring only.
      .executableTarget(name: "ecritoire", dependencies: ["CommandLine"], swiftSettings: strict),
      // Speed and memory beside other tools: `make bench`.
      .executableTarget(
        name: "Benchmarks",
        dependencies: [
          "Kernel", "Law", "Formats", "Ledger", "Banking", "Workforce", "Payroll", "SocialReporting", "Competence",
          "Store", "UseCases", "Presentation",
        ],
        exclude: ["Web/web_load.py", "Payroll/openfisca_payslips.py", "Payroll/requirements.txt"],
        swiftSettings: strict),
      // What the tests of several modules share.
      .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
      tests("KernelTests", of: ["Kernel"]),
      tests("LawTests", of: ["Kernel", "Law"]),
      tests("ChartOfAccountsTests", of: ["Kernel", "ChartOfAccounts"]),
      tests("FormatsTests", of: ["Kernel", "Formats"], exclude: ["Support/read_workbook.py"]),
      tests("PagesTests", of: ["Kernel", "Law", "CQPDF", "Pages", "Ledger", "Payroll", "Presentation"]),
      tests("LedgerTests", of: ["Kernel", "Law", "ChartOfAccounts", "Formats", "Ledger"]),
      tests("SamplesTests", of: ["Kernel", "Samples"]),
      tests("BankingTests", of: ["Kernel", "Formats", "Ledger", "Samples", "Banking"]),
      tests("WorkforceTests", of: ["Kernel", "Law", "Workforce"]),
      tests("PayrollTests", of: ["Kernel", "Law", "ChartOfAccounts", "Ledger", "Workforce", "Payroll"], exclude: ["Data"]),
      tests(
        "SocialReportingTests",
        of: ["Kernel", "Law", "ChartOfAccounts", "Formats", "Ledger", "Workforce", "Payroll", "SocialReporting"],
        exclude: ["Data"]),
      tests(
        "CompetenceTests", of: ["Kernel", "Formats", "Competence"], exclude: ["Golden", "Support/verify_exchange.py"]),
      tests(
        "StoreTests", of: ["Kernel", "Ledger", "Banking", "Workforce", "Competence", "Store"],
        products: [("GRDB", "GRDB.swift"), ("GRDBSQLite", "GRDB.swift")]),
      tests(
        "UseCaseTests",
        of: pure + ["Law", "Samples", "Banking", "Workforce", "Payroll", "SocialReporting", "Competence", "Store", "UseCases"],
        products: grdb),
      tests("BenchmarkTests", of: ["Kernel", "Ledger", "Banking", "Benchmarks"]),
      tests(
        "WebTests", of: ["Kernel", "Law", "Ledger", "Payroll", "SocialReporting", "Presentation", "Store", "UseCases", "Web"],
        products: [("Logging", "swift-log")],
        exclude: ["Support/litestream.sh"]),
      tests("DoorTests", of: ["Kernel", "Samples"], exclude: ["Golden"]),
      tests("FuzzTests", of: ["Kernel", "Formats", "Ledger", "Samples", "Banking", "SocialReporting"]),
      tests("TidyTests", of: [], exclude: ["finding-codes.txt"]),
    ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
