import Foundation
import Kernel

/// Uploaded files under their own names, in a folder of their own: a FEC says its company and its closing day in its name, and the
/// parts of a split one are known by theirs. Names are cleaned first; the folder goes away with this value.
final class UploadFolder: Sendable {
  struct File: Sendable {
    let path: String
    /// As shown.
    let name: String
  }

  let path: String
  let files: [File]

  /// Throws `web.no-room`.
  init(_ uploads: [Upload]) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-envoi-" + Sessions.random(bytes: 12)).path
    guard mkdir(path, 0o700) == 0 else { throw Finding.noRoomForUpload() }
    var files: [File] = []
    var taken: Set<String> = []
    for upload in uploads {
      let name = UploadFolder.safeName(upload.name)
      var folder = path
      // Two files of one name stand in two folders.
      if !taken.insert(name.lowercased()).inserted {
        folder += "/\(files.count)"
        mkdir(folder, 0o700)
      }
      let place = folder + "/" + name
      guard link(upload.path, place) == 0 else {
        try? FileManager.default.removeItem(atPath: path)
        throw Finding.noRoomForUpload()
      }
      files.append(File(path: place, name: name))
    }
    self.files = files
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Letters, digits and a few signs; no folder, no hidden file, no mark that turns the reading order, 120 bytes at most.
  static func safeName(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    var clean = ""
    for scalar in last.precomposedStringWithCanonicalMapping.unicodeScalars {
      let isPlain = CharacterSet.alphanumerics.contains(scalar) || " ._-()’'+,&".unicodeScalars.contains(scalar)
      clean.unicodeScalars.append(isPlain ? scalar : "_")
    }
    clean = clean.trimmingCharacters(in: .whitespaces)
    while clean.hasPrefix(".") { clean.removeFirst() }
    if clean.utf8.count > 120 {
      let ending = clean.split(separator: ".").last.map { "." + $0.suffix(12) } ?? ""
      while clean.utf8.count + ending.utf8.count > 120 { clean.removeLast() }
      clean += ending
    }
    return clean.isEmpty ? "fichier" : clean
  }
}
