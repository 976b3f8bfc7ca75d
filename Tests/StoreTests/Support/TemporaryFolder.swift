import Foundation
import Kernel

@testable import Store

/// A folder of one test, gone with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array((NSTemporaryDirectory() + "/ecritoire-store-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw Finding.cannotWrite(NSTemporaryDirectory(), "errno \(errno)") }
    let made = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = URL(fileURLWithPath: made).resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }
}

func contents(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map { [UInt8]($0) } }

/// The permission bits of a file.
func mode(_ path: String) -> mode_t? {
  var status = stat()
  return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
}

/// The code of the finding that the body throws; the description of any other error; nil when it throws none.
func refusal(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch {
    return (error as? Finding)?.code ?? "\(type(of: error)): \(error)"
  }
}
