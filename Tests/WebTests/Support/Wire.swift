import Dispatch
import Foundation
import Glibc
import Testing

/// What a server answered, as it came.
struct Reply: Sendable {
  let status: Int
  let headers: [(name: String, value: String)]
  let body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }
  subscript(name: String) -> String? { headers.first { $0.name == name.lowercased() }?.value }

  /// The codes of the findings in a JSON answer, or in a page.
  var codes: [String] {
    if let value = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any],
      let findings = value["findings"] as? [[String: Any]]
    {
      return findings.compactMap { $0["code"] as? String }
    }
    return text.matches(of: /<code>([a-z0-9.-]+)<\/code>/).map { String($0.1) }
  }

  init(_ bytes: [UInt8]) {
    let split = bytes.firstRange(of: Array("\r\n\r\n".utf8))
    let head = String(decoding: bytes[..<(split?.lowerBound ?? bytes.count)], as: UTF8.self).components(separatedBy: "\r\n")
    status = Int(head[0].split(separator: " ").dropFirst().first ?? "") ?? 0
    headers = head.dropFirst().compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
    }
    var rest = split.map { Array(bytes[$0.upperBound...]) } ?? []
    if headers.contains(where: { $0.name == "transfer-encoding" }) { rest = Reply.unchunked(rest) }
    body = rest
  }

  private static func unchunked(_ bytes: [UInt8]) -> [UInt8] {
    var (rest, whole) = (bytes[...], [UInt8]())
    while let end = rest.firstRange(of: Array("\r\n".utf8)),
      let size = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16), size > 0,
      rest.count >= end.upperBound + size - rest.startIndex
    {
      whole += rest[end.upperBound..<(end.upperBound + size)]
      rest = rest[min(rest.endIndex, end.upperBound + size + 2)...]
    }
    return whole
  }
}

/// Bytes to a port of this machine and back, on a thread that may wait: the server under test needs the others.
enum Wire {
  struct Broken: Error {}

  /// - Parameter pause: milliseconds between the pieces.
  static func send(_ pieces: [[UInt8]], to port: Int, pause: UInt32 = 0, patience: Int = 60) async throws -> Reply {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { Reply(try exchange(pieces, port, pause, patience)) })
      }
    }
  }

  private static func exchange(_ pieces: [[UInt8]], _ port: Int, _ pause: UInt32, _ patience: Int) throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Broken() }
    defer { close(descriptor) }
    var limit = timeval(tv_sec: patience, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let isOpen = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isOpen else { throw Broken() }
    for piece in pieces {
      var sent = 0
      while sent < piece.count {
        let count = piece[sent...].withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        // The server may answer and close before it was told everything.
        if count <= 0 { return receive(descriptor) }
        sent += count
      }
      if pause > 0 { usleep(pause * 1000) }
    }
    return receive(descriptor)
  }

  /// Until the server closes, or has sent all it announced.
  private static func receive(_ descriptor: Int32) -> [UInt8] {
    var (all, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return all }
      all += buffer[..<count]
    }
  }
}
