extension Claim {
  /// About how much work the verification of the claim is, in random cases of a claim of usual speed: to divide claims
  /// among processes.
  ///
  /// A function of the claim and of the number of cases alone, never of a measured time or of a file, so that all
  /// processes divide the claims in the same way. The number of cases in a test tells how slow a case is; the lists
  /// count as so many cases as they have cost on average.
  ///
  /// - Parameter cases: how many random cases are tried; a claim that fails mostly does so before.
  public func estimatedCost(cases: Int) -> Double {
    let random = expected == .fails ? 0 : Double(cases)
    let lists = (scope == nil ? 0.0 : 600) + (solver == nil ? 0 : 300)
    return (random + lists) * 60 / Double(max(testCases, 1))
  }
}
