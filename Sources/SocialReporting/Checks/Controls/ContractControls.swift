/// What a contract says of its own end.
enum ContractControls {
  static func judge(_ contract: BlockOccurrence, _ breaches: inout Breaches) {
    guard let end = contract.child("S21.G00.62") else { return }
    if let reason = end[2], let nature = contract[7], let allowed = natures[reason], !allowed.contains(nature) {
      tell(reason, nature, contract, end, &breaches)
    } else if let reason = end[2], let nature = contract[7], trained.contains(reason), needsScheme(reason, nature),
      let scheme = contract[8], !schemes(reason, nature).contains(scheme)
    {
      tell(reason, "\(nature), dispositif \(scheme)", contract, end, &breaches)
    }
    notices(end, &breaches)
  }

  private static func tell(
    _ reason: String, _ nature: String, _ contract: BlockOccurrence, _ end: BlockOccurrence, _ breaches: inout Breaches
  ) {
    breaches.tell("S21.G00.62.002/CCH-11", end, 2, "motif \(reason), nature \(nature)")
  }

  /// Ends that a contract without term knows only as an apprenticeship or the like.
  private static let trained: Set<String> = ["036", "037", "081", "084"]

  private static func needsScheme(_ reason: String, _ nature: String) -> Bool {
    reason == "081" || ["01", "08", "91"].contains(nature)
  }

  private static func schemes(_ reason: String, _ nature: String) -> [String] {
    switch (reason, nature) {
    case ("081", "02"), ("081", "92"): ["64", "65", "81"]
    case ("081", _), (_, "08"): ["64", "65"]
    default: ["61", "64", "65"]
    }
  }

  /// Which natures of contract (`40.007`) a reason (`62.002`) may end. A reason that is not here is not judged.
  private static let natures: [String: Set<String>] = {
    let table: [(String, String)] = [
      ("011 012 025 058 086 089 111 112 113 114", "01 07 08 09 82 91"), ("014", "01 07 08 09 50 82 91"),
      ("015", "01 07 08 09 82"), ("020", "01 07 08 09 10 50 82 91"), ("026 115 117", "01 09 82 91"), ("031", "02 10 60 92"),
      ("033", "02 03 10 92 53 54"), ("034 035", "01 02 03 07 08 09 10 50 82 91 92"), ("036 084", "01 02 03 08 10 53 54 60 91 92"),
      ("037", "01 02 03 08 10 60 91 92"), ("038 039 043 087 088 091 092 110", "01 07 08 09 50 82 91"),
      ("059", "01 03 07 08 09 50 82 91"), ("065", "01 02 08 09 10 82 91 92"), ("081", "01 02 03 08 91 92"),
      ("083", "01 02 03 09 10 91 92 53 54"), ("095 096 097", "02 03 10 92"), ("098", "01 02 09 10 91 92"), ("118", "32"),
      ("998", "01 02 03 07 08 09 10 91 92"), ("999", "20 21 29 32 50 51 52 53 54 70 80 81 89 90"),
    ]
    var natures: [String: Set<String>] = [:]
    for (reasons, allowed) in table {
      for reason in reasons.split(separator: " ") {
        natures[String(reason)] = Set(allowed.split(separator: " ").map(String.init))
      }
    }
    return natures
  }()

  /// Periods of notice follow one another.
  private static func notices(_ end: BlockOccurrence, _ breaches: inout Breaches) {
    let periods = end.children("S21.G00.63").compactMap { notice -> (BlockOccurrence, Int, Int)? in
      guard let start = notice[2].flatMap(RuleScene.date), let stop = notice[3].flatMap(RuleScene.date) else { return nil }
      return (notice, start, stop)
    }
    .sorted { $0.1 < $1.1 }
    for (before, after) in zip(periods, periods.dropFirst()) where after.1 != DayCount.date(before.2, plus: 1) {
      breaches.tell("S21.G00.63.002/CCH-15", after.0, 2, "\(before.0[3] ?? "") puis \(after.0[2] ?? "")")
    }
  }
}
