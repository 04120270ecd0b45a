import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

extension ComparisonEntry {
  /// Symmetrizers whose weights do not depend on the point, or depend on chance.
  static var averaging: [ComparisonEntry] {
    [
      ComparisonEntry("group-averaging") { problem, _ in
        [ComparedSymmetrizer(nil, GroupAveraging<[Rational]>(over: problem.group), on: problem)]
      },
      ComparisonEntry("scheme-averaging") { problem, settings in
        try schemes(problem, settings)
      },
      ComparisonEntry("partial-averaging") { problem, _ in
        guard let generator = problem.group.generatorIndices.first else {
          throw SymmetrizerError.unsuitableParameter("the trivial group has no subgroup to average over")
        }
        let subgroup = Subgroup(of: problem.group, generatedBy: [generator])
        return [
          ComparedSymmetrizer(
            "partial-averaging (subgroup of order \(subgroup.order))", try PartialAveraging<[Rational]>(over: subgroup),
            on: problem)
        ]
      },
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
