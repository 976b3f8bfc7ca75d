import Formats
import Foundation
import Kernel
import SocialReporting
import Testing

/// The texts that tests read, and how they change them.
enum SampleText {
  private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// `Data/atelier.dsn`: two people, CRLF, accents and apostrophes.
  static let atelier: [UInt8] = {
    guard let data = try? Data(contentsOf: here.appendingPathComponent("Data/atelier.dsn")) else {
      fatalError("Data/atelier.dsn is not beside the tests")
    }
    return Array(data)
  }()

  /// The sample of the reference folder; nil where it is not at hand.
  static let reference: [UInt8]? = {
    let top = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return (try? Data(contentsOf: top.appendingPathComponent("shared/reference/dsn/sample.dsn"))).map { Array($0) }
  }()

  /// The atelier's text as lines without their ends.
  static var lines: [String] {
    String(decoding: atelier.map { UInt16($0) }, as: UTF16.self).split(separator: "\r\n").map(String.init)
  }

  /// As ISO 8859-1, which each test's text must be.
  static func bytes(_ lines: [String], end: String = "\r\n") -> [UInt8] {
    latin(lines.map { $0 + end }.joined())
  }

  static func latin(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
}

extension NEODeSReader {
  func read(_ bytes: [UInt8], pieces: Int = .max) throws -> MessageReading { try read(byteSource(bytes, pieces: pieces)) }
}
