import ArgumentParser
struct EntryCommand: ParsableCommand {}
struct VoucherCommand: ParsableCommand {}
struct HelpPageCommand: ParsableCommand {}
