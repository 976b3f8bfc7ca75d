import ArgumentParser

/// `ecritoire ecriture …`: the entries, from the first draft to the sealed book.
struct EntryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ecriture", abstract: "Saisir, importer, valider, corriger les écritures.",
    discussion: "Une écriture saisie ou importée est au brouillard, où elle change librement ; validée, elle ne change plus.",
    subcommands: [
      TypeEntryCommand.self, ImportEntriesCommand.self, ListImportsCommand.self, UndoImportCommand.self,
      ExportEntriesCommand.self,
      ListEntriesCommand.self, ShowEntryCommand.self, ValidateEntriesCommand.self, ReverseEntryCommand.self,
      DeleteDraftCommand.self,
      TemplateCommand.self, RecurringCommand.self,
    ])
}
