import Competence
import Foundation
import Kernel
import Testing

/// A signed badge. The golden token was signed by `Support/verify_exchange.py sign Golden/badge-claims.json > Golden/badge.jwt`, whose key
/// was thrown away: the same command makes another when the badge changes.
@Suite struct BadgeTokenTests {
  static func decoded(_ part: some StringProtocol) throws -> [UInt8] {
    let plain = String(part).replacing("-", with: "+").replacing("_", with: "/")
    return Array(try #require(Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))))
  }

  static func object(_ part: some StringProtocol) throws -> [String: Any] {
    try #require(try decoded(part).json() as? [String: Any])
  }

  static func key(_ modulus: [UInt8] = Array(repeating: 0xC5, count: 256)) throws -> BadgeKey {
    try BadgeKey(modulus: modulus, exponent: [0, 1, 0, 1])
  }

  @Test func isTheTokenThatOtherToolsVerify() throws {
    let badge = try Fictitious.competenceBadge()
    let claims = BadgeToken.signingInput(badge, key: try Self.key()).split(separator: ".")[1]
    try expectExchange(try Self.decoded(claims).text, "badge-claims.json")
    let golden = try String(contentsOf: exchangeGolden("badge.jwt"), encoding: .utf8)
    let parts = golden.split(separator: ".")
    let jwk = try #require(try Self.object(parts[0])["jwk"] as? [String: String])
    let key = try BadgeKey(modulus: try Self.decoded(try #require(jwk["n"])), exponent: try Self.decoded(try #require(jwk["e"])))
    let token = try BadgeToken(badge, key: key) { bytes in
      #expect(bytes.text == parts[0] + "." + parts[1])
      return try Self.decoded(parts[2])
    }
    #expect(token.text == golden)
  }

  @Test func itsPartsSayWhatTheyShould() throws {
    let badge = try Fictitious.blockBadge()
    let signature = (0..<256).map { UInt8($0) }
    let token = try BadgeToken(badge, key: try Self.key([0] + Array(repeating: 0xC5, count: 256))) { _ in signature }
    let parts = token.text.split(separator: ".", omittingEmptySubsequences: false)
    #expect(
      parts.count == 3 && parts.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) } })
    let header = try Self.object(parts[0])
    #expect(Set(header.keys) == ["alg", "jwk", "typ"])
    #expect(header["alg"] as? String == "RS256" && header["typ"] as? String == "JWT")
    let jwk = try #require(header["jwk"] as? [String: String])
    #expect(Set(jwk.keys) == ["e", "kty", "n"], "never the private half")
    #expect(jwk["e"] == "AQAB")
    #expect(try Self.decoded(try #require(jwk["n"])).count == 256)
    let claims = try Self.object(parts[1])
    #expect(claims["iss"] as? String == badge.issuer.id)
    #expect(claims["sub"] as? String == badge.credentialSubject.id)
    #expect(claims["jti"] as? String == badge.id)
    #expect(claims["nbf"] as? Int == 1_795_428_000)
    #expect(claims["vc"] == nil, "the badge's members stand at the top")
    #expect(claims["type"] as? [String] == ["VerifiableCredential", "OpenBadgeCredential"])
    #expect(BadgeTests.shape.faults(claims) == [])
    #expect(try Self.decoded(parts[2]) == signature)
  }

  @Test func base64IsThatOfFoundation() throws {
    for count in [256, 257, 258, 300, 511] {
      let signature = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
      let token = try BadgeToken(try Fictitious.competenceBadge(), key: try Self.key(Array(repeating: 0xFF, count: count))) { _ in
        signature
      }
      #expect(try Self.decoded(token.text.split(separator: ".")[2]) == signature)
    }
  }

  struct Broken: Error {}
  @Test func whatTheSignerThrowsIsThrown() throws {
    let (badge, key) = (try Fictitious.competenceBadge(), try Self.key())
    #expect(throws: Broken.self) { try BadgeToken(badge, key: key) { _ in throw Broken() } }
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-11-23T10:00:00Z", 1_795_428_000), ("2024-02-29T23:59:59Z", 1_709_251_199),
  ]) func timesCountSecondsFrom1970(_ text: String, _ seconds: Int64) throws {
    let time = try #require(UniversalTime(text))
    #expect(time.secondsSince1970 == seconds)
    #expect(time.text == text)
  }

  @Test(arguments: [
    "2026-11-23 10:00:00Z", "2026-11-23T10:00:00", "2026-11-23T10:00:00+01:00", "2026-02-30T10:00:00Z", "2026-11-23T24:00:00Z",
    "2026-11-23T10:60:00Z", "2026-11-23T10:00:60Z", "2026-11-23T10:00:00.5Z", "2026-11-23T1a:00:00Z", "",
  ]) func otherTimesAreNotRead(_ text: String) { #expect(UniversalTime(text) == nil) }
}
