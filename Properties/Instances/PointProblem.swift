import Averaging
import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

/// A learning problem on points, by the definitions: the action element by element, a measure μ (uniform unless the instance has one), a
/// target f*, noise of variance σ².
///
/// It shares nothing with `FiniteProblem`, which it is compared with.
struct PointProblem {
  let action: PointAction
  private let groupAction: GroupAction
  let measure: [Rational]
  let target: [Rational]

  /// The problem of an instance: its `f*`, and its `μ` if it has one.
  init(_ instance: Instance) throws {
    let setting = try instance.setting()
    action = try PointAction(setting)
    groupAction = setting.action
    target = try instance.vector("f*", count: action.degree)
    measure =
      try instance.vectors["μ"] == nil
      ? action.uniformMeasure : instance.vector("μ", count: action.degree)
  }

  /// A problem with the uniform measure.
  init(action setting: Setting, target: [Rational]) throws {
    action = try PointAction(setting)
    groupAction = setting.action
    self.target = target
    measure = action.uniformMeasure
  }

  /// d² = ‖(I − P)f*‖².
  var dataAsymmetry: Rational { asymmetry(target) }

  /// ‖ρ(g)f* − f*‖² for each element.
  var displacements: [Rational] {
    (0..<action.group.order).map { element in
      squaredDistance(action.moved(target, by: element), target)
    }
  }

  /// Random positive invariant probabilities.
  var invariantMeasures: Gen<[Rational]> {
    Gen { source in
      let orbits = action.orbits
      let parts = try source.draw(Gen<Int>.int(in: 1...5).array(count: orbits.count))
      let sum = zip(parts, orbits).reduce(0) { $0 + $1.0 * $1.1.count }
      var weights = action.uniformMeasure
      for (part, orbit) in zip(parts, orbits) {
        for point in orbit { weights[point] = Rational(part, sum) }
      }
      return weights
    }
  }

  /// Whether μ is a probability without points of measure 0.
  var isPositive: Bool { measure.allSatisfy { $0.signum > 0 } && measure.reduce(.zero, +) == 1 }

  /// Whether the group leaves μ unchanged.
  var isInvariant: Bool { action.fixes(measure) }

  /// Σ μ(x) f(x)².
  func squaredNorm(_ function: [Rational]) -> Rational {
    zip(measure, function).reduce(.zero) { $0 + $1.0 * $1.1 * $1.1 }
  }

  /// ‖f − h‖².
  func squaredDistance(_ left: [Rational], _ right: [Rational]) -> Rational {
    squaredNorm(left.minus(right))
  }

  /// ‖(I − P)f‖².
  func asymmetry(_ function: [Rational]) -> Rational { squaredDistance(function, action.average(function)) }

  /// The same as a problem of the library; `nil` if μ is not a positive invariant probability.
  func problem(noiseVariance: Rational = 0) throws -> FiniteProblem? {
    guard isPositive, isInvariant else { return nil }
    return try FiniteProblem(
      action: TabulatedAction(groupAction, of: action.group), measure: measure, target: target,
      noiseVariance: noiseVariance)
  }

  /// E‖T(f* + noise) − f*‖² for one observation of each point and independent noise ±σ: the mean over all signs of the loss of a linear T,
  /// written as A + Bσ + Cσ²; B is 0 in the mean, which is checked and not assumed.
  ///
  /// - Complexity: O(2^points · points²)
  func riskByEnumeration(noiseVariance: Rational, _ estimator: ([Rational]) -> [Rational]) -> Rational {
    let count = action.degree
    let base = estimator(target).minus(target)
    let columns = (0..<count).map { point in estimator((0..<count).map { $0 == point ? 1 : 0 }) }
    var (constant, linear, quadratic) = (Rational.zero, Rational.zero, Rational.zero)
    for mask in 0..<(1 << count) {
      var noise = [Rational](repeating: .zero, count: count)
      for (point, column) in columns.enumerated() {
        let isPositive = mask >> point & 1 == 1
        for row in 0..<count { noise[row] += isPositive ? column[row] : -column[row] }
      }
      constant += squaredNorm(base)
      linear += zip(measure, zip(base, noise)).reduce(.zero) { $0 + 2 * $1.0 * $1.1.0 * $1.1.1 }
      quadratic += squaredNorm(noise)
    }
    precondition(linear.isZero, "every sign vector stands beside its negative")
    return (constant + noiseVariance * quadratic) / Rational(1 << count)
  }
}

extension PointAction {
  /// The same weight for each point.
  var uniformMeasure: [Rational] { [Rational](repeating: Rational(1, max(degree, 1)), count: degree) }
}

extension [Rational] {
  /// The differences, coordinate by coordinate.
  func minus(_ other: [Rational]) -> [Rational] { zip(self, other).map { $0 - $1 } }
}
