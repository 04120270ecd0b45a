import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

extension ComparisonEntry {
  /// Symmetrizers whose weights do not depend on the point, or depend on chance.
  static var averaging: [ComparisonEntry] {
    [
      ComparisonEntry("none") { problem, _ in
        let identity = AveragingScheme.point(problem.group.identity)
        return [ComparedSymmetrizer("none (the function as it is)", SchemeAveraging(unverified: identity), on: problem)]
      },
      ComparisonEntry("group-averaging") { problem, _ in
        [ComparedSymmetrizer(nil, GroupAveraging<[Rational]>(over: problem.group), on: problem)]
      },
      ComparisonEntry("scheme-averaging") { problem, settings in
        try schemes(problem, settings)
      },
      ComparisonEntry("partial-averaging") { problem, _ in try partial(problem) },
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
    let half = Array(0..<((group.order + 1) / 2))
    rows.append(
      ComparedSymmetrizer(
        "partial-averaging (subset of \(half.count))",
        try PartialAveraging<[Rational]>(overSubset: half, of: group), on: problem))
    return rows
  }

  /// A scheme that is exact on linear functions, and one that is weak(ε) for all functions on the points.
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
        "scheme-averaging (weak(\(settings.epsilon)) on all)",
        try SchemeAveraging<Int, [Rational]>(weak.scheme, verifiedOn: all), on: problem),
      ComparedSymmetrizer(
        "scheme-averaging (exact on linear)", try SchemeAveraging<Int, [Rational]>(exact.scheme, verifiedOn: linear),
        on: problem),
    ]
  }
}
