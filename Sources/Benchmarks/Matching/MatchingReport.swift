import Banking

/// How well and how fast movements and lines are matched: `Benchmarks --matching 10000`.
struct MatchingReport {
  /// Movements of the bank; the books have about as many lines and half again.
  let count: Int
  let runs: Int

  /// The answer is 1 when a wrong match would be accepted without being looked at, or too few are found.
  func print() -> Int32 {
    var isFailure = false
    for seed in 1...UInt64(max(1, runs)) {
      let generated = GeneratedReconciliation(seed: seed, count: count)
      let clock = ContinuousClock()
      let start = clock.now
      let outcome = BankMatching().run(movements: generated.movements, lines: generated.lines)
      let time = start.duration(to: clock.now)
      let quality = MatchingQuality(generated, outcome)
      if quality.foundShare < 950 || !quality.wrongSure.isEmpty { isFailure = true }
      Swift.print(
        "Rapprochement, graine \(seed) : \(generated.movements.count) mouvements et \(generated.lines.count) lignes en \(time) ; "
          + "\(quality.found) groupes trouvés sur \(quality.truths), \(quality.sure) sûrs dont "
          + "\(quality.wrongSure.count) faux, \(quality.wrong) propositions fausses à relire")
    }
    return isFailure ? 1 : 0
  }
}
