import Averaging
import ExactArithmetic
import FiniteGroups
import Properties
import Representations

extension PlantedDefect {
  static let sampling: [PlantedDefect] = [
    PlantedDefect("the tail bound is taken at ε² instead of ε", claims: ["sampling.size-is-least"]) {
      $0.sampling.sufficientSize = { $0.sufficientSize(dimension: $1, epsilon: $2 * $2) }
    },
    PlantedDefect("the tail bound has D for 2D", claims: ["sampling.size-is-least"]) {
      $0.sampling.sufficientSize = { bound, degree, epsilon in
        bound.sufficientSize(dimension: max(1, degree / 2), epsilon: epsilon)
      }
    },
    PlantedDefect("one draw too few", claims: ["sampling.size-is-least"]) {
      $0.sampling.sufficientSize = { $0.sufficientSize(dimension: $1, epsilon: $2).map { max(1, $0 - 1) } }
    },
    PlantedDefect("Bernstein's constant is 8/3 where it is 3/8", claims: ["sampling.sizes-are-ordered"]) {
      $0.sampling.sufficientSize = { bound, degree, epsilon in
        bound == .bernstein
          ? SamplingBound.bernstein.sufficientSize(dimension: degree, epsilon: epsilon * Rational(9, 64))
          : bound.sufficientSize(dimension: degree, epsilon: epsilon)
      }
    },
    PlantedDefect("the divergence and the sharper exponential are exchanged", claims: ["sampling.sizes-are-ordered"]) {
      $0.sampling.sufficientSize = { bound, degree, epsilon in
        let other: SamplingBound =
          switch bound {
          case .kullbackLeibler: .chernoff
          case .chernoff: .kullbackLeibler
          case .bernstein: .bernstein
          }
        return other.sufficientSize(dimension: degree, epsilon: epsilon)
      }
    },
    PlantedDefect("D counts representations instead of their degrees", claims: ["sampling.total-degree"]) {
      $0.sampling.totalDegree = { functions, table in try irreducibles(functions, table).rows.count }
    },
    PlantedDefect("D sums squares of degrees", claims: ["sampling.total-degree"]) {
      $0.sampling.totalDegree = { functions, table in try irreducibles(functions, table).dimension - 1 }
    },
    PlantedDefect("D counts the trivial representation", claims: ["sampling.total-degree"]) {
      $0.sampling.totalDegree = { functions, table in try irreducibles(functions, table).totalDegree + 1 }
    },
    PlantedDefect("D is the dimension of F, multiplicities counted", claims: ["sampling.total-degree"]) {
      $0.sampling.totalDegree = { functions, _ in functions.dimension - 1 }
    },
    PlantedDefect("the probability of failure is not in the size", claims: ["sampling.size-for-probability"]) {
      $0.sampling.sampleSize = { functions, target, _ in
        try SchemeProblem(functions, target: target).sampleSize(failureProbability: 1)
      }
    },
    PlantedDefect("strong(ε) is sought by weak(ε)", claims: ["sampling.strong-from-weak-half"]) {
      $0.sampling.sufficientWeakError = { $0.epsilon }
    },
    PlantedDefect("the constructions stop one element early", claims: ["sampling.derandomized-reaches-guarantee"]) {
      $0.sampling.derandomized = { functions, target in
        let scheme = try DerandomizedConstruction().scheme(for: SchemeProblem(functions, target: target), seed: 1)
          .scheme
        return scheme.size == 1 ? scheme : try .uniform(on: Array(scheme.support.dropLast()))
      }
    },
    PlantedDefect("the construction aims at √ε", claims: ["sampling.derandomized-reaches-guarantee"]) {
      $0.sampling.derandomized = { functions, target in
        let root = Enclosure.squareRoot(of: target.epsilon, bits: 12).lower
        return try DerandomizedConstruction().scheme(for: SchemeProblem(functions, target: .weak(root)), seed: 1).scheme
      }
    },
    PlantedDefect(
      "repeated draws count once", claims: ["sampling.verified-sample-reaches-guarantee"]
    ) {
      $0.sampling.verifiedSample = { functions, target, seed in
        let scheme = try SampleConstruction().scheme(for: SchemeProblem(functions, target: target), seed: seed).scheme
        return try .uniform(on: scheme.support)
      }
    },
    PlantedDefect("a sample is weighted by 1/|G| and not by 1/n", claims: ["sampling.mean-square-error"]) {
      $0.averaging.average = { scheme, constituent in
        scheme.operatorMatrix(on: constituent).mapEntries { $0 * Rational(scheme.size, scheme.size + 1) }
      }
    },
    PlantedDefect("the error of a sample is not squared", claims: ["sampling.tail-without-replacement"]) {
      $0.averaging.weakError = { scheme, errors in Enclosure.squareRoot(of: errors.weak(of: scheme).enclosure) }
    },
  ]

  private static func irreducibles(
    _ functions: FunctionClass, _ table: CharacterTable
  ) throws -> OccurringIrreducibles {
    try OccurringIrreducibles(
      in: .character(of: functions, classes: ConjugacyClasses(of: functions.group)), of: table)
  }
}
