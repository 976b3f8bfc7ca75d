import ArgumentParser
import Kernel
import Ledger
import Store
import UseCases

/// The entry that the options of `saisir` describe, ready to be recorded.
struct TypedEntry {
  /// Nil when the proposal was refused: the findings say why.
  private(set) var draft: EntryDraft?
  private(set) var trace: [EntryProposal.TraceStep] = []
  private(set) var findings: [Finding] = []
  private(set) var newThirdParties: [ThirdParty] = []

  /// - Parameter old: the draft to change, which gives what the options leave out.
  init(_ command: TypeEntryCommand, _ old: Entry?, _ desk: Desk) throws {
    let head = command.head
    if let operation = command.guided.operation {
      try propose(operation, command, old, desk)
    } else if let name = command.template.name {
      let amounts = try AmountArgument.values(command.template.amounts)
      draft = try FillTemplate(name, amounts: amounts, day: head.day ?? desk.today)(desk).with(head)
    } else {
      let base = old?.content ?? EntryDraft(journal: "", day: desk.today, pieceRef: "", label: "", lines: [])
      draft = base.with(head)
      if !command.typed.isEmpty { draft?.lines = command.typed.lines(head.dueDay) }
    }
    if command.guided.operation == nil { try openThirdParties(command.newThirdParties, desk) }
  }

  private mutating func propose(_ operation: GuidedEntry.Operation, _ command: TypeEntryCommand, _ old: Entry?, _ desk: Desk)
    throws
  {
    let (head, options) = (command.head, command.guided)
    let party = try options.thirdParty.map { try thirdParty($0, operation, command.newThirdParties, desk) }
    let isPayment = operation == .receipt || operation == .payment
    let money = isPayment || party == nil ? options.treasury : nil
    let guided = GuidedEntry(
      operation, journal: try head.journal ?? old?.content.journal ?? UsualJournal(operation, treasury: money)(desk),
      day: head.day ?? old?.content.day ?? desk.today, pieceRef: head.pieceRef ?? old?.content.pieceRef ?? "",
      pieceDay: head.pieceDay ?? old?.content.pieceDay, label: head.label ?? old?.content.label ?? "", thirdParty: party,
      treasury: options.treasury, parts: options.amounts, dueDay: head.dueDay, taxDay: options.taxDay)
    let proposal = try ProposeEntry(guided)(desk)
    (draft, trace) = (proposal.draft, proposal.trace)
    findings += proposal.findings
  }

  /// The third party of a guided entry: the dossier's, or the one to create with it.
  private mutating func thirdParty(
    _ code: String, _ operation: GuidedEntry.Operation, _ new: [NewThirdPartyArgument], _ desk: Desk
  ) throws -> ThirdParty {
    guard let argument = new.first(where: { $0.code == code || $0.code == nil }) else { return try FindThirdParty(code)(desk) }
    if let known = try desk.dossier.reading({ try $0.thirdParty(code) }) {
      findings.append(.thirdPartyNotCreated(argument.name))
      return known
    }
    let isSale = operation == .sale || operation == .customerCreditNote || operation == .receipt
    let party = ThirdParty(code: code, name: argument.name, on: isSale ? "411" : "401")
    newThirdParties.append(party)
    return party
  }

  /// Those that the lines name and the dossier does not know, for which a name was given.
  private mutating func openThirdParties(_ arguments: [NewThirdPartyArgument], _ desk: Desk) throws {
    guard !arguments.isEmpty, let lines = draft?.lines else { return }
    let unknown = try desk.dossier.reading { reading in
      try lines.filter { line in try line.thirdParty.map { try reading.thirdParty($0) == nil } ?? false }
    }
    let codes = Set(unknown.compactMap(\.thirdParty))
    for argument in arguments {
      if argument.code == nil, codes.count > 1 {
        throw ValidationError(
          "Plusieurs tiers sont inconnus (\(codes.sorted().joined(separator: ", "))) : écrivez --creer-tiers CODE=NOM.")
      }
      guard let line = unknown.first(where: { argument.code == nil || $0.thirdParty == argument.code }),
        let code = line.thirdParty
      else {
        findings.append(.thirdPartyNotCreated(argument.name))
        continue
      }
      newThirdParties.append(ThirdParty(code: code, name: argument.name, on: line.account))
    }
  }
}

extension EntryDraft {
  /// The same, with what the options say instead of its own.
  fileprivate func with(_ head: EntryHeadOptions) -> EntryDraft {
    var draft = self
    (draft.journal, draft.day) = (head.journal ?? journal, head.day ?? day)
    (draft.pieceRef, draft.pieceDay, draft.label) = (head.pieceRef ?? pieceRef, head.pieceDay ?? pieceDay, head.label ?? label)
    guard let dueDay = head.dueDay else { return draft }
    for index in draft.lines.indices where draft.lines[index].thirdParty != nil { draft.lines[index].dueDay = dueDay }
    return draft
  }
}

extension Finding {
  fileprivate static func thirdPartyNotCreated(_ name: String) -> Finding {
    Finding(
      "ledger.third-party.not-created", .info,
      "Le tiers « \(name) » n’est pas créé : l’écriture n’a pas de tiers inconnu de ce code.",
      recovery: "Rien à faire s’il existait déjà ; pour le changer : ecritoire plan tiers modifier")
  }
}
