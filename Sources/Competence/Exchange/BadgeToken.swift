public import Kernel

/// The public half of the key that signs badges: it travels in each of them, so that they are verified without a network.
public struct BadgeKey: Hashable, Sendable {
  let modulus: [UInt8]
  let exponent: [UInt8]

  /// Both numbers with their highest byte first. Throws `competence.badge.key`.
  public init(modulus: [UInt8], exponent: [UInt8]) throws(Finding) {
    (self.modulus, self.exponent) = (Array(modulus.drop { $0 == 0 }), Array(exponent.drop { $0 == 0 }))
    let bits = self.modulus.first.map { self.modulus.count * 8 - $0.leadingZeroBitCount } ?? 0
    guard bits >= 2048 else { throw .badgeKey("elle a \(bits) bits") }
    guard let last = self.exponent.last, last & 1 == 1, self.exponent != [1] else {
      throw .badgeKey("son exposant n’en est pas un")
    }
  }
}

/// A signed badge: a compact JWS whose payload is the badge with four claims (Open Badges 3.0, 8.2; RFC 7515, RFC 7519).
public struct BadgeToken: Hashable, Sendable {
  /// Three parts of base 64, separated by points.
  public let text: String

  /// - Parameter sign: RSASSA-PKCS1-v1_5 with SHA-256 over the bytes it is given, by the private half of the key. What it throws is
  ///   thrown; `competence.badge.signature` when its length is not the key's.
  public init(_ badge: OpenBadge, key: BadgeKey, sign: ([UInt8]) throws -> [UInt8]) throws {
    let input = BadgeToken.signingInput(badge, key: key)
    let signature = try sign(Array(input.utf8))
    guard signature.count == key.modulus.count else {
      throw Finding.badgeSignature(found: signature.count, expected: key.modulus.count)
    }
    text = input + "." + Base64URL.encode(signature)
  }

  /// What is signed.
  public static func signingInput(_ badge: OpenBadge, key: BadgeKey) -> String {
    let header = Header(jwk: Header.JWK(e: Base64URL.encode(key.exponent), n: Base64URL.encode(key.modulus)))
    return [ExchangeJSON.bytes(header), ExchangeJSON.bytes(Payload(badge: badge.signed))].map(Base64URL.encode).joined(
      separator: ".")
  }

  private struct Header: Encodable {
    let alg = "RS256"
    let typ = "JWT"
    let jwk: JWK

    struct JWK: Encodable {
      let kty = "RSA"
      let e: String
      let n: String
    }
  }

  /// The badge's own members, and beside them what a reader of tokens looks for.
  private struct Payload: Encodable {
    let badge: OpenBadge

    enum Claim: String, CodingKey { case iss, sub, jti, nbf }

    func encode(to encoder: any Encoder) throws {
      try badge.encode(to: encoder)
      var claims = encoder.container(keyedBy: Claim.self)
      try claims.encode(badge.issuer.id, forKey: .iss)
      try claims.encode(badge.credentialSubject.id, forKey: .sub)
      try claims.encode(badge.id, forKey: .jti)
      try claims.encode(badge.validFrom.secondsSince1970, forKey: .nbf)
    }
  }
}
