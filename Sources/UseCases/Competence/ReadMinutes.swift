public import Competence
import Foundation
import Kernel

/// Reads the minutes of a jury from a JSON file.
public struct ReadMinutes: Sendable {
  public var path: String
  public init(_ path: String) { self.path = path }

  /// Throws `file.missing`, `file.too-large`, `competence.jury.unreadable`.
  public func callAsFunction() throws -> JuryMinutes {
    let bytes = try InputFile(path).contents(atMost: 1 << 20)
    do { return try JSONDecoder().decode(JuryMinutes.self, from: Data(bytes)) } catch {
      throw Finding.minutesUnreadable(ReadMinutes.reason(error)).at(file: path)
    }
  }

  private static func reason(_ error: any Error) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { $0.intValue.map { "n° \($0 + 1)" } ?? $0.stringValue }
      return path.isEmpty ? "" : " (dans \(path.joined(separator: " → ")))"
    }
    return switch error {
    case DecodingError.keyNotFound(let key, let context): "« \(key.stringValue) » manque\(place(context))"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "une valeur n’est pas du genre attendu\(place(context))"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty: "une valeur est illisible\(place(context))"
    default: "ce n’est pas du JSON"
    }
  }
}

extension Finding {
  static func minutesUnreadable(_ reason: String) -> Finding {
    Finding(
      "competence.jury.unreadable", "Ce procès-verbal ne se lit pas : \(reason).",
      recovery:
        "Écrivez : {\"day\":\"2026-11-20\",\"route\":\"continue\",\"members\":[{\"seat\":\"…\",\"name\":\"…\"}],\"decisions\":[{\"learner\":\"…\",\"subject\":\"BC01\",\"isGranted\":true,\"reason\":\"\"}]}"
    )
  }
}
