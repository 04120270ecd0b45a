extension Claim {
  /// About how much work the verification of the claim is, in random cases of a claim of usual speed: to divide claims
  /// among processes.
  ///
  /// A function of the claim and of the number of cases alone, never of a measured time or of a file, so that all
  /// processes divide the claims in the same way. The number of cases in a test tells how slow a case is; a list counts
  /// as so many cases as it costs on average; a claim that fails is refuted soon.
  ///
  /// - Parameter cases: how many random cases are tried.
  public func estimatedCost(cases: Int) -> Double {
    let count = expected == .fails ? 60 : Double(cases) + (scope == nil ? 0 : 300)
    return count * 60 / Double(max(testCases, 1))
  }
}
