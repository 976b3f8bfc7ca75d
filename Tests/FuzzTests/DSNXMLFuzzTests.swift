import Formats
import Foundation
import Kernel
import SocialReporting
import Testing

/// XML of declarations that a hostile file could hold.
@Suite struct DSNXMLFuzzTests {
  private static let message =
    "<dsn xmlns=\"urn:ecritoire:dsn:neodes:1\" norme=\"P26V01\" encodage=\"ISO-8859-1\" finDeLigne=\"LF\">\n<S10.G00.00><S10.G00.00.005>01</S10.G00.00.005><S10.G00.00.006>P26V01</S10.G00.00.006></S10.G00.00>\n<S20.G00.05><S20.G00.05.001>01</S20.G00.05.001><S21.G00.06><S21.G00.06.001>000026005</S21.G00.06.001><S21.G00.11><S21.G00.11.001>00017</S21.G00.11.001>\n<S21.G00.30><S21.G00.30.001>1850599999001</S21.G00.30.001><S21.G00.40><S21.G00.40.001>02092024</S21.G00.40.001><S21.G00.71><S21.G00.71.002>RUAA</S21.G00.71.002></S21.G00.71></S21.G00.40></S21.G00.30>\n</S21.G00.11></S21.G00.06></S20.G00.05><S90.G00.90><S90.G00.90.001>10</S90.G00.90.001><S90.G00.90.002>1</S90.G00.90.002></S90.G00.90></dsn>"

  private static let words = [
    "<S21.G00.71>", "</S21.G00.71>", "<S21.G00.71.003>RUAA</S21.G00.71.003>", "<S21.G00.30>", "</S21.G00.30>", "<S90.G00.90/>",
    "<S21.G00.40.002>06</S21.G00.40.002>", "<!DOCTYPE dsn>", "<![CDATA[é]]>", "&#1;", "&#x20AC;", "P24V01", "xmlns:a=\"b\"",
    "<!-- -->",
  ]

  private final class Written { var bytes: [UInt8] = [] }

  /// Whatever is read without an error can be written as text and as XML, and says the same again.
  @Test(arguments: Fuzzer.runs) func `a message in XML`(seed: UInt64) throws {
    try Fuzzer("dsn-xml", seeds: [Array(Self.message.utf8)], words: Self.words).run(seed: seed) { bytes in
      _ = DSNForm.detect(bytes)
      let reading = try DSNXMLReader().read(byteSource(bytes))
      try Fuzzer.check(reading.log.findings.map { ($0.code, $0.message, $0.recovery, $0.line) }, of: bytes)
      if !reading.log.hasErrors {
        guard let message = reading.message else { throw Fuzzer.Fault("no message and no error") }
        let text = try NEODeSReader().read(byteSource(try message.neodes()))
        if text.log.hasErrors { throw Fuzzer.Fault("a text with \(text.log.findings[0].message)") }
        guard try text.message?.xml() == message.xml() else { throw Fuzzer.Fault("another message") }
      }
      return Set(reading.log.counts.keys).union(["\(min(reading.summary.rubrics, 12))"])
    }
  }
}
