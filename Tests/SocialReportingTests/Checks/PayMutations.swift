extension Mutations {
  static let pays = [
    Mutation("paid two months later", Messages.monthly.setting("50.001", "15012027"), "50.001/CCH-13"),
    Mutation("401 hours", Messages.monthly.setting("53.002", "401.00"), "E-32"),
    Mutation("more days than the month has", Messages.monthly.setting("53.002", "31.00").setting("53.003", "40"), "E-32"),
    Mutation("paid the month before", Messages.monthly.setting("50.001", "31102026"), "E-30"),
    Mutation("no social net", Messages.monthly.without(from: "58.001", before: "78.001"), "50.001/CCH-14"),
    Mutation(
      "no social net the month after", Messages.monthly.setting("50.001", "05122026").without(from: "58.001", before: "78.001"),
      "50.001/CCH-15"),
    Mutation(
      "twice the same payment",
      Messages.monthly.adding(
        after: "81.007#3", "50.001 30112026\n50.003 01\n58.001 01112026\n58.002 30112026\n58.003 03\n58.004 1.00"),
      "50.003/CCH-11"),
    Mutation(
      "a payment of no number",
      Messages.monthly.adding(after: "81.007#3", "50.001 30112026\n58.001 01112026\n58.002 30112026\n58.003 03\n58.004 1.00"),
      "50.003/CCH-12"),
    Mutation("a rate of no name", Messages.monthly.without("50.008"), "50.008/CCH-11"),
    Mutation("withheld twice", Messages.monthly.setting("50.009", "120.00").setting("20.005#2", "120.00"), "50.009/CCH-11"),
    Mutation("withheld ten cents more", Messages.monthly.setting("50.009", "60.10").setting("20.005#2", "60.10"), "E-12"),
    Mutation("paid before being hired", Messages.monthly.setting("40.001", "10112026"), "51.001/CCH-11"),
    Mutation("a period that ends first", Messages.monthly.setting("51.002#3", "31102026"), "51.002/CCH-11"),
    Mutation(
      "paid after the end",
      Messages.fixedTerm.setting("62.001", "20112026").setting("62.006", "20112026").setting("40.010", "20112026"),
      "51.002/CCH-13"),
    Mutation(
      "pay of nobody’s contract",
      Messages.monthly.adding(before: "58.001", "51.001 01112026\n51.002 30112026\n51.010 00009\n51.011 023\n51.013 10.00"),
      "51.010/CCH-11"),
    Mutation("no restored pay", Messages.monthly.without(from: "51.001#3", before: "51.001#4"), "51.011/CCH-11"),
    Mutation("hours of a gross", Messages.monthly.adding(after: "51.011#1", "51.012 151.67"), "51.012/SIG-13"),
    Mutation(
      "overtime of no hours",
      Messages.monthly.adding(before: "58.001", "51.001 01112026\n51.002 30112026\n51.010 00001\n51.011 017\n51.013 10.00"),
      "51.012/SIG-11"),
    Mutation(
      "an activity of a gross", Messages.monthly.adding(after: "51.013#1", "53.001 01\n53.002 1.00\n53.003 10"), "53.001/CCH-11"),
    Mutation("four thousand hours", Messages.monthly.setting("53.002", "4000.00"), "53.003/CCH-13", "E-32"),
    Mutation(
      "a premium of no period",
      Messages.monthly.adding(before: "58.001", "52.001 026\n52.002 100.00\n52.004 30112026\n52.006 00001"), "52.003/CCH-12"),
    Mutation("mended in the future", Messages.mended.setting("56.001", "122026"), "56.001/CCH-11"),
    Mutation("mended without its amount", Messages.mended.without("56.010"), "56.002/CCH-11"),
    Mutation("mended of last year", Messages.mended.setting("56.001", "122025"), "56.002/CCH-16"),
    Mutation(
      "mended in January of this year",
      Messages.mended.setting("05.005", "01012026").setting("56.001", "012026")
        .setting("05.007", "01022026").setting("50.001", "31012026").setting("40.001", "01092021").onDays(
          "112026", "012026", last: 31), "56.002/CCH-17"),
    Mutation("a net of one date", Messages.monthly.without("58.001"), "58.002/CCH-14"),
    Mutation("a net over two years", Messages.monthly.setting("58.001", "01122025"), "58.002/CCH-13", "E-85"),
  ]

  static let bases = [
    Mutation(
      "capped without uncapped", Messages.monthly.without(from: "78.001#2", before: "78.001#3"), "51.013/SIG-11", "78.001/SIG-19"),
    Mutation(
      "capped above the ceilings of the year", Messages.monthly.setting("78.004#1", "44055.01").setting("78.004#2", "44055.01"),
      "E-11", "E-45", "E-47", "E-51", "E-74"),
    Mutation("a base that ends first", Messages.monthly.setting("78.003#3", "31102026"), "78.003/CCH-12"),
    Mutation("a base of next month", Messages.monthly.setting("78.003#3", "31122026"), "78.003/CCH-15"),
    Mutation("a base over two years", Messages.monthly.setting("78.002#3", "01122025"), "78.003/CCH-16"),
    Mutation("a base of nobody’s contract", Messages.monthly.setting("78.006#3", "00009"), "E-14"),
    Mutation("a contribution of another amount", Messages.monthly.setting("81.004#2", "211.00"), "E-13"),
    Mutation("a reduction without minimum wage", Messages.reduced.without("79.001", "79.004"), "81.001/CCH-17"),
    Mutation("a reduction of no base", Messages.reduced.without("81.003#3"), "81.001/CCH-16"),
    Mutation("an insurance base that is not nil", Messages.insured.setting("78.004#4", "10.00"), "78.004/CCH-11"),
    Mutation("an insurance base of nobody", Messages.insured.setting("78.005", "7"), "78.001/CCH-13", "78.005/CCH-11"),
    Mutation("an insurance base without component", Messages.insured.without("79.001", "79.004"), "79.001/CCH-11"),
    Mutation("no insurance contribution", Messages.insured.without("81.001#4", "81.004#4"), "81.001/CCH-15"),
    Mutation(
      "an insurance contribution with a body", Messages.insured.adding(after: "81.001#4", "81.002 78861779300013"),
      "81.002/CCH-11"),
    Mutation(
      "a contribution of insurance elsewhere", Messages.insured.adding(after: "81.007#3", "81.001 059\n81.004 1.00"),
      "81.001/CCH-13"),
    Mutation("no insurance base", Messages.insured.without(from: "78.001#4", before: "86.001"), "78.001/CCH-13"),
    Mutation("an affiliation of no membership", Messages.insured.setting("70.013", "9"), "70.013/CCH-11", "15.001/CCH-13"),
    Mutation(
      "twice the same affiliation", Messages.insured.adding(after: "70.014", "70.005 CADRES\n70.012 1\n70.013 1"), "70.012/CCH-11"
    ),
    Mutation(
      "an affiliation of an unpaid contract", Messages.twoContracts.movedInsurance, "78.005/CCH-12", "40.009/CCH-13", "E-41"),
  ]

  static let payments = [
    Mutation("a membership of nobody", Messages.insured.setting("15.004#2", "01"), "15.001/CCH-13"),
    Mutation("a membership that is used", Messages.insured.setting("15.004#1", "02"), "15.001/CCH-14"),
    Mutation("twice the same membership", Messages.insured.setting("15.005#2", "1"), "15.005/CCH-11", "15.001/CCH-14"),
    Mutation("the tax office without entity", Messages.monthly.without("20.002#2"), "20.002/CCH-11"),
    Mutation("an energy body without energy", Messages.monthly.setting("20.002#1", "CNIEG_COT_RS"), "20.002/CCH-12"),
    Mutation("an energy slip without energy", Messages.monthly.setting("22.002", "CNIEG_COT_RS"), "22.002/CCH-13"),
    Mutation("an IBAN", Messages.monthly.setting("20.004#1", "FR7730004000030000123456759"), "20.004/CSL-11"),
    Mutation("a bank account", Messages.monthly.setting("20.004#1", "FR0630004000030000123456758"), "20.004/CSL-13"),
    Mutation("insurance that does not add up", Messages.insured.setting("20.005#3", "46.00"), "20.005/CCH-12"),
    Mutation("a payment of next month", Messages.monthly.setting("20.007#1", "31122026"), "20.007/CCH-13"),
    Mutation("debited from nowhere", Messages.monthly.without("20.004#1"), "20.010/CCH-12"),
    Mutation(
      "paid by the company of another",
      Messages.monthly.setting("20.005#2", "0.00").without("20.003#2", "20.004#2").setting("20.010#2", "06")
        .adding(after: "20.010#2", "20.012 00000002600005"), "20.012/CCH-14"),
    Mutation("a slip of next month", Messages.monthly.setting("22.004", "31122026"), "22.004/CCH-12", "E-20"),
    Mutation("a slip of two months", Messages.monthly.setting("22.003", "01102026"), "E-20"),
    Mutation(
      "mobility of no town", Messages.monthly.adding(after: "23.004#3", "23.001 900\n23.002 920\n23.003 0.00\n23.004 3000.00"),
      "23.006/CCH-11"),
    Mutation(
      "a slip that does not add up", Messages.ofAmounts.setting("22.005", "1278.00").setting("20.005#1", "1278.00"), "E-08"),
    Mutation("a payment that is not the slip", Messages.monthly.setting("20.005#1", "1000.00"), "E-09"),
    Mutation(
      "a reduction that is not people’s",
      Messages.reduced.setting("23.005", "-210.00").setting("22.005", "968.00").setting("20.005#1", "968.00"), "E-15"),
    Mutation(
      "an account number of a body with a wrong key",
      Messages.monthly.setting("20.001#1", "78861779300014").setting("22.001", "78861779300014"), "E-33", "E-71"),
    Mutation("withheld and not paid", Messages.monthly.setting("20.005#2", "59.00"), "E-16"),
    Mutation(
      "a contribution without its net", Messages.ofEstablishment.without(from: "82.001#2", before: "82.001#3"), "82.002/CCH-22",
      "82.002/CCH-23"),
    Mutation("not liable, with an amount", Messages.ofEstablishment.setting("44.001", "010"), "44.001/CCH-12"),
    Mutation("a place of no activity", Messages.elsewhere.without("85.002"), "85.002/CCH-11"),
    Mutation(
      "a place of use of no activity",
      Messages.elsewhere.adding(after: "40.043", "40.046 00000002600005").setting("40.040", "745BD")
        .setting("85.010", "02").without("85.002"), "85.002/CCH-12"),
    Mutation(
      "a place of a wrong number", Messages.elsewhere.setting("40.019", "00000002600006").setting("85.001", "00000002600006"),
      "85.001/CCH-12"),
    Mutation("a place of no town", Messages.elsewhere.without("85.011"), "85.011/CCH-11"),
  ]
}
