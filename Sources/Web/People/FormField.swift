import Kernel

/// One field of a form as the template `People/champ` shows it, with what was wrong in it.
struct FormField: Sendable {
  let id, label, type, value: String
  let help: String?
  let autocomplete: String?
  let error: String?
  let isRequired: Bool
  let takesFocus: Bool

  let isInvalid: Bool
  /// The help and the error, for a reader of the screen.
  let describedBy: String?

  init(
    _ id: String, _ label: String, value: String = "", type: String = "text", help: String? = nil, autocomplete: String? = nil,
    isRequired: Bool = true, takesFocus: Bool = false, refusals: [Finding] = [], showsError: Bool = true
  ) {
    (self.id, self.label, self.value, self.type, self.help) = (id, label, value, type, help)
    (self.autocomplete, self.isRequired, self.takesFocus) = (autocomplete, isRequired, takesFocus)
    let refusal = refusals.first { $0.field == id }
    isInvalid = refusal != nil
    error = showsError ? refusal?.message : nil
    let parts = (help == nil ? [] : ["\(id)-aide"]) + (refusal == nil ? [] : [showsError ? "\(id)-erreur" : "refus"])
    describedBy = parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
