public import Competence
import Foundation
public import Kernel
public import Store

/// The scenario at work in a dossier, and what was answered.
public struct ReadScenario: Sendable {
  public init() {}

  /// Throws `competence.scenario.none`.
  public func callAsFunction(_ desk: Desk) throws -> (running: RunningScenario, answers: [ScenarioAnswer]) {
    try desk.dossier.reading { (try $0.requiredScenario(desk.files), try $0.scenarioAnswers().map(\.value)) }
  }
}

extension RunningScenario {
  /// The documents that came so far, in order.
  public var received: [Document] {
    version.happened(run).flatMap(\.rule.documents).compactMap { version.documents[$0] }
  }
}

/// Reads the folder of a scenario that somebody writes.
public struct CheckScenario: Sendable {
  public var folder: String
  public init(_ folder: String) { self.folder = folder }

  /// No file of a scenario is larger.
  private static let largest = 4 << 20

  /// Throws `file.missing` when there is no such folder.
  public func callAsFunction() throws -> (isValid: Bool, findings: [Finding]) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw Finding.scenarioFolderMissing(folder)
    }
    let root = folder
    let read = Scenario.read(
      ScenarioFolder(URL(fileURLWithPath: folder).lastPathComponent, prefix: folder + "/") { name in
        let path = root + "/" + name
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        guard size <= CheckScenario.largest, let data = FileManager.default.contents(atPath: path) else { return nil }
        return Array(data)
      })
    return (read.scenario != nil, read.findings)
  }
}

extension Finding {
  static func scenarioFolderMissing(_ folder: String) -> Finding {
    Finding(
      "competence.scenario.folder", "« \(folder) » n’est pas un répertoire.",
      recovery: "Donnez celui qui contient scenario.csv, faits.csv, modele.csv…")
  }
}
