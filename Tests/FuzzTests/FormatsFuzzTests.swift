import Formats
import Kernel
import Testing

/// CSV, encodings and XML: syntax from anywhere.
@Suite struct FormatsFuzzTests {
  static let csv = Fuzzer(
    "csv",
    seeds: [
      "a;b;c\n1;2;3\n", "a,b\r\n\"x, y\",\"dit \"\"non\"\"\"\r\n", "a\tb\n1\t2\n",
      "\u{FEFF}date;compte;libellé\n2026-10-02;601;Panneaux\n",
      "'=1+1;'-2\n", "\"plusieurs\nlignes\";2\n", "seul\n", "",
    ].map { Array($0.utf8) } + [[0x6C, 0xE9, 0x3B, 0xA4, 10], [0x92, 0x3B, 0x80, 13]],
    words: ["\"", ";", "\";\"", "\"\n\"", "=cmd", "@", "'"])

  @Test(arguments: Fuzzer.runs) func `CSV and encodings`(seed: UInt64) throws {
    try Self.csv.run(seed: seed) { bytes in
      var answers: Set<String> = []
      var findings: [Finding] = []
      for undoes in [false, true] {
        let (records, found) = read(bytes, CSVFormat(undoesNeutralising: undoes), pieces: undoes ? 7 : .max)
        findings += found
        answers.formUnion(
          found.map(\.code) + ["\(min(records.count, 8))", "\(records.first?.fields.count.trailingZeroBitCount ?? -1)"])
        let lines = 1 + bytes.count { $0 == 10 || $0 == 13 }
        guard records.allSatisfy({ (1...lines).contains($0.line) }) else {
          throw Fuzzer.Fault("a record at a line that is not there")
        }
        guard zip(records, records.dropFirst()).allSatisfy({ $0.line < $1.line }) else {
          throw Fuzzer.Fault("records out of order")
        }
        if !undoes { try readsBack(records) }
      }
      try Fuzzer.check(findings.map { ($0.code, $0.message, $0.recovery, $0.line) }, of: bytes)
      return answers.union(try encodings(bytes))
    }
  }

  private func read(_ bytes: [UInt8], _ format: CSVFormat, pieces: Int) -> (records: [CSVRecord], findings: [Finding]) {
    var records: [CSVRecord] = []
    var findings: [Finding] = []
    guard let reader = try? CSVReader(format, byteSource(bytes, pieces: pieces)) else {
      do { _ = try CSVReader(format, byteSource(bytes, pieces: pieces)) } catch {
        findings = [error as? Finding].compactMap(\.self)
      }
      return (records, findings)
    }
    // Some findings end the reading and some do not; after as many as there are bytes it would never end.
    while findings.count <= bytes.count {
      do {
        guard let record = try reader.next() else { return (records, findings) }
        records.append(record)
      } catch { findings.append(error as? Finding ?? Finding("none", "", recovery: "")) }
    }
    findings.append(Finding("none", "", recovery: ""))
    return (records, findings)
  }

  /// What we write of what we read, we read as it was.
  private func readsBack(_ records: [CSVRecord]) throws {
    guard let width = records.first?.fields.count else { return }
    var written: [UInt8] = []
    var writer = CSVWriter { written += $0 }
    let kept = records.filter { $0.fields.count == width }
    for record in kept { try writer.write(record.fields.map { .text($0) }) }
    _ = try writer.finish()
    let (again, findings) = read(written, .ours, pieces: .max)
    guard findings.isEmpty, again.map(\.fields) == kept.map(\.fields) else {
      throw Fuzzer.Fault("written and read again, \(kept.map(\.fields)) is \(again.map(\.fields)) \(findings.map(\.code))")
    }
  }

  private func encodings(_ bytes: [UInt8]) throws -> Set<String> {
    guard let detection = try? TextEncoding.detect(bytes) else { return ["no text"] }
    guard let text = try? detection.encoding.decode(Array(bytes.dropFirst(detection.markLength))) else {
      // A mark at the start says UTF-8 although what follows is not: refused, rather than guessed.
      guard detection.markLength > 0 else { throw Fuzzer.Fault("found to be \(detection.encoding) and not read as that") }
      return ["a mark that lies"]
    }
    guard
      detection.encoding.encode(text).bytes == Array(bytes.dropFirst(detection.markLength)) || detection.encoding == .windows1252
    else {
      throw Fuzzer.Fault("\(detection.encoding) read and written differs")
    }
    return [detection.encoding.rawValue]
  }

  static let xml = Fuzzer(
    "xml",
    seeds: [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"1\"><c>texte &amp; plus</c><d/></a>",
      "<x:a xmlns:x=\"u\"><x:b x:c='é'>&#233;<![CDATA[<z>]]></x:b><!-- rien --><?pi x?></x:a>",
      "<!DOCTYPE a [<!ENTITY e \"ha\">]><a>&e;</a>", "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><a/>",
      "<a><a><a><a/></a></a></a>",
    ].map { Array($0.utf8) },
    words: [
      "<a>", "</a>", "<!DOCTYPE", "<!ENTITY", "SYSTEM \"file:///etc/passwd\"", "&amp;", "&#0;", "&#x10FFFF;", "<![CDATA[", "]]>",
      "<!--", "-->",
      "xmlns=\"\"", "encoding=\"UTF-16\"", "<?xml", "?>", "%e;",
    ])

  @Test(arguments: Fuzzer.runs) func `XML`(seed: UInt64) throws {
    try Self.xml.run(seed: seed) { bytes in
      let whole = try events(bytes, pieces: .max)
      let cut = try events(bytes, pieces: 5)
      // With an encoding that libxml2 does not know, what it makes of bytes that are no UTF-8 depends on the pieces.
      let declared = String(decoding: bytes.prefix(200), as: UTF8.self)
      let isKnown = !declared.contains("encoding") || declared.contains("\"UTF-8\"") || declared.contains("\"ISO-8859-15\"")
      guard !isKnown || (whole.text == cut.text && whole.finding?.code == cut.finding?.code) else {
        throw Fuzzer.Fault("the pieces of the file change what it says")
      }
      guard !whole.text.contains("root:") else { throw Fuzzer.Fault("another file was read") }
      if let finding = whole.finding {
        try Fuzzer.check([(finding.code, finding.message, finding.recovery, finding.line)], of: bytes)
      }
      return [whole.finding?.code ?? "whole", "\(whole.count.bitWidth - whole.count.leadingZeroBitCount)", "\(whole.depth)"]
    }
  }

  private func events(_ bytes: [UInt8], pieces: Int) throws -> (text: String, count: Int, depth: Int, finding: Finding?) {
    let stream = XMLStream(limits: XMLLimits(depth: 12, textBytes: 4096), byteSource(bytes, pieces: pieces))
    var (text, count, depth, deepest) = ("", 0, 0, 0)
    do {
      while let event = try stream.next() {
        count += 1
        switch event {
        case .start(let start):
          depth += 1
          text += "<\(start.namespace) \(start.name)\(start.attributes.map { " \($0.name)=\($0.value)" }.joined())>"
        case .text(let more, _): text += more
        case .end(let name, _):
          depth -= 1
          text += "</\(name)>"
        }
        deepest = max(deepest, depth)
        guard depth >= 0, deepest <= 12 else { throw Fuzzer.Fault("depth \(depth)") }
      }
      guard depth == 0 else { throw Fuzzer.Fault("an element is never closed") }
      return (text, count, deepest, nil)
    } catch let finding as Finding { return (text, count, deepest, finding) }
  }
}
