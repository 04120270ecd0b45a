import ExactArithmetic
import Representations

/// The linear system of exactness, from the definition: Σ ω(g) φ(g) = mean(φ) for φ = 1 and every entry φ of every ρ on a
/// summand of F.
///
/// The definition that claims about exactness are judged by: it reads the tabulated representation and nothing else; no
/// characters, no basis chosen elsewhere, no search.
struct ExactnessSystem {
  /// Independent functions that span M(F ⊕ 1), the constant first; one value for each element of the group.
  let functions: [[Rational]]
  /// The mean of each function.
  let means: [Rational]
  /// The denominators of the means of all entries have this least common multiple.
  let commonDenominator: Int
  /// |G|.
  let order: Int

  /// dim M(F ⊕ 1).
  var dimension: Int { functions.count }

  init(_ functionClass: FunctionClass) {
    let order = functionClass.group.order
    var seen: Set<[Int]> = []
    var rows = [[Int](repeating: 1, count: order)]
    var denominator = 1
    for constituent in functionClass.constituents {
      for row in 0..<constituent.dimension {
        for column in 0..<constituent.dimension {
          let values = (0..<order).map { constituent.entry(row, column, at: $0) }
          guard seen.insert(values).inserted else { continue }
          rows.append(values)
          let mean = Rational(values.reduce(0, +), order)
          denominator = Divisibility.leastCommonMultiple(denominator, Rational(mean.denominator).asInt ?? 1)
        }
      }
    }
    let all = Matrix(rows: rows, columnCount: order).mapEntries { Rational($0) }
    functions = all.reducedRowEchelonForm().basisRows.map { Array(all[row: $0]) }
    means = functions.map { $0.reduce(.zero, +) / Rational(order) }
    commonDenominator = denominator
    self.order = order
  }

  /// The functions on some elements, a row for each function.
  private func matrix(on support: [Int]) -> Matrix<Rational> {
    Matrix(rows: functions.map { function in support.map { function[$0] } }, columnCount: support.count)
  }

  /// Whether weights on some elements satisfy the system.
  func isSatisfied(_ weights: [Rational], on support: [Int]) -> Bool {
    matrix(on: support).applied(to: weights) == means
  }

  /// Weights of any signs on some elements that satisfy the system; `nil` if there are none.
  func affineWeights(on support: [Int]) -> [Rational]? { matrix(on: support).solve(means) }

  /// Weights ≥ 0 on some elements that satisfy the system, or a function that shows that there are none.
  func convexWeights(on support: [Int]) -> ConvexAnswer {
    let program = GeneralLinearProgram(equations: matrix(on: support), bounds: means)
    let outcome = program.solve()
    guard program.proves(outcome) else { return ConvexAnswer() }
    switch outcome {
    case .optimal(_, let solution, _): return ConvexAnswer(weights: solution)
    case .infeasible(let certificate): return ConvexAnswer(separating: combination(certificate))
    case .unbounded, .stopped: return ConvexAnswer()
    }
  }

  /// The values of a linear combination of the functions.
  func combination(_ factors: [Rational]) -> [Rational] {
    (0..<order).map { g in zip(factors, functions).reduce(.zero) { $0 + $1.0 * $1.1[g] } }
  }

  /// A basis of the functions on the group that are orthogonal to M(F ⊕ 1).
  var complement: [[Rational]] {
    let basis = Matrix(rows: functions, columnCount: order).nullspace()
    return (0..<basis.rowCount).map { Array(basis[row: $0]) }
  }
}

/// Whether a support carries an exact convex scheme.
struct ConvexAnswer {
  /// Weights ≥ 0 of the elements of the support, in its order; some may be 0.
  var weights: [Rational]?
  /// A function of M(F ⊕ 1) with negative mean that is ≥ 0 on the support (Farkas): no convex scheme there is exact.
  var separating: [Rational]?
}
