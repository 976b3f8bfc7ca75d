import Testing

/// Whoever is at a page is not sent to a terminal: what names a command has a way of its own there.
@Suite struct PageWayTests {
  /// Said where a command is the only way, or by commands alone.
  static let commandsAlone: Set = [
    "chart.data-invalid", "chart.payroll-account-missing", "competence.answer.shape", "competence.scenario.where", "demo.folder",
    "dossier.folder-missing", "dossier.which",
    "output.broken", "people.register-missing",
    "dossier.backup-broken", "dossier.backup-other", "dossier.damaged", "dossier.foreign-file", "dossier.missing",
    "dossier.name-empty", "file.exists",
    "help.subject-unknown", "payroll.field.missing", "payroll.field.value", "payroll.figure-missing", "payroll.unreadable",
    "people.no-register", "sample.missing", "web.host-not-local", "web.people-only-served", "web.port",
    "web.too-large",
  ]

  private static func namesCommand(_ text: String) -> Bool {
    // Said in the same words by the rules of the FEC, and turned all at once for pages.
    let text = text.replacing("avec --tolerant", with: "")
    return !text.matches(of: #"ecritoire [a-z]|(^|[^\w-])--[a-z]"#).isEmpty
  }

  @Test func `every finding that names a command has a way out for pages`() throws {
    let table = try Repository.text("Sources/Web/PageWay.swift")
    let codes = Set(table.matches(of: #"\n    "([a-z][a-z0-9.-]+)": PageWay\("#).map { $0[1] })
    let calls = try FindingCall.all().filter { Self.namesCommand($0.recovery) }
    #expect(calls.count > 40)
    let missing = Set(calls.map(\.code)).subtracting(codes).subtracting(Self.commandsAlone)
    #expect(missing.sorted() == [])
    #expect(codes.subtracting(calls.map(\.code)).sorted() == [], "said for pages, and no longer needed")
  }
}
