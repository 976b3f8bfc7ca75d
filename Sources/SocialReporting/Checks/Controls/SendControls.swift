/// What is judged when the whole send has passed.
enum SendControls {
  static func judge(_ send: SendTally, _ envelope: BlockOccurrence?, formIsRead: Bool, _ breaches: inout Breaches) {
    if let envelope, let type = envelope[8], !send.kinds.isEmpty {
      let isEmpty = send.kinds.allSatisfy { $0.nature == "01" && ["02", "05"].contains($0.type) }
      if (type == "02") != isEmpty {
        breaches.tell("S10.G00.00.008/CCH-11", envelope, 8, "\(envelope.id.rubric(8)) = « \(type) »")
      }
    }
    guard let totals = send.totals, !formIsRead else { return }
    if let said = totals[1].flatMap(Int.init), said != send.rubrics {
      breaches.tell("E-01", totals, 1, "\(said) annoncées, \(send.rubrics) comptées")
    }
    if let said = totals[2].flatMap(Int.init), said != send.declarations {
      breaches.tell("E-02", totals, 2, "\(said) annoncées, \(send.declarations) comptées")
    }
  }
}
