import ArgumentParser
struct EntryCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "ecriture") }
struct VoucherCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "piece") }
