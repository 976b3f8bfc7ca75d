import Foundation
import Kernel

/// JSON that always is the same for the same value: keys in order.
enum JSONBody {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Throws `dossier.damaged`.
  static func decode<Value: Decodable>(_ type: Value.Type, _ json: String, _ what: String) throws -> Value {
    do { return try JSONDecoder().decode(type, from: Data(json.utf8)) } catch {
      throw Finding.dossierDamaged("dossier", "\(what) ne se lisent plus")
    }
  }
}
