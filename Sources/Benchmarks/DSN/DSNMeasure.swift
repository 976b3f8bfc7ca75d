import Formats
import Foundation
import Glibc
import Kernel
import SocialReporting

/// The declaration of ten thousand people, made of their payslips and written as text and as XML, the XML held to its schema, the text read
/// and controlled: the time of each, the memory of all, and what was promised. Then a small and a large text are read, to see that memory stays where it is.
struct DSNMeasure {
  static let people = 10_000
  /// Seconds, from the payslips to the last control.
  static let promised = 6.0
  /// In kibibytes.
  static let promisedPeak = 300 * 1024
  let folder: URL

  private var text: String { folder.appendingPathComponent("mois.dsn").path }
  private var xml: String { folder.appendingPathComponent("mois.xml").path }

  func run() throws -> Int32 {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let workshop = try DeclaredWorkshop()
    let facts = try workshop.facts(people: Self.people)
    Self.resetPeak()
    var table = Table(["étape", "durée", "taille"])
    var total = 0.0
    func step(_ name: String, of file: String, _ body: () throws -> Void) throws {
      let taken = try ContinuousClock().measure(body) / .seconds(1)
      total += taken
      table.add([name, seconds(taken), mebibytes(Self.size(file) / 1024)])
    }
    var rubrics = 0
    try step("déclaration faite des bulletins, écrite en texte et en XML", of: text) {
      rubrics = try write(MonthlyDeclaration(facts, law: workshop.law, norm: workshop.norm), workshop.norm)
    }
    var wrong = 0
    // The two cores of an ordinary machine: the schema looks at the XML while the controls look at the text.
    let both = Both()
    let (textPath, xmlPath) = (text, xml)
    try step("XML tenu au schéma, texte lu et contrôlé (ensemble)", of: xml) {
      both.start { try Self.validate(xmlPath) }
      let taken = try ContinuousClock().measure { wrong = try Self.control(textPath) } / .seconds(1)
      table.add(["  dont texte lu et contrôlé", seconds(taken), ""])
      let validated = try both.wait()
      table.add(["  dont XML tenu au schéma", seconds(validated.seconds), ""])
      wrong += validated.faults
    }
    let peak = Self.status("VmHWM")
    print(table.text)
    let isFast = total < Self.promised
    let isSmall = peak < Self.promisedPeak
    print(
      "\(Self.people) personnes, \(rubrics) rubriques, \(wrong) faute(s) : \(seconds(total)), promis moins de \(seconds(Self.promised)), \(isFast ? "tenu" : "PAS TENU") ; mémoire au plus \(mebibytes(peak)), promis moins de \(mebibytes(Self.promisedPeak)), \(isSmall ? "tenu" : "PAS TENU")"
    )
    let isFlat = try readSizes(workshop)
    return isFast && isSmall && isFlat && wrong == 0 ? 0 : 1
  }

  // MARK: Steps

  /// Both forms, a person at a time. How many rubrics it has.
  private func write(_ declaration: MonthlyDeclaration, _ norm: Norm) throws -> Int {
    let (lines, tree) = (try Written(text), try Written(xml))
    var text = NEODeSWriter { lines.write($0) }
    var xml = try DSNXMLWriter(norm: norm) { tree.write($0) }
    var rubrics = 0
    try declaration.forEachPiece { piece in
      rubrics += piece.occurrence.rubricCount
      try text.write(piece)
      try xml.write(piece)
    }
    try text.finish()
    try xml.finish()
    return rubrics
  }

  private static func writeText(_ message: RepeatedMessage, to path: String) throws {
    let file = try Written(path)
    var writer = NEODeSWriter { file.write($0) }
    try message.forEachPiece { try writer.write($0) }
    try writer.finish()
  }

  /// How many faults the schema finds.
  private static func validate(_ path: String) throws -> Int {
    let findings = try DSNSchema.schema(version: "P26V01", nature: .monthly).validate(file: path)
    for finding in findings { print("schéma, ligne \(finding.line ?? 0) : \(finding.message)") }
    return findings.count
  }

  /// How many errors the reading finds, and the controls that a fault of the sample itself would not explain.
  private static func control(_ path: String) throws -> Int {
    var checker: MessageChecker?
    let reading = try NEODeSReader().read(byteSource(file: path)) { piece, norm in
      if checker == nil { checker = try MessageChecker(norm) }
      checker?.take(piece)
    }
    for finding in reading.log.findings { print("lecture, ligne \(finding.line ?? 0) : \(finding.message)") }
    let verdict = checker?.finish()
    for (control, count) in verdict?.broken ?? [:] { print("contrôle \(control) : \(count) fois") }
    return reading.log.errorCount
  }

  /// Reads texts of 10 and 100 MiB: the second may need no more memory than the first.
  private func readSizes(_ workshop: DeclaredWorkshop) throws -> Bool {
    let message = try MonthlyDeclaration.build(workshop.facts(), law: workshop.law, norm: workshop.norm).message
    var peaks: [Int] = []
    for megabytes in [10, 100] {
      let path = folder.appendingPathComponent("lecture-\(megabytes).dsn").path
      let perPerson = Double(Self.size(text)) / Double(Self.people)
      try Self.writeText(RepeatedMessage(message, people: Int(Double(megabytes << 20) / perPerson) + 1), to: path)
      Self.resetPeak()
      var pieces = 0
      let taken =
        try ContinuousClock().measure {
          _ = try NEODeSReader().read(byteSource(file: path)) { _, _ in pieces += 1 }
        } / .seconds(1)
      peaks.append(Self.status("VmHWM"))
      print(
        "\(mebibytes(Self.size(path) / 1024)) de texte lus en \(seconds(taken)), \(pieces) morceaux, mémoire au plus \(mebibytes(peaks.last ?? 0))"
      )
    }
    let isFlat = peaks[1] - peaks[0] < 8 * 1024
    print("mémoire de la lecture : \(isFlat ? "plate" : "PAS PLATE")")
    return isFlat
  }

  // MARK: The system

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// In kibibytes, of this process.
  private static func status(_ field: String) -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("\(field):") }
    return line?.split(separator: " ").compactMap { Int($0.split(separator: "\t").last ?? "") }.first ?? 0
  }

  /// The peak counts from here on.
  private static func resetPeak() { try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8) }

  private struct Unwritten: Error, CustomStringConvertible { let description: String }

  /// A file of the measure: what goes wrong with it is the end of the measure.
  private final class Written {
    private let file: UnsafeMutablePointer<FILE>

    init(_ path: String) throws {
      guard let file = fopen(path, "w") else { throw Unwritten(description: "\(path) cannot be written") }
      self.file = file
    }

    func write(_ bytes: [UInt8]) { fwrite(bytes, 1, bytes.count, file) }

    deinit { fclose(file) }
  }
}

/// One work beside another.
private final class Both: @unchecked Sendable {
  struct Outcome {
    let faults: Int
    let seconds: Double
  }
  private let done = DispatchSemaphore(value: 0)
  private var outcome: Result<Outcome, any Error> = .success(Outcome(faults: 0, seconds: 0))

  func start(_ work: @escaping @Sendable () throws -> Int) {
    let thread = Thread { [self] in
      outcome = Result {
        var faults = 0
        let taken = try ContinuousClock().measure { faults = try work() } / .seconds(1)
        return Outcome(faults: faults, seconds: taken)
      }
      done.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  func wait() throws -> Outcome {
    done.wait()
    return try outcome.get()
  }
}
