import Kernel
import UseCases

/// What falls due about people and their pay, as the first page says it.
struct StaffDueText {
  let title, detail, href: String
  /// Nil when it is far.
  let badge: String?
  let isUrgent: Bool

  /// More names than these are counted.
  private static let names = 3

  init(_ due: ReadStaffDues.Due, _ visit: DossierVisit) {
    let days = due.day - visit.desk.today
    (isUrgent, badge) = (days <= 0, days < 0 ? "en retard" : days == 0 ? "aujourd’hui" : days <= 7 ? "dans \(days) j" : nil)
    switch due.matter {
    case .people(let text, let people):
      title = text.capitalizedFirst
      let others = people.count - StaffDueText.names
      detail =
        people.prefix(StaffDueText.names).map(\.name).joined(separator: ", ")
        + (others > 0 ? " et \(others.counted("autre"))" : "")
      href = people.count == 1 ? visit.employeePath(people[0].id) : visit.path("salaries")
    case .payslips(let month, let open, let all):
      title = "Bulletins \(month.ofFrench) à sceller"
      detail = open == all ? all.counted("bulletin") : "\(open) sur \(all.counted("bulletin"))"
      href = visit.payPath(month)
    case .declaration(let month, let open, let all):
      title = "DSN \(month.ofFrench) à envoyer"
      detail = all == 1 ? "un établissement" : "\(open) sur \(all.counted("établissement"))"
      href = visit.path("dsn?mois=\(month.iso)")
    case .signal(let signal, _, let person):
      title = "DSN : \(signal.french) à signaler"
      detail = person.name
      href = visit.path("dsn")
    }
  }
}
