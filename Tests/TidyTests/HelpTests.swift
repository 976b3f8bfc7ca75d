import Testing

/// Pages and messages name commands, options and help pages that are there.
@Suite struct HelpTests {
  static let commandFiles = Repository.files(under: "Sources/CommandLine", suffix: ".swift")
  static let pages = Repository.files(under: "Sources/Presentation/Aide", suffix: ".md")

  static func commandText() throws -> String { try commandFiles.map { try Repository.text($0) }.joined(separator: "\n") }

  static func commands() throws -> Set<String> {
    Set(try commandText().matches(of: #"commandName: "([a-z-]+)""#).map { $0[1] })
  }

  /// The commands that only hold others.
  static let groups: Set = [
    "dossier", "plan", "ecriture", "piece", "lettrage", "fec", "journaux", "tiers", "modele", "abonnement", "personne",
    "groupe", "banque", "regles", "emprunt", "tresorerie", "scenario", "poste", "caisse", "paie", "parcours", "referentiel",
  ]

  static func options() throws -> Set<String> {
    let text = try commandText()
    let given = text.matches(of: #"customLong\("([a-z0-9-]+)"\)"#).map { $0[1] }
    return Set(given + ["json", "help", "version"])
  }

  /// Words that follow `ecritoire` in a text: those of the command.
  static func words(in text: String) -> [[String]] {
    let word = "([a-z][a-z-]*)"
    return text.matches(of: #"\becritoire \#(word)(?: \#(word))?(?: \#(word))?"#).map { match in
      match.dropFirst().filter { !$0.isEmpty }
    }
  }

  static func unknown(_ words: [String], _ commands: Set<String>) -> String? {
    for (index, word) in words.enumerated() {
      if !commands.contains(word) { return word }
      guard groups.contains(word), index < words.count else { return nil }
    }
    return nil
  }

  @Test(arguments: pages + ["README.md", "Samples/README.md"])
  func `a page names commands and options that exist`(path: String) throws {
    let (text, commands, options) = (try Repository.text(path), try Self.commands(), try Self.options())
    for words in Self.words(in: text) {
      let unknown = Self.unknown(words, commands)
      #expect(unknown == nil, "\(path): ecritoire \(words.joined(separator: " "))")
    }
    let named = text.matches(of: #"(?<![\w-])--([a-z][a-z0-9-]+)"#).map { $0[1] }
    #expect(Set(named).subtracting(options).sorted() == [], "\(path)")
  }

  @Test func `a message names commands that exist`() throws {
    let commands = try Self.commands()
    for call in try FindingCall.all() {
      for words in Self.words(in: call.recovery) {
        #expect(Self.unknown(words, commands) == nil, "\(call.path): \(call.code): \(call.recovery)")
      }
    }
  }

  @Test func `a subject of help that a page or a message names has its page`() throws {
    let texts = try (Self.pages + ["README.md"]).map { try Repository.text($0) } + FindingCall.all().map(\.recovery)
    let subjects = Set(texts.flatMap { $0.matches(of: #"ecritoire aide ([a-z-]+)"#) }.map { $0[1] })
    let known = Set(Self.pages.map { String($0.split(separator: "/").last!.dropLast(3)) })
    #expect(subjects.subtracting(known).sorted() == [])
    #expect(known.contains("fec"))
  }

  @Test func `a command that is not there is seen`() throws {
    let commands = try Self.commands()
    #expect(commands.isSuperset(of: ["demo", "fec", "importer", "lettrage"]))
    #expect(Self.unknown(["fec", "inventer"], commands) == "inventer")
    #expect(Self.unknown(["fec", "importer", "fichier"], commands) == nil)
    #expect(Self.words(in: "« ecritoire plan tiers ajouter »").first == ["plan", "tiers", "ajouter"])
  }
}
