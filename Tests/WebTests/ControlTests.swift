import Foundation
import Kernel
import Ledger
import Presentation
import Testing

@testable import Web

@Suite struct ControlTests {
  @Test(arguments: [
    ("000031419FEC20251231.txt", "000031419FEC20251231.txt"), ("../../etc/passwd", "passwd"), ("C:\\Users\\a\\b.txt", "b.txt"),
    (".ecritoire", "ecritoire"), ("..", "fichier"), ("", "fichier"), ("a\u{202E}txt.exe", "a_txt.exe"),
    ("a\u{0}b\n.txt", "a_b_.txt"),
    ("<img src=x>.txt", "_img src_x_.txt"), ("relevé d’été.csv", "relevé d’été.csv"), ("-rf", "-rf"),
  ])
  func `a name that comes from elsewhere cannot lead anywhere`(name: String, safe: String) {
    #expect(UploadFolder.safeName(name) == safe)
  }

  @Test func `a very long name keeps its ending`() {
    let name = UploadFolder.safeName(String(repeating: "é", count: 300) + ".txt")
    #expect(name.utf8.count <= 120 && name.hasSuffix(".txt"))
  }

  static let header = "JournalCode\tEcritureNum\tEcritureDate\tCompteNum\tPieceRef\tEcritureLib\tDebit\tCredit\tIdevise"

  @Test func `the value at fault is marked in its line, between its neighbours`() throws {
    let lines = [
      1: Self.header, 2: "HA\t1\t20261006\t6022\tQE\tVis\t412,40\t0,00\t", 3: "HA\t1\t20261340\t401\tQE\tVis\t0,00\t494,88\t",
      4: "HA\t2\t20261007\t6022\tQF\tClous\t1,00\t0,00\t",
    ]
    let finding = Finding("x", .error, "", recovery: "", line: 3, field: "EcritureDate")
    let excerpt = try #require(Excerpt(finding, lines: lines))
    #expect(excerpt.lines.map(\.number) == ["2", "3", "4"] && excerpt.lines.map(\.isFaulty) == [false, true, false])
    #expect(excerpt.lines[1].mark == "20261340" && excerpt.place == "Lignes 2 à 4 du fichier")
    // Columns stand under each other.
    let wholes = excerpt.lines.map { $0.before + ($0.mark ?? "") + $0.after }
    #expect(Set(wholes.map(\.count)).count == 1 && excerpt.columns?.count == wholes[0].count)
  }

  @Test func `a field that is empty is shown as such, and one that is seldom shown appears`() throws {
    let lines = [1: Self.header, 2: "HA\t1\t20261006\t6022\t\tVis\t412,40\t0,00\t"]
    let empty = try #require(Excerpt(Finding("x", .error, "", recovery: "", line: 2, field: "PieceRef"), lines: lines))
    #expect(empty.lines.first?.mark == "vide")
    let seldom = try #require(Excerpt(Finding("x", .error, "", recovery: "", line: 2, field: "Idevise"), lines: lines))
    #expect(seldom.columns?.contains("Idevise") == true && seldom.lines.first?.mark == "vide")
  }

  @Test func `an entry that is wrong as a whole shows its lines and no other`() throws {
    let lines = [
      1: Self.header, 2: "HA\t1\t20261006\t6022\tQE\tVis\t1,00\t0,00\t", 3: "HA\t2\t20261006\t6022\tQF\tClous\t2,00\t0,00\t",
      4: "HA\t2\t20261006\t401\tQF\tClous\t0,00\t1,00\t", 5: "HA\t3\t20261007\t401\tQG\tBois\t0,00\t1,00\t",
    ]
    let finding = Finding("x", .error, "", recovery: "", line: 3, field: "EcritureNum")
    #expect(Excerpt(finding, lines: lines)?.lines.map(\.number) == ["3", "4"])
  }

  @Test func `a finding about no line, or a line that is not there, has no excerpt`() {
    #expect(Excerpt(Finding("x", .error, "", recovery: ""), lines: [1: Self.header]) == nil)
    #expect(Excerpt(Finding("x", .error, "", recovery: "", line: 9), lines: [1: Self.header]) == nil)
  }
}

@Suite struct HelpMarkdownTests {
  static func html(_ text: String) -> String { HelpMarkdown.html(text, subjects: ["fec"]) }

  @Test func `everything is escaped`() {
    #expect(!Self.html("Un <script>alert(1)</script> & `<b>`\n\n    <i>\n").contains("<script>"))
    #expect(Self.html("`a<b`").contains("<code>a&lt;b</code>"))
    #expect(Self.html("    x < y").contains("x &lt; y"))
  }

  @Test func `marks become elements, and only ours`() {
    #expect(Self.html("Un **mot** et *un autre*, 2 * 3 = 6.").contains("<strong>mot</strong>"))
    #expect(Self.html("voir `ecritoire aide fec`").contains("<a href=\"/aide/fec\"><code>ecritoire aide fec</code></a>"))
    #expect(!Self.html("voir `ecritoire aide inconnu`").contains("<a "))
    #expect(Self.html("[loi](https://www.legifrance.gouv.fr)").contains("<a href=\"https://www.legifrance.gouv.fr\">loi</a>"))
    #expect(!Self.html("[piège](javascript:alert(1))").contains("<a "))
    #expect(Self.html("## Lettrer à la main").contains("<h2 id=\"lettrer-a-la-main\">"))
    #expect(Self.html("- un\n- deux\n\n1. a\n2. b").contains("</ul>\n<ol>"))
  }

  @Test func `every page of help becomes HTML that closes what it opens`() {
    for page in HelpShelf(.embedded).pages {
      let html = Self.html(page.markdown)
      for tag in ["p", "ul", "ol", "li", "table", "tr", "th", "td", "pre", "code", "strong", "em", "h2", "h3", "div", "a"] {
        let opened = html.components(separatedBy: "<\(tag)>").count + html.components(separatedBy: "<\(tag) ").count - 2
        #expect(opened == html.components(separatedBy: "</\(tag)>").count - 1, "\(page.subject): \(tag)")
      }
    }
  }
}
