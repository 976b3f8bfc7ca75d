import Dispatch
import Foundation
import Kernel
import Ledger
import Store
import Testing
import UseCases

@testable import Web

/// The program as it is served, stopped while somebody is at work.
@Suite struct GracefulStopTests {
  @Test func `SIGTERM lets what is in flight finish, then folds the journals back and ends`() async throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("ecritoire-arret-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: place) }
    let path = place.appendingPathComponent("atelier.ecritoire").path
    try CreateDossier(
      name: "Atelier", siren: "000000018", fiscalYear: FiscalYear(first: Day(2026, 1, 1), last: Day(2026, 12, 31))
    ).callAsFunction(
      at: path, author: Author(name: "Camille", instant: "2026-11-02T09:00:00Z")
    ).close()
    let server = Process()
    server.executableURL = try Built.program()
    server.arguments = ["servir", "--dossiers", place.path, "--port", "0", "--aujourdhui", "2026-11-02"]
    let output = Pipe()
    server.standardOutput = output
    server.standardError = FileHandle.nullDevice
    server.standardInput = FileHandle.nullDevice
    try server.run()
    let said = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: String(decoding: output.fileHandleForReading.availableData, as: UTF8.self))
      }
    }
    let link = try #require(said.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)(\/ouvrir\S+)/))
    let port = try #require(Int(link.1))
    let browser = Browser(port: port)
    #expect(try await browser.get(String(link.2)).status == 303)
    _ = try await browser.get("/moi")
    let token = try #require(await browser.token)
    let body = Array(
      Fields([("code", "DUPONT"), ("nom", "Dupont"), ("genre", "client"), ("compte", "411"), ("jeton", token)]).urlEncoded.utf8)
    async let slow = browser.request(
      "POST", "/d/atelier/tiers", headers: ["Content-Type": "application/x-www-form-urlencoded"], body: body, pieces: 6,
      pause: 250)
    try await Task.sleep(for: .milliseconds(600))
    kill(server.processIdentifier, SIGTERM)
    let reply = try await slow
    #expect(reply.status == 303, "\(reply.status) \(reply.codes)")
    for _ in 0..<100 where server.isRunning { try await Task.sleep(for: .milliseconds(100)) }
    #expect(!server.isRunning)
    if server.isRunning { server.terminate() } else { #expect(server.terminationStatus == 0) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == ["atelier.ecritoire"])
    let dossier = try Dossier.open(at: path)
    defer { try? dossier.close() }
    #expect(try dossier.reading { try $0.thirdParties().map(\.code) } == ["DUPONT"])
  }
}
