import Kernel

// The JSON form that `SituationReader` reads, written.

extension PayrollSituation {
  /// What `paie simuler` reads.
  public var form: JSONValue {
    guard case .object(var fields) = PayslipDocument.Facts(self).form else { return .null }
    fields["period"] = .text(period.iso)
    return .object(fields)
  }
}

extension PayslipDocument.Facts {
  var form: JSONValue {
    .object([
      "establishment": establishment?.form ?? .null, "employee": employee?.form ?? .null, "contract": contract?.form ?? .null,
      "month": month?.form ?? .null, "schemes": schemes?.form ?? .null, "yearToDate": yearToDate?.form ?? .null,
    ])
  }
}

extension Establishment {
  fileprivate var form: JSONValue {
    .object([
      "headcount": .integer(headcount), "workAccidentRate": .percent(workAccidentRate), "mobilityRate": .percent(mobilityRate),
      "unemploymentRate": .percent(unemploymentRate), "zone": .text(zone.rawValue),
      "localHealthScheme": .boolean(localHealthScheme), "holidayFund": .boolean(hasHolidayFund),
    ])
  }
}

extension Employee {
  fileprivate var form: JSONValue {
    .object([
      "birthDate": .day(birthDate), "incomeTaxRate": .percent(incomeTaxRate), "dependants": .integer(dependants),
    ])
  }
}

extension Contract {
  fileprivate var form: JSONValue {
    .object([
      "kind": .text(kind.rawValue), "start": .day(start), "end": .day(end), "executive": .boolean(isExecutive),
      "weeklyHours": .text(weeklyHours.json), "monthlyHours": .text(monthlyHours.json), "monthlySalary": .money(monthlySalary),
      "hourlyRate": .money(hourlyRate), "apprenticeship": apprenticeship?.form ?? .null,
      "professionalisation": professionalisation?.form ?? .null, "daysPerYear": daysPerYear.map { .integer($0) } ?? .null,
    ])
  }
}

extension Contract.Apprenticeship {
  fileprivate var form: JSONValue {
    .object([
      "signed": .day(signed), "year": year.map { .integer($0) } ?? .null, "ageAtStart": ageAtStart.map { .integer($0) } ?? .null,
    ])
  }
}

extension Contract.Professionalisation {
  fileprivate var form: JSONValue {
    .object([
      "vocationalBaccalaureate": .boolean(hasVocationalBaccalaureate), "agreedMinimum": .money(agreedMinimum),
    ])
  }
}

extension MonthOfWork {
  fileprivate var form: JSONValue {
    var fields: [String: JSONValue] = [
      "overtime": .list(overtime.map(\.form)), "complementaryHours": .list(complementaryHours.map(\.form)),
      "absences": .list(absences.map(\.form)), "bonuses": .list(bonuses.map(\.form)),
      "benefitsInKind": .list(benefitsInKind.map(\.form)), "expenses": .list(expenses.map(\.form)),
      "advances": .list(advances.map(\.form)), "mealVouchersEmployeeShare": .money(mealVouchersEmployeeShare),
      "mealVouchers": mealVouchers.map {
        .object([
          "count": .integer($0.count), "faceValue": .money($0.faceValue), "employerShare": .money($0.employerShare),
        ])
      } ?? .null,
      "transport": transport.map {
        .object(["subscription": .money($0.subscription), "employerShare": .percent($0.employerShare)])
      } ?? .null, "attachment": .money(attachment),
    ]
    // Of a wage by the hour alone: what was sealed before keeps its form.
    if let hours { (fields["hours"], fields["holidayHours"]) = (.text(hours.json), .text(holidayHours.json)) }
    return .object(fields)
  }
}

extension MonthOfWork.ExtraHours {
  fileprivate var form: JSONValue { .object(["hours": .text(hours.json), "increase": .percent(increase)]) }
}

extension MonthOfWork.Absence {
  fileprivate var form: JSONValue {
    .object([
      "kind": .text(kind.rawValue), "from": .day(from), "to": .day(through), "hours": .text(hours?.json),
      "subrogation": .boolean(hasSubrogation), "dailyAllowance": .money(dailyAllowance), "maintained": .boolean(isMaintained),
      "referenceGross": referenceGross.map { .list($0.map { .money($0) }) } ?? .null,
      "referenceDays": referenceDays.map { .integer($0) } ?? .null, "maintainedDaysUsed": .integer(maintainedDaysUsed),
    ])
  }
}

extension MonthOfWork.Bonus {
  fileprivate var form: JSONValue {
    .object([
      "label": .text(label), "kind": .text(kind.rawValue), "amount": .money(amount), "base": .money(base),
      "agreedMinimum": .money(agreedMinimum), "earnedBefore": .money(earnedBefore), "raisedLimit": .boolean(hasRaisedLimit),
      "alreadyPaid": .money(alreadyPaid),
    ])
  }
}

extension MonthOfWork.Item {
  /// Without a kind that there is none of: what was kept before there were any stays the same text.
  fileprivate var form: JSONValue {
    var fields: [String: JSONValue] = ["label": .text(label), "amount": .money(amount)]
    if let benefit { fields["kind"] = .text(benefit.rawValue) }
    return .object(fields)
  }
}

extension Schemes {
  fileprivate var form: JSONValue {
    .object([
      "healthInsurance": healthInsurance.map {
        .object(["employee": .money($0.employee), "employer": .money($0.employer)])
      } ?? .null,
      "provident": .list(
        provident.map {
          .object([
            "base": .text($0.base.rawValue), "employeeRate": .percent($0.employeeRate), "employerRate": .percent($0.employerRate),
          ])
        }),
    ])
  }
}

extension YearToDate {
  fileprivate var form: JSONValue {
    .object([
      "gross": .money(gross), "ceiling": .money(ceiling), "referenceMinimumWage": .money(referenceMinimumWage),
      "generalReduction": .money(generalReduction), "exemptOvertime": .money(exemptOvertime),
      "exemptIncome": .money(exemptIncome), "valueSharing": .money(valueSharing),
      "beforeRateChange": beforeRateChange?.form ?? .null,
    ])
  }
}

extension ReductionTotals {
  fileprivate var form: JSONValue {
    .object([
      "gross": .money(gross), "referenceMinimumWage": .money(referenceMinimumWage), "generalReduction": .money(generalReduction),
      "valueSharing": .money(valueSharing),
    ])
  }
}
