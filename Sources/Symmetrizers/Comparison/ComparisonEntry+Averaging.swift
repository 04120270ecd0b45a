import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

extension ComparisonEntry {
  /// Symmetrizers whose weights do not depend on the point, or depend on chance.
  static var averaging: [ComparisonEntry] {
    [
      ComparisonEntry("none") { problem, _ in
        let identity = SchemeAveraging<Int, [Rational]>(
          .point(problem.group.identity), guarantee: SymmetryGuarantee(.none, error: nil, scope: "nothing is done"),
          name: "none (the function as it is)", source: "for comparison")
        return [ComparedSymmetrizer(nil, identity, on: problem)]
      },
      ComparisonEntry("group-averaging") { problem, _ in
        [ComparedSymmetrizer(nil, GroupAveraging<[Rational]>(over: problem.group), on: problem)]
      },
      ComparisonEntry("scheme-averaging") { problem, settings in
        try schemes(problem, settings)
      },
      ComparisonEntry("partial-averaging") { problem, _ in try partial(problem) },
      ComparisonEntry("sampled-partial-averaging") { problem, settings in [try sampled(problem, settings)] },
      ComparisonEntry("residual-pathway") { problem, settings in
        [
          ComparedSymmetrizer(
            "residual-pathway (α = \(settings.residual))",
            try ResidualPathway<[Rational]>(over: problem.group, residual: settings.residual), on: problem)
        ]
      },
      ComparisonEntry("test-time-augmentation") { problem, settings in
        [
          ComparedSymmetrizer(
            "test-time-augmentation (n = \(settings.draws))",
            try TestTimeAugmentation<FiniteGroup, [Rational]>(over: problem.group, count: settings.draws), on: problem)
        ]
      },
    ]
  }

  /// The largest proper cyclic subgroup, where there is one beside the identity, and the first half of the elements.
  private static func partial(_ problem: ComparisonProblem) throws -> [ComparedSymmetrizer] {
    let group = problem.group
    guard group.order > 1 else {
      throw SymmetrizerError.unsuitableParameter("the trivial group has no part to average over")
    }
    let cyclic = (0..<group.order).filter { $0 != group.identity }.map { ($0, group.order(of: $0)) }
    var rows: [ComparedSymmetrizer] = []
    if let largest = cyclic.filter({ $0.1 < group.order }).max(by: { $0.1 < $1.1 }) {
      let subgroup = Subgroup(of: group, generatedBy: [largest.0])
      rows.append(
        ComparedSymmetrizer(
          "partial-averaging (subgroup of order \(subgroup.order))", try PartialAveraging<[Rational]>(over: subgroup),
          on: problem))
    }
    let half = firstHalf(of: group)
    rows.append(
      ComparedSymmetrizer(
        "partial-averaging (subset of \(half.count))",
        try PartialAveraging<[Rational]>(overSubset: half, of: group), on: problem))
    return rows
  }

  private static func firstHalf(of group: FiniteGroup) -> [Int] { Array(0..<((group.order + 1) / 2)) }

  /// Draws from the first half of the elements. The expected error on f is ‖E_ωf‖² + (1 − ‖E_ωf‖²)/n for ‖f‖ = 1, which grows with ‖E_ωf‖²;
  /// so the worst is that of the worst f for ω.
  private static func sampled(
    _ problem: ComparisonProblem, _ settings: ComparisonSettings
  ) throws -> ComparedSymmetrizer {
    guard problem.group.order > 1 else {
      throw SymmetrizerError.unsuitableParameter("the trivial group has no part to draw from")
    }
    let half = firstHalf(of: problem.group)
    let distribution = try AveragingScheme.uniform(on: half)
    let functions = try FunctionClass(.functions, group: problem.group, action: problem.pointAction)
    let error = try SymmetryErrors(on: functions).weak(of: distribution).enclosure
    func expected(_ error: Rational) -> Rational { error + (1 - error) / Rational(settings.draws) }
    return ComparedSymmetrizer(
      "sampled-partial-averaging (n = \(settings.draws) from a subset of \(half.count))",
      try SampledAveraging<Int, [Rational]>(from: distribution, count: settings.draws, weakError: error.upper),
      on: problem, expectedError: Enclosure(expected(error.lower), expected(error.upper)),
      notes: ["error: the worst expectation, ε + (1 − ε)/n with the error ε of averaging over the subset"])
  }

  /// A scheme that is exact on linear functions, and one that is weak(ε) for all functions on the points; these are all functions on the
  /// group only where one of their orbits is free.
  private static func schemes(
    _ problem: ComparisonProblem, _ settings: ComparisonSettings
  ) throws -> [ComparedSymmetrizer] {
    let constructions: [any SchemeConstruction] = [
      FullGroupConstruction(), SubgroupConstruction(), TransitiveSetConstruction(), DerandomizedConstruction(),
      VerifiedSampleConstruction(),
    ]
    let linear = try FunctionClass(.polynomials(degree: 1), group: problem.group, action: problem.action)
    let all = try FunctionClass(.functions, group: problem.group, action: problem.pointAction)
    let exact = try SchemeConstructions.best(for: SchemeProblem(linear, target: .exact), of: constructions, seed: 1)
    let weak = try SchemeConstructions.best(
      for: SchemeProblem(all, target: .weak(settings.epsilon)), of: constructions, seed: 1)
    return [
      ComparedSymmetrizer(
        "scheme-averaging (weak(\(settings.epsilon)) on functions on \(problem.points.count) points)",
        try SchemeAveraging<Int, [Rational]>(weak.scheme, verifiedOn: all), on: problem),
      ComparedSymmetrizer(
        "scheme-averaging (exact on linear)", try SchemeAveraging<Int, [Rational]>(exact.scheme, verifiedOn: linear),
        on: problem),
    ]
  }
}
