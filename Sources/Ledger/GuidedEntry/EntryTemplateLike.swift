import Kernel

extension EntryTemplate {
  /// The template that an entry suggests: its lines, whose amounts follow from those that a person would type again. Of the
  /// lines that a VAT code ties together the base is asked for and its tax computed; the line of the third party, else the last
  /// one, takes the rest.
  public init(like draft: EntryDraft, named name: String) {
    self.init(
      name: EntryTemplate.oneLine(name), journal: draft.journal, pieceRef: "", label: EntryTemplate.oneLine(draft.label),
      variables: [], lines: [])
    let rest = draft.lines.firstIndex { $0.thirdParty != nil } ?? draft.lines.count - 1
    let bases = draft.lines.indices.filter { $0 != rest && !VATAccounts.isTax(draft.lines[$0].account) }
    func variable(_ index: Int) -> String { bases.count == 1 ? "montant" : "montant-\(bases.firstIndex(of: index)! + 1)" }
    for (index, line) in draft.lines.enumerated() {
      let formula: AmountFormula
      if index == rest {
        formula = .remainder
      } else if bases.contains(index) {
        variables.append(Variable(name: variable(index), usual: line.balance.magnitude))
        formula = .entered(variable(index))
      } else {
        let own = bases.filter { line.vatCode != nil && draft.lines[$0].vatCode == line.vatCode }
        if own.count == 1, let code = line.vatCode, VATCode.find(code)?.rateID != nil {
          formula = .vat(code: code, of: variable(own[0]))
        } else {
          formula = .fixed(line.balance.magnitude)
        }
      }
      lines.append(
        Line(
          account: line.account, thirdParty: line.thirdParty, side: line.balance >= .zero ? .debit : .credit, formula: formula,
          vatCode: line.vatCode, label: line.label.map(EntryTemplate.oneLine)))
    }
  }

  private static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }
}
