public import ExactArithmetic

extension AsymmetryBall {
  /// An interval that contains min ‖f − f*‖² over the class, for every space V, mapped to itself by H or not.
  ///
  /// For λ ≥ 0 the minimizer f_λ of ‖f − f*‖² + λ(‖(I − P_H)f‖² − a²) over V comes from a linear system over ℚ. Its value is a
  /// lower bound (weak duality); where f_λ is in the class, ‖f_λ − f*‖² is an upper one. The asymmetry of f_λ falls as λ grows,
  /// and bisection of λ closes the gap. For a = 0 the space of invariant functions of V is projected on: exact.
  ///
  /// - Parameter tolerance: the width wanted, positive; a narrower interval may be returned, even one number.
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` for a tolerance that is not positive.
  /// - Complexity: O(log(1/tolerance)) linear systems of the dimension of V
  public func approximationErrorByDuality(tolerance: Rational) throws(ProblemError) -> Enclosure {
    guard tolerance.signum > 0 else { throw .outOfRange("the tolerance", tolerance, allowed: "positive") }
    let space = if let space { space } else { try FeatureSpace(allFunctionsOn: problem) }
    let pencil = AsymmetryPencil(space, of: self)
    if radiusSquared.isZero {
      let invariant = try FeatureSpace(spannedBy: pencil.invariants.map { space.combination($0) }, on: problem)
      return Enclosure(problem.squaredDistance(problem.target, invariant.projection(of: problem.target)))
    }
    let free = try pencil.minimizer(.zero)
    if free.asymmetry <= radiusSquared { return Enclosure(free.error) }
    var (low, high): (Rational, Rational) = (0, 1)
    var lower = free.bound(radiusSquared)
    var upper = try pencil.minimizer(high)
    while upper.asymmetry > radiusSquared {
      lower = max(lower, upper.bound(radiusSquared))
      (low, high) = (high, 2 * high)
      upper = try pencil.minimizer(high)
    }
    lower = max(lower, upper.bound(radiusSquared))
    while upper.error - lower > tolerance {
      let middle = (low + high) / 2
      let candidate = try pencil.minimizer(middle)
      lower = max(lower, candidate.bound(radiusSquared))
      if candidate.asymmetry <= radiusSquared {
        (upper, high) = (candidate, middle)
      } else {
        low = middle
      }
    }
    return Enclosure(lower, upper.error)
  }
}

/// The quadratic forms ‖f‖² and ‖(I − P_H)f‖² on a space, in its basis.
private struct AsymmetryPencil {
  private let ball: AsymmetryBall
  private let space: FeatureSpace
  private let gram: Matrix<Rational>
  private let asymmetryGram: Matrix<Rational>
  private let target: [Rational]

  init(_ space: FeatureSpace, of ball: AsymmetryBall) {
    self.ball = ball
    self.space = space
    let problem = ball.problem
    let rows = (0..<space.dimension).map { Array(space.basis[row: $0]) }
    let partition = problem.action.orbits(under: ball.subgroup)
    let rests = rows.map { row in zip(row, partition.average(row)).map { $0 - $1 } }
    gram = AsymmetryPencil.products(rows, problem)
    asymmetryGram = AsymmetryPencil.products(rests, problem)
    target = rows.map { problem.innerProduct($0, problem.target) }
  }

  private static func products(_ functions: [[Rational]], _ problem: FiniteProblem) -> Matrix<Rational> {
    Matrix(
      rows: functions.map { left in functions.map { problem.innerProduct(left, $0) } }, columnCount: functions.count)
  }

  /// Coefficients of a basis of the functions without asymmetry.
  var invariants: [[Rational]] {
    let nullspace = asymmetryGram.nullspace()
    return (0..<nullspace.rowCount).map { Array(nullspace[row: $0]) }
  }

  /// The minimizer for one multiplier.
  func minimizer(_ multiplier: Rational) throws(ProblemError) -> Stationary {
    var system = gram
    for row in 0..<system.rowCount {
      for column in 0..<system.columnCount { system[row, column] += multiplier * asymmetryGram[row, column] }
    }
    guard let coefficients = system.solve(target) else {
      throw .unsuitable("the Gram matrix of independent functions has no inverse: please report this defect")
    }
    let function = space.combination(coefficients)
    let problem = ball.problem
    return Stationary(
      multiplier: multiplier, error: problem.squaredDistance(function, problem.target),
      asymmetry: problem.asymmetry(of: function, under: ball.subgroup))
  }
}

/// A minimizer of the Lagrangian.
private struct Stationary {
  let multiplier: Rational
  let error: Rational
  let asymmetry: Rational

  /// The value of the Lagrangian, which no function of the class is below.
  func bound(_ radiusSquared: Rational) -> Rational { error + multiplier * (asymmetry - radiusSquared) }
}
