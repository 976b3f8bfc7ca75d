/// One fault each in a whole declaration: what a payroll manager plants.
extension Mutations {
  private static let whole = Messages.workshop

  static let slips = [
    Mutation("a base of CTP 100 of another amount", whole.after("23.001 100", set: "23.004", "6337.00"), "E-34", "E-36"),
    Mutation("a capped base of CTP 100 of another amount", whole.after("23.002 921", set: "23.004", "5492.00"), "E-34", "E-36"),
    Mutation("a base of the CSG of another amount", whole.after("23.001 260", set: "23.004", "6134.00"), "E-34", "E-36"),
    Mutation("a base of unemployment of another amount", whole.after("23.001 772", set: "23.004", "6200.00"), "E-34"),
    Mutation("a base of CTP 027 of another amount", whole.after("23.001 027", set: "23.004", "7237.00"), "E-34"),
    Mutation("a reduction of overtime of another amount", whole.after("23.001 003", set: "23.005", "-80.00"), "E-35", "E-36"),
    Mutation("a deduction of overtime that nobody has", whole.after("81.001 114", dropping: "81.001 021", to: "78.001"), "E-40"),
    Mutation("a general reduction of another amount", whole.after("23.001 668", set: "23.005", "-341.00"), "E-15", "E-36"),
    Mutation("a total of the slip of another amount", whole.setting("22.005", "2985.00"), "E-36", "E-09"),
    Mutation("a total ten euros above, paid so", whole.setting("22.005", "2895.00").setting("20.005#1", "2895.00"), "E-36"),
    Mutation(
      "contributions that their CTP does not make",
      whole.after("81.001 131", set: "81.007", "10.020").after("81.001 074", set: "81.004", "260.43"), "E-13"),
    Mutation(
      "a CTP that no table has", whole.after("23.001 992", set: "23.004", "6237.00").setting("23.001#14", "998"), "E-38", "E-39"),
    Mutation("no CTP for unemployment", whole.after("23.001 668", dropping: "23.001 772", to: "23.001"), "E-39", "E-36"),
    Mutation("no CTP for the CSG", whole.after("23.001 100", dropping: "23.001 260", to: "23.001"), "E-39", "E-36"),
    Mutation("a CTP of nobody", whole.adding(before: "23.001#3", "23.001 012\n23.002 920\n23.004 100.00"), "E-40", "E-36"),
    Mutation("a CTP twice", whole.adding(before: "23.001#7", "23.001 260\n23.002 920\n23.004 6234.00"), "E-34", "E-36"),
    Mutation(
      "a rate of accidents of another amount in the slip", whole.after("23.001 100", set: "23.003", "2.45"), "E-54", "E-36",
      "E-37"), Mutation("a slip that names another company", whole.setting("22.002", "00000001800002"), "E-72"),
    Mutation(
      "an Urssaf of other contributions", whole.setting("22.001", "78861779300013").setting("20.001#1", "78861779300013"), "E-71"),
  ]

  static let bodies = [
    Mutation("Urssaf is not paid", whole.without(from: "20.001#1", before: "20.001#2"), "E-41"),
    Mutation("the pension is not paid", whole.without(from: "20.001#3", before: "20.001#4"), "E-41"),
    Mutation("the tax office is not paid", whole.without(from: "20.001#2", before: "20.001#3"), "E-41"),
    Mutation("the pension is paid another amount", whole.setting("20.005#3", "757.65"), "E-42"),
    Mutation("no contribution of the pension", whole.after("78.001 02", dropping: "81.001 131", to: "81.001"), "E-42"),
    Mutation("health insurance is paid another amount", whole.setting("20.005#4", "94.00").setting("55.001#1", "94.00"), "E-43"),
    Mutation(
      "provident insurance is paid another amount", whole.setting("20.005#5", "77.82").setting("55.001#2", "77.82"), "E-43"),
    Mutation("a health contribution of another amount", whole.after("81.001 059", set: "81.004", "52.00"), "E-43"),
    Mutation("health insurance is not paid", whole.without(from: "20.001#4", before: "20.001#5"), "E-41"),
    Mutation("a component of no membership", whole.setting("55.003#2", "PREV-25"), "55.003/CCH-11"),
    Mutation("a component of the month before", whole.setting("55.004#1", "2026M09"), "E-43"),
    Mutation("a slip of the month before", whole.setting("22.003", "01092026").setting("22.004", "30092026"), "E-86"),
    Mutation("a payment of the month before", whole.setting("20.006#1", "01092026").setting("20.007#1", "30092026"), "E-86"),
    Mutation("a payment of no mode", whole.without("20.010#1"), "E-87"),
    Mutation("the slip is paid another amount", whole.setting("20.005#1", "2900.00"), "E-09"),
    Mutation("less tax is paid than withheld", whole.setting("20.005#2", "400.00"), "E-16"),
  ]
}
