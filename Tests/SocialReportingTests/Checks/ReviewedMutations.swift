/// Faults that let others pass unseen, or that were said by many findings.
extension Mutations {
  private static let whole = Messages.workshop

  static let reviewed = [
    Mutation("a qualifier that the CTP has not", whole.after("23.001 260", set: "23.002", "921"), "E-95"),
    Mutation(
      "a qualifier that the CTP has not, and a total of another amount",
      whole.after("23.001 260", set: "23.002", "921").setting("22.005", "3885.00").setting("20.005#1", "3885.00"), "E-95", "E-36"),
    Mutation("an unknown CTP for that of unemployment", whole.setting("23.001#11", "998"), "E-38", "E-39"),
    Mutation("a reduction without its sign", whole.after("23.001 668", set: "23.005", "441.00"), "E-15"),
    Mutation(
      "a rate of the step above", whole.setting("50.006#2", "0.50").setting("50.009#2", "6.83").setting("20.005#2", "459.48"),
      "E-52"), Mutation("a taxable net that is not submitted", whole.setting("50.002#1", "4303.81"), "E-96"),
    Mutation("a net paid above the social net", whole.setting("50.004#1", "3795.21"), "E-97"),
    Mutation(
      "a rate of the pension that is not the law’s",
      whole.after("78.001 02", "81.001 131", set: "81.007", "7.020").after("78.001 02", "81.001 131", set: "81.004", "281.15"),
      "E-48", "E-42"), Mutation("an executive with a worker’s occupation", whole.setting("40.004#1", "623b"), "E-98"),
    Mutation("a worker with an executive’s occupation", whole.setting("40.004#2", "372c"), "E-98"),
    Mutation("an executive without an executive’s pension", whole.setting("40.003#1", "04"), "E-99", "E-100"),
    Mutation("an executive without Apec", whole.after("78.001 03", dropping: "81.001 132", to: "81.001"), "E-100", "E-42"),
    Mutation("no bordereau at all", whole.without(from: "22.001", before: "30.001#1"), "E-101"),
    Mutation("a payment to a body that nothing names", whole.setting("20.001#1", "78861779300013"), "E-41", "E-102"),
    Mutation("a place of wrong digits", whole.setting("22.002", "00002600500018"), "E-103"),
    Mutation("a person without contract", whole.without(from: "40.001#2", before: "50.001#2"), "E-104"),
    Mutation("a person without payment", whole.without(from: "50.001#2", before: "86.001#2"), "40.009/CCH-13"),
    Mutation("a month that is not that of the pay", whole.setting("05.005", "01092026"), "E-105"),
    Mutation("a number of rubrics of a replacement", Messages.replacement.setting("05.004", "1"), "E-63"),
  ]
}
