import Foundation

/// The JSON that scripts rely on: the same text from a command with `--json` and from the JSON twin of a page.
public enum ContractJSON {
  /// Keys in alphabetical order, so that two runs compare, and slashes as they are.
  public static func data(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }
}
