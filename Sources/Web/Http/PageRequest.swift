import Foundation

/// A request once it has been read whole and bounded: what handlers see of HTTP.
struct PageRequest: Sendable {
  enum Method: String, Sendable { case get, post }

  var method: Method
  /// Decoded path, `/d/atelier-brindille/balance`.
  var path: String
  /// The parts of the path that the route names, such as `dossier`.
  var parameters: [String: String] = [:]
  var query = Fields()
  var form = Fields()
  var uploads: [Upload] = []
  /// True when the client asks for the JSON twin of the page.
  var wantsJSON = false
  /// True when a script of ours sent it and will show the answer itself.
  var isFromScript = false
  /// The address it comes from.
  var client = ""
  /// The name and port under which the server was asked.
  var authority = ""
  /// What the cookie says, good or not.
  var sessionID: String?

  /// The same address with other values of the query: nil takes a name off.
  func address(with changes: [String: String?]) -> String {
    var pairs = query.pairs.filter { changes[$0.name] == nil }
    for (name, value) in changes.sorted(by: { $0.key < $1.key }) { if let value { pairs.append((name, value)) } }
    let path = self.path.split(separator: "/", omittingEmptySubsequences: false).map { Fields.encode(String($0)) }
      .joined(separator: "/")
    return pairs.isEmpty ? path : path + "?" + Fields(pairs).urlEncoded
  }
}

/// A file that came with a form, kept in a temporary file until the answer is written.
final class Upload: Sendable {
  /// The form's field.
  let field: String
  /// The name the user's machine gives it, without folders: for showing, never for opening.
  let name: String
  let path: String
  let size: Int

  init(field: String, name: String, path: String, size: Int) {
    (self.field, self.name, self.path, self.size) = (field, name, path, size)
  }

  deinit { unlink(path) }
}
