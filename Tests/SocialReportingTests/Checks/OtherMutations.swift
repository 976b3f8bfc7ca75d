extension Messages {
  /// The nature 08, of one person with an insurance.
  static let variables = MessageText(
    [
      envelope, "05.001 08\n05.002 01\n05.003 11\n05.004 1\n05.007 09112026\n05.010 01\n05.011 01",
      "06.001 000000018\n06.002 00002\n11.001 00002\n15.001 CONTRAT1\n15.002 P0001\n15.004 01\n15.005 1", named,
      "40.001 01092021\n40.009 00001\n70.012 1\n70.013 1\n86.001 07\n86.002 02\n86.003 62\n86.005 00001",
    ].joined(separator: "\n"))

  static let other = "91.001 1850699999123\n91.002 AUTRE\n91.004 Paul\n91.006 12061985"

  /// A call for the rate of somebody who is no employee.
  static let otherVariables = MessageText(
    [
      envelope, "05.001 08\n05.002 01\n05.003 11\n05.004 1\n05.007 09112026\n05.010 01\n05.011 06",
      "06.001 000000018\n06.002 00002\n11.001 00002", other,
    ].joined(separator: "\n"))

  /// A month with a revenue of somebody who is no employee.
  static let revenue = monthly.appending(
    other
      + """

      92.001 06
      92.002 50
      92.003 100.00
      92.004 01112026
      92.005 30112026
      92.006 100.00
      92.007 10.00
      92.008 13
      92.010 10.00
      92.011 30112026
      92.013 100.00
      92.016 90.00
      92.017 100.00
      93.001 102026
      93.002 04
      93.003 1.00
      93.007 0.00
      93.009 1.00
      """
  ).setting("20.005#2", "70.00")
}

extension MessageText {
  /// All days of one month moved into another; the last day becomes that of the other.
  func onDays(_ month: String, _ other: String, last: Int) -> MessageText {
    var changed = self
    for index in lines.indices where lines[index].value.count == 8 && lines[index].value.hasSuffix(month) {
      let day = lines[index].value.prefix(2)
      changed.lines[index].value = (day == "30" ? "\(last)" : String(day)) + other
    }
    return changed
  }

  /// Insured by a contract that the payment does not pay.
  var movedInsurance: MessageText {
    without(from: "51.001#5", before: "58.001")
      .adding(before: "20.001#1", "15.001 CONTRAT1\n15.002 P0001\n15.004 01\n15.005 1")
      .adding(before: "71.002#2", "70.012 1\n70.013 1")
      .adding(
        before: "86.001#1",
        "78.001 31\n78.002 01112026\n78.003 30112026\n78.004 0.00\n78.005 1\n79.001 10\n79.004 3000.00\n81.001 059\n81.004 45.00")
  }
}

extension Mutations {
  static let others = [
    Mutation(
      "variables of two people",
      Messages.variables.appending(
        Messages.named.replacing("99123", "99124") + "\n40.001 01092021\n40.009 00001\n70.012 1\n70.013 1"),
      "S20.G00.05.001/CCH-11"),
    Mutation(
      "variables without seniority", Messages.variables.without(from: "86.001", before: "86.005").without("86.005"),
      "S20.G00.05.001/CCH-12"),
    Mutation("variables without affiliation", Messages.variables.without("70.012", "70.013"), "S20.G00.05.001/CCH-13"),
    Mutation(
      "a rate called for an employee",
      Messages.variables.setting("05.011", "06").without(from: "15.001", before: "30.001").without("70.012", "70.013"),
      "S20.G00.05.011/CCH-11"),
    Mutation(
      "a contract for new software",
      Messages.variables.setting("05.011", "07").adding(after: "05.011", "05.012 00000001800002")
        .without(from: "15.001", before: "30.001").without("70.012", "70.013"), "S20.G00.05.011/CCH-14"),
    Mutation(
      "an employee beside the other", Messages.otherVariables.adding(before: "91.001", Messages.named), "S20.G00.05.001/CCH-11",
      "30.001/CCH-15", "S89.G00.91.001/CCH-14"),
    Mutation(
      "an employee of no number beside the other",
      Messages.otherVariables.without("91.001").adding(after: "91.006", "91.021 1000000018AB")
        .adding(before: "91.002", "30.002 MODELE\n30.004 Claire\n30.006 12061985\n30.020 2000000018AB1"), "S20.G00.05.001/CCH-11",
      "30.020/CCH-15", "S89.G00.91.021/CCH-15"),
    Mutation(
      "withheld twice from the other", Messages.revenue.setting("92.010", "20.00").setting("20.005#2", "80.00"),
      "S89.G00.92.010/CCH-11"),
    Mutation(
      "the other mended in January of this year",
      Messages.revenue.onDays("112026", "012026", last: 31).setting("05.007", "01022026")
        .setting("93.001", "012026").setting("93.002", "01").adding(after: "93.003", "93.006 1.00"), "S89.G00.93.002/CCH-17"),
    Mutation("a fee of nobody", Messages.monthly.appending("67.001 1850699999123\n67.005 2026"), "S89.G00.67.001/CCH-13"),
    Mutation(
      "a fee of nobody, temporary", Messages.monthly.appending("67.002 1000000018ZZZ\n67.005 2026"), "S89.G00.67.002/CCH-12"),
    Mutation("shares of nobody", Messages.monthly.appending("87.001 01\n87.007 1850699999123"), "S89.G00.87.007/CCH-13"),
    Mutation(
      "shares of nobody, temporary", Messages.monthly.appending("87.001 01\n87.008 1000000018ZZZ"), "S89.G00.87.008/CCH-13"),
    Mutation("options of nobody", Messages.monthly.appending("88.001 01\n88.008 1850699999123"), "S89.G00.88.008/CCH-13"),
    Mutation(
      "options of nobody, temporary", Messages.monthly.appending("88.001 01\n88.009 1000000018ZZZ"), "S89.G00.88.009/CCH-13"),
    Mutation("founders’ shares of nobody", Messages.monthly.appending("89.007 1850699999123"), "S89.G00.89.007/CCH-13"),
    Mutation(
      "founders’ shares of nobody, temporary", Messages.monthly.appending("89.008 1000000018ZZZ"), "S89.G00.89.008/CCH-13"),
    Mutation(
      "the other born before railways", Messages.revenue.setting("91.001", "1850699999123").setting("91.006", "12061885"),
      "S89.G00.91.006/CCH-12"),
  ]
}
