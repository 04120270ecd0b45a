extension Runner {
  /// What a look at the generator tells.
  struct Sample {
    /// How many cases the domain has, estimated.
    var estimatedCases: Double
  }

  enum Inspection {
    case healthy(Sample)
    case unhealthy(HealthProblem)
  }

  /// Generates some cases, each twice, without running the body on them.
  ///
  /// The size of the domain is estimated by the mean of the product of the numbers of options along random paths
  /// (Knuth, *Estimating the efficiency of backtrack programs*, doi:10.1090/S0025-5718-1975-0373371-6).
  func inspectGenerator() -> Inspection {
    defer { cases.forgetEvents() }
    let count = 16
    var estimate = 0.0
    for index in 0..<count {
      let first = cases.prepareRandom(index)
      if index == 0, case .oversized = first.outcome {
        // As many as were drawn until a limit ended it: that of choices, or that of nesting.
        return .unhealthy(.unboundedRecursion(limit: first.sequence.choices.count))
      }
      // A container freed by the first generation would be allocated at the same address again and, its order being a
      // function of the address, iterate in the same order. Occupying the memory in between makes the order show.
      let ballast = (0..<64).map { size in [UInt8](repeating: 0, count: 16 * (size + 1)) }
      let second = cases.prepareRandom(index)
      withExtendedLifetime((first, ballast)) {}
      if let problem = difference(first, second) { return .unhealthy(problem) }
      estimate += first.sequence.choices.reduce(1.0) { $0 * ($1.isForced ? 1 : Double($1.max) + 1) }
    }
    return .healthy(Sample(estimatedCases: estimate / Double(count)))
  }

  private func difference(
    _ first: CaseRunner.Preparation, _ second: CaseRunner.Preparation
  ) -> HealthProblem? {
    if first.sequence.choices != second.sequence.choices {
      return .nondeterministicGenerator(
        first: "choices \(first.sequence.indices.prefix(20))", second: "choices \(second.sequence.indices.prefix(20))")
    }
    switch (first.prepared, second.prepared) {
    case (nil, nil): return nil
    case (let one?, let other?) where one.isSame(as: other): return nil
    case (let one, let other):
      return .nondeterministicGenerator(
        first: one?.rendered() ?? "no value", second: other?.rendered() ?? "no value")
    }
  }

  /// Runs the property on every case of its domain, in the order of the choices, unless there are too
  /// many or the cases depend on the size too.
  func enumerate() async -> StageEnd {
    announce(.enumerating)
    statistics = Statistics()
    var prefix: [UInt64] = []
    var index = 0
    // Discarded cases are part of the tree and cost time too.
    while index < 2 * settings.cases {
      if Task.isCancelled { return .verdict(.cancelled) }
      let preparation = cases.prepare(prefix: prefix)
      // The tree of choices is that of one size: walking it would not see the cases of the others.
      if preparation.dependsOnSize { return startOver() }
      let outcome = await cases.run(preparation)
      switch outcome {
      case .passed: statistics.countPassed(cases.events, index: index)
      case .discarded: statistics.discards += 1
      case .oversized: return startOver()
      case .cancelled: return .verdict(.cancelled)
      case .failed(let failure):
        let sequence = preparation.sequence
        return .found(Finding(origin: .enumeration(index), sequence: sequence, failure: failure))
      }
      index += 1
      guard let next = nextPrefix(after: preparation.sequence) else {
        guard statistics.cases > 0 else { return .verdict(.gaveUp) }
        return .verdict(judgeCoverageOfAllCases())
      }
      prefix = next
    }
    return startOver()
  }

  private func startOver() -> StageEnd {
    statistics = Statistics()
    return .next
  }

  private func nextPrefix(after sequence: ChoiceSequence) -> [UInt64]? {
    guard
      let last = sequence.choices.lastIndex(where: { !$0.isForced && $0.index < $0.max })
    else { return nil }
    var prefix = sequence.choices[...last].map(\.index)
    prefix[last] += 1
    return prefix
  }

  /// With all cases seen, shares are facts and need no test.
  private func judgeCoverageOfAllCases() -> Report.Verdict {
    let shortfalls = statistics.coverage.compactMap { count -> CoverageShortfall? in
      let reached = 100 * Double(count.hits) / Double(statistics.cases)
      guard reached < count.percent else { return nil }
      return CoverageShortfall(
        label: count.label, wanted: count.percent, reached: reached, cases: statistics.cases)
    }
    return shortfalls.isEmpty ? .exhausted : .insufficientCoverage(shortfalls)
  }
}
