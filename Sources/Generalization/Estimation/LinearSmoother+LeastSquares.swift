public import ExactArithmetic
public import FiniteGroups

/// What penalized least squares adds to the mean squared residual: κ‖f‖² + λ‖(I − P_H)f‖², norms of L²(μ).
public struct RidgePenalty: Sendable {
  /// κ ≥ 0.
  public let whole: Rational
  /// λ ≥ 0.
  public let complement: Rational
  /// H; `nil` for the whole group.
  public let subgroup: Subgroup?

  /// A penalty.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` for negative numbers.
  public init(whole: Rational = 0, complement: Rational = 0, under subgroup: Subgroup? = nil) throws(ProblemError) {
    for (name, value) in [("the penalty", whole), ("the penalty on the complement", complement)]
    where value.signum < 0 {
      throw .outOfRange(name, value, allowed: "at least 0")
    }
    self.whole = whole
    self.complement = complement
    self.subgroup = subgroup
  }
}

extension LinearSmoother {
  /// Penalized least squares on a space V: the minimizer over f ∈ V of (1/n)Σ(yᵢ − f(xᵢ))² + κ‖f‖² + λ‖(I − P_H)f‖².
  ///
  /// In a balanced design on a G-stable V this is P z/(1+κ) + (I − P)z/(1 + κ + λ), z least squares on V. Without penalties it is
  /// least squares.
  ///
  /// - Throws: ``ProblemError/unsuitable(_:)`` where the minimizer is not unique, as for least squares when the observed points do
  ///   not determine the functions of V.
  /// - Complexity: O(dimension² · points + dimension³) operations
  public init(
    leastSquaresIn space: FeatureSpace, design: FixedDesign, penalty: RidgePenalty? = nil, on problem: FiniteProblem
  ) throws(ProblemError) {
    let rows = (0..<space.dimension).map { Array(space.basis[row: $0]) }
    let samples = Rational(design.samples)
    let shares = design.counts.map { Rational($0) / samples }
    let partition = penalty?.subgroup.map(problem.action.orbits(under:)) ?? problem.orbits
    let rests = rows.map { row in zip(row, partition.average(row)).map { $0 - $1 } }
    var system = Matrix<Rational>(rowCount: rows.count, columnCount: rows.count, repeating: 0)
    for row in rows.indices {
      for column in rows.indices {
        var entry = shares.indices.reduce(Rational.zero) { $0 + shares[$1] * rows[row][$1] * rows[column][$1] }
        if let penalty {
          entry += penalty.whole * problem.innerProduct(rows[row], rows[column])
          entry += penalty.complement * problem.innerProduct(rests[row], rests[column])
        }
        system[row, column] = entry
      }
    }
    guard let inverse = system.inverse() else {
      throw .unsuitable(
        "the observed points do not determine the functions: observe more points, take fewer functions, or penalize")
    }
    // T = Bᵀ A⁻¹ B / n on the observed points.
    let transposed = space.basis.transposed
    var response = transposed * inverse * space.basis
    for point in 0..<problem.pointCount {
      let factor = design.counts[point] > 0 ? 1 / samples : 0
      for row in 0..<problem.pointCount { response[row, point] *= factor }
    }
    self.init(design: design, response: response)
  }
}
