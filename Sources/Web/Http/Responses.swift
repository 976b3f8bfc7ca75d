import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import UseCases

extension Response {
  static func text(_ status: HTTPResponse.Status, _ type: String, _ text: String) -> Response {
    Response(status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  static func html(_ text: String, status: Int = 200) -> Response {
    .text(.init(code: status), "text/html; charset=utf-8", text)
  }

  static func json(_ value: any Encodable, status: Int = 200) -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Our own values are all encodable: only a bug could throw.
    let bytes = (try? encoder.encode(value)) ?? Data("{}".utf8)
    return Response(
      status: .init(code: status), headers: [.contentType: "application/json; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  static func seeOther(_ address: String) -> Response { Response(status: .seeOther, headers: [.location: address]) }

  static func download(_ download: Download) -> Response {
    var headers: HTTPFields = [.contentType: download.mediaType]
    headers[.contentDisposition] = disposition(download)
    switch download.content {
    case .bytes(let bytes):
      return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    case .file(let path, let isTemporary):
      return Response(status: .ok, headers: headers, body: .init { writer in try await stream(path, isTemporary, to: &writer) })
    }
  }

  private static func stream(_ path: String, _ isTemporary: Bool, to writer: inout any ResponseBodyWriter) async throws {
    defer { if isTemporary { unlink(path) } }
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    while let piece = try file.read(upToCount: 1 << 16), !piece.isEmpty { try await writer.write(ByteBuffer(bytes: piece)) }
    try await writer.finish(nil)
  }

  /// The name in ASCII for old browsers, then as it is (RFC 6266).
  private static func disposition(_ download: Download) -> String {
    let plain = String(
      download.name.unicodeScalars.map { $0.isASCII && $0.value >= 32 && $0 != "\"" && $0 != "\\" ? Character($0) : "_" })
    return
      "\(download.isInline ? "inline" : "attachment"); filename=\"\(plain)\"; filename*=UTF-8''\(Fields.encode(download.name))"
  }
}

/// Headers of every answer: nothing is fetched from outside, nothing is guessed, nobody frames us.
enum SecurityHeaders {
  static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    + "frame-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
  /// A voucher is shown in a frame of our own pages, and can run nothing.
  static let voucherPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'"

  static func add(to response: inout Response, isVoucher: Bool, isAsset: Bool) {
    response.headers[.contentSecurityPolicy] = isVoucher ? voucherPolicy : policy
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[HTTPField.Name("Referrer-Policy")!] = "same-origin"
    response.headers[HTTPField.Name("Cross-Origin-Opener-Policy")!] = "same-origin"
    response.headers[HTTPField.Name("Cross-Origin-Resource-Policy")!] = "same-origin"
    response.headers[HTTPField.Name("Permissions-Policy")!] = "camera=(), microphone=(), geolocation=()"
    if !isVoucher { response.headers[HTTPField.Name("X-Frame-Options")!] = "DENY" }
    if !isAsset { response.headers[.cacheControl] = "no-store" }
  }
}

extension Finding {
  /// What HTTP calls it.
  var httpStatus: Int {
    switch code {
    case "access.denied", "web.not-allowed", "web.origin", "web.host", "web.first-link", "people.not-yours",
      "people.role-not-yours", "people.group-not-yours":
      403
    case "access.dossier-unknown", "web.page-unknown", "web.person-unknown", "ledger.entry.unknown", "ledger.entry.missing",
      "ledger.voucher.missing", "help.subject-unknown", "ledger.entry.number-unknown", "report.third-party-unknown",
      "people.unknown", "people.group-unknown", "people.invitation-over", "ledger.third-party.unknown", "web.result-gone",
      "trail.event-unknown", "report.account-unknown", "report.journal-unknown", "payment.batch.unknown",
      "workforce.employee.unknown", "workforce.contract.unknown", "payroll.payslip.unknown", "payroll.month.contract-unknown",
      "dsn.declaration.unknown", "competence.document.unknown", "competence.evidence.unknown":
      404
    case "dossier.busy", "web.overworked": 503
    case "ledger.entry.changed-meanwhile", "workforce.changed-meanwhile": 409
    case "web.too-large": 413
    case "web.form-kind", "web.form-compressed": 415
    case "web.slow": 408
    case "web.throttled": 429
    case "web.come-in": 401
    case "web.bug": 500
    case "web.closing": 503
    default: code.hasPrefix("web.token") ? 403 : 422
    }
  }
}
