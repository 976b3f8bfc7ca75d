import CryptoExtras
import Dispatch
import Foundation
import Kernel

/// What is kept of a password: its scrypt, with the cost and the salt it was made with, so that the cost can rise
/// without anybody having to choose another password.
public struct PasswordHash: Hashable, Sendable {
  /// How much work one guess costs. scrypt takes 128 × rounds × block size bytes of memory.
  public struct Cost: Hashable, Sendable {
    public var rounds: Int
    public var blockSize: Int
    public var parallelism: Int

    public init(rounds: Int, blockSize: Int = 8, parallelism: Int = 1) {
      (self.rounds, self.blockSize, self.parallelism) = (rounds, blockSize, parallelism)
    }

    /// A tenth of a second and 32 MiB on an ordinary server.
    public static let standard = Cost(rounds: 1 << 15)
  }

  public let cost: Cost
  let salt: Data
  let hash: Data

  /// Hashes a new password, under a salt of its own.
  public init(of password: String, cost: Cost = .standard) throws {
    var generator = SystemRandomNumberGenerator()
    let salt = Data((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    self.init(cost: cost, salt: salt, hash: try PasswordHash.derive(password, salt, cost))
  }

  private init(cost: Cost, salt: Data, hash: Data) { (self.cost, self.salt, self.hash) = (cost, salt, hash) }

  /// Reads `scrypt$32768$8$1$salt$hash`; nil for anything else.
  public init?(stored text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
      let parallelism = Int(parts[3]), let salt = Data(base64Encoded: parts[4]), let hash = Data(base64Encoded: parts[5]),
      rounds > 1, rounds.nonzeroBitCount == 1, rounds <= 1 << 22, (1...32).contains(blockSize), (1...16).contains(parallelism),
      salt.count >= 16, hash.count == 32
    else { return nil }
    self.init(cost: Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism), salt: salt, hash: hash)
  }

  public var stored: String {
    "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(salt.base64EncodedString())$\(hash.base64EncodedString())"
  }

  /// Compares in constant time.
  public func matches(_ password: String) -> Bool {
    guard let other = try? PasswordHash.derive(password, salt, cost), other.count == hash.count else { return false }
    return zip(hash, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// Two at a time: each takes its memory, and a crowd at the door must not take all of the server's.
  private static let turns = DispatchSemaphore(value: 2)

  static func derive(_ password: String, _ salt: Data, _ cost: Cost) throws -> Data {
    turns.wait()
    defer { turns.signal() }
    // The same characters, whichever keyboard composed them.
    let text = Data(password.precomposedStringWithCanonicalMapping.utf8)
    let key = try KDF.Scrypt.deriveKey(
      from: text, salt: salt, outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize, parallelism: cost.parallelism,
      maxMemory: 256 * cost.rounds * cost.blockSize)
    return key.withUnsafeBytes { Data($0) }
  }
}
