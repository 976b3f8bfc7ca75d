import Crypto
import Foundation
import Kernel

/// Style, scripts and icons: held in memory, named by their digest so that a browser keeps them for good.
struct Assets: Sendable {
  static let folder = "Sources/Web/Assets/"

  struct Asset: Sendable {
    let bytes: [UInt8]
    let mediaType: String
    let version: String
  }

  let byName: [String: Asset]

  init(_ files: DataFiles) {
    var assets: [String: Asset] = [:]
    for path in files.paths(under: Assets.folder) {
      guard let data = files.data(path), let type = Assets.mediaTypes[(path as NSString).pathExtension] else { continue }
      let version = SHA256.hash(data: data).prefix(6).map { String($0, radix: 16) }.joined()
      assets[String(path.dropFirst(Assets.folder.count))] = Asset(bytes: [UInt8](data), mediaType: type, version: version)
    }
    byName = assets
  }

  /// `/actif/ecritoire.css?v=9f86d0`.
  func href(_ name: String) -> String {
    guard let asset = byName[name] else { preconditionFailure("no asset « \(name) »") }
    return "/actif/\(name)?v=\(asset.version)"
  }

  func text(_ name: String) -> String {
    guard let asset = byName[name] else { preconditionFailure("no asset « \(name) »") }
    return String(decoding: asset.bytes, as: UTF8.self)
  }

  private static let mediaTypes = [
    "css": "text/css; charset=utf-8", "json": "application/json", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
  ]
}
