public import ExactArithmetic
public import FiniteGroups

/// Finitely many functions on a finite X, by their values.
public struct FiniteFunctionClass: Sendable, Hashable {
  /// A row of values for each function.
  public let values: Matrix<Rational>

  /// The number of functions.
  public var functionCount: Int { values.rowCount }
  /// The number of points of X.
  public var pointCount: Int { values.columnCount }

  /// A class from the values of its functions.
  ///
  /// - Throws: ``ComplexityError/malformedClass(reason:)``.
  public init(_ functions: [[Rational]]) throws(ComplexityError) {
    guard let first = functions.first, !first.isEmpty else {
      throw .malformedClass(reason: "there are no functions, or no points")
    }
    guard functions.allSatisfy({ $0.count == first.count }) else {
      throw .malformedClass(reason: "these functions have different numbers of values")
    }
    values = Matrix(rows: functions, columnCount: first.count)
  }

  /// The empirical Rademacher complexity (1/n) E max_f Σ σᵢ f(xᵢ) at a sample of points, which may repeat; exact.
  ///
  /// - Precondition: points of X, at least one.
  /// - Throws: ``ComplexityError/tooLarge(what:count:limit:)`` for more than 16 points.
  /// - Complexity: O(n · functions + 2ⁿ · functions)
  public func rademacherComplexity(at sample: [Int]) throws(ComplexityError) -> Rational {
    precondition(!sample.isEmpty, "a sample has a point")
    guard sample.count <= SignPatterns.limit else {
      throw .tooLarge(what: "signs", count: sample.count, limit: SignPatterns.limit)
    }
    var sum = Rational.zero
    var totals = (0..<functionCount).map { function in
      sample.reduce(Rational.zero) { $0 + values[function, $1] }
    }
    SignPatterns.forEachHalf(sample.count) { signs, flipped in
      if let flipped {
        let change = Rational(2 * signs[flipped])
        for function in totals.indices { totals[function] += change * values[function, sample[flipped]] }
      }
      // σ and −σ.
      sum += (totals.max() ?? .zero) - (totals.min() ?? .zero)
    }
    return sum / (Rational(sample.count) * Rational.power(2, sample.count))
  }

  /// Massart's upper bound max_f ‖f‖ √(2 ln |F|)/n of the same, ‖f‖² = Σ f(xᵢ)².
  ///
  /// Source: P. Massart, "Some applications of concentration inequalities to statistics", 2000, Lemma 5.2.
  ///
  /// - Precondition: points of X, at least one.
  public func massartBound(at sample: [Int]) -> Enclosure {
    precondition(!sample.isEmpty, "a sample has a point")
    let largest = (0..<functionCount).map { function in
      sample.reduce(Rational.zero) { $0 + values[function, $1] * values[function, $1] }
    }.max()
    let logarithm = Enclosure.naturalLogarithm(of: Rational(functionCount))
    let square = logarithm.scaled(by: 2 * (largest ?? .zero))
    return Enclosure.squareRoot(of: square).scaled(by: Rational(1, sample.count))
  }

  /// The functions on the orbits, if all functions are invariant; `nil` if one is not.
  public func descended(to orbits: OrbitPartition) -> FiniteFunctionClass? {
    guard orbits.orbitOf.count == pointCount else { return nil }
    for function in 0..<functionCount {
      for orbit in orbits.orbits {
        for point in orbit where values[function, point] != values[function, orbit[0]] { return nil }
      }
    }
    return FiniteFunctionClass(
      unchecked: Matrix(
        rows: (0..<functionCount).map { function in orbits.orbits.map { values[function, $0[0]] } },
        columnCount: orbits.orbits.count))
  }

  private init(unchecked values: Matrix<Rational>) { self.values = values }
}
