import Foundation
import Kernel
import SocialReporting
import Testing

/// The messages that the tests of XML read.
enum XMLSample {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()
  static let reference = root.deletingLastPathComponent().appendingPathComponent("shared/reference/dsn")
  static let referenceIsThere = FileManager.default.fileExists(atPath: reference.appendingPathComponent("sample.xml").path)
  static let isUpdating = ProcessInfo.processInfo.environment["ECRITOIRE_UPDATE_GOLDEN"] == "1"
  static let dsn = root.appendingPathComponent("Samples/Files/dsn-FICTIF-2026-10.dsn")
  static let xml = root.appendingPathComponent("Samples/Files/dsn-FICTIF-2026-10.xml")

  static func bytes(_ file: URL) throws -> [UInt8] { Array(try Data(contentsOf: file)) }

  /// A small message, each element on a line of its own: a table of faults changes one of them.
  static let small = """
    <?xml version="1.0" encoding="UTF-8"?>
    <dsn xmlns="urn:ecritoire:dsn:neodes:1" norme="P26V01" encodage="ISO-8859-1" finDeLigne="LF">
    <S10.G00.00>
    <S10.G00.00.005>01</S10.G00.00.005>
    <S10.G00.00.006>P26V01</S10.G00.00.006>
    <S10.G00.01>
    <S10.G00.01.001>000026005</S10.G00.01.001>
    <S10.G00.01.003>L'ATELIER &amp; CIE</S10.G00.01.003>
    </S10.G00.01>
    </S10.G00.00>
    <S20.G00.05>
    <S20.G00.05.001>01</S20.G00.05.001>
    <S21.G00.06>
    <S21.G00.06.001>000026005</S21.G00.06.001>
    <S21.G00.11>
    <S21.G00.11.001>00017</S21.G00.11.001>
    <S21.G00.30>
    <S21.G00.30.001>1850599999001</S21.G00.30.001>
    <S21.G00.40>
    <S21.G00.40.001>02092024</S21.G00.40.001>
    <S21.G00.71>
    <S21.G00.71.002>RUAA</S21.G00.71.002>
    </S21.G00.71>
    <S21.G00.71>
    <S21.G00.71.002>RETA</S21.G00.71.002>
    </S21.G00.71>
    </S21.G00.40>
    </S21.G00.30>
    </S21.G00.11>
    </S21.G00.06>
    </S20.G00.05>
    <S90.G00.90>
    <S90.G00.90.001>13</S90.G00.90.001>
    <S90.G00.90.002>1</S90.G00.90.002>
    </S90.G00.90>
    </dsn>
    """
}
