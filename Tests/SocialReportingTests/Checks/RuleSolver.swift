@testable import SocialReporting

/// Finds messages that keep or break a rule, from its words alone.
struct RuleSolver {
  let norm: Norm
  /// The values that the rule names.
  private var named: [String] = []

  init(norm: Norm) { self.norm = norm }

  private static let limit = 24

  func plans(_ rule: RuleExpression, _ outcome: Bool, _ block: BlockID) -> [RulePlan] {
    let plan = RulePlan(norm, block)
    var solver = self
    solver.collect(rule)
    return solver.solve(rule, outcome, plan, at: plan.focus, outer: nil)
  }

  /// Plans that keep a rule because they are what it asks, not because it has nothing to say of them.
  func keeping(_ rule: RuleExpression, _ block: BlockID) -> [[RulePlan]] {
    switch rule {
    case .implies(let condition, let consequence): [plans(.all([condition, consequence]), true, block)]
    case .all(let parts) where parts.allSatisfy({ if case .implies = $0 { true } else { false } }):
      parts.indices.map { index in
        guard case .implies(let condition, let consequence) = parts[index] else { return [] }
        let others = parts.indices.filter { $0 != index }.map { parts[$0] }
        return plans(.all([condition, consequence] + others), true, block)
      }
    default: [plans(rule, true, block)]
    }
  }

  private mutating func collect(_ rule: RuleExpression) {
    switch rule {
    case .equals(_, let values), .differs(_, let values), .begins(_, let values): named += values.prefix(4)
    case .all(let parts), .any(let parts): for part in parts { collect(part) }
    case .not(let part): collect(part)
    case .implies(let a, let b): for part in [a, b] { collect(part) }
    case .some(_, let condition?): collect(condition)
    default: break
    }
  }

  private func solve(_ rule: RuleExpression, _ outcome: Bool, _ plan: RulePlan, at node: Int, outer: Int?) -> [RulePlan] {
    Array(every(rule, outcome, plan, node, outer).prefix(Self.limit))
  }

  private func every(
    _ rule: RuleExpression, _ outcome: Bool, _ plan: RulePlan, _ node: Int, _ outer: Int?
  ) -> [RulePlan] {
    switch rule {
    case .present(let reference):
      return change(plan, reference, node, outer, outcome ? usual(reference, plan, node, outer) : [nil])
    case .equals(let reference, let values):
      if let value = current(reference, plan, node, outer) { return values.contains(value) == outcome ? [plan] : [] }
      return change(plan, reference, node, outer, outcome ? values : [nil, "ZZZZ"])
    case .differs(let reference, let values):
      if let value = current(reference, plan, node, outer) { return values.contains(value) != outcome ? [plan] : [] }
      let others = (definition(reference, plan, node, outer)?.codes.map(\.code) ?? []).filter { !values.contains($0) }
      return change(plan, reference, node, outer, outcome ? Array(others.prefix(3)) + ["55"] : values.map { $0 } + [nil])
    case .begins(let reference, let starts):
      if let value = current(reference, plan, node, outer) {
        return starts.contains(where: value.hasPrefix) == outcome ? [plan] : []
      }
      return change(plan, reference, node, outer, outcome ? starts.map { $0 + "0000000000" } + starts : ["Z0", nil])
    case .same(let a, let b):
      if let left = current(a, plan, node, outer), let right = current(b, plan, node, outer) {
        return (left == right) == outcome ? [plan] : []
      }
      let values = outcome ? ["00001", "15112026", "03"].map { ($0, $0) } : [("00001", "00002"), ("15112026", "16112026")]
      let set = values.flatMap { pair in
        change(plan, a, node, outer, [pair.0]).flatMap { change($0, b, node, outer, [pair.1]) }
      }
      return outcome ? copies(plan, a, b, node, outer) + set + [plan] : set
    case .compare(let a, let comparison, let b): return compare(a, comparison, b, outcome, plan, node, outer)
    case .all(let parts):
      return outcome ? chain(parts, true, plan, node, outer) : parts.flatMap { solve($0, false, plan, at: node, outer: outer) }
    case .any(let parts):
      return outcome ? parts.flatMap { solve($0, true, plan, at: node, outer: outer) } : chain(parts, false, plan, node, outer)
    case .not(let part): return every(part, !outcome, plan, node, outer)
    case .implies(let a, let b):
      return outcome
        ? chain([a, b], true, plan, node, outer) + solve(a, false, plan, at: node, outer: outer)
        : solve(a, true, plan, at: node, outer: outer).flatMap { solve(b, false, $0, at: node, outer: outer) }
    case .some(let place, let condition): return search(place, condition, outcome, plan, node)
    case .unique(_, let numbers):
      if outcome { return [plan] }
      var twin = plan
      for number in numbers where !twin.has(node, number) {
        guard let filled = twin.setting(node, number, usual(.own(number), twin, node, nil).first ?? "1") else { continue }
        twin = filled
      }
      let other = twin.add(twin.nodes[node].block, near: twin.nodes[node].parent)
      for (number, value) in twin.nodes[node].values { twin = twin.setting(other, number, value) ?? twin }
      return [twin]
    case .test(let test, let references): return self.test(test, references, outcome, plan, node, outer)
    }
  }

  private func chain(_ parts: [RuleExpression], _ outcome: Bool, _ plan: RulePlan, _ node: Int, _ outer: Int?) -> [RulePlan] {
    parts.reduce([plan]) { plans, part in
      Array(plans.flatMap { solve(part, outcome, $0, at: node, outer: outer) }.prefix(Self.limit))
    }
  }

  /// Both to the value that one has already.
  private func copies(_ plan: RulePlan, _ a: RubricReference, _ b: RubricReference, _ node: Int, _ outer: Int?) -> [RulePlan] {
    [(a, b), (b, a)].flatMap { from, to -> [RulePlan] in
      guard let (plan, at, number) = target(from, plan, node, outer), let value = plan.nodes[at].values[number] else { return [] }
      return change(plan, to, node, outer, [value])
    }
  }

  private func search(
    _ place: RulePlace, _ condition: RuleExpression?, _ outcome: Bool, _ plan: RulePlan, _ node: Int
  ) -> [RulePlan] {
    guard let root = place.scope.map({ plan.above(node, $0) }) ?? node else { return outcome ? [] : [plan] }
    let there = plan.nodes.indices.filter { plan.nodes[$0].block.packed == place.block && plan.isUnder($0, root) }
    if outcome {
      let known = there.flatMap { child in condition.map { solve($0, true, plan, at: child, outer: node) } ?? [plan] }
      var more = plan
      let child = more.add(BlockID(packed: place.block), near: root)
      let made = condition.map { solve($0, true, more, at: child, outer: node) } ?? [more]
      return Array(made.prefix(6)) + known
    }
    guard let condition else { return there.isEmpty ? [plan] : [] }
    return there.reduce([plan]) { plans, child in
      plans.flatMap { solve(condition, false, $0, at: child, outer: node) }
    }
  }

  // MARK: values

  /// The node and the number that a reference names; a contract is made when there is none.
  private func target(_ reference: RubricReference, _ plan: RulePlan, _ node: Int, _ outer: Int?) -> (RulePlan, Int, Int)? {
    switch reference {
    case .own(let number): return (plan, node, number)
    case .outer(let number): return outer.map { (plan, $0, number) }
    case .above(let block, let number):
      if let at = plan.above(node, block) { return (plan, at, number) }
      return nil
    case .contract(let number):
      var plan = plan
      let contract = plan.nodes.firstIndex { $0.block == "S21.G00.40" } ?? plan.add("S21.G00.40", near: node)
      var at: Int? = node
      while let one = at {
        if let name = RuleScene.contractNumber(of: plan.nodes[one].block.packed) {
          guard let named = plan.setting(one, name, "00001")?.setting(contract, 9, "00001") else { return nil }
          return (named, contract, number)
        }
        at = plan.nodes[one].parent
      }
      return nil
    }
  }

  private func change(
    _ plan: RulePlan, _ reference: RubricReference, _ node: Int, _ outer: Int?, _ values: [String?]
  ) -> [RulePlan] {
    values.compactMap { value in
      guard let (plan, at, number) = target(reference, plan, node, outer) else { return value == nil ? plan : nil }
      guard let value else { return plan.removing(at, number) }
      return plan.setting(at, number, value)
    }
  }

  private func definition(
    _ reference: RubricReference, _ plan: RulePlan, _ node: Int, _ outer: Int?
  ) -> Norm.RubricDefinition? {
    target(reference, plan, node, outer).flatMap { plan, at, number in norm.rubric(plan.nodes[at].block.rubric(number)) }
  }

  /// What it has already.
  private func current(_ reference: RubricReference, _ plan: RulePlan, _ node: Int, _ outer: Int?) -> String? {
    guard let (plan, at, number) = target(reference, plan, node, outer) else { return nil }
    return plan.nodes[at].values[number]
  }

  /// Values that it may have: the one it has, or some of its kind.
  private func usual(_ reference: RubricReference, _ plan: RulePlan, _ node: Int, _ outer: Int?) -> [String] {
    if let value = current(reference, plan, node, outer) { return [value] }
    guard let definition = definition(reference, plan, node, outer) else { return ["00001"] }
    if definition.id == "S20.G00.05.005" { return ["01112026", "01012026"] }
    if !definition.codes.isEmpty {
      return [definition.codes[0].code, "ZZZZ"] + named + definition.codes.dropFirst().map(\.code)
    }
    switch definition.kind {
    case .date: return ["15112026", "15122026", "15012009", "01012026", "15112025"]
    case .number: return ["100.00", "0.00", "15.00", "9999.00", "-1.00"]
    case .text:
      return ["00001", "ZZZZ"] + named + ["99001", "CXXX", "112026", "122027", "00000001800011", "FR7630004000030000123456758"]
    }
  }

  /// Pairs of values around one another; what does not fit is dropped by the plan or by the checker itself.
  private func compare(
    _ a: RuleTerm, _ comparison: RuleComparison, _ b: RuleTerm, _ outcome: Bool, _ plan: RulePlan, _ node: Int, _ outer: Int?
  ) -> [RulePlan] {
    let values: [String] =
      comparison.measure == .number
      ? ["0.00", "1.00", "300.00", "500.00", "1300.00", "40000.00", "9999999999.00", "-1.00"]
      : [
        "15112026", "16112026", "01112026", "15122026", "15011990", "15012027", "15022027", "15112025", "112026", "122027",
        "2027", "2026",
      ]
    var plans: [RulePlan] = []
    for left in options(a, values, plan, node, outer) {
      for right in options(b, values, plan, node, outer) {
        guard comparison.measure == .number || fits(a, left) && fits(b, right) else { continue }
        guard let x = measure(a, left, comparison), let y = measure(b, right, comparison), comparison.holds(x, y) == outcome
        else { continue }
        plans += set(a, left, plan, node, outer).flatMap { set(b, right, $0, node, outer) }
        if plans.count > 40 { return plans }
      }
    }
    return outcome ? plans + [plan] : plans
  }

  private func fits(_ term: RuleTerm, _ value: String?) -> Bool {
    guard let value else { return true }
    return value.count == 8 || value.count == 6 || value.count == 4
  }

  private func options(
    _ term: RuleTerm, _ values: [String], _ plan: RulePlan, _ node: Int, _ outer: Int?
  ) -> [String?] {
    guard case .rubric(let reference) = term else { return [nil] }
    return current(reference, plan, node, outer).map { [$0] } ?? values
  }

  private func measure(_ term: RuleTerm, _ value: String?, _ comparison: RuleComparison) -> Int? {
    let date: Int?
    switch term {
    case .number(let number): return comparison.measure == .number ? number : number / 10_000
    case .monthStart: date = 20_261_101
    case .monthEnd: date = 20_261_130
    case .nextMonthEnd: date = 20_261_231
    case .rubric:
      if comparison.measure == .number { return value.flatMap(RuleScene.decimal) }
      date = value.flatMap(RuleScene.date)
    }
    return date.map { comparison.measure == .month ? $0 / 100 : comparison.measure == .year ? $0 / 10_000 : $0 }
  }

  private func set(_ term: RuleTerm, _ value: String?, _ plan: RulePlan, _ node: Int, _ outer: Int?) -> [RulePlan] {
    guard case .rubric(let reference) = term else { return [plan] }
    return change(plan, reference, node, outer, [value])
  }

  private func test(
    _ test: RuleTest, _ references: [RubricReference], _ outcome: Bool, _ plan: RulePlan, _ node: Int, _ outer: Int?
  ) -> [RulePlan] {
    if test == .isonly {
      var only = plan
      for reference in references {
        only = change(only, reference, node, outer, usual(reference, only, node, outer)).first ?? only
      }
      return outcome ? [only] : [only.setting(node, 2, "00001") ?? only]
    }
    let good = RuleSolver.good[test] ?? []
    let bad = RuleSolver.bad[test] ?? []
    let asItIs = references.contains { current($0, plan, node, outer) != nil } ? [plan] : []
    return asItIs
      + (outcome ? good : bad).filter { $0.count == references.count || test == .birthyear }.flatMap { values in
        zip(references, values).reduce([plan]) { plans, pair in
          plans.flatMap { change($0, pair.0, node, outer, [pair.1]) }
        }
      }
  }

  private static let good: [RuleTest: [[String?]]] = [
    .siren: [["000000018"]], .siret: [["000000018", "00002"], ["00000001800002"]], .iban: [["FR7630004000030000123456759"]],
    .bban: [["FR7630004000030000123456759"]], .calendar: [["15112026"]], .calendar99: [["99111990"]], .nines: [["2850699999123"]],
    .department: [["2850675999123", "12061985"]], .ntt: [["1000000018AB"]], .nospace: [["1000000018AB"]], .repeated: [["Chef"]],
    .notzeros: [["00001"]], .birthyear: [["12061985"]], .birthplace: [["75", "12061985"]],
    .nirbirth: [["2850675999123", "12061985"]], .isprovident: [["P0001"]], .isworkplace: [["00000001800002"]],
    .issiret: [["00000001800002"]],
  ]

  private static let bad: [RuleTest: [[String?]]] = [
    .siren: [["000000019"], ["00000001900009"]], .siret: [["000000018", "00011"], ["00000001800011"]],
    .iban: [["FR7630004000030000123456758"]], .bban: [["FR7630004000030000123456758"]], .calendar: [["31022026"]],
    .calendar99: [["31021990"]], .nines: [["2850675999999"]], .department: [["270022A999123", "12061970"]],
    .ntt: [["1999999999AB"]], .nospace: [["1000000018 AB"]], .repeated: [["Cheffff"]], .notzeros: [["00000"]],
    .birthyear: [["12061885"]], .birthplace: [["2A", "12061970"]], .nirbirth: [["2850675999123", "12061990"]],
    .isprovident: [["DGFIP"], [nil]], .isworkplace: [["00000002600005"], [nil]], .issiret: [["ABCD"]],
  ]
}
