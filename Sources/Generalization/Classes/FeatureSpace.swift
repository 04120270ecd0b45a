public import ExactArithmetic
public import FiniteGroups

/// A space V of functions on the points of a problem: the span of features, with exact projections of L²(μ).
public struct FeatureSpace: Sendable {
  /// A basis of V in reduced echelon form: a function in each row, a point in each column. It depends on V alone.
  public let basis: Matrix<Rational>
  private let pivots: [Int]
  /// The basis times the weights of the points.
  private let weighted: Matrix<Rational>
  let inverseGram: Matrix<Rational>

  /// The span of functions on the points of a problem; dependent ones are allowed.
  ///
  /// - Throws: ``ProblemError/count(of:_:expected:)`` for functions with a wrong number of values.
  /// - Complexity: O(functions · points · dimension) operations
  public init(spannedBy features: [[Rational]], on problem: FiniteProblem) throws(ProblemError) {
    for feature in features where feature.count != problem.pointCount {
      throw .count(of: "values of a feature", feature.count, expected: problem.pointCount)
    }
    let form = Matrix(rows: features, columnCount: problem.pointCount).reducedRowEchelonForm()
    let basis = Matrix(
      rows: (0..<form.rank).map { Array(form.rows[row: $0]) }, columnCount: problem.pointCount)
    let weighted = Matrix(
      rows: (0..<form.rank).map { row in zip(basis[row: row], problem.measure).map { $0 * $1 } },
      columnCount: problem.pointCount)
    guard let inverse = (weighted * basis.transposed).inverse() else {
      throw .unsuitable("the Gram matrix of independent functions has no inverse: please report this defect")
    }
    self.basis = basis
    pivots = form.pivots
    self.weighted = weighted
    inverseGram = inverse
  }

  /// All functions on the points.
  ///
  /// - Throws: nothing in practice; see ``init(spannedBy:on:)``.
  /// - Complexity: that of ``init(spannedBy:on:)``
  public init(allFunctionsOn problem: FiniteProblem) throws(ProblemError) {
    let count = problem.pointCount
    try self.init(
      spannedBy: (0..<count).map { point in (0..<count).map { $0 == point ? 1 : 0 } }, on: problem)
  }

  /// The functions that a subgroup leaves invariant, spanned by the indicators of its orbits.
  ///
  /// - Throws: see ``init(spannedBy:on:)``.
  public init(invariantUnder subgroup: Subgroup, on problem: FiniteProblem) throws(ProblemError) {
    let partition = problem.action.orbits(under: subgroup)
    try self.init(
      spannedBy: (0..<partition.count).map { orbit in partition.orbitOf.map { $0 == orbit ? 1 : 0 } }, on: problem)
  }

  /// The polynomials of degree at most k in coordinates of the points.
  ///
  /// - Parameters:
  ///   - degree: k ≥ 0.
  ///   - coordinates: for each point its coordinates, as many for each.
  ///   - problem: the points and the measure.
  /// - Throws: ``ProblemError/count(of:_:expected:)``, ``ProblemError/outOfRange(_:_:allowed:)`` for a negative degree.
  /// - Complexity: O(monomials · points · dimension)
  public init(
    polynomialsOfDegree degree: Int, coordinates: [[Rational]], on problem: FiniteProblem
  ) throws(ProblemError) {
    guard degree >= 0 else { throw .outOfRange("the degree", Rational(degree), allowed: "at least 0") }
    guard coordinates.count == problem.pointCount else {
      throw .count(of: "points with coordinates", coordinates.count, expected: problem.pointCount)
    }
    let width = coordinates.first?.count ?? 0
    for point in coordinates where point.count != width {
      throw .count(of: "coordinates of a point", point.count, expected: width)
    }
    var level: [(values: [Rational], last: Int)] = [([Rational](repeating: 1, count: coordinates.count), 0)]
    var monomials = level.map(\.values)
    for _ in 0..<degree {
      // Each monomial arises once: factors in ascending order.
      level = level.flatMap { monomial in
        (monomial.last..<max(width, monomial.last)).map { factor in
          (zip(monomial.values, coordinates).map { $0 * $1[factor] }, factor)
        }
      }
      monomials += level.map(\.values)
    }
    try self.init(spannedBy: monomials, on: problem)
  }

  /// dim V.
  public var dimension: Int { basis.rowCount }

  /// Π_V f, the function of V nearest to f in L²(μ).
  ///
  /// - Complexity: O(points · dimension + dimension²)
  public func projection(of function: [Rational]) -> [Rational] {
    combination(inverseGram.applied(to: weighted.applied(to: function)))
  }

  /// The function with these coefficients in the basis.
  ///
  /// - Complexity: O(points · dimension)
  public func combination(_ coefficients: [Rational]) -> [Rational] {
    var result = [Rational](repeating: 0, count: basis.columnCount)
    for (row, coefficient) in coefficients.enumerated() where !coefficient.isZero {
      for point in result.indices { result[point] += coefficient * basis[row, point] }
    }
    return result
  }

  /// Whether a function lies in V, exactly.
  ///
  /// - Complexity: O(points · dimension)
  public func contains(_ function: [Rational]) -> Bool { combination(pivots.map { function[$0] }) == function }

  /// Throws unless the elements map V to itself.
  ///
  /// - Throws: ``ProblemError/notStable(function:element:)``; the function is the number of a row of ``basis``.
  /// - Complexity: O(elements · points · dimension²)
  public func requireStability(
    under elements: some Sequence<Int>, action: TabulatedAction
  ) throws(ProblemError) {
    for element in elements {
      for row in 0..<dimension where !contains(action.moved(Array(basis[row: row]), by: element)) {
        throw .notStable(function: row, element: element)
      }
    }
  }

  /// dim V^H, the rank of the average over the subgroup on V.
  ///
  /// - Throws: ``ProblemError/notStable(function:element:)`` where the subgroup does not map V to itself.
  /// - Complexity: O(generators · points · dimension²)
  public func invariantDimension(
    under subgroup: Subgroup, action: TabulatedAction
  ) throws(ProblemError) -> Int {
    try requireStability(under: subgroup.generators, action: action)
    let partition = action.orbits(under: subgroup)
    return Matrix(
      rows: (0..<dimension).map { partition.average(Array(basis[row: $0])) }, columnCount: basis.columnCount
    ).rank()
  }

  /// K_V(x, x) for each point x, K_V the reproducing kernel of V in L²(μ): Σ u(x)² over an orthonormal basis.
  ///
  /// - Complexity: O(points · dimension²)
  public var leverages: [Rational] {
    (0..<basis.columnCount).map { point in
      let column = (0..<dimension).map { basis[$0, point] }
      return zip(column, inverseGram.applied(to: column)).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
    }
  }
}
