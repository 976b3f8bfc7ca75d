import Testing

/// What every file is held to, whatever it is about.
@Suite struct TextTests {
  @Test(arguments: Repository.productFiles)
  func `a file of the product stays under 400 lines and its functions under 80`(path: String) throws {
    let text = try Repository.text(path)
    #expect(try Repository.lines(path).count <= 400)
    if let longest = SwiftCode(text).longestFunction {
      #expect(longest.count <= 80, "\(path):\(longest.line) takes \(longest.count) lines")
    }
  }

  @Test(arguments: Repository.writtenFiles)
  func `no task is left behind and no path of a machine is written down`(path: String) throws {
    let unfinished = "\\b(TO" + "DO|FIX" + "ME|HA" + "CK|X" + "XX)\\b"
    let machine = #"(^|[\s"'(=`])/("# + "work|tmp|home|root|Users" + #")/"#
    for (index, line) in try Repository.lines(path).enumerated() {
      #expect(line.matches(of: unfinished).isEmpty, "\(path):\(index + 1): \(line)")
      #expect(line.matches(of: machine).isEmpty, "\(path):\(index + 1): \(line)")
    }
  }

  @Test(arguments: Repository.writtenFiles)
  func `lines end without blanks and the last one ends`(path: String) throws {
    let text = try Repository.text(path)
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(path)")
    for (index, line) in try Repository.lines(path).enumerated() {
      #expect(line.last != " " && line.last != "\t" && line.last != "\r", "\(path):\(index + 1)")
    }
  }

  /// Progress and speeds are shown with fractions, places on a sheet of paper are measured with them; amounts never are.
  static let modulesThatMayCountWithFractions: Set = ["CommandLine", "Benchmarks", "Pages"]

  @Test(arguments: Repository.productFiles.filter { !modulesThatMayCountWithFractions.contains(Repository.module(of: $0)) })
  func `no number with a floating point comes near money`(path: String) throws {
    for (index, line) in SwiftCode(try Repository.text(path)).lines.enumerated() {
      let found = line.matches(of: #"\b(Double|Float|Float32|Float64|Float16|CGFloat|Decimal|NSDecimalNumber|NSNumber)\b"#)
      #expect(found.isEmpty, "\(path):\(index + 1): \(line)")
    }
  }

  @Test(arguments: Repository.productFiles)
  func `a public type says what it is`(path: String) throws {
    let lines = try Repository.lines(path)
    let declaration = #"^public (final |indirect )*(struct|enum|class|actor|protocol) "#
    for (index, line) in lines.enumerated() where !line.matches(of: declaration).isEmpty {
      let before = lines[..<index].reversed().first { !$0.hasPrefix("@") } ?? ""
      #expect(before.hasPrefix("///"), "\(path):\(index + 1): \(line)")
    }
  }

  @Test(arguments: Repository.files(under: "Tests", suffix: ".swift"))
  func `a file of tests asserts something`(path: String) throws {
    let text = try Repository.text(path)
    guard text.contains("@" + "Test") else { return }
    #expect(["#expect(", "#require(", "Issue.record(", "throw Fuzzer.Fault("].contains { text.contains($0) }, "\(path)")
  }

  @Test func `bare code is what remains without comments and literals`() {
    let source = #"""
      let a = "Double \(f("x)", 1)) // no" // Double
      /* Float
      */ let b = #"a " Float"# + 2
      """#
    #expect(SwiftCode(source).lines == [#"let a = "" "#, "", #" let b = "" + 2"#])
  }

  @Test func `the longest function is measured with its braces`() {
    let source = "func a() { }\nfunc b(\n) {\n  if x {\n  }\n}\n"
    let longest = SwiftCode(source).longestFunction
    #expect(longest?.line == 2)
    #expect(longest?.count == 5)
  }
}
