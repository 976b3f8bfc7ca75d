public import Kernel
import Formats
import Law
public import SocialReporting
import Workforce
public struct MessageVerdict: Sendable { public let log: FindingLog; public var isValid: Bool { !log.hasErrors } }
enum MessageChecker { static func verdict(on: DSNMessage, norm: Norm, today: Day?, files: DataFiles) throws -> MessageVerdict { MessageVerdict(log: FindingLog()) } }
enum MonthlyDeclaration { static func build(_ facts: DeclarationFacts, law: Law, norm: Norm) throws -> BuiltDeclaration { throw Finding.declarationNoWorkplace() } }
enum Signal {
  static func workStoppage(_ facts: SignalFacts, absence: Absence, norm: Norm) throws -> BuiltDeclaration { throw Finding.declarationNoWorkplace() }
  static func returnToWork(_ facts: SignalFacts, absence: Absence, on: Day, norm: Norm) throws -> BuiltDeclaration { throw Finding.declarationNoWorkplace() }
  static func endOfContract(_ facts: SignalFacts, law: Law, norm: Norm) throws -> BuiltDeclaration { throw Finding.declarationNoWorkplace() }
}
enum DeclarationDueDate {
  static func monthly(_ month: Month, headcount: Int?, isPaidNextMonth: Bool, law: Law) throws -> Day { month.adding(1).firstDay + 14 }
  static func signal(_ day: Day, _ calendar: HolidayCalendar, law: Law) throws -> Day { calendar.addingWorkingDays(5, to: day) }
}
