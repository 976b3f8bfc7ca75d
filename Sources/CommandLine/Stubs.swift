import ArgumentParser
struct EntryCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "ecriture", abstract: "Les écritures.") }
struct VoucherCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "piece", abstract: "Les pièces.") }
