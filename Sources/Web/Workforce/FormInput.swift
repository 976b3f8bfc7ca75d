import Kernel

/// One control of a form: a field to type in, a list to choose from, or a box to tick. One of the three is there.
struct FormInput: Sendable {
  struct List: Sendable {
    struct Choice: Sendable {
      let choiceValue, choiceLabel: String
      let isChosen: Bool
    }
    let listID, listLabel: String
    let listHelp, listError, listDescribedBy: String?
    let choices: [Choice]
  }
  struct Box: Sendable {
    let boxID, boxLabel: String
    let isTicked: Bool
  }

  var typing: FormField?
  var list: List?
  var box: Box?
}

extension FormInput {
  var id: String? { typing?.id ?? list?.listID ?? box?.boxID }
}

/// Controls that belong together, under their name.
struct FormGroup: Sendable {
  let groupTitle: String
  let groupNote: String?
  let inputs: [FormInput]

  init(_ title: String, note: String? = nil, _ inputs: [FormInput]) {
    (groupTitle, groupNote, self.inputs) = (title, note, inputs)
  }
}

/// Makes the controls of a form: with what is kept, or with what was typed when it was refused.
struct FormDrawing {
  let typed: Fields?
  let refusals: [Finding]

  init(_ visit: DossierVisit, _ refusals: [Finding], isTyped: Bool = true) {
    // A form that was sent comes back as it was typed; a page that is asked for shows what is kept.
    (typed, self.refusals) = (isTyped && visit.request.method == .post ? visit.form : nil, refusals)
  }

  func field(
    _ id: String, _ label: String, _ value: String? = nil, help: String? = nil, isRequired: Bool = false
  ) -> FormInput {
    FormInput(
      typing: FormField(
        id, label, value: typed?[id] ?? value ?? "", help: help, autocomplete: "off", isRequired: isRequired, refusals: refusals))
  }

  func day(_ id: String, _ label: String, _ value: Day? = nil, help: String? = nil, isRequired: Bool = false) -> FormInput {
    field(id, label, value?.french, help: help ?? "jj/mm/aaaa", isRequired: isRequired)
  }

  func amount(_ id: String, _ label: String, _ value: Money? = nil, help: String? = nil) -> FormInput {
    field(id, label, value?.plainFrench, help: help)
  }

  func list(_ id: String, _ label: String, _ value: String?, _ choices: [(String, String)], help: String? = nil) -> FormInput {
    let refusal = refusals.first { $0.field == id }
    let chosen = typed?[id] ?? value ?? ""
    let described = (help == nil ? [] : ["\(id)-aide"]) + (refusal == nil ? [] : ["\(id)-erreur"])
    return FormInput(
      list: .init(
        listID: id, listLabel: label, listHelp: help, listError: refusal?.message,
        listDescribedBy: described.isEmpty ? nil : described.joined(separator: " "),
        choices: choices.map { .init(choiceValue: $0.0, choiceLabel: $0.1, isChosen: $0.0 == chosen) }))
  }

  func box(_ id: String, _ label: String, _ value: Bool = false) -> FormInput {
    FormInput(box: .init(boxID: id, boxLabel: label, isTicked: typed.map { $0.isTicked(id) } ?? value))
  }
}

/// A page with one form.
protocol ShowsForm: Sendable {
  var form: FormView { get }
}

/// A page that is one form: its groups, its button, the way back.
struct FormView: Sendable {
  struct Hidden: Sendable {
    let hiddenName, hiddenValue: String
  }

  let formAction, formToken, submitLabel, backHref: String
  /// Said above the form.
  let formNote: String?
  let hidden: [Hidden]
  let groups: [FormGroup]
  /// A second button verifies without keeping anything.
  let hasTrial: Bool

  init(
    _ visit: DossierVisit, to action: String, back: String, submit: String, note: String? = nil, version: Int64? = nil,
    hasTrial: Bool = false, _ groups: [FormGroup]
  ) {
    (formAction, formToken, submitLabel, backHref) = (action, visit.token(), submit, back)
    (formNote, self.groups, self.hasTrial) = (note, groups, hasTrial)
    // A form that was refused stays about the state that was read.
    let read = visit.request.method == .post ? visit.form.text("version") : nil
    hidden = (read ?? version.map { String($0) }).map { [Hidden(hiddenName: "version", hiddenValue: $0)] } ?? []
  }
}
