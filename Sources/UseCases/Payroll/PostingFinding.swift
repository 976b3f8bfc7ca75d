import Banking
import Kernel
import Store
import Workforce

/// Why a month of pay is not posted or not paid, and what is worth knowing before.
extension Finding {
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(10).joined(separator: ", ")
    return names.count > 10 ? "\(shown) et \(names.count - 10) autre(s)" : shown
  }

  static func payrollBookRange(_ months: ClosedRange<Month>) -> Finding {
    Finding(
      "payroll.book.range",
      "De \(months.lowerBound.french) à \(months.upperBound.french) : un livre de paie va sur \(ReadPayrollBook.longest) mois au plus.",
      recovery: "Demandez des périodes plus courtes.")
  }

  static func payslipsMissing(_ month: Month, _ names: [String]) -> Finding {
    Finding(
      "payroll.book.incomplete", .warning,
      "\(names.count) bulletin(s) \(month.ofFrench) ne sont pas scellés : \(list(names)). Le livre ne les compte pas.",
      recovery: "Scellez-les : ecritoire paie sceller --mois \(month.iso)", reference: "C. trav., art. L3243-2")
  }

  static func payrollNotPosted(_ month: Month, _ count: Int) -> Finding {
    Finding(
      "payroll.book.not-posted", .info, "\(count) bulletin(s) \(month.ofFrench) ne sont pas encore dans les écritures.",
      recovery: "Passez-les : ecritoire paie comptabiliser --mois \(month.iso)")
  }

  static func payrollNothing(_ month: Month) -> Finding {
    Finding(
      "payroll.posting.nothing", "Personne n’a de contrat ni de bulletin en \(month.french) : il n’y a rien à passer.",
      recovery: "Vérifiez le mois, ou les contrats : ecritoire salarie lister")
  }

  static func payrollNotSealed(_ month: Month, _ names: [String]) -> Finding {
    Finding(
      "payroll.posting.not-sealed",
      "\(names.count) bulletin(s) \(month.ofFrench) ne sont pas scellés : \(list(names)).",
      recovery: "Scellez-les d’abord : ecritoire paie sceller --mois \(month.iso)",
      reference: "C. trav., art. L3243-2 ; PCG art. 1031-1")
  }

  static func payrollPosted(_ month: Month, _ postings: [PayrollPosting]) -> Finding {
    let entries = postings.map(\.french).joined(separator: ", ")
    let number = postings.last?.number
    return Finding(
      "payroll.posting.done", "La paie \(month.ofFrench) est déjà dans les écritures : \(entries).",
      recovery: number.map { "Pour la passer de nouveau, contre-passez-la d’abord : ecritoire ecriture contrepasser \($0)" }
        ?? "Pour la passer de nouveau, supprimez d’abord ce brouillon ; pour un bulletin faux, corrigez le bulletin, puis repassez le mois.",
      reference: "PCG art. 1031-3")
  }

  static func payrollSameAmounts(_ month: Month, _ numbers: [String]) -> Finding {
    Finding(
      "payroll.posting.same-amounts", .info,
      "La correction \(numbers.joined(separator: ", ")) ne change aucun compte : l’écriture \(month.ofFrench) reste juste.",
      recovery: "Rien à faire : le bulletin corrigé y est rattaché.")
  }

  static func payrollNothingToWrite(_ month: Month, _ count: Int) -> Finding {
    Finding(
      "payroll.posting.nothing-to-write", .info,
      "\(count) bulletin(s) \(month.ofFrench), tout à zéro : ils ne font aucune écriture.",
      recovery: "Rien à faire : la paie du mois est complète dans les comptes.")
  }

  static func wagesNothing(_ month: Month, batches: [Int64]) -> Finding {
    let numbers = batches.map { "n°\u{A0}\($0)" }.joined(separator: ", ")
    return Finding(
      "payroll.payment.nothing",
      batches.isEmpty
        ? "Aucun salaire \(month.ofFrench) n’est à payer : aucun bulletin n’est scellé avec un net."
        : "Les salaires \(month.ofFrench) sont déjà dans un lot de virements : \(numbers).",
      recovery: batches.isEmpty
        ? "Scellez d’abord les bulletins : ecritoire paie sceller --mois \(month.iso)"
        : "Suivez-le : ecritoire virement montrer \(batches[0]). S’il ne doit pas partir, annulez-le, puis recommencez.")
  }

  static func wageNoIBAN(_ employee: Kept<EmployeeFile>) -> Finding {
    Finding(
      "payroll.payment.no-iban", .error,
      "\(employee.value.name) (fiche n° \(employee.id)) n’a pas d’IBAN : son salaire ne peut pas être viré.",
      recovery:
        "Ajoutez-le à sa fiche d’après son relevé d’identité bancaire, ou payez ce salaire autrement : --sauf \(employee.id)",
      reference: "C. trav., art. L3241-1")
  }

  static func wageOverpaid(_ name: String, _ amount: Money) -> Finding {
    Finding(
      "payroll.payment.overpaid", .warning,
      "\(name) a déjà reçu \(amount.french)\u{A0}€ de plus que son bulletin corrigé : rien ne lui est viré.",
      recovery: "Reprenez ce trop-perçu sur un prochain bulletin, en acompte, dans la limite d’un dixième du salaire.",
      reference: "C. trav., art. L3251-3")
  }

  static func wageNegative(_ name: String, _ amount: Money) -> Finding {
    Finding(
      "payroll.payment.negative", .warning, "Le net de \(name) est de \(amount.french)\u{A0}€ : rien ne lui est viré.",
      recovery: "Ce qui reste dû par le salarié se reprend sur le bulletin suivant.")
  }

  static func wageIBANChanged(_ name: String, _ author: String, _ instant: String) -> Finding {
    let day = Day(iso: String(instant.prefix(10)))?.french ?? instant
    return Finding(
      "payroll.payment.iban-changed", .warning,
      "L’IBAN de \(name) n’est plus celui du dernier virement : \(author) l’a changé le \(day).",
      recovery:
        "Avant d’approuver, demandez à la personne de vive voix si ce compte est le sien : la fraude au RIB vise aussi les salaires.",
      reference: "séparation des tâches ; fraude au changement de RIB")
  }

  static func wagesNotPosted(_ month: Month) -> Finding {
    Finding(
      "payroll.payment.not-posted", .info,
      "La paie \(month.ofFrench) n’est pas encore dans les écritures : le 421 sera débiteur.",
      recovery: "Passez-la : ecritoire paie comptabiliser --mois \(month.iso)")
  }
}
