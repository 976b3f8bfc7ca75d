/// One fault each in a whole declaration: bases, contributions, nets and time.
extension Mutations {
  private static let whole = Messages.workshop

  static let assiettes = [
    Mutation(
      "a contribution on another base",
      whole.after("81.001 075", set: "81.003", "4150.00").after("81.001 075", set: "81.004", "290.50"), "E-45"),
    Mutation(
      "a base of another amount than its contributions", whole.after("78.001 07", set: "78.004", "4550.00"), "E-45", "E-75"),
    Mutation("no health insurance of the State", whole.after("78.001 03", dropping: "81.001 075", to: "81.001"), "E-46"),
    Mutation("no unemployment contribution", whole.after("78.001 07", dropping: "81.001 040", to: "81.001"), "E-46", "E-34"),
    Mutation("no capped old age", whole.after("78.001 02", dropping: "81.001 076", to: "81.001"), "E-46", "E-34"),
    Mutation("no contribution for accidents", whole.after("78.001 03", dropping: "81.001 045", to: "81.001"), "E-46"),
    Mutation("a gross of another amount", whole.after("51.011 001", set: "51.013", "4550.00"), "E-47", "E-88"),
    Mutation(
      "a rate of health that is not the law’s",
      whole.after("81.001 075", set: "81.007", "7.100").after("81.001 075", set: "81.004", "330.15"), "E-48", "E-37"),
    Mutation(
      "a rate of old age of last year",
      whole.after("78.001 03", "81.001 076", set: "81.007", "2.420").after("78.001 03", "81.001 076", set: "81.004", "112.53"),
      "E-48", "E-37"),
    Mutation("a negative base of the month", whole.after("40.009 00002", "78.001 02", set: "78.004", "-1587.25"), "E-45", "E-49"),
    Mutation(
      "a capped base above the whole one, hired in the month",
      whole.setting("40.001#2", "01102026").setting("86.003#2", "1").after("40.009 00002", "78.001 02", set: "78.004", "1687.25"),
      "E-45", "E-50"),
    Mutation(
      "a capped base above the whole one", whole.after("40.009 00002", "78.001 02", set: "78.004", "1687.25"), "E-45", "E-51"),
    Mutation("a capped base above the ceiling", whole.after("78.001 02", set: "78.004", "4405.00"), "E-45", "E-51"),
    Mutation(
      "a rate of accidents that the contract has not",
      whole.after("78.001 03", "81.001 045", set: "81.007", "2.450").after("78.001 03", "81.001 045", set: "81.004", "113.93"),
      "E-55", "E-37"), Mutation("a contract with another rate of accidents", whole.setting("40.043#1", "2.45"), "E-54", "E-55"),
    Mutation(
      "a base twice",
      whole.adding(before: "78.001#4", "78.001 07\n78.002 01102026\n78.003 31102026\n78.004 4650.00\n78.006 00001"), "E-70",
      "E-75"), Mutation("a ceiling above the month’s", whole.setting("79.004#1", "5005.00"), "E-77"),
    Mutation("a minimum wage of twice the hours", whole.setting("79.004#2", "3646.06"), "E-78"),
    Mutation("a base of the CSG far away", whole.after("78.001 04", set: "78.004", "2653.58"), "E-45", "E-74"),
    Mutation(
      "a base of unemployment and its contributions",
      whole.after("78.001 07", set: "78.004", "4005.00").after("78.001 07", "81.001 040", set: "81.003", "4005.00").after(
        "78.001 07", "81.001 040", set: "81.004", "160.20"
      ).after("78.001 07", "81.001 048", set: "81.003", "4005.00").after("78.001 07", "81.001 048", set: "81.004", "10.01"),
      "E-75", "E-34"),
  ]

  static let payroll = [
    Mutation(
      "a rate that is in no scale",
      whole.setting("50.006#1", "12.00").setting("50.009#1", "456.46").setting("20.005#2", "456.46"), "E-44"),
    Mutation(
      "a personal rate of 46 %",
      Messages.monthly.setting("50.006", "46.00").setting("50.009", "1104.00").setting("20.005#2", "1104.00"), "E-44"),
    Mutation(
      "a rate of another step of the scale",
      whole.setting("50.006#1", "20.00").setting("50.009#1", "760.76").setting("20.005#2", "760.76"), "E-52"),
    Mutation("a social net above the gross", whole.setting("58.004#1", "4700.00"), "E-53"),
    Mutation("a social net of a tenth", whole.setting("58.004#1", "364.79"), "E-53"),
    Mutation("a euro more is withheld", whole.setting("50.009#1", "453.65").setting("20.005#2", "453.65"), "E-12"),
    Mutation("more withheld from than taxable", whole.setting("50.002#2", "1265.55"), "E-57"),
    Mutation("hours that the contract does not have", whole.setting("53.002#1", "191.67"), "E-58"),
    Mutation("half the hours of a month", whole.setting("53.002#1", "51.67"), "E-58"),
    Mutation("a net above the gross", whole.setting("50.004#1", "4900.00"), "E-68"),
    Mutation("a taxable net above the gross", whole.setting("50.002#1", "4800.00"), "E-68", "E-96"),
    Mutation("a period of pay of next month", whole.setting("51.002#1", "30112026"), "E-64"),
  ]

  static let people = [
    Mutation("whole time on a part of it", Messages.partTime.setting("40.014", "10"), "E-59"),
    Mutation("part time on the whole", Messages.monthly.setting("40.014", "20"), "E-59"),
    Mutation("a permanent contract with an end", Messages.monthly.adding(after: "40.009", "40.010 31122027"), "E-60"),
    Mutation(
      "an apprentice who contributes as others",
      whole.setting("40.008#2", "64").setting("40.007#2", "02").adding(after: "40.009#2", "40.010 31082027").adding(
        after: "30.023#2", "30.024 03\n30.025 03"), "E-61"),
    Mutation("an apprentice’s exemption of a worker", whole.after("81.001 114", set: "81.001", "001"), "E-40", "E-56", "E-39"),
    Mutation("another collective agreement", Messages.monthly.setting("40.017", "1486"), "E-62"),
    Mutation("a replacement of the first order", Messages.replacement.setting("05.004", "1"), "E-63"),
    Mutation("a contract of next year", Messages.monthly.setting("40.001", "01022027"), "E-65", "51.001/CCH-11"),
    Mutation("three months for five years", Messages.monthly.setting("86.003", "3"), "E-66"),
    Mutation("hired at ten", Messages.monthly.setting("40.001", "01091995").setting("86.003", "372"), "E-67"),
    Mutation(
      "two stops at once", Messages.sickness.adding(after: "60.011", "60.001 01\n60.002 10112026\n60.003 20112026\n60.004 02"),
      "E-69"), Mutation("a term that is past", Messages.fixedTerm.without(from: "62.001", before: "71.002"), "E-73"),
    Mutation("a number with its key", whole.setting("30.001#1", "285069999901236"), "E-03"),
    Mutation("a number of neither sex", whole.setting("30.001#1", "3850699999012"), "E-03"),
    Mutation("a month that is none, in a number", whole.setting("30.001#1", "2851399999012"), "E-03"),
    Mutation("an occupation that is none", whole.setting("40.004#1", "999z"), "E-76"),
    Mutation("the second fraction of one", whole.setting("05.003", "21"), "E-24"),
    Mutation("a month that begins in its middle", whole.setting("05.005", "15102026"), "E-03"),
    Mutation("a qualifier that is none", whole.setting("23.002#3", "999"), "E-03", "E-95"),
    Mutation("a contribution that is none", whole.after("81.001 068", set: "81.001", "999"), "E-03", "E-34"),
    Mutation("a base that is none", whole.after("78.001 04", set: "78.001", "99"), "E-03", "E-34", "E-46"),
    Mutation("a person without a name", whole.without("30.002#1"), "E-79"),
    Mutation("a contract without status", whole.without("40.002#1"), "E-80"),
    Mutation("a contract of no nature", whole.without("40.007#1"), "E-80"),
    Mutation("a withholding of no rate", whole.without("50.006#1"), "E-81"),
    Mutation("a withholding of no taxable net", whole.without("50.002#1"), "E-81"),
    Mutation("a remuneration of no amount", whole.without("51.013#1"), "E-82"),
    Mutation("a contribution of no amount", whole.without("81.004#1"), "E-83"),
    Mutation("a contribution of no base", whole.without("81.003#1"), "E-83"),
    Mutation("a base of no amount", whole.without("78.004#1"), "E-84"),
    Mutation("a social net of the month before", whole.setting("58.001#1", "01092026").setting("58.002#1", "30092026"), "E-85"),
    Mutation("an unemployment pay of another amount", whole.setting("51.013#2", "4000.00"), "E-88"),
    Mutation("a basic pay above the restored one", whole.setting("51.013#4", "9999.00"), "E-89"),
    Mutation("back in a year", whole.adding(after: "60.008", "60.010 19122027\n60.011 01"), "E-90"),
    Mutation("a postcode of no department", whole.setting("30.009#1", "99999"), "E-91"),
    Mutation("a reduction of overtime without hours", whole.setting("51.011#9", "023").without("51.012"), "E-92"),
    Mutation(
      "less than the minimum wage", Messages.monthly.setting("51.013#1", "1500.00").setting("51.013#2", "1500.00"), "E-93",
      "E-47", "E-53", "E-68"),
    Mutation("a permanent contract with a reason", whole.adding(after: "40.020#1", "40.021 01"), "E-94"),
    Mutation("seniority of a century", whole.setting("86.003#1", "999"), "E-67"),
    Mutation("hired on 31 February", Messages.monthly.setting("40.001", "31022026"), "E-03"),
    Mutation("a stop from 31 February", Messages.sickness.setting("60.002", "31022026"), "E-03"),
    Mutation("an end on 31 February", Messages.fixedTerm.setting("62.001", "31022026"), "E-03"),
    Mutation("a period of pay from 31 February", whole.setting("51.001#2", "31022026"), "E-03"),
    Mutation("a base from 31 February", whole.setting("78.002#1", "31022026"), "E-03"),
    Mutation("paid on 31 February", whole.setting("50.001#1", "31022026"), "E-03"),
  ]
}
