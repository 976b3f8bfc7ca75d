public import Kernel

/// A situation to work in: a company, its opening, documents that come day by day, what is asked, what is right and what is often wrong.
/// All of it is data, in a folder; a scenario is read once and gives each learner a version of their own (`ScenarioVersion`).
public struct Scenario: Sendable {
  /// `S1`: the folder's name.
  public let id: String
  public let title: String
  /// « BC01 »…
  public let blocks: [String]
  /// How long the work takes, in minutes.
  public let minutes: Int
  /// From 1, guided, to 3, with traps; nil for a situation that is no graded exercise.
  public let level: Int?
  /// What the learner reads first.
  public let introduction: String
  public let company: Company
  public let fiscalYear: FiscalYear
  /// The first and last day of the scenario's clock.
  public let days: ClosedRange<Day>
  public let parties: [Party]
  let staff: [EmployeeRule]
  let facts: [FactRule]
  let opening: [OpeningLine]
  let entries: [EntryRule]
  /// What is in the books already when the learner opens them: not asked, never graded as their work.
  let given: [EntryRule]
  let statement: [StatementRule]
  let documents: [DocumentRule]
  public let events: [EventRule]
  public let tasks: [Task]
  public let answers: [AnswerRule]
  public let criteria: [Criterion]
  let mistakes: [Mistake]
  let classes: [String: AccountClass]

  public struct Company: Hashable, Sendable {
    public let name: String
    public let siren: String
    /// The bank's account, as its statements name it.
    public let bankAccount: String
    public let address: String
    /// Of its only establishment, where people are paid.
    public let headcount: Int?
    public let workAccidentRate: Rate?
  }

  /// A customer or a supplier of the scenario; all are invented.
  public struct Party: Hashable, Sendable {
    public let code: String
    public let name: String
    public let isCustomer: Bool
    /// `411` or `401`, with what the dossier adds.
    public let account: String
    public let siren: String
    public let address: String
  }

  /// Somebody of the company's staff file, as whoever starts the scenario writes it into the dossier; all are invented.
  struct EmployeeRule: Hashable, Sendable {
    let number: String
    let familyName: String
    let firstName: String
    let isWoman: Bool
    let job: String
    let contract: Employee.Contract
    let entered: Formula
    let born: Formula
    let weeklyHours: Formula
    /// By the hour or by the month; nil for a wage that the law sets.
    let hourlyRate: Formula?
    let monthlySalary: Formula?
    let line: Int
  }

  public struct Employee: Hashable, Sendable {
    public enum Contract: String, Hashable, Sendable, CaseIterable {
      case permanent = "cdi"
      case fixedTerm = "cdd"
      case apprenticeship = "apprentissage"
    }

    /// What payslips, contracts and declarations call them by.
    public let number: String
    public let familyName: String
    public let firstName: String
    public let isWoman: Bool
    public let job: String
    public let contract: Contract
    public let entered: Day
    public let born: Day
    public let weeklyHours: Hours
    public let hourlyRate: Money?
    public let monthlySalary: Money?
  }

  struct OpeningLine: Hashable, Sendable {
    let account: String
    let label: String
    let party: String?
    /// Positive for a debit.
    let amount: Formula
    let line: Int
  }

  /// An entry of the model answer, or a known wrong way to write it (`variant`).
  struct EntryRule: Hashable, Sendable {
    let id: String
    /// The name of the mistake this way shows; nil for the right one.
    let variant: String?
    let day: Formula
    let journal: String
    /// With `{faits}`; empty when the entry comes from no document.
    let reference: String
    let label: String
    var lines: [Line]

    struct Line: Hashable, Sendable {
      /// An account class, or the beginning of an account number.
      let account: String
      let party: String?
      /// Positive for a debit.
      let amount: Formula
      let line: Int
    }
  }

  struct StatementRule: Hashable, Sendable {
    let day: Formula
    let label: String
    /// Positive for what comes in.
    let amount: Formula
    let line: Int
  }

  /// A document that is drawn from the facts.
  struct DocumentRule: Hashable, Sendable {
    let id: String
    let kind: Document.Kind
    let name: String
    let party: String?
    let day: Formula
    let reference: String
    /// Label, quantity, unit price before tax, rate of tax: the lines of an invoice; label and amount of other papers.
    let lines: [Line]
    /// What is written below: terms of payment, mentions.
    let mentions: String

    struct Line: Hashable, Sendable {
      let label: String
      let quantity: Formula
      let unitPrice: Formula
      let rate: Formula
    }
  }

  /// Something that happens: on a day, at an hour, by a channel, if a condition holds.
  public struct EventRule: Hashable, Sendable {
    public let id: String
    let day: Formula
    /// `08:30`.
    public let hour: String
    public let channel: Channel
    /// The documents it brings.
    public let documents: [String]
    /// Nil: always.
    public let condition: Condition?
    public let subject: String
    /// With `{faits}`.
    let text: String

    public enum Channel: String, Hashable, Sendable, CaseIterable {
      case post = "courrier"
      case mail = "courriel"
      case bank = "banque"
      case call = "appel"
      case staff = "rh"
    }

    /// What the learner did, or did not do, by then.
    public enum Condition: Hashable, Sendable {
      /// The entry of the model is in the books, at least in part.
      case recorded(String)
      case notRecorded(String)
    }
  }

  /// What is asked, with the day it is due.
  public struct Task: Hashable, Sendable {
    public let id: String
    public let title: String
    let due: Formula
    public let competences: [String]
    public let text: String
  }

  /// What the learner types where no module holds it yet: a box of a form, a date, a choice.
  public struct AnswerRule: Hashable, Sendable {
    public let name: String
    public let label: String
    /// « montant », « nombre », « jour »; a choice is the number of the one that is right, from 1.
    public let kind: FactRule.Kind
    /// What can be chosen, in order; empty when the answer is typed.
    public let choices: [String]
    public let expected: Formula
    public let line: Int
  }

  /// An account class: the numbers that are right for one line, best first.
  struct AccountClass: Hashable, Sendable {
    let name: String
    /// Beginnings of account numbers.
    let accepted: [String]
    /// Right in substance, at a cost: with the share that is kept.
    let tolerated: [(prefix: String, share: Share)]
    let label: String

    static func == (a: AccountClass, b: AccountClass) -> Bool {
      a.name == b.name && a.accepted == b.accepted && a.tolerated.map(\.prefix) == b.tolerated.map(\.prefix)
    }
    func hash(into hasher: inout Hasher) { hasher.combine(name) }
  }

  /// Something often done wrong, recognised by what it leads to.
  struct Mistake: Hashable, Sendable {
    let id: String
    /// What it changes, as it is written in the file.
    let target: String
    let aim: MistakeAim
    /// The wrong value of an answer, of a payslip, of a contract…
    let value: Formula?
    /// What is kept of the points; all of them for what follows from a mistake already counted.
    let share: Share
    let hint: String
    let rule: String
    let line: Int
  }
}
