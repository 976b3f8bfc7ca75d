import Testing

/// A valid message with one fault, and the controls that must be broken by it: those and no other.
struct Mutation: Sendable, CustomTestStringConvertible {
  let name: String
  let text: MessageText
  let broken: Set<String>
  var testDescription: String { name }

  init(_ name: String, _ text: MessageText, _ broken: String...) {
    self.name = name
    self.text = text
    self.broken = Set(broken.map { $0.hasPrefix("E-") || $0.hasPrefix("S") ? $0 : "S21.G00." + $0 })
  }
}

enum Mutations {
  static let all =
    sends + identities + contracts + stops + ends + pays + bases + payments + others + slips + bodies + assiettes + payroll
    + people + reviewed
}

extension Mutations {
  static let sends = [
    Mutation("an empty send with people", Messages.monthly.setting("00.008", "02"), "S10.G00.00.008/CCH-11"),
    Mutation("a full send with nobody", Messages.nobody.setting("00.008", "01"), "S10.G00.00.008/CCH-11"),
    Mutation("the sender’s SIREN", Messages.monthly.setting("01.001", "000000019").without("01.002"), "S10.G00.01.001/CSL-11"),
    Mutation("the sender’s NIC", Messages.monthly.setting("01.002", "00003"), "S10.G00.01.002/CCH-11"),
    Mutation("a sender in France and abroad", Messages.monthly.adding(after: "01.006", "01.007 BE"), "S10.G00.01.005/CCH-12"),
    Mutation("a sender without a town", Messages.monthly.without("01.006"), "S10.G00.01.006/CCH-11"),
    Mutation(
      "a cancelled month", Messages.monthly.setting("05.002", "04").adding(after: "05.005", "05.006 011120261"),
      "S20.G00.05.002/CCH-13"),
    Mutation("a signal of nobody", Messages.stoppage.setting("05.002", "02"), "S20.G00.05.002/CCH-14", "E-21"),
    Mutation("a month without people", Messages.nobody.setting("05.002", "01").setting("00.008", "01"), "S20.G00.05.002/CCH-16"),
    Mutation("a signal in fractions", Messages.stoppage.setting("05.003", "12"), "S20.G00.05.003/CCH-11"),
    Mutation(
      "a replaced one without replacing", Messages.monthly.adding(after: "05.005", "05.006 011120261"), "S20.G00.05.006/CCH-12"),
    Mutation("a farm’s part elsewhere", Messages.monthly.setting("05.008", "02"), "S20.G00.05.008/CCH-11"),
    Mutation(
      "a person’s number for the business", Messages.monthly.adding(after: "05.008", "05.009 2850699999123"),
      "S20.G00.05.009/CCH-11"),
    Mutation("Pacific francs in Paris", Messages.monthly.setting("05.010", "02"), "S20.G00.05.010/SIG-11"),
    Mutation("a month that is not said", Messages.monthly.without("05.005"), "E-04"),
    Mutation("made before its month", Messages.monthly.setting("05.007", "15102026"), "E-26"),
    Mutation("a norm of the year before", Messages.monthly.setting("00.006", "P25V01"), "E-31", "E-03"),
    Mutation("a fraction above their number", Messages.fractions.setting("05.003#1", "32"), "E-24"),
    Mutation(
      "twice the same month",
      Messages.fractions.setting("05.003#2", "12").setting("11.001#2", "00002").setting("20.002", "00000001800002").setting(
        "40.019#2", "00000001800002"), "E-10"),
    Mutation("people where nobody is", Messages.monthly.setting("05.002", "02").setting("00.008", "02"), "E-21"),
    Mutation("a cancelling one that names nothing", Messages.ending.setting("05.002", "04"), "E-22"),
    Mutation("rubrics counted wrong", Messages.nobody.appending("90.001 99\n90.002 1"), "E-01"),
    Mutation("declarations counted wrong", Messages.nobody.appending("90.001 45\n90.002 2"), "E-02"),
  ]

  static let identities = [
    Mutation("a code that is not", Messages.monthly.setting("30.013", "99"), "E-03"),
    Mutation("a word for a number", Messages.monthly.setting("50.004", "beaucoup"), "E-03"),
    Mutation("a name too long", Messages.monthly.setting("30.002", String(repeating: "AB", count: 41)), "E-03"),
    Mutation("a day that is not", Messages.monthly.setting("05.007", "31112026"), "E-03"),
    Mutation("the company’s SIREN", Messages.nobody.setting("06.001", "000000019").without("06.002", "11.001"), "06.001/CSL-11"),
    Mutation("the head office’s NIC", Messages.monthly.setting("06.002", "00003"), "06.002/CSL-11"),
    Mutation("the establishment’s NIC", Messages.nobody.setting("11.001", "00003"), "11.001/CSL-12"),
    Mutation("an establishment that leaves with people", Messages.monthly.adding(after: "11.022", "11.024 01"), "11.024/CCH-11"),
    Mutation(
      "a department that was not yet",
      Messages.monthly.setting("30.001", "285062A999123").setting("30.006", "12061985").setting("30.014", "2A").setting(
        "30.006", "12061971"
      ).setting("30.001", "271062A999123"), "30.001/CCH-11", "30.014/CCH-11"),
    Mutation(
      "a number of nines", Messages.monthly.setting("30.001", "2999999999999"), "30.001/CCH-13", "30.001/CCH-16", "30.006/CCH-11"),
    Mutation("twice the same number", Messages.twoPeople.setting("30.001#2", "2850699999123"), "30.001/CCH-14"),
    Mutation("a number that ends with nines", Messages.monthly.setting("30.001", "2850699999999"), "30.001/CCH-16"),
    Mutation("born another year", Messages.monthly.setting("30.006", "12061986"), "30.006/CCH-11"),
    Mutation("born before railways", Messages.temporaryNumber.setting("30.006", "12061885"), "30.006/CCH-12"),
    Mutation("born on 31 June", Messages.monthly.setting("30.006", "31061985"), "30.006/CSL-11"),
    Mutation("born nowhere in France", Messages.temporaryNumber.setting("30.014", "75").without("30.007"), "30.007/CCH-11"),
    Mutation("in France and abroad", Messages.monthly.adding(after: "30.010", "30.011 BE"), "30.009/CCH-12"),
    Mutation("no town", Messages.monthly.without("30.010"), "30.010/CCH-11"),
    Mutation("no number at all", Messages.temporaryNumber.without("30.020"), "30.020/CCH-12"),
    Mutation("another company’s number", Messages.temporaryNumber.setting("30.020", "2111111111AB1"), "30.020/CCH-13"),
    Mutation(
      "twice the same temporary number",
      Messages.twoPeople.without("30.001#2", "30.001#1").adding(after: "30.019#1", "30.020 2000000018AB1").adding(
        after: "30.019#2", "30.020 2000000018AB1"), "30.020/CCH14"),
    Mutation(
      "a temporary number that begins with 3", Messages.temporaryNumber.setting("30.020", "3000000018AB1"), "30.020/CSL-11"),
    Mutation("a temporary number with a space", Messages.temporaryNumber.setting("30.020", "2000000018 AB1"), "30.020/CSL-12"),
    Mutation("an apprentice of no diploma", Messages.apprentice.without("30.025"), "30.025/CCH -11"),
    Mutation("born in no country", Messages.monthly.without("30.007"), "30.029/CCH -11"),
    Mutation("a change of nothing", Messages.monthly.adding(after: "30.023", "31.001 01112026"), "31.001/CCH-12"),
    Mutation("a man with a woman’s number", Messages.monthly.adding(after: "30.004", "30.005 01"), "E-05"),
    Mutation("born another month", Messages.monthly.setting("30.006", "12071985"), "E-06"),
    Mutation("born in another department", Messages.monthly.setting("30.001", "2850675999123").setting("30.014", "69"), "E-07"),
    Mutation("an address with a comma", Messages.monthly.setting("30.008", "2, RUE DES ESSAIS"), "E-27"),
    Mutation("an establishment’s address with a comma", Messages.monthly.setting("11.003", "1, RUE DES ESSAIS"), "E-27"),
  ]
}
