import Kernel
import Ledger
import SocialReporting

/// The same money seen from each side, body by body: bordereau, individual contributions, payroll book, entry.
struct CrossFootingView: Sendable {
  struct Body: Sendable {
    let bodyName, bodyNote, stateText, stateClass, bodyCaption: String
    let lines: [Line]
    let total: Line
    let entryText, entryHref, entryGap: String
    let roundingText: String?
    let isGapWrong: Bool
  }
  struct Line: Sendable {
    let lineName, declaredText, individualText, bookText, gapText, gapClass: String
  }

  let bodies: [Body]
  let isClosed: Bool

  init(_ crossFooting: CrossFooting, account href: (String) -> String) {
    bodies = crossFooting.bodies.map { CrossFootingView.body($0, href) }
    isClosed = crossFooting.isClosed
  }

  private static func body(_ body: CrossFooting.Body, _ href: (String) -> String) -> Body {
    let declared = body.bordereau ?? body.paid
    // While it is not posted there is nothing to compare with.
    let gap = body.posted.map { body.individual - $0 } ?? .zero
    return Body(
      bodyName: body.label, bodyNote: body.bordereau == nil ? "paiement" : "bordereau et paiement",
      stateText: !body.isClosed || body.isPostedOtherwise
        ? "un écart reste" : body.posted == nil ? "pas encore en écritures" : "tout concorde",
      stateClass: !body.isClosed || body.isPostedOtherwise ? "faux" : body.posted == nil ? "" : "juste",
      bodyCaption: "Recoupement, \(body.label)", lines: body.lines.map(line),
      total: Line(
        lineName: "Total", declaredText: declared?.shown ?? "–", individualText: body.individual.shown,
        bookText: body.book.shown, gapText: gaps(body.rounding, body.individual - body.book),
        gapClass: body.isClosed ? "" : "faux"),
      entryText: body.posted?.shown ?? "–", entryHref: href(body.account),
      entryGap: body.posted == nil ? "les bulletins n’y sont pas tous" : gap.isZero ? "pas d’écart" : "écart de \(gap.euros)",
      roundingText: body.rounding.isZero ? nil : "arrondi des lignes du bordereau : \(body.rounding.euros)",
      isGapWrong: !gap.isZero)
  }

  private static func line(_ line: CrossFooting.Line) -> Line {
    let isWrong = !line.bookDifference.isZero || (!line.difference.isZero && !line.isRounding)
    return Line(
      lineName: line.label, declaredText: line.declared?.shown ?? "",
      individualText: line.individual?.shown ?? "",
      bookText: line.book?.shown ?? "",
      gapText: gaps(line.difference, line.bookDifference) + (line.isRounding && !line.difference.isZero ? " (arrondi)" : ""),
      gapClass: isWrong ? "faux" : "")
  }

  /// Declared less individual, then individual less book; nothing when there is none.
  private static func gaps(_ first: Money, _ second: Money) -> String {
    [first, second].filter { !$0.isZero }.map(\.shown).joined(separator: " ; ")
  }
}
