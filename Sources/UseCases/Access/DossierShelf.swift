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

  public let folder: String
  /// How many dossiers stay open when nobody is using them.
  public let capacity: Int
  private let state = Mutex(State())

  private struct State {
    var places: [String: ShelfPlace] = [:]
    /// When each open dossier was last asked for.
    var lastUse: [String: Int] = [:]
    var clock = 0
  }

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
    guard DossierShelf.isName(name) else { throw Finding.dossierUnknown(name) }
    let path = path(of: name)
    let place = state.withLock { state in
      state.clock += 1
      state.lastUse[name] = state.clock
      if state.places[name] == nil { state.places[name] = ShelfPlace(path: path) }
      return state.places[name]!
    }
    let loan: ShelfPlace.Loan
    do {
      loan = try place.take()
    } catch {
      forget(name)
      throw (error as? Finding)?.code == "dossier.missing" ? Finding.dossierUnknown(name) : error
    }
    defer {
      place.give(back: loan)
      makeRoom(afterUseOf: name)
    }
    return try body(loan.dossier)
  }

  /// What could not be opened takes no room.
  private func forget(_ name: String) {
    state.withLock { state in if state.places[name]?.isOpen != true { state.lastUse[name] = nil } }
  }

  /// Closes those nobody uses, from the one longest unused, until the shelf holds no more than it may.
  private func makeRoom(afterUseOf name: String) {
    let candidates = state.withLock { state in
      state.lastUse[name] = state.clock
      return state.lastUse.count <= capacity ? [] : state.lastUse.sorted { $0.value < $1.value }.map(\.key)
    }
    for name in candidates {
      let place = state.withLock { $0.lastUse.count > capacity ? $0.places[name] : nil }
      guard let place else { return }
      guard place.closeUnused() else { continue }
      state.withLock { state in
        // Somebody may have opened it again meanwhile.
        if !place.isOpen { state.lastUse[name] = nil }
      }
    }
  }

  /// How many dossiers are open now.
  public var openCount: Int { state.withLock { $0.lastUse.count } }

  /// Folds every journal back into its file: nothing is using them any more.
  public func closeAll() {
    for place in state.withLock({ state in
      defer { state = State() }
      return Array(state.places.values)
    }) { _ = place.closeUnused() }
  }
}

/// One dossier's place on the shelf. Opening and closing are done under its own lock, so that a slow one makes nobody
/// wait who asks for another dossier.
final class ShelfPlace: Sendable {
  struct Loan {
    let dossier: Dossier
    fileprivate let generation: Int
  }

  private struct Open {
    let dossier: Dossier
    /// Which file it is: another one can be put under the same name.
    let identity: FileIdentity
    var users = 0
  }

  private struct State {
    /// By generation: the current file, and those it replaced that somebody still uses.
    var open: [Int: Open] = [:]
    var current: Int?
    var generation = 0
  }

  private let path: String
  private let state = Mutex(State())

  init(path: String) { self.path = path }

  private let hasOpen = Atomic(false)

  /// Asked without waiting for an opening under way.
  var isOpen: Bool { hasOpen.load(ordering: .acquiring) }

  /// Throws as `Dossier.open`.
  func take() throws -> Loan {
    try state.withLock { state in
      let identity = FileIdentity(path)
      if let current = state.current, let open = state.open[current], open.identity != identity {
        // The file was replaced or taken away: who still uses the former keeps it to the end of their request.
        state.current = nil
        if open.users == 0 { state.open.removeValue(forKey: current)?.dossier.letGo() }
      }
      if let current = state.current { return lend(current, &state) }
      guard let identity else { throw Finding.dossierMissing(path) }
      let dossier = try Dossier.openShared(at: path)
      state.generation += 1
      state.current = state.generation
      state.open[state.generation] = Open(dossier: dossier, identity: identity)
      hasOpen.store(true, ordering: .releasing)
      return lend(state.generation, &state)
    }
  }

  private func lend(_ generation: Int, _ state: inout State) -> Loan {
    state.open[generation]!.users += 1
    return Loan(dossier: state.open[generation]!.dossier, generation: generation)
  }

  func give(back loan: Loan) {
    state.withLock { state in
      state.open[loan.generation]!.users -= 1
      guard state.open[loan.generation]!.users == 0, state.current != loan.generation else { return }
      state.open.removeValue(forKey: loan.generation)?.dossier.letGo()
    }
  }

  /// False when somebody uses it.
  func closeUnused() -> Bool {
    state.withLock { state in
      guard state.open.values.allSatisfy({ $0.users == 0 }) else { return false }
      for open in state.open.values {
        if open.identity == FileIdentity(path) { try? open.dossier.close() } else { open.dossier.letGo() }
      }
      (state.open, state.current) = ([:], nil)
      hasOpen.store(false, ordering: .releasing)
      return true
    }
  }
}

/// Which file stands under a name.
private struct FileIdentity: Hashable, Sendable {
  let device: UInt
  let inode: UInt

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, inode) = (UInt(status.st_dev), UInt(status.st_ino))
  }
}
