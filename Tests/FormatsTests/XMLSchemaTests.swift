import Formats
import Foundation
import Kernel
import Testing

/// The legal forms of the FEC lie beside the repository, in `shared/reference`; nil where they are not.
private let referenceSchema: URL? = {
  var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  while folder.path != "/" {
    let file = folder.appendingPathComponent("../shared/reference/accounting/xsd/formatA47A-I-VII-1.xsd").standardizedFileURL
    if FileManager.default.fileExists(atPath: file.path) { return file }
    folder.deleteLastPathComponent()
  }
  return nil
}()

private let schemaText = """
  <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>
    <xs:element name='livre'><xs:complexType><xs:sequence>
      <xs:element name='ligne' maxOccurs='unbounded'><xs:complexType><xs:sequence>
        <xs:element name='compte'><xs:simpleType><xs:restriction base='xs:string'><xs:pattern value='[1-7][0-9]{2}.*'/>
        </xs:restriction></xs:simpleType></xs:element>
        <xs:element name='montant' type='xs:decimal'/>
      </xs:sequence><xs:attribute name='numero' type='xs:integer' use='required'/></xs:complexType></xs:element>
    </xs:sequence></xs:complexType></xs:element>
  </xs:schema>
  """

@Suite("XML is validated against an XSD while it is read")
struct XMLSchemaTests {
  let schema: XMLSchema
  init() throws { schema = try XMLSchema(Array(schemaText.utf8)) }

  struct Case: CustomTestStringConvertible {
    let name: String
    let document: String
    let lines: [Int]
    let says: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "valid", document: "<livre><ligne numero='1'><compte>401</compte><montant>1.5</montant></ligne></livre>", lines: [],
      says: ""),
    Case(
      name: "a wrong number", document: "<livre><ligne numero='1'><compte>401</compte>\n<montant>1,5</montant></ligne></livre>",
      lines: [2],
      says: "une valeur n’est pas du type attendu"),
    Case(
      name: "a wrong account", document: "<livre>\n\n<ligne numero='1'><compte>x</compte><montant>1</montant></ligne></livre>",
      lines: [3],
      says: "une valeur n’a pas la forme attendue"),
    Case(
      name: "a missing element", document: "<livre>\n<ligne numero='1'><compte>401</compte></ligne></livre>", lines: [2],
      says: "un élément manque"),
    Case(
      name: "an unknown element", document: "<livre>\n<ligne numero='1'>\n<autre/></ligne></livre>", lines: [3],
      says: "un élément manque ou n’est pas à sa place"),
    Case(
      name: "a missing attribute", document: "<livre>\n<ligne><compte>401</compte><montant>1</montant></ligne></livre>",
      lines: [2],
      says: "un attribut obligatoire manque"),
    Case(name: "another root", document: "\n<autre/>", lines: [2], says: "l’élément racine n’est pas celui"),
    Case(
      name: "text between elements",
      document: "<livre>\n<ligne numero='1'>x<compte>401</compte><montant>1</montant></ligne></livre>",
      lines: [2], says: "du texte se trouve"),
  ]

  @Test("Each fault has its line", arguments: cases)
  func faults(_ row: Case) {
    let findings = schema.validate(Array(row.document.utf8))
    #expect(findings.map(\.line) == row.lines)
    #expect(findings.allSatisfy { $0.code == "xml.schema-invalid" })
    #expect(row.says.isEmpty || findings.contains { $0.message.contains(row.says) }, "\(findings.map(\.message))")
  }

  @Test("At most so many faults are kept, and all are counted")
  func bounded() throws {
    let document = "<livre>" + String(repeating: "<ligne numero='x'/>\n", count: 500) + "</livre>"
    #expect(schema.validate(Array(document.utf8), maximum: 7).count == 7)
    let stream = XMLStream(schema: schema, maximumFindings: 7, byteSource(document, pieces: 100))
    while try stream.next() != nil {}
    #expect(stream.schemaFindings.count == 7)
    #expect(stream.schemaFaultCount > 500)
  }

  @Test("A stream gives the same events with a schema as without")
  func sameEvents() throws {
    let document = "<livre><ligne numero='&amp;1'><compte>4</compte>\n<montant> 1 </montant></ligne><autre/></livre>"
    for pieces in [Int.max, 1] {
      let (plain, checked) = (
        XMLStream(byteSource(document, pieces: pieces)), XMLStream(schema: schema, byteSource(document, pieces: pieces))
      )
      while let event = try plain.next() { #expect(try checked.next() == event) }
      #expect(try checked.next() == nil)
      #expect(!checked.schemaFindings.isEmpty)
    }
  }

  @Test(
    "A document that is not XML, or has a DOCTYPE, ends in that finding",
    arguments: [
      ("<livre><ligne", "xml.malformed"), ("", "xml.malformed"),
      ("<!DOCTYPE livre [<!ENTITY x 'y'>]><livre>&x;</livre>", "xml.doctype-refused"),
    ])
  func unreadable(document: String, code: String) { #expect(schema.validate(Array(document.utf8)).last?.code == code) }

  @Test(
    "A schema that is wrong, fetches others or has a DOCTYPE is refused",
    arguments: [
      (
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='missing'/></xs:schema>",
        "xml.schema-unusable"
      ),
      (
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='/etc/passwd'/></xs:schema>",
        "xml.schema-unusable"
      ),
      (
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:import schemaLocation='http://127.0.0.1/'/></xs:schema>",
        "xml.schema-unusable"
      ),
      ("<a/>", "xml.schema-unusable"), ("<xs:schema", "xml.malformed"),
      ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "xml.doctype-refused"),
    ])
  func badSchemas(text: String, code: String) {
    let error = #expect(throws: Finding.self) { try XMLSchema(Array(text.utf8)) }
    #expect(error?.code == code)
  }

  @Test("A document cannot bring a schema of its own")
  func ownSchema() {
    let document = """
      <autre xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='/etc/passwd'/>
      """
    #expect(schema.validate(Array(document.utf8)).map(\.code) == ["xml.schema-invalid"])
  }

  @Test("One schema serves many tasks at once, and schemas are compiled at once")
  func together() async {
    let good =
      "<livre>" + String(repeating: "<ligne numero='1'><compte>401</compte><montant>1</montant></ligne>\n", count: 300)
      + "</livre>"
    let bad = good.replacingOccurrences(of: "</livre>", with: "<x/></livre>")
    await withTaskGroup(of: [Int?].self) { group in
      for index in 0..<40 {
        group.addTask {
          let own = index % 4 == 0 ? try? XMLSchema(Array(schemaText.utf8)) : schema
          return own?.validate(Array((index % 2 == 0 ? good : bad).utf8)).map(\.line) ?? [0]
        }
      }
      var counts: [Int: Int] = [:]
      for await lines in group { counts[lines.first.flatMap { $0 } ?? -1, default: 0] += 1 }
      #expect(counts == [-1: 20, 301: 20])
    }
  }

  // The official schema is in the reference folder beside the repository, which a plain clone does not have.
  @Test("The official schema of the FEC compiles and finds a missing field", .enabled(if: referenceSchema != nil))
  func official() throws {
    let schema = try XMLSchema(Array(Data(contentsOf: try #require(referenceSchema))))
    let findings = schema.validate(Array("<comptabilite><exercice>\n<journal/></exercice></comptabilite>".utf8))
    #expect(findings.first?.line == 2)
    #expect(findings.first?.message.contains("DateCloture") == true)
  }
}
