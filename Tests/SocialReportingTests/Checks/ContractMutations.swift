extension Mutations {
  static let contracts = [
    Mutation(
      "an end before the start",
      Messages.fixedTerm.setting("62.001", "31052026").setting("62.006", "31052026")
        .without("40.010"), "40.001/CCH-13", "62.006/CCH-15", "40.010/CCH-12", "51.002/CCH-13"),
    Mutation("a start before birth", Messages.monthly.setting("40.001", "01011985"), "40.001/CCH-15"),
    Mutation("a cadre who is an employee", Messages.monthly.setting("40.003", "01"), "40.003/CCH-11"),
    Mutation("a cadre without Agirc-Arrco", Messages.cadre.setting("71.002", "RETA"), "40.003/CCH-16"),
    Mutation("an employee without pension", Messages.monthly.setting("71.002", "90000"), "40.003/CCH-17"),
    Mutation("a director as an extension", Messages.cadre.setting("40.003", "02"), "40.003/SIG-15"),
    Mutation("a shouted job", Messages.monthly.setting("40.006", "Assssistante"), "40.006/CSL-11"),
    Mutation(
      "apprentice of the State in private law",
      Messages.apprentice.setting("40.007", "01").without("40.010").setting("40.008", "81"), "40.008/CCH-11"),
    Mutation("apprentice with a mandate", Messages.apprentice.setting("40.007", "80"), "40.008/CCH-14"),
    Mutation(
      "twice the same contract",
      Messages.twoContracts.setting("40.009#2", "00001").without(from: "86.001#2", before: "86.005#2")
        .without("86.005#2").setting("51.010#5", "00001").setting("51.010#6", "00001").setting("51.010#7", "00001").setting(
          "51.010#8", "00001"), "40.009/CCH-12", "E-47", "E-58"),
    Mutation("a contract without pay", Messages.twoContracts.without(from: "51.001#5", before: "58.001"), "40.009/CCH-13"),
    Mutation("an end foreseen before the start", Messages.apprentice.setting("40.010", "31082025"), "40.010/CCH-11"),
    Mutation("a fixed term without end", Messages.apprentice.without("40.010"), "40.010/CCH-12"),
    Mutation("more days than a month", Messages.monthly.setting("40.011", "20"), "40.011/CCH-12"),
    Mutation("300 hours", Messages.monthly.setting("40.013", "300.00"), "40.011/CCH-13"),
    Mutation("no hours worked", Messages.monthly.without(from: "53.001", before: "51.001#3"), "40.011/CCH-15"),
    Mutation("no hours of reference", Messages.monthly.setting("40.012", "0.00"), "40.012/CCH-11"),
    Mutation(
      "a farm’s scheme elsewhere", Messages.monthly.setting("40.018", "300").adding(after: "40.040", "40.042 01"), "40.018/CCH-14"
    ),
    Mutation("a place of work that is not there", Messages.monthly.setting("40.019", "00000002600005"), "40.019/CCH-11"),
    Mutation(
      "a place of use that is not there",
      Messages.monthly.adding(after: "40.043", "40.046 00000002600005").setting("40.040", "745BD"), "40.046/CCH-13"),
    Mutation(
      "a temporary worker at home",
      Messages.apprentice.setting("40.007", "03").setting("40.008", "99").adding(after: "40.020", "40.021 02")
        .adding(after: "40.043", "40.046 00000001800002").setting("40.040", "745BD").without("30.025")
        .appending("85.001 00000001800002\n85.002 6920Z\n85.003 3 RUE\n85.004 69001\n85.005 LYON\n85.010 01\n85.011 69381"),
      "40.019/CCH-12"),
    Mutation("a fixed term without reason", Messages.fixedTerm.without("40.021"), "40.021/SIG-11"),
    Mutation("a voyage on land", Messages.fixedTerm.setting("40.021", "14"), "40.021/CCH-13"),
    Mutation("a farm’s risk", Messages.monthly.setting("40.040", "RA110"), "40.040/CCH-15"),
    Mutation("no rate of risk", Messages.monthly.without("40.043"), "40.043/SIG-11"),
    Mutation("an index of the State", Messages.monthly.adding(after: "40.043", "40.057 0500"), "40.057/CCH-11"),
    Mutation("a level that only changes have", Messages.monthly.adding(after: "40.040", "40.041 ZZZ"), "40.041/CCH-11"),
    Mutation(
      "partial activity without hours",
      Messages.monthly.adding(after: "40.043", "40.078 01\n65.001 602\n65.002 01112026")
        .adding(before: "58.001", "51.001 01112026\n51.002 30112026\n51.010 00001\n51.011 025\n51.012 7.00\n51.013 0.00"),
      "40.078/CCH-11"),
    Mutation("a change of nothing", Messages.monthly.adding(after: "40.043", "41.001 01112026"), "41.001/CCH-12"),
    Mutation(
      "a change with its depth only", Messages.monthly.adding(after: "40.043", "41.001 01112026\n41.028 01112026"),
      "41.001/CCH-14"),
    Mutation("a change to come", Messages.monthly.adding(after: "40.043", "41.001 01122026\n41.002 06"), "41.001/CCH-15"),
    Mutation("pension twice, and none", Messages.intern.adding(after: "71.002", "71.002 RUAA"), "71.002/CCH-12"),
    Mutation("wrong pension scheme without period", Messages.monthly.adding(after: "71.002", "72.001 RETA"), "83.001/CCH-11"),
    Mutation(
      "period of a wrong scheme without it", Messages.monthly.adding(after: "81.007#3", "83.001 01012026\n83.002 31012026"),
      "83.001/CCH-11"),
    Mutation("no seniority", Messages.monthly.without(from: "86.001", before: "86.005").without("86.005"), "86.001/CCH-14"),
    Mutation("a hundred years", Messages.monthly.setting("86.002", "03").setting("86.003", "99"), "86.003/CCH-11", "E-67"),
    Mutation("no time yet", Messages.monthly.setting("86.003", "0"), "86.003/CCH-12"),
    Mutation("seniority of nobody’s contract", Messages.monthly.setting("86.005", "00009"), "86.005/CCH-11"),
    Mutation(
      "employers who joined, of no nature",
      Messages.monthly.without("11.017").adding(after: "40.026", "40.029 03\n40.030 01012020"), "11.017/CCH-11"),
  ]

  static let stops = [
    Mutation("a cancelled stop in a signal", Messages.stoppage.setting("60.001", "99"), "60.001/CCH-12"),
    Mutation("a therapeutic time in a signal", Messages.stoppage.setting("60.001", "15"), "60.001/CCH-14", "60.001/SIG-13"),
    Mutation(
      "a therapeutic time without its block", Messages.therapeutic.without(from: "66.001", before: "66.003").without("66.003"),
      "60.001/SIG-13"),
    Mutation(
      "worked after the stop", Messages.sickness.setting("60.003", "05112026").setting("60.006", "13112026"), "60.002/CCH-12"),
    Mutation("stopped before being hired", Messages.sickness.setting("60.002", "01082021"), "60.002/CCH-13"),
    Mutation("stopped before being hired, signal", Messages.stoppage.setting("60.002", "01082021"), "60.002/CCH-18"),
    Mutation("subrogation without start", Messages.stoppage.without("60.005"), "60.005/CCH-11"),
    Mutation("subrogation without end", Messages.stoppage.without("60.006"), "60.006/CCH-11"),
    Mutation("subrogation that ends first", Messages.stoppage.setting("60.006", "09112026"), "60.006/CCH-12"),
    Mutation("subrogation without IBAN", Messages.stoppage.without("60.007"), "60.007/CCH-11"),
    Mutation("subrogation without BIC", Messages.stoppage.without("60.008"), "60.008/CCH-11"),
    Mutation("back before stopping", Messages.returning.setting("60.010", "01112026"), "60.010/CCH-11"),
    Mutation("back the same day", Messages.sickness.setting("60.010", "06112026"), "E-29"),
    Mutation("back part time in a signal", Messages.returning.setting("60.011", "02"), "60.011/CCH-12"),
    Mutation("an accident of no date", Messages.stoppage.setting("60.001", "06"), "60.012/CCH-11"),
    Mutation("a stop with a month", Messages.stoppage.adding(after: "05.004", "05.005 01112026"), "E-17"),
    Mutation("a stop with a pension", Messages.stoppage.appending("71.002 RUAA"), "E-18"),
    Mutation("a stop of no end", Messages.stoppage.without("60.003"), "E-19"),
    Mutation("a stop of no contact", Messages.stoppage.without("07.001", "07.002", "07.003", "07.004"), "E-19"),
    Mutation("a return of no date", Messages.returning.without("60.010"), "E-25"),
    Mutation("a signal of no stop", Messages.stoppage.without(from: "60.001", before: "60.008").without("60.008"), "E-23"),
    Mutation(
      "an unemployment of no hours", Messages.monthly.adding(after: "40.043", "65.001 602\n65.002 01112026"), "65.001/SIG-11"),
    Mutation(
      "a suspension that ends first", Messages.monthly.adding(after: "40.043", "65.001 501\n65.002 10112026\n65.003 01112026"),
      "65.003/CCH-11"),
  ]

  static let ends = [
    Mutation("a permanent contract at its term", Messages.fixedTerm.setting("40.007", "01"), "62.002/CCH-11", "E-60", "E-94"),
    Mutation("an apprenticeship that was none", Messages.fixedTerm.setting("62.002", "081"), "62.002/CCH-11"),
    Mutation("a transfer at an end", Messages.ending.setting("62.002", "998"), "62.002/CCH-12"),
    Mutation("a cancelled end at an end", Messages.ending.setting("62.002", "099"), "62.002/CCH-13"),
    Mutation(
      "an end that was not told",
      Messages.agreedEnd.setting("62.002", "059").without("62.004").without("52.001", "52.002", "52.006"), "62.003/CCH-12"),
    Mutation("an agreement not signed", Messages.agreedEnd.without("62.004"), "62.004/CCH-11"),
    Mutation("an agreement signed too late", Messages.agreedEnd.setting("62.004", "30112026"), "62.001/CCH-11"),
    Mutation(
      "a notice for an agreement",
      Messages.agreedEnd.setting("63.001", "01").adding(after: "63.001", "63.002 01102026\n63.003 30112026"), "63.001/CCH-12"),
    Mutation(
      "notices with a hole",
      Messages.fixedTerm.setting("63.001", "01")
        .adding(after: "63.001", "63.002 01112026\n63.003 10112026\n63.001 01\n63.002 15112026\n63.003 30112026"), "63.002/CCH-15"
    ),
    Mutation(
      "a notice of no start", Messages.fixedTerm.setting("63.001", "01").adding(after: "63.001", "63.003 30112026"),
      "63.002/CCH-11"),
    Mutation("an indemnity of another end", Messages.agreedEnd.setting("52.001", "007"), "52.001/CCH-24"),
    Mutation("an agreement’s indemnity at a term", Messages.fixedTerm.setting("52.001", "001"), "52.001/CCH-21"),
    Mutation(
      "twice the same indemnity", Messages.fixedTerm.adding(after: "52.006", "52.001 015\n52.002 10.00\n52.006 00001"),
      "52.001/CCH-11"),
    Mutation("an end of no contract", Messages.ending.without(from: "62.001", before: "63.001").without("63.001"), "E-19"),
    Mutation("a term on another day", Messages.fixedTerm.setting("40.010", "15112026"), "E-28"),
    Mutation("an end without base pay", Messages.ending.without(from: "51.001#4", before: "78.001"), "51.011/CCH-15"),
  ]
}
