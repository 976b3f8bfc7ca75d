import Foundation
import GRDB
public import Kernel

/// What a declaration is about and what it says, before it is kept.
public struct DeclarationContent: Hashable, Sendable {
  /// The key of the establishment.
  public var workplace: Int64
  public var month: Month
  /// As the norm writes them: « 01 » for that of a month, « 04 » for a work stoppage; « 01 », « 03 »…
  public var nature: String
  public var type: String
  /// One more than that of the last one that was sent for the same establishment, month and nature.
  public var orderNumber: Int
  /// « 11 »: the first of one.
  public var fraction: String
  public var isTest: Bool
  /// What a signalement is about, « absence/3 »; empty for that of a month.
  public var about: String
  /// The numbers of the payslips that it declares.
  public var payslips: [String]
  /// The key of the one that was sent and that this one takes the place of.
  public var replaces: Int64?
  /// The version of the norm: « P26V01 ».
  public var norm: String
  /// NEODeS, byte for byte as it is exported.
  public var text: [UInt8]

  public init(
    workplace: Int64, month: Month, nature: String, type: String, orderNumber: Int, fraction: String = "11", isTest: Bool,
    about: String = "", payslips: [String] = [], replaces: Int64? = nil, norm: String, text: [UInt8]
  ) {
    (self.workplace, self.month, self.nature, self.type) = (workplace, month, nature, type)
    (self.orderNumber, self.fraction, self.isTest, self.about) = (orderNumber, fraction, isTest, about)
    (self.payslips, self.replaces, self.norm, self.text) = (payslips, replaces, norm, text)
  }

  /// Of the text alone: what anybody who has the file can take again.
  public var digest: Digest { Digest(of: text) }
}

/// That a declaration was deposited.
public struct DeclarationDeposit: Hashable, Sendable {
  public let day: Day
  /// What the place of deposit answered; empty when nobody noted it.
  public let reference: String
  public let instant: String
  public let author: String
}

/// A declaration as it was prepared: nothing of it changes any more.
public struct StoredDeclaration: Hashable, Sendable {
  public let id: Int64
  public let content: DeclarationContent
  /// Nil while it was not sent.
  public let deposit: DeclarationDeposit?
  public let instant: String
  public let author: String

  public var isSent: Bool { deposit != nil }

  var subject: String { "declaration/\(id)" }

  /// Of all that is kept of it, its deposit apart.
  var rowDigest: Digest {
    var form = CanonicalForm("ecritoire:declaration:1")
    form.add(id)
    form.add(content.workplace)
    form.add(content.month.iso)
    form.add(content.nature)
    form.add(content.type)
    form.add(Int64(content.orderNumber))
    form.add(content.fraction)
    form.add(content.isTest ? 1 : 0)
    form.add(content.about)
    form.add(content.payslips.joined(separator: " "))
    form.add(content.replaces)
    form.add(content.norm)
    form.add(content.text)
    form.add(instant)
    form.add(author)
    return form.digest
  }
}

/// Which declarations there are, and whether they left.
public struct DeclarationState: Hashable, Sendable {
  public let workplace: Int64
  public let month: Month
  public let nature: String
  public let about: String
  public let fraction: String
  public let isSent: Bool
  public let isTest: Bool
}

extension DeclarationDeposit {
  fileprivate func digest(_ id: Int64) -> Digest {
    var form = CanonicalForm("ecritoire:declaration-deposit:1")
    form.add(id)
    form.add(day.stored)
    form.add(reference)
    form.add(instant)
    form.add(author)
    return form.digest
  }
}

extension DossierReading {
  /// Those of a month, of an establishment, of a nature, or all, in the order they were prepared.
  public func declarations(
    of month: Month? = nil, workplace: Int64? = nil, nature: String? = nil
  ) throws -> [StoredDeclaration] {
    try declarations(
      where: "(?1 IS NULL OR month = ?1) AND (?2 IS NULL OR workplace = ?2) AND (?3 IS NULL OR nature = ?3)",
      [month.map(\.stored), workplace, nature])
  }

  public func declaration(_ id: Int64) throws -> StoredDeclaration? { try declarations(where: "id = ?", [id]).first }

  /// What was prepared about an absence or a contract, « absence/3 », in order.
  public func declarations(about subject: String) throws -> [StoredDeclaration] {
    try declarations(where: "about = ?", [subject])
  }

  private func declarations(where filter: String, _ arguments: StatementArguments) throws -> [StoredDeclaration] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT d.*, s.day AS sent_day, s.reference AS sent_reference, s.instant AS sent_instant, s.author AS sent_author
        FROM declaration d LEFT JOIN declaration_deposit s ON s.declaration = d.id WHERE \(filter) ORDER BY d.id
        """, arguments: arguments
    ).map { row in
      let (id, month): (Int64, Int) = (try row.decode(forColumn: "id"), try row.decode(forColumn: "month"))
      guard (1...12).contains(month % 100), (1_000...9_999).contains(month / 100) else {
        throw Finding.dossierDamaged("dossier", "le mois de la déclaration n° \(id) n’en est pas un")
      }
      let (payslips, isTest): (String, Int) = (try row.decode(forColumn: "payslips"), try row.decode(forColumn: "is_test"))
      let text: Data = try row.decode(forColumn: "text")
      let content = DeclarationContent(
        workplace: try row.decode(forColumn: "workplace"), month: Month(month / 100, month % 100),
        nature: try row.decode(forColumn: "nature"), type: try row.decode(forColumn: "type"),
        orderNumber: try row.decode(forColumn: "order_number"), fraction: try row.decode(forColumn: "fraction"),
        isTest: isTest == 1, about: try row.decode(forColumn: "about"),
        payslips: payslips.split(separator: " ", omittingEmptySubsequences: false).map(String.init).filter {
          !payslips.isEmpty || !$0.isEmpty
        },
        replaces: try row.decode(forColumn: "replaces"), norm: try row.decode(forColumn: "norm"), text: Array(text))
      return StoredDeclaration(
        id: id, content: content, deposit: try deposit(row), instant: try row.decode(forColumn: "instant"),
        author: try row.decode(forColumn: "author"))
    }
  }

  /// What became of each declaration, its text left unread: the first page asks for it.
  public func declarationStates() throws -> [DeclarationState] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT workplace, month, nature, about, s.declaration IS NOT NULL, is_test, fraction
        FROM declaration d LEFT JOIN declaration_deposit s ON s.declaration = d.id ORDER BY d.id
        """
    ).map { row in
      let (month, sent, test): (Int, Int, Int) = (
        try row.decode(atIndex: 1), try row.decode(atIndex: 4), try row.decode(atIndex: 5)
      )
      guard (1...12).contains(month % 100), (1_000...9_999).contains(month / 100) else {
        throw Finding.dossierDamaged("dossier", "le mois d’une déclaration n’en est pas un")
      }
      return DeclarationState(
        workplace: try row.decode(atIndex: 0), month: Month(month / 100, month % 100), nature: try row.decode(atIndex: 2),
        about: try row.decode(atIndex: 3), fraction: try row.decode(atIndex: 6), isSent: sent == 1, isTest: test == 1)
    }
  }

  private func deposit(_ row: Row) throws -> DeclarationDeposit? {
    guard let day: Int = try row.decode(forColumn: "sent_day") else { return nil }
    return DeclarationDeposit(
      day: try Day(stored: Int64(day)), reference: try row.decode(forColumn: "sent_reference"),
      instant: try row.decode(forColumn: "sent_instant"), author: try row.decode(forColumn: "sent_author"))
  }

  /// Of every declaration and deposit.
  func declarationDigests() throws -> [(String, Digest)] {
    // Deposits are read on their own: one of a declaration that is not there must not pass unseen.
    let deposits = try Row.fetchAll(
      db,
      sql: """
        SELECT declaration, day AS sent_day, reference AS sent_reference, instant AS sent_instant, author AS sent_author
        FROM declaration_deposit ORDER BY declaration
        """)
    return try declarations().map { ($0.subject, $0.rowDigest) }
      + deposits.compactMap { row in
        let id: Int64 = try row.decode(forColumn: "declaration")
        return try deposit(row).map { ("declaration/\(id)/sent", $0.digest(id)) }
      }
  }
}

extension DossierChange {
  /// Keeps a declaration that was prepared.
  @discardableResult
  public func keep(_ content: DeclarationContent) throws -> StoredDeclaration {
    try Finding.refuseNulCharacter(content.about, content.fraction, content.payslips.joined())
    try db.execute(
      sql: """
        INSERT INTO declaration (workplace, month, nature, type, order_number, fraction, is_test, about, payslips, replaces, norm,
          text, instant, author) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        content.workplace, content.month.stored, content.nature, content.type, content.orderNumber, content.fraction,
        content.isTest ? 1 : 0, content.about, content.payslips.joined(separator: " "), content.replaces, content.norm,
        Data(content.text), event.author.instant, event.author.name,
      ])
    guard let kept = try reading.declaration(db.lastInsertedRowID) else { preconditionFailure("a row that was written is read") }
    event.add(kept.subject, kept.rowDigest)
    return kept
  }

  /// Says that a declaration was deposited.
  public func deposit(_ declaration: StoredDeclaration, on day: Day, reference: String) throws {
    try Finding.refuseNulCharacter(reference)
    try db.execute(
      sql: "INSERT INTO declaration_deposit (declaration, day, reference, instant, author) VALUES (?, ?, ?, ?, ?)",
      arguments: [declaration.id, day.stored, reference, event.author.instant, event.author.name])
    let deposit = DeclarationDeposit(
      day: day, reference: reference, instant: event.author.instant, author: event.author.name)
    event.add("\(declaration.subject)/sent", deposit.digest(declaration.id))
  }
}

extension Month {
  /// AAAAMM.
  fileprivate var stored: Int { year * 100 + number }
}
