import ExactArithmetic

extension SupportEncoding {
  /// Ties each weight to its literal.
  mutating func addWeights() {
    for (element, (literal, weight)) in zip(support, weights).enumerated() {
      let term = [LinearConstraint.Term(1, weight)]
      let isFirst = element == 0
      switch weightClass {
      case .convex:
        problem.addLinear(
          term, .atLeast, 0, comment: isFirst ? "Weights are nonnegative, and zero off the support." : nil)
        // With the bound below this says "= 0", and solvers like a bound better than an equation.
        problem.addLinear(term, .atMost, 0, if: !literal)
      case .affine:
        problem.addLinear(term, .equal, 0, if: !literal, comment: isFirst ? "Weights are zero off the support." : nil)
      case .uniform:
        problem.addLinear(
          term, .equal, 1, if: literal, comment: isFirst ? "Weights, times t, are 1 on the support and 0 off it." : nil)
        problem.addLinear(term, .equal, 0, if: !literal)
      }
    }
  }

  /// Demands Σ ω = 1 and the rows.
  mutating func addRows() {
    let total = SupportRow(
      Array(repeating: Rational.one, count: count), equals: 1, comment: "The weights add up to 1.")
    if weightClass == .uniform {
      for row in rows { addScaled(row) }
    } else if options.reducesRows {
      let system = Matrix(rows: ([total] + rows).map { $0.dense(count) + [$0.bound] }, columnCount: count + 1)
      let form = system.reducedRowEchelonForm()
      for index in 0..<form.rank {
        add(
          SupportRow(
            (0..<count).map { form.rows[index, $0] }, equals: form.rows[index, count],
            comment: index == 0 ? "The equations, in reduced row echelon form." : nil))
      }
    } else {
      for row in [total] + rows { add(row) }
    }
  }

  private mutating func add(_ row: SupportRow, scale: Rational = .one) {
    problem.addLinear(
      row.coefficients.map { LinearConstraint.Term($0.value, weights[$0.element]) }, .equal, scale * row.bound,
      comment: row.comment)
  }

  /// A row for weights that are 0 or 1, t of them 1.
  ///
  /// Then Σ a(g) w(g) lies in t·a(0) + ℤd, d a common divisor of all a(g) − a(0). Solvers do not see that; where the
  /// bound lies elsewhere this ends the search at once.
  private mutating func addScaled(_ row: SupportRow) {
    let scale = Rational(size)
    add(row, scale: scale)
    let dense = row.dense(count)
    let divisor = dense.reduce(Rational.zero) { SupportEncoding.commonDivisor($0, $1 - dense[0]) }
    let distance = scale * (row.bound - dense[0])
    if divisor.isZero ? !distance.isZero : !(distance / divisor).isInteger {
      problem.addClause(
        [], comment: "The equation above has no solution in zeros and t ones: t times its bound is no such sum.")
    }
  }

  /// The largest rational number of which both are integer multiples; `commonDivisor(0, 0) == 0`.
  static func commonDivisor(_ first: Rational, _ second: Rational) -> Rational {
    var (a, b) = (first.magnitude, second.magnitude)
    while !b.isZero {
      let quotient = Rational((a / b).floor)
      (a, b) = (b, a - quotient * b)
    }
    return a
  }

  /// Adds "the support meets this set" for sets that follow from one row Σ a ω = b and Σ ω = 1.
  ///
  /// A weighted mean with ω ≥ 0 is b, so the support meets {a ≥ b} and {a ≤ b}; and if b ≠ 0, it meets {a of the sign
  /// of b}. With signs allowed: for any c ≠ b, Σ (a − c) ω = b − c ≠ 0, so the support meets {a ≠ c}.
  mutating func addImpliedClauses() {
    var known: Set<[Int]> = []
    let start = problem.assertions.count
    for row in rows {
      let dense = row.dense(count)
      var sets: [[Int]] = []
      if weightClass == .affine {
        for value in Set(dense).subtracting([row.bound]).sorted() {
          sets.append(dense.indices.filter { dense[$0] != value })
        }
      } else {
        sets.append(dense.indices.filter { dense[$0] >= row.bound })
        sets.append(dense.indices.filter { dense[$0] <= row.bound })
        if !row.bound.isZero { sets.append(dense.indices.filter { dense[$0].signum == row.bound.signum }) }
      }
      // The whole group is met in any case; with the identity in the support, so is every set that has it.
      for set in sets where set.count < count && !(identityInSupport && set.first == 0) {
        if known.insert(set).inserted { problem.addClause(set.map { support[$0] }) }
      }
    }
    problem.annotate(from: start, "Implied by single equations; these clauses only help the search.")
  }

  /// Bounds the number of elements.
  mutating func addSize() {
    switch weightClass {
    case .convex, .affine:
      problem.addAtMost(
        size, of: support, by: options.cardinality, comment: "At most \(size) elements lie in the support.")
    case .uniform where size < 1:
      problem.addClause([], comment: "A support has at least one element.")
    case .uniform:
      problem.addExactly(size, of: support, comment: "Exactly \(size) elements lie in the support.")
    }
  }
}
