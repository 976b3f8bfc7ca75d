import Foundation
import Hummingbird
import Kernel
import Logging

/// One JSON object per line on stderr, for `journald` or a file. What the program logs names routes, never who asked nor
/// what about: no path parameter, no query, no name.
public struct JSONLineLog: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var logLevel: Logger.Level = .info
  public var metadataProvider: Logger.MetadataProvider?

  public init(level: Logger.Level) { logLevel = level }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var line = "{\"time\":\(JSONLineLog.quoted(JSONLineLog.now())),\"level\":\(JSONLineLog.quoted(event.level.rawValue))"
    line += ",\"event\":\(JSONLineLog.quoted(event.message.description))"
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    for (key, value) in all.sorted(by: { $0.key < $1.key }) {
      line += ",\(JSONLineLog.quoted(key)):\(JSONLineLog.text(of: value))"
    }
    // One write, so that lines of several threads do not mix.
    let bytes = Array((line + "}\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Numbers stay numbers.
  private static func text(of value: Logger.Metadata.Value) -> String {
    if case .stringConvertible(let value) = value, value is Int { return value.description }
    return quoted(value.description)
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case _ where scalar.value < 32:
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  private static func now() -> String {
    let moment = Int((Date().timeIntervalSince1970 * 1000).rounded(.down))
    var seconds = time_t(moment / 1000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let milliseconds = String(moment % 1000 + 1000).dropFirst()
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)).\(milliseconds)Z"
  }
}

/// Says one line of each answer, and gives it a number that the answer carries too.
struct LogMiddleware: RouterMiddleware {
  typealias Context = WebContext
  let logger: Logger

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let began = ContinuousClock.now
    let id = String(Sessions.random(bytes: 6))
    var response = try await next(request, context)
    response.headers[.init("X-Request-Id")!] = id
    let milliseconds = Int((began.duration(to: .now) / .milliseconds(1)).rounded(.up))
    let isServerFault = response.status.code >= 500 && response.status.code != 503
    logger.log(
      level: isServerFault ? .error : .info, "request",
      metadata: [
        "id": "\(id)", "method": "\(request.method.rawValue.prefix(8))", "route": "\(context.endpointPath ?? "NotFound")",
        "status": .stringConvertible(response.status.code), "ms": .stringConvertible(milliseconds),
      ])
    return response
  }
}
