import Glibc

/// How many files and connections the system lets the server have.
enum OpenFiles {
  /// Each open dossier holds half a dozen files, each visitor a connection: the system's first limit (1024) is soon reached.
  static func raiseLimit() {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = min(limit.rlim_max, 65_536)
    _ = setrlimit(resource, &limit)
  }
}
