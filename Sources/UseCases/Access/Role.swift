/// What a person is in a practice, which decides what they may do in the dossiers that are open to them.
public enum Role: String, Hashable, Sendable, CaseIterable, Codable {
  /// The user of the machine: the command line, and the pages opened on one's own machine.
  case owner = "proprietaire"
  case learner = "apprenant"
  case trainer = "formateur"
  case director = "dirigeant"
  case collaborator = "collaborateur"
  case accountant = "expert-comptable"
  case jury

  /// The roles that a person of a practice can be given.
  public static let assignable = allCases.filter { $0 != .owner }

  public var french: String {
    switch self {
    case .owner: "propriétaire"
    case .learner: "apprenant"
    case .trainer: "formateur"
    case .director: "dirigeant"
    case .collaborator: "collaborateur"
    case .accountant: "expert-comptable"
    case .jury: "membre du jury"
    }
  }

  /// What somebody who gives the role reads.
  public var explanation: String {
    switch self {
    case .owner: "tout, sur sa machine"
    case .learner: "tient les dossiers qui lui sont ouverts"
    case .trainer: "lit et évalue le travail de ses groupes, gère leurs apprenants, propose leurs blocs au jury"
    case .director: "tient les dossiers qui lui sont ouverts, gère toutes les personnes, enregistre les procès-verbaux"
    case .collaborator: "tient les dossiers qui lui sont ouverts, sans clore ni verrouiller"
    case .accountant: "lit et exporte les dossiers qui lui sont ouverts"
    case .jury: "lit et évalue les dossiers qui lui sont ouverts, décide des blocs proposés"
    }
  }

  /// What the role may do. A trainer and a jury read what the learner did and never write in it: the work stays the learner's.
  public var permissions: Set<Permission> {
    switch self {
    case .owner: Set(Permission.allCases)
    case .learner:
      [.read, .record, .seal, .letter, .organise, .pay, .approvePayments, .exchange, .readWorkforce, .employ, .close]
    // Who approves is never who prepared: for a learner alone with a dossier, the trainer is the manager of the company.
    // A trainer proposes, a jury decides: nobody does both.
    case .trainer:
      [
        .read, .readWorkforce, .approvePayments, .openAssistants, .judge, .readLearners, .chooseRoute, .proposeBlock,
        .createDossiers, .managePeople,
      ]
    case .director:
      [
        .read, .record, .seal, .letter, .organise, .pay, .approvePayments, .exchange, .readWorkforce, .employ, .close,
        .readLearners, .chooseRoute, .recordMinutes, .createDossiers, .managePeople,
      ]
    case .collaborator: [.read, .record, .seal, .letter, .organise, .pay, .exchange, .readWorkforce, .employ]
    case .accountant: [.read, .readWorkforce, .exportOnly]
    // The evidence of payroll is judged like that of the books; identifiers stay masked.
    case .jury: [.read, .readWorkforce, .judge, .readLearners, .recordMinutes]
    }
  }

  public func may(_ permission: Permission) -> Bool {
    let own = permissions
    return own.contains(permission) || (permission == .exportOnly && own.contains(.exchange))
  }
}
