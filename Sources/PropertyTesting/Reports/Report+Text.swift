extension Report: CustomStringConvertible {
  /// The report as text of several lines, the verdict first.
  public var description: String {
    ([headline] + detailLines + rerunLines + labelLines + notes).joined(separator: "\n")
  }

  private var headline: String {
    let discarded = discards == 0 ? "" : " (\(discards) discarded)"
    switch verdict {
    case .passed: return "“\(property)”: \(cases) random cases passed\(discarded)"
    case .exhausted: return "“\(property)”: all \(cases) cases checked\(discarded)"
    case .failed: return "“\(property)” fails after \(cases) passed cases\(discarded)"
    case .flaky: return "“\(property)” is flaky: a case failed and did not fail the same way when repeated"
    case .gaveUp: return "“\(property)” gave up: \(discards) cases discarded, \(cases) passed"
    case .unhealthy: return "“\(property)” cannot be tested with its generator"
    case .insufficientCoverage: return "“\(property)” passed \(cases) cases, which do not cover what they should"
    case .cancelled: return "“\(property)” was cancelled after \(cases) passed cases"
    case .misconfigured: return "“\(property)” was not run"
    case .engineError: return "“\(property)”: the property engine contradicted itself"
    }
  }

  private var detailLines: [String] {
    switch verdict {
    case .failed(let counterexample), .flaky(let counterexample): counterexample.lines
    case .unhealthy(let problem): ["  " + problem.explanation]
    case .insufficientCoverage(let shortfalls):
      shortfalls.map { "  \($0.label): \($0.wanted) % wanted, \(rounded($0.reached)) % of \($0.cases) cases reached" }
    case .misconfigured(let message), .engineError(let message): ["  " + message]
    case .passed, .exhausted, .gaveUp, .cancelled: []
    }
  }

  /// Every failure says how to see it again.
  private var rerunLines: [String] {
    isSuccess || counterexample != nil || rerun.isEmpty ? [] : ["  rerun:   \(rerun)"]
  }

  private var labelLines: [String] {
    guard randomCases > 0 else { return [] }
    return labels.map { "  \(rounded(100 * Double($0.count) / Double(randomCases))) % \($0.label)" }
      + coverage.map {
        "  \(rounded(100 * Double($0.hits) / Double(randomCases))) % \($0.label) (at least \($0.percent) % wanted)"
      }
      + targets.map { "  largest \($0.label): \($0.value)" }
  }

  private func rounded(_ percentage: Double) -> Double {
    (percentage * 100).rounded() / 100
  }
}

extension Counterexample {
  var lines: [String] {
    var lines = ["  minimal: \(rendered)"]
    if renderedOriginal != rendered { lines.append("  found:   \(renderedOriginal)") }
    lines.append("  failure: \(failure.message) [\(failure.identity)]")
    lines.append("  from:    \(origin.description)")
    lines.append("  shrunk in \(shrinkSteps) steps, \(shrinkCalls) calls")
    lines.append("  rerun:   \(rerun)")
    return lines
  }
}

extension Counterexample.Origin: CustomStringConvertible {
  /// Where the case came from, in words.
  public var description: String {
    switch self {
    case .random(let index): "random case \(index)"
    case .enumeration(let index): "case \(index) of the enumeration"
    case .targeting: "climbing towards a target"
    case .inFlight: "the case that was running when a process ended"
    case .stored(let file): "the stored \(file)"
    }
  }
}

extension HealthProblem {
  /// What is wrong and what to do about it.
  public var explanation: String {
    switch self {
    case .nondeterministicGenerator(let first, let second):
      "the same choices gave \(first) and \(second): the generator depends on something else than its choices, "
        + "for instance on the order of a Set or a Dictionary"
    case .unboundedRecursion(let limit):
      "the simplest case already draws more than \(limit) choices, or nests without end: make the simplest "
        + "alternative (the first) end the recursion"
    case .casesTooLarge(let oversized, let count, let limit):
      "\(oversized) of \(count) cases drew more than \(limit) choices: make the values smaller"
    }
  }
}
