import Foundation
import Kernel
import Store
import Synchronization

/// The dossiers of a folder, opened when asked for. Only so many stay open: each costs file descriptors and a cache.
public final class DossierShelf: Sendable {
  /// A dossier by the name of its file.
  public struct Slot: Hashable, Sendable {
    /// The file without its extension, which is the dossier's part of an address: `atelier-brindille`.
    public let name: String
    public let path: String
  }

  private struct Open {
    let dossier: Dossier
    var users = 0
    var lastUse = 0
  }

  private struct State {
    var open: [String: Open] = [:]
    var clock = 0
  }

  public let folder: String
  /// How many dossiers stay open when nobody is using them.
  public let capacity: Int
  private let state = Mutex(State())

  public init(folder: String, capacity: Int = 32) { (self.folder, self.capacity) = (folder, capacity) }

  /// The dossiers of the folder, by name.
  public func slots() throws -> [Slot] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".ecritoire") }.map { String($0.dropLast(".ecritoire".count)) }
      .filter(DossierShelf.isName).sorted().map { Slot(name: $0, path: path(of: $0)) }
  }

  /// Lower-case ASCII letters, digits, `-` and `_`: no name can leave the folder.
  public static func isName(_ name: String) -> Bool {
    (1...60).contains(name.utf8.count)
      && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
  }

  /// Throws `access.dossier-name`.
  public func checkedPath(of name: String) throws -> String {
    guard DossierShelf.isName(name) else { throw Finding.dossierNameInvalid(name) }
    return path(of: name)
  }

  private func path(of name: String) -> String { (folder as NSString).appendingPathComponent(name + ".ecritoire") }

  /// Lends a dossier for the time of the body: it is not closed meanwhile.
  /// Throws `access.dossier-unknown`, and as `Dossier.open`.
  public func with<Result>(_ name: String, _ body: (Dossier) throws -> Result) throws -> Result {
    let dossier = try take(name)
    defer { give(back: name) }
    return try body(dossier)
  }

  private func take(_ name: String) throws -> Dossier {
    guard DossierShelf.isName(name), FileManager.default.fileExists(atPath: path(of: name)) else {
      throw Finding.dossierUnknown(name)
    }
    return try state.withLock { state in
      state.clock += 1
      if state.open[name] == nil { state.open[name] = Open(dossier: try Dossier.open(at: path(of: name))) }
      state.open[name]!.users += 1
      state.open[name]!.lastUse = state.clock
      return state.open[name]!.dossier
    }
  }

  private func give(back name: String) {
    let closing = state.withLock { state -> [Dossier] in
      state.open[name]!.users -= 1
      var closing: [Dossier] = []
      while state.open.count > capacity,
        let oldest = state.open.filter({ $0.value.users == 0 }).min(by: { $0.value.lastUse < $1.value.lastUse })
      {
        closing.append(state.open.removeValue(forKey: oldest.key)!.dossier)
      }
      return closing
    }
    for dossier in closing { try? dossier.close() }
  }

  /// How many dossiers are open now.
  public var openCount: Int { state.withLock { $0.open.count } }

  /// Folds every journal back into its file: nothing is using them any more.
  public func closeAll() {
    for open in state.withLock({ state in
      defer { state.open = [:] }
      return Array(state.open.values)
    }) { try? open.dossier.close() }
  }
}
