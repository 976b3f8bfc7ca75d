public import Competence
import Crypto
import CryptoExtras
public import Foundation
import Kernel

/// The key of whoever issues badges: it signs them, and the pseudonyms that leave are made with it, so that nobody without it can tell
/// whose they are.
public struct ExchangeKey: Sendable {
  private let key: _RSA.Signing.PrivateKey
  private let secret: SymmetricKey

  /// Reads a private RSA key of at least 2048 bits, in PEM. Throws `competence.key.unreadable`.
  public init(pem: String) throws(Finding) {
    guard let key = try? _RSA.Signing.PrivateKey(pemRepresentation: pem) else { throw .keyUnreadable() }
    self.key = key
    secret = SymmetricKey(data: SHA256.hash(data: Data("ecritoire:pseudonyme\n".utf8) + key.derRepresentation))
  }

  /// Throws `file.missing`, `file.too-large`, `competence.key.unreadable`.
  public init(at path: String) throws {
    let bytes = try InputFile(path).contents(atMost: 1 << 16)
    do { try self.init(pem: String(decoding: bytes, as: UTF8.self)) } catch { throw error.at(file: path) }
  }

  /// A number that is always the same for the same text, and says nothing of it.
  public func number(_ text: String) -> UUID {
    UUID(digits: Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: secret)).prefix(16))
  }

  public func pseudonym(of login: String) -> UUID { number("holder\n\(login)") }

  /// The half that travels in each badge. Throws `competence.badge.key`.
  public func badgeKey() throws -> BadgeKey {
    let numbers = try key.publicKey.getKeyPrimitives()
    return try BadgeKey(modulus: Array(numbers.modulus), exponent: Array(numbers.publicExponent))
  }

  /// RSASSA-PKCS1-v1_5 with SHA-256, as RS256 asks (RFC 7518, 3.3).
  func sign(_ bytes: [UInt8]) throws -> [UInt8] {
    Array(try key.signature(for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5).rawRepresentation)
  }
}

extension UUID {
  /// Version 8: sixteen bytes of a digest, but for six bits that say so (RFC 9562, 5.8).
  init(digits: some Collection<UInt8>) {
    var bytes = Array(digits)
    precondition(bytes.count == 16, "a UUID has sixteen bytes")
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    self = bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }

  /// Of what has a name that everybody knows.
  init(named name: String) { self.init(digits: Array(SHA256.hash(data: Data("ecritoire:nom\n\(name)".utf8))).prefix(16)) }
}

/// Makes a key and writes it in a file that its owner alone may read.
public struct CreateKey: Sendable {
  public var path: String
  public init(_ path: String) { self.path = path }

  /// Never over a file that is there: a key that is lost takes its badges with it. Throws `file.exists`, `file.cannot-write`,
  /// `disk.full`.
  public func callAsFunction() throws {
    let pem = try _RSA.Signing.PrivateKey(keySize: .bits3072).pemRepresentation
    try WriteFile(path)() { sink in try sink(Array((pem + "\n").utf8)) }
  }
}

extension Finding {
  static func keyUnreadable() -> Finding {
    Finding(
      "competence.key.unreadable", "Ce fichier n’est pas une clé RSA privée d’au moins 2048 bits, en PEM.",
      recovery: "Donnez la clé de l’organisme, ou faites-en une.", reference: "RFC 7518, 3.3")
  }
}
