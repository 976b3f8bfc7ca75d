import UseCases

/// The pages there are. The table is data, so that tests can walk through all of it.
struct Route: Sendable {
  enum Handler: Sendable {
    /// For anybody, come in or not.
    case open(@Sendable (PageRequest, Office) throws -> Answer)
    case practice(@Sendable (Visit) throws -> Answer)
    case dossier(@Sendable (DossierVisit) throws -> Answer)
  }

  let method: PageRequest.Method
  /// `/d/{dossier}/balance`.
  let path: String
  /// What somebody needs to see it, checked before the handler; use cases check again whatever they change.
  let permission: Permission
  let handler: Handler
  /// How many bytes of files a request may bring; 0 for none.
  var uploadLimit = 0

  var isOpen: Bool { if case .open = handler { true } else { false } }
}

/// A table of routes in the making.
struct Routes: Sendable {
  private(set) var all: [Route] = []

  /// A page of the practice.
  mutating func get(_ path: String, _ permission: Permission = .read, _ handler: @escaping @Sendable (Visit) throws -> Answer) {
    all.append(Route(method: .get, path: path, permission: permission, handler: .practice(handler)))
  }

  mutating func post(
    _ path: String, _ permission: Permission, uploadLimit: Int = 0, _ handler: @escaping @Sendable (Visit) throws -> Answer
  ) {
    all.append(Route(method: .post, path: path, permission: permission, handler: .practice(handler), uploadLimit: uploadLimit))
  }

  /// A page of a dossier; the path is what follows `/d/{dossier}/`.
  mutating func dossierGet(
    _ path: String, _ permission: Permission = .read, _ handler: @escaping @Sendable (DossierVisit) throws -> Answer
  ) {
    all.append(Route(method: .get, path: Routes.dossierPath(path), permission: permission, handler: .dossier(handler)))
  }

  mutating func dossierPost(
    _ path: String, _ permission: Permission, uploadLimit: Int = 0,
    _ handler: @escaping @Sendable (DossierVisit) throws -> Answer
  ) {
    all.append(
      Route(
        method: .post, path: Routes.dossierPath(path), permission: permission, handler: .dossier(handler),
        uploadLimit: uploadLimit))
  }

  /// A page for anybody, such as the one to come in by.
  mutating func open(
    _ method: PageRequest.Method, _ path: String, _ handler: @escaping @Sendable (PageRequest, Office) throws -> Answer
  ) {
    all.append(Route(method: method, path: path, permission: .read, handler: .open(handler)))
  }

  private static func dossierPath(_ path: String) -> String { path.isEmpty ? "/d/{dossier}" : "/d/{dossier}/\(path)" }
}
