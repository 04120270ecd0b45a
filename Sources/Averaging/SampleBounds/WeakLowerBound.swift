public import ExactArithmetic

/// Lower bounds for weak(ε) averaging complexity that need no search.
///
/// Source: Tahmasebi & Weber, arXiv 2512.11855, Remark 16; `mathematics.md` §5.
public enum WeakLowerBound {
  /// The Plancherel bound |G| / (1 + ε(|G|−1)), rounded up; for classes that contain every irreducible representation.
  /// Holds for convex, affine and uniform weights.
  ///
  /// - Precondition: `order >= 1`, `epsilon >= 0`.
  public static func plancherel(order: Int, epsilon: Rational) -> Int {
    precondition(order >= 1 && epsilon.signum >= 0)
    let bound = Rational(order) / (1 + epsilon * Rational(order - 1))
    return Rational(bound.ceiling).asInt ?? order
  }

  /// The Delsarte bound of a character k of a representation within F ⊕ 1, rounded up; convex weights.
  ///
  /// For k = Σ m_π χ_π the coefficients c_π = m_π/d_π are nonnegative, so the bound is k(e) / (m₁ + ε(k(e) − m₁)) with m₁ = mean(k):
  /// no character table is needed. Permutation characters qualify; for S_n on n points it is n / (1 + ε(n − 1)).
  ///
  /// - Parameters:
  ///   - values: k on each conjugacy class, the identity's first.
  ///   - sizes: the sizes of the classes.
  ///   - epsilon: ε ≥ 0.
  /// - Returns: `nil` if k is negative somewhere, so that it proves nothing.
  public static func character(values: [Int], sizes: [Int], epsilon: Rational) -> Int? {
    guard let dimension = values.first, dimension > 0, values.allSatisfy({ $0 >= 0 }) else { return nil }
    let mean = Rational(zip(values, sizes).reduce(0) { $0 + $1.0 * $1.1 }, sizes.reduce(0, +))
    let cost = mean + epsilon * (Rational(dimension) - mean)
    return Rational(dimension).divided(by: cost).flatMap { Rational($0.ceiling).asInt }
  }

  /// The Delsarte bound for a cyclic group and the characters of the given orders, rounded up; convex weights.
  ///
  /// The best class function may be averaged over the Galois group, so its coefficients depend only on the order of the
  /// character and the linear program is rational: k = Σ c_d R_d with Ramanujan sums R_d, k ≥ 0 away from the identity,
  /// c₁ + ε Σ_{d>1} φ(d) max(c_d, 0) ≤ 1, k(e) as large as possible.
  ///
  /// - Parameters:
  ///   - order: the order n of the group.
  ///   - characterOrders: the orders of the characters in F, divisors of n; 1 may be left out.
  ///   - epsilon: ε ≥ 0.
  /// - Complexity: one exact simplex run with 2 variables per order and a constraint per divisor of n
  public static func cyclicDelsarte(order: Int, characterOrders: some Sequence<Int>, epsilon: Rational) -> Int {
    precondition(order >= 1 && epsilon.signum >= 0)
    let orders = Set(characterOrders).union([1]).sorted()
    let totients = orders.map { Rational(ramanujanSum($0, 0)) }
    let points = (1..<max(order, 1)).filter { order % $0 == 0 }
    // Variables: the positive, then the negative parts of the coefficients.
    let positivity = points.map { point in
      let values = orders.map { Rational(ramanujanSum($0, point)) }
      return values.map { -$0 } + values
    }
    let cost =
      zip(orders, totients).map { $0 == 1 ? Rational.one : epsilon * $1 }
      + orders.map { $0 == 1 ? -Rational.one : .zero }
    let program = LinearProgram(
      maximize: totients + totients.map { -$0 },
      constraints: Matrix(rows: positivity + [cost], columnCount: 2 * orders.count),
      bounds: Array(repeating: .zero, count: positivity.count) + [.one])
    guard case .optimal(let value, _, _) = program.solve() else { return 1 }
    return Rational(value.ceiling).asInt ?? 1
  }

  /// The Ramanujan sum R_d(g): the sum of χ(g) over the characters χ of order d of a cyclic group whose order d divides.
  public static func ramanujanSum(_ order: Int, _ element: Int) -> Int {
    (1...order).filter { divisor in order % divisor == 0 && element % divisor == 0 }
      .reduce(0) { $0 + moebius(order / $1) * $1 }
  }

  private static func moebius(_ number: Int) -> Int {
    var rest = number
    var sign = 1
    var factor = 2
    while factor * factor <= rest {
      if rest % factor == 0 {
        rest /= factor
        if rest % factor == 0 { return 0 }
        sign = -sign
      }
      factor += 1
    }
    return rest > 1 ? -sign : sign
  }
}
