import Foundation
import Kernel
import Ledger
import Store
import Testing
import UseCases

@Suite struct VoucherTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  static let kinds: [(name: String, bytes: [UInt8], mediaType: String)] = [
    ("facture.pdf", Array("%PDF-1.7 fictif".utf8), "application/pdf"),
    ("photo.png", [0x89, 0x50, 0x4E, 0x47, 0, 1], "image/png"),
    ("photo.jpg", [0xFF, 0xD8, 0xFF, 0], "image/jpeg"),
    ("facture.xml", Array("<?xml version=\"1.0\"?><a/>".utf8), "application/xml"),
  ]

  @Test func `a document is kept byte for byte, even on a validated entry, and comes out as it was`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase())
    _ = try ValidateEntries()(office.desk)
    for kind in VoucherTests.kinds {
      try Data(kind.bytes).write(to: URL(fileURLWithPath: folder.file(kind.name)))
      let voucher = try AttachVoucher(folder.file(kind.name), to: id)(office.desk)
      #expect((voucher.name, voucher.mediaType) == (kind.name, kind.mediaType))
      let out = folder.file("sortie-\(kind.name)")
      let outcome = try ExtractVoucher(voucher.id)(office.desk, to: out)
      #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: out))) == kind.bytes)
      #expect((outcome.digest, outcome.bytes) == (voucher.contentDigest, kind.bytes.count))
    }
    #expect(try ListVouchers(of: .number(1, fiscalYear: nil))(office.desk).map(\.name) == VoucherTests.kinds.map(\.name))
    try office.expectIntact()
  }

  @Test func `what is no voucher, or hangs on nothing, is refused`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase())
    let text = try folder.write("facture.pdf", "MZ: un programme qui se dit PDF")
    try office.refuses("ledger.voucher.kind") { _ = try AttachVoucher(text, to: id)(office.desk) }
    let empty = try folder.write("vide.pdf", "")
    try office.refuses("ledger.voucher.kind") { _ = try AttachVoucher(empty, to: id)(office.desk) }
    try office.refuses("file.missing") { _ = try AttachVoucher(folder.file("rien.pdf"), to: id)(office.desk) }
    let pdf = try folder.write("bonne.pdf", "%PDF-1.7")
    try office.refuses("ledger.entry.missing") { _ = try AttachVoucher(pdf, to: 99)(office.desk) }
    try office.refuses("ledger.voucher.missing") { _ = try ExtractVoucher(99)(office.desk, to: folder.file("x")) }
    let voucher = try AttachVoucher(pdf, to: id)(office.desk)
    try office.refuses("file.exists") { _ = try ExtractVoucher(voucher.id)(office.desk, to: pdf) }
    try office.refuses("file.cannot-write") { _ = try ExtractVoucher(voucher.id)(office.desk, to: folder.file("absent/x.pdf")) }
  }

  @Test func `a document beyond twenty mebibytes is refused before it is read`() throws {
    let office = try LedgerDesk()
    let id = try office.record(LedgerDesk.purchase())
    let path = try folder.write("gros.pdf", "%PDF-1.7")
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: (20 << 20) + 1)
    try file.close()
    try office.refuses("file.too-large") { _ = try AttachVoucher(path, to: id)(office.desk) }
  }
}
